import type { Configuration } from '../platform/configuration.server.ts'
import { untilAskedToEnd, withDatabase } from './with-database.server.ts'

/** Sends what waits in the outbox, until asked to end. */
export async function work(config: Configuration): Promise<void> {
  await withDatabase(config, 'work', async () => {
    process.send?.({ ready: true })
    await untilAskedToEnd()
  })
}
