import { systemClock } from '../src/platform/clock.server.ts'
import { dayInVietnam } from '../src/values/moment.ts'
import { type BenchDatabase, benchDatabase } from './parts/database.ts'
import { makeOfficials, type Official } from './parts/officials.ts'
import { startProgram, startServer } from './parts/programs.ts'
import { median, option, percentile, rounded, tell } from './parts/report.ts'
import type { LoadOrder, LoadResult } from './register-load.ts'
import type { RawOrder, RawResult } from './register-raw.ts'

const clients = 8
const offices = 64

/**
 * A birth over HTTP, from the request's bytes to the committed entry, against the bare transaction of the same rows: by turns, on the
 * same server, with as many clients. Then the tail of the answering times at half of the measured rate.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const rounds = option(args, 'rounds', 3)
  const ms = option(args, 'seconds', 6) * 1000
  const database = await benchDatabase()
  const stops: (() => Promise<void>)[] = []
  try {
    const today = dayInVietnam(systemClock())
    const officials = await makeOfficials(database.db, offices, offices)
    await openBooks(database, officials, today)
    const server = await startServer(database)
    stops.push(server.stop)
    const load = await startProgram('bench/register-load.ts')
    stops.push(load.stop)
    const raw = await startProgram('bench/register-raw.ts', [], { BENCH_URL: database.url })
    stops.push(raw.stop)

    let n = 1
    const asLoad = (order: LoadOrder) => load.ask<LoadResult>(order)
    const asRaw = (order: RawOrder) => raw.ask<RawResult>(order)
    const rawRound = async (length: number, expected: number): Promise<number> => {
      const count = Math.ceil((expected * length) / 1000)
      await asRaw({ do: 'prepare', officials, today, from: n, count })
      n += count
      const result = await asRaw({ do: 'run', clients, ms: length })
      return (result.done * 1000) / result.ms
    }
    const loadRound = async (length: number, expected: number, perSecond: number | null): Promise<LoadResult> => {
      const count = Math.ceil((expected * length) / 1000)
      await asLoad({ do: 'prepare', url: server.url, officials, today, from: n, count })
      n += count
      const result = await asLoad({ do: 'run', clients, ms: length, perSecond })
      const refused = Object.entries(result.refused)
      if (refused.length > 0) tell(`refused: ${refused.map(([why, times]) => `${why} ×${times}`).join(', ')}`)
      if (result.done < result.latencies.length * 0.999) throw new Error('too many registrations were refused')
      return result
    }
    const perSecond = (result: LoadResult): number => (result.done * 1000) / result.ms

    tell(`warming up; the server's memory: ${server.peakMb().toFixed(0)} MB`)
    let expectedRaw = (await rawRound(3000, 6000)) * 1.6
    let expected = perSecond(await loadRound(3000, 4000, null)) * 1.6
    // Statistics of a register in use: the planner never again believes the tables empty.
    await database.db.sql`analyze`
    const raws: number[] = []
    const rates: number[] = []
    for (let round = 1; round <= rounds; round++) {
      raws.push(await rawRound(ms, expectedRaw))
      rates.push(perSecond(await loadRound(ms, expected, null)))
      expectedRaw = Math.max(...raws) * 1.6
      expected = Math.max(...rates) * 1.6
      tell(
        `round ${round}: raw ${raws.at(-1)?.toFixed(0)}/s, over HTTP ${rates.at(-1)?.toFixed(0)}/s, memory ${server.peakMb().toFixed(0)} MB`,
      )
    }
    const half = median(rates) / 2
    const { latencies } = await loadRound(10_000, half * 1.1, half)
    tell(
      `half load: ${half.toFixed(0)}/s, p50 ${percentile(latencies, 0.5).toFixed(1)} ms, p95 ${percentile(latencies, 0.95).toFixed(1)} ms`,
    )
    return {
      rawPerSecond: rounded(median(raws)),
      perSecond: rounded(median(rates)),
      ratio: rounded(median(rates) / median(raws), 3),
      p99Ms: rounded(percentile(latencies, 0.99)),
      rssMb: rounded(server.peakMb()),
    }
  } finally {
    for (const stop of stops.reverse()) await stop().catch(() => {})
    await database.close()
  }
}

/** Both sides find open books with room for every entry, so that both do the same. */
async function openBooks({ db }: BenchDatabase, officials: readonly Official[], today: string): Promise<void> {
  const year = Number(today.slice(0, 4))
  for (const id of new Set(officials.map((official) => official.officeId))) {
    await db.sql`insert into register_book (office_id, register, year, opened_on, pages_per_volume) values (${id}, 'BIRTH', ${year}, ${today}, 100000)`
    await db.sql`insert into register_counter (office_id, register, year, last_registered_on) values (${id}, 'BIRTH', ${year}, ${today})`
    await db.sql`insert into case_counter (office_id, day, last_no) values (${id}, ${today}, 0)`
    await db.sql`insert into daily_count (office_id, day, measure, kind, n) values (${id}, ${today}, 'registered', 'BIRTH:1', 0)`
    await db.sql`select audit_append(${id}, null, 'Hệ thống', '', 'opened', '', '', '', '{}')`
  }
}
