import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '../src/platform/clock.server.ts'
import type { Database } from '../src/platform/database.server.ts'
import { dayInVietnam } from '../src/values/moment.ts'
import { benchDatabase } from './parts/database.ts'
import { failATenth } from './parts/faults.ts'
import { makeOfficials } from './parts/officials.ts'
import { freePort, startProgram, startServer } from './parts/programs.ts'
import { reckon } from './parts/reckoning.ts'
import { option, rounded, tell } from './parts/report.ts'
import type { PilotOrder, PilotResult } from './pilot-load.ts'

/** The pilot of 2016, as it was reported. */
const pilot = { offices: 1276, accounts: 1594, dossiers: 88_982, pins: 84_674 }
const clients = 8

/**
 * Replays the pilot: officials of all its offices register its dossiers over HTTP, the worker asks a partner for the numbers that
 * fails for a tenth of the time, and afterwards everything is counted. `--scale 0.02` takes a part of it, `--period` is the length of
 * one round of the partner's failing in seconds.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const scale = Math.min(1, option(args, 'scale', 1))
  const share = (n: number): number => Math.max(1, Math.round(n * scale))
  const dossiers = share(pilot.dossiers)
  const withoutPin = dossiers - share(pilot.pins)
  const periodMs = option(args, 'period', scale < 0.2 ? 20 : 60) * 1000
  const database = await benchDatabase()
  const stops: (() => Promise<void>)[] = []
  try {
    const today = dayInVietnam(systemClock())
    const officials = await makeOfficials(database.db, share(pilot.offices), share(pilot.accounts))
    const journal = join(database.folder, 'partner.jsonl')
    const port = await freePort()
    const partnerUrl = `http://127.0.0.1:${port}`
    const partner = await startProgram('simulators/population-database/main.server.ts', [], {
      SIM_PORT: String(port),
      SIM_LOG: journal,
    })
    stops.push(partner.stop)
    const server = await startServer(database, { POPULATION_URL: partnerUrl })
    stops.push(server.stop)
    const worker = await startProgram('src/main.server.ts', ['work'], {
      DATABASE_URL: database.url,
      DATA_DIR: join(database.folder, 'worker'),
      DEMO: '0',
      POPULATION_URL: partnerUrl,
      LOG_LEVEL: 'fatal',
    })
    stops.push(worker.stop)
    const desk = await startProgram('bench/pilot-load.ts')
    stops.push(desk.stop)

    const failing = failATenth(partnerUrl, periodMs)
    tell(`${dossiers} dossiers at ${share(pilot.offices)} offices by ${officials.length} accounts`)
    const order: PilotOrder = { url: server.url, officials, today, clients, dossiers, withoutPin }
    const { result } = await desk.ask<{ result: PilotResult }>(order, (message) => {
      const { progress } = message as { progress?: number }
      if (progress !== undefined && progress % 5000 === 0) tell(`${progress} registered`)
      return 'result' in (message as object)
    })
    for (const [why, times] of Object.entries(result.refused)) tell(`refused: ${why} ×${times}`)
    await numbersCome(database.db)
    const { failedMs, ranMs } = await failing.stop()
    tell(
      `the partner failed for ${(failedMs / 1000).toFixed(1)} s of ${(ranMs / 1000).toFixed(1)} s; ${result.resent} requests were sent again`,
    )
    await worker.stop()
    await partner.stop()
    const { details, ...counted } = await reckon(database.db, journal, result.acknowledged)
    tell(JSON.stringify(details))
    return {
      dossiers: counted.dossiers,
      pins: counted.pins,
      perSecond: rounded((result.acknowledged.length * 1000) / result.ms),
      pinWaitP95Ms: counted.pinWaitP95Ms,
      gaps: counted.gaps,
      duplicates: counted.duplicates,
      lost: counted.lost,
      refused: Object.values(result.refused).reduce((sum, n) => sum + n, 0),
      partnerFailedShare: rounded(failedMs / ranMs, 3),
    }
  } finally {
    for (const stop of stops.reverse()) await stop().catch(() => {})
    await database.close()
  }
}

/** Waits until nothing is to be sent or asked any more; gives up when nothing has moved for five minutes. */
async function numbersCome(db: Database): Promise<void> {
  let best = Number.POSITIVE_INFINITY
  let moved = performance.now()
  for (;;) {
    const [row] = await db.sql<
      { n: number }[]
    >`select count(*)::int as n from outbox where state in ('PENDING', 'ACCEPTED')`
    const open = row?.n ?? 0
    if (open === 0) return
    if (open < best) {
      if (Math.floor(open / 5000) < Math.floor(best / 5000)) tell(`${open} numbers are still to come`)
      best = open
      moved = performance.now()
    }
    if (performance.now() - moved > 300_000) {
      tell(`${open} messages do not move any more`)
      return
    }
    await sleep(1000)
  }
}
