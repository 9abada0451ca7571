import { ageOn } from '../../law/ages.ts'
import type { KnownPlaces } from '../../law/competence-places.ts'
import type { FeeQuestion } from '../../law/fees.ts'
import { inForce } from '../../law/in-force.ts'
import { policyValue } from '../../law/policies.ts'
import type { ProcedureId } from '../../law/procedure-list.ts'
import { procedureOf } from '../../law/procedures.ts'
import { deathRegistrationPeriod } from '../../law/registration-periods.ts'
import { lastDayOfPeriod } from '../../law/working-calendar.ts'
import type { CalendarDate } from '../../values/calendar-date.ts'
import { earliestDay } from '../../values/partial-date.ts'
import type { Circumstances } from '../circumstances.ts'
import { anchorsOf, type Claim } from '../parts/competence.ts'
import { calendarOf, isCitizen, latestDay } from '../parts/rule-tools.ts'
import type { DeathDeclaration } from './declaration.ts'

/** Nationality is unknown of a body nobody could identify: it is registered as anybody's. */
export function isForeign({ caseKind, deceased }: DeathDeclaration): boolean {
  if (caseKind === 'UNIDENTIFIED' && deceased.nationalities.length === 0) return false
  return !isCitizen(deceased) || deceased.settledAbroad
}

/** A foreigner or stateless person, of whose death the Ministry of Foreign Affairs is told (R-H4). */
export const isForeigner = ({ caseKind, deceased }: DeathDeclaration): boolean =>
  !(caseKind === 'UNIDENTIFIED' && deceased.nationalities.length === 0) && !isCitizen(deceased)

/** The day from which the period to declare is counted: of a declared death the day of effect, of a found body the day it was found. */
function periodStarts({ caseKind, death, notice, found }: DeathDeclaration): CalendarDate | undefined {
  if (caseKind === 'DECLARED') return notice.effectiveOn ?? notice.issuedOn ?? undefined
  if (caseKind === 'UNIDENTIFIED') return found?.on
  return latestDay(death.date)
}

/** Last day on which the death is declared in time (LHT art. 33.1); undefined when it cannot be said. */
export function lastTimelyDay(declaration: DeathDeclaration, circumstances: Circumstances): CalendarDate | undefined {
  const start = periodStarts(declaration)
  if (start === undefined) return undefined
  return lastDayOfPeriod(
    start,
    inForce(deathRegistrationPeriod, circumstances.receivedOn).value,
    calendarOf(circumstances),
  )
}

/** Later than 15 days: still registered, but no longer free of fee (LHT art. 11, 33). Transcription and re-registration know no period. */
export function isLate(declaration: DeathDeclaration, circumstances: Circumstances): boolean {
  if (declaration.caseKind === 'AGAIN' || declaration.caseKind === 'TRANSCRIBED') return false
  const last = lastTimelyDay(declaration, circumstances)
  if (last === undefined) return declaration.caseKind === 'LONG_AGO'
  const byRequest = policyValue('late-flag-uses-request-date', circumstances.policies)
  return (byRequest ? circumstances.receivedOn : circumstances.today) > last
}

/** Loại đăng ký of the death book (00 §5.6): 1 đúng hạn, 2 lại, 3 ghi vào sổ, 4 quá hạn. */
export function registrationKind(declaration: DeathDeclaration, circumstances: Circumstances): '1' | '2' | '3' | '4' {
  if (declaration.caseKind === 'AGAIN') return '2'
  if (declaration.caseKind === 'TRANSCRIBED') return '3'
  return isLate(declaration, circumstances) ? '4' : '1'
}

const abroad = (declaration: DeathDeclaration, { office }: Pick<Circumstances, 'office'>): boolean =>
  office.kind === 'MISSION' && declaration.death.place?.countryCode !== 'VN'

export const procedureIdOf = (
  declaration: DeathDeclaration,
  circumstances: Pick<Circumstances, 'office'>,
): ProcedureId =>
  procedureOf('DEATH', {
    foreign: isForeign(declaration),
    border: declaration.borderArea,
    mobile: declaration.mobile,
    again: declaration.caseKind === 'AGAIN',
    transcribed: declaration.caseKind === 'TRANSCRIBED',
    mission: circumstances.office.kind === 'MISSION',
  })

/** Places that make an office competent: the last residence; unknown, where the person died or the body was found (LHT art. 32, 51). */
function placesOf({ caseKind, deceased, death, found, informant, earlier }: DeathDeclaration): KnownPlaces {
  const at = (of: string, place: { unitCode: string | null; countryCode: string } | null | undefined) =>
    place ? [{ of, unitCode: place.unitCode, countryCode: place.countryCode }] : []
  const inCountry = anchorsOf('nơi cư trú cuối cùng', deceased).filter(({ countryCode }) => countryCode === 'VN')
  return {
    LAST_RESIDENCE: caseKind === 'UNIDENTIFIED' ? [] : inCountry,
    PLACE_OF_DEATH: at('nơi chết', death.place),
    PLACE_FOUND: at('nơi phát hiện thi thể', found?.place),
    RESIDENCE_OF_THE_DECLARANT: at('nơi cư trú của người yêu cầu', informant.residence),
    EARLIER_REGISTRATION: earlier
      ? [{ of: 'nơi đã đăng ký khai tử', unitCode: earlier.unitCode, countryCode: 'VN' }]
      : [],
  }
}

const pointerOfPlace = {
  NORMAL: '/deceased/residence',
  LONG_AGO: '/deceased/residence',
  DECLARED: '/deceased/residence',
  UNIDENTIFIED: '/found/place',
  AGAIN: '/earlier/office',
  TRANSCRIBED: '/informant/residence',
} as const

/** The matter as the tables of competence ask for it. */
export const claimOf = (declaration: DeathDeclaration, circumstances: Pick<Circumstances, 'office'>): Claim => ({
  matter: 'DEATH',
  foreign: isForeign(declaration),
  border: declaration.borderArea,
  mobile: declaration.mobile,
  again: declaration.caseKind === 'AGAIN',
  transcribed: declaration.caseKind === 'TRANSCRIBED',
  abroad: abroad(declaration, circumstances),
  places: placesOf(declaration),
  pointer: pointerOfPlace[declaration.caseKind],
})

/** Full years lived; undefined when a date is unknown. Statistics count under 1 and under 5 (05 §3). */
export function ageAtDeath({ deceased, death }: DeathDeclaration): number | undefined {
  const died = earliestDay(death.date)
  return died === undefined ? undefined : ageOn(deceased.birthDate, died)
}

/** What the fee depends on: a timely death of citizens who live in the country is free (LHT art. 11). */
export const deathFeeQuestion = (declaration: DeathDeclaration, circumstances: Circumstances): FeeQuestion => ({
  procedure: procedureIdOf(declaration, circumstances),
  exemption: declaration.feeExemption,
  inTime: !isLate(declaration, circumstances),
  livingInCountry: !isForeign(declaration),
  borderArea: declaration.borderArea,
  copies: declaration.copies,
  digitalCitizen: declaration.digitalCitizen,
})
