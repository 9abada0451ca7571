import assert from 'node:assert/strict'
import { test } from 'node:test'
import { declarationOf, draftOf, unreadable } from '../parts/draft.ts'
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
