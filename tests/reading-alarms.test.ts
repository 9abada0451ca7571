import assert from 'node:assert/strict'
import { test } from 'node:test'
import { date } from '../src/values/calendar-date.ts'
import { birthOf, registered, staffOf } from './office-with-data.ts'
import { testServer } from './test-server.ts'

const { app, db } = await testServer()
// Whatever hour and day the test runs on.
await db.sql`update read_alarm_rule set most = 100000 where kind = 'OFF_HOURS'`
const here = await staffOf(app, 'dongvan')
const there = await staffOf(app, 'hoankiem')
const why = `purpose=${encodeURIComponent('Đối chiếu Sổ gốc')}`

const child = await registered(db, here.registrar, birthOf('Lục Thị Kiên', 61), '008326000611')
const stranger = await registered(db, here.registrar, birthOf('Lục Văn Xa', 62), '008326000622')
const [office] = await db.sql<{ id: number }[]>`select office_id as id from register_entry where id = ${child.entryId}`
const officeId = office?.id ?? 0
const personOf = async (entryId: string, role = 'CHILD'): Promise<string> =>
  (
    await db.sql<
      { id: string }[]
    >`select person_id as id from entry_person where entry_id = ${entryId} and role = ${role}`
  )[0]?.id ?? ''

type Alert = {
  id: string
  kind: string
  reads: number
  accountName: string
  subjectKind: string
  subjectId: string
  purpose: string
  readers: { name: string }[]
}
const alertsOf = async (who: typeof here.admin, kind: string): Promise<Alert[]> =>
  ((await who.get('/api/read-alerts')).json.items as Alert[]).filter((alert) => alert.kind === kind)
const open = (who: typeof here.registrar, entryId: string) => who.get(`/api/entries/${officeId}/${entryId}?${why}`)

/** Makes an official the mother of the child, as far as the registers know: her number is the account's. */
async function isMother(username: string, entryId: string): Promise<void> {
  const mother = await personOf(entryId, 'MOTHER')
  await db.sql`update person set pin = '002196000888' where id = ${mother} and pin is null`
  await db.sql`update account set pin = (select pin from person where id = ${mother}) where username = ${username}`
}

test('domain/09 §3 an official who opens the entry of a child of her own raises an alarm, once; of a stranger none', async () => {
  await isMother('hotich.dongvan', child.entryId)
  assert.deepEqual(await alertsOf(here.admin, 'OWN_RELATIVES'), [])
  const mother = await personOf(child.entryId, 'MOTHER')
  const sameMother = (await personOf(stranger.entryId, 'MOTHER')) === mother
  assert.equal(sameMother, false, 'the stranger is no sibling')
  assert.equal((await open(here.registrar, stranger.entryId)).status, 200)
  assert.deepEqual(await alertsOf(here.admin, 'OWN_RELATIVES'), [])
  assert.equal((await open(here.registrar, child.entryId)).status, 200)
  assert.equal((await open(here.registrar, child.entryId)).status, 200)
  const [alert, ...more] = await alertsOf(here.admin, 'OWN_RELATIVES')
  assert.deepEqual(more, [])
  assert.deepEqual(
    [alert?.subjectKind, alert?.subjectId, alert?.purpose],
    ['entry', child.entryId, 'Đối chiếu Sổ gốc'],
    JSON.stringify(alert),
  )
  const [line] = await db.sql<{ seq: number; action: string }[]>`
    select l.seq::int as seq, l.action from read_alert a join audit_line l on l.office_id = a.office_id and l.seq = a.first_seq where a.id = ${alert?.id ?? ''}`
  assert.equal(line?.action, 'entry-read')
  assert.equal((await open(here.chair, child.entryId)).status, 200)
  assert.equal((await alertsOf(here.admin, 'OWN_RELATIVES')).length, 1, 'another official is no relative')
  await db.sql`delete from read_alert`
  assert.equal((await here.registrar.get(`/api/cases/${child.caseId}`)).status, 200)
  assert.deepEqual(
    (await alertsOf(here.admin, 'OWN_RELATIVES')).map(({ subjectId, reads }) => [subjectId, reads]),
    [[child.entryId, 3]],
    'the dossier is a record too',
  )
})

test('domain/09 §3 the page of a relative, his or her number in the search box and in a look-up raise it as well, at any office', async () => {
  await db.sql`update account set pin = null where username = 'hotich.dongvan'`
  await isMother('hotich.hoankiem', child.entryId)
  const before = (await alertsOf(there.admin, 'OWN_RELATIVES')).length
  const found = await there.registrar.get(`/api/search?q=008326000611&${why}`)
  assert.equal((found.json.items as unknown[]).length, 1, JSON.stringify(found.json))
  const [bySearch] = await alertsOf(there.admin, 'OWN_RELATIVES')
  assert.equal((await alertsOf(there.admin, 'OWN_RELATIVES')).length, before + 1)
  assert.deepEqual([bySearch?.subjectKind, bySearch?.subjectId], ['entry', child.entryId])
  const page = await there.registrar.get(`/api/people/008326000611?${why}`)
  assert.equal(page.status, 200, JSON.stringify(page.json))
  const person = await personOf(child.entryId)
  assert.ok((await alertsOf(there.admin, 'OWN_RELATIVES')).some((alert) => alert.subjectId === person))
  assert.equal((await there.registrar.get(`/api/search?q=008326000622&${why}`)).status, 200)
  assert.equal((await alertsOf(there.admin, 'OWN_RELATIVES')).length, before + 2, 'a stranger raises none')
})

test('domain/09 §3 how much is unusual is a policy of an office by date', async () => {
  await db.sql`update account set pin = null where username = 'hotich.hoankiem'`
  await db.sql`delete from read_alert`
  await isMother('hotich.dongvan', child.entryId)
  const day = date('2026-01-01')
  await db.sql`insert into policy (key, scope, valid, value, decision)
    values ('reading-alarms', ${`office:${officeId}`}, daterange(${day}, null), '{"OWN_RELATIVES": {"most": 100}, "MANY_READERS": {"most": 2, "withinMinutes": 600}}', 'Quyết định 1/QĐ-UBND')`
  assert.equal((await open(here.registrar, child.entryId)).status, 200)
  assert.deepEqual(await alertsOf(here.admin, 'OWN_RELATIVES'), [])
  const [elsewhere] = await db.sql<{ most: number }[]>`
    select most from read_alarms_for((select office_id from account where username = 'hotich.hoankiem'), ${day}) where kind = 'MANY_READERS'`
  assert.equal(elsewhere?.most, 12, 'the other office has the measure of the nation')
})

test('domain/09 §3 one person read by very many officials raises one alarm at every office whose officials read, none for many people', async () => {
  await db.sql`delete from read_alert`
  assert.equal((await open(here.chair, stranger.entryId)).status, 200)
  const person = await personOf(stranger.entryId)
  assert.equal((await there.registrar.get(`/api/people/008326000622?${why}`)).status, 200)
  await db.sql`delete from read_alert where kind = 'OWN_RELATIVES'`
  const [reads] = await db.sql<{ n: number }[]>`
    select count(distinct actor_id)::int as n from audit_line where subject_id in (${person}, ${stranger.entryId}) and action in ('entry-read', 'person-read')`
  assert.equal(reads?.n, 3)
  assert.deepEqual(
    await alertsOf(here.admin, 'MANY_READERS'),
    [],
    'the office of the last reader has the measure of the nation',
  )
  assert.equal((await here.registrar.get(`/api/people/${person}?${why}`)).status, 200)
  const [own, ...more] = await alertsOf(here.admin, 'MANY_READERS')
  assert.deepEqual(more, [])
  assert.deepEqual([own?.subjectKind, own?.subjectId, own?.reads, own?.readers.length], ['person', person, 3, 2])
  const [other] = await alertsOf(there.admin, 'MANY_READERS')
  assert.deepEqual([other?.subjectId, other?.reads, other?.readers.length], [person, 3, 1])
  assert.equal((await here.registrar.get(`/api/people/${person}?${why}`)).status, 200)
  assert.equal((await alertsOf(here.admin, 'MANY_READERS')).length, 1, 'told once')
  const settled = await here.admin.command('POST', `/api/read-alerts/${own?.id}/settle`, { note: 'đã hỏi cả hai' })
  assert.equal(settled.json.settled, true, JSON.stringify(settled.json))
})

test('nobody settles an alarm of which he or she is one of the readers', async () => {
  const [admin] = await db.sql<
    { id: string; office_id: number }[]
  >`select id, office_id from account where username = 'quantri.dongvan'`
  const [alert] = await db.sql<{ id: string }[]>`
    insert into read_alert (office_id, kind, account_name, at, reads, within_minutes, first_seq, subject_kind, subject_id, readers)
    values (${admin?.office_id ?? 0}, 'MANY_READERS', '', '2026-11-20T02:00:00Z', 3, 60, 1, 'person', ${await personOf(child.entryId)},
      ${db.sql.json([{ accountId: admin?.id ?? '', name: 'Người quản trị' }])}) returning id`
  const answer = await here.admin.command('POST', `/api/read-alerts/${alert?.id}/settle`, { note: 'không có gì' })
  assert.equal(answer.json.code, 'not-found')
})

test('domain/09 §3 a holiday is out of hours by the calendar, a Saturday that is worked is not', async () => {
  await db.sql`update read_alarm_rule set most = 2, measure = '{"dayFrom": 450, "dayTo": 1050, "freeDays": [6, 7]}' where kind = 'OFF_HOURS'`
  const [who] = await db.sql<
    { id: string; office_id: number }[]
  >`select id, office_id from account where username = 'hotich.badinh'`
  let seq = 900_000
  const readAt = async (...at: string[]) => {
    await db.sql`delete from read_alert where account_id = ${who?.id ?? ''}`
    for (const one of at)
      await db.sql`insert into audit_line (office_id, seq, at, actor_id, actor_name, action, prev_hash, hash)
        values (${who?.office_id ?? 0}, ${seq++}, ${one}, ${who?.id ?? ''}, 'Người thử', 'entry-read', '', '')`
    const rows = await db.sql<{ kind: string }[]>`select kind from read_alert where account_id = ${who?.id ?? ''}`
    return rows.map((row) => row.kind)
  }
  const three = (day: string, hour: string) => [0, 1, 2].map((minute) => `${day}T${hour}:0${minute}:00Z`)
  assert.deepEqual(await readAt(...three('2027-03-09', '03')), [], 'a Tuesday at ten')
  assert.deepEqual(await readAt(...three('2027-03-09', '11')), ['OFF_HOURS'], 'at six in the evening')
  assert.deepEqual(await readAt(...three('2027-03-13', '03')), ['OFF_HOURS'], 'a Saturday')
  await db.sql`insert into calendar_day (day, kind, name, legal_basis) values ('2027-03-20', 'WORKED_WEEKEND', 'Làm bù', 'thử'), ('2027-03-16', 'HOLIDAY', 'Ngày nghỉ', 'thử')`
  assert.deepEqual(await readAt(...three('2027-03-20', '03')), [], 'a Saturday that is worked')
  assert.deepEqual(await readAt(...three('2027-03-16', '03')), ['OFF_HOURS'], 'a holiday')
})
