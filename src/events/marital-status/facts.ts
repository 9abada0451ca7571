import type { KnownPlaces } from '../../law/competence-places.ts'
import { inForce } from '../../law/in-force.ts'
import { earlierCommuneAnswers, marriagePurposes, marriagesKnownSince } from '../../law/marital-status.ts'
import { procedureOf } from '../../law/procedures.ts'
import { addWorkingDays } from '../../law/working-calendar.ts'
import { addDays, type CalendarDate, formatDate } from '../../values/calendar-date.ts'
import { yearOf } from '../../values/partial-date.ts'
import type { Circumstances, ProposedTask } from '../circumstances.ts'
import { anchorsOf, type Claim } from '../parts/competence.ts'
import { gapsOf, type MaritalLife, maritalTimeline, type Stay, type Stretch } from '../parts/marital-timeline.ts'
import { calendarOf, covers } from '../parts/rule-tools.ts'
import type { MaritalDeclaration } from './declaration.ts'

export const forMarriage = ({ purpose }: MaritalDeclaration, receivedOn: CalendarDate): boolean =>
  inForce(marriagePurposes, receivedOn).value.includes(purpose)

/** The person as the registers know him or her; from the declaration where they know nobody. */
export function lifeOf({ subject }: MaritalDeclaration, { people }: Circumstances): MaritalLife {
  const known = people?.SUBJECT
  return {
    marriages: known?.marriages ?? [],
    sex: subject.sex ?? known?.sex ?? null,
    birth: {
      year: yearOf(subject.birthDate) ?? known?.birth.year ?? null,
      date: subject.birthDate.known === 'day' ? subject.birthDate.date : (known?.birth.date ?? null),
    },
  }
}

/** The stays with what was answered: on the declaration, by a verification of the dossier, or by the books of this office. */
export function answeredStays({ stays }: MaritalDeclaration, circumstances: Circumstances): Stay[] {
  const { tasks, office, unitsCovering } = circumstances
  return stays.map(({ residence, from, to, answer }) => {
    const { unitCode } = residence
    const abroad = residence.countryCode !== 'VN'
    const asked = tasks?.some(
      (task) =>
        task.kind === 'VERIFICATION' &&
        task.doneOn !== null &&
        // An office that says it is not so has not answered for the time.
        task.confirmed !== false &&
        task.unitCode !== null &&
        task.unitCode === unitCode,
    )
    const here = !abroad && unitCode !== null && covers(office.unitCode, unitCode, unitsCovering)
    // The last day of a stay belongs to it.
    return {
      abroad,
      from,
      to: to === null ? null : addDays(to, 1),
      answered: answer !== null || asked === true || here,
    }
  })
}

const knownSince = (receivedOn: CalendarDate): CalendarDate => inForce(marriagesKnownSince, receivedOn).value

/** The whole life with what nobody has answered yet. */
export const timelineOf = (declaration: MaritalDeclaration, circumstances: Circumstances): Stretch[] =>
  maritalTimeline(
    lifeOf(declaration, circumstances),
    answeredStays(declaration, circumstances),
    circumstances.today,
    knownSince(circumstances.receivedOn),
  )

/** What the registers tell, as if they knew everything. */
export const certainTimeline = (declaration: MaritalDeclaration, circumstances: Circumstances): Stretch[] =>
  maritalTimeline(lifeOf(declaration, circumstances), [], circumstances.today, '0000-01-01' as CalendarDate)

/** Times the certificate speaks of for which nobody has answered yet (NĐ 123/2015 art. 22.3). */
export const openGaps = (declaration: MaritalDeclaration, circumstances: Circumstances) =>
  gapsOf(timelineOf(declaration, circumstances), declaration.period)

/** A question to the commune or mission of an earlier residence. */
export type GapQuestion = {
  /** Null when the place was not picked from the list, or lies abroad. */
  unitCode: string | null
  countryCode: string
  place: string
  from: CalendarDate
  /** The last day asked about. */
  to: CalendarDate
}

/** Whom to ask about which time: one question for each unanswered stay (NĐ 123/2015 art. 22.4; each commune answers within 3 working days). */
export function gapsToAsk(declaration: MaritalDeclaration, circumstances: Circumstances): GapQuestion[] {
  const gaps = openGaps(declaration, circumstances)
  return declaration.stays.flatMap(({ residence }, stay) => {
    const own = gaps.filter((gap) => gap.stay === stay)
    const first = own[0]
    const last = own.at(-1)
    if (!first || !last) return []
    const { unitCode, countryCode, asWritten } = residence
    return [{ unitCode, countryCode, place: asWritten, from: first.from, to: addDays(last.to, -1) }]
  })
}

/** The questions that were not put yet, each to the commune of an earlier residence; the mission of a country abroad is written to on paper. */
export function questionsToPut(declaration: MaritalDeclaration, circumstances: Circumstances): ProposedTask[] {
  const { today, tasks = [] } = circumstances
  const { value, cite } = inForce(earlierCommuneAnswers, today)
  const { subject } = declaration
  const who = subject.pin ? `${subject.name} (số định danh ${subject.pin})` : subject.name
  return gapsToAsk(declaration, circumstances)
    .filter(
      ({ unitCode, countryCode }) =>
        countryCode === 'VN' && !tasks.some((task) => task.kind === 'VERIFICATION' && task.unitCode === unitCode),
    )
    .map(({ unitCode, place, from, to }) => ({
      kind: 'VERIFICATION',
      text: `Xác minh tình trạng hôn nhân của ${who} trong thời gian cư trú tại ${place} từ ngày ${formatDate(from)} đến ngày ${formatDate(to)}`,
      unitCode,
      place,
      startsOn: today,
      lastDay: addWorkingDays(today, value, calendarOf(circumstances)),
      cite,
    }))
}

const ofKind = (declaration: MaritalDeclaration, kind: 'PERMANENT' | 'TEMPORARY' | 'CURRENT') =>
  anchorsOf('nơi cư trú của người được cấp', declaration.subject, kind)

function placesOf(declaration: MaritalDeclaration): KnownPlaces {
  return {
    PERMANENT_RESIDENCE: ofKind(declaration, 'PERMANENT'),
    TEMPORARY_RESIDENCE: ofKind(declaration, 'TEMPORARY'),
    PRESENT_RESIDENCE: ofKind(declaration, 'CURRENT'),
  }
}

/** The matter as the tables of competence ask for it: foreigners who live in the country ask the commune too (NĐ 123/2015 art. 21). */
export const claimOf = (declaration: MaritalDeclaration, { office }: Pick<Circumstances, 'office'>): Claim => ({
  matter: 'MARITAL_STATUS',
  abroad: office.kind === 'MISSION',
  places: placesOf(declaration),
  pointer: '/subject/residence',
})

export const procedureIdOf = ({ office }: Pick<Circumstances, 'office'>) =>
  procedureOf('MARITAL_STATUS', { mission: office.kind === 'MISSION' })
