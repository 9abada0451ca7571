import { z } from 'zod'
import { RegisterKind } from '../law/register-books.ts'
import { endpoint } from '../platform/define-endpoint.ts'
import { CalendarDate } from '../values/calendar-date.ts'
import { EntryId } from '../values/ids.ts'
import { Entry } from './entry.ts'
import { EntrySeen } from './person-api.ts'

const entryParams = z.object({ officeId: z.coerce.number().int().positive(), entryId: EntryId })
const bookParams = z.object({
  officeId: z.coerce.number().int().positive(),
  register: RegisterKind,
  year: z.coerce.number().int().min(1900).max(2200),
})
/** Why a person's entry is read: the code of a dossier, or one of the stated purposes (domain/09 §3). */
const Purpose = z.string().trim().min(3, 'Nêu mục đích xem.').max(200)
const Moment = z.string()

export const ChangedField = z.object({ pointer: z.string(), label: z.string(), from: z.unknown(), to: z.unknown() })
export type ChangedField = z.infer<typeof ChangedField>

export const EntryRevision = z.object({
  revision: z.int(),
  ground: z.enum([
    'TYPING_SLIP',
    'DATA_REPAIR',
    'CHANGE',
    'CORRECTION',
    'SUPPLEMENT',
    'ETHNICITY',
    'SEX',
    'RECOGNITION',
    'ADOPTION',
    'COURT',
  ]),
  changedFields: z.array(ChangedField),
  reason: z.string(),
  madeByName: z.string(),
  approvedByName: z.string().nullable(),
  madeAt: Moment,
})

export const getEntry = endpoint({
  id: 'getEntry',
  method: 'GET',
  path: '/api/entries/:officeId/:entryId',
  tag: 'registers',
  summary: 'Xem một mục trong Sổ',
  summaryEn: 'Read an entry of a register book',
  access: 'entry.read',
  params: entryParams,
  query: z.object({ purpose: Purpose }),
  output: Entry.extend({
    caseCode: z.string().nullable(),
    caseState: z.string().nullable(),
    /** The asker's office keeps its book: registered by itself or by an office it followed. */
    ownBook: z.boolean(),
    /** Name of the registering office, with what it is called now when another followed it. */
    officeToday: z.string(),
    revisions: z.array(EntryRevision),
    /** Who stands in it, with the person of the registers. */
    persons: z.array(
      z.object({
        role: z.string(),
        name: z.string(),
        personId: z.string(),
        pin: z.string().nullable(),
        subject: z.boolean(),
      }),
    ),
    /** Entries it speaks of (`outgoing`), and those that speak of it. */
    links: z.array(
      z.object({
        relation: z.enum(['ABOUT', 'ENDS', 'REPLACES', 'COMBINED', 'SUPERVISES']),
        outgoing: z.boolean(),
        entry: EntrySeen,
        subject: z.string().nullable(),
      }),
    ),
  }),
})

export const correctEntry = endpoint({
  id: 'correctEntry',
  method: 'POST',
  path: '/api/entries/:officeId/:entryId/corrections',
  tag: 'registers',
  summary: 'Sửa lỗi đánh máy trước khi ký',
  summaryEn: 'Mend a typing slip before the signature; logged, free',
  access: 'entry.correct',
  params: entryParams,
  body: z.object({
    declaration: z.record(z.string(), z.unknown()),
    revision: z.int().min(0),
    reason: z.string().trim().min(3).max(500),
  }),
  output: z.object({ revision: z.int(), changedFields: z.array(ChangedField) }),
})

const Repair = z.object({
  id: z.uuid(),
  officeId: z.int(),
  entryId: z.string(),
  number: z.string(),
  subjectName: z.string(),
  changedFields: z.array(ChangedField),
  reason: z.string(),
  state: z.enum(['OPEN', 'APPROVED', 'REJECTED']),
  askedByName: z.string(),
  askedAt: Moment,
  decidedByName: z.string().nullable(),
  decisionReason: z.string().nullable(),
  mayDecide: z.boolean(),
})

export const askRepair = endpoint({
  id: 'askRepair',
  method: 'POST',
  path: '/api/entries/:officeId/:entryId/repairs',
  tag: 'registers',
  summary: 'Đề nghị sửa dữ liệu cho khớp với Sổ giấy (người thứ hai duyệt)',
  summaryEn: 'Ask that the record be repaired to match the book; a second person decides',
  access: 'repair.ask',
  params: entryParams,
  body: z.object({
    declaration: z.record(z.string(), z.unknown()),
    revision: z.int().min(0),
    reason: z.string().trim().min(10, 'Nêu rõ Sổ giấy ghi thế nào.').max(1000),
  }),
  output: Repair,
})

export const listRepairs = endpoint({
  id: 'listRepairs',
  method: 'GET',
  path: '/api/repairs',
  tag: 'registers',
  summary: 'Đề nghị sửa dữ liệu đang chờ duyệt',
  summaryEn: 'Open repair requests',
  access: 'entry.read',
  query: z.object({
    state: z.enum(['OPEN', 'APPROVED', 'REJECTED']).default('OPEN'),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({ items: z.array(Repair) }),
})

export const decideRepair = endpoint({
  id: 'decideRepair',
  method: 'POST',
  path: '/api/repairs/:repairId/decision',
  tag: 'registers',
  summary: 'Duyệt hoặc bác đề nghị sửa dữ liệu',
  summaryEn: 'Approve or reject a repair; never by the person who asked',
  access: 'repair.decide',
  params: z.object({ repairId: z.uuid() }),
  body: z.object({ approve: z.boolean(), reason: z.string().trim().max(500).default('') }),
  output: Repair,
})

export const addNote = endpoint({
  id: 'addNote',
  method: 'POST',
  path: '/api/entries/:officeId/:entryId/notes',
  tag: 'registers',
  summary: 'Ghi chú vào Sổ theo giấy tờ, bản án, quyết định',
  summaryEn: 'Write a marginal note; the same paper noted twice changes nothing',
  access: 'entry.note',
  params: entryParams,
  body: z.object({
    content: z.string().trim().min(3).max(2000),
    basis: z.object({
      kind: z.string().trim().min(2).max(100),
      number: z.string().trim().min(1).max(60),
      date: CalendarDate.nullable(),
      authority: z.string().trim().min(2).max(200),
    }),
  }),
  output: z.object({ seq: z.int() }),
})

export const Book = z.object({
  officeId: z.int(),
  officeName: z.string(),
  register: RegisterKind,
  year: z.int(),
  volumes: z.array(
    z.object({
      volume: z.int(),
      openedOn: CalendarDate,
      closedOn: CalendarDate.nullable(),
      pages: z.int(),
      entries: z.int(),
      closing: z.unknown(),
    }),
  ),
  lastNo: z.int(),
})

export const listBooks = endpoint({
  id: 'listBooks',
  method: 'GET',
  path: '/api/books',
  tag: 'registers',
  summary: 'Các quyển sổ của đơn vị và của những nơi đơn vị đang giữ sổ, mới nhất trước',
  summaryEn: 'The books of an office and of those whose books it keeps, newest first',
  access: 'book.read',
  query: z.object({
    /** One office only; left out: the own office and those whose books it keeps. */
    officeId: z.coerce.number().int().positive().optional(),
    register: RegisterKind.optional(),
    year: z.coerce.number().int().min(1900).max(2200).optional(),
  }),
  output: z.object({
    items: z.array(Book),
    /** Whether there are more than are listed: choose office, register or year. */
    more: z.boolean(),
    /** Offices whose books may be listed here. */
    offices: z.array(z.object({ officeId: z.int(), name: z.string() })),
  }),
})

/** A line of a book, enough to turn pages by; the whole entry is read with its purpose. */
export const BookLine = z.object({
  entryId: EntryId,
  entryNo: z.int(),
  volume: z.int(),
  pageNo: z.int(),
  registeredOn: CalendarDate,
  registrationKind: z.string(),
  subjectName: z.string(),
  subjectBirth: CalendarDate.nullable(),
  sex: z.string().nullable(),
  pin: z.string().nullable(),
  notes: z.int(),
  revision: z.int(),
  revoked: z.boolean(),
  caseState: z.string().nullable(),
})

export const listBookEntries = endpoint({
  id: 'listBookEntries',
  method: 'GET',
  path: '/api/books/:officeId/:register/:year/entries',
  tag: 'registers',
  summary: 'Các mục trong một quyển sổ, theo số',
  summaryEn: 'Entries of a book in number order',
  access: 'book.read',
  params: bookParams,
  query: z.object({
    from: z.coerce.number().int().min(1).default(1),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: z.object({ items: z.array(BookLine), lastNo: z.int() }),
})

export const openBook = endpoint({
  id: 'openBook',
  method: 'POST',
  path: '/api/books/:officeId/:register/:year/open',
  tag: 'registers',
  summary: 'Mở sổ (mở quyển đầu năm hoặc quyển tiếp theo)',
  summaryEn: 'Open a book or its next volume',
  access: 'book.manage',
  params: bookParams,
  output: Book,
})

export const closeBook = endpoint({
  id: 'closeBook',
  method: 'POST',
  path: '/api/books/:officeId/:register/:year/close',
  tag: 'registers',
  summary: 'Khóa sổ: tổng số trang, tổng số việc, người đứng đầu ký',
  summaryEn: 'Close a year of a book with its totals; signed by the head of the office (LHT 58)',
  access: 'case.sign',
  params: bookParams,
  body: z.object({ statement: z.string().trim().max(500).default('') }),
  output: Book,
})
