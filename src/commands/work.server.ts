import { startWorker } from '../exchange/worker.server.ts'
import { anchorAudit } from '../offices/audit-verify.sql.server.ts'
import { tidyAttempts } from '../offices/sign-in.sql.server.ts'
import type { Configuration, LogLevel } from '../platform/configuration.server.ts'
import { untilAskedToEnd, withDatabase } from './with-database.server.ts'

const day = 86_400_000
const order: readonly LogLevel[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

/** Sends what waits in the outbox and keeps house, until asked to end. */
export async function work(config: Configuration): Promise<void> {
  await withDatabase(config, 'work', async ({ db, clock }) => {
    const worker = startWorker({
      db,
      clock,
      config: {
        populationDatabase: config.populationUrl ? { url: new URL(config.populationUrl) } : null,
        jobs: [
          { name: 'anchor-audit', everyMs: day, run: anchorAudit },
          { name: 'tidy-sign-in-attempts', everyMs: day, run: (of, now) => tidyAttempts(of.sql, now()) },
        ],
      },
      log: (level, message, details) => {
        if (order.indexOf(level) >= order.indexOf(config.logLevel))
          process.stdout.write(
            `${JSON.stringify({ level, time: clock(), program: 'work', msg: message, ...details })}\n`,
          )
      },
    })
    process.send?.({ ready: true })
    await untilAskedToEnd()
    await worker.stop()
  })
}
