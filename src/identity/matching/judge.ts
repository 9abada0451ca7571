import { compareNames, gravity, type NameDifference, rarityOf } from './person-name.ts'
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
  date: DateLikeness
  sex: 'same' | 'different' | 'unknown'
  mother: ParentClass
  father: ParentClass
  pin: 'same' | 'different' | 'unknown'
  entry: 'same' | 'together' | 'apart' | 'unknown'
  /** A parent who is surely the same: by number, or by name and year. */
  firmParent: boolean
  /** Both say which child of a birth of several they are, and not the same. */
  otherOfBirth: boolean
  score: number
}

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
    if (!name.includes('given-other')) note(table.name.agree)
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
  const mother = compareParents(a.mother, b.mother)
  if (mother !== 'unknown') note(table.mother[mother])
  const father = compareParents(a.father, b.father)
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
    date,
    sex,
    mother: classOf(mother),
    father: classOf(father),
    pin,
    entry: entries,
    firmParent: firm.has(mother) || firm.has(father),
    otherOfBirth: a.nth > 0 && b.nth > 0 && a.nth !== b.nth,
    score,
  }
  return { ...decide(facts), findings }
}

const firm: ReadonlySet<ParentComparison | 'unknown'> = new Set(['same-pin', 'same'])
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
  const parentsDiffer =
    (mother === 'different' || father === 'different') &&
    mother !== 'agree' &&
    father !== 'agree' &&
    mother !== 'unclear' &&
    father !== 'unclear'

  // A pet name beside a number in common is no conflict; another name or another birth is.
  if (pin === 'same') return otherName || has(name, 'given-alike') || otherDate ? 'same-pin-conflict' : 'same-pin'
  if (facts.otherOfBirth && parentsAgree && twinDates.has(date)) return 'twins'
  if (entry === 'same' && !otherName && !parentsDiffer && pin !== 'different') {
    const twinLike = doubtfulName || has(name, 'given-marks') || has(name, 'middle-other') || has(name, 'family-other')
    return otherDate || date === 'unknown' || twinLike || sex === 'different' ? 'same-entry-conflict' : 'same-entry'
  }
  if (otherName) {
    if (!parentsAgree) return 'other-name'
    return twinDates.has(date) && date !== 'unknown' ? 'twins' : 'siblings'
  }
  if (has(name, 'nickname')) {
    const rest = parentsAgree && petNameDates.has(date) && sex !== 'different' && pin !== 'different'
    return rest && entry === 'apart' ? 'pet-name' : twinDates.has(date) && parentsAgree ? 'twins' : 'other-name'
  }
  if (otherDate) return parentsAgree ? (has(name, 'given-alike') ? 'siblings' : 'reused-name') : 'other-date'
  const alike = has(name, 'given-alike') || has(name, 'given-marks') || has(name, 'middle-other')
  if (alike && parentsAgree && entry === 'together') return 'twins'
  if (has(name, 'given-alike') && entry !== 'apart') return twinDates.has(date) && parentsAgree ? 'twins' : 'other-name'
  if (alike && !strongDates.has(date) && date !== 'same-year' && date !== 'same-month' && has(name, 'given-alike'))
    return 'siblings'
  if (parentsDiffer) return 'other-parents'
  if ((mother === 'different' || father === 'different') && weakDates.has(date)) return 'other-date'
  if (pin === 'different') return parentsAgree && score >= thresholds.possible ? 'two-pins' : 'other-pin'
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

function compareParents(a: ParentRead | undefined, b: ParentRead | undefined): ParentComparison | 'unknown' {
  if (!a || !b) return a || b ? 'one-missing' : 'unknown'
  if (a.pin !== '' && b.pin !== '') return a.pin === b.pin ? 'same-pin' : 'different'
  const differences = compareNames(a.name, b.name)
  const year =
    a.year === 0 || b.year === 0 ? 'unknown' : a.year === b.year ? 'same' : yearSlip(a.year, b.year) ? 'near' : 'far'
  const grave = gravity(differences)
  if (differences.includes('given-other')) return year === 'same' ? 'different-same-year' : 'different'
  if (grave >= 14) return year === 'same' || year === 'unknown' ? 'unclear' : 'different'
  if (grave >= 10 && year === 'far') return 'different'
  const alike = grave <= 2 ? 'same' : 'alike'
  return year === 'same' ? alike : `${alike}-year-${year}`
}

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
const APART_DAYS = 60

function compareEntries(a: BirthRead, b: BirthRead, gazetteer: Gazetteer): Facts['entry'] {
  if (a.office === '' || b.office === '' || !a.registered || !b.registered) return 'unknown'
  if (!sameOffice(a.office, b.office, gazetteer)) return 'apart'
  const [one, other] = [a.registered, b.registered]
  if (one.year === 0 || other.year === 0) return 'unknown'
  const daysApart = one.number === 0 || other.number === 0 ? undefined : Math.abs(one.number - other.number)
  const sameBook = a.book === '' || b.book === '' || a.book === b.book
  if (a.number !== '' && a.number === b.number && sameBook && one.year === other.year)
    if (daysApart === 0 || (daysApart === undefined && a.book !== '' && b.book !== '')) return 'same'
  if (one.year !== other.year) return (daysApart ?? 400) > APART_DAYS ? 'apart' : 'unknown'
  if (a.number === '' || b.number === '') return daysApart !== undefined && daysApart > APART_DAYS ? 'apart' : 'unknown'
  const between = Math.abs(Number(a.number) - Number(b.number))
  if (
    (daysApart !== undefined && daysApart <= TOGETHER_DAYS) ||
    (between <= 3 && sameBook && (daysApart ?? 0) <= APART_DAYS)
  )
    return between === 0 ? 'unknown' : 'together'
  return daysApart !== undefined && daysApart > APART_DAYS ? 'apart' : 'unknown'
}
