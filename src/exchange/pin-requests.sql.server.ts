import { jsonb, type Reads, type Writes } from '../platform/database.server.ts'
import type { CalendarDate } from '../values/calendar-date.ts'

export type OpenRequestRow = {
  office_id: number
  office_name: string
  entry_id: string
  case_id: string
  code: string | null
  entry_no: number
  year: number
  full_name: string
  state: 'WAITING' | 'SUSPECT_DUPLICATE' | 'REJECTED' | 'NEEDS_VERIFICATION'
  reason: string
  candidates: { pin: string; reasons: string[] }[]
  asked_at: string
  answered_at: string | null
  message_state: 'PENDING' | 'ACCEPTED' | 'DONE' | 'PARKED' | null
  attempts: number | null
}

/** Requests without a number, longest first, within what the asker may see. */
export async function openRequests(
  tx: Reads,
  asked: { state: string | null; limit: number },
): Promise<OpenRequestRow[]> {
  return await tx<OpenRequestRow[]>`
    select q.office_id, e.office_name, q.entry_id, q.case_id, c.code, e.entry_no, e.year, c.subject_name as full_name, q.state, q.reason, q.candidates,
      q.asked_at, q.answered_at, o.state as message_state, o.attempts
    from pin_request q
    join registration_case c on c.office_id = q.office_id and c.id = q.case_id
    join register_entry e on e.office_id = q.office_id and e.id = q.entry_id
    left join outbox o on o.message_key = q.request_id
    where q.state <> 'ALLOCATED' and q.state <> 'CANCELLED' and (${asked.state}::text is null or q.state = ${asked.state})
    order by q.asked_at, q.entry_id limit ${asked.limit}`
}

export type EntryForRequest = {
  entry_no: number
  year: number
  registered_on: CalendarDate
  office_name: string
  officer_id: string
  unit_code: string
  province_code: string | null
  content: unknown
  candidates: { pin: string; reasons: string[] }[]
  message_state: string | null
}

/** The entry as it reads now, with what a request needs besides. */
export async function entryForRequest(
  tx: Reads,
  officeId: number,
  entryId: string,
): Promise<EntryForRequest | undefined> {
  const [row] = await tx<EntryForRequest[]>`
    select e.entry_no, e.year, e.registered_on, e.office_name, e.officer_id, o.unit_code, o.province_code,
      coalesce((select r.content from entry_revision r where r.office_id = e.office_id and r.entry_id = e.id order by r.revision desc limit 1), e.content) as content,
      q.candidates, m.state as message_state
    from register_entry e
    join office o on o.id = e.office_id
    join pin_request q on q.office_id = e.office_id and q.entry_id = e.id
    left join outbox m on m.message_key = q.request_id
    where e.office_id = ${officeId} and e.id = ${entryId}`
  return row
}

/** Dossiers of the children that have these numbers. */
export async function casesOfPins(tx: Reads, pins: readonly string[]): Promise<string[]> {
  const rows = await tx<{ case_id: string }[]>`
    select distinct e.case_id from entry_person p join register_entry e on e.office_id = p.office_id and e.id = p.entry_id
    where p.role = 'CHILD' and p.pin = any (${pins as string[]})`
  return rows.map((row) => row.case_id)
}

/** The entry's request becomes a new one; the old id is remembered for answers that come late. */
export async function replaceRequest(
  tx: Writes,
  made: { officeId: number; entryId: string; requestId: string; caseId: string; payload: unknown; at: string },
): Promise<void> {
  await tx`
    update pin_request set earlier_request_ids = earlier_request_ids || request_id, request_id = ${made.requestId}, state = 'WAITING', reason = '',
      candidates = '[]', asked_at = ${made.at}, answered_at = null
    where office_id = ${made.officeId} and entry_id = ${made.entryId}`
  await tx`
    insert into outbox (office_id, partner, topic, message_key, ordering_key, payload)
    values (${made.officeId}, 'population-database', 'pin-request', ${made.requestId}, ${made.caseId}, ${jsonb(tx, made.payload)})`
}
