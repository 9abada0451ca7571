import type { z } from 'zod'
import type { Words } from '../parts/form.ts'
import type { MaritalDeclaration } from './declaration.ts'

type Typed = z.input<typeof MaritalDeclaration>

/** Invented people. The deciding commune is xã Đồng Văn (00721), tỉnh Tuyên Quang (08). */
const unit = { unitCode: '00721', asOf: '2026-11-02', asWritten: 'xã Đồng Văn, tỉnh Tuyên Quang' } as const
const hanoi = { unitCode: '00070', asOf: '2026-11-02', asWritten: 'phường Hoàn Kiếm, thành phố Hà Nội' } as const
const home = { ...unit, kind: 'PERMANENT' } as const
const tay = { code: '02', asWritten: 'Tày' }
const day = (text: string) => ({ known: 'day', date: text }) as const

const subject = {
  name: 'Nông Văn Tiến',
  birthDate: day('1998-04-12'),
  sex: '1',
  ethnicity: tay,
  nationalities: ['VN'],
  residence: home,
  pin: '002098000501',
  idDocument: { type: 'CC', number: '002098000501', issuer: 'Bộ Công an', issuedOn: '2024-08-05' },
} satisfies Typed['subject']

const intendedSpouse = {
  name: 'Lục Thị Hương',
  birthDate: day('2001-09-02'),
  sex: '2',
  ethnicity: tay,
  nationalities: ['VN'],
  residence: { ...hanoi, kind: 'PERMANENT' },
  pin: '002301000502',
  idDocument: { type: 'CC', number: '002301000502', issuer: 'Bộ Công an', issuedOn: '2025-01-15' },
} satisfies Typed['intendedSpouse']

const self = {
  relationship: 'SELF',
  name: 'Nông Văn Tiến',
  birthDate: day('1998-04-12'),
  pin: '002098000501',
  idDocument: { type: 'CC', number: '002098000501', issuer: 'Bộ Công an', issuedOn: '2024-08-05' },
  residence: home,
} satisfies Typed['informant']

const firstMarriage = {
  subject,
  stays: [{ residence: home, from: '1998-04-12' }],
  declaredStatus: 'NEVER_MARRIED',
  purpose: '1',
  intendedSpouse,
  intendedPlace: 'Ủy ban nhân dân phường Hoàn Kiếm, thành phố Hà Nội',
  informant: self,
} satisfies Typed

const elder = {
  ...subject,
  name: 'Hoàng Thị Duyên',
  birthDate: day('1975-02-01'),
  sex: '2',
  pin: '002175000503',
  idDocument: { type: 'CC', number: '002175000503', issuer: 'Bộ Công an', issuedOn: '2024-08-05' },
} satisfies Typed['subject']
const elderSelf = {
  ...self,
  name: elder.name,
  birthDate: elder.birthDate,
  pin: elder.pin,
  idDocument: elder.idDocument,
}

const divorced = {
  subject: elder,
  stays: [{ residence: home, from: '1975-02-01' }],
  declaredStatus: 'DIVORCED',
  lastMarriage: {
    spouseName: 'Vi Văn Chung',
    paper: 'Quyết định',
    number: '15/2012/QĐST-HNGĐ',
    authority: 'Tòa án nhân dân huyện Đồng Văn',
    issuedOn: '2012-05-07',
  },
  purpose: '5',
  purposeText: 'làm thủ tục chuyển nhượng quyền sử dụng đất',
  informant: elderSelf,
} satisfies Typed

const widowed = {
  ...divorced,
  declaredStatus: 'WIDOWED',
  lastMarriage: {
    spouseName: 'Vi Văn Chung',
    paper: 'Giấy chứng tử',
    number: '07',
    authority: 'Ủy ban nhân dân xã Đồng Văn',
    issuedOn: '2009-03-02',
  },
} satisfies Typed

const married = {
  ...divorced,
  declaredStatus: 'MARRIED',
  lastMarriage: {
    spouseName: 'Vi Văn Chung',
    paper: 'Giấy chứng nhận kết hôn',
    number: '21/1998',
    authority: 'Ủy ban nhân dân xã Đồng Văn',
    issuedOn: '1998-10-10',
  },
} satisfies Typed

const cohabiting = {
  ...divorced,
  subject: { ...elder, birthDate: day('1962-02-01'), pin: '002162000504', idDocument: null },
  stays: [{ residence: home, from: '1962-02-01' }],
  declaredStatus: 'COHABITING',
  lastMarriage: { spouseName: 'Vi Văn Chung' },
  informant: { ...elderSelf, birthDate: day('1962-02-01'), pin: '002162000504', idDocument: null },
} satisfies Typed

const livedElsewhere = {
  ...divorced,
  declaredStatus: 'NEVER_MARRIED',
  lastMarriage: null,
  stays: [
    {
      residence: { ...hanoi, kind: 'PERMANENT' },
      from: '1975-02-01',
      to: '2006-06-30',
      answer: 'COMMUNE',
      answeredOn: '2026-11-16',
      reference: 'Công văn số 88/UBND-TP, Ủy ban nhân dân phường Hoàn Kiếm',
    },
    {
      residence: { countryCode: 'KR', asWritten: 'Busan, Hàn Quốc', kind: 'CURRENT' },
      from: '2006-07-01',
      to: '2009-12-31',
      answer: 'SWORN',
      answeredOn: '2026-11-17',
      reference: 'Văn bản cam đoan ngày 17/11/2026',
    },
    { residence: home, from: '2010-01-01' },
  ],
} satisfies Typed

const ofOneTime = {
  ...livedElsewhere,
  period: { place: unit, from: '2010-01-01', to: '2015-12-31' },
} satisfies Typed

const again = {
  ...firstMarriage,
  earlierCertificate: {
    number: '12/UBND-XNTTHN',
    office: 'Ủy ban nhân dân xã Đồng Văn',
    issuedOn: '2026-04-02',
    returned: false,
    explanation: 'Giấy cũ bị mất khi chuyển nhà, chưa sử dụng.',
    checked: 'ASKED',
  },
} satisfies Typed

/** Complete declarations as they would be typed, one a case of domain/01 D. */
export const typedMaritalExamples = {
  firstMarriage,
  divorced,
  widowed,
  married,
  cohabiting,
  livedElsewhere,
  ofOneTime,
  again,
} as const satisfies Readonly<Record<string, Typed>>

/** For the gallery and for practice. */
export const examples: readonly { title: Words; declaration: Typed }[] = [
  { title: ['Để kết hôn, chưa từng kết hôn', 'For a marriage, never married'], declaration: firstMarriage },
  { title: ['Đã ly hôn, mục đích khác', 'Divorced, another purpose'], declaration: divorced },
  { title: ['Vợ chồng đã chết', 'Widowed'], declaration: widowed },
  { title: ['Đang có vợ chồng', 'Married'], declaration: married },
  { title: ['Chung sống từ trước 1987', 'Living as spouses since before 1987'], declaration: cohabiting },
  { title: ['Từng cư trú ở nơi khác và nước ngoài', 'Lived elsewhere and abroad'], declaration: livedElsewhere },
  { title: ['Xác nhận cho một thời gian cư trú', 'Of one time only'], declaration: ofOneTime },
  { title: ['Cấp lại, không nộp được Giấy cũ', 'Again, the earlier one is lost'], declaration: again },
]
