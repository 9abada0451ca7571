import { matchKeysOf } from '../identity/matching/match-keys.ts'
import { type Database, inTransaction, type Reads, type Writes } from '../platform/database.server.ts'
import type { CalendarDate } from '../values/calendar-date.ts'

type Key = { officeId: number; entryId: string }
type Standing = Parameters<typeof matchKeysOf>[0][number]

/** Writes the keys under which a birth is found; `old` are those it had before a correction. */
export async function writeMatchKeys(
  tx: Writes,
  entry: Key,
  keys: readonly number[],
  old: readonly number[] = [],
): Promise<void> {
  if (keys.length === 0 && old.length === 0) return
  await tx`select write_match_keys(${entry.officeId}, ${entry.entryId}, ${[...keys]}::int[], ${[...old]}::int[])`
}

/** The keys an entry has, from the people who stand in it now. */
export async function matchKeysOfEntry(tx: Reads, entry: Key): Promise<number[]> {
  const rows = await tx<
    {
      role: string
      full_name: string
      birth_year: number | null
      birth_date: string | null
      sex: string | null
      pin: string | null
    }[]
  >`
    select role, full_name, birth_year, birth_date, sex, pin from entry_person
    where office_id = ${entry.officeId} and entry_id = ${entry.entryId} and role in ('CHILD', 'MOTHER', 'FATHER')`
  return matchKeysOf(rows.map(standing))
}

const standing = (row: {
  role: string
  full_name: string
  birth_year: number | null
  birth_date: string | null
  sex: string | null
  pin: string | null
}): Standing => ({
  role: row.role,
  name: row.full_name,
  sex: row.sex,
  birth: { year: row.birth_year, date: row.birth_date },
  pin: row.pin,
})

export type BirthCandidate = {
  source: 'ENTRY' | 'CASE'
  office_id: number
  office_name: string
  entry_id: string | null
  entry_no: number | null
  year: number | null
  case_code: string | null
  registered_on: CalendarDate | null
  child_name: string
  child_key: string
  birth_date: CalendarDate | null
  birth_year: number | null
  sex: string | null
  child_pin: string | null
  birth_order: number
  plurality: number
  mother_name: string | null
  mother_key: string | null
  mother_year: number | null
  mother_pin: string | null
  father_name: string | null
  father_year: number | null
  father_pin: string | null
}

/**
 * Entries and open dossiers of the whole nation that may be the same birth: those that share a blocking key, most first, and the mother's births
 * of nine months. A dozen index probes, at most 46 rows.
 */
export async function birthsLike(
  tx: Reads,
  asked: {
    caseId: string
    keys: readonly number[]
    childKey: string
    birthDate: CalendarDate | null
    motherPin: string | null
  },
): Promise<BirthCandidate[]> {
  if (asked.keys.length === 0 && asked.motherPin === null) return []
  return await tx<BirthCandidate[]>`
    select * from births_like(${asked.caseId}, ${[...asked.keys]}::int[], ${asked.childKey}, ${asked.birthDate}, ${asked.motherPin})`
}

const BATCH = 2_000

/**
 * Gives keys to births that were written before there were any; births that have some are left alone. Goes on where it was interrupted; memory
 * does not grow. Resolves with how many got theirs.
 */
export async function fillMatchKeys(db: Database, tell: (done: number) => void = () => {}): Promise<number> {
  const [stand] = await db.sql<{ after: number | null; finished: boolean }[]>`
    select (state ->> 'after')::int as after, coalesce((state ->> 'finished')::boolean, false) as finished from background_work where name = 'match-keys'`
  if (stand?.finished) return 0
  let [after, done] = [stand?.after ?? 0, 0]
  for (;;) {
    const facts = await db.sql<
      { no: number }[]
    >`select no from birth_fact where no > ${after} order by no limit ${BATCH}`
    const last = facts.at(-1)
    await inTransaction(db, async (tx) => {
      if (last) {
        const rows = await tx<(Parameters<typeof standing>[0] & { no: number })[]>`
          select f.no, p.role, p.full_name, p.birth_year, p.birth_date, p.sex, p.pin
          from birth_fact f join entry_person p on p.office_id = f.office_id and p.entry_id = f.entry_id and p.role in ('CHILD', 'MOTHER', 'FATHER')
          where f.no between ${facts[0]?.no ?? 0} and ${last.no}`
        const people = Map.groupBy(rows, (row) => row.no)
        const made = facts.flatMap(({ no }) =>
          matchKeysOf((people.get(no) ?? []).map(standing)).map((key) => ({ key, fact: no })),
        )
        const inserted = await tx<{ n: number }[]>`
          with put as (insert into match_key (key, fact) select m.key, m.fact from jsonb_to_recordset(${tx.json(made)}) as m (key int, fact int)
            on conflict do nothing returning fact)
          select count(distinct fact)::int as n from put`
        done += inserted[0]?.n ?? 0
      }
      const state = last ? { after: last.no, finished: false } : { after, finished: true }
      await tx`insert into background_work (name, state) values ('match-keys', ${tx.json(state)})
        on conflict (name) do update set state = excluded.state, at = now()`
    })
    if (!last) return done
    after = last.no
    tell(done)
  }
}
