import type { z } from 'zod'
import type { Words } from '../parts/form.ts'
import { titled } from '../parts/titled.ts'
import type { ConfirmationDeclaration } from './declaration.ts'

type Typed = z.input<typeof ConfirmationDeclaration>

/** Invented people; the entry exists in no database. */
const subject = {
  name: 'Lục Thị Chía',
  birthDate: { known: 'day', date: '1984-04-19' },
  sex: '2',
  ethnicity: { code: '02', asWritten: 'Tày' },
  nationalities: ['VN'],
  residence: {
    unitCode: '00721',
    asOf: '2026-11-02',
    asWritten: 'xã Đồng Văn, tỉnh Tuyên Quang',
    kind: 'PERMANENT',
  },
  pin: '002184000051',
} satisfies Typed['subject']

const bySelf = {
  relationship: 'SELF',
  name: subject.name,
  pin: subject.pin,
  birthDate: subject.birthDate,
} satisfies Typed['informant']

const typed = {
  factsOfAnEntry: {
    kind: 'ENTRY',
    subject,
    entry: { officeId: 1, entryId: '019a7c11-0000-7000-8000-000000000003' },
    register: 'BIRTH',
    number: '17/1984',
    registeredOn: '1984-05-02',
    officeName: 'Ủy ban nhân dân xã Đồng Văn',
    content: 'Phần ghi về người cha trong Sổ đăng ký khai sinh được bổ sung ngày 10/06/1990.',
    purpose: 'Bổ sung hồ sơ hưu trí',
    informant: bySelf,
  },
  notRegistered: {
    kind: 'NOT_REGISTERED',
    subject,
    search: {
      register: 'MARRIAGE',
      years: '2004–2026',
      where: 'Sổ đăng ký kết hôn xã Đồng Văn; Cơ sở dữ liệu hộ tịch điện tử',
      on: '2026-11-19',
      result: 'NOTHING',
    },
    purpose: 'Làm thủ tục tại cơ quan nước ngoài',
    informant: bySelf,
  },
} satisfies Record<string, Typed>

export type ConfirmationExampleName = keyof typeof typed

/** As they would be typed, by name. */
export const typedConfirmationExamples = typed

const titles: Readonly<Record<ConfirmationExampleName, Words>> = {
  factsOfAnEntry: ['Xác nhận thông tin của mục đã đăng ký', 'Facts of an entry'],
  notRegistered: ['Xác nhận không tìm thấy thông tin đăng ký', 'No registration was found'],
}

/** Complete invented declarations: the main cases. */
export const examples: readonly { title: Words; declaration: Typed }[] = titled(typed, titles)
