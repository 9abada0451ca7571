import { z } from 'zod'

/** A day on the (solar) calendar, with no clock and no time zone: `2026-03-01`. */
export const CalendarDate = z.iso.date().brand('CalendarDate')
export type CalendarDate = z.infer<typeof CalendarDate>

/** Parses `yyyy-mm-dd`; throws when the text is no day of the calendar. */
export const date = (text: string): CalendarDate => CalendarDate.parse(text)

/** Whole days from `from` to `to`; negative when `to` comes first. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}

/** The day `days` after `day` (before it when negative). */
export function addDays(day: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10) as CalendarDate
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(day: CalendarDate): number {
  return new Date(Date.parse(day)).getUTCDay()
}

/** The same day `years` later; 29 February becomes 28 February where there is none. */
export function addYears(day: CalendarDate, years: number): CalendarDate {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0')
  const moved = `${year}${day.slice(4)}`
  return (CalendarDate.safeParse(moved).success ? moved : `${year}-02-28`) as CalendarDate
}

/** The same day `months` later (BLDS 148.3); the last day of a month that has no such day. */
export function addMonths(day: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const counted = year * 12 + month - 1 + months
  const start = `${String(Math.floor(counted / 12)).padStart(4, '0')}-${String((counted % 12) + 1).padStart(2, '0')}`
  const found = ['', '31', '30', '29', '28']
    .map((last) => `${start}-${last || day.slice(8)}`)
    .find((one) => CalendarDate.safeParse(one).success)
  return (found ?? `${start}-28`) as CalendarDate
}

export const yearOfDate = (day: CalendarDate): number => Number(day.slice(0, 4))

/** `2026-07-17` → `17/07/2026`, as Vietnamese papers write it. */
export function formatDate(day: CalendarDate): string {
  const [year, month, dayOfMonth] = day.split('-')
  return `${dayOfMonth}/${month}/${year}`
}
