import { setTimeout as pause } from 'node:timers/promises'
import { audit, auditSystem } from '../platform/audit.sql.server.ts'
import { type Database, inTransaction, type Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { Refused } from '../platform/problem.ts'
import { dayInVietnam } from '../values/moment.ts'
import { hashPassword, passwordIsRight, whyPasswordRefused } from './passwords.server.ts'
import { passwordFaults } from './passwords.ts'
import { startSession } from './sessions.sql.server.ts'
import { slowingByAddress, slowingByName } from './sessions.ts'
import {
  type Attempt,
  clearAttempts,
  confirmTotp,
  countAttempt,
  findSignInAccount,
  forgiveAttempt,
  mirrorFailures,
  nameKey,
  type SignInAccount,
  setPassword,
  setPendingTotp,
  useTotpStep,
} from './sign-in.sql.server.ts'
import { newSessionKey, type SessionKey, sessionRefOf } from './sign-in-authenticate.server.ts'
import './sign-in-problems.ts'
import { newTotp, totpStep } from './totp.server.ts'

export type Where = { ip: string; userAgent: string }
export type Credentials = {
  username: string
  password: string
  totp?: string | undefined
  newPassword?: string | undefined
}
export type SignedInState =
  | { state: 'signed-in'; key: SessionKey }
  | { state: 'totp-needed' }
  | { state: 'password-change-needed'; rules: string[] }
  | { state: 'totp-enrolment-needed'; secret: string; uri: string; passwordChanged: boolean }

/** Every refusal takes at least this long, whatever its reason. */
const refusalMs = 200

/** A try that was counted, and what proved the person. */
type Proof = { account: SignInAccount; factor: 'done' | 'needed' | 'none'; step: number | null; attempts: Attempt[] }

/** Judges password and code. Throws the refusal after it was counted, audited and delayed; nothing else tells why. */
export async function prove(
  db: Database,
  who: { username: string } | { accountId: string; username: string },
  credentials: { password: string; totp?: string | undefined },
  now: string,
  ip: string,
): Promise<Proof> {
  const started = performance.now()
  const attempts = await count(db, who.username, now, ip)
  const account = await findSignInAccount(
    db.sql,
    'accountId' in who ? { accountId: who.accountId } : who,
    dayInVietnam(now),
  )
  const refuse = async (code: string, reason: string): Promise<never> => {
    await inTransaction(db, async (tx) => {
      if (account) await mirrorFailures(tx, account.id, nameKey(account.username))
      await auditFailure(tx, account, reason, ip)
    })
    await pause(Math.max(0, refusalMs - (performance.now() - started)))
    throw new Refused(code)
  }
  const right = await passwordIsRight(account?.password_hash ?? null, credentials.password)
  if (!account || !right) return refuse('sign-in-refused', account ? 'password' : 'unknown')
  if (!account.open) return refuse('account-closed', 'closed')
  if (!account.totp_secret || !account.totp_confirmed_at) return { account, factor: 'none', step: null, attempts }
  if (!credentials.totp) return { account, factor: 'needed', step: null, attempts }
  const step = totpStep(account.totp_secret, credentials.totp, Date.parse(now))
  if (step === null) return refuse('totp-refused', 'code')
  return { account, factor: 'done', step, attempts }
}

async function count(db: Database, username: string, now: string, ip: string): Promise<Attempt[]> {
  return inTransaction(db, async (tx) => {
    const attempts: Attempt[] = []
    for (const [key, slowing] of [
      [nameKey(username), slowingByName],
      [`ip:${ip}`, slowingByAddress],
    ] as const) {
      const attempt = await countAttempt(tx, key, slowing, now)
      if ('waitUntil' in attempt) {
        const retryAfterSeconds = Math.ceil((Date.parse(attempt.waitUntil) - Date.parse(now)) / 1000)
        throw new Refused('too-many-requests', {
          detail: `Chờ ${retryAfterSeconds} giây rồi thử lại.`,
          data: { retryAfterSeconds },
        })
      }
      attempts.push(attempt)
    }
    return attempts
  })
}

async function auditFailure(tx: Writes, account: SignInAccount | null, reason: string, ip: string): Promise<void> {
  await auditSystem(tx, account?.office_id ?? 0, {
    action: 'sign-in-failed',
    ...(account ? { subjectKind: 'account', subjectId: account.id } : {}),
    details: { reason, ip },
  })
}

/** The try was no failure. With `clear` the failures before it are forgotten too. */
export async function forgive(tx: Writes, proof: Proof, clear: boolean): Promise<void> {
  for (const attempt of proof.attempts)
    if (clear && attempt.key.startsWith('name:')) await clearAttempts(tx, attempt.key)
    else await forgiveAttempt(tx, attempt)
  await mirrorFailures(tx, proof.account.id, nameKey(proof.account.username))
}

/** Uses the code up in the transaction that needs it; a code that was used meanwhile is refused. */
export async function useStep(tx: Writes, proof: Proof): Promise<void> {
  if (proof.step !== null && !(await useTotpStep(tx, proof.account.id, proof.step))) throw new Refused('totp-refused')
}

/** Throws `password-weak` with the reason at `pointer`. */
export async function demandGoodPassword(
  account: { username: string; full_name: string },
  chosen: string,
  old: string,
): Promise<void> {
  const fault =
    chosen === old
      ? ('unchanged' as const)
      : await whyPasswordRefused(chosen, { username: account.username, fullName: account.full_name })
  if (!fault) return
  throw new Refused('password-weak', {
    errors: [{ pointer: '/newPassword', code: fault, message: passwordFaults[fault] }],
  })
}

/**
 * One call of signing in; the answer says what is still missing. Throws `Refused`: sign-in-refused, totp-refused, account-closed,
 * password-weak, too-many-requests.
 */
export async function trySignIn(
  db: Database,
  credentials: Credentials,
  now: string,
  where: Where,
): Promise<SignedInState> {
  const username = credentials.username.normalize('NFC').trim().toLowerCase()
  const proof = await prove(db, { username }, credentials, now, where.ip)
  const { account } = proof
  const forgiven = <T>(answer: T): Promise<T> =>
    inTransaction(db, async (tx) => {
      await forgive(tx, proof, false)
      return answer
    })
  if (proof.factor === 'needed') return forgiven({ state: 'totp-needed' as const })
  if (account.must_change_password && credentials.newPassword === undefined)
    return forgiven({ state: 'password-change-needed' as const, rules: Object.values(passwordFaults) })
  let newHash: string | null = null
  if (account.must_change_password && credentials.newPassword !== undefined) {
    try {
      await demandGoodPassword(account, credentials.newPassword, credentials.password)
    } catch (error) {
      await forgiven(null)
      throw error
    }
    newHash = await hashPassword(credentials.newPassword)
  }
  const enrolling = proof.factor === 'none' && !account.totp_exempt
  const step =
    enrolling && credentials.totp && account.totp_secret
      ? totpStep(account.totp_secret, credentials.totp, Date.parse(now))
      : null
  if (enrolling && step === null) {
    if (credentials.totp && account.totp_secret) {
      await inTransaction(db, (tx) => auditFailure(tx, account, 'enrolment-code', where.ip))
      throw new Refused('totp-refused')
    }
    return inTransaction(db, async (tx) => beginEnrolment(tx, proof, newHash))
  }
  return inTransaction(db, async (tx) => {
    await useStep(tx, proof)
    if (enrolling && step !== null && !(await confirmTotp(tx, account.id, step, now))) throw new Refused('totp-refused')
    await storePassword(tx, account, newHash)
    await forgive(tx, proof, true)
    const key = newSessionKey()
    await startSession(tx, { id: key.id, accountId: account.id, now, ip: where.ip, userAgent: where.userAgent })
    await audit(tx, asActorOfAudit(account, key), {
      action: 'sign-in',
      subjectKind: 'account',
      subjectId: account.id,
      details: { ip: where.ip, secondFactor: proof.step !== null || step !== null ? 'totp' : 'exempt' },
    })
    return { state: 'signed-in' as const, key }
  }).catch(async (error: unknown) => {
    if (error instanceof Refused)
      await inTransaction(db, (tx) => auditFailure(tx, account, 'code-used-before', where.ip))
    throw error
  })
}

async function beginEnrolment(tx: Writes, proof: Proof, newHash: string | null): Promise<SignedInState> {
  const { account } = proof
  const { secret, uri } = newTotp(account.username)
  await storePassword(tx, account, newHash)
  await setPendingTotp(tx, account.id, secret)
  await forgive(tx, proof, false)
  await auditSystem(tx, account.office_id, {
    action: 'totp-enrolment-begun',
    subjectKind: 'account',
    subjectId: account.id,
  })
  return { state: 'totp-enrolment-needed', secret, uri, passwordChanged: newHash !== null }
}

async function storePassword(tx: Writes, account: SignInAccount, hash: string | null): Promise<void> {
  if (hash === null) return
  await setPassword(tx, account.id, hash, false)
  await auditSystem(tx, account.office_id, {
    action: 'password-changed',
    subjectKind: 'account',
    subjectId: account.id,
  })
}

/** The chain needs the office, the person and the session only. */
const asActorOfAudit = (account: SignInAccount, key: SessionKey): Actor =>
  ({
    accountId: account.id,
    officeId: account.office_id,
    fullName: account.full_name,
    sessionRef: sessionRefOf(key.id),
  }) as Actor
