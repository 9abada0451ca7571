import type { Reads } from '../platform/database.server.ts'
import { CalendarDate } from '../values/calendar-date.ts'
import { fold } from '../values/names.ts'
import { type AskedName, type AskedWords, narrows, nearbyNames, type Understood, withoutOne } from './search.ts'

/** Why an entry was found; `why` of a hit is made of it. */
export type FoundBy =
  | 'PIN'
  | 'PHONE'
  | 'NUMBER'
  | 'DATE'
  | 'YEAR'
  | 'PARENT'
  | 'NAME'
  | 'NAME_ORDER'
  | 'NEAR_DATE'
  | 'NAME_WORDS'
  | 'NAME_ALIKE'

type EntryLine = {
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
}
export type HitRow = EntryLine & { found_role: string; found_name: string; found_by: FoundBy; exact: boolean }

/** Roles an entry is about; the first reason to show a hit. */
const SUBJECT_ROLES = ['CHILD', 'WIFE', 'HUSBAND', 'DECEASED', 'RECOGNISED', 'WARD', 'SUBJECT', 'ADOPTED']
const EXACT: readonly FoundBy[] = ['PIN', 'PHONE', 'NUMBER', 'DATE', 'YEAR', 'PARENT', 'NAME', 'NAME_ORDER']

export type Range = {
  from: CalendarDate | null
  to: CalendarDate | null
  limit: number
  /** Null: the whole nation. */
  offices: readonly number[] | null
}
type Fragment = ReturnType<typeof within>

/** How many are looked at for one list: some more than it holds, since one entry may be found twice; days of registration leave many out. */
const mostOf = ({ limit, from, to }: Range): number => (from || to ? limit * 4 : limit + 4)

/** Adds to found (office, entry, role) what a hit shows, each entry once, by its best reason; probes by primary key only, so its cost follows `limit`. */
const hits = (tx: Reads, found: Fragment, range: Range) => tx<HitRow[]>`
  with found as materialized (
    select distinct on (c.office_id, c.entry_id) c.* from (${found}) c order by c.office_id, c.entry_id, c.rank, c.role <> all (${SUBJECT_ROLES})),
  shown as materialized (
    select e.office_id, e.office_name, e.id, e.register, e.entry_no, e.year, e.volume, e.registered_on, f.rank, f.nearness, f.role, f.full_name, f.why
    from found f join register_entry e on e.office_id = f.office_id and e.id = f.entry_id
    where true ${range.from ? tx`and e.registered_on >= ${range.from}` : tx``} ${range.to ? tx`and e.registered_on <= ${range.to}` : tx``}
    order by f.rank, f.nearness, e.registered_on desc, e.office_id, e.id limit ${range.limit})
  select e.office_id, e.office_name, e.id, e.register, e.entry_no, e.year, e.volume, e.registered_on, s.name as subject_name,
    s.birth as subject_birth, s.sex, p.pin, m.full_name as mother_name, d.full_name as father_name,
    exists (select from entry_revocation v where v.office_id = e.office_id and v.entry_id = e.id) as revoked,
    e.role as found_role, e.full_name as found_name, e.why as found_by, e.why = any (${EXACT as string[]}) as exact
  from shown e
  left join lateral (select string_agg(x.full_name, ' – ' order by x.role desc) as name, case when count(*) = 1 then min(x.birth_date) end as birth, case when count(*) = 1 then min(x.sex) end as sex
    from entry_person x where x.office_id = e.office_id and x.entry_id = e.id and x.subject) s on true
  left join entry_person m on m.office_id = e.office_id and m.entry_id = e.id and m.role = 'MOTHER'
  left join entry_person d on d.office_id = e.office_id and d.entry_id = e.id and d.role = 'FATHER'
  left join lateral (select pin from entry_pin q where q.office_id = e.office_id and q.entry_id = e.id order by seq desc limit 1) p on true
  order by e.rank, e.nearness, e.registered_on desc, e.office_id, e.id`

const within = (tx: Reads, range: Range) => (range.offices ? tx`and p.office_id = any (${[...range.offices]})` : tx``)

/** What stands beside the name of somebody of the same entry: the parent that was asked for. */
const withParents = (tx: Reads, { mother, father, parent }: AskedWords) => {
  const one = (asked: AskedName, roles: readonly string[]) => tx`
    and exists (select from entry_person x where x.office_id = p.office_id and x.entry_id = p.entry_id and x.role = any (${[...roles]})
      and (x.name_key = ${asked.key} or string_to_array(x.name_key, ' ') @> ${asked.key.split(' ')} or similarity(x.name_key, ${asked.key}) > 0.5))`
  return tx`${mother ? one(mother, MOTHERS) : tx``} ${father ? one(father, FATHERS) : tx``} ${parent ? one(parent, [...MOTHERS, ...FATHERS]) : tx``}`
}
const MOTHERS = ['MOTHER', 'ADOPTIVE_MOTHER']
const FATHERS = ['FATHER', 'ADOPTIVE_FATHER']

const on = (tx: Reads, { date, year }: Pick<AskedWords, 'date' | 'year'>) =>
  date
    ? tx`and p.birth_date = ${date} and p.birth_year = ${Number(date.slice(0, 4))}`
    : year
      ? tx`and p.birth_year = ${year}`
      : tx``

/** Entries under an exact key, or whose people are called so and born then. */
function exactly(tx: Reads, asked: Understood, range: Range): Fragment {
  const cap = mostOf(range)
  switch (asked.by) {
    case 'pin':
      // Entries it stands in, and those of the person whose it is: from before the number, or brought together by a merger.
      return tx`
        (select p.office_id, p.entry_id, p.role, p.full_name, 0 as rank, 0 as nearness, 'PIN' as why from entry_person p where p.pin = ${asked.pin} ${within(tx, range)} limit ${cap})
        union all
        (select p.office_id, p.entry_id, p.role, p.full_name, 0, 0, 'PIN' from entry_person p
          where p.person_id = (select person_here_of_pin(${asked.pin})) and p.pin is distinct from ${asked.pin} ${within(tx, range)} limit ${cap})`
    case 'phone':
      return tx`select p.office_id, p.entry_id, 'INFORMANT' as role, '' as full_name, 0 as rank, 0 as nearness, 'PHONE' as why from entry_phone p where p.phone = ${asked.phone} ${within(tx, range)} limit ${cap}`
    case 'number':
      // Book by book: the unique index of a book is probed once for each, whatever the number of entries.
      return tx`select e.office_id, e.id as entry_id, 'CHILD' as role, '' as full_name, 0 as rank, 0 as nearness, 'NUMBER' as why
        from register_counter p join register_entry e on e.office_id = p.office_id and e.register = p.register and e.year = p.year and e.entry_no = ${asked.entryNo}
        where p.year = ${asked.year} and p.last_no >= ${asked.entryNo} ${asked.volume ? tx`and e.volume = ${asked.volume}` : tx``} ${within(tx, range)} limit ${cap}`
    case 'words': {
      const { name, mother, father, parent, date, year } = asked
      if (name && name.key === '') return nothing(tx)
      if (name)
        return tx`
          (select p.office_id, p.entry_id, p.role, p.full_name, case when ${name.marked} and lower(p.full_name) = ${name.name.toLocaleLowerCase('vi')} then 0 else 1 end as rank, 0 as nearness, 'NAME' as why
            from entry_person p where p.name_key = ${name.key} ${on(tx, asked)} ${within(tx, range)} ${withParents(tx, asked)} limit ${cap})
          union all
          (select p.office_id, p.entry_id, p.role, p.full_name, 2, 0, 'NAME_ORDER' from entry_person p
            where p.name_key = any (array(${otherOrders(tx, name)})) ${on(tx, asked)} ${within(tx, range)} ${withParents(tx, asked)} limit ${cap})`
      const elder = mother ?? father ?? parent
      if (elder) {
        const roles = mother ? MOTHERS : father ? FATHERS : [...MOTHERS, ...FATHERS]
        const born =
          date || year
            ? tx`and exists (select from entry_person x where x.office_id = p.office_id and x.entry_id = p.entry_id and x.subject and ${date ? tx`x.birth_date = ${date}` : tx`x.birth_year = ${year}`})`
            : tx``
        return tx`select p.office_id, p.entry_id, p.role, p.full_name, 0 as rank, 0 as nearness, 'PARENT' as why from entry_person p
          where p.name_key = ${elder.key} and p.role = any (${roles}) ${born} ${within(tx, range)} ${withParents(tx, asked)} limit ${cap}`
      }
      if (date)
        return tx`select p.office_id, p.entry_id, p.role, p.full_name, 0 as rank, 0 as nearness, 'DATE' as why from entry_person p
          where p.birth_date = ${date} and p.subject ${within(tx, range)} limit ${cap}`
      // A year alone says too little beyond some offices: there it is only a filter.
      if (year && range.offices && range.offices.length <= 50)
        return tx`select p.office_id, p.entry_id, p.role, p.full_name, 0 as rank, 0 as nearness, 'YEAR' as why from entry_person p
          where p.birth_date between ${`${year}-01-01`} and ${`${year}-12-31`} and p.subject ${within(tx, range)} limit ${cap}`
      return nothing(tx)
    }
  }
}

const nothing = (tx: Reads): Fragment =>
  tx`select p.office_id, p.entry_id, p.role, p.full_name, 0 as rank, 0 as nearness, 'DATE' as why from entry_person p where false`

/** Likely ones: the name on a day near by, names of which all typed words are part, names a slip away. */
function likelyOnes(
  tx: Reads,
  asked: AskedWords & { name: AskedName },
  range: Range,
  keys: { part: readonly string[]; alike: readonly string[] },
): Fragment {
  const cap = mostOf(range)
  const { name, date, year } = asked
  const day = date ? CalendarDate.safeParse(`${date.slice(0, 4)}-${date.slice(8)}-${date.slice(5, 7)}`).data : undefined
  const near = year
    ? tx`(select p.office_id, p.entry_id, p.role, p.full_name, 3 as rank,
          case when p.birth_year = ${year} then 0 else 1 end + ${day ? tx`case when p.birth_date = ${day} then 0 else 1 end` : tx`0`} as nearness, 'NEAR_DATE' as why
        from entry_person p where p.name_key = ${name.key} and p.birth_year between ${year - 2} and ${year + 2}
          ${date ? tx`and p.birth_date is distinct from ${date}` : tx`and p.birth_year <> ${year}`} ${within(tx, range)} ${withParents(tx, asked)} limit ${cap}) union all`
    : tx``
  return tx`${near}
    (select p.office_id, p.entry_id, p.role, p.full_name, 4 as rank, 0 as nearness, 'NAME_WORDS' as why from entry_person p
      where p.name_key = any (${[...keys.part]}) ${on(tx, asked)} ${within(tx, range)} ${withParents(tx, asked)} limit ${cap})
    union all
    (select p.office_id, p.entry_id, p.role, p.full_name, 5, array_position(${[...keys.alike]}::text[], p.name_key), 'NAME_ALIKE' from entry_person p
      where p.name_key = any (${[...keys.alike]}) ${on(tx, asked)} ${within(tx, range)} ${withParents(tx, asked)} limit ${cap})`
}

const MOST_PARTS = 120
const MOST_ALIKE = 80

/** Names of the dictionary made of the same words in another order: given name first. */
const otherOrders = (tx: Reads, { key }: AskedName): Fragment =>
  tx`select key from name_key where sorted = sorted_words(${key}) and key <> ${key} limit 40`

/** Names that hold all of these words and others. */
const namesWith = async (tx: Reads, words: readonly string[], key: string): Promise<string[]> =>
  narrows(words)
    ? (
        await tx<{ key: string }[]>`
        select key from name_key where string_to_array(key, ' ') @> ${[...words]} and key <> ${key} limit ${MOST_PARTS}`
      ).map((row) => row.key)
    : []

/**
 * Names a slip away. The distinct words of names are few, so a slip is looked for word by word (what remains of each word when a letter is left
 * out), then whole names by their words in alphabetical order; the closest first. Its cost does not follow the number of names.
 */
async function namesNear(tx: Reads, key: string): Promise<string[]> {
  const near = await tx<{ typed: string; word: string }[]>`
    select t.typed, n.word from unnest(${key.split(' ')}::text[]) t (typed), lateral (select distinct word from name_word where slip in (select word_slips(t.typed))) n`
  const alike = new Map<string, string[]>()
  for (const { typed, word } of near) alike.set(typed, [...(alike.get(typed) ?? []), word])
  const tried = nearbyNames(key, alike)
  if (tried.length === 0) return []
  const found = await tx<
    { key: string; sorted: string }[]
  >`select key, sorted from name_key where sorted = any (${tried}) limit 400`
  const place = new Map(tried.map((sorted, n) => [sorted, n]))
  return found
    .toSorted((a, b) => (place.get(a.sorted) ?? 0) - (place.get(b.sorted) ?? 0))
    .slice(0, MOST_ALIKE)
    .map((row) => row.key)
}

/** Names with all typed words but one, the likest first. */
async function namesWithout(tx: Reads, key: string): Promise<string[]> {
  const found = await Promise.all(withoutOne(key).map((words) => namesWith(tx, words, key)))
  const rows = await tx<{ key: string }[]>`
    select key from unnest(${[...new Set(found.flat())]}::text[]) k (key) where similarity(key, ${key}) > 0.4 order by similarity(key, ${key}) desc, key limit 40`
  return rows.map((row) => row.key)
}

/** Planning takes ten times as long as finding does. For one office or the whole nation the plan is the same whatever is asked; a province's offices are weighed each time. */
const planOnce = (tx: Reads, { offices }: Range) =>
  tx`select set_config('plan_cache_mode', ${offices && offices.length > FEW_OFFICES ? 'auto' : 'force_generic_plan'}, true)`.execute()
const FEW_OFFICES = 8

/**
 * Entries that fit what was asked, exact ones first. Likely ones are looked for where the exact ones are none, or when they are asked for (`likely`):
 * nobody reads more people than needed (domain/09 §4). Read in the caller's scope.
 */
export async function findEntries(tx: Reads, asked: Understood, range: Range, likely = false): Promise<HitRow[]> {
  if (range.offices?.length === 0) return []
  const [, exact] = await Promise.all([planOnce(tx, range), hits(tx, exactly(tx, asked, range), range)])
  const found = [...exact]
  const name = asked.by === 'words' ? asked.name : null
  if (asked.by !== 'words' || !name || name.key.length < 2) return found
  if (found.length >= range.limit || (found.length > 0 && !likely)) return found
  const add = (more: readonly HitRow[]): void => {
    const known = new Set(found.map((row) => row.id))
    for (const row of more) if (!known.has(row.id)) found.push(row)
  }
  const [part, alike] = await Promise.all([namesWith(tx, name.key.split(' '), name.key), namesNear(tx, name.key)])
  const once = new Set(part)
  const keys = { part, alike: alike.filter((key) => !once.has(key)) }
  add(await hits(tx, likelyOnes(tx, { ...asked, name }, range, keys), range))
  if (found.length === 0) {
    const farther = await namesWithout(tx, name.key)
    if (farther.length > 0)
      add(await hits(tx, likelyOnes(tx, { ...asked, name }, range, { part: [], alike: farther }), range))
  }
  return found.slice(0, range.limit)
}

/** Where a PIN stands, over the whole nation; one index probe. */
export async function findByPin(tx: Reads, pin: string, limit: number): Promise<HitRow[]> {
  return await tx<HitRow[]>`select f.*, 'PIN' as found_by from entries_by_pin(${pin}, ${limit}) f`
}

/** An office's number, over the whole nation: office and number are an exact key. */
export async function findByNumber(
  tx: Reads,
  asked: Extract<Understood, { by: 'number' }>,
  offices: readonly number[],
  limit: number,
): Promise<HitRow[]> {
  return await tx<HitRow[]>`
    select f.*, 'CHILD' as found_role, '' as found_name, 'NUMBER' as found_by, true as exact
    from entries_by_number(${[...offices]}, ${asked.entryNo}, ${asked.year}, ${asked.volume}, ${limit}) f`
}

/**
 * Offices of a place in words, of any year ("xã sà phìn", "dong van, ha giang"): the offices of units called so, those whose books they keep, and
 * those that keep their books now. Empty when nothing is called so.
 */
export async function officesOfPlace(tx: Reads, place: string): Promise<number[]> {
  const parts = place
    .split(',')
    .map(fold)
    .filter((part) => part.length >= 2)
  if (parts.length === 0) return []
  const called = parts.map((part) => `% ${part} %`)
  const rows = await tx<{ id: number }[]>`
    with unit as materialized (
      select distinct code from admin_unit_chain where level = 'commune' and search like ${`%${parts[0] ?? ''}%`} and (search || ' ') like all (${called})),
    named as materialized (select o.id, o.custodian_id from unit join office o on o.unit_code = unit.code and o.kind in ('COMMUNE', 'DISTRICT'))
    select id from named union select custodian_id from named where custodian_id is not null
    union select o.id from named join office o on o.custodian_id = named.id`
  return rows.map((row) => row.id)
}
