import assert from 'node:assert/strict'
import { test } from 'node:test'
import { declarationOf, draftOf, unreadable } from '../parts/draft.ts'
import { MarriageDeclaration } from './declaration.ts'
import { examples } from './examples.ts'
import { marriageForm } from './form.ts'
import { marriage } from './marriage.ts'
import { marriageMatters } from './matters.ts'

test('every example comes through the form unchanged', () => {
  for (const { title, declaration } of examples) {
    const draft = draftOf(MarriageDeclaration.parse(declaration))
    assert.deepEqual(unreadable(marriage, draft), [], title[0])
    const again = marriage.read(declarationOf(marriage, draft))
    assert.ok(again.readable, title[0])
    assert.deepEqual(again.declaration, MarriageDeclaration.parse(declaration), title[0])
  }
})

test('R-C13 the form asks of the woman before the man, and says what is missing in its own words', () => {
  const ids = marriageForm.map(({ id }) => id)
  assert.ok(ids.indexOf('wife') < ids.indexOf('husband'))
  const [first] = unreadable(marriage, draftOf({ kind: 'NEW' }))
  assert.ok(first)
  for (const { id, preset } of marriageMatters) assert.ok(unreadable(marriage, draftOf(preset)).length > 0, id)
})

test('the papers of a foreign element are asked for only where there is one', () => {
  const health = marriageForm.flatMap(({ fields }) => fields).find(({ at }) => at === '/wife/health/facility')
  assert.ok(health?.shown)
  assert.equal(
    health.shown({ kind: 'NEW', wife: { nationalities: ['VN'] }, husband: { nationalities: ['VN'] } }),
    false,
  )
  assert.equal(health.shown({ kind: 'NEW', wife: { nationalities: ['VN'] }, husband: { nationalities: ['KR'] } }), true)
  assert.equal(health.shown({ kind: 'NEW', wife: { nationalities: ['VN'], settledAbroad: true } }), true)
})
