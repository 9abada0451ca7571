import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshDatabase } from '../../tests/fresh-database.ts'
import { copyInto } from './copy.server.ts'
import { inTransaction } from './database.server.ts'

test('what COPY refuses is told, and the connection goes on', async () => {
  const db = await freshDatabase()
  const lines = (days: readonly string[]) => days.map((day, n) => `${n}\t${day}\n`)
  await db.sql`create table measured (n int primary key, day date)`
  for (const [bad, reason] of [
    [['2026-11-21', 'hôm nay'], /invalid input syntax for type date/],
    [['2026-11-21', '2026-11-22'], /duplicate key/],
  ] as const)
    await assert.rejects(
      inTransaction(db, async (tx) => {
        await tx`insert into measured values (1, '2026-11-20')`
        await copyInto(tx, 'measured (n, day)', lines(bad))
      }),
      reason,
    )
  await inTransaction(db, (tx) => copyInto(tx, 'measured (n, day)', lines(['2026-11-21', '2026-11-22'])))
  assert.equal((await db.sql`select from measured`).length, 2)
})
