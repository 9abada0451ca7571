import { v7 as newId } from 'uuid'
import type { Clock } from '../platform/clock.server.ts'
import { type Database, inTransaction } from '../platform/database.server.ts'
import { dayInVietnam } from '../values/moment.ts'
import {
  type AccountRow,
  auditAccountsMade,
  insertAccounts,
  listAccountRows,
  officesByUnit,
  usernamesTaken,
} from './accounts.sql.server.ts'
import { AccountDraft } from './accounts.ts'
import type { AccountView } from './accounts-api.ts'
import { drawPassword } from './passwords.server.ts'

export { UnreadableFile } from './accounts-file.server.ts'
export { importAccounts, importReportCsv } from './accounts-import.server.ts'

/** An account as screens and commands show it on a day. */
export function accountView(row: AccountRow, day: string): AccountView {
  return {
    id: row.id,
    username: row.username,
    fullName: row.full_name,
    jobTitle: row.job_title,
    email: row.email,
    pin: row.pin,
    office: {
      id: row.office_id,
      kind: row.office_kind,
      name: row.office_name,
      unitCode: row.unit_code,
      provinceCode: row.province_code,
    },
    from: row.from,
    to: row.to,
    state: stateOn(row, day),
    lockedUntil: row.locked_until,
    mustChangePassword: row.must_change_password,
    secondFactor: row.totp_confirmed ? 'CONFIRMED' : row.totp_exempt ? 'EXEMPT' : 'MISSING',
    demo: row.demo,
    roles: row.roles,
  }
}

function stateOn(row: AccountRow, day: string): AccountView['state'] {
  if (row.disabled_at) return 'DISABLED'
  if (row.from > day) return 'NOT_YET'
  return row.to !== null && row.to < day ? 'ENDED' : 'ACTIVE'
}

/** The first account of a real installation, at the ministry; throws when the username is taken or malformed. */
export async function createNationalAdmin(
  db: Database,
  clock: Clock,
  who: { username: string; fullName: string },
): Promise<{ username: string; initialPassword: string; officeName: string }> {
  const day = dayInVietnam(clock())
  const [office] = await officesByUnit(db.sql, [{ kind: 'MOJ', unitCode: 'VN' }], day)
  if (!office) throw new Error('The ministry is not among the offices; load the reference data first')
  const draft = AccountDraft.parse({ ...who, jobTitle: 'Quản trị toàn quốc', from: day, roles: [{ role: 'NATIONAL' }] })
  const [taken] = await usernamesTaken(db.sql, [draft.username])
  if (taken) throw new Error(`Tên đăng nhập ${draft.username} đã có`)
  const { password, hash } = await drawPassword()
  await inTransaction(db, async (tx) => {
    const account = {
      id: newId(),
      officeId: office.id,
      draft,
      passwordHash: hash,
      mustChange: true,
      totpExempt: false,
      demo: false,
      createdBy: null,
    }
    await auditAccountsMade(tx, null, [...(await insertAccounts(tx, [account], day))])
  })
  return { username: draft.username, initialPassword: password, officeName: office.name }
}

/** A page of all accounts, for a command. */
export async function listAccounts(
  db: Database,
  clock: Clock,
  filter: { officeId?: number; q?: string; after?: string; limit?: number } = {},
): Promise<AccountView[]> {
  const day = dayInVietnam(clock())
  const rows = await listAccountRows(db.sql, null, { ...filter, limit: filter.limit ?? 100 })
  return rows.map((row) => accountView(row, day))
}
