import { z } from 'zod'
import { endpoint } from '../platform/define-endpoint.ts'
import { CalendarDate } from '../values/calendar-date.ts'
import { CaseId, EntryId } from '../values/ids.ts'
import { CaseAction, CaseState } from './case.ts'
import { FeeView } from './fees-api.ts'

/** Kind of civil-status event: a name of `events` (events/index.ts), checked where the event is looked up. */
const EventKind = z.string().regex(/^[A-Z][A-Z_]{2,30}$/)
const caseParams = z.object({ caseId: CaseId })
const Reason = z.string().trim().max(1000).default('')
const Moment = z.string()

/** A problem found by the rules, as the screen shows it (events/event.ts). */
export const ProblemView = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'advice']),
  cite: z.string(),
  message: z.string(),
  messageEn: z.string(),
  pointer: z.string(),
})

/** A registration that may be the same one; enough to compare, no more than that. */
export const DuplicateView = z.object({
  verdict: z.enum(['certain', 'possible']),
  reasons: z.array(z.string()),
  /** How alike, 0–100; 0 where nothing is weighed. */
  score: z.int(),
  officeId: z.int(),
  officeName: z.string(),
  /** The entry it was found in, or null while it is another open dossier. */
  entryId: z.string().nullable(),
  number: z.string().nullable(),
  caseCode: z.string().nullable(),
  registeredOn: CalendarDate.nullable(),
  /** Whom it is about; both spouses of a marriage. */
  subjectName: z.string(),
  birthDate: CalendarDate.nullable(),
  sex: z.string().nullable(),
  motherName: z.string().nullable(),
})
export type DuplicateView = z.infer<typeof DuplicateView>

export const AttachmentView = z.object({
  id: z.uuid(),
  paper: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  hasThumbnail: z.boolean(),
  addedAt: Moment,
})

/** A look-up in the population database or in the registers of the nation, kept with the dossier (R-A9), in one sentence. */
export const CaseLookupView = z.object({
  id: z.string(),
  at: Moment,
  outcome: z.string(),
  vi: z.string(),
  en: z.string(),
})

export const CaseEventView = z.object({
  seq: z.int(),
  at: Moment,
  actorName: z.string(),
  action: z.string(),
  fromState: z.string().nullable(),
  toState: z.string().nullable(),
  reason: z.string(),
  details: z.record(z.string(), z.unknown()),
})

/** One line of a worklist. */
export const CaseLine = z.object({
  officeId: z.int(),
  officeName: z.string(),
  caseId: CaseId,
  kind: z.string(),
  code: z.string().nullable(),
  state: CaseState,
  channel: z.string(),
  subjectName: z.string(),
  subjectBirth: CalendarDate.nullable(),
  receivedAt: Moment.nullable(),
  dueAt: Moment.nullable(),
  /** The new day promised by an apology letter; `dueAt` stays the law's. */
  promisedAt: Moment.nullable(),
  pausedAt: Moment.nullable(),
  pauseReason: z.string().nullable(),
  updatedAt: Moment,
  entryNumber: z.string().nullable(),
  pinState: z.string().nullable(),
  pinReason: z.string().nullable(),
  pinAskedAt: Moment.nullable(),
})
export type CaseLine = z.infer<typeof CaseLine>

export const CaseView = CaseLine.extend({
  version: z.int(),
  procedureCode: z.string(),
  regime: z.string().nullable(),
  late: z.boolean().nullable(),
  /** While nothing is decided: until when the office may still ask for what lacks (NQ 66.7/2025). */
  askCompletionBy: Moment.nullable(),
  declaration: z.unknown(),
  entry: z
    .object({
      entryId: EntryId,
      number: z.string(),
      volume: z.string(),
      pageNo: z.int(),
      registeredOn: CalendarDate,
      revision: z.int(),
      pin: z.string().nullable(),
    })
    .nullable(),
  timeline: z.array(CaseEventView),
  lookups: z.array(CaseLookupView),
  attachments: z.array(AttachmentView),
  documents: z.array(
    z.object({
      id: z.uuid(),
      kind: z.string(),
      number: z.string(),
      state: z.string(),
      original: z.boolean(),
      signedAt: Moment.nullable(),
      printedCount: z.int(),
    }),
  ),
  /** What may be done now by the asker, in the order a screen offers it. */
  actions: z.array(CaseAction),
})
export type CaseView = z.infer<typeof CaseView>

export const saveDraft = endpoint({
  id: 'saveDraft',
  method: 'PUT',
  path: '/api/cases/:caseId',
  tag: 'cases',
  summary: 'Lưu tờ khai đang nhập (tự động lưu)',
  summaryEn: 'Save the declaration as typed (autosave); the client makes the case id',
  access: 'case.intake',
  params: caseParams,
  body: z.object({
    kind: EventKind,
    /** As typed; it may be incomplete. At most 200 kB. */
    declaration: z.record(z.string(), z.unknown()),
    /** The version this save is based on; 0 for a new dossier. An older one is refused with `version-conflict`. */
    version: z.int().min(0),
    channel: z.enum(['DIRECT', 'POST', 'ONLINE', 'MOBILE']).default('DIRECT'),
  }),
  output: z.object({ caseId: CaseId, version: z.int(), savedAt: Moment, state: CaseState }),
})

export const getCase = endpoint({
  id: 'getCase',
  method: 'GET',
  path: '/api/cases/:caseId',
  tag: 'cases',
  summary: 'Xem hồ sơ',
  summaryEn: 'Read a dossier with its timeline',
  access: 'case.read',
  params: caseParams,
  output: CaseView,
})

export const listCases = endpoint({
  id: 'listCases',
  method: 'GET',
  path: '/api/cases',
  tag: 'cases',
  summary: 'Danh sách việc: lọc theo trạng thái, hạn, đơn vị',
  summaryEn: 'Worklist: filter by state, deadline and office',
  access: 'case.read',
  query: z.object({
    /** Comma-separated states; empty = every open dossier. */
    states: z.string().max(300).default(''),
    due: z.enum(['any', 'overdue', 'today', 'tomorrow']).default('any'),
    officeId: z.coerce.number().int().positive().optional(),
    q: z.string().trim().max(100).default(''),
    ended: z.stringbool().default(false),
    cursor: z.string().max(200).default(''),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: z.object({ items: z.array(CaseLine), next: z.string().nullable() }),
})

export const worklistCounts = endpoint({
  id: 'worklistCounts',
  method: 'GET',
  path: '/api/worklist/counts',
  tag: 'cases',
  summary: 'Số việc đang chờ theo trạng thái',
  summaryEn: 'Counts for the worklist',
  access: 'case.read',
  output: z.object({
    byState: z.record(z.string(), z.int()),
    overdue: z.int(),
    dueToday: z.int(),
    repairs: z.int(),
    /** Notices that are only to be read. */
    unreadNotices: z.int(),
    /** What other offices want noted, answered or posted here. */
    officeTasks: z.int(),
    /** Reminders due within the next month. */
    reminders: z.int(),
    /** Dossiers a hospital's birth notices began, not yet taken in. */
    hospitalDrafts: z.int(),
    pinTrouble: z.int(),
  }),
})

/** Runs the rules and the duplicate check on what is typed so far; nothing is stored. */
export const checkDeclaration = endpoint({
  id: 'checkDeclaration',
  method: 'POST',
  path: '/api/cases/:caseId/check',
  tag: 'cases',
  summary: 'Kiểm tra tờ khai: quy định, trùng, thẩm quyền, giấy tờ còn thiếu',
  summaryEn: 'Check a declaration: rules, duplicates, competence, missing papers',
  access: 'case.intake',
  command: false,
  params: caseParams,
  body: z.object({ kind: EventKind, declaration: z.record(z.string(), z.unknown()) }),
  output: z.object({
    issues: z.array(z.object({ pointer: z.string(), message: z.string() })),
    problems: z.array(ProblemView),
    duplicates: z.array(DuplicateView),
    missingPapers: z.array(z.object({ paper: z.string(), text: z.string(), cite: z.string() })),
    dueAt: Moment.nullable(),
    registrationKind: z.string().nullable(),
    procedureCode: z.string().nullable(),
    /** What registering will do to people, entries and other offices, in words; `key` of an optional one may be declined. */
    effects: z.array(z.object({ key: z.string(), vi: z.string(), en: z.string(), optional: z.boolean() })),
    /** The chair approves before the entry is written (R-C6). */
    approvedFirst: z.boolean(),
    /** What the requester pays; null while it cannot be read. */
    fee: FeeView.nullable(),
  }),
})

export const receiveCase = endpoint({
  id: 'receiveCase',
  method: 'POST',
  path: '/api/cases/:caseId/receive',
  tag: 'cases',
  summary: 'Tiếp nhận hồ sơ, hẹn trả kết quả',
  summaryEn: 'Take the dossier in; gives it a code and a due time',
  access: 'case.intake',
  params: caseParams,
  body: z.object({ version: z.int().min(1) }),
  output: CaseLine,
})

export const moveCase = endpoint({
  id: 'moveCase',
  method: 'POST',
  path: '/api/cases/:caseId/moves',
  tag: 'cases',
  summary: 'Chuyển bước: yêu cầu bổ sung, thẩm tra, trình ký, trả lại, từ chối, rút, tạm dừng, trả kết quả',
  summaryEn: 'Move a dossier one step; each action has its own permission',
  access: 'case.read',
  params: caseParams,
  body: z.object({
    action: z.enum([
      'ask-completion',
      'resume',
      'vet',
      'submit',
      'return',
      'hand-over',
      'refuse-intake',
      'refuse-merits',
      'withdraw',
      'pause',
      'unpause',
      'cancel',
    ]),
    reason: Reason,
    /** For ask-completion: what lacks, one line a paper (LHT 9.3). */
    lacking: z.array(z.string().trim().min(2).max(300)).max(30).default([]),
  }),
  output: CaseLine,
})

export const registerCase = endpoint({
  id: 'registerCase',
  method: 'POST',
  path: '/api/cases/:caseId/register',
  tag: 'cases',
  summary: 'Ghi vào Sổ',
  summaryEn: 'Write the entry in the register book: number, persons, audit, outbox in one transaction',
  access: 'case.register',
  params: caseParams,
  body: z.object({
    kind: EventKind,
    /** The final declaration; when left out, the one saved last is registered. A dossier unknown so far is taken in first. */
    declaration: z.record(z.string(), z.unknown()).optional(),
    version: z.int().min(0).default(0),
    /** Why possible duplicates are not the same person (twins, reused name …); a certain duplicate cannot be overridden. */
    duplicateReason: Reason,
  }),
  output: z.object({
    caseId: CaseId,
    code: z.string(),
    entryId: EntryId,
    entryNo: z.int(),
    year: z.int(),
    number: z.string(),
    volume: z.int(),
    pageNo: z.int(),
    registeredOn: CalendarDate,
    state: CaseState,
    pinRequested: z.boolean(),
  }),
})

export const signCases = endpoint({
  id: 'signCases',
  method: 'POST',
  path: '/api/signing',
  tag: 'cases',
  summary: 'Ký các hồ sơ đã chọn (cần nhập lại mật khẩu trong 10 phút gần nhất)',
  summaryEn: 'Sign the chosen dossiers; needs a recent re-authentication',
  access: 'case.sign',
  body: z.object({ caseIds: z.array(CaseId).min(1).max(50) }),
  output: z.object({
    results: z.array(
      z.object({
        caseId: CaseId,
        signed: z.boolean(),
        documentId: z.string().nullable(),
        problem: z.string().nullable(),
        message: z.string(),
      }),
    ),
  }),
})

export const addAttachment = endpoint({
  id: 'addAttachment',
  method: 'POST',
  path: '/api/cases/:caseId/attachments',
  tag: 'cases',
  summary: 'Thêm bản quét (PDF, JPG, PNG)',
  summaryEn: 'Add a scan; the body is the file itself',
  access: 'case.intake',
  consumes: 'application/octet-stream',
  params: caseParams,
  query: z.object({ paper: z.string().trim().min(1).max(60), fileName: z.string().trim().min(1).max(200) }),
  output: AttachmentView,
})

export const getAttachment = endpoint({
  id: 'getAttachment',
  method: 'GET',
  path: '/api/cases/:caseId/attachments/:attachmentId/:part',
  tag: 'cases',
  summary: 'Xem bản quét hoặc ảnh thu nhỏ',
  summaryEn: 'A scan (part=file) or its thumbnail (part=thumbnail)',
  access: 'case.read',
  params: caseParams.extend({ attachmentId: z.uuid(), part: z.enum(['file', 'thumbnail']) }),
  produces: 'application/pdf',
  output: z.unknown(),
})

export const removeAttachment = endpoint({
  id: 'removeAttachment',
  method: 'DELETE',
  path: '/api/cases/:caseId/attachments/:attachmentId',
  tag: 'cases',
  summary: 'Bỏ bản quét gắn nhầm (hoàn tác được)',
  summaryEn: 'Take a wrongly attached scan away; it can be put back',
  access: 'case.intake',
  params: caseParams.extend({ attachmentId: z.uuid() }),
  query: z.object({ undo: z.stringbool().default(false) }),
  output: AttachmentView,
})

/** The written papers of a procedure, made from the dossier as it stands. */
export const casePaper = endpoint({
  id: 'casePaper',
  method: 'GET',
  path: '/api/cases/:caseId/papers/:paper',
  tag: 'cases',
  summary: 'Giấy tiếp nhận, phiếu yêu cầu bổ sung, phiếu từ chối, phiếu xin lỗi (PDF)',
  summaryEn: 'Receipt, completion request, refusal or apology letter as PDF',
  access: 'case.read',
  params: caseParams.extend({ paper: z.enum(['receipt', 'completion-request', 'refusal', 'apology']) }),
  query: z.object({ reason: z.string().trim().max(500).default(''), newDueAt: z.string().max(40).default('') }),
  produces: 'application/pdf',
  output: z.unknown(),
})

export const listNotices = endpoint({
  id: 'listNotices',
  method: 'GET',
  path: '/api/notices',
  tag: 'cases',
  summary: 'Thông báo giữa các cơ quan đăng ký',
  summaryEn: 'Notices from other registration offices (R-A3)',
  access: 'case.read',
  query: z.object({
    unread: z.stringbool().default(true),
    cursor: z.string().max(100).default(''),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        fromOffice: z.string(),
        kind: z.string(),
        content: z.record(z.string(), z.unknown()),
        sentAt: Moment,
        readAt: Moment.nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
})

export const readNotice = endpoint({
  id: 'readNotice',
  method: 'POST',
  path: '/api/notices/:noticeId/read',
  tag: 'cases',
  summary: 'Xác nhận đã đọc thông báo',
  summaryEn: 'Acknowledge a notice',
  access: 'case.read',
  params: z.object({ noticeId: z.uuid() }),
  output: z.object({ id: z.uuid(), readAt: Moment }),
})
