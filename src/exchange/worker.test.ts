import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, beforeEach, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { eventually } from '../../tests/eventually.ts'
import { workersFor } from '../../tests/exchange/running-worker.ts'
import { simulatorChild } from '../../tests/exchange/simulator-child.ts'
import { declarationOf, type WaitingEntry, waitingEntries } from '../../tests/exchange/waiting-entries.ts'
import { freshDatabase } from '../../tests/fresh-database.ts'
import type { PinRequest } from '../identity/pin-issuer.ts'
import { jsonb } from '../platform/database.server.ts'
import { pinRequestOnWire } from './population-database/wire.ts'

const db = await freshDatabase()
const logFile = join(mkdtempSync(join(tmpdir(), 'hotich-sim-')), 'log.jsonl')
const simulator = await simulatorChild(logFile)
after(() => rmSync(dirname(logFile), { recursive: true, force: true }))

beforeEach(async () => {
  await simulator.start()
  await simulator.faults({ answerAfterMs: 50 })
  await db.sql`update outbox set state = 'DONE'`
  await db.sql`delete from link_health`
})

const worker = workersFor(db, simulator.url, 60)

type State = {
  case_state: string
  pin_state: string
  reason: string
  pin: string | null
  message: string
  candidates: { pin: string }[]
}
async function stateOf(entry: WaitingEntry): Promise<State> {
  const [row] = await db.sql<State[]>`
    select c.state as case_state, q.state as pin_state, q.reason, q.candidates, p.pin, o.state as message
    from pin_request q join registration_case c on c.id = q.case_id join person p on p.id = ${entry.childId}
    join outbox o on o.message_key = q.request_id where q.entry_id = ${entry.entryId}`
  if (!row) throw new Error('entry vanished')
  return row
}
const arrived = (entry: WaitingEntry) => async () => (await stateOf(entry)).case_state === 'SUBMITTED'
const allocationsOf = async (entry: WaitingEntry) =>
  (await simulator.log()).filter((line) => line.what === 'decided' && line.dossierId === entry.caseId)

async function one(changes: Parameters<typeof declarationOf>[0] = {}): Promise<WaitingEntry> {
  const [entry] = await waitingEntries(db, [declarationOf(changes)])
  if (!entry) throw new Error('nothing made')
  return entry
}

test('R-P6 a cancelled number is told once and needs no answer; a message nobody can read is parked', async () => {
  const notice = {
    requestId: crypto.randomUUID(),
    kind: 'CANCELLATION',
    originalRequestId: null,
    pin: '002226000123',
    reason: 'Thu hồi Giấy khai sinh',
    basis: { paper: 'Quyết định', number: '12/QĐ-UBND', date: '2026-11-20', authority: 'Chủ tịch UBND tỉnh' },
    entry: { officeName: 'Ủy ban nhân dân xã Đồng Văn', number: '05/2026', registeredOn: '2026-11-02' },
  }
  const queue = (payload: Record<string, unknown>) => {
    const key = crypto.randomUUID()
    return db.sql`insert into outbox (office_id, partner, topic, message_key, ordering_key, payload)
      values (1, 'population-database', 'pin-notice', ${key}, ${key}, ${jsonb(db.sql, payload)}) returning id`
  }
  const [told] = await queue(notice)
  const [unreadable] = await queue({ ...notice, kind: 'OTHER' })
  worker()
  const states = async () =>
    (
      await db.sql<
        { state: string }[]
      >`select state from outbox where id in (${told?.id}, ${unreadable?.id}) order by id`
    ).map(({ state }) => state)
  await eventually('told', async () => (await states()).join() === 'DONE,PARKED')
  const lines = (await simulator.log()).filter(({ what }) => what === 'notice')
  assert.deepEqual(
    lines.map(({ kind, requestId }) => [kind, requestId]),
    [['CANCELLATION', notice.requestId]],
  )
})

test('R-B4 a number arrives: entry, person, request, case, timeline, message and audit tell it', async () => {
  const entry = await one({ name: 'Nguyễn Bảo Một' })
  const running = worker()
  await eventually('PIN', arrived(entry))
  await running.stop()
  const state = await stateOf(entry)
  assert.match(state.pin ?? '', /^001326\d{6}$/)
  assert.equal(state.pin_state, 'ALLOCATED')
  assert.equal(state.message, 'DONE')
  const [kept] = await db.sql`select pin, source from entry_pin where entry_id = ${entry.entryId}`
  assert.deepEqual({ ...kept }, { pin: state.pin, source: 'ALLOCATED' })
  const events = await db.sql`select action, from_state, to_state from case_event where case_id = ${entry.caseId}`
  assert.deepEqual(
    [...events].map((e) => ({ ...e })),
    [{ action: 'complete-pin', from_state: 'WAITING_PIN', to_state: 'SUBMITTED' }],
  )
  const [line] = await db.sql`select action from audit_line where subject_id = ${entry.entryId}`
  assert.equal(line?.action, 'pin-arrived')
})

test('a replay gets the same receipt and never a second number; another body under the same id conflicts', async () => {
  const entry = await one({ name: 'Nguyễn Bảo Hai' })
  const running = worker()
  await eventually('PIN', arrived(entry))
  await running.stop()
  const received = (await simulator.log()).find(
    (line) => line.what === 'received' && line.requestId === entry.requestId,
  )
  const body = received?.body as { child: { fullName: string } }
  const again = await simulator.call('POST', '/pin-requests', body)
  assert.equal(again.status, 202)
  assert.equal(again.body.receipt, received?.receipt)
  assert.equal((await allocationsOf(entry)).length, 1)
  const changed = await simulator.call('POST', '/pin-requests', {
    ...body,
    child: { ...body.child, fullName: 'Lê Khác' },
  })
  assert.equal(changed.status, 409)
  assert.doesNotMatch(JSON.stringify(changed.body), /đã được tiếp nhận/)
})

test('an answer lost after the partner kept the request is asked for, not sent again', async () => {
  await simulator.faults({ answerAfterMs: 50, dropAfterCommitNext: 1 })
  const entry = await one({ name: 'Nguyễn Bảo Ba' })
  const running = worker()
  await eventually('PIN', arrived(entry))
  await running.stop()
  const lines = (await simulator.log()).filter((line) => line.requestId === entry.requestId)
  assert.deepEqual(
    lines.map((line) => line.what),
    ['received', 'decided', 'dropped'],
  )
})

test('R-B13 triplets told as such each get a number of their own', async () => {
  const mother = { name: 'Mẹ Sinh Ba', pin: '001194900001' }
  const entries = await waitingEntries(
    db,
    ['Một', 'Hai', 'Ba'].map((name, index) =>
      declarationOf({ name: `Lê Tam ${name}`, mother, plurality: 3, order: index + 1 }),
    ),
  )
  const running = worker()
  await eventually('three PINs', async () =>
    (await Promise.all(entries.map((entry) => arrived(entry)()))).every(Boolean),
  )
  await running.stop()
  const pins = new Set(await Promise.all(entries.map(async (entry) => (await stateOf(entry)).pin)))
  assert.equal(pins.size, 3)
})

test('twins not told as such are suspected; the first child is not held up, and the reason is in sight', async () => {
  const mother = { name: 'Mẹ Sinh Đôi', pin: '001194900002' }
  const [first, second] = await waitingEntries(
    db,
    ['Xuân', 'Hạ'].map((name) => declarationOf({ name: `Lê Thị ${name}`, mother })),
  )
  if (!first || !second) throw new Error('nothing made')
  const running = worker({ delivery: { idleMs: 20, firstAskMs: 40, handful: 1, handfuls: 1 } })
  await eventually('first PIN', arrived(first))
  await eventually('suspicion', async () => (await stateOf(second)).pin_state === 'SUSPECT_DUPLICATE')
  await running.stop()
  const state = await stateOf(second)
  assert.equal(state.case_state, 'WAITING_PIN')
  assert.match(state.reason, /sinh đôi/)
  assert.equal(state.candidates[0]?.pin, (await stateOf(first)).pin)
})

test('a refusal is never sent again; the case waits with the reason', async () => {
  const entry = await one({ name: 'Nguyễn Bảo Từ', nationalities: ['FR'] })
  const running = worker()
  await eventually('refusal', async () => (await stateOf(entry)).pin_state === 'REJECTED')
  await sleep(300)
  await running.stop()
  const state = await stateOf(entry)
  assert.equal(state.message, 'DONE')
  assert.match(state.reason, /Không có quốc tịch Việt Nam/)
  assert.equal(
    (await simulator.log()).filter((line) => line.requestId === entry.requestId && line.what === 'received').length,
    1,
  )
})

test('a number that comes after days, or after the police have looked, completes the case by itself', async () => {
  await simulator.faults({ answerAfterMs: 3 * 86_400_000, verifyNext: 1 })
  const slow = await one({ name: 'Nguyễn Bảo Chậm', mother: null })
  const running = worker({ delivery: { idleMs: 20, firstAskMs: 40, lastAskMs: 200 } })
  await eventually('taken', async () => (await stateOf(slow)).message === 'ACCEPTED')
  assert.equal((await stateOf(slow)).case_state, 'WAITING_PIN')
  await simulator.release()
  await eventually('verification asked', async () => (await stateOf(slow)).pin_state === 'NEEDS_VERIFICATION')
  await simulator.call('POST', `/__sim/resolve/${slow.requestId}`, {})
  await eventually('PIN', arrived(slow))
  await running.stop()
})

test('a number that never comes keeps the case waiting and blocks nobody', async () => {
  await simulator.faults({ pinNever: true })
  const never = await one({ name: 'Nguyễn Bảo Không', mother: null })
  const running = worker({ delivery: { idleMs: 20, firstAskMs: 40, lastAskMs: 200 } })
  await eventually('taken', async () => (await stateOf(never)).message === 'ACCEPTED')
  await simulator.faults({ answerAfterMs: 20 })
  const next = await one({ name: 'Nguyễn Bảo Kế', mother: null })
  await eventually('both', async () => (await arrived(next)()) && (await arrived(never)()))
  await running.stop()
})

test('a number that another person has is not written; an official must look', async () => {
  const [owner] = await db.sql<{ pin: string }[]>`select pin from person where pin is not null limit 1`
  await simulator.faults({ answerAfterMs: 3_600_000 })
  const entry = await one({ name: 'Nguyễn Bảo Trùng', mother: null })
  const running = worker({ delivery: { idleMs: 20, firstAskMs: 40, lastAskMs: 200 } })
  await eventually('taken', async () => (await stateOf(entry)).message === 'ACCEPTED')
  await simulator.call('POST', `/__sim/resolve/${entry.requestId}`, { pin: owner?.pin })
  await eventually('contest', async () => (await stateOf(entry)).pin_state === 'SUSPECT_DUPLICATE')
  await running.stop()
  const state = await stateOf(entry)
  assert.equal(state.pin, null)
  assert.equal(state.case_state, 'WAITING_PIN')
  assert.equal(state.candidates[0]?.pin, owner?.pin)
})

test('answers twice, out of order, late, malformed and half of them failing: every child still gets one number', async () => {
  const entries = await waitingEntries(
    db,
    Array.from({ length: 40 }, (_, i) =>
      declarationOf({ name: `Trần Lộn ${'ABCDEGHIKL'[i % 10]}${'abcdeghikl'[Math.floor(i / 10)]}`, mother: null }),
    ),
  )
  await simulator.faults({
    answerAfterMs: 20,
    answerJitterMs: 300,
    outOfOrder: true,
    duplicateAnswers: true,
    failureRate: 0.2,
    malformedRate: 0.05,
    dropAfterCommitRate: 0.15,
  })
  const running = worker({ link: { halfOpenMs: 100, failing: 0.9 } })
  await eventually('all PINs', async () => (await Promise.all(entries.map((entry) => arrived(entry)()))).every(Boolean))
  await running.stop()
  const [counts] =
    await db.sql`select count(*)::int as n, count(distinct pin)::int as pins from entry_pin where entry_id = any (${entries.map((e) => e.entryId)}::uuid[])`
  assert.deepEqual({ ...counts }, { n: 40, pins: 40 })
  const dossiers = new Set(entries.map((entry) => entry.caseId as string))
  const decided = (await simulator.log()).filter(
    (line) => line.what === 'decided' && dossiers.has(line.dossierId ?? ''),
  )
  assert.equal(decided.length, 40)
})

test('what a worker had in hand when it died is taken up by the next one, and asked for before it is sent again', async () => {
  const entry = await one({ name: 'Nguyễn Bảo Dở', mother: null })
  const [message] = await db.sql<{ payload: PinRequest }[]>`
    update outbox set in_doubt = true, attempts = 1, claimed_until = now() - interval '1 second' where message_key = ${entry.requestId} returning payload`
  if (!message) throw new Error('no message')
  await simulator.call('POST', '/pin-requests', pinRequestOnWire(message.payload))
  const running = worker()
  await eventually('PIN', arrived(entry))
  await running.stop()
  const lines = (await simulator.log()).filter((line) => line.requestId === entry.requestId)
  assert.deepEqual(
    lines.map((line) => line.what),
    ['received', 'decided'],
  )
})

test('the partner remembers after a crash of its own: the same request has the same receipt and number', async () => {
  const entry = await one({ name: 'Nguyễn Bảo Nhớ', mother: null })
  const running = worker()
  await eventually('PIN', arrived(entry))
  await running.stop()
  const before = await simulator.call('GET', `/pin-requests/${entry.requestId}`)
  await simulator.kill()
  await simulator.start()
  assert.deepEqual((await simulator.call('GET', `/pin-requests/${entry.requestId}`)).body, before.body)
})

test('a message that fails for a day while others get through is parked with a reason; a dead link parks nothing', async () => {
  const entry = await one({ name: 'Nguyễn Bảo Kẹt', mother: null })
  const failingFor = (hours: number) =>
    db.sql`update outbox set failing_since = now() - ${hours} * interval '1 hour', next_attempt_at = now() where message_key = ${entry.requestId}`
  await simulator.faults({ failureRate: 1 })
  await failingFor(30)
  const first = worker()
  await eventually(
    'breaker opens',
    async () => (await db.sql`select 1 from link_health where state = 'DOWN'`).length === 1,
  )
  await first.stop()
  assert.equal((await stateOf(entry)).message, 'PENDING')
  await db.sql`update link_health set state = 'UP', last_ok_at = now()`
  await failingFor(30)
  const second = worker({ link: { halfOpenMs: 200, least: 1000 } })
  await eventually('parked', async () => (await stateOf(entry)).message === 'PARKED')
  await second.stop()
  const state = await stateOf(entry)
  assert.deepEqual([state.case_state, state.pin_state], ['WAITING_PIN', 'WAITING'])
  assert.match(state.reason, /Đã thử gửi nhiều lần trong 24 giờ/)
})

test('a dead link is never tried with a younger message while the oldest waits its pause out: everything goes in order afterwards', async () => {
  const entries = await waitingEntries(
    db,
    ['Trước', 'Giữa', 'Sau'].map((given) => declarationOf({ name: `Nguyễn Bảo ${given}`, mother: null })),
  )
  const ids = entries.map((entry) => entry.requestId)
  await db.sql`update outbox set attempts = 9, failing_since = now(), next_attempt_at = now() + interval '1 hour' where message_key = ${ids[0] ?? ''}`
  await db.sql`insert into link_health (partner, state, since, retry_after) values ('population-database', 'DOWN', now(), now())`
  const running = worker({ delivery: { idleMs: 20, firstAskMs: 40, handful: 1, handfuls: 1 } })
  await eventually('three PINs', async () =>
    (await Promise.all(entries.map((entry) => arrived(entry)()))).every(Boolean),
  )
  await running.stop()
  const received = (await simulator.log()).filter(
    ({ what, requestId }) => what === 'received' && ids.includes(requestId ?? ''),
  )
  assert.deepEqual(
    received.map(({ requestId }) => requestId),
    ids,
  )
})

test('1,000 messages wait out a dead link and then go in order by themselves, with two workers', async () => {
  await simulator.kill()
  const entries = await waitingEntries(
    db,
    Array.from({ length: 1000 }, () => declarationOf({ name: 'Nguyễn Bảo Ngàn', mother: null })),
  )
  const config = {
    delivery: { idleMs: 20, firstAskMs: 40, lastAskMs: 500, leaseMs: 30_000 },
    link: { halfOpenMs: 150 },
  }
  const [a, b] = [worker(config), worker(config)]
  const health = async () =>
    (await db.sql<{ state: string; last_error: string }[]>`select state, last_error from link_health`)[0]
  await eventually('breaker opens', async () => (await health())?.state === 'DOWN')
  await sleep(400)
  const [tries] = await db.sql<{ most: number; untouched: number }[]>`
    select max(attempts) as most, count(*) filter (where attempts = 0)::int as untouched from outbox where state = 'PENDING'`
  assert.ok((tries?.untouched ?? 0) > 800, `a broken link is left in peace (${tries?.untouched} untouched)`)
  await simulator.start()
  await simulator.faults({ answerAfterMs: 10 })
  await eventually('link is up', async () => (await health())?.state === 'UP')
  const began = Date.now()
  const ids = entries.map((entry) => entry.caseId)
  const given = async (): Promise<number> => {
    const [row] = await db.sql<{ n: number }[]>`
      select count(*)::int as n from registration_case where state = 'SUBMITTED' and id = any (${ids}::uuid[])`
    return row?.n ?? 0
  }
  // However slow the machine is, they become more.
  for (let n = 0; n < 1000; ) {
    const before = n
    n = await eventually(`more PINs than ${before}`, async () => {
      const now = await given()
      return now > before && now
    })
  }
  const seconds = (Date.now() - began) / 1000
  await Promise.all([a.stop(), b.stop()])
  console.log(`drained at ${Math.round(1000 / seconds)}/s`)
  const lines = readFileSync(logFile, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { what: string; dossierId: string })
  const place = new Map<string, number>(ids.map((id, index) => [id, index]))
  const received = lines
    .filter((line) => line.what === 'received' && place.has(line.dossierId))
    .map((line) => place.get(line.dossierId) ?? 0)
  assert.equal(received.length, 1000, 'each was sent once')
  // A handful whose sender the machine left waiting may be overtaken by any number of others, and what was tried before waits its pause
  // out: so most of them, not each, are as far from their place as what is on its way at once. Without an order it would be a third of all.
  const apart = received.map((index, position) => Math.abs(index - position)).sort((x, y) => x - y)
  assert.ok((apart[500] ?? 1000) <= 2 * 4 * 16, `oldest first, give or take what is on its way at once (${apart[500]})`)
})
