import assert from 'node:assert/strict'
import { test } from 'node:test'
import { date } from '../../values/calendar-date.ts'
import { momentInVietnam } from '../../values/moment.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import type { KnownEntry } from '../known.ts'
import { feeFor } from '../parts/fee.ts'
import { ExtractCopyDeclaration } from './declaration.ts'
import { type ExtractCopyExampleName, typedExtractCopyExamples } from './examples.ts'
import { extractCopy } from './extract-copy.ts'
import { extractCopyFee } from './rules.ts'

const example = (name: ExtractCopyExampleName): ExtractCopyDeclaration =>
  ExtractCopyDeclaration.parse(typedExtractCopyExamples[name])
const own = example('ownBirth')
const item = own.items[0]
assert.ok(item?.entry)
const entryId = item.entry.entryId

const birthEntry: KnownEntry = {
  ref: item.entry,
  kind: 'BIRTH',
  register: 'BIRTH',
  number: '01/2026',
  volume: '01/2026',
  registeredOn: date('2026-11-20'),
  officeName: 'Ủy ban nhân dân xã Đồng Văn',
  keeperId: 1,
  keeperName: 'Ủy ban nhân dân xã Đồng Văn',
  content: {},
  revoked: false,
  dead: [],
  persons: [
    { role: 'CHILD', subject: true, name: 'Hoàng Minh Én', birth: { year: 2026, date: null }, sex: '2', pin: null },
    { role: 'MOTHER', name: 'Lục Thị Mận', birth: { year: 1996, date: null }, sex: '2', pin: '002196000017' },
  ],
}
const here = (known: Partial<KnownEntry> = {}, on = '2026-11-20'): Circumstances => ({
  receivedAt: momentInVietnam(date(on), 540),
  receivedOn: date(on),
  today: date(on),
  office: { kind: 'COMMUNE', unitCode: '00070', provinceCode: '01' },
  entries: { [entryId]: { ...birthEntry, ...known } },
})
const found = (declaration: ExtractCopyDeclaration, circumstances = here()) =>
  extractCopy
    .judge(declaration, circumstances)
    .problems.filter(({ severity }: Problem) => severity !== 'advice')
    .map(({ rule, severity, pointer }) => `${severity} ${rule} ${pointer}`)
const stranger = { ...own.informant, name: 'Vừ Mí Sính' as never, pin: null }

test('L a mother asks any office for copies of her child’s birth', () => {
  assert.deepEqual(found(own), [])
  assert.deepEqual(found(own, { ...here(), office: { kind: 'MISSION', unitCode: 'FR-PAR', provinceCode: '' } }), [])
})

test('R-A1 districts gave copies until 2025-06-30', () => {
  const district = (on: string): Circumstances => ({
    ...here({}, on),
    office: { kind: 'DISTRICT', unitCode: '026', provinceCode: '02' },
  })
  assert.deepEqual(found(own, district('2025-06-30')), [])
  assert.deepEqual(found(own, district('2025-07-01')), ['error R-A1 /informant/name'])
})

test('R-L1 who asks in the own name stands in the entry; an organisation names itself and its legal basis', () => {
  assert.deepEqual(found({ ...own, informant: stranger }), ['warning R-L1 /interest'])
  const office = example('organisation')
  assert.deepEqual(found(office), [])
  assert.deepEqual(found({ ...office, legalBasis: '', organisation: '' }), [
    'error R-L1 /organisation',
    'error R-L1 /legalBasis',
  ])
  assert.equal(ExtractCopyDeclaration.safeParse({ ...own, purpose: '' }).success, false)
})

test('R-L2 what was revoked is not copied', () => {
  assert.deepEqual(found(own, here({ revoked: true })), ['error R-L2 /items/0/entry'])
})

test('R-L3 of who has died an heir asks, with proof; whoever stands in the entry needs none', () => {
  const dead = here({ dead: ['Hoàng Minh Én'] })
  assert.deepEqual(found(own, dead), [])
  assert.deepEqual(found({ ...own, informant: stranger }, dead), ['warning R-L1 /interest', 'error R-L3 /interest'])
  const heir = { ...own, informant: stranger, interest: 'HEIR' as const, interestProof: 'Di chúc' }
  assert.deepEqual(found(heir, dead), [])
  assert.deepEqual(found({ ...heir, interestProof: '' }, dead), ['error R-L3 /interestProof'])
  assert.deepEqual(found(heir), ['warning R-L3 /interest'])
})

test('L an entry nobody found is asked of the keeper; one that does not exist or is another is refused; each is named once', () => {
  assert.deepEqual(found(example('notInTheDatabase')), ['error L /items/0/entry'])
  assert.deepEqual(found(own, { ...here(), entries: {} }), ['error L /items/0/entry'])
  assert.deepEqual(found(own, here({ number: '02/2026' })), ['error L /items/0/entry'])
  assert.deepEqual(found({ ...own, items: [item, item] }), ['error L /items/1/entry'])
  assert.deepEqual(
    found({ ...own, items: [{ ...item, register: 'MARITAL_STATUS' }] }, here({ register: 'MARITAL_STATUS' })),
    ['error L /items/0/register'],
  )
})

test('the plan: its book and procedure, due at once, after 15:00 the next working day; each copy costs 8,000 đồng', () => {
  const plan = extractCopy.plan(own, here())
  assert.deepEqual([plan.register, plan.procedureCode, plan.pinNeeded], ['EXTRACT_COPY', '2.000635', false])
  assert.equal(plan.dueAt.slice(0, 10), '2026-11-20')
  const late = { ...here(), receivedAt: momentInVietnam(date('2026-11-20'), 905) }
  assert.equal(extractCopy.plan(own, late).dueAt.slice(0, 10), '2026-11-23')
  assert.deepEqual(plan.links, [{ entry: item.entry, relation: 'ABOUT' }])
  assert.equal(feeFor(extractCopyFee(own), here()).total, 16_000)
  for (const on of ['2015-12-31', '2025-07-01', '2026-01-15', '2027-03-01'])
    assert.equal(feeFor(extractCopyFee(own), here({}, on)).total, 16_000, on)
  assert.deepEqual(extractCopy.copiesOf?.(own), [
    { entry: item.entry, copies: 2, requester: 'Lục Thị Mận', purpose: 'Làm hồ sơ nhập học' },
  ])
})

test('every example is read by its form', () => {
  for (const name of Object.keys(typedExtractCopyExamples) as ExtractCopyExampleName[])
    assert.ok(extractCopy.read(typedExtractCopyExamples[name]).readable, name)
})
