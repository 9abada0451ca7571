import type { z } from 'zod'
import type { Words } from '../parts/form.ts'
import { titled } from '../parts/titled.ts'
import type { RecognitionDeclaration } from './declaration.ts'

type Typed = z.input<typeof RecognitionDeclaration>

/** Invented people. The deciding commune is xã Đồng Văn (00721), tỉnh Tuyên Quang (08). */
const home = {
  unitCode: '00721',
  asOf: '2026-11-02',
  asWritten: 'xã Đồng Văn, tỉnh Tuyên Quang',
  kind: 'PERMANENT',
} as const
const tay = { code: '02', asWritten: 'Tày' }
const day = (text: string) => ({ known: 'day', date: text }) as const

const father = {
  name: 'Nông Văn Tấn',
  birthDate: day('1991-04-12'),
  sex: '1',
  ethnicity: tay,
  nationalities: ['VN'],
  residence: home,
  pin: '002091000411',
  idDocument: { type: 'CC', number: '002091000411', issuer: 'Bộ Công an', issuedOn: '2024-08-01' },
} satisfies Typed['parent']

const child = {
  name: 'Lục Gia Khiêm',
  birthDate: day('2021-06-03'),
  sex: '1',
  ethnicity: tay,
  nationalities: ['VN'],
  residence: home,
  pin: '002221000412',
  idDocument: {
    type: 'GKS',
    number: '31/2021',
    issuer: 'Ủy ban nhân dân xã Đồng Văn',
    issuedOn: '2021-06-10',
  },
} satisfies Typed['child']

const dna = {
  evidence: 'AUTHORITY_PAPER',
  evidenceNumber: '118/KL-GĐ',
  evidenceAuthority: 'Viện Pháp y tỉnh Mẫu',
  evidenceOn: '2026-10-28',
  otherParent: 'AGREES',
  bothPresent: true,
} satisfies Typed['grounds']

const sworn = {
  evidence: 'SWORN_STATEMENT_WITH_WITNESSES',
  witnesses: [
    { name: 'Hoàng Thị Lả', birthDate: day('1965-01-20'), residence: home },
    { name: 'Ma Văn Chài', birthDate: { known: 'year', year: 1970 }, residence: home },
  ],
  otherParent: 'AGREES',
  bothPresent: true,
} satisfies Typed['grounds']

const bySelf = { relationship: 'SELF', name: father.name, pin: father.pin, birthDate: father.birthDate } as const

const fatherRecognises = { kind: '1', parent: father, child, grounds: dna, informant: bySelf } satisfies Typed

const foreignFather = {
  ...father,
  name: 'Martin Dupont',
  nationalities: ['FR'],
  ethnicity: { code: null, asWritten: '' },
  pin: null,
  residence: { countryCode: 'FR', asWritten: 'Lyon, Cộng hòa Pháp', kind: 'PERMANENT' },
  idDocument: { type: 'HCNN', number: '20FV00417', issuer: 'Cộng hòa Pháp', issuedOn: '2022-03-01' },
} satisfies Typed['parent']

const typed = {
  fatherRecognises,
  swornWithWitnesses: {
    ...fatherRecognises,
    child: { ...child, birthDate: day('2014-02-01'), name: 'Lục Bảo Trâm', sex: '2', pin: '002314000413' },
    grounds: { ...sworn, childSays: 'AGREES' },
  },
  motherRecognises: {
    ...fatherRecognises,
    kind: '2',
    parent: { ...father, name: 'Nông Thị Páo', sex: '2', pin: '002191000414' },
    informant: { ...bySelf, name: 'Nông Thị Páo', pin: '002191000414' },
  },
  adultRecognisesFather: {
    ...fatherRecognises,
    kind: '3',
    parent: { ...father, birthDate: day('1968-03-09'), pin: '002068000415' },
    child: { ...child, name: 'Lục Văn Sùng', birthDate: day('1999-09-09'), pin: '002099000416' },
    grounds: { ...dna, otherParent: null, childSays: 'AGREES' },
    informant: { relationship: 'SELF', name: 'Lục Văn Sùng', pin: '002099000416', birthDate: day('1999-09-09') },
  },
  foreignFather: {
    ...fatherRecognises,
    parent: foreignFather,
    informant: { relationship: 'SELF', name: foreignFather.name, birthDate: foreignFather.birthDate },
  },
  borderArea: {
    ...fatherRecognises,
    borderArea: true,
    parent: {
      ...foreignFather,
      name: 'Vương Hải',
      nationalities: ['CN'],
      residence: { countryCode: 'CN', asWritten: 'Vân Nam, Trung Quốc', kind: 'PERMANENT' },
    },
    informant: { relationship: 'SELF', name: 'Vương Hải', birthDate: father.birthDate },
  },
  settledAbroad: {
    ...fatherRecognises,
    mode: 'TRANSCRIBED',
    grounds: null,
    foreign: {
      countryCode: 'FR',
      authority: 'Tòa thị chính Lyon 3',
      paper: 'Giấy công nhận con',
      number: '2025/RC/0417',
      issuedOn: '2025-05-06',
      legalisation: 'DONE',
      language: 'fr',
      translated: true,
    },
  },
} satisfies Record<string, Typed>

export type RecognitionExampleName = keyof typeof typed

/** As they would be typed, by name. */
export const typedRecognitionExamples = typed

const titles: Readonly<Record<RecognitionExampleName, Words>> = {
  fatherRecognises: ['Cha nhận con, có kết luận giám định', 'A father recognises his child, with an expert paper'],
  swornWithWitnesses: ['Cha nhận con, cam đoan có người làm chứng', 'Sworn, with witnesses'],
  motherRecognises: ['Mẹ nhận con', 'A mother recognises her child'],
  adultRecognisesFather: ['Con đã thành niên nhận cha', 'An adult recognises the father'],
  foreignFather: ['Cha là người nước ngoài nhận con', 'A foreign father'],
  borderArea: ['Nhận con tại khu vực biên giới', 'Border area'],
  settledAbroad: ['Ghi vào Sổ việc nhận con ở nước ngoài', 'Settled abroad'],
}

/** Complete invented declarations: the main cases. */
export const examples: readonly { title: Words; declaration: Typed }[] = titled(typed, titles)
