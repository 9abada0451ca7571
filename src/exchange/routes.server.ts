import type { FastifyInstance } from 'fastify'
import { audit } from '../platform/audit.sql.server.ts'
import { type House, serve, serveOutside } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import {
  acceptExistingPin,
  askPinAgain,
  explainTwins,
  listLinks,
  listPinRequests,
  lookUpCitizen,
  lookUpMarriage,
  notifyBirth,
} from './api.ts'
import { importBirths } from './health/import-births.server.ts'
import { type LinkSettings, openLink, usualLink } from './link.server.ts'
import { type Lookups, lookUp } from './lookups.server.ts'
import { acceptExisting, askAgain, links, waitingForPins } from './pin-requests.server.ts'
import {
  POPULATION_DATABASE,
  type PopulationDatabaseSettings,
  populationDatabase,
} from './population-database/population-database.server.ts'
import { statusMessageRoutes } from './status-routes.server.ts'

export type ExchangeRoutes = {
  /** Where the population database answers; null: look-ups say so, and people type. */
  populationDatabase: PopulationDatabaseSettings | null
  link?: Partial<LinkSettings>
}

/** Look-ups, links, PIN requests, changes of status and birth notices. */
export function exchangeRoutes(app: FastifyInstance, house: House, options: ExchangeRoutes): void {
  const lookups: Lookups = {
    db: house.db,
    clock: house.clock,
    citizens: options.populationDatabase ? populationDatabase(options.populationDatabase) : null,
    link: openLink(house.db, house.clock, POPULATION_DATABASE, { ...usualLink, ...options.link }),
  }

  serveOutside(app, house, lookUpCitizen, async ({ body, actor }) => {
    const { citizen, at } = await lookUp(lookups, { ...body, caseId: body.caseId ?? null, actor })
    const outcome = citizen ? 'FOUND' : 'NOT_FOUND'
    const message = citizen
      ? 'Đã lấy từ Cơ sở dữ liệu quốc gia về dân cư. Đối chiếu với giấy tờ.'
      : 'Không có công dân nào mang số này. Kiểm tra lại từng chữ số, hoặc gõ theo giấy tờ.'
    return { outcome, citizen, filledFrom: 'POPULATION_DB', at, message } as const
  })

  serveOutside(app, house, lookUpMarriage, async ({ body, actor }) => {
    const base = { caseId: body.caseId ?? null, purpose: body.purpose, actor }
    const mother = await lookUp(lookups, { ...base, pin: body.motherPin })
    const { marriage, spousePin } = mother.citizen ?? {}
    if (!marriage || spousePin !== body.fatherPin)
      return {
        outcome: 'NOT_FOUND',
        marriage: null,
        at: mother.at,
        message: 'Không thấy việc kết hôn của hai người này. Nếu có Giấy chứng nhận kết hôn, gõ theo giấy.',
      } as const
    return {
      outcome: 'FOUND',
      marriage: { ...marriage, verified: true },
      at: mother.at,
      message: marriage.endedOn ? 'Hôn nhân này đã chấm dứt; xem ngày chấm dứt.' : 'Cha mẹ đang là vợ chồng.',
    } as const
  })

  serve(app, house, listLinks, async ({ tx }) => ({ items: await links(tx) }))

  serve(app, house, listPinRequests, async ({ tx, actor, query, now }) => {
    const items = await waitingForPins(tx, { state: query.state ?? null, limit: query.limit, now })
    await audit(tx, actor, { action: 'pin-requests-read', purpose: 'worklist', details: { rows: items.length } })
    return { items }
  })

  serve(app, house, askPinAgain, async ({ tx, actor, params, body, now }) => {
    const requestId = await askAgain(tx, actor, { ...params, reason: body.reason, now })
    return { entryId: params.entryId, requestId, state: 'WAITING' as const }
  })

  serve(app, house, explainTwins, async ({ tx, actor, params, body, now }) => {
    const { explanation } = body
    const requestId = await askAgain(tx, actor, { ...params, reason: explanation, explanation, now })
    return { entryId: params.entryId, requestId, state: 'WAITING' as const }
  })

  serve(app, house, acceptExistingPin, async ({ tx, actor, params, body, now }) => {
    const caseState = await acceptExisting(tx, actor, { ...params, ...body, now })
    return { entryId: params.entryId, pin: body.pin, caseState }
  })

  statusMessageRoutes(app, house)

  if (!app.hasContentTypeParser('application/xml'))
    app.addContentTypeParser(
      ['application/xml', 'text/xml'],
      { parseAs: 'buffer', bodyLimit: 20_000_000 },
      (_request, body, done) => done(null, body),
    )
  serveOutside(app, house, notifyBirth, async ({ request, actor }) => {
    if (!Buffer.isBuffer(request.body)) throw new Refused('notices-unreadable')
    return importBirths(house.db, house.clock, request.body, 'notification.xml', { actor })
  })
}
