import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { freshDatabase } from '../../tests/fresh-database.ts'
import { officialAt } from '../../tests/official-at.ts'
import { typedBirthExamples } from '../events/birth/examples.ts'
import { typedMarriageExamples } from '../events/marriage/examples.ts'
import type { EntryRef } from '../events/parts/effects.ts'
import { typedRecognitionExamples } from '../events/recognition/examples.ts'
import { asActor, type Database } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { Refused } from '../platform/problem.ts'
import { loadEntry } from '../registers/entries.sql.server.ts'
import { knownPerson } from '../registers/known.sql.server.ts'
import { register } from './register.server.ts'
import { noteTask } from './tasks.server.ts'

const now = '2026-11-20T02:00:00.000Z'
const db: Database = await freshDatabase()
let here: Actor
let there: Actor
before(async () => {
  here = await officialAt(db, '00721', 'hotich.day')
  there = await officialAt(db, '00070', 'hotich.kia')
})

type Group = Record<string, unknown>
const write = (actor: Actor, kind: string, declaration: Group, duplicateReason = 'đã đối chiếu, người khác') =>
  asActor(db, actor, (tx) =>
    register(tx, actor, { caseId: uuid(), kind, declaration, version: 0, duplicateReason, now }),
  )
const refusal = (code: string) => (error: unknown) => {
  assert.ok(error instanceof Refused, String(error))
  assert.equal(error.code, code, JSON.stringify(error.extra))
  return true
}

let births = 0
/** A child of an unmarried mother, in the book of the first office. */
async function childOf(mother: { name: string; pin: string }, name: string): Promise<EntryRef> {
  births += 1
  const normal = structuredClone(typedBirthExamples.unmarriedMother)
  const done = await write(here, 'BIRTH', {
    ...normal,
    child: { ...normal.child, name },
    mother: { ...normal.mother, ...mother },
    proof: { ...normal.proof, code: `GCS-R${births}` },
    informant: { ...normal.informant, ...mother },
  })
  return { officeId: here.officeId, entryId: done.entryId }
}

async function personOf(ref: EntryRef, role = 'CHILD'): Promise<string> {
  const [row] = await db.sql<{ person_id: string }[]>`
    select person_id from entry_person where entry_id = ${ref.entryId} and role = ${role}`
  assert.ok(row)
  return row.person_id
}

const typed = typedRecognitionExamples.fatherRecognises
async function recognised(
  birthEntry: EntryRef,
  childName: string,
  father: { name: string; pin: string } = { name: 'Nông Văn Tấn', pin: '002091000411' },
): Promise<Group> {
  return {
    ...typed,
    parent: { ...typed.parent, ...father },
    child: {
      ...typed.child,
      name: childName,
      sex: '2',
      birthDate: { known: 'day', date: '2026-11-02' },
      pin: null,
      personId: await personOf(birthEntry),
      alsoLivesAt: { unitCode: '00070', asWritten: 'phường Hoàn Kiếm, thành phố Hà Nội', kind: 'TEMPORARY' },
    },
    birthEntry,
    informant: { ...typed.informant, ...father },
  }
}

test('a recognition links parent and child, and notes and supplements the birth entry of the own book', async () => {
  const entry = await childOf({ name: 'Lục Thị Mơ', pin: '002196000501' }, 'Lục Bảo An')
  const done = await write(here, 'RECOGNITION', await recognised(entry, 'Lục Bảo An'))
  assert.equal(done.number, '01/2026')
  const child = await asActor(db, here, async (tx) => knownPerson(tx, { pin: null, personId: await personOf(entry) }))
  assert.deepEqual([child?.father?.name, child?.father?.pin], ['Nông Văn Tấn', '002091000411'])
  const noted = await asActor(db, here, (tx) => loadEntry(tx, entry.officeId, entry.entryId))
  const content = noted?.entry.content as { child: { name: string }; father: { name: string }; fatherBasis: string }
  assert.deepEqual(
    [content.father.name, content.fatherBasis, content.child.name, noted?.entry.revision],
    ['Nông Văn Tấn', 'RECOGNITION', 'Lục Bảo An', 1],
  )
  assert.match(noted?.entry.notes[0]?.content ?? '', /^Bổ sung phần ghi về người cha: Nông Văn Tấn/)
  assert.equal(noted?.entry.notes[0]?.basis.number, '01/2026')
})

test('a father without a PIN is the same person in the recognition and in the birth entry it supplements', async () => {
  const entry = await childOf({ name: 'Lục Thị Mai', pin: '002196000511' }, 'Lục Bảo Ân')
  const declared = (await recognised(entry, 'Lục Bảo Ân', { name: 'Nông Văn Tuyên', pin: '002091000999' })) as Group & {
    parent: Group
    informant: Group
  }
  const withoutPin = {
    ...declared,
    parent: { ...declared.parent, pin: null },
    informant: { ...declared.informant, pin: null },
  }
  const done = await write(here, 'RECOGNITION', withoutPin)
  const father = await personOf({ officeId: here.officeId, entryId: done.entryId }, 'PARENT')
  assert.equal(await personOf(entry, 'FATHER'), father)
  const child = await asActor(db, here, async (tx) => knownPerson(tx, { pin: null, personId: await personOf(entry) }))
  assert.equal(child?.father?.personId, father)
})

test('R-E2 another father is refused, by the rules and by the database', async () => {
  const entry = await childOf({ name: 'Lục Thị Lan', pin: '002196000502' }, 'Lục Bảo Bình')
  await write(here, 'RECOGNITION', await recognised(entry, 'Lục Bảo Bình'))
  await assert.rejects(
    write(here, 'RECOGNITION', await recognised(entry, 'Lục Bảo Bình', { name: 'Vàng A Khác', pin: '002088000077' })),
    refusal('rules-block'),
  )
})

test('R-E2 of two fathers recognising one child at the same instant at two offices, one succeeds and the other learns why', async () => {
  const entry = await childOf({ name: 'Lục Thị Cúc', pin: '002196000503' }, 'Lục Bảo Châu')
  const [one, other] = [
    await recognised(entry, 'Lục Bảo Châu'),
    await recognised(entry, 'Lục Bảo Châu', { name: 'Vàng A Khác', pin: '002088000077' }),
  ]
  const results = await Promise.allSettled([write(here, 'RECOGNITION', one), write(there, 'RECOGNITION', other)])
  assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  const lost = results.find((result) => result.status === 'rejected') as PromiseRejectedResult
  assert.ok(lost.reason instanceof Refused, String(lost.reason))
  assert.ok(['second-parent', 'rules-block'].includes(lost.reason.code), lost.reason.code)
  const [links] = await db.sql<{ n: number }[]>`
    select count(*)::int as n from family_link where child_id = ${await personOf(entry)} and relation = 'FATHER' and ended_on is null`
  assert.equal(links?.n, 1)
})

test('R-E1 who is registered as dead recognises nobody', async () => {
  const entry = await childOf({ name: 'Lục Thị Đào', pin: '002196000504' }, 'Lục Bảo Duyên')
  const father = { name: 'Ma Văn Mất', pin: '002088000078' }
  const other = await childOf({ name: 'Lục Thị Ổi', pin: '002196000505' }, 'Lục Bảo Giang')
  const done = await write(here, 'RECOGNITION', await recognised(other, 'Lục Bảo Giang', father))
  const dead = await personOf({ officeId: here.officeId, entryId: done.entryId }, 'PARENT')
  await db.sql`insert into person_death (person_id, office_id, entry_id, died_on, declared)
    values (${dead}, ${here.officeId}, ${done.entryId}, '2026-11-19', false)`
  await assert.rejects(
    write(here, 'RECOGNITION', await recognised(entry, 'Lục Bảo Duyên', father)),
    refusal('rules-block'),
  )
})

test('the note on a birth entry of another office becomes a task of its keeper, done once', async () => {
  const entry = await childOf({ name: 'Lục Thị Hồng', pin: '002196000506' }, 'Lục Bảo Hân')
  await write(there, 'RECOGNITION', await recognised(entry, 'Lục Bảo Hân'))
  const before = await asActor(db, here, (tx) => loadEntry(tx, entry.officeId, entry.entryId))
  assert.equal(before?.entry.notes.length, 0)
  const tasks = await asActor(
    db,
    here,
    (tx) =>
      tx<
        { id: string; needs: string }[]
      >`select id, needs from office_notice where office_id = ${here.officeId} and entry_id = ${entry.entryId}`,
  )
  assert.deepEqual(
    tasks.map(({ needs }) => needs),
    ['NOTE'],
  )
  const taskId = tasks[0]?.id ?? ''
  await asActor(db, here, (tx) => noteTask(tx, here, { taskId, now }))
  await asActor(db, here, (tx) => noteTask(tx, here, { taskId, now }))
  const after = await asActor(db, here, (tx) => loadEntry(tx, entry.officeId, entry.entryId))
  assert.equal(after?.entry.notes.length, 1)
  const content = after?.entry.content as { father: { name: string } } | undefined
  assert.equal(content?.father.name, 'Nông Văn Tấn')
})

test('R-E2 who was born in the mother’s marriage is the husband’s: the registers know it at the birth and at the recognition', async () => {
  const mother = { name: 'Lục Thị Vợ', pin: '002196000571' }
  const { wife, husband, presence } = typedMarriageExamples.domestic
  const wed = {
    wife: { ...wife, ...mother, idDocument: null },
    husband: { ...husband, name: 'Vàng Mí Chồng', pin: '002090000572', idDocument: null },
    presence,
    informant: { relationship: 'SELF', ...mother },
  }
  await asActor(db, here, (tx) =>
    register(tx, here, {
      caseId: uuid(),
      kind: 'MARRIAGE',
      declaration: wed,
      version: 0,
      duplicateReason: '',
      now: '2026-01-05T02:00:00.000Z',
    }),
  )
  const rules = (error: unknown): string[] =>
    error instanceof Refused
      ? ((error.extra.data as { problems?: { rule: string }[] })?.problems ?? []).map(({ rule }) => rule)
      : [String(error)]
  const { withRecognition, unmarriedMother } = structuredClone(typedBirthExamples)
  const combined = {
    ...withRecognition,
    child: { ...withRecognition.child, name: 'Hoàng Bảo Giá' },
    mother: { ...withRecognition.mother, ...mother },
    proof: { ...withRecognition.proof, code: 'GCS-RE2' },
    informant: { ...withRecognition.informant, ...mother },
  }
  await assert.rejects(write(here, 'BIRTH', combined), (error) => rules(error).includes('R-E2'))
  const fatherless = {
    ...unmarriedMother,
    child: { ...unmarriedMother.child, name: 'Lục Bảo Giá' },
    mother: { ...unmarriedMother.mother, ...mother },
    proof: { ...unmarriedMother.proof, code: 'GCS-RE2' },
    informant: { ...unmarriedMother.informant, ...mother },
  }
  await assert.rejects(write(here, 'BIRTH', fatherless), (error) => rules(error).includes('B8.2'))
  const reasons = { 'B8.2': 'Tòa án đang giải quyết việc không nhận con' }
  const done = await write(here, 'BIRTH', { ...fatherless, reasons })
  const entry = { officeId: here.officeId, entryId: done.entryId }
  const claimed = await recognised(entry, 'Lục Bảo Giá', { name: 'Nông Văn Khách', pin: '002091000573' })
  await assert.rejects(write(here, 'RECOGNITION', claimed), (error) => rules(error).includes('R-E2'))
})
