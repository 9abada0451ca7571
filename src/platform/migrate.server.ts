import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Database, inTransaction } from './database.server.ts'

const folder = join(import.meta.dirname, '../../database/migrations')

/** Brings the database up to the newest migration, each file in one transaction; returns the names applied. Safe to run twice and at once. */
export async function migrate(db: Database): Promise<string[]> {
  await db.sql`create table if not exists migration (name text primary key, applied_at timestamptz not null default now())`
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const applied: string[] = []
  for (const name of names) {
    const text = await readFile(join(folder, name), 'utf8')
    const fresh = await inTransaction(db, async (tx) => {
      await tx`select pg_advisory_xact_lock(7041976)`
      const [done] = await tx`select 1 from migration where name = ${name}`
      if (done) return false
      await tx.unsafe(text)
      await tx`insert into migration (name) values (${name})`
      return true
    })
    if (fresh) applied.push(name)
  }
  return applied
}

/** Names of the migrations the database lacks. */
export async function pendingMigrations(db: Database): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const [table] = await db.sql<{ made: boolean }[]>`select to_regclass('migration') is not null as made`
  if (!table?.made) return names
  const done = new Set((await db.sql<{ name: string }[]>`select name from migration`).map((row) => row.name))
  return names.filter((name) => !done.has(name))
}
