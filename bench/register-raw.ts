// The limit the registration is held against: the very rows that it writes, in a bare transaction of plain statements, made ready
// before the clock runs. No rules, no checks, no row-level security.
import { createHash, randomBytes } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { eventOf } from '../src/events/index.ts'
import { matchKeysOf } from '../src/identity/matching/match-keys.ts'
import { openDatabase } from '../src/platform/database.server.ts'
import { CalendarDate } from '../src/values/calendar-date.ts'
import { CaseId, EntryId } from '../src/values/ids.ts'
import { fold } from '../src/values/names.ts'
import { inventBirth } from './parts/invent.ts'
import type { Official } from './parts/officials.ts'

export type RawOrder =
  | { do: 'prepare'; officials: Official[]; today: string; from: number; count: number }
  | { do: 'run'; clients: number; ms: number }
export type RawResult = { done: number; ms: number }

type Prepared = ReturnType<typeof prepare>
const birth = eventOf('BIRTH')
const officer = 'Vàng Thị Dế'

/** What the rules and the plan would have made of a declaration: plain rows. */
function prepare(n: number, official: Official, today: string) {
  const at = new Date().toISOString()
  const day = CalendarDate.parse(today)
  const year = Number(today.slice(0, 4))
  const typed = inventBirth(n, official.desk, today)
  const read = birth.read(typed)
  if (!read.readable) throw new Error(`unreadable: ${JSON.stringify(read.issues)}`)
  const circumstances = {
    receivedAt: at,
    receivedOn: day,
    today: day,
    office: { kind: 'COMMUNE' as const, unitCode: official.desk.unitCode, provinceCode: '01' },
  }
  const plan = birth.plan(read.declaration, circumstances as never)
  const { persons } = birth.judge(read.declaration, circumstances as never)
  const caseId = CaseId.parse(uuid())
  const entryId = EntryId.parse(uuid())
  const requestId = uuid()
  const office = official.officeId
  const seen = new Map<string, string>()
  const people = persons.map((person) => {
    const id = (person.pin && seen.get(person.pin)) || uuid()
    const known = person.pin !== null && seen.has(person.pin)
    if (person.pin) seen.set(person.pin, id)
    return {
      id,
      known,
      role: person.role,
      full_name: person.name,
      name_key: fold(person.name),
      birth_year: person.birth.year,
      birth_date: person.birth.date,
      sex: person.sex,
      pin: person.pin,
    }
  })
  const content = JSON.stringify(read.declaration)
  const payload = birth.pinRequest(read.declaration, {
    requestId,
    caseId,
    entryId,
    entryNo: 0,
    year,
    registeredOn: day,
    officeUnitCode: official.desk.unitCode,
    officeProvinceCode: '01',
    officeName: official.desk.officeName,
    siblingCaseIds: [],
  })
  const childId = people.find((one) => one.role === 'CHILD')?.id ?? ''
  const event = (seq: number, action: string, from: string, to: string, details: string) => ({
    office_id: office,
    case_id: caseId,
    seq,
    at,
    actor_id: official.accountId,
    actor_name: officer,
    action,
    from_state: from,
    to_state: to,
    reason: '',
    details,
  })
  return {
    office,
    day: today,
    year,
    at,
    accountId: official.accountId,
    caseId,
    entryId,
    requestId,
    content,
    unitCode: official.desk.unitCode,
    case: { procedure: plan.procedureCode, due: plan.dueAt, regime: plan.regime, ...plan.subject },
    kind: plan.registrationKind,
    form: plan.formVersion,
    officeName: official.desk.officeName,
    events: [
      event(1, 'receive', 'DRAFT', 'RECEIVED', JSON.stringify({ dueAt: plan.dueAt, procedure: plan.procedureCode })),
      event(2, 'register', 'RECEIVED', 'REGISTERED', JSON.stringify({ number: 1000, year })),
      event(3, 'await-pin', 'REGISTERED', 'WAITING_PIN', JSON.stringify({ number: 1000, year })),
    ],
    persons: people
      .filter((one) => !one.known)
      .map(({ role: _, known: __, ...one }) => ({ ...one, first_entry_id: entryId })),
    entryPersons: people.map(({ id, known: _, ...one }) => ({
      office_id: office,
      entry_id: entryId,
      person_id: id,
      ...one,
    })),
    keys: [...new Set(people.map((one) => one.name_key))].sort().map((key) => ({ key })),
    links: people
      .filter((one) => one.role === 'MOTHER' || one.role === 'FATHER')
      .map((one) => ({
        child_id: childId,
        parent_id: one.id,
        relation: one.role,
        office_id: office,
        entry_id: entryId,
      })),
    fact: { entry_id: entryId, office_id: office, ...plan.fact },
    matchKeys: matchKeysOf(persons),
    notification: plan.notification,
    payload: JSON.stringify(payload),
    audit: JSON.stringify({ case: caseId, register: 'BIRTH', year, number: 1000 }),
    idempotencyKey: uuid(),
    fingerprint: randomBytes(32),
    answer: JSON.stringify({
      caseId,
      code: `H${official.desk.unitCode}-000000-0000`,
      entryId,
      entryNo: 1000,
      year,
      number: `1000/${year}`,
      volume: 1,
      pageNo: 1,
      registeredOn: today,
      state: 'WAITING_PIN',
      pinRequested: true,
    }),
  }
}

const db = openDatabase(process.env.BENCH_URL ?? '', { max: 10, applicationName: 'bench raw' })
let prepared: Prepared[] = []

/** Two round trips: what the numbers come from, and everything else with the commit. */
async function transaction(sql: Awaited<ReturnType<typeof db.sql.reserve>>, row: Prepared): Promise<void> {
  const [, counters, cases, heads] = await Promise.all([
    sql`begin`,
    sql<{ last_no: number }[]>`update register_counter set last_no = last_no + 1, last_registered_on = ${row.day}
      where office_id = ${row.office} and register = 'BIRTH' and year = ${row.year} returning last_no`,
    sql<
      { last_no: number }[]
    >`update case_counter set last_no = last_no + 1 where office_id = ${row.office} and day = ${row.day} returning last_no`,
    sql<{ seq: number; hash: Buffer }[]>`select seq, hash from audit_head where office_id = ${row.office} for update`,
  ])
  const no = counters[0]?.last_no ?? 0
  const code = `H${row.unitCode}-${row.day}-${cases[0]?.last_no}`
  const head = heads[0] ?? { seq: 0, hash: Buffer.alloc(32) }
  const hash = createHash('sha256').update(head.hash).update(row.audit).digest()
  await Promise.all([
    sql`insert into registration_case (office_id, id, kind, code, procedure_code, state, declaration, version, subject_name, subject_key, subject_birth, regime, received_at,
        received_by, due_at, late, entry_id, created_at, created_by, updated_at, updated_by)
      values (${row.office}, ${row.caseId}, 'BIRTH', ${code}, ${row.case.procedure}, 'WAITING_PIN', ${row.content}::text::jsonb, 2, ${row.case.name}, ${row.case.key}, ${row.case.birth},
        ${row.case.regime}, ${row.at}, ${row.accountId}, ${row.case.due}, false, ${row.entryId}, ${row.at}, ${row.accountId}, ${row.at}, ${row.accountId})`,
    sql`insert into case_event ${sql(row.events)}`,
    sql`insert into notification_claim (code, office_id, entry_id) values (${row.notification}, ${row.office}, ${row.entryId})`,
    sql`insert into birth_fact ${sql(row.fact)}`,
    sql`insert into match_key (key, fact) select k, f.no from unnest(${row.matchKeys}::int[]) k, birth_fact f where f.entry_id = ${row.entryId}`,
    sql`insert into person ${sql(row.persons)}`,
    sql`insert into register_entry (office_id, id, register, year, entry_no, volume, page_no, registered_on, registered_at, kind, case_id, registration_kind, regime, form_version,
        office_name, officer_id, officer_name, content)
      values (${row.office}, ${row.entryId}, 'BIRTH', ${row.year}, ${no}, 1, ${no}, ${row.day}, ${row.at}, 'BIRTH', ${row.caseId}, ${row.kind}, ${row.case.regime}, ${row.form},
        ${row.officeName}, ${row.accountId}, ${officer}, ${row.content}::text::jsonb)`,
    sql`insert into entry_person ${sql(row.entryPersons)}`,
    sql`insert into name_key ${sql(row.keys)} on conflict do nothing`,
    sql`insert into family_link ${sql(row.links)}`,
    sql`insert into pin_request (office_id, entry_id, request_id, case_id, state, asked_at) values (${row.office}, ${row.entryId}, ${row.requestId}, ${row.caseId}, 'WAITING', ${row.at})`,
    sql`insert into outbox (office_id, partner, topic, message_key, ordering_key, payload) values (${row.office}, 'population-database', 'pin-request', ${row.requestId},
      ${row.caseId}, ${row.payload}::text::jsonb)`,
    sql`update daily_count set n = n + 1 where office_id = ${row.office} and day = ${row.day} and measure = 'registered' and kind = 'BIRTH:1'`,
    sql`insert into audit_line (office_id, seq, at, actor_id, actor_name, session_ref, action, subject_kind, subject_id, details, prev_hash, hash)
      values (${row.office}, ${head.seq + 1}, now(), ${row.accountId}, ${officer}, 'bench', 'entry-written', 'entry', ${row.entryId}, ${row.audit}::text::jsonb, ${head.hash}, ${hash})`,
    sql`update audit_head set seq = ${head.seq + 1}, hash = ${hash} where office_id = ${row.office}`,
    sql`insert into idempotency (account_id, key, request_sha256, status, response) values (${row.accountId}, ${row.idempotencyKey}, ${row.fingerprint}, 200, ${row.answer}::text::jsonb)`,
    sql`commit`,
  ])
}

async function run(order: Extract<RawOrder, { do: 'run' }>): Promise<RawResult> {
  const connections = await Promise.all(Array.from({ length: order.clients }, () => db.sql.reserve()))
  let done = 0
  const began = performance.now()
  await Promise.all(
    connections.map(async (sql) => {
      while (performance.now() - began < order.ms) {
        const row = prepared.pop()
        if (!row) return
        await transaction(sql, row)
        done++
      }
    }),
  )
  const ms = performance.now() - began
  for (const sql of connections) sql.release()
  return { done, ms }
}

await import('../src/platform/leave-with-parent.server.ts')
process.on('message', async (order: RawOrder) => {
  if (order.do === 'prepare') {
    prepared = Array.from({ length: order.count }, (_, i) => {
      const official = order.officials[i % order.officials.length]
      if (!official) throw new Error('no officials')
      return prepare(order.from + i, official, order.today)
    })
    process.send?.({ ready: true })
  } else process.send?.(await run(order))
})
process.channel?.ref()
process.send?.({ ready: true })
