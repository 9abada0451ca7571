import type { Database } from '../platform/database.server.ts'

/** First answers to commands are kept for a week, in handfuls so that nobody waits for it. Returns how many went. */
export async function forgetOldAnswers(db: Database): Promise<number> {
  let gone = 0
  for (;;) {
    const { count } = await db.sql`
      delete from idempotency where ctid in (select ctid from idempotency where created_at < now() - interval '7 days' limit 5000)`
    gone += count
    if (count < 5000) return gone
  }
}
