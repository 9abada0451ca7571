import { z } from 'zod'
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
})
export type SearchHit = z.infer<typeof SearchHit>

/**
 * One box: a PIN, `05/2026` or `5/01/2026` (number[/volume]/year), a name with or without diacritics, a date or year beside a name.
 * Exact keys are searched nationally by those who may; names within one's scope.
 */
export const searchEntries = endpoint({
  id: 'searchEntries',
  method: 'GET',
  path: '/api/search',
  tag: 'registers',
  summary: 'Tra cứu sổ: số định danh, số/quyển/năm, họ tên có dấu hoặc không dấu, ngày sinh',
  summaryEn: 'Find entries by PIN, number/book/year, name with or without diacritics, dates',
  access: 'entry.search',
  query: z.object({
    q: z.string().trim().min(1).max(200),
    purpose: z.string().trim().min(3, 'Nêu mục đích tra cứu.').max(200),
    registeredFrom: CalendarDate.optional(),
    registeredTo: CalendarDate.optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  output: z.object({ items: z.array(SearchHit), understood: z.string(), more: z.boolean() }),
})
