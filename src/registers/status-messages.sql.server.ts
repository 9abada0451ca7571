import type { NoteBasis } from '../events/parts/effects.ts'
import type { StatusChange } from '../events/parts/status-changes.ts'
import { jsonb, type Reads, type Writes } from '../platform/database.server.ts'

/** Queues messages about the people of an entry; answers how many. Raises `not-own-office`. */
export async function queueStatus(
  tx: Writes,
  asked: {
    officeId: number
    entryId: string
    changes: readonly StatusChange[]
    basis: NoteBasis | null
    at: string
  },
): Promise<number> {
  const { officeId, entryId, basis, at } = asked
  const [row] = await tx<{ n: number }[]>`
    select queue_status(${officeId}, ${entryId}, ${jsonb(tx, asked.changes)}, ${jsonb(tx, { basis, at })}) as n`
  return row?.n ?? 0
}

export type StatusMessageRow = {
  office_id: number
  message_key: string
  person_name: string
  seq: number
  change: unknown
  state: 'WAITING' | 'TAKEN' | 'NEEDS_VERIFICATION' | 'REFUSED' | 'PARKED'
  reason: string
  queued_at: string
  answered_at: string | null
}

/** What was told of the people of an entry, in the order it was written. */
export async function statusMessagesOf(tx: Reads, officeId: number, entryId: string): Promise<StatusMessageRow[]> {
  return await tx<StatusMessageRow[]>`
    select m.office_id, m.message_key, coalesce(o.payload -> 'person' ->> 'name', '') as person_name, m.seq, m.change, m.state, m.reason, m.queued_at, m.answered_at
    from status_message m left join outbox o on o.message_key = m.message_key
    where m.office_id = ${officeId} and m.entry_id = ${entryId} order by m.queued_at, m.person_id, m.seq`
}

/** Messages that were not taken and need somebody to look, within what the asker may see; oldest first. */
export async function openStatusMessages(
  tx: Reads,
  limit: number,
): Promise<(StatusMessageRow & { office_name: string; entry_id: string; number: string })[]> {
  return await tx<(StatusMessageRow & { office_name: string; entry_id: string; number: string })[]>`
    select m.office_id, m.entry_id, e.office_name, lpad(e.entry_no::text, greatest(2, length(e.entry_no::text)), '0') || '/' || e.year as number,
      m.message_key, coalesce(o.payload -> 'person' ->> 'name', '') as person_name, m.seq, m.change, m.state, m.reason, m.queued_at, m.answered_at
    from status_message m join register_entry e on e.office_id = m.office_id and e.id = m.entry_id left join outbox o on o.message_key = m.message_key
    where m.state in ('NEEDS_VERIFICATION', 'REFUSED', 'PARKED') order by m.queued_at, m.person_id, m.seq limit ${limit}`
}

/** Sends one again with what is known of the person now; null when it is on its way or has been taken. */
export async function sendStatusAgain(
  tx: Writes,
  officeId: number,
  entryId: string,
  key: string,
): Promise<string | null> {
  const [row] = await tx<{ key: string | null }[]>`select send_status_again(${officeId}, ${entryId}, ${key}) as key`
  return row?.key ?? null
}

export type StatusAnswer = {
  key: string
  state: 'TAKEN' | 'NEEDS_VERIFICATION' | 'REFUSED' | 'PARKED'
  reason: string
  receipt: string
  at: string
}

/** Writes what became of a message; the outbox is done with it unless it is parked. False when it was known before. */
export async function noteStatusAnswer(tx: Writes, answer: StatusAnswer): Promise<boolean> {
  const rows = await tx`
    update status_message set state = ${answer.state}, reason = ${answer.reason}, receipt = ${answer.receipt}, answered_at = ${answer.at}
    where message_key = ${answer.key} and state in ('WAITING', 'PARKED') and state <> ${answer.state} returning message_key`
  if (answer.state !== 'PARKED')
    await tx`update outbox set state = 'DONE', done_at = now(), accepted_at = coalesce(accepted_at, now()), claimed_until = null, in_doubt = false,
      last_error = ${answer.reason === '' ? null : answer.reason} where message_key = ${answer.key}`
  return rows.length === 1
}

/** Tells the office that keeps the entry that a message needs somebody to look; once a message and answer. */
export async function askToLook(
  tx: Writes,
  asked: { key: string; id: string; kind: string; message: string; at: string },
): Promise<void> {
  await tx`
    insert into office_notice (office_id, id, from_office_id, kind, entry_id, entry_office_id, content, sent_at)
    select coalesce(o.custodian_id, o.id), ${asked.id}, coalesce(o.custodian_id, o.id), ${asked.kind}, e.id, e.office_id,
      jsonb_build_object('number', lpad(e.entry_no::text, greatest(2, length(e.entry_no::text)), '0') || '/' || e.year, 'message', ${asked.message}::text,
        'entry', jsonb_build_object('officeId', e.office_id, 'entryId', e.id)), ${asked.at}
    from status_message m join register_entry e on e.office_id = m.office_id and e.id = m.entry_id join office o on o.id = e.office_id
    where m.message_key = ${asked.key}`
}
