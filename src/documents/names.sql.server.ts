import type { CodeNames } from '../events/parts/words/people.ts'
import type { Reads } from '../platform/database.server.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { OfficeNames } from './words/office.ts'

/** An office as its papers of that day name it. Throws when there is no such office. */
export async function officeNamesOn(tx: Reads, officeId: number, day: CalendarDate): Promise<OfficeNames> {
  const [row] = await tx<{ kind: OfficeNames['kind']; name: string; chain: string | null }[]>`
    select o.kind, coalesce(n.name, o.name) as name,
      (select c.chain from admin_unit_chain c where c.code = o.unit_code and c.level = case o.kind when 'COMMUNE' then 'commune' when 'DISTRICT' then 'district' else 'province' end
        order by c.valid @> ${day}::date desc, c.valid desc limit 1) as chain
    from office o left join office_name n on n.office_id = o.id and n.valid @> ${day}::date where o.id = ${officeId}`
  if (!row) throw new Error(`There is no office ${officeId}`)
  const [unit = '', ...above] = row.kind === 'MISSION' ? [] : (row.chain ?? '').split(', ')
  return { kind: row.kind, name: row.name, unit, above }
}

const KEEP_MS = 300_000
let kept: { until: number; names: Promise<CodeNames> } | undefined

/** Names of countries and papers, kept for some minutes in the process: they change with a new edition of the lists only. */
export function codeNames(tx: Reads): Promise<CodeNames> {
  if (kept && kept.until > Date.now()) return kept.names
  const names = read(tx)
  kept = { until: Date.now() + KEEP_MS, names }
  names.catch(() => {
    kept = undefined
  })
  return names
}

async function read(tx: Reads): Promise<CodeNames> {
  const [countries, types] = await Promise.all([
    tx<{ code: string; name: string }[]>`select alpha2 as code, name from country`,
    tx<{ code: string; name: string }[]>`select code, name from document_type`,
  ])
  const country = new Map(countries.map((one) => [one.code, one.name]))
  const documentType = new Map(types.map((one) => [one.code, one.name]))
  return { country: (code) => country.get(code) ?? code, documentType: (code) => documentType.get(code) ?? code }
}
