import { auditSystem } from '../platform/audit.sql.server.ts'
import { copyInto } from '../platform/copy.server.ts'
import { type Database, inTransaction, type Writes } from '../platform/database.server.ts'
import { isoOf } from './days.ts'
import { circlesOf, type Nation, nameOf, slicesOf } from './nation.ts'
import type { Places } from './places.ts'
import { type Pool, planNation, startPool } from './pool.server.ts'
import { readSynthReference } from './reference.server.ts'
import { booksOf, PAGES } from './registrations.ts'
import { tableNames, tables } from './rows.ts'
import type { Answer } from './tasks.server.ts'

export type Progress = {
  step: 'plan' | 'books' | 'entries' | 'done'
  done: number
  of: number
  persons: number
  entries: number
}
export type Loaded = { loaded: boolean; persons: number; entries: number }
export type MadeRows = Extract<Answer, { did: 'rows' }>

const CHUNK = 1 << 18
function* inChunks(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK)
}

/** Streams rows in COPY's text format into a table; `into` is written as SQL. */
export async function copyBytes(tx: Writes, into: string, bytes: Uint8Array): Promise<void> {
  if (bytes.length === 0) return
  await copyInto(tx, into, inChunks(bytes))
}

const bytesOf = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.map((l) => `${l}\n`).join(''))

/** Ids of the offices a nation registers at, by their index there. Throws when the reference data lack one. */
export async function officeIds(db: Database, places: Places): Promise<Int32Array> {
  const rows = await db.sql<{ id: number; kind: string; unit_code: string; from: string | null }[]>`
    select id, kind, unit_code, lower(valid)::text as from from office where kind = 'COMMUNE'`
  const byKey = new Map(rows.map((row) => [`${row.kind} ${row.unit_code} ${row.from ?? ''}`, row.id]))
  const ids = new Int32Array(new SharedArrayBuffer(places.offices.length * 4))
  for (const { index, kind, unitCode, from } of places.offices) {
    const id = byKey.get(`${kind} ${unitCode} ${from ?? ''}`)
    if (id === undefined)
      throw new Error(`The database has no office ${kind} ${unitCode} ${from ?? ''}; load the reference data first`)
    ids[index] = id
  }
  return ids
}

/** One slice with everything that belongs to it, or nothing. */
export async function writeSlice(db: Database, nation: string, slice: number, made: MadeRows): Promise<void> {
  await inTransaction(db, async (tx) => {
    for (const name of tableNames) await copyBytes(tx, `${name} (${tables[name]})`, made.tables[name])
    await tx`create temporary table synth_name (key text) on commit drop`
    await copyBytes(tx, 'synth_name (key)', bytesOf(made.names))
    // Names and counts are shared by slices that are loaded beside this one: last, and in one order, so that nobody waits long or crosswise.
    await tx`insert into name_key (key) select s.key from synth_name s where not exists (select from name_key k where k.key = s.key) order by s.key on conflict do nothing`
    if (made.counts.length > 0) {
      await tx`create temporary table synth_count (office_id int, day date, kind text, n int) on commit drop`
      await copyBytes(
        tx,
        'synth_count (office_id, day, kind, n)',
        bytesOf(made.counts.map(([key, n]) => `${key}\t${n}`)),
      )
      await tx`insert into daily_count (office_id, day, measure, kind, n)
        select office_id, day, 'registered', kind, n from synth_count order by office_id, day, kind
        on conflict (office_id, day, measure, kind) do update set n = daily_count.n + excluded.n`
    }
    await tx`insert into synth_slice (nation, slice, persons, entries) values (${nation}, ${slice}, ${made.persons}, ${made.entries})`
  })
}

/** Books, volumes and counters of the whole nation. Throws when an office has kept one of these books already. */
export async function writeBooks(tx: Writes, sorted: Float64Array, offices: Int32Array): Promise<void> {
  const volumes: string[] = []
  const counters: string[] = []
  for (const book of booksOf(sorted)) {
    const office = offices[book.office] ?? 0
    counters.push([office, book.register, book.year, book.lastNo, isoOf(book.lastOn)].join('\t'))
    for (const { volume, firstNo, openedOn } of book.volumes)
      volumes.push([office, book.register, book.year, volume, isoOf(openedOn), PAGES, firstNo].join('\t'))
  }
  await copyBytes(
    tx,
    'register_book (office_id, register, year, volume, opened_on, pages_per_volume, first_no)',
    bytesOf(volumes),
  )
  await copyBytes(tx, 'register_counter (office_id, register, year, last_no, last_registered_on)', bytesOf(counters))
}

/** Takes as many numbers of births as the nation has entries; resolves with the first of them. */
async function reserveFacts(tx: Writes, entries: number): Promise<number> {
  await tx`lock table birth_fact in share row exclusive mode`
  const [row] = await tx<{ first: number }[]>`
    select nextval(s)::int as first from (select pg_get_serial_sequence('birth_fact', 'no')::regclass as s) x`
  const first = row?.first ?? 1
  await tx`select setval(pg_get_serial_sequence('birth_fact', 'no'), ${first + entries})`
  return first
}

/**
 * Brings a nation into the database: COPY from `connections` connections, slices made by worker threads beside it. An interrupted loading,
 * called again with the same nation, goes on and ends in the same state. A database holds one nation; throws when it holds another, or
 * when offices have already kept the books of these years. Memory: eight bytes an entry and a few slices.
 */
export async function loadNation(
  db: Database,
  nation: Nation,
  options: {
    workers?: number
    connections?: number
    /** Who loads it, for the audit. */
    by?: string
    tell?: (progress: Progress) => void
    /** Numbers of persons, rising: when so many are in, nothing is written until `reached` resolves. */
    stages?: readonly number[]
    reached?: (sum: { persons: number; entries: number }) => Promise<void>
  } = {},
): Promise<Loaded> {
  const name = nameOf(nation)
  const slices = slicesOf(nation)
  const tell = options.tell ?? (() => {})
  const sum = { persons: 0, entries: 0 }
  const lock = await db.sql.reserve()
  let pool: Pool | undefined
  try {
    const [held] = await lock<{ held: boolean }[]>`select pg_try_advisory_lock(7041979) as held`
    if (!held?.held) throw new Error('Another program is loading a nation into this database.')
    const [other] = await lock<{ name: string }[]>`select name from synth_nation where name <> ${name}`
    if (other) throw new Error(`The database already holds the nation “${other.name}”.`)
    await lock`insert into synth_nation (name, circles, slices) values (${name}, ${circlesOf(nation)}, ${slices}) on conflict do nothing`
    const [state] = await lock<{ books_written: boolean; first_fact: number | null; finished: boolean }[]>`
      select books_written, first_fact, finished_at is not null as finished from synth_nation where name = ${name}`
    const done = new Set<number>()
    for (const row of await lock<
      { slice: number; persons: number; entries: number }[]
    >`select slice, persons, entries from synth_slice where nation = ${name}`) {
      done.add(row.slice)
      sum.persons += row.persons
      sum.entries += row.entries
    }
    if (state?.finished) return { loaded: false, ...sum }

    const offices = await officeIds(db, readSynthReference().places)
    const workers = startPool(nation, options.workers ?? 2)
    pool = workers
    const { sorted } = await planNation(workers, slices, (n) => tell({ step: 'plan', done: n, of: slices, ...sum }))
    let firstFact = state?.first_fact ?? 0
    if (!state?.books_written) {
      tell({ step: 'books', done: 0, of: slices, ...sum })
      firstFact = await inTransaction(db, async (tx) => {
        await writeBooks(tx, sorted, offices)
        const first = await reserveFacts(tx, sorted.length)
        await tx`update synth_nation set books_written = true, first_fact = ${first} where name = ${name}`
        return first
      })
    }
    const open = Array.from({ length: slices }, (_, slice) => slice).filter((slice) => !done.has(slice))
    const ask = (slice: number) => workers.ask({ do: 'rows', slice, sorted, offices, firstFact })
    const connections = options.connections ?? 2
    // The next slices are made while these are written.
    const ahead: { slice: number; made: Promise<MadeRows> }[] = []
    const makeAhead = (): void => {
      while (ahead.length < connections) {
        const slice = open.shift()
        if (slice === undefined) return
        const made = ask(slice)
        made.catch(() => {})
        ahead.push({ slice, made })
      }
    }
    const connection = async (target: number): Promise<void> => {
      while (sum.persons < target) {
        makeAhead()
        const next = ahead.shift()
        if (!next) return
        makeAhead()
        const rows = await next.made
        await writeSlice(db, name, next.slice, rows)
        done.add(next.slice)
        sum.persons += rows.persons
        sum.entries += rows.entries
        tell({ step: 'entries', done: done.size, of: slices, ...sum })
      }
    }
    for (const target of [...(options.stages ?? []).filter((n) => n > sum.persons), Number.POSITIVE_INFINITY]) {
      await Promise.all(Array.from({ length: connections }, () => connection(target)))
      if (target < Number.POSITIVE_INFINITY) await options.reached?.({ ...sum })
    }
    await lock.unsafe(
      `analyze ${[...tableNames, 'name_key', 'daily_count', 'register_book', 'register_counter'].join(', ')}`,
    )
    // Last: a closed volume takes no entry.
    await lock`select close_loaded_books(${nation.until})`
    await inTransaction(db, async (tx) => {
      await tx`update synth_nation set finished_at = now() where name = ${name}`
      const { seed, persons, keysOnly = false } = nation
      await auditSystem(tx, 0, {
        action: 'nation-loaded',
        subjectKind: 'nation',
        subjectId: name,
        details: { by: options.by ?? null, seed, asked: persons, keysOnly, slices, ...sum },
      })
    })
    tell({ step: 'done', done: slices, of: slices, ...sum })
    return { loaded: true, ...sum }
  } finally {
    await pool?.close()
    await lock`select pg_advisory_unlock(7041979)`.catch(() => {})
    lock.release()
  }
}
