import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, beforeEach, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { v7 as uuid } from 'uuid'
import { typedBirthExamples } from '../src/events/birth/examples.ts'
import { demoPassword } from '../src/offices/demo.server.ts'
import { eventually } from './eventually.ts'
import { workersFor } from './exchange/running-worker.ts'
import { simulatorChild } from './exchange/simulator-child.ts'
import { official } from './official.ts'
import { testServer } from './test-server.ts'

const { app, db } = await testServer()
const registrar = await official(app, 'hotich.dongvan')
const chair = await official(app, 'chutich.dongvan')
const memory = mkdtempSync(join(tmpdir(), 'hotich-sim-'))
const simulator = await simulatorChild(join(memory, 'log.jsonl'))
after(() => rmSync(memory, { recursive: true, force: true }))

beforeEach(async () => {
  await simulator.faults({ answerAfterMs: 10 })
  await db.sql`update outbox set state = 'DONE'`
  await db.sql`delete from link_health`
})

type Declaration = Record<string, unknown> & { child: { name: string }; mother: { name: string } }
let nth = 0
function birth(given: string): Declaration {
  nth++
  const normal = structuredClone(typedBirthExamples.normal)
  const mother = { ...normal.mother, name: `Lục Thị Mây ${given}`, pin: `002196${String(1000 + nth).padStart(6, '0')}` }
  return {
    ...normal,
    child: { ...normal.child, name: `Lục Minh ${given}` },
    proof: { ...normal.proof, code: `GCS-sửa-${nth}` },
    mother,
    father: null,
    fatherBasis: null,
    parentsMarriage: null,
    informant: { ...normal.informant, name: mother.name, pin: mother.pin },
  }
}
const renamed = (declaration: Declaration, name: string): Declaration => ({
  ...declaration,
  child: { ...declaration.child, name },
})

type Registered = { caseId: string; entryId: string; path: string; requestId: string; declaration: Declaration }
async function registered(given: string): Promise<Registered> {
  const caseId = uuid()
  const declaration = birth(given)
  const done = await registrar.command('POST', `/api/cases/${caseId}/register`, { kind: 'BIRTH', declaration })
  assert.equal(done.status, 200, JSON.stringify(done.json))
  const [row] = await db.sql<{ office_id: number; entry_id: string; request_id: string }[]>`
    select office_id, entry_id, request_id from pin_request where case_id = ${caseId}`
  if (!row) throw new Error('no request')
  const path = `/api/entries/${row.office_id}/${row.entry_id}`
  return { caseId, entryId: row.entry_id, path, requestId: row.request_id, declaration }
}

async function slip(entry: Registered, declaration: Declaration, revision = 0): Promise<void> {
  const body = { declaration, revision, reason: 'gõ nhầm so với giấy chứng sinh' }
  const done = await registrar.command('POST', `${entry.path}/corrections`, body)
  assert.equal(done.status, 200, JSON.stringify(done.json))
}

const workers = workersFor(db, simulator.url, 60)
const worker = () =>
  workers({ delivery: { idleMs: 20, firstAskMs: 40, firstRetryMs: 60, lastAskMs: 200 }, link: { halfOpenMs: 100 } })

type MessageRow = {
  topic: string
  state: string
  attempts: number
  message_key: string
  payload: Record<string, unknown>
}
const messages = (entry: Registered) => db.sql<MessageRow[]>`
  select topic, state, attempts, message_key, payload from outbox where ordering_key = ${entry.caseId} order by id`
const settled = (entry: Registered) => async () => (await messages(entry)).every((message) => message.state === 'DONE')
const pinsOf = async (entry: Registered) =>
  (await db.sql<{ pin: string }[]>`select pin from entry_pin where entry_id = ${entry.entryId}`).map((row) => row.pin)
const actionsOf = async (entry: Registered) =>
  (
    await db.sql<{ action: string }[]>`
      select action from case_event where case_id = ${entry.caseId} and action like '%pin%' order by seq`
  ).map((row) => row.action)
const partnerSaw = async (entry: Registered) =>
  (await simulator.log()).filter((line) =>
    [line.dossierId, (line.body as { dossierId?: string } | undefined)?.dossierId].includes(entry.caseId),
  )
const citizen = async (pin: string | undefined) =>
  (await simulator.call('POST', '/citizens/lookup', { pin, purpose: 'kiểm tra', dossier: 'x' })).body

async function withPin(given: string): Promise<Registered> {
  const entry = await registered(given)
  const running = worker()
  await eventually('PIN', async () => (await pinsOf(entry)).length === 1)
  await running.stop()
  return entry
}

test('R-B4 a slip mended before the request is sent changes what the request says, and nothing else', async () => {
  const entry = await registered('Sương')
  const [before] = await messages(entry)
  await slip(entry, renamed(entry.declaration, 'Lục Minh Suông'))
  await slip(entry, renamed(entry.declaration, 'Lục Minh Suốt'), 1)
  const after = await messages(entry)
  assert.equal(after.length, 1)
  const child = { ...(before?.payload.child as object), name: 'Lục Minh Suốt' }
  assert.deepEqual({ ...after[0] }, { ...before, payload: { ...before?.payload, child } })
  const [line] = await db.sql<{ told: string }[]>`
    select details ->> 'pinIssuer' as told from audit_line where action = 'slip-corrected' and subject_id = ${entry.entryId} limit 1`
  assert.equal(line?.told, 'request-rewritten')
  const running = worker()
  await eventually('PIN', async () => (await pinsOf(entry)).length === 1)
  await running.stop()
  assert.equal((await citizen((await pinsOf(entry))[0])).fullName, 'Lục Minh Suốt')
  assert.deepEqual(
    (await partnerSaw(entry)).map((line) => line.what),
    ['received', 'decided'],
  )
})

test('nobody can rewrite the request of another office, nor one that has been taken in hand', async () => {
  const entry = await registered('Sao')
  const rewrite = (office: string) =>
    db.sql.begin(async (tx) => {
      await tx`select set_config('role', 'hotich_person', true), set_config('app.office', ${office}, true)`
      const [row] = await tx<{ done: boolean }[]>`select rewrite_unsent_pin_request(${entry.requestId}, '{}') as done`
      return row?.done
    })
  const own = entry.path.split('/')[3] ?? ''
  assert.equal(await rewrite('1'), false)
  await db.sql`update outbox set attempts = 1 where message_key = ${entry.requestId}`
  assert.equal(await rewrite(own), false)
})

test('R-P5 a slip mended after the number came sends one correction, once; the number stays', async () => {
  const entry = await withPin('Mưa')
  const pins = await pinsOf(entry)
  await slip(entry, renamed(entry.declaration, 'Lục Minh Mừa'))
  const [, queued] = await messages(entry)
  assert.deepEqual(
    [queued?.topic, queued?.payload.originalRequestId, queued?.payload.pin, queued?.payload.changed],
    ['pin-correction', entry.requestId, pins[0], ['/child/name']],
  )
  assert.equal(queued?.payload.requestId, queued?.message_key)
  await simulator.faults({ dropAfterCommitNext: 1 })
  const running = worker()
  await eventually('told', settled(entry))
  await sleep(150)
  await running.stop()
  const lines = (await partnerSaw(entry)).filter((line) => line.what === 'correction')
  assert.equal(lines.length, 1)
  assert.deepEqual((lines[0]?.body as { changed: string[] } | undefined)?.changed, ['/child/fullName'])
  assert.deepEqual(await actionsOf(entry), ['await-pin', 'complete-pin', 'pin-corrected'])
  assert.deepEqual(await pinsOf(entry), pins)
  assert.equal((await citizen(pins[0])).fullName, 'Lục Minh Mừa')

  const again = await simulator.call('POST', '/pin-corrections', lines[0]?.body)
  assert.deepEqual([again.status, again.body.receipt], [202, lines[0]?.receipt])
  const other = { ...(lines[0]?.body as object), reason: 'khác' }
  assert.equal((await simulator.call('POST', '/pin-corrections', other)).status, 409)
  await simulator.kill()
  await simulator.start()
  assert.equal((await citizen(pins[0])).fullName, 'Lục Minh Mừa', 'the partner remembers after a crash of its own')
})

test('R-A5 data that a second person checked against the page of the book are mended and told as well; one that touches nothing the request told is not', async () => {
  const entry = await withPin('Nắng')
  await chair.command('POST', '/api/session/reauthenticate', { password: demoPassword })
  await chair.command('POST', '/api/signing', { caseIds: [entry.caseId] })
  const repair = async (declaration: Declaration, revision: number) => {
    const body = { declaration, revision, reason: 'Sổ giấy ghi khác' }
    const asked = await registrar.command('POST', `${entry.path}/repairs`, body)
    assert.equal(asked.json.state, 'OPEN', JSON.stringify(asked.json))
    const decision = { approve: true, reason: 'đã đối chiếu Sổ' }
    const decided = await chair.command('POST', `/api/repairs/${asked.json.id}/decision`, decision)
    assert.equal(decided.json.state, 'APPROVED', JSON.stringify(decided.json))
  }
  await repair({ ...entry.declaration, copies: 2 }, 0)
  assert.equal((await messages(entry)).length, 1)
  const mother = { ...entry.declaration.mother, name: 'Lục Thị Mai' }
  await repair({ ...entry.declaration, copies: 2, mother }, 1)
  const running = worker()
  await eventually('told', async () => (await actionsOf(entry)).includes('pin-corrected'))
  await running.stop()
  const line = (await partnerSaw(entry)).find((one) => one.what === 'correction')
  assert.deepEqual((line?.body as { changed: string[] } | undefined)?.changed, ['/mother/fullName'])
})

test('while the link is down the correction waits behind its request; both go by themselves later, in order', async () => {
  await simulator.faults({ down: '503', answerAfterMs: 10 })
  const entry = await registered('Gió')
  const running = worker()
  await eventually('a try', async () => ((await messages(entry))[0]?.attempts ?? 0) > 0)
  await slip(entry, renamed(entry.declaration, 'Lục Minh Giỏ'))
  await slip(entry, renamed(entry.declaration, 'Lục Minh Giò'), 1)
  const waiting = await messages(entry)
  assert.deepEqual(
    waiting.map((message) => [message.topic, message.state]),
    [
      ['pin-request', 'PENDING'],
      ['pin-correction', 'PENDING'],
      ['pin-correction', 'PENDING'],
    ],
  )
  assert.equal((waiting[0]?.payload.child as { name: string } | undefined)?.name, 'Lục Minh Gió')
  await sleep(300)
  await simulator.faults({ answerAfterMs: 10 })
  await eventually('all told', settled(entry))
  await running.stop()
  assert.deepEqual(
    (await partnerSaw(entry)).map((line) => line.what),
    ['received', 'decided', 'correction', 'correction'],
  )
  assert.equal((await citizen((await pinsOf(entry))[0])).fullName, 'Lục Minh Giò')
})

type Notice = { id: string; kind: string; content: { caseId: string; message: string } }
const noticesOn = async (entry: Registered) =>
  ((await registrar.get('/api/notices?limit=100')).json.items as Notice[]).filter(
    (notice) => notice.content.caseId === entry.caseId,
  )

test('a refused correction is not sent again: the timeline says why and the office has a notice leading to the dossier', async () => {
  const entry = await withPin('Bão')
  const pins = await pinsOf(entry)
  await simulator.faults({ refuseNext: 1, dropAfterCommitNext: 1 })
  await slip(entry, renamed(entry.declaration, 'Lục Minh Bảo'))
  const running = worker()
  await eventually('refusal', settled(entry))
  await sleep(150)
  await running.stop()
  assert.deepEqual(await actionsOf(entry), ['await-pin', 'complete-pin', 'pin-correction-refused'])
  const notices = await noticesOn(entry)
  assert.equal(notices.length, 1)
  assert.equal(notices[0]?.kind, 'PIN_CORRECTION_REFUSED')
  assert.match(notices[0]?.content.message ?? '', /Họ tên cần kiểm tra lại với giấy tờ gốc\. Kiểm tra lại mục đã sửa/)
  assert.deepEqual(await pinsOf(entry), pins)
  assert.equal((await citizen(pins[0])).fullName, 'Lục Minh Bão')
  assert.equal((await registrar.command('POST', `/api/notices/${notices[0]?.id}/read`)).status, 200)
  assert.deepEqual(await noticesOn(entry), [])
})

test('a correction that fails for a day while others get through is told to the office once, and still goes later', async () => {
  const entry = await withPin('Lũ')
  await slip(entry, renamed(entry.declaration, 'Lục Minh Lư'))
  const overdue = async () => {
    await db.sql`update link_health set state = 'UP', last_ok_at = now()`
    await db.sql`update outbox set failing_since = now() - interval '30 hours', next_attempt_at = now() where ordering_key = ${entry.caseId} and topic = 'pin-correction'`
  }
  await simulator.faults({ failureRate: 1 })
  await overdue()
  const running = worker()
  await eventually('first notice', async () => (await noticesOn(entry)).length === 1)
  const attempts = (await messages(entry))[1]?.attempts ?? 0
  await overdue()
  await eventually('another try', async () => ((await messages(entry))[1]?.attempts ?? 0) > attempts)
  await sleep(100)
  assert.equal((await noticesOn(entry)).length, 1)
  assert.deepEqual(await actionsOf(entry), ['await-pin', 'complete-pin', 'pin-correction-delayed'])
  await simulator.faults({})
  await overdue()
  await eventually('told', settled(entry))
  await running.stop()
  assert.equal((await actionsOf(entry)).at(-1), 'pin-corrected')
})

test('a request the partner refused needs no correction: the next request says what the entry says', async () => {
  await simulator.faults({ down: '503' })
  const entry = await registered('Sấm')
  const running = worker()
  await eventually('a try', async () => ((await messages(entry))[0]?.attempts ?? 0) > 0)
  await slip(entry, renamed(entry.declaration, 'Lục Minh Sâm'))
  await simulator.faults({ answerAfterMs: 200, refuseNames: ['Lục Minh Sấm'] })
  const stateIs = async (state: string) =>
    (await db.sql`select 1 from pin_request where entry_id = ${entry.entryId} and state = ${state}`).length === 1
  await eventually('refusal', () => stateIs('REJECTED'))
  await eventually('messages settled', settled(entry))
  const sent = (await partnerSaw(entry)).filter((line) => line.what === 'correction')
  assert.ok(sent.length <= 1)
  await slip(entry, renamed(entry.declaration, 'Lục Minh Sắm'), 1)
  assert.ok(await settled(entry)(), 'nothing is queued for a refused request')
  await simulator.faults({ answerAfterMs: 10 })
  const again = await registrar.command('POST', `/api/pin-requests/${entry.entryId}/ask-again`, {
    reason: 'đã sửa tên',
  })
  assert.equal(again.status, 200, JSON.stringify(again.json))
  await eventually('PIN', async () => (await pinsOf(entry)).length === 1)
  await running.stop()
  assert.equal((await citizen((await pinsOf(entry))[0])).fullName, 'Lục Minh Sắm')
})
