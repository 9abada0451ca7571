import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { marriageOf, type Spouse, spouse } from '../../tests/couple.ts'
import { freshDatabase } from '../../tests/fresh-database.ts'
import { officialAt, provinceAt } from '../../tests/official-at.ts'
import { typedBirthExamples } from '../events/birth/examples.ts'
import { typedChangeExamples } from '../events/change/examples.ts'
import { typedDeathExamples } from '../events/death/examples.ts'
import { PinNotice } from '../identity/pin-issuer.ts'
import type { RevocationGround } from '../law/revocation.ts'
import { asActor } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { Refused } from '../platform/problem.ts'
import { loadEntry } from '../registers/entries.sql.server.ts'
import { knownPerson } from '../registers/known.sql.server.ts'
import { officeTasks } from '../registers/office-tasks.sql.server.ts'
import { factsOf, revoke, revoker } from '../registers/revocation.server.ts'
import { date } from '../values/calendar-date.ts'
import { register } from './register.server.ts'
import { noteTask } from './tasks.server.ts'

const db = await freshDatabase()
const now = '2026-11-20T02:00:00.000Z'
const here = await officialAt(db, '00721', 'thuhoi.dongvan')
const far = await officialAt(db, '00070', 'thuhoi.hoankiem', ['REGISTRAR'], 'Trần Thị Mơ')

const tuyenQuang = await provinceAt(db, '08')
const haNoi = await provinceAt(db, '01')

const away = { unitCode: '00070', asOf: '2026-11-02', asWritten: 'phường Hoàn Kiếm, thành phố Hà Nội' }
const write = (actor: Actor, kind: string, declaration: Record<string, unknown>, at = now) =>
  asActor(db, actor, (tx) =>
    register(tx, actor, { caseId: uuid(), kind, declaration, version: 0, duplicateReason: 'khác người', now: at }),
  )
const wed = (actor: Actor, wife: Spouse, husband: Spouse) => write(actor, 'MARRIAGE', marriageOf(wife, husband))
let decisions = 0
const decide = (
  actor: Actor,
  entry: { officeId: number; entryId: string },
  change: Partial<{
    ground: RevocationGround
    marriageConditionsKept: boolean
    decidedOn: string
    number: string
  }> = {},
) => {
  decisions += 1
  return asActor(db, actor, (tx) =>
    revoke(tx, actor, {
      officeId: entry.officeId,
      entryId: entry.entryId,
      number: change.number ?? `${decisions}/QĐ-UBND`,
      decidedOn: date(change.decidedOn ?? '2026-11-20'),
      authority: 'Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang',
      ground: change.ground ?? 'FALSE_DATA',
      reason: 'Đăng ký trên cơ sở thông tin sai sự thật.',
      marriageConditionsKept: change.marriageConditionsKept ?? false,
      now,
    }),
  )
}
const codeOf = (error: unknown): string => (error instanceof Refused ? error.code : String(error))
const refusedAs = (code: string) => (error: unknown) => {
  assert.equal(codeOf(error), code)
  return true
}
const known = (pin: string) => asActor(db, here, (tx) => knownPerson(tx, { pin, personId: null }))
const birth = (name: string, code: string, change: Record<string, unknown> = {}) => ({
  ...typedBirthExamples.normal,
  child: { ...typedBirthExamples.normal.child, name },
  proof: { ...typedBirthExamples.normal.proof, code },
  ...change,
})
const at = (done: { entryId: string }, actor = here) => ({ officeId: actor.officeId, entryId: done.entryId })

test('who revokes turns with the day of the decision; the court keeps unlawful marriages', () => {
  assert.equal(revoker('COMMUNE', date('2025-06-30')).authority, 'DISTRICT')
  assert.equal(revoker('COMMUNE', date('2025-07-01')).authority, 'PROVINCE_CHAIRMAN')
  assert.equal(revoker('DISTRICT', date('2016-01-04')).authority, 'PROVINCE')
  assert.equal(revoker('MISSION', date('2026-11-20')).authority, 'MINISTRY_OF_FOREIGN_AFFAIRS')
})

test('R-P6 a revoked birth: its papers are void, its keys are free, its number is cancelled, and it may be registered anew', async () => {
  const first = await write(here, 'BIRTH', birth('Hoàng Minh Sai', 'GCS.TH.1'))
  const [pin] = ['008226000777']
  await db.sql`select give_pin(${here.officeId}, ${first.entryId}, ${pin ?? ''}, 'ALLOCATED', null, ${now})`
  await db.sql`update pin_request set state = 'ALLOCATED' where entry_id = ${first.entryId}`
  await db.sql`update outbox set state = 'DONE' where ordering_key = ${first.caseId}`
  await assert.rejects(write(here, 'BIRTH', birth('Hoàng Minh Sai', 'GCS.TH.1')), (error) =>
    ['duplicate-birth', 'notification-used'].includes(codeOf(error)),
  )
  await assert.rejects(decide(haNoi, at(first)), refusedAs('revocation-not-yours'))
  await assert.rejects(decide(here, at(first)), refusedAs('revocation-not-yours'))
  await assert.rejects(decide(tuyenQuang, at(first), { decidedOn: '2026-11-21' }), refusedAs('revocation-day'))
  const done = await decide(tuyenQuang, at(first))
  assert.equal(done.pinCancelled, true)
  const [message] = await db.sql<{ payload: unknown; office_id: number }[]>`
    select payload, office_id from outbox where topic = 'pin-notice' and ordering_key = ${first.caseId}`
  const notice = PinNotice.parse(message?.payload)
  assert.deepEqual([notice.kind, notice.pin, message?.office_id], ['CANCELLATION', pin, here.officeId])
  const read = await asActor(db, here, (tx) => loadEntry(tx, here.officeId, first.entryId))
  assert.match(read?.entry.revoked?.decision ?? '', /Quyết định số \d+\/QĐ-UBND ngày 20\/11\/2026/)
  const links = await db.sql`select 1 from family_link where entry_id = ${first.entryId}`
  assert.equal(links.length, 0)
  const again = await write(here, 'BIRTH', birth('Hoàng Minh Sai', 'GCS.TH.1'))
  assert.equal(again.entryNo, first.entryNo + 1)
  await assert.rejects(decide(tuyenQuang, at(first)), refusedAs('already-revoked'))
})

test('a number nobody was asked for yet is never asked for', async () => {
  const born = await write(here, 'BIRTH', birth('Hoàng Minh Non', 'GCS.TH.2'))
  assert.equal((await decide(tuyenQuang, at(born))).pinCancelled, false)
  const [message] = await db.sql<
    { state: string }[]
  >`select state from outbox where ordering_key = ${born.caseId} and topic = 'pin-request'`
  assert.equal(message?.state, 'DONE')
})

test('a revoked marriage never was: both are free, and births that rest on it are to be looked at again by their keepers', async () => {
  const wife = spouse('Lục Thị Giả', '002190000601', '2', 1990)
  const husband = spouse('Hoàng Văn Giả', '002088000602', '1', 1988)
  const marriage = await wed(here, wife, husband)
  const mother = { ...typedBirthExamples.normal.mother, ...wife, alsoLivesAt: { ...away, kind: 'TEMPORARY' } }
  const father = { ...typedBirthExamples.normal.father, ...husband }
  const child = await write(
    far,
    'BIRTH',
    birth('Hoàng Thị Con', 'GCS.TH.3', {
      mother,
      father,
      informant: { relationship: 'MOTHER', name: wife.name, pin: wife.pin },
    }),
  )
  await assert.rejects(
    decide(tuyenQuang, at(marriage), { ground: 'UNLAWFUL_MARRIAGE' }),
    refusedAs('revocation-by-court'),
  )
  await assert.rejects(decide(tuyenQuang, at(marriage)), refusedAs('revocation-by-court'))
  const facts = await asActor(db, tuyenQuang, (tx) => factsOf(tx, here.officeId, marriage.entryId))
  assert.ok(facts.dependents.some(({ entryId, why }) => entryId === child.entryId && why === 'BIRTH_IN_MARRIAGE'))
  const done = await decide(tuyenQuang, at(marriage), { ground: 'OWN_OR_RELATIVE', marriageConditionsKept: true })
  assert.ok(done.tasks >= 2)
  const tasks = await db.sql<{ kind: string; needs: string; content: { text: string } }[]>`
    select kind, needs, content from office_notice where office_id = ${far.officeId} and entry_id = ${child.entryId} and kind = 'RECHECK'`
  assert.deepEqual(
    tasks.map(({ needs }) => needs),
    ['ANSWER'],
  )
  assert.match(tasks[0]?.content.text ?? '', /khai sinh ghi cha theo hôn nhân này/)
  assert.deepEqual((await known(wife.pin))?.marriages, [])
  const other = spouse('Nông Văn Thật', '002088000603', '1', 1988)
  assert.ok((await wed(here, wife, other)).entryId)
})

test('a revoked death gives life and marriage back; where somebody married since, that is told and left to the court', async () => {
  const wife = spouse('Lục Thị Góa', '002190000611', '2', 1990)
  const husband = spouse('Hoàng Văn Còn', '002088000612', '1', 1988)
  await wed(here, wife, husband)
  const deathOf = (person: Spouse) => ({
    ...typedDeathExamples.normal,
    deceased: person,
    death: { ...typedDeathExamples.normal.death, date: { known: 'day', date: '2026-11-20' } },
    notice: { ...typedDeathExamples.normal.notice, issuedOn: '2026-11-20' },
    copies: 0,
  })
  const death = await write(here, 'DEATH', deathOf(husband))
  assert.equal((await known(wife.pin))?.marriages[0]?.endedBy, 'DEATH')
  const done = await decide(tuyenQuang, at(death))
  assert.deepEqual(done.conflicts, [])
  assert.equal((await known(husband.pin))?.death, null)
  assert.equal((await known(wife.pin))?.marriages[0]?.endedBy, null)
  const second = await write(here, 'DEATH', deathOf(husband))
  const next = spouse('Nông Văn Kế', '002088000613', '1', 1988)
  await db.sql`update marriage_bond set during = daterange(lower(during) - 10, upper(during) - 5) where person_id in (select id from person where pin in (${wife.pin}, ${husband.pin}))`
  await wed(here, { ...wife, timesMarried: 2, statusBefore: '4' } as Spouse, next)
  const again = await decide(tuyenQuang, at(second))
  assert.equal(again.conflicts.length, 1)
  assert.ok(again.dependents.some(({ why }) => why === 'MARRIED_SINCE'))
  assert.equal((await known(wife.pin))?.marriages.filter(({ endedBy }) => endedBy === null).length, 1)
})

type Entry = { officeId: number; entryId: string }

/** The correction of the name of a child whose birth stands in the book of `here`, at the desk of `actor`. */
const rename = (born: Entry, personId: string, [name, to]: [string, string], actor = here) => {
  const { subject } = typedChangeExamples.correction
  return write(actor, 'CHANGE', {
    ...typedChangeExamples.correction,
    source: null,
    entry: born,
    was: { child: { name } },
    subject: {
      ...subject,
      pin: null,
      personId,
      name,
      birthDate: typedBirthExamples.normal.child.birthDate,
      ...(actor === here ? {} : { alsoLivesAt: { ...away, kind: 'TEMPORARY' } }),
    },
    changes: [{ field: '/child/name', to: { name: to } }],
    informant: typedChangeExamples.surname.informant,
  })
}

/** A birth, and the correction of the child's name. */
async function renamed(name: string, to: string, code: string) {
  const born = await write(here, 'BIRTH', birth(name, code))
  const [child] = await db.sql<{ person_id: string }[]>`
    select person_id from entry_person where entry_id = ${born.entryId} and role = 'CHILD'`
  const personId = child?.person_id ?? ''
  return { born, personId, changed: await rename(at(born), personId, [name, to]) }
}
const nameOf = async (personId: string) =>
  (await asActor(db, here, (tx) => knownPerson(tx, { pin: null, personId })))?.name
const nameIn = async ({ entryId }: { entryId: string }) => {
  const read = await asActor(db, here, (tx) => loadEntry(tx, here.officeId, entryId))
  return (read?.entry.content as { child: { name: string } } | undefined)?.child.name
}
type Answer = { text?: string; closedBy?: string; seq?: number } | null
const toNote = async ({ entryId }: { entryId: string }) =>
  await db.sql<{ id: string; from_office_id: number; done: boolean; answer: Answer }[]>`
    select id, from_office_id, done_at is not null as done, answer from office_notice
    where entry_id = ${entryId} and needs = 'NOTE' order by sent_at, id`
const noteAll = async (born: Entry) => {
  for (const { id, done } of await toNote(born))
    if (!done) await asActor(db, here, (tx) => noteTask(tx, here, { taskId: id, now }))
}

test('a revoked change: the person has the old value again, and the keeper puts the noted entry back by one click', async () => {
  const { born, personId, changed } = await renamed('Hoàng Minh Đổi', 'Hoàng Minh Khác', 'GCS.TH.4')
  const done = await decide(tuyenQuang, at(changed))
  assert.ok(done.tasks >= 2)
  const person = await asActor(db, here, (tx) => knownPerson(tx, { pin: null, personId }))
  assert.equal(person?.name, 'Hoàng Minh Đổi')
  const [task] = await db.sql<{ id: string }[]>`
    select id from office_notice where office_id = ${here.officeId} and entry_id = ${born.entryId} and needs = 'NOTE'`
  assert.ok(task)
  await asActor(db, here, (tx) => noteTask(tx, here, { taskId: task.id, now }))
  const read = await asActor(db, here, (tx) => loadEntry(tx, here.officeId, born.entryId))
  assert.equal((read?.entry.content as { child: { name: string } } | undefined)?.child.name, 'Hoàng Minh Đổi')
  assert.equal(read?.entry.revision, 2)
})

for (const [noting, family] of [
  ['after each decision', 'Hoàng Minh'],
  ['after both', 'Hoàng Văn'],
] as const)
  test(`LHT 12.2 an older change of name is revoked: the newer name stays; revoked too, the name from before both is left (noted ${noting})`, async () => {
    const { born, personId, changed } = await renamed(`${family} Một`, `${family} Nhị`, `GCS.TH.7.${family}`)
    const newer = await rename(at(born), personId, [`${family} Nhị`, `${family} Tam`])
    await decide(tuyenQuang, at(changed))
    assert.equal(await nameOf(personId), `${family} Tam`)
    if (noting === 'after each decision') await noteAll(at(born))
    assert.equal(await nameIn(born), `${family} Tam`)
    await decide(tuyenQuang, at(newer))
    assert.equal(await nameOf(personId), `${family} Một`)
    await noteAll(at(born))
    assert.equal(await nameIn(born), `${family} Một`)
  })

test('LHT 12.2 the newer change is revoked first, the older one next: each gives back what was before it', async () => {
  const { born, personId, changed } = await renamed('Hoàng Minh Xuôi', 'Hoàng Minh Ngược', 'GCS.TH.8')
  const newer = await rename(at(born), personId, ['Hoàng Minh Ngược', 'Hoàng Minh Lại'])
  await decide(tuyenQuang, at(newer))
  assert.equal(await nameOf(personId), 'Hoàng Minh Ngược')
  await noteAll(at(born))
  await decide(tuyenQuang, at(changed))
  assert.equal(await nameOf(personId), 'Hoàng Minh Xuôi')
  await noteAll(at(born))
  assert.equal(await nameIn(born), 'Hoàng Minh Xuôi')
})

test('LHT 12.2 one decision revokes both changes of name: each is noted, and the first name is left', async () => {
  const { born, personId, changed } = await renamed('Hoàng Minh Chung', 'Hoàng Minh Riêng', 'GCS.TH.13')
  const newer = await rename(at(born), personId, ['Hoàng Minh Riêng', 'Hoàng Minh Cả'])
  await decide(tuyenQuang, at(newer), { number: '900/QĐ-UBND' })
  await decide(tuyenQuang, at(changed), { number: '900/QĐ-UBND' })
  await noteAll(at(born))
  assert.deepEqual([await nameOf(personId), await nameIn(born)], ['Hoàng Minh Chung', 'Hoàng Minh Chung'])
})

test('LHT 12.2 a birthday of which only the year was known has its year alone again', async () => {
  const { born, personId } = await renamed('Hoàng Minh Niên', 'Hoàng Minh Nguyệt', 'GCS.TH.9')
  const supplement = await rename(at(born), personId, ['Hoàng Minh Nguyệt', 'Hoàng Minh Nhật'])
  await db.sql`update person set birth_date = '1960-05-05', birth_year = 1960 where id = ${personId}`
  await db.sql`insert into person_change (person_id, seq, field, from_value, to_value, valid_from, office_id, entry_id)
    values (${personId}, 99, 'birthDate', '1961', '1960-05-05', '2026-11-20', ${here.officeId}, ${supplement.entryId})`
  await decide(tuyenQuang, at(supplement))
  const [person] = await db.sql`select birth_date, birth_year from person where id = ${personId}`
  assert.deepEqual({ ...person }, { birth_date: null, birth_year: 1961 })
})

test('a task to note waits when its entry is revoked: it is closed with the decision, in the lists of both offices', async () => {
  const { born, personId } = await renamed('Hoàng Minh Chờ', 'Hoàng Minh Mong', 'GCS.TH.10')
  const asked = await rename(at(born), personId, ['Hoàng Minh Mong', 'Hoàng Minh Mãi'], far)
  assert.deepEqual(
    (await toNote(born)).map(({ done }) => done),
    [false],
  )
  await decide(tuyenQuang, at(born))
  const [task] = await toNote(born)
  assert.deepEqual([task?.done, task?.answer?.closedBy, task?.from_office_id], [true, 'REVOCATION', far.officeId])
  assert.match(
    task?.answer?.text ?? '',
    /^Mục số .+ đã bị thu hồi, hủy bỏ theo Quyết định số \d+\/QĐ-UBND ngày 20\/11\/2026/,
  )
  for (const [actor, sent] of [
    [here, false],
    [far, true],
  ] as const) {
    const rows = await asActor(db, actor, (tx) =>
      officeTasks(tx, { officeId: actor.officeId, sent, open: false, caseId: null, limit: 100 }),
    )
    assert.equal((rows.find(({ id }) => id === task?.id)?.answer as Answer)?.closedBy, 'REVOCATION')
  }
  await decide(haNoi, at(asked, far))
  assert.equal((await toNote(born)).length, 1, 'nobody is asked to write on what is void')
})

test('a task to note waits when the entry it rests on is revoked: it is closed, and what it was to replace goes back if it is void too', async () => {
  const { born, personId, changed } = await renamed('Hoàng Minh Gốc', 'Hoàng Minh Giữa', 'GCS.TH.11')
  const asked = await rename(at(born), personId, ['Hoàng Minh Giữa', 'Hoàng Minh Ngọn'], far)
  await decide(tuyenQuang, at(changed))
  assert.deepEqual([await nameOf(personId), await nameIn(born)], ['Hoàng Minh Ngọn', 'Hoàng Minh Giữa'])
  await decide(haNoi, at(asked, far))
  const task = (await toNote(born)).find(({ from_office_id }) => from_office_id === far.officeId)
  assert.deepEqual([task?.done, task?.answer?.closedBy], [true, 'REVOCATION'])
  await noteAll(at(born))
  assert.deepEqual([await nameOf(personId), await nameIn(born)], ['Hoàng Minh Gốc', 'Hoàng Minh Gốc'])
})

test('a task that reached its keeper only after the revocation is closed when it is to be noted, and nothing is written', async () => {
  const { born, personId } = await renamed('Hoàng Minh Sau', 'Hoàng Minh Trước', 'GCS.TH.12')
  await rename(at(born), personId, ['Hoàng Minh Trước', 'Hoàng Minh Muộn'], far)
  await decide(tuyenQuang, at(born))
  await db.sql`update office_notice set done_at = null, answer = null where entry_id = ${born.entryId} and needs = 'NOTE'`
  await noteAll(at(born))
  const [task] = await toNote(born)
  assert.deepEqual([task?.done, task?.answer?.closedBy], [true, 'REVOCATION'])
  assert.equal(await nameIn(born), 'Hoàng Minh Trước')
})

test('a change is revoked after the entry it changed: nobody is asked to write on what is void', async () => {
  const { born, changed } = await renamed('Hoàng Minh Hủy', 'Hoàng Minh Hoàn', 'GCS.TH.6')
  await decide(tuyenQuang, at(born))
  assert.equal((await decide(tuyenQuang, at(changed))).tasks, 1)
  const asked = await db.sql`
    select 1 from office_notice where entry_id = ${born.entryId} and needs = 'NOTE' and done_at is null`
  assert.equal(asked.length, 0)
})

test('two decisions on one entry at the same instant: one revokes it, the other is told', async () => {
  const born = await write(here, 'BIRTH', birth('Hoàng Minh Hai', 'GCS.TH.5'))
  const both = await Promise.allSettled([decide(tuyenQuang, at(born)), decide(tuyenQuang, at(born))])
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  const failed = both.find((one) => one.status === 'rejected')
  assert.equal(codeOf(failed?.reason), 'already-revoked')
})
