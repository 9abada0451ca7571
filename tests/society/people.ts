import type { EntryRef } from '../../src/events/parts/effects.ts'
import { addDays, addYears, type CalendarDate } from '../../src/values/calendar-date.ts'

/** A marriage as the model of the society remembers it. `to` null: it stands. */
export type Bond = {
  entry: EntryRef
  office: number
  reference: { number: string; on: CalendarDate }
  wife: Human
  husband: Human
  from: CalendarDate
  to: CalendarDate | null
  endedBy: 'DEATH' | 'DIVORCE' | null
  /** Whose death ended it. */
  byDeathOf: Human | null
}

/** What the model knows of somebody: only what was registered. */
export type Human = {
  name: string
  sex: '1' | '2'
  born: CalendarDate
  pin: string | null
  personId: string | null
  pinRequest: string | null
  birthEntry: EntryRef | null
  mother: Human | null
  father: Human | null
  adoptiveMother: Human | null
  adoptiveFather: Human | null
  /** Also those whose adoption has ended: the tie bars a marriage for ever. */
  adoptersEver: Human[]
  bonds: Bond[]
  death: { on: CalendarDate; declared: boolean; entry: EntryRef } | null
  guardianship: Guardianship | null
  /** The last end of a guardianship that nobody followed; null once there is another guardian. */
  guardianshipEnd: { entry: EntryRef; of: Guardianship } | null
  /** The entry that recognised the father, and the one of the adoption that stands. */
  recognition: EntryRef | null
  adoption: EntryRef | null
  /** The last change of the name, and the name before it. */
  nameChange: { entry: EntryRef; before: string } | null
  /** The last day on which the person did something that the dead cannot do. */
  lastAct: CalendarDate
  lastChild: CalendarDate | null
  /** The person stands in an entry. */
  known: boolean
}
export type Guardianship = {
  entry: EntryRef
  office: number
  number: string
  on: CalendarDate
  guardian: Human
  ward: Human
}

const surnames = ['Nông', 'Lục', 'Hoàng', 'Vi', 'Lương', 'Ma', 'Vừ', 'Lý', 'Sùng', 'Giàng', 'Đặng', 'Triệu', 'Bàn']
const middles = ['Bảo', 'Gia', 'Minh', 'Thu', 'Thanh', 'Khánh', 'Mai', 'Ngọc', 'Đức', 'Xuân', 'Hải', 'Quỳnh', 'Anh']
const firsts = 'An Bình Châu Dung Giang Hà Hân Hiên Hồng Huệ Khoa Kiên Lan Linh Loan Mận Miên My Nga Ngân'
const lasts = 'Nhi Oanh Phong Phúc Quân Quyên Sang Sinh Tâm Thảo Thủy Tiên Trâm Trang Tuân Uyên Vân Việt Xuyến Yến'
const given = `${firsts} ${lasts}`.split(' ')
const at = (list: readonly string[], n: number): string => list[n % list.length] ?? ''

/** Another invented name for every number below 270 400. */
export function nameOf(n: number, surname?: string): string {
  const size = given.length
  const rest = Math.floor(n / size)
  return [
    surname ?? at(surnames, n),
    at(middles, rest + n),
    ...(rest < middles.length ? [] : [at(middles, Math.floor(rest / middles.length))]),
    at(given, n),
  ].join(' ')
}

/** A number that fits sex and year of birth: province, century and sex, year, serial. */
export function pinOf(n: number, sex: '1' | '2', born: CalendarDate): string {
  const century = Number(born.slice(0, 2)) - 19
  return `002${century * 2 + (sex === '2' ? 1 : 0)}${born.slice(2, 4)}${String(n).padStart(6, '0')}`
}

export function somebody(basis: Pick<Human, 'name' | 'sex' | 'born'> & Partial<Human>): Human {
  return {
    pin: null,
    personId: null,
    pinRequest: null,
    birthEntry: null,
    mother: null,
    father: null,
    adoptiveMother: null,
    adoptiveFather: null,
    adoptersEver: [],
    bonds: [],
    death: null,
    guardianship: null,
    guardianshipEnd: null,
    recognition: null,
    adoption: null,
    nameChange: null,
    lastAct: basis.born,
    lastChild: null,
    known: false,
    ...basis,
  }
}

export const openBond = ({ bonds }: Human): Bond | undefined => bonds.find(({ to }) => to === null)
/** Whose child the law takes it for: born in the mother's marriage, or within 300 days after its end (HNGĐ 88). */
export const husbandByLaw = (mother: Human, born: CalendarDate): Human | undefined =>
  mother.bonds.find(({ from, to }) => from <= born && (to === null || born <= addDays(to, 300)))?.husband
export const spouseIn = (bond: Bond, one: Human): Human => (bond.wife === one ? bond.husband : bond.wife)
export const isAtLeast = (years: number, { born }: Human, on: CalendarDate): boolean => addYears(born, years) <= on
export const mayAct = (one: Human, on: CalendarDate): boolean =>
  one.death === null && one.pin !== null && isAtLeast(18, one, on)
export const parentsOf = ({ mother, father }: Human): Human[] => [mother, father].filter((one) => one !== null)

/** Generations from a person up to each ancestor, the person included. */
function ancestors(one: Human, depth = 0, found = new Map<Human, number>()): Map<Human, number> {
  if ((found.get(one) ?? 99) <= depth) return found
  found.set(one, depth)
  for (const parent of parentsOf(one)) ancestors(parent, depth + 1, found)
  return found
}

/** Direct line, or within three generations of one root (HNGĐ 3.17, 3.18). */
export function areKin(one: Human, other: Human): boolean {
  const [up, down] = [ancestors(one), ancestors(other)]
  if (up.has(other) || down.has(one)) return true
  return [...up].some(([root, depth]) => depth <= 2 && (down.get(root) ?? 99) <= 2)
}

const adoptionBetween = (one: Human, other: Human): boolean =>
  one.adoptersEver.includes(other) || other.adoptersEver.includes(one)
const childOrParent = (one: Human, other: Human): boolean =>
  parentsOf(one).includes(other) || parentsOf(other).includes(one) || adoptionBetween(one, other)

/** A tie that bars a marriage: kin, adoption, in-laws, step-parents, also former ones (HNGĐ 5.2.d). */
export const tieBars = (one: Human, other: Human): boolean =>
  areKin(one, other) ||
  adoptionBetween(one, other) ||
  one.bonds.some((bond) => childOrParent(spouseIn(bond, one), other)) ||
  other.bonds.some((bond) => childOrParent(spouseIn(bond, other), one))

/** Why the two may not marry on a day, as the law counts it; empty when they may. */
export function marriageBars(wife: Human, husband: Human, on: CalendarDate): string[] {
  const alive = wife.death === null && husband.death === null
  return [
    ...(isAtLeast(18, wife, on) && isAtLeast(20, husband, on) ? [] : ['R-C1']),
    ...(openBond(wife) || openBond(husband) ? ['R-C7'] : []),
    ...(alive ? [] : ['R-C9']),
    ...(tieBars(wife, husband) ? ['R-C4'] : []),
  ]
}

/** The status on a day by the marriages alone. */
export function statusOf({ bonds }: Human, on: CalendarDate): 'NEVER_MARRIED' | 'MARRIED' | 'DIVORCED' | 'WIDOWED' {
  const begun = bonds.filter(({ from }) => from <= on).toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const last = begun.at(-1)
  if (!last) return 'NEVER_MARRIED'
  if (last.to === null || on < last.to) return 'MARRIED'
  return last.endedBy === 'DEATH' ? 'WIDOWED' : 'DIVORCED'
}
