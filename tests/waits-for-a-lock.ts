import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../src/platform/database.server.ts'

/** Returns when somebody in this database waits for what another transaction holds. Throws after a minute. */
export async function somebodyWaitsForALock(db: Database): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(20)) {
    const waiting = await db.sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    if (waiting.length > 0) return
  }
  throw new Error('nobody waits for a lock')
}
