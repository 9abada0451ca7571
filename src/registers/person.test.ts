import assert from 'node:assert/strict'
import { test } from 'node:test'
import { date } from '../values/calendar-date.ts'
import { changedValueWords, lifeLine, type PersonFacts } from './person.ts'
import type { EntrySeen } from './person-api.ts'
import { personKeyOf } from './person-key.ts'

const entry = (entryId: string, kind: string, registeredOn: string): EntrySeen => ({
  officeId: 1,
  entryId,
  kind,
  register: 'BIRTH',
  number: '01/2020',
  registeredOn: date(registeredOn),
  officeName: 'UBND xã Đồng Văn',
  open: true,
  revoked: false,
})
const nobody: PersonFacts = {
  personId: 'p',
  pin: null,
  name: 'Nông Thị Hoài',
  sex: '2',
  birth: { year: 1990, date: date('1990-05-01') },
  entries: [],
  marriages: [],
  deaths: [],
  conditions: [],
  guardianships: [],
  changes: [],
  family: { people: [], parents: [], couples: [] },
}
const told = (facts: Partial<PersonFacts>) =>
  lifeLine({ ...nobody, ...facts }).map(({ on, vi }) => `${on ?? '?'} ${vi}`)

test('a birth stands on its day, not on that of its registration, and is the first', () => {
  const born = { entry: entry('a', 'BIRTH', '2001-01-01'), role: 'CHILD', subject: true, name: 'x', others: [] }
  const recognised = {
    entry: entry('b', 'RECOGNITION', '1999-01-01'),
    role: 'RECOGNISED',
    subject: true,
    name: 'x',
    others: [{ role: 'PARENT', name: 'Nông Văn Khải', birthDate: null }],
  }
  assert.deepEqual(told({ entries: [born, recognised] }), [
    '1990-05-01 Sinh',
    '1999-01-01 Được nhận cha, mẹ: Nông Văn Khải',
  ])
})

test('a marriage has both its ends, and one’s own death is not told twice', () => {
  const marriage = {
    entry: entry('m', 'MARRIAGE', '2015-01-01'),
    from: date('2015-01-01'),
    to: date('2020-01-01'),
    endBasis: 'Bản án số 5/2019/HNGĐ-ST',
    end: null,
    spouse: { personId: 'q', pin: null, name: 'Ma Văn Chài' },
  }
  assert.deepEqual(told({ marriages: [{ ...marriage, endedBy: 'DIVORCE' }] }), [
    '2015-01-01 Kết hôn: Ma Văn Chài',
    '2020-01-01 Ly hôn: Ma Văn Chài, Bản án số 5/2019/HNGĐ-ST',
  ])
  const end = entry('d', 'DEATH', '2020-01-02')
  assert.deepEqual(
    told({
      marriages: [{ ...marriage, endedBy: 'DEATH', end }],
      deaths: [{ on: date('2020-01-01'), declared: false, reversedOn: null, entry: end }],
      entries: [{ entry: end, role: 'DECEASED', subject: true, name: 'x', others: [] }],
    }),
    ['2015-01-01 Kết hôn: Ma Văn Chài', '2020-01-01 Chết'],
  )
})

test('conditions, guardianships, changes and a reversed declaration of death are told with both days', () => {
  const guard = entry('g', 'GUARDIANSHIP', '2010-01-01')
  assert.deepEqual(
    told({
      conditions: [{ condition: 'MISSING', from: date('2011-01-01'), to: date('2012-01-01'), basis: '', entry: null }],
      guardianships: [
        {
          as: 'WARD',
          from: date('2000-01-01'),
          to: date('2008-05-01'),
          reason: 'đủ 18 tuổi',
          with: ['Ma Thị Sim'],
          entry: guard,
          end: null,
        },
      ],
      changes: [{ field: 'sex', from: '1', to: '2', on: date('2013-01-01'), entry: null }],
      deaths: [{ on: null, declared: true, reversedOn: date('2014-01-01'), entry: entry('d', 'DEATH', '2013-06-01') }],
    }),
    [
      '2000-01-01 Được giám hộ: Ma Thị Sim',
      '2008-05-01 Chấm dứt được giám hộ: Ma Thị Sim – đủ 18 tuổi',
      '2011-01-01 Tòa án tuyên bố mất tích',
      '2012-01-01 Hết tình trạng bị tuyên bố mất tích',
      '2013-01-01 Giới tính: Nam → Nữ',
      '2014-01-01 Tòa án hủy tuyên bố là đã chết',
      '? Tòa án tuyên bố là đã chết',
    ],
  )
  assert.equal(changedValueWords('birthDate', '2001-02-03'), '03/02/2001')
})

test('an entry without a sentence of its own is told by the name of its event', () => {
  const one = { entry: entry('c', 'CHANGE', '2019-01-01'), role: 'SUBJECT', subject: true, name: 'x', others: [] }
  assert.match(told({ entries: [one] })[0] ?? '', /^2019-01-01 Thay đổi, cải chính/)
})

test('beyond the own offices a person is found only by number, by whoever may search', () => {
  const registrar = { roles: ['REGISTRAR'], scope: 'OFFICE' as const }
  assert.equal(personKeyOf(registrar, '002196000503', 'Cấp bản sao').beyond, true)
  assert.equal(personKeyOf(registrar, '002196000503', ' ').beyond, false)
  assert.equal(personKeyOf({ ...registrar, roles: ['SIGNATORY'] }, '002196000503', 'Cấp bản sao').beyond, false)
  assert.equal(personKeyOf(registrar, '0198c0de-0000-7000-8000-000000000000', 'Cấp bản sao').beyond, false)
})
