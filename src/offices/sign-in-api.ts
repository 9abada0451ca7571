import { z } from 'zod'
import { endpoint } from '../platform/define-endpoint.ts'
import { roles, sentences } from './permissions.ts'

const tag = 'sign-in'
const Password = z.string().min(1, 'Nhập mật khẩu.').max(200, 'Mật khẩu quá dài.')
const Code = z.string().regex(/^\s*\d{3}\s*\d{3}\s*$/, 'Mã xác thực gồm 6 chữ số.')

const Sentence = z.enum(Object.keys(sentences) as [keyof typeof sentences, ...(keyof typeof sentences)[]])

export const SignatureAuthorityView = z.object({
  id: z.int(),
  capacity: z.enum(['CHAIR', 'VICE_CHAIR', 'DELEGATED']),
  capacityLines: z.array(z.string()).describe('Printed above the name, e.g. KT. CHỦ TỊCH / PHÓ CHỦ TỊCH'),
  documentKinds: z.array(z.string()).describe('Empty: every kind'),
  from: z.iso.date(),
  to: z.iso.date().nullable(),
  decision: z.string(),
})

/** Whoever is signed in, as every screen needs it. `permissions` are the sentences of offices/permissions.ts. */
export const Me = z.object({
  accountId: z.uuid(),
  username: z.string(),
  fullName: z.string(),
  jobTitle: z.string(),
  pin: z.string().nullable(),
  officeId: z.int(),
  officeKind: z.enum(['COMMUNE', 'DISTRICT', 'MISSION', 'PROVINCE_JUSTICE', 'PROVINCE', 'MOJ', 'MOFA']),
  provinceCode: z.string().nullable(),
  roles: z.array(z.string()),
  scope: z.enum(['OFFICE', 'PROVINCE', 'NATIONAL']),
  permissions: z.array(Sentence),
  office: z.object({
    id: z.int(),
    kind: z.string(),
    name: z.string(),
    unitCode: z.string(),
    provinceCode: z.string().nullable(),
  }),
  signatureAuthorities: z.array(SignatureAuthorityView),
  csrfToken: z.string().describe('Goes into the X-CSRF-Token header of every command'),
  serverTime: z.iso.datetime(),
  reauthenticatedUntil: z.iso.datetime().nullable().describe('Until when one may sign without the password'),
  secondFactor: z.enum(['CONFIRMED', 'EXEMPT', 'MISSING']),
  demo: z.boolean(),
  notice: z.string().nullable().describe('To be shown all the time, e.g. that this account skips the second factor'),
  idleMinutes: z.number(),
  sessionRef: z.string(),
})
export type Me = z.infer<typeof Me>

const Enrolment = {
  secret: z.string().describe('Base32; shown this once'),
  uri: z.string().describe('otpauth:// address, for a QR'),
}

export const SignInAnswer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('signed-in'), me: Me, csrfToken: z.string() }),
  z.object({ state: z.literal('totp-needed') }),
  z.object({ state: z.literal('password-change-needed'), rules: z.array(z.string()) }),
  z.object({ state: z.literal('totp-enrolment-needed'), ...Enrolment, passwordChanged: z.boolean() }),
])
export type SignInAnswer = z.infer<typeof SignInAnswer>

/**
 * Signs in, in one call or several: the same credentials are sent again with what the answer asks for (`totp`, `newPassword`; at
 * `totp-enrolment-needed` the first code of the new secret as `totp`). Sets the cookie when `signed-in`.
 * Problems: sign-in-refused, totp-refused, account-closed, password-weak, too-many-requests (`data.retryAfterSeconds`).
 */
export const signIn = endpoint({
  id: 'signIn',
  method: 'POST',
  path: '/api/session',
  tag,
  summary: 'Đăng nhập',
  summaryEn: 'Sign in',
  access: 'public',
  body: z.object({
    username: z.string().min(1, 'Nhập tên đăng nhập.').max(80),
    password: Password,
    totp: Code.optional(),
    newPassword: Password.optional(),
  }),
  output: SignInAnswer,
})

/** The invented people one may try the system with; none where no demo was made. */
export const listDemoAccounts = endpoint({
  id: 'listDemoAccounts',
  method: 'GET',
  path: '/api/session/demo',
  tag,
  summary: 'Tài khoản thử, ở nơi có dữ liệu thử',
  summaryEn: 'Demo accounts, where a demo was made',
  access: 'public',
  output: z.object({
    accounts: z
      .array(
        z.object({
          username: z.string(),
          fullName: z.string(),
          jobTitle: z.string(),
          roles: z.array(z.enum(roles)),
          officeName: z.string(),
        }),
      )
      .max(40),
    password: z.string().nullable().describe('The one password of them all; null when there are none'),
  }),
})

export const signOut = endpoint({
  id: 'signOut',
  method: 'DELETE',
  path: '/api/session',
  tag,
  summary: 'Đăng xuất',
  summaryEn: 'Sign out',
  access: 'signed-in',
  output: z.object({}),
})

export const reauthenticate = endpoint({
  id: 'reauthenticate',
  method: 'POST',
  path: '/api/session/reauthenticate',
  tag,
  summary: 'Nhập lại mật khẩu trước khi ký',
  summaryEn: 'Repeat the password before signing',
  access: 'signed-in',
  body: z.object({ password: Password, totp: Code.optional() }),
  output: z.discriminatedUnion('state', [
    z.object({ state: z.literal('totp-needed') }),
    z.object({ state: z.literal('done'), until: z.iso.datetime() }),
  ]),
})

export const readMe = endpoint({
  id: 'readMe',
  method: 'GET',
  path: '/api/me',
  tag,
  summary: 'Tôi là ai, được làm gì',
  summaryEn: 'Who am I and what may I do',
  access: 'signed-in',
  output: Me,
})

export const changePassword = endpoint({
  id: 'changePassword',
  method: 'POST',
  path: '/api/me/password',
  tag,
  summary: 'Đổi mật khẩu; các phiên khác kết thúc',
  summaryEn: 'Change the password; other sessions end',
  access: 'signed-in',
  body: z.object({ password: Password, newPassword: Password }),
  output: z.object({ sessionsEnded: z.int() }),
})

export const enrolTotp = endpoint({
  id: 'enrolTotp',
  method: 'POST',
  path: '/api/me/totp',
  tag,
  summary: 'Bắt đầu cài mã xác thực (hoặc đổi điện thoại)',
  summaryEn: 'Begin enrolling the second factor, or moving it to another phone',
  access: 'signed-in',
  body: z.object({ password: Password, totp: Code.optional().describe('The present code, when one is enrolled') }),
  output: z.object({ ...Enrolment, ticket: z.string().describe('Send back with the first code') }),
})

export const confirmTotpCode = endpoint({
  id: 'confirmTotp',
  method: 'POST',
  path: '/api/me/totp/confirm',
  tag,
  summary: 'Xác nhận mã xác thực bằng mã đầu tiên',
  summaryEn: 'Confirm the second factor by its first code',
  access: 'signed-in',
  body: z.object({ ticket: z.string().max(300), totp: Code }),
  output: z.object({}),
})

export const SessionView = z.object({
  ref: z.string(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  ip: z.string(),
  userAgent: z.string(),
  current: z.boolean(),
})

export const listSessions = endpoint({
  id: 'listSessions',
  method: 'GET',
  path: '/api/sessions',
  tag,
  summary: 'Các phiên đang mở của tôi',
  summaryEn: 'My open sessions',
  access: 'signed-in',
  output: z.object({ sessions: z.array(SessionView) }),
})

export const endSession = endpoint({
  id: 'endSession',
  method: 'DELETE',
  path: '/api/sessions/:ref',
  tag,
  summary: 'Kết thúc một phiên của tôi',
  summaryEn: 'End one of my sessions',
  access: 'signed-in',
  params: z.object({ ref: z.string().regex(/^[0-9a-f]{16}$/) }),
  output: z.object({ ended: z.int() }),
})

export const endOtherSessions = endpoint({
  id: 'endOtherSessions',
  method: 'DELETE',
  path: '/api/sessions',
  tag,
  summary: 'Kết thúc mọi phiên khác của tôi',
  summaryEn: 'End all my other sessions',
  access: 'signed-in',
  output: z.object({ ended: z.int() }),
})
