import { momentLine, numberInWords } from '../../events/parts/words/dates.ts'
import { type CalendarDate, formatDate } from '../../values/calendar-date.ts'
import { dayInVietnam, type Moment } from '../../values/moment.ts'
import { type Letterhead, letterheadWords, type OfficeNames } from './office.ts'

/** What the papers of the one-stop desk say of a dossier (NĐ 61/2018 and its successors: mẫu số 01–04). */
export type Dossier = {
  /** Mã hồ sơ */
  code: string
  office: OfficeNames
  /** Tên thủ tục, e.g. `Đăng ký khai sinh`. */
  procedure: string
  requester: string
  address: string
  phone: string
  email: string
}

type DossierWords = {
  letterhead: Letterhead
  office: string
  code: string
  procedure: string
  requester: string
  address: string
  phone: string
  email: string
}

function dossierWords(dossier: Dossier, day: CalendarDate): DossierWords {
  const { code, procedure, requester, address, phone, email } = dossier
  return {
    letterhead: letterheadWords(dossier.office, day),
    office: dossier.office.name,
    code,
    procedure,
    requester,
    address,
    phone,
    email,
  }
}

/** Giấy tiếp nhận hồ sơ và hẹn trả kết quả: hour and day of both ends (A5). */
export type ReceiptWords = DossierWords & {
  kind: 'RECEIPT'
  papers: string[]
  copies: string
  receivedAt: string
  dueAt: string
  resultPlace: string
  /** What is paid, or why nothing is; empty while it is not known. */
  fee: string
  receivedBy: string
}

export function receiptWords(
  dossier: Dossier,
  receipt: {
    papers: readonly string[]
    receivedAt: Moment
    dueAt: Moment
    receivedBy: string
    resultPlace?: string
    fee?: string
  },
): ReceiptWords {
  return {
    kind: 'RECEIPT',
    ...dossierWords(dossier, dayInVietnam(receipt.receivedAt)),
    papers: [...receipt.papers],
    copies: '01',
    receivedAt: momentLine(receipt.receivedAt),
    dueAt: momentLine(receipt.dueAt),
    resultPlace: receipt.resultPlace ?? 'Bộ phận tiếp nhận và trả kết quả',
    fee: receipt.fee ?? '',
    receivedBy: receipt.receivedBy,
  }
}

/** Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ: everything that lacks, at once and in writing. */
export type CompletionRequestWords = DossierWords & {
  kind: 'COMPLETION_REQUEST'
  lacking: string[]
  reason: string
  contactPhone: string
  officer: string
}

export function completionRequestWords(
  dossier: Dossier,
  request: {
    lacking: readonly string[]
    reason: string
    askedOn: CalendarDate
    officer: string
    contactPhone?: string
  },
): CompletionRequestWords {
  return {
    kind: 'COMPLETION_REQUEST',
    ...dossierWords(dossier, request.askedOn),
    lacking: [...request.lacking],
    reason: request.reason,
    contactPhone: request.contactPhone ?? '',
    officer: request.officer,
  }
}

/** Phiếu từ chối: at intake (tiếp nhận), or of the merits by the head of the office in writing (LHT 5.2). */
export type RefusalWords = DossierWords & {
  kind: 'REFUSAL'
  atIntake: boolean
  title: string
  reasons: string[]
  officer: string
}

export function refusalWords(
  dossier: Dossier,
  refusal: { stage: 'INTAKE' | 'MERITS'; reasons: readonly string[]; refusedOn: CalendarDate; officer: string },
): RefusalWords {
  return {
    kind: 'REFUSAL',
    ...dossierWords(dossier, refusal.refusedOn),
    atIntake: refusal.stage === 'INTAKE',
    title: refusal.stage === 'INTAKE' ? 'PHIẾU TỪ CHỐI TIẾP NHẬN HỒ SƠ' : 'PHIẾU TỪ CHỐI GIẢI QUYẾT HỒ SƠ',
    reasons: [...refusal.reasons],
    officer: refusal.officer,
  }
}

/** Phiếu xin lỗi và hẹn lại ngày trả kết quả. */
export type ApologyWords = DossierWords & {
  kind: 'APOLOGY'
  receivedOn: string
  promisedAt: string
  reason: string
  newDueAt: string
}

export function apologyWords(
  dossier: Dossier,
  apology: { receivedAt: Moment; promisedAt: Moment; newDueAt: Moment; reason: string; writtenOn: CalendarDate },
): ApologyWords {
  return {
    kind: 'APOLOGY',
    ...dossierWords(dossier, apology.writtenOn),
    receivedOn: formatDate(dayInVietnam(apology.receivedAt)),
    promisedAt: momentLine(apology.promisedAt),
    reason: apology.reason,
    newDueAt: momentLine(apology.newDueAt),
  }
}

/** The last page of a book: totals, days of opening and closing (LHT 58). */
export type BookClosingWords = {
  kind: 'BOOK_CLOSING'
  letterhead: Letterhead
  office: string
  register: string
  volume: string
  openedOn: string
  closedOn: string
  pages: string
  pagesInWords: string
  entries: string
  entriesInWords: string
  firstNumber: string
  lastNumber: string
  officer: string
}

const counted = (n: number): string => (n > 9999 ? '' : numberInWords(n))

export function bookClosingWords(book: {
  office: OfficeNames
  /** `Sổ đăng ký khai sinh` */
  register: string
  year: number
  volume: number
  openedOn: CalendarDate
  /** Null while the book is open: the day is left blank. */
  closedOn: CalendarDate | null
  /** Day of the letterhead while the book is open. */
  today?: CalendarDate
  pages: number
  entries: number
  firstNo: number | null
  lastNo: number | null
  officer: string
}): BookClosingWords {
  const day = book.closedOn ?? book.today ?? book.openedOn
  const two = (n: number | null): string => (n === null ? '' : String(n).padStart(2, '0'))
  return {
    kind: 'BOOK_CLOSING',
    letterhead: letterheadWords(book.office, day),
    office: book.office.name,
    register: book.register,
    volume: `${two(book.volume)}/${book.year}`,
    openedOn: formatDate(book.openedOn),
    closedOn: book.closedOn ? formatDate(book.closedOn) : '',
    pages: two(book.pages),
    pagesInWords: counted(book.pages),
    entries: two(book.entries),
    entriesInWords: counted(book.entries),
    firstNumber: two(book.firstNo),
    lastNumber: two(book.lastNo),
    officer: book.officer,
  }
}
