import { marriageAge } from '../../law/ages.ts'
import { inForce } from '../../law/in-force.ts'
import { addDays, addYears, type CalendarDate } from '../../values/calendar-date.ts'
import type { KnownMarriage, KnownPerson } from '../known.ts'
import type { MaritalState } from './marital-record.ts'

export type { MaritalState } from './marital-record.ts'

/** Why a time is not known: books of before the electronic register, a life abroad, or nobody said where the person lived. */
export type GapCause = 'BEFORE_THE_REGISTER' | 'ABROAD' | 'RESIDENCE_UNKNOWN'

/** From a day to the day before another; null on the left: since birth, null on the right: until today. */
export type Stretch = {
  from: CalendarDate | null
  to: CalendarDate | null
  state: MaritalState
  /** The marriage that stands, or the one that ended last. */
  marriage: KnownMarriage | null
  cause: GapCause | null
  /** Index of the stay in which an unknown time lies; null when no stay covers it. */
  stay: number | null
}

/** A place where the person lived. `to` null: until now. */
export type Stay = {
  abroad: boolean
  from: CalendarDate
  to: CalendarDate | null
  /** Somebody answered for this time: the books here, a commune or mission, or a sworn statement. */
  answered: boolean
}

/** What the timeline is made from; `KnownPerson` fits. */
export type MaritalLife = Pick<KnownPerson, 'marriages'> & {
  sex: string | null
  birth: { year: number | null; date: CalendarDate | null }
}

const FIRST = '0000-01-01' as CalendarDate
const LAST = '9999-12-31' as CalendarDate
const low = (day: CalendarDate | null): CalendarDate => day ?? FIRST
const high = (day: CalendarDate | null): CalendarDate => day ?? LAST

/** The first day on which the person may marry; null when birth is not known. Before it nobody needs to be asked. */
export function marriageableFrom(life: Pick<MaritalLife, 'sex' | 'birth'>, asOf: CalendarDate): CalendarDate | null {
  const { date, year } = life.birth
  const born = date ?? (year === null ? null : (`${year}-01-01` as CalendarDate))
  if (born === null) return null
  const ages = inForce(marriageAge, asOf).value
  return addYears(born, life.sex === '1' ? ages.man : ages.woman)
}

const after = (marriage: KnownMarriage, before: MaritalState): MaritalState => {
  if (marriage.endedBy === 'DEATH') return 'WIDOWED'
  return marriage.endedBy === 'ANNULMENT' && before === 'NEVER_MARRIED' ? 'NEVER_MARRIED' : 'DIVORCED'
}

/** What the registers say, taken alone: single and married stretches without gaps between them. */
function fromMarriages(marriages: readonly KnownMarriage[]): Stretch[] {
  const ordered = [...marriages].sort((a, b) => (low(a.from ?? a.to) < low(b.from ?? b.to) ? -1 : 1))
  const stretches: Stretch[] = []
  let since: CalendarDate | null = null
  let state: MaritalState = 'NEVER_MARRIED'
  let last: KnownMarriage | null = null
  for (const marriage of ordered) {
    const from = marriage.from
    const plain = { cause: null, stay: null } as const
    if (from === null) {
      // Only the end is known: when the marriage began is not.
      if (low(since) < high(marriage.to))
        stretches.push({ ...plain, from: since, to: marriage.to, state: 'UNKNOWN', marriage })
    } else {
      if (low(since) < from) stretches.push({ ...plain, from: since, to: from, state, marriage: last })
      stretches.push({ ...plain, from, to: marriage.to, state: 'MARRIED', marriage })
    }
    if (marriage.endedBy === null) return stretches
    since = marriage.to
    state = after(marriage, state)
    last = marriage
  }
  return [...stretches, { from: since, to: null, state, marriage: last, cause: null, stay: null }]
}

type Window = { from: CalendarDate; to: CalendarDate }
const overlap = (one: Window, other: Window): Window | null => {
  const from = one.from > other.from ? one.from : other.from
  const to = one.to < other.to ? one.to : other.to
  return from < to ? { from, to } : null
}

type Doubt = Window & { cause: GapCause; stay: number | null }

/** The times nobody can answer for: abroad at any time, in the country before the electronic register, and where no stay is known. */
function doubts(stays: readonly Stay[], until: CalendarDate, knownSince: CalendarDate, first: CalendarDate): Doubt[] {
  const windows = stays.map(({ from, to }) => ({ from, to: to === null || to > until ? until : to }))
  const own = stays.flatMap(({ answered, abroad }, stay): Doubt[] => {
    const window = windows[stay]
    if (answered || !window) return []
    const asked = abroad ? window : overlap(window, { from: FIRST, to: knownSince })
    return asked ? [{ ...asked, cause: abroad ? 'ABROAD' : 'BEFORE_THE_REGISTER', stay }] : []
  })
  // Days before the register for which no stay is known at all.
  let open: Window[] = first < knownSince ? [{ from: first, to: knownSince < until ? knownSince : until }] : []
  for (const window of windows)
    open = open.flatMap((rest) => {
      const hit = overlap(rest, window)
      if (!hit) return [rest]
      return [
        { from: rest.from, to: hit.from },
        { from: hit.to, to: rest.to },
      ].filter(({ from, to }) => from < to)
    })
  return [...own, ...open.map((rest): Doubt => ({ ...rest, cause: 'RESIDENCE_UNKNOWN', stay: null }))]
}

/** Cuts what is doubted out of a single stretch; what the registers say of a marriage is never doubted. */
function cut(stretch: Stretch, doubted: readonly Doubt[]): Stretch[] {
  if (stretch.state === 'MARRIED' || stretch.state === 'UNKNOWN') return [stretch]
  const window = { from: low(stretch.from), to: high(stretch.to) }
  const hits = doubted
    .flatMap((doubt) => {
      const hit = overlap(window, doubt)
      return hit ? [{ ...doubt, ...hit }] : []
    })
    .sort((a, b) => (a.from < b.from ? -1 : 1))
  const pieces: Stretch[] = []
  let at = window.from
  for (const hit of hits) {
    const from = hit.from < at ? at : hit.from
    if (from >= hit.to) continue
    if (at < from) pieces.push({ ...stretch, from: at === FIRST ? stretch.from : at, to: from })
    pieces.push({ ...stretch, from, to: hit.to, state: 'UNKNOWN', cause: hit.cause, stay: hit.stay })
    at = hit.to
  }
  if (at < window.to) pieces.push({ ...stretch, from: at === FIRST ? stretch.from : at })
  return pieces
}

/**
 * The marital status of a person on every day of life up to `asOf`, from the marriages of the registers, with the times that no register can
 * answer for. `stays`: where the person lived; `knownSince`: from when on the registers know every marriage of the country.
 */
export function maritalTimeline(
  life: MaritalLife,
  stays: readonly Stay[],
  asOf: CalendarDate,
  knownSince: CalendarDate,
): Stretch[] {
  const first = marriageableFrom(life, asOf)
  const until = addDays(asOf, 1)
  const certain = fromMarriages(life.marriages).filter(({ from }) => low(from) < until)
  const doubted = doubts(stays, until, knownSince, first ?? FIRST).flatMap((doubt) => {
    const grown = overlap(doubt, { from: first ?? FIRST, to: until })
    return grown ? [{ ...doubt, ...grown }] : []
  })
  return certain.flatMap((stretch) => cut(stretch, doubted))
}

/** The stretch in which a day lies. */
export const stretchOn = (timeline: readonly Stretch[], day: CalendarDate): Stretch | undefined =>
  timeline.findLast(({ from, to }) => low(from) <= day && day < high(to))

/** The status on a day; `UNKNOWN` where no register can say it. */
export const statusOn = (timeline: readonly Stretch[], day: CalendarDate): MaritalState =>
  stretchOn(timeline, day)?.state ?? 'UNKNOWN'

/** The unknown times that bear on a certificate of a period; without one, on the status since the last marriage that is known to have ended. */
export function gapsOf(
  timeline: readonly Stretch[],
  period: { from: CalendarDate; to: CalendarDate } | null,
): (Stretch & { from: CalendarDate; to: CalendarDate })[] {
  const lastCertain = timeline.findLastIndex(({ state }) => state === 'MARRIED')
  const asked: Window = period
    ? { from: period.from, to: addDays(period.to, 1) }
    : { from: low(timeline[lastCertain]?.from ?? null), to: LAST }
  return timeline.flatMap((stretch) => {
    if (stretch.state !== 'UNKNOWN') return []
    const hit = overlap({ from: low(stretch.from), to: high(stretch.to) }, asked)
    return hit ? [{ ...stretch, ...hit }] : []
  })
}
