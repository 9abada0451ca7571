import { date } from '../values/calendar-date.ts'
import { ALWAYS, type Provision } from './in-force.ts'

/** Days to register a birth, counted from the day after it (R-B1). The day of the request decides. */
export const birthRegistrationPeriod: readonly Provision<number>[] = [
  { from: ALWAYS, cite: 'Nghị định 158/2005/NĐ-CP, Điều 14', value: 60 },
  { from: date('2016-01-01'), cite: 'Luật Hộ tịch 2014, Điều 15 khoản 1', value: 60 },
]

/** Days to register a death. The day of the request decides. */
export const deathRegistrationPeriod: readonly Provision<number>[] = [
  { from: ALWAYS, cite: 'Nghị định 158/2005/NĐ-CP, Điều 20', value: 15 },
  { from: date('2016-01-01'), cite: 'Luật Hộ tịch 2014, Điều 33 khoản 1', value: 15 },
]

/** Days after the end of a marriage within which a child counts as conceived in it (B8.2). The day of birth decides. */
export const presumedConceptionPeriod: readonly Provision<number>[] = [
  { from: ALWAYS, cite: 'Nghị định 70/2001/NĐ-CP, Điều 21', value: 300 },
  { from: date('2015-01-01'), cite: 'Luật Hôn nhân và gia đình 2014, Điều 88', value: 300 },
]

/** Consecutive days an abandoned child is posted at the office of the commune (R-B8). The day of posting decides. */
export const abandonedChildPosting: readonly Provision<number>[] = [
  { from: ALWAYS, cite: 'Nghị định 158/2005/NĐ-CP, Điều 16', value: 21 },
  { from: date('2016-01-01'), cite: 'Nghị định 123/2015/NĐ-CP, Điều 14', value: 7 },
]

/** Hours a new-born must have lived for its birth and death to be registered without being asked for (R-B2). */
export const registrableLife: readonly Provision<number>[] = [
  { from: ALWAYS, cite: 'Bộ luật Dân sự 2005, Điều 29', value: 24 },
  { from: date('2017-01-01'), cite: 'Bộ luật Dân sự 2015, Điều 30 khoản 3', value: 24 },
]
