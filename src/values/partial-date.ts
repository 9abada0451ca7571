import { z } from 'zod'
import { CalendarDate, date, formatDate } from './calendar-date.ts'

const Year = z.int().min(1800).max(2200)

/** What a declaration or an old book says of a date: all of it, part of it, or nothing (R-A12: 01/01 is never invented). */
export const PartialDate = z.discriminatedUnion('known', [
  z.object({ known: z.literal('day'), date: CalendarDate }),
  z.object({ known: z.literal('month'), year: Year, month: z.int().min(1).max(12) }),
  z.object({ known: z.literal('year'), year: Year }),
  z.object({ known: z.literal('nothing') }),
])
export type PartialDate = z.infer<typeof PartialDate>

export const knownDay = (text: string): PartialDate => ({ known: 'day', date: date(text) })

export function yearOf(partial: PartialDate): number | undefined {
  switch (partial.known) {
    case 'day':
      return Number(partial.date.slice(0, 4))
    case 'month':
    case 'year':
      return partial.year
    case 'nothing':
      return undefined
  }
}

const two = (n: number): string => String(n).padStart(2, '0')

/** The earliest day the date can mean (TTLT 01/2016, art. 2: unknown month → January, unknown day → the 1st). */
export function earliestDay(partial: PartialDate): CalendarDate | undefined {
  switch (partial.known) {
    case 'day':
      return partial.date
    case 'month':
      return date(`${partial.year}-${two(partial.month)}-01`)
    case 'year':
      return date(`${partial.year}-01-01`)
    case 'nothing':
      return undefined
  }
}

/** `17/07/2026`, `07/2026`, `2026` or the empty text. */
export function formatPartialDate(partial: PartialDate): string {
  switch (partial.known) {
    case 'day':
      return formatDate(partial.date)
    case 'month':
      return `${two(partial.month)}/${partial.year}`
    case 'year':
      return String(partial.year)
    case 'nothing':
      return ''
  }
}

/**
 * Reads what an official types: `17072026`, `17/7/2026`, `17.07.2026`, `072026`, `7/2026`, `2026`.
 * Returns undefined when it is no date; an empty text means nothing is known.
 */
export function readTypedDate(typed: string): PartialDate | undefined {
  const text = typed.trim()
  if (text === '') return { known: 'nothing' }
  const digits = /^\d+$/.test(text)
  const parts = digits ? splitDigits(text) : text.split(/[/.\-\s]+/)
  if (parts === undefined || parts.some((part) => !/^\d+$/.test(part))) return undefined
  const numbers = parts.map(Number)
  const year = numbers.at(-1) ?? 0
  if (year < 1800 || year > 2200) return undefined
  if (numbers.length === 1) return { known: 'year', year }
  const month = numbers.at(-2) ?? 0
  if (month < 1 || month > 12) return undefined
  if (numbers.length === 2) return { known: 'month', year, month }
  if (numbers.length !== 3) return undefined
  const parsed = CalendarDate.safeParse(`${year}-${two(month)}-${two(numbers[0] ?? 0)}`)
  return parsed.success ? { known: 'day', date: parsed.data } : undefined
}

function splitDigits(text: string): string[] | undefined {
  switch (text.length) {
    case 4:
      return [text]
    case 6:
      return [text.slice(0, 2), text.slice(2)]
    case 8:
      return [text.slice(0, 2), text.slice(2, 4), text.slice(4)]
    default:
      return undefined
  }
}
