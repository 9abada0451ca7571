import { ALWAYS, inForce } from '../../law/in-force.ts'
import { type MaritalPurpose, maritalCertificateMonths, marriagePurposes } from '../../law/marital-status.ts'
import { addMonths, type CalendarDate } from '../../values/calendar-date.ts'
import { fold } from '../../values/names.ts'
import type { KnownMarriage, KnownPerson } from '../known.ts'
import type { Intended, MaritalCertificate, MaritalState } from './marital-record.ts'
import { maritalTimeline, statusOn } from './marital-timeline.ts'

/** R-D1: the last day of a certificate: six months after the issue, counted in months (BLDS art. 148.3). */
export const lastDayOfCertificate = (issuedOn: CalendarDate): CalendarDate =>
  addMonths(issuedOn, inForce(maritalCertificateMonths, issuedOn).value)

export type CertificateStanding =
  | 'VALID'
  | 'EXPIRED'
  | 'STATUS_CHANGED'
  /** Spent on the marriage it was given for. */
  | 'USED'
  /** Good, but not for what is asked. */
  | 'OTHER_PURPOSE'
  | 'REPLACED'
  | 'REVOKED'

export const sameIntended = (one: Intended | null, other: Intended | null): boolean => {
  if (one === null || other === null) return false
  if (one.pin !== null && other.pin !== null) return one.pin === other.pin
  return fold(one.name) === fold(other.name) && (one.birthYear ?? 0) === (other.birthYear ?? 0)
}

const isMarriage = (purpose: MaritalPurpose, on: CalendarDate): boolean =>
  inForce(marriagePurposes, on).value.includes(purpose)

/** On the day of issue itself the certified status tells whether the marriage was there before. */
const changedAfter = (
  { issuedOn, state }: Pick<MaritalCertificate, 'issuedOn' | 'state'>,
  { from, to, endedBy }: KnownMarriage,
): boolean =>
  (from !== null && (from > issuedOn || (from === issuedOn && state !== 'MARRIED'))) ||
  (endedBy !== null && to !== null && to > issuedOn)

/** The status the registers tell today, whatever they may not know. */
export const registeredState = ({ marriages }: Pick<KnownPerson, 'marriages'>, today: CalendarDate): MaritalState =>
  statusOn(maritalTimeline({ marriages, sex: null, birth: { year: null, date: null } }, [], today, ALWAYS), today)

/**
 * R-D4: how a certificate stands on a day: any marriage, divorce, annulment or death since its issue ends it at once (TT 04/2020 art. 12).
 * `person`: what the registers know now, null when nobody is found; `wanted`: what it is to be used for, when that is asked.
 */
export function certificateStanding(
  certificate: Pick<MaritalCertificate, 'issuedOn' | 'purpose' | 'intended' | 'state' | 'replaced' | 'revoked'>,
  person: Pick<KnownPerson, 'marriages' | 'death'> | null,
  today: CalendarDate,
  wanted?: { marriage: boolean; intended: Intended | null },
): CertificateStanding {
  const { issuedOn, purpose, intended } = certificate
  if (certificate.revoked) return 'REVOKED'
  if (certificate.replaced) return 'REPLACED'
  const marriage = isMarriage(purpose, issuedOn)
  const changes = person?.marriages.filter((one) => changedAfter(certificate, one)) ?? []
  const spent = changes.some(
    ({ spouse, from }) =>
      marriage &&
      from !== null &&
      from >= issuedOn &&
      spouse !== null &&
      intended !== null &&
      (spouse.pin !== null && intended.pin !== null
        ? spouse.pin === intended.pin
        : fold(spouse.name) === fold(intended.name)),
  )
  if (spent) return 'USED'
  // An entry made since may tell of a day before the issue: then the status differs from the certified one.
  const differs =
    person !== null && certificate.state !== null && person.marriages.length > 0
      ? registeredState(person, today) !== certificate.state
      : false
  if (changes.length > 0 || differs || person?.death) return 'STATUS_CHANGED'
  if (today > lastDayOfCertificate(issuedOn)) return 'EXPIRED'
  if (wanted && wanted.marriage !== marriage) return 'OTHER_PURPOSE'
  if (wanted?.marriage && wanted.intended !== null && !sameIntended(wanted.intended, intended)) return 'OTHER_PURPOSE'
  return 'VALID'
}

export const certificateStandingWords: Readonly<
  Record<CertificateStanding, readonly [vietnamese: string, english: string]>
> = {
  VALID: ['còn giá trị', 'valid'],
  EXPIRED: ['đã hết thời hạn 6 tháng', 'expired after six months'],
  STATUS_CHANGED: ['hết giá trị vì tình trạng hôn nhân đã thay đổi', 'ended, because the marital status has changed'],
  USED: ['đã dùng để đăng ký kết hôn', 'used for the marriage it was given for'],
  OTHER_PURPOSE: ['không dùng được cho mục đích này', 'not for this purpose'],
  REPLACED: ['đã thu lại và cấp giấy khác', 'handed back and replaced'],
  REVOKED: ['đã thu hồi', 'revoked'],
}
