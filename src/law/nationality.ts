import { type CalendarDate, date } from '../values/calendar-date.ts'
import { ALWAYS, inForce, type Provision } from './in-force.ts'

/** How a parent stands towards Vietnamese nationality; `UNKNOWN` is a parent who has not been determined. */
export type Standing = 'CITIZEN' | 'FOREIGNER' | 'STATELESS' | 'UNKNOWN'

/** `CHOICE`: the parents agree in writing. `NOT_VIETNAMESE`: Vietnamese nationality does not come by birth. */
export type NationalityAtBirth = 'VIETNAMESE' | 'CHOICE' | 'NOT_VIETNAMESE'

/** Articles in force on a day. The day of birth decides which law gave the nationality; the text of both is the same here. */
export const nationalityLaw: readonly Provision<'BY_PARENTS'>[] = [
  { from: ALWAYS, cite: 'Luật Quốc tịch Việt Nam 1998, Điều 16–19', value: 'BY_PARENTS' },
  { from: date('2009-07-01'), cite: 'Luật Quốc tịch Việt Nam 2008, Điều 15–18', value: 'BY_PARENTS' },
  {
    from: date('2025-07-01'),
    cite: 'Luật Quốc tịch Việt Nam 2008 (sửa đổi 2014, 2025), Điều 15–18',
    value: 'BY_PARENTS',
  },
]

/**
 * Nationality by birth (LQT art. 15–18; domain 01 B7). `bornInVietnam` matters for stateless parents and foundlings; stateless parents must
 * also be permanently resident in Việt Nam (art. 17).
 */
export function nationalityAtBirth(asked: {
  mother: Standing
  father: Standing
  bornInVietnam: boolean
  permanentlyResident?: boolean
  on: CalendarDate
}): { value: NationalityAtBirth; cite: string } {
  const { cite } = inForce(nationalityLaw, asked.on)
  const standings = [asked.mother, asked.father]
  const known = standings.filter((standing) => standing !== 'UNKNOWN')
  const some = (standing: Standing) => standings.includes(standing)
  const decide = (): NationalityAtBirth => {
    if (known.length === 0) return asked.bornInVietnam ? 'VIETNAMESE' : 'NOT_VIETNAMESE'
    if (some('CITIZEN')) return some('FOREIGNER') ? 'CHOICE' : 'VIETNAMESE'
    if (some('FOREIGNER')) return 'NOT_VIETNAMESE'
    return asked.bornInVietnam && (asked.permanentlyResident ?? true) ? 'VIETNAMESE' : 'NOT_VIETNAMESE'
  }
  return { value: decide(), cite }
}
