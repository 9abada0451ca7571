import type { Reads } from '../platform/database.server.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { fold } from '../values/names.ts'
import type { UnitLevel } from './units-chain.ts'
import { inOrder, nowIs, placeWords, withoutType } from './units-words.ts'

/** A unit as it stood on a day. `chain` is how papers write it: `phường Ba Đình, thành phố Hà Nội`. */
export type UnitOnDay = {
  code: string
  level: UnitLevel
  name: string
  type: string
  fullName: string
  parentCode: string | null
  provinceCode: string
  chain: string
  /** Period of this name, type and parent; null = open. */
  from: CalendarDate | null
  to: CalendarDate | null
  legalBasis: string
}

/** A place that was found. `inForce` = on the day asked for; `code` is null for provinces dissolved before there were codes. */
export type FoundPlace = {
  code: string | null
  level: UnitLevel
  chain: string
  provinceCode: string | null
  from: CalendarDate | null
  to: CalendarDate | null
  inForce: boolean
}

export type UnitSuccessor = {
  code: string
  chain: string
  provinceCode: string
  /** It took over a part of the old unit only. */
  partial: boolean
  /** The one to suggest; for an official act on a divided unit the citizen is asked. */
  isDefault: boolean
  /** Day on which the last step came into force; the unit itself when nothing happened. */
  since: CalendarDate
}

const unitColumns = (sql: Reads) =>
  sql`u.code, u.level, u.name, u.unit_type as type, u.full_name as "fullName", u.parent_code as "parentCode", u.province_code as "provinceCode",
    c.chain, lower(u.valid) as "from", upper(u.valid) - 1 as "to", u.legal_basis as "legalBasis"`

/** Units in force on a day, in the order of their codes; of one level, one province or below one parent when said. */
export function unitsInForce(
  sql: Reads,
  asked: { on: CalendarDate; level?: UnitLevel; parent?: string; province?: string },
): Promise<UnitOnDay[]> {
  return sql<UnitOnDay[]>`select ${unitColumns(sql)} from admin_unit u
    join admin_unit_chain c on c.code = u.code and c.level = u.level and c.valid @> ${asked.on}::date
    where u.valid @> ${asked.on}::date
      ${asked.level ? sql`and u.level = ${asked.level}` : sql``}
      ${asked.parent ? sql`and u.parent_code = ${asked.parent}` : sql``}
      ${asked.province ? sql`and u.province_code = ${asked.province}` : sql``}
    order by u.code`
}

/** The unit with that code on a day. */
export async function unitOn(sql: Reads, code: string, on: CalendarDate): Promise<UnitOnDay | undefined> {
  const [unit] = await sql<UnitOnDay[]>`select ${unitColumns(sql)} from admin_unit u
    join admin_unit_chain c on c.code = u.code and c.level = u.level and c.valid @> ${on}::date
    where u.code = ${code} and u.valid @> ${on}::date`
  return unit
}

/** Every period of a unit's full text, oldest first. */
export function unitHistory(
  sql: Reads,
  code: string,
): Promise<{ chain: string; from: CalendarDate | null; to: CalendarDate | null }[]> {
  return sql<{ chain: string; from: CalendarDate | null; to: CalendarDate | null }[]>`
    select chain, lower(valid) as "from", upper(valid) - 1 as "to" from admin_unit_chain where code = ${code} order by valid`
}

/** `phường Ba Đình, thành phố Hà Nội` on a day; undefined when no unit had the code then. */
export async function chainOn(sql: Reads, code: string, on: CalendarDate): Promise<string | undefined> {
  const [row] = await sql<{ chain: string }[]>`
    select chain from admin_unit_chain where code = ${code} and valid @> ${on}::date`
  return row?.chain
}

/**
 * Places by typing without diacritics. Words may be cut short and must stand in the order of the address; when nothing fits, in any
 * order; then by likeness. Names that begin as typed come first, units in force on the day before old ones.
 */
export async function searchPlaces(
  sql: Reads,
  asked: {
    typed: string
    on: CalendarDate
    includeOld?: boolean
    level?: UnitLevel
    limit?: number
    /** Province whose units come before namesakes elsewhere. */
    near?: string | null
  },
): Promise<FoundPlace[]> {
  const words = placeWords(asked.typed)
  if (words.length === 0) return []
  const query = words.join(' ')
  const name = withoutType(words)
  const limit = Math.min(asked.limit ?? 12, 50)
  const ordered = sql`search like ${inOrder(words)}`
  const anyOrder = words.map((word) => sql`search like ${`% ${word}%`}`).reduce((a, b) => sql`${a} and ${b}`)
  const alike = sql`search %> ${query}`
  const level = asked.level ? sql`and level = ${asked.level}` : sql``
  const rank = sql`case when name_key = ${name} or search like ${` ${query} %`} or search = ${` ${query}`} then 0
      when ${name} like name_key || ' %' then 1
      when name_key like ${`${name}%`} or search like ${` ${query}%`} then 2
      when ' ' || name_key like ${inOrder(name.split(' '))} then 3 else 4 end`
  const columns = sql`code, level, chain, province_code as "provinceCode", lower(valid) as "from", upper(valid) - 1 as "to"`
  const asTyped = asked.typed.normalize('NFC').trim().toLocaleLowerCase('vi')
  const spelled = sql`strpos(lower(chain), ${asTyped}) = 0`
  const far = sql`province_code is distinct from ${asked.near ?? null}`
  // Marks, when typed, say more than nearness; without marks the neighbourhood is meant.
  const plain = asTyped === fold(asTyped)
  const closest = !asked.near ? spelled : plain ? sql`${far}, ${spelled}` : sql`${spelled}, ${far}`
  const order = sql`search not like ${` ${words.join('% ')}%`}, ${closest},
    case level when 'province' then 0 when 'commune' then 1 else 2 end`
  const inForce = (how: typeof ordered, likeness = sql``) => sql<FoundPlace[]>`
    select ${columns}, true as "inForce" from admin_unit_chain
    where valid @> ${asked.on}::date and ${how} ${level}
    order by ${likeness} ${rank}, ${order}, name_key, search limit ${limit}`
  const ended = (how: typeof ordered, likeness = sql``) => sql<FoundPlace[]>`
    select ${columns}, false as "inForce" from (
      select distinct on (code, split_part(chain, ', ', 1)) * from admin_unit_chain c
      where not exists (select from admin_unit_chain n where n.code = c.code and n.chain = c.chain and n.valid @> ${asked.on}::date)
        and upper(valid) <= ${asked.on}::date and ${how} ${level}
      order by code, split_part(chain, ', ', 1), valid desc) one
    order by ${likeness} ${rank}, upper(valid) desc, ${order}, search limit ${limit}`
  const dissolved = () => sql<FoundPlace[]>`
    select null as code, 'province' as level, case when name ~ '^Khu ' then lower(left(name, 1)) || substr(name, 2)
        else 'tỉnh ' || regexp_replace(name, ' \\((cũ|tỉnh)\\)$', '') end as chain, null as "provinceCode",
      lower(valid) as "from", upper(valid) - 1 as "to", false as "inForce"
    from historic_province where ' ' || folded like ${`% ${name}%`} order by lower(valid) desc limit 5`
  const likeness = sql`word_similarity(${query}, search) desc,`
  for (const [how, first] of [[ordered], [anyOrder], [alike, likeness]] as const) {
    const now = await inForce(how, first)
    if (!asked.includeOld) {
      if (now.length > 0) return now
      continue
    }
    const before = now.length < limit ? await ended(how, first) : []
    const older = how === ordered && (asked.level ?? 'province') === 'province' ? await dissolved() : []
    const found = [...now, ...older, ...before].slice(0, limit)
    if (found.length > 0) return found
  }
  return []
}

type Leaf = { code: string; at: CalendarDate; partial: boolean; isDefault: boolean; unknown: boolean }

/**
 * The units that carry on, on the day `on`, for the unit that had the code on the day `asOf`, through as many changes as there were.
 * A unit nothing happened to is its own successor. `provinceOnly` is set when the chain breaks off: only the province is known then.
 */
export async function successorsOf(
  sql: Reads,
  code: string,
  asOf: CalendarDate,
  on: CalendarDate,
): Promise<{ successors: UnitSuccessor[]; provinceOnly: { code: string; chain: string } | null }> {
  const leaves = await sql<Leaf[]>`
    with recursive walk (code, at, partial, is_default, depth) as (
      select ${code}::text, ${asOf}::date, false, true, 0
      union all
      select s.new_code, s.effective_from, w.partial or s.partial, w.is_default and s.is_default, w.depth + 1
      from walk w
      join lateral (select min(x.effective_from) as day from admin_unit_succession x where x.old_code = w.code and x.effective_from > w.at) next on true
      join admin_unit_succession s on s.old_code = w.code and s.effective_from = next.day and next.day <= ${on}::date
      where w.depth < 9
        and not exists (select from admin_unit_gap g where g.code = w.code and g.ended_on >= w.at and g.ended_on < next.day - 1)
    )
    select w.code, w.at, bool_and(w.partial) as partial, bool_or(w.is_default) as "isDefault",
      exists (select from admin_unit_gap g where g.code = w.code and g.ended_on >= w.at and g.ended_on < ${on}::date) as unknown
    from walk w
    where not exists (select from admin_unit_succession s where s.old_code = w.code and s.effective_from > w.at and s.effective_from <= ${on}::date)
      or exists (select from admin_unit_gap g where g.code = w.code and g.ended_on >= w.at and g.ended_on < ${on}::date)
    group by w.code, w.at`
  const known = leaves.filter((leaf) => !leaf.unknown)
  const named =
    known.length === 0
      ? []
      : await sql<{ code: string; chain: string; provinceCode: string }[]>`
          select code, chain, province_code as "provinceCode" from admin_unit_chain
          where code in ${sql(known.map((l) => l.code))} and valid @> ${on}::date`
  const successors = named
    .map((unit): UnitSuccessor => {
      const same = known.filter((l) => l.code === unit.code)
      return {
        ...unit,
        partial: same.every((l) => l.partial),
        isDefault: same.some((l) => l.isDefault),
        since:
          same
            .map((l) => l.at)
            .sort()
            .at(-1) ?? asOf,
      }
    })
    .sort((a, b) => Number(b.isDefault) - Number(a.isDefault) || (a.code < b.code ? -1 : 1))
  if (successors.length > 0) return { successors, provinceOnly: null }
  return { successors, provinceOnly: await provinceToday(sql, code, asOf, on) }
}

/** The province that carries on for the province a unit belonged to. */
async function provinceToday(
  sql: Reads,
  code: string,
  asOf: CalendarDate,
  on: CalendarDate,
): Promise<{ code: string; chain: string } | null> {
  if (code.length === 2) return null
  const [old] = await sql<{ province: string }[]>`
    select province_code as province from admin_unit_chain where code = ${code} and valid @> ${asOf}::date`
  if (!old) return null
  const { successors } = await successorsOf(sql, old.province, asOf, on)
  const [province] = successors
  return province ? { code: province.code, chain: province.chain } : null
}

/** The last day on or before `on` on which a unit had that code: what an old code in a paper means. */
export async function lastDayOf(sql: Reads, code: string, on: CalendarDate): Promise<CalendarDate | undefined> {
  const [row] = await sql<{ day: CalendarDate | null }[]>`
    select max(least(coalesce(upper(valid) - 1, ${on}::date), ${on}::date)) as day from admin_unit_chain
    where code = ${code} and (lower(valid) is null or lower(valid) <= ${on}::date)`
  return row?.day ?? undefined
}

/** A unit of old papers with what it is called today: `xã A, huyện B, tỉnh C (nay là xã X, tỉnh Y)`; undefined when the code was unknown on `asOf`. */
export async function unitInWords(
  sql: Reads,
  code: string,
  asOf: CalendarDate,
  on: CalendarDate,
): Promise<string | undefined> {
  const chain = await chainOn(sql, code, asOf)
  if (chain === undefined) return undefined
  const { successors, provinceOnly } = await successorsOf(sql, code, asOf, on)
  const now = nowIs(
    chain,
    successors.length > 0 || !provinceOnly ? successors : [{ chain: provinceOnly.chain, partial: true }],
  )
  return now === '' ? chain : `${chain} (${now})`
}
