import type { Database } from '../src/platform/database.server.ts'
import { eventually } from './eventually.ts'

/** Returns when somebody in this database waits for what another transaction holds. Throws after a minute. */
export async function somebodyWaitsForALock(db: Database): Promise<void> {
  await eventually('somebody waits for a lock', async () => {
    const waiting = await db.sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    return waiting.length > 0
  })
}
