import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knownPersonOf } from '../../../tests/known.ts'
import { date } from '../../values/calendar-date.ts'
import type { CivilEvent } from '../event.ts'
import { events } from '../index.ts'
import type { KnownEntry } from '../known.ts'
import { draftOf, fieldsOf, put, valueAt } from './draft.ts'
import type { Draft } from './draft-tree.ts'
import { asWhat, begin, beginningsOf, sameRequester } from './start.ts'

const personId = '01890000-0000-7000-8000-00000000c001'
const wife = { personId, pin: '048190000017', name: 'LÒ THỊ MẬN', sex: '2', dead: false } as const

const entryOf = (over: Partial<KnownEntry>): KnownEntry => ({
  ref: { officeId: 7, entryId: '01890000-0000-7000-8000-00000000e001' },
  kind: 'BIRTH',
  register: 'BIRTH',
  number: '05/1990',
  volume: '01/1990',
  registeredOn: date('1990-03-20'),
  officeName: 'Ủy ban nhân dân xã Đồng Văn',
  keeperId: 7,
  keeperName: 'Ủy ban nhân dân xã Đồng Văn',
  content: { child: { name: 'LÒ THỊ MẬN', sex: '2' } },
  revoked: false,
  persons: [],
  ...over,
})
const someone = (role: KnownEntry['persons'][number]['role'], id: string, name: string, sex: '1' | '2') => ({
  role,
  subject: true,
  name,
  birth: { year: 1990, date: null },
  sex,
  pin: null,
  personId: id,
})
const birthEntry = entryOf({ persons: [someone('CHILD', personId, 'LÒ THỊ MẬN', '2')] })
const marriageEntry = entryOf({
  ref: { officeId: 7, entryId: '01890000-0000-7000-8000-00000000e002' },
  kind: 'MARRIAGE',
  register: 'MARRIAGE',
  persons: [
    someone('WIFE', personId, 'LÒ THỊ MẬN', '2'),
    someone('HUSBAND', '01890000-0000-7000-8000-00000000c002', 'VỪ MÍ SÈO', '1'),
  ],
})
const ids = (
  event: CivilEvent,
  person: (Omit<typeof wife, 'dead'> & { dead: boolean }) | null,
  entries: KnownEntry[],
) =>
  beginningsOf(event, { person, entries }).map(({ matter, people, entry }) =>
    [matter.id, ...people.map(({ into }) => into), entry?.number ?? ''].join(' ').trim(),
  )

test('every start of every event names groups and fields its form has', () => {
  for (const event of Object.values(events) as CivilEvent[])
    for (const matter of event.matters)
      for (const start of matter.from ?? []) {
        assert.ok(start.person ?? start.entry ?? start.others, `${event.kind} ${matter.id}`)
        if (!event.form) continue
        const draft = Object.entries({ ...matter.preset }).reduce<Draft>(
          (now, [k, v]) => put(now, `/${k}`, v),
          draftOf({}),
        )
        const meant = Object.entries(start.with ?? {}).reduce((now, [at, value]) => put(now, at, value), draft)
        const fields = fieldsOf(event.form, meant).filter(({ shownNow }) => shownNow)
        if (start.person)
          assert.ok(
            fields.some(({ pointer }) => pointer === `${start.person}/name`),
            `${event.kind} ${matter.id} ${start.person}`,
          )
        if (start.entry)
          assert.ok(
            fields.some(({ pointer, field }) => pointer === start.entry && field.as === 'entry'),
            `${event.kind} ${matter.id} ${start.entry}`,
          )
      }
})

test('a living woman is offered as wife and mother, never as husband; a dead one neither', () => {
  assert.ok(ids(events.MARRIAGE, wife, []).includes('kethon /wife'))
  assert.ok(!ids(events.MARRIAGE, wife, []).some((one) => one.includes('/husband')))
  assert.ok(ids(events.BIRTH, wife, []).includes('thuong /mother'))
  assert.deepEqual(ids(events.MARRIAGE, { ...wife, dead: true }, []), [])
})

test('a change begins with the own birth entry; alone where the book is paper; never with a revoked entry', () => {
  const withEntry = ids(events.CHANGE, wife, [birthEntry]).filter((one) => one.startsWith('caichinh '))
  assert.deepEqual(withEntry, ['caichinh /subject 05/1990'])
  const without = ids(events.CHANGE, wife, [entryOf({ ...birthEntry, revoked: true })])
  assert.ok(without.includes('caichinh /subject'))
})

test('a marriage entry gives its copies, the change of either spouse, and a child of the couple', () => {
  const found = (kind: keyof typeof events) => ids(events[kind], null, [marriageEntry])
  assert.deepEqual(found('EXTRACT_COPY'), ['trichluc 05/1990'])
  assert.equal(found('CHANGE').filter((one) => one.startsWith('caichinhkethon /subject')).length, 2)
  assert.ok(found('BIRTH').includes('thuong /mother /father 05/1990'))
})

test('copies of the own entries are asked for once for each entry in which the person is meant', () => {
  const asInformant = entryOf({ persons: [{ ...someone('INFORMANT', personId, 'LÒ THỊ MẬN', '2'), subject: false }] })
  assert.deepEqual(ids(events.EXTRACT_COPY, wife, [birthEntry, marriageEntry, asInformant]), [
    'trichluc 05/1990',
    'trichluc 05/1990',
  ])
})

test('a beginning fills the entry, what it says and who the person is', () => {
  const [first] = beginningsOf(events.CHANGE, { person: wife, entries: [birthEntry] })
  assert.ok(first)
  assert.deepEqual(asWhat(events.CHANGE.form, first)?.[0].startsWith('Người được thay đổi'), true)
  const birth = { year: 1990, date: date('1990-03-12') }
  const known = knownPersonOf({ personId, pin: wife.pin, name: wife.name, sex: '2', birth })
  const draft = begin(
    events.CHANGE.form ?? [],
    draftOf(first.matter.preset),
    first,
    [{ into: '/subject', pin: wife.pin, found: { citizen: null, person: known, at: '2026-11-20T02:00:00.000Z' } }],
    '2026-11-20T02:00:00.000Z',
  )
  assert.deepEqual(valueAt(draft, '/entry'), birthEntry.ref)
  assert.deepEqual(valueAt(draft, '/was/child/name'), 'LÒ THỊ MẬN')
  assert.equal(valueAt(draft, '/subject/pin'), wife.pin)
  assert.deepEqual(valueAt(draft, '/subject/birthDate'), { known: 'day', date: '1990-03-12' })
  assert.equal(valueAt(draft, '/subject/personId'), personId)
})

test('the requester is taken over without the tie to whom the last dossier was about', () => {
  const last = { informant: { name: 'GIÀNG MÍ SÍNH', pin: '002090000011', relationship: 'FATHER' } }
  const next = sameRequester({ informant: { relationship: 'SELF' } }, last)
  assert.deepEqual(next.informant, { name: 'GIÀNG MÍ SÍNH', pin: '002090000011', relationship: 'SELF' })
})
