import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { v7 as uuid } from 'uuid'
import { typedConfirmationExamples } from '../src/events/confirmation/examples.ts'
import { staffOf } from './office-with-data.ts'
import { type Official, official } from './official.ts'
import { textsOf } from './pdf-pages.ts'
import { startServer, testServer } from './test-server.ts'

const { notRegistered } = typedConfirmationExamples
const confirmation = (changes: Record<string, unknown> = {}) => ({ ...notRegistered, ...changes })
const rate = {
  procedure: 'CONFIRMATION',
  amount: 12_000,
  from: '2026-01-15',
  cite: 'Nghị quyết 31/2025/NQ-HĐND của Hội đồng nhân dân thành phố Hà Nội',
}

/** A dossier taken in; `channel` is how it was handed in. */
async function takenIn(desk: Official, declaration: unknown, channel = 'DIRECT'): Promise<string> {
  const caseId = uuid()
  const body = { kind: 'CONFIRMATION', declaration, version: 0, channel }
  const saved = await desk.command('PUT', `/api/cases/${caseId}`, body)
  assert.equal(saved.status, 200, JSON.stringify(saved.json))
  const received = await desk.command('POST', `/api/cases/${caseId}/receive`, { version: 1 })
  assert.equal(received.status, 200, JSON.stringify(received.json))
  return caseId
}
const feeOf = async (desk: Official, caseId: string) =>
  (await desk.get(`/api/cases/${caseId}/fee`)).json as {
    fee: { total: number; lines: { cite: string; exempt: boolean; reason: string }[] }
    paid: number
    due: number
    receipts: { number: string; state: string }[]
  }
const provinceOf = (app: FastifyInstance) => official(app, 'quantri.hanoi')

const { app } = await testServer()
const hoankiem = await staffOf(app, 'hoankiem')
const dongvan = await staffOf(app, 'dongvan')
const province = await provinceOf(app)

test('A8 the province enters a dated rate with its resolution; communes do not, and a row is never written twice', async () => {
  const refused = await hoankiem.admin.command('POST', '/api/fees/rates', rate)
  assert.deepEqual([refused.status, refused.json.code], [403, 'rates-of-the-province'])
  const entered = await province.command('POST', '/api/fees/rates', rate)
  assert.equal(entered.status, 200, JSON.stringify(entered.json))
  const online = await province.command('POST', '/api/fees/rates', { ...rate, online: true, amount: 6_000 })
  assert.equal(online.status, 200, JSON.stringify(online.json))
  const again = await province.command('POST', '/api/fees/rates', { ...rate, amount: 9_000 })
  assert.equal(again.json.code, 'rate-exists')
  const seen = await hoankiem.reception.get('/api/fees/rates?on=2026-11-20')
  const row = (
    seen.json.inForce as { procedure: string; amount: number; onlineAmount: number; national: boolean }[]
  ).find(({ procedure }) => procedure === 'CONFIRMATION')
  assert.deepEqual([row?.amount, row?.onlineAmount, row?.national], [12_000, 6_000, false])
  const elsewhere = await dongvan.reception.get('/api/fees/rates?on=2026-11-20')
  assert.deepEqual(elsewhere.json.rates, [])
})

test('A8 the fee of a dossier is that of its province and channel, and shown at intake', async () => {
  const checked = await hoankiem.reception.command('POST', `/api/cases/${uuid()}/check`, {
    kind: 'CONFIRMATION',
    declaration: confirmation(),
  })
  const told = checked.json.fee as { total: number; lines: { cite: string }[] }
  assert.equal(told.total, 12_000)
  assert.match(told.lines[0]?.cite ?? '', /31\/2025/)
  const direct = await takenIn(hoankiem.reception, confirmation())
  const byNet = await takenIn(hoankiem.reception, confirmation(), 'ONLINE')
  const other = await takenIn(dongvan.reception, confirmation())
  assert.deepEqual(
    [
      (await feeOf(hoankiem.reception, direct)).due,
      (await feeOf(hoankiem.reception, byNet)).due,
      (await feeOf(dongvan.reception, other)).due,
    ],
    [12_000, 6_000, 8_000],
  )
  const slip = await hoankiem.reception.get(`/api/cases/${direct}/papers/receipt`)
  assert.match((await textsOf(slip.raw)).join(' ').replaceAll(/\s+/g, ' '), /Lệ phí hộ tịch 12\.000 đồng/)
})

test('A8 whoever is exempt pays nothing, and the ground is kept with the dossier', async () => {
  const caseId = await takenIn(hoankiem.reception, confirmation({ feeExemption: 'POOR' }))
  const { fee, due } = await feeOf(hoankiem.reception, caseId)
  assert.deepEqual([due, fee.lines[0]?.exempt], [0, true])
  assert.match(fee.lines[0]?.reason ?? '', /miễn lệ phí/)
  const taken = await hoankiem.reception.command('POST', `/api/cases/${caseId}/receipts`, {})
  assert.equal(taken.json.code, 'nothing-due')
  const slip = await hoankiem.reception.get(`/api/cases/${caseId}/papers/receipt`)
  assert.match(
    (await textsOf(slip.raw)).join(' ').replaceAll(/\s+/g, ' '),
    /Không thu\. Người yêu cầu thuộc diện được miễn/,
  )
})

test('receipts are numbered without a gap, also under parallel clerks and a refusal; what is paid is not taken twice', async () => {
  const cases: string[] = []
  for (let i = 0; i < 6; i++) cases.push(await takenIn(hoankiem.reception, confirmation()))
  const exempt = await takenIn(hoankiem.reception, confirmation({ feeExemption: 'MERIT' }))
  const desks = [hoankiem.reception, hoankiem.registrar]
  const answers = await Promise.all(
    [...cases, exempt].map((caseId, i) =>
      (desks[i % 2] ?? hoankiem.reception).command('POST', `/api/cases/${caseId}/receipts`, { method: 'CASH' }),
    ),
  )
  const numbers = answers.filter(({ status }) => status === 200).map(({ json }) => String(json.number))
  assert.deepEqual(
    numbers.sort(),
    [1, 2, 3, 4, 5, 6].map((n) => String(n).padStart(7, '0')),
  )
  const [first = ''] = cases
  const twice = await Promise.all(
    [0, 1].map(() => hoankiem.reception.command('POST', `/api/cases/${first}/receipts`, {})),
  )
  assert.deepEqual(
    twice.map(({ json }) => json.code),
    ['nothing-due', 'nothing-due'],
  )
  const told = await feeOf(hoankiem.reception, first)
  assert.deepEqual([told.paid, told.due, told.receipts.length], [12_000, 0, 1])
  const day = await hoankiem.reception.get('/api/receipts')
  assert.deepEqual(day.json.taken, [{ currency: 'VND', amount: 72_000, receipts: 6 }])
  assert.deepEqual((await dongvan.reception.get('/api/receipts')).json.items, [])
})

test('a receipt is drawn; its money goes back when the dossier is withdrawn, with the reason, and once', async () => {
  const caseId = await takenIn(hoankiem.reception, confirmation())
  const receipt = await hoankiem.reception.command('POST', `/api/cases/${caseId}/receipts`, {
    method: 'TRANSFER',
    paymentRef: 'FT26324-0007',
  })
  assert.equal(receipt.status, 200, JSON.stringify(receipt.json))
  const paper = `/api/receipts/${receipt.json.id}/paper`
  const text = async () => (await textsOf((await hoankiem.reception.get(paper)).raw)).join(' ').replaceAll(/\s+/g, ' ')
  assert.match(await text(), /BIÊN LAI THU PHÍ, LỆ PHÍ[\s\S]*Lục Thị Chía[\s\S]*12\.000 đồng[\s\S]*Mười hai nghìn đồng/)
  assert.match(await text(), /FT26324-0007/)
  const refund = (ground: string) =>
    hoankiem.reception.command('POST', `/api/receipts/${receipt.json.id}/refund`, {
      ground,
      reason: 'người dân rút hồ sơ',
    })
  assert.equal((await refund('WITHDRAWN')).json.code, 'refund-not-fitting')
  await hoankiem.reception.command('POST', `/api/cases/${caseId}/moves`, {
    action: 'withdraw',
    reason: 'không cần nữa',
  })
  const back = await refund('WITHDRAWN')
  assert.deepEqual([back.status, back.json.state], [200, 'REFUNDED'], JSON.stringify(back.json))
  assert.equal((await refund('WITHDRAWN')).json.code, 'receipt-refunded')
  assert.match(await text(), /ĐÃ HOÀN TRẢ/)
  const late = await hoankiem.reception.command('POST', `/api/cases/${caseId}/receipts`, {})
  assert.equal(late.json.code, 'wrong-state')
  const day = await hoankiem.reception.get('/api/receipts')
  assert.deepEqual(day.json.refunded, [{ currency: 'VND', amount: 12_000, receipts: 1 }])
  const timeline = (await hoankiem.reception.get(`/api/cases/${caseId}`)).json.timeline as { action: string }[]
  assert.deepEqual(
    timeline.map(({ action }) => action).filter((action) => action.startsWith('fee')),
    ['fee-taken', 'fee-refunded'],
  )
})

test('a wrong rate is withdrawn with its reason; what was taken too much is seen and given back', async () => {
  const caseId = await takenIn(hoankiem.reception, confirmation())
  const receipt = await hoankiem.reception.command('POST', `/api/cases/${caseId}/receipts`, {})
  const listed = (await province.get('/api/fees/rates')).json.rates as { id: string; online: boolean }[]
  const wrong = listed.find(({ online }) => !online)
  const gone = await province.command('POST', `/api/fees/rates/${wrong?.id}/withdraw`, { reason: 'ghi nhầm mức' })
  assert.equal(gone.status, 200, JSON.stringify(gone.json))
  assert.equal((await feeOf(hoankiem.reception, caseId)).due, 8_000 - 12_000)
  const back = await hoankiem.reception.command('POST', `/api/receipts/${receipt.json.id}/refund`, {
    ground: 'WRONG_AMOUNT',
    reason: 'mức thu ghi nhầm',
  })
  assert.equal(back.json.state, 'REFUNDED')
  assert.equal((await feeOf(hoankiem.reception, caseId)).due, 8_000)
  const right = await hoankiem.reception.command('POST', `/api/cases/${caseId}/receipts`, {})
  assert.equal(right.json.amount, 8_000)
})

test('R-N1 a mission has its own schedule: without one the officer writes amount and ground, in its currency', async () => {
  const consul = await official(app, 'hotich.nhatban')
  const caseId = await takenIn(consul, confirmation())
  const unknown = await consul.command('POST', `/api/cases/${caseId}/receipts`, {})
  assert.equal(unknown.json.code, 'fee-undecided', JSON.stringify(unknown.json))
  const written = await consul.command('POST', `/api/cases/${caseId}/receipts`, {
    amount: 10,
    currency: 'USD',
    cite: 'Thông tư 264/2016/TT-BTC',
  })
  assert.deepEqual([written.json.amount, written.json.currency, written.json.number], [10, 'USD', '0000001'])
  const admin = await official(app, 'quantri.nhatban')
  const entered = await admin.command('POST', '/api/fees/rates', {
    ...rate,
    amount: 12,
    currency: 'USD',
    cite: 'Thông tư 264/2016/TT-BTC',
  })
  assert.equal(entered.status, 200, JSON.stringify(entered.json))
  const other = await takenIn(consul, confirmation())
  const told = await feeOf(consul, other)
  assert.equal(told.due, 12)
})

test('the fee turns with the day of intake: 2025-07-01, 2026-01-15, 2027-03-01', async () => {
  const totals: number[] = []
  for (const clock of ['2025-07-01', '2026-01-14', '2026-01-15', '2027-03-01']) {
    const server = await startServer(`${clock}T02:00:00.000Z`)
    const desk = await staffOf(server.app, 'hoankiem')
    const there = await provinceOf(server.app)
    assert.equal((await there.command('POST', '/api/fees/rates', rate)).status, 200)
    const declaration = confirmation({ search: { ...notRegistered.search, on: clock } })
    totals.push((await feeOf(desk.reception, await takenIn(desk.reception, declaration))).due)
  }
  assert.deepEqual(totals, [8_000, 8_000, 12_000, 12_000])
})
