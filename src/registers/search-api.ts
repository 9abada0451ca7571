import { z } from 'zod'
import { readingAlarms } from '../law/policies.ts'
import { endpoint } from '../platform/define-endpoint.ts'
import { CalendarDate } from '../values/calendar-date.ts'
import { EntryId } from '../values/ids.ts'

export const SearchHit = z.object({
  officeId: z.int(),
  officeName: z.string(),
  entryId: EntryId,
  register: z.string(),
  number: z.string(),
  volume: z.string(),
  registeredOn: CalendarDate,
  subjectName: z.string(),
  subjectBirth: CalendarDate.nullable(),
  sex: z.string().nullable(),
  pin: z.string().nullable(),
  motherName: z.string().nullable(),
  fatherName: z.string().nullable(),
  revoked: z.boolean(),
  /** Why it was found, in Vietnamese: "đúng số định danh", "họ tên không dấu, đúng năm sinh" … */
  why: z.string(),
  exact: z.boolean(),
  /** Whether the asker may open the entry. */
  open: z.boolean(),
})
export type SearchHit = z.infer<typeof SearchHit>

/**
 * One box: a PIN, a telephone number, `05/2026` or `số 5 quyển 1/2026`, a name with or without diacritics in any order of its words, with a slip,
 * a date or year, a parent, a place beside it. Exact keys (PIN; office and number) are searched nationally by those who may, everything else
 * within one's offices, or in the whole nation under an approved request (`wider`).
 */
export const searchEntries = endpoint({
  id: 'searchEntries',
  method: 'GET',
  path: '/api/search',
  tag: 'registers',
  summary: 'Tra cứu sổ: số định danh, số/quyển/năm, điện thoại, họ tên, ngày sinh, cha mẹ, nơi đăng ký',
  summaryEn: 'Find entries by PIN, number/book/year, telephone, name, dates, parents, place',
  access: 'entry.search',
  query: z.object({
    q: z.string().trim().min(1).max(200),
    purpose: z.string().trim().min(3, 'Nêu mục đích tra cứu.').max(200),
    registeredFrom: CalendarDate.optional(),
    registeredTo: CalendarDate.optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
    /** An approved request to look in the whole nation. */
    wider: z.uuid().optional(),
    /** Likely ones too, although exact ones were found. */
    likely: z.stringbool().default(false),
  }),
  output: z.object({
    items: z.array(SearchHit),
    understood: z.string(),
    more: z.boolean(),
    /** Likely ones were not looked for, since exact ones were found; `likely` asks for them. */
    mayBeLikely: z.boolean(),
    /** Where it was looked. */
    reach: z.enum(['OWN', 'NATION']),
  }),
})

export const SearchRequest = z.object({
  id: z.uuid(),
  officeId: z.int(),
  purpose: z.string(),
  state: z.enum(['OPEN', 'APPROVED', 'REJECTED', 'ENDED']),
  askedByName: z.string(),
  askedAt: z.string(),
  decidedByName: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decisionReason: z.string(),
  validUntil: z.string().nullable(),
  /** The asker is the one who looks. */
  mine: z.boolean(),
  /** It runs now: its asker may search the whole nation. */
  runs: z.boolean(),
  mayDecide: z.boolean(),
})
export type SearchRequest = z.infer<typeof SearchRequest>

export const askWiderSearch = endpoint({
  id: 'askWiderSearch',
  method: 'POST',
  path: '/api/search-requests',
  tag: 'registers',
  summary: 'Đề nghị được tìm trên cả nước theo họ tên, có mục đích',
  summaryEn: 'Ask to search the whole nation by less than an exact key, with a purpose',
  access: 'entry.search',
  body: z.object({ purpose: z.string().trim().min(10, 'Nêu rõ mục đích và căn cứ.').max(500) }),
  output: SearchRequest,
})

export const listSearchRequests = endpoint({
  id: 'listSearchRequests',
  method: 'GET',
  path: '/api/search-requests',
  tag: 'registers',
  summary: 'Các đề nghị tìm trên cả nước của đơn vị',
  summaryEn: 'Requests of the office to search the whole nation',
  access: 'signed-in',
  query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(30) }),
  output: z.object({ items: z.array(SearchRequest) }),
})

export const decideSearchRequest = endpoint({
  id: 'decideSearchRequest',
  method: 'POST',
  path: '/api/search-requests/:requestId/decision',
  tag: 'registers',
  summary: 'Duyệt, bác hoặc chấm dứt đề nghị tìm trên cả nước; người đề nghị không tự duyệt',
  summaryEn: 'Approve, reject or end a request; never approved by the person who asked',
  access: 'search.approve',
  params: z.object({ requestId: z.uuid() }),
  body: z.object({
    approve: z.boolean(),
    reason: z.string().trim().max(500).default(''),
    /** How long the approval runs. */
    hours: z.int().min(1).max(72).default(4),
  }),
  output: SearchRequest,
})

export const ReadAlert = z.object({
  id: z.uuid(),
  officeId: z.int(),
  officeName: z.string(),
  kind: z.enum(readingAlarms),
  /** Null where many officials read of one person. */
  accountId: z.uuid().nullable(),
  accountName: z.string(),
  at: z.string(),
  reads: z.int(),
  withinMinutes: z.int(),
  /** What was read: an entry, a person or a number; empty where it was many things. */
  subjectKind: z.string(),
  subjectId: z.string(),
  /** What the reader gave as the reason. */
  purpose: z.string(),
  /** The officials of this office who read, where `reads` counts officials of all offices. */
  readers: z.array(z.object({ accountId: z.uuid(), name: z.string() })),
  seenAt: z.string().nullable(),
  seenByName: z.string(),
  seenNote: z.string(),
})
export type ReadAlert = z.infer<typeof ReadAlert>

export const listReadAlerts = endpoint({
  id: 'listReadAlerts',
  method: 'GET',
  path: '/api/read-alerts',
  tag: 'audit',
  summary:
    'Cảnh báo đọc dữ liệu bất thường: tìm quá nhiều, đọc ngoài giờ, đọc về người thân, nhiều người cùng đọc về một người',
  summaryEn: 'Alerts about unusual reading: too many searches, out of hours, about relatives, one person read by many',
  access: 'alert.read',
  query: z.object({
    state: z.enum(['OPEN', 'ALL']).default('OPEN'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ items: z.array(ReadAlert) }),
})

export const settleReadAlert = endpoint({
  id: 'settleReadAlert',
  method: 'POST',
  path: '/api/read-alerts/:alertId/settle',
  tag: 'audit',
  summary: 'Ghi kết quả xem xét một cảnh báo; không ai tự xem xét cảnh báo về mình',
  summaryEn: 'Settle an alert with what was found; never one about oneself',
  access: 'alert.read',
  params: z.object({ alertId: z.uuid() }),
  body: z.object({ note: z.string().trim().min(3, 'Ghi kết quả xem xét.').max(500) }),
  output: z.object({ settled: z.boolean() }),
})
