import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { type Official, official } from '../../tests/official.ts'
import { startServer } from '../../tests/test-server.ts'
import { BirthDeclaration } from '../events/birth/declaration.ts'
import { typedBirthExamples } from '../events/birth/examples.ts'
import { isLate, lastTimelyDay } from '../events/birth/rules-names-dates.ts'
import { decidedFor } from '../offices/decided.sql.server.ts'
import { officeOfUnit } from '../offices/offices.sql.server.ts'
import { asActor, type Database } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { Refused } from '../platform/problem.ts'
import { loadEntry } from '../registers/entries.sql.server.ts'
import { date } from '../values/calendar-date.ts'
import { type Registered, register } from './register.server.ts'

type Group = Record<string, unknown>
type Declaration = Group & { child: Group; proof: Group; mother: Group; informant: Group }

const { app, db } = await startServer('2026-11-20T02:00:00.000Z')

async function registrarOf(tdb: Database, unitCode: string, pin: string | null = null): Promise<Actor> {
  const office = await officeOfUnit(tdb.sql, 'COMMUNE', unitCode, date('2026-11-20'))
  assert.ok(office)
  const [account] = await tdb.sql<{ id: string }[]>`
    select a.id from account a join account_role r on r.account_id = a.id where a.office_id = ${office.id} and r.role = 'REGISTRAR'`
  assert.ok(account)
  return {
    accountId: account.id,
    username: 'hotich',
    fullName: 'Lù Văn Páo',
    jobTitle: 'Công chức tư pháp – hộ tịch',
    pin,
    officeId: office.id,
    officeKind: 'COMMUNE',
    officeName: office.name,
    unitCode,
    provinceCode: office.provinceCode,
    roles: ['REGISTRAR'],
    scope: 'OFFICE',
    offices: [office.id],
    sessionRef: 'test',
    reauthenticatedAt: null,
    demo: true,
  }
}

const letters = 'ABCDEFGHIKLMNOPQRSTUVXY'
const letter = (i: number) =>
  `${letters[Math.floor(i / letters.length) % letters.length]}${letters[i % letters.length]}`

/** A child of a mother of its own, who registers it. */
function birth(i: number, changes: { child?: Group; mother?: Group; father?: unknown } = {}): Declaration {
  const given = structuredClone(typedBirthExamples.unmarriedMother)
  const mother = {
    ...given.mother,
    name: `Lục Thị ${letter(i)}`,
    pin: `0021960${String(20_000 + i)}`,
    ...changes.mother,
  }
  return {
    ...given,
    ...(changes.father === undefined ? {} : { father: changes.father }),
    child: { ...given.child, name: `Lục Bảo ${letter(i)}`, ...changes.child },
    proof: { ...given.proof, code: `GCS-LAW-${i}` },
    mother,
    informant: { ...given.informant, name: mother.name, pin: mother.pin },
  }
}

const writing = (actor: Actor, declaration: Group, now: string): Promise<Registered> =>
  asActor(db, actor, (tx) =>
    register(tx, actor, { caseId: uuid(), kind: 'BIRTH', declaration, version: 0, duplicateReason: 'khác', now }),
  )

test('02 §6.3 numbers go on over the volumes of a year; a volume has the pages of the policy of the day it is opened', async () => {
  const registrar = await registrarOf(db, '00721')
  await db.sql`
    insert into policy (key, scope, valid, value, decision)
    values ('book-pages-per-volume', ${`office:${registrar.officeId}`}, '[2026-01-01,2027-01-01)', '20', 'Sổ 20 trang')`
  const written: Registered[] = []
  for (let i = 0; i < 21; i += 1) written.push(await writing(registrar, birth(i), '2026-11-20T02:00:00.000Z'))
  const of = (one: Registered | undefined) => [one?.number, one?.volume, one?.pageNo]
  assert.deepEqual(of(written[19]), ['20/2026', 1, 20])
  assert.deepEqual(of(written[20]), ['21/2026', 2, 1])
})

test('02 §6.3 a volume is 200 pages where nothing else was decided: number 201 opens the second', async () => {
  const registrar = await registrarOf(db, '00004')
  const here = { unitCode: '00004', asOf: '2026-11-02', asWritten: 'phường Ba Đình, thành phố Hà Nội' }
  const there = (i: number) => birth(i, { mother: { residence: { ...here, kind: 'PERMANENT' } } })
  const first = await writing(registrar, there(40), '2026-11-20T02:00:00.000Z')
  assert.deepEqual([first.volume, first.pageNo], [1, 1])
  await db.sql`update register_counter set last_no = 199 where office_id = ${registrar.officeId} and year = 2026`
  const last = await writing(registrar, there(41), '2026-11-20T02:00:00.000Z')
  const next = await writing(registrar, there(42), '2026-11-20T02:00:00.000Z')
  assert.deepEqual([last.number, last.volume, last.pageNo], ['200/2026', 1, 200])
  assert.deepEqual([next.number, next.volume, next.pageNo], ['201/2026', 2, 1])
})

test('02 §6.3 the year of a number is that of Việt Nam: the last minute of 31/12 and the first of 01/01', async () => {
  const registrar = await registrarOf(db, '00721')
  const child = { birthDate: { known: 'day', date: '2026-12-01' } }
  const before = await writing(registrar, birth(50, { child }), '2026-12-31T16:59:00.000Z')
  const after = await writing(registrar, birth(51, { child }), '2026-12-31T17:00:00.000Z')
  assert.deepEqual([before.number, before.registeredOn], ['22/2026', '2026-12-31'])
  assert.deepEqual([after.number, after.volume, after.pageNo, after.registeredOn], ['01/2027', 1, 1, '2027-01-01'])
  const newLaw = await writing(
    registrar,
    birth(52, { child: { birthDate: { known: 'day', date: '2027-02-20' } } }),
    '2027-03-01T02:00:00.000Z',
  )
  assert.equal(newLaw.number, '02/2027', 'a change of the law in the year goes on with its numbers')
  const regimes = await db.sql<{ regime: string }[]>`
    select regime from register_entry where id = any (${[after.entryId, newLaw.entryId]}) order by entry_no`
  assert.deepEqual(
    regimes.map(({ regime }) => regime),
    ['twoTier', 'law2026'],
  )
})

test('R-A8 nobody writes the Sổ for himself or for relatives the register knows, up to cousins', async () => {
  const plain = await registrarOf(db, '00721')
  const now = '2027-03-02T02:00:00.000Z'
  const bornOn = (day: string) => ({ birthDate: { known: 'day', date: day } })
  // Grandmother → two sisters; the second sister's child is the registrar.
  const people = { grandmother: uuid(), mother: uuid(), aunt: uuid(), registrar: uuid(), cousin: uuid() }
  const entry = await writing(plain, birth(60, { child: bornOn('2027-02-10') }), now)
  const pins = {
    grandmother: '002145000001',
    mother: '002170000002',
    aunt: '002172000003',
    registrar: '002094000004',
    cousin: '002196000005',
  }
  for (const [who, id] of Object.entries(people))
    await db.sql`insert into person (id, pin, full_name, name_key, birth_year, sex, first_entry_id)
      values (${id}, ${pins[who as keyof typeof pins]}, 'Người Mẫu', 'nguoi mau', 1970, '2', ${entry.entryId})`
  const links = [
    [people.mother, people.grandmother],
    [people.aunt, people.grandmother],
    [people.registrar, people.mother],
    [people.cousin, people.aunt],
  ]
  for (const [child, parent] of links)
    await db.sql`insert into family_link (child_id, parent_id, relation, office_id, entry_id)
      values (${child ?? ''}, ${parent ?? ''}, 'MOTHER', ${plain.officeId}, ${entry.entryId})`
  const related = { ...plain, pin: pins.registrar }
  const childOf = (i: number, pin: string) =>
    birth(i, { child: bornOn('2027-02-10'), mother: { pin, birthDate: { known: 'day', date: '1996-05-14' } } })
  const refused = (error: unknown) => error instanceof Refused && error.code === 'signer-related'
  await assert.rejects(writing(related, childOf(61, pins.registrar), now), refused)
  await assert.rejects(writing(related, childOf(62, pins.aunt), now), refused)
  await assert.rejects(writing(related, childOf(63, pins.cousin), now), refused)
  assert.ok((await writing(related, birth(64, { child: bornOn('2027-02-11') }), now)).entryNo > 0)
  assert.ok((await writing(plain, childOf(65, pins.cousin), now)).entryNo > 0, 'another official does')
})

test('R-B1 a sixtieth day in Tết or on a weekend moves to the next working day of the real calendar', async () => {
  const office = await officeOfUnit(db.sql, 'COMMUNE', '00721', date('2026-11-20'))
  const { calendar } = await decidedFor(db.sql, { id: office?.id ?? 0, provinceCode: '08' }, date('2026-02-20'))
  const declared = BirthDeclaration.parse(birth(70))
  const circumstances = (receivedOn: string) => ({
    receivedAt: `${receivedOn}T02:00:00.000Z` as never,
    receivedOn: date(receivedOn),
    today: date(receivedOn),
    office: { kind: 'COMMUNE', unitCode: '00721', provinceCode: '08' } as const,
    calendar,
  })
  const of = (bornOn: string) => ({
    ...declared,
    child: { ...declared.child, birthDate: { known: 'day', date: date(bornOn) } as const },
  })
  const lastDay = (bornOn: string) => lastTimelyDay(of(bornOn), circumstances('2026-02-20'))
  // 60 days after 18/12/2025 is 16/02/2026, the last day of the old lunar year.
  assert.equal(lastDay('2025-12-18'), '2026-02-23')
  // 60 days after 16/09/2026 is Sunday 15/11/2026.
  assert.equal(lastDay('2026-09-16'), '2026-11-16')
  assert.deepEqual(
    ['2026-11-16', '2026-11-17'].map((day) => isLate(of('2026-09-16'), circumstances(day))),
    [false, true],
  )
})

test('A5 a late dossier: the apology letter promises a new day in the timeline, and the lateness of the law stays', async () => {
  const late = await startServer('2026-11-20T02:00:00.000Z')
  const reception: Official = await official(late.app, 'motcua.dongvan')
  const caseId = uuid()
  const declaration = birth(80)
  await reception.command('PUT', `/api/cases/${caseId}`, { kind: 'BIRTH', declaration, version: 0 })
  const received = await reception.command('POST', `/api/cases/${caseId}/receive`, { version: 1 })
  assert.equal(received.json.dueAt, '2026-11-20T10:00:00.000Z', JSON.stringify(received.json))
  const letter = (newDueAt: string) =>
    reception.get(
      `/api/cases/${caseId}/papers/apology?reason=${encodeURIComponent('Chưa có số định danh')}&newDueAt=${newDueAt}`,
    )
  assert.equal((await letter('2026-11-24T10:00:00.000Z')).json.code, 'paper-not-fitting', 'not late yet')
  await late.db.sql`update registration_case set due_at = '2026-11-19T10:00:00Z' where id = ${caseId}`
  assert.equal((await letter('2026-11-18T10:00:00.000Z')).json.code, 'input-invalid', 'a day that has passed')
  const printed = await letter('2026-11-24T10:00:00.000Z')
  assert.equal(printed.type, 'application/pdf', JSON.stringify(printed.json))
  const view = (await reception.get(`/api/cases/${caseId}`)).json
  assert.deepEqual([view.dueAt, view.promisedAt], ['2026-11-19T10:00:00.000Z', '2026-11-24T10:00:00.000Z'])
  const told = (view.timeline as { action: string; reason: string; details: Group }[]).at(-1)
  assert.deepEqual(
    [told?.action, told?.reason, told?.details],
    ['paper', 'Chưa có số định danh', { paper: 'apology', newDueAt: '2026-11-24T10:00:00.000Z' }],
  )
  assert.equal((await reception.get('/api/worklist/counts')).json.overdue, 1)
})

test('R-A9 what the population database said of a parent in this dossier is compared with the declaration', async () => {
  const registrar = await official(app, 'hotich.dongvan')
  const caseId = uuid()
  const declaration = birth(90)
  const { officeId } = await registrarOf(db, '00721')
  await db.sql`
    insert into case_lookup (office_id, id, case_id, partner, question, answer, outcome, purpose, asked_at)
    values (${officeId}, ${uuid()}, ${caseId}, 'population-database', ${db.sql.json({ ask: 'citizen', pin: String(declaration.mother.pin) })},
      ${db.sql.json({ name: 'Lục Thị Khác', birthDate: { known: 'day', date: '1996-05-14' } })}, 'FOUND', 'khai sinh', '2026-11-20T01:00:00Z')`
  const checked = await registrar.command('POST', `/api/cases/${caseId}/check`, { kind: 'BIRTH', declaration })
  const said = (checked.json.problems as { rule: string; severity: string; message: string }[]).filter(
    ({ rule, severity }) => rule === 'R-A9' && severity === 'warning',
  )
  assert.equal(said.length, 1, JSON.stringify(checked.json))
  assert.match(said[0]?.message ?? '', /Lục Thị Khác/)
})

test('A4 what lacks is asked for within the limit of NQ 66.7 (8 office hours online, a working day at the desk), and the timeline tells', async () => {
  const server = await startServer('2026-11-20T02:00:00.000Z')
  const registrar = await official(server.app, 'hotich.dongvan')
  const received = async (i: number, channel: string) => {
    const caseId = uuid()
    await registrar.command('PUT', `/api/cases/${caseId}`, {
      kind: 'BIRTH',
      declaration: birth(i),
      version: 0,
      channel,
    })
    await registrar.command('POST', `/api/cases/${caseId}/receive`, { version: 1 })
    await server.db.sql`update registration_case set received_at = '2026-11-18T02:00:00Z' where id = ${caseId}`
    return caseId
  }
  const online = await received(100, 'ONLINE')
  const direct = await received(101, 'DIRECT')
  // Received on Wednesday 18/11 at 9:00: 8 office hours end on Thursday at 9:30 (7:30–11:30, 13:30–17:00); a working day on Thursday at 17:00.
  assert.equal((await registrar.get(`/api/cases/${online}`)).json.askCompletionBy, '2026-11-19T02:30:00.000Z')
  assert.equal((await registrar.get(`/api/cases/${direct}`)).json.askCompletionBy, '2026-11-19T10:00:00.000Z')
  const asked = { action: 'ask-completion', reason: 'thiếu giấy tờ', lacking: ['Giấy chứng sinh'] }
  await registrar.command('POST', `/api/cases/${online}/moves`, asked)
  const view = (await registrar.get(`/api/cases/${online}`)).json
  const told = (view.timeline as { details: Group }[]).at(-1)?.details
  assert.deepEqual([told?.askBy, told?.afterLimit], ['2026-11-19T02:30:00.000Z', true])
  assert.equal(view.askCompletionBy, null)
})

test('A5 the office time a dossier waited for another body is added to its due time, also when it is registered out of the pause', async () => {
  const server = await startServer('2026-11-20T02:00:00.000Z')
  const registrar = await official(server.app, 'hotich.dongvan')
  const caseId = uuid()
  await registrar.command('PUT', `/api/cases/${caseId}`, { kind: 'BIRTH', declaration: birth(110), version: 0 })
  await registrar.command('POST', `/api/cases/${caseId}/receive`, { version: 1 })
  await registrar.command('POST', `/api/cases/${caseId}/moves`, { action: 'pause', reason: 'chờ Công an xác minh' })
  // The answer came a working day and more after the question: asked on 19/11 at 9:00, and the dossier was due that day at 17:00.
  await server.db.sql`
    update registration_case set paused_at = '2026-11-19T02:00:00Z', due_at = '2026-11-19T10:00:00Z' where id = ${caseId}`
  const done = await registrar.command('POST', `/api/cases/${caseId}/register`, { kind: 'BIRTH', version: 1 })
  assert.equal(done.status, 200, JSON.stringify(done.json))
  const view = (await registrar.get(`/api/cases/${caseId}`)).json
  assert.equal(view.pausedAt, null)
  assert.match(String(view.dueAt), /^2026-11-20T10:00/)
})

test('R-P4 numbers of an entry are added, never changed or taken away', async () => {
  const registrar = await registrarOf(db, '00721')
  const one = await writing(
    registrar,
    birth(120, { child: { birthDate: { known: 'day', date: '2027-03-01' } } }),
    '2027-03-03T02:00:00.000Z',
  )
  const add = (seq: number, pin: string, source: string) => db.sql`
    insert into entry_pin (office_id, entry_id, seq, pin, source, received_at) values (${registrar.officeId}, ${one.entryId}, ${seq}, ${pin}, ${source}, now())`
  await add(1, '008327000001', 'ALLOCATED')
  await add(2, '008327000002', 'REESTABLISHED')
  await assert.rejects(
    db.sql`update entry_pin set pin = '008327000003' where entry_id = ${one.entryId}`,
    /never changed/,
  )
  await assert.rejects(db.sql`delete from entry_pin where entry_id = ${one.entryId}`, /never changed/)
  const read = await asActor(db, registrar, (tx) => loadEntry(tx, registrar.officeId, one.entryId))
  assert.equal(read?.entry.pin, '008327000002', 'papers of today show the newest')
})
