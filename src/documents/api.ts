import { z } from 'zod'
import { RegisterKind } from '../law/register-books.ts'
import { endpoint } from '../platform/define-endpoint.ts'
import { CalendarDate } from '../values/calendar-date.ts'
import { DocumentId, EntryId } from '../values/ids.ts'
import { millimetres } from './layouts/millimetres.ts'

const Moment = z.string()
const documentParams = z.object({ documentId: DocumentId })
const entryParams = z.object({ officeId: z.coerce.number().int().positive(), entryId: EntryId })
const profileParams = z.object({ profileId: z.uuid() })
const Purpose = z.string().trim().min(3, 'Nêu mục đích.').max(200)
const Format = z.enum(['a4', 'a3']).default('a4')
const PaperKind = z.string().regex(/^[A-Z][A-Z0-9_]{1,59}$/)
const EventKind = PaperKind
const pdf = { produces: 'application/pdf', output: z.unknown() }

export const DocumentView = z.object({
  id: z.uuid(),
  officeId: z.int(),
  kind: z.string(),
  /** `Giấy khai sinh` */
  name: z.string(),
  nameEn: z.string(),
  number: z.string(),
  /** PREPARED waits for its signature; REPLACED and REVOKED are ended. */
  state: z.enum(['PREPARED', 'SIGNED', 'REPLACED', 'REVOKED']),
  original: z.boolean(),
  /** Which of the originals, from 1; 0 for copies and papers without an entry. */
  originalNo: z.int(),
  /** Whether it can be printed as values alone on the Ministry's stock. */
  stock: z.boolean(),
  caseId: z.string().nullable(),
  entryOfficeId: z.int().nullable(),
  entryId: z.string().nullable(),
  subjectName: z.string(),
  signerName: z.string(),
  signedAt: Moment.nullable(),
  issuedOn: CalendarDate,
  printedCount: z.int(),
  requester: z.string(),
  purpose: z.string(),
  copies: z.int(),
  /** SHA-256 of the issued file, hexadecimal. */
  fileSha256: z.string().nullable(),
  verifyPath: z.string().nullable(),
  endedReason: z.string().nullable(),
})
export type DocumentView = z.infer<typeof DocumentView>

export const getDocument = endpoint({
  id: 'getDocument',
  method: 'GET',
  path: '/api/documents/:documentId',
  tag: 'documents',
  summary: 'Xem thông tin một giấy tờ',
  summaryEn: 'What is known of a document',
  access: 'case.read',
  params: documentParams,
  output: DocumentView,
})

export const documentFile = endpoint({
  id: 'documentFile',
  method: 'GET',
  path: '/api/documents/:documentId/file',
  tag: 'documents',
  summary: 'Tệp đã ký số (PDF); giấy chưa ký thì trả bản nháp có hình mờ',
  summaryEn: 'The issued, digitally signed PDF; a watermarked draft while it waits for its signature',
  access: 'case.read',
  params: documentParams,
  ...pdf,
})

export const documentPaper = endpoint({
  id: 'documentPaper',
  method: 'GET',
  path: '/api/documents/:documentId/paper',
  tag: 'documents',
  summary: 'Bản in đầy đủ trên giấy trắng (không có QR)',
  summaryEn: 'The full page for printing on plain paper, without the QR code',
  access: 'document.print',
  params: documentParams,
  query: z.object({ format: Format }),
  ...pdf,
})

export const documentOverlay = endpoint({
  id: 'documentOverlay',
  method: 'GET',
  path: '/api/documents/:documentId/overlay',
  tag: 'documents',
  summary: 'Chỉ in giá trị lên phôi của Bộ Tư pháp, theo tọa độ của máy in đã chọn',
  summaryEn: 'Values alone, for the pre-printed stock, moved by the chosen printer profile',
  access: 'document.print',
  params: documentParams,
  query: z.object({ printer: z.uuid().optional() }),
  ...pdf,
})

export const documentPrinted = endpoint({
  id: 'documentPrinted',
  method: 'POST',
  path: '/api/documents/:documentId/printed',
  tag: 'documents',
  summary: 'Ghi nhận đã in',
  summaryEn: 'Count one printing',
  access: 'document.print',
  params: documentParams,
  output: z.object({ printedCount: z.int() }),
})

/** A paper an entry has, now or on request. */
export const PaperOffer = z.object({
  kind: z.string(),
  /** `original` is signed with the dossier, `copy` is issued on request, `page` is the page of the book. */
  use: z.enum(['original', 'copy', 'page']),
  name: z.string(),
  nameEn: z.string(),
  /** How many originals the law gives; 1 for other papers. */
  originals: z.int(),
  stock: z.boolean(),
})
export type PaperOffer = z.infer<typeof PaperOffer>

/** Either what is typed so far, or an entry of the Sổ. Nothing is stored. Without `paper`: the first original, or the first paper it has. */
export const previewDocument = endpoint({
  id: 'previewDocument',
  method: 'POST',
  path: '/api/documents/preview',
  tag: 'documents',
  summary: 'Xem trước giấy tờ của một việc hộ tịch (có hình mờ, không có chữ ký)',
  summaryEn: 'Watermarked preview of any paper of an event, without seal or signature',
  access: 'case.read',
  command: false,
  body: z.discriminatedUnion('of', [
    z.object({
      of: z.literal('declaration'),
      kind: EventKind,
      declaration: z.record(z.string(), z.unknown()),
      paper: PaperKind.optional(),
    }),
    z.object({
      of: z.literal('entry'),
      officeId: z.int().positive(),
      entryId: EntryId,
      paper: PaperKind.optional(),
      purpose: Purpose,
    }),
  ]),
  ...pdf,
})

export const documentsOfEntryList = endpoint({
  id: 'documentsOfEntry',
  method: 'GET',
  path: '/api/entries/:officeId/:entryId/documents',
  tag: 'documents',
  summary: 'Giấy tờ đã lập từ một mục trong Sổ, và các loại giấy tờ mục đó có',
  summaryEn: 'Documents made from an entry, and the kinds of paper it has',
  access: 'entry.read',
  params: entryParams,
  output: z.object({
    items: z.array(DocumentView),
    papers: z.array(PaperOffer),
    /** Whether it is noted on the reverse of an original birth certificate. */
    notedOnOriginal: z.boolean(),
  }),
})

export const entryPage = endpoint({
  id: 'entryPage',
  method: 'GET',
  path: '/api/entries/:officeId/:entryId/page',
  tag: 'documents',
  summary: 'Trang Sổ của một mục (PDF)',
  summaryEn: "An entry's page of the register book",
  access: 'book.read',
  params: entryParams,
  query: z.object({ format: Format, purpose: Purpose.default('In trang Sổ') }),
  ...pdf,
})

const volumeParams = z.object({
  officeId: z.coerce.number().int().positive(),
  register: RegisterKind,
  year: z.coerce.number().int().min(1900).max(2200),
  volume: z.coerce.number().int().min(1).max(999),
})

export const closingPage = endpoint({
  id: 'closingPage',
  method: 'GET',
  path: '/api/books/:officeId/:register/:year/:volume/closing-page',
  tag: 'documents',
  summary: 'Trang khóa sổ (PDF)',
  summaryEn: 'Closing page of a volume: totals, days, signatures (LHT 58)',
  access: 'book.read',
  params: volumeParams,
  ...pdf,
})

export const bookPrint = endpoint({
  id: 'bookPrint',
  method: 'GET',
  path: '/api/books/:officeId/:register/:year/:volume/print',
  tag: 'documents',
  summary: 'In cả quyển sổ: bìa, các trang, vị trí đóng dấu giáp lai, trang khóa sổ (PDF)',
  summaryEn: 'A whole volume: cover, pages, places of the edge seals, closing statement',
  access: 'book.read',
  params: volumeParams,
  query: z.object({ format: Format, purpose: Purpose.default('In sổ để khóa, lưu trữ') }),
  ...pdf,
})

export const blankDeclaration = endpoint({
  id: 'blankDeclaration',
  method: 'GET',
  path: '/api/declarations/:kind/blank',
  tag: 'documents',
  summary: 'Tờ khai trống của một việc hộ tịch (PDF)',
  summaryEn: 'The blank declaration of an event, to be filled by hand',
  access: 'case.intake',
  params: z.object({ kind: EventKind }),
  ...pdf,
})

/** Offsets in millimetres, rightwards and downwards; `fields` moves single fields ("Lưu tọa độ"). */
export const PrinterProfile = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1, 'Cần đặt tên máy in.').max(80),
  /** A paper on stock of the Ministry. */
  documentKind: PaperKind.default('BIRTH_CERTIFICATE'),
  offsetXMm: millimetres(50),
  offsetYMm: millimetres(50),
  fields: z
    .record(z.string().regex(/^[\w.]{1,40}$/), z.object({ x: millimetres(200), y: millimetres(200) }))
    .default({}),
})
export type PrinterProfile = z.infer<typeof PrinterProfile>

export const listPrinterProfiles = endpoint({
  id: 'listPrinterProfiles',
  method: 'GET',
  path: '/api/printer-profiles',
  tag: 'documents',
  summary: 'Hồ sơ máy in của đơn vị và các trường in được trên phôi',
  summaryEn: 'Printer profiles of the office, and the fields of a paper that can be moved',
  access: 'document.print',
  query: z.object({ kind: PaperKind.default('BIRTH_CERTIFICATE') }),
  output: z.object({
    items: z.array(PrinterProfile),
    /** Kinds of paper that are printed on stock. */
    kinds: z.array(z.object({ kind: z.string(), name: z.string(), nameEn: z.string() })),
    fields: z.array(z.object({ id: z.string(), label: z.string(), x: z.number(), y: z.number() })),
  }),
})

export const savePrinterProfile = endpoint({
  id: 'savePrinterProfile',
  method: 'PUT',
  path: '/api/printer-profiles/:profileId',
  tag: 'documents',
  summary: 'Lưu tọa độ in của một máy in',
  summaryEn: "Save a printer's offsets; the client makes the id",
  access: 'document.print',
  params: profileParams,
  body: PrinterProfile.omit({ id: true }),
  output: PrinterProfile,
})

export const removePrinterProfile = endpoint({
  id: 'removePrinterProfile',
  method: 'DELETE',
  path: '/api/printer-profiles/:profileId',
  tag: 'documents',
  summary: 'Bỏ hồ sơ máy in',
  summaryEn: 'Remove a printer profile',
  access: 'document.print',
  params: profileParams,
  output: z.object({ removed: z.boolean() }),
})

export const printerTestPage = endpoint({
  id: 'printerTestPage',
  method: 'GET',
  path: '/api/printer-profiles/:profileId/test-page',
  tag: 'documents',
  summary: 'Tờ thử có lưới milimét',
  summaryEn: 'A test sheet with a grid in millimetres and the places of the fields',
  access: 'document.print',
  params: profileParams,
  ...pdf,
})
