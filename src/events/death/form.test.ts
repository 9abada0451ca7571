import assert from 'node:assert/strict'
import { test } from 'node:test'
import { date } from '../../values/calendar-date.ts'
import { declarationOf, draftOf, unreadable } from '../parts/draft.ts'
import { fillFromEntry } from '../parts/draft-people.ts'
import { death } from './death.ts'
import { DeathDeclaration } from './declaration.ts'
import { examples } from './examples.ts'
import { deathMatters } from './matters.ts'

test('every example comes through the form unchanged', () => {
  for (const { title, declaration } of examples) {
    const draft = draftOf(DeathDeclaration.parse(declaration))
    assert.deepEqual(unreadable(death, draft), [], title[0])
    const again = death.read(declarationOf(death, draft))
    assert.ok(again.readable, title[0])
    assert.deepEqual(again.declaration, DeathDeclaration.parse(declaration), title[0])
  }
})

test('the form says what is missing in its own words, and every matter begins a draft', () => {
  const missing = unreadable(death, draftOf({ caseKind: 'NORMAL' })).map(({ message }) => message[0])
  assert.ok(
    missing.some((message) => message.includes('Họ, chữ đệm, tên')),
    missing.join(),
  )
  for (const { id, preset } of deathMatters) assert.ok(unreadable(death, draftOf(preset)).length > 0, id)
})

test('R-H9 a birth entry that is chosen says who died, also without a number', () => {
  const field = (death.form ?? []).flatMap(({ fields }) => fields).find(({ at }) => at === '/birthEntry')?.field
  assert.ok(field?.as === 'entry')
  const personId = '0198c1d0-0000-7000-8000-000000000077'
  const entry = {
    ref: { officeId: 1, entryId: '0198a000-0000-7000-8000-0000000000ab' },
    kind: 'BIRTH',
    register: 'BIRTH',
    number: '05/1988',
    volume: '01/1988',
    registeredOn: date('1988-04-01'),
    officeName: 'UBND xã Đồng Văn',
    keeperId: 1,
    keeperName: 'UBND xã Đồng Văn',
    content: { child: { name: 'Nông Văn Khải', birthDate: { known: 'day', date: '1988-03-12' }, sex: '1' } },
    revoked: false,
    persons: [
      {
        role: 'CHILD',
        subject: true,
        name: 'Nông Văn Khải',
        birth: { year: 1988, date: null },
        sex: '1',
        pin: null,
        personId,
      },
    ],
  } as const
  const draft = fillFromEntry(draftOf({}), '/birthEntry', field.fills ?? [], entry, '2026-11-20')
  const filled = declarationOf(death, draft) as { deceased: Record<string, unknown>; birthEntry: unknown }
  assert.deepEqual([filled.deceased.personId, filled.deceased.name], [personId, 'Nông Văn Khải'])
  assert.deepEqual(filled.birthEntry, entry.ref)
})
