import { date } from '../values/calendar-date.ts'
import { ALWAYS, type Provision } from './in-force.ts'

/** Grounds on which no fee is taken (A8). */
export type FeeExemption = 'MERIT' | 'POOR' | 'DISABILITY'

type Exemptions = {
  /** Families with merit, poor households, people with disabilities: every event. */
  persons: readonly FeeExemption[]
  /** A birth declared in time, of citizens living in the country. */
  timelyBirth: boolean
  /** A timely birth at a border commune. */
  timelyBorderBirth: boolean
  /** A death declared in time, of citizens living in the country. */
  timelyDeath: boolean
  /** Guardianship, its end and its supervision, of citizens living in the country. */
  guardianship: boolean
  /** A marriage of citizens living in the country. */
  domesticMarriage: boolean
  /** At a border commune: a timely death, and a marriage. */
  timelyBorderDeath: boolean
  borderMarriage: boolean
}

const before2016: Exemptions = {
  persons: ['MERIT', 'POOR', 'DISABILITY'],
  timelyBirth: true,
  timelyBorderBirth: true,
  timelyDeath: true,
  guardianship: false,
  domesticMarriage: false,
  timelyBorderDeath: true,
  borderMarriage: false,
}

/** The day of intake decides. */
export const feeExemptions: readonly Provision<Exemptions>[] = [
  {
    from: ALWAYS,
    cite: 'Thông tư 02/2014/TT-BTC, Điều 3',
    value: before2016,
  },
  {
    from: date('2016-01-01'),
    cite: 'Luật Hộ tịch 2014, Điều 11; Thông tư 85/2019/TT-BTC',
    value: { ...before2016, guardianship: true, domesticMarriage: true, borderMarriage: true },
  },
]

/** Đồng for one extract copy of one event. */
export const extractCopyFee: readonly Provision<number>[] = [
  { from: ALWAYS, cite: 'Thông tư 179/2015/TT-BTC', value: 8000 },
  { from: date('2017-01-01'), cite: 'Thông tư 281/2016/TT-BTC, Điều 4', value: 8000 },
]
