import assert from 'node:assert/strict'
import { test } from 'node:test'
import { date } from '../../values/calendar-date.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import type { KnownPerson } from '../known.ts'
import { feeFor } from '../parts/fee.ts'
import { birth } from './birth.ts'
import { BirthDeclaration } from './declaration.ts'
import { birthExamples, exampleCircumstances, typedBirthExamples } from './examples.ts'
import { type BirthFormDraft, declarationOf } from './form-model.ts'
import { blockOf, visibleBlocks } from './form-model-blocks.ts'
import { birthProblems } from './rules.ts'
import { birthFeeQuestion } from './rules-kinds.ts'
import { missingPapers } from './rules-papers.ts'

const { registeredAgain: again, registeredAbroad: abroad, bornAbroad } = birthExamples
const here = exampleCircumstances('2026-11-20', { unitsCovering: { '00721': ['00721'] } })
const mission: Circumstances['office'] = { kind: 'MISSION', unitCode: 'FR-PAR', provinceCode: '' }
const errors = (problems: readonly Problem[]) =>
  problems.filter(({ severity }) => severity === 'error').map(({ rule, pointer }) => `${rule} ${pointer}`)
const found = (declaration: BirthDeclaration, circumstances = here) => errors(birthProblems(declaration, circumstances))
const withEarlier = (changes: Partial<NonNullable<BirthDeclaration['earlier']>>): BirthDeclaration => ({
  ...again,
  earlier: again.earlier && { ...again.earlier, ...changes },
})
const known = (changes: Partial<KnownPerson>): Circumstances => ({
  ...here,
  people: {
    CHILD: {
      personId: 'p',
      pin: '002184000051',
      name: 'Lục Thị Chía',
      sex: '2',
      birth: { year: 1984, date: null },
      death: null,
      conditions: [],
      marriages: [],
      mother: null,
      father: null,
      adoptiveMother: null,
      adoptiveFather: null,
      guardianship: null,
      birthEntry: null,
      ...changes,
    },
  },
})
const ref = { officeId: 1, entryId: '019a0000-0000-7000-8000-000000000001' }

test('R-I1 only a birth registered before 2016 is registered again, and none since 2027-03-01', () => {
  assert.deepEqual(found(again), [])
  assert.deepEqual(found(withEarlier({ registeredOn: date('2016-01-01') })), ['R-I1 /earlier/registeredOn'])
  assert.deepEqual(found({ ...again, earlier: null }), ['R-I1 /earlier/office'])
  const later = exampleCircumstances('2027-03-01', { unitsCovering: { '00721': ['00721'] } })
  assert.ok(found(again, later).includes('R-I1 /earlier/registeredOn'))
})

test('R-I2 the book and the original are both lost', () => {
  assert.deepEqual(found(withEarlier({ bookLost: false })), ['R-I2 /earlier/bookLost'])
  assert.deepEqual(found(withEarlier({ originalLost: false })), ['R-I2 /earlier/originalLost'])
})

test('R-I3 whose death is registered is not registered again', () => {
  const dead = known({ death: { on: date('2024-01-01'), declared: false, entry: ref, reference: 'số 03/2024' } })
  assert.deepEqual(found(again, dead), ['R-I3 /child/name'])
})

test('R-I4 the search is done and kept; an entry that is found is copied instead', () => {
  assert.deepEqual(found(withEarlier({ searchResult: null })), ['R-I4 /earlier/searchResult'])
  assert.deepEqual(found(withEarlier({ searchResult: 'FOUND' })), ['R-I4 /earlier/searchResult'])
  assert.deepEqual(found(again, known({ birthEntry: ref })), ['R-I4 /child/existingPin'])
})

test('R-I5 a number the person has is written and no other is asked for', () => {
  const plan = birth.plan(again, here)
  assert.deepEqual([plan.pinNeeded, plan.existingPin], [false, '002184000051'])
  const without = { ...again, child: { ...again.child, existingPin: null } }
  assert.equal(birth.plan(without, here).pinNeeded, true)
  assert.ok(birthProblems(without, here).some(({ rule, severity }) => rule === 'R-I5' && severity === 'warning'))
})

test('R-A2 registered again where it was before or where the requester lives permanently', () => {
  const elsewhere: Circumstances = {
    ...here,
    office: { kind: 'COMMUNE', unitCode: '00070', provinceCode: '01' },
    unitsCovering: { '00721': ['00721'], '00070': ['00070'] },
  }
  assert.deepEqual(found(again, elsewhere), ['R-A2 /mother/residence'])
  const itsSuccessor = { ...elsewhere, unitsCovering: { '00721': ['00070'] } }
  assert.deepEqual(found(again, itsSuccessor), [])
})

test('the plan of a birth registered again: kind 2, its procedure, five working days, one claim in the nation', () => {
  const plan = birth.plan(again, here)
  assert.deepEqual(
    [plan.register, plan.registrationKind, plan.procedureCode, plan.late],
    ['BIRTH', '2', '1.004884', false],
  )
  assert.equal(plan.dueAt.slice(0, 10), '2026-11-27')
  assert.deepEqual(plan.claims, ['AGAIN|BIRTH|00721|17|1984-05-02'])
  assert.equal(feeFor(birthFeeQuestion(again, here), here).total, 8000)
  assert.deepEqual(
    missingPapers(again, [], date('2026-11-20')).map(({ paper }) => paper),
    ['EARLIER_BIRTH_PAPERS', 'ORIGINAL_LOST_STATEMENT'],
  )
})

test('R-K1 a foreign birth is transcribed once, from a paper that may be used', () => {
  assert.deepEqual(found(abroad), [])
  assert.deepEqual(birth.plan(abroad, here).claims, ['FOREIGN|BIRTH|FR|2025n0311|2025-03-14'])
  const raw = { ...abroad, foreign: abroad.foreign && { ...abroad.foreign, legalisation: 'MISSING' as const } }
  assert.deepEqual(found(raw), ['R-K1 /foreign/legalisation'])
})

test('R-K2 a transcribed birth gives an extract and no certificate; its number is asked for', () => {
  const plan = birth.plan(abroad, here)
  assert.deepEqual([plan.registrationKind, plan.procedureCode, plan.pinNeeded], ['3', '2.000547', true])
  const entry = { content: abroad, registrationKind: '3' }
  const kinds = (of: object) =>
    birth.papers.filter(({ fits }) => fits?.(of as never) ?? true).map(({ kind, use }) => `${use} ${kind}`)
  assert.deepEqual(kinds(entry), [
    'original BIRTH_TRANSCRIPTION_EXTRACT',
    'copy BIRTH_TRANSCRIPTION_EXTRACT_COPY',
    'page BIRTH_REGISTER_PAGE',
  ])
  assert.deepEqual(kinds({ content: again, registrationKind: '2' }), [
    'original BIRTH_CERTIFICATE',
    'copy BIRTH_EXTRACT',
    'page BIRTH_REGISTER_PAGE',
  ])
  const foreigner = { ...abroad, child: { ...abroad.child, nationalities: ['FR'], ethnicity: null } }
  assert.ok(found(foreigner).includes('R-K2 /child/nationalities'))
  assert.deepEqual(found({ ...abroad, foreign: null }), ['R-K2 /foreign/countryCode'])
})

test('a foreign birth was transcribed by the district until 2025-06-30 and by the commune since', () => {
  const on = (day: string) =>
    found(abroad, exampleCircumstances(day, { unitsCovering: { '00721': ['00721'] } })).filter((one) =>
      one.startsWith('R-A1'),
    )
  assert.deepEqual([on('2025-06-30'), on('2025-07-01'), on('2026-01-15')], [['R-A1 /caseKind'], [], []])
})

test('R-N1 a mission registers by its own procedures and takes nothing of the provinces’ fees', () => {
  const there: Circumstances = { ...here, office: mission }
  assert.equal(birth.plan(bornAbroad, there).procedureCode, '1.001020')
  assert.notEqual(birth.plan(again, there).procedureCode, birth.plan(again, here).procedureCode)
  const fee = feeFor(birthFeeQuestion({ ...bornAbroad, copies: 2 }, there), there)
  assert.deepEqual([fee.total, fee.undecided, fee.currency], [0, true, 'USD'])
  const own = {
    procedure: 'BIRTH_MISSION',
    amount: 5,
    from: date('2026-01-01'),
    province: null,
    cite: 'Biểu phí',
  } as const
  const rows = [
    { ...own, currency: 'EUR' },
    { ...own, procedure: 'EXTRACT_COPY', amount: 4, currency: 'EUR' },
  ] as const
  const told = feeFor(birthFeeQuestion({ ...bornAbroad, copies: 2 }, there), {
    ...there,
    fees: { rows, online: false },
  })
  assert.deepEqual([told.total, told.undecided, told.currency], [13, false, 'EUR'])
})

test('the form shows the earlier or the foreign registration, and leaves out what today does not decide', () => {
  const draft = { ...typedBirthExamples.registeredAgain } as BirthFormDraft
  assert.deepEqual(visibleBlocks(draft), ['informant', 'earlier', 'proof', 'child', 'mother', 'father', 'requests'])
  assert.equal(blockOf('/earlier/searchResult'), 'earlier')
  const saved = BirthDeclaration.parse(declarationOf(draft))
  assert.deepEqual([saved.earlier?.number, saved.child.existingPin, saved.foreign], ['17', '002184000051', null])
  const other = BirthDeclaration.parse(declarationOf({ ...draft, caseKind: 'WITH_PAPERS' }))
  assert.equal(other.earlier, null)
})
