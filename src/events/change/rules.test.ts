import assert from 'node:assert/strict'
import { test } from 'node:test'
import { date } from '../../values/calendar-date.ts'
import { momentInVietnam } from '../../values/moment.ts'
import type { Circumstances } from '../circumstances.ts'
import { standing } from '../event.ts'
import type { KnownEntry } from '../known.ts'
import { change } from './change.ts'
import { examples, typedChangeExamples as typed } from './examples.ts'

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
  const answer = change.read(declaration)
  assert.ok(answer.readable, JSON.stringify(answer))
  return answer.declaration
}
const everyError = (declaration: unknown, circumstances = on()): string[] =>
  change
    .judge(read(declaration), circumstances)
    .problems.filter(({ severity }) => severity !== 'advice')
    .map(({ rule, pointer }) => `${rule} ${pointer}`)
/** Without who may ask (A3), which has its own test: elsewhere the requester stays the one of the example. */
const errors = (declaration: unknown, circumstances = on()): string[] =>
  everyError(declaration, circumstances).filter((found) => !found.startsWith('A3 '))
const plan = (declaration: unknown, circumstances = on()) => change.plan(read(declaration), circumstances)

const ref = { officeId: 7, entryId: '0198a000-0000-7000-8000-0000000000ab' }
const personId = '0198a000-0000-7000-8000-0000000000aa'
const content = {
  child: {
    name: 'Vừ Mí Sính',
    birthDate: { known: 'day', date: '2015-09-02' },
    sex: '1',
    ethnicity: { code: '08', asWritten: 'Mông' },
    hometown: null,
  },
  mother: { name: 'Lý Thị Mỷ', ethnicity: { code: '02', asWritten: 'Tày' } },
  father: { name: 'Vừ Mí Sùng', ethnicity: { code: '08', asWritten: 'Mông' } },
}
const birth: KnownEntry = {
  ref,
  kind: 'BIRTH',
  register: 'BIRTH',
  number: '88/2015',
  volume: '01/2015',
  registeredOn: date('2015-09-21'),
  officeName: 'Ủy ban nhân dân xã Đồng Văn',
  keeperId: 7,
  keeperName: 'Ủy ban nhân dân xã Đồng Văn',
  keeperUnit: '00721',
  content,
  revoked: false,
  persons: [
    {
      role: 'CHILD',
      subject: true,
      name: 'Vừ Mí Sính',
      birth: { year: 2015, date: date('2015-09-02') },
      sex: '1',
      pin: '002215000733',
      personId,
    },
  ],
}
const knows = (others: Partial<Circumstances> = {}) =>
  on('2026-11-18', { entries: { [ref.entryId]: birth }, ...others })
const inBook = (example: object, others: object = {}) => ({
  ...example,
  source: null,
  entry: ref,
  was: content,
  ...others,
})

test('every example can be registered', () => {
  for (const { title, declaration } of examples)
    assert.deepEqual(standing(change.judge(read(declaration), on()).problems, {}), [], title[0])
})

test('R-G1 a correction needs proof of an error at registration; a diploma or identity paper made later is none', () => {
  const evidence = [{ kind: 'LATER_PAPER', paper: 'Bằng tốt nghiệp trung học phổ thông' }]
  assert.deepEqual(errors({ ...typed.correction, evidence }), ['R-G1 /evidence'])
  assert.deepEqual(errors({ ...typed.correction, evidence: [] }), ['R-G1 /evidence'])
  assert.deepEqual(errors({ ...typed.correction, evidence: [...evidence, ...typed.correction.evidence] }), [])
  assert.deepEqual(errors({ ...typed.correction, errorBy: null }), ['R-G1 /errorBy'])
})

test('R-G1 a name changes for a reason of the civil code in force, never to match other papers', () => {
  assert.deepEqual(errors({ ...typed.surname, nameGround: '' }), ['R-G1 /nameGround'])
  assert.deepEqual(errors({ ...typed.surname, nameGround: 'CONFUSION' }), ['R-G1 /changes/0/to/name'])
  const bySpouse = { ...typed.surname, nameGround: 'PARENT_CHANGED' }
  assert.deepEqual(errors(bySpouse), [])
  assert.ok(errors(bySpouse, on('2016-12-30')).includes('R-G1 /nameGround'), 'a reason of the code of 2015')
})

test('R-G1 a supplement goes into an empty field, a correction into a filled one', () => {
  const name = { changes: [{ field: '/child/name', to: { name: 'Vừ Mí Sinh' } }] }
  assert.deepEqual(errors(inBook(typed.supplement, name), knows()), ['R-G1 /changes/0/field'])
  assert.deepEqual(errors(inBook(typed.supplement), knows()), [])
  const empty = { ...typed.correction, subject: typed.surname.subject, changes: typed.supplement.changes }
  assert.deepEqual(errors(inBook(empty), knows()), ['G2 /changes/0/field'])
})

test('R-G1 a marriage is corrected to what the birth entry says, and a name is changed in the birth entry', () => {
  const root: KnownEntry = { ...birth, content: { child: { name: 'Hoàng Thị Dim' } } }
  const wedded = { ...typed.marriage, subject: { ...typed.marriage.subject, personId } }
  const circumstances = on('2026-11-18', { standsIn: { SUBJECT: [root] } })
  assert.deepEqual(errors(wedded, circumstances), [])
  const other = { ...wedded, changes: [{ field: '/wife/name', from: 'Hoàng Thị Gim', to: { name: 'Hoàng Thị Kim' } }] }
  assert.deepEqual(errors(other, circumstances), ['R-G1 /changes/0/to'])
  const changed = { ...other, act: 'CHANGE', nameGround: 'CONFUSION' }
  assert.deepEqual(errors(changed, circumstances), ['R-G1 /changes/0/field'])
})

test('G2 each act touches what it is for', () => {
  assert.deepEqual(errors({ ...typed.surname, changes: typed.correction.changes, subject: typed.correction.subject }), [
    'G2 /changes/0/field',
  ])
  assert.deepEqual(errors({ ...typed.ethnicity, ethnicityGround: null }), ['G2 /ethnicityGround'])
  assert.deepEqual(errors({ ...typed.sex, basis: null }), ['G2 /basis/number'])
  assert.deepEqual(errors({ ...typed.adopted, basis: null }), ['R-G1 /basis/number'])
  const parent = { ...typed.supplement, changes: [{ field: '/father', to: typed.adopted.changes[0]?.to }] }
  assert.deepEqual(errors(parent), ['G2 /changes/0/field'], 'a father comes in by recognition')
})

test('G2 ethnicity is that of the parent the entry names', () => {
  const asked = inBook(typed.ethnicity, {
    subject: { ...typed.surname.subject, birthDate: { known: 'day', date: '2000-01-01' } },
  })
  const to = (asWritten: string, code: string) => ({
    ...asked,
    changes: [{ field: '/child/ethnicity', to: { ethnicity: { code, asWritten } } }],
  })
  assert.deepEqual(errors(to('Tày', '02'), knows()), [])
  assert.deepEqual(errors(to('Kinh', '01'), knows()), ['G2 /changes/0/to/ethnicity'])
})

test('G3 under 18 both parents agree, from 9 on the child for its name, from 15 on for its ethnicity', () => {
  const born = (year: number) => ({
    ...typed.surname,
    subject: { ...typed.surname.subject, birthDate: { known: 'day', date: `${year}-01-02` } },
  })
  const silent = { mother: 'AGREES', father: 'AGREES', person: 'NOT_ASKED' }
  assert.deepEqual(errors({ ...born(2018), consents: silent }), [], 'eight years old')
  assert.deepEqual(errors({ ...born(2017), consents: silent }), ['G3 /consents/person'])
  assert.deepEqual(errors({ ...born(2017), consents: { ...typed.surname.consents, father: 'OBJECTS' } }), [
    'G3 /consents/father',
  ])
  assert.deepEqual(errors({ ...born(2008), consents: {} }), [], 'an adult decides alone')
  const group = (year: number) => ({ ...typed.ethnicity, subject: born(year).subject, consents: silent })
  assert.deepEqual(errors(group(2013)), [])
  assert.deepEqual(errors(group(2011)), ['G3 /consents/person'])
})

test('R-G2 the source entry is noted with its new content; a paper book elsewhere is told', () => {
  const done = plan(inBook(typed.surname, { subject: { ...typed.surname.subject, personId } }), knows())
  assert.deepEqual(done.notes, [
    {
      entry: ref,
      content: 'Thay đổi hộ tịch: họ, chữ đệm, tên từ “Vừ Mí Sính” thành “Lý Mí Sính”',
      patch: [{ pointer: '/child/name', value: 'Lý Mí Sính', was: 'Vừ Mí Sính' }],
      ground: 'CHANGE',
    },
  ])
  assert.deepEqual(done.links, [{ entry: ref, relation: 'ABOUT' }])
  const elsewhere = { ...typed.surname, source: { ...typed.surname.source, unitCode: '00700' } }
  const [notice] = plan(elsewhere).notices
  assert.deepEqual(notice?.to, { unitCode: '00700' })
  assert.match(String(notice?.content.note), /từ “Vừ Mí Sính” thành “Lý Mí Sính”/)
  assert.deepEqual(errors(inBook(typed.surname), on('2026-11-18', { entries: {} })), ['R-G2 /entry'])
})

test('R-G3 the old value must be the one that stands, the person the one of the entry', () => {
  assert.deepEqual(errors(inBook(typed.surname), knows()), [])
  const stale = { was: { child: { name: 'Vừ Mí Sinh' } } }
  assert.deepEqual(errors(inBook(typed.surname, stale), knows()), ['R-G3 /changes/0/field'])
  const somebody = { subject: { ...typed.surname.subject, pin: '002215000799' } }
  assert.deepEqual(errors(inBook(typed.surname, somebody), knows()), ['R-G2 /subject/name'])
  const same = { changes: [{ field: '/child/name', to: { name: 'Vừ Mí Sính' } }] }
  assert.ok(errors(inBook(typed.surname, same), knows()).includes('R-G3 /changes/0/to'))
})

test('R-G3 the person keeps the old value beside the new; a marriage brought in line changes the paper only', () => {
  const person = { ...typed.surname.subject, personId }
  assert.deepEqual(plan(inBook(typed.surname, { subject: person }), knows()).effects, [
    { does: 'act', role: 'SUBJECT' },
    {
      does: 'change',
      role: 'SUBJECT',
      field: 'name',
      from: 'Vừ Mí Sính',
      to: 'Lý Mí Sính',
      on: '2026-11-18',
    },
  ])
  const known = { personId, birthEntry: ref } as NonNullable<Circumstances['people']>['SUBJECT'] & object
  assert.deepEqual(plan(typed.marriage, on('2026-11-18', { people: { SUBJECT: known } })).effects, [])
})

test('R-G4 another number only on request, and only for the year of birth or the sex', () => {
  assert.deepEqual(errors({ ...typed.surname, newNumberAsked: true }), ['R-G4 /newNumberAsked'])
  const inRegisters = (to: string) =>
    inBook(typed.correction, {
      subject: typed.surname.subject,
      newNumberAsked: true,
      changes: [{ field: '/child/birthDate', to: { date: { known: 'day', date: to } } }],
    })
  assert.deepEqual(errors(inRegisters('2014-09-02'), knows()), [])
  assert.deepEqual(errors(inRegisters('2015-09-03'), knows()), ['R-G4 /newNumberAsked'])
  const advised = change
    .judge(read({ ...typed.sex, newNumberAsked: false }), on())
    .problems.filter(({ rule }) => rule === 'R-G4')
  assert.deepEqual(
    advised.map(({ severity }) => severity),
    ['advice'],
  )
})

test('R-K1 a change settled abroad has its own box, its claim, and no consents asked again', () => {
  const done = plan(typed.abroad)
  assert.deepEqual([done.registrationKind, done.claims], ['6', ['FOREIGN|CHANGE|FR|20261187|2026-03-04']])
  assert.deepEqual(errors({ ...typed.abroad, foreign: { ...typed.abroad.foreign, translated: false } }), [
    'R-K1 /foreign/translated',
  ])
  assert.equal(change.read({ ...typed.abroad, foreign: null }).readable, false)
})

test('R-A1 the office, the limit and the signature turn with the day of intake', () => {
  const child = (day: string) => errors(typed.surname, on(day)).filter((one) => one.startsWith('R-A'))
  const adult = (day: string) => errors(typed.correction, on(day)).filter((one) => one.startsWith('R-A'))
  assert.deepEqual([child('2024-05-06'), adult('2024-05-06')], [[], ['R-A1 /subject/residence']])
  assert.deepEqual([adult('2025-07-01'), adult('2026-01-15'), adult('2027-03-01')], [[], [], []])
  assert.deepEqual(adult('2016-01-04'), ['R-A1 /subject/residence'])
  const day = (receivedOn: string) => plan(typed.supplement, on(receivedOn)).dueAt.slice(0, 10)
  assert.equal(day('2026-11-18'), '2026-11-18')
  assert.equal(plan(typed.correction, on('2026-11-18')).dueAt.slice(0, 10), '2026-11-23')
  assert.deepEqual(
    ['2016-01-04', '2025-07-01', '2026-01-15', '2027-03-01'].map((one) => plan(typed.correction, on(one)).regime),
    ['threeTier', 'twoTier', 'twoTier', 'law2026'],
  )
})

test('only the values that change are kept of the source entry', () => {
  const kept = read(inBook(typed.surname)) as { was: unknown }
  assert.deepEqual(kept.was, { child: { name: 'Vừ Mí Sính' } })
})

test('what must lie on the desk follows the act', () => {
  const missing = (declaration: unknown, attached: string[] = []) =>
    change.missingPapers(read(declaration), attached, on()).map(({ paper }) => paper)
  assert.deepEqual(missing(typed.correction), [], 'the office keeps the book')
  assert.deepEqual(missing(typed.surname), ['CHANGE_GROUND'])
  assert.deepEqual(missing({ ...typed.sex, originalPresented: false }), ['SEX_CERTIFICATE', 'ANNOTATED_ORIGINAL'])
  assert.deepEqual(missing(typed.abroad, ['FOREIGN_CHANGE_PAPER']), [])
})

test('entries of other books are corrected too: a recognition by the one of the two, a guardianship by the ward', () => {
  const correction = { ...typed.correction, register: 'RECOGNITION', about: 'PARENT' }
  const line = (field: string) => ({
    ...correction,
    changes: [{ field, from: 'Hoàng Văn Dím', to: { name: 'Hoàng Văn Dim' } }],
  })
  assert.deepEqual(errors(line('/parent/name')), [])
  assert.equal(change.read({ ...line('/parent/name'), about: 'CHILD' }).readable, false)
  assert.equal(change.read(line('/wife/name')).readable, false)
  const ward = { ...line('/ward/name'), register: 'GUARDIANSHIP' }
  assert.equal((read(ward) as { about: string }).about, 'WARD')
  assert.deepEqual(errors(ward), [])
})

test('R-B9 R-B12 R-H6 a corrected date is possible: not after today, nor after the registration, nor a parent after the child', () => {
  const born = (day: string) => ({
    ...typed.correction,
    changes: [{ ...typed.correction.changes[0], to: { date: { known: 'day', date: day } } }],
  })
  assert.deepEqual(errors(born('2030-01-01')), ['R-B9 /changes/0/to/date'])
  assert.deepEqual(errors(born('1999-01-01')), ['R-B9 /changes/0/to/date'])
  assert.deepEqual(errors(born('1996-05-14')), [])
  const mother = {
    ...typed.correction,
    changes: [
      { field: '/mother/birthDate', from: '01/02/1970', to: { date: { known: 'day' as const, date: '1996-05-14' } } },
    ],
  }
  assert.deepEqual(errors(mother), ['R-B12 /changes/0/to/date'])
  const death = {
    ...typed.correction,
    register: 'DEATH',
    about: 'DECEASED',
    source: { ...typed.correction.source, registeredOn: '2020-01-01' },
    changes: [
      { field: '/death/date', from: '02/01/2020', to: { date: { known: 'day' as const, date: '2027-01-01' } } },
    ],
  }
  assert.deepEqual(errors(death), ['R-H6 /changes/0/to/date'])
})

test('R-G1 proofs exist already, and an earlier paper is older than the registration', () => {
  const proven = (kind: string, issuedOn: string) => ({
    ...typed.correction,
    evidence: [{ kind, paper: 'Giấy tờ', number: '1', issuedOn }],
  })
  assert.deepEqual(errors(proven('JUDGMENT', '2027-01-01')), ['R-G1 /evidence/0/issuedOn'])
  assert.deepEqual(errors(proven('EARLIER_PAPER', '2001-01-01')), ['R-G1 /evidence/0/issuedOn'])
  assert.deepEqual(errors(proven('EARLIER_PAPER', '1996-05-20')), [])
})

test('A3 the person asks, a minor through a parent, somebody else with a power of attorney', () => {
  const { informant } = typed.correction
  const asks = (example: object, other: object) => everyError({ ...example, informant: { ...informant, ...other } })
  assert.deepEqual(asks(typed.correction, { name: 'Giàng Thị Súa', pin: null }), ['A3 /informant/name'])
  assert.deepEqual(asks(typed.correction, { relationship: 'RELATIVE' }), ['A3 /informant/relationship'])
  assert.deepEqual(asks(typed.correction, { relationship: 'PROXY' }), [])
  const child = { name: 'Vừ Mí Sính', pin: '002215000733' }
  assert.deepEqual(asks(typed.surname, { relationship: 'SELF', ...child }), ['A3 /informant/relationship'])
  assert.deepEqual(asks(typed.surname, { relationship: 'OTHER', relationshipText: 'Hàng xóm' }), [
    'A3 /informant/relationship',
  ])
})

test('R-B7 the father of a child born before the marriage is supplemented when the spouses acknowledge it, else recognised', () => {
  const father = {
    name: 'Sùng Mí Lử',
    birthDate: { known: 'day', date: '1988-01-02' },
    ethnicity: { code: '08', asWritten: 'Mông' },
    nationalities: ['VN'],
    pin: '002088000735',
  }
  const fatherless = { ...content, father: null }
  const source = { ...birth, content: fatherless }
  const asked = inBook(typed.supplement, {
    was: fatherless,
    changes: [{ field: '/father', to: { person: father } }],
    subject: { ...typed.supplement.subject, personId },
  })
  const spouse = { personId: '0198a000-0000-7000-8000-0000000000ac', pin: null, name: 'Lý Thị Mỷ' }
  const husband = (from: string): Partial<Circumstances> => ({
    entries: { [ref.entryId]: source },
    people: {
      FATHER: {
        personId: '0198a000-0000-7000-8000-0000000000ad',
        pin: '002088000735',
        name: 'Sùng Mí Lử',
        sex: '1',
        birth: { year: 1988, date: date('1988-01-02') },
        death: null,
        conditions: [],
        marriages: [
          { entry: ref, reference: 'số 3/2020', spouse, from: date(from), to: null, endedBy: null, endBasis: '' },
        ],
        mother: null,
        father: null,
        adoptiveMother: null,
        adoptiveFather: null,
        guardianship: null,
        birthEntry: null,
      },
    },
  })
  const acknowledged = { ...asked, jointAcknowledgement: true }
  assert.deepEqual(errors(asked, on('2026-11-18', husband('2020-02-02'))), ['G2 /changes/0/field'])
  assert.deepEqual(errors(acknowledged, on('2026-11-18', husband('2020-02-02'))), [])
  assert.deepEqual(errors(acknowledged, on('2026-11-18', { entries: { [ref.entryId]: source } })), [
    'R-B7 /changes/0/to/person',
  ])
  assert.deepEqual(errors(acknowledged, on('2026-11-18', husband('2015-01-01'))), ['R-B7 /changes/0/to/person'])
  const planned = plan(acknowledged, on('2026-11-18', husband('2020-02-02')))
  assert.deepEqual(planned.effects, [
    { does: 'parent', child: 'SUBJECT', parent: 'FATHER', relation: 'FATHER', by: 'BIRTH' },
  ])
  assert.deepEqual(planned.notes[0]?.patch?.at(-1), { pointer: '/fatherBasis', value: 'JOINT_ACKNOWLEDGEMENT' })
  assert.deepEqual(
    change.missingPapers(read(acknowledged), [], on('2026-11-18', husband('2020-02-02'))).map(({ paper }) => paper),
    ['JOINT_ACKNOWLEDGEMENT'],
  )
})
