import type { FastifyInstance } from 'fastify'
import { type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { dayInVietnam } from '../values/moment.ts'
import {
  legalSuccessors,
  officeById,
  predecessorsOfOffice,
  searchOffices,
  successorsOfOffice,
} from './offices.sql.server.ts'
import {
  calendarEndpoint,
  readOfficeEndpoint,
  readUnitEndpoint,
  referenceEndpoint,
  searchOfficesEndpoint,
  searchPlacesEndpoint,
  unitSuccessorsEndpoint,
} from './places-api.ts'
import { calendarDays, type ReferenceLists, referenceLists, referenceVersion } from './reference.sql.server.ts'
import { lastDayOf, searchPlaces, successorsOf, unitHistory, unitInWords, unitOn } from './units.sql.server.ts'

/** Places, units, offices, shared lists and the calendar; for everybody who is signed in. None of it is about a person. */
export function officeRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, searchPlacesEndpoint, async ({ query, now, tx, actor }) => ({
    places: await searchPlaces(tx, {
      typed: query.q,
      on: query.on ?? dayInVietnam(now),
      includeOld: query.includeOld ?? false,
      ...(query.level ? { level: query.level } : {}),
      ...(query.limit ? { limit: query.limit } : {}),
      near: actor.provinceCode,
    }),
  }))

  serve(app, house, readUnitEndpoint, async ({ params, query, now, tx }) => {
    const unit = await unitOn(tx, params.code, query.on ?? dayInVietnam(now))
    if (!unit) throw new Refused('not-found')
    return { unit, history: await unitHistory(tx, params.code) }
  })

  serve(app, house, unitSuccessorsEndpoint, async ({ params: { code }, query, now, tx }) => {
    const on = query.on ?? dayInVietnam(now)
    const asOf = query.asOf ?? (await lastDayOf(tx, code, on))
    const inWords = asOf && (await unitInWords(tx, code, asOf, on))
    const unit = asOf && (await unitOn(tx, code, asOf))
    if (!asOf || !inWords || !unit) throw new Refused('not-found')
    return { asOf, chain: unit.chain, inWords, ...(await successorsOf(tx, code, asOf, on)) }
  })

  serve(app, house, searchOfficesEndpoint, async ({ query, now, tx }) => {
    const limit = query.limit ?? 20
    const offices = await searchOffices(tx, { ...query, on: query.on ?? dayInVietnam(now), limit })
    return { offices, next: offices.length === limit ? (offices.at(-1)?.id ?? null) : null }
  })

  serve(app, house, readOfficeEndpoint, async ({ params, query, now, tx }) => {
    const today = dayInVietnam(now)
    const on = query.on ?? today
    const office = await officeById(tx, params.id, on)
    if (!office) throw new Refused('not-found')
    return {
      office,
      custodian: (await officeById(tx, office.custodianId, on)) ?? null,
      predecessors: await predecessorsOfOffice(tx, office.id),
      successors: await successorsOfOffice(tx, office.id),
      actsToday: await legalSuccessors(tx, office.id, today),
    }
  })

  let kept: { version: string; lists: ReferenceLists } | undefined
  serve(app, house, referenceEndpoint, async ({ request, reply, tx }) => {
    const version = await referenceVersion(tx)
    if (kept?.version !== version) kept = { version, lists: await referenceLists(tx) }
    const etag = `"${version.slice(0, 24)}"`
    reply.header('etag', etag).header('cache-control', 'private, no-cache')
    if (request.headers['if-none-match']?.includes(etag)) reply.code(304)
    return kept.lists
  })

  serve(app, house, calendarEndpoint, async ({ query, reply, tx }) => {
    reply.header('cache-control', 'private, max-age=3600')
    return { days: await calendarDays(tx, query.year, query.year) }
  })
}
