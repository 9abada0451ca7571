import { fold } from '../../values/names.ts'
import { cycleYear, dayNumber, dayOfNumber, lunarOf, numberOfLunar, type SolarDay } from './lunar.ts'

/** A date as a book gives it. Month and day 0: not given. Year 0: not given. */
export type WrittenDate = {
  year: number
  month: number
  day: number
  /** The book says, or the day itself shows, that this is a day of the lunar calendar. */
  lunar: boolean
  leap: boolean
  /** Place in the cycle of sixty when the year was written in words (`Đinh Mão`); the century is a guess then. */
  cycle: number | undefined
  /** Julian day number of the civil day it means; 0 when the day is not known. */
  number: number
}

/** How two birth dates compare; the order is from the strongest agreement to the plain difference. */
export type DateLikeness =
  | 'same-day'
  /** One of the two is the lunar form of the other, and says so. */
  | 'lunar-said'
  /** One of the two is the lunar form of the other, without saying so. */
  | 'lunar'
  | 'swapped'
  | 'year-slip'
  | 'month-slip'
  | 'day-slip'
  | 'two-slips'
  | 'same-month'
  | 'same-year'
  /** One of the two is 1 January or the first of the month, as books fill in what is not known. */
  | 'filled-in'
  /** Apart, but less than two births of one mother can be. */
  | 'near'
  | 'year-near'
  | 'different'
  | 'unknown'

const numbersInWords: Readonly<Record<string, number>> = {
  khong: 0,
  le: 0,
  linh: 0,
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  tu: 4,
  nam: 5,
  lam: 5,
  nham: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
}

/** Reads a number in Vietnamese words, below ten thousand: `một nghìn chín trăm tám mươi bảy` → 1987. */
export function numberInWords(words: string): number | undefined {
  const list = fold(words).split(' ').filter(Boolean)
  if (list.length === 0) return undefined
  let total = 0
  let current: number | undefined
  let digits = ''
  for (const word of list) {
    if (word === 'nghin' || word === 'ngan') {
      total += (current ?? 1) * 1000
      current = undefined
    } else if (word === 'tram') {
      total += (current ?? 1) * 100
      current = undefined
    } else if (word === 'muoi' || word === 'chuc') {
      total += (current ?? 1) * 10
      current = undefined
    } else {
      const digit = numbersInWords[word]
      if (digit === undefined) return undefined
      digits += String(digit)
      current = digit
    }
  }
  // “một chín tám bảy”: digits one by one.
  if (total === 0 && digits.length === 4) return Number(digits)
  return total + (current ?? 0)
}

const namedMonths: Readonly<Record<string, number>> = { gieng: 1, chap: 12 }

const number = (text: string | undefined): number => {
  if (text === undefined || text.trim() === '') return 0
  if (/^\s*\d+\s*$/.test(text)) return Number(text)
  return numberInWords(text) ?? 0
}

const read = new Map<string, WrittenDate | null>()

/**
 * Reads a date: `1987-03-05`, `5/3/1987`, `05.03.1987`, `3/1987`, `1987`, `ngày 5 tháng 3 năm 1987`, `mồng 5 tháng Giêng
 * năm Đinh Mão`, with `(âm lịch)`. Undefined when nothing can be read. `before` is a year it cannot come after, to place a
 * year of the cycle of sixty or of two digits; 0 when not known.
 */
export function readWrittenDate(text: string, before = 0): WrittenDate | undefined {
  if (text === '') return undefined
  if (text.length === 10 && text.charCodeAt(4) === 45 && isoDay.test(text))
    return made(Number(text.slice(8)), Number(text.slice(5, 7)), Number(text.slice(0, 4)), false, false, undefined)
  const key = before === 0 ? text : `${text}|${before}`
  let found = read.get(key)
  if (found === undefined) {
    found = readAnew(text, before || 2026) ?? null
    if (read.size > 20_000) read.clear()
    read.set(key, found)
  }
  return found ?? undefined
}

const isoDay = /^\d{4}-\d\d-\d\d$/

/** No date is longer; what follows is not read. */
const LONGEST_DATE = 120

function readAnew(whole: string, before: number): WrittenDate | undefined {
  const text = whole.slice(0, LONGEST_DATE)
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:T.*)?\s*$/.exec(text)
  if (iso) return made(Number(iso[3]), Number(iso[2]), Number(iso[1]), false, false, undefined)
  const isoMonth = /^\s*(\d{4})-(\d{1,2})\s*$/.exec(text)
  if (isoMonth) return made(0, Number(isoMonth[2]), Number(isoMonth[1]), false, false, undefined)
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
  const main = plain.replace(/\(?\s*tuc .*$/, '')
  const lunar = /am lich|\bal\b|a\.l\.?|\(am\)|\bam$|lich (?:ta|am)|\bta\)/.test(main)
  const leap = /nhuan/.test(plain)
  const body = main
    .replace(/\(?\s*(?:duong lich|am lich|nhuan|\bal\b|\bdl\b)\s*\)?/g, ' ')
    .replace(/khoang|sinh|vao/g, ' ')
  const cycle = cycleIn(body)
  const yearFirst = /(?<!\d)(\d{4})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})(?!\d)/.exec(body)
  if (yearFirst) return made(Number(yearFirst[3]), Number(yearFirst[2]), Number(yearFirst[1]), lunar, leap, undefined)
  const digits = /(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4}|\d{2})(?!\d)/.exec(body)
  if (digits)
    return made(Number(digits[1]), Number(digits[2]), fullYear(digits[3] ?? '', before), lunar, leap, undefined)
  if (/thang|nam|ngay|mong|mung/.test(body)) return inWords(body, lunar, leap, cycle, before)
  const packed = /^\s*(\d{2})(\d{2})(\d{4})\s*$/.exec(body)
  if (packed) return made(Number(packed[1]), Number(packed[2]), Number(packed[3]), lunar, leap, undefined)
  const month = /(\d{1,2})\s*[/.-]\s*(\d{4})/.exec(body)
  if (month) return made(0, Number(month[1]), Number(month[2]), lunar, leap, undefined)
  const year = /(\d{4})/.exec(body)
  if (year) return made(0, 0, Number(year[1]), lunar, leap, undefined)
  return cycle === undefined ? undefined : made(0, 0, yearOfCycle(cycle, before), lunar, leap, cycle)
}

function inWords(
  body: string,
  lunar: boolean,
  leap: boolean,
  cycle: number | undefined,
  before: number,
): WrittenDate | undefined {
  const month = /thang\s+(?:(\d{1,2})|(gieng|chap)|((?:muoi\s+)?[a-z]+))(?=\s|,|$)/.exec(body)
  const day =
    /(?:ngay|mong|mung)\s+(?:mong\s+|mung\s+)?(\d{1,2})/.exec(body)?.[1] ??
    /(?:ngay|mong|mung)\s+(?:mong\s+|mung\s+)?([a-z ]+?)(?=\s*,?\s*thang|$)/.exec(body)?.[1] ??
    /(\d{1,2})\s*,?\s*thang/.exec(body)?.[1]
  const afterMonth = month ? body.slice(month.index + month[0].length) : body
  const yearDigits = /(\d{4})/.exec(afterMonth)?.[1]
  const yearWords = /nam\s+((?:[a-z]+\s*)+)/.exec(
    month ? afterMonth : body.replace(/.*\bngay\b.*?\bnam\b/, ' nam'),
  )?.[1]
  let year = yearDigits ? Number(yearDigits) : 0
  if (year === 0 && cycle === undefined && yearWords) year = numberInWords(yearWords) ?? 0
  if (year === 0) {
    const two = /nam\s+(\d{2})(?!\d)/.exec(afterMonth)?.[1]
    if (two) year = fullYear(two, before)
  }
  if (year === 0 && cycle !== undefined) year = yearOfCycle(cycle, before)
  const monthNumber = month?.[1] ? Number(month[1]) : (namedMonths[month?.[2] ?? ''] ?? monthWord(month?.[3]))
  const asLunar = lunar || (cycle !== undefined && !yearDigits)
  if (year === 0 && monthNumber === 0) return undefined
  return made(number(day), monthNumber, year, asLunar, leap, yearDigits ? undefined : cycle)
}

const monthWord = (words: string | undefined): number => {
  const value = number(words?.replace(/^muoi$/, 'mot muoi').replace(/^muoi (?=\S)/, 'mot muoi '))
  return value >= 1 && value <= 12 ? value : 0
}

function cycleIn(body: string): number | undefined {
  const words = body.split(/[^a-z]+/)
  for (let n = 0; n + 1 < words.length; n++) {
    const found = cycleYear(words[n] ?? '', words[n + 1] ?? '')
    if (found !== undefined) return found
  }
  return undefined
}

const yearOfCycle = (cycle: number, before: number): number => before - ((((before - cycle) % 60) + 60) % 60)

const fullYear = (text: string, before: number): number => {
  if (text.length === 4) return Number(text)
  const year = 1900 + Number(text)
  return year + 100 <= before && Number(text) <= before % 100 && before >= 2000 ? year + 100 : year
}

const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function made(
  dayRead: number,
  monthRead: number,
  year: number,
  lunarSaid: boolean,
  leap: boolean,
  cycle: number | undefined,
): WrittenDate | undefined {
  let [day, month] = [dayRead, monthRead]
  if (month > 12 && day >= 1 && day <= 12) [day, month] = [month, day]
  if (month < 0 || month > 12 || day > 31) return year === 0 ? undefined : made(0, 0, year, lunarSaid, leap, cycle)
  if (month === 0) day = 0
  if (year !== 0 && (year < 1800 || year > 2200)) return undefined
  // 30 February stands in books as a day of the lunar calendar.
  const lunar = lunarSaid || (month === 2 && day === 30)
  if (day > (lunar ? 30 : (lengths[month - 1] ?? 31))) return made(0, month, year, lunarSaid, leap, cycle)
  const base = { year, month, day, lunar, leap, cycle }
  if (year === 0 || month === 0 || day === 0) return { ...base, number: 0 }
  return { ...base, number: lunar ? solarNumber(day, month, year, leap) : dayNumber({ day, month, year }) }
}

const solarNumber = (day: number, month: number, year: number, leap: boolean): number =>
  numberOfLunar({ day, month, year, leap }) ??
  numberOfLunar({ day, month, year, leap: false }) ??
  numberOfLunar({ day: day - 1, month, year, leap }) ??
  0

/** The civil day that a date means; undefined when the day is not known. */
export const civilDay = (date: WrittenDate): SolarDay | undefined =>
  date.number === 0 ? undefined : dayOfNumber(date.number)

/** The same written day taken for one of the lunar calendar. */
export function numberIfLunar(date: WrittenDate): number {
  if (date.lunar || date.day === 0 || date.month === 0 || date.year === 0 || date.day > 30) return 0
  return solarNumber(date.day, date.month, date.year, false)
}

const DAYS_BETWEEN_BIRTHS = 270

/** Two years that one slip of the pen explains: up to three apart, ten apart, one digit, or two digits swapped. */
export function yearSlip(a: number, b: number): boolean {
  const apart = Math.abs(a - b)
  if (apart <= 3 || apart === 10) return true
  const [one, other] = [String(a), String(b)]
  let different = 0
  for (let n = 0; n < 4; n++) if (one[n] !== other[n]) different++
  if (different === 1) return apart < 10 || apart % 10 === 0
  return one.slice(0, 2) === other.slice(0, 2) && one[2] === other[3] && one[3] === other[2]
}

export function compareDates(one: WrittenDate | undefined, other: WrittenDate | undefined): DateLikeness {
  if (!one || !other || one.year === 0 || other.year === 0) return 'unknown'
  const a = other.cycle === undefined ? inCentury(one, other.year) : one
  const b = one.cycle === undefined ? inCentury(other, one.year) : other
  if (a.number === 0 || b.number === 0) return comparePartial(a, b)
  const apart = Math.abs(a.number - b.number)
  if (apart === 0) return a.lunar === b.lunar ? 'same-day' : 'lunar-said'
  if (a.lunar !== b.lunar && apart <= 1) return 'lunar-said'
  if (a.lunar !== b.lunar && a.day === b.day && a.month === b.month && a.year === b.year) return 'lunar'
  // The last lunar months lie in the next civil year; a clerk who keeps that year is most of a year off.
  const mayBeLunar = (apart >= 16 && apart <= 85) || (apart >= 280 && apart <= 350 && a.year === b.year)
  if (mayBeLunar && a.lunar === b.lunar && (isLunarOf(a, b) || isLunarOf(b, a))) return 'lunar'
  const [dayA, dayB] = a.lunar || b.lunar ? [dayOfNumber(a.number), dayOfNumber(b.number)] : [a, b]
  return compareFull(dayA, dayB, apart)
}

/** A year written in words moves to the century that is nearest to what the other book says. */
function inCentury(date: WrittenDate, year: number): WrittenDate {
  if (date.cycle === undefined) return date
  const turns = Math.round((year - date.year) / 60)
  if (turns === 0) return date
  return made(date.day, date.month, date.year + 60 * turns, date.lunar, date.leap, date.cycle) ?? date
}

function isLunarOf(a: WrittenDate, b: WrittenDate): boolean {
  const asLunar = numberIfLunar(a)
  if (asLunar !== 0 && Math.abs(asLunar - b.number) <= 1) return true
  const { day, month, year, leap } = lunarOf(dayOfNumber(b.number))
  // A clerk keeps the civil year with the lunar day and month.
  return day === a.day && month === a.month && (leap || Math.abs(year - a.year) <= 1)
}

function compareFull(a: SolarDay, b: SolarDay, apart: number): DateLikeness {
  const sameYear = a.year === b.year
  const sameDayAndMonth = a.day === b.day && a.month === b.month
  const swapped = a.day === b.month && a.month === b.day
  const filled = (one: SolarDay): boolean => one.day === 1 && one.month === 1
  if (sameDayAndMonth && yearSlip(a.year, b.year)) return filled(a) ? yearsApart(a.year, b.year) : 'year-slip'
  if (sameYear) {
    if (swapped) return 'swapped'
    if (filled(a) || filled(b)) return 'filled-in'
    if (a.month === b.month) return (a.day === 1 || b.day === 1) && apart > 9 ? 'filled-in' : 'day-slip'
    if (a.day === b.day) return 'month-slip'
  }
  if (swapped && yearSlip(a.year, b.year)) return 'two-slips'
  const yearsBetween = Math.abs(a.year - b.year)
  const fewDays = a.month === b.month && Math.abs(a.day - b.day) <= 3
  if (fewDays && (yearsBetween === 1 || yearsBetween === 10)) return 'two-slips'
  if (apart <= DAYS_BETWEEN_BIRTHS) return 'near'
  return 'different'
}

const yearsApart = (a: number, b: number): DateLikeness => (Math.abs(a - b) <= 1 ? 'year-near' : 'different')

function comparePartial(a: WrittenDate, b: WrittenDate): DateLikeness {
  if (a.year !== b.year) {
    // The lunar year runs into the next civil one.
    const said = (a.lunar || b.lunar) && Math.abs(a.year - b.year) === 1
    return said ? 'year-near' : yearsApart(a.year, b.year)
  }
  if (a.month !== 0 && b.month !== 0) return a.month === b.month ? 'same-month' : 'near'
  return 'same-year'
}
