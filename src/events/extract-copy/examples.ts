import type { z } from 'zod'
import type { Words } from '../parts/form.ts'
import { titled } from '../parts/titled.ts'
import type { ExtractCopyDeclaration } from './declaration.ts'

type Typed = z.input<typeof ExtractCopyDeclaration>

/** Invented people. The entries named here exist in no database: whoever registers an example puts its own reference in. */
const birthEntry = { officeId: 1, entryId: '019a7c11-0000-7000-8000-000000000001' }
const marriageEntry = { officeId: 1, entryId: '019a7c11-0000-7000-8000-000000000002' }

const ownBirth = {
  interest: 'THE_PERSON',
  purpose: 'Làm hồ sơ nhập học',
  items: [
    {
      entry: birthEntry,
      register: 'BIRTH',
      subject: 'Hoàng Minh Én',
      number: '01/2026',
      volume: '01/2026',
      registeredOn: '2026-11-20',
      officeName: 'Ủy ban nhân dân xã Đồng Văn',
      copies: 2,
    },
  ],
  informant: {
    relationship: 'MOTHER',
    name: 'Lục Thị Mận',
    pin: '002196000017',
    birthDate: { known: 'day', date: '1996-05-14' },
  },
} satisfies Typed

const typed = {
  ownBirth,
  severalEntries: {
    ...ownBirth,
    purpose: 'Bổ sung hồ sơ nhà đất',
    items: [
      ...ownBirth.items,
      {
        entry: marriageEntry,
        register: 'MARRIAGE',
        subject: 'Lục Thị Mận – Hoàng Văn Lĩnh',
        number: '12/2021',
        volume: '01/2021',
        registeredOn: '2021-03-08',
        officeName: 'Ủy ban nhân dân xã Đồng Văn',
        copies: 1,
      },
    ],
  },
  heir: {
    ...ownBirth,
    interest: 'HEIR',
    interestProof: 'Di chúc lập ngày 02/03/2024, có công chứng',
    purpose: 'Khai nhận di sản thừa kế',
    items: [{ ...ownBirth.items[0], register: 'DEATH', subject: 'Lục Văn Tờ', number: '03/2025' }],
    informant: { relationship: 'RELATIVE', name: 'Lục Thị Chía', pin: '002184000051' },
  },
  organisation: {
    ...ownBirth,
    interest: 'ORGANISATION',
    organisation: 'Bảo hiểm xã hội khu vực Đồng Văn',
    legalBasis: 'Công văn 118/BHXH-CST ngày 10/11/2026; Luật Hộ tịch 2014, Điều 64 khoản 3',
    purpose: 'Giải quyết chế độ tử tuất',
    informant: { relationship: 'INSTITUTION', name: 'Ma Thị Dín' },
  },
  notInTheDatabase: {
    ...ownBirth,
    items: [
      {
        register: 'BIRTH',
        subject: 'Lục Thị Mận',
        number: '17',
        volume: '01/1996',
        officeName: 'Ủy ban nhân dân xã Đồng Văn, huyện Đồng Văn, tỉnh Hà Giang',
        copies: 1,
      },
    ],
    informant: { ...ownBirth.informant, relationship: 'SELF' },
  },
} satisfies Record<string, Typed>

export type ExtractCopyExampleName = keyof typeof typed

/** As they would be typed, by name. */
export const typedExtractCopyExamples = typed

const titles: Readonly<Record<ExtractCopyExampleName, Words>> = {
  ownBirth: ['Mẹ xin bản sao trích lục khai sinh của con', "A mother asks for copies of her child's birth"],
  severalEntries: ['Xin bản sao của nhiều mục', 'Copies of several entries'],
  heir: ['Người thừa kế xin trích lục khai tử', 'An heir asks for a death extract'],
  organisation: ['Cơ quan xin bản sao có nêu lý do', 'An organisation with its reason'],
  notInTheDatabase: ['Mục chưa có trong dữ liệu, hỏi cơ quan giữ sổ', 'Not in the data: the keeper is asked'],
}

/** Complete invented declarations: the main cases. */
export const examples: readonly { title: Words; declaration: Typed }[] = titled(typed, titles)
