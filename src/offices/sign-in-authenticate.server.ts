import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../platform/clock.server.ts'
import type { Database, Reads } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import type { House, SignedIn } from '../platform/http.server.ts'
import { dayInVietnam } from '../values/moment.ts'
import {
  findSession,
  missions,
  officesInCustody,
  officesOfProvince,
  type SessionRow,
  touchSession,
} from './sessions.sql.server.ts'
import { type SignInConfig, scopeOf, signInDefaults } from './sessions.ts'

export const cookieName = 'hotich_session'
const cacheMs = 5000
const touchMs = 60_000

/** What the cookie holds is a secret; the database knows its hash only. */
export type SessionKey = { secret: string; id: Buffer }

export const newSessionKey = (): SessionKey => keyOf(randomBytes(32).toString('base64url'))
const keyOf = (secret: string): SessionKey => ({ secret, id: createHash('sha256').update(secret).digest() })
export const csrfTokenOf = (key: SessionKey): string =>
  createHmac('sha256', key.secret).update('csrf').digest('base64url')

/** Names a session in lists and in the audit chain. */
export const sessionRefOf = (id: Uint8Array): string => Buffer.from(id).subarray(0, 8).toString('hex')

export function sessionKeyOf(request: FastifyRequest): SessionKey | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2)
    if (name === cookieName && value && /^[\w-]{43}$/.test(value)) return keyOf(value)
  }
  return null
}

export function setSessionCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  key: SessionKey | null,
  config: SignInConfig,
): void {
  const secure = config.secureCookie === 'auto' ? request.protocol === 'https' : config.secureCookie
  const age = key ? config.absoluteHours * 3600 : 0
  reply.header(
    'set-cookie',
    `${cookieName}=${key?.secret ?? ''}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${age}${secure ? '; Secure' : ''}`,
  )
}

type Cached = { signedIn: SignedIn; at: number; createdAt: number; seenAt: number }
type SessionCache = { known: Map<string, Cached>; unsure: Map<string, number> }
const caches = new WeakMap<object, SessionCache>()

function cacheOf(db: Database): SessionCache {
  const cache = caches.get(db.sql) ?? { known: new Map(), unsure: new Map() }
  caches.set(db.sql, cache)
  return cache
}

/** Makes the next requests of a session ask the database: it was ended or changed. Call it before the change commits, too. */
export function forgetSession(db: Database, id: Uint8Array): void {
  const cache = cacheOf(db)
  const name = Buffer.from(id).toString('hex')
  cache.known.delete(name)
  cache.unsure.set(name, performance.now() + cacheMs)
}

function tidy(cache: SessionCache, now: number): void {
  if (cache.known.size > 5000) cache.known.clear()
  for (const [name, until] of cache.unsure) if (until < performance.now()) cache.unsure.delete(name)
  for (const [name, one] of cache.known) if (Math.abs(now - one.at) > cacheMs) cache.known.delete(name)
}

async function officesOf(db: Reads, row: SessionRow, scope: Actor['scope'], day: string): Promise<number[]> {
  if (scope === 'NATIONAL') return []
  if (scope === 'OFFICE') return officesInCustody(db, row.office_id)
  if (row.office_kind === 'MOFA') return [row.office_id, ...(await missions(db))]
  const below = row.province_code ? await officesOfProvince(db, row.province_code, day) : []
  return below.includes(row.office_id) ? below : [row.office_id, ...below]
}

async function actorOf(db: Reads, row: SessionRow, day: string): Promise<Actor> {
  const scope = scopeOf(row.office_kind, row.roles)
  return {
    accountId: row.account_id,
    username: row.username,
    fullName: row.full_name,
    jobTitle: row.job_title,
    pin: row.pin,
    officeId: row.office_id,
    officeKind: row.office_kind,
    officeName: row.office_name,
    unitCode: row.unit_code,
    provinceCode: row.province_code,
    roles: row.roles,
    scope,
    offices: await officesOf(db, row, scope, day),
    sessionRef: sessionRefOf(row.id),
    reauthenticatedAt: row.reauthenticated_at,
    demo: row.demo,
  }
}

/**
 * Makes the function that tells who is asking: the session of the cookie, within its idle and absolute limits, of an account, office and
 * roles valid today. Answers are remembered for five seconds; ending a session in this process works at once.
 */
export function createAuthenticate(deps: {
  db: Database
  clock: Clock
  config?: Partial<SignInConfig>
}): House['authenticate'] {
  const config = { ...signInDefaults, ...deps.config }
  const cache = cacheOf(deps.db)
  const { sql } = deps.db
  const alive = (createdAt: number, seenAt: number, now: number): boolean =>
    now - createdAt < config.absoluteHours * 3_600_000 && now - seenAt < config.idleMinutes * 60_000

  return async (request) => {
    const key = sessionKeyOf(request)
    if (!key) return null
    const moment = deps.clock()
    const now = Date.parse(moment)
    const name = key.id.toString('hex')
    const remembered = cache.known.get(name)
    if (remembered && Math.abs(now - remembered.at) <= cacheMs) {
      if (!alive(remembered.createdAt, remembered.seenAt, now)) return null
      return remembered.signedIn
    }
    const day = dayInVietnam(moment)
    const row = await findSession(sql, key.id, day)
    if (!row) return null
    const createdAt = Date.parse(row.created_at)
    const seenAt = Date.parse(row.last_seen_at)
    if (!alive(createdAt, seenAt, now)) return null
    if (now - seenAt > touchMs) await touchSession(sql, key.id, moment)
    const signedIn: SignedIn = { actor: await actorOf(sql, row, day), csrfToken: csrfTokenOf(key) }
    tidy(cache, now)
    if ((cache.unsure.get(name) ?? 0) < performance.now())
      cache.known.set(name, { signedIn, at: now, createdAt, seenAt: now })
    return signedIn
  }
}

/** Whether the password was repeated recently enough to sign. */
export function freshlyReauthenticated(
  actor: Actor,
  now: string,
  minutes: number = signInDefaults.reauthenticationMinutes,
): boolean {
  if (!actor.reauthenticatedAt) return false
  const age = Date.parse(now) - Date.parse(actor.reauthenticatedAt)
  return age >= 0 && age < minutes * 60_000
}
