import type { FastifyInstance } from 'fastify'
import { ToldChange } from '../identity/status-message.ts'
import { permits } from '../offices/permissions.ts'
import { audit } from '../platform/audit.sql.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { loadEntry } from '../registers/entries.sql.server.ts'
import {
  openStatusMessages,
  type StatusMessageRow,
  sendStatusAgain,
  statusMessagesOf,
} from '../registers/status-messages.sql.server.ts'
import { EntryId } from '../values/ids.ts'
import { listOpenStatusMessages, listStatusMessages, type StatusMessageView, sendStatusMessageAgain } from './api.ts'
import './problems.ts'

const asView = (row: StatusMessageRow, actor: Actor): StatusMessageView => ({
  key: row.message_key,
  name: row.person_name,
  change: ToldChange.parse(row.change),
  state: row.state,
  reason: row.reason,
  queuedAt: row.queued_at,
  answeredAt: row.answered_at,
  maySendAgain:
    actor.scope === 'OFFICE' &&
    actor.offices.includes(row.office_id) &&
    permits(actor, 'case.register') &&
    row.state !== 'WAITING' &&
    row.state !== 'TAKEN',
})

/** What the population database was told of the people of an entry; sending again what it did not take. */
export function statusMessageRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, listStatusMessages, async ({ tx, actor, params, query }) => {
    if (!(await loadEntry(tx, params.officeId, params.entryId))) throw new Refused('not-found')
    const rows = await statusMessagesOf(tx, params.officeId, params.entryId)
    await audit(tx, actor, {
      action: 'status-messages-read',
      subjectKind: 'entry',
      subjectId: params.entryId,
      purpose: query.purpose,
    })
    return { items: rows.map((row) => asView(row, actor)) }
  })

  serve(app, house, listOpenStatusMessages, async ({ tx, actor, query }) => {
    const rows = await openStatusMessages(tx, query.limit)
    await audit(tx, actor, {
      action: 'status-messages-read',
      purpose: 'worklist',
      details: { rows: rows.length },
    })
    return {
      items: rows.map((row) => ({
        ...asView(row, actor),
        officeId: row.office_id,
        officeName: row.office_name,
        entryId: EntryId.parse(row.entry_id),
        number: row.number,
      })),
    }
  })

  serve(app, house, sendStatusMessageAgain, async ({ tx, actor, params }) => {
    if (!actor.offices.includes(params.officeId)) throw new Refused('not-own-office')
    const key = await sendStatusAgain(tx, params.officeId, params.entryId, params.key)
    if (key === null) throw new Refused('status-not-open')
    await audit(tx, actor, {
      action: 'status-message-sent-again',
      subjectKind: 'entry',
      subjectId: params.entryId,
      details: { key },
    })
    return { key }
  })
}
