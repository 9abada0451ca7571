import type { PinCandidate } from '../identity/pin-issuer.ts'
import { auditSystem } from '../platform/audit.sql.server.ts'
import { jsonb, type Writes } from '../platform/database.server.ts'
import type { CaseState } from './case.ts'

export type PinRequestRow = {
  office_id: number
  entry_id: string
  case_id: string
  request_id: string
  state: 'WAITING' | 'ALLOCATED' | 'SUSPECT_DUPLICATE' | 'REJECTED' | 'NEEDS_VERIFICATION' | 'CANCELLED'
  reason: string
  case_state: CaseState
  pin: string | null
}

const columns = (tx: Writes) => tx`
  q.office_id, q.entry_id, q.case_id, q.request_id, q.state, q.reason, c.state as case_state,
  (select p.pin from entry_pin p where p.office_id = q.office_id and p.entry_id = q.entry_id order by p.seq desc limit 1) as pin`

/** The requests with their cases, locked. */
export async function lockPinRequests(tx: Writes, requestIds: readonly string[]): Promise<PinRequestRow[]> {
  return await tx<PinRequestRow[]>`
    select ${columns(tx)} from pin_request q join registration_case c on c.office_id = q.office_id and c.id = q.case_id
    where q.request_id = any (${requestIds as string[]}::uuid[]) order by q.office_id, q.entry_id for update of q, c`
}

/** One request with its case, locked; a late answer to a request that has been replaced is found too. */
export async function lockPinRequest(tx: Writes, requestId: string): Promise<PinRequestRow | undefined> {
  const [row] = await lockPinRequests(tx, [requestId])
  if (row) return row
  const [earlier] = await tx<PinRequestRow[]>`
    select ${columns(tx)} from pin_request q join registration_case c on c.office_id = q.office_id and c.id = q.case_id
    where q.earlier_request_ids <> '{}' and q.earlier_request_ids @> array[${requestId}::uuid] for update of q, c`
  return earlier
}

/** The same for an entry, as a person sees it. */
export async function lockPinRequestOfEntry(tx: Writes, entryId: string): Promise<PinRequestRow | undefined> {
  const [row] = await tx<PinRequestRow[]>`
    select ${columns(tx)}
    from pin_request q join registration_case c on c.office_id = q.office_id and c.id = q.case_id
    where q.entry_id = ${entryId} for update of q, c`
  return row
}

export type PinEvent = {
  at: string
  actor: { id: string | null; name: string }
  action: string
  to: CaseState
  reason: string
  details?: Record<string, unknown>
}

/** Moves the case and appends to its timeline, in the caller's transaction. */
export async function recordPinEvent(tx: Writes, row: PinRequestRow, event: PinEvent): Promise<void> {
  await Promise.all([
    tx`update registration_case set state = ${event.to}, updated_at = ${event.at} where office_id = ${row.office_id} and id = ${row.case_id}`,
    tx`insert into case_event (office_id, case_id, seq, at, actor_id, actor_name, action, from_state, to_state, reason, details)
      select ${row.office_id}, ${row.case_id}, coalesce(max(seq), 0) + 1, ${event.at}::timestamptz, ${event.actor.id}::uuid, ${event.actor.name}, ${event.action},
        ${row.case_state}, ${event.to}, ${event.reason}, ${jsonb(tx, event.details ?? {})}
      from case_event where office_id = ${row.office_id} and case_id = ${row.case_id}`,
  ])
}

/** Writes the number of the child. Fails with `pin-of-another` when somebody else has it. */
export async function givePin(
  tx: Writes,
  row: PinRequestRow,
  given: { pin: string; source: 'ALLOCATED' | 'EXISTING'; at: string },
): Promise<void> {
  await Promise.all([
    tx`select give_pin(${row.office_id}, ${row.entry_id}, ${given.pin}, ${given.source}, ${row.request_id}, ${given.at})`,
    tx`update pin_request set state = 'ALLOCATED', reason = '', candidates = '[]', answered_at = ${given.at}
      where office_id = ${row.office_id} and entry_id = ${row.entry_id}`,
  ])
}

export async function setPinState(
  tx: Writes,
  row: PinRequestRow,
  to: { state: PinRequestRow['state']; reason: string; candidates: PinCandidate[]; at: string },
): Promise<void> {
  await tx`update pin_request set state = ${to.state}, reason = ${to.reason}, candidates = ${jsonb(tx, to.candidates)}, answered_at = ${to.at}
    where office_id = ${row.office_id} and entry_id = ${row.entry_id}`
}

/** The message of a request has done its work. */
export async function closeMessage(tx: Writes, messageKeys: readonly string[], note: string | null): Promise<void> {
  await tx`update outbox set state = 'DONE', done_at = now(), last_error = ${note}
    where message_key = any (${messageKeys as string[]}::uuid[]) and state <> 'DONE'`
}

export async function auditPin(tx: Writes, row: PinRequestRow, action: string): Promise<void> {
  await auditSystem(tx, row.office_id, {
    action,
    subjectKind: 'entry',
    subjectId: row.entry_id,
    purpose: row.case_id,
    details: { request: row.request_id },
  })
}

export type ArrivedPin = { row: PinRequestRow; pin: string; to: CaseState }

/**
 * Everything that follows from numbers that fit: entries, persons, requests, cases, timelines, messages and audit. One statement for
 * all of them each, since thousands come at once after an outage. Fails as a whole with `pin-of-another`.
 */
export async function recordPins(
  tx: Writes,
  arrived: readonly ArrivedPin[],
  at: string,
  reason: string,
): Promise<void> {
  const rows = tx.json(
    arrived.map(({ row, pin, to }) => ({
      office: row.office_id,
      entry: row.entry_id,
      case: row.case_id,
      request: row.request_id,
      from: row.case_state,
      to,
      pin,
    })),
  )
  const each = tx`jsonb_to_recordset(${rows}) as r (office int, entry uuid, "case" uuid, request uuid, "from" text, "to" text, pin text)`
  await Promise.all([
    tx`select give_pin(r.office, r.entry, r.pin, 'ALLOCATED', r.request, ${at}) from ${each}`,
    tx`update pin_request q set state = 'ALLOCATED', reason = '', candidates = '[]', answered_at = ${at}
      from ${each} where q.office_id = r.office and q.entry_id = r.entry`,
    tx`update registration_case c set state = r."to", updated_at = ${at} from ${each} where c.office_id = r.office and c.id = r."case"`,
    tx`insert into case_event (office_id, case_id, seq, at, actor_name, action, from_state, to_state, reason)
      select r.office, r."case", (select coalesce(max(e.seq), 0) + 1 from case_event e where e.office_id = r.office and e.case_id = r."case"),
        ${at}::timestamptz, 'Hệ thống', 'complete-pin', r."from", r."to", ${reason} from ${each}`,
    tx`update outbox o set state = 'DONE', done_at = now(), last_error = null from ${each} where o.message_key = r.request and o.state <> 'DONE'`,
    tx`select audit_append(r.office, null, 'Hệ thống', '', 'pin-arrived', 'entry', r.entry::text, r."case"::text, jsonb_build_object('request', r.request))
      from (select * from ${each} order by office) r`,
  ])
}
