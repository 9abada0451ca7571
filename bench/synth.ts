import { type Database, inTransaction } from '../src/platform/database.server.ts'
import { acceptance, countCircle, emptyCensus } from '../src/synth/acceptance.ts'
import { copyBytes, loadNation, type MadeRows, officeIds, writeBooks } from '../src/synth/load.sql.server.ts'
import { circlesOf, modelOf, type Nation, slicesOf, UNTIL } from '../src/synth/nation.ts'
import { planNation, startPool } from '../src/synth/pool.server.ts'
import { readSynthReference, synthRows } from '../src/synth/reference.server.ts'
import { type TableName, tableNames, tables } from '../src/synth/rows.ts'
import { benchDatabase } from './parts/database.ts'
import { median, option, rounded, tell } from './parts/report.ts'

const connections = 2

/**
 * `hotich synth --load` against a bare COPY of the same rows into the same tables with the same indexes, from as many connections: by
 * turns, each in a database of its own on the same server. The bare COPY gets its bytes ready-made. Rates are persons a second.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const nation: Nation = { seed: option(args, 'seed', 1), persons: option(args, 'persons', 100_000), until: UNTIL }
  const rounds = option(args, 'rounds', 1)
  const { accepted, notHeld } = accept(nation)
  if (args.includes('--accept')) return { accepted, notHeld }
  const loads: number[] = []
  const bares: number[] = []
  let result: Record<string, unknown> = {}
  for (let round = 0; round < rounds; round += 1) {
    const bare = await benchDatabase()
    try {
      bares.push(await bareCopy(bare.db, nation))
    } finally {
      await bare.close()
    }
    const own = await benchDatabase()
    try {
      const began = performance.now()
      let written = 0
      let planned = 0
      const { persons, entries } = await loadNation(own.db, nation, {
        connections,
        tell: ({ step }) => {
          if (step === 'plan') planned = performance.now()
          if (step === 'entries') written = performance.now()
        },
      })
      // The bare COPY is not asked to number the books nor to analyze: the whole time counts here all the same, up to the last row.
      const seconds = (written - began) / 1000
      loads.push(persons / seconds)
      tell(
        `load: ${persons} persons, ${entries} entries in ${rounded(seconds)} s (${rounded((planned - began) / 1000)} s of it numbering)`,
      )
      result = { persons, entries, bytesAPerson: await bytesAPerson(own.db, persons) }
    } finally {
      await own.close()
    }
  }
  const ratio = median(loads) / median(bares)
  tell(
    `load ${rounded(median(loads), 0)} persons/s, bare COPY ${rounded(median(bares), 0)} persons/s: ${rounded(ratio, 2)}`,
  )
  return {
    accepted,
    notHeld,
    ...result,
    loadPersonsPerSecond: rounded(median(loads), 0),
    copyPersonsPerSecond: rounded(median(bares), 0),
    ratio: rounded(ratio, 3),
    peakMb: rounded(process.resourceUsage().maxRSS / 1024, 0),
  }
}

/** The acceptance list of the nation, told line by line. */
function accept(nation: Nation): { accepted: number; notHeld: string[] } {
  const model = modelOf(nation, readSynthReference())
  const census = emptyCensus()
  const began = performance.now()
  for (let circle = 0; circle < circlesOf(nation); circle += 1) countCircle(census, model, circle)
  tell(
    `truth and registrations of ${census.persons} persons in ${rounded((performance.now() - began) / 1000)} s, one thread; ${census.broken.length} impossible`,
  )
  const held = acceptance(census, synthRows('national-figures'), synthRows('family-names'))
  for (const { key, published, made, ok } of held)
    tell(`${ok ? '✓' : '✗'} ${key}: ${rounded(made, 2)} (published ${rounded(published, 2)})`)
  const notHeld = [...held.filter(({ ok }) => !ok).map(({ key }) => key), ...census.broken.slice(0, 5)]
  return { accepted: held.filter(({ ok }) => ok).length, notHeld }
}

/** The rows are made first, then timed: nothing but COPY, a table after the other in each slice. */
async function bareCopy(db: Database, nation: Nation): Promise<number> {
  const offices = await officeIds(db, readSynthReference().places)
  const pool = startPool(nation, 2)
  const known = new Set<string>()
  const totals = new Map<string, number>()
  const bytes = (lines: readonly string[]) => Buffer.from(lines.map((line) => `${line}\n`).join(''))
  let ms = 0
  let persons = 0
  try {
    const slices = slicesOf(nation)
    const { sorted } = await planNation(pool, slices)
    await inTransaction(db, (tx) => writeBooks(tx, sorted, offices))
    // A few slices at a time stay in memory; making them is outside the time.
    for (let at = 0; at < slices; at += 16) {
      const made: MadeRows[] = await Promise.all(
        Array.from({ length: Math.min(16, slices - at) }, (_, i) =>
          pool.ask({ do: 'rows', slice: at + i, sorted, offices, firstFact: 1 }),
        ),
      )
      // Names that are new, once each; counts are added up to the end.
      const names = made.map((one) => one.names.filter((name) => !known.has(name) && known.add(name)))
      for (const { counts } of made) for (const [key, n] of counts) totals.set(key, (totals.get(key) ?? 0) + n)
      const began = performance.now()
      const queue = made.map((one, i) => ({ ...one, names: names[i] ?? [] }))
      const connection = async (): Promise<void> => {
        for (let one = queue.shift(); one; one = queue.shift()) {
          const { tables: rows } = one
          await inTransaction(db, async (tx) => {
            for (const name of tableNames) await copyBytes(tx, `${name} (${tables[name]})`, rows[name])
            await copyBytes(tx, 'name_key (key)', bytes(one.names))
          })
        }
      }
      await Promise.all(Array.from({ length: connections }, connection))
      ms += performance.now() - began
      persons += made.reduce((sum, one) => sum + one.persons, 0)
    }
    const counts = bytes([...totals].map(([key, n]) => `${key}\tregistered\t${n}`))
    const began = performance.now()
    await inTransaction(db, (tx) => copyBytes(tx, 'daily_count (office_id, day, kind, measure, n)', counts))
    ms += performance.now() - began
  } finally {
    await pool.close()
  }
  tell(`bare COPY: ${persons} persons in ${rounded(ms / 1000)} s`)
  return persons / (ms / 1000)
}

async function bytesAPerson(db: Database, persons: number): Promise<Record<string, number>> {
  const names: (TableName | 'name_key' | 'daily_count' | 'register_book' | 'register_counter')[] = [
    ...tableNames,
    'name_key',
    'daily_count',
    'register_book',
    'register_counter',
  ]
  const rows = await db.sql<{ name: string; bytes: number }[]>`
    select n as name, pg_total_relation_size(n::regclass) as bytes from unnest(${names as string[]}::text[]) n`
  const sizes = Object.fromEntries(rows.map(({ name, bytes }) => [name, rounded(bytes / persons, 0)]))
  return { ...sizes, all: rows.reduce((sum, { bytes }) => sum + bytes, 0) / persons }
}
