import type { Reads } from '../platform/database.server.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { Understood } from './search.ts'

export type HitRow = {
  office_id: number
  office_name: string
  id: string
  register: string
  entry_no: number
  year: number
  volume: number
  registered_on: CalendarDate
  subject_name: string | null
  subject_birth: CalendarDate | null
  sex: string | null
  pin: string | null
  mother_name: string | null
  father_name: string | null
  revoked: boolean
  found_role: string
  found_name: string
  exact: boolean
}

/** Roles an entry is about; the first reason to show a hit. */
const SUBJECT_ROLES = ['CHILD', 'WIFE', 'HUSBAND', 'DECEASED', 'RECOGNISED', 'WARD', 'SUBJECT', 'ADOPTED']

type Range = { from: CalendarDate | null; to: CalendarDate | null; limit: number; offices: readonly number[] | null }

/** Adds to found (office, entry, role) what a hit shows, each entry once, by its best reason; probes by primary key only, so its cost follows `limit`. */
const hits = (tx: Reads, found: ReturnType<typeof candidates>, range: Range) => tx<HitRow[]>`
  with found as materialized (
    select distinct on (c.office_id, c.entry_id) c.* from (${found}) c order by c.office_id, c.entry_id, c.rank, c.role <> all (${SUBJECT_ROLES as unknown as string[]}))
  select distinct on (f.rank, e.registered_on, e.office_id, e.id) e.office_id, e.office_name, e.id, e.register, e.entry_no, e.year, e.volume, e.registered_on, s.name as subject_name,
    s.birth as subject_birth, s.sex, p.pin, m.full_name as mother_name, d.full_name as father_name,
    exists (select from entry_revocation v where v.office_id = e.office_id and v.entry_id = e.id) as revoked,
    f.role as found_role, f.full_name as found_name, f.rank = 0 as exact
  from found f
  join register_entry e on e.office_id = f.office_id and e.id = f.entry_id
  left join lateral (select string_agg(x.full_name, ' – ' order by x.role desc) as name, min(x.birth_date) as birth, min(x.sex) as sex
    from entry_person x where x.office_id = e.office_id and x.entry_id = e.id and x.subject) s on true
  left join entry_person m on m.office_id = e.office_id and m.entry_id = e.id and m.role = 'MOTHER'
  left join entry_person d on d.office_id = e.office_id and d.entry_id = e.id and d.role = 'FATHER'
  left join lateral (select pin from entry_pin q where q.office_id = e.office_id and q.entry_id = e.id order by seq desc limit 1) p on true
  where true ${range.from ? tx`and e.registered_on >= ${range.from}` : tx``} ${range.to ? tx`and e.registered_on <= ${range.to}` : tx``}
  order by f.rank, e.registered_on desc, e.office_id, e.id limit ${range.limit}`

const within = (tx: Reads, range: Range) =>
  range.offices ? tx`and p.office_id = any (${range.offices as number[]})` : tx``

function candidates(tx: Reads, asked: Understood, range: Range) {
  const cap = range.limit * 4
  switch (asked.by) {
    case 'pin':
      return tx`select p.office_id, p.entry_id, p.role, p.full_name, 0 as rank from entry_person p where p.pin = ${asked.pin} limit ${cap}`
    case 'number':
      // Book by book: the unique index of a book is probed once for each, whatever the number of entries.
      return tx`select e.office_id, e.id as entry_id, 'CHILD' as role, '' as full_name, 0 as rank
        from register_counter c join register_entry e on e.office_id = c.office_id and e.register = c.register and e.year = c.year and e.entry_no = ${asked.entryNo}
        where c.year = ${asked.year} and c.last_no >= ${asked.entryNo} ${asked.volume ? tx`and e.volume = ${asked.volume}` : tx``}
          ${range.offices ? tx`and c.office_id = any (${range.offices as number[]})` : tx``} limit ${cap}`
    case 'date':
      return tx`select p.office_id, p.entry_id, p.role, p.full_name, 0 as rank from entry_person p
        where ${asked.date ? tx`p.birth_date = ${asked.date}` : tx`p.birth_year = ${asked.year ?? 0}`} and p.subject ${within(tx, range)} limit ${cap}`
    case 'name': {
      const when = asked.date
        ? tx`and p.birth_date = ${asked.date}`
        : asked.year
          ? tx`and p.birth_year = ${asked.year}`
          : tx``
      // A text without letters, or one letter, would find everybody: only a name that is just that is found by it.
      const alike = asked.nameKey.length >= 2
      return tx`
        (select p.office_id, p.entry_id, p.role, p.full_name, 0 as rank from entry_person p
          where p.name_key = ${asked.nameKey} and p.name_key <> '' ${when} ${within(tx, range)} limit ${cap})
        union all
        (select p.office_id, p.entry_id, p.role, p.full_name, 1 as rank
          from (select key from name_key where ${alike} and key % ${asked.nameKey} and key <> ${asked.nameKey} order by similarity(key, ${asked.nameKey}) desc limit 40) k
          join entry_person p on p.name_key = k.key where true ${when} ${within(tx, range)} limit ${cap})
        union all
        (select p.office_id, p.entry_id, p.role, p.full_name, 2 as rank
          from (select key from name_key where ${alike} and key like ${`%${asked.nameKey}%`} and key <> ${asked.nameKey} limit 200) k
          join entry_person p on p.name_key = k.key where true ${when} ${within(tx, range)} limit ${cap})`
    }
  }
}

/** Entries that fit what was asked: exact keys first, then names that look alike by the trigrams of distinct names. */
export function findEntries(tx: Reads, asked: Understood, range: Range): Promise<HitRow[]> {
  return hits(tx, candidates(tx, asked, range), range).then((rows) => [...rows])
}

/** Where a PIN stands, over the whole nation; one index probe. */
export async function findByPin(tx: Reads, pin: string, limit: number): Promise<HitRow[]> {
  return await tx<HitRow[]>`select * from entries_by_pin(${pin}, ${limit})`
}
