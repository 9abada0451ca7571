import type { PinRequest } from '../identity/pin-issuer.ts'
import type { Reads, Writes } from '../platform/database.server.ts'

export type ProgressRow = { exercise: string; tries: number; solved_at: string | null; last_at: string }

export async function progressOf(tx: Reads, accountId: string): Promise<ProgressRow[]> {
  return tx<ProgressRow[]>`
    select exercise, tries, solved_at, last_at from practice_progress where account_id = ${accountId}`
}

/** One more try; what was solved once stays solved. */
export async function noteTry(
  tx: Writes,
  tried: { accountId: string; exercise: string; solved: boolean; now: string },
): Promise<void> {
  const solvedAt = tried.solved ? tried.now : null
  await tx`
    insert into practice_progress (account_id, exercise, tries, solved_at, last_at)
    values (${tried.accountId}, ${tried.exercise}, 1, ${solvedAt}, ${tried.now})
    on conflict (account_id, exercise) do update set tries = practice_progress.tries + 1, last_at = excluded.last_at,
      solved_at = coalesce(practice_progress.solved_at, excluded.solved_at)`
}

/** Requests for numbers that wait in a practice office, with what they asked. */
export async function waitingRequests(db: Reads): Promise<{ request_id: string; payload: PinRequest }[]> {
  return db<{ request_id: string; payload: PinRequest }[]>`
    select q.request_id, o.payload from pin_request q join outbox o on o.message_key = q.request_id
    where q.state = 'WAITING' and o.topic = 'pin-request'`
}

export async function stateOfCase(
  tx: Reads,
  caseId: string,
): Promise<{ state: string; kind: string; declaration: unknown } | null> {
  const [row] = await tx<{ state: string; kind: string; declaration: unknown }[]>`
    select c.state, c.kind, coalesce(e.content, c.declaration) as declaration
    from registration_case c left join register_entry e on e.office_id = c.office_id and e.case_id = c.id and e.kind = c.kind
    where c.id = ${caseId} limit 1`
  return row ?? null
}
