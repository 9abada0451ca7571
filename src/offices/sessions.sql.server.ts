import type { Reads, Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'

export type SessionRow = {
  id: Uint8Array
  created_at: string
  last_seen_at: string
  reauthenticated_at: string | null
  account_id: string
  username: string
  full_name: string
  job_title: string
  pin: string | null
  demo: boolean
  office_id: number
  office_kind: Actor['officeKind']
  office_name: string
  unit_code: string
  province_code: string | null
  roles: string[]
}

/** A session that has not ended, of an account and office valid on `day`, with the roles of that day. */
export async function findSession(db: Reads, id: Uint8Array, day: string): Promise<SessionRow | null> {
  const [row] = await db<SessionRow[]>`
    select s.id, s.created_at, s.last_seen_at, s.reauthenticated_at, a.id as account_id, a.username, a.full_name, a.job_title, a.pin, a.demo,
      o.id as office_id, o.kind as office_kind, o.name as office_name, o.unit_code, o.province_code,
      array(select r.role from account_role r where r.account_id = a.id and r.valid @> ${day}::date order by r.role) as roles
    from session s
    join account a on a.id = s.account_id
    join office o on o.id = a.office_id
    where s.id = ${id} and s.ended_at is null and a.disabled_at is null and a.valid @> ${day}::date and o.valid @> ${day}::date`
  return row ?? null
}

/** The own office and those whose books it keeps. */
export async function officesInCustody(db: Reads, officeId: number): Promise<number[]> {
  const rows = await db<{ id: number }[]>`
    select id from office where id = ${officeId} or custodian_id = ${officeId} order by id`
  return rows.map((row) => row.id)
}

/** All offices of a province of today, with the offices whose books they keep. */
export async function officesOfProvince(db: Reads, provinceCode: string, day: string): Promise<number[]> {
  const rows = await db<{ id: number }[]>`
    select o.id from office o join office k on k.id = coalesce(o.custodian_id, o.id)
    where k.province_code = ${provinceCode} and k.valid @> ${day}::date order by o.id`
  return rows.map((row) => row.id)
}

export async function missions(db: Reads): Promise<number[]> {
  const rows = await db<{ id: number }[]>`select id from office where kind = 'MISSION' order by id`
  return rows.map((row) => row.id)
}

export async function startSession(
  tx: Writes,
  session: { id: Uint8Array; accountId: string; now: string; ip: string; userAgent: string },
): Promise<void> {
  await tx`insert into session (id, account_id, created_at, last_seen_at, ip, user_agent)
    values (${session.id}, ${session.accountId}, ${session.now}, ${session.now}, ${session.ip}, ${session.userAgent.slice(0, 300)})`
}

export async function touchSession(db: Reads, id: Uint8Array, now: string): Promise<void> {
  await db`update session set last_seen_at = ${now} where id = ${id} and last_seen_at < ${now}`
}

export async function stampReauthenticated(tx: Writes, id: Uint8Array, now: string): Promise<void> {
  await tx`update session set reauthenticated_at = ${now}, last_seen_at = ${now} where id = ${id} and ended_at is null`
}

export type OpenSession = { id: Uint8Array; created_at: string; last_seen_at: string; ip: string; user_agent: string }

/** Sessions of an account that still count on this moment's limits. */
export async function openSessions(
  db: Reads,
  accountId: string,
  since: { created: string; seen: string },
): Promise<OpenSession[]> {
  return db<OpenSession[]>`
    select id, created_at, last_seen_at, ip, user_agent from session
    where account_id = ${accountId} and ended_at is null and created_at > ${since.created} and last_seen_at > ${since.seen}
    order by last_seen_at desc limit 100`
}

/** Ends sessions of an account: the one of `only`, or all but `except`; returns those ended. */
export async function endSessions(
  tx: Writes,
  accountId: string,
  which: { only?: Uint8Array; except?: Uint8Array },
  now: string,
  reason: string,
): Promise<Uint8Array[]> {
  const rows = await tx<{ id: Uint8Array }[]>`
    update session set ended_at = ${now}, ended_reason = ${reason}
    where account_id = ${accountId} and ended_at is null
      and (${which.only ?? null}::bytea is null or substring(id from 1 for length(${which.only ?? null}::bytea)) = ${which.only ?? null}::bytea)
      and (${which.except ?? null}::bytea is null or id <> ${which.except ?? null}::bytea)
    returning id`
  return rows.map((row) => row.id)
}

/** The session a browser held when it signed in anew, whosever it was. */
export async function endReplacedSession(tx: Writes, id: Uint8Array, now: string): Promise<void> {
  await tx`update session set ended_at = ${now}, ended_reason = 'replaced' where id = ${id} and ended_at is null`
}
