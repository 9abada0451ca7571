import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atDongVan, knownPersonOf, merged } from '../../../tests/known.ts'
import { date } from '../../values/calendar-date.ts'
import { standing } from '../event.ts'
import type { KnownPerson } from '../known.ts'
import { adoption } from './adoption.ts'
import { typedAdoptionExamples as typed } from './examples.ts'
import { adoptionForm } from './form.ts'

const known = (name: string, change: Partial<KnownPerson> = {}): KnownPerson =>
  knownPersonOf({
    personId: '0198a000-0000-7000-8000-0000000000aa',
    pin: null,
    name,
    sex: null,
    birth: { year: null, date: null },
    ...change,
  })
const marriedTo = (personId: string): KnownPerson['marriages'] => [
  {
    entry: null,
    reference: '',
    spouse: { personId, pin: null, name: 'X' },
    from: date('2012-06-20'),
    to: null,
    endedBy: null,
    endBasis: '',
  },
]

const on = atDongVan
type Any = Record<string, unknown>
type Name = keyof typeof typed
function found(name: Name, change: Any = {}, circumstances = on()): string[] {
  const examined = adoption.examine(merged(typed[name] as Any, change), circumstances)
  assert.ok(examined.readable, JSON.stringify(!examined.readable && examined.issues))
  return standing(examined.problems, {}).map(({ rule, severity }) => `${rule} ${severity}`)
}
const planOf = (name: Name, circumstances = on(), change: Any = {}) => {
  const read = adoption.read(merged(typed[name] as Any, change))
  assert.ok(read.readable)
  return adoption.plan(read.declaration, circumstances)
}
const born = (day: string) => ({ birthDate: { known: 'day', date: day } })

for (const name of Object.keys(typed) as Name[])
  test(`the example "${name}" can be registered at Đồng Văn`, () => assert.deepEqual(found(name), []))

test('M1 the child is under 16, under 18 for a step-parent, an aunt or an uncle (NCN 8)', () => {
  const child = { ...born('2010-11-20'), pin: null }
  assert.deepEqual(found('couple', { child, childSays: 'AGREES' }), ['M1 error'])
  assert.deepEqual(found('couple', { child: born('2010-11-21'), childSays: 'AGREES' }), [])
  assert.deepEqual(found('stepFather', { child: born('2008-11-20') }), ['M1 error'])
  assert.deepEqual(found('stepFather', { child: born('2008-11-21') }), [])
})

test('M2 an adopter is twenty years older, unless a step-parent, an aunt or an uncle (NCN 14)', () => {
  assert.deepEqual(found('couple', { mother: born('2005-02-11') }), ['M2 error'])
  assert.deepEqual(found('couple', { mother: born('2005-02-10') }), [])
  assert.deepEqual(found('stepFather'), [])
})

test('M3 adopters are alive, of full capacity, and the conditions were checked', () => {
  assert.deepEqual(found('couple', { conditionsDeclared: false }), ['M3 error'])
  const mother = known('Đặng Thị Xuân', { conditions: [{ condition: 'LIMITED', from: date('2020-01-01') }] })
  assert.deepEqual(found('couple', {}, on('2026-11-20', { people: { ADOPTIVE_MOTHER: mother } })), ['M3 error'])
  assert.deepEqual(found('couple', { father: { deceased: true } }), ['M3 error'])
})

test('M4 one single adopter or husband and wife; the registers know who is married to whom', () => {
  assert.deepEqual(found('couple', { marriage: '' }), ['M4 error'])
  const [wifeId, husbandId] = ['0198a000-0000-7000-8000-0000000000b1', '0198a000-0000-7000-8000-0000000000b2']
  const people = (wife: Partial<KnownPerson>, husband: Partial<KnownPerson>) =>
    on('2026-11-20', {
      people: {
        ADOPTIVE_MOTHER: known('Đặng Thị Xuân', { personId: wifeId, ...wife }),
        ADOPTIVE_FATHER: known('Hoàng Văn Đạt', { personId: husbandId, ...husband }),
      },
    })
  const both = people({ marriages: marriedTo(husbandId) }, { marriages: marriedTo(wifeId) })
  assert.deepEqual(found('couple', { marriage: '' }, both), [])
  assert.deepEqual(found('couple', {}, people({ marriages: marriedTo('other') }, {})), ['M4 error'])
  const alone = (marriages: KnownPerson['marriages']) =>
    on('2026-11-20', { people: { ADOPTIVE_MOTHER: known('Đặng Thị Xuân', { marriages }) } })
  assert.deepEqual(found('fromInstitution', {}, alone(marriedTo(husbandId))), ['M4 error'])
  assert.deepEqual(found('fromInstitution', {}, alone([])), [])
  assert.deepEqual(found('fromInstitution', { mother: null }), ['M4 error'])
})

test('M4 a man is no adoptive mother, a woman no adoptive father; what the heading says is not asked', () => {
  assert.deepEqual(found('couple', { mother: { sex: '1' } }), ['M4 error'])
  assert.deepEqual(found('couple', { father: { sex: '2' } }), ['M4 error'])
  assert.deepEqual(found('couple', { mother: { sex: null }, father: { sex: null } }), [])
  const asked = adoptionForm.flatMap(({ fields }) => fields).map(({ at }) => at)
  assert.equal(asked.includes('/mother/sex'), false)
})

test('M4 a child who is adopted is not adopted again', () => {
  const adoptiveFather = { personId: 'p', pin: null, name: 'Người Khác' }
  const people = { ADOPTED: known('Vi Khánh Chi', { adoptiveFather }) }
  assert.deepEqual(found('couple', {}, on('2026-11-20', { people })), ['M4 error'])
})

test('M5 grandparents and siblings cannot adopt (NCN 13.6)', () => {
  const kin = (relation: 'DIRECT_LINE' | 'SIBLING' | 'AUNT_UNCLE_NIECE_NEPHEW') =>
    found('couple', {}, on('2026-11-20', { kinship: [{ a: 'ADOPTED', b: 'ADOPTIVE_MOTHER', relation }] }))
  assert.deepEqual(kin('DIRECT_LINE'), ['M5 error'])
  assert.deepEqual(kin('SIBLING'), ['M5 error'])
  assert.deepEqual(kin('AUNT_UNCLE_NIECE_NEPHEW'), [])
})

test('M6 parents consent fifteen days after the birth, a child from nine on too; the guardian where no parent can (NCN 21)', () => {
  assert.deepEqual(found('couple', { motherConsent: null }), ['M6 error'])
  assert.deepEqual(found('couple', { fatherConsent: null }), ['M6 error'])
  const early = { child: born('2026-11-01'), motherConsent: { status: 'CONSENTS', on: '2026-11-15' } }
  assert.deepEqual(found('couple', early), ['M6 error'])
  assert.deepEqual(found('couple', { ...early, motherConsent: { status: 'CONSENTS', on: '2026-11-16' } }), [])
  assert.deepEqual(found('fromInstitution', { guardianConsentOn: null }), ['M6 error'])
  assert.deepEqual(found('stepFather', { childSays: null }), ['M6 error'])
  assert.deepEqual(found('stepFather', { childSays: 'OBJECTS' }), ['M6 error'])
})

test('M7 all are present, and who gives the child is named (NCN 22)', () => {
  assert.deepEqual(found('couple', { allPresent: false }), ['M7 error'])
  assert.deepEqual(found('couple', { givingMother: null }), ['M7 error'])
  assert.deepEqual(found('couple', { givenBy: null }), ['M7 error'])
})

test('R-A1 R-A2 permanent residence of child or adopter decides; with a foreigner the province does', () => {
  const temporary = { unitCode: '00721', asWritten: 'xã Đồng Văn', kind: 'TEMPORARY' }
  const away = { unitCode: '00070', asWritten: 'phường Hoàn Kiếm', kind: 'PERMANENT' }
  const people = { child: { residence: temporary }, mother: { residence: away }, father: { residence: away } }
  assert.deepEqual(found('couple', people), ['R-A2 error'])
  assert.deepEqual(found('couple', { ...people, father: {} }), [])
  assert.deepEqual(found('couple', { father: { nationalities: ['FR'] } }), ['R-A1 error'])
})

test('G7 the birth entry gets its note, and its parents change on request only', () => {
  assert.deepEqual(found('couple', { birthEntry: null }), ['G7 warning'])
  const birthEntry = { officeId: 2, entryId: '0198a000-0000-7000-8000-00000000a002' }
  const people = { ADOPTED: known('Vi Khánh Chi', { birthEntry }) }
  const plan = planOf('couple', on('2026-11-20', { people }), { birthEntry: null })
  assert.deepEqual(plan.notes, [
    { entry: birthEntry, content: 'Được nhận làm con nuôi; mẹ nuôi: ĐẶNG THỊ XUÂN; cha nuôi: HOÀNG VĂN ĐẠT' },
  ])
})

test('the plan: adoptive links, six reports in three years, the limit, the guardianship that ends', () => {
  const plan = planOf('couple')
  assert.deepEqual([plan.register, plan.procedureCode, plan.dueAt.slice(0, 10)], ['ADOPTION', '2.001263', '2026-12-21'])
  assert.deepEqual(
    plan.effects.map(({ does }) => does),
    ['act', 'act', 'act', 'adopt', 'adopt'],
  )
  assert.deepEqual(
    plan.reminders.map(({ dueOn }) => dueOn),
    ['2027-05-20', '2027-11-20', '2028-05-20', '2028-11-20', '2029-05-20', '2029-11-20'],
  )
  const guardianship = {
    entry: { officeId: 3, entryId: '0198a000-0000-7000-8000-00000000f001' },
    guardians: [],
    from: date('2025-03-01'),
    reference: 'số 01/2025',
  }
  const people = { ADOPTED: known('Vi Khánh Chi', { guardianship }) }
  assert.deepEqual(
    planOf('couple', on('2026-11-20', { people })).notices.map(({ kind, to }) => [kind, to]),
    [['GUARDIANSHIP_GROUND', { keeperOf: guardianship.entry }]],
  )
  assert.deepEqual(planOf('settledAbroad').reminders, [])
  assert.equal(planOf('settledAbroad').procedureCode, '2.002363')
})
