import assert from 'node:assert/strict'
import { test } from 'node:test'
import { date } from '../../values/calendar-date.ts'
import type { KnownEntry } from '../known.ts'
import { declarationOf, put, unreadable } from '../parts/draft.ts'
import { fillFromEntry } from '../parts/draft-people.ts'
import { change } from './change.ts'
import { examples, typedChangeExamples as typed } from './examples.ts'

const personId = '0198a000-0000-7000-8000-0000000000aa'
const birth = {
  ref: { officeId: 7, entryId: '0198a000-0000-7000-8000-0000000000ab' },
  kind: 'BIRTH',
  register: 'BIRTH',
  number: '88/2015',
  volume: '01/2015',
  registeredOn: date('2015-09-21'),
  officeName: 'Ủy ban nhân dân xã Đồng Văn',
  keeperId: 7,
  keeperName: 'Ủy ban nhân dân xã Đồng Văn',
  content: { child: { ...typed.surname.subject, hometown: null }, mother: { name: 'Lý Thị Mỷ' } },
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
} as const satisfies KnownEntry

test('every example stands in the form as it was declared', () => {
  for (const { title, declaration } of examples) assert.deepEqual(unreadable(change, declaration), [], title[0])
})

test('choosing the entry brings the person, the paper and the old values; only the new value is typed', () => {
  const field = change.form
    ?.flatMap(({ fields }) => fields)
    .find(({ at, field: kind }) => at === '/entry' && kind.as === 'entry' && kind.registers[0] === 'BIRTH')
  assert.ok(field?.field.as === 'entry')
  let draft = fillFromEntry(
    { act: 'CHANGE', register: 'BIRTH', about: 'CHILD' },
    '/entry',
    field.field.fills ?? [],
    birth,
    '2026-11-20T09:00:00+07:00',
  )
  for (const [pointer, value] of Object.entries({
    '/changes': [{ field: '/child/name', to: { name: 'Lý Mí Sính' } }],
    '/reason': typed.surname.reason,
    '/nameGround': 'OTHER_PARENT',
    '/informant': typed.surname.informant,
    '/originalPresented': true,
  }))
    draft = put(draft, pointer, value)
  assert.deepEqual(unreadable(change, draft), [])
  const answer = change.read(declarationOf(change, draft))
  assert.ok(answer.readable)
  const read = answer.declaration as { subject: { personId: string; pin: string }; was: unknown; paperNumber: string }
  assert.deepEqual([read.subject.personId, read.subject.pin, read.paperNumber], [personId, '002215000733', '88/2015'])
  assert.deepEqual(read.was, { child: { name: 'Vừ Mí Sính' } })
})

test('each kind of value has its own field in a line, and a sex alone is not taken for nothing', () => {
  const line = { field: '/child/sex', to: { sexCode: '2' } }
  const draft = { ...typed.sex, source: typed.sex.source, changes: [{ ...line, from: 'Nam' }] }
  assert.deepEqual(unreadable(change, draft), [])
  const read = change.read(declarationOf(change, draft))
  assert.ok(read.readable)
  assert.equal((read.declaration as { changes: { to: { sexCode: string } }[] }).changes[0]?.to.sexCode, '2')
})
