import type { CalendarDate } from '../values/calendar-date.ts'
import { addYears, date } from '../values/calendar-date.ts'
import { earliestDay, type PartialDate } from '../values/partial-date.ts'
import { ALWAYS, type Provision } from './in-force.ts'

/** Full age: from here on a person acts alone (R-B10). */
export const adultAge: readonly Provision<number>[] = [
  { from: ALWAYS, cite: 'Bộ luật Dân sự 2005, Điều 18', value: 18 },
  { from: date('2017-01-01'), cite: 'Bộ luật Dân sự 2015, Điều 20', value: 18 },
]

/** Under this age a change of civil status belonged to the commune, from it on to the district (2016–2025). */
export const changeAtDistrictFromAge: readonly Provision<number>[] = [
  { from: ALWAYS, cite: 'Nghị định 158/2005/NĐ-CP, Điều 37', value: 14 },
  { from: date('2016-01-01'), cite: 'Luật Hộ tịch 2014, Điều 27 và Điều 46', value: 14 },
]

/** The card shows the number from this age; until then the birth certificate does. */
export const identityCardAge: readonly Provision<number>[] = [
  { from: ALWAYS, cite: 'Nghị định 05/1999/NĐ-CP, Điều 3', value: 14 },
  { from: date('2016-01-01'), cite: 'Luật Căn cước công dân 2014, Điều 19', value: 14 },
  { from: date('2024-07-01'), cite: 'Luật Căn cước 26/2023/QH15, Điều 19', value: 14 },
]

export const nameChangeConsentAge: readonly Provision<number>[] = [
  { from: ALWAYS, cite: 'Bộ luật Dân sự 2005, Điều 27', value: 9 },
  { from: date('2017-01-01'), cite: 'Bộ luật Dân sự 2015, Điều 27 khoản 2', value: 9 },
]

export const ethnicityConsentAge: readonly Provision<number>[] = [
  { from: ALWAYS, cite: 'Bộ luật Dân sự 2005, Điều 28', value: 15 },
  { from: date('2017-01-01'), cite: 'Bộ luật Dân sự 2015, Điều 29 khoản 4', value: 15 },
]

export const marriageAge: readonly Provision<{ man: number; woman: number }>[] = [
  { from: ALWAYS, cite: 'Luật Hôn nhân và gia đình 1959, Điều 6', value: { man: 20, woman: 18 } },
  { from: date('1987-01-03'), cite: 'Luật Hôn nhân và gia đình 1986, Điều 5', value: { man: 20, woman: 18 } },
  { from: date('2001-01-01'), cite: 'Luật Hôn nhân và gia đình 2000, Điều 9', value: { man: 20, woman: 18 } },
  { from: date('2015-01-01'), cite: 'Luật Hôn nhân và gia đình 2014, Điều 8', value: { man: 20, woman: 18 } },
]

/** A mother's age at the birth outside these bounds is asked about, never refused (R-B11). */
export const plausibleMotherAge: readonly Provision<{ from: number; to: number }>[] = [
  {
    from: ALWAYS,
    cite: 'Bộ luật Dân sự 2015, Điều 26 (kiểm tra tính hợp lý)',
    value: { from: 13, to: 60 },
  },
]

/** Nobody declared is older than this: an earlier year of birth is a slip (R-B9). */
export const oldestAge: readonly Provision<number>[] = [
  { from: ALWAYS, cite: 'Luật Hộ tịch 2014, Điều 14 (kiểm tra tính hợp lý)', value: 125 },
]

/** Full years of age on a day; an unknown month counts as January, an unknown day as the 1st (R-A12). */
export function ageOn(birth: PartialDate, day: CalendarDate): number | undefined {
  const born = earliestDay(birth)
  if (born === undefined) return undefined
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  return addYears(born, years) <= day ? years : years - 1
}
