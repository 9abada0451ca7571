import { date } from '../values/calendar-date.ts'
import { ALWAYS, type Provision } from './in-force.ts'

/** Under 16; to under 18 only by a step-parent, an aunt or an uncle. The day of intake decides. */
export const adoptableAge: readonly Provision<{ under: number; byRelativesUnder: number }>[] = [
  { from: ALWAYS, cite: 'Luật Hôn nhân và gia đình 2000, Điều 68', value: { under: 16, byRelativesUnder: 16 } },
  { from: date('2011-01-01'), cite: 'Luật Nuôi con nuôi 2010, Điều 8', value: { under: 16, byRelativesUnder: 18 } },
]

/** Relatives for whom the gap of age and the lower limit are waived. */
export type AdoptingRelative = 'STEP_PARENT' | 'AUNT_OR_UNCLE'

/** Years an adopter is older than the child, and who need not be. The day of intake decides. */
export const adopterGap: readonly Provision<{ years: number; waivedFor: readonly AdoptingRelative[] }>[] = [
  { from: ALWAYS, cite: 'Luật Hôn nhân và gia đình 2000, Điều 69', value: { years: 20, waivedFor: [] } },
  {
    from: date('2011-01-01'),
    cite: 'Luật Nuôi con nuôi 2010, Điều 14 khoản 1 điểm b và khoản 3',
    value: { years: 20, waivedFor: ['STEP_PARENT', 'AUNT_OR_UNCLE'] },
  },
]

/** From this age the child itself consents. */
export const adoptionConsentAge: readonly Provision<number>[] = [
  { from: ALWAYS, cite: 'Luật Hôn nhân và gia đình 2000, Điều 71', value: 9 },
  { from: date('2011-01-01'), cite: 'Luật Nuôi con nuôi 2010, Điều 21 khoản 1', value: 9 },
]

/** Days after the birth before which birth parents cannot consent. */
export const birthParentsConsentAfterDays: readonly Provision<number>[] = [
  { from: ALWAYS, cite: 'Luật Hôn nhân và gia đình 2000, Điều 71 (không ấn định)', value: 0 },
  { from: date('2011-01-01'), cite: 'Luật Nuôi con nuôi 2010, Điều 21 khoản 4', value: 15 },
]

/** Days: to check the file and hear the people; to register and hand over from the consent; to answer a refusal. The day of intake decides. */
export const adoptionPeriods: readonly Provision<{ fileCheck: number; registration: number; refusal: number }>[] = [
  { from: ALWAYS, cite: 'Nghị định 158/2005/NĐ-CP, Điều 27', value: { fileCheck: 5, registration: 5, refusal: 5 } },
  {
    from: date('2011-01-01'),
    cite: 'Luật Nuôi con nuôi 2010, Điều 20, Điều 22',
    value: { fileCheck: 10, registration: 20, refusal: 10 },
  },
]

/** Adopters report on the child every so many months, for so many years (M). The day of registration decides. */
export const adoptionFollowUp: readonly Provision<{ everyMonths: number; forYears: number } | null>[] = [
  { from: ALWAYS, cite: 'Luật Hôn nhân và gia đình 2000 (không ấn định)', value: null },
  { from: date('2011-01-01'), cite: 'Luật Nuôi con nuôi 2010, Điều 23', value: { everyMonths: 6, forYears: 3 } },
]

/** A child may have one adopter, or two who are husband and wife. */
export const adoptersAtATime: readonly Provision<{ single: number; spouses: number }>[] = [
  { from: ALWAYS, cite: 'Luật Hôn nhân và gia đình 2000, Điều 68', value: { single: 1, spouses: 2 } },
  { from: date('2011-01-01'), cite: 'Luật Nuôi con nuôi 2010, Điều 8 khoản 3', value: { single: 1, spouses: 2 } },
]
