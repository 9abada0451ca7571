import { inForce } from '../../law/in-force.ts'
import { birthRegistrationPeriod } from '../../law/registration-periods.ts'
import { addDays, CalendarDate } from '../../values/calendar-date.ts'
import { dayNumber } from './lunar.ts'
import { compareNames, gravity, lostAllMarks, type NameDifference, rarityOf } from './person-name.ts'
import { comparePlaces, type Gazetteer, sameOffice } from './places.ts'
import type { BirthRead, ParentRead } from './record.ts'
import {
  type Field,
  type ParentComparison,
  type RuleId,
  rarityBounds,
  rules,
  thresholds,
  type Weight,
  weights,
} from './weights.ts'
import { compareDates, type DateLikeness, yearSlip } from './written-date.ts'

export type Verdict = 'certain' | 'possible' | 'none'

/** One field of the comparison: what was found, its points, and how it is said. */
export type Finding = { field: Field; comparison: string; points: number; vi: string; en: string }

type Table = { [F in Field]: { [C in keyof (typeof weights)[F]]: Finding } }
/** One finding for each line of the table, made once. */
const table = Object.fromEntries(
  Object.entries(weights).map(([field, ways]) => [
    field,
    Object.fromEntries(
      Object.entries<Weight>(ways).map(([comparison, [points, vi, en]]) => [
        comparison,
        { field, comparison, points, vi, en },
      ]),
    ),
  ]),
) as Table

export type Judgment = {
  verdict: Verdict
  /** 0–100; below 40 none, from 60 certain (`thresholds`). */
  score: number
  /** The rule that decided over the sum, if one did. */
  rule: RuleId | undefined
  findings: readonly Finding[]
}

type ParentClass = 'agree' | 'unclear' | 'different' | 'unknown'

/** What the rules look at. */
type Facts = {
  name: readonly NameDifference[] | undefined
  /** One of the two names is written without the marks that the whole of the other has. */
  bareName: boolean
  date: DateLikeness
  sex: 'same' | 'different' | 'unknown'
  mother: ParentClass
  father: ParentClass
  pin: 'same' | 'different' | 'unknown'
  entry: 'same' | 'beside' | 'together' | 'soon' | 'apart' | 'unknown'
  /** A parent who is surely the same: by number, or by name and year. */
  firmParent: boolean
  /** Each entry was made in time after the birth it tells of, so that neither date is a slip of the year. */
  eachOnTime: boolean
  /** Both parents bear the names, both were born in other years. */
  otherYears: boolean
  /** Both say which child of a birth of several they are, and not the same. */
  otherOfBirth: boolean
  score: number
}

/** Gravity of what is only another way to write a name. */
const SAME_NAME = 4
/** Gravity from which a name is that of another. */
const OTHER_NAME = 16
/** The same for a parent, who may stand under the family name of another paper or under a pet name, yet not under both. */
const OTHER_PARENT = 26

/**
 * Compares two birth records field by field and says whether they are of one birth. Symmetric in its verdict and score. `entries`: how the entries stand to
 * one another, where it is not to be read from them.
 */
export function judgeBirths(
  a: BirthRead,
  b: BirthRead,
  gazetteer: Gazetteer,
  entries: Facts['entry'] = compareEntries(a, b, gazetteer),
): Judgment {
  const findings: Finding[] = []
  let score = 0
  const note = (finding: Finding): void => {
    score += finding.points
    findings.push(finding)
  }

  const pin = a.pin === '' || b.pin === '' ? 'unknown' : a.pin === b.pin ? 'same' : 'different'
  if (pin !== 'unknown') note(table.pin[pin])
  if (entries !== 'unknown') note(table.entry[entries])

  const name = a.name && b.name ? compareNames(a.name, b.name) : undefined
  if (name && a.name && b.name) {
    if (!name.includes('given-other'))
      note(name.length === 0 || gravity(name) < SAME_NAME ? table.name.agree : table.name.near)
    for (const one of name) note(table.name[one])
    if (gravity(name) < 10) {
      const rarity = Math.max(rarityOf(a.name), rarityOf(b.name))
      if (rarity < rarityBounds.common) note(table.rarity.common)
      else if (rarity >= rarityBounds.rare) note(table.rarity.rare)
    }
  }
  const date = compareDates(a.birth, b.birth)
  if (date !== 'unknown') note(table.birth[date])
  const sex = a.sex === '' || b.sex === '' ? 'unknown' : a.sex === b.sex ? 'same' : 'different'
  if (sex !== 'unknown') note(table.sex[sex])
  let mother = compareParents(a.mother, b.mother)
  let father = compareParents(a.father, b.father)
  const neitherAgrees = !agrees(mother) && !agrees(father)
  if (neitherAgrees && name && gravity(name) < OTHER_NAME && date !== 'different' && parentsCrossed(a, b))
    [mother, father] = ['crossed', 'crossed']
  if (mother !== 'unknown') note(table.mother[mother])
  if (father !== 'unknown') note(table.father[father])
  const birthPlace = comparePlaces(a.birthPlace, b.birthPlace)
  if (birthPlace !== 'unknown') note(table.birthPlace[birthPlace])
  const hometown = comparePlaces(a.hometown, b.hometown)
  if (hometown !== 'unknown') note(table.hometown[hometown])
  if (a.ethnicity !== '' && b.ethnicity !== '') {
    if (a.ethnicity !== b.ethnicity) note(table.ethnicity.different)
    else if (a.ethnicity !== 'kinh') note(table.ethnicity['same-rare'])
  }
  if (a.nationality !== '' && b.nationality !== '' && a.nationality !== b.nationality) note(table.nationality.different)

  const facts: Facts = {
    name,
    bareName: a.name !== undefined && b.name !== undefined && lostAllMarks(a.name, b.name),
    date,
    sex,
    mother: classOf(mother),
    father: classOf(father),
    pin,
    entry: entries,
    firmParent: firm.has(mother) || firm.has(father),
    eachOnTime: onTime(a) && onTime(b),
    otherYears: yearsDiffer.has(mother) && yearsDiffer.has(father),
    otherOfBirth: a.nth > 0 && b.nth > 0 && a.nth !== b.nth,
    score,
  }
  return { ...decide(facts), findings }
}

const firm: ReadonlySet<ParentComparison | 'unknown'> = new Set(['same-pin', 'same'])
const yearsDiffer: ReadonlySet<ParentComparison | 'unknown'> = new Set([
  'same-year-near',
  'same-year-far',
  'alike-year-near',
  'alike-year-far',
])
/** Dates of two years that a slip could explain. */
const slippedYears: ReadonlySet<DateLikeness> = new Set(['year-slip', 'two-slips', 'year-near'])
/** Dates that tell of another birth, or do not tell that it is one. */
const otherBirths: ReadonlySet<DateLikeness> = new Set(['year-slip', 'two-slips', 'near', 'year-near', 'different'])
const twinDates: ReadonlySet<DateLikeness> = new Set([
  'same-day',
  'lunar-said',
  'lunar',
  'swapped',
  'day-slip',
  'same-month',
  'same-year',
  'filled-in',
  'near',
  'unknown',
])
const petNameDates: ReadonlySet<DateLikeness> = new Set([
  'same-day',
  'lunar-said',
  'lunar',
  'swapped',
  'year-slip',
  'day-slip',
  'same-month',
  'same-year',
  'filled-in',
])
const weakDates: ReadonlySet<DateLikeness> = new Set(['near', 'year-near', 'two-slips', 'unknown'])
const strongDates: ReadonlySet<DateLikeness> = new Set(['same-day', 'lunar-said'])
/** Differences that leave no doubt about the given name. */
const exactEnough: ReadonlySet<NameDifference> = new Set(['spelling', 'hoi-nga', 'filler', 'order', 'abbreviated'])

function decide(facts: Facts): { verdict: Verdict; score: number; rule: RuleId | undefined } {
  const rule = ruleFor(facts)
  if (rule) return { verdict: rules[rule][0], score: inBand(facts.score, rules[rule][0]), rule }
  const verdict = bySum(facts)
  return { verdict, score: inBand(facts.score, verdict), rule: undefined }
}

const has = (name: readonly NameDifference[] | undefined, one: NameDifference): boolean => name?.includes(one) ?? false

function ruleFor(facts: Facts): RuleId | undefined {
  const { name, date, sex, mother, father, pin, entry, score } = facts
  const otherName = has(name, 'given-other')
  const doubtfulName = otherName || has(name, 'given-alike') || has(name, 'nickname')
  const otherDate = date === 'different'
  const parentsAgree = (mother === 'agree' || father === 'agree') && mother !== 'different' && father !== 'different'
  const parentsDiffer = (mother === 'different' || father === 'different') && mother !== 'agree' && father !== 'agree'

  if (pin === 'same') {
    const otherPerson = doubtfulName || has(name, 'family-other')
    if ((otherPerson && parentsDiffer && !strongDates.has(date)) || (otherName && otherDate)) return 'same-pin-slip'
    const against =
      doubtfulName ||
      has(name, 'middle-other') ||
      has(name, 'middle-lost') ||
      (has(name, 'family-other') && !parentsAgree) ||
      otherBirths.has(date) ||
      sex === 'different' ||
      parentsDiffer
    return against ? 'same-pin-conflict' : 'same-pin'
  }
  if (facts.otherOfBirth && parentsAgree && twinDates.has(date)) return 'twins'
  const noParentLeft = parentsDiffer && mother !== 'unclear' && father !== 'unclear'
  if (entry === 'same' && !otherName && !noParentLeft && pin !== 'different') {
    // The second of twins may have been given the number of the first: only what cannot be another name is the same entry.
    const sameName = name?.every(
      (one) => exactEnough.has(one) || one === 'middle-lost' || (one === 'marks-lost' && facts.bareName),
    )
    return otherDate || date === 'unknown' || !sameName || sex === 'different' ? 'same-entry-conflict' : 'same-entry'
  }
  if (otherName) {
    if (!parentsAgree) return 'other-name'
    return twinDates.has(date) && date !== 'unknown' ? 'twins' : 'siblings'
  }
  if (facts.eachOnTime && slippedYears.has(date)) return 'two-births'
  if (has(name, 'nickname')) {
    const rest = parentsAgree && petNameDates.has(date) && sex !== 'different' && pin !== 'different'
    return rest && (entry === 'apart' || entry === 'soon')
      ? 'pet-name'
      : twinDates.has(date) && parentsAgree
        ? 'twins'
        : 'other-name'
  }
  if (otherDate) return parentsAgree ? (has(name, 'given-alike') ? 'siblings' : 'reused-name') : 'other-date'
  const alike = has(name, 'given-alike') || has(name, 'given-marks') || has(name, 'middle-other')
  const twoNames = has(name, 'given-alike') || has(name, 'given-marks')
  if (twoNames && parentsAgree && entry === 'soon') return twinDates.has(date) ? 'twins' : 'siblings'
  if (alike && parentsAgree && (entry === 'together' || entry === 'beside')) return 'twins'
  // One clerk writes two numbers on one day: what differs to the ear was meant to.
  if (entry === 'beside' && parentsAgree && name?.some((one) => !exactEnough.has(one) && one !== 'middle-lost'))
    return twinDates.has(date) ? 'twins' : 'siblings'
  if (has(name, 'given-alike') && entry !== 'apart') return twinDates.has(date) && parentsAgree ? 'twins' : 'other-name'
  if (alike && !strongDates.has(date) && date !== 'same-year' && date !== 'same-month' && has(name, 'given-alike'))
    return 'siblings'
  if (parentsDiffer) return 'other-parents'
  if (facts.otherYears && weakDates.has(date)) return 'other-years'
  if ((mother === 'different' || father === 'different') && weakDates.has(date)) return 'other-date'
  if (pin === 'different')
    return parentsAgree && !weakDates.has(date) && score >= thresholds.possible ? 'two-pins' : 'other-pin'
  return undefined
}

function bySum(facts: Facts): Verdict {
  const { name, date, sex, mother, father, entry, firmParent, score } = facts
  if (score < thresholds.possible) return 'none'
  const certain =
    score >= thresholds.certain &&
    name?.every((one) => exactEnough.has(one)) &&
    strongDates.has(date) &&
    sex !== 'different' &&
    entry !== 'together' &&
    entry !== 'beside' &&
    firmParent &&
    (mother === 'agree' || mother === 'unknown') &&
    (father === 'agree' || father === 'unknown')
  return certain ? 'certain' : 'possible'
}

function inBand(score: number, verdict: Verdict): number {
  const { possible, certain } = thresholds
  if (verdict === 'certain') return Math.min(100, Math.max(certain, score))
  if (verdict === 'possible') return Math.min(certain - 1, Math.max(possible, score))
  return Math.max(0, Math.min(possible - 1, score))
}

const someDay = CalendarDate.parse('2016-01-01')
const someNumber = dayNumber({ day: 1, month: 1, year: 2016 })
/** The calendar date of a Julian day number. */
const calendarDay = (number: number): CalendarDate => addDays(someDay, number - someNumber)

/** Was the birth registered within the period of the law of that day (R-B1)? */
function onTime({ birth, registered }: BirthRead): boolean {
  if (!birth || !registered || birth.number === 0 || registered.number === 0) return false
  const days = registered.number - birth.number
  return days >= 0 && days <= inForce(birthRegistrationPeriod, calendarDay(registered.number)).value
}

/** Is each parent of one the other parent of the other? A clerk took the wrong column. */
function parentsCrossed(a: BirthRead, b: BirthRead): boolean {
  if (!a.mother || !a.father || !b.mother || !b.father) return false
  return agrees(compareParents(a.mother, b.father)) && agrees(compareParents(a.father, b.mother))
}

function compareParents(a: ParentRead | undefined, b: ParentRead | undefined): ParentComparison | 'unknown' {
  if (!a || !b) return a || b ? 'one-missing' : 'unknown'
  if (a.pin !== '' && b.pin !== '') return a.pin === b.pin ? 'same-pin' : 'different'
  const differences = compareNames(a.name, b.name)
  const year =
    a.year === 0 || b.year === 0 ? 'unknown' : a.year === b.year ? 'same' : yearSlip(a.year, b.year) ? 'near' : 'far'
  const grave = gravity(differences)
  if (differences.includes('given-other')) return year === 'same' ? 'different-same-year' : 'different'
  if (grave >= 14) return (year === 'same' || year === 'unknown') && grave < OTHER_PARENT ? 'unclear' : 'different'
  if (grave >= 10 && year === 'far') return 'different'
  const alike = grave <= 2 ? 'same' : 'alike'
  return year === 'same' ? alike : `${alike}-year-${year}`
}

const agrees = (parent: ParentComparison | 'unknown'): boolean => classOf(parent) === 'agree'

function classOf(parent: ParentComparison | 'unknown'): ParentClass {
  switch (parent) {
    case 'unknown':
    case 'one-missing':
      return 'unknown'
    case 'different':
    case 'different-same-year':
      return 'different'
    case 'unclear':
    case 'same-year-far':
    case 'alike-year-far':
      return 'unclear'
    default:
      return 'agree'
  }
}

const TOGETHER_DAYS = 7
/** Twins, and triplets, stand so many numbers apart at most. */
const BESIDE_NUMBERS = 2
const APART_DAYS = 60
/** Within so many days an office would know the child again. */
const SOON_DAYS = 365

function compareEntries(a: BirthRead, b: BirthRead, gazetteer: Gazetteer): Facts['entry'] {
  if (a.office === '' || b.office === '' || !a.registered || !b.registered) return 'unknown'
  if (!sameOffice(a.office, b.office, gazetteer)) return 'apart'
  const [one, other] = [a.registered, b.registered]
  if (one.year === 0 || other.year === 0) return 'unknown'
  const daysApart = one.number === 0 || other.number === 0 ? undefined : Math.abs(one.number - other.number)
  const sameBook = a.book === '' || b.book === '' || a.book === b.book
  if (a.number !== '' && a.number === b.number && sameBook && one.year === other.year)
    if (daysApart === 0 || (daysApart === undefined && a.book !== '' && b.book !== '')) return 'same'
  const apart = daysApart === undefined ? undefined : daysApart > SOON_DAYS ? 'apart' : 'soon'
  if (one.year !== other.year) return apart ?? 'apart'
  if (a.number === '' || b.number === '') return daysApart !== undefined && daysApart > APART_DAYS ? 'apart' : 'unknown'
  const between = Math.abs(Number(a.number) - Number(b.number))
  if (between > 0 && between <= BESIDE_NUMBERS && sameBook && daysApart === 0) return 'beside'
  if (
    (daysApart !== undefined && daysApart <= TOGETHER_DAYS) ||
    (between <= 3 && sameBook && (daysApart ?? 0) <= APART_DAYS)
  )
    return between === 0 ? 'unknown' : 'together'
  return apart ?? 'unknown'
}
