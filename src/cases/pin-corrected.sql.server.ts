import type { Writes } from '../platform/database.server.ts'
import type { PinRequestRow } from './pin-arrived.sql.server.ts'

/** Ends a message; false when it had ended before, so that nothing is told twice. */
export async function endMessage(tx: Writes, messageKey: string, note: string | null): Promise<boolean> {
  const rows = await tx`
    update outbox set state = 'DONE', done_at = now(), accepted_at = coalesce(accepted_at, case when ${note}::text is null then now() end), last_error = ${note},
      in_doubt = false, claimed_until = null
    where message_key = ${messageKey} and state <> 'DONE' returning id`
  return rows.length === 1
}

/** A parked message is tried again, but rarely. */
export async function tryRarely(tx: Writes, messageKey: string): Promise<void> {
  await tx`
    update outbox set state = 'PENDING', claimed_until = null, next_attempt_at = now() + interval '10 minutes'
    where message_key = ${messageKey} and state = 'PARKED'`
}

export async function everAccepted(tx: Writes, messageKey: string): Promise<boolean> {
  const [row] = await tx`select 1 from outbox where message_key = ${messageKey} and accepted_at is not null`
  return row !== undefined
}

/** Asks the office of an entry to look at a dossier; false when it has been asked so before. */
export async function askOfficeToLook(
  tx: Writes,
  row: PinRequestRow,
  task: { id: string; kind: string; message: string; at: string },
): Promise<boolean> {
  const rows = await tx`
    insert into office_notice (office_id, id, from_office_id, kind, entry_id, content, sent_at)
    select e.office_id, ${task.id}, e.office_id, ${task.kind}, e.id,
      jsonb_build_object('number', lpad(e.entry_no::text, greatest(2, length(e.entry_no::text)), '0') || '/' || e.year, 'message', ${task.message}::text, 'caseId', ${row.case_id}::uuid),
      ${task.at}
    from register_entry e where e.office_id = ${row.office_id} and e.id = ${row.entry_id}
    on conflict do nothing returning id`
  return rows.length === 1
}
