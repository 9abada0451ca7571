import { inForce } from '../../law/in-force.ts'
import { fillWording, type StatusWording, statusWordings } from '../../law/marital-status.ts'
import { type CalendarDate, formatDate } from '../../values/calendar-date.ts'
import { inCapitals } from '../../values/names.ts'
import type { Circumstances } from '../circumstances.ts'
import type { KnownMarriage } from '../known.ts'
import type { MaritalState, MarriagePapers } from '../parts/marital-record.ts'
import { type Stretch, stretchOn } from '../parts/marital-timeline.ts'
import { placeWords } from '../parts/words/people.ts'
import type { DeclaredStatus, MaritalDeclaration, Statement } from './declaration.ts'
import { certainTimeline } from './facts.ts'

const declaredState: Readonly<Record<DeclaredStatus, MaritalState>> = {
  NEVER_MARRIED: 'NEVER_MARRIED',
  MARRIED: 'MARRIED',
  COHABITING: 'MARRIED',
  DIVORCED: 'DIVORCED',
  WIDOWED: 'WIDOWED',
}
const wordingOf: Readonly<Record<Exclude<MaritalState, 'UNKNOWN'>, StatusWording>> = {
  NEVER_MARRIED: 'NEVER_MARRIED',
  MARRIED: 'MARRIED',
  DIVORCED: 'DIVORCED',
  WIDOWED: 'WIDOWED',
}

/** What the registers tell of a day; null when they have no marriage of the person at all, so that the declaration counts. */
export function registeredStretch(
  declaration: MaritalDeclaration,
  circumstances: Circumstances,
  day: CalendarDate,
): Stretch | null {
  if ((circumstances.people?.SUBJECT?.marriages ?? []).length === 0) return null
  return stretchOn(certainTimeline(declaration, circumstances), day) ?? null
}

/** The status on a day, by the registers, else as declared. */
export const stateOn = (
  declaration: MaritalDeclaration,
  circumstances: Circumstances,
  day: CalendarDate,
): MaritalState =>
  registeredStretch(declaration, circumstances, day)?.state ?? declaredState[declaration.declaredStatus]

const papersOf = (marriage: KnownMarriage | null, circumstances: Circumstances): MarriagePapers | undefined => {
  const { people, maritalRecord } = circumstances
  const at = marriage ? (people?.SUBJECT?.marriages.indexOf(marriage) ?? -1) : -1
  const byEntry = maritalRecord?.papers.find(
    ({ marriage: one }) => one !== null && one.entryId === marriage?.entry?.entryId,
  )
  return byEntry ?? maritalRecord?.papers[at]
}

type Parts = Record<string, string>
const said = (paper: { number: string; registeredOn: CalendarDate; officeName: string }): Parts => ({
  number: paper.number,
  date: formatDate(paper.registeredOn),
  authority: paper.officeName,
})

/** Number, day and office of the paper on which the line rests: the entry's, else those of the paper that was shown. */
function proof(
  declaration: MaritalDeclaration,
  circumstances: Circumstances,
  marriage: KnownMarriage | null,
  wording: StatusWording,
): Parts {
  const { lastMarriage } = declaration
  const papers = papersOf(marriage, circumstances)
  if (marriage && wording === 'MARRIED' && papers?.marriage) return said(papers.marriage)
  if (marriage && wording === 'WIDOWED' && papers?.end) return { paper: 'Trích lục khai tử', ...said(papers.end) }
  if (marriage && wording === 'DIVORCED') {
    if (marriage.endBasis !== '' && papers?.end === null) return { basis: marriage.endBasis }
    if (papers?.end?.kind === 'DIVORCE_NOTE') return { paper: 'Trích lục ghi chú ly hôn', ...said(papers.end) }
    if (marriage.endBasis !== '') return { basis: marriage.endBasis }
  }
  if (!lastMarriage) return {}
  return {
    paper: lastMarriage.paper || (wording === 'WIDOWED' ? 'Giấy chứng tử' : 'Bản án'),
    number: lastMarriage.number,
    authority: lastMarriage.authority,
    ...(lastMarriage.issuedOn ? { date: formatDate(lastMarriage.issuedOn) } : {}),
  }
}

function peopleWords({ subject, lastMarriage }: MaritalDeclaration, spouse: string | undefined): Parts {
  const name = spouse ?? lastMarriage?.spouseName ?? ''
  const [title, kinship] =
    subject.sex === '1' ? ['bà', 'vợ'] : subject.sex === '2' ? ['ông', 'chồng'] : ['ông/bà', 'vợ/chồng']
  return name === '' ? { kinship } : { kinship, spouse: `${title} ${inCapitals(name)}` }
}

/** A court's paper is told whole where the registers hold it as words: `Đã ly hôn theo Bản án số …`. */
const withBasis = (text: string): string => text.replace('{paper} số {number} ngày {date} của {authority}', '{basis}')

/** R-D5: which of the six wordings says the status: of today, or of the time that is asked about (TT 04/2020 art. 33). */
export function wordingFor(
  declaration: MaritalDeclaration,
  circumstances: Circumstances,
): { wording: StatusWording; marriage: KnownMarriage | null } {
  const { period, declaredStatus } = declaration
  const { today } = circumstances
  const now = registeredStretch(declaration, circumstances, today)
  const past = period !== null && period.to < today
  const then = past ? registeredStretch(declaration, circumstances, period.to) : now
  const free = then !== null && then.state !== 'MARRIED' && then.state !== 'UNKNOWN'
  if (past && free && now?.state === 'MARRIED') return { wording: 'MARRIED_NOW_FREE_BEFORE', marriage: now.marriage }
  const stretch = past ? then : now
  const state = stretch?.state ?? declaredState[declaredStatus]
  const marriage = stretch?.marriage ?? null
  if (state === 'MARRIED' && marriage === null && declaredStatus === 'COHABITING')
    return { wording: 'MARRIED_BY_COHABITATION', marriage }
  return { wording: state === 'UNKNOWN' ? 'NEVER_MARRIED' : wordingOf[state], marriage }
}

/** The line in full; null when a part of it is not known yet, so that no half line is ever written. */
export function filledLine(declaration: MaritalDeclaration, circumstances: Circumstances): string | null {
  const { wording, marriage } = wordingFor(declaration, circumstances)
  const { text } = inForce(statusWordings, circumstances.today).value[wording]
  const { period } = declaration
  const parts: Parts = {
    ...peopleWords(declaration, marriage?.spouse?.name),
    ...proof(declaration, circumstances, marriage, wording),
    ...(period ? { from: `ngày ${formatDate(period.from)}`, to: `ngày ${formatDate(period.to)}` } : {}),
  }
  const whole = parts.basis ? withBasis(text) : text
  const ofThen = period !== null && period.to < circumstances.today && wording !== 'MARRIED_NOW_FREE_BEFORE'
  try {
    return fillWording(ofThen ? whole.replace('hiện tại ', '') : whole, parts)
  } catch {
    return null
  }
}

/** The place and time the certificate speaks of: the period asked about, else the stay at the present residence as far as it was told. */
function timeOf({ period, stays, subject }: MaritalDeclaration): Pick<Statement, 'residence' | 'from' | 'to'> {
  if (period) return { residence: placeWords(period.place ?? subject.residence), from: period.from, to: period.to }
  const now = stays.find(({ to }) => to === null)
  return { residence: now ? placeWords(now.residence) : '', from: now?.from ?? null, to: null }
}

/** What will stand in the book; null while a part of the line is missing. */
export function statementOf(declaration: MaritalDeclaration, circumstances: Circumstances): Statement | null {
  const { wording } = wordingFor(declaration, circumstances)
  const line = declaration.freeText !== '' ? declaration.freeText : filledLine(declaration, circumstances)
  if (line === null) return null
  const free = declaration.freeText !== ''
  return {
    wording: free ? 'FREE' : wording,
    state: free ? '6' : inForce(statusWordings, circumstances.today).value[wording].state,
    text: line,
    today: stateOn(declaration, circumstances, circumstances.today),
    ...timeOf(declaration),
  }
}
