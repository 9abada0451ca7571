import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { eventually } from '../../tests/eventually.ts'
import { workersFor } from '../../tests/exchange/running-worker.ts'
import { simulatorChild } from '../../tests/exchange/simulator-child.ts'
import {
  declarationOf,
  officeId,
  registrarId,
  type WaitingEntry,
  waitingEntries,
} from '../../tests/exchange/waiting-entries.ts'
import { freshDatabase } from '../../tests/fresh-database.ts'
import { permits } from '../offices/permissions.ts'
import { systemClock } from '../platform/clock.server.ts'
import { jsonb } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { createHttp } from '../platform/http.server.ts'
import { exchangeRoutes } from './routes.server.ts'

const db = await freshDatabase()
const simulator = await simulatorChild()
const office = await officeId(db)
const people: Record<string, { id: string; roles: string[] }> = {
  registrar: { id: registrarId, roles: ['REGISTRAR'] },
  chair: { id: '018f0000-0000-7000-8000-000000000002', roles: ['SIGNATORY'] },
  statistician: { id: '018f0000-0000-7000-8000-000000000003', roles: ['STATISTICS'] },
}
const actorOf = (who: string): Actor => ({
  accountId: people[who]?.id ?? '',
  username: who,
  fullName: `Cán bộ ${who}`,
  jobTitle: '',
  pin: null,
  officeId: office,
  officeKind: 'COMMUNE',
  officeName: 'Ủy ban nhân dân phường Hoàn Kiếm',
  unitCode: '00070',
  provinceCode: '01',
  roles: people[who]?.roles ?? [],
  scope: 'OFFICE',
  offices: [office],
  sessionRef: who,
  reauthenticatedAt: null,
  demo: false,
})
for (const [who, { id }] of Object.entries(people))
  await db.sql`insert into account (id, office_id, username, full_name, password_hash, valid) values (${id}, ${office}, ${who}, ${who}, '-', '[2020-01-01,)')`

function desk(lookupMs: number) {
  const app = createHttp()
  exchangeRoutes(
    app,
    {
      db,
      clock: systemClock,
      authenticate: async (request) => {
        const who = String(request.headers['x-who'] ?? '')
        return who in people ? { actor: actorOf(who), csrfToken: 'token' } : null
      },
      permits,
    },
    { populationDatabase: { url: simulator.url, lookupMs }, link: { halfOpenMs: 150 } },
  )
  return app
}
const app = desk(30_000)
/** Gives up on an answer after a fifth of a second. */
const impatient = desk(200)
const call = async (
  who: string,
  method: 'GET' | 'POST',
  url: string,
  payload?: object | string,
  type = 'application/json',
  at = app,
) => {
  const response = await at.inject({
    method,
    url,
    headers: {
      'x-who': who,
      'x-csrf-token': 'token',
      'idempotency-key': randomUUID(),
      ...(payload === undefined ? {} : { 'content-type': type }),
    },
    ...(payload === undefined ? {} : { payload }),
  })
  return { status: response.statusCode, body: response.json() }
}
const workers = workersFor(db, simulator.url, 60)
const worker = () =>
  workers({ delivery: { idleMs: 20, firstAskMs: 40, firstRetryMs: 60, lastAskMs: 300, handful: 1, handfuls: 1 } })
const pinOf = async (entry: WaitingEntry) =>
  (await db.sql<{ pin: string | null }[]>`select pin from person where id = ${entry.childId}`)[0]?.pin ?? undefined
type Listed = { entryId: string; state: string; reason: string; actions: string[]; candidates: { pin: string }[] }
const listed = async (entry: WaitingEntry): Promise<Listed | undefined> =>
  ((await call('registrar', 'GET', '/api/pin-requests')).body.items as Listed[]).find(
    (one) => one.entryId === entry.entryId,
  )

test('R-A9 a citizen is fetched by PIN, kept with purpose and dossier, audited, and not asked twice for one dossier', async () => {
  const caseId = randomUUID()
  const asked = { pin: '001194000102', caseId, purpose: 'Đăng ký khai sinh' }
  const first = await call('registrar', 'POST', '/api/lookups/citizen', asked)
  assert.equal(first.status, 200, JSON.stringify(first.body))
  assert.equal(first.body.citizen.name, 'Trần Thu Hà')
  assert.deepEqual(first.body.citizen.birthDate, { known: 'day', date: '1994-08-02' })
  assert.equal(first.body.citizen.residence.unitCode, '00004')
  assert.equal(first.body.citizen.spousePin, '001092000101')
  const again = await call('registrar', 'POST', '/api/lookups/citizen', asked)
  assert.equal(again.body.at, first.body.at)
  const asks = (await simulator.log()).filter((line) => line.what === 'lookup' && line.dossier === caseId)
  assert.equal(asks.length, 1)
  assert.equal(asks[0]?.purpose, 'Đăng ký khai sinh')
  const kept = await db.sql`select outcome, purpose from case_lookup where case_id = ${caseId}`
  assert.deepEqual(
    kept.map((row) => row.outcome),
    ['FOUND'],
  )
  const [{ n } = { n: 0 }] = await db.sql<
    { n: number }[]
  >`select count(*)::int as n from audit_line where action = 'citizen-looked-up' and purpose = ${caseId}`
  assert.equal(n, 2)
})

test('an unknown number is told plainly; a role without the permission and a nobody are refused', async () => {
  const unknown = await call('registrar', 'POST', '/api/lookups/citizen', { pin: '001194999999' })
  assert.deepEqual([unknown.status, unknown.body.outcome, unknown.body.citizen], [200, 'NOT_FOUND', null])
  assert.equal((await call('statistician', 'POST', '/api/lookups/citizen', { pin: '001194000102' })).status, 403)
  assert.equal((await call('nobody', 'POST', '/api/lookups/citizen', { pin: '001194000102' })).status, 401)
  assert.equal((await call('registrar', 'POST', '/api/lookups/citizen', { pin: '12' })).status, 422)
})

test('the marriage of the parents is looked up by their PINs', async () => {
  const married = await call('registrar', 'POST', '/api/lookups/marriage', {
    motherPin: '001194000102',
    fatherPin: '001092000101',
  })
  assert.deepEqual(
    [married.body.outcome, married.body.marriage.registeredOn, married.body.marriage.verified],
    ['FOUND', '2019-11-09', true],
  )
  const not = await call('registrar', 'POST', '/api/lookups/marriage', {
    motherPin: '001194000102',
    fatherPin: '001089000103',
  })
  assert.deepEqual([not.body.outcome, not.body.marriage], ['NOT_FOUND', null])
})

test('a dead or slow link says: type by hand and go on; after a few tries it is not waited for', async () => {
  await simulator.faults({ delayMs: 60_000 })
  const ask = (at = app) =>
    call('registrar', 'POST', '/api/lookups/citizen', { pin: '001194000102', caseId: randomUUID() }, undefined, at)
  const slow = await ask(impatient)
  assert.deepEqual([slow.status, slow.body.code], [503, 'link-interrupted'])
  await simulator.faults({ down: 'destroy' })
  for (let i = 0; i < 8; i++) await ask()
  const [link] = (await call('registrar', 'GET', '/api/links')).body.items
  assert.equal(link.state, 'DOWN')
  assert.match(link.sentence, /gián đoạn từ \d\d:\d\d/)
  const [{ n } = { n: 0 }] = await db.sql<
    { n: number }[]
  >`select count(*)::int as n from case_lookup where outcome = 'FAILED'`
  assert.equal(n, 9, 'failed look-ups are kept too')
  await simulator.faults({})
  await eventually('the next call is the one that tries the line', async () => {
    const [row] = await db.sql<{ due: boolean }[]>`select retry_after <= now() as due from link_health`
    return row?.due
  })
  assert.equal((await ask()).status, 200, 'one probe closes the breaker')
  assert.equal((await call('registrar', 'GET', '/api/links')).body.items[0].state, 'UP')
})

test('R-B13 twins taken for one child: explained, asked again, each has a number', async () => {
  await simulator.faults({ answerAfterMs: 20, naiveTwins: true })
  const mother = { name: 'Mẹ Hai Con', pin: '001194900011' }
  const [first, second] = await waitingEntries(
    db,
    ['Xuân', 'Hạ'].map((name, index) =>
      declarationOf({ name: `Lê Thị ${name}`, mother, plurality: 2, order: index + 1 }),
    ),
  )
  if (!first || !second) throw new Error('nothing made')
  const running = worker()
  const suspected = await eventually('suspicion', async () => {
    const one = await listed(second)
    return one?.state === 'SUSPECT_DUPLICATE' ? one : undefined
  })
  assert.deepEqual(suspected.actions, ['explain-twins', 'accept-existing', 'ask-again'])
  const explained = await call('registrar', 'POST', `/api/pin-requests/${second.entryId}/explain-twins`, {
    explanation: 'Hai trẻ sinh đôi, có giấy chứng sinh',
  })
  assert.equal(explained.status, 200, JSON.stringify(explained.body))
  const [a, b] = [await eventually('first', () => pinOf(first)), await eventually('second', () => pinOf(second))]
  assert.notEqual(a, b)
  await running.stop()
  const body = (await simulator.log()).find(
    (line) => line.what === 'received' && line.requestId === explained.body.requestId,
  )?.body as { multipleBirth: { siblingDossierIds: string[] } }
  assert.deepEqual(body.multipleBirth.siblingDossierIds, [first.caseId])
  const refused = await call('registrar', 'POST', `/api/pin-requests/${second.entryId}/ask-again`, {})
  assert.equal(refused.body.code, 'pin-already-given')
})

test('a refused request is asked again after correction with what the entry says then', async () => {
  await simulator.faults({ answerAfterMs: 20, refuseNames: ['Trần Bảo Sai'] })
  const [entry] = await waitingEntries(db, [declarationOf({ name: 'Trần Bảo Sai', mother: null })])
  if (!entry) throw new Error('nothing made')
  const running = worker()
  await eventually('refusal', async () => ((await listed(entry))?.state === 'REJECTED' ? true : undefined))
  const right = declarationOf({ name: 'Trần Bảo Đúng', mother: null })
  await db.sql`insert into entry_revision (office_id, entry_id, revision, ground, content, changed_fields, reason, made_by, made_by_name, made_at)
    values (${office}, ${entry.entryId}, 1, 'TYPING_SLIP', ${jsonb(db.sql, right)}, '[]', 'gõ nhầm', ${registrarId}, 'x', now())`
  assert.equal(
    (await call('registrar', 'POST', `/api/pin-requests/${entry.entryId}/ask-again`, { reason: 'đã sửa tên' })).status,
    200,
  )
  await eventually('PIN', () => pinOf(entry))
  await running.stop()
  const [{ actions } = { actions: [] as string[] }] = await db.sql<
    { actions: string[] }[]
  >`select array_agg(action order by seq) as actions from case_event where case_id = ${entry.caseId}`
  assert.deepEqual(actions, ['pin-rejected', 'pin-ask-again', 'complete-pin'])
})

test('a number that exists is accepted on the word of the police, by a second person, and only one that was named', async () => {
  await simulator.faults({ answerAfterMs: 20, suspectNext: 1 })
  const [entry] = await waitingEntries(db, [
    declarationOf({ name: 'Trần Bảo Cũ', mother: { name: 'Mẹ Cũ', pin: '001194900055' } }),
  ])
  if (!entry) throw new Error('nothing made')
  const running = worker()
  await eventually('suspicion', async () => ((await listed(entry))?.state === 'SUSPECT_DUPLICATE' ? true : undefined))
  await running.stop()
  const body = (pin: string) => ({
    pin,
    confirmation: { authority: 'Công an phường', number: '12/XN', date: '2026-11-20' },
    reason: 'Đã xác minh là một người',
  })
  const accept = (who: string, pin: string) =>
    call(who, 'POST', `/api/pin-requests/${entry.entryId}/accept-existing`, body(pin))
  assert.equal((await accept('registrar', '001194900055')).body.code, 'second-person-needed')
  assert.equal((await accept('chair', '001194000102')).body.code, 'pin-not-named')
  const accepted = await accept('chair', '001194900055')
  assert.deepEqual([accepted.status, accepted.body.caseState], [200, 'SUBMITTED'], JSON.stringify(accepted.body))
  assert.equal(await pinOf(entry), '001194900055')
  const [kept] = await db.sql`select source from entry_pin where entry_id = ${entry.entryId}`
  assert.equal(kept?.source, 'EXISTING')
  assert.equal(await listed(entry), undefined)
})

test('what waits is listed with its reason while the link is down; a request under way is not sent twice', async () => {
  await simulator.faults({ down: '503' })
  const [entry] = await waitingEntries(db, [declarationOf({ name: 'Trần Bảo Đợi', mother: null })])
  if (!entry) throw new Error('nothing made')
  const running = worker()
  const waiting = await eventually('reason', async () => {
    const one = await listed(entry)
    return one?.reason.includes('gián đoạn') || one?.reason.includes('chập chờn') ? one : undefined
  })
  assert.deepEqual([waiting.state, waiting.actions], ['WAITING', []])
  assert.equal(
    (await call('registrar', 'POST', `/api/pin-requests/${entry.entryId}/ask-again`, {})).body.code,
    'pin-request-under-way',
  )
  await simulator.faults({ answerAfterMs: 10 })
  await eventually('PIN', () => pinOf(entry))
  await running.stop()
})

test('a hospital sends a notice; bad XML is refused; other roles may not', async () => {
  const xml =
    '<HSDLGCS><MA_GCS>H1</MA_GCS><MA_CSKCB>01001</MA_CSKCB><HOTEN_NND>Trần Thu Hà</HOTEN_NND><NGAYSINH_NND>1994</NGAYSINH_NND><MAXA_CU_TRU>00004</MAXA_CU_TRU><GIOI_TINH_CON>1</GIOI_TINH_CON><NGAY_SINH_CON>20260901</NGAY_SINH_CON></HSDLGCS>'
  const made = await call('registrar', 'POST', '/api/notifications/birth', xml, 'application/xml')
  assert.deepEqual([made.status, made.body.made, made.body.bad], [200, 1, 0], JSON.stringify(made.body))
  assert.equal((await call('registrar', 'POST', '/api/notifications/birth', xml, 'application/xml')).body.known, 1)
  assert.equal(
    (await call('registrar', 'POST', '/api/notifications/birth', '<x>', 'application/xml')).body.code,
    'notices-unreadable',
  )
  assert.equal((await call('chair', 'POST', '/api/notifications/birth', xml, 'application/xml')).status, 403)
})
