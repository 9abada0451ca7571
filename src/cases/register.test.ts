import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { freshDatabase } from '../../tests/fresh-database.ts'
import { officialAt } from '../../tests/official-at.ts'
import { typedBirthExamples } from '../events/birth/examples.ts'
import { asActor, type Database } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { Refused } from '../platform/problem.ts'
import { loadEntry } from '../registers/entries.sql.server.ts'
import { register } from './register.server.ts'

const now = '2026-11-20T02:00:00.000Z'
const db: Database = await freshDatabase()
let registrar: Actor
let elsewhere: Actor

type Typed = Record<string, unknown> & { child: Record<string, unknown>; proof: Record<string, unknown> }
const birthOf = (name: string, code: string): Typed => {
  const normal = structuredClone(typedBirthExamples.normal)
  return { ...normal, child: { ...normal.child, name }, proof: { ...normal.proof, code } }
}
const registerBirth = (
  actor: Actor,
  declaration: Record<string, unknown>,
  extra: Partial<Parameters<typeof register>[2]> = {},
) =>
  asActor(db, actor, (tx) =>
    register(tx, actor, { caseId: uuid(), kind: 'BIRTH', declaration, version: 0, duplicateReason: '', now, ...extra }),
  )

const refusal = (code: string) => (error: unknown) => {
  assert.ok(error instanceof Refused, String(error))
  assert.equal(error.code, code, JSON.stringify(error.extra))
  return true
}

before(async () => {
  registrar = await officialAt(db, '00721', 'hotich.thu')
  elsewhere = await officialAt(db, '00070', 'hotich.khac')
})

test('R-A6 a birth is taken in, written in the book and in the database by one command, and its PIN is asked for', async () => {
  const done = await registerBirth(registrar, birthOf('Hoàng Minh Én', 'GCS-1'))
  assert.deepEqual(
    [done.number, done.volume, done.pageNo, done.state, done.pinRequested],
    ['01/2026', 1, 1, 'WAITING_PIN', true],
  )
  assert.match(done.code, /^H00721-261120-\d{4}$/)
  const read = await asActor(db, registrar, (tx) => loadEntry(tx, registrar.officeId, done.entryId))
  assert.equal(read?.entry.officerName, 'Vàng Thị Dế')
  assert.equal(read?.entry.pin, null)
  assert.equal(read?.entry.pinExpected, true)
  const [message] = await db.sql<
    { payload: { entryNo: number; child: { name: string } }; state: string }[]
  >`select payload, state from outbox where ordering_key = ${done.caseId}`
  assert.equal(message?.state, 'PENDING')
  assert.equal(message?.payload.entryNo, 1)
  const events = await db.sql<
    { action: string }[]
  >`select action from case_event where case_id = ${done.caseId} order by seq`
  assert.deepEqual(
    events.map((event) => event.action),
    ['receive', 'register', 'await-pin'],
  )
  const [counted] = await db.sql<
    { n: number }[]
  >`select n from daily_count where office_id = ${registrar.officeId} and day = '2026-11-20'`
  assert.equal(counted?.n, 1)
})

/** The mother also lives where the other office is, so that both are competent (R-A2). */
const alsoThere = (declaration: Typed): Typed => ({
  ...declaration,
  mother: {
    ...(declaration.mother as object),
    alsoLivesAt: {
      unitCode: '00070',
      asOf: '2026-11-02',
      asWritten: 'phường Hoàn Kiếm, thành phố Hà Nội',
      kind: 'TEMPORARY',
    },
  },
})

test('R-A4 the same child is refused at any other office, with the entry that stands', async () => {
  await assert.rejects(
    registerBirth(elsewhere, alsoThere(birthOf('Hoàng Minh Én', 'GCS-other'))),
    (error) =>
      refusal('duplicate-birth')(error) &&
      ((error as Refused).extra.data as { duplicates: { number: string }[] }).duplicates[0]?.number === '01/2026',
  )
})

test('R-B14 a birth notification serves one entry', async () => {
  const other = birthOf('Hoàng Văn Tuấn', 'GCS-1')
  other.child.birthDate = { known: 'day', date: '2026-10-30' }
  await assert.rejects(
    registerBirth(registrar, other, { duplicateReason: 'ghi nhầm ngày' }),
    refusal('notification-used'),
  )
})

test('R-B13 twins get a number and a request for a PIN each, and do not count as duplicates', async () => {
  const mother = {
    ...typedBirthExamples.normal.mother,
    name: 'Vi Thị Sinh Đôi',
    pin: '002196000777',
  }
  const twin = (name: string, order: number, code: string) => {
    const one = birthOf(name, code)
    return {
      ...one,
      mother,
      child: { ...one.child, order, plurality: 2 },
      informant: {
        relationship: 'FATHER',
        name: 'Hoàng Văn Lĩnh',
        pin: '002094000023',
        birthDate: { known: 'day', date: '1994-09-30' },
      },
    }
  }
  const first = await registerBirth(registrar, twin('Hoàng Gia Bảo', 1, 'GCS-T1'))
  const second = await registerBirth(registrar, twin('Hoàng Gia Huy', 2, 'GCS-T2'))
  assert.equal(second.entryNo, first.entryNo + 1)
})

test('numbers have no gap under parallel registrations and rollbacks', async () => {
  const [before] = await db.sql<
    { last_no: number }[]
  >`select last_no from register_counter where office_id = ${registrar.officeId} and year = 2026`
  const start = before?.last_no ?? 0
  const attempts = Array.from({ length: 40 }, (_, i) =>
    asActor(db, registrar, async (tx) => {
      const child = birthOf(
        `Lò Thị Con ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[i % 26]}${'ABCD'[Math.floor(i / 26)]}`,
        `GCS-P${i}`,
      )
      const mother = {
        ...(child.mother as object),
        pin: `0021960${String(10_000 + i)}`,
        name: `Lò Thị Mẹ ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[i % 26]}${'ABCD'[Math.floor(i / 26)]}`,
      }
      const informant = {
        relationship: 'FATHER',
        name: 'Hoàng Văn Lĩnh',
        pin: '002094000023',
        birthDate: { known: 'day', date: '1994-09-30' },
      }
      const done = await register(tx, registrar, {
        caseId: uuid(),
        kind: 'BIRTH',
        declaration: { ...child, mother, informant },
        version: 0,
        duplicateReason: 'con khác của người cha',
        now,
      })
      if (i % 5 === 0) throw new Error('the clerk pulls the plug')
      return done
    }).catch((error: Error) => {
      if (error.message !== 'the clerk pulls the plug') throw error
    }),
  )
  const done = (await Promise.all(attempts)).flatMap((one) => (one ? [one.entryNo] : []))
  assert.deepEqual(
    done.sort((a, b) => a - b),
    Array.from({ length: 32 }, (_, i) => start + 1 + i),
  )
})

test('numbers have no gap when connections are killed in the middle of registrations', async () => {
  const [before] = await db.sql<
    { last_no: number }[]
  >`select last_no from register_counter where office_id = ${registrar.officeId} and year = 2026`
  const start = before?.last_no ?? 0
  let stop = false
  const killer = (async () => {
    while (!stop) {
      await db.sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state = 'active' limit 1`.catch(
        () => undefined,
      )
      await new Promise((resolve) => setTimeout(resolve, 15))
    }
  })()
  const done: number[] = []
  for (let i = 0; i < 60; i += 1) {
    const child = birthOf(
      `Giàng Thị Mất ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[i % 26]}${'ABC'[Math.floor(i / 26)]}`,
      `GCS-K${i}`,
    )
    const name = `Giàng Thị Điện ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[i % 26]}${'ABC'[Math.floor(i / 26)]}`
    const mother = { ...(child.mother as object), pin: `0021970${String(10_000 + i)}`, name }
    const informant = { relationship: 'MOTHER', name, pin: mother.pin, birthDate: { known: 'day', date: '1996-05-14' } }
    const one = await registerBirth(
      registrar,
      { ...child, mother, informant },
      { duplicateReason: 'con khác của người cha' },
    ).catch(() => undefined)
    if (one) done.push(one.entryNo)
  }
  stop = true
  await killer
  await Promise.all(Array.from({ length: 12 }, () => db.sql`select pg_sleep(0.05)`.catch(() => undefined)))
  const written = await db.sql<{ entry_no: number }[]>`
    select entry_no from register_entry where office_id = ${registrar.officeId} and entry_no > ${start} order by entry_no`
  assert.deepEqual(
    written.map((row) => row.entry_no),
    Array.from({ length: written.length }, (_, i) => start + 1 + i),
  )
  for (const number of done)
    assert.ok(
      written.some((row) => row.entry_no === number),
      `acknowledged ${number} is in the book`,
    )
})

test('of two offices registering one child at the same instant, one succeeds and the other learns why', async () => {
  const child = () => {
    const one = alsoThere(birthOf('Ma Văn Cùng Lúc', ''))
    return {
      ...one,
      proof: { kind: 'SWORN_STATEMENT' },
      mother: { ...(one.mother as object), name: 'Ma Thị Vội', pin: '002196000555' },
      informant: {
        relationship: 'FATHER',
        name: 'Hoàng Văn Lĩnh',
        pin: '002094000023',
        birthDate: { known: 'day', date: '1994-09-30' },
      },
      reasons: { 'R-A2': 'Cư trú tại đây', 'R-B10': 'đã xác minh' },
    }
  }
  const results = await Promise.allSettled([
    registerBirth(registrar, child(), { duplicateReason: 'con khác' }),
    registerBirth(elsewhere, child(), { duplicateReason: 'con khác' }),
  ])
  assert.deepEqual(results.map((result) => result.status).sort(), ['fulfilled', 'rejected'])
  const lost = results.find((result) => result.status === 'rejected') as PromiseRejectedResult
  refusal('duplicate-birth')(lost.reason)
})

test('the database refuses to change or delete an entry, even for the owner of the tables', async () => {
  await assert.rejects(db.sql`update register_entry set content = '{}'`, /never changed or deleted/)
  await assert.rejects(db.sql`delete from register_entry`, /never changed or deleted/)
  await assert.rejects(db.sql`truncate register_entry cascade`, /never changed or deleted/)
})

test('a person of another commune sees nothing of it, whatever the query', async () => {
  const rows = await asActor(
    db,
    elsewhere,
    (tx) => tx`select * from register_entry where office_id = ${registrar.officeId}`,
  )
  assert.equal(rows.length, 0)
  await assert.rejects(
    asActor(db, registrar, (tx) => tx`insert into register_entry select * from register_entry limit 1`),
    /permission denied/,
  )
})

test('a closed book takes no entry', async () => {
  await db.sql`update register_book set closed_on = '2026-11-20' where office_id = ${registrar.officeId}`
  const child = birthOf('Tày Văn Muộn', 'GCS-late')
  await assert.rejects(
    registerBirth(
      registrar,
      {
        ...child,
        mother: { ...(child.mother as object), pin: '002196000999', name: 'Tày Thị Chậm' },
        informant: {
          relationship: 'FATHER',
          name: 'Hoàng Văn Lĩnh',
          pin: '002094000023',
          birthDate: { known: 'day', date: '1994-09-30' },
        },
      },
      { duplicateReason: 'con khác' },
    ),
    refusal('book-closed'),
  )
})
