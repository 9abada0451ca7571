import { z } from 'zod'
import { RegisterKind } from '../law/register-books.ts'
import { CalendarDate } from '../values/calendar-date.ts'
import { CaseId, EntryId } from '../values/ids.ts'

/** A note in the margin: what was noted, when, and on which paper it rests. */
export const MarginalNote = z.object({
  seq: z.int(),
  notedOn: CalendarDate,
  content: z.string(),
  basis: z.object({ kind: z.string(), number: z.string(), date: CalendarDate.nullable(), authority: z.string() }),
  officerName: z.string(),
  signerName: z.string(),
  /** The entry on which it rests, when it is one of the registers. */
  by: z.object({ officeId: z.int(), entryId: z.string() }).nullable().optional(),
})
export type MarginalNote = z.infer<typeof MarginalNote>

/** One numbered record in a register book, with its newest content and everything noted on it. */
export const Entry = z.object({
  officeId: z.int(),
  id: EntryId,
  caseId: CaseId,
  register: RegisterKind,
  year: z.int(),
  entryNo: z.int(),
  volume: z.int(),
  pageNo: z.int(),
  registeredOn: CalendarDate,
  kind: z.string(),
  /** Code of domain list "loại đăng ký" (00 §5.6): 1 đúng hạn, 4 quá hạn, … */
  registrationKind: z.string(),
  regime: z.string(),
  formVersion: z.string(),
  /** The office's name as it was on that day; never rewritten. */
  officeName: z.string(),
  officerName: z.string(),
  /** The frozen declaration; its shape depends on `kind`. */
  content: z.unknown(),
  /** 0 = as first written; each typing slip or repair counts one up. */
  revision: z.int(),
  pin: z.string().nullable(),
  /** Whether a PIN is to be expected for the subject (never for a chosen foreign nationality, R-B5). */
  pinExpected: z.boolean(),
  notes: z.array(MarginalNote),
  revoked: z.object({ decision: z.string(), decidedOn: CalendarDate }).nullable(),
  signer: z.object({ name: z.string(), lines: z.array(z.string()) }).nullable(),
})
export type Entry = z.infer<typeof Entry>

/** `05/2026`, as certificates and books write the number of an entry. */
export const entryNumber = (entry: { entryNo: number; year: number }): string =>
  `${String(entry.entryNo).padStart(2, '0')}/${entry.year}`

/** `01/2026`: volume and year. */
export const volumeNumber = (entry: { volume: number; year: number }): string =>
  `${String(entry.volume).padStart(2, '0')}/${entry.year}`
