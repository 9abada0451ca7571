import type { z } from 'zod'
import type { Words } from '../parts/form.ts'
import type { DeathDeclaration } from './declaration.ts'

type Typed = z.input<typeof DeathDeclaration>

/** Invented people. The deciding commune is xã Đồng Văn (00721), tỉnh Tuyên Quang (08). */
const unit = { unitCode: '00721', asOf: '2026-11-02', asWritten: 'xã Đồng Văn, tỉnh Tuyên Quang' } as const
const home = { ...unit, kind: 'PERMANENT' } as const
const tay = { code: '02', asWritten: 'Tày' }
const day = (text: string) => ({ known: 'day', date: text }) as const

const deceased = {
  name: 'Nông Văn Khải',
  birthDate: day('1948-03-12'),
  sex: '1',
  ethnicity: tay,
  nationalities: ['VN'],
  residence: { ...home, detail: 'thôn Má Lủng' },
  pin: '002048000311',
  idDocument: { type: 'CC', number: '002048000311', issuer: 'Bộ Công an', issuedOn: '2024-08-05' },
} satisfies Typed['deceased']

const son = {
  relationship: 'CHILD',
  name: 'Nông Văn Sơn',
  birthDate: day('1975-06-01'),
  pin: '002075000312',
  idDocument: { type: 'CC', number: '002075000312', issuer: 'Bộ Công an', issuedOn: '2024-08-05' },
  residence: home,
} satisfies Typed['informant']

const atHome = {
  date: day('2026-11-12'),
  time: '06:38',
  place: { ...unit, detail: 'thôn Má Lủng' },
  cause: 'Già yếu',
  situation: 'OTHER',
} satisfies Typed['death']

const fromCommune = {
  kind: '1',
  number: '14/GBT',
  issuer: 'Ủy ban nhân dân xã Đồng Văn',
  issuedOn: '2026-11-13',
} satisfies Typed['notice']

const normal = { deceased, death: atHome, notice: fromCommune, informant: son, copies: 2 } satisfies Typed

const inHospital = {
  ...normal,
  death: {
    date: day('2026-11-15'),
    time: '23:05',
    place: {
      ...unit,
      facilityName: 'Bệnh viện đa khoa khu vực Đồng Văn',
      asWritten: 'Bệnh viện đa khoa khu vực Đồng Văn, xã Đồng Văn, tỉnh Tuyên Quang',
    },
    cause: 'Suy tim',
    situation: 'HEALTH_FACILITY',
  },
  notice: {
    kind: '1',
    number: 'GBT.08.2026.000077',
    issuer: 'Bệnh viện đa khoa khu vực Đồng Văn',
    issuedOn: '2026-11-16',
    electronic: true,
  },
} satisfies Typed

const accident = {
  ...normal,
  death: { ...atHome, time: null, cause: 'Tai nạn giao thông', situation: 'SUDDEN_OR_SUSPICIOUS' },
  notice: { kind: '4', number: '52/XN-CA', issuer: 'Công an xã Đồng Văn', issuedOn: '2026-11-14' },
} satisfies Typed

const longAgo = {
  ...normal,
  caseKind: 'LONG_AGO',
  deceased: {
    ...deceased,
    name: 'Nông Thị Cháng',
    birthDate: { known: 'year', year: 1911 },
    sex: '2',
    pin: null,
    idDocument: null,
  },
  death: { date: { known: 'year', year: 1979 }, place: unit, cause: 'Bệnh', situation: 'OTHER' },
  notice: { kind: 'EVIDENCE', number: '3/XN', issuer: 'Ủy ban nhân dân xã Đồng Văn', issuedOn: '2026-11-10' },
} satisfies Typed

const declared = {
  ...normal,
  caseKind: 'DECLARED',
  deceased: { ...deceased, name: 'Vi Văn Tuân', birthDate: day('1970-09-09'), pin: '002070000313', idDocument: null },
  death: { date: day('2021-04-01'), cause: '' },
  notice: {
    kind: '3',
    number: '08/2026/QĐST-DS',
    issuer: 'Tòa án nhân dân khu vực Mẫu',
    issuedOn: '2026-10-20',
    effectiveOn: '2026-11-05',
  },
  informant: { ...son, relationship: 'SPOUSE', name: 'Lý Thị Sen', pin: '002172000314', idDocument: null },
} satisfies Typed

const unidentified = {
  caseKind: 'UNIDENTIFIED',
  deceased: { sex: '1' },
  found: {
    place: { ...unit, detail: 'bờ sông Nho Quế' },
    on: '2026-11-08',
    ageFrom: 40,
    ageTo: 50,
    description: 'Nam giới, cao khoảng 1,65 m, áo khoác xanh, không có giấy tờ.',
  },
  death: {
    date: { known: 'month', year: 2026, month: 11 },
    cause: 'Ngạt nước',
    situation: 'SUDDEN_OR_SUSPICIOUS',
  },
  notice: { kind: '4', number: '61/KLGĐ', issuer: 'Công an tỉnh Tuyên Quang', issuedOn: '2026-11-12' },
  informant: { relationship: 'OFFICER', name: 'Vàng Thị Dế' },
  reasons: { H2: 'Đã thông báo tìm thân nhân 30 ngày, không có ai đến nhận.' },
} satisfies Typed

const foreigner = {
  ...inHospital,
  deceased: {
    name: 'Lucas Bernard',
    birthDate: day('1955-02-11'),
    sex: '1',
    ethnicity: { code: null, asWritten: '' },
    nationalities: ['FR'],
    residence: { ...unit, kind: 'TEMPORARY' },
    idDocument: { type: 'HCNN', number: '18AB00001', issuer: '', issuedOn: null },
  },
  informant: { ...son, relationship: 'SPOUSE', name: 'Hoàng Thị Duyên', pin: '002160000315', idDocument: null },
} satisfies Typed

const infant = {
  ...inHospital,
  deceased: {
    name: 'Hoàng Gia Nhi',
    birthDate: day('2026-11-02'),
    sex: '2',
    ethnicity: tay,
    nationalities: ['VN'],
    residence: home,
    pin: '002326000316',
  },
  birthReference: 'số 31/2026, Ủy ban nhân dân xã Đồng Văn',
  informant: { ...son, relationship: 'PARENT', name: 'Hoàng Văn Lĩnh', pin: '002094000023', idDocument: null },
} satisfies Typed

const again = {
  ...longAgo,
  caseKind: 'AGAIN',
  notice: { kind: 'EARLIER_PAPERS' },
  earlier: {
    office: 'Ủy ban nhân dân xã Đồng Văn',
    unitCode: '00721',
    number: '12',
    volume: '01/1990',
    registeredOn: '1990-05-06',
    bookLost: true,
    originalLost: true,
    papers: 'Bản sao Giấy chứng tử số 12 năm 1990',
    searchResult: 'NOTHING',
    searchedOn: '2026-11-16',
  },
} satisfies Typed

const transcribed = {
  ...normal,
  caseKind: 'TRANSCRIBED',
  death: { ...atHome, place: { countryCode: 'DE', asWritten: 'Leipzig, Cộng hòa Liên bang Đức' } },
  notice: { kind: 'FOREIGN_PAPER' },
  foreign: {
    countryCode: 'DE',
    authority: 'Phòng Hộ tịch thành phố Leipzig',
    paper: 'Giấy chứng tử',
    number: 'S 1182/2026',
    issuedOn: '2026-11-14',
    registeredOn: '2026-11-13',
    legalisation: 'DONE',
    language: 'de',
    translated: true,
    attached: 'Bản sao Giấy chứng tử và bản dịch',
  },
} satisfies Typed

/** Complete declarations as they would be typed, one a sub-case of domain/01 H. */
export const typedDeathExamples = {
  normal,
  inHospital,
  accident,
  longAgo,
  declared,
  unidentified,
  foreigner,
  infant,
  again,
  transcribed,
} as const satisfies Readonly<Record<string, Typed>>

/** For the gallery and for practice. */
export const examples: readonly { title: Words; declaration: Typed }[] = [
  { title: ['Chết tại nhà, đúng hạn', 'Died at home, in time'], declaration: normal },
  {
    title: ['Chết tại bệnh viện, giấy báo tử điện tử', 'In hospital, electronic notification'],
    declaration: inHospital,
  },
  { title: ['Tai nạn', 'Accident'], declaration: accident },
  { title: ['Chết đã lâu', 'Died long ago'], declaration: longAgo },
  { title: ['Tòa án tuyên bố chết', 'Declared dead'], declaration: declared },
  { title: ['Không rõ tung tích', 'Unidentified'], declaration: unidentified },
  { title: ['Người nước ngoài', 'A foreigner'], declaration: foreigner },
  { title: ['Trẻ sơ sinh', 'An infant'], declaration: infant },
  { title: ['Đăng ký lại', 'Re-registration'], declaration: again },
  { title: ['Đã đăng ký ở nước ngoài', 'Registered abroad'], declaration: transcribed },
]
