import type { PartialDate } from '../values/partial-date.ts'
import { type Day, dayOf, isoOf, yearOfDay } from './days.ts'
import { below, chance, domains, draw } from './draws.ts'
import { type ErrorKind, errorRates, misspell, type NameError, nameErrors } from './errors.ts'
import { fullName, type Sex } from './names.ts'
import type { Circle, Model, Person } from './people.ts'
import { communeOf, type PlacePeriod, placeOn, placeText } from './places.ts'
import { remote } from './rates.ts'

export type WrittenPlace = { text: string; unitCode: string; on: Day; facility: string }
export type WrittenParent = {
  person: number
  name: string
  born: PartialDate
  group: string
  pin: string | null
  residence: WrittenPlace
  deceased: boolean
}

/** What stands in a birth entry. */
export type WrittenBirth = {
  name: string
  sex: Sex
  born: PartialDate
  birthPlace: WrittenPlace
  hometown: WrittenPlace
  group: string
  mother: WrittenParent | null
  father: WrittenParent | null
  plurality: number
  order: number
  pin: string | null
}

/** Loại đăng ký: 1 on time, 2 registered again, 4 late (domain/00 §5.6). */
export type BirthKind = '1' | '2' | '4'

export type BirthEntry = {
  person: number
  /** The true day of birth. */
  bornOn: Day
  /** 0: the person's first entry; 1: a second one. */
  nth: 0 | 1
  on: Day
  kind: BirthKind
  place: PlacePeriod
  clerk: { id: number; name: string }
  /** Typed from an old book (registered before 2016). */
  paper: boolean
  written: WrittenBirth
  errors: ErrorKind[]
}

/** From then on offices register at the desk; what is older was typed from books. */
export const ELECTRONIC = dayOf(2016, 1, 1)
/** Numbers of adults reach the desks from then on. */
export const NUMBERS_KNOWN = dayOf(2021, 7, 1)
const DEADLINE = 60
/** Persons with a second birth entry, per mille. */
const SECOND_ENTRIES = 19

export type Pins = { first: readonly (string | null)[]; second: readonly (string | null)[] }
type Draws = (k: number) => number

const exact = (day: Day): PartialDate => ({ known: 'day', date: isoOf(day) })

type Clerk = { id: number; name: string; care: number }
const clerks = new WeakMap<Model, Map<number, Clerk>>()

/** Who writes at an office in a year: one to three people, some more careful than others. `care` multiplies the error rates (‰). */
export function clerkOf(model: Model, place: PlacePeriod, on: Day, u: number): Clerk {
  const known = clerks.get(model) ?? new Map<number, Clerk>()
  clerks.set(model, known)
  const term = Math.floor(yearOfDay(on) / 7)
  const many = 1 + (draw(model.seed, domains.clerk, place.office.index, term, 0) % 3)
  const which = below(u, many)
  const id = place.office.index * 4096 + term * 4 + which
  const there = known.get(id)
  if (there) return there
  const at = (k: number) => draw(model.seed, domains.clerk, place.office.index, term * 4 + which, k)
  const sex: Sex = at(1) % 2 === 0 ? 1 : 2
  const families = 'Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi'.split(' ')
  const { full } = fullName(
    model.ref.names,
    { seed: model.seed, circle: -1 - place.office.index, person: term * 4 + which, attempt: 0 },
    {
      group: '01',
      sex,
      province: place.office.province,
      year: term * 7 - 40,
      family: families[at(2) % 8] ?? 'Lê',
      sharedMiddle: null,
    },
  )
  const made = { id, name: full, care: [400, 700, 1000, 2500][at(3) % 4] ?? 1000 }
  if (known.size > 100_000) known.clear()
  known.set(id, made)
  return made
}

const written = (model: Model, commune: number, on: Day, facility = ''): WrittenPlace => {
  const text = placeText(model.ref.places, commune, on)
  return {
    text: facility ? `${facility}, ${text}` : text,
    unitCode: placeOn(model.ref.places, commune, on).unitCode,
    on,
    facility,
  }
}

function facilityOf(model: Model, who: Person, place: PlacePeriod, u: number): string {
  const year = yearOfDay(who.born)
  const unit = place.chain.split(', ')[0] ?? ''
  const area = place.chain.split(', ')[1] ?? ''
  const inHospital = year < 1975 ? 40 : year < 1995 ? 350 : 850
  if (!chance(u, inHospital)) return ''
  const large = communeOf(model.ref.places, who.birthCommune).urban || u % 3 > 0
  return large ? `Bệnh viện đa khoa ${area.replace(/^(huyện|quận|thị xã|thành phố|tỉnh) /, '')}` : `Trạm y tế ${unit}`
}

/** What a careful clerk would write of a birth on a day. */
export function truthfully(model: Model, circle: Circle, pins: Pins, who: Person, on: Day, u: Draws): WrittenBirth {
  const { places, groups } = model.ref
  const place = placeOn(places, who.birthCommune, who.born)
  const paper = on < ELECTRONIC
  const parent = (n: number): WrittenParent | null => {
    const one = circle.persons[n]
    if (!one) return null
    const known = on >= NUMBERS_KNOWN ? 960 : on >= ELECTRONIC ? 380 : 0
    const young = yearOfDay(one.born) >= 1975
    return {
      person: n,
      name: one.name,
      // Books before 2016 give the year of the parents only; many still do where the day is not known.
      born:
        !paper && (young || chance(u(60 + one.sex), 700))
          ? exact(one.born)
          : { known: 'year', year: yearOfDay(one.born) },
      group: groups.name.get(one.group) ?? one.group,
      pin:
        (one.died === null || one.died >= ELECTRONIC) && chance(u(62 + one.sex), known)
          ? (pins.first[n] ?? null)
          : null,
      residence: written(model, who.home, on),
      deceased: one.died !== null && one.died <= on,
    }
  }
  const founderParent = (sex: Sex): WrittenParent | null => {
    const own: Draws = (k) => draw(model.seed, domains.founder, circle.number, who.n, 500 + k)
    if (!who.founder || chance(own(sex), sex === 1 ? 60 : 20)) return null
    const birthYear = yearOfDay(who.born) - 21 - below(own(2 + sex), 14)
    const family =
      sex === 1 ? who.family : ('Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ'.split(' ')[below(own(5), 10)] ?? 'Trần')
    const { province } = communeOf(places, who.birthCommune)
    const { full } = fullName(
      model.ref.names,
      { seed: model.seed, circle: circle.number, person: -who.n - 1, attempt: 3 + sex },
      { group: who.group, sex, province, year: birthYear, family, sharedMiddle: null },
    )
    return {
      person: -1,
      name: full,
      born: { known: 'year', year: birthYear },
      group: groups.name.get(who.group) ?? '',
      pin: null,
      residence: written(model, who.home, on),
      deceased: on - who.born > 20000,
    }
  }
  return {
    name: who.name,
    sex: who.sex,
    born: exact(who.born),
    birthPlace: written(
      model,
      who.birthCommune,
      who.born,
      chance(u(64), 200)
        ? ''
        : facilityOf(model, who, place, draw(model.seed, domains.entry, circle.number, who.n, 64)),
    ),
    hometown: written(model, who.hometown, on),
    group: groups.name.get(who.group) ?? who.group,
    mother: parent(who.mother) ?? founderParent(2),
    father: parent(who.father) ?? founderParent(1),
    plurality: who.plurality,
    order: who.order,
    pin: null,
  }
}

type InBook = { birth: PartialDate; pin: string | null }

/** How a grown person stands in a book on a day: with the day of birth or the year alone, with a number once there are such. */
export function inBook(model: Model, who: Person, on: Day, pins: readonly (string | null)[], u: number): InBook {
  const known = on >= NUMBERS_KNOWN ? 960 : on >= ELECTRONIC ? 380 : 0
  const day = on >= ELECTRONIC || yearOfDay(who.born) >= 1960
  const alive = who.died === null || who.died >= NUMBERS_KNOWN
  return {
    birth: day ? exact(who.born) : { known: 'year', year: yearOfDay(who.born) },
    pin: alive && on <= model.until && chance(u, known) ? (pins[who.n] ?? null) : null,
  }
}

/** A party of an event as its declaration reads it; usual values are left out. */
export function partyContent(
  model: Model,
  who: Person,
  on: Day,
  { birth, pin }: InBook,
  codes: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const group = model.ref.groups.name.get(who.group) ?? who.group
  const { text, unitCode } = written(model, who.home, on)
  return {
    name: who.name,
    birthDate: birth,
    sex: String(who.sex),
    ethnicity: { code: codes.get(group) ?? null, asWritten: group },
    nationalities: ['VN'],
    ...(on >= ELECTRONIC ? { residence: { unitCode, asWritten: text, kind: 'PERMANENT' }, pin } : {}),
  }
}

/** Does that error to the record; false when it does not fit it. */
export function spoil(entry: WrittenBirth, kind: ErrorKind, u: Draws): boolean {
  const isName = (k: ErrorKind): k is NameError => (nameErrors as readonly string[]).includes(k)
  if (isName(kind)) {
    const next = misspell(entry.name, kind, entry.sex, u(1), u(2))
    if (next === null) return false
    entry.name = next
    return true
  }
  const born = entry.born.known === 'day' ? entry.born.date : null
  const parts = born
    ? { year: Number(born.slice(0, 4)), month: Number(born.slice(5, 7)), day: Number(born.slice(8, 10)) }
    : null
  switch (kind) {
    case 'day-month':
      if (!parts || parts.day > 12 || parts.day === parts.month) return false
      entry.born = exact(dayOf(parts.year, parts.day, parts.month))
      return true
    case 'year': {
      if (!parts) return false
      const by = [1, -1, 1, -1, 10, -10][below(u(1), 6)] ?? 1
      entry.born = exact(dayOf(parts.year + by, parts.month, Math.min(parts.day, 28)))
      return true
    }
    case 'lunar':
      // The moon's date runs three to seven weeks behind the sun's; written as if it were the sun's.
      if (!parts) return false
      entry.born = exact(dayOf(parts.year, parts.month, parts.day) - 20 - below(u(1), 28))
      return true
    case 'year-only':
      if (!parts) return false
      entry.born = { known: 'year', year: parts.year }
      return true
    case 'parent-year': {
      const parent = u(1) % 2 === 0 ? (entry.mother ?? entry.father) : (entry.father ?? entry.mother)
      if (!parent || parent.born.known === 'nothing') return false
      const by = [1, -1, 2, -2, 10][below(u(2), 5)] ?? 1
      const year = (parent.born.known === 'day' ? Number(parent.born.date.slice(0, 4)) : parent.born.year) + by
      parent.born = { known: 'year', year }
      return true
    }
    case 'mother-name':
    case 'father-name': {
      const parent = kind === 'mother-name' ? entry.mother : entry.father
      if (!parent) return false
      const start = below(u(3), nameErrors.length)
      for (let i = 0; i < nameErrors.length; i += 1) {
        const next = misspell(
          parent.name,
          nameErrors[(start + i) % nameErrors.length] ?? 'hoi-nga',
          kind === 'mother-name' ? 2 : 1,
          u(4),
          u(5),
        )
        if (next === null) continue
        parent.name = next
        return true
      }
      return false
    }
    case 'father-missing':
      if (!entry.father || !entry.mother) return false
      entry.father = null
      return true
    case 'sex':
      entry.sex = entry.sex === 1 ? 2 : 1
      return true
    case 'unit-renamed':
      return false
  }
}

const allErrors = Object.keys(errorRates) as ErrorKind[]

/** What the clerk at hand gets wrong, in a fixed order; all of it is returned. */
export function clerksErrors(entry: WrittenBirth, paper: boolean, care: number, u: Draws): ErrorKind[] {
  const made: ErrorKind[] = []
  allErrors.forEach((kind, i) => {
    const rate = (errorRates[kind][paper ? 1 : 0] * care) / 100_000
    if (rate > 0 && chance(u(200 + i), rate) && spoil(entry, kind, (k) => u(300 + i * 8 + k))) made.push(kind)
  })
  return made
}

const covered = (year: number): number =>
  year < 1955 ? 250 : year < 1976 ? 550 : year < 1991 ? 800 : year < 2006 ? 950 : 992
/** Late among the registered, per mille: the nation has 151 (2024), some groups up to 560. */
const lateShare = (group: string, year: number): number => {
  const now = group === '01' || group === '04' ? 74 : remote.has(group) ? 400 : 225
  return year >= 2016 ? now : Math.min(700, now + (2016 - year) * 9)
}

/** When and how a birth comes into a book first; null: never, up to now. */
function firstRegistration(model: Model, who: Person, u: Draws): { on: Day; kind: BirthKind } | null {
  const year = yearOfDay(who.born)
  if (!chance(u(1), covered(year))) {
    // Books lost, or never written: many of the living register (again) in these years.
    if (who.died !== null || !chance(u(2), year < 1950 ? 120 : remote.has(who.group) ? 930 : 420)) return null
    const on =
      Math.max(dayOf(2008, 1, 1), who.born + 400) +
      below(u(3), Math.max(1, model.until - Math.max(dayOf(2008, 1, 1), who.born + 400)))
    return on > model.until ? null : { on, kind: year < 2016 ? '2' : '4' }
  }
  const late = chance(u(4), lateShare(who.group, year))
  const tail = below(u(6), 1000)
  const wait = late
    ? DEADLINE + 1 + (tail < 620 ? below(u(5), 305) : tail < 880 ? 305 + below(u(5), 1800) : 2000 + below(u(5), 5500))
    : 2 + below(u(5), 28) + (chance(u(7), 300) ? below(u(8), 30) : 0)
  const on = weekday(who.born + wait)
  const lives = who.died === null || who.died > who.born + 1
  return on > model.until || !lives ? null : { on, kind: on - who.born > DEADLINE ? '4' : '1' }
}

/** Offices are shut at the weekend. */
export const weekday = (day: Day): Day => {
  const nth = (((day + 4) % 7) + 7) % 7
  return nth === 6 ? day + 2 : nth === 0 ? day + 1 : day
}

/** When, where and how a birth comes into a book: what numbering needs, before anything is written. */
export type BirthRegistration = { who: Person; on: Day; kind: BirthKind; nth: 0 | 1; commune: number }

const OLDEST_BOOK = dayOf(1905, 1, 1)

/** Every registration of a birth of a circle, in the order of its people. */
export function birthRegistrations(model: Model, circle: Circle): BirthRegistration[] {
  const made: BirthRegistration[] = []
  for (const who of circle.persons) {
    const u: Draws = (k) => draw(model.seed, domains.entry, circle.number, who.n, k)
    const first = firstRegistration(model, who, u)
    if (!first || first.on < OLDEST_BOOK) continue
    made.push({ who, ...first, nth: 0, commune: registeredAt(model, who, u(20), u(21)) })
    // A second entry: registered again although the book is there, or lodged where the mother's family lives.
    if (!chance(u(30), SECOND_ENTRIES)) continue
    const again = who.born < ELECTRONIC && chance(u(31), 800)
    const from = again ? Math.max(first.on + 900, dayOf(2006, 1, 1)) : first.on + 5
    const on = weekday(from + below(u(32), again ? Math.max(1, model.until - from) : 900))
    if (on > model.until || (who.died !== null && who.died <= on)) continue
    const kind: BirthKind = again ? '2' : on - who.born > DEADLINE ? '4' : '1'
    const mother = circle.persons[who.mother]
    made.push({ who, on, kind, nth: 1, commune: again || !mother ? who.home : mother.home })
  }
  return made
}

/** Every birth entry of a circle, as its clerks wrote them. */
export const birthEntries = (model: Model, circle: Circle, pins: Pins): BirthEntry[] =>
  birthRegistrations(model, circle).map((how) => writeEntry(model, circle, pins, how.who, how))

function registeredAt(model: Model, who: Person, u: number, v: number): number {
  if (!chance(u, 40)) return who.birthCommune
  const { district } = communeOf(model.ref.places, who.birthCommune)
  const near = model.ref.places.ofDistrict.get(district)?.items ?? []
  return near[below(v, near.length)] ?? who.birthCommune
}

export function writeEntry(
  model: Model,
  circle: Circle,
  pins: Pins,
  who: Person,
  how: { on: Day; kind: BirthKind; nth: 0 | 1; commune: number; forced?: readonly ErrorKind[]; salt?: number },
): BirthEntry {
  const salt = (how.nth + 1) * 1000 + (how.salt ?? 0) * 4000
  const u: Draws = (k) => draw(model.seed, domains.error, circle.number, who.n, salt + k)
  const place = placeOn(model.ref.places, how.commune, how.on)
  const { care, ...clerk } = clerkOf(model, place, how.on, u(0))
  const paper = how.on < ELECTRONIC
  const made = truthfully(model, circle, pins, who, how.on, u)
  const errors: ErrorKind[] = []
  if (how.forced) {
    how.forced.forEach((kind, i) => {
      if (spoil(made, kind, (k) => u(700 + i * 8 + k))) errors.push(kind)
    })
  } else errors.push(...clerksErrors(made, paper, care, u))
  // Children since 2016 get a number at the desk; a grown person brings the one he or she has.
  if (!paper && (who.born >= ELECTRONIC - 400 || chance(u(90), 800)))
    made.pin = how.nth === 1 && who.born >= ELECTRONIC ? (pins.second[who.n] ?? null) : (pins.first[who.n] ?? null)
  return {
    person: who.n,
    bornOn: who.born,
    nth: how.nth,
    on: how.on,
    kind: how.kind,
    place,
    clerk,
    paper,
    written: made,
    errors,
  }
}
