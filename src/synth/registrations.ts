import type { RegisterKind } from '../law/register-books.ts'
import { type Day, dayOf, partsOf } from './days.ts'
import { below, chance, domains, draw } from './draws.ts'
import { type BirthRegistration, birthRegistrations, weekday } from './entries.ts'
import type { Circle, Model, Union } from './people.ts'
import { placeOn } from './places.ts'
import { remote } from './rates.ts'

export type DeathRegistration = { person: number; on: Day; kind: '1' | '4'; commune: number }
export type MarriageRegistration = { union: number; on: Day; kind: '1' | '2'; commune: number }
/** Matters of the other books, counted only: changes, recognitions, guardianships, certificates of marital status. */
export type OtherRegistration = { person: number; on: Day; commune: number }

/** What a circle's people had written, by event; each list in an order of its own that never changes. */
export type Registrations = {
  births: BirthRegistration[]
  marriages: MarriageRegistration[]
  deaths: DeathRegistration[]
  others: OtherRegistration[]
}

const DEATH_DEADLINE = 15

/** Groups that live in the plains and the cities. */
const own = (group: string): boolean => group === '01' || group === '04'
/** How much of what happens among a group reaches an office: customs hold longer far from the plains. */
const told = (group: string): number => (own(group) ? 1 : remote.has(group) ? 0.5 : 0.76)

function deaths(model: Model, circle: Circle): DeathRegistration[] {
  return circle.persons.flatMap((who) => {
    if (who.died === null) return []
    const u = (k: number) => draw(model.seed, domains.entry, circle.number, who.n, 2000 + k)
    const { year } = partsOf(who.died)
    const written = year < 1976 ? 120 : year < 2000 ? 350 : year < 2016 ? 720 : 992
    // Of newborns' deaths most are never told to an office.
    const young = who.died - who.born < 366
    if (!chance(u(0), written * (young ? 0.25 : 1) * (own(who.group) ? 1 : told(who.group) * 0.9))) return []
    const late = chance(u(1), (own(who.group) ? 270 : 590) + (year < 2016 ? 120 : 0))
    const tail = below(u(2), 1000)
    const wait = late
      ? DEATH_DEADLINE +
        1 +
        (tail < 700 ? below(u(3), 75) : tail < 930 ? 75 + below(u(3), 640) : 700 + below(u(3), 3600))
      : 1 + below(u(3), DEATH_DEADLINE - 3)
    const on = weekday(who.died + wait)
    if (on > model.until) return []
    const union = circle.unions[who.unions.at(-1) ?? -1]
    return [
      { person: who.n, on, kind: on - who.died > DEATH_DEADLINE ? '4' : '1', commune: union?.commune ?? who.home },
    ]
  })
}

const marriageOffice = (circle: Circle, union: Union): number => circle.persons[union.husband]?.home ?? union.commune

function marriages(model: Model, circle: Circle): MarriageRegistration[] {
  return circle.unions.flatMap((union) => {
    const u = (k: number) => draw(model.seed, domains.union, circle.number, union.n, 100 + k)
    const { year } = partsOf(union.on)
    const written = year < 1960 ? 60 : year < 1987 ? 380 : year < 2001 ? 640 : year < 2016 ? 930 : 985
    if (!chance(u(0), written * told(circle.persons[union.wife]?.group ?? '01'))) return []
    const on = weekday(union.on)
    return on > model.until ? [] : [{ union: union.n, on, kind: '1', commune: marriageOffice(circle, union) }]
  })
}

/** About one matter for every six births, from the years on in which the books are kept for them. */
function others(model: Model, circle: Circle): OtherRegistration[] {
  const begins = dayOf(2006, 1, 1)
  const days = model.until - begins
  return circle.persons.flatMap((who) => {
    const u = (k: number) => draw(model.seed, domains.entry, circle.number, who.n, 3000 + k)
    const on = weekday(begins + below(u(0), Math.max(1, days)))
    const lives = on > who.born && (who.died === null || who.died > on)
    if (days < 1 || !lives || on > model.until || !chance(u(1), remote.has(who.group) ? 70 : 106)) return []
    return [{ person: who.n, on, commune: who.home }]
  })
}

export const registrationsOf = (model: Model, circle: Circle): Registrations => ({
  births: birthRegistrations(model, circle),
  marriages: marriages(model, circle),
  deaths: deaths(model, circle),
  others: others(model, circle),
})

/** The books that are numbered and loaded; the order is part of the numbering's keys. */
export const books: readonly RegisterKind[] = ['BIRTH', 'MARRIAGE', 'DEATH']

const CIRCLES = 131_072
const DAYS = 512
const YEARS = 256
const REGISTERS = 4

/**
 * The place of an entry among all entries of the nation as one number: office, book, year, day, circle. Sorted, the keys are the books in
 * the order they were written, whoever counts them.
 */
export function bookKey(model: Model, book: number, commune: number, on: Day, circle: number): number {
  const { year } = partsOf(on)
  const dayOfYear = on - dayOf(year, 1, 1)
  const office = placeOn(model.ref.places, commune, on).office.index
  return (((office * REGISTERS + book) * YEARS + (year - 1900)) * DAYS + dayOfYear) * CIRCLES + circle
}

/** Key of a book (office, register, year): what entries of one book share. */
export const bookOf = (key: number): number => Math.floor(key / (DAYS * CIRCLES))
export const readBook = (book: number): { office: number; register: number; year: number } => ({
  office: Math.floor(book / (REGISTERS * YEARS)),
  register: Math.floor(book / YEARS) % REGISTERS,
  year: (book % YEARS) + 1900,
})
export const dayOfKey = (key: number): Day =>
  dayOf(readBook(bookOf(key)).year, 1, 1) + (Math.floor(key / CIRCLES) % DAYS)

/** Keys of all entries of a circle that are written: births, then marriages, then deaths. */
export function keysOf(model: Model, circle: Circle, made: Registrations): number[] {
  const keys = (register: RegisterKind, list: readonly { commune: number; on: Day }[]): number[] =>
    model.books?.includes(register) === false
      ? []
      : list.map(({ commune, on }) => bookKey(model, books.indexOf(register), commune, on, circle.number))
  return [...keys('BIRTH', made.births), ...keys('MARRIAGE', made.marriages), ...keys('DEATH', made.deaths)]
}

/** First place in sorted keys that is not before the key. */
export function lowerBound(keys: Float64Array, key: number): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((keys[middle] ?? 0) < key) low = middle + 1
    else high = middle
  }
  return low
}

/** Where an entry stands: its number in its book, how many of the same book its office wrote before on that day, and its place among all entries from 0. */
export type EntryPlace = { entryNo: number; nthOfDay: number; rank: number }

/** The places of a circle's entries, key by key. */
export function numbersOf(sorted: Float64Array, keys: readonly number[]): EntryPlace[] {
  const seen = new Map<number, number>()
  return keys.map((key) => {
    const again = seen.get(key) ?? 0
    seen.set(key, again + 1)
    const at = lowerBound(sorted, key) + again
    const bookStarts = lowerBound(sorted, bookOf(key) * DAYS * CIRCLES)
    const dayStarts = lowerBound(sorted, Math.floor(key / CIRCLES) * CIRCLES)
    return { entryNo: at - bookStarts + 1, nthOfDay: at - dayStarts, rank: at }
  })
}

export const PAGES = 200

export type BookRow = {
  office: number
  register: RegisterKind
  year: number
  lastNo: number
  lastOn: Day
  volumes: { volume: number; firstNo: number; openedOn: Day }[]
}

/** Every book with its volumes of 200 pages, from the sorted keys. */
export function* booksOf(sorted: Float64Array): Generator<BookRow> {
  let start = 0
  while (start < sorted.length) {
    const book = bookOf(sorted[start] ?? 0)
    const end = lowerBound(sorted, (book + 1) * DAYS * CIRCLES)
    const { office, register, year } = readBook(book)
    const volumes: BookRow['volumes'] = []
    for (let no = 1; no <= end - start; no += PAGES)
      volumes.push({ volume: volumes.length + 1, firstNo: no, openedOn: dayOfKey(sorted[start + no - 1] ?? 0) })
    yield {
      office,
      register: books[register] ?? 'BIRTH',
      year,
      lastNo: end - start,
      lastOn: dayOfKey(sorted[end - 1] ?? 0),
      volumes,
    }
    start = end
  }
}
