import type { z } from 'zod'
import type { Words } from '../parts/form.ts'
import { titled } from '../parts/titled.ts'
import type { GuardianshipEndDeclaration } from './declaration.ts'

type Typed = z.input<typeof GuardianshipEndDeclaration>

/** Invented people. The deciding commune is xã Đồng Văn (00721), tỉnh Tuyên Quang (08). */
const home = {
  unitCode: '00721',
  asOf: '2026-11-02',
  asWritten: 'xã Đồng Văn, tỉnh Tuyên Quang',
  kind: 'PERMANENT',
} as const
const day = (text: string) => ({ known: 'day', date: text }) as const
const citizen = { ethnicity: { code: '02', asWritten: 'Tày' }, nationalities: ['VN'], residence: home }

const ward = {
  ...citizen,
  name: 'Lương Bảo Khánh',
  birthDate: day('2008-10-01'),
  sex: '1',
  pin: '002208000531',
} satisfies Typed['ward']
const guardian = {
  ...citizen,
  name: 'Lương Thị Liễu',
  birthDate: day('1989-12-20'),
  sex: '2',
  pin: '002189000524',
} satisfies Typed['ward']
const uncle = {
  ...citizen,
  name: 'Lương Văn Sinh',
  birthDate: day('1983-07-07'),
  sex: '1',
  pin: '002083000532',
} satisfies Typed['ward']

const ofAge = {
  registeredNumber: '03/2019',
  registeredVolume: '01/2019',
  registeredOn: '2019-06-12',
  registeredAt: 'Ủy ban nhân dân xã Đồng Văn',
  endedKind: 'APPOINTED',
  ward,
  guardian,
  ground: 'WARD_OF_AGE',
  happenedOn: '2026-10-01',
  informant: { relationship: 'SELF', name: guardian.name, pin: guardian.pin, birthDate: guardian.birthDate },
  reasons: { F2: 'Đã kiểm tra sổ giấy năm 2019 của xã', 'R-A2': 'Sổ năm 2019 do xã này lưu giữ' },
} satisfies Typed

const typed = {
  ofAge,
  guardianChanged: {
    ...ofAge,
    ward: { ...ward, name: 'Lương Bảo Ngọc', birthDate: day('2016-05-08'), sex: '2', pin: '002316000521' },
    ground: 'GUARDIAN_ASKS',
    happenedOn: '2026-11-15',
    next: {
      kind: 'APPOINTED',
      guardian: uncle,
      appointedBy: 'Ủy ban nhân dân xã Đồng Văn',
      appointmentNumber: '19/QĐ-UBND',
      appointedOn: '2026-11-16',
      conditionsDeclared: true,
      wardKind: 'MINOR',
    },
  },
  supervisionEnds: {
    ...ofAge,
    matter: 'SUPERVISION',
    endedKind: null,
    guardian: null,
    ground: null,
    supervisor: uncle,
    reason: 'Người giám sát chuyển nơi cư trú, những người thân thích không cử người khác',
    informant: { relationship: 'SELF', name: uncle.name, pin: uncle.pin, birthDate: uncle.birthDate },
  },
} satisfies Record<string, Typed>

export type GuardianshipEndExampleName = keyof typeof typed

/** As they would be typed, by name. */
export const typedGuardianshipEndExamples = typed

const titles: Readonly<Record<GuardianshipEndExampleName, Words>> = {
  ofAge: ['Người được giám hộ đủ 18 tuổi', 'The ward is of age'],
  guardianChanged: ['Thay đổi người giám hộ', 'Change of guardian'],
  supervisionEnds: ['Chấm dứt giám sát việc giám hộ', 'A supervision ends'],
}

/** Complete invented declarations: the main cases. */
export const examples: readonly { title: Words; declaration: Typed }[] = titled(typed, titles)
