import { type Database, inTransaction, type Reads } from '../platform/database.server.ts'

export type LinkRow = {
  partner: string
  state: 'UP' | 'DEGRADED' | 'DOWN'
  since: string
  last_ok_at: string | null
  last_error: string | null
  consecutive_failures: number
  /** Milliseconds until the next probe may be made; 0 or less: now. */
  probe_in_ms: number | null
}

export async function readLink(db: Reads, partner: string): Promise<LinkRow | undefined> {
  const [row] = await db<LinkRow[]>`
    select partner, state, since, last_ok_at, last_error, consecutive_failures,
      (extract(epoch from retry_after - now()) * 1000)::float8 as probe_in_ms
    from link_health where partner = ${partner}`
  return row
}

/** Takes the right to make the one probing call of a broken link; of several processes one gets it. */
export async function takeProbe(db: Database, partner: string, againInMs: number): Promise<boolean> {
  const rows = await db.sql`
    update link_health set retry_after = now() + ${againInMs} * interval '1 millisecond'
    where partner = ${partner} and state = 'DOWN' and retry_after <= now() returning partner`
  return rows.length === 1
}

/** The link works. Whatever waited because it did not is due at once. */
export async function markUp(db: Database, partner: string, at: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const [before] = await tx<{ state: string }[]>`select state from link_health where partner = ${partner} for update`
    await tx`insert into link_health (partner, state, since, last_ok_at) values (${partner}, 'UP', ${at}, now())
      on conflict (partner) do update set state = 'UP', since = case when link_health.state = 'UP' then link_health.since else excluded.since end,
        last_ok_at = now(), consecutive_failures = 0, last_error = null, retry_after = null`
    if (before && before.state !== 'UP')
      await tx`update outbox set next_attempt_at = now()
        where partner = ${partner} and state = 'PENDING' and failing_since is not null and next_attempt_at > now()`
  })
}

/** The link failed; `down` opens the breaker until a probe gets through. */
export async function markFailed(
  db: Database,
  partner: string,
  failed: { at: string; error: string; down: boolean; probeInMs: number },
): Promise<void> {
  const state = failed.down ? 'DOWN' : 'DEGRADED'
  await db.sql`
    insert into link_health (partner, state, since, last_error, consecutive_failures, retry_after)
    values (${partner}, ${state}, ${failed.at}, ${failed.error}, 1, now() + ${failed.probeInMs} * interval '1 millisecond')
    on conflict (partner) do update set
      state = case when link_health.state = 'DOWN' then 'DOWN' else excluded.state end,
      since = case when link_health.state = 'UP' then excluded.since else link_health.since end,
      last_error = excluded.last_error, consecutive_failures = link_health.consecutive_failures + 1,
      retry_after = case when link_health.state = 'DOWN' and link_health.retry_after > now() then link_health.retry_after else excluded.retry_after end`
}

export type LinkView = LinkRow & { backlog: number; oldest: string | null; parked: number }

/** Every link with what waits for it, within what the asker may see. */
export async function linksWithBacklog(tx: Reads): Promise<LinkView[]> {
  return await tx<LinkView[]>`
    with waiting as (
      select partner, count(*) filter (where state <> 'PARKED')::int as backlog, count(*) filter (where state = 'PARKED')::int as parked,
        min(created_at) as oldest
      from outbox where state <> 'DONE' group by partner)
    select partner, coalesce(h.state, 'UP') as state, coalesce(h.since, now()) as since, h.last_ok_at, h.last_error,
      coalesce(h.consecutive_failures, 0) as consecutive_failures, (extract(epoch from h.retry_after - now()) * 1000)::float8 as probe_in_ms,
      coalesce(w.backlog, 0) as backlog, w.oldest, coalesce(w.parked, 0) as parked
    from link_health h full join waiting w using (partner) order by partner`
}
