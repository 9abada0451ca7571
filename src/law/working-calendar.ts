import { addDays, type CalendarDate, weekdayOf } from '../values/calendar-date.ts'
import { dayInVietnam, type Moment, minuteOfDayInVietnam, momentInVietnam } from '../values/moment.ts'

/** Minutes since midnight, in order: `{ from: 450, to: 690 }` is 7:30–11:30. */
export type Shift = { from: number; to: number }

/** R-A10: which days are worked is data, decided each year. Saturdays and Sundays need no line unless they are worked. */
export type WorkingCalendar = {
  holidays: readonly CalendarDate[]
  workedWeekends: readonly CalendarDate[]
  /** The shifts of a working day; the usual office hours when left out. */
  hours?: readonly Shift[] | undefined
}

/** Usual office hours of an authority; local decisions may differ, see the policy `office-hours`. */
export const usualHours: readonly Shift[] = [
  { from: 450, to: 690 },
  { from: 810, to: 1020 },
]

/** A calendar that knows only weekends. */
export const weekendsOnly: WorkingCalendar = { holidays: [], workedWeekends: [] }

/** R-A10: is this a working day? */
export function isWorkingDay(day: CalendarDate, calendar: WorkingCalendar): boolean {
  if (calendar.holidays.includes(day)) return false
  const weekday = weekdayOf(day)
  return (weekday !== 0 && weekday !== 6) || calendar.workedWeekends.includes(day)
}

/** The first working day after `day`. */
export function nextWorkingDay(day: CalendarDate, calendar: WorkingCalendar): CalendarDate {
  let next = addDays(day, 1)
  while (!isWorkingDay(next, calendar)) next = addDays(next, 1)
  return next
}

/** `day` itself when it is worked, else the next day that is. */
export const workingDayFrom = (day: CalendarDate, calendar: WorkingCalendar): CalendarDate =>
  isWorkingDay(day, calendar) ? day : nextWorkingDay(day, calendar)

/** The `count`-th working day after `day`; the day itself is not counted (BLDS 2015, Điều 147). */
export function addWorkingDays(day: CalendarDate, count: number, calendar: WorkingCalendar): CalendarDate {
  let reached = day
  for (let n = 0; n < count; n++) reached = nextWorkingDay(reached, calendar)
  return reached
}

/** Working days after `from`, up to and with `to`; negative when `to` comes first. */
export function workingDaysBetween(from: CalendarDate, to: CalendarDate, calendar: WorkingCalendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar)
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count++
  return count
}

/**
 * Last day of a period of `days` calendar days: the first day is not counted, and a period that would end on a day off
 * ends on the next working day (BLDS 2015, Điều 147 khoản 2, Điều 148 khoản 5).
 */
export function lastDayOfPeriod(from: CalendarDate, days: number, calendar: WorkingCalendar): CalendarDate {
  return workingDayFrom(addDays(from, days), calendar)
}

const shiftsOf = (calendar: WorkingCalendar): readonly Shift[] => calendar.hours ?? usualHours

/** When offices close on that day. */
export function closingTime(day: CalendarDate, calendar: WorkingCalendar): Moment {
  return momentInVietnam(day, shiftsOf(calendar).at(-1)?.to ?? 1020)
}

/** The instant reached after `minutes` of office time, e.g. 480 for "8 giờ làm việc" (Nghị quyết 66.7/2025/NQ-CP). */
export function addWorkingMinutes(start: Moment, minutes: number, calendar: WorkingCalendar): Moment {
  if (minutes <= 0) return start
  let left = minutes
  let day = dayInVietnam(start)
  let minute = minuteOfDayInVietnam(start)
  for (;;) {
    if (isWorkingDay(day, calendar))
      for (const shift of shiftsOf(calendar)) {
        const begin = Math.max(shift.from, minute)
        const available = shift.to - begin
        if (available <= 0) continue
        if (left <= available) return momentInVietnam(day, begin + left)
        left -= available
      }
    day = addDays(day, 1)
    minute = 0
  }
}

/** Minutes of office time between two instants; 0 when `to` comes first. */
export function workingMinutesBetween(from: Moment, to: Moment, calendar: WorkingCalendar): number {
  if (to <= from) return 0
  const lastDay = dayInVietnam(to)
  let total = 0
  for (let day = dayInVietnam(from); day <= lastDay; day = addDays(day, 1)) {
    if (!isWorkingDay(day, calendar)) continue
    const begin = day === dayInVietnam(from) ? minuteOfDayInVietnam(from) : 0
    const end = day === lastDay ? minuteOfDayInVietnam(to) : 1440
    for (const shift of shiftsOf(calendar)) total += Math.max(0, Math.min(shift.to, end) - Math.max(shift.from, begin))
  }
  return total
}
