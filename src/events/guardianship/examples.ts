import type { z } from 'zod'
import type { Words } from '../parts/form.ts'
import { titled } from '../parts/titled.ts'
import type { GuardianshipDeclaration } from './declaration.ts'

type Typed = z.input<typeof GuardianshipDeclaration>

/** Invented people. The deciding commune is xã Đồng Văn (00721), tỉnh Tuyên Quang (08). */
const home = {
  unitCode: '00721',
  asOf: '2026-11-02',
  asWritten: 'xã Đồng Văn, tỉnh Tuyên Quang',
  kind: 'PERMANENT',
} as const
const tay = { code: '02', asWritten: 'Tày' }
const day = (text: string) => ({ known: 'day', date: text }) as const
const citizen = { ethnicity: tay, nationalities: ['VN'], residence: home }

const ward = {
  ...citizen,
  name: 'Lương Bảo Ngọc',
  birthDate: day('2016-05-08'),
  sex: '2',
  pin: '002316000521',
} satisfies Typed['ward']

const grandmother = {
  ...citizen,
  name: 'Lương Thị Hoa',
  birthDate: day('1960-02-14'),
  sex: '2',
  pin: '002160000522',
  idDocument: { type: 'CC', number: '002160000522', issuer: 'Bộ Công an', issuedOn: '2023-05-04' },
} satisfies Typed['ward']

const grandfather = {
  ...citizen,
  name: 'Nông Văn Lương',
  birthDate: day('1957-09-01'),
  sex: '1',
  pin: '002057000523',
} satisfies Typed['ward']

const aunt = {
  ...citizen,
  name: 'Lương Thị Liễu',
  birthDate: day('1989-12-20'),
  sex: '2',
  pin: '002189000524',
} satisfies Typed['ward']

const by = (person: { name: string; pin: string; birthDate: typeof ward.birthDate }) =>
  ({ relationship: 'SELF', name: person.name, pin: person.pin, birthDate: person.birthDate }) as const

const appointed = {
  ward,
  wardKind: 'MINOR',
  reason: 'Cha, mẹ của cháu đều đã chết',
  group: {
    kind: 'APPOINTED',
    guardian: aunt,
    appointedBy: 'Ủy ban nhân dân xã Đồng Văn',
    appointmentNumber: '14/QĐ-UBND',
    appointedOn: '2026-11-10',
    conditionsDeclared: true,
  },
  informant: by(aunt),
} satisfies Typed

const typed = {
  appointed,
  naturalGrandparents: {
    ...appointed,
    group: {
      kind: 'NATURAL',
      guardian: grandmother,
      guardian2: grandfather,
      rank: 'GRANDPARENTS',
      othersOfRank: true,
      agreement: true,
      conditionsDeclared: true,
    },
    informant: by(grandmother),
    reasons: { F3: 'Không có anh, chị ruột đã thành niên' },
  },
  naturalSpouse: {
    ...appointed,
    ward: { ...aunt, name: 'Lương Văn Thái', sex: '1', pin: '002085000525', birthDate: day('1985-03-03') },
    wardKind: 'ADULT_WITHOUT_CAPACITY',
    wardSituation: 'ADULT_MARRIED',
    wardDecision: 'Quyết định số 03/2026/QĐDS-ST ngày 05/10/2026 của Tòa án nhân dân khu vực 2',
    reason: 'Người được giám hộ mất năng lực hành vi dân sự',
    group: { kind: 'NATURAL', guardian: aunt, rank: 'SPOUSE', conditionsDeclared: true },
  },
  foreigner: {
    ...appointed,
    group: {
      ...appointed.group,
      guardian: {
        name: 'Anna Becker',
        birthDate: day('1980-01-01'),
        sex: '2',
        ethnicity: { code: null, asWritten: '' },
        nationalities: ['DE'],
        residence: { ...home, kind: 'TEMPORARY' },
        idDocument: { type: 'HCNN', number: 'C01X0006H' },
      },
    },
    informant: { relationship: 'SELF', name: 'Anna Becker', birthDate: day('1980-01-01') },
  },
  legalPerson: {
    ...appointed,
    group: {
      ...appointed.group,
      guardian: null,
      legalGuardian: {
        name: 'Trung tâm Bảo trợ xã hội Mẫu',
        foundingPaper: 'Quyết định số 21/QĐ-UBND ngày 03/02/2018',
        seat: 'xã Đồng Văn, tỉnh Tuyên Quang',
        representative: 'Đặng Thị Mai',
      },
    },
    informant: { relationship: 'INSTITUTION', name: 'Đặng Thị Mai' },
  },
  supervisedByPerson: {
    matter: 'SUPERVISION',
    ward,
    wardKind: 'MINOR',
    supervisor: grandfather,
    supervisionBasis: 'Văn bản thỏa thuận của những người thân thích ngày 12/11/2026',
    guardianship: { officeId: 1, entryId: '0198a000-0000-7000-8000-00000000f001' },
    informant: by(grandfather),
  },
  supervisedByLegalPerson: {
    matter: 'SUPERVISION',
    ward,
    wardKind: 'MINOR',
    supervisorLegal: {
      name: 'Hội Liên hiệp Phụ nữ xã Đồng Văn',
      foundingPaper: 'Quyết định số 05/QĐ-HPN ngày 01/07/2025',
      seat: 'xã Đồng Văn, tỉnh Tuyên Quang',
      representative: 'Vàng Thị Say',
    },
    supervisionBasis: 'Văn bản thỏa thuận của những người thân thích ngày 12/11/2026',
    guardianship: { officeId: 1, entryId: '0198a000-0000-7000-8000-00000000f001' },
    informant: { relationship: 'INSTITUTION', name: 'Vàng Thị Say' },
  },
  settledAbroad: {
    ...appointed,
    mode: 'TRANSCRIBED',
    foreign: {
      countryCode: 'DE',
      authority: 'Tòa án Berlin-Mitte',
      paper: 'Quyết định giám hộ',
      number: '5 F 12/25',
      issuedOn: '2025-04-02',
      legalisation: 'DONE',
      language: 'de',
      translated: true,
    },
  },
} satisfies Record<string, Typed>

export type GuardianshipExampleName = keyof typeof typed

/** As they would be typed, by name. */
export const typedGuardianshipExamples = typed

const titles: Readonly<Record<GuardianshipExampleName, Words>> = {
  appointed: ['Giám hộ cử cho người chưa thành niên', 'Appointed guardian of a minor'],
  naturalGrandparents: ['Ông, bà cùng là giám hộ đương nhiên', 'Grandparents together'],
  naturalSpouse: ['Vợ giám hộ chồng mất năng lực hành vi dân sự', 'A wife for her husband without capacity'],
  foreigner: ['Người giám hộ là người nước ngoài', 'A foreign guardian'],
  legalPerson: ['Pháp nhân làm giám hộ', 'A legal person as guardian'],
  supervisedByPerson: ['Giám sát việc giám hộ', 'Supervision'],
  supervisedByLegalPerson: ['Pháp nhân giám sát việc giám hộ', 'Supervision by a legal person'],
  settledAbroad: ['Ghi vào Sổ việc giám hộ ở nước ngoài', 'Registered abroad'],
}

/** Complete invented declarations: the main cases. */
export const examples: readonly { title: Words; declaration: Typed }[] = titled(typed, titles)
