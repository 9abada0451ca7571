import { v7 as uuid } from 'uuid'
import type { EntryPerson } from '../events/known.ts'
import type { EntryRef, NoteBasis } from '../events/parts/effects.ts'
import { type StatusEffect, statusChanges } from '../events/parts/status-changes.ts'
import type { StatusReply } from '../identity/status-message.ts'
import type { Clock } from '../platform/clock.server.ts'
import { type Database, inTransaction, type Writes } from '../platform/database.server.ts'
import type { Moment } from '../values/moment.ts'
import { askToLook, noteStatusAnswer, queueStatus, type StatusAnswer } from './status-messages.sql.server.ts'

/**
 * R-H3: lets the population database know what an entry, or a decision noted on it (`basis`), does to people, in the transaction that writes it
 * (domain/01 R). Foreigners are in no population database. Answers how many messages wait.
 */
export async function tellStatus(
  tx: Writes,
  told: {
    entry: EntryRef
    effects: readonly StatusEffect[]
    persons: readonly EntryPerson[]
    basis?: NoteBasis
    at: Moment
  },
): Promise<number> {
  const foreigners = told.persons.flatMap(({ role, foreigner }) => (foreigner ? [role] : []))
  const changes = statusChanges(told.effects, foreigners)
  if (changes.length === 0) return 0
  return await queueStatus(tx, { ...told.entry, changes, basis: told.basis ?? null, at: told.at })
}

/** Whoever was told something by an entry that is revoked is told how things stand without it. */
export async function tellRevocation(
  tx: Writes,
  revoked: { entry: EntryRef; basis: NoteBasis; at: Moment },
): Promise<number> {
  const { entry, basis, at } = revoked
  return await queueStatus(tx, { ...entry, changes: [{ what: 'REVOKED' }], basis, at })
}

const noticeKinds = {
  NEEDS_VERIFICATION: 'STATUS_NEEDS_VERIFICATION',
  REFUSED: 'STATUS_REFUSED',
  PARKED: 'STATUS_NOT_TOLD',
} as const

async function settle(db: Database, answer: StatusAnswer): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { key, state, reason, at } = answer
    if (!(await noteStatusAnswer(tx, answer)) || state === 'TAKEN') return
    await askToLook(tx, { key, id: uuid(), kind: noticeKinds[state], message: reason, at })
  })
}

/** The population database has heard it; who must be verified first becomes a notice of the office. Repeating this changes nothing. */
export function statusHeard(db: Database, clock: Clock, key: string, reply: StatusReply): Promise<void> {
  const { receipt } = reply
  const at = clock()
  if (reply.reply === 'taken') return settle(db, { key, state: 'TAKEN', reason: '', receipt, at })
  const reason = `Cơ sở dữ liệu quốc gia về dân cư cần xác minh người này: ${reply.reason}`.slice(0, 1000)
  return settle(db, { key, state: 'NEEDS_VERIFICATION', reason, receipt, at })
}

/** It was refused: never sent again by itself, the office has a notice with the reason. */
export function statusRefused(db: Database, clock: Clock, key: string, said: string): Promise<void> {
  const reason =
    `Cơ sở dữ liệu quốc gia về dân cư không nhận thay đổi hộ tịch: ${said} Kiểm tra lại rồi bấm "Gửi lại", hoặc liên hệ Công an cấp xã.`.slice(
      0,
      1000,
    )
  return settle(db, { key, state: 'REFUSED', reason, receipt: '', at: clock() })
}

/** It could not be sent for a day although others were: it waits for somebody to send it again, and later changes of the person with it. */
export function statusParked(db: Database, clock: Clock, key: string, failure: string): Promise<void> {
  const reason =
    `Chưa báo được thay đổi hộ tịch cho Cơ sở dữ liệu quốc gia về dân cư: ${failure}. Bấm "Gửi lại" để thử lại.`.slice(
      0,
      1000,
    )
  return settle(db, { key, state: 'PARKED', reason, receipt: '', at: clock() })
}
