import { type Fee, type FeeQuestion, feeOf, missionFeeOf } from '../../law/fees.ts'
import { policyValue } from '../../law/policies.ts'
import { procedureOfCode } from '../../law/procedures.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import type { RegistrationPlan } from '../plan.ts'
import { advice } from './rule-tools.ts'

const exemptions = ['NONE', 'MERIT', 'POOR', 'DISABILITY'] as const

/** The question of an event that asks nothing of its own: from the fields every declaration ends with. Null for a code the list does not know. */
export function usualFeeQuestion(
  declaration: unknown,
  plan: Pick<RegistrationPlan, 'procedureCode' | 'late'>,
  { receivedOn }: Pick<Circumstances, 'receivedOn'>,
): FeeQuestion | null {
  const { id } = procedureOfCode(plan.procedureCode, receivedOn)
  if (id === null) return null
  const { feeExemption, copies, borderArea, digitalCitizen } = declaration as Readonly<Record<string, unknown>>
  return {
    procedure: id,
    exemption: exemptions.find((one) => one === feeExemption) ?? 'NONE',
    inTime: !plan.late,
    copies: typeof copies === 'number' ? copies : 0,
    ...(borderArea === true ? { borderArea } : {}),
    digitalCitizen: digitalCitizen === true,
  }
}

/** What the requester pays under the law of the intake day, at the rates of the deciding office (LHT art. 11; A8). */
export function feeFor(question: FeeQuestion, { receivedOn, office, fees, policies }: Circumstances): Fee {
  const rows = fees?.rows ?? []
  const { digitalCitizen = false, ...asked } = question
  if (office.kind === 'MISSION') return missionFeeOf({ ...asked, on: receivedOn, rows })
  return feeOf({
    ...asked,
    on: receivedOn,
    province: office.provinceCode,
    rows,
    online: fees?.online ?? false,
    digitalCitizenPercent: digitalCitizen ? policyValue('digital-citizen-fee-reduction-percent', policies) : 0,
  })
}

/** `8.000 đồng`, `25 USD`. */
export function amountWords(amount: number, currency: Fee['currency']): string {
  const [whole = '0', cents] = (Number.isInteger(amount) ? String(amount) : amount.toFixed(2)).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  return `${cents ? `${grouped},${cents}` : grouped} ${currency === 'VND' ? 'đồng' : currency}`
}

/** `lệ phí hộ tịch 8.000 đồng và phí cấp 2 bản sao trích lục 16.000 đồng`; empty when nothing is paid. */
export const feeWords = ({ lines, currency }: Fee): string =>
  lines
    .filter(({ amount }) => amount > 0)
    .map(({ what, amount, quantity }) =>
      what === 'EXTRACT_COPY'
        ? `phí cấp ${quantity} bản sao trích lục ${amountWords(amount, currency)}`
        : `lệ phí hộ tịch ${amountWords(amount, currency)}`,
    )
    .join(' và ')

/** What a receipt says of money: what is paid, or why nothing is; empty while no rate is known. */
export function feeOnPaper(fee: Fee): string {
  if (fee.undecided) return ''
  if (fee.total === 0) return `Không thu. ${fee.lines[0]?.reason ?? ''}`.trim()
  const words = feeWords(fee)
  const free = fee.lines.find(({ exempt }) => exempt)
  return `${words.charAt(0).toLocaleUpperCase('vi')}${words.slice(1)}. Tổng cộng: ${amountWords(fee.total, fee.currency)}.${free ? ` Miễn lệ phí hộ tịch: ${free.reason}` : ''}`
}

/** A8: what is to be paid is told before the receipt (LHT art. 11). Missions tell it only where their schedule was entered. */
export function feeIsTold(question: FeeQuestion, circumstances: Circumstances): Problem[] {
  const fee = feeFor(question, circumstances)
  const [first] = fee.lines
  if (!first || fee.total === 0) return []
  return [
    advice(
      { rule: 'A8', cite: fee.lines.find(({ amount }) => amount > 0)?.cite ?? first.cite, pointer: '/feeExemption' },
      `Thu ${feeWords(fee)}. ${fee.lines.map(({ reason }) => reason).join(' ')}`,
      `To be paid: ${amountWords(fee.total, fee.currency)}. ${fee.lines.map(({ reasonEn }) => reasonEn).join(' ')}`,
    ),
  ]
}
