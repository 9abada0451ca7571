import type { CalendarDate } from '../values/calendar-date.ts'
import { extractCopyFee, type FeeExemption, feeExemptions } from './fee-law.ts'
import { inForce } from './in-force.ts'

export { extractCopyFee, type FeeExemption, feeExemptions } from './fee-law.ts'
export { digitalCitizenReduction, type FeeLine, type FeeRow, feeOf, feeRowOf, nationalFees } from './fee-rates.ts'

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
