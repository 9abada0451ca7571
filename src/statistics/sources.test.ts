import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { official } from '../../tests/official.ts'
import { officialAt } from '../../tests/official-at.ts'
import { testServer } from '../../tests/test-server.ts'
import { register } from '../cases/register.server.ts'
import { examplesOf } from '../events/examples.ts'
import { eventKinds, eventOf } from '../events/index.ts'
import { typedMarriageExamples } from '../events/marriage/examples.ts'
import { registrationKindOf } from '../law/registration-kinds.ts'
import { asActor } from '../platform/database.server.ts'
import { note, receive } from '../registers/judgments.server.ts'
import { Judgment } from '../registers/judgments-api.ts'
import { date } from '../values/calendar-date.ts'
import { valueAtPointer } from '../values/json-patch.ts'

const { app, db } = await testServer()
const here = await officialAt(db, '00721', 'thongke.dongvan')
const registrar = await official(app, 'hotich.dongvan')
const now = '2026-11-20T02:00:00.000Z'

test('every column of forms 13a, 14a and 22a names paths that the entries have', () => {
  const rows = readFileSync('docs/statistics-sources.md', 'utf8')
    .split('\n')
    .filter((line) => /^\| (13a|14a|22a)/.test(line))
  assert.ok(rows.length > 25)
  for (const row of rows) {
    const [, column, entries = '', source = ''] = row.split('|')
    const kind = /`([A-Z_]+)`/.exec(entries)?.[1]
    if (!kind) continue
    const contents = examplesOf(kind).flatMap(({ declaration }) => {
      const read = eventOf(kind).read(declaration)
      return read.readable ? [read.declaration] : []
    })
    assert.ok(contents.length > 0, kind)
    for (const [, pointer = ''] of source.matchAll(/`(\/[A-Za-z/]+)`/g))
      assert.ok(
        contents.some((content) => valueAtPointer(content, pointer) !== undefined),
        `${column}: ${kind} ${pointer}`,
      )
  }
})

test('every registration kind an example gets has words', () => {
  const receivedOn = '2026-11-20'
  for (const kind of eventKinds)
    for (const { declaration } of examplesOf(kind)) {
      const read = eventOf(kind).read(declaration)
      if (!read.readable) continue
      const plan = eventOf(kind).plan(read.declaration, {
        receivedAt: now,
        receivedOn: date(receivedOn),
        today: date(receivedOn),
        office: { kind: 'COMMUNE', unitCode: '00721', provinceCode: '08' },
      })
      assert.ok(registrationKindOf(kind, plan.registrationKind), `${kind}:${plan.registrationKind}`)
    }
})

test('05 §4 entries are counted by event and kind, decisions noted by matter, each once', async () => {
  const board = async () =>
    (await registrar.get('/api/dashboard?from=2026-11-18&to=2026-11-20')).json.counts as {
      byEvent: Record<string, number>
      byKind: Record<string, number>
      noted: Record<string, number>
    }
  const before = await board()
  const declaration = typedMarriageExamples.domestic
  const marriage = await asActor(db, here, (tx) =>
    register(tx, here, {
      caseId: uuid(),
      kind: 'MARRIAGE',
      declaration,
      version: 0,
      duplicateReason: '',
      now: '2026-11-18T02:00:00.000Z',
    }),
  )
  const judgment = Judgment.parse({
    matter: 'DIVORCE',
    number: '5/2026/HNGĐ-ST',
    sender: 'Tòa án nhân dân khu vực 1 – Tuyên Quang',
    decidedOn: '2026-10-20',
    effectiveOn: '2026-11-20',
    persons: [declaration.wife, declaration.husband].map(({ name, pin, birthDate }) => ({ name, pin, birthDate })),
  })
  const row = await asActor(db, here, (tx) => receive(tx, here, judgment, now))
  const entry = { officeId: here.officeId, entryId: marriage.entryId }
  await asActor(db, here, (tx) => note(tx, here, { id: row.id, entry, now }))
  const after = await board()
  assert.equal(after.byEvent.MARRIAGE, (before.byEvent.MARRIAGE ?? 0) + 1)
  assert.equal(after.byKind['MARRIAGE:1'], (before.byKind['MARRIAGE:1'] ?? 0) + 1)
  assert.deepEqual([before.noted.DIVORCE ?? 0, after.noted.DIVORCE], [0, 1])
})
