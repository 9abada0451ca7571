import type { CalendarDate } from '../values/calendar-date.ts'
import { date } from '../values/calendar-date.ts'
import { ALWAYS, inForce, type Provision } from './in-force.ts'

/** The four bodies of law a record can stand under. The day of intake decides (LHT art. 76; transitional rule of every amendment). */
export type Regime = 'pre2016' | 'threeTier' | 'twoTier' | 'law2026'

export const regimes: readonly Provision<Regime>[] = [
  { from: ALWAYS, cite: 'Nghị định 158/2005/NĐ-CP và các văn bản trước đó', value: 'pre2016' },
  { from: date('2016-01-01'), cite: 'Luật Hộ tịch 60/2014/QH13, Điều 76', value: 'threeTier' },
  { from: date('2025-07-01'), cite: 'Nghị định 120/2025/NĐ-CP, Điều 4', value: 'twoTier' },
  { from: date('2027-03-01'), cite: 'Luật Hộ tịch năm 2026 (Nghị quyết 31/2026/QH16)', value: 'law2026' },
]

/** The regime of a dossier taken in on that day. */
export const regimeOn = (intakeOn: CalendarDate): Regime => inForce(regimes, intakeOn).value
