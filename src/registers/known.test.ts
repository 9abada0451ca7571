import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { official } from '../../tests/official.ts'
import { officialAt } from '../../tests/official-at.ts'
import { testServer } from '../../tests/test-server.ts'
import { register } from '../cases/register.server.ts'
import { typedBirthExamples } from '../events/birth/examples.ts'
import { asActor } from '../platform/database.server.ts'
import { KnownEntryView, KnownPersonView } from './known-api.ts'

const { app, db } = await testServer()
const now = '2026-11-20T02:00:00.000Z'
const here = await officialAt(db, '00721', 'biet.dongvan')
const desk = await official(app, 'hotich.dongvan')

test('What the registers know of a person and of an entry is answered in the shape the interface promises, nothing beside it', async () => {
  const done = await asActor(db, here, (tx) =>
    register(tx, here, {
      caseId: uuid(),
      kind: 'BIRTH',
      declaration: typedBirthExamples.normal,
      version: 0,
      duplicateReason: '',
      now,
    }),
  )
  const [child] = await db.sql<{ person_id: string }[]>`
    select person_id from entry_person where entry_id = ${done.entryId} and role = 'CHILD'`
  const asked = `personId=${child?.person_id}&caseId=${uuid()}`
  const known = await desk.get(`/api/people/known?${asked}`)
  assert.equal(known.status, 200, JSON.stringify(known.json))
  assert.deepEqual(known.json.person, KnownPersonView.parse(known.json.person))
  const birth = known.json.birth as { child?: { name?: string } }
  assert.equal(birth.child?.name, typedBirthExamples.normal.child.name)
  const entries = await desk.get(`/api/entries/sources?registers=BIRTH&${asked}`)
  const items = entries.json.items as unknown[]
  assert.equal(items.length, 1, JSON.stringify(entries.json))
  assert.deepEqual(items, KnownEntryView.array().parse(items))
  const nobody = await desk.get(`/api/people/known?pin=002199999999&caseId=${uuid()}`)
  assert.deepEqual(nobody.json, { person: null, birth: null })
})
