import { jsonb, type Reads, type Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import type { AccountDraft, RoleGrant } from './accounts.ts'
import type { Role } from './permissions.ts'
import { clearAttempts, nameKey } from './sign-in.sql.server.ts'

export type OfficeRow = {
  id: number
  kind: Actor['officeKind']
  unit_code: string
  province_code: string | null
  name: string
}

export type AccountRow = {
  id: string
  office_id: number
  office_kind: Actor['officeKind']
  office_name: string
  unit_code: string
  province_code: string | null
  username: string
  full_name: string
  job_title: string
  email: string
  pin: string | null
  must_change_password: boolean
  totp_confirmed: boolean
  totp_exempt: boolean
  demo: boolean
  from: string
  to: string | null
  disabled_at: string | null
  locked_until: string | null
  roles: { role: Role; from: string; to: string | null }[]
}

const columns = (db: Reads) => db`
  a.id, a.office_id, o.kind as office_kind, o.name as office_name, o.unit_code, o.province_code, a.username, a.full_name, a.job_title, a.email, a.pin,
  a.must_change_password, a.totp_confirmed_at is not null as totp_confirmed, a.totp_exempt, a.demo, lower(a.valid) as from, upper(a.valid) - 1 as to,
  a.disabled_at, a.locked_until,
  coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'from', lower(r.valid), 'to', upper(r.valid) - 1) order by r.role)
    from account_role r where r.account_id = a.id and not isempty(r.valid)), '[]') as roles`

/** Accounts an administrator is answerable for: the own office's and those of the offices below. */
const managed = (db: Reads, actor: Pick<Actor, 'officeId' | 'officeKind' | 'provinceCode'>) => {
  switch (actor.officeKind) {
    case 'MOJ':
      return db`true`
    case 'MOFA':
      return db`(o.kind = 'MISSION' or o.id = ${actor.officeId})`
    case 'PROVINCE':
    case 'PROVINCE_JUSTICE':
      return db`(o.id = ${actor.officeId} or (o.kind in ('COMMUNE', 'DISTRICT') and o.province_code = ${actor.provinceCode}))`
    case 'COMMUNE':
    case 'DISTRICT':
    case 'MISSION':
      return db`o.id = ${actor.officeId}`
  }
}

/** A page of accounts by username; `actor` null is the system itself. */
export async function listAccountRows(
  db: Reads,
  actor: Actor | null,
  filter: { officeId?: number | undefined; q?: string | undefined; after?: string | undefined; limit: number },
): Promise<AccountRow[]> {
  const like = filter.q ? `%${filter.q.replace(/[\\%_]/g, '\\$&')}%` : null
  return db<AccountRow[]>`
    select ${columns(db)} from account a join office o on o.id = a.office_id
    where ${actor ? managed(db, actor) : db`true`}
      and (${filter.officeId ?? null}::int is null or a.office_id = ${filter.officeId ?? null})
      and (${like}::text is null or a.username like lower(${like}) or a.full_name ilike ${like} or o.folded like lower(${like}))
      and a.username > ${filter.after ?? ''}
    order by a.username limit ${filter.limit}`
}

export async function findAccount(db: Reads, accountId: string): Promise<AccountRow | null> {
  const [row] = await db<AccountRow[]>`
    select ${columns(db)} from account a join office o on o.id = a.office_id where a.id = ${accountId}`
  return row ?? null
}

/** The office with that id when it stands on the day. */
export async function findOffice(db: Reads, officeId: number, day: string): Promise<OfficeRow | null> {
  const [row] = await db<OfficeRow[]>`
    select id, kind, unit_code, province_code, name from office where id = ${officeId} and valid @> ${day}::date`
  return row ?? null
}

/** Offices in force on the day, found by kind and unit code. */
export async function officesByUnit(
  db: Reads,
  wanted: readonly { kind: string; unitCode: string }[],
  day: string,
): Promise<OfficeRow[]> {
  return db<OfficeRow[]>`
    select id, kind, unit_code, province_code, name from office
    where valid @> ${day}::date and kind = any (${[...new Set(wanted.map((w) => w.kind))]})
      and unit_code = any (${[...new Set(wanted.map((w) => w.unitCode))]})`
}

export async function usernamesTaken(
  db: Reads,
  usernames: readonly string[],
): Promise<{ username: string; office_id: number }[]> {
  return db<{ username: string; office_id: number }[]>`
    select username, office_id from account where username = any (${[...usernames]})`
}

export type NewAccount = {
  id: string
  officeId: number
  draft: AccountDraft
  passwordHash: string
  mustChange: boolean
  totpExempt: boolean
  demo: boolean
  createdBy: string | null
}

/** Writes accounts with roles and postings; usernames taken meanwhile are left out. Returns the ids made. */
export async function insertAccounts(tx: Writes, accounts: readonly NewAccount[], day: string): Promise<Set<string>> {
  if (accounts.length === 0) return new Set()
  const rows = accounts.map(({ id, officeId, draft, passwordHash, mustChange, totpExempt, demo, createdBy }) => ({
    id,
    office_id: officeId,
    username: draft.username,
    full_name: draft.fullName,
    job_title: draft.jobTitle,
    email: draft.email,
    pin: draft.pin,
    password_hash: passwordHash,
    must_change_password: mustChange,
    totp_exempt: totpExempt,
    demo,
    valid_from: draft.from ?? day,
    valid_to: draft.to,
    created_by: createdBy,
  }))
  const made = await tx<{ id: string }[]>`
    insert into account (id, office_id, username, full_name, job_title, email, pin, password_hash, must_change_password, totp_exempt, demo, valid, created_by)
    select id, office_id, username, full_name, job_title, email, pin, password_hash, must_change_password, totp_exempt, demo,
      daterange(valid_from, valid_to, '[]'), created_by
    from jsonb_to_recordset(${jsonb(tx, rows)}) as row (id uuid, office_id int, username text, full_name text, job_title text, email text,
      pin text, password_hash text, must_change_password boolean, totp_exempt boolean, demo boolean, valid_from date, valid_to date, created_by uuid)
    on conflict (username) do nothing returning id`
  const ids = new Set(made.map((row) => row.id))
  const grants = accounts
    .filter((account) => ids.has(account.id))
    .flatMap(({ id, draft }) =>
      draft.roles.map((grant) => ({ id, role: grant.role, from: grant.from ?? draft.from ?? day, to: grant.to })),
    )
  await tx`insert into account_role (account_id, role, valid)
    select id, role, daterange("from", "to", '[]')
    from jsonb_to_recordset(${jsonb(tx, grants)}) as row (id uuid, role text, "from" date, "to" date)`
  await tx`insert into account_posting (account_id, office_id, valid) select id, office_id, valid from account where id = any (${[...ids]}::uuid[])`
  return ids
}

/** One line in the chain of each account's own office. */
export async function auditAccountsMade(tx: Writes, actor: Actor | null, ids: readonly string[]): Promise<void> {
  await tx`select audit_append(a.office_id, ${actor?.accountId ?? null}, ${actor?.fullName ?? 'Hệ thống'}, ${actor?.sessionRef ?? ''},
      'account-created', 'account', a.id::text, '', '{}')
    from (select id, office_id from account where id = any (${[...ids]}::uuid[]) order by office_id, id) a`
}

/** A line in the chain of the account's office, whoever acts. */
export async function auditAccount(
  tx: Writes,
  actor: Actor,
  account: { id: string; office_id: number },
  action: string,
  details: Record<string, unknown> = {},
): Promise<void> {
  await tx`select audit_append(${account.office_id}, ${actor.accountId}, ${actor.fullName}, ${actor.sessionRef}, ${action}, 'account',
    ${account.id}, '', ${jsonb(tx, details)})`
}

export async function updatePerson(
  tx: Writes,
  accountId: string,
  person: { fullName: string; jobTitle: string; email: string; pin: string | null },
): Promise<void> {
  await tx`update account set full_name = ${person.fullName}, job_title = ${person.jobTitle}, email = ${person.email}, pin = ${person.pin}
    where id = ${accountId}`
}

/** The roles from `day` on: those no longer named end the day before, and are kept. */
export async function setRoles(
  tx: Writes,
  accountId: string,
  grants: readonly RoleGrant[],
  day: string,
): Promise<void> {
  await tx`delete from account_role where account_id = ${accountId} and role <> all (${grants.map((g) => g.role)}) and lower(valid) >= ${day}::date`
  await tx`update account_role set valid = daterange(lower(valid), ${day}::date)
    where account_id = ${accountId} and role <> all (${grants.map((g) => g.role)}) and valid @> ${day}::date`
  for (const { role, from, to } of grants)
    await tx`insert into account_role (account_id, role, valid) values (${accountId}, ${role}, daterange(${from ?? day}, ${to}, '[]'))
      on conflict (account_id, role) do update set valid = excluded.valid`
}

export async function setDisabled(tx: Writes, accountId: string, at: string | null): Promise<void> {
  await tx`update account set disabled_at = ${at} where id = ${accountId}`
}

/** A fresh password, and with `secondFactor` the code must be enrolled anew; failed tries are forgotten. */
export async function resetSecrets(
  tx: Writes,
  accountId: string,
  username: string,
  hash: string,
  secondFactor: boolean,
): Promise<void> {
  await clearAttempts(tx, nameKey(username))
  await tx`update account set password_hash = ${hash}, must_change_password = true,
    totp_secret = case when ${secondFactor} then null else totp_secret end,
    totp_confirmed_at = case when ${secondFactor} then null else totp_confirmed_at end,
    failed_attempts = 0, locked_until = null where id = ${accountId}`
}

/** Ends the posting and whatever was signed at the old office, and begins the new one on `day`. */
export async function movePosting(
  tx: Writes,
  accountId: string,
  officeId: number,
  day: string,
  decision: string,
): Promise<void> {
  await tx`delete from account_posting where account_id = ${accountId} and lower(valid) >= ${day}::date`
  await tx`update account_posting set valid = daterange(lower(valid), ${day}::date) where account_id = ${accountId} and valid @> ${day}::date`
  await tx`insert into account_posting (account_id, office_id, valid, decision)
    select id, ${officeId}, daterange(${day}::date, upper(valid)), ${decision} from account where id = ${accountId}`
  await tx`update account set office_id = ${officeId} where id = ${accountId}`
  await endAuthorities(tx, accountId, day)
}

export async function endAuthorities(tx: Writes, accountId: string, day: string): Promise<void> {
  await tx`delete from signature_authority where account_id = ${accountId} and lower(valid) >= ${day}::date`
  await tx`update signature_authority set valid = daterange(lower(valid), ${day}::date) where account_id = ${accountId} and valid @> ${day}::date`
}

export type AuthorityDraft = {
  capacity: 'CHAIR' | 'VICE_CHAIR' | 'DELEGATED'
  capacityLines: readonly string[]
  documentKinds: readonly string[]
  from: string
  to: string | null
  decision: string
}

/** Throws the database's exclusion error (23P01) when the account already has an authority at the office in that time. */
export async function insertAuthority(
  tx: Writes,
  account: { id: string; office_id: number },
  draft: AuthorityDraft,
): Promise<number> {
  const [row] = await tx<{ id: number }[]>`
    insert into signature_authority (office_id, account_id, capacity, capacity_lines, document_kinds, valid, decision)
    values (${account.office_id}, ${account.id}, ${draft.capacity}, ${[...draft.capacityLines]}, ${[...draft.documentKinds]},
      daterange(${draft.from}, ${draft.to}, '[]'), ${draft.decision}) returning id`
  return row?.id ?? 0
}

export async function findAuthority(db: Reads, id: number): Promise<{ id: number; account_id: string } | null> {
  const [row] = await db<
    { id: number; account_id: string }[]
  >`select id, account_id from signature_authority where id = ${id}`
  return row ?? null
}

/** Ends an authority; one that has not begun is taken away. */
export async function endAuthority(tx: Writes, id: number, day: string): Promise<void> {
  await tx`delete from signature_authority where id = ${id} and lower(valid) >= ${day}::date`
  await tx`update signature_authority set valid = daterange(lower(valid), ${day}::date) where id = ${id} and valid @> ${day}::date`
}

/** Where the account stood, newest first. */
export async function postingsOf(
  db: Reads,
  accountId: string,
): Promise<{ officeId: number; officeName: string; from: string; to: string | null; decision: string }[]> {
  return db<{ officeId: number; officeName: string; from: string; to: string | null; decision: string }[]>`
    select p.office_id as "officeId", o.name as "officeName", lower(p.valid) as from, upper(p.valid) - 1 as to, p.decision
    from account_posting p join office o on o.id = p.office_id where p.account_id = ${accountId} and not isempty(p.valid)
    order by lower(p.valid) desc`
}
