import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knownPersonOf } from '../../../tests/known.ts'
import { date } from '../../values/calendar-date.ts'
import type { KnownMarriage } from '../known.ts'
import { type Draft, declarationOf, draftOf, unreadable, withUsual } from '../parts/draft.ts'
import { type Found, fillFromGroup, fillPerson, forgetPerson } from '../parts/draft-people.ts'
import { put, sourceOf, textAt } from '../parts/draft-tree.ts'
import { MaritalDeclaration } from './declaration.ts'
import { examples } from './examples.ts'
import { maritalForm } from './form.ts'
import { maritalStatus } from './marital-status.ts'

test('every example comes through the form unchanged', () => {
  for (const { title, declaration } of examples) {
    const whole = MaritalDeclaration.parse(declaration)
    const draft = draftOf(whole)
    assert.deepEqual(unreadable(maritalStatus, draft), [], title[0])
    const again = maritalStatus.read(declarationOf(maritalStatus, draft))
    assert.ok(again.readable, title[0])
    assert.deepEqual(again.declaration, whole, title[0])
  }
})

test('the form asks for the intended spouse only for a marriage', () => {
  const missing = (purpose: string) =>
    unreadable(maritalStatus, draftOf({ purpose, subject: { name: 'Nông Văn Tiến' } })).map(({ pointer }) => pointer)
  assert.ok(missing('1').some((pointer) => pointer.startsWith('/intended')))
  assert.ok(!missing('5').some((pointer) => pointer.startsWith('/intended')))
  assert.ok(missing('5').includes('/purposeText'))
})

const at = '2026-11-20T02:00:00.000Z'
const wed: KnownMarriage = {
  entry: null,
  reference: 'số 05/2018, UBND xã Đồng Văn',
  spouse: { personId: '0198c1d0-0000-7000-8000-000000000002', pin: null, name: 'Vừ Mí Bình' },
  from: date('2018-02-01'),
  to: null,
  endedBy: null,
  endBasis: '',
}
const ended = (endedBy: 'DEATH' | 'DIVORCE' | 'ANNULMENT'): KnownMarriage => ({
  ...wed,
  to: date('2024-05-10'),
  endedBy,
})
const person = (birth: string, marriages: readonly KnownMarriage[]) =>
  knownPersonOf({
    name: 'Lý Thị Ân',
    sex: '2',
    birth: { year: Number(birth.slice(0, 4)), date: date(birth) },
    marriages,
  })
const citizen = (maritalStatus: 'SINGLE' | 'DIVORCED') =>
  ({ name: 'Lý Thị Ân', maritalStatus, deceased: false }) as unknown as NonNullable<Found['citizen']>
const looked = (found: Pick<Found, 'citizen' | 'person'>, draft: Draft = {}): Draft =>
  fillPerson(maritalForm, draft, '/subject', { ...found, at })
const status = (draft: Draft): string => textAt(draft, '/declaredStatus')

test('R-D5 nobody is presumed to have never married: the officer chooses, and a certificate without a status is not read', () => {
  const fresh = withUsual(maritalForm, draftOf({ purpose: '5' }))
  assert.equal(status(fresh), '')
  const [whole] = examples
  const { declaredStatus: _, ...silent } = MaritalDeclaration.parse(whole?.declaration)
  const missing = unreadable(maritalStatus, draftOf(silent)).map(({ pointer, message }) => [pointer, message[0]])
  assert.deepEqual(missing, [['/declaredStatus', 'Chưa có: Tình trạng khai.']])
  assert.equal(maritalStatus.read(silent).readable, false)
})

test('R-D5 the status of a person found by number is the one of the marital timeline', () => {
  const known = (marriages: readonly KnownMarriage[]) =>
    status(looked({ citizen: null, person: person('1985-03-02', marriages) }))
  assert.equal(known([wed]), 'MARRIED')
  assert.equal(known([ended('DIVORCE')]), 'DIVORCED')
  assert.equal(known([ended('DEATH')]), 'WIDOWED')
  assert.equal(known([ended('ANNULMENT')]), 'NEVER_MARRIED')
  assert.equal(known([{ ...ended('DIVORCE'), from: null }]), 'DIVORCED', 'only its end is known')
  assert.equal(known([]), '', 'of age since long before the registers know every marriage')
  assert.equal(status(looked({ citizen: null, person: person('2001-03-02', []) })), 'NEVER_MARRIED')
  assert.equal(status(looked({ citizen: citizen('DIVORCED'), person: person('1985-03-02', []) })), 'DIVORCED')
  assert.equal(status(looked({ citizen: citizen('SINGLE'), person: null })), 'NEVER_MARRIED')
  const registersFirst = looked({ citizen: citizen('SINGLE'), person: person('1985-03-02', [ended('DEATH')]) })
  assert.equal(status(registersFirst), 'WIDOWED')
})

test('R-D5 the status goes with the person who brought it, unless somebody typed another', () => {
  const found = looked({ citizen: null, person: person('1985-03-02', [ended('DIVORCE')]) })
  assert.equal(sourceOf(found, '/declaredStatus')?.changed, false)
  const gone = forgetPerson(found, '/subject')
  assert.deepEqual([status(gone), sourceOf(gone, '/declaredStatus')], ['', undefined])
  const typed = put(found, '/declaredStatus', 'WIDOWED')
  assert.equal(status(forgetPerson(typed, '/subject')), 'WIDOWED')
  assert.equal(
    status(fillPerson(maritalForm, {}, '/intendedSpouse', { citizen: citizen('SINGLE'), person: null, at })),
    '',
  )
})

test('a marriage only the population database knows brings its certificate; one of the registers is told by its entry', () => {
  const married = {
    ...citizen('SINGLE'),
    maritalStatus: 'MARRIED',
    marriage: {
      number: '12/2014',
      book: '01',
      registeredOn: '2014-02-14',
      office: 'Ủy ban nhân dân xã Đồng Văn',
      endedOn: null,
    },
  } as NonNullable<Found['citizen']>
  const draft = looked({ citizen: married, person: null })
  assert.equal(status(draft), 'MARRIED')
  assert.deepEqual(
    ['paper', 'number', 'authority', 'issuedOn'].map((field) => textAt(draft, `/lastMarriage/${field}`)),
    ['Giấy chứng nhận kết hôn', '12/2014', 'Ủy ban nhân dân xã Đồng Văn', '2014-02-14'],
  )
  assert.equal(textAt(forgetPerson(draft, '/subject'), '/lastMarriage/number'), '')
  const known = looked({ citizen: married, person: person('1992-12-12', [wed]) })
  assert.equal(textAt(known, '/lastMarriage/number'), '')
})

test('who asks for himself is known to ask as the person; a certificate is asked for at least once', () => {
  const draft = withUsual(maritalForm, draftOf({ purpose: '5', subject: { name: 'Lý Thị Ân' } }))
  const taken = fillFromGroup(maritalForm, draft, '/subject', '/informant')
  assert.equal(textAt(taken, '/informant/relationship'), 'SELF')
  assert.equal(textAt(taken, '/copies'), '1')
})
