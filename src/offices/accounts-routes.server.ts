import type { FastifyInstance, FastifyRequest } from 'fastify'
import { v7 as newId } from 'uuid'
import { inTransaction, type Reads, type Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { dayInVietnam } from '../values/moment.ts'
import { accountView } from './accounts.server.ts'
import {
  type AccountRow,
  auditAccount,
  auditAccountsMade,
  endAuthority,
  findAccount,
  findAuthority,
  findOffice,
  insertAccounts,
  insertAuthority,
  listAccountRows,
  movePosting,
  type OfficeRow,
  postingsOf,
  resetSecrets,
  setDisabled,
  setRoles,
  updatePerson,
} from './accounts.sql.server.ts'
import { type AccountFault, accountFaults, type RoleGrant, roleFaults } from './accounts.ts'
import { aboveRows } from './accounts-above.sql.server.ts'
import * as api from './accounts-api.ts'
import { largestFile, UnreadableFile } from './accounts-file.server.ts'
import { importAccounts } from './accounts-import.server.ts'
import './accounts-problems.ts'
import { drawPassword } from './passwords.server.ts'
import { mayManageAccount } from './permissions.ts'
import { openSessions } from './sessions.sql.server.ts'
import { type SignInConfig, signInDefaults } from './sessions.ts'
import { authoritiesOn } from './sign-in.sql.server.ts'
import { authorityView, endAndForget, limitsAt, sessionView } from './sign-in-routes.server.ts'
import { serveUnkept } from './sign-in-serve.server.ts'

const refuseFaults = (faults: readonly AccountFault[]): void => {
  if (faults.length > 0) throw new Refused('input-invalid', { errors: [...faults] })
}

/** The account, when the actor is answerable for it; otherwise it is as if it did not exist. */
async function managedAccount(db: Reads, actor: Actor, accountId: string, day: string): Promise<AccountRow> {
  const row = await findAccount(db, accountId)
  const mine =
    row !== null &&
    mayManageAccount(actor, { officeKind: row.office_kind, provinceCode: row.province_code, officeId: row.office_id })
  if (!row || !mine) throw new Refused('not-found')
  if (row.id === actor.accountId)
    throw new Refused('not-permitted', { detail: 'Không tự sửa tài khoản của chính mình.' })
  for (const { role } of heldOn(row, day))
    if (!mayManageAccount(actor, { ...placeOf(row), role })) throw new Refused('not-permitted')
  return row
}

/** Roles that have not ended. */
const heldOn = (row: AccountRow, day: string) => row.roles.filter(({ to }) => to === null || to >= day)

const placeOf = (row: AccountRow) => ({
  officeKind: row.office_kind,
  provinceCode: row.province_code,
  officeId: row.office_id,
  accountId: row.id,
})

/** Every role must be the actor's to give at that office, and the roles must stand together. */
function demandRoles(actor: Actor, office: OfficeRow, grants: readonly RoleGrant[], pin: string | null): void {
  const place = { officeKind: office.kind, provinceCode: office.province_code, officeId: office.id }
  if (!mayManageAccount(actor, place)) throw new Refused('not-found')
  refuseFaults(roleFaults(office.kind, grants, { pin }))
  for (const { role } of grants) if (!mayManageAccount(actor, { ...place, role })) throw new Refused('not-permitted')
}

const officeOf = (row: AccountRow): OfficeRow => ({
  id: row.office_id,
  kind: row.office_kind,
  unit_code: row.unit_code,
  province_code: row.province_code,
  name: row.office_name,
})

async function viewOf(tx: Writes, accountId: string, now: string) {
  const row = await findAccount(tx, accountId)
  if (!row) throw new Refused('not-found')
  return accountView(row, dayInVietnam(now))
}

/** Managing accounts, level by level. Staff tables are written above the rows, after `mayManageAccount` said yes. */
export function accountRoutes(app: FastifyInstance, house: House, given: Partial<SignInConfig> = {}): void {
  const config = { ...signInDefaults, ...given }

  serve(app, house, api.listAccounts, async ({ actor, tx, query, now }) => {
    const rows = await aboveRows(tx, () => listAccountRows(tx, actor, { ...query, limit: query.limit + 1 }))
    const page = rows.slice(0, query.limit)
    return {
      accounts: page.map((row) => accountView(row, dayInVietnam(now))),
      next: rows.length > query.limit ? (page.at(-1)?.username ?? null) : null,
    }
  })

  serve(app, house, api.readAccount, async ({ actor, tx, params, now }) =>
    aboveRows(tx, async () => {
      const row = await findAccount(tx, params.accountId)
      if (!row || (row.id !== actor.accountId && !mayManageAccount(actor, placeOf(row)))) throw new Refused('not-found')
      await auditAccount(tx, actor, row, 'account-read')
      const holder = { accountId: row.id, officeId: row.office_id }
      const authorities = await authoritiesOn(tx, holder, dayInVietnam(now))
      const sessions = await openSessions(tx, row.id, limitsAt(now, config))
      return {
        ...accountView(row, dayInVietnam(now)),
        authorities: authorities.map(authorityView),
        sessions: sessions.map((session) => sessionView(session, actor.sessionRef)),
        postings: await postingsOf(tx, row.id),
      }
    }),
  )

  serveUnkept(app, house, api.createAccount, async ({ actor, body, now, reply }) => {
    const { officeId, ...draft } = body
    const day = dayInVietnam(now)
    const office = await findOffice(house.db.sql, officeId, day)
    if (!office) throw new Refused('not-found')
    demandRoles(actor, office, draft.roles, draft.pin)
    refuseFaults(accountFaults(office.kind, draft))
    const { password, hash } = await drawPassword()
    reply.header('cache-control', 'no-store')
    return inTransaction(house.db, async (tx) => {
      const account = {
        id: newId(),
        officeId,
        draft,
        passwordHash: hash,
        mustChange: true,
        totpExempt: false,
        demo: false,
        createdBy: actor.accountId,
      }
      const ids = await insertAccounts(tx, [account], day)
      if (ids.size === 0) throw new Refused('username-taken')
      await auditAccountsMade(tx, actor, [...ids])
      return { account: await viewOf(tx, account.id, now), initialPassword: password }
    })
  })

  serve(app, house, api.updateAccount, async ({ actor, tx, params, body, now }) =>
    aboveRows(tx, async () => {
      const row = await managedAccount(tx, actor, params.accountId, dayInVietnam(now))
      refuseFaults(roleFaults(row.office_kind, heldOn(row, dayInVietnam(now)), body))
      await updatePerson(tx, row.id, body)
      await auditAccount(tx, actor, row, 'account-updated')
      return viewOf(tx, row.id, now)
    }),
  )

  serve(app, house, api.setAccountRoles, async ({ actor, tx, params, body, now }) =>
    aboveRows(tx, async () => {
      const row = await managedAccount(tx, actor, params.accountId, dayInVietnam(now))
      demandRoles(actor, officeOf(row), body.roles, row.pin)
      await setRoles(tx, row.id, body.roles, dayInVietnam(now))
      await auditAccount(tx, actor, row, 'account-roles-set', { roles: body.roles })
      return viewOf(tx, row.id, now)
    }),
  )

  serve(app, house, api.disableAccount, async ({ actor, tx, params, body, now }) =>
    aboveRows(tx, async () => {
      const row = await managedAccount(tx, actor, params.accountId, dayInVietnam(now))
      await setDisabled(tx, row.id, now)
      await endAndForget(house.db, tx, row.id, {}, now, 'account-disabled')
      await auditAccount(tx, actor, row, 'account-disabled', { reason: body.reason })
      return viewOf(tx, row.id, now)
    }),
  )

  serve(app, house, api.enableAccount, async ({ actor, tx, params, body, now }) =>
    aboveRows(tx, async () => {
      const row = await managedAccount(tx, actor, params.accountId, dayInVietnam(now))
      await setDisabled(tx, row.id, null)
      await auditAccount(tx, actor, row, 'account-enabled', { reason: body.reason })
      return viewOf(tx, row.id, now)
    }),
  )

  serveUnkept(app, house, api.resetAccount, async ({ actor, params, body, now, reply }) => {
    const { password, hash } = await drawPassword()
    reply.header('cache-control', 'no-store')
    await inTransaction(house.db, async (tx) => {
      const row = await managedAccount(tx, actor, params.accountId, dayInVietnam(now))
      await resetSecrets(tx, row.id, row.username, hash, body.secondFactor)
      await endAndForget(house.db, tx, row.id, {}, now, 'account-reset')
      await auditAccount(tx, actor, row, 'account-reset', { secondFactor: body.secondFactor, reason: body.reason })
    })
    return { initialPassword: password }
  })

  serve(app, house, api.moveAccount, async ({ actor, tx, params, body, now }) =>
    aboveRows(tx, async () => {
      const row = await managedAccount(tx, actor, params.accountId, dayInVietnam(now))
      const day = dayInVietnam(now)
      const office = await findOffice(tx, body.officeId, day)
      if (!office || office.id === row.office_id) throw new Refused('not-found')
      demandRoles(actor, office, body.roles, row.pin)
      await movePosting(tx, row.id, office.id, day, body.decision)
      await setRoles(tx, row.id, body.roles, day)
      await endAndForget(house.db, tx, row.id, {}, now, 'account-moved')
      const details = { from: row.office_id, to: office.id, decision: body.decision }
      await auditAccount(tx, actor, row, 'account-moved', details)
      await auditAccount(tx, actor, { id: row.id, office_id: office.id }, 'account-moved', details)
      return viewOf(tx, row.id, now)
    }),
  )

  serve(app, house, api.grantAuthority, async ({ actor, tx, params, body, now }) =>
    aboveRows(tx, async () => {
      const row = await managedAccount(tx, actor, params.accountId, dayInVietnam(now))
      if (body.to !== null && body.to < body.from)
        refuseFaults([{ code: 'ends-before', pointer: '/to', message: 'Ngày kết thúc trước ngày bắt đầu.' }])
      if (body.capacity !== 'DELEGATED' && !heldOn(row, body.from).some(({ role }) => role === 'SIGNATORY'))
        refuseFaults([
          { code: 'not-signatory', pointer: '/capacity', message: 'Tài khoản này không có vai trò “Lãnh đạo ký”.' },
        ])
      const id = await insertAuthority(tx, row, body).catch((error: { code?: string }) => {
        throw error.code === '23P01' ? new Refused('authority-overlaps') : error
      })
      await auditAccount(tx, actor, row, 'authority-granted', { id, capacity: body.capacity, decision: body.decision })
      return { id }
    }),
  )

  serve(app, house, api.endAuthority, async ({ actor, tx, params, now }) =>
    aboveRows(tx, async () => {
      const row = await managedAccount(tx, actor, params.accountId, dayInVietnam(now))
      const authority = await findAuthority(tx, params.authorityId)
      if (authority?.account_id !== row.id) throw new Refused('not-found')
      await endAuthority(tx, authority.id, dayInVietnam(now))
      await auditAccount(tx, actor, row, 'authority-ended', { id: authority.id })
      return {}
    }),
  )

  serve(app, house, api.endAccountSessions, async ({ actor, tx, params, now }) =>
    aboveRows(tx, async () => {
      const row = await managedAccount(tx, actor, params.accountId, dayInVietnam(now))
      const ended = await endAndForget(house.db, tx, row.id, {}, now, 'ended-by-administrator')
      await auditAccount(tx, actor, row, 'session-ended', { ended })
      return { ended }
    }),
  )

  acceptFiles(app)
  serveUnkept(
    app,
    house,
    api.importAccountsFile,
    async ({ actor, request, query, reply }) => {
      reply.header('cache-control', 'no-store')
      try {
        return await importAccounts(house.db, house.clock, actor, bytesOf(request), query.fileName)
      } catch (error) {
        if (error instanceof UnreadableFile) throw new Refused('import-unreadable', { detail: error.message })
        throw error
      }
    },
    { bodyLimit: largestFile + 1000 },
  )
}

/** Sheets arrive as they are, in one piece. */
function acceptFiles(app: FastifyInstance): void {
  for (const type of [
    'application/octet-stream',
    'text/csv',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ])
    if (!app.hasContentTypeParser(type))
      app.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
}

function bytesOf(request: FastifyRequest): Uint8Array {
  const { body } = request
  if (body instanceof Uint8Array) return body
  if (typeof body === 'string') return Buffer.from(body)
  throw new Refused('import-unreadable', { detail: 'Gửi tệp CSV hoặc XLSX.' })
}
