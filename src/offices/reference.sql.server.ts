import type { Reads } from '../platform/database.server.ts'
import type { CalendarDate } from '../values/calendar-date.ts'

export type CalendarDay = { day: CalendarDate; kind: 'HOLIDAY' | 'WORKED_WEEKEND'; name: string; legalBasis: string }

/** Public holidays and weekend days that are worked, of the years from `fromYear` to `toYear`. */
export function calendarDays(sql: Reads, fromYear: number, toYear: number): Promise<CalendarDay[]> {
  return sql<CalendarDay[]>`select day, kind, name, legal_basis as "legalBasis" from calendar_day
    where day between make_date(${fromYear}::int, 1, 1) and make_date(${toYear}::int, 12, 31) order by day`
}

/** The value of a policy on a day: the office's own, else its province's, else the country's; undefined when nobody set one. */
export async function policyOn(
  sql: Reads,
  key: string,
  on: CalendarDate,
  of: { officeId?: number; provinceCode?: string | null } = {},
): Promise<{ value: unknown; decision: string } | undefined> {
  const scopes = [`office:${of.officeId ?? 0}`, of.provinceCode ?? '', '*']
  const [row] = await sql<{ value: unknown; decision: string }[]>`
    select value, decision from policy where key = ${key} and valid @> ${on}::date and scope in ${sql(scopes)}
    order by case when scope = '*' then 2 when scope like 'office:%' then 0 else 1 end limit 1`
  return row
}

/** The hash of the reference data that is loaded. */
export async function referenceVersion(sql: Reads): Promise<string> {
  const [row] = await sql<{ sha256: string }[]>`select sha256 from reference_load where name = 'reference'`
  return row?.sha256 ?? ''
}

export type ReferenceLists = {
  ethnicGroups: { code: string; name: string; altNames: string[] }[]
  countries: { code: string; name: string; nameEn: string; altNames: string[] }[]
  documentTypes: {
    code: string
    name: string
    kind: string
    numberPattern: string | null
    issuedFrom: CalendarDate | null
    issuedTo: CalendarDate | null
  }[]
  lists: Record<string, { code: string; name: string }[]>
}

/** All short lists that forms choose from. Việt Nam comes first among the countries. */
export async function referenceLists(sql: Reads): Promise<ReferenceLists> {
  const ethnicGroups = await sql<ReferenceLists['ethnicGroups']>`
    select code, name, alt_names as "altNames" from ethnic_group order by code`
  const countries = await sql<ReferenceLists['countries']>`
    select alpha2 as code, name, name_en as "nameEn", alt_names as "altNames" from country order by (alpha2 <> 'VN'), folded`
  const documentTypes = await sql<ReferenceLists['documentTypes']>`
    select code, name, kind, number_pattern as "numberPattern", issued_from as "issuedFrom", issued_to as "issuedTo" from document_type order by code`
  const items = await sql<{ list: string; code: string; name: string }[]>`
    select list, code, name from code_list_item order by list, code`
  const lists: ReferenceLists['lists'] = {}
  for (const { list, code, name } of items) {
    const all = lists[list] ?? []
    all.push({ code, name })
    lists[list] = all
  }
  return { ethnicGroups: [...ethnicGroups], countries: [...countries], documentTypes: [...documentTypes], lists }
}
