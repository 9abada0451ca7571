import { addDays, type CalendarDate, date } from '../values/calendar-date.ts'
import type { PartialDate } from '../values/partial-date.ts'
import { ageOn, marriageAge } from './ages.ts'
import { ALWAYS, inForce, type Provision } from './in-force.ts'
import { addWorkingDays, type WorkingCalendar } from './working-calendar.ts'

type Words = { vi: string; en: string }

/** How an age of marriage is counted: completed years, or the year of life one has entered (law of 2000). The day of registration decides. */
export const marriageAgeCounting: readonly Provision<'FULL' | 'ENTERED'>[] = [
  { from: ALWAYS, cite: 'Luật Hôn nhân và gia đình 1959, Điều 6; 1986, Điều 5', value: 'ENTERED' },
  {
    from: date('2001-01-01'),
    cite: 'Luật Hôn nhân và gia đình 2000, Điều 9; Nghị quyết 02/2000/NQ-HĐTP',
    value: 'ENTERED',
  },
  { from: date('2015-01-01'), cite: 'Luật Hôn nhân và gia đình 2014, Điều 8 khoản 1', value: 'FULL' },
]

/** R-C1: old enough to marry on that day; undefined when nothing is known of the birth. Partial dates count as R-A12 says. */
export function oldEnoughToMarry(sex: '1' | '2', birth: PartialDate, on: CalendarDate): boolean | undefined {
  const age = ageOn(birth, on)
  if (age === undefined) return undefined
  const needed = inForce(marriageAge, on).value[sex === '1' ? 'man' : 'woman']
  return inForce(marriageAgeCounting, on).value === 'FULL' ? age >= needed : age >= needed - 1
}

/** Ties that bar a marriage (R-C4). */
export type BarredTie =
  | 'DIRECT_LINE'
  | 'WITHIN_THREE_GENERATIONS'
  | 'ADOPTIVE_PARENT_AND_CHILD'
  | 'FORMER_ADOPTIVE_PARENT_AND_CHILD'
  | 'FATHER_IN_LAW_AND_DAUGHTER_IN_LAW'
  | 'MOTHER_IN_LAW_AND_SON_IN_LAW'
  | 'STEP_PARENT_AND_STEP_CHILD'

export const barredTieWords: Readonly<Record<BarredTie, Words>> = {
  DIRECT_LINE: { vi: 'những người cùng dòng máu về trực hệ', en: 'relatives in the direct line' },
  WITHIN_THREE_GENERATIONS: { vi: 'những người có họ trong phạm vi ba đời', en: 'relatives within three generations' },
  ADOPTIVE_PARENT_AND_CHILD: { vi: 'cha, mẹ nuôi với con nuôi', en: 'adoptive parent and adopted child' },
  FORMER_ADOPTIVE_PARENT_AND_CHILD: {
    vi: 'người đã từng là cha, mẹ nuôi với con nuôi',
    en: 'former adoptive parent and adopted child',
  },
  FATHER_IN_LAW_AND_DAUGHTER_IN_LAW: {
    vi: 'cha chồng với con dâu (kể cả đã từng)',
    en: 'father-in-law and daughter-in-law, also former',
  },
  MOTHER_IN_LAW_AND_SON_IN_LAW: {
    vi: 'mẹ vợ với con rể (kể cả đã từng)',
    en: 'mother-in-law and son-in-law, also former',
  },
  STEP_PARENT_AND_STEP_CHILD: {
    vi: 'cha dượng với con riêng của vợ, mẹ kế với con riêng của chồng (kể cả đã từng)',
    en: 'step-parent and step-child, also former',
  },
}

/** Which ties bar a marriage. The day of registration decides. */
export const barredTies: readonly Provision<readonly BarredTie[]>[] = [
  {
    from: ALWAYS,
    cite: 'Luật Hôn nhân và gia đình 1986, Điều 7',
    value: ['DIRECT_LINE', 'WITHIN_THREE_GENERATIONS', 'ADOPTIVE_PARENT_AND_CHILD'],
  },
  {
    from: date('2001-01-01'),
    cite: 'Luật Hôn nhân và gia đình 2000, Điều 10',
    value: Object.keys(barredTieWords) as BarredTie[],
  },
  {
    from: date('2015-01-01'),
    cite: 'Luật Hôn nhân và gia đình 2014, Điều 5 khoản 2, Điều 3 khoản 17 và 18',
    value: Object.keys(barredTieWords) as BarredTie[],
  },
]

/** Collateral relatives may not marry within so many generations: siblings are the second, first cousins the third. */
export const barredGenerations: readonly Provision<number>[] = [
  { from: ALWAYS, cite: 'Luật Hôn nhân và gia đình 1986, Điều 7', value: 3 },
  { from: date('2015-01-01'), cite: 'Luật Hôn nhân và gia đình 2014, Điều 3 khoản 18, Điều 5 khoản 2', value: 3 },
]

/** R-C5: one man and one woman; the law does not recognise a marriage of the same sex. */
export const oneManOneWoman: readonly Provision<boolean>[] = [
  { from: ALWAYS, cite: 'Luật Hôn nhân và gia đình 2000, Điều 10 khoản 5', value: true },
  { from: date('2015-01-01'), cite: 'Luật Hôn nhân và gia đình 2014, Điều 8 khoản 2', value: true },
]

/**
 * After the head signed a marriage with a foreign element: working days until it is handed over, and the days after which an
 * unclaimed certificate is cancelled (R-C6). Periods run from the signature. The day of intake decides.
 */
export const marriageHandOver: readonly Provision<{ workingDays: number; cancelledAfterDays: number }>[] = [
  {
    from: ALWAYS,
    cite: 'Nghị định 126/2014/NĐ-CP, Điều 24',
    value: { workingDays: 5, cancelledAfterDays: 90 },
  },
  {
    from: date('2016-01-01'),
    cite: 'Nghị định 123/2015/NĐ-CP, Điều 32',
    value: { workingDays: 3, cancelledAfterDays: 60 },
  },
]

/** R-C6: the last day to hand the certificate over after the head signed on a day (NĐ 123/2015 art. 32.1). */
export const handOverBy = (signedOn: CalendarDate, intakeOn: CalendarDate, calendar: WorkingCalendar): CalendarDate =>
  addWorkingDays(signedOn, inForce(marriageHandOver, intakeOn).value.workingDays, calendar)

/** R-C6: the last day to which a hand-over may be put off; an unclaimed certificate is cancelled afterwards (NĐ 123/2015 art. 32.3). */
export const mayBeHandedOverUntil = (signedOn: CalendarDate, intakeOn: CalendarDate): CalendarDate =>
  addDays(signedOn, inForce(marriageHandOver, intakeOn).value.cancelledAfterDays)

/** Working days in which the dossier of a foreign element is studied and verified. The day of intake decides; null: no own limit. */
export const marriageStudy: readonly Provision<number | null>[] = [
  { from: ALWAYS, cite: 'Nghị định 126/2014/NĐ-CP, Điều 22', value: 15 },
  { from: date('2016-01-01'), cite: 'Nghị định 123/2015/NĐ-CP, Điều 31', value: 10 },
  { from: date('2025-07-01'), cite: 'Nghị định 120/2025/NĐ-CP (trong thời hạn chung)', value: null },
]

/** Originals of the certificate, one for each spouse. */
export const marriageOriginals: readonly Provision<number>[] = [
  { from: ALWAYS, cite: 'Nghị định 158/2005/NĐ-CP, Điều 18', value: 2 },
  { from: date('2016-01-01'), cite: 'Luật Hộ tịch 2014, Điều 18 khoản 2; Nghị định 123/2015/NĐ-CP, Điều 32', value: 2 },
]

/** Who lived as husband and wife since before this day is married without registration; a registration counts from that life (C7). */
export const cohabitationBefore: readonly Provision<CalendarDate>[] = [
  {
    from: ALWAYS,
    cite: 'Nghị quyết 35/2000/QH10, mục 3 điểm a; Nghị định 123/2015/NĐ-CP, Điều 44 khoản 2',
    value: date('1987-01-03'),
  },
]

/** Must the couple bring a certificate of marital status, or does the office look it up (C4)? The day of intake decides. */
export const maritalStatusLookedUp: readonly Provision<boolean>[] = [
  { from: ALWAYS, cite: 'Nghị định 158/2005/NĐ-CP, Điều 18; Nghị định 123/2015/NĐ-CP, Điều 22', value: false },
  { from: date('2025-01-09'), cite: 'Nghị định 07/2025/NĐ-CP, Điều 2', value: true },
]

/** Months a foreigner's proof of being unmarried is good where it names no term of its own; also a neighbour's in border areas. */
export const foreignMaritalPaperMonths: readonly Provision<number>[] = [
  { from: ALWAYS, cite: 'Nghị định 126/2014/NĐ-CP, Điều 20', value: 6 },
  { from: date('2016-01-01'), cite: 'Nghị định 123/2015/NĐ-CP, Điều 18, Điều 30', value: 6 },
]

/** Months the medical certificate of both is good. */
export const healthPaperMonths: readonly Provision<number>[] = [
  { from: ALWAYS, cite: 'Nghị định 126/2014/NĐ-CP, Điều 20', value: 6 },
  { from: date('2016-01-01'), cite: 'Luật Hộ tịch 2014, Điều 38 khoản 1', value: 6 },
]
