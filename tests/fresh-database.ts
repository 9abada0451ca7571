import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after } from 'node:test'
import postgres from 'postgres'
import { loadReference } from '../src/offices/load-reference.sql.server.ts'
import { type Database, openDatabase } from '../src/platform/database.server.ts'
import { migrate } from '../src/platform/migrate.server.ts'

const address = process.env.TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5499/postgres'
const root = join(import.meta.dirname, '..')

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const folder of ['database/migrations', 'database/reference'])
    for (const name of readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
      if (name.isFile()) hash.update(name.name).update(readFileSync(join(name.parentPath, name.name)))
  hash.update(readFileSync(join(root, 'src/offices/load-reference.sql.server.ts')))
  return hash.digest('hex').slice(0, 12)
}

/** A database of one test file's own, copied from a template that holds the schema and the reference data; dropped afterwards. */
export async function freshDatabase(): Promise<Database & { url: string }> {
  const admin = postgres(address, { max: 1, onnotice: () => {} })
  const template = `hotich_t_${fingerprint()}`
  const name = `hotich_test_${randomBytes(6).toString('hex')}`
  const at = (database: string): string => {
    const url = new URL(address)
    url.pathname = `/${database}`
    return url.href
  }
  await admin`select pg_advisory_lock(7041977)`
  try {
    const [made] = await admin`select 1 from pg_database where datname = ${template}`
    if (!made) {
      await admin.unsafe(`drop database if exists "${template}_making"`)
      await admin.unsafe(`create database "${template}_making"`)
      const making = openDatabase(at(`${template}_making`), { max: 2 })
      await migrate(making)
      await loadReference(making)
      await making.close()
      await admin.unsafe(`alter database "${template}_making" rename to "${template}"`)
    }
    await admin.unsafe(`create database "${name}" template "${template}" strategy file_copy`)
  } finally {
    await admin`select pg_advisory_unlock(7041977)`
    await admin.end()
  }
  const db = openDatabase(at(name), { max: 12, applicationName: 'test' })
  after(async () => {
    await db.close()
    const dropping = postgres(address, { max: 1, onnotice: () => {} })
    await dropping.unsafe(`drop database if exists "${name}" with (force)`)
    await dropping.end()
  })
  return { ...db, url: at(name) }
}
