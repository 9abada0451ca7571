import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { freshDatabase } from '../../tests/fresh-database.ts'
import { officialAt } from '../../tests/official-at.ts'
import { typedAdoptionExamples } from '../events/adoption/examples.ts'
import { typedBirthExamples } from '../events/birth/examples.ts'
import type { EntryRef } from '../events/parts/effects.ts'
import { asActor, type Database } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { Refused } from '../platform/problem.ts'
import { loadEntry } from '../registers/entries.sql.server.ts'
import { knownPerson } from '../registers/known.sql.server.ts'
import { register } from './register.server.ts'

const now = '2026-11-20T02:00:00.000Z'
const db: Database = await freshDatabase()
let here: Actor
let there: Actor
before(async () => {
  here = await officialAt(db, '00721', 'hotich.day')
  there = await officialAt(db, '00070', 'hotich.kia')
})

type Group = Record<string, unknown>
const write = (actor: Actor, kind: string, declaration: Group) =>
  asActor(db, actor, (tx) =>
    register(tx, actor, { caseId: uuid(), kind, declaration, version: 0, duplicateReason: 'đã đối chiếu', now }),
  )

/** A child of an unmarried mother, twenty days old. */
async function childOf(
  mother: { name: string; pin: string },
  name: string,
  code: string,
): Promise<EntryRef & { child: Group }> {
  const normal = structuredClone(typedBirthExamples.unmarriedMother)
  const birthDate = { known: 'day', date: '2026-10-25' }
  const done = await write(here, 'BIRTH', {
    ...normal,
    child: { ...normal.child, name, birthDate },
    mother: { ...normal.mother, ...mother },
    proof: { ...normal.proof, code },
    informant: { ...normal.informant, ...mother },
  })
  const [row] = await db.sql<{ person_id: string }[]>`
    select person_id from entry_person where entry_id = ${done.entryId} and role = 'CHILD'`
  const child = {
    ...typedAdoptionExamples.couple.child,
    name,
    birthDate,
    pin: null,
    personId: row?.person_id,
  }
  return { officeId: here.officeId, entryId: done.entryId, child }
}

const elsewhere = { unitCode: '00070', asWritten: 'phường Hoàn Kiếm, thành phố Hà Nội', kind: 'PERMANENT' }
const couple = typedAdoptionExamples.couple
const adopting = ({ officeId, entryId, child }: EntryRef & { child: Group }, change: Group = {}): Group => ({
  ...couple,
  child,
  birthEntry: { officeId, entryId },
  ...change,
})

test('an adoption makes the adopters parents, notes the birth entry and leaves its parents as they were', async () => {
  const found = await childOf({ name: 'Vi Thị Lệ', pin: '002304000704' }, 'Vi Khánh Chi', 'GCS-AD1')
  const done = await write(here, 'ADOPTION', adopting(found))
  assert.equal(done.number, '01/2026')
  const child = await asActor(db, here, (tx) => knownPerson(tx, { pin: null, personId: String(found.child.personId) }))
  assert.deepEqual(
    [child?.adoptiveMother?.name, child?.adoptiveFather?.name, child?.mother?.name],
    ['Đặng Thị Xuân', 'Hoàng Văn Đạt', 'Vi Thị Lệ'],
  )
  const noted = await asActor(db, here, (tx) => loadEntry(tx, found.officeId, found.entryId))
  assert.equal(
    noted?.entry.notes[0]?.content,
    'Được nhận làm con nuôi; mẹ nuôi: ĐẶNG THỊ XUÂN; cha nuôi: HOÀNG VĂN ĐẠT',
  )
  assert.equal(noted?.entry.revision, 0)
  const [reminders] = await db.sql<
    { n: number }[]
  >`select count(*)::int as n from reminder where entry_id = ${done.entryId}`
  assert.equal(reminders?.n, 6)
})

test('of two offices letting different people adopt one child at the same instant, one succeeds and the other learns why', async () => {
  const found = await childOf({ name: 'Vi Thị Lựu', pin: '002304000705' }, 'Vi Khánh Dương', 'GCS-AD2')
  const single = (person: Group, who: 'mother' | 'father') =>
    adopting(found, {
      mother: null,
      father: null,
      [who]: { ...couple[who], ...person, residence: elsewhere },
      marriage: '',
      informant: { relationship: 'SELF', name: person.name, pin: person.pin },
    })
  const one = single({ name: 'Đỗ Thị Mừng', pin: '001185000711' }, 'mother')
  const other = single({ name: 'Trịnh Văn Vui', pin: '001083000712' }, 'father')
  const results = await Promise.allSettled([write(here, 'ADOPTION', one), write(there, 'ADOPTION', other)])
  assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  const lost = results.find((result) => result.status === 'rejected') as PromiseRejectedResult
  assert.ok(lost.reason instanceof Refused, String(lost.reason))
  assert.ok(['already-adopted', 'rules-block'].includes(lost.reason.code), lost.reason.code)
})

test('the database itself refuses a second adopter who is not the spouse of the first', async () => {
  const found = await childOf({ name: 'Vi Thị Mít', pin: '002304000706' }, 'Vi Khánh Giang', 'GCS-AD3')
  const done = await write(here, 'ADOPTION', adopting(found, { father: null, marriage: '' }))
  const [stranger] = await db.sql<{ id: string }[]>`
    insert into person (id, full_name, name_key) values (uuidv7(), 'Người Lạ', 'nguoi la') returning id`
  await assert.rejects(
    db.sql`insert into family_link (child_id, parent_id, relation, office_id, entry_id, made_by)
      values (${String(found.child.personId)}, ${stranger?.id ?? ''}, 'ADOPTIVE_FATHER', ${here.officeId}, ${uuid()}, 'ADOPTION')`,
    /already-adopted/,
  )
  assert.ok(done.entryId)
})
