import type { Reads, Writes } from '../platform/database.server.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { fold } from '../values/names.ts'
import type { OfficeKind } from './offices-through-time.ts'

/** An office; `name` as it was on the day asked for (its last name when it had ended). Days are closed at both ends, null = open. */
export type Office = {
  id: number
  kind: OfficeKind
  unitCode: string
  provinceCode: string | null
  name: string
  nameEn: string
  from: CalendarDate | null
  to: CalendarDate | null
  /** Who keeps its books today: itself or its legal successor. */
  custodianId: number
  demo: boolean
}
export type OfficeLink = {
  id: number
  kind: OfficeKind
  name: string
  effectiveFrom: CalendarDate
  relation: string
  partial: boolean
  isDefault: boolean
}

const columns = (sql: Reads, on: CalendarDate) =>
  sql`o.id, o.kind, o.unit_code as "unitCode", o.province_code as "provinceCode", coalesce(n.name, o.name) as name,
    coalesce(n.name_en, o.name_en) as "nameEn", lower(o.valid) as "from", upper(o.valid) - 1 as "to",
    coalesce(o.custodian_id, o.id) as "custodianId", o.demo
    from office o left join office_name n on n.office_id = o.id and n.valid @> ${on}::date`

export async function officeById(sql: Reads, id: number, on: CalendarDate): Promise<Office | undefined> {
  const [office] = await sql<Office[]>`select ${columns(sql, on)} where o.id = ${id}`
  return office
}

/** The office's name on a day, as a paper made that day printed it; undefined when there was no such office then. */
export async function officeNameOn(sql: Reads, id: number, on: CalendarDate): Promise<string | undefined> {
  const [row] = await sql<{ name: string }[]>`
    select name from office_name where office_id = ${id} and valid @> ${on}::date`
  return row?.name
}

/** The office of that kind for a unit (for a mission: its code in the list of missions) on a day. */
export async function officeOfUnit(
  sql: Reads,
  kind: OfficeKind,
  unitCode: string,
  on: CalendarDate,
): Promise<Office | undefined> {
  const [office] = await sql<Office[]>`
    select ${columns(sql, on)} where o.kind = ${kind} and o.unit_code = ${unitCode} and o.valid @> ${on}::date`
  return office
}

/** The one office of a kind that stands alone in the nation, such as the Ministry of Foreign Affairs, on a day. */
export async function officeOfKind(sql: Reads, kind: 'MOFA' | 'MOJ', on: CalendarDate): Promise<Office | undefined> {
  const [office] = await sql<Office[]>`
    select ${columns(sql, on)} where o.kind = ${kind} and o.valid @> ${on}::date order by o.id limit 1`
  return office
}

/** Offices of a province on a day: its People's Committee, its Sở Tư pháp, its communes (and districts until 2025-06-30). */
export function officesOfProvince(
  sql: Reads,
  province: string,
  on: CalendarDate,
  kind?: OfficeKind,
): Promise<Office[]> {
  return sql<Office[]>`select ${columns(sql, on)}
    where o.province_code = ${province} and o.valid @> ${on}::date ${kind ? sql`and o.kind = ${kind}` : sql``}
    order by array_position(array['PROVINCE', 'PROVINCE_JUSTICE', 'DISTRICT', 'COMMUNE'], o.kind), o.unit_code`
}

/** Ids of the offices whose rows an office may read: itself and those whose books it keeps. */
export async function readableByOffice(sql: Reads, officeId: number): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    select id from office where id = ${officeId} or custodian_id = ${officeId} order by id`
  return rows.map((row) => row.id)
}

/** Ids of all offices a province looks after: those of today and those whose books are kept in it. */
export async function readableByProvince(sql: Reads, province: string): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    select o.id from office o join office c on c.id = coalesce(o.custodian_id, o.id) where c.province_code = ${province} order by o.id`
  return rows.map((row) => row.id)
}

/** Offices by name without diacritics, a page at a time; `after` is the id of the last row of the page before. */
export async function searchOffices(
  sql: Reads,
  asked: {
    on: CalendarDate
    q?: string | undefined
    province?: string | undefined
    kind?: OfficeKind | undefined
    after?: number | undefined
    limit?: number | undefined
  },
): Promise<Office[]> {
  const words = fold(asked.q ?? '')
    .split(' ')
    .filter((word) => word !== '')
  return sql<Office[]>`select ${columns(sql, asked.on)}
    where o.valid @> ${asked.on}::date
      ${asked.kind ? sql`and o.kind = ${asked.kind}` : sql``}
      ${asked.province ? sql`and o.province_code = ${asked.province}` : sql``}
      ${asked.after ? sql`and o.id > ${asked.after}` : sql``}
      ${words.length > 0 ? sql`and o.folded like ${`%${words.join('% ')}%`}` : sql``}
    order by o.id limit ${Math.min(asked.limit ?? 20, 100)}`
}

/** The offices that came directly after an office. */
export function successorsOfOffice(sql: Reads, id: number): Promise<OfficeLink[]> {
  return sql<
    OfficeLink[]
  >`select o.id, o.kind, n.name, s.effective_from as "effectiveFrom", s.relation, s.partial, s.is_default as "isDefault"
    from office_succession s join office o on o.id = s.new_office_id
    join lateral (select name from office_name where office_id = o.id and (upper_inf(valid) or upper(valid) > s.effective_from) order by valid limit 1) n on true
    where s.old_office_id = ${id} order by s.is_default desc, o.unit_code`
}

/** The offices that an office directly took over from, under their last names. */
export function predecessorsOfOffice(sql: Reads, id: number): Promise<OfficeLink[]> {
  return sql<
    OfficeLink[]
  >`select o.id, o.kind, o.name, s.effective_from as "effectiveFrom", s.relation, s.partial, s.is_default as "isDefault"
    from office_succession s join office o on o.id = s.old_office_id where s.new_office_id = ${id} order by o.kind, o.unit_code`
}

/**
 * Who acts on a day for an office that may have ended (termination, notes, court notices: domain of the legal successor): the offices at the
 * end of the chain; `partial` when it took over a part only, `isDefault` on the one to suggest.
 */
export function legalSuccessors(
  sql: Reads,
  id: number,
  on: CalendarDate,
): Promise<{ id: number; kind: OfficeKind; name: string; partial: boolean; isDefault: boolean }[]> {
  return sql<{ id: number; kind: OfficeKind; name: string; partial: boolean; isDefault: boolean }[]>`
    with recursive walk (id, partial, is_default, depth) as (
      select ${id}::int, false, true, 0
      union all
      select s.new_office_id, w.partial or s.partial, w.is_default and s.is_default, w.depth + 1
      from walk w join office_succession s on s.old_office_id = w.id and s.effective_from <= ${on}::date where w.depth < 9
    )
    select o.id, o.kind, n.name, bool_and(w.partial) as partial, bool_or(w.is_default) as "isDefault"
    from walk w join office o on o.id = w.id and o.valid @> ${on}::date
    join office_name n on n.office_id = o.id and n.valid @> ${on}::date
    group by o.id, o.kind, n.name order by bool_or(w.is_default) desc, o.id`
}

/** `Ủy ban nhân dân xã A … (nay là Ủy ban nhân dân xã X …)`, for an entry made by an office on a day, read today. */
export async function officeInWords(
  sql: Reads,
  id: number,
  made: CalendarDate,
  today: CalendarDate,
): Promise<string | undefined> {
  const then = await officeNameOn(sql, id, made)
  return then === undefined ? undefined : withNameOfToday(sql, id, then, today)
}

/** The same for a name as an entry keeps it. Of an office that was divided among several, nothing is added. */
export async function withNameOfToday(sql: Reads, id: number, then: string, today: CalendarDate): Promise<string> {
  const now = await legalSuccessors(sql, id, today)
  const [successor] = now
  return now.length !== 1 || !successor || successor.name === then ? then : `${then} (nay là ${successor.name})`
}

/** Moves the books of an office that has ended to another keeper, by a decision that is named. */
export async function moveCustody(
  tx: Writes,
  move: { officeId: number; custodianId: number; decision: string },
): Promise<void> {
  await tx`update office set custodian_id = ${move.custodianId}, custody_decision = ${move.decision} where id = ${move.officeId}`
}
