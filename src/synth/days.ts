import type { CalendarDate } from '../values/calendar-date.ts'

/** Days counted from 1970-01-01, negative before it: arithmetic on millions of days without making objects. */
export type Day = number

/** The day of a (proleptic Gregorian) date. */
export function dayOf(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468
}

export function partsOf(day: Day): { year: number; month: number; day: number } {
  const z = day + 719468
  const era = Math.floor(z / 146097)
  const doe = z - era * 146097
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365)
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day: doy - Math.floor((153 * mp + 2) / 5) + 1 }
}

const two = (n: number): string => (n < 10 ? `0${n}` : String(n))

const written: CalendarDate[] = []
const FIRST_WRITTEN = -40_000

/** `yyyy-mm-dd`; days of the last hundred years are written once. */
export function isoOf(day: Day): CalendarDate {
  const known = written[day - FIRST_WRITTEN]
  if (known !== undefined) return known
  const made = isoWritten(day)
  if (day >= FIRST_WRITTEN && day < FIRST_WRITTEN + 100_000) written[day - FIRST_WRITTEN] = made
  return made
}

function isoWritten(day: Day): CalendarDate {
  const { year, month, day: d } = partsOf(day)
  return `${year}-${two(month)}-${two(d)}` as CalendarDate
}
export const yearOfDay = (day: Day): number => partsOf(day).year

/** Whole years from one day to another. */
export function yearsBetween(from: Day, to: Day): number {
  const a = partsOf(from)
  const b = partsOf(to)
  return b.year - a.year - (b.month < a.month || (b.month === a.month && b.day < a.day) ? 1 : 0)
}

/** Parses `yyyy-mm-dd`. */
export const dayOfIso = (text: string): Day =>
  dayOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)))
