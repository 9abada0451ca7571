import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Configuration } from '../platform/configuration.server.ts'
import type { Database } from '../platform/database.server.ts'
import { pendingMigrations } from '../platform/migrate.server.ts'
import { Refused } from '../platform/problem.ts'
import { outboxBacklog, pinsWaiting } from './backlog.sql.server.ts'

/** /healthz: the process lives. /readyz: the database answers and is up to date. /metrics: for Prometheus. */
export function healthRoutes(
  app: FastifyInstance,
  { db, config }: { db: Database; config: Pick<Configuration, 'metricsToken'> },
): void {
  const metrics = measure(app, db)
  app.get('/healthz', { config: { rateLimit: false } }, async () => ({ status: 'ok' }))
  app.get('/readyz', { config: { rateLimit: false } }, async (_request, reply) => {
    const missing = await pendingMigrations(db).catch(() => null)
    if (missing === null) return reply.code(503).send({ status: 'database-unreachable' })
    if (missing.length > 0) return reply.code(503).send({ status: 'migrations-pending', missing })
    return { status: 'ready' }
  })
  app.get('/metrics', { config: { rateLimit: false } }, async (request, reply) => {
    if (!mayReadMetrics(request, config.metricsToken)) throw new Refused('not-found')
    return reply.type(metrics.contentType).send(await metrics.metrics())
  })
}

/** A proxy on this machine speaks from the loopback for everybody; what it forwards needs the token. */
function mayReadMetrics(request: FastifyRequest, token: string | null): boolean {
  if (token !== null && request.headers.authorization === `Bearer ${token}`) return true
  const from = request.socket.remoteAddress ?? ''
  const local = from === '127.0.0.1' || from === '::1' || from === '::ffff:127.0.0.1'
  return local && request.headers['x-forwarded-for'] === undefined && request.headers.forwarded === undefined
}

function measure(app: FastifyInstance, db: Database): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of HTTP requests by route template',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
    done()
  })
  new Gauge({
    name: 'hotich_outbox_oldest_seconds',
    help: 'Age of the oldest message not done',
    labelNames: ['partner', 'state'],
    registers: [registry],
    async collect() {
      const rows = await outboxBacklog(db.sql)
      this.reset()
      for (const { partner, state, oldest_seconds } of rows) this.set({ partner, state }, oldest_seconds)
    },
  })
  new Gauge({
    name: 'hotich_outbox_messages',
    help: 'Messages to other systems not done',
    labelNames: ['partner', 'state'],
    registers: [registry],
    async collect() {
      const rows = await outboxBacklog(db.sql)
      this.reset()
      for (const { partner, state, count } of rows) this.set({ partner, state }, count)
    },
  })
  new Gauge({
    name: 'hotich_pins_waiting',
    help: 'Entries that wait for their personal identification number',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const rows = await pinsWaiting(db.sql)
      this.reset()
      for (const { state, count } of rows) this.set({ state }, count)
    },
  })
  return registry
}
