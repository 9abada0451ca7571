import assert from 'node:assert/strict'
import { test } from 'node:test'
import { date } from '../values/calendar-date.ts'
import { type FeeRow, feeOf, feeRowOf } from './fees.ts'

const usual = {
  procedure: 'MARRIAGE',
  on: date('2026-11-20'),
  province: '08',
  rows: [],
  exemption: 'NONE',
  online: false,
  inTime: false,
  copies: 0,
} as const
const fee = (changes: Partial<Parameters<typeof feeOf>[0]>) => feeOf({ ...usual, ...changes })
const first = (changes: Partial<Parameters<typeof feeOf>[0]>) => {
  const line = fee(changes).lines[0]
  assert.ok(line)
  return line
}

test('A8 domestic marriages and guardianships are free since 2016-01-01; before, a marriage paid', () => {
  assert.equal(first({ on: date('2015-12-31') }).amount, 30_000)
  assert.equal(first({ on: date('2016-01-01') }).exempt, true)
  assert.equal(first({ livingInCountry: false }).amount, 30_000)
  assert.equal(first({ procedure: 'GUARDIANSHIP_END' }).exempt, true)
})

test('A8 a timely death is free, a late one pays, and merit, poverty and disability never pay', () => {
  assert.deepEqual(
    [first({ procedure: 'DEATH', inTime: true }).amount, first({ procedure: 'DEATH', inTime: true }).exempt],
    [0, true],
  )
  assert.equal(first({ procedure: 'DEATH' }).amount, 8_000)
  assert.equal(first({ procedure: 'CHANGE' }).amount, 15_000)
  for (const exemption of ['MERIT', 'POOR', 'DISABILITY'] as const)
    for (const procedure of ['CHANGE', 'MARRIAGE_FOREIGN', 'MARITAL_STATUS'] as const)
      assert.equal(first({ procedure, exemption }).amount, 0)
})

test('P a timely birth or death and a marriage at a border commune are free, a recognition is not', () => {
  assert.equal(first({ procedure: 'BIRTH_BORDER', inTime: true }).exempt, true)
  assert.equal(first({ procedure: 'DEATH_BORDER', inTime: true }).exempt, true)
  assert.equal(first({ procedure: 'MARRIAGE_BORDER' }).exempt, true)
  assert.equal(first({ procedure: 'BIRTH_BORDER' }).amount, 8_000)
  assert.equal(first({ procedure: 'RECOGNITION_BORDER' }).amount, 15_000)
  assert.equal(first({ procedure: 'BIRTH', inTime: true, livingInCountry: false }).exempt, false)
})

test('each copy costs 8,000 đồng for each event, also where the registration is free', () => {
  const { lines, total } = fee({ procedure: 'DEATH', inTime: true, copies: 3 })
  assert.deepEqual(
    lines.map(({ what, amount }) => [what, amount]),
    [
      ['REGISTRATION', 0],
      ['EXTRACT_COPY', 24_000],
    ],
  )
  assert.equal(total, 24_000)
})

test('a province decides its own rates from a day on, also for online requests; others keep the default', () => {
  const row = (amount: number, from: string, online = false): FeeRow => ({
    procedure: 'MARRIAGE_FOREIGN',
    amount,
    from: date(from),
    province: '08',
    cite: 'Nghị quyết của Hội đồng nhân dân tỉnh',
    online,
  })
  const rows = [row(1_000_000, '2026-01-01'), row(900_000, '2026-06-01'), row(0, '2026-06-01', true)]
  const marriage = { procedure: 'MARRIAGE_FOREIGN', rows } as const
  assert.equal(first({ ...marriage, on: date('2025-12-31') }).amount, 1_500_000)
  assert.equal(first({ ...marriage, on: date('2026-01-01') }).amount, 1_000_000)
  assert.equal(first(marriage).amount, 900_000)
  assert.equal(first({ ...marriage, online: true }).amount, 0)
  assert.equal(first({ ...marriage, online: true, on: date('2026-03-01') }).amount, 1_000_000)
  assert.equal(first({ ...marriage, province: '01' }).amount, 1_500_000)
  assert.equal(feeRowOf({ ...usual, ...marriage, province: null })?.province, null)
})

test('digital citizens pay less from 2026-08-15 to 2027-02-28, by the percent decided', () => {
  const on = (day: string) => first({ procedure: 'CHANGE', on: date(day), digitalCitizenPercent: 40 }).amount
  assert.deepEqual(['2026-08-14', '2026-08-15', '2027-02-28', '2027-03-01'].map(on), [15_000, 9_000, 9_000, 15_000])
})

test('a procedure without a rate says so instead of asking for nothing', () => {
  const line = first({ procedure: 'MARRIAGE_MISSION', province: null, livingInCountry: false })
  assert.deepEqual([line.undecided, line.exempt], [true, false])
  assert.match(line.reason, /Chưa có mức thu/)
})
