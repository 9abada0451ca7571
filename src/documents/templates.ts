import type { NumberedDocument } from '../law/document-numbers.ts'
import { inForce, type Provision } from '../law/in-force.ts'
import { type CalendarDate, date } from '../values/calendar-date.ts'
import type { DocumentWords } from './words/document-words.ts'

export type DocumentKind = DocumentWords['kind']

/** Models of the papers by the day of issue; the name of a model is the name of its file in `templates/`. */
const civilStatusModel = (name: string): readonly Provision<string>[] => [
  { from: date('2016-01-01'), cite: 'TT 15/2015/TT-BTP', value: name },
  { from: date('2020-07-16'), cite: 'TT 04/2020/TT-BTP (cùng các trường, cùng thứ tự)', value: name },
]
const deskModel = (name: string): readonly Provision<string>[] => [
  { from: date('2016-01-01'), cite: 'QĐ 09/2015/QĐ-TTg; NĐ 61/2018/NĐ-CP, NĐ 118/2025/NĐ-CP', value: name },
]

const models: Record<DocumentKind, readonly Provision<string>[]> = {
  BIRTH_CERTIFICATE: civilStatusModel('birth-certificate-2016'),
  BIRTH_EXTRACT: civilStatusModel('birth-extract-2016'),
  REGISTER_PAGE: civilStatusModel('birth-register-page-2016'),
  BOOK_CLOSING: civilStatusModel('book-closing-2016'),
  RECEIPT: deskModel('receipt-2016'),
  COMPLETION_REQUEST: deskModel('completion-request-2016'),
  REFUSAL: deskModel('refusal-2016'),
  APOLOGY: deskModel('apology-2016'),
}

/** The model in force for a paper issued on `day`. */
export const modelInForce = (kind: DocumentKind, day: CalendarDate): string => inForce(models[kind], day).value

export type KindOfPaper = {
  name: string
  nameEn: string
  /** Counts its own numbers within office and year, with the sign of law/document-numbers.ts. */
  series?: NumberedDocument
  /** Issued only by a signature, and checked by whoever receives it. */
  signed: boolean
  /** Printed by overlay on stock of the Ministry. */
  stock: boolean
}

export const kindsOfPaper: Record<DocumentKind, KindOfPaper> = {
  BIRTH_CERTIFICATE: { name: 'Giấy khai sinh', nameEn: 'Birth certificate', signed: true, stock: true },
  BIRTH_EXTRACT: {
    name: 'Trích lục khai sinh (bản sao)',
    nameEn: 'Birth extract (copy)',
    series: 'BIRTH_EXTRACT_COPY',
    signed: true,
    stock: false,
  },
  REGISTER_PAGE: {
    name: 'Trang Sổ đăng ký khai sinh',
    nameEn: 'Page of the birth register',
    signed: false,
    stock: false,
  },
  BOOK_CLOSING: { name: 'Trang khóa sổ', nameEn: 'Closing page of a register book', signed: true, stock: false },
  RECEIPT: {
    name: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
    nameEn: 'Receipt with due date',
    signed: false,
    stock: false,
  },
  COMPLETION_REQUEST: {
    name: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ',
    nameEn: 'Request to complete the dossier',
    signed: false,
    stock: false,
  },
  REFUSAL: { name: 'Phiếu từ chối giải quyết hồ sơ', nameEn: 'Refusal', signed: false, stock: false },
  APOLOGY: {
    name: 'Phiếu xin lỗi và hẹn lại ngày trả kết quả',
    nameEn: 'Apology and new date',
    signed: false,
    stock: false,
  },
}
