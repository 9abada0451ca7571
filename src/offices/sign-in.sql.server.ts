import { createHash } from 'node:crypto'
import type { Reads, Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import type { Role } from './permissions.ts'
import { delayAfter, type Slowing } from './sessions.ts'

export type SignInAccount = {
  id: string
  office_id: number
  username: string
  full_name: string
  password_hash: string
  must_change_password: boolean
  totp_secret: string | null
  totp_confirmed_at: string | null
  totp_exempt: boolean
  /** Not disabled, valid on the day, and its office still stands. */
  open: boolean
}

export async function findSignInAccount(
  db: Reads,
  who: { username: string } | { accountId: string },
  day: string,
): Promise<SignInAccount | null> {
  const [row] = await db<SignInAccount[]>`
    select a.id, a.office_id, a.username, a.full_name, a.password_hash, a.must_change_password, a.totp_secret, a.totp_confirmed_at, a.totp_exempt,
      a.disabled_at is null and a.valid @> ${day}::date and o.valid @> ${day}::date as open
    from account a join office o on o.id = a.office_id
    where ${'username' in who ? db`a.username = ${who.username}` : db`a.id = ${who.accountId}`}`
  return row ?? null
}

/** The key under which tries with a username are counted; hashed, for a mistyped name may be a password. */
export const nameKey = (username: string): string => `name:${createHash('sha256').update(username).digest('hex')}`

export type Attempt = { key: string; before: string | null; after: string | null }

/** Counts a try before it is judged, so that tries at once cannot outrun the delay; the moment until which to wait when too early. */
export async function countAttempt(
  tx: Writes,
  key: string,
  slowing: Slowing,
  now: string,
): Promise<Attempt | { waitUntil: string }> {
  await tx`insert into sign_in_throttle (key, failed, last_failed_at) values (${key}, 0, ${now}) on conflict (key) do nothing`
  const [row] = await tx<{ failed: number; locked_until: string | null; last_failed_at: string }[]>`
    select failed, locked_until, last_failed_at from sign_in_throttle where key = ${key} for update`
  const before = row?.locked_until ?? null
  const at = Date.parse(now)
  if (before && Date.parse(before) > at) return { waitUntil: before }
  const leaked = row ? Math.max(0, Math.floor((at - Date.parse(row.last_failed_at)) / 1000 / slowing.leak)) : 0
  const failed = Math.max(0, (row?.failed ?? 0) - leaked) + 1
  const delay = delayAfter(failed, slowing)
  const after = delay === 0 ? null : new Date(at + delay * 1000).toISOString()
  await tx`update sign_in_throttle set failed = ${failed}, locked_until = ${after}, last_failed_at = ${now} where key = ${key}`
  return { key, before, after }
}

/** The try was no failure: it is taken back. */
export async function forgiveAttempt(tx: Writes, attempt: Attempt): Promise<void> {
  await tx`update sign_in_throttle set failed = greatest(failed - 1, 0),
    locked_until = case when locked_until is not distinct from ${attempt.after}::timestamptz then ${attempt.before}::timestamptz else locked_until end
    where key = ${attempt.key}`
}

export async function clearAttempts(tx: Writes, key: string): Promise<void> {
  await tx`delete from sign_in_throttle where key = ${key}`
}

/** Forgets tries older than two days; the worker calls it daily. */
export async function tidyAttempts(db: Reads, now: string): Promise<void> {
  await db`delete from sign_in_throttle where last_failed_at < ${now}::timestamptz - interval '2 days'`
}

/** What an administrator sees of the failures. */
export async function mirrorFailures(tx: Writes, accountId: string, key: string): Promise<void> {
  await tx`update account a set failed_attempts = coalesce(t.failed, 0), locked_until = t.locked_until
    from (select 1) one left join sign_in_throttle t on t.key = ${key} where a.id = ${accountId}`
}

/** Uses up a step of the second factor; false when it was used before. */
export async function useTotpStep(tx: Writes, accountId: string, step: number): Promise<boolean> {
  const rows = await tx`update account set totp_last_step = ${step}
    where id = ${accountId} and (totp_last_step is null or totp_last_step < ${step}) returning 1`
  return rows.length === 1
}

export async function setPendingTotp(tx: Writes, accountId: string, secret: string): Promise<void> {
  await tx`update account set totp_secret = ${secret}, totp_confirmed_at = null, totp_last_step = null where id = ${accountId}`
}

export async function confirmTotp(tx: Writes, accountId: string, step: number, now: string): Promise<boolean> {
  const rows = await tx`update account set totp_confirmed_at = ${now}, totp_last_step = ${step}, totp_exempt = false
    where id = ${accountId} and totp_secret is not null and totp_confirmed_at is null returning 1`
  return rows.length === 1
}

export async function setPassword(tx: Writes, accountId: string, hash: string, mustChange: boolean): Promise<void> {
  await tx`update account set password_hash = ${hash}, must_change_password = ${mustChange} where id = ${accountId}`
}

export type SignatureAuthority = {
  id: number
  capacity: 'CHAIR' | 'VICE_CHAIR' | 'DELEGATED'
  capacity_lines: string[]
  document_kinds: string[]
  from: string
  to: string | null
  decision: string
}

/** The lines under which an account signs at an office on a day. */
export async function authoritiesOn(
  db: Reads,
  actor: Pick<Actor, 'accountId' | 'officeId'>,
  day: string,
): Promise<SignatureAuthority[]> {
  return db<SignatureAuthority[]>`
    select id, capacity, capacity_lines, document_kinds, lower(valid) as from, upper(valid) - 1 as to, decision from signature_authority
    where account_id = ${actor.accountId} and office_id = ${actor.officeId} and valid @> ${day}::date order by id`
}

export async function secondFactorOf(
  db: Reads,
  accountId: string,
): Promise<{ confirmed: boolean; exempt: boolean; mustChange: boolean }> {
  const [row] = await db<{ confirmed: boolean; exempt: boolean; must_change: boolean }[]>`
    select totp_confirmed_at is not null as confirmed, totp_exempt as exempt, must_change_password as must_change
    from account where id = ${accountId}`
  return { confirmed: row?.confirmed ?? false, exempt: row?.exempt ?? false, mustChange: row?.must_change ?? false }
}

export type DemoAccountRow = {
  username: string
  full_name: string
  job_title: string
  office_name: string
  roles: Role[]
}

/** Demo accounts open on a day, in the order in which they were made; at most 40. */
export async function openDemoAccounts(db: Reads, day: string): Promise<DemoAccountRow[]> {
  return db<DemoAccountRow[]>`
    select a.username, a.full_name, a.job_title, o.name as office_name,
      array(select r.role from account_role r where r.account_id = a.id and r.valid @> ${day}::date order by r.role) as roles
    from account a join office o on o.id = a.office_id
    where a.demo and a.disabled_at is null and a.valid @> ${day}::date and o.valid @> ${day}::date
    order by a.id limit 40`
}
