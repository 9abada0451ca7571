import { type CalendarDate, date } from '../values/calendar-date.ts'
import { ALWAYS, inForce, type Provision } from './in-force.ts'

/** Grounds on which no fee is taken (A8). */
export type FeeExemption = 'MERIT' | 'POOR' | 'DISABILITY'

type Exemptions = {
  /** Families with merit, poor households, people with disabilities: every event. */
  persons: readonly FeeExemption[]
  /** A birth declared in time, of citizens living in the country. */
  timelyBirth: boolean
  /** A timely birth at a border commune. */
  timelyBorderBirth: boolean
}

/** The day of intake decides. */
export const feeExemptions: readonly Provision<Exemptions>[] = [
  {
    from: ALWAYS,
    cite: 'Thông tư 02/2014/TT-BTC, Điều 3',
    value: { persons: ['MERIT', 'POOR', 'DISABILITY'], timelyBirth: true, timelyBorderBirth: true },
  },
  {
    from: date('2016-01-01'),
    cite: 'Luật Hộ tịch 2014, Điều 11; Thông tư 85/2019/TT-BTC',
    value: { persons: ['MERIT', 'POOR', 'DISABILITY'], timelyBirth: true, timelyBorderBirth: true },
  },
]

/** Đồng for one extract copy of one event. */
export const extractCopyFee: readonly Provision<number>[] = [
  { from: ALWAYS, cite: 'Thông tư 179/2015/TT-BTC', value: 8000 },
  { from: date('2017-01-01'), cite: 'Thông tư 281/2016/TT-BTC, Điều 4', value: 8000 },
]

export type Fee = { amount: number; exempt: boolean; cite: string; reason: string; reasonEn: string }

/**
 * The fee of a birth in đồng. Rates are decided by the province (policies `late-birth-fee-vnd`, `foreign-birth-fee-vnd`);
 * who is exempt is decided by law (LHT art. 11).
 */
export function birthFee(asked: {
  intakeOn: CalendarDate
  late: boolean
  foreignElement: boolean
  borderArea: boolean
  exemption: FeeExemption | 'NONE'
  rates: { late: number; foreign: number }
}): Fee {
  const law = inForce(feeExemptions, asked.intakeOn)
  const exempt = (reason: string, reasonEn: string): Fee => ({
    amount: 0,
    exempt: true,
    cite: law.cite,
    reason,
    reasonEn,
  })
  if (asked.exemption !== 'NONE' && law.value.persons.includes(asked.exemption))
    return exempt('Người yêu cầu thuộc diện được miễn lệ phí.', 'The requester is exempt.')
  if (!asked.late && asked.borderArea && law.value.timelyBorderBirth)
    return exempt('Khai sinh đúng hạn tại khu vực biên giới.', 'Timely birth in a border area.')
  if (!asked.late && !asked.foreignElement && law.value.timelyBirth)
    return exempt('Khai sinh đúng hạn.', 'Timely birth.')
  return asked.foreignElement && !asked.borderArea
    ? {
        amount: asked.rates.foreign,
        exempt: false,
        cite: law.cite,
        reason: 'Khai sinh có yếu tố nước ngoài.',
        reasonEn: 'Birth with a foreign element.',
      }
    : { amount: asked.rates.late, exempt: false, cite: law.cite, reason: 'Khai sinh quá hạn.', reasonEn: 'Late birth.' }
}

export const extractCopiesFee = (copies: number, intakeOn: CalendarDate): number =>
  copies * inForce(extractCopyFee, intakeOn).value
