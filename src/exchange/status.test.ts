import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, beforeEach, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { v7 as uuid } from 'uuid'
import { eventually } from '../../tests/eventually.ts'
import { workersFor } from '../../tests/exchange/running-worker.ts'
import { simulatorChild } from '../../tests/exchange/simulator-child.ts'
import { freshDatabase } from '../../tests/fresh-database.ts'
import { officialAt } from '../../tests/official-at.ts'
import { register } from '../cases/register.server.ts'
import { typedAdoptionExamples } from '../events/adoption/examples.ts'
import { typedBirthExamples } from '../events/birth/examples.ts'
import { typedChangeExamples } from '../events/change/examples.ts'
import { typedDeathExamples } from '../events/death/examples.ts'
import { typedGuardianshipExamples } from '../events/guardianship/examples.ts'
import { typedMarriageExamples } from '../events/marriage/examples.ts'
import { typedRecognitionExamples } from '../events/recognition/examples.ts'
import { StatusMessage } from '../identity/status-message.ts'
import { asActor } from '../platform/database.server.ts'
import { note, receive } from '../registers/judgments.server.ts'
import { Judgment } from '../registers/judgments-api.ts'
import { revoke } from '../registers/revocation.server.ts'
import { sendStatusAgain, statusMessagesOf } from '../registers/status-messages.sql.server.ts'
import { date } from '../values/calendar-date.ts'

const db = await freshDatabase()
const logFile = join(mkdtempSync(join(tmpdir(), 'hotich-status-')), 'log.jsonl')
const simulator = await simulatorChild(logFile)
after(() => rmSync(dirname(logFile), { recursive: true, force: true }))
const here = await officialAt(db, '00721', 'tinhtrang.dongvan')

beforeEach(async () => {
  await simulator.faults({})
  await db.sql`update outbox set state = 'DONE'`
  await db.sql`delete from link_health`
})
const worker = workersFor(db, simulator.url, 40)

type Typed = Record<string, unknown>
type Ref = { officeId: number; entryId: string }
const reasons = Object.fromEntries(
  ['R-C1', 'R-C5', 'R-C7', 'R-C8', 'R-C10', 'R-C11', 'R-A9', 'R-A2', 'C4', 'A4'].map((rule) => [rule, 'đã kiểm tra']),
)
const write = async (kind: string, declaration: Typed, now = '2026-11-20T02:00:00.000Z'): Promise<Ref> => {
  const done = await asActor(db, here, (tx) =>
    register(tx, here, { caseId: uuid(), kind, declaration, version: 0, duplicateReason: 'khác người', now }),
  )
  return { officeId: here.officeId, entryId: done.entryId }
}
let next = 700
const somebody = (name: string, sex: '1' | '2', pin?: null) => {
  next += 1
  return {
    ...typedDeathExamples.normal.deceased,
    name,
    sex,
    birthDate: { known: 'day' as const, date: '1988-03-12' },
    pin: pin === null ? null : `002${sex === '2' ? 1 : 0}88${String(next).padStart(6, '0')}`,
    idDocument: null,
  }
}
type Somebody = ReturnType<typeof somebody>
const wed = (wife: Somebody, husband: Somebody) => {
  const { presence } = typedMarriageExamples.domestic as { presence?: unknown }
  const informant = { relationship: 'SELF', name: husband.name, pin: husband.pin }
  return write('MARRIAGE', { kind: 'NEW', wife, husband, presence, informant, reasons })
}
const bury = (deceased: Somebody) =>
  write('DEATH', {
    ...typedDeathExamples.normal,
    deceased,
    death: { ...typedDeathExamples.normal.death, date: { known: 'day', date: '2026-11-20' } },
    notice: { ...typedDeathExamples.normal.notice, issuedOn: '2026-11-20' },
    copies: 0,
    reasons,
  })

/** What waits or has gone out about the people of an entry, without keys. */
const queued = async ({ entryId }: Ref) => {
  const rows = await db.sql<{ payload: unknown }[]>`
    select o.payload from status_message m join outbox o on o.message_key = m.message_key where m.entry_id = ${entryId} order by o.id`
  return rows.map(({ payload }) => StatusMessage.parse(payload))
}
const told = async (ref: Ref) =>
  (await queued(ref))
    .map(({ person, sequence, change }) => {
      const { what, ...rest } = change
      const value = 'status' in rest ? rest.status : 'relation' in rest ? rest.relation : 'to' in rest ? rest.to : ''
      return `${person.name} ${sequence}: ${what} ${value ?? ''}`.trim()
    })
    .toSorted()
const states = async (ref: Ref) =>
  (await asActor(db, here, (tx) => statusMessagesOf(tx, ref.officeId, ref.entryId))).map(({ state }) => state)
const allAre = (ref: Ref, state: string) => async () => {
  const all = await states(ref)
  return all.length > 0 && all.every((one) => one === state)
}

test('R-H3 a marriage is told of both, a death of the dead and the widow, in order; the partner keeps each once', async () => {
  const wife = somebody('Lục Thị Vân', '2')
  const husband = somebody('Hoàng Văn Tới', '1')
  const marriage = await wed(wife, husband)
  assert.deepEqual(await told(marriage), ['Hoàng Văn Tới 1: MARITAL MARRIED', 'Lục Thị Vân 1: MARITAL MARRIED'])
  const death = await bury(husband)
  assert.deepEqual(await told(death), ['Hoàng Văn Tới 2: DIED', 'Lục Thị Vân 2: MARITAL WIDOWED'])
  const [first] = await queued(marriage)
  assert.ok(first)
  assert.deepEqual(
    [first.entry.kind, first.entry.officeUnitCode, first.entry.officeName === here.officeName],
    ['MARRIAGE', '00721', true],
  )
  await simulator.faults({ dropAfterCommitNext: 1, delayMs: 30 })
  worker()
  await eventually('told', allAre(death, 'TAKEN'))
  assert.deepEqual(await states(marriage), ['TAKEN', 'TAKEN'])
  const lines = (await simulator.log()).filter(({ what }) => what === 'vital-event')
  // What is told of one person goes in order; what is told of two goes side by side.
  const toldOf = ({ pin }: Somebody) =>
    lines.filter(({ body }) => (body as { subject: string }).subject === pin).map(({ type }) => type)
  assert.deepEqual(toldOf(wife), ['vn.hotich.marriage.registered.v1', 'vn.hotich.marriage.ended.v1'])
  assert.deepEqual(toldOf(husband), ['vn.hotich.marriage.registered.v1', 'vn.hotich.death.registered.v1'])
  assert.equal(lines.length, 4)
  const shown = (await simulator.call('GET', '/vital-events')).body.items as { status: string }[]
  assert.ok(shown.length >= 4 && shown.every(({ status }) => status === 'RECORDED'))
})

test('a divorce by judgment is told of both with the decision it rests on; noted twice it is told once', async () => {
  const wife = somebody('Lục Thị Hà', '2')
  const husband = somebody('Hoàng Văn Lâm', '1')
  const marriage = await wed(wife, husband)
  const judgment = Judgment.parse({
    matter: 'DIVORCE',
    number: '77/2026/HNGĐ-ST',
    sender: 'Tòa án nhân dân khu vực 1 – Tuyên Quang',
    decidedOn: '2026-11-20',
    effectiveOn: '2026-11-21',
    persons: [wife, husband].map(({ name, pin, birthDate }) => ({ name, pin, birthDate })),
  })
  const now = '2026-11-21T02:00:00.000Z'
  const one = await asActor(db, here, (tx) => receive(tx, here, judgment, now))
  await asActor(db, here, (tx) => note(tx, here, { id: one.id, entry: marriage, now }))
  assert.deepEqual(
    (await told(marriage)).filter((line) => line.includes(' 2: ')),
    ['Hoàng Văn Lâm 2: MARITAL DIVORCED', 'Lục Thị Hà 2: MARITAL DIVORCED'],
  )
  const basis = (await queued(marriage)).find(({ sequence }) => sequence === 2)?.basis
  assert.equal(basis?.number, '77/2026/HNGĐ-ST')
})

test('a revoked marriage, and a revoked death: everybody told before is told how things stand again', async () => {
  const wife = somebody('Lục Thị Thu', '2')
  const husband = somebody('Hoàng Văn Hồi', '1')
  const marriage = await wed(wife, husband)
  const death = await bury(husband)
  const [office] = await db.sql<{ id: number; name: string }[]>`
    select id, name from office where kind = 'PROVINCE' and province_code = '08' and upper_inf(valid)`
  assert.ok(office)
  const province = {
    ...here,
    officeId: office.id,
    officeKind: 'PROVINCE' as const,
    scope: 'PROVINCE' as const,
    roles: ['PROV_REVOKE' as const],
  }
  const undo = (entry: Ref, number: string) =>
    asActor(db, province, (tx) =>
      revoke(tx, province, {
        ...entry,
        number,
        decidedOn: date('2026-11-20'),
        authority: 'Chủ tịch Ủy ban nhân dân tỉnh',
        ground: 'FALSE_DATA',
        reason: 'Kiểm tra thấy sai',
        marriageConditionsKept: true,
        now: '2026-11-21T02:00:00.000Z',
      }),
    )
  await undo(death, '1/QĐ-UBND')
  assert.deepEqual(
    (await told(death)).filter((line) => line.includes('REVOKED')),
    ['Hoàng Văn Hồi 3: REVOKED MARRIED', 'Lục Thị Thu 3: REVOKED MARRIED'],
  )
  const last = (await queued(death)).at(-1)
  assert.ok(last?.change.what === 'REVOKED' && last.change.alive)
  assert.equal(last.basis?.number, '1/QĐ-UBND')
  await undo(marriage, '2/QĐ-UBND')
  assert.deepEqual(
    (await told(marriage)).filter((line) => line.includes('REVOKED')),
    ['Hoàng Văn Hồi 4: REVOKED SINGLE', 'Lục Thị Thu 4: REVOKED SINGLE'],
  )
  worker()
  await eventually('taken', async () => (await allAre(death, 'TAKEN')()) && (await allAre(marriage, 'TAKEN')()))
})

test('recognition, adoption, guardianship and changes are told of the child, the ward, the person', async () => {
  const unmarried = structuredClone(typedBirthExamples.unmarriedMother)
  const mother = { name: 'Lò Thị Pà', pin: '002194000731' }
  const birth = await write('BIRTH', {
    ...unmarried,
    child: { ...unmarried.child, name: 'Lò Minh Khôi', birthDate: { known: 'day', date: '2026-10-25' } },
    mother: { ...unmarried.mother, ...mother },
    proof: { ...unmarried.proof, code: 'GCS-TT1' },
    informant: { ...unmarried.informant, ...mother },
  })
  assert.deepEqual(await told(birth), [])
  const [row] = await db.sql<{ person_id: string; request_id: string }[]>`
    select ep.person_id, q.request_id from entry_person ep join pin_request q using (office_id, entry_id) where ep.entry_id = ${birth.entryId} and ep.role = 'CHILD'`
  const ofChild = {
    name: 'Lò Minh Khôi',
    birthDate: { known: 'day', date: '2026-10-25' },
    pin: null,
    personId: row?.person_id,
  }
  const recognition = typedRecognitionExamples.fatherRecognises
  const recognised = await write('RECOGNITION', {
    ...recognition,
    child: { ...recognition.child, ...ofChild },
    birthEntry: birth,
    reasons,
  })
  assert.deepEqual(await told(recognised), ['Lò Minh Khôi 1: PARENT FATHER'])
  const [message] = await queued(recognised)
  assert.deepEqual(
    [message?.person.pin, message?.person.pinRequestId, message?.person.personId],
    [null, row?.request_id, row?.person_id],
  )
  const guardianship = typedGuardianshipExamples.appointed
  const guarded = await write('GUARDIANSHIP', {
    ...guardianship,
    ward: { ...guardianship.ward, name: 'Lương Thu Nga', pin: '002316000733' },
  })
  assert.deepEqual(await told(guarded), ['Lương Thu Nga 1: GUARDED'])
  const adoption = typedAdoptionExamples.couple
  const adopted = await write('ADOPTION', adoption)
  assert.deepEqual((await told(adopted)).map((line) => line.replace(/^.* \d: /, '')).toSorted(), [
    'PARENT ADOPTIVE_FATHER',
    'PARENT ADOPTIVE_MOTHER',
  ])
  const correction = typedChangeExamples.correction
  const changed = await write('CHANGE', {
    ...correction,
    source: null,
    entry: birth,
    was: { child: { name: 'Lò Minh Khôi' } },
    subject: { ...correction.subject, ...ofChild },
    changes: [{ field: '/child/name', to: { name: 'Lò Minh Khoa' } }],
    informant: { ...correction.informant, relationship: 'MOTHER' },
    reasons,
  })
  assert.deepEqual(await told(changed), ['Lò Minh Khoa 2: VALUE Lò Minh Khoa'])
})

test('who has no PIN is verified first: the office has a notice, and sends again with the number found since', async () => {
  const wife = somebody('Lục Thị Không', '2', null)
  const marriage = await wed(wife, somebody('Hoàng Văn Có', '1'))
  worker()
  await eventually('answered', async () => (await states(marriage)).toSorted().join() === 'NEEDS_VERIFICATION,TAKEN')
  const all = await asActor(db, here, (tx) => statusMessagesOf(tx, marriage.officeId, marriage.entryId))
  const open = all.find(({ state }) => state === 'NEEDS_VERIFICATION')
  assert.match(open?.reason ?? '', /cần xác minh.*Lục Thị Không/)
  const notices = await db.sql<{ kind: string; message: string }[]>`
    select kind, content ->> 'message' as message from office_notice where entry_id = ${marriage.entryId} and kind like 'STATUS_%'`
  assert.deepEqual(
    [notices.length, notices[0]?.kind, notices[0]?.message],
    [1, 'STATUS_NEEDS_VERIFICATION', open?.reason],
  )
  await db.sql`update person set pin = '002188999001' where full_name = 'Lục Thị Không'`
  const key = await asActor(db, here, (tx) =>
    sendStatusAgain(tx, marriage.officeId, marriage.entryId, open?.message_key ?? ''),
  )
  assert.ok(key)
  await eventually('taken', allAre(marriage, 'TAKEN'))
  const nothing = await asActor(db, here, (tx) => sendStatusAgain(tx, marriage.officeId, marriage.entryId, key))
  assert.equal(nothing, null)
})

test('what the partner refuses is not sent again by itself; the reason is in sight', async () => {
  const death = await bury(somebody('Nông Văn Từ', '1'))
  await simulator.faults({ refuseNext: 1 })
  worker()
  await eventually('refused', allAre(death, 'REFUSED'))
  await sleep(200)
  const [message] = await asActor(db, here, (tx) => statusMessagesOf(tx, death.officeId, death.entryId))
  assert.match(message?.reason ?? '', /không khớp với dữ liệu/)
  const sent = (await simulator.log()).filter(({ requestId }) => requestId === message?.message_key)
  assert.equal(sent.length, 1)
})

test('a message that fails for a day while others get through is parked in sight; later ones of the person wait behind it', async () => {
  const wife = somebody('Lục Thị Kẹt', '2')
  const husband = somebody('Hoàng Văn Kẹt', '1')
  const marriage = await wed(wife, husband)
  const death = await bury(husband)
  await simulator.faults({ failureRate: 1 })
  await db.sql`update outbox set failing_since = now() - interval '30 hours', next_attempt_at = now() where state = 'PENDING'`
  await db.sql`insert into link_health (partner, state, last_ok_at) values ('population-database', 'UP', now())`
  const running = worker({ link: { halfOpenMs: 200, least: 1000 } })
  await eventually('parked', allAre(marriage, 'PARKED'))
  await running.stop()
  assert.deepEqual(await states(death), ['WAITING', 'WAITING'])
  const [parked] = await db.sql<{ n: number }[]>`select count(*)::int as n from outbox where state = 'PARKED'`
  assert.equal(parked?.n, 2)
  await simulator.faults({})
  for (const { message_key: key } of await asActor(db, here, (tx) =>
    statusMessagesOf(tx, marriage.officeId, marriage.entryId),
  ))
    await asActor(db, here, (tx) => sendStatusAgain(tx, marriage.officeId, marriage.entryId, key))
  worker()
  await eventually('all taken', async () => (await allAre(marriage, 'TAKEN')()) && (await allAre(death, 'TAKEN')()))
})

test('another office sends nothing again', async () => {
  const death = await bury(somebody('Nông Văn Riêng', '1'))
  const [message] = await asActor(db, here, (tx) => statusMessagesOf(tx, death.officeId, death.entryId))
  const other = await officialAt(db, '00070', 'tinhtrang.hoankiem')
  await assert.rejects(
    asActor(db, other, (tx) => sendStatusAgain(tx, death.officeId, death.entryId, message?.message_key ?? '')),
    /not-own-office/,
  )
  const seen = await asActor(db, other, (tx) => statusMessagesOf(tx, death.officeId, death.entryId))
  assert.equal(seen.length, 0)
})
