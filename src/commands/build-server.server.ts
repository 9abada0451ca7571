import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { permits } from '../offices/permissions.ts'
import { createAuthenticate } from '../offices/sign-in-authenticate.server.ts'
import type { Clock } from '../platform/clock.server.ts'
import type { Configuration } from '../platform/configuration.server.ts'
import type { Database } from '../platform/database.server.ts'
import { openFileStore } from '../platform/files.server.ts'
import { createHttp, type House } from '../platform/http.server.ts'
import { healthRoutes } from './health.server.ts'
import { allRoutes } from './routes.server.ts'
import { secure } from './security.server.ts'
import { webPages } from './web-pages.server.ts'

/** The whole server, not yet listening. `close` waits for running requests; the database stays the caller's. */
export async function buildServer(deps: {
  db: Database
  clock: Clock
  config: Configuration
  /** Address of `db`; the one of the configuration when left out. */
  databaseUrl?: string
}): Promise<FastifyInstance> {
  const { db, clock, config } = deps
  const app = createHttp({ log: config.logLevel !== 'silent', trustProxy: config.trustProxy })
  if (config.logLevel !== 'silent') app.log.level = config.logLevel
  await secure(app, config)
  const signIn = {
    idleMinutes: config.sessionIdleMinutes,
    absoluteHours: config.sessionMaxHours,
    secureCookie: config.cookieSecure ? true : ('auto' as const),
  }
  const house: House = { db, clock, authenticate: createAuthenticate({ db, clock, config: signIn }), permits }
  const files = await openFileStore(join(config.dataDir, 'files'))
  healthRoutes(app, { db, config })
  await allRoutes(app, { house, files, config, signIn, databaseUrl: deps.databaseUrl ?? config.databaseUrl })
  await webPages(app)
  return app
}
