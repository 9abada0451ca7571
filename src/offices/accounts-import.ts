import { fold } from '../values/names.ts'
import { AccountDraft, type AccountFault, accountFaults } from './accounts.ts'
import { isRole, type Role, roleNames, roles, type rolesOfOffice } from './permissions.ts'

/** The columns of the file, by any of these headings, in any order. */
const headings = {
  username: ['ten dang nhap', 'username', 'tai khoan'],
  fullName: ['ho ten', 'ho va ten', 'full name', 'fullname', 'ho chu dem ten'],
  unitCode: ['ma don vi', 'ma dvhc', 'unit code', 'unit'],
  officeKind: ['loai don vi', 'office kind', 'kind'],
  roles: ['vai tro', 'roles', 'role'],
  jobTitle: ['chuc danh', 'chuc vu', 'job title'],
  email: ['thu dien tu', 'email', 'e mail'],
  pin: ['so dinh danh', 'so dinh danh ca nhan', 'pin', 'cccd'],
  from: ['tu ngay', 'hieu luc tu', 'from', 'valid from'],
  to: ['den ngay', 'hieu luc den', 'to', 'valid to'],
} as const
export type ImportColumn = keyof typeof headings
const needed: readonly ImportColumn[] = ['username', 'fullName', 'unitCode', 'roles']

/** A file to fill in, as CSV. */
export const importTemplate =
  'Tên đăng nhập,Họ tên,Mã đơn vị,Loại đơn vị,Vai trò,Chức danh,Thư điện tử,Số định danh,Từ ngày,Đến ngày\n'

export type ImportLayout = { column: Partial<Record<ImportColumn, number>>; missing: string[] }

/** Which column stands where; `missing` names headings without which nothing can be done. */
export function layoutOf(header: readonly string[]): ImportLayout {
  const column: Partial<Record<ImportColumn, number>> = {}
  for (const [name, spellings] of Object.entries(headings)) {
    const index = header.findIndex((cell) => (spellings as readonly string[]).includes(fold(cell)))
    if (index >= 0) column[name as ImportColumn] = index
  }
  return { column, missing: needed.filter((name) => column[name] === undefined).map((name) => headings[name][0]) }
}

type OfficeKind = keyof typeof rolesOfOffice
export type ImportLine = { officeKind: OfficeKind; unitCode: string; draft: AccountDraft }

const kindNames: Record<string, OfficeKind> = {
  '': 'COMMUNE',
  xa: 'COMMUNE',
  'cap xa': 'COMMUNE',
  commune: 'COMMUNE',
  'co quan dai dien': 'MISSION',
  mission: 'MISSION',
  'so tu phap': 'PROVINCE_JUSTICE',
  'province justice': 'PROVINCE_JUSTICE',
  'ubnd tinh': 'PROVINCE',
  province: 'PROVINCE',
  'bo tu phap': 'MOJ',
  moj: 'MOJ',
  'bo ngoai giao': 'MOFA',
  mofa: 'MOFA',
}

const roleByName = new Map<string, Role>([
  ...roles.map((role): [string, Role] => [fold(roleNames[role].vi), role]),
  ...roles.map((role): [string, Role] => [fold(role), role]),
])

function day(text: string): string | null {
  if (text === '') return null
  const written = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  return written ? `${written[3]}-${written[2]?.padStart(2, '0')}-${written[1]?.padStart(2, '0')}` : text
}

/** A spreadsheet drops leading zeros of what it takes for a number. */
const padded = (text: string, length: number): string => (/^\d+$/.test(text) ? text.padStart(length, '0') : text)

/** Reads one row: the account it asks for, or everything that is wrong with it. */
export function readLine(
  cells: readonly string[],
  { column }: ImportLayout,
): { ok: true; line: ImportLine; faults: AccountFault[] } | { ok: false; username: string; faults: AccountFault[] } {
  const cell = (name: ImportColumn): string => {
    const index = column[name]
    return index === undefined ? '' : (cells[index] ?? '')
  }
  const username = cell('username')
  const faults: AccountFault[] = []
  const formula = cells.find((text) => /^[=@]|^[+-]\D/.test(text))
  if (formula !== undefined)
    faults.push({
      code: 'formula',
      pointer: '',
      message: `Ô “${formula.slice(0, 40)}” là công thức; chỉ nhận chữ và số.`,
    })
  const officeKind = kindNames[fold(cell('officeKind'))]
  if (!officeKind)
    faults.push({
      code: 'office-kind',
      pointer: '/officeKind',
      message: `Không có loại đơn vị “${cell('officeKind')}”.`,
    })
  const named = cell('roles')
    .split(/[;,+|]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const held = named.map((name) => roleByName.get(fold(name)))
  named.forEach((name, index) => {
    if (!held[index]) faults.push({ code: 'role', pointer: '/roles', message: `Không có vai trò “${name}”.` })
  })
  const to = day(cell('to'))
  const draft = AccountDraft.safeParse({
    username,
    fullName: cell('fullName'),
    jobTitle: cell('jobTitle'),
    email: cell('email'),
    pin: cell('pin') === '' ? null : padded(cell('pin'), 12),
    from: day(cell('from')),
    to,
    roles: held
      .filter((role) => role !== undefined && isRole(role))
      .map((role) => ({ role, from: day(cell('from')), to })),
  })
  if (!draft.success)
    for (const issue of draft.error.issues)
      faults.push({ code: issue.code ?? 'invalid', pointer: `/${issue.path.join('/')}`, message: issue.message })
  if (!draft.success || !officeKind || faults.length > 0) return { ok: false, username, faults }
  const unitCode =
    officeKind === 'COMMUNE'
      ? padded(cell('unitCode'), 5)
      : officeKind.startsWith('PROVINCE')
        ? padded(cell('unitCode'), 2)
        : cell('unitCode') || 'VN'
  return { ok: true, line: { officeKind, unitCode, draft: draft.data }, faults: accountFaults(officeKind, draft.data) }
}
