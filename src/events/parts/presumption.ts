import { inForce } from '../../law/in-force.ts'
import { presumedConceptionPeriod } from '../../law/registration-periods.ts'
import { addDays, type CalendarDate, formatDate } from '../../values/calendar-date.ts'
import { earliestDay, type PartialDate } from '../../values/partial-date.ts'
import type { KnownMarriage, KnownPerson } from '../known.ts'
import { latestDay } from './rule-tools.ts'

/** Last day of birth that still counts as conceived in a marriage ended on `endedOn` (HNGĐ art. 88). */
export const lastPresumedDay = (endedOn: CalendarDate, bornOn: CalendarDate): CalendarDate =>
  addDays(endedOn, inForce(presumedConceptionPeriod, bornOn).value)

/**
 * The marriage of the mother, known to the registers, whose husband the law takes for the father: the child is born in it, or within 300 days after its
 * end (HNGĐ art. 88). Undefined when there is none, or when the day of birth leaves it open.
 */
export function marriageThatPresumes(mother: KnownPerson | undefined, birth: PartialDate): KnownMarriage | undefined {
  const first = earliestDay(birth)
  const last = latestDay(birth)
  if (first === undefined || last === undefined) return undefined
  return mother?.marriages.find(
    ({ from, to }) => from !== null && from <= first && (to === null || last <= lastPresumedDay(to, first)),
  )
}

/** `với ông Lương Văn Thiệp từ ngày 22/11/2020 (số 01/2020, UBND xã Đồng Văn)` */
export const marriageWords = ({ spouse, from, reference }: KnownMarriage): string =>
  [
    spouse ? `với ${spouse.name}` : '',
    from ? `từ ngày ${formatDate(from)}` : '',
    reference === '' ? '' : `(${reference})`,
  ]
    .filter((part) => part !== '')
    .join(' ')
