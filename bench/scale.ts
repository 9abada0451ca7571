import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { loadGazetteer } from '../src/identity/matching/gazetteer.server.ts'
import { judgeBirths } from '../src/identity/matching/judge.ts'
import { matchKeysOf } from '../src/identity/matching/match-keys.ts'
import { noGazetteer } from '../src/identity/matching/places.ts'
import { readKnownBirth } from '../src/identity/matching/record.ts'
import { asActor, type Database, openDatabase, type Writes } from '../src/platform/database.server.ts'
import type { Actor } from '../src/platform/endpoint.ts'
import { birthsLike } from '../src/registers/match-keys.sql.server.ts'
import { findByPin, findEntries } from '../src/registers/search.sql.server.ts'
import { understand } from '../src/registers/search.ts'
import { sweepBirths } from '../src/registers/sweep.sql.server.ts'
import { loadNation } from '../src/synth/load.sql.server.ts'
import { UNTIL } from '../src/synth/nation.ts'
import { dayInVietnam } from '../src/values/moment.ts'
import { drawScale, type ScaleResult } from './parts/curves.ts'
import { benchDatabase } from './parts/database.ts'
import { makeOfficials } from './parts/officials.ts'
import { startProgram, startServer } from './parts/programs.ts'
import { option, percentile, rounded, tell } from './parts/report.ts'
import type { LoadOrder, LoadResult } from './register-load.ts'

const clients = 8
const root = join(import.meta.dirname, '..')

type Sample = {
  office_id: number
  entry_id: string
  full_name: string
  name_key: string
  birth_year: number
  birth_date: string | null
  sex: string
  pin: string | null
  mother: string | null
  mother_year: number | null
  mother_pin: string | null
}

/**
 * Loads a nation of `--persons` (1e6, 5e6, 20e6) by COPY into a database of its own and measures with eight clients, warm: exact key, folded name with
 * year, misspelt name, all over the whole nation, the same at one office; the duplicate check; registration over HTTP; counts; a part of the sweep of the
 * whole register. Memory and disk for each person. The result goes to bench/results, the curves of all results to docs. `--lean`: contents, dossiers and
 * family links are not kept, so that 20 million fit on 60 GB of disk. `--seconds 5` for each measure; `--draw` only draws.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  if (args.includes('--draw')) return drawScale(root)
  const persons = option(args, 'persons', 200_000)
  const ms = option(args, 'seconds', 5) * 1000
  const lean = args.includes('--lean')
  const load = rounded(loadavg()[0] ?? 0)
  const database = await benchDatabase()
  const stops: (() => Promise<void>)[] = []
  try {
    const { db } = database
    if (lean) await keepLean(db)
    const began = performance.now()
    let told = began
    const made = await loadNation(
      db,
      { seed: option(args, 'seed', 1), persons, until: UNTIL },
      {
        tell: ({ step, done, of }) => {
          if (performance.now() - told < 10_000) return
          told = performance.now()
          tell(`${step} ${done}/${of}`)
        },
      },
    )
    const loadSeconds = (performance.now() - began) / 1000
    tell(`loaded ${made.persons} persons, ${made.entries} entries in ${rounded(loadSeconds)} s`)
    await db.sql`vacuum analyze`
    const disk = await diskOf(db)
    const samples = await samplesOf(db)
    const wide = openDatabase(database.url, { max: clients, applicationName: 'bench scale' })
    stops.push(() => wide.close())
    const nation = actor('NATIONAL', [])
    const own = (sample: Sample): Actor => actor('OFFICE', [sample.office_id])
    const find =
      (q: (s: Sample) => string, who: (s: Sample) => Actor = () => nation) =>
      (tx: Writes, s: Sample) => {
        const offices = who(s).scope === 'NATIONAL' ? null : [s.office_id]
        return findEntries(tx, understand(q(s)), { from: null, to: null, limit: 21, offices })
      }
    const pinned = samples.filter((s) => s.pin !== null)
    const measures: Record<string, Measure> = {}
    const measure = async (
      name: string,
      some: readonly Sample[],
      who: (s: Sample) => Actor,
      work: (tx: Writes, s: Sample) => Promise<readonly unknown[]>,
    ): Promise<void> => {
      measures[name] = await timed(wide, some, who, work, ms)
      const { p50, p95, p99, perSecond, found } = measures[name]
      tell(`${name.padEnd(26)} p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms, ${perSecond}/s, found ${found}`)
    }
    await measure('exact key (PIN)', pinned, own, (tx, s) => findByPin(tx, s.pin ?? '', 21))
    await measure(
      'name and year',
      samples,
      () => nation,
      find((s) => `${s.name_key} ${s.birth_year}`),
    )
    await measure(
      'misspelt name and year',
      samples,
      () => nation,
      find((s) => `${slipIn(s.name_key)} ${s.birth_year}`),
    )
    await measure(
      'misspelt name',
      samples,
      () => nation,
      find((s) => slipIn(s.name_key)),
    )
    await measure(
      'name, own office',
      samples,
      own,
      find((s) => s.name_key, own),
    )
    await measure(
      'misspelt, own office',
      samples,
      own,
      find((s) => slipIn(s.name_key), own),
    )
    await measure('duplicates of a birth', samples, own, duplicatesOf)
    await measure('counts', samples, () => nation, counts)

    const swept = await sweepPart(db)
    tell(`sweep: ${swept.birthsPerSecond} births/s`)
    const registration = lean ? null : await registrations(database, stops, ms)
    if (registration) tell(`registration: ${registration.perSecond}/s, p95 ${registration.p95} ms`)

    const result: ScaleResult = {
      persons: made.persons,
      entries: made.entries,
      lean,
      at: dayInVietnam(new Date().toISOString() as never),
      machine: `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, PostgreSQL ${database.version}`,
      load,
      loadSeconds: rounded(loadSeconds),
      measures,
      registration,
      sweep: swept,
      bytesAPerson: Math.round(disk.all / made.persons),
      diskGb: rounded(disk.all / 2 ** 30, 2),
      tables: Object.fromEntries(disk.tables.map(({ name, bytes }) => [name, Math.round(bytes / made.persons)])),
      names: disk.names,
      words: disk.words,
    }
    const folder = join(root, 'bench/results')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `scale-${persons}${lean ? '-lean' : ''}.json`), `${JSON.stringify(result, null, 2)}\n`)
    drawScale(root)
    return result
  } finally {
    for (const stop of stops.toReversed()) await stop()
    await database.close()
  }
}

type Measure = { n: number; p50: number; p95: number; p99: number; perSecond: number; found: number }

/** Eight clients, one question after the other each, after a turn that warms up. */
async function timed(
  db: Database,
  samples: readonly Sample[],
  who: (s: Sample) => Actor,
  work: (tx: Writes, s: Sample) => Promise<readonly unknown[]>,
  ms: number,
): Promise<Measure> {
  const turn = async (length: number): Promise<{ times: number[]; found: number; took: number }> => {
    const times: number[] = []
    let [next, found] = [0, 0]
    const began = performance.now()
    const client = async (): Promise<void> => {
      while (performance.now() - began < length) {
        const sample = samples[next++ % samples.length]
        if (!sample) return
        const asked = performance.now()
        const rows = await asActor(db, who(sample), (tx) => work(tx, sample))
        times.push(performance.now() - asked)
        if (rows.length > 0) found++
      }
    }
    await Promise.all(Array.from({ length: clients }, client))
    return { times, found, took: performance.now() - began }
  }
  await turn(ms / 3)
  const { times, found, took } = await turn(ms)
  return {
    n: times.length,
    p50: rounded(percentile(times, 0.5), 2),
    p95: rounded(percentile(times, 0.95), 2),
    p99: rounded(percentile(times, 0.99), 2),
    perSecond: rounded((times.length * 1000) / took, 0),
    found: rounded(found / Math.max(1, times.length), 3),
  }
}

const actor = (scope: Actor['scope'], offices: readonly number[]): Actor => ({
  accountId: '01900000-0000-7000-8000-000000000001',
  username: '',
  fullName: '',
  jobTitle: '',
  pin: null,
  officeId: offices[0] ?? 0,
  officeKind: 'COMMUNE',
  officeName: '',
  unitCode: '',
  provinceCode: null,
  roles: ['REGISTRAR'],
  scope,
  offices,
  sessionRef: '',
  reauthenticatedAt: null,
  demo: false,
})

/** A letter left out, doubled or exchanged, each time at another place of the name. */
function slipIn(key: string): string {
  const at = 1 + ((key.length * 7 + key.charCodeAt(0)) % Math.max(1, key.length - 2))
  const [head, letter, next, tail] = [key.slice(0, at), key[at] ?? '', key[at + 1] ?? '', key.slice(at + 2)]
  switch (key.length % 3) {
    case 0:
      return `${head}${next}${tail}`
    case 1:
      return `${head}${letter}${letter}${next}${tail}`
    default:
      return `${head}${next}${letter}${tail}`
  }
}

/** Births spread over the whole register, by their ids. */
const samplesOf = async (db: Database): Promise<Sample[]> => [
  ...(await db.sql<Sample[]>`
    select c.office_id, c.entry_id, c.full_name, c.name_key, c.birth_year, c.birth_date::text as birth_date, c.sex, c.pin, m.full_name as mother, m.birth_year as mother_year, m.pin as mother_pin
    from (select office_id, entry_id from birth_fact tablesample bernoulli (${Math.min(100, 100 * (4000 / Math.max(1, await births(db))))}) repeatable (7)) f
    join entry_person c on c.office_id = f.office_id and c.entry_id = f.entry_id and c.role = 'CHILD' and c.birth_year is not null and c.name_key like '% %'
    left join entry_person m on m.office_id = f.office_id and m.entry_id = f.entry_id and m.role = 'MOTHER'
    order by md5(f.entry_id::text)`),
]
const births = async (db: Database): Promise<number> =>
  (await db.sql<{ n: number }[]>`select reltuples::float8 as n from pg_class where oid = 'birth_fact'::regclass`)[0]
    ?.n ?? 0

/** The check of a declaration: keys, candidates, judgement. */
async function duplicatesOf(tx: Writes, s: Sample): Promise<readonly unknown[]> {
  const birth = { year: s.birth_year, date: s.birth_date }
  const child = { role: 'CHILD', name: s.full_name, sex: s.sex, birth, pin: null }
  const mother = s.mother
    ? { role: 'MOTHER', name: s.mother, sex: '2', birth: { year: s.mother_year, date: null }, pin: s.mother_pin }
    : null
  const found = await birthsLike(tx, {
    caseId: '01900000-0000-7000-8000-000000000002',
    keys: matchKeysOf(mother ? [child, mother] : [child]),
    childKey: s.name_key,
    birthDate: s.birth_date as never,
    motherPin: s.mother_pin,
  })
  const one = readKnownBirth({ ...child, mother: mother ?? undefined })
  return found.filter((row) => {
    const other = readKnownBirth({
      name: row.child_name,
      sex: row.sex,
      birth: { year: row.birth_year, date: row.birth_date },
      pin: row.child_pin,
      mother: row.mother_name
        ? { name: row.mother_name, birth: { year: row.mother_year }, pin: row.mother_pin }
        : undefined,
      father: row.father_name
        ? { name: row.father_name, birth: { year: row.father_year }, pin: row.father_pin }
        : undefined,
    })
    return judgeBirths(one, other, noGazetteer).verdict !== 'none'
  })
}

/** What a year's table of the whole nation asks. */
const counts = (tx: Writes): Promise<readonly unknown[]> => tx`
  select kind, sum(n) as n from daily_count where measure = 'registered' and day between '2020-01-01' and '2020-12-31' group by kind`

/** Some parts of the sweep, each of the size it has in a whole one. */
async function sweepPart(db: Database): Promise<ScaleResult['sweep']> {
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

/** Births over HTTP from eight clients at 64 communes, as `bench register` does it. */
async function registrations(
  database: Awaited<ReturnType<typeof benchDatabase>>,
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
  await ask({ do: 'prepare', url: server.url, officials, today, from: 1, count: 3_000 })
  await ask({ do: 'run', clients, ms: ms / 2, perSecond: null })
  await ask({ do: 'prepare', url: server.url, officials, today, from: 3_001, count: 10_000 })
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

/** Keeps the keys of everything and the content of nothing. */
async function keepLean(db: Database): Promise<void> {
  await db.sql.unsafe(`
    create function lean_content() returns trigger language plpgsql as $$ begin new.content := '{}'; return new; end $$;
    create function lean_row() returns trigger language plpgsql as $$ begin return null; end $$;
    create trigger lean before insert on register_entry for each row execute function lean_content();
    create trigger lean before insert on registration_case for each row execute function lean_row();
    create trigger lean before insert on case_event for each row execute function lean_row();
    create trigger lean before insert on family_link for each row execute function lean_row();`)
}
