import { type CalendarDate, date } from '../values/calendar-date.ts'
import { ALWAYS, inForce, type Provision } from './in-force.ts'
import { type DecidedPolicies, policyValue } from './policies.ts'
import { regimeOn } from './regimes.ts'

export type ReRegistered = 'BIRTH' | 'MARRIAGE' | 'DEATH'

/** R-I1: only what was registered before this day can be registered again. The day of intake decides. */
export const registeredBefore: readonly Provision<CalendarDate | null>[] = [
  { from: ALWAYS, cite: 'Nghị định 158/2005/NĐ-CP, Điều 46 (không giới hạn ngày)', value: null },
  {
    from: date('2016-01-01'),
    cite: 'Luật Hộ tịch 2014, Điều 76 khoản 2; Nghị định 123/2015/NĐ-CP, Điều 24 khoản 1',
    value: date('2016-01-01'),
  },
]

/** R-I2, R-I3: what must be so. The day of intake decides. */
export const reRegistrationConditions: readonly Provision<{
  bookLost: boolean
  originalLost: boolean
  personsAlive: readonly ReRegistered[]
}>[] = [
  {
    from: ALWAYS,
    cite: 'Nghị định 158/2005/NĐ-CP, Điều 46; Nghị định 123/2015/NĐ-CP, Điều 24',
    value: { bookLost: true, originalLost: true, personsAlive: ['BIRTH', 'MARRIAGE'] },
  },
]

/** R-I4: how the earlier registration is searched for. The day of intake decides. */
export const earlierRegistrationSearch: readonly Provision<{
  in: 'BOOKS' | 'DATABASE'
  officeAnswersInWorkingDays: number | null
}>[] = [
  {
    from: ALWAYS,
    cite: 'Nghị định 123/2015/NĐ-CP, Điều 26, 27, 28',
    value: { in: 'BOOKS', officeAnswersInWorkingDays: 5 },
  },
  {
    from: date('2026-01-15'),
    cite: 'Nghị định 18/2026/NĐ-CP, Điều 13',
    value: { in: 'DATABASE', officeAnswersInWorkingDays: null },
  },
]

/** Must an official bring a confirmation of the employer? Not where the database can be used. The day of intake decides. */
export const employerConfirms: readonly Provision<boolean>[] = [
  { from: ALWAYS, cite: 'Nghị định 123/2015/NĐ-CP, Điều 26 khoản 1 điểm c', value: true },
  { from: date('2026-01-15'), cite: 'Nghị định 18/2026/NĐ-CP, Điều 13', value: false },
]

/** R-I1: may this be registered again on that day? Since 2027-03-01 as the policy `law-2026-re-registers` says. */
export const mayBeReRegistered = (what: ReRegistered, intakeOn: CalendarDate, policies?: DecidedPolicies): boolean =>
  regimeOn(intakeOn) !== 'law2026' || policyValue('law-2026-re-registers', policies).includes(what)

/** R-I1: was the earlier registration early enough? A date that is not known (null) is to be proven by other papers. */
export function earlyEnough(registeredOn: CalendarDate | null, intakeOn: CalendarDate): boolean {
  const limit = inForce(registeredBefore, intakeOn).value
  return limit === null || registeredOn === null || registeredOn < limit
}
