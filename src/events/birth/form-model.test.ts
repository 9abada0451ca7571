import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knownDay } from '../../values/partial-date.ts'
import { BirthDeclaration } from './declaration.ts'
import {
  type BirthFormDraft,
  declarationOf,
  draftOf,
  newDraft,
  textAt,
  typed,
  unreadable,
  valueAt,
} from './form-model.ts'
import { fullLabelOf, visibleBlocks } from './form-model-blocks.ts'
import { draftForSibling, fillFromCitizen, forgetFetched, type KnownCitizen, sourceOf } from './form-model-citizen.ts'
import { ethnicityChoices, suggestAgain, withSuggestions } from './form-model-suggest.ts'

const at = { source: 'POPULATION_DB', at: '2026-03-02T01:00:00.000Z' } as const
const place = (asWritten: string) => ({
  countryCode: 'VN',
  unitCode: '00070',
  asOf: '2026-03-02',
  detail: '',
  asWritten,
})
const kinh = { code: '01', asWritten: 'Kinh' }
const hoa: KnownCitizen = {
  pin: '001198012345',
  name: 'Trần Thị Hoa',
  birthDate: knownDay('1998-05-14'),
  sex: '2',
  deceased: false,
  settledAbroad: false,
  maritalStatus: 'MARRIED',
  ethnicity: kinh,
  nationalities: ['VN'],
  residence: { ...place('phường Hoàn Kiếm, thành phố Hà Nội'), kind: 'PERMANENT' },
  hometown: place('phường Sơn Tây, thành phố Hà Nội'),
  spousePin: '001096054321',
}
const binh: KnownCitizen = {
  pin: '001096054321',
  name: 'Lê Văn Bình',
  birthDate: knownDay('1996-11-02'),
  sex: '1',
  deceased: false,
  settledAbroad: false,
  maritalStatus: 'MARRIED',
  ethnicity: kinh,
  nationalities: ['VN'],
  residence: { ...place('phường Hoàn Kiếm, thành phố Hà Nội'), kind: 'PERMANENT' },
  hometown: place('xã Đông Anh, thành phố Hà Nội'),
  marriage: {
    number: '12',
    book: '01/2024',
    registeredOn: '2024-02-20',
    office: 'UBND phường Hoàn Kiếm',
    endedOn: null,
  },
}

/** Types field by field as the screen does, counting. */
function typist(start: BirthFormDraft) {
  let draft = start
  let fields = 0
  return {
    type(pointer: string, value: unknown) {
      fields += 1
      draft = withSuggestions(typed(draft, pointer, value))
    },
    fetch(group: '/mother' | '/father', citizen: KnownCitizen) {
      fields += 1
      draft = fillFromCitizen(typed(draft, `${group}/pin`, citizen.pin), group, citizen, at)
    },
    get draft() {
      return draft
    },
    get fields() {
      return fields
    },
  }
}

function normalBirth() {
  const hand = typist(newDraft())
  hand.type('/informant/relationship', 'FATHER')
  hand.type('/proof/code', '01.01.26.00123')
  hand.type('/child/name', 'Lê Trần Minh An')
  hand.type('/child/birthDate', knownDay('2026-02-21'))
  hand.type('/child/sex', '2')
  hand.type('/child/birthPlace/facilityName', 'Bệnh viện Phụ sản')
  hand.type('/child/birthPlace', { ...place('phường Hoàn Kiếm, thành phố Hà Nội'), facilityName: 'Bệnh viện Phụ sản' })
  hand.fetch('/mother', hoa)
  hand.fetch('/father', binh)
  return hand
}

test('a normal birth with two parents known by PIN is complete after at most twelve typed fields', () => {
  const hand = normalBirth()
  assert.deepEqual(unreadable(hand.draft), [])
  assert.ok(hand.fields <= 12, `${hand.fields} fields were typed`)
  const declaration = BirthDeclaration.parse(declarationOf(hand.draft))
  assert.equal(declaration.informant.name, 'Lê Văn Bình')
  assert.equal(declaration.informant.pin, binh.pin)
  assert.deepEqual(declaration.child.ethnicity, kinh)
  assert.deepEqual(declaration.child.nationalities, ['VN'])
  assert.equal(declaration.child.hometown?.asWritten, 'xã Đông Anh, thành phố Hà Nội')
  assert.equal(declaration.fatherBasis, 'MARRIAGE')
  assert.equal(declaration.parentsMarriage?.verified, true)
  assert.equal(declaration.mother?.filledFrom, 'POPULATION_DB')
})

test('what was saved comes back as it was typed, with its notes', () => {
  const { draft } = normalBirth()
  const saved: unknown = JSON.parse(JSON.stringify({ ...declarationOf(draft), form: draft.form }))
  const back = draftOf(saved)
  assert.deepEqual(declarationOf(back), declarationOf(draft))
  assert.deepEqual(back.form, JSON.parse(JSON.stringify(draft.form)))
})

test('R-B7 an empty father is null as a whole and takes the ground for writing him along', () => {
  const hand = typist(newDraft())
  hand.fetch('/mother', hoa)
  hand.type('/father/nationalities', ['VN'])
  hand.type('/fatherBasis', 'MARRIAGE')
  const declaration = declarationOf(hand.draft)
  assert.equal(declaration.father, null)
  assert.equal(declaration.fatherBasis, null)
})

test('R-B7 without a father ethnicity, nationality and hometown follow the mother', () => {
  const hand = typist(newDraft())
  hand.fetch('/mother', hoa)
  assert.equal(textAt(hand.draft, '/child/hometown/asWritten'), 'phường Sơn Tây, thành phố Hà Nội')
  assert.deepEqual(valueAt(hand.draft, '/child/ethnicity'), kinh)
  assert.equal(hand.draft.form?.suggested?.['/child/hometown'], 'MOTHER')
})

test('different ethnicities are not chosen for the parents (BLDS 29.2)', () => {
  const hand = typist(newDraft())
  hand.fetch('/mother', { ...hoa, ethnicity: { code: '02', asWritten: 'Tày' } })
  hand.fetch('/father', binh)
  assert.equal(valueAt(hand.draft, '/child/ethnicity'), undefined)
  assert.deepEqual(
    ethnicityChoices(hand.draft).map((choice) => choice.asWritten),
    ['Kinh', 'Tày'],
  )
})

test('a typed value stays when the parents change, and the suggestion can be taken back', () => {
  const hand = typist(newDraft())
  hand.fetch('/mother', hoa)
  hand.type('/child/hometown', place('xã Cần Giờ, Thành phố Hồ Chí Minh'))
  hand.fetch('/father', binh)
  assert.equal(textAt(hand.draft, '/child/hometown/asWritten'), 'xã Cần Giờ, Thành phố Hồ Chí Minh')
  const again = suggestAgain(hand.draft, '/child/hometown')
  assert.equal(textAt(again, '/child/hometown/asWritten'), 'xã Đông Anh, thành phố Hà Nội')
})

test('an emptied suggestion stays empty while it is typed over', () => {
  const hand = normalBirth()
  hand.type('/informant/name', '')
  assert.equal(textAt(hand.draft, '/informant/name'), '')
})

test('LHT 36.1 a foreign parent opens the choice of nationality, and the choice decides', () => {
  const hand = typist(newDraft())
  hand.fetch('/mother', hoa)
  hand.type('/father/name', 'John Smith')
  hand.type('/father/nationalities', ['GB'])
  assert.ok(visibleBlocks(hand.draft).includes('nationalityChoice'))
  assert.equal(valueAt(hand.draft, '/child/nationalities'), undefined)
  const father = declarationOf(hand.draft).father as { ethnicity: unknown }
  assert.deepEqual(father.ethnicity, { code: null, asWritten: '' }, 'R-B15 a foreigner needs no ethnic group')
  hand.type('/nationalityChoice/chosen', 'GB')
  assert.deepEqual(valueAt(hand.draft, '/child/nationalities'), ['GB'])
})

test('R-B8 a foundling has no parents, is Vietnamese, and its hometown is where it was found', () => {
  const hand = typist(withSuggestions(newDraft('ABANDONED')))
  hand.type('/child/birthPlace', place('xã Đông Anh, thành phố Hà Nội'))
  assert.deepEqual(
    visibleBlocks(hand.draft).filter((block) => block === 'mother' || block === 'father' || block === 'marriage'),
    [],
  )
  assert.equal(textAt(hand.draft, '/proof/kind'), 'ABANDONMENT_RECORD')
  assert.equal(textAt(hand.draft, '/child/hometown/asWritten'), 'xã Đông Anh, thành phố Hà Nội')
  assert.deepEqual(valueAt(hand.draft, '/child/nationalities'), ['VN'])
})

test('R-B8 parents typed before the case turned out to be a foundling stay out of the declaration', () => {
  const hand = typist(withSuggestions(newDraft()))
  hand.type('/informant/relationship', 'MOTHER')
  hand.fetch('/mother', hoa)
  hand.type('/caseKind', 'ABANDONED')
  assert.equal(declarationOf(hand.draft).mother, null)
  assert.equal(textAt(hand.draft, '/informant/name'), '')
  hand.type('/caseKind', 'NORMAL')
  assert.equal(textAt(hand.draft, '/informant/name'), 'Trần Thị Hoa')
})

test('a fetched value says its source, and says when it was changed', () => {
  const hand = typist(newDraft())
  hand.fetch('/mother', hoa)
  assert.equal(sourceOf(hand.draft, '/mother/name')?.changed, false)
  hand.type('/mother/name', 'Trần Thị Hòa')
  assert.equal(sourceOf(hand.draft, '/mother/name')?.changed, true)
  assert.equal(sourceOf(hand.draft, '/child/name'), undefined)
})

test('forgetting a look-up takes the marriage it proved along', () => {
  const { draft } = normalBirth()
  const without = forgetFetched(draft, '/father')
  assert.equal(without.parentsMarriage, undefined)
  assert.equal(declarationOf(without).father, null)
})

test('R-B13 the next child of a birth keeps the parents and asks only for the child', () => {
  const twin = withSuggestions(draftForSibling(normalBirth().draft))
  assert.equal(twin.child?.order, 2)
  assert.equal(twin.child?.name, undefined)
  assert.equal(twin.mother?.name, 'Trần Thị Hoa')
  assert.deepEqual(
    unreadable(twin).map((issue) => issue.pointer),
    ['/child/name', '/child/sex'],
  )
})

test('what is missing is told by the words of the form', () => {
  assert.deepEqual(fullLabelOf('/mother/birthDate'), ['Mẹ – Ngày, tháng, năm sinh', 'Mother – Date of birth'])
  assert.deepEqual(fullLabelOf('/child/birthPlace/asWritten'), ['Trẻ – Nơi sinh', 'Child – Place of birth'])
  assert.deepEqual(fullLabelOf('/mother/residence/asWritten'), ['Mẹ – Nơi cư trú', 'Mother – Residence'])
})
