import type { z } from 'zod'
import type { Words } from '../parts/form.ts'
import { titled } from '../parts/titled.ts'
import type { AdoptionDeclaration } from './declaration.ts'

type Typed = z.input<typeof AdoptionDeclaration>

/** Invented people. The deciding commune is xã Đồng Văn (00721), tỉnh Tuyên Quang (08). */
const home = {
  unitCode: '00721',
  asOf: '2026-11-02',
  asWritten: 'xã Đồng Văn, tỉnh Tuyên Quang',
  kind: 'PERMANENT',
} as const
const day = (text: string) => ({ known: 'day', date: text }) as const
const citizen = { ethnicity: { code: '02', asWritten: 'Tày' }, nationalities: ['VN'], residence: home }

const child = {
  ...citizen,
  name: 'Vi Khánh Chi',
  birthDate: day('2025-02-10'),
  sex: '2',
  pin: '002325000701',
} satisfies Typed['child']

const mother = {
  ...citizen,
  name: 'Đặng Thị Xuân',
  birthDate: day('1988-03-15'),
  sex: '2',
  pin: '002188000702',
  idDocument: { type: 'CC', number: '002188000702', issuer: 'Bộ Công an', issuedOn: '2024-02-02' },
} satisfies Typed['child']

const father = {
  ...citizen,
  name: 'Hoàng Văn Đạt',
  birthDate: day('1985-11-30'),
  sex: '1',
  pin: '002085000703',
  idDocument: { type: 'CC', number: '002085000703', issuer: 'Bộ Công an', issuedOn: '2023-09-19' },
} satisfies Typed['child']

const birthMother = {
  ...citizen,
  name: 'Vi Thị Lệ',
  birthDate: day('2004-07-21'),
  sex: '2',
  pin: '002304000704',
} satisfies Typed['child']

const couple = {
  child,
  birthPlace: { ...home, asWritten: 'Bệnh viện đa khoa khu vực Đồng Văn, xã Đồng Văn, tỉnh Tuyên Quang' },
  mother,
  father,
  marriage: 'số 07/2012, ngày 20/06/2012, Ủy ban nhân dân xã Đồng Văn',
  conditionsDeclared: true,
  givenBy: 'PARENTS',
  givingMother: birthMother,
  giverRelation: 'Mẹ đẻ',
  motherConsent: { status: 'CONSENTS', on: '2026-11-10' },
  fatherConsent: { status: 'UNKNOWN' },
  allPresent: true,
  birthEntry: { officeId: 1, entryId: '0198a000-0000-7000-8000-00000000a001' },
  informant: { relationship: 'SELF', name: mother.name, pin: mother.pin, birthDate: mother.birthDate },
} satisfies Typed

const typed = {
  couple,
  stepFather: {
    ...couple,
    child: { ...child, name: 'Vi Gia Bách', sex: '1', birthDate: day('2009-01-05'), pin: '002209000705' },
    mother: null,
    father: { ...father, birthDate: day('1995-11-30') },
    relative: 'STEP_PARENT',
    marriage: '',
    childSays: 'AGREES',
    informant: { relationship: 'SELF', name: father.name, pin: father.pin, birthDate: day('1995-11-30') },
  },
  fromInstitution: {
    ...couple,
    father: null,
    marriage: '',
    givenBy: 'INSTITUTION',
    givingMother: null,
    giverRelation: 'Cơ sở đang nuôi dưỡng',
    institution: {
      name: 'Trung tâm Bảo trợ xã hội Mẫu',
      seat: 'xã Đồng Văn, tỉnh Tuyên Quang',
      representative: 'Đặng Thị Mai',
    },
    motherConsent: { status: 'UNKNOWN' },
    fatherConsent: { status: 'UNKNOWN' },
    guardianConsentOn: '2026-11-09',
  },
  settledAbroad: {
    mode: 'TRANSCRIBED',
    child: couple.child,
    birthPlace: couple.birthPlace,
    birthEntry: couple.birthEntry,
    mother,
    father,
    informant: couple.informant,
    foreign: {
      countryCode: 'FR',
      authority: 'Tòa án Lyon',
      paper: 'Quyết định nhận con nuôi',
      number: '25/00417',
      issuedOn: '2025-09-01',
      legalisation: 'DONE',
      language: 'fr',
      translated: true,
    },
  },
} satisfies Record<string, Typed>

export type AdoptionExampleName = keyof typeof typed

/** As they would be typed, by name. */
export const typedAdoptionExamples = typed

const titles: Readonly<Record<AdoptionExampleName, Words>> = {
  couple: ['Vợ chồng nhận con nuôi', 'A couple adopts'],
  stepFather: ['Cha dượng nhận con riêng của vợ', 'A step-father adopts'],
  fromInstitution: ['Người độc thân nhận trẻ ở cơ sở nuôi dưỡng', 'A single woman adopts from an institution'],
  settledAbroad: ['Ghi vào Sổ việc nuôi con nuôi ở nước ngoài', 'Settled abroad'],
}

/** Complete invented declarations: the main cases. */
export const examples: readonly { title: Words; declaration: Typed }[] = titled(typed, titles)
