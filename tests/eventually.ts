import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'

/** Asks until the answer is neither false nor undefined, and gives it; after a minute it is no longer the machine that is slow. */
export async function eventually<T>(what: string, look: () => Promise<T | false | undefined>): Promise<T> {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(25)) {
    const seen = await look()
    if (seen !== false && seen !== undefined) return seen
  }
  return assert.fail(`not in time: ${what}`)
}
