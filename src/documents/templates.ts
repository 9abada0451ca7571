import { events } from '../events/index.ts'
import type { EventPaper } from '../events/parts/papers.ts'
import type { NumberedDocument } from '../law/document-numbers.ts'
import { ALWAYS, inForce, type Provision } from '../law/in-force.ts'
import { type CalendarDate, date } from '../values/calendar-date.ts'

/** A kind of paper: one of an event's papers, or of the papers every office writes. Always one that `kindOfPaper` knows. */
export type DocumentKind = string

export type KindOfPaper = {
  name: string
  nameEn: string
  /** How an event's paper comes about; null for the papers of the office itself. */
  use: EventPaper<unknown>['use'] | null
  /** Counts its own numbers within office and year, with the sign of law/document-numbers.ts. */
  series?: NumberedDocument
  /** Issued only by a signature, and checked by whoever receives it. */
  signed: boolean
  /** Printed by overlay on stock of the Ministry. */
  stock: boolean
  /** Names of the files in `templates/` by the day of issue. */
  models: readonly Provision<string>[]
}

const civilStatusModel = (name: string): readonly Provision<string>[] => [
  { from: ALWAYS, cite: 'TT 15/2015/TT-BTP (sổ lập trước ngày 01/01/2016 dùng cùng mẫu)', value: name },
  { from: date('2016-01-01'), cite: 'TT 15/2015/TT-BTP', value: name },
  { from: date('2020-07-16'), cite: 'TT 04/2020/TT-BTP (cùng các trường, cùng thứ tự)', value: name },
]
const deskModel = (name: string): readonly Provision<string>[] => [
  { from: date('2016-01-01'), cite: 'QĐ 09/2015/QĐ-TTg; NĐ 61/2018/NĐ-CP, NĐ 118/2025/NĐ-CP', value: name },
]
const letterModel: readonly Provision<string>[] = [
  { from: date('2016-01-01'), cite: 'TT 01/2011/TT-BNV; NĐ 30/2020/NĐ-CP (thể thức văn bản)', value: 'letter-2016' },
]
const declarationModel: readonly Provision<string>[] = [
  { from: date('2016-01-01'), cite: 'TT 15/2015/TT-BTP; TT 04/2020/TT-BTP, Phụ lục 5', value: 'declaration-2024' },
  { from: date('2024-06-06'), cite: 'TT 04/2024/TT-BTP, Phụ lục', value: 'declaration-2024' },
]

const noteBackModel: readonly Provision<string>[] = [
  { from: date('2016-01-01'), cite: 'Luật Hộ tịch 2014, Điều 28 khoản 2; TT 04/2020/TT-BTP', value: 'note-back-2016' },
]

const desk = (name: string, nameEn: string, model: string): KindOfPaper => ({
  name,
  nameEn,
  use: null,
  signed: false,
  stock: false,
  models: deskModel(model),
})
const letter = (name: string, nameEn: string, series: NumberedDocument): KindOfPaper => ({
  name,
  nameEn,
  use: null,
  series,
  signed: true,
  stock: false,
  models: letterModel,
})

/** Papers that belong to no event. */
const officePapers = {
  BOOK_CLOSING: {
    name: 'Trang khóa sổ',
    nameEn: 'Closing page of a register book',
    use: null,
    signed: true,
    stock: false,
    models: civilStatusModel('book-closing-2016'),
  },
  BOOK_COVER: {
    name: 'Bìa sổ',
    nameEn: 'Cover of a register book',
    use: null,
    signed: false,
    stock: false,
    models: civilStatusModel('book-cover-2016'),
  },
  BOOK_PAGES: {
    name: 'Sổ hộ tịch',
    nameEn: 'Register book',
    use: null,
    signed: false,
    stock: false,
    models: civilStatusModel('book-pages-2016'),
  },
  DECLARATION: {
    name: 'Tờ khai',
    nameEn: 'Declaration',
    use: null,
    signed: false,
    stock: false,
    models: declarationModel,
  },
  BIRTH_NOTE_BACK: {
    name: 'Ghi chú ở mặt sau bản chính Giấy khai sinh',
    nameEn: 'Note on the reverse of the original birth certificate',
    use: null,
    signed: false,
    stock: true,
    models: noteBackModel,
  },
  RECEIPT: desk('Giấy tiếp nhận hồ sơ và hẹn trả kết quả', 'Receipt with due date', 'receipt-2016'),
  COMPLETION_REQUEST: desk(
    'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ',
    'Request to complete the dossier',
    'completion-request-2016',
  ),
  REFUSAL: desk('Phiếu từ chối giải quyết hồ sơ', 'Refusal', 'refusal-2016'),
  APOLOGY: desk('Phiếu xin lỗi và hẹn lại ngày trả kết quả', 'Apology and new date', 'apology-2016'),
  FEE_RECEIPT: { ...desk('Biên lai thu phí, lệ phí', 'Receipt for money', 'letter-2016'), models: letterModel },
  NOTICE: letter('Thông báo hộ tịch', 'Notice to another office', 'NOTICE'),
  VERIFICATION_REQUEST: letter('Văn bản đề nghị xác minh', 'Request for verification', 'VERIFICATION_REQUEST'),
  POSTING: letter('Thông báo niêm yết', 'Public posting', 'POSTING'),
  JUDGMENT_RETURN: {
    name: 'Công văn trả lại bản án, quyết định',
    nameEn: 'Letter sending a judgment or decision back',
    use: null,
    signed: true,
    stock: false,
    models: letterModel,
  },
  REVOCATION_DECISION: letter(
    'Quyết định thu hồi, hủy bỏ giấy tờ hộ tịch',
    'Decision to revoke civil-status papers',
    'REVOCATION_DECISION',
  ),
} as const satisfies Record<string, KindOfPaper>

const asKind = (paper: EventPaper<unknown>): KindOfPaper => ({
  name: paper.name[0],
  nameEn: paper.name[1],
  use: paper.use,
  ...(paper.series ? { series: paper.series } : {}),
  signed: paper.use !== 'page',
  stock: paper.stock ?? false,
  models: paper.models,
})

const kinds: ReadonlyMap<string, KindOfPaper> = new Map<string, KindOfPaper>([
  ...Object.entries<KindOfPaper>(officePapers),
  ...Object.values(events).flatMap((event) => event.papers.map((paper) => [paper.kind, asKind(paper)] as const)),
])

/** Throws for a kind that neither an event nor the office has. */
export function kindOfPaper(kind: DocumentKind): KindOfPaper {
  const found = kinds.get(kind)
  if (!found) throw new Error(`No paper of kind ${kind}`)
  return found
}

export const isKindOfPaper = (kind: string): boolean => kinds.has(kind)

/** The model in force for a paper issued on `day`. */
export const modelInForce = (kind: DocumentKind, day: CalendarDate): string =>
  inForce(kindOfPaper(kind).models, day).value
