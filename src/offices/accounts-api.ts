import { z } from 'zod'
import { endpoint } from '../platform/define-endpoint.ts'
import { Pin } from '../values/ids.ts'
import { PersonName } from '../values/names.ts'
import { AccountDraft, RoleGrant } from './accounts.ts'
import { roles } from './permissions.ts'
import { SessionView, SignatureAuthorityView } from './sign-in-api.ts'

const tag = 'accounts'
const access = 'account.manage'
const AccountParams = z.object({ accountId: z.uuid() })

export const AccountView = z.object({
  id: z.uuid(),
  username: z.string(),
  fullName: z.string(),
  jobTitle: z.string(),
  email: z.string(),
  pin: z.string().nullable(),
  office: z.object({
    id: z.int(),
    kind: z.enum(['COMMUNE', 'DISTRICT', 'MISSION', 'PROVINCE_JUSTICE', 'PROVINCE', 'MOJ', 'MOFA']),
    name: z.string(),
    unitCode: z.string(),
    provinceCode: z.string().nullable(),
  }),
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  state: z.enum(['ACTIVE', 'DISABLED', 'NOT_YET', 'ENDED']),
  lockedUntil: z.iso.datetime().nullable(),
  mustChangePassword: z.boolean(),
  secondFactor: z.enum(['CONFIRMED', 'EXEMPT', 'MISSING']),
  demo: z.boolean(),
  roles: z.array(z.object({ role: z.enum(roles), from: z.iso.date().nullable(), to: z.iso.date().nullable() })),
})
export type AccountView = z.infer<typeof AccountView>

const InitialPassword = z.string().describe('Shown this once; to be changed at the first sign-in')

export const listAccounts = endpoint({
  id: 'listAccounts',
  method: 'GET',
  path: '/api/accounts',
  tag,
  summary: 'Tài khoản của đơn vị và cấp dưới',
  summaryEn: 'Accounts of the own office and those below',
  access,
  query: z.object({
    officeId: z.coerce.number().int().positive().optional(),
    q: z.string().trim().max(80).optional().describe('Part of username, name or office'),
    after: z.string().max(80).optional().describe('The last username seen'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ accounts: z.array(AccountView), next: z.string().nullable() }),
})

export const readAccount = endpoint({
  id: 'readAccount',
  method: 'GET',
  path: '/api/accounts/:accountId',
  tag,
  summary: 'Xem một tài khoản',
  summaryEn: 'One account',
  access,
  params: AccountParams,
  output: AccountView.extend({
    authorities: z.array(SignatureAuthorityView),
    sessions: z.array(SessionView),
    postings: z.array(
      z.object({
        officeId: z.int(),
        officeName: z.string(),
        from: z.iso.date(),
        to: z.iso.date().nullable(),
        decision: z.string(),
      }),
    ),
  }),
})

/** Problems: username-taken; input-invalid with codes role-not-here, role-needs-end, roles-incompatible, signatory-needs-pin. */
export const createAccount = endpoint({
  id: 'createAccount',
  method: 'POST',
  path: '/api/accounts',
  tag,
  summary: 'Cấp tài khoản',
  summaryEn: 'Make an account',
  access,
  body: AccountDraft.extend({ officeId: z.int().positive() }),
  output: z.object({ account: AccountView, initialPassword: InitialPassword }),
})

export const updateAccount = endpoint({
  id: 'updateAccount',
  method: 'PUT',
  path: '/api/accounts/:accountId',
  tag,
  summary: 'Sửa thông tin người dùng',
  summaryEn: 'Change the data of the person',
  access,
  params: AccountParams,
  body: z.object({
    fullName: PersonName,
    jobTitle: z.string().trim().max(200),
    email: z.union([z.literal(''), z.email('Thư điện tử không đúng dạng.')]),
    pin: Pin.nullable(),
  }),
  output: AccountView,
})

export const setAccountRoles = endpoint({
  id: 'setAccountRoles',
  method: 'PUT',
  path: '/api/accounts/:accountId/roles',
  tag,
  summary: 'Đặt vai trò và thời hạn',
  summaryEn: 'Set roles with validity',
  access,
  params: AccountParams,
  body: z.object({ roles: z.array(RoleGrant).min(1).max(roles.length) }),
  output: AccountView,
})

const Reason = z.object({ reason: z.string().trim().min(3, 'Ghi lý do.').max(500) })

export const disableAccount = endpoint({
  id: 'disableAccount',
  method: 'POST',
  path: '/api/accounts/:accountId/disable',
  tag,
  summary: 'Khóa tài khoản; các phiên kết thúc ngay',
  summaryEn: 'Disable; sessions end at once',
  access,
  params: AccountParams,
  body: Reason,
  output: AccountView,
})

export const enableAccount = endpoint({
  id: 'enableAccount',
  method: 'POST',
  path: '/api/accounts/:accountId/enable',
  tag,
  summary: 'Mở lại tài khoản',
  summaryEn: 'Enable again',
  access,
  params: AccountParams,
  body: Reason,
  output: AccountView,
})

export const resetAccount = endpoint({
  id: 'resetAccount',
  method: 'POST',
  path: '/api/accounts/:accountId/reset',
  tag,
  summary: 'Đặt lại mật khẩu (và mã xác thực)',
  summaryEn: 'Reset the password, and the second factor if asked',
  access,
  params: AccountParams,
  body: z.object({ secondFactor: z.boolean().default(false), reason: z.string().trim().min(3, 'Ghi lý do.').max(500) }),
  output: z.object({ initialPassword: InitialPassword }),
})

/** From today on the account belongs to another office: old roles and authorities end, sessions too. */
export const moveAccount = endpoint({
  id: 'moveAccount',
  method: 'POST',
  path: '/api/accounts/:accountId/move',
  tag,
  summary: 'Chuyển đơn vị từ hôm nay',
  summaryEn: 'Move to another office from today on',
  access,
  params: AccountParams,
  body: z.object({
    officeId: z.int().positive(),
    roles: z.array(RoleGrant).min(1).max(roles.length),
    decision: z.string().trim().min(3, 'Ghi số quyết định.').max(300),
  }),
  output: AccountView,
})

export const grantAuthority = endpoint({
  id: 'grantAuthority',
  method: 'POST',
  path: '/api/accounts/:accountId/authorities',
  tag,
  summary: 'Giao thẩm quyền ký',
  summaryEn: 'Grant the authority to sign',
  access,
  params: AccountParams,
  body: z.object({
    capacity: z.enum(['CHAIR', 'VICE_CHAIR', 'DELEGATED']),
    capacityLines: z.array(z.string().trim().min(2).max(120)).min(1).max(4),
    documentKinds: z.array(z.string().max(60)).max(50).default([]),
    from: z.iso.date(),
    to: z.iso.date().nullable().default(null),
    decision: z.string().trim().min(3, 'Ghi số văn bản phân công.').max(300),
  }),
  output: z.object({ id: z.int() }),
})

export const endAuthority = endpoint({
  id: 'endAuthority',
  method: 'DELETE',
  path: '/api/accounts/:accountId/authorities/:authorityId',
  tag,
  summary: 'Chấm dứt thẩm quyền ký từ hôm nay',
  summaryEn: 'End the authority to sign from today on',
  access,
  params: AccountParams.extend({ authorityId: z.coerce.number().int().positive() }),
  output: z.object({}),
})

export const endAccountSessions = endpoint({
  id: 'endAccountSessions',
  method: 'DELETE',
  path: '/api/accounts/:accountId/sessions',
  tag,
  summary: 'Kết thúc mọi phiên của tài khoản',
  summaryEn: 'End all sessions of the account',
  access,
  params: AccountParams,
  output: z.object({ ended: z.int() }),
})

export const ImportReport = z.object({
  made: z.int(),
  existing: z.int(),
  refused: z.int(),
  rows: z.array(
    z.object({
      row: z.int().describe('As the spreadsheet counts: the header is row 1'),
      username: z.string(),
      outcome: z.enum(['made', 'existing', 'refused']),
      message: z.string(),
      initialPassword: InitialPassword.nullable(),
    }),
  ),
})
export type ImportReport = z.infer<typeof ImportReport>

/** The file itself as the body (`text/csv` or the XLSX type). Good rows go in; sending it again changes nothing. */
export const importAccountsFile = endpoint({
  id: 'importAccounts',
  method: 'POST',
  path: '/api/accounts/import',
  tag,
  summary: 'Cấp tài khoản hàng loạt từ tệp CSV hoặc XLSX',
  summaryEn: 'Make accounts from a CSV or XLSX file',
  access,
  query: z.object({ fileName: z.string().max(200).default('') }),
  consumes: 'application/octet-stream',
  output: ImportReport,
})
