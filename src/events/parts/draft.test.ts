import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { date } from '../../values/calendar-date.ts'
import { PartialDate } from '../../values/partial-date.ts'
import { defineEvent } from '../event.ts'
import type { KnownEntry, KnownPerson } from '../known.ts'
import { addRow, declarationOf, draftOf, dropRow, labelOf, put, savedOf, unreadable, valueAt } from './draft.ts'
import {
  fillFromEntry,
  fillFromGroup,
  fillPerson,
  forgetPerson,
  type KnownCitizen,
  namedPeople,
  subjectWords,
} from './draft-people.ts'
import { type Draft, sourceOf } from './draft-tree.ts'
import { EntryRef } from './effects.ts'
import { type FormBlock, words } from './form.ts'
import { Party } from './party.ts'
import { Informant } from './person.ts'
import { Place } from './place.ts'

const Witness = z.object({ name: z.string().min(1), note: z.string().default('') })
const Declaration = z.object({
  found: z.boolean().default(false),
  deceased: Party,
  spouse: Party.nullable().default(null),
  died: z.object({
    on: PartialDate,
    time: z.string().nullable().default(null),
    place: Place,
    cause: z.string().default(''),
  }),
  decision: z.object({ number: z.string().min(1), on: z.string() }).nullable(),
  birthEntry: EntryRef.nullable().default(null),
  witnesses: z.array(Witness).default([]),
  remarks: z.string(),
  informant: Informant,
})

const person = (at: string) =>
  [
    { at: `${at}/pin`, label: words('Số định danh cá nhân', 'PIN'), field: { as: 'pin', fills: at } },
    { at: `${at}/name`, label: words('Họ, chữ đệm, tên', 'Full name'), field: { as: 'name' }, required: true },
    { at: `${at}/birthDate`, label: words('Ngày sinh', 'Born'), field: { as: 'partial-date' } },
    { at: `${at}/ethnicity`, label: words('Dân tộc', 'Ethnicity'), field: { as: 'ethnicity' }, required: true },
    {
      at: `${at}/nationalities`,
      label: words('Quốc tịch', 'Nationality'),
      field: { as: 'nationalities' },
      required: true,
    },
    { at: `${at}/residence`, label: words('Nơi cư trú', 'Residence'), field: { as: 'residence' } },
  ] as const

const form: readonly FormBlock[] = [
  { id: 'deceased', title: words('Người chết', 'Deceased'), fields: person('/deceased') },
  {
    id: 'died',
    title: words('Việc chết', 'The death'),
    fields: [
      { at: '/died/on', label: words('Ngày chết', 'Died on'), field: { as: 'partial-date' }, required: true },
      { at: '/died/time', label: words('Giờ chết', 'Time'), field: { as: 'time' } },
      { at: '/died/place', label: words('Nơi chết', 'Place of death'), field: { as: 'place' }, required: true },
      { at: '/died/cause', label: words('Nguyên nhân', 'Cause'), field: { as: 'text' } },
      { at: '/found', label: words('Có quyết định', 'With a decision'), field: { as: 'tick' } },
      {
        at: '/decision/number',
        label: words('Số quyết định', 'Decision no.'),
        field: { as: 'text' },
        required: true,
        shown: (draft) => draft.found === true,
      },
      {
        at: '/decision/on',
        label: words('Ngày quyết định', 'Decided on'),
        field: { as: 'day' },
        required: true,
        shown: (draft) => draft.found === true,
      },
      {
        at: '/birthEntry',
        label: words('Việc khai sinh', 'Birth entry'),
        field: { as: 'entry', registers: ['BIRTH'], fills: [{ from: '/child/name', to: '/deceased/name' }] },
      },
      { at: '/remarks', label: words('Ghi chú', 'Remarks'), field: { as: 'long-text' } },
    ],
  },
  { id: 'spouse', title: words('Vợ, chồng', 'Spouse'), fields: person('/spouse') },
  {
    id: 'witnesses',
    title: words('Người làm chứng', 'Witnesses'),
    repeat: { at: '/witnesses', max: 3, row: words('Người làm chứng', 'Witness') },
    fields: [
      { at: '/name', label: words('Họ tên', 'Name'), field: { as: 'name' }, required: true },
      {
        at: '/note',
        label: words('Ghi thêm', 'Note'),
        field: { as: 'text' },
        shown: ({ row }) => (row as { name?: string }).name !== 'Vắng mặt',
      },
    ],
  },
  {
    id: 'informant',
    title: words('Người yêu cầu', 'Informant'),
    fields: [
      {
        at: '/informant/relationship',
        label: words('Quan hệ', 'Relationship'),
        field: { as: 'select', choices: [] },
        required: true,
      },
      {
        at: '/informant/name',
        label: words('Họ tên người yêu cầu', 'Name of informant'),
        field: { as: 'name' },
        required: true,
      },
      { at: '/informant/idDocument', label: words('Giấy tờ', 'Paper'), field: { as: 'id-document' } },
    ],
  },
]

const event = defineEvent<z.infer<typeof Declaration>>({
  kind: 'TEST',
  name: words('Thử', 'Test'),
  declaration: Declaration,
  matters: [],
  form,
  papers: [],
  declarationPaper: null,
  rules: [],
  persons: () => [],
  handling: {} as never,
})

const an: KnownCitizen = {
  pin: '001085000123' as KnownCitizen['pin'],
  name: 'Lý Thị An',
  birthDate: { known: 'day', date: date('1985-03-02') },
  sex: '2',
  ethnicity: { code: '02', asWritten: 'Tày' },
  nationalities: ['VN'],
  residence: {
    countryCode: 'VN',
    unitCode: '00001',
    asOf: null,
    detail: '',
    asWritten: 'xã Đồng Văn, tỉnh Tuyên Quang',
    kind: 'PERMANENT',
  },
  deceased: false,
  settledAbroad: false,
  maritalStatus: 'SINGLE',
}
const anInRegisters: KnownPerson = {
  personId: '0198c1d0-0000-7000-8000-000000000001',
  pin: an.pin,
  name: an.name,
  sex: '2',
  birth: { year: 1985, date: date('1985-03-02') },
  death: null,
  conditions: [],
  marriages: [
    {
      entry: null,
      reference: 'số 05/2010, UBND xã Đồng Văn',
      spouse: { personId: '0198c1d0-0000-7000-8000-000000000002', pin: null, name: 'Vừ Mí Bình' },
      from: date('2010-02-01'),
      to: null,
      endedBy: null,
      endBasis: '',
    },
  ],
  mother: null,
  father: null,
  adoptiveMother: null,
  adoptiveFather: null,
  guardianship: null,
  birthEntry: null,
}

const at = '2026-07-01T08:00:00+07:00'
const type = (draft: Draft, values: Record<string, unknown>): Draft =>
  Object.entries(values).reduce((now, [pointer, value]) => put(now, pointer, value), draft)
const typedWhole = type(
  fillPerson(form, put({} as Draft, '/deceased/pin', an.pin), '/deceased', { citizen: an, person: anInRegisters, at }),
  {
    '/died/on': { known: 'day', date: '2026-06-30' },
    '/died/place': { countryCode: 'VN', unitCode: null, detail: '', asWritten: 'tại nhà' },
    '/informant/relationship': 'RELATIVE',
    '/informant/name': 'Lý A Chu',
  },
)

test('what is missing is told by the words of the form, in its order, also inside groups nobody began', () => {
  assert.deepEqual(
    unreadable(event, {}).map(({ message }) => message[0]),
    [
      'Chưa có: Người chết – Họ, chữ đệm, tên.',
      'Chưa có: Người chết – Dân tộc.',
      'Chưa có: Người chết – Quốc tịch.',
      'Chưa có: Ngày chết.',
      'Chưa có: Nơi chết.',
      'Chưa có: Quan hệ.',
      'Chưa có: Họ tên người yêu cầu.',
    ],
  )
})

test('a whole draft reads as the event wants it: empty groups null, texts of optional fields empty', () => {
  const declaration = declarationOf(
    event,
    type(typedWhole, { '/died/cause': '', '/spouse/nationalities': ['VN'], '/died/time': '' }),
  )
  assert.deepEqual(unreadable(event, typedWhole), [])
  const answer = event.read(declaration)
  assert.ok(answer.readable)
  const read = answer.declaration as z.infer<typeof Declaration>
  assert.equal(read.spouse, null)
  assert.equal(read.decision, null)
  assert.equal(read.remarks, '')
  assert.equal(read.died.time, null)
  assert.equal(read.informant.idDocument, null)
  assert.equal(read.deceased.personId, anInRegisters.personId)
  assert.equal('form' in declaration, false)
})

test('a group somebody began is judged field by field', () => {
  const begun = put(typedWhole, '/spouse/birthDate', { known: 'year', year: 1980 })
  assert.deepEqual(
    unreadable(event, begun).map(({ pointer }) => pointer),
    ['/spouse/name', '/spouse/ethnicity', '/spouse/nationalities'],
  )
})

test('R-B15 a foreigner is not asked for an ethnic group', () => {
  const foreign = type(typedWhole, { '/spouse/name': 'John Smith', '/spouse/nationalities': ['GB'] })
  assert.deepEqual(unreadable(event, foreign), [])
  assert.deepEqual(valueAt(declarationOf(event, foreign), '/spouse/ethnicity'), { code: null, asWritten: '' })
})

test('hidden fields stay out of the declaration and come back with the draft', () => {
  const decided = type(typedWhole, { '/found': true, '/decision/number': '12/QĐ', '/decision/on': '2026-06-30' })
  assert.deepEqual(declarationOf(event, decided).decision, { number: '12/QĐ', on: '2026-06-30' })
  const hidden = put(decided, '/found', false)
  assert.equal(declarationOf(event, hidden).decision, null)
  const again = draftOf(JSON.parse(JSON.stringify(savedOf(event, hidden))))
  assert.equal(valueAt(again, '/decision/number'), '12/QĐ')
  assert.deepEqual(declarationOf(event, put(again, '/found', true)).decision, { number: '12/QĐ', on: '2026-06-30' })
})

test('nothing half typed is lost on the server', () => {
  const half = type({}, { '/deceased/nationalities': ['VN'], '/informant/idDocument': { type: 'CC' }, '/remarks': 'x' })
  const again = draftOf(JSON.parse(JSON.stringify(savedOf(event, half))))
  assert.deepEqual(valueAt(again, '/deceased/nationalities'), ['VN'])
  assert.equal(valueAt(again, '/informant/idDocument/type'), 'CC')
})

test('rows are added, judged by their number and taken away with their notes', () => {
  const block = form.find(({ id }) => id === 'witnesses')
  assert.ok(block)
  let draft = put(addRow(addRow(typedWhole, block), block), '/witnesses/1/name', 'Hoàng Văn Bình')
  assert.deepEqual(
    unreadable(event, draft).map(({ message }) => message[0]),
    ['Chưa có: Người làm chứng 1 – Họ tên.'],
  )
  draft = put(draft, '/witnesses/1/note', 'hàng xóm')
  draft = dropRow(draft, block, 0)
  assert.deepEqual(declarationOf(event, draft).witnesses, [{ name: 'Hoàng Văn Bình', note: 'hàng xóm' }])
  assert.deepEqual(declarationOf(event, put(draft, '/witnesses/0/name', 'Vắng mặt')).witnesses, [{ name: 'Vắng mặt' }])
  assert.deepEqual(unreadable(event, addRow(draft, block)), [], 'a blank row at the end is left out')
})

test('a person of the registers is filled in, with marriage beside the fields, and says its source', () => {
  assert.equal(typedWhole.form?.about?.['/deceased']?.marital, 'MARRIED')
  assert.equal(typedWhole.form?.about?.['/deceased']?.spouse, 'Vừ Mí Bình')
  assert.equal(sourceOf(typedWhole, '/deceased/name')?.changed, false)
  assert.equal(sourceOf(put(typedWhole, '/deceased/name', 'Lý Thị Ân'), '/deceased/name')?.changed, true)
  assert.equal(valueAt(typedWhole, '/deceased/hometown'), undefined, 'the form has no hometown')
  const registersOnly = fillPerson(form, {} as Draft, '/spouse', { citizen: null, person: anInRegisters, at })
  assert.equal(valueAt(registersOnly, '/spouse/filledFrom'), 'REGISTER')
  assert.deepEqual(valueAt(registersOnly, '/spouse/birthDate'), { known: 'day', date: '1985-03-02' })
  const without = forgetPerson(registersOnly, '/spouse')
  assert.equal(valueAt(without, '/spouse/name'), undefined)
  assert.equal(without.form?.about?.['/spouse'], undefined)
})

test('R-C7 R-C8 a new marriage begins with what the registers know of the earlier one', () => {
  const spouse = (name: string) => ({ at: `/spouse/${name}`, label: words('x', 'x'), field: { as: 'text' } }) as const
  const marriage: readonly FormBlock[] = [
    {
      id: 'spouse',
      title: words('Bên nữ', 'Wife'),
      fields: [...person('/spouse'), ...['timesMarried', 'statusBefore', 'earlierEnd/number'].map(spouse)],
    },
  ]
  const basis = 'Bản án số 77/2026/QĐST-HNGĐ ngày 02/11/2026 của Tòa án nhân dân khu vực 1'
  const [known] = anInRegisters.marriages
  assert.ok(known)
  const ended = { ...known, to: date('2026-11-10'), endedBy: 'DIVORCE', endBasis: basis } as const
  const filled = fillPerson(marriage, {} as Draft, '/spouse', {
    citizen: an,
    person: { ...anInRegisters, marriages: [ended] },
    at,
  })
  assert.equal(valueAt(filled, '/spouse/timesMarried'), 2)
  assert.equal(valueAt(filled, '/spouse/statusBefore'), '3')
  assert.deepEqual(valueAt(filled, '/spouse/earlierEnd'), {
    how: 'DIVORCE',
    number: '77/2026/QĐST-HNGĐ',
    authority: 'Tòa án nhân dân khu vực 1',
    effectiveOn: '2026-11-10',
  })
  assert.equal(valueAt(forgetPerson(filled, '/spouse'), '/spouse/earlierEnd'), undefined)
})

test('who asks is taken from those named in the declaration, never from the dead', () => {
  const named = fillPerson(form, typedWhole, '/spouse', { citizen: an, person: anInRegisters, at })
  assert.deepEqual(
    namedPeople(form, named, '/informant').map(({ group, title }) => [group, title[0]]),
    [['/spouse', 'Vợ, chồng']],
  )
  assert.deepEqual(namedPeople(form, put(named, '/spouse/deceased', true), '/informant'), [])
  const taken = fillFromGroup(form, named, '/spouse', '/informant')
  assert.equal(valueAt(taken, '/informant/name'), valueAt(named, '/spouse/name'))
  assert.equal(valueAt(taken, '/informant/relationship'), 'RELATIVE')
  assert.equal(sourceOf(taken, '/informant/name')?.changed, false)
})

test('a chosen entry fills what the form asks for and is kept as its keys', () => {
  const entry: KnownEntry = {
    ref: { officeId: 7, entryId: '0198c1d0-0000-7000-8000-000000000003' },
    kind: 'BIRTH',
    register: 'BIRTH',
    number: '05/1985',
    volume: '01',
    registeredOn: date('1985-04-01'),
    officeName: 'UBND xã Đồng Văn',
    keeperId: 7,
    keeperName: 'UBND xã Đồng Văn',
    content: { child: { name: 'Lý Thị An' } },
    revoked: false,
    persons: [],
  }
  const draft = fillFromEntry(typedWhole, '/birthEntry', [{ from: '/child/name', to: '/deceased/name' }], entry, at)
  assert.deepEqual(declarationOf(event, draft).birthEntry, entry.ref)
  assert.equal(sourceOf(draft, '/deceased/name')?.source, 'POPULATION_DB')
  assert.equal(draft.form?.entries?.['/birthEntry']?.number, '05/1985')
})

test('labels come from the form, with the block where several people have the same field', () => {
  assert.deepEqual(labelOf(event, '/spouse/residence/asWritten'), ['Vợ, chồng – Nơi cư trú', 'Spouse – Residence'])
  assert.deepEqual(labelOf(event, '/died/place'), ['Nơi chết', 'Place of death'])
  assert.deepEqual(labelOf(event, '/witnesses/1/name'), ['Người làm chứng 2 – Họ tên', 'Witness 2 – Name'])
  assert.deepEqual(labelOf(event, '/died'), ['Việc chết', 'The death'])
  assert.deepEqual(labelOf(event, '/unknown'), ['/unknown', '/unknown'])
})

test('R-C13 an entry about a couple names the wife first', () => {
  const one = { personId: null, pin: null, subject: true }
  const persons = [
    { ...one, role: 'HUSBAND', name: 'Triệu Duần Chài' },
    { ...one, role: 'WIFE', name: 'Lý Thị Mẩy' },
    { ...one, role: 'OTHER', name: 'Lục Văn Ba', subject: false },
  ]
  assert.equal(subjectWords({ persons } as never), 'Lý Thị Mẩy – Triệu Duần Chài')
})
