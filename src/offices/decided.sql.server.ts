import type { FeeRow } from '../law/fees.ts'
import { type DecidedPolicies, policyValue, readPolicies } from '../law/policies.ts'
import type { WorkingCalendar } from '../law/working-calendar.ts'
import type { Reads } from '../platform/database.server.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { feeRows } from './fee-rates.sql.server.ts'

/** What was decided for an office on a day: policies (the narrowest scope wins), the working calendar and the rates of fees. */
export type Decided = { policies: DecidedPolicies; calendar: WorkingCalendar; fees: readonly FeeRow[] }

const kept = new Map<string, { until: number; decided: Promise<Decided> }>()
const KEEP_MS = 30_000

async function read(sql: Reads, officeId: number, provinceCode: string | null, day: CalendarDate): Promise<Decided> {
  const [rows, days, fees] = await Promise.all([
    sql<{ key: string; value: unknown }[]>`
      select key, value from policy where valid @> ${day}::date and scope in ('*', ${provinceCode ?? '*'}, ${`office:${officeId}`})
      order by case when scope = '*' then 0 when scope like 'office:%' then 2 else 1 end`,
    sql<{ day: CalendarDate; kind: string }[]>`select day, kind from calendar_day order by day`,
    feeRows(sql, { id: officeId, provinceCode }, day),
  ])
  const policies = readPolicies(rows)
  return {
    policies,
    calendar: {
      holidays: days.filter((d) => d.kind === 'HOLIDAY').map((d) => d.day),
      workedWeekends: days.filter((d) => d.kind === 'WORKED_WEEKEND').map((d) => d.day),
      hours: policyValue('office-hours', policies),
    },
    fees,
  }
}

/** What was read before is asked for anew: somebody decided something in this process. */
export const forgetDecided = (): void => kept.clear()

/** The same, kept for half a minute in the process: a change of policy counts for every registration at the latest then. */
export function decidedFor(
  sql: Reads,
  office: { id: number; provinceCode: string | null },
  day: CalendarDate,
): Promise<Decided> {
  const key = `${office.id} ${office.provinceCode ?? ''} ${day}`
  const found = kept.get(key)
  if (found && found.until > Date.now()) return found.decided
  if (kept.size > 5000) kept.clear()
  const decided = read(sql, office.id, office.provinceCode, day)
  kept.set(key, { until: Date.now() + KEEP_MS, decided })
  decided.catch(() => kept.delete(key))
  return decided
}
