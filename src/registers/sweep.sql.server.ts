import { v7 as uuid } from 'uuid'
import { explain } from '../identity/matching/explain.ts'
import { readGlance, worthReading } from '../identity/matching/glance.ts'
import { judgeBirths } from '../identity/matching/judge.ts'
import { namesAPin } from '../identity/matching/match-keys.ts'
import type { Gazetteer } from '../identity/matching/places.ts'
import { type BirthRead, readBirth } from '../identity/matching/record.ts'
import { type Database, inTransaction, jsonb, type Reads } from '../platform/database.server.ts'
import { type FoundPair, findLinksOf, keepPairs, type Named } from './identity.sql.server.ts'
import { fillMatchKeys } from './match-keys.sql.server.ts'

export type SweepProgress = {
  step: 'keys' | 'births' | 'people'
  /** Parts of the register done, and how many there are; 0 where it is not known. */
  done: number
  of: number
  compared: number
  found: number
}
export type Swept = { compared: number; found: number }

type BirthState = { of: number; next: number; compared: number; found: number; finished: boolean }
type PeopleState = { office: number; entry: string; seen: number; found: number; finished: boolean }

/** Rows of keys that are gone through at a time. */
const PART = 250_000
/** A key that more births share tells nothing, and would cost the square of it. */
const MOST_SHARED = 120
const CHUNK = 2_000

const stateOf = async <S>(db: Database, name: string): Promise<S | undefined> =>
  (await db.sql<{ state: S }[]>`select state from background_work where name = ${name}`)[0]?.state

const keepState = (tx: Reads, name: string, state: object) => tx`
  insert into background_work (name, state) values (${name}, ${jsonb(tx, state)})
  on conflict (name) do update set state = excluded.state, at = now()`

/** Forgets how far the last sweep came: the next one begins anew. Decided pairs stay decided. */
export async function beginSweepAnew(db: Database): Promise<void> {
  await db.sql`delete from background_work where name in ('sweep-births', 'sweep-people')`
}

/**
 * Compares every birth of the register with those that share a key, in parts of the key space: an interrupted sweep goes on with its part. Memory follows
 * one part, never the register. Pairs that are known keep what was decided on them.
 */
export async function sweepBirths(
  db: Database,
  gazetteer: Gazetteer,
  options: { now: string; tell?: (progress: SweepProgress) => void; parts?: number; stopAfter?: number },
): Promise<Swept> {
  const tell = options.tell ?? (() => {})
  await fillMatchKeys(db, (done) => tell({ step: 'keys', done, of: 0, compared: 0, found: 0 }))
  const [size] = await db.sql<
    { n: number }[]
  >`select greatest(reltuples, 0)::float8 as n from pg_class where oid = 'match_key'::regclass`
  const state = (await stateOf<BirthState>(db, 'sweep-births')) ?? {
    of: options.parts ?? Math.max(1, Math.ceil((size?.n ?? 0) / PART)),
    next: 0,
    compared: 0,
    found: 0,
    finished: false,
  }
  const width = 2 ** 32 / state.of
  const edge = (n: number): number => Math.round(n * width) - 2 ** 31
  const blocksOf = (part: number) => sharedKeys(db.sql, edge(part), edge(part + 1) - 1)
  let waiting = state.finished ? undefined : blocksOf(state.next)
  const last = Math.min(state.of, state.next + (options.stopAfter ?? state.of))
  while (!state.finished && state.next < last) {
    const blocks = await waiting
    // The next part is read while this one is compared.
    waiting = state.next + 1 < last ? blocksOf(state.next + 1) : undefined
    waiting?.catch(() => {})
    const { compared, pairs } = await comparePart(db.sql, gazetteer, blocks ?? [], options.now)
    await inTransaction(db, async (tx) => {
      for (let at = 0; at < pairs.length; at += 500) state.found += await keepPairs(tx, pairs.slice(at, at + 500))
      state.compared += compared
      state.next += 1
      state.finished = state.next >= state.of
      await keepState(tx, 'sweep-births', state)
    })
    tell({ step: 'births', done: state.next, of: state.of, compared: state.compared, found: state.found })
  }
  return { compared: state.compared, found: state.found }
}

type Shared = { key: number; facts: number[] }

/** Keys of a part that two births or more share; the index alone tells which. */
const sharedKeys = async (tx: Reads, from: number, to: number): Promise<Shared[]> => [
  ...(await tx<Shared[]>`
    with shared as materialized (
      select key from match_key where key between ${from} and ${to} group by key having count(*) between 2 and ${MOST_SHARED})
    select m.key, array_agg(m.fact) as facts from shared join match_key m using (key) group by m.key`),
]

async function comparePart(
  tx: Reads,
  gazetteer: Gazetteer,
  blocks: readonly Shared[],
  now: string,
): Promise<{ compared: number; pairs: FoundPair[] }> {
  /** Pairs, and whether they share an identity number. */
  const seen = new Map<string, boolean>()
  for (const { key, facts } of blocks) {
    facts.sort((a, b) => a - b)
    for (let i = 0; i < facts.length; i++)
      for (let j = i + 1; j < facts.length; j++) {
        const pair = `${facts[i]} ${facts[j]}`
        seen.set(pair, seen.get(pair) || namesAPin(key))
      }
  }
  const wanted = await worthIt(tx, [...seen])
  const found: FoundPair[] = []
  for (let at = 0; at < wanted.length; at += CHUNK) {
    const some = wanted.slice(at, at + CHUNK)
    const births = await readBirths(tx, gazetteer, [...new Set(some.flat())])
    for (const [one, other] of some) {
      // A pair is kept with its entries in the order of their ids, whoever found it.
      const [a, b] = [births.get(one), births.get(other)].toSorted((x, y) =>
        (x?.entry ?? '') < (y?.entry ?? '') ? -1 : 1,
      )
      if (!a || !b) continue
      const judged = judgeBirths(a.read, b.read, gazetteer)
      if (judged.verdict === 'none') continue
      const [vi, en] = [explain(judged, a.read, b.read), explain(judged, a.read, b.read, 'en')]
      found.push({
        id: uuid(),
        kind: 'BIRTH',
        a_office: a.office,
        a_entry: a.entry,
        a_role: 'CHILD',
        b_office: b.office,
        b_entry: b.entry,
        b_role: 'CHILD',
        verdict: judged.verdict,
        score: judged.score,
        reasons: vi.map((text, n) => ({ vi: text, en: en[n] ?? text })),
        found_by: 'SWEEP',
        found_at: now,
      })
    }
  }
  return { compared: seen.size, pairs: found }
}

/** Pairs that are not told apart by one row about each: nineteen of twenty are, and a whole entry lies in four tables. */
async function worthIt(
  tx: Reads,
  pairs: readonly (readonly [pair: string, sharePin: boolean])[],
): Promise<[number, number][]> {
  const left: [number, number][] = []
  for (let at = 0; at < pairs.length; at += GLANCES) {
    const some = pairs
      .slice(at, at + GLANCES)
      .map(([pair, sharePin]) => [pair.split(' ').map(Number), sharePin] as const)
    const facts = [...new Set(some.flatMap(([pair]) => pair))].sort((a, b) => a - b)
    const rows = await tx<GlanceRow[]>`
      select no, child_name, sex, birth_date::text as birth_date, birth_year, case when plurality > 1 then birth_order else 0 end as nth, mother_name, mother_year, mother_pin, father_key
      from birth_fact where no = any (${facts}::int[])`
    const births = new Map(rows.map((row) => [row.no, readGlanceRow(row)]))
    for (const [[one = 0, other = 0], sharePin] of some) {
      const [a, b] = [births.get(one), births.get(other)]
      if (a && b && (sharePin || worthReading(a, b))) left.push([one, other])
    }
  }
  return left
}
const GLANCES = 20_000

type GlanceRow = Pick<
  BirthRow,
  'no' | 'child_name' | 'sex' | 'birth_date' | 'birth_year' | 'nth' | 'mother_name' | 'mother_year' | 'mother_pin'
> & { father_key: string | null }
const readGlanceRow = (row: GlanceRow): BirthRead =>
  readGlance({
    name: row.child_name,
    sex: row.sex,
    birth: { year: row.birth_year, date: row.birth_date },
    nth: row.nth,
    mother: row.mother_name ? { name: row.mother_name, year: row.mother_year, pin: row.mother_pin } : null,
    fatherKey: row.father_key,
  })

type ReadEntry = { office: number; entry: string; read: BirthRead }
type BirthRow = {
  no: number
  entry_id: string
  office_id: number
  child_name: string
  sex: string | null
  birth_date: string | null
  birth_year: number | null
  nth: number
  office_name: string
  child_pin: string | null
  mother_name: string | null
  mother_year: number | null
  mother_pin: string | null
  father_name: string | null
  father_year: number | null
  father_pin: string | null
  entry_no: number
  volume: number
  registered_on: string
  unit_code: string
  birth_place: string | null
  hometown: string | null
  ethnicity: string | null
}

/** Entries as the comparison reads them, with places and office; those revoked are left out. */
async function readBirths(tx: Reads, gazetteer: Gazetteer, facts: readonly number[]): Promise<Map<number, ReadEntry>> {
  const rows = await tx<BirthRow[]>`
    select f.no, f.entry_id, f.office_id, e.office_name, f.child_name, f.sex, f.birth_date::text as birth_date, f.birth_year, case when f.plurality > 1 then f.birth_order else 0 end as nth, c.pin as child_pin, f.mother_name, f.mother_year, f.mother_pin,
      d.full_name as father_name, d.birth_year as father_year, d.pin as father_pin, e.entry_no, e.volume, e.registered_on::text as registered_on, o.unit_code,
      e.content #>> '{child,birthPlace,asWritten}' as birth_place, e.content #>> '{child,hometown,asWritten}' as hometown, e.content #>> '{child,ethnicity,asWritten}' as ethnicity
    from birth_fact f join register_entry e on e.office_id = f.office_id and e.id = f.entry_id join office o on o.id = f.office_id
    left join entry_person c on c.office_id = f.office_id and c.entry_id = f.entry_id and c.role = 'CHILD'
    left join entry_person d on d.office_id = f.office_id and d.entry_id = f.entry_id and d.role = 'FATHER'
    where f.no = any (${[...facts]}::int[]) and not exists (select from entry_revocation v where v.office_id = e.office_id and v.entry_id = e.id)`
  return new Map(
    rows.map((row) => [row.no, { office: row.office_id, entry: row.entry_id, read: readRow(row, gazetteer) }]),
  )
}

function readRow(row: BirthRow, gazetteer: Gazetteer): BirthRead {
  const read = readBirth(
    {
      id: row.entry_id,
      ho_ten: row.child_name,
      gioi_tinh: row.sex ?? '',
      ngay_sinh: row.birth_date ?? (row.birth_year === null ? '' : String(row.birth_year)),
      noi_sinh: row.birth_place ?? '',
      que_quan: row.hometown ?? '',
      dan_toc: row.ethnicity ?? '',
      quoc_tich: '',
      cha: { ho_ten: row.father_name ?? '', nam_sinh: String(row.father_year ?? '') },
      me: { ho_ten: row.mother_name ?? '', nam_sinh: String(row.mother_year ?? '') },
      so: String(row.entry_no),
      quyen: String(row.volume),
      ngay_dang_ky: row.registered_on,
      noi_dang_ky: row.unit_code,
      so_dinh_danh: row.child_pin ?? '',
    },
    gazetteer,
  )
  return {
    ...read,
    nth: row.nth,
    officeName: row.office_name,
    mother: read.mother && { ...read.mother, pin: row.mother_pin ?? '' },
    father: read.father && { ...read.father, pin: row.father_pin ?? '' },
  }
}

type EntryPeople = { office_id: number; entry_id: string; people: (Named & { known: boolean })[] }

/**
 * Looks for the persons of the registers whom entries name without a number: parents, spouses and informants that stand in one entry alone. What is found is
 * proposed, the sure ones first; nothing is merged without a person. Resumable like the other.
 */
export async function sweepPeople(
  db: Database,
  options: { now: string; tell?: (progress: SweepProgress) => void; stopAfter?: number },
): Promise<Swept> {
  const state = (await stateOf<PeopleState>(db, 'sweep-people')) ?? {
    office: 0,
    entry: '00000000-0000-0000-0000-000000000000',
    seen: 0,
    found: 0,
    finished: false,
  }
  for (let batch = 0; !state.finished && batch < (options.stopAfter ?? Number.POSITIVE_INFINITY); batch++) {
    const entries = await db.sql<EntryPeople[]>`
      select e.office_id, e.id as entry_id, (select jsonb_agg(jsonb_build_object('role', p.role, 'name', p.full_name, 'birth', jsonb_build_object('year', p.birth_year, 'date', p.birth_date),
          'sex', p.sex, 'pin', p.pin, 'known', p.pin is not null or q.pin is not null or q.first_entry_id is distinct from e.id
            or exists (select from entry_person x where x.person_id = p.person_id and x.entry_id <> e.id)))
        from entry_person p join person q on q.id = p.person_id where p.office_id = e.office_id and p.entry_id = e.id) as people
      from (select office_id, id from register_entry where (office_id, id) > (${state.office}, ${state.entry}) order by office_id, id limit 500) e
      order by e.office_id, e.id`
    const pairs: FoundPair[] = []
    const asked = entries.map(({ entry_id, people }) => ({
      people: (people ?? []).map((one) => (one.known ? { ...one, personId: one.role } : one)),
      entry: entry_id,
      propose: true,
    }))
    const links = await findLinksOf(db.sql, asked)
    for (const [nth, { office_id, entry_id, people }] of entries.entries()) {
      state.seen += (people ?? []).filter(({ known }) => !known).length
      for (const link of links[nth]?.proposed ?? [])
        pairs.push({
          id: uuid(),
          kind: 'PERSON',
          a_office: office_id,
          a_entry: entry_id,
          a_role: link.role,
          b_office: link.officeId,
          b_entry: link.entryId,
          b_role: link.stands,
          verdict: link.verdict,
          score: link.score,
          reasons: link.reasons,
          found_by: 'SWEEP',
          found_at: options.now,
        })
    }
    const last = entries.at(-1)
    await inTransaction(db, async (tx) => {
      for (let at = 0; at < pairs.length; at += 500) state.found += await keepPairs(tx, pairs.slice(at, at + 500))
      if (last) [state.office, state.entry] = [last.office_id, last.entry_id]
      state.finished = entries.length === 0
      await keepState(tx, 'sweep-people', state)
    })
    options.tell?.({ step: 'people', done: 0, of: 0, compared: state.seen, found: state.found })
  }
  return { compared: state.seen, found: state.found }
}
