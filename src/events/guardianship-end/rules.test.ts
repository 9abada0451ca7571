import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atDongVan, entryPerson, knownEntryOf, knownPersonOf } from '../../../tests/known.ts'
import { date } from '../../values/calendar-date.ts'
import type { Circumstances } from '../circumstances.ts'
import { standing } from '../event.ts'
import type { KnownEntry, KnownPerson } from '../known.ts'
import { typedGuardianshipEndExamples as typed } from './examples.ts'
import { guardianshipEnd } from './guardianship-end.ts'

const registration = { officeId: 1, entryId: '0198a000-0000-7000-8000-00000000f001' }
const entry = (change: Partial<KnownEntry> = {}): Record<string, KnownEntry> =>
  knownEntryOf(registration, {
    register: 'GUARDIANSHIP',
    keeperUnit: '00721',
    content: { matter: 'GUARDIANSHIP' },
    persons: [entryPerson('WARD', 'Lương Bảo Khánh', '002208000531')],
    ...change,
  })
const ward = (change: Partial<KnownPerson> = {}): KnownPerson =>
  knownPersonOf({
    personId: '0198a000-0000-7000-8000-0000000000aa',
    pin: '002208000531',
    name: 'Lương Bảo Khánh',
    sex: '1',
    birth: { year: 2008, date: date('2008-10-01') },
    guardianship: { entry: registration, guardians: [], from: date('2019-06-12'), reference: 'số 03/2019' },
    ...change,
  })
const on = (receivedOn = '2026-11-20', others: Partial<Circumstances> = {}): Circumstances =>
  atDongVan(receivedOn, { entries: entry(), people: { WARD: ward() }, ...others })
type Any = Record<string, unknown>
type Name = keyof typeof typed
function found(name: Name, change: Any = {}, circumstances = on()): string[] {
  const examined = guardianshipEnd.examine({ ...typed[name], registration, reasons: {}, ...change }, circumstances)
  assert.ok(examined.readable, JSON.stringify(!examined.readable && examined.issues))
  return standing(examined.problems, {}).map(({ rule, severity }) => `${rule} ${severity}`)
}
const planOf = (name: Name, change: Any = {}, circumstances = on()) => {
  const read = guardianshipEnd.read({ ...typed[name], registration, ...change })
  assert.ok(read.readable)
  return guardianshipEnd.plan(read.declaration, circumstances)
}
const noPeople = { people: {} }

test('an end found at the office that keeps the book can be registered', () => {
  assert.deepEqual(found('ofAge'), [])
})

test('R-A1 the office that registered, or the one that followed it, ends it; another does not', () => {
  assert.deepEqual(found('ofAge', {}, on('2026-11-20', { entries: entry({ keeperUnit: '00070' }) })), ['R-A2 error'])
  const merged = { entries: entry({ keeperUnit: '00713' }), unitsCovering: { '00713': ['00721'] } }
  assert.deepEqual(found('ofAge', {}, on('2026-11-20', merged)), [])
})

test('F2 an entry that is on paper only is named, and its check written down', () => {
  assert.deepEqual(found('ofAge', { registration: null }, on('2026-11-20', noPeople)), ['F2 warning'])
  const nameless = { registration: null, registeredNumber: '' }
  assert.ok(found('ofAge', nameless, on('2026-11-20', noPeople)).includes('F2 error'))
})

test('F2 the entry is a guardianship of this ward that stands', () => {
  const wrong = (change: Any) => found('ofAge', {}, on('2026-11-20', { entries: entry(change) }))
  assert.deepEqual(wrong({ kind: 'BIRTH' }), ['F2 error'])
  assert.deepEqual(wrong({ revoked: true }), ['F2 error'])
  assert.deepEqual(wrong({ content: { matter: 'SUPERVISION' } }), ['F2 error'])
  assert.deepEqual(wrong({ persons: [{ role: 'WARD', name: 'Ai Khác', pin: '1' }] }), ['F2 error'])
})

test('R-F4 what has ended does not end again; the ground is one of the law and true', () => {
  assert.deepEqual(found('ofAge', {}, on('2026-11-20', { people: { WARD: ward({ guardianship: null }) } })), [
    'R-F4 error',
  ])
  assert.deepEqual(found('ofAge', { ground: null }), ['R-F4 error'])
  assert.deepEqual(found('ofAge', { happenedOn: null }, on('2026-09-30')), ['R-F4 error'])
  assert.deepEqual(found('ofAge', { ground: 'WARD_DEAD' }), ['R-F4 warning'])
  assert.deepEqual(found('ofAge', { ground: 'WARD_ADOPTED' }), ['R-F4 warning'])
  assert.deepEqual(found('ofAge', { ground: 'PARENTS_ABLE' }), [])
  assert.deepEqual(found('supervisionEnds', { reason: '' }, on('2026-11-20', noPeople)).includes('R-F4 error'), true)
})

test('R-F3 a change names who follows, who must fit; an end has nobody', () => {
  const people = { WARD: ward({ name: 'Lương Bảo Ngọc', birth: { year: 2016, date: null } }) }
  const entries = entry({ persons: [entryPerson('WARD', 'Lương Bảo Ngọc')] })
  const here = on('2026-11-20', { people, entries })
  assert.deepEqual(found('guardianChanged', {}, here), [])
  assert.deepEqual(found('guardianChanged', { next: null }, here), ['R-F3 warning'])
  const { next } = typed.guardianChanged
  assert.deepEqual(found('guardianChanged', { next: { ...next, conditionsDeclared: false } }, here), ['R-F2 error'])
  assert.deepEqual(found('guardianChanged', { ground: 'PARENTS_ABLE' }, here), ['R-F3 error'])
  const plan = planOf('guardianChanged', {}, here)
  assert.deepEqual(
    plan.also.map(({ kind, declaration }) => [kind, (declaration as { replaces: unknown }).replaces]),
    [['GUARDIANSHIP', registration]],
  )
})

test('the plan of an end: what ends, the note in the book of guardianships, the limit', () => {
  const plan = planOf('ofAge')
  assert.deepEqual(
    [plan.register, plan.procedureCode, plan.dueAt.slice(0, 10)],
    ['GUARDIANSHIP_END', '1.004845', '2026-11-24'],
  )
  assert.deepEqual(plan.effects, [
    {
      does: 'end-guardianship',
      guardianship: registration,
      on: '2026-11-20',
      reason: 'Người được giám hộ đã đủ 18 tuổi',
    },
  ])
  assert.deepEqual(plan.links, [{ entry: registration, relation: 'ENDS' }])
  assert.match(plan.notes[0]?.content ?? '', /^Đã chấm dứt giám hộ từ ngày 20\/11\/2026/)
  assert.deepEqual(plan.also, [])
})

test('the end of a supervision ends the supervision alone, and is registered since 2025-01-09', () => {
  const guardianship = { officeId: 1, entryId: '0198a000-0000-7000-8000-00000000f00a' }
  const entries = entry({ content: { matter: 'SUPERVISION', guardianship } })
  assert.deepEqual(planOf('supervisionEnds', {}, on('2026-11-20', { entries })).effects, [
    { does: 'end-supervision', guardianship, on: '2026-11-20' },
  ])
  assert.deepEqual(found('supervisionEnds', {}, on('2026-11-20', { entries })), [])
  assert.deepEqual(found('supervisionEnds', { happenedOn: null }, on('2025-01-08', { entries })), ['F1 error'])
})

test('R-F4 what ends a guardianship has happened, and not before it was registered', () => {
  assert.deepEqual(found('ofAge', { happenedOn: '2027-01-01' }), ['R-F4 error'])
  assert.deepEqual(found('ofAge', { happenedOn: '2019-01-01' }), ['R-F4 error'])
  assert.deepEqual(found('ofAge', { happenedOn: null, registeredOn: '2027-01-01' }), ['R-F4 error'])
})
