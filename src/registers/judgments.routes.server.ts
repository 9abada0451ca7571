import type { FastifyInstance } from 'fastify'
import { audit } from '../platform/audit.sql.server.ts'
import { type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { asItem, giveBack, matchesOf, note, receive } from './judgments.server.ts'
import { judgmentById, judgmentRows } from './judgments.sql.server.ts'
import { listJudgments, matchJudgment, noteJudgment, receiveJudgment, returnJudgment } from './judgments-api.ts'

/** Judgments and decisions: taken in, matched to an entry, noted, passed on or sent back (LHT 30, 31). */
export function judgmentRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, receiveJudgment, async ({ tx, actor, body, now }) => asItem(await receive(tx, actor, body, now)))

  serve(app, house, listJudgments, async ({ tx, actor, query }) => {
    const rows = await judgmentRows(tx, actor.officeId, query.state, query.limit)
    await audit(tx, actor, { action: 'judgments-listed', purpose: 'ghi chú bản án', details: { found: rows.length } })
    return { items: rows.map(asItem) }
  })

  serve(app, house, matchJudgment, async ({ tx, actor, params }) => {
    const row = await judgmentById(tx, actor.officeId, params.id)
    if (!row) throw new Refused('not-found')
    const matches = await matchesOf(tx, actor, row)
    await audit(tx, actor, {
      action: 'judgment-matched',
      subjectKind: 'judgment',
      subjectId: row.id,
      details: { entries: matches.map(({ entryId }) => entryId) },
    })
    return { judgment: asItem(row), matches }
  })

  serve(app, house, noteJudgment, async ({ tx, actor, params, body, now }) =>
    asItem(await note(tx, actor, { id: params.id, entry: body, now })),
  )

  serve(app, house, returnJudgment, async ({ tx, actor, params, body, now }) =>
    asItem(await giveBack(tx, actor, { id: params.id, reason: body.reason, now })),
  )
}
