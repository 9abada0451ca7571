import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { freshDatabase } from '../../tests/fresh-database.ts'
import { officialAt } from '../../tests/official-at.ts'
import { typedGuardianshipExamples } from '../events/guardianship/examples.ts'
import { typedGuardianshipEndExamples } from '../events/guardianship-end/examples.ts'
import type { EntryRef } from '../events/parts/effects.ts'
import { asActor, type Database } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { Refused } from '../platform/problem.ts'
import { loadEntry } from '../registers/entries.sql.server.ts'
import { knownPerson } from '../registers/known.sql.server.ts'
import { register } from './register.server.ts'

const now = '2026-11-20T02:00:00.000Z'
const later = '2026-11-25T02:00:00.000Z'
const last = '2026-11-26T02:00:00.000Z'
const db: Database = await freshDatabase()
let here: Actor
let there: Actor
before(async () => {
  here = await officialAt(db, '00721', 'hotich.day')
  there = await officialAt(db, '00070', 'hotich.kia')
})

type Group = Record<string, unknown>
const write = async (actor: Actor, kind: string, declaration: Group, at = now) => {
  const caseId = uuid()
  const done = await asActor(db, actor, (tx) =>
    register(tx, actor, { caseId, kind, declaration, version: 0, duplicateReason: 'đã đối chiếu', now: at }),
  )
  return { ...done, ref: { officeId: actor.officeId, entryId: done.entryId } satisfies EntryRef }
}
const refusal = (code: string) => (error: unknown) => {
  assert.ok(error instanceof Refused, String(error))
  assert.equal(error.code, code, JSON.stringify(error.extra))
  return true
}

const appointed = typedGuardianshipExamples.appointed
const elsewhere = { unitCode: '00070', asWritten: 'phường Hoàn Kiếm, thành phố Hà Nội', kind: 'TEMPORARY' }
const wardOf = (name: string, pin: string): Group => ({ ...appointed.ward, name, pin, alsoLivesAt: elsewhere })
const guardianship = (ward: Group, guardian: Group = {}): Group => ({
  ...appointed,
  ward,
  group: { ...appointed.group, guardian: { ...appointed.group.guardian, ...guardian } },
})
const known = (pin: string) => asActor(db, here, (tx) => knownPerson(tx, { pin, personId: null }))

test('R-F1 a guardianship is in force from its entry on, with a reminder; a second one is refused with its reason', async () => {
  const ward = wardOf('Lương Thu An', '002316000601')
  const done = await write(here, 'GUARDIANSHIP', guardianship(ward))
  const person = await known('002316000601')
  assert.deepEqual(
    person?.guardianship?.guardians.map(({ name }) => name),
    ['Lương Thị Liễu'],
  )
  const reminders = await db.sql<{ kind: string; due_on: string }[]>`
    select kind, due_on::text from reminder where entry_id = ${done.entryId}`
  assert.deepEqual([...reminders], [{ kind: 'WARD_OF_AGE', due_on: '2034-04-08' }])
  await assert.rejects(
    write(here, 'GUARDIANSHIP', guardianship(ward, { name: 'Lương Văn Sinh', pin: '002083000532' })),
    (error) =>
      refusal('rules-block')(error) &&
      ((error as Refused).extra.errors ?? []).some(({ code }: { code: string }) => code === 'R-F1'),
  )
})

test('R-F1 of two offices giving one ward a guardian at the same instant, one succeeds and the other learns why', async () => {
  const ward = wardOf('Lương Thu Bình', '002316000602')
  const results = await Promise.allSettled([
    write(here, 'GUARDIANSHIP', guardianship(ward)),
    write(there, 'GUARDIANSHIP', guardianship(ward, { name: 'Lương Văn Sinh', pin: '002083000532' })),
  ])
  assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  const lost = results.find((result) => result.status === 'rejected') as PromiseRejectedResult
  assert.ok(lost.reason instanceof Refused, String(lost.reason))
  assert.ok(['second-guardian', 'rules-block'].includes(lost.reason.code), lost.reason.code)
  const [open] = await db.sql<{ n: number }[]>`
    select count(*)::int as n from guardianship g join person p on p.id = g.ward_id where p.pin = '002316000602' and upper_inf(g.during)`
  assert.equal(open?.n, 1)
})

test('R-F1 one guardian may have several wards', async () => {
  await write(here, 'GUARDIANSHIP', guardianship(wardOf('Lương Thu Cúc', '002316000603')))
  const done = await write(here, 'GUARDIANSHIP', guardianship(wardOf('Lương Thu Dung', '002316000604')))
  assert.ok(done.entryNo > 1)
})

const endExample = typedGuardianshipEndExamples.ofAge
const ending = (ref: EntryRef, ward: Group, change: Group = {}): Group => ({
  ...endExample,
  registration: ref,
  ward,
  ground: 'PARENTS_ABLE',
  reasons: {},
  ...change,
})

test('R-F4 an end closes the guardianship, is noted in its book, and cannot be written twice', async () => {
  const ward = wardOf('Lương Thu Giang', '002316000605')
  const { ref, number } = await write(here, 'GUARDIANSHIP', guardianship(ward))
  const done = await write(here, 'GUARDIANSHIP_END', ending(ref, ward), later)
  assert.equal((await known('002316000605'))?.guardianship, null)
  const noted = await asActor(db, here, (tx) => loadEntry(tx, ref.officeId, ref.entryId))
  assert.match(noted?.entry.notes[0]?.content ?? '', /^Đã chấm dứt giám hộ từ ngày 25\/11\/2026/)
  const links = await db.sql<{ relation: string; other_entry_id: string }[]>`
    select relation, other_entry_id from entry_link where entry_id = ${done.entryId}`
  assert.deepEqual([...links], [{ relation: 'ENDS', other_entry_id: ref.entryId }])
  assert.ok(number)
  await assert.rejects(write(here, 'GUARDIANSHIP_END', ending(ref, ward), later), refusal('rules-block'))
})

test('F2 an office that does not keep the book does not end the guardianship', async () => {
  const ward = wardOf('Lương Thu Hà', '002316000606')
  const { ref } = await write(here, 'GUARDIANSHIP', guardianship(ward))
  await assert.rejects(write(there, 'GUARDIANSHIP_END', ending(ref, ward), later), refusal('rules-block'))
})

test('R-F3 a change of guardian is one dossier with two linked entries: the old one ends, the new one begins', async () => {
  const ward = wardOf('Lương Thu Kim', '002316000607')
  const { ref } = await write(here, 'GUARDIANSHIP', guardianship(ward))
  const change = typedGuardianshipEndExamples.guardianChanged
  const done = await write(
    here,
    'GUARDIANSHIP_END',
    ending(ref, ward, { ground: 'GUARDIAN_ASKS', next: change.next, endedKind: 'APPOINTED' }),
    later,
  )
  const person = await known('002316000607')
  assert.deepEqual(
    person?.guardianship?.guardians.map(({ name }) => name),
    ['Lương Văn Sinh'],
  )
  const entries = await db.sql<{ id: string; kind: string }[]>`
    select id, kind from register_entry where case_id = ${done.caseId} order by kind`
  assert.deepEqual(
    entries.map(({ kind }) => kind),
    ['GUARDIANSHIP', 'GUARDIANSHIP_END'],
  )
  const links = await db.sql<{ relation: string; other_entry_id: string }[]>`
    select relation, other_entry_id from entry_link where entry_id = ${entries[0]?.id ?? ''} order by relation`
  assert.deepEqual(
    [...links],
    [
      { relation: 'COMBINED', other_entry_id: done.entryId },
      { relation: 'REPLACES', other_entry_id: ref.entryId },
    ],
  )
})

test('R-F3 a guardianship registered and changed on the same day: the ward is free for the next guardian at once', async () => {
  const ward = wardOf('Lương Thu Kiều', '002316000617')
  const { ref } = await write(here, 'GUARDIANSHIP', guardianship(ward), later)
  const change = typedGuardianshipEndExamples.guardianChanged
  await write(
    here,
    'GUARDIANSHIP_END',
    ending(ref, ward, { ground: 'GUARDIAN_ASKS', next: change.next, endedKind: 'APPOINTED' }),
    later,
  )
  const person = await known('002316000617')
  assert.deepEqual(
    person?.guardianship?.guardians.map(({ name }) => name),
    ['Lương Văn Sinh'],
  )
  await assert.rejects(
    write(here, 'GUARDIANSHIP', guardianship(ward), later),
    (error) => error instanceof Refused,
    'there is one at a time',
  )
})

test('R-F3 the rules of the new guardianship are asked too: an incapable new guardian stops the whole dossier', async () => {
  const ward = wardOf('Lương Thu Kỳ', '002316000618')
  const { ref } = await write(here, 'GUARDIANSHIP', guardianship(ward), later)
  const { next } = typedGuardianshipEndExamples.guardianChanged
  const young = { ...next.guardian, birthDate: { known: 'day', date: '2015-05-05' }, pin: null }
  await assert.rejects(
    write(
      here,
      'GUARDIANSHIP_END',
      ending(ref, ward, { ground: 'GUARDIAN_ASKS', next: { ...next, guardian: young }, endedKind: 'APPOINTED' }),
      later,
    ),
    refusal('rules-block'),
  )
  assert.ok((await known('002316000618'))?.guardianship, 'nothing of it was written')
})

test('a supervision stands on the guardianship, is noted there, and ends by itself or with it', async () => {
  const ward = wardOf('Lương Thu Loan', '002316000608')
  const { ref } = await write(here, 'GUARDIANSHIP', guardianship(ward), later)
  const example = typedGuardianshipExamples.supervisedByPerson
  const supervision = await write(here, 'GUARDIANSHIP', { ...example, ward, guardianship: ref }, later)
  const open = async () => {
    const [row] = await db.sql<{ n: number }[]>`
      select count(*)::int as n from guardianship_party where guardianship_id = ${ref.entryId} and role = 'SUPERVISOR' and upper_inf(during)`
    return row?.n
  }
  assert.equal(await open(), 1)
  const noted = await asActor(db, here, (tx) => loadEntry(tx, ref.officeId, ref.entryId))
  assert.match(noted?.entry.notes[0]?.content ?? '', /giám sát việc giám hộ; người giám sát: Nông Văn Lương/)
  const end = { matter: 'SUPERVISION', ground: null, reason: 'Người giám sát xin thôi', guardian: null }
  const supervisor = example.supervisor
  await write(here, 'GUARDIANSHIP_END', ending(supervision.ref, ward, { ...end, supervisor }), last)
  assert.equal(await open(), 0)
  assert.ok((await known('002316000608'))?.guardianship, 'the guardianship itself goes on')
  await assert.rejects(
    write(here, 'GUARDIANSHIP_END', ending(supervision.ref, ward, { ...end, supervisor }), last),
    refusal('no-open-supervision'),
  )
})
