import { type WorkingCalendar, weekendsOnly } from '../../law/working-calendar.ts'
import { addDays, type CalendarDate, date } from '../../values/calendar-date.ts'
import { fold } from '../../values/names.ts'
import type { PartialDate } from '../../values/partial-date.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import { STATELESS } from './person.ts'

/** Where and under which article: the part every problem of a rule shares. */
export type Ground = { rule: string; cite: string; pointer: string }

export const error = (ground: Ground, message: string, messageEn: string): Problem => ({
  ...ground,
  severity: 'error',
  message,
  messageEn,
})
export const warning = (ground: Ground, message: string, messageEn: string): Problem => ({
  ...ground,
  severity: 'warning',
  message,
  messageEn,
})
export const advice = (ground: Ground, message: string, messageEn: string): Problem => ({
  ...ground,
  severity: 'advice',
  message,
  messageEn,
})

export const isCitizen = (person: { nationalities: readonly string[] }): boolean => person.nationalities.includes('VN')
export const isStateless = (person: { nationalities: readonly string[] }): boolean =>
  person.nationalities.length === 0 || person.nationalities.every((code) => code === STATELESS)

/** The last day a date can mean; undefined when nothing is known. */
export function latestDay(partial: PartialDate): CalendarDate | undefined {
  switch (partial.known) {
    case 'day':
      return partial.date
    case 'month': {
      const month = partial.month === 12 ? 1 : partial.month + 1
      const year = partial.month === 12 ? partial.year + 1 : partial.year
      return addDays(date(`${year}-${String(month).padStart(2, '0')}-01`), -1)
    }
    case 'year':
      return date(`${partial.year}-12-31`)
    case 'nothing':
      return undefined
  }
}

export const calendarOf = (circumstances: Circumstances): WorkingCalendar => circumstances.calendar ?? weekendsOnly

export const sameWords = (one: string, other: string): boolean => fold(one) === fold(other)

/** Whether an office's unit is the unit itself, holds it or followed it. */
export const covers = (office: string, unitCode: string, unitsCovering: Circumstances['unitsCovering']): boolean =>
  unitCode === office || (unitsCovering?.[unitCode]?.includes(office) ?? false)
