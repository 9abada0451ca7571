import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { loadGazetteer } from '../src/identity/matching/gazetteer.server.ts'
import { type Database, openDatabase } from '../src/platform/database.server.ts'
import { beginSweepAnew, sweepBirths } from '../src/registers/sweep.sql.server.ts'
import { loadNation } from '../src/synth/load.sql.server.ts'
import { UNTIL } from '../src/synth/nation.ts'
import { dayInVietnam } from '../src/values/moment.ts'
import { drawScale, type ScaleResult } from './parts/curves.ts'
import { type BenchDatabase, benchDatabase } from './parts/database.ts'
import { clients, measureFinding } from './parts/finding.ts'
import { makeOfficials } from './parts/officials.ts'
import { startProgram, startServer } from './parts/programs.ts'
import { numbers, option, percentile, rounded, tell, text } from './parts/report.ts'
import type { LoadOrder, LoadResult } from './register-load.ts'

const root = join(import.meta.dirname, '..')

/**
 * Loads a nation of `--persons` (1e6, 5e6, 20e6) by COPY into a database of its own and measures with eight clients, warm (see measureFinding);
 * registration over HTTP; a part of the sweep of the whole register; memory and disk for each person. The result goes to bench/results, the curves of all
 * results to docs. `--stages 1e6,5e6`: the same on the way but registration, as soon as so many are in. `--lean`: only what people and entries are found by, so that 20 million
 * fit on 60 GB of disk. `--seconds 5` for each measure; `--data folder` keeps the database there, and an interrupted run goes on; `--draw` only draws.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  if (args.includes('--draw')) return drawScale(root)
  const persons = option(args, 'persons', 200_000)
  const ms = option(args, 'seconds', 5) * 1000
  const lean = args.includes('--lean')
  const kept = text(args, 'data')
  if (kept) mkdirSync(kept, { recursive: true, mode: 0o711 })
  const database = await benchDatabase({ nation: true, ...(kept ? { kept } : {}) })
  try {
    const { db } = database
    let [began, told, loadSeconds] = [performance.now(), 0, 0]
    /** How many an earlier run of the same folder had brought in. */
    let before = 0
    let result: ScaleResult | undefined
    const measureNow = async (made: { persons: number; entries: number }, size: number): Promise<void> => {
      loadSeconds += (performance.now() - began) / 1000
      tell(`loaded ${made.persons} persons, ${made.entries} entries in ${rounded(loadSeconds)} s`)
      await db.sql`vacuum analyze`
      await db.sql`checkpoint`
      result = await measured(
        database,
        { ...made, lean, loadedPerSecond: rounded((made.persons - before) / loadSeconds, 0) },
        ms,
        size === persons,
      )
      keep(result, `scale-${size}${lean ? '-lean' : ''}.json`)
      began = performance.now()
    }
    const made = await loadNation(
      db,
      { seed: option(args, 'seed', 1), persons, until: UNTIL, keysOnly: lean },
      {
        stages: numbers(args, 'stages'),
        reached: (sum) => measureNow(sum, nearest(numbers(args, 'stages'), sum.persons)),
        tell: ({ step, done, of, persons: there }) => {
          if (step === 'plan') before = there
          if (performance.now() - told < 10_000) return
          told = performance.now()
          tell(`${step} ${done}/${of}, ${rounded((performance.now() - began) / 1000, 0)} s`)
        },
      },
    )
    await measureNow(made, persons)
    return { ...result }
  } finally {
    await database.close()
  }
}

const nearest = (sizes: readonly number[], persons: number): number =>
  sizes.toSorted((a, b) => Math.abs(a - persons) - Math.abs(b - persons))[0] ?? persons

function keep(result: ScaleResult, name: string): void {
  const folder = join(root, 'bench/results')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), `${JSON.stringify(result, null, 2)}\n`)
  drawScale(root)
}

async function measured(
  database: BenchDatabase,
  made: { persons: number; entries: number; lean: boolean; loadedPerSecond: number },
  ms: number,
  last: boolean,
): Promise<ScaleResult> {
  const { db } = database
  const load = rounded(loadavg()[0] ?? 0)
  const disk = await diskOf(db)
  const wide = openDatabase(database.url, { max: clients, applicationName: 'bench scale' })
  const stops: (() => Promise<void>)[] = [() => wide.close()]
  try {
    const measures = await measureFinding(db, wide, ms)
    const sweep = await sweepPart(db)
    tell(`sweep: ${sweep.birthsPerSecond} births/s`)
    const registration = last ? await registrations(database, stops, ms) : null
    if (registration) tell(`registration: ${registration.perSecond}/s, p95 ${registration.p95} ms`)
    return {
      ...made,
      at: dayInVietnam(new Date().toISOString() as never),
      machine: `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, PostgreSQL ${database.version}`,
      load,
      measures,
      registration,
      sweep,
      bytesAPerson: Math.round(disk.all / made.persons),
      diskGb: rounded(disk.all / 2 ** 30, 2),
      tables: Object.fromEntries(disk.tables.map(({ name, bytes }) => [name, Math.round(bytes / made.persons)])),
      names: disk.names,
      words: disk.words,
    }
  } finally {
    for (const stop of stops.toReversed()) await stop()
  }
}

/** Some parts of the sweep, each of the size it has in a whole one. */
async function sweepPart(db: Database): Promise<ScaleResult['sweep']> {
  await beginSweepAnew(db)
  await db.sql`insert into background_work (name, state) values ('match-keys', '{"finished": true}') on conflict do nothing`
  const all = await births(db)
  const parts = Math.max(1, Math.ceil((all * 10) / 250_000))
  const some = Math.min(parts, 6)
  const began = performance.now()
  const { compared, found } = await sweepBirths(db, loadGazetteer(), {
    now: new Date().toISOString(),
    parts,
    stopAfter: some,
  })
  const seconds = (performance.now() - began) / 1000
  return {
    birthsPerSecond: Math.round((all * some) / parts / seconds),
    wholeMinutes: rounded((seconds * parts) / some / 60),
    compared,
    found,
  }
}

/** How many births the register holds. */
const births = async (db: Database): Promise<number> =>
  (await db.sql<{ n: number }[]>`select reltuples::float8 as n from pg_class where oid = 'birth_fact'::regclass`)[0]
    ?.n ?? 0

/** Births over HTTP from eight clients at 64 communes, as `bench register` does it. */
async function registrations(
  database: BenchDatabase,
  stops: (() => Promise<void>)[],
  ms: number,
): Promise<NonNullable<ScaleResult['registration']>> {
  const today = dayInVietnam(new Date().toISOString() as never)
  const officials = await makeOfficials(database.db, 64, 64)
  const server = await startServer(database)
  stops.push(server.stop)
  const load = await startProgram('bench/register-load.ts')
  stops.push(load.stop)
  const ask = (order: LoadOrder) => load.ask<LoadResult>(order)
  // A kept database has the births of earlier runs.
  const from = 1 + (Math.floor(Date.now() / 1000) % 900) * 20_000
  await ask({ do: 'prepare', url: server.url, officials, today, from, count: 3_000 })
  await ask({ do: 'run', clients, ms: ms / 2, perSecond: null })
  await ask({ do: 'prepare', url: server.url, officials, today, from: from + 3_000, count: 10_000 })
  const { done, latencies, ms: took, refused } = await ask({ do: 'run', clients, ms, perSecond: null })
  if (done === 0) throw new Error(`nothing was registered: ${JSON.stringify(refused)}`)
  return {
    perSecond: rounded((done * 1000) / took, 0),
    p50: rounded(percentile(latencies, 0.5), 1),
    p95: rounded(percentile(latencies, 0.95), 1),
    serverMb: Math.round(server.peakMb()),
  }
}

async function diskOf(db: Database): Promise<{
  all: number
  tables: { name: string; bytes: number }[]
  names: number
  words: number
}> {
  const tables = await db.sql<{ name: string; bytes: number }[]>`
    select relname as name, pg_total_relation_size(oid)::float8 as bytes from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 2 desc limit 14`
  const [row] = await db.sql<{ all: number; names: number; words: number }[]>`
    select pg_database_size(current_database())::float8 as all, (select count(*)::float8 from name_key) as names, (select count(distinct word)::float8 from name_word) as words`
  return { all: row?.all ?? 0, tables: [...tables], names: row?.names ?? 0, words: row?.words ?? 0 }
}
