import type { FastifyInstance } from 'fastify'
import { audit } from '../platform/audit.sql.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { addDays, date } from '../values/calendar-date.ts'
import { dayInVietnam, momentInVietnam } from '../values/moment.ts'
import * as api from './audit-api.ts'
import { officeNames, readAuditLines } from './audit-log.sql.server.ts'
import { type AuditResult, verifyAudit } from './audit-verify.sql.server.ts'

const mostLines = 500_000

const inScope = (actor: Actor, officeId: number): boolean =>
  actor.scope === 'NATIONAL' || actor.offices.includes(officeId)

/** The inspector's look at the audit chains. Reading them leaves a line as well. */
export function auditRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, api.readAudit, async ({ actor, tx, query, now }) => {
    const { from, to, ...filter } = query
    const narrow = filter.officeId !== undefined || filter.actorId !== undefined || filter.subjectId !== undefined
    const first = from ? date(from) : narrow ? undefined : addDays(dayInVietnam(now), -7)
    const page = await readAuditLines(tx, {
      ...filter,
      from: first && momentInVietnam(first, 0),
      to: to && momentInVietnam(addDays(date(to), 1), 0),
    })
    if (!filter.before)
      await audit(tx, actor, {
        action: 'audit-read',
        subjectKind: filter.subjectKind ?? '',
        subjectId: filter.subjectId ?? '',
        purpose: 'Thanh tra, kiểm tra',
        details: { officeId: filter.officeId ?? null, actorId: filter.actorId ?? null, action: filter.action ?? null },
      })
    return page
  })

  serve(app, house, api.whoSaw, async ({ actor, tx, params, query }) => {
    const page = await readAuditLines(tx, { subjectKind: params.kind, subjectId: params.id, ...query })
    if (!query.before)
      await audit(tx, actor, {
        action: 'audit-read',
        subjectKind: params.kind,
        subjectId: params.id,
        purpose: 'Thanh tra, kiểm tra',
      })
    return page
  })

  serve(app, house, api.verifyChains, async ({ actor, tx, body }) => {
    if (body.officeId !== undefined && !inScope(actor, body.officeId)) throw new Refused('not-found')
    const results: AuditResult[] = []
    const officeIds = actor.scope === 'NATIONAL' ? undefined : actor.offices
    for await (const result of verifyAudit(house.db, { officeId: body.officeId, officeIds, maxLines: mostLines }))
      results.push(result)
    const names = await officeNames(
      tx,
      results.map((result) => result.officeId),
    )
    const summary = {
      sound: results.every((result) => result.faults.length === 0),
      complete: results.every((result) => result.complete),
      lines: results.reduce((sum, result) => sum + result.lines, 0),
      offices: results.length,
    }
    await audit(tx, actor, { action: 'audit-verified', details: { ...summary, officeId: body.officeId ?? null } })
    const doubtful = (result: AuditResult): number => (result.faults.length > 0 ? 0 : result.complete ? 2 : 1)
    return {
      ...summary,
      results: results
        .sort((a, b) => doubtful(a) - doubtful(b) || a.officeId - b.officeId)
        .slice(0, 500)
        .map((result) => ({ ...result, officeName: names.get(result.officeId) ?? 'Hệ thống' })),
    }
  })
}
