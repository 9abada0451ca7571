import { v7 as newId } from 'uuid'
import { competence } from '../law/competence.ts'
import { inForce } from '../law/in-force.ts'
import type { Clock } from '../platform/clock.server.ts'
import { type Database, inTransaction, type Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { dayInVietnam } from '../values/moment.ts'
import {
  auditAccountsMade,
  insertAccounts,
  insertAuthority,
  type NewAccount,
  type OfficeRow,
  officesByUnit,
  usernamesTaken,
} from './accounts.sql.server.ts'
import { AccountDraft } from './accounts.ts'
import { hashPassword } from './passwords.server.ts'
import type { Role } from './permissions.ts'

/** One password for all invented people, printed at the start; demo accounts show on every screen that they are such. */
export const demoPassword = 'Mau-Hotich-2026'

type Person = {
  username: string
  fullName: string
  jobTitle: string
  roles: Role[]
  pin?: string
  signsAs?: { capacity: 'CHAIR' | 'VICE_CHAIR'; lines: string[] }
}
type Post = { kind: Actor['officeKind']; unitCode: string; people: Person[] }

/** The people of an office that registers; `pins` are the chair's and the vice-chair's. */
function registeringOffice(
  place: string,
  names: readonly [string, string, string, string, string],
  pins: readonly [string, string],
  mission = false,
): Person[] {
  const [reception, registrar, chair, vice, admin] = names
  const head = mission ? 'ĐẠI SỨ' : 'CHỦ TỊCH'
  const onBehalf = mission ? ['TM. CƠ QUAN ĐẠI DIỆN'] : ['TM. ỦY BAN NHÂN DÂN']
  return [
    {
      username: `motcua.${place}`,
      fullName: reception,
      jobTitle: mission ? 'Nhân viên tiếp nhận' : 'Cán bộ Bộ phận Một cửa',
      roles: ['RECEPTION'],
    },
    {
      username: `hotich.${place}`,
      fullName: registrar,
      jobTitle: mission ? 'Viên chức lãnh sự' : 'Công chức tư pháp – hộ tịch',
      roles: [mission ? 'MISSION_REGISTRAR' : 'REGISTRAR'],
    },
    {
      username: mission ? `daisu.${place}` : `chutich.${place}`,
      fullName: chair,
      jobTitle: mission ? 'Đại sứ' : 'Chủ tịch UBND',
      roles: ['SIGNATORY'],
      pin: pins[0],
      signsAs: { capacity: 'CHAIR', lines: [...onBehalf, head] },
    },
    {
      username: mission ? `lanhsu.${place}` : `phochutich.${place}`,
      fullName: vice,
      jobTitle: mission ? 'Trưởng phòng Lãnh sự' : 'Phó Chủ tịch UBND',
      roles: ['SIGNATORY'],
      pin: pins[1],
      signsAs: { capacity: 'VICE_CHAIR', lines: [`KT. ${head}`, mission ? 'BÍ THƯ THỨ NHẤT' : 'PHÓ CHỦ TỊCH'] },
    },
    { username: `quantri.${place}`, fullName: admin, jobTitle: 'Quản trị đơn vị', roles: ['OFFICE_ADMIN'] },
  ]
}

const posts: readonly Post[] = [
  {
    kind: 'COMMUNE',
    unitCode: '00004',
    people: registeringOffice(
      'badinh',
      ['Đỗ Thị Mai Hương', 'Nguyễn Thu Trang', 'Trần Quốc Bảo', 'Lê Hoài Nam', 'Vũ Đình Khánh'],
      ['001075990011', '001080990022'],
    ),
  },
  {
    kind: 'COMMUNE',
    unitCode: '00070',
    people: registeringOffice(
      'hoankiem',
      ['Bùi Ngọc Ánh', 'Phạm Minh Châu', 'Hoàng Văn Thịnh', 'Đặng Thùy Linh', 'Ngô Gia Huy'],
      ['001074990033', '001182990044'],
    ),
  },
  {
    kind: 'COMMUNE',
    unitCode: '00721',
    people: registeringOffice(
      'dongvan',
      ['Vàng Thị Mỷ', 'Lù Văn Páo', 'Sùng Mí Sính', 'Nguyễn Thị Hạnh', 'Giàng A Chứ'],
      ['002078990055', '002184990066'],
    ),
  },
  {
    // A district registered until 2025-06-30: made only where the clock stands before that day.
    kind: 'DISTRICT',
    unitCode: '001',
    people: registeringOffice(
      'quanbadinh',
      ['Trương Thị Lan', 'Đào Minh Đức', 'Phùng Quang Vinh', 'Hà Thị Thu', 'Mạc Văn Toàn'],
      ['001072990111', '001179990122'],
    ),
  },
  {
    kind: 'MISSION',
    unitCode: 'JP',
    people: registeringOffice(
      'nhatban',
      ['Trịnh Bảo Ngọc', 'Phan Anh Tuấn', 'Đinh Công Thành', 'Lương Thị Thanh', 'Tạ Hữu Phước'],
      ['001070990077', '001177990088'],
      true,
    ),
  },
  {
    kind: 'PROVINCE_JUSTICE',
    unitCode: '01',
    people: [
      {
        username: 'giamsat.hanoi',
        fullName: 'Hồ Thị Diệu Linh',
        jobTitle: 'Chuyên viên giám sát hộ tịch',
        roles: ['PROV_OVERSIGHT'],
      },
      { username: 'quantri.hanoi', fullName: 'Cao Xuân Lộc', jobTitle: 'Quản trị cấp tỉnh', roles: ['OFFICE_ADMIN'] },
    ],
  },
  {
    kind: 'PROVINCE',
    unitCode: '01',
    people: [
      {
        username: 'ubnd.hanoi',
        fullName: 'Trịnh Gia Bảo',
        jobTitle: 'Văn phòng Ủy ban nhân dân thành phố',
        roles: ['PROV_REVOKE'],
      },
    ],
  },
  {
    kind: 'PROVINCE',
    unitCode: '08',
    people: [
      {
        username: 'ubnd.tuyenquang',
        fullName: 'Hầu Mí Lềnh',
        jobTitle: 'Văn phòng Ủy ban nhân dân tỉnh',
        roles: ['PROV_REVOKE'],
      },
    ],
  },
  {
    kind: 'MOJ',
    unitCode: 'VN',
    people: [
      {
        username: 'cuc.hanhchinhtuphap',
        fullName: 'Mai Thế Vinh',
        jobTitle: 'Chuyên viên Cục Hành chính tư pháp',
        roles: ['NATIONAL'],
      },
      { username: 'thanhtra', fullName: 'Lâm Quỳnh Như', jobTitle: 'Thanh tra viên', roles: ['INSPECTOR'] },
      { username: 'thongke', fullName: 'Kiều Đức Mạnh', jobTitle: 'Chuyên viên thống kê', roles: ['STATISTICS'] },
    ],
  },
]

export type DemoAccount = { username: string; password: string; fullName: string; officeName: string; roles: Role[] }

/**
 * Makes invented people at some real offices, to try the system with: they skip the second factor, and every answer says so. Doing it
 * again changes nothing. Throws when the reference data are not loaded.
 */
export async function makeDemo(db: Database, clock: Clock): Promise<DemoAccount[]> {
  const day = dayInVietnam(clock())
  const offices = await officesByUnit(db.sql, posts, day)
  const officeOf = (post: Post): OfficeRow => {
    const office = offices.find((o) => o.kind === post.kind && o.unit_code === post.unitCode)
    if (!office) throw new Error(`No office ${post.kind} ${post.unitCode} is in force; load the reference data first`)
    return office
  }
  const abolished = (post: Post) =>
    post.kind === 'DISTRICT' && inForce(competence, day).value.FOREIGN_ELEMENT !== 'DISTRICT'
  const people = posts
    .filter((post) => !abolished(post))
    .flatMap((post) => post.people.map((person) => ({ person, office: officeOf(post) })))
  const taken = new Set(
    (
      await usernamesTaken(
        db.sql,
        people.map(({ person }) => person.username),
      )
    ).map((t) => t.username),
  )
  const missing = people.filter(({ person }) => !taken.has(person.username))
  const made = await Promise.all(
    missing.map(async ({ person, office }) => ({ person, office, account: await demoAccount(person, office, day) })),
  )
  await inTransaction(db, async (tx) => {
    const ids = await insertAccounts(
      tx,
      made.map(({ account }) => account),
      day,
    )
    for (const { person, office, account } of made)
      if (ids.has(account.id)) await giveAuthority(tx, person, { id: account.id, office_id: office.id }, day)
    await auditAccountsMade(tx, null, [...ids])
  })
  return people.map(({ person, office }) => ({
    username: person.username,
    password: demoPassword,
    fullName: person.fullName,
    officeName: office.name,
    roles: person.roles,
  }))
}

const nextYear = (day: string): string => `${Number(day.slice(0, 4)) + 1}-12-31`

async function demoAccount(person: Person, office: OfficeRow, day: string): Promise<NewAccount> {
  return {
    id: newId(),
    officeId: office.id,
    draft: AccountDraft.parse({
      username: person.username,
      fullName: person.fullName,
      jobTitle: person.jobTitle,
      pin: person.pin ?? null,
      from: day,
      roles: person.roles.map((role) => ({ role, from: day, to: role === 'INSPECTOR' ? nextYear(day) : null })),
    }),
    passwordHash: await hashPassword(demoPassword),
    mustChange: false,
    totpExempt: true,
    demo: true,
    createdBy: null,
  }
}

async function giveAuthority(
  tx: Writes,
  person: Person,
  account: { id: string; office_id: number },
  day: string,
): Promise<void> {
  if (!person.signsAs) return
  await insertAuthority(tx, account, {
    capacity: person.signsAs.capacity,
    capacityLines: person.signsAs.lines,
    documentKinds: [],
    from: day,
    to: null,
    decision: 'Phân công mẫu để dùng thử',
  })
}
