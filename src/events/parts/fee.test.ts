import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FeeQuestion } from '../../law/fees.ts'
import { date } from '../../values/calendar-date.ts'
import { momentInVietnam } from '../../values/moment.ts'
import type { Circumstances } from '../circumstances.ts'
import { amountWords, feeFor, feeIsTold, feeOnPaper, feeWords, usualFeeQuestion } from './fee.ts'

const on = (day: string, others: Partial<Circumstances> = {}): Circumstances => ({
  receivedAt: momentInVietnam(date(day), 540),
  receivedOn: date(day),
  today: date(day),
  office: { kind: 'COMMUNE', unitCode: '00721', provinceCode: '08' },
  ...others,
})
const question: FeeQuestion = { procedure: 'CHANGE', exemption: 'NONE', inTime: true, copies: 0 }

test('A8 digital citizens pay less within the days of Resolution 66.22/2026, by the decided part', () => {
  const policies = { 'digital-citizen-fee-reduction-percent': 50 }
  const total = (day: string, digitalCitizen = true) =>
    feeFor({ ...question, digitalCitizen }, on(day, { policies })).total
  assert.deepEqual(
    ['2026-08-14', '2026-08-15', '2027-02-28', '2027-03-01'].map((day) => total(day)),
    [15_000, 7_500, 7_500, 15_000],
  )
  assert.equal(total('2026-11-20', false), 15_000)
})

test('A8 a rate of the province counts from its day, an online rate for what was handed in online', () => {
  const row = { procedure: 'CHANGE', province: '08', cite: 'Nghị quyết 12/2025/NQ-HĐND' } as const
  const rows = [
    { ...row, amount: 20_000, from: date('2026-01-15') },
    { ...row, amount: 0, from: date('2026-01-15'), online: true },
  ]
  const total = (day: string, online: boolean) => feeFor(question, on(day, { fees: { rows, online } })).total
  assert.deepEqual(
    [total('2026-01-14', false), total('2026-01-15', false), total('2026-01-15', true)],
    [15_000, 20_000, 0],
  )
})

test('the usual question is read from the fields every declaration ends with', () => {
  const declaration = { feeExemption: 'POOR', copies: 3, borderArea: true, digitalCitizen: true }
  assert.deepEqual(usualFeeQuestion(declaration, { procedureCode: '1.000656', late: true }, on('2026-11-20')), {
    procedure: 'DEATH',
    exemption: 'POOR',
    inTime: false,
    copies: 3,
    borderArea: true,
    digitalCitizen: true,
  })
  assert.equal(usualFeeQuestion({}, { procedureCode: '9.999999', late: false }, on('2026-11-20')), null)
})

test('money is told in words people read; an exemption with its ground', () => {
  assert.deepEqual([amountWords(1_500_000, 'VND'), amountWords(12.5, 'USD')], ['1.500.000 đồng', '12,50 USD'])
  const paid = feeFor({ ...question, copies: 2 }, on('2026-11-20'))
  assert.equal(feeWords(paid), 'lệ phí hộ tịch 15.000 đồng và phí cấp 2 bản sao trích lục 16.000 đồng')
  assert.match(feeOnPaper(paid), /^Lệ phí hộ tịch 15\.000 đồng .* Tổng cộng: 31\.000 đồng\.$/)
  const free = feeFor({ ...question, exemption: 'POOR' }, on('2026-11-20'))
  assert.match(feeOnPaper(free), /^Không thu\. Người yêu cầu thuộc diện được miễn/)
  assert.deepEqual(feeIsTold({ ...question, exemption: 'POOR' }, on('2026-11-20')), [])
  assert.match(feeIsTold(question, on('2026-11-20'))[0]?.message ?? '', /Thu lệ phí hộ tịch 15\.000 đồng/)
})
