import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { audit } from '../platform/audit.sql.server.ts'
import { type Database, inTransaction, type Reads } from '../platform/database.server.ts'
import type { Actor, OutputOf } from '../platform/endpoint.ts'
import { type House, serve, servePublic } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { dayInVietnam } from '../values/moment.ts'
import { aboveRows } from './accounts-above.sql.server.ts'
import { demoPassword } from './demo.server.ts'
import { hashPassword } from './passwords.server.ts'
import { permissionsOf } from './permissions.ts'
import {
  endReplacedSession,
  endSessions,
  type OpenSession,
  openSessions,
  stampReauthenticated,
} from './sessions.sql.server.ts'
import { type SignInConfig, signInDefaults } from './sessions.ts'
import { demandGoodPassword, forgive, prove, trySignIn, useStep } from './sign-in.server.ts'
import {
  authoritiesOn,
  confirmTotp,
  openDemoAccounts,
  type SignatureAuthority,
  secondFactorOf,
  setPassword,
  setPendingTotp,
} from './sign-in.sql.server.ts'
import * as api from './sign-in-api.ts'
import {
  csrfTokenOf,
  forgetSession,
  type SessionKey,
  sessionKeyOf,
  sessionRefOf,
  setSessionCookie,
} from './sign-in-authenticate.server.ts'
import { serveUnkept } from './sign-in-serve.server.ts'
import { newTotp, totpStep } from './totp.server.ts'

const demoNotice = 'Tài khoản mẫu để dùng thử: đăng nhập không cần mã xác thực lần hai.'

/** How an authority to sign is shown. */
export const authorityView = (a: SignatureAuthority) => ({
  id: a.id,
  capacity: a.capacity,
  capacityLines: a.capacity_lines,
  documentKinds: a.document_kinds,
  from: a.from,
  to: a.to,
  decision: a.decision,
})

/** Who somebody is, for the screens. */
export async function meOf(
  db: Reads,
  actor: Actor,
  csrfToken: string,
  now: string,
  config: SignInConfig,
): Promise<api.Me> {
  const [authorities, factor] = await Promise.all([
    authoritiesOn(db, actor, dayInVietnam(now)),
    secondFactorOf(db, actor.accountId),
  ])
  const until = actor.reauthenticatedAt
    ? new Date(Date.parse(actor.reauthenticatedAt) + config.reauthenticationMinutes * 60_000).toISOString()
    : null
  return {
    accountId: actor.accountId,
    username: actor.username,
    fullName: actor.fullName,
    jobTitle: actor.jobTitle,
    pin: actor.pin,
    officeId: actor.officeId,
    officeKind: actor.officeKind,
    provinceCode: actor.provinceCode,
    roles: [...actor.roles],
    scope: actor.scope,
    permissions: permissionsOf(actor),
    office: {
      id: actor.officeId,
      kind: actor.officeKind,
      name: actor.officeName,
      unitCode: actor.unitCode,
      provinceCode: actor.provinceCode,
    },
    signatureAuthorities: authorities.map(authorityView),
    csrfToken,
    serverTime: now,
    reauthenticatedUntil: until !== null && until > now ? until : null,
    secondFactor: factor.confirmed ? 'CONFIRMED' : factor.exempt ? 'EXEMPT' : 'MISSING',
    demo: actor.demo,
    notice: factor.exempt && !factor.confirmed ? demoNotice : null,
    idleMinutes: config.idleMinutes,
    sessionRef: actor.sessionRef,
  }
}

/** How open sessions are shown; `current` is the one that asks. */
export const sessionView = (session: OpenSession, current: string) => ({
  ref: sessionRefOf(session.id),
  createdAt: session.created_at,
  lastSeenAt: session.last_seen_at,
  ip: session.ip,
  userAgent: session.user_agent,
  current: sessionRefOf(session.id) === current,
})

/** The earliest start and last sight a session may have to count at `now`. */
export const limitsAt = (now: string, config: SignInConfig) => ({
  created: new Date(Date.parse(now) - config.absoluteHours * 3_600_000).toISOString(),
  seen: new Date(Date.parse(now) - config.idleMinutes * 60_000).toISOString(),
})

/** A browser tells when another site sent the request; such a sign-in is refused. */
function refuseOtherSites(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  if (site === 'cross-site' || site === 'same-site') throw new Refused('csrf-refused')
}

function keyOfSignedIn(request: FastifyRequest): SessionKey {
  const key = sessionKeyOf(request)
  if (!key) throw new Refused('not-signed-in')
  return key
}

const seal = (key: SessionKey, text: string): string =>
  createHmac('sha256', key.secret).update(`totp ${text}`).digest('base64url')

/** A secret offered for enrolment, good for ten minutes of this session. */
const ticketOf = (key: SessionKey, secret: string, now: string): string => {
  const text = `${secret}.${Date.parse(now) + 600_000}`
  return `${text}.${seal(key, text)}`
}

function secretOfTicket(key: SessionKey, ticket: string, now: string): string {
  const [secret = '', until = '', mark = ''] = ticket.split('.')
  const wanted = Buffer.from(seal(key, `${secret}.${until}`))
  const given = Buffer.from(mark)
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted) || Number(until) < Date.parse(now))
    throw new Refused('totp-refused', { detail: 'Mã cài đặt đã quá hạn. Bắt đầu lại.' })
  return secret
}

/** Ends sessions of an account and makes this process forget them at once. */
export async function endAndForget(
  db: Database,
  tx: Parameters<typeof endSessions>[0],
  accountId: string,
  which: Parameters<typeof endSessions>[2],
  now: string,
  reason: string,
): Promise<number> {
  const ended = await aboveRows(tx, () => endSessions(tx, accountId, which, now, reason))
  for (const id of ended) forgetSession(db, id)
  return ended.length
}

/** Signing in and out, who am I, passwords, second factor, my sessions. */
export function signInRoutes(app: FastifyInstance, house: House, given: Partial<SignInConfig> = {}): void {
  const config = { ...signInDefaults, ...given }
  const limited = { config: { rateLimit: { max: 60, timeWindow: '1 minute' } } }

  servePublic(
    app,
    house,
    api.signIn,
    async ({ body, request, reply, now }): Promise<OutputOf<typeof api.signIn>> => {
      refuseOtherSites(request)
      const where = { ip: request.ip, userAgent: request.headers['user-agent'] ?? '' }
      const answer = await trySignIn(house.db, body, now, where).catch((error: unknown) => {
        const wait =
          error instanceof Refused ? (error.extra.data as { retryAfterSeconds?: number } | undefined) : undefined
        if (wait?.retryAfterSeconds) reply.header('retry-after', String(wait.retryAfterSeconds))
        throw error
      })
      reply.header('cache-control', 'no-store')
      if (answer.state !== 'signed-in') return answer
      const old = sessionKeyOf(request)
      const cookie = `hotich_session=${answer.key.secret}`
      const signedIn = await house.authenticate({ headers: { cookie } } as FastifyRequest)
      if (!signedIn) throw new Refused('account-closed')
      if (old) {
        await inTransaction(house.db, (tx) => endReplacedSession(tx, old.id, now))
        forgetSession(house.db, old.id)
      }
      setSessionCookie(request, reply, answer.key, config)
      const csrfToken = csrfTokenOf(answer.key)
      return {
        state: 'signed-in',
        me: await meOf(house.db.sql, signedIn.actor, csrfToken, now, config),
        csrfToken,
      }
    },
    limited,
  )

  servePublic(
    app,
    house,
    api.listDemoAccounts,
    async ({ now }) => {
      const accounts = await openDemoAccounts(house.db.sql, dayInVietnam(now))
      return {
        accounts: accounts.map(({ username, full_name, job_title, office_name, roles }) => ({
          username,
          fullName: full_name,
          jobTitle: job_title,
          officeName: office_name,
          roles,
        })),
        password: accounts.length > 0 ? demoPassword : null,
      }
    },
    limited,
  )

  serve(app, house, api.signOut, async ({ actor, tx, request, reply, now }) => {
    await endAndForget(house.db, tx, actor.accountId, { only: keyOfSignedIn(request).id }, now, 'signed-out')
    setSessionCookie(request, reply, null, config)
    await audit(tx, actor, { action: 'sign-out', subjectKind: 'account', subjectId: actor.accountId })
    return {}
  })

  serveUnkept(app, house, api.readMe, async ({ actor, csrfToken, now, reply }) => {
    reply.header('cache-control', 'no-store')
    return meOf(house.db.sql, actor, csrfToken, now, config)
  })

  serveUnkept(
    app,
    house,
    api.reauthenticate,
    async ({ actor, body, request, now }) => {
      const key = keyOfSignedIn(request)
      const proof = await prove(house.db, actor, body, now, request.ip)
      await inTransaction(house.db, async (tx) => {
        await forgive(tx, proof, proof.factor !== 'needed')
        if (proof.factor === 'needed') return
        await useStep(tx, proof)
        await stampReauthenticated(tx, key.id, now)
        await audit(tx, actor, { action: 'reauthenticated', subjectKind: 'account', subjectId: actor.accountId })
      })
      if (proof.factor === 'needed') return { state: 'totp-needed' as const }
      forgetSession(house.db, key.id)
      const until = new Date(Date.parse(now) + config.reauthenticationMinutes * 60_000).toISOString()
      return { state: 'done' as const, until }
    },
    limited,
  )

  serveUnkept(
    app,
    house,
    api.changePassword,
    async ({ actor, body, request, now }) => {
      const proof = await prove(house.db, actor, { password: body.password }, now, request.ip)
      const person = { username: actor.username, full_name: actor.fullName }
      const good = await demandGoodPassword(person, body.newPassword, body.password).then(
        () => null,
        (error: unknown) => error,
      )
      const hash = good === null ? await hashPassword(body.newPassword) : ''
      const ended = await inTransaction(house.db, async (tx) => {
        await forgive(tx, proof, true)
        if (good !== null) return 0
        await setPassword(tx, actor.accountId, hash, false)
        const except = keyOfSignedIn(request).id
        const count = await endAndForget(house.db, tx, actor.accountId, { except }, now, 'password-changed')
        await audit(tx, actor, { action: 'password-changed', subjectKind: 'account', subjectId: actor.accountId })
        return count
      })
      if (good !== null) throw good
      return { sessionsEnded: ended }
    },
    limited,
  )

  serveUnkept(
    app,
    house,
    api.enrolTotp,
    async ({ actor, body, request, reply, now }) => {
      const proof = await prove(house.db, actor, body, now, request.ip)
      await inTransaction(house.db, async (tx) => {
        await forgive(tx, proof, false)
        if (proof.factor !== 'needed') await useStep(tx, proof)
      })
      if (proof.factor === 'needed')
        throw new Refused('totp-refused', { detail: 'Nhập mã hiện tại để đổi sang máy khác.' })
      reply.header('cache-control', 'no-store')
      const { secret, uri } = newTotp(actor.username)
      return { secret, uri, ticket: ticketOf(keyOfSignedIn(request), secret, now) }
    },
    limited,
  )

  serveUnkept(
    app,
    house,
    api.confirmTotpCode,
    async ({ actor, body, request, now }) => {
      const key = keyOfSignedIn(request)
      const secret = secretOfTicket(key, body.ticket, now)
      const step = totpStep(secret, body.totp, Date.parse(now))
      if (step === null) throw new Refused('totp-refused')
      await inTransaction(house.db, async (tx) => {
        await setPendingTotp(tx, actor.accountId, secret)
        await confirmTotp(tx, actor.accountId, step, now)
        await audit(tx, actor, { action: 'totp-enrolled', subjectKind: 'account', subjectId: actor.accountId })
      })
      forgetSession(house.db, key.id)
      return {}
    },
    limited,
  )

  serve(app, house, api.listSessions, async ({ actor, tx, now }) => {
    const sessions = await openSessions(tx, actor.accountId, limitsAt(now, config))
    return { sessions: sessions.map((session) => sessionView(session, actor.sessionRef)) }
  })

  serve(app, house, api.endSession, async ({ actor, tx, params, now }) => {
    const only = Buffer.from(params.ref, 'hex')
    const ended = await endAndForget(house.db, tx, actor.accountId, { only }, now, 'ended-by-owner')
    if (ended === 0) throw new Refused('not-found')
    await audit(tx, actor, { action: 'session-ended', subjectKind: 'session', subjectId: params.ref })
    return { ended }
  })

  serve(app, house, api.endOtherSessions, async ({ actor, tx, request, now }) => {
    const except = keyOfSignedIn(request).id
    const ended = await endAndForget(house.db, tx, actor.accountId, { except }, now, 'ended-by-owner')
    await audit(tx, actor, {
      action: 'session-ended',
      subjectKind: 'account',
      subjectId: actor.accountId,
      details: { ended },
    })
    return { ended }
  })
}
