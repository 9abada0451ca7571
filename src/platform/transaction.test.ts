import assert from 'node:assert/strict'
import { type AddressInfo, connect, createServer } from 'node:net'
import { after, test } from 'node:test'
import { freshDatabase } from '../../tests/fresh-database.ts'
import { auditLast } from './audit.sql.server.ts'
import { asActor, openDatabase } from './database.server.ts'
import type { Actor } from './endpoint.ts'

const db = await freshDatabase()
const actor: Actor = {
  accountId: '01900000-0000-7000-8000-000000000001',
  username: '',
  fullName: '',
  jobTitle: '',
  pin: null,
  officeId: 1,
  officeKind: 'COMMUNE',
  officeName: '',
  unitCode: '',
  provinceCode: null,
  roles: ['REGISTRAR'],
  scope: 'OFFICE',
  offices: [1],
  sessionRef: '',
  reauthenticatedAt: null,
  demo: false,
}
const key = (name: string) => `transaction-${name}`
const keep = (name: string) => asActor(db, actor, (tx) => tx`select begin_command(${actor.accountId}, ${key(name)})`)

test('BEGIN, who asks and the first question go out together: two round trips with COMMIT', async () => {
  const spoken: ('asked' | 'answered')[] = []
  const target = new URL(db.url)
  const relay = createServer((near) => {
    const far = connect(Number(target.port), target.hostname)
    near.on('data', (bytes) => {
      spoken.push('asked')
      far.write(bytes)
    })
    far.on('data', (bytes) => {
      spoken.push('answered')
      near.write(bytes)
    })
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
    }
  })
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
  const url = new URL(db.url)
  url.host = `127.0.0.1:${(relay.address() as AddressInfo).port}`
  const through = openDatabase(url.href, { max: 1 })
  after(async () => {
    await through.close()
    relay.close()
  })
  const ask = () => asActor(through, actor, (tx) => tx<{ who: string }[]>`select current_user as who`)
  assert.equal((await ask())[0]?.who, 'hotich_person')
  spoken.length = 0
  await ask()
  assert.deepEqual(
    spoken.filter((what, n) => what !== spoken[n - 1]),
    ['asked', 'answered', 'asked', 'answered'],
  )
})

test('a line outside of a transaction owns nothing, sees no row of any office and writes none', async () => {
  const line = await db.people.take()
  try {
    const [who] = await line.sql<{ who: string; office: string }[]>`
      select current_user as who, coalesce(current_setting('app.office', true), '') as office`
    assert.deepEqual({ ...who }, { who: 'hotich_person', office: '' })
    const seen = await line.sql<{ n: number }[]>`
      select (select count(*) from register_entry)::int + (select count(*) from registration_case)::int as n`
    assert.equal(seen[0]?.n, 0)
    await assert.rejects(
      line.sql`insert into idempotency (account_id, key, request_sha256, status, response) values (${actor.accountId}, 'k', '', 200, '{}')`,
      { code: '42501' },
    )
  } finally {
    db.people.give(line)
  }
})

test('a statement that fails unseen makes the transaction an error, and nothing is kept', async () => {
  const failed = asActor(db, actor, async (tx) => {
    await tx`select begin_command(${actor.accountId}, ${key('unseen')})`
    await tx`insert into idempotency (account_id, key, request_sha256, status, response) values (${actor.accountId}, ${key('unseen')}, '', 200, '{}')`
    await tx`select 1 / 0`.catch(() => {})
    return 'done'
  })
  await assert.rejects(failed)
  // The key is free again: begun a second time it is not known.
  await keep('unseen')
})

test('a line of the audit that cannot be written takes its whole transaction with it', async () => {
  const refused = asActor(db, actor, async (tx) => {
    await tx`select begin_command(${actor.accountId}, ${key('audited')})`
    await tx`insert into idempotency (account_id, key, request_sha256, status, response) values (${actor.accountId}, ${key('audited')}, '', 200, '{}')`
    auditLast(tx, { ...actor, officeId: 2 }, { action: 'search' })
    return 'done'
  })
  await assert.rejects(refused)
  await keep('audited')
})

test('what fails inside a savepoint is taken back, and the transaction goes on', async () => {
  const [row] = await asActor(db, actor, async (tx) => {
    await tx`select set_config('app.test', 'before', true)`
    await assert.rejects(
      tx.savepoint(async (inner) => {
        await inner`select set_config('app.test', 'inside', true)`
        await inner`select 1 / 0`.catch(() => {})
      }),
    )
    return tx<{ value: string }[]>`select current_setting('app.test') as value`
  })
  assert.equal(row?.value, 'before')
})

test('a connection lost while its transaction waits rejects the transaction; the next one gets another', async () => {
  let pid = 0
  const lost = asActor(db, actor, async (tx) => {
    pid = (await tx<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]?.pid ?? 0
    await db.sql`select pg_terminate_backend(${pid}, 10000)`
    return new Promise(() => {})
  })
  await assert.rejects(lost, { code: 'CONNECTION_CLOSED' })
  const [next] = await asActor(db, actor, (tx) => tx<{ pid: number }[]>`select pg_backend_pid() as pid`)
  assert.notEqual(next?.pid, pid)
})

test('nothing is sent on a transaction that has ended', async () => {
  const kept = await asActor(db, actor, async (tx) => {
    await tx`select 1`
    return { tx }
  })
  assert.throws(() => kept.tx`select 1`, /has ended/)
})

test('more transactions than connections wait for their turn', async () => {
  const few = openDatabase(db.url, { max: 2 })
  try {
    const pids = await Promise.all(
      Array.from({ length: 9 }, () =>
        asActor(few, actor, (tx) => tx<{ pid: number }[]>`select pg_backend_pid() as pid`),
      ),
    )
    assert.equal(pids.length, 9)
    assert.ok(new Set(pids.map(([row]) => row?.pid)).size <= 2)
  } finally {
    await few.close()
  }
  await assert.rejects(
    asActor(few, actor, (tx) => tx`select 1`),
    { code: 'CONNECTION_CLOSED' },
  )
})
