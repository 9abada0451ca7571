import type { Database } from '../platform/database.server.ts'

export type Message = {
  id: number
  office_id: number
  topic: string
  message_key: string
  payload: unknown
  attempts: number
  /** An earlier send may have reached the partner. */
  was_in_doubt: boolean
}

/**
 * Takes the next messages to send, oldest first and the first unsent one of each dossier only, for `leaseMs`. Nothing stays locked;
 * several workers never get the same message.
 */
export async function claimPending(db: Database, partner: string, limit: number, leaseMs: number): Promise<Message[]> {
  const rows = await db.sql<Message[]>`
    with due as materialized (
      select id, in_doubt from outbox o
      where partner = ${partner} and state = 'PENDING' and next_attempt_at <= now() and (claimed_until is null or claimed_until < now())
        and not exists (select from outbox e where e.ordering_key = o.ordering_key and e.id < o.id and e.state in ('PENDING', 'PARKED'))
      order by id limit ${limit} for update skip locked)
    update outbox o set claimed_until = now() + ${leaseMs} * interval '1 millisecond', attempts = o.attempts + 1, in_doubt = true
    from due where o.id = due.id
    returning o.id, o.office_id, o.topic, o.message_key, o.payload, o.attempts, due.in_doubt as was_in_doubt`
  return [...rows].sort((a, b) => a.id - b.id)
}

/**
 * The message a broken link is tried with: the oldest that waits, or none while its pause lasts. A younger one is never taken instead: it
 * would overtake when the link is back, and everything goes in order then.
 */
export async function claimOldest(db: Database, partner: string, leaseMs: number): Promise<Message[]> {
  return await db.sql<Message[]>`
    with oldest as materialized (
      select id, in_doubt, next_attempt_at <= now() as due from outbox o
      where partner = ${partner} and state = 'PENDING' and (claimed_until is null or claimed_until < now())
        and not exists (select from outbox e where e.ordering_key = o.ordering_key and e.id < o.id and e.state in ('PENDING', 'PARKED'))
      order by id limit 1 for update skip locked)
    update outbox o set claimed_until = now() + ${leaseMs} * interval '1 millisecond', attempts = o.attempts + 1, in_doubt = true
    from oldest where o.id = oldest.id and oldest.due
    returning o.id, o.office_id, o.topic, o.message_key, o.payload, o.attempts, oldest.in_doubt as was_in_doubt`
}

/** Takes messages the partner has accepted and whose answer is worth asking for now. */
export async function claimAccepted(db: Database, partner: string, limit: number, leaseMs: number): Promise<Message[]> {
  const rows = await db.sql<Message[]>`
    with due as materialized (
      select id from outbox
      where partner = ${partner} and state = 'ACCEPTED' and next_attempt_at <= now() and (claimed_until is null or claimed_until < now())
      order by next_attempt_at, id limit ${limit} for update skip locked)
    update outbox o set claimed_until = now() + ${leaseMs} * interval '1 millisecond' from due where o.id = due.id
    returning o.id, o.office_id, o.topic, o.message_key, o.payload, o.attempts, false as was_in_doubt`
  return [...rows].sort((a, b) => a.id - b.id)
}

/** The partner has them; their answers are asked for from `firstAskMs` on. */
export async function markAccepted(db: Database, ids: readonly number[], firstAskMs: number): Promise<void> {
  await db.sql`
    update outbox set state = 'ACCEPTED', accepted_at = coalesce(accepted_at, now()), in_doubt = false, claimed_until = null, failing_since = null,
      last_error = null, next_attempt_at = now() + ${firstAskMs} * interval '1 millisecond'
    where id = any (${ids as number[]}::bigint[]) and state = 'PENDING'`
}

/** No answer yet: ask again later, the longer it takes the more rarely (half its age, within limits). */
export async function askLater(db: Database, ids: readonly number[], leastMs: number, mostMs: number): Promise<void> {
  await db.sql`
    update outbox set claimed_until = null, next_attempt_at = now() + least(${mostMs} * interval '1 millisecond',
      greatest(${leastMs} * interval '1 millisecond', (now() - accepted_at) / 2)) * (0.9 + 0.2 * random())
    where id = any (${ids as number[]}::bigint[]) and state = 'ACCEPTED'`
}

/** The partner does not know them after all: they are sent again. */
export async function sendAgain(db: Database, ids: readonly number[]): Promise<void> {
  await db.sql`
    update outbox set state = 'PENDING', accepted_at = null, in_doubt = false, claimed_until = null, next_attempt_at = now()
    where id = any (${ids as number[]}::bigint[]) and state = 'ACCEPTED'`
}

/** Gives messages back untouched, as if they had not been taken: nothing was sent. */
export async function giveBack(db: Database, messages: readonly Message[]): Promise<void> {
  if (messages.length === 0) return
  await db.sql`
    update outbox o set claimed_until = null, attempts = greatest(o.attempts - 1, 0), in_doubt = o.id = any (${messages.filter((m) => m.was_in_doubt).map((m) => m.id)}::bigint[])
    where o.id = any (${messages.map((m) => m.id)}::bigint[]) and state = 'PENDING'`
}

export type FailedSend = { id: number; error: string; inDoubt: boolean; waitMs: number; parkAfterMs: number }

/**
 * Notes a failed send and when to try again. A message is parked when it has failed that long although the link has worked
 * meanwhile; a dead link parks nothing. Answers whether it was parked.
 */
export async function markSendFailed(db: Database, partner: string, failed: FailedSend): Promise<boolean> {
  const [row] = await db.sql<{ state: string }[]>`
    update outbox o set claimed_until = null, in_doubt = ${failed.inDoubt}, last_error = ${failed.error}, failing_since = coalesce(failing_since, now()),
      next_attempt_at = now() + ${failed.waitMs} * interval '1 millisecond',
      state = case when failing_since < now() - ${failed.parkAfterMs} * interval '1 millisecond'
        and exists (select from link_health h where h.partner = ${partner} and h.last_ok_at > o.failing_since) then 'PARKED' else 'PENDING' end
    where id = ${failed.id} and state = 'PENDING' returning state`
  return row?.state === 'PARKED'
}

/** The partner has taken the message in, and nothing more is awaited. */
export async function markDone(db: Database, id: number): Promise<void> {
  await db.sql`update outbox set state = 'DONE', done_at = now(), claimed_until = null, last_error = null where id = ${id} and state = 'PENDING'`
}

/** Parks a message for good reason at once. */
export async function park(db: Database, id: number, reason: string): Promise<void> {
  await db.sql`update outbox set state = 'PARKED', claimed_until = null, last_error = ${reason} where id = ${id}`
}
