import type { CalendarDate } from '../../../values/calendar-date.ts'
import { dayInVietnam, type Moment, minuteOfDayInVietnam } from '../../../values/moment.ts'
import type { PartialDate } from '../../../values/partial-date.ts'

/** How a region speaks: `nghìn … linh năm` in the north, `ngàn … lẻ năm` in the south. */
export type Speech = 'NORTH' | 'SOUTH'

const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const
const digit = (n: number): string => digits[n] ?? ''

/** 1 → một, 15 → mười lăm, 21 → hai mươi mốt, 24 → hai mươi tư (1 to 99). */
function underHundred(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  if (tens === 0) return digit(ones)
  const head = tens === 1 ? 'mười' : `${digit(tens)} mươi`
  if (ones === 0) return head
  if (ones === 5) return `${head} lăm`
  if (tens > 1 && ones === 1) return `${head} mốt`
  if (tens > 1 && ones === 4) return `${head} tư`
  return `${head} ${digit(ones)}`
}

/** Whole numbers 0 to 9999 as papers write them: 2026 → hai nghìn không trăm hai mươi sáu. */
export function numberInWords(n: number, speech: Speech = 'NORTH'): string {
  if (!Number.isInteger(n) || n < 0 || n > 9999) throw new RangeError(`${n} is not said here`)
  if (n < 100) return underHundred(n)
  const [thousands, hundreds, rest] = [Math.floor(n / 1000), Math.floor(n / 100) % 10, n % 100]
  const said: string[] = []
  if (thousands > 0) said.push(`${digit(thousands)} ${speech === 'NORTH' ? 'nghìn' : 'ngàn'}`)
  if (hundreds > 0 || rest > 0) said.push(`${digit(hundreds)} trăm`)
  if (rest > 0 && rest < 10) said.push(`${speech === 'NORTH' ? 'linh' : 'lẻ'} ${digit(rest)}`)
  else if (rest > 0) said.push(underHundred(rest))
  return said.join(' ')
}

const monthInWords = (month: number): string => `tháng ${month === 4 ? 'tư' : underHundred(month)}`

/** `Ngày mười bảy tháng bảy năm hai nghìn không trăm hai mươi sáu`. */
export function dateInWords(day: CalendarDate, speech: Speech = 'NORTH'): string {
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number)
  return `Ngày ${underHundred(dayOfMonth)} ${monthInWords(month)} năm ${numberInWords(year, speech)}`
}

/** What is known, in words; nothing is invented for what is not (R-A12). */
export function partialDateInWords(partial: PartialDate, speech: Speech = 'NORTH'): string {
  switch (partial.known) {
    case 'day':
      return dateInWords(partial.date, speech)
    case 'month':
      return `T${monthInWords(partial.month).slice(1)} năm ${numberInWords(partial.year, speech)}`
    case 'year':
      return `Năm ${numberInWords(partial.year, speech)}`
    case 'nothing':
      return ''
  }
}

const two = (n: number): string => String(n).padStart(2, '0')

/** `ngày 18 tháng 7 năm 2026`, with 0 before days under 10 and the months 1 and 2 (NĐ 30/2020, phụ lục I). */
export function dateLine(day: CalendarDate): string {
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number)
  return `ngày ${two(dayOfMonth)} tháng ${month < 3 ? two(month) : month} năm ${year}`
}

/** `15 giờ 30 phút, ngày 18 tháng 7 năm 2026`: the time in Việt Nam. */
export function momentLine(moment: Moment): string {
  const minutes = minuteOfDayInVietnam(moment)
  return `${two(Math.floor(minutes / 60))} giờ ${two(minutes % 60)} phút, ${dateLine(dayInVietnam(moment))}`
}
