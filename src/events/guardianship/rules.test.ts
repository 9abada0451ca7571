import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atDongVan, entryPerson, knownEntryOf, knownPersonOf, merged } from '../../../tests/known.ts'
import { date } from '../../values/calendar-date.ts'
import { standing } from '../event.ts'
import type { KnownPerson } from '../known.ts'
import { typedGuardianshipExamples as typed } from './examples.ts'
import { guardianship } from './guardianship.ts'

const known = (name: string, change: Partial<KnownPerson> = {}): KnownPerson =>
  knownPersonOf({
    personId: '0198a000-0000-7000-8000-0000000000aa',
    pin: null,
    name,
    sex: null,
    birth: { year: null, date: null },
    ...change,
  })
const open = (entryId: string): KnownPerson['guardianship'] => ({
  entry: { officeId: 1, entryId },
  guardians: [{ personId: '0198a000-0000-7000-8000-0000000000ab', pin: null, name: 'Người Cũ' }],
  from: date('2020-01-01'),
  reference: 'số 02/2020, xã Đồng Văn',
})

const on = atDongVan
type Any = Record<string, unknown>
type Name = keyof typeof typed
function found(name: Name, change: Any = {}, circumstances = on()): string[] {
  const examined = guardianship.examine(merged(typed[name] as Any, change), circumstances)
  assert.ok(examined.readable, JSON.stringify(!examined.readable && examined.issues))
  const reasons = (typed[name] as { reasons?: Record<string, string> }).reasons ?? {}
  return standing(examined.problems, reasons).map(({ rule, severity }) => `${rule} ${severity}`)
}
const planOf = (name: Name, circumstances = on(), change: Any = {}) => {
  const read = guardianship.read(merged(typed[name] as Any, change))
  assert.ok(read.readable)
  return guardianship.plan(read.declaration, circumstances)
}

for (const name of Object.keys(typed) as Name[])
  test(`the example "${name}" can be registered at Đồng Văn`, () => assert.deepEqual(found(name), []))

test('R-F1 a ward who has a guardian gets no second one; the reason names the first', () => {
  const ward = known('Lương Bảo Ngọc', { guardianship: open('0198a000-0000-7000-8000-00000000f001') })
  const examined = guardianship.examine(typed.appointed, on('2026-11-20', { people: { WARD: ward } }))
  assert.ok(examined.readable)
  const [problem] = examined.problems.filter(({ rule }) => rule === 'R-F1')
  assert.match(problem?.message ?? '', /đang có người giám hộ: Người Cũ \(số 02\/2020/)
})

test('R-F1 two guardians are parents or grandparents; a legal person is appointed and alone; nobody guards himself', () => {
  const second = typed.naturalGrandparents.group?.guardian2
  assert.deepEqual(found('appointed', { group: { guardian2: second } }), ['R-F1 error'])
  assert.deepEqual(found('naturalGrandparents', { group: { rank: 'UNCLE_OR_AUNT' } }), ['R-F1 error'])
  assert.deepEqual(found('legalPerson', { group: { guardian: typed.appointed.group?.guardian } }), ['R-F1 error'])
  assert.deepEqual(found('appointed', { group: { guardian: null } }), ['R-F1 error'])
  assert.deepEqual(found('appointed', { group: { guardian: { pin: '002316000521' } }, informant: { pin: null } }), [
    'R-F1 error',
  ])
})

test('R-F2 a guardian is alive, of age, of full capacity, and has declared the conditions', () => {
  assert.deepEqual(found('appointed', { group: { conditionsDeclared: false } }), ['R-F2 error'])
  assert.deepEqual(found('appointed', { group: { guardian: { birthDate: { known: 'day', date: '2009-01-01' } } } }), [
    'R-F2 error',
  ])
  const guardian = (change: Partial<KnownPerson>) =>
    found('appointed', {}, on('2026-11-20', { people: { GUARDIAN: known('Lương Thị Liễu', change) } }))
  const entry = { officeId: 1, entryId: '0198a000-0000-7000-8000-00000000f009' }
  assert.deepEqual(guardian({ death: { on: date('2026-01-01'), declared: false, entry, reference: 'số 1' } }), [
    'R-F2 error',
  ])
  assert.deepEqual(guardian({ conditions: [{ condition: 'INCAPABLE', from: date('2024-01-01') }] }), ['R-F2 error'])
  assert.deepEqual(guardian({}), [])
})

test('F3 natural guardians follow the order of the law; a later rank and several of one rank need their ground', () => {
  const natural = (rank: string, change: Any = {}) => {
    const group = { kind: 'NATURAL', rank, appointedBy: '', ...change }
    return found('appointed', { group })
  }
  assert.deepEqual(natural('ELDEST_SIBLING'), [])
  assert.deepEqual(natural('UNCLE_OR_AUNT'), ['F3 warning'])
  assert.deepEqual(natural('SPOUSE'), ['F3 error'])
  assert.deepEqual(natural('ELDEST_SIBLING', { othersOfRank: true }), ['F3 error'])
  assert.deepEqual(natural('ELDEST_SIBLING', { othersOfRank: true, agreement: true }), [])
  assert.deepEqual(found('naturalSpouse', { wardSituation: null }), ['F3 error'])
  assert.deepEqual(found('naturalSpouse', { wardSituation: 'ADULT_UNMARRIED' }), ['F3 error'])
  assert.deepEqual(found('naturalSpouse', { wardKind: 'ADULT_WITH_DIFFICULTY' }), ['F3 error'])
})

test('F3 an appointment, a reason and, for an adult, the decision of the court are named', () => {
  assert.deepEqual(found('appointed', { group: { appointedBy: '' } }), ['F3 error'])
  assert.deepEqual(found('appointed', { reason: '' }), ['F3 error'])
  assert.deepEqual(found('naturalSpouse', { wardDecision: '' }), ['F3 error'])
  assert.deepEqual(found('appointed', { wardKind: 'ADULT_WITHOUT_CAPACITY' }).includes('F3 error'), true)
})

test('a supervision stands on an open guardianship of the ward, by another than the guardian, since 2025-01-09', () => {
  const ref = typed.supervisedByPerson.guardianship
  const ward = (entryId: string) => ({
    people: { WARD: known('Lương Bảo Ngọc', { guardianship: open(entryId) }) },
  })
  assert.deepEqual(found('supervisedByPerson', {}, on('2026-11-20', ward(ref.entryId))), [])
  const ended = { people: { WARD: known('Lương Bảo Ngọc') } }
  assert.deepEqual(found('supervisedByPerson', {}, on('2026-11-20', ended)), ['F3 error'])
  assert.deepEqual(found('supervisedByPerson', {}, on('2025-01-08')), ['F3 error'])
  assert.deepEqual(found('supervisedByPerson', {}, on('2025-01-09')), [])
  assert.deepEqual(found('supervisedByPerson', { supervisor: null }), ['F3 error'])
  assert.deepEqual(found('supervisedByPerson', { supervisionBasis: '' }), ['F3 error'])
  const entries = knownEntryOf(ref, {
    register: 'GUARDIANSHIP',
    content: { matter: 'GUARDIANSHIP', group: { guardian: { pin: '002057000523' } } },
  })
  assert.deepEqual(found('supervisedByPerson', {}, on('2026-11-20', { entries })), ['F3 error'])
})

test('R-A1 R-A2 the residence of ward or guardian decides; a foreign element went to the district until 2025-06-30', () => {
  const away = { unitCode: '00070', asWritten: 'phường Hoàn Kiếm, thành phố Hà Nội', kind: 'PERMANENT' }
  assert.deepEqual(found('appointed', { ward: { residence: away } }), [])
  assert.deepEqual(found('appointed', { ward: { residence: away }, group: { guardian: { residence: away } } }), [
    'R-A2 error',
  ])
  assert.deepEqual(found('foreigner', { group: { appointedOn: null } }, on('2025-06-30')), ['R-A1 error'])
  assert.deepEqual(found('foreigner', { group: { appointedOn: null } }, on('2025-07-01')), [])
})

test('R-F4 the office is reminded thirty days before a minor ward comes of age, never of an adult', () => {
  assert.deepEqual(
    planOf('appointed').reminders.map(({ kind, dueOn }) => [kind, dueOn]),
    [['WARD_OF_AGE', '2034-04-08']],
  )
  assert.deepEqual(planOf('naturalSpouse').reminders, [])
  assert.deepEqual(found('appointed', { ward: { birthDate: { known: 'nothing' } } }), ['R-F4 warning'])
})

test('R-F3 a new guardian after a change follows the earlier guardianship of the same ward', () => {
  const replaces = { officeId: 1, entryId: '0198a000-0000-7000-8000-00000000f002' }
  const entries = (name: string) =>
    knownEntryOf(replaces, { register: 'GUARDIANSHIP', persons: [entryPerson('WARD', name, 'x')] })
  assert.deepEqual(found('appointed', { replaces }, on('2026-11-20', { entries: entries('Lương Bảo Ngọc') })), [])
  assert.deepEqual(found('appointed', { replaces }, on('2026-11-20', { entries: entries('Ai Khác') })), ['R-F3 error'])
  assert.deepEqual(planOf('appointed', on(), { replaces }).links, [{ entry: replaces, relation: 'REPLACES' }])
})

test('the plan: procedure, book, limit and effects by kind and by the law of the intake day', () => {
  const plan = (name: Name, day = '2026-11-20') => {
    const { procedureCode, register, dueAt, effects, regime } = planOf(name, on(day))
    return [procedureCode, register, dueAt.slice(0, 10), regime, effects.map(({ does }) => does).join(' ')]
  }
  assert.deepEqual(plan('appointed'), ['1.004837', 'GUARDIANSHIP', '2026-11-25', 'twoTier', 'act act guard'])
  assert.deepEqual(plan('naturalGrandparents')[4], 'act act act guard')
  assert.deepEqual(plan('foreigner').slice(0, 3), ['1.001669', 'GUARDIANSHIP', '2026-11-27'])
  assert.deepEqual(plan('supervisedByPerson').slice(0, 2), ['3.000323', 'GUARDIANSHIP'])
  assert.deepEqual(plan('supervisedByPerson')[4], 'act supervise')
  assert.deepEqual(plan('settledAbroad')[4], 'guard')
  assert.deepEqual(plan('appointed', '2015-12-30')[3], 'pre2016')
  assert.deepEqual(plan('appointed', '2027-03-01')[3], 'law2026')
  assert.equal(
    planOf('supervisedByPerson', on('2026-11-20', { policies: { 'supervision-book': 'CHANGE' } })).register,
    'CHANGE',
  )
})

test('F3 a minor whose parent lives and can act needs no guardian: why the parents cannot is said', () => {
  const mother = known('Lương Thị Mẹ')
  const dead = {
    on: date('2025-01-02'),
    declared: false,
    entry: { officeId: 1, entryId: mother.personId },
    reference: 'số 02/2025',
  }
  const parents = (change: Partial<KnownPerson>) =>
    on('2026-11-20', { people: { MOTHER: { ...mother, ...change }, FATHER: { ...mother, death: dead } } })
  assert.deepEqual(found('appointed', {}, parents({})), ['F3 warning'])
  assert.deepEqual(found('appointed', {}, parents({ death: dead })), [])
  const incapable = [{ condition: 'INCAPABLE', from: date('2020-01-01') }] as const
  assert.deepEqual(found('appointed', {}, parents({ conditions: incapable })), [])
  assert.deepEqual(found('naturalSpouse', {}, parents({})), [])
})

test('F3 A3 the appointment is not dated after today, and who asks as guardian is the guardian', () => {
  assert.deepEqual(found('appointed', { group: { appointedOn: '2027-01-01' } }), ['F3 error'])
  assert.deepEqual(found('appointed', { informant: { name: 'Người Lạ', pin: '002189000599' } }), ['A3 error'])
})
