import assert from 'node:assert/strict'
import { afterEach } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { startWorker, type WorkerConfig } from '../../src/exchange/worker.server.ts'
import { systemClock } from '../../src/platform/clock.server.ts'
import type { Database } from '../../src/platform/database.server.ts'

/** Starts the worker against a simulator with short waits; whatever runs is stopped after each test. */
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
        populationDatabase: { url, connectMs: 500, totalMs: 1500 },
        delivery: { idleMs: 20, firstAskMs: 40, firstRetryMs, leaseMs: 3000 },
        link: { halfOpenMs: 200 },
        ...changes,
      },
    })
    started.push(running)
    return running
  }
}

export async function eventually(what: string, holds: () => Promise<boolean>, withinMs = 8000): Promise<void> {
  const end = Date.now() + withinMs
  while (Date.now() < end) {
    if (await holds()) return
    await sleep(25)
  }
  assert.fail(`not in time: ${what}`)
}
