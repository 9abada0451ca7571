import { z } from 'zod'
import { Pin } from '../values/ids.ts'
import { PersonName } from '../values/names.ts'
import { incompatibleRoles, type Role, roleNames, roles, rolesOfOffice, timeBoxedRoles } from './permissions.ts'

export const Username = z
  .string()
  .transform((text) => text.normalize('NFC').trim().toLowerCase())
  .pipe(
    z
      .string()
      .regex(
        /^[a-z][a-z0-9._-]{2,59}$/,
        'Tên đăng nhập gồm 3–60 chữ không dấu, chữ số, dấu chấm, gạch nối; bắt đầu bằng chữ.',
      ),
  )

/** A role between two days, both included; `from` null is from today, `to` null without end. */
export const RoleGrant = z.object({
  role: z.enum(roles),
  from: z.iso.date().nullable().default(null),
  to: z.iso.date().nullable().default(null),
})
export type RoleGrant = z.infer<typeof RoleGrant>

/** An account as it is asked for. */
export const AccountDraft = z.object({
  username: Username,
  fullName: PersonName,
  jobTitle: z.string().trim().max(200).default(''),
  email: z.union([z.literal(''), z.email('Thư điện tử không đúng dạng.')]).default(''),
  pin: Pin.nullable()
    .default(null)
    .describe('PIN of the official: needed to see that nobody signs his own matter (R-A8)'),
  from: z.iso.date().nullable().default(null),
  to: z.iso.date().nullable().default(null),
  roles: z.array(RoleGrant).min(1, 'Chọn ít nhất một vai trò.').max(roles.length),
})
export type AccountDraft = z.infer<typeof AccountDraft>

export type AccountFault = { code: string; pointer: string; message: string }

/** What is wrong with roles at an office of that kind; empty when they may stand. */
export function roleFaults(
  kind: keyof typeof rolesOfOffice,
  grants: readonly RoleGrant[],
  person: { pin: string | null },
): AccountFault[] {
  const held = grants.map((grant) => grant.role)
  const called = (role: Role): string => roleNames[role].vi
  return [
    ...grants.flatMap(({ role, from, to }, index): AccountFault[] => [
      ...(rolesOfOffice[kind].includes(role)
        ? []
        : [
            {
              code: 'role-not-here',
              pointer: `/roles/${index}/role`,
              message: `Đơn vị này không có vai trò “${called(role)}”.`,
            },
          ]),
      ...(timeBoxedRoles.includes(role) && to === null
        ? [
            {
              code: 'role-needs-end',
              pointer: `/roles/${index}/to`,
              message: `Vai trò “${called(role)}” phải có ngày kết thúc.`,
            },
          ]
        : []),
      ...(from !== null && to !== null && to < from
        ? [{ code: 'role-ends-before', pointer: `/roles/${index}/to`, message: 'Ngày kết thúc trước ngày bắt đầu.' }]
        : []),
    ]),
    ...(new Set(held).size < held.length
      ? [{ code: 'role-twice', pointer: '/roles', message: 'Một vai trò ghi hai lần.' }]
      : []),
    ...incompatibleRoles
      .filter(([one, other]) => held.includes(one) && held.includes(other))
      .map(([one, other]) => ({
        code: 'roles-incompatible',
        pointer: '/roles',
        message: `Một người không thể vừa là “${called(one)}” vừa là “${called(other)}”.`,
      })),
    ...(held.includes('SIGNATORY') && person.pin === null
      ? [
          {
            code: 'signatory-needs-pin',
            pointer: '/pin',
            message: 'Người ký phải có số định danh cá nhân, để không ký việc của chính mình (LHT 12.1.h).',
          },
        ]
      : []),
  ]
}

/** What is wrong with an account as a whole at an office of that kind. */
export const accountFaults = (kind: keyof typeof rolesOfOffice, draft: AccountDraft): AccountFault[] => [
  ...roleFaults(kind, draft.roles, draft),
  ...(draft.from !== null && draft.to !== null && draft.to < draft.from
    ? [{ code: 'ends-before', pointer: '/to', message: 'Ngày kết thúc trước ngày bắt đầu.' }]
    : []),
]
