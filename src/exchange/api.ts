import { z } from 'zod'
import { KnownCitizen, KnownMarriage } from '../identity/citizen.ts'
import { PinCandidate } from '../identity/pin-issuer.ts'
import { ToldChange } from '../identity/status-message.ts'
import { endpoint } from '../platform/define-endpoint.ts'
import { CalendarDate } from '../values/calendar-date.ts'
import { CaseId, EntryId, Pin } from '../values/ids.ts'

const Moment = z.string()
const Purpose = z.string().trim().min(3, 'Nêu mục đích tra cứu.').max(200)

export const lookUpCitizen = endpoint({
  id: 'lookUpCitizen',
  method: 'POST',
  path: '/api/lookups/citizen',
  tag: 'exchange',
  summary: 'Lấy thông tin công dân theo số định danh từ CSDL quốc gia về dân cư',
  summaryEn: 'Fetch a citizen by PIN from the population database; kept with its purpose (R-A9)',
  access: 'case.intake',
  command: false,
  body: z.object({ pin: Pin, caseId: CaseId.optional(), purpose: Purpose.default('Đăng ký khai sinh') }),
  output: z.object({
    outcome: z.enum(['FOUND', 'NOT_FOUND']),
    /** The citizen in the words of the declaration; null when nobody has this number. */
    citizen: KnownCitizen.nullable(),
    filledFrom: z.literal('POPULATION_DB'),
    /** When the population database was asked; earlier than now when a look-up of the same dossier is shown again. */
    at: Moment,
    message: z.string(),
  }),
})

export const lookUpMarriage = endpoint({
  id: 'lookUpMarriage',
  method: 'POST',
  path: '/api/lookups/marriage',
  tag: 'exchange',
  summary: 'Tra cứu việc kết hôn của cha mẹ theo số định danh',
  summaryEn: 'Look up the marriage of the parents by their PINs; no certificate is demanded',
  access: 'case.intake',
  command: false,
  body: z.object({
    motherPin: Pin,
    fatherPin: Pin,
    caseId: CaseId.optional(),
    purpose: Purpose.default('Đăng ký khai sinh'),
  }),
  output: z.object({
    outcome: z.enum(['FOUND', 'NOT_FOUND']),
    marriage: KnownMarriage.extend({ verified: z.literal(true) }).nullable(),
    at: Moment,
    message: z.string(),
  }),
})

export const LinkView = z.object({
  partner: z.string(),
  name: z.string(),
  state: z.enum(['UP', 'DEGRADED', 'DOWN']),
  /** Since when it is in this state. */
  since: Moment,
  lastOkAt: Moment.nullable(),
  lastError: z.string().nullable(),
  backlog: z.int(),
  parked: z.int(),
  oldest: Moment.nullable(),
  /** `Kết nối … gián đoạn từ 09:12 21/11/2026.` */
  sentence: z.string(),
})
export type LinkView = z.infer<typeof LinkView>

export const listLinks = endpoint({
  id: 'listLinks',
  method: 'GET',
  path: '/api/links',
  tag: 'exchange',
  summary: 'Tình trạng kết nối với các hệ thống khác',
  summaryEn: 'Health of the links to other systems, with what waits for them',
  access: 'links.read',
  output: z.object({ items: z.array(LinkView) }),
})

export const PinRequestState = z.enum(['WAITING', 'SUSPECT_DUPLICATE', 'REJECTED', 'NEEDS_VERIFICATION'])

export const PinRequestView = z.object({
  officeId: z.int(),
  officeName: z.string(),
  entryId: EntryId,
  caseId: CaseId,
  caseCode: z.string().nullable(),
  number: z.string(),
  subjectName: z.string(),
  state: PinRequestState,
  /** One sentence: why there is no number yet, and what to do. */
  reason: z.string(),
  candidates: z.array(PinCandidate),
  askedAt: Moment,
  answeredAt: Moment.nullable(),
  attempts: z.int(),
  ageMinutes: z.int(),
  actions: z.array(z.enum(['ask-again', 'explain-twins', 'accept-existing'])),
})
export type PinRequestView = z.infer<typeof PinRequestView>

export const listPinRequests = endpoint({
  id: 'listPinRequests',
  method: 'GET',
  path: '/api/pin-requests',
  tag: 'exchange',
  summary: 'Các trẻ đang chờ số định danh, kèm lý do và thời gian chờ',
  summaryEn: 'Children waiting for their PIN, with reason and age, longest first',
  access: 'case.read',
  query: z.object({
    state: PinRequestState.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  output: z.object({ items: z.array(PinRequestView) }),
})

const entryParams = z.object({ entryId: EntryId })
const Asked = z.object({ entryId: EntryId, requestId: z.uuid(), state: z.literal('WAITING') })

export const askPinAgain = endpoint({
  id: 'askPinAgain',
  method: 'POST',
  path: '/api/pin-requests/:entryId/ask-again',
  tag: 'exchange',
  summary: 'Gửi lại yêu cầu cấp số định danh theo nội dung hiện tại của Sổ',
  summaryEn: 'Ask for the PIN again with the entry as it reads now',
  access: 'case.register',
  params: entryParams,
  body: z.object({ reason: z.string().trim().max(500).default('') }),
  output: Asked,
})

export const explainTwins = endpoint({
  id: 'explainTwins',
  method: 'POST',
  path: '/api/pin-requests/:entryId/explain-twins',
  tag: 'exchange',
  summary: 'Giải trình sinh đôi, sinh ba rồi gửi lại',
  summaryEn: 'Explain that the children are siblings of one birth, and ask again',
  access: 'case.register',
  params: entryParams,
  body: z.object({ explanation: z.string().trim().min(5, 'Giải trình ít nhất 5 ký tự.').max(500) }),
  output: Asked,
})

export const acceptExistingPin = endpoint({
  id: 'acceptExistingPin',
  method: 'POST',
  path: '/api/pin-requests/:entryId/accept-existing',
  tag: 'exchange',
  summary: 'Nhận số đã có theo xác nhận của Công an (người thứ hai làm)',
  summaryEn:
    'Accept a number that exists already, on a written confirmation of the police; not by the registrar of the entry',
  access: 'repair.decide',
  params: entryParams,
  body: z.object({
    pin: Pin,
    confirmation: z.object({
      authority: z.string().trim().min(3).max(200),
      number: z.string().trim().min(1).max(60),
      date: CalendarDate,
    }),
    reason: z.string().trim().min(5).max(500),
  }),
  output: z.object({ entryId: EntryId, pin: Pin, caseState: z.string() }),
})

export const StatusMessageView = z.object({
  key: z.uuid(),
  name: z.string(),
  change: ToldChange,
  state: z.enum(['WAITING', 'TAKEN', 'NEEDS_VERIFICATION', 'REFUSED', 'PARKED']),
  /** Why it was not taken; empty otherwise. */
  reason: z.string(),
  queuedAt: Moment,
  answeredAt: Moment.nullable(),
  /** Whether the asker may send it again. */
  maySendAgain: z.boolean(),
})
export type StatusMessageView = z.infer<typeof StatusMessageView>

const statusParams = z.object({ officeId: z.coerce.number().int().positive(), entryId: EntryId })

export const listStatusMessages = endpoint({
  id: 'listStatusMessages',
  method: 'GET',
  path: '/api/entries/:officeId/:entryId/status-messages',
  tag: 'exchange',
  summary: 'Những thay đổi hộ tịch của mục đã báo CSDL quốc gia về dân cư',
  summaryEn: 'What the population database was told of the people of an entry, and what it answered (R-H3)',
  access: 'entry.read',
  params: statusParams,
  query: z.object({ purpose: Purpose }),
  output: z.object({ items: z.array(StatusMessageView) }),
})

export const listOpenStatusMessages = endpoint({
  id: 'listOpenStatusMessages',
  method: 'GET',
  path: '/api/status-messages/open',
  tag: 'exchange',
  summary: 'Những thay đổi hộ tịch chưa được CSDL quốc gia về dân cư nhận, cần người xem',
  summaryEn: 'Changes the population database did not take: to be verified, refused or parked; oldest first',
  access: 'case.read',
  query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(100) }),
  output: z.object({
    items: z.array(
      StatusMessageView.extend({
        officeId: z.int(),
        officeName: z.string(),
        entryId: EntryId,
        number: z.string(),
      }),
    ),
  }),
})

export const sendStatusMessageAgain = endpoint({
  id: 'sendStatusMessageAgain',
  method: 'POST',
  path: '/api/entries/:officeId/:entryId/status-messages/:key/send-again',
  tag: 'exchange',
  summary: 'Báo lại một thay đổi hộ tịch chưa được nhận, với thông tin hiện có của người đó',
  summaryEn: 'Tell a change again that was not taken, with what is known of the person now',
  access: 'case.register',
  params: statusParams.extend({ key: z.uuid() }),
  output: z.object({ key: z.uuid() }),
})

const ImportRow = z.object({
  /** Line of the file, or the place of the notice in it, from 1. */
  line: z.int(),
  code: z.string(),
  childNo: z.int(),
  /** POSSIBLE: a dossier was made, and it may be one of a child that was told before under another code. */
  outcome: z.enum(['MADE', 'KNOWN', 'CHANGED', 'POSSIBLE', 'BAD']),
  officeId: z.int().nullable(),
  caseId: z.string().nullable(),
  reasons: z.array(z.string()),
})
export const ImportReport = z.object({
  fileName: z.string(),
  made: z.int(),
  known: z.int(),
  changed: z.int(),
  possible: z.int(),
  bad: z.int(),
  rows: z.array(ImportRow),
})
export type ImportReport = z.infer<typeof ImportReport>

export const notifyBirth = endpoint({
  id: 'notifyBirth',
  method: 'POST',
  path: '/api/notifications/birth',
  tag: 'exchange',
  summary: 'Nhận giấy chứng sinh điện tử (XML HSDLGCS)',
  summaryEn: 'Take electronic birth notices of a hospital and make prefilled dossiers',
  access: 'notification.import',
  consumes: 'application/xml',
  output: ImportReport,
})
