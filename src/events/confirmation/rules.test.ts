import assert from 'node:assert/strict'
import { test } from 'node:test'
import { date } from '../../values/calendar-date.ts'
import { momentInVietnam } from '../../values/moment.ts'
import type { Circumstances } from '../circumstances.ts'
import type { KnownEntry } from '../known.ts'
import { feeFor } from '../parts/fee.ts'
import { confirmation } from './confirmation.ts'
import { ConfirmationDeclaration } from './declaration.ts'
import { typedConfirmationExamples } from './examples.ts'
import { confirmationFee } from './rules.ts'

const facts = ConfirmationDeclaration.parse(typedConfirmationExamples.factsOfAnEntry)
const nothing = ConfirmationDeclaration.parse(typedConfirmationExamples.notRegistered)
assert.ok(facts.entry && nothing.search)
const entry: KnownEntry = {
  ref: facts.entry,
  kind: 'BIRTH',
  register: 'BIRTH',
  number: '17/1984',
  volume: '01/1984',
  registeredOn: date('1984-05-02'),
  officeName: 'Ủy ban nhân dân xã Đồng Văn',
  keeperId: 1,
  keeperName: 'Ủy ban nhân dân xã Đồng Văn',
  content: {},
  revoked: false,
  persons: [],
}
const on = (day = '2026-11-20', others: Partial<Circumstances> = {}): Circumstances => ({
  receivedAt: momentInVietnam(date(day), 540),
  receivedOn: date(day),
  today: date(day),
  office: { kind: 'COMMUNE', unitCode: '00721', provinceCode: '08' },
  entries: { [entry.ref.entryId]: entry },
  ...others,
})
const found = (declaration: ConfirmationDeclaration, circumstances = on()) =>
  confirmation
    .judge(declaration, circumstances)
    .problems.filter(({ severity }) => severity !== 'advice')
    .map(({ rule, severity, pointer }) => `${severity} ${rule} ${pointer}`)

test('L information is confirmed since 2020-09-15, by communes, missions and until 2025-06-30 districts', () => {
  assert.deepEqual(found(facts), [])
  assert.deepEqual(found(facts, on('2020-09-14')), ['error L /kind'])
  const district = { kind: 'DISTRICT', unitCode: '026', provinceCode: '02' } as const
  assert.deepEqual(found(facts, on('2025-06-30', { office: district })), [])
  assert.deepEqual(found(facts, on('2025-07-01', { office: district })), ['error R-A1 /kind'])
})

test('L facts come from an entry that is known; of a revoked one the letter says so (R-L2)', () => {
  assert.deepEqual(found({ ...facts, entry: null, content: '' }), ['error L /entry', 'error L /content'])
  const revoked = on('2026-11-20', { entries: { [entry.ref.entryId]: { ...entry, revoked: true } } })
  assert.deepEqual(found(facts, revoked), ['warning R-L2 /content'])
})

test('L the search is kept, and is not against the registers', () => {
  assert.deepEqual(found(nothing), [])
  assert.deepEqual(found({ ...nothing, search: null }), ['error L /search/where'])
  const search = nothing.search
  assert.ok(search)
  assert.deepEqual(found({ ...nothing, search: { ...search, result: 'FOUND' } }), ['error L /search/result'])
  assert.deepEqual(found({ ...nothing, search: { ...search, on: date('2026-11-21') } }), ['error L /search/on'])
  const known = on('2026-11-20', { standsIn: { SUBJECT: [{ ...entry, register: 'MARRIAGE' }] } })
  assert.deepEqual(found(nothing, known), ['error L /search/result'])
  assert.deepEqual(found(nothing, on('2026-11-20', { standsIn: { SUBJECT: [entry] } })), [])
})

test('R-L1 an organisation gives its legal basis', () => {
  assert.deepEqual(found({ ...nothing, organisation: 'Công an tỉnh' }), ['error R-L1 /legalBasis'])
  assert.deepEqual(found({ ...nothing, organisation: 'Công an tỉnh', legalBasis: 'Công văn 7/CAT' }), [])
})

test('the plan: three working days, its own book, 8,000 đồng', () => {
  const plan = confirmation.plan(nothing, on())
  assert.deepEqual(
    [plan.register, plan.procedureCode, plan.dueAt.slice(0, 10)],
    ['CONFIRMATION', '2.002516', '2026-11-25'],
  )
  for (const day of ['2025-07-01', '2026-01-15', '2027-03-01'])
    assert.equal(feeFor(confirmationFee(nothing), on(day)).total, 8000, day)
})
