import { z } from 'zod'
import { CalendarDate } from '../values/calendar-date.ts'
import { CaseId, EntryId, Pin } from '../values/ids.ts'
import { PartialDate } from '../values/partial-date.ts'

const ParentForPin = z.object({
  name: z.string(),
  nationalities: z.array(z.string()),
  pin: Pin.nullable(),
})

/**
 * What the population database must know to give a child its number (NĐ 58, art. 11.2: names, birth date, sex, place of
 * registration, place of birth, hometown, ethnicity, nationality, and name and nationality of the parents that are determined).
 */
export const PinRequest = z.object({
  requestId: z.uuid(),
  caseId: CaseId,
  entryId: EntryId,
  entryNo: z.int(),
  year: z.int(),
  registeredOn: CalendarDate,
  officeUnitCode: z.string(),
  officeProvinceCode: z.string(),
  officeName: z.string(),
  child: z.object({
    name: z.string(),
    birthDate: PartialDate,
    sex: z.enum(['1', '2', '3']),
    birthPlace: z.object({ unitCode: z.string().nullable(), asWritten: z.string() }),
    hometown: z.string(),
    ethnicityCode: z.string().nullable(),
    nationalities: z.array(z.string()),
  }),
  mother: ParentForPin.nullable(),
  father: ParentForPin.nullable(),
  /** Null for a single birth; told so that siblings are not taken for one child (R-B13). */
  multipleBirth: z
    .object({
      plurality: z.int(),
      order: z.int(),
      siblingCaseIds: z.array(z.uuid()),
      explanation: z.string(),
    })
    .nullable(),
  /** Mã giấy chứng sinh; empty when there is none. */
  notificationCode: z.string(),
})
export type PinRequest = z.infer<typeof PinRequest>

/** What an issuer that was asked already must know when the entry is corrected. The number stays as it is (R-P5). */
export const PinCorrection = z.object({
  /** Of the correction itself. */
  requestId: z.uuid(),
  originalRequestId: z.uuid(),
  /** The number, if it was known when the entry was corrected. */
  pin: Pin.nullable(),
  /** The whole request as it would be made now. */
  request: PinRequest,
  /** JSON pointers into `request`. */
  changed: z.array(z.string()).min(1),
  reason: z.string(),
})
export type PinCorrection = z.infer<typeof PinCorrection>

/** A person the issuer takes for the same one, and why. */
export const PinCandidate = z.object({ pin: Pin, reasons: z.array(z.string()) })
export type PinCandidate = z.infer<typeof PinCandidate>

export type PinReply =
  /** Taken; the number comes later. */
  | { reply: 'accepted' }
  | { reply: 'allocated'; pin: Pin }
  | { reply: 'suspect-duplicate'; candidates: PinCandidate[] }
  | { reply: 'rejected'; errors: { pointer: string; code: string; message: string }[] }
  | { reply: 'needs-verification'; agency: string }
  /** The issuer has never seen this request. */
  | { reply: 'unknown' }

/** Whoever can give a child its number; exchange/ provides the real one. Nothing else ever makes a PIN. */
export type PinIssuer = {
  /** Sends a request; sending the same one again is harmless. */
  request: (request: PinRequest) => Promise<PinReply>
  /** What has become of requests, in the order asked. */
  statuses: (requestIds: readonly string[]) => Promise<{ requestId: string; reply: PinReply }[]>
  /** Corrects what a request told; sending the same one again is harmless. */
  correct: (correction: PinCorrection) => Promise<void>
}
