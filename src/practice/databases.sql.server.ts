import { createHash } from 'node:crypto'
import postgres from 'postgres'
import { loadReference } from '../offices/load-reference.sql.server.ts'
import { openDatabase } from '../platform/database.server.ts'
import { migrate } from '../platform/migrate.server.ts'

/** Only names made here are ever created or dropped. */
const safe = /^practice_[0-9a-f]{8}_(template|making|[0-9a-f]{24})$/
const LOCK = 7041978

/** How the practice databases beside a real one are called: no two real ones share them. */
export function practicePrefix(url: string): string {
  const name = decodeURIComponent(new URL(url).pathname.slice(1))
  return `practice_${createHash('sha256').update(name).digest('hex').slice(0, 8)}`
}

export const databaseAt = (url: string, name: string): string => {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

async function asOwner<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { application_name: 'hotich practice' } })
  try {
    return await work(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

function named(name: string): string {
  if (!safe.test(name)) throw new Error(`Not a practice database: ${name}`)
  return name
}

const exists = async (sql: postgres.Sql, name: string): Promise<boolean> =>
  (await sql`select 1 from pg_database where datname = ${name}`).length > 0

/**
 * Brings the template with structure and reference data up to date; made at first use and then only checked. `url` is the address of the
 * real database, on whose server practice has databases of its own; `onStep` is told what begins. Throws PostgreSQL's 42501 where the server
 * does not let this role make any.
 */
export async function prepareTemplate(
  url: string,
  prefix: string,
  onStep: (step: 'STRUCTURE' | 'REFERENCE') => void = () => undefined,
): Promise<void> {
  const [template, making] = [named(`${prefix}_template`), named(`${prefix}_making`)]
  await asOwner(url, async (sql) => {
    await sql`select pg_advisory_lock(${LOCK})`
    const there = await exists(sql, template)
    if (!there) {
      await sql.unsafe(`drop database if exists "${making}" with (force)`)
      await sql.unsafe(`create database "${making}"`)
    }
    const db = openDatabase(databaseAt(url, there ? template : making), { max: 2, applicationName: 'hotich practice' })
    try {
      onStep('STRUCTURE')
      await migrate(db)
      onStep('REFERENCE')
      await loadReference(db)
    } finally {
      await db.close()
    }
    if (!there) await sql.unsafe(`alter database "${making}" rename to "${template}"`)
  })
}

/** A new, empty practice database, instead of an earlier one of the same name. Its comment keeps when it was made. */
export async function makeDatabase(url: string, prefix: string, name: string, at: string): Promise<void> {
  await asOwner(url, async (sql) => {
    // A template is copied while nobody is connected to it.
    await sql`select pg_advisory_lock(${LOCK})`
    await sql.unsafe(`drop database if exists "${named(name)}" with (force)`)
    await sql.unsafe(`create database "${named(name)}" template "${named(`${prefix}_template`)}" strategy file_copy`)
    await sql.unsafe(`comment on database "${named(name)}" is '${new Date(at).toISOString()}'`)
  })
}

/** When a practice database was made; null when there is none. */
export async function madeAt(url: string, name: string): Promise<string | null> {
  const [row] = await asOwner(
    url,
    (sql) => sql<{ at: string | null }[]>`
      select shobj_description(oid, 'pg_database') as at from pg_database where datname = ${named(name)}`,
  )
  return row?.at ?? null
}

/** Removes all practice beside a real database, whoever is connected to it: the template, too. */
export async function dropPractice(url: string): Promise<void> {
  // The real one may be gone already.
  await asOwner(databaseAt(url, 'postgres'), async (sql) => {
    const rows = await sql<{ name: string }[]>`
      select datname as name from pg_database where datname ~ ${`^${practicePrefix(url)}_`}`
    for (const { name } of rows) await sql.unsafe(`drop database if exists "${named(name)}" with (force)`)
  })
}

/** Drops practice databases made before `before` that nobody is connected to; returns their names. */
export async function dropOld(url: string, prefix: string, before: string): Promise<string[]> {
  return asOwner(url, async (sql) => {
    const rows = await sql<{ name: string }[]>`
      select datname as name from pg_database d
      where datname ~ ${`^${prefix}_[0-9a-f]{24}$`} and coalesce(shobj_description(d.oid, 'pg_database'), '') < ${before}
        and not exists (select from pg_stat_activity a where a.datname = d.datname)`
    const dropped: string[] = []
    for (const { name } of rows) {
      await sql.unsafe(`drop database if exists "${named(name)}"`)
      dropped.push(name)
    }
    return dropped
  })
}
