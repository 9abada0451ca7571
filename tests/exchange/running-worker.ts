import { afterEach } from 'node:test'
import { startWorker, type WorkerConfig } from '../../src/exchange/worker.server.ts'
import { systemClock } from '../../src/platform/clock.server.ts'
import type { Database } from '../../src/platform/database.server.ts'

/**
 * Starts the worker against a simulator with short pauses; whatever runs is stopped after each test. What may be slow on a busy machine – a
 * call, a lease – has time: who gives up on an answer that is on its way sends, or has another send, what was sent.
 */
export function workersFor(db: Database, url: URL, firstRetryMs: number) {
  const started: ReturnType<typeof startWorker>[] = []
  afterEach(() => Promise.all(started.splice(0).map((one) => one.stop())))
  return (changes: Partial<WorkerConfig> = {}) => {
    const running = startWorker({
      db,
      clock: systemClock,
      log: (level, message, details) => {
        if (level === 'error') console.error(message, details)
      },
      config: {
        populationDatabase: { url, connectMs: 10_000, totalMs: 20_000 },
        delivery: { idleMs: 20, firstAskMs: 40, firstRetryMs, leaseMs: 30_000 },
        link: { halfOpenMs: 200 },
        ...changes,
      },
    })
    started.push(running)
    return running
  }
}
