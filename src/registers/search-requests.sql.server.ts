import type { readingAlarms } from '../law/policies.ts'
import type { Reads, Writes } from '../platform/database.server.ts'

export type SearchRequestRow = {
  id: string
  office_id: number
  purpose: string
  state: 'OPEN' | 'APPROVED' | 'REJECTED' | 'ENDED'
  asked_by: string
  asked_by_name: string
  asked_at: string
  decided_by_name: string | null
  decided_at: string | null
  decision_reason: string
  valid_until: string | null
}

/** Requests of an office, newest first. */
export async function searchRequestRows(
  tx: Reads,
  asked: { officeId: number; limit: number; id?: string },
): Promise<SearchRequestRow[]> {
  return await tx<SearchRequestRow[]>`
    select id, office_id, purpose, state, asked_by, asked_by_name, asked_at, decided_by_name, decided_at, decision_reason, valid_until
    from search_request where office_id = ${asked.officeId} ${asked.id ? tx`and id = ${asked.id}` : tx``} order by asked_at desc limit ${asked.limit}`
}

export async function addSearchRequest(
  tx: Writes,
  request: { officeId: number; id: string; purpose: string; by: { id: string; name: string }; at: string },
): Promise<void> {
  await tx`insert into search_request (office_id, id, purpose, asked_by, asked_by_name, asked_at)
    values (${request.officeId}, ${request.id}, ${request.purpose}, ${request.by.id}, ${request.by.name}, ${request.at})`
}

export type SearchDecision = 'done' | 'ended' | 'decided' | 'missing' | 'same-person'

/** Decides on a request of the actor's office; the database refuses whoever asked (four eyes). */
export async function decideOnSearch(
  tx: Writes,
  decision: { id: string; approve: boolean; name: string; reason: string; at: string; hours: number },
): Promise<SearchDecision> {
  const [row] = await tx<{ did: SearchDecision }[]>`
    select decide_search_request(${decision.id}, ${decision.approve}, ${decision.name}, ${decision.reason}, ${decision.at}, ${decision.hours}) as did`
  return row?.did ?? 'missing'
}

/** Opens the whole nation to the rest of this transaction under a running approval of the actor; its purpose, or null. */
export async function widenBy(tx: Writes, requestId: string, now: string): Promise<string | null> {
  const [row] = await tx<{ purpose: string | null }[]>`select widen_by(${requestId}, ${now}) as purpose`
  return row?.purpose ?? null
}

export type ReadAlertRow = {
  id: string
  office_id: number
  office_name: string
  kind: (typeof readingAlarms)[number]
  account_id: string | null
  account_name: string
  at: string
  reads: number
  within_minutes: number
  subject_kind: string
  subject_id: string
  purpose: string
  readers: { accountId: string; name: string }[]
  seen_at: string | null
  seen_by_name: string
  seen_note: string
}

/** Alerts of the asker's offices (row-level security), newest first. */
export async function readAlertRows(tx: Reads, asked: { open: boolean; limit: number }): Promise<ReadAlertRow[]> {
  return await tx<ReadAlertRow[]>`
    select a.id, a.office_id, o.name as office_name, a.kind, a.account_id, a.account_name, a.at, a.reads, a.within_minutes,
      a.subject_kind, a.subject_id, a.purpose, a.readers, a.seen_at, a.seen_by_name, a.seen_note
    from read_alert a join office o on o.id = a.office_id ${asked.open ? tx`where a.seen_at is null` : tx``} order by a.at desc limit ${asked.limit}`
}

/** False when there is no such open alert, or it is about the asker. */
export async function settleAlert(
  tx: Writes,
  settled: { id: string; by: { id: string; name: string }; note: string; at: string },
): Promise<boolean> {
  const rows =
    await tx`update read_alert set seen_at = ${settled.at}, seen_by = ${settled.by.id}, seen_by_name = ${settled.by.name}, seen_note = ${settled.note}
    where id = ${settled.id} and seen_at is null and account_id is distinct from ${settled.by.id}::uuid returning 1`
  return rows.length === 1
}
