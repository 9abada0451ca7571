import assert from 'node:assert/strict'
import { test } from 'node:test'
import { examples as adoption } from './adoption/examples.ts'
import { examples as guardianship } from './guardianship/examples.ts'
import { examples as guardianshipEnd } from './guardianship-end/examples.ts'
import { eventKinds, eventOf } from './index.ts'
import { declarationOf, draftOf, unreadable } from './parts/draft.ts'
import { examples as recognition } from './recognition/examples.ts'

const all = {
  RECOGNITION: recognition,
  GUARDIANSHIP: guardianship,
  GUARDIANSHIP_END: guardianshipEnd,
  ADOPTION: adoption,
}
for (const [kind, examples] of Object.entries(all))
  for (const { title, declaration } of examples)
    test(`${kind}: the form holds the whole declaration “${title[0]}” and nothing is lost on the way`, () => {
      const event = eventOf(kind)
      const draft = draftOf(structuredClone(declaration))
      const made = event.read(declarationOf(event, draft))
      const given = event.read(declaration)
      assert.ok(made.readable, JSON.stringify(!made.readable && made.issues))
      assert.ok(given.readable)
      assert.deepEqual(made.declaration, given.declaration)
      assert.deepEqual(unreadable(event, draft), [])
    })

for (const kind of Object.keys(all))
  test(`${kind}: an empty draft says what is missing, and its rules never throw on what is half typed`, () => {
    const event = eventOf(kind)
    const missing = unreadable(event, {})
    assert.ok(missing.length > 0)
    for (const { message } of missing) assert.match(message[0], /\S/)
  })

for (const kind of eventKinds)
  test(`${kind}: who is named from an earlier entry is the person of the registers who stands in it`, () => {
    const fields = (eventOf(kind).form ?? []).flatMap(({ fields }) => fields)
    for (const { at, field } of fields) {
      if (field.as !== 'entry') continue
      const to = new Set((field.fills ?? []).map((fill) => fill.to))
      const named = [...to].flatMap((pointer) => /^(\/\w+)\/name$/.exec(pointer)?.[1] ?? [])
      for (const group of named)
        assert.ok(to.has(`${group}/personId`), `${at} names ${group} but does not say who it is`)
    }
  })
