import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../platform/clock.server.ts'
import type { Database } from '../platform/database.server.ts'
import { askAll, type DeliverySettings, type Log, sendAll, usualDelivery } from './delivery.server.ts'
import { forgetOldAnswers } from './jobs.sql.server.ts'
import { type LinkSettings, openLink, usualLink } from './link.server.ts'
import { pinCourier } from './pin-courier.server.ts'
import {
  POPULATION_DATABASE,
  type PopulationDatabaseSettings,
  populationDatabase,
} from './population-database/population-database.server.ts'

/** Something done again and again; doing it twice at once must not harm. */
export type Job = { name: string; everyMs: number; run: (db: Database, clock: Clock) => Promise<unknown> }

const hour = 3_600_000
const jobs: readonly Job[] = [{ name: 'forget-old-answers', everyMs: hour, run: forgetOldAnswers }]

export type WorkerConfig = {
  /** Where the population database answers; null: messages wait. */
  populationDatabase: PopulationDatabaseSettings | null
  delivery?: Partial<DeliverySettings>
  link?: Partial<LinkSettings>
  /** Jobs of other folders, e.g. anchoring the audit chain. */
  jobs?: readonly Job[]
}

/**
 * Starts the worker: it sends what the outbox holds, fetches the answers, and keeps house. Several may run at once, in this process or
 * in others. `stop` waits for calls under way, at most five seconds; what is cut off is taken up again by the next worker.
 */
export function startWorker(parts: { db: Database; clock: Clock; config: WorkerConfig; log: Log }): {
  stop: () => Promise<void>
} {
  const { db, clock, config, log } = parts
  const stop = new AbortController()
  const loops: Promise<void>[] = []
  if (config.populationDatabase) {
    const link = openLink(db, clock, POPULATION_DATABASE, { ...usualLink, ...config.link })
    const courier = pinCourier({ db, clock, issuer: populationDatabase(config.populationDatabase), link })
    const settings = { ...usualDelivery, ...config.delivery }
    const delivery = { db, courier, settings, log, stopping: stop.signal }
    loops.push(sendAll(delivery), askAll(delivery))
  }
  for (const job of [...jobs, ...(config.jobs ?? [])]) loops.push(repeat(job, parts, stop.signal))
  return {
    stop: async () => {
      stop.abort()
      const patience = new AbortController()
      await Promise.race([Promise.all(loops), sleep(5000, undefined, { signal: patience.signal }).catch(() => {})])
      patience.abort()
    },
  }
}

async function repeat(job: Job, parts: { db: Database; clock: Clock; log: Log }, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    try {
      await job.run(parts.db, parts.clock)
    } catch (error) {
      parts.log('error', 'job failed', { job: job.name, error: String(error) })
    }
    await sleep(job.everyMs, undefined, { signal: stopping }).catch(() => {})
  }
}
