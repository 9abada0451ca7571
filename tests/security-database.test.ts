import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { asActor, type Writes } from '../src/platform/database.server.ts'
import type { Actor } from '../src/platform/endpoint.ts'
import { officeWithData, staffOf } from './office-with-data.ts'
import { testServer } from './test-server.ts'

const { app, db } = await testServer()
const theirs = await officeWithData(db, await staffOf(app, 'dongvan'))
const [row] = await db.sql<
  { id: string; office_id: number; full_name: string }[]
>`select id, office_id, full_name from account where username = 'hotich.hoankiem'`
assert.ok(row)
const stranger = {
  accountId: row.id,
  officeId: row.office_id,
  fullName: row.full_name,
  scope: 'OFFICE',
  offices: [row.office_id],
  sessionRef: '0123456789abcdef',
} as unknown as Actor
const province = { ...stranger, scope: 'PROVINCE', offices: [row.office_id, theirs.officeId] } as Actor
const nation = { ...stranger, scope: 'NATIONAL', offices: [] } as unknown as Actor

const tables = (
  await db.sql<{ name: string }[]>`
    select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'office_id' and t.table_type = 'BASE TABLE' order by 1`
).map(({ name }) => name)
/** Reference data that everybody reads. */
const open = ['office_name']
const codeOf = (error: unknown): string => (error as { code?: string }).code ?? String(error)
/** What the database says: how many rows, or its error code. */
const tried = (actor: Actor, work: (tx: Writes) => Promise<unknown>): Promise<number | string> =>
  asActor(db, actor, async (tx) => (await work(tx)) as { count: number }).then(
    (done) => done.count ?? 0,
    (error) => codeOf(error),
  )
const DENIED = '42501'

test('no row of another commune can be read, changed, deleted or slipped in, whatever the SQL', async () => {
  assert.ok(tables.length > 25)
  const seen: string[] = []
  for (const name of tables.filter((table) => !open.includes(table))) {
    const [held] = await db.sql<
      { n: number }[]
    >`select count(*)::int as n from ${db.sql(name)} where office_id = ${theirs.officeId}`
    const read = await tried(stranger, (tx) => tx`select 1 from ${tx(name)} where office_id = ${theirs.officeId}`)
    if (read !== 0 && read !== DENIED) seen.push(`${name} read: ${read} of ${held?.n}`)
    const changed = await tried(
      stranger,
      (tx) => tx`update ${tx(name)} set office_id = ${stranger.officeId} where office_id = ${theirs.officeId}`,
    )
    if (changed !== 0 && changed !== DENIED) seen.push(`${name} update: ${changed}`)
    const deleted = await tried(stranger, (tx) => tx`delete from ${tx(name)} where office_id = ${theirs.officeId}`)
    if (deleted !== 0 && deleted !== DENIED) seen.push(`${name} delete: ${deleted}`)
    const emptied = await tried(stranger, (tx) => tx`truncate ${tx(name)} cascade`)
    if (emptied !== DENIED) seen.push(`${name} truncate: ${emptied}`)
    if ((held?.n ?? 0) === 0) continue
    for (const actor of [stranger, province, nation]) {
      const copied = await asActor(db, actor, async (tx) => {
        const [{ line } = { line: null }] = await db.sql<{ line: unknown }[]>`
          select to_jsonb(t) as line from ${db.sql(name)} t where office_id = ${theirs.officeId} limit 1`
        return await tx`insert into ${tx(name)} select * from jsonb_populate_record(null::${tx(name)}, ${tx.json(line as never)})`
      }).then(
        () => 'inserted',
        (error) => codeOf(error),
      )
      if (![DENIED, '428C9'].includes(copied)) seen.push(`${name} insert as ${actor.scope}: ${copied}`)
      if (actor === stranger) continue
      const moved = await tried(
        actor,
        (tx) => tx`update ${tx(name)} set office_id = office_id where office_id = ${theirs.officeId}`,
      )
      if (moved !== 0 && moved !== DENIED) seen.push(`${name} update as ${actor.scope}: ${moved}`)
      const removed = await tried(actor, (tx) => tx`delete from ${tx(name)} where office_id = ${theirs.officeId}`)
      if (removed !== 0 && removed !== DENIED) seen.push(`${name} delete as ${actor.scope}: ${removed}`)
    }
  }
  assert.deepEqual(seen, [])
})

test('every table with people in it is under row-level security, and people own none', async () => {
  const bare = await db.sql<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and not c.relrowsecurity and has_table_privilege('hotich_person', c.oid, 'select')
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by 1`
  assert.deepEqual(
    bare.map(({ name }) => name),
    [
      'admin_unit',
      'admin_unit_chain',
      'admin_unit_gap',
      'admin_unit_succession',
      'calendar_day',
      'code_list_item',
      'country',
      'document_type',
      'ethnic_group',
      'historic_province',
      'link_health',
      'name_key',
      'name_word',
      'office',
      'office_name',
      'office_succession',
      'policy',
      'read_alarm_rule',
      'reference_load',
    ],
  )
  const [role] = await db.sql<{ dangerous: boolean; owns: number }[]>`
    select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin as dangerous,
      (select count(*)::int from pg_class where relowner = r.oid) as owns from pg_roles r where rolname = 'hotich_person'`
  assert.deepEqual({ ...role }, { dangerous: false, owns: 0 })
  assert.equal(await tried(stranger, (tx) => tx`create table mine (x int)`), DENIED)
})

test('secrets of accounts and sessions are readable to nobody, not even to the owner of the account', async () => {
  for (const actor of [stranger, nation]) {
    for (const column of ['password_hash', 'totp_secret', 'totp_last_step', 'failed_attempts'])
      assert.equal(await tried(actor, (tx) => tx`select ${tx(column)} from account`), DENIED, column)
    assert.equal(await tried(actor, (tx) => tx`select id from session where account_id <> ${actor.accountId}`), 0)
    assert.equal(await tried(actor, (tx) => tx`select * from sign_in_throttle`), DENIED)
    assert.equal(await tried(actor, (tx) => tx`update account set disabled_at = null`), DENIED)
    assert.equal(
      await tried(
        actor,
        (tx) => tx`insert into account_role (account_id, role) values (${actor.accountId}, 'NATIONAL')`,
      ),
      DENIED,
    )
  }
})

test('functions that run above the rows fix their search path and are not open to the whole world', async () => {
  const loose = await db.sql<{ name: string; config: string[] | null }[]>`
    select p.oid::regprocedure::text as name, p.proconfig as config from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and p.prosecdef and (p.proconfig is null or not exists (select from unnest(p.proconfig) c where c like 'search_path=%pg_temp%')
      or has_function_privilege('public', p.oid, 'execute'))`
  assert.deepEqual([...loose], [])
})

test('a person cannot forge a line of the audit chain: neither of another office nor in another name', async () => {
  const append = (actor: Actor, office: number, account: string | null, name = stranger.fullName) =>
    tried(
      actor,
      (tx) =>
        tx`select audit_append(${office}, ${account}, ${name}, '', 'case-read', 'case', ${theirs.caseId}, 'giả mạo', '{}')`,
    )
  assert.equal(await append(stranger, theirs.officeId, stranger.accountId), DENIED)
  assert.equal(await append(nation, theirs.officeId, stranger.accountId), DENIED)
  assert.equal(await append(stranger, stranger.officeId, theirs.accountId), DENIED)
  assert.equal(await append(stranger, stranger.officeId, null, 'Hệ thống'), DENIED)
  assert.equal(await append(stranger, 0, stranger.accountId), DENIED)
  assert.equal(await append(stranger, stranger.officeId, stranger.accountId), 1)
})

test('the functions that write refuse another office, another officer and rows of others', async () => {
  const entry = {
    officeId: theirs.officeId,
    id: uuid(),
    caseId: theirs.draftId,
    register: 'BIRTH',
    year: 2026,
    registeredOn: '2026-11-20',
    registeredAt: '2026-11-20T03:00:00Z',
    kind: 'BIRTH',
    registrationKind: 'x',
    regime: 'x',
    formVersion: 'x',
    officeName: 'x',
    officerId: stranger.accountId,
    officerName: 'x',
    content: {},
  }
  const taken = { unitCode: '00070', dueAt: null, regime: 'x', procedureCode: 'x' }
  const write = (given: object, received: object | null = null) =>
    tried(
      stranger,
      (tx) => tx`select write_entry(${tx.json(given as never)}, '[]', null, null,
        ${tx.json({ state: 'REGISTERED', events: [], subjectName: '', subjectKey: '', received } as never)}, '[]', null, '')`,
    )
  assert.equal(await write(entry), DENIED)
  const own = { ...entry, officeId: stranger.officeId }
  assert.equal(await write(own), 'P0002', 'a dossier of others is not found')
  assert.equal(await write({ ...own, caseId: uuid(), officerId: theirs.accountId }, taken), DENIED)
  assert.equal(await write({ ...own, caseId: uuid() }, taken), 1, 'the same in the own name goes')
  const fact = { child_name: 'Giả', child_key: 'gia', claim_key: null }
  const before = await db.sql`select * from birth_fact where entry_id = ${theirs.entryId}`
  assert.equal(
    await tried(stranger, (tx) => tx`select reindex_entry(${theirs.officeId}, ${theirs.entryId}, '[]', null)`),
    DENIED,
  )
  await tried(
    stranger,
    (tx) => tx`select reindex_entry(${stranger.officeId}, ${theirs.entryId}, '[]', ${tx.json(fact)})`,
  )
  assert.deepEqual([...(await db.sql`select * from birth_fact where entry_id = ${theirs.entryId}`)], [...before])
  const give = (office: number, entryId: string, source: string) =>
    tried(stranger, (tx) => tx`select give_pin(${office}, ${entryId}, '008326999999', ${source}, null, now())`)
  assert.equal(await give(theirs.officeId, theirs.waiting.entryId, 'EXISTING'), DENIED)
  assert.notEqual(await give(stranger.officeId, theirs.waiting.entryId, 'EXISTING'), 1)
  assert.equal(await tried(stranger, (tx) => tx`select close_counter(${theirs.officeId}, 'BIRTH', 2026)`), DENIED)
  const [request] = await db.sql<
    { request_id: string }[]
  >`select request_id from pin_request where entry_id = ${theirs.waiting.entryId}`
  await asActor(db, stranger, async (tx) => {
    const [done] = await tx<
      { done: boolean }[]
    >`select rewrite_unsent_pin_request(${request?.request_id ?? ''}, '{}') as done`
    assert.equal(done?.done, false)
  })
})

test('a number is never invented at a desk: only one that the population database named for this child is accepted', async () => {
  const [registrar] = await db.sql<{ id: string }[]>`select id from account where username = 'hotich.dongvan'`
  const own = { ...stranger, accountId: registrar?.id, officeId: theirs.officeId, offices: [theirs.officeId] } as Actor
  for (const source of ['ALLOCATED', 'EXISTING'])
    assert.equal(
      await tried(
        own,
        (tx) =>
          tx`select give_pin(${theirs.officeId}, ${theirs.waiting.entryId}, '008326999999', ${source}, null, now())`,
      ),
      DENIED,
    )
})

test('the keys of commands are kept by account: nobody meets the answer of another', async () => {
  assert.equal(await tried(stranger, (tx) => tx`select * from idempotency`), 0)
  assert.equal(
    await tried(
      stranger,
      (tx) =>
        tx`insert into idempotency (account_id, key, request_sha256, status, response) values (${theirs.accountId}, 'x', '\\x00', 200, '{}')`,
    ),
    DENIED,
  )
})
