import type { Actor } from '../platform/endpoint.ts'

/** What an account can be for (Luật Hộ tịch arts. 66–73). One account has one office and one or more of these. */
export const roles = [
  'RECEPTION',
  'REGISTRAR',
  'SIGNATORY',
  'SEAL',
  'OFFICE_ADMIN',
  'PROV_OVERSIGHT',
  'PROV_REVOKE',
  'STATISTICS',
  'INSPECTOR',
  'NATIONAL',
  'MISSION_REGISTRAR',
  'MOFA',
] as const
export type Role = (typeof roles)[number]
export const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text)

/** The sentences: every endpoint names one as its `access`, every screen asks the same. */
export const sentences = {
  'signed-in': 'đã đăng nhập',
  'case.read': 'xem hồ sơ trong phạm vi đơn vị',
  'case.intake': 'tiếp nhận hồ sơ, yêu cầu bổ sung, in giấy hẹn trả',
  'case.vet': 'thẩm tra hồ sơ',
  'case.register': 'ghi vào Sổ',
  'case.hand-over': 'trả kết quả',
  'case.sign': 'ký hoặc trả lại hồ sơ trình ký',
  'entry.read': 'xem nội dung đã ghi trong Sổ',
  'entry.search': 'tìm trong Sổ, có nêu mục đích',
  'search.approve': 'duyệt cho người khác của đơn vị tìm ngoài phạm vi',
  'duplicate.decide': 'quyết định hai mục, hai người có trùng nhau không',
  'entry.correct': 'sửa lỗi gõ trước khi ký',
  'repair.ask': 'đề nghị chỉnh sửa dữ liệu cho khớp với Sổ',
  'repair.decide': 'duyệt đề nghị chỉnh sửa của người khác',
  'entry.note': 'ghi chú vào Sổ',
  'entry.revoke': 'thu hồi, hủy bỏ mục đăng ký theo quyết định',
  'book.read': 'xem Sổ',
  'book.manage': 'mở, khóa Sổ',
  'document.print': 'in giấy tờ',
  'document.copy': 'cấp bản sao trích lục',
  'account.manage': 'cấp, khóa tài khoản của cấp mình và cấp dưới',
  'office.settings': 'đặt cấu hình của đơn vị',
  'oversight.read': 'theo dõi công việc của các đơn vị trực thuộc',
  'statistics.read': 'xem số liệu tổng hợp',
  'audit.read': 'xem và kiểm tra nhật ký',
  'alert.read': 'xem cảnh báo đọc dữ liệu bất thường',
  'links.read': 'xem tình trạng kết nối',
  'links.control': 'điều khiển kết nối',
  'notification.import': 'nhập giấy chứng sinh điện tử',
} as const
export type Sentence = keyof typeof sentences

const registrar: readonly Sentence[] = [
  'case.read',
  'case.intake',
  'case.vet',
  'case.register',
  'case.hand-over',
  'entry.read',
  'entry.search',
  'search.approve',
  'duplicate.decide',
  'entry.correct',
  'repair.ask',
  'repair.decide',
  'entry.note',
  'book.read',
  'book.manage',
  'document.print',
  'document.copy',
  'statistics.read',
  'links.read',
  'notification.import',
]

/** Who may do what: the one table. A role has what its duty needs and nothing else. */
export const may: Readonly<Record<Role, readonly Sentence[]>> = {
  RECEPTION: ['case.read', 'case.intake', 'case.hand-over', 'document.print', 'statistics.read', 'links.read'],
  REGISTRAR: registrar,
  MISSION_REGISTRAR: registrar,
  SIGNATORY: [
    'case.read',
    'case.sign',
    'entry.read',
    'book.read',
    'repair.decide',
    'search.approve',
    'statistics.read',
    'links.read',
  ],
  SEAL: ['document.print'],
  OFFICE_ADMIN: ['account.manage', 'office.settings', 'alert.read', 'statistics.read', 'links.read'],
  PROV_OVERSIGHT: [
    'case.read',
    'entry.read',
    'entry.search',
    'search.approve',
    'book.read',
    'document.copy',
    'oversight.read',
    'statistics.read',
    'links.read',
  ],
  PROV_REVOKE: [
    'case.read',
    'entry.read',
    'entry.search',
    'entry.revoke',
    'book.read',
    'oversight.read',
    'statistics.read',
  ],
  STATISTICS: ['statistics.read'],
  INSPECTOR: [
    'case.read',
    'entry.read',
    'entry.search',
    'book.read',
    'oversight.read',
    'statistics.read',
    'audit.read',
    'alert.read',
    'links.read',
  ],
  NATIONAL: [
    'case.read',
    'entry.read',
    'entry.search',
    'book.read',
    'account.manage',
    'office.settings',
    'alert.read',
    'oversight.read',
    'statistics.read',
    'links.read',
    'links.control',
    'notification.import',
  ],
  MOFA: ['case.read', 'entry.read', 'entry.revoke', 'book.read', 'oversight.read', 'statistics.read'],
}

/** What people read for a role. */
export const roleNames: Readonly<Record<Role, { vi: string; en: string }>> = {
  RECEPTION: { vi: 'Cán bộ một cửa', en: 'One-stop reception' },
  REGISTRAR: { vi: 'Công chức tư pháp – hộ tịch', en: 'Civil-status officer' },
  SIGNATORY: { vi: 'Lãnh đạo ký', en: 'Signatory' },
  SEAL: { vi: 'Văn thư', en: 'Seal keeper' },
  OFFICE_ADMIN: { vi: 'Quản trị đơn vị', en: 'Office administrator' },
  PROV_OVERSIGHT: { vi: 'Sở Tư pháp – giám sát', en: 'Provincial oversight' },
  PROV_REVOKE: { vi: 'UBND tỉnh – thu hồi', en: 'Provincial revocation' },
  STATISTICS: { vi: 'Thống kê', en: 'Statistics' },
  INSPECTOR: { vi: 'Thanh tra, kiểm tra', en: 'Inspector' },
  NATIONAL: { vi: 'Cục Hành chính tư pháp', en: 'National administration' },
  MISSION_REGISTRAR: { vi: 'Cán bộ lãnh sự', en: 'Consular officer' },
  MOFA: { vi: 'Bộ Ngoại giao', en: 'Ministry of Foreign Affairs' },
}

/** Whoever asks; `Actor` on the server, the answer of `GET /api/me` on the screen. */
export type Asker = Pick<Actor, 'accountId' | 'officeId' | 'officeKind' | 'provinceCode' | 'roles' | 'pin'>

export const hasRole = (actor: Pick<Actor, 'roles'>, role: Role): boolean => actor.roles.includes(role)

/** Whether the actor's roles allow an `access` at all; an unknown sentence is allowed to nobody. */
export function permits(actor: Pick<Actor, 'roles'>, access: string): boolean {
  if (access === 'public' || access === 'signed-in') return true
  return actor.roles.some((role) => isRole(role) && (may[role] as readonly string[]).includes(access))
}

/** All sentences an actor may do, in the order of the table. */
export const permissionsOf = (actor: Pick<Actor, 'roles'>): Sentence[] =>
  (Object.keys(sentences) as Sentence[]).filter((sentence) => permits(actor, sentence))

/** Receipts and letters of a dossier are printed at the desk; papers made from the Sổ only by whoever may read it. */
export const mayPrint = (actor: Pick<Actor, 'roles'>, paper: { ofEntry: boolean }): boolean =>
  permits(actor, 'document.print') && (!paper.ofEntry || permits(actor, 'entry.read') || hasRole(actor, 'SEAL'))

/** Beyond one's own offices only by exact key, and never without a purpose (Luật Hộ tịch art. 61; NĐ 87/2020). */
export const maySearchEntries = (
  actor: Pick<Actor, 'roles' | 'scope'>,
  search: { reach: 'own' | 'national'; exactKey: boolean; purpose: string },
): boolean =>
  permits(actor, 'entry.search') &&
  search.purpose.trim() !== '' &&
  (search.reach === 'own' || search.exactKey || actor.scope === 'NATIONAL')

/** Four eyes: whoever asked for the repair never decides it. */
export const mayDecideRepair = (actor: Asker, asker: { accountId: string }): boolean =>
  permits(actor, 'repair.decide') && actor.accountId !== asker.accountId

/** Why this person may not sign, or null. R-A8: nobody decides on himself or relatives (Luật Hộ tịch art. 12(1)(h)). */
export function whyNotSign(
  actor: Asker,
  personsPins: readonly (string | null)[],
): 'not-permitted' | 'own-matter' | null {
  if (!permits(actor, 'case.sign')) return 'not-permitted'
  return actor.pin !== null && personsPins.includes(actor.pin) ? 'own-matter' : null
}

/** R-A8: `personsPins` are those of everybody in the entry, and of known relatives. */
export const maySign = (actor: Asker, personsPins: readonly (string | null)[]): boolean =>
  whyNotSign(actor, personsPins) === null

/** R-A8 for whoever writes the Sổ. */
export const mayRegister = (actor: Asker, personsPins: readonly (string | null)[]): boolean =>
  permits(actor, 'case.register') && (actor.pin === null || !personsPins.includes(actor.pin))

type OfficeKind = Actor['officeKind']

/** Which roles an office of a kind has. */
export const rolesOfOffice: Readonly<Record<OfficeKind, readonly Role[]>> = {
  COMMUNE: ['RECEPTION', 'REGISTRAR', 'SIGNATORY', 'SEAL', 'OFFICE_ADMIN', 'STATISTICS', 'INSPECTOR'],
  DISTRICT: ['RECEPTION', 'REGISTRAR', 'SIGNATORY', 'SEAL', 'OFFICE_ADMIN', 'STATISTICS'],
  MISSION: ['RECEPTION', 'MISSION_REGISTRAR', 'SIGNATORY', 'SEAL', 'OFFICE_ADMIN', 'STATISTICS'],
  PROVINCE_JUSTICE: ['PROV_OVERSIGHT', 'OFFICE_ADMIN', 'STATISTICS', 'INSPECTOR'],
  PROVINCE: ['PROV_REVOKE', 'PROV_OVERSIGHT', 'OFFICE_ADMIN', 'STATISTICS', 'INSPECTOR'],
  MOJ: ['NATIONAL', 'OFFICE_ADMIN', 'STATISTICS', 'INSPECTOR'],
  MOFA: ['MOFA', 'OFFICE_ADMIN', 'STATISTICS', 'INSPECTOR'],
}

/** Assignments that always end on a day. */
export const timeBoxedRoles: readonly Role[] = ['INSPECTOR']

/** Four eyes: whoever writes does not sign; whoever inspects does neither. */
export const incompatibleRoles: readonly (readonly [Role, Role])[] = [
  ['SIGNATORY', 'REGISTRAR'],
  ['SIGNATORY', 'MISSION_REGISTRAR'],
  ['SIGNATORY', 'RECEPTION'],
  ['INSPECTOR', 'RECEPTION'],
  ['INSPECTOR', 'REGISTRAR'],
  ['INSPECTOR', 'SIGNATORY'],
  ['INSPECTOR', 'OFFICE_ADMIN'],
  ['INSPECTOR', 'NATIONAL'],
]

/** An account to be made or changed: where it is, and the role it gets (none when only the person's data change). */
export type ManagedAccount = {
  officeKind: OfficeKind
  provinceCode: string | null
  officeId: number
  role?: Role | undefined
  accountId?: string | undefined
}

const ofProvince: readonly OfficeKind[] = ['PROVINCE', 'PROVINCE_JUSTICE']
const ofMinistry: readonly OfficeKind[] = ['MOJ', 'MOFA']

/** Whether an office stands above another: ministry → province → commune; the foreign ministry above the missions. */
export function isAbove(
  upper: Pick<Asker, 'officeKind' | 'provinceCode'>,
  lower: Pick<ManagedAccount, 'officeKind' | 'provinceCode'>,
): boolean {
  switch (upper.officeKind) {
    case 'MOJ':
      return lower.officeKind !== 'MOJ'
    case 'MOFA':
      return lower.officeKind === 'MISSION'
    case 'PROVINCE':
    case 'PROVINCE_JUSTICE':
      return (
        upper.provinceCode !== null &&
        lower.provinceCode === upper.provinceCode &&
        !ofProvince.includes(lower.officeKind) &&
        !ofMinistry.includes(lower.officeKind) &&
        lower.officeKind !== 'MISSION'
      )
    case 'COMMUNE':
    case 'DISTRICT':
    case 'MISSION':
      return false
  }
}

/**
 * Accounts are made level by level. An administrator manages the accounts of the own office and of offices below; who administers or
 * inspects an office is chosen above it. Nobody changes the own account.
 */
export function mayManageAccount(actor: Asker, account: ManagedAccount): boolean {
  if (!permits(actor, 'account.manage') || account.accountId === actor.accountId) return false
  if (account.role !== undefined && !rolesOfOffice[account.officeKind].includes(account.role)) return false
  if (isAbove(actor, account)) return true
  if (actor.officeId !== account.officeId) return false
  if (hasRole(actor, 'NATIONAL')) return true
  return account.role !== 'OFFICE_ADMIN' && account.role !== 'INSPECTOR' && account.role !== 'NATIONAL'
}
