import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { freshDatabase } from '../../tests/fresh-database.ts'
import { officialAt } from '../../tests/official-at.ts'
import { typedBirthExamples } from '../events/birth/examples.ts'
import { eventOf } from '../events/index.ts'
import type { EntryNote, NoteBasis } from '../events/parts/effects.ts'
import { asActor, type Database } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { Refused } from '../platform/problem.ts'
import { circumstancesFor } from '../registers/circumstances.server.ts'
import { loadEntry } from '../registers/entries.sql.server.ts'
import { noteOrAsk } from '../registers/noting.server.ts'
import { officeTasks } from '../registers/office-tasks.sql.server.ts'
import { date } from '../values/calendar-date.ts'
import { findCase, holdCase, saveDeclaration } from './cases.sql.server.ts'
import { takeIn } from './receive.server.ts'
import { register } from './register.server.ts'
import { addTaskToCase, answerTask, finishTaskOfCase, noteTask, remindedUntil } from './tasks.server.ts'
import { tasksOfCase } from './tasks.sql.server.ts'

const now = '2026-11-20T02:00:00.000Z'
const later = '2026-11-24T02:00:00.000Z'
const db: Database = await freshDatabase()
let here: Actor
let there: Actor
before(async () => {
  here = await officialAt(db, '00721', 'hotich.day')
  there = await officialAt(db, '00070', 'hotich.kia')
})

const declaration = (name: string, code: string) => {
  const normal = structuredClone(typedBirthExamples.normal)
  return { ...normal, child: { ...normal.child, name }, proof: { ...normal.proof, code } }
}

/** A dossier that is taken in at the first office. */
async function takenIn(name: string, code: string): Promise<string> {
  const caseId = uuid()
  const birth = eventOf('BIRTH')
  const typed = declaration(name, code)
  await asActor(db, here, async (tx) => {
    await saveDeclaration(tx, here, {
      id: caseId,
      kind: 'BIRTH',
      procedureCode: '1.001193',
      channel: 'DIRECT',
      declaration: typed,
      version: 0,
      subject: birth.subjectOf(typed),
      now,
    })
    const held = await holdCase(tx, caseId)
    const read = birth.read(typed)
    assert.ok(held && read.readable)
    const circumstances = await circumstancesFor(tx, here, { receivedAt: now, now })
    await takeIn(tx, here, { held, plan: birth.plan(read.declaration, circumstances), now })
  })
  return caseId
}

test('asking another commune stops the clock, its answer lets it go on, and the entry waits for it (NĐ 07/2025)', async () => {
  const caseId = await takenIn('Hoàng Minh Sáo', 'GCS-task-1')
  const dueBefore = (await asActor(db, here, (tx) => findCase(tx, caseId)))?.due_at
  await asActor(db, here, (tx) =>
    addTaskToCase(tx, here, {
      caseId,
      kind: 'VERIFICATION',
      text: 'Xác minh nơi cư trú của người mẹ',
      startsOn: null,
      dueAt: null,
      blocks: true,
      unitCode: '00070',
      now,
    }),
  )
  assert.equal((await asActor(db, here, (tx) => findCase(tx, caseId)))?.paused_at, now)
  await assert.rejects(
    asActor(db, here, (tx) =>
      register(tx, here, { caseId, kind: 'BIRTH', declaration: undefined, version: 0, duplicateReason: '', now }),
    ),
    (error: unknown) => error instanceof Refused && error.code === 'task-open',
  )
  const [asked] = await asActor(db, there, (tx) =>
    officeTasks(tx, { officeId: there.officeId, sent: false, open: true, caseId: null, limit: 10 }),
  )
  assert.equal(asked?.needs, 'ANSWER')
  await asActor(db, there, (tx) =>
    answerTask(tx, there, { taskId: asked?.id ?? '', answer: 'Có cư trú tại phường', confirmed: true, now: later }),
  )
  const after = await asActor(db, here, (tx) => findCase(tx, caseId))
  assert.equal(after?.paused_at, null)
  assert.ok(dueBefore && after?.due_at && after.due_at > dueBefore, 'the time of the question is not counted')
  const [task] = await asActor(db, here, (tx) => tasksOfCase(tx, here.officeId, caseId))
  assert.equal(task?.outcome, 'Có cư trú tại phường')
  // The dossier of the other office stays out of reach; answering again changes nothing.
  assert.equal(await asActor(db, there, (tx) => findCase(tx, caseId)), null)
  await asActor(db, there, (tx) =>
    answerTask(tx, there, { taskId: asked?.id ?? '', answer: 'khác', confirmed: false, now: later }),
  )
  const [same] = await asActor(db, here, (tx) => tasksOfCase(tx, here.officeId, caseId))
  assert.equal(same?.outcome, 'Có cư trú tại phường')
})

test('an own task is done once, with its outcome in the timeline', async () => {
  const caseId = await takenIn('Hoàng Minh Khướu', 'GCS-task-2')
  const id = await asActor(db, here, (tx) =>
    addTaskToCase(tx, here, {
      caseId,
      kind: 'INTERVIEW',
      text: 'Phỏng vấn người mẹ',
      startsOn: null,
      dueAt: null,
      blocks: true,
      unitCode: null,
      now,
    }),
  )
  const finish = () =>
    asActor(db, here, (tx) => finishTaskOfCase(tx, here, { caseId, taskId: id, outcome: 'Đã phỏng vấn', now }))
  await finish()
  await assert.rejects(finish(), (error: unknown) => error instanceof Refused && error.code === 'wrong-state')
  const events = await db.sql<
    { action: string }[]
  >`select action from case_event where case_id = ${caseId} order by seq`
  assert.deepEqual(
    events.map((event) => event.action),
    ['receive', 'task', 'task-done'],
  )
})

test('R-G2 a note on an entry of another office is a task there, and noting it twice writes once', async () => {
  const caseId = uuid()
  const entry = await asActor(db, there, (tx) =>
    register(tx, there, {
      caseId,
      kind: 'BIRTH',
      declaration: {
        ...declaration('Hoàng Minh Yến', 'GCS-task-3'),
        mother: {
          ...typedBirthExamples.normal.mother,
          alsoLivesAt: {
            unitCode: '00070',
            asOf: '2026-11-02',
            asWritten: 'phường Hoàn Kiếm, thành phố Hà Nội',
            kind: 'TEMPORARY',
          },
        },
      },
      version: 0,
      duplicateReason: 'hai trẻ khác nhau',
      now,
    }),
  )
  const basis: NoteBasis = { kind: 'Cải chính', number: '03/2026', date: null, authority: here.officeName }
  const note: EntryNote = {
    entry: { officeId: there.officeId, entryId: entry.entryId },
    content: 'Cải chính tên từ “Yến” thành “Én”',
    basis,
    patch: [{ pointer: '/child/name', value: 'Hoàng Minh Én' }],
    ground: 'CORRECTION',
  }
  const how = await asActor(db, here, (tx) =>
    noteOrAsk(tx, here, {
      note,
      by: { officeId: here.officeId, entryId: uuid() },
      byNumber: '03/2026',
      kind: 'Cải chính',
      caseId: uuid(),
      now,
    }),
  )
  assert.equal(how, 'asked')
  const [task] = await asActor(db, there, (tx) =>
    officeTasks(tx, { officeId: there.officeId, sent: false, open: true, caseId: null, limit: 10 }),
  )
  assert.equal(task?.needs, 'NOTE')
  for (let n = 0; n < 2; n += 1)
    await asActor(db, there, (tx) => noteTask(tx, there, { taskId: task?.id ?? '', now: later }))
  const noted = await asActor(db, there, (tx) => loadEntry(tx, there.officeId, entry.entryId))
  assert.equal(noted?.entry.notes.length, 1)
  assert.equal(noted?.entry.revision, 1)
  assert.ok(noted)
  assert.equal((noted.entry.content as { child: { name: string } }).child.name, 'Hoàng Minh Én')
  const [found] = await db.sql<
    { full_name: string }[]
  >`select full_name from entry_person where entry_id = ${entry.entryId} and subject`
  assert.equal(found?.full_name, 'Hoàng Minh Én')
})

test('an office is reminded thirty days ahead, or as many as were decided for it', async () => {
  const today = date('2026-12-01')
  await db.sql`
    insert into policy (key, scope, valid, value, decision)
    values ('reminder-days-ahead', ${`office:${there.officeId}`}, '[2026-01-01,)', '60', 'Nhắc sớm hơn')`
  assert.equal(await remindedUntil(db.sql, here, today), '2026-12-31')
  assert.equal(await remindedUntil(db.sql, there, today), '2027-01-30')
})
