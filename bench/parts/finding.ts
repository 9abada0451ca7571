import { judgeBirths } from '../../src/identity/matching/judge.ts'
import { matchKeysOf } from '../../src/identity/matching/match-keys.ts'
import { noGazetteer } from '../../src/identity/matching/places.ts'
import { readKnownBirth } from '../../src/identity/matching/record.ts'
import { asActor, type Database, type Writes } from '../../src/platform/database.server.ts'
import type { Actor } from '../../src/platform/endpoint.ts'
import { birthsLike } from '../../src/registers/match-keys.sql.server.ts'
import { findByPin, findEntries } from '../../src/registers/search.sql.server.ts'
import { understand } from '../../src/registers/search.ts'
import { percentile, rounded, tell } from './report.ts'

export const clients = 8

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
  phone: string | null
}

export type Measure = { n: number; p50: number; p95: number; p99: number; perSecond: number; found: number }

/**
 * Eight clients ask, one question after the other each: exact keys (a number over the whole nation, a telephone at one office), name with year, misspelt name, over the whole nation; the same at one office; the duplicate
 * check; counts. `ms` for each, after all of them were asked once.
 */
export async function measureFinding(db: Database, wide: Database, ms: number): Promise<Record<string, Measure>> {
  const samples = await samplesOf(db)
  const nation = actor('NATIONAL', [])
  const own = (sample: Sample): Actor => actor('OFFICE', [sample.office_id])
  const find =
    (q: (s: Sample) => string, who: (s: Sample) => Actor = () => nation) =>
    (tx: Writes, s: Sample) => {
      const offices = who(s).scope === 'NATIONAL' ? null : [s.office_id]
      return findEntries(tx, understand(q(s)), { from: null, to: null, limit: 21, offices })
    }
  const misspelt = (s: Sample): string => slipIn(s.name_key)
  const measures: Record<string, Measure> = {}
  const measure = async (
    name: string,
    who: (s: Sample) => Actor,
    work: (tx: Writes, s: Sample) => Promise<readonly unknown[]>,
    some: readonly Sample[] = samples,
  ): Promise<void> => {
    measures[name] = await timed(wide, some, who, work, ms)
    const { p50, p95, p99, perSecond, found } = measures[name]
    tell(`${name.padEnd(26)} p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms, ${perSecond}/s, found ${found}`)
  }
  const everyone = () => nation
  const pinned = samples.filter((s) => s.pin !== null)
  // What eight clients on this machine wait for when nothing is asked: the floor under all that follows.
  await measure('nothing', everyone, (tx) => tx`select 1`)
  await measure('exact key (PIN)', own, (tx, s) => findByPin(tx, s.pin ?? '', 21), pinned)
  const reached = samples.filter((s) => s.phone !== null)
  const byPhone = find((s) => s.phone ?? '', own)
  if (reached.length > 0) await measure('exact key (telephone)', own, byPhone, reached)
  await measure(
    'name and year',
    everyone,
    find((s) => `${s.name_key} ${s.birth_year}`),
  )
  await measure(
    'misspelt name and year',
    everyone,
    find((s) => `${misspelt(s)} ${s.birth_year}`),
  )
  await measure('misspelt name', everyone, find(misspelt))
  await measure(
    'name, own office',
    own,
    find((s) => s.name_key, own),
  )
  await measure('misspelt, own office', own, find(misspelt, own))
  await measure('duplicates of a birth', own, duplicatesOf)
  await measure('counts', everyone, counts, samples.slice(0, clients))
  return measures
}

/** Eight clients, one question after the other each, after a turn that warms up. */
async function timed(
  db: Database,
  samples: readonly Sample[],
  who: (s: Sample) => Actor,
  work: (tx: Writes, s: Sample) => Promise<readonly unknown[]>,
  ms: number,
): Promise<Measure> {
  const turn = async (
    length: number,
    most = Number.POSITIVE_INFINITY,
  ): Promise<{ times: number[]; found: number; took: number }> => {
    const times: number[] = []
    let [next, found] = [0, 0]
    const began = performance.now()
    const client = async (): Promise<void> => {
      while (performance.now() - began < length && next < most) {
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
  // Warm: each of the samples has been asked once.
  await turn(60_000, samples.length)
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
    select c.office_id, c.entry_id, c.full_name, c.name_key, c.birth_year, c.birth_date::text as birth_date, c.sex, c.pin, m.full_name as mother, m.birth_year as mother_year, m.pin as mother_pin, t.phone
    from (select office_id, entry_id from birth_fact tablesample bernoulli (${Math.min(100, 100 * (4000 / Math.max(1, await births(db))))}) repeatable (7)) f
    join entry_person c on c.office_id = f.office_id and c.entry_id = f.entry_id and c.role = 'CHILD' and c.birth_year is not null and c.name_key like '% %'
    left join entry_person m on m.office_id = f.office_id and m.entry_id = f.entry_id and m.role = 'MOTHER'
    left join (select office_id, entry_id, min(phone) as phone from entry_phone group by 1, 2) t on t.office_id = f.office_id and t.entry_id = f.entry_id
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
