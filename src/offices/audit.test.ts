import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshDatabase } from '../../tests/fresh-database.ts'
import { audit } from '../platform/audit.sql.server.ts'
import { clockFrom } from '../platform/clock.server.ts'
import { asActor, inTransaction, type Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { createHttp, type House } from '../platform/http.server.ts'
import { auditRoutes } from './audit-routes.server.ts'
import { type AuditResult, anchorAudit, verifyAudit } from './audit-verify.sql.server.ts'
import { demoPassword, makeDemo } from './demo.server.ts'
import { permits } from './permissions.ts'
import { createAuthenticate } from './sign-in-authenticate.server.ts'
import { signInRoutes } from './sign-in-routes.server.ts'

const db = await freshDatabase()
const clock = clockFrom(new Date().toISOString())
const house: House = { db, clock, authenticate: createAuthenticate({ db, clock }), permits }
const app = createHttp()
signInRoutes(app, house)
auditRoutes(app, house)
await makeDemo(db, clock)

async function enter(username: string): Promise<{ cookie: string; csrf: string; actor: Actor }> {
  const response = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { username, password: demoPassword },
  })
  const cookie = String(response.headers['set-cookie']).split(';')[0] ?? ''
  const signedIn = await house.authenticate({ headers: { cookie } } as never)
  assert.ok(signedIn)
  return { cookie, csrf: signedIn.csrfToken, actor: signedIn.actor }
}
const lan = await enter('hotich.badinh')
const hoankiem = await enter('hotich.hoankiem')
const province = await enter('giamsat.hanoi')
const inspector = await enter('thanhtra')
const office = lan.actor.officeId

async function writeLines(officeId: number, count: number): Promise<void> {
  await inTransaction(db, async (tx) => {
    for (let i = 0; i < count; i++)
      await audit(
        tx,
        { ...lan.actor, officeId },
        { action: 'entry-read', subjectKind: 'entry', subjectId: `e-${i}`, purpose: 'Cấp bản sao' },
      )
  })
}
async function check(officeId: number, batchSize = 7): Promise<AuditResult> {
  for await (const result of verifyAudit(db, { officeId, batchSize })) return result
  throw new Error('no result')
}
const kinds = (result: AuditResult) => result.faults.map((f) => `${f.kind} ${f.seq}`)

/** As somebody would who owns the database and switches the guards off. */
async function tamper(work: (tx: Writes) => Promise<unknown>): Promise<void> {
  await inTransaction(db, async (tx) => {
    await tx`set local session_replication_role = replica`
    await work(tx)
  })
}
let next = 900_000
async function freshChain(): Promise<number> {
  next += 1
  await writeLines(next, 20)
  return next
}

test('an untouched chain is sound, in whatever stretches it is read', async () => {
  const chain = await freshChain()
  for (const size of [1, 7, 20, 1000]) {
    const result = await check(chain, size)
    assert.deepEqual([result.sound, result.complete, result.lines, result.faults], [true, true, 20, []])
  }
})

test('the database itself refuses to change or delete a line', async () => {
  const chain = await freshChain()
  await assert.rejects(db.sql`update audit_line set purpose = '' where office_id = ${chain}`, /never changed/)
  await assert.rejects(db.sql`delete from audit_line where office_id = ${chain}`, /never changed/)
  await assert.rejects(db.sql`truncate audit_line`, /never changed/)
})

test('a changed line is found', async () => {
  const chain = await freshChain()
  await tamper((tx) => tx`update audit_line set actor_name = 'Người Khác' where office_id = ${chain} and seq = 8`)
  assert.deepEqual(kinds(await check(chain)), ['changed 8'])
})

test('a changed line with its hash made anew is found at the next', async () => {
  const chain = await freshChain()
  await tamper(async (tx) => {
    await tx`update audit_line set purpose = 'Việc khác' where office_id = ${chain} and seq = 7`
    await tx`update audit_line set hash = audit_hash(prev_hash, office_id, seq, at, actor_id, actor_name, session_ref, action, subject_kind, subject_id, purpose, details)
      where office_id = ${chain} and seq = 7`
  })
  assert.deepEqual(kinds(await check(chain)), ['inserted 8'])
})

test('a deleted line is found, also the first and at the seam of two stretches', async () => {
  for (const [seq, kind] of [
    [5, 'deleted 6'],
    [1, 'deleted 2'],
    [7, 'deleted 8'],
  ] as const) {
    const chain = await freshChain()
    await tamper((tx) => tx`delete from audit_line where office_id = ${chain} and seq = ${seq}`)
    assert.deepEqual(kinds(await check(chain)), [kind])
  }
})

test('a cut tail is found, also when everything was cut', async () => {
  const chain = await freshChain()
  await tamper((tx) => tx`delete from audit_line where office_id = ${chain} and seq > 17`)
  assert.deepEqual(kinds(await check(chain)), ['cut-tail 17'])
  await tamper((tx) => tx`delete from audit_line where office_id = ${chain}`)
  assert.deepEqual(kinds(await check(chain)), ['cut-tail 0'])
})

test('an inserted line is found, in the middle and at the end', async () => {
  const chain = await freshChain()
  await tamper(async (tx) => {
    await tx`insert into audit_line select office_id, 21, at, actor_id, actor_name, session_ref, action, subject_kind, subject_id, purpose, details, prev_hash, hash
      from audit_line where office_id = ${chain} and seq = 20`
  })
  assert.deepEqual(kinds(await check(chain)), ['inserted 21'])
  const other = await freshChain()
  await tamper(async (tx) => {
    await tx`update audit_line set seq = seq + 1000 where office_id = ${other} and seq > 18`
    await tx`insert into audit_line select office_id, 19, at, actor_id, actor_name, session_ref, action, subject_kind, subject_id, purpose, details, prev_hash, hash
      from audit_line where office_id = ${other} and seq = 3`
    await tx`update audit_line set seq = seq - 999 where office_id = ${other} and seq > 1000`
  })
  const found = await check(other)
  assert.ok(!found.sound && found.faults.some((f) => f.seq === 19), JSON.stringify(kinds(found)))
})

test('lines that changed places are found', async () => {
  const chain = await freshChain()
  await tamper(async (tx) => {
    await tx`update audit_line set seq = -1 where office_id = ${chain} and seq = 4`
    await tx`update audit_line set seq = 4 where office_id = ${chain} and seq = 12`
    await tx`update audit_line set seq = 12 where office_id = ${chain} and seq = -1`
  })
  assert.deepEqual(kinds(await check(chain)), ['reordered 4', 'inserted 5', 'reordered 12', 'inserted 13'])
})

test('a chain rewritten from end to end, with every hash made anew, disagrees with its anchor', async () => {
  const chain = await freshChain()
  const first = await anchorAudit(db, clock)
  assert.match(first.digest, /^[0-9a-f]{64}$/)
  await tamper(async (tx) => {
    await tx`delete from audit_line where office_id = ${chain}`
    await tx`delete from audit_head where office_id = ${chain}`
  })
  await writeLines(chain, 20)
  assert.deepEqual(kinds(await check(chain)), ['rewritten 20'])
  await assert.rejects(db.sql`delete from audit_anchor`, /never changed/)
  const lines = await db.sql<
    { details: { digest: string } }[]
  >`select details from audit_line where action = 'audit-anchored'`
  assert.equal(lines[0]?.details.digest, first.digest)
})

const get = (url: string, who: { cookie: string }) =>
  app.inject({ method: 'GET', url, headers: { cookie: who.cookie } })

test('an inspector reads and verifies; nobody else, and the reading leaves a line', async () => {
  await writeLines(office, 3)
  assert.equal((await get('/api/audit', lan)).statusCode, 403)
  assert.equal((await get('/api/audit', province)).statusCode, 403)
  const seen = new Set<string>()
  let cursor = ''
  for (let page = 0; page < 50; page++) {
    const { lines, next: more } = (await get(`/api/audit?officeId=${office}&limit=2${cursor}`, inspector)).json()
    for (const line of lines) {
      assert.ok(!seen.has(`${line.officeId}-${line.seq}`))
      seen.add(`${line.officeId}-${line.seq}`)
    }
    if (more === null) break
    cursor = `&before=${encodeURIComponent(more)}`
  }
  const [count] = await db.sql<{ n: number }[]>`select count(*)::int as n from audit_line where office_id = ${office}`
  assert.equal(seen.size, count?.n)
  const saw = (await get('/api/audit/subject/entry/e-1', inspector)).json()
  assert.ok(saw.lines.some((l: { actorName: string; officeName: string }) => l.actorName === 'Nguyễn Thu Trang'))
  const [left] = await db.sql<{ n: number }[]>`
    select count(*)::int as n from audit_line where action = 'audit-read' and subject_id = 'e-1' and actor_id = ${inspector.actor.accountId}`
  assert.equal(left?.n, 1)
})

test('the verification by the screen tells which office and line', async () => {
  const response = await app.inject({
    method: 'POST',
    url: '/api/audit/verify',
    headers: { cookie: inspector.cookie, 'x-csrf-token': inspector.csrf, 'idempotency-key': 'verify-1-2-3' },
    payload: {},
  })
  const body = response.json()
  assert.equal(response.statusCode, 200, response.body)
  assert.equal(body.sound, false)
  assert.ok(body.results[0].faults.length > 0)
  assert.ok(body.results.some((r: AuditResult) => r.officeId === office && r.sound))
})

async function writeCase(officeId: number): Promise<string> {
  const id = crypto.randomUUID()
  await db.sql`insert into registration_case (office_id, id, kind, procedure_code, state, declaration)
    values (${officeId}, ${id}, 'birth', '1.001193', 'DRAFT', '{}')`
  return id
}

test('the last door: a raw query of one commune sees no row of another, of its own all, and the province all of its communes', async () => {
  const mine = await writeCase(office)
  const theirs = await writeCase(hoankiem.actor.officeId)
  const ids = (who: Actor) =>
    asActor(db, who, async (tx) => (await tx<{ id: string }[]>`select id from registration_case`).map((r) => r.id))
  assert.deepEqual(await ids(lan.actor), [mine])
  assert.deepEqual(await ids(hoankiem.actor), [theirs])
  assert.deepEqual((await ids(province.actor)).sort(), [mine, theirs].sort())
  const elsewhere = await enter('hotich.dongvan')
  assert.deepEqual(await ids(elsewhere.actor), [])
  const updated = await asActor(
    db,
    lan.actor,
    (tx) => tx`update registration_case set state = 'WITHDRAWN' where id = ${theirs} returning id`,
  )
  assert.equal(updated.length, 0)
  await assert.rejects(
    asActor(
      db,
      lan.actor,
      (tx) => tx`insert into registration_case (office_id, id, kind, procedure_code, state, declaration)
      values (${hoankiem.actor.officeId}, ${crypto.randomUUID()}, 'birth', 'x', 'DRAFT', '{}')`,
    ),
    /row-level security/,
  )
})

test('the last door: the province reads its communes and changes nothing in them', async () => {
  const id = await writeCase(office)
  const changed = await asActor(
    db,
    province.actor,
    (tx) => tx`update registration_case set state = 'WITHDRAWN' where id = ${id} returning id`,
  )
  assert.equal(changed.length, 0)
  const own = await asActor(
    db,
    lan.actor,
    (tx) => tx`update registration_case set subject_name = 'An' where id = ${id} returning id`,
  )
  assert.equal(own.length, 1)
})

test('the last door: entries and audit lines are never changed, secrets never read, staff tables never written', async () => {
  const refused = (query: (tx: Writes) => Promise<unknown>) =>
    assert.rejects(asActor(db, lan.actor, query), /permission denied|never changed/)
  await refused((tx) => tx`update register_entry set content = '{}'`)
  await refused((tx) => tx`delete from register_entry`)
  await refused((tx) => tx`delete from registration_case`)
  await refused((tx) => tx`update audit_line set purpose = ''`)
  await refused(
    (tx) =>
      tx`insert into audit_line (office_id, seq, at, actor_name, action, prev_hash, hash) values (${office}, 999, now(), '', '', '', '')`,
  )
  await refused((tx) => tx`select password_hash from account`)
  await refused((tx) => tx`select totp_secret from account`)
  await refused((tx) => tx`select * from account`)
  await refused((tx) => tx`insert into account_role (account_id, role) values (${lan.actor.accountId}, 'SIGNATORY')`)
  await refused((tx) => tx`update session set reauthenticated_at = now()`)
  await refused((tx) => tx`select * from sign_in_throttle`)
  await refused((tx) => tx`select * from audit_anchor`)
  const names = await asActor(
    db,
    lan.actor,
    (tx) => tx<{ username: string }[]>`select username from account order by username`,
  )
  assert.ok(names.length > 0 && names.every(({ username }) => username.endsWith('.badinh')))
})
