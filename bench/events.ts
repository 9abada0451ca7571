import { systemClock } from '../src/platform/clock.server.ts'
import { dayInVietnam } from '../src/values/moment.ts'
import { benchDatabase } from './parts/database.ts'
import { makeOfficials } from './parts/officials.ts'
import { startProgram, startServer } from './parts/programs.ts'
import { median, option, percentile, rounded, tell } from './parts/report.ts'
import type { LoadOrder, LoadResult } from './register-load.ts'

const clients = 8
const offices = 64

/**
 * Events of every kind over HTTP, mixed as a commune's year brings them, by turns with births alone on the same server. Then the tail of the
 * answering times of both at half of the rate that the mixed load reached.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const rounds = option(args, 'rounds', 3)
  const ms = option(args, 'seconds', 6) * 1000
  const database = await benchDatabase()
  const stops: (() => Promise<void>)[] = []
  try {
    const today = dayInVietnam(systemClock())
    const officials = await makeOfficials(database.db, offices, offices)
    const server = await startServer(database)
    stops.push(server.stop)
    const load = await startProgram('bench/register-load.ts')
    stops.push(load.stop)
    const asLoad = (order: LoadOrder) => load.ask<LoadResult>(order)
    let n = 1
    const round = async (mixed: boolean, length: number, expected: number, rate: number | null) => {
      const count = Math.ceil((expected * length) / 1000)
      await asLoad({ do: 'prepare', url: server.url, officials, today, from: n, count, mixed })
      n += count
      const result = await asLoad({ do: 'run', clients, ms: length, perSecond: rate })
      const refused = Object.entries(result.refused)
      if (refused.length > 0) tell(`refused: ${refused.map(([why, times]) => `${why} ×${times}`).join(', ')}`)
      if (result.done < result.latencies.length * 0.999) throw new Error('too many registrations were refused')
      return result
    }
    const perSecond = (result: LoadResult): number => (result.done * 1000) / result.ms

    tell('warming up')
    let expected =
      1.6 * Math.max(perSecond(await round(true, 3000, 3000, null)), perSecond(await round(false, 3000, 3000, null)))
    await database.db.sql`analyze`
    const mixed: number[] = []
    const births: number[] = []
    for (let turn = 1; turn <= rounds; turn++) {
      births.push(perSecond(await round(false, ms, expected, null)))
      mixed.push(perSecond(await round(true, ms, expected, null)))
      expected = Math.max(...births, ...mixed) * 1.6
      tell(`round ${turn}: births ${births.at(-1)?.toFixed(0)}/s, mixed ${mixed.at(-1)?.toFixed(0)}/s`)
    }
    const half = median(mixed) / 2
    const tailOf = async (every: boolean) => percentile((await round(every, 10_000, half * 1.1, half)).latencies, 0.99)
    const [p99Births, p99] = [await tailOf(false), await tailOf(true)]
    return {
      perSecond: rounded(median(mixed)),
      birthsPerSecond: rounded(median(births)),
      ratio: rounded(median(mixed) / median(births), 3),
      p99Ms: rounded(p99),
      birthsP99Ms: rounded(p99Births),
      rssMb: rounded(server.peakMb()),
    }
  } finally {
    for (const stop of stops.reverse()) await stop().catch(() => {})
    await database.close()
  }
}
