import assert from 'node:assert/strict'
import { test } from 'node:test'
import { declarationOf, draftOf, unreadable } from '../parts/draft.ts'
import { MaritalDeclaration } from './declaration.ts'
import { examples } from './examples.ts'
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
