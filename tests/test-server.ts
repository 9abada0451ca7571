import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { buildServer } from '../src/commands/build-server.server.ts'
import { makeDemo } from '../src/offices/demo.server.ts'
import { clockFrom } from '../src/platform/clock.server.ts'
import { readConfiguration } from '../src/platform/configuration.server.ts'
import type { Database } from '../src/platform/database.server.ts'
import { freshDatabase } from './fresh-database.ts'

export type TestServer = { app: FastifyInstance; db: Database & { url: string }; dataDir: string }
let made: Promise<TestServer> | undefined

/** The whole server on a database of the test file's own, with the demo's accounts; the clock starts on 20/11/2026 at 9:00 in Việt Nam. */
export function testServer(
  clockStart = '2026-11-20T02:00:00.000Z',
  settings: Record<string, string> = {},
): Promise<TestServer> {
  made ??= startServer(clockStart, settings)
  return made
}

/** Another such server, with a database and a clock of its own. It limits no rates: a quick machine asks as often as it can. */
export async function startServer(clockStart: string, settings: Record<string, string> = {}): Promise<TestServer> {
  const db = await freshDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'hotich-server-'))
  const clock = clockFrom(clockStart)
  const config = readConfiguration(
    { DATABASE_URL: db.url, DATA_DIR: dataDir, LOG_LEVEL: 'silent', DEMO: 'true', RATE_LIMIT: '0', ...settings },
    {},
  )
  await makeDemo(db, clock)
  const app = await buildServer({ db, clock, config })
  await app.ready()
  after(async () => {
    await app.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  return { app, db, dataDir }
}
