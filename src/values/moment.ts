import type { CalendarDate } from './calendar-date.ts'

/** Việt Nam keeps one time zone all year: Asia/Ho_Chi_Minh, UTC+7. */
const OFFSET_MS = 7 * 3_600_000

/** An instant as ISO 8601 in UTC, e.g. `2026-11-21T08:12:00.000Z`. */
export type Moment = string

/** The calendar day in Việt Nam at that instant. */
export function dayInVietnam(moment: Moment): CalendarDate {
  return new Date(Date.parse(moment) + OFFSET_MS).toISOString().slice(0, 10) as CalendarDate
}

/** Minutes since midnight in Việt Nam at that instant (15:00 → 900). */
export function minuteOfDayInVietnam(moment: Moment): number {
  const local = new Date(Date.parse(moment) + OFFSET_MS)
  return local.getUTCHours() * 60 + local.getUTCMinutes()
}

/** The instant of a wall-clock time in Việt Nam. */
export function momentInVietnam(day: CalendarDate, minuteOfDay: number): Moment {
  return new Date(Date.parse(day) - OFFSET_MS + minuteOfDay * 60_000).toISOString()
}

/** `08:12 21/11/2026`, as read in Việt Nam. */
export function formatMoment(moment: Moment): string {
  const local = new Date(Date.parse(moment) + OFFSET_MS).toISOString()
  return `${local.slice(11, 16)} ${local.slice(8, 10)}/${local.slice(5, 7)}/${local.slice(0, 4)}`
}
