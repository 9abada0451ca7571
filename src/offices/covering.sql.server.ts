import type { Reads } from '../platform/database.server.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { lastDayOf, successorsOf } from './units.sql.server.ts'

const kept = new Map<string, Promise<readonly string[]>>()

/** Codes that stand for a unit on a day: itself, its district where there is one, and the units that followed it (R-A1). */
async function read(sql: Reads, code: string, on: CalendarDate): Promise<readonly string[]> {
  const asOf = await lastDayOf(sql, code, on)
  const [parents, followed] = await Promise.all([
    sql<
      { parent_code: string | null }[]
    >`select distinct parent_code from admin_unit where code = ${code} and valid @> ${asOf ?? on}::date`,
    asOf ? successorsOf(sql, code, asOf, on) : undefined,
  ])
  return [
    ...new Set([
      code,
      ...parents.flatMap((row) => (row.parent_code ? [row.parent_code] : [])),
      ...(followed?.successors ?? []).map((unit) => unit.code),
    ]),
  ]
}

/** For each unit code a declaration names, the codes of the units that hold it; kept in the process, since past maps do not change. */
export async function unitsCovering(
  sql: Reads,
  codes: readonly string[],
  on: CalendarDate,
): Promise<Record<string, readonly string[]>> {
  const covering: Record<string, readonly string[]> = {}
  await Promise.all(
    [...new Set(codes)].map(async (code) => {
      const key = `${code} ${on}`
      if (kept.size > 20_000) kept.clear()
      const found = kept.get(key) ?? read(sql, code, on)
      kept.set(key, found)
      found.catch(() => kept.delete(key))
      covering[code] = await found
    }),
  )
  return covering
}
