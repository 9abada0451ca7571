import type { Reads } from '../platform/database.server.ts'

export type Backlog = { partner: string; state: string; count: number; oldest_seconds: number }

/** What waits to be sent, by partner and state. */
export async function outboxBacklog(db: Reads): Promise<Backlog[]> {
  return db<Backlog[]>`select partner, state, count(*)::int as count,
      extract(epoch from now() - min(created_at))::float8 as oldest_seconds
    from outbox where state <> 'DONE' group by partner, state`
}

/** PIN requests that have no number yet, by state. */
export async function pinsWaiting(db: Reads): Promise<{ state: string; count: number }[]> {
  return db<{ state: string; count: number }[]>`select state, count(*)::int as count
    from pin_request where state not in ('ALLOCATED', 'CANCELLED') group by state`
}
