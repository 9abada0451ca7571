import type { z } from 'zod'
import type { Words } from '../parts/form.ts'
import type { ChangeDeclaration } from './declaration.ts'

type Typed = z.input<typeof ChangeDeclaration>

/** Invented people. The deciding commune is xã Đồng Văn (00721), tỉnh Tuyên Quang (08). */
const unit = { unitCode: '00721', asOf: '2026-11-02', asWritten: 'xã Đồng Văn, tỉnh Tuyên Quang' } as const
const home = { ...unit, kind: 'PERMANENT', detail: 'thôn Má Lủng' } as const
const tay = { code: '02', asWritten: 'Tày' }
const mong = { code: '08', asWritten: 'Mông' }
const day = (text: string) => ({ known: 'day', date: text }) as const

const grown = {
  name: 'Hoàng Thị Dim',
  birthDate: day('1996-05-14'),
  sex: '2',
  ethnicity: tay,
  nationalities: ['VN'],
  residence: home,
  pin: '002196004511',
  idDocument: { type: 'CC', number: '002196004511', issuer: 'Bộ Công an', issuedOn: '2024-08-05' },
} satisfies Typed['subject']

const herself = {
  relationship: 'SELF',
  name: 'Hoàng Thị Dim',
  birthDate: day('1996-05-14'),
  pin: '002196004511',
  idDocument: { type: 'CC', number: '002196004511', issuer: 'Bộ Công an', issuedOn: '2024-08-05' },
  residence: home,
} satisfies Typed['informant']

const oldBook = {
  office: 'Ủy ban nhân dân thị trấn Đồng Văn, huyện Đồng Văn, tỉnh Hà Giang',
  unitCode: '00721',
  number: '41',
  volume: '01/1996',
  registeredOn: '1996-06-03',
} satisfies Typed['source']

const certificate = {
  paperNumber: '41',
  paperIssuedOn: '1996-06-03',
  paperIssuer: 'Ủy ban nhân dân thị trấn Đồng Văn',
} satisfies Partial<Typed>

/** Wrong year of birth, proved by the dossier that is kept. */
const correction = {
  act: 'CORRECTION',
  register: 'BIRTH',
  source: oldBook,
  ...certificate,
  subject: grown,
  changes: [{ field: '/child/birthDate', from: '14/05/1995', to: { date: day('1996-05-14') } }],
  reason: 'Công chức ghi nhầm năm sinh khi đăng ký khai sinh.',
  errorBy: 'OFFICER',
  evidence: [
    { kind: 'BOOK', paper: 'Sổ đăng ký khai sinh năm 1996', authority: 'Ủy ban nhân dân xã Đồng Văn' },
    { kind: 'BIRTH_NOTIFICATION', paper: 'Giấy chứng sinh', number: '112', issuedOn: '1996-05-16' },
  ],
  informant: herself,
  copies: 2,
} satisfies Typed

const child = {
  name: 'Vừ Mí Sính',
  birthDate: day('2015-09-02'),
  sex: '1',
  ethnicity: mong,
  nationalities: ['VN'],
  residence: home,
  pin: '002215000733',
} satisfies Typed['subject']

const childBook = {
  office: 'Ủy ban nhân dân xã Đồng Văn',
  unitCode: '00721',
  number: '88/2015',
  volume: '01/2015',
  registeredOn: '2015-09-21',
} satisfies Typed['source']

const mother = {
  relationship: 'MOTHER',
  name: 'Lý Thị Mỷ',
  birthDate: day('1990-03-08'),
  pin: '002190000734',
  idDocument: { type: 'CC', number: '002190000734', issuer: 'Bộ Công an', issuedOn: '2024-08-05' },
  residence: home,
} satisfies Typed['informant']

/** A child of eleven takes the mother's surname. */
const surname = {
  act: 'CHANGE',
  register: 'BIRTH',
  source: childBook,
  subject: child,
  changes: [{ field: '/child/name', from: 'Vừ Mí Sính', to: { name: 'Lý Mí Sính' } }],
  reason: 'Cha, mẹ thống nhất cho con theo họ của mẹ.',
  nameGround: 'OTHER_PARENT',
  consents: { mother: 'AGREES', father: 'AGREES', person: 'AGREES' },
  informant: mother,
} satisfies Typed

const supplement = {
  act: 'SUPPLEMENT',
  register: 'BIRTH',
  source: childBook,
  subject: child,
  changes: [{ field: '/child/hometown', to: { place: unit } }],
  reason: 'Khi đăng ký chưa ghi quê quán.',
  evidence: [{ kind: 'AUTHORITY_FINDING', paper: 'Thông tin trong Cơ sở dữ liệu quốc gia về dân cư' }],
  informant: mother,
} satisfies Typed

const ethnicity = {
  act: 'ETHNICITY',
  register: 'BIRTH',
  source: oldBook,
  ...certificate,
  subject: grown,
  changes: [{ field: '/child/ethnicity', from: 'Tày', to: { ethnicity: mong } }],
  reason: 'Xác định lại theo dân tộc của mẹ đẻ.',
  ethnicityGround: 'MOTHER',
  informant: herself,
} satisfies Typed

const sex = {
  act: 'SEX',
  register: 'BIRTH',
  source: childBook,
  subject: child,
  changes: [
    { field: '/child/sex', from: 'Nam', to: { sexCode: '2' } },
    { field: '/child/name', from: 'Vừ Mí Sính', to: { name: 'Vừ Thị Sính' } },
  ],
  reason: 'Đã can thiệp y tế để xác định lại giới tính.',
  basis: {
    paper: 'Giấy chứng nhận y tế',
    number: '07/GCN-YT',
    authority: 'Bệnh viện Nhi Trung ương',
    issuedOn: '2026-10-06',
  },
  newNumberAsked: true,
  informant: mother,
} satisfies Typed

/** The adoptive parents are written in the place of the birth parents (LHT 26.2). */
const adopted = {
  act: 'CHANGE',
  register: 'BIRTH',
  source: childBook,
  subject: child,
  changes: [
    {
      field: '/mother',
      from: 'Lý Thị Mỷ',
      to: {
        person: {
          name: 'Nông Thị Gấm',
          birthDate: { known: 'year', year: 1984 },
          ethnicity: tay,
          nationalities: ['VN'],
          residence: home,
          pin: '002184000740',
        },
      },
    },
  ],
  reason: 'Thay đổi phần khai về mẹ theo việc nuôi con nuôi.',
  basis: {
    paper: 'Giấy chứng nhận nuôi con nuôi',
    number: '03/2026',
    authority: 'Ủy ban nhân dân xã Đồng Văn',
    issuedOn: '2026-09-15',
  },
  informant: {
    ...mother,
    relationship: 'OTHER',
    relationshipText: 'Mẹ nuôi',
    name: 'Nông Thị Gấm',
    pin: '002184000740',
  },
} satisfies Typed

const marriage = {
  act: 'CORRECTION',
  register: 'MARRIAGE',
  about: 'WIFE',
  source: {
    office: 'Ủy ban nhân dân xã Đồng Văn',
    unitCode: '00721',
    number: '12/2019',
    volume: '01/2019',
    registeredOn: '2019-04-11',
  },
  paperNumber: '12/2019',
  paperIssuedOn: '2019-04-11',
  paperIssuer: 'Ủy ban nhân dân xã Đồng Văn',
  subject: grown,
  changes: [{ field: '/wife/name', from: 'Hoàng Thị Gim', to: { name: 'Hoàng Thị Dim' } }],
  reason: 'Giấy chứng nhận kết hôn ghi sai tên vợ so với Giấy khai sinh.',
  errorBy: 'REQUESTER',
  evidence: [{ kind: 'EARLIER_PAPER', paper: 'Giấy khai sinh', number: '41', issuedOn: '1996-06-03' }],
  informant: herself,
} satisfies Typed

const abroad = {
  act: 'CHANGE',
  register: 'BIRTH',
  abroad: true,
  source: oldBook,
  ...certificate,
  subject: grown,
  changes: [{ field: '/child/name', from: 'Hoàng Thị Dim', to: { name: 'Hoàng Thị Diễm' } }],
  reason: 'Đã thay đổi tên tại cơ quan có thẩm quyền của Pháp.',
  foreign: {
    countryCode: 'FR',
    authority: 'Mairie de Lyon',
    paper: 'Quyết định thay đổi tên',
    number: '2026-1187',
    issuedOn: '2026-03-04',
    legalisation: 'DONE',
    language: 'fr',
    translated: true,
  },
  informant: herself,
} satisfies Typed

export const typedChangeExamples = {
  correction,
  surname,
  supplement,
  ethnicity,
  sex,
  adopted,
  marriage,
  abroad,
} satisfies Record<string, Typed>

/** Complete invented declarations, for practice and for the gallery of papers. */
export const examples: readonly { title: Words; declaration: Typed }[] = [
  { title: ['Cải chính năm sinh', 'Year of birth corrected'], declaration: correction },
  { title: ['Thay đổi họ của con', "A child's surname changed"], declaration: surname },
  { title: ['Bổ sung quê quán', 'Hometown supplemented'], declaration: supplement },
  { title: ['Xác định lại dân tộc', 'Ethnicity redetermined'], declaration: ethnicity },
  { title: ['Xác định lại giới tính', 'Sex redetermined'], declaration: sex },
  { title: ['Thay đổi cha, mẹ sau nuôi con nuôi', 'Parents after an adoption'], declaration: adopted },
  { title: ['Cải chính Giấy chứng nhận kết hôn', 'Marriage certificate corrected'], declaration: marriage },
  { title: ['Thay đổi tên đã giải quyết ở nước ngoài', 'Name changed abroad'], declaration: abroad },
]
