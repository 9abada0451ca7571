import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, test } from 'node:test'
import { freshDatabase } from '../../tests/fresh-database.ts'
import { openDatabase } from './database.server.ts'
import { checkDatabase } from './database-check.server.ts'
import { migrate } from './migrate.server.ts'

const { sql, url } = await freshDatabase()

/** A database of a plain role's own, without any right but the given one. */
async function plainOwner(right: string): Promise<{ name: string; address: string }> {
  const name = `hotich_test_${randomBytes(6).toString('hex')}`
  await sql.unsafe(`create role ${name} login ${right} password 'chi-de-thu'`)
  await sql.unsafe(`create database ${name} owner ${name} encoding 'UTF8' template template0`)
  after(async () => {
    const admin = openDatabase(url, { max: 1 })
    await admin.sql.unsafe(`drop database ${name} with (force)`)
    await admin.sql.unsafe(`drop role ${name}`)
    await admin.close()
  })
  const address = new URL(url)
  Object.assign(address, { username: name, password: 'chi-de-thu', pathname: `/${name}` })
  return { name, address: address.href }
}

test('a plain owner without the role of signed-in people is refused with the one statement that helps, and then migrates', async () => {
  const { name, address } = await plainOwner('')
  await assert.rejects(checkDatabase(address), { message: new RegExp(`grant hotich_person to "${name}"`) })
  await sql.unsafe(`grant hotich_person to ${name} with admin option`)
  await checkDatabase(address)
  const db = openDatabase(address, { max: 2 })
  try {
    assert.ok((await migrate(db)).length > 0)
    await checkDatabase(address)
  } finally {
    await db.close()
  }
})

test('what the check lets through, the migrations can do: the right to create roles is enough up to version 15', async () => {
  const { address } = await plainOwner('createrole')
  const [server] = await sql<{ version: number }[]>`select current_setting('server_version_num')::int as version`
  if ((server?.version ?? 0) >= 160_000) return assert.rejects(checkDatabase(address), { message: /with admin option/ })
  await checkDatabase(address)
  const db = openDatabase(address, { max: 2 })
  await migrate(db).finally(() => db.close())
})
