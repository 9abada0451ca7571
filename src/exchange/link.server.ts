import type { Clock } from '../platform/clock.server.ts'
import type { Database } from '../platform/database.server.ts'
import { LinkFailure } from './link-failure.ts'
import { type LinkRow, markFailed, markUp, readLink, takeProbe } from './link-health.sql.server.ts'

export type LinkSettings = {
  /** Calls looked at, and how many must have been made before judging. */
  window: number
  least: number
  /** Share of them that must fail to break the link. */
  failing: number
  /** How long a broken link rests before one call tries it. */
  halfOpenMs: number
}
export const usualLink: LinkSettings = { window: 20, least: 5, failing: 0.5, halfOpenMs: 30_000 }

export type Passage = 'open' | 'probe' | { downSince: string; waitMs: number }

/** The breaker before one partner. Its state is a row of the database, so every process and screen sees the same. */
export type Link = {
  partner: string
  /** Whether a call may be made now; `probe` means: exactly one, to try the link. */
  passage: (options?: { mayProbe: boolean }) => Promise<Passage>
  /** Makes a call and remembers how it went. A refused message is a working link. */
  call: <T>(work: () => Promise<T>) => Promise<T>
}

export function openLink(db: Database, clock: Clock, partner: string, settings: LinkSettings = usualLink): Link {
  let window: boolean[] = []
  let lastNoted = 0
  let known: LinkRow['state'] | undefined

  const remember = (good: boolean): boolean => {
    window.push(good)
    if (window.length > settings.window) window.shift()
    const bad = window.filter((one) => !one).length
    return window.length >= settings.least && bad / window.length >= settings.failing
  }

  async function succeeded(): Promise<void> {
    remember(true)
    const now = Date.now()
    if (known === 'UP' && now - lastNoted < 2000) return
    if (known !== 'UP') window = [true]
    known = 'UP'
    lastNoted = now
    await markUp(db, partner, clock())
  }

  async function failed(error: LinkFailure): Promise<void> {
    const down = remember(false)
    known = down || known === 'DOWN' ? 'DOWN' : 'DEGRADED'
    await markFailed(db, partner, { at: clock(), error: error.message, down, probeInMs: settings.halfOpenMs })
  }

  return {
    partner,
    async passage({ mayProbe } = { mayProbe: true }) {
      const row = await readLink(db.sql, partner)
      known = row?.state
      if (row?.state !== 'DOWN') return 'open'
      if (mayProbe && (row.probe_in_ms ?? 0) <= 0 && (await takeProbe(db, partner, settings.halfOpenMs))) return 'probe'
      return { downSince: row.since, waitMs: Math.max(50, row.probe_in_ms ?? settings.halfOpenMs) }
    },
    async call(work) {
      try {
        const result = await work()
        await succeeded()
        return result
      } catch (error) {
        if (!(error instanceof LinkFailure)) throw error
        if (error.kind === 'refused') await succeeded()
        else await failed(error)
        throw error
      }
    },
  }
}
