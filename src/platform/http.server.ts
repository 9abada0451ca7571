import { createHash, randomUUID, timingSafeEqual } from 'node:crypto'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Clock } from './clock.server.ts'
import { asActor, type Database, jsonb, requestContext, type Writes } from './database.server.ts'
import type { Actor, AnyEndpoint, BodyOf, Endpoint, OutputOf, ParamsOf, QueryOf } from './endpoint.ts'
import { problemKinds, Refused } from './problem.ts'
import { whyNotStorable } from './storable.ts'
import { isConnectionLost } from './transaction.server.ts'

problemKinds({
  'idempotency-key-missing': {
    status: 400,
    title: 'Yêu cầu thiếu khóa chống gửi lặp (Idempotency-Key).',
    titleEn: 'Send an Idempotency-Key with every command.',
  },
  'request-malformed': {
    status: 400,
    title: 'Yêu cầu gửi lên không đọc được.',
    titleEn: 'The request cannot be read.',
  },
})

/** A file that an endpoint answers with instead of JSON. */
export class FileAnswer {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly fileName: string
  readonly disposition: 'inline' | 'attachment'
  constructor(bytes: Uint8Array, mediaType: string, fileName: string, disposition: 'inline' | 'attachment' = 'inline') {
    this.bytes = bytes
    this.mediaType = mediaType
    this.fileName = fileName
    this.disposition = disposition
  }
}

export type SignedIn = { actor: Actor; csrfToken: string }

export type House = {
  db: Database
  clock: Clock
  /** Who is asking, from the request's cookie; null when nobody is signed in. */
  authenticate: (request: FastifyRequest) => Promise<SignedIn | null>
  /** Whether the actor's roles allow the endpoint's `access` sentence at all. */
  permits: (actor: Actor, access: string) => boolean
}

export type Asked<E> = {
  params: ParamsOf<E>
  query: QueryOf<E>
  body: BodyOf<E>
  now: string
  request: FastifyRequest
  reply: FastifyReply
  house: House
}
export type AskedByPerson<E> = Asked<E> & { actor: Actor; tx: Writes }

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Every endpoint that is served, in order: the OpenAPI document is made from it. */
const served = new WeakMap<FastifyInstance, AnyEndpoint[]>()
export const endpointsOf = (app: FastifyInstance): readonly AnyEndpoint[] => served.get(app) ?? []

/** A server with request ids, problem answers and quiet logs (no bodies, no addresses with personal data). */
export function createHttp(options: { log?: boolean; bodyLimit?: number; trustProxy?: boolean } = {}): FastifyInstance {
  const app = fastify({
    logger: options.log
      ? {
          level: 'info',
          redact: ['req.headers.cookie', 'req.headers.authorization'],
          serializers: {
            req: (r) => ({ method: r.method, route: r.routeOptions?.url ?? '' }),
            err: errorForLog as never,
          },
        }
      : false,
    bodyLimit: options.bodyLimit ?? 1_048_576,
    trustProxy: options.trustProxy ?? false,
    genReqId: () => randomUUID(),
    // An address that cannot be read passes no hook: what keeps a browser safe is said here.
    frameworkErrors: (_error, request, reply) =>
      void sendProblem(
        reply
          .header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
          .header('x-content-type-options', 'nosniff'),
        new Refused('request-malformed'),
        request.id,
      ),
  })
  served.set(app, [])
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    requestContext.run({ requestId: request.id, ip: request.ip, userAgent: request.headers['user-agent'] ?? '' }, done)
  })
  app.setErrorHandler((error, request, reply) => {
    const refused = asRefusal(error)
    if (refused.code === 'internal') request.log.error({ err: error }, 'unexpected')
    else if (!(error instanceof Refused)) request.log.warn({ code: (error as { code?: unknown }).code }, 'refused')
    return sendProblem(reply, refused, request.id)
  })
  app.setNotFoundHandler((request, reply) => sendProblem(reply, new Refused('not-found'), request.id))
  return app
}

export function sendProblem(reply: FastifyReply, refused: Refused, requestId: string): FastifyReply {
  const document = refused.document()
  return reply
    .code(document.status)
    .type('application/problem+json; charset=utf-8')
    .send({ ...document, instance: `urn:uuid:${requestId}` })
}

/**
 * What the log keeps of an error. What the database says of values and rows may be a person's data: only its code and the names of tables
 * and constraints are kept.
 */
function errorForLog(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code, table_name, constraint_name, routine } = error as Error & Record<string, unknown>
  // What JSON.parse says quotes what was sent.
  const message = error instanceof SyntaxError ? '' : error.message
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  if (error.name !== 'PostgresError') return { type: error.name, message, code, stack: frames.join('\n') }
  return { type: error.name, code, table: table_name, constraint: constraint_name, routine, stack: frames.join('\n') }
}

/** Values the database cannot read as what they should be (class 22): what was sent is wrong, not the server. */
const isUnreadableValue = (code: unknown): boolean =>
  typeof code === 'string' && /^22[0-9A-Z]{3}$/.test(code) && code !== '22012'

function asRefusal(error: unknown): Refused {
  if (error instanceof Refused) return error
  const known = error as { statusCode?: number; code?: string }
  if (known.statusCode === 413) return new Refused('payload-too-large')
  if (known.statusCode === 429) return new Refused('too-many-requests')
  if (known.statusCode !== undefined && known.statusCode >= 400 && known.statusCode < 500)
    return new Refused('request-malformed')
  if (isUnreadableValue(known.code)) return new Refused('request-malformed')
  if (known.code === 'ECONNREFUSED' || known.code === 'CONNECT_TIMEOUT' || isConnectionLost(error))
    return new Refused('temporarily-unavailable')
  return new Refused('internal')
}

/** Parses at the edge: every issue comes back with its place. */
function parseInput<T extends z.ZodType>(schema: T, value: unknown, place: string): z.output<T> {
  const parsed = schema.safeParse(value ?? {})
  if (parsed.success) return parsed.data
  throw new Refused('input-invalid', {
    errors: parsed.error.issues.map((issue) => ({
      pointer: `/${[place, ...issue.path]
        .filter((part) => part !== '')
        .map(String)
        .join('/')}`,
      code: issue.code ?? 'invalid',
      message: issue.message,
    })),
  })
}

function readInput<E extends AnyEndpoint>(endpoint: E, request: FastifyRequest) {
  for (const [place, value] of [
    ['params', request.params],
    ['query', request.query],
    ['', endpoint.consumes ? undefined : request.body],
  ] as const) {
    const why = whyNotStorable(value)
    if (why)
      throw new Refused('input-invalid', { errors: [{ ...why, pointer: `${place && `/${place}`}${why.pointer}` }] })
  }
  return {
    params: parseInput(endpoint.params, request.params, 'params') as ParamsOf<E>,
    query: parseInput(endpoint.query, request.query, 'query') as QueryOf<E>,
    body: (endpoint.consumes ? undefined : parseInput(endpoint.body, request.body, '')) as BodyOf<E>,
  }
}

function answer(reply: FastifyReply, result: unknown): unknown {
  if (result instanceof FileAnswer) {
    const ascii = result.fileName
      .normalize('NFD')
      .replace(/[^\x20-\x7e]/g, '')
      .replace(/["\\]/g, '')
    reply.type(result.mediaType)
    reply.header(
      'content-disposition',
      `${result.disposition}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(result.fileName)}`,
    )
    return reply.send(Buffer.from(result.bytes))
  }
  return reply.send(result ?? {})
}

const sameText = (given: unknown, expected: string): boolean =>
  typeof given === 'string' && timingSafeEqual(sha256(given), sha256(expected))

/** Who asks: signed in, permitted, and with the session's own CSRF token when something changes. Nothing sent is read before that. */
async function whoAsks(house: House, endpoint: AnyEndpoint, request: FastifyRequest): Promise<SignedIn> {
  const signedIn = await house.authenticate(request)
  if (!signedIn) throw new Refused('not-signed-in')
  if (!house.permits(signedIn.actor, endpoint.access)) throw new Refused('not-permitted')
  if (endpoint.command && !sameText(request.headers['x-csrf-token'], signedIn.csrfToken))
    throw new Refused('csrf-refused')
  return signedIn
}

/** A large body is taken in only from whoever may send it. */
const beforeTheBody = (house: House, endpoint: AnyEndpoint) =>
  endpoint.consumes
    ? { onRequest: async (request: FastifyRequest) => void (await whoAsks(house, endpoint, request)) }
    : {}

/**
 * Like `serve`, but no transaction is open while the handler works and no answer is kept for a replay: it calls out, writes for other
 * offices, or deals in secrets. Sending twice must be harmless by itself.
 */
export function serveOutside<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType>(
  app: FastifyInstance,
  house: House,
  endpoint: Endpoint<P, Q, B, O>,
  handler: (
    asked: Asked<Endpoint<P, Q, B, O>> & { actor: Actor; csrfToken: string },
  ) => Promise<OutputOf<Endpoint<P, Q, B, O>> | FileAnswer>,
  routeOptions: { config?: Record<string, unknown>; bodyLimit?: number } = {},
): void {
  served.get(app)?.push(endpoint)
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    ...routeOptions,
    ...beforeTheBody(house, endpoint),
    handler: async (request, reply) => {
      const { actor, csrfToken } = await whoAsks(house, endpoint, request)
      const input = readInput(endpoint, request) as Pick<Asked<Endpoint<P, Q, B, O>>, 'params' | 'query' | 'body'>
      return answer(reply, await handler({ ...input, now: house.clock(), request, reply, house, actor, csrfToken }))
    },
  })
}

/** Serves an endpoint to everybody, signed in or not. */
export function servePublic<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType>(
  app: FastifyInstance,
  house: House,
  endpoint: Endpoint<P, Q, B, O>,
  handler: (asked: Asked<Endpoint<P, Q, B, O>>) => Promise<OutputOf<Endpoint<P, Q, B, O>> | FileAnswer>,
  routeOptions: { config?: Record<string, unknown> } = {},
): void {
  served.get(app)?.push(endpoint)
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    ...routeOptions,
    handler: async (request, reply) => {
      const input = readInput(endpoint, request) as Pick<Asked<Endpoint<P, Q, B, O>>, 'params' | 'query' | 'body'>
      return answer(reply, await handler({ ...input, now: house.clock(), request, reply, house }))
    },
  })
}

export type ServeOptions = {
  config?: Record<string, unknown>
  bodyLimit?: number
  /** The handler does nothing outside the database before its first query has answered: it need not wait for the key's check. */
  startsWithQuery?: boolean
}

/**
 * Serves an endpoint to whoever is signed in and permitted, in one transaction that runs under row-level security.
 * Throwing `Refused` rolls everything back. Commands demand the CSRF token and an Idempotency-Key; the first answer is kept with the
 * transaction, and the same key with the same request gets it again.
 */
export function serve<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType>(
  app: FastifyInstance,
  house: House,
  endpoint: Endpoint<P, Q, B, O>,
  handler: (asked: AskedByPerson<Endpoint<P, Q, B, O>>) => Promise<OutputOf<Endpoint<P, Q, B, O>> | FileAnswer>,
  options: ServeOptions = {},
): void {
  const { startsWithQuery = false, ...routeOptions } = options
  served.get(app)?.push(endpoint)
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    ...routeOptions,
    ...beforeTheBody(house, endpoint),
    handler: async (request, reply) => {
      const { actor } = await whoAsks(house, endpoint, request)
      const input = readInput(endpoint, request) as Pick<Asked<Endpoint<P, Q, B, O>>, 'params' | 'query' | 'body'>
      const asked = { ...input, now: house.clock(), request, reply, house, actor }
      if (!endpoint.command || endpoint.consumes)
        return answer(reply, await asActor(house.db, actor, (tx) => handler({ ...asked, tx })))
      const key = request.headers['idempotency-key']
      if (typeof key !== 'string' || key.length < 8 || key.length > 100) throw new Refused('idempotency-key-missing')
      const fingerprint = sha256(`${endpoint.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
      return answer(
        reply,
        await once(house.db, actor, { key, fingerprint, startsWithQuery }, (tx) => handler({ ...asked, tx })),
      )
    },
  })
}

type Command = { key: string; fingerprint: Buffer; startsWithQuery: boolean }

/**
 * Runs `work` once for a key; a replay gets the first answer, the same key for another request is refused. A second sending waits for
 * the first. The database itself ends the transaction of a known key, so that `work` may be on its way already.
 */
async function once<T>(db: Database, actor: Actor, command: Command, work: (tx: Writes) => Promise<T>): Promise<T> {
  const { key, fingerprint } = command
  let kept: Promise<unknown> = Promise.resolve()
  try {
    const result = await asActor(db, actor, async (tx) => {
      const begun = tx`select begin_command(${actor.accountId}, ${key})`.execute()
      if (!command.startsWithQuery) await begun
      const [, done] = await Promise.all([begun, work(tx)])
      kept = tx`insert into idempotency (account_id, key, request_sha256, status, response)
        values (${actor.accountId}, ${key}, ${fingerprint}, 200, ${jsonb(tx, done ?? {})})`.execute()
      kept.catch(() => {})
      return done
    })
    // It went with the COMMIT; had it failed, that was a rollback.
    await kept
    return result
  } catch (error) {
    if ((error as { code?: string }).code !== 'HT001') throw error
    return firstAnswer(db, actor, command)
  }
}

async function firstAnswer<T>(db: Database, actor: Actor, { key, fingerprint }: Command): Promise<T> {
  const [first] = await asActor(
    db,
    actor,
    (tx) => tx<{ request_sha256: Uint8Array; response: T }[]>`
      select request_sha256, response from idempotency where account_id = ${actor.accountId} and key = ${key}`,
  )
  if (!first) throw new Refused('temporarily-unavailable')
  if (!fingerprint.equals(first.request_sha256)) throw new Refused('idempotency-conflict')
  return first.response
}
