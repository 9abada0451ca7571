import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knownPersonOf } from '../../../tests/known.ts'
import { date } from '../../values/calendar-date.ts'
import { momentInVietnam } from '../../values/moment.ts'
import type { Circumstances } from '../circumstances.ts'
import { standing } from '../event.ts'
import type { KnownEntry, KnownMarriage } from '../known.ts'
import { declarationOf, unreadable } from '../parts/draft.ts'
import { divorceNote } from './divorce-note.ts'
import { examples, typedDivorceExamples as typed } from './examples.ts'

function on(receivedOn = '2026-11-18', others: Partial<Circumstances> = {}): Circumstances {
  const day = date(receivedOn)
  return {
    receivedAt: momentInVietnam(day, 540),
    receivedOn: day,
    today: day,
    office: { kind: 'COMMUNE', unitCode: '00721', provinceCode: '08' },
    ...others,
  }
}
const read = (declaration: unknown) => {
  const answer = divorceNote.read(declaration)
  assert.ok(answer.readable, JSON.stringify(answer))
  return answer.declaration
}
const errors = (declaration: unknown, circumstances = on()): string[] =>
  standing(divorceNote.judge(read(declaration), circumstances).problems, {}).map(
    ({ rule, pointer }) => `${rule} ${pointer}`,
  )
const ref = { officeId: 7, entryId: '0198a000-0000-7000-8000-0000000000ab' }
const someone = (role: 'WIFE' | 'HUSBAND', name: string, pin: string | null) =>
  ({ role, subject: true, name, birth: { year: 1988, date: null }, sex: null, pin, personId: null }) as const
const marriage: KnownEntry = {
  ref,
  kind: 'MARRIAGE',
  register: 'MARRIAGE',
  number: '12/2019',
  volume: '01/2019',
  registeredOn: date('2019-04-11'),
  officeName: 'Ủy ban nhân dân xã Đồng Văn',
  keeperId: 7,
  keeperName: 'Ủy ban nhân dân xã Đồng Văn',
  keeperUnit: '00721',
  content: {},
  revoked: false,
  persons: [someone('WIFE', 'Lục Thị Vân', '002188000911'), someone('HUSBAND', 'Lucas Bernard', null)],
}
const inBook = (change: object = {}) => ({ ...typed.divorce, marriage: null, entry: ref, ...change })
const knows = (entry: KnownEntry = marriage, others: Partial<Circumstances> = {}) =>
  on('2026-11-18', { entries: { [ref.entryId]: entry }, ...others })

test('every example can be registered, and stands in the form as it was declared', () => {
  for (const { title, declaration } of examples) {
    assert.deepEqual(errors(declaration), [], title[0])
    assert.deepEqual(unreadable(divorceNote, declaration), [], title[0])
    assert.ok(divorceNote.read(declarationOf(divorceNote, declaration)).readable)
  }
})

test('K a divorce that breaks the law, or that a court is asked not to recognise, is refused; of several the latest', () => {
  assert.deepEqual(errors({ ...typed.divorce, againstLaw: true }), ['K /againstLaw'])
  assert.deepEqual(errors({ ...typed.divorce, nonRecognitionAsked: true }), ['K /nonRecognitionAsked'])
  assert.deepEqual(errors({ ...typed.divorce, latest: false }), ['K /latest'])
})

test('R-K1 the foreign paper is legalised and translated, and makes one note in the nation', () => {
  const { foreign } = typed.divorce
  assert.deepEqual(errors({ ...typed.divorce, foreign: { ...foreign, legalisation: 'MISSING' } }), [
    'R-K1 /foreign/legalisation',
  ])
  assert.deepEqual(divorceNote.plan(read(typed.divorce), on()).claims, ['FOREIGN|DIVORCE|FR|2501187|2026-02-10'])
})

test('K the office of the marriage is competent, and where it is abroad that of the citizen', () => {
  const elsewhere = { ...typed.divorce, marriage: { ...typed.divorce.marriage, unitCode: '00070' } }
  assert.deepEqual(errors(elsewhere), ['R-A2 /entry'])
  assert.deepEqual(errors(typed.bothAbroad), [])
  const district = on('2024-05-06', { office: { kind: 'DISTRICT', unitCode: '026', provinceCode: '02' } })
  assert.ok(!errors(typed.bothAbroad, district).some((one) => one.startsWith('R-A1')))
  assert.ok(errors(typed.bothAbroad, on('2024-05-06')).includes('R-A1 /entry'))
  assert.deepEqual(errors(elsewhere, on('2027-03-01')).includes('R-A1 /entry'), false)
})

test('R-J4 both marriages end on the day of effect; the marriage entry is noted wherever it is kept', () => {
  const plan = divorceNote.plan(read(inBook()), knows())
  assert.deepEqual(plan.effects, [
    { does: 'end-marriage', role: 'WIFE', on: '2026-03-12', how: 'DIVORCE', entry: ref },
    { does: 'end-marriage', role: 'HUSBAND', on: '2026-03-12', how: 'DIVORCE', entry: ref },
  ])
  assert.match(
    plan.notes[0]?.content ?? '',
    /^Đã ly hôn theo Bản án ly hôn số 25\/01187 ngày 10\/02\/2026 của Tribunal/,
  )
  assert.deepEqual(plan.links, [{ entry: ref, relation: 'ENDS' }])
  const paper = { ...typed.divorce, marriage: { ...typed.divorce.marriage, unitCode: '00070' } }
  assert.deepEqual(divorceNote.plan(read(paper), on()).notices[0]?.to, { unitCode: '00070' })
  assert.equal(divorceNote.plan(read(typed.annulment), on()).registrationKind, '2')
})

test('K the entry is the marriage of these two, and has not ended yet', () => {
  assert.deepEqual(errors(inBook(), knows()), [])
  assert.deepEqual(errors(inBook({ wife: { ...typed.divorce.wife, pin: '002188000999' } }), knows()), ['K /entry'])
  assert.deepEqual(errors(inBook(), knows({ ...marriage, revoked: true })), ['K /entry'])
  assert.deepEqual(errors(inBook({ effectiveOn: '2018-01-01' }), knows()), ['R-C8 /effectiveOn'])
  // Nobody is divorced on the wedding day.
  assert.deepEqual(errors(inBook({ effectiveOn: marriage.registeredOn }), knows()), ['R-C8 /effectiveOn'])
  const bond = { entry: ref, reference: 'số 12/2019', spouse: null, from: date('2019-04-11'), endBasis: '' }
  const wife = (change: Partial<KnownMarriage>) =>
    knownPersonOf({
      name: 'Lục Thị Vân',
      birth: { year: 1988, date: null },
      marriages: [{ ...bond, to: null, endedBy: null, ...change }],
    })
  const people = (change: Partial<KnownMarriage>) => knows(marriage, { people: { WIFE: wife(change) } })
  assert.deepEqual(errors(inBook(), people({})), [])
  assert.deepEqual(errors(inBook(), people({ to: date('2025-01-01'), endedBy: 'DIVORCE' })), ['R-K1 /wife'])
  assert.deepEqual(errors(typed.divorce, on('2026-11-18', { people: { WIFE: wife({}) } })), ['R-K1 /wife'])
})

test('The time to note a divorce turned from twelve days to five working days', () => {
  const day = (receivedOn: string) => divorceNote.plan(read(typed.divorce), on(receivedOn)).dueAt.slice(0, 10)
  assert.equal(day('2024-05-06'), '2024-05-20', 'the twelfth day is a Saturday')
  assert.equal(day('2026-11-18'), '2026-11-25')
})
