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

/**
 * What an issuer must know of a number besides: that its birth entry was revoked and it is to be cancelled (NĐ 70/2024 art. 11.7.d), or that the
 * citizen asks for another after a correction of the year of birth or the sex (art. 11.8).
 */
export const PinNotice = z.object({
  requestId: z.uuid(),
  kind: z.enum(['CANCELLATION', 'RENEWAL']),
  /** The request that gave the number; null when the number is older than the registers. */
  originalRequestId: z.uuid().nullable(),
  pin: Pin.nullable(),
  reason: z.string(),
  /** Decision, or entry of the book of changes, on which it rests. */
  basis: z.object({ paper: z.string(), number: z.string(), date: CalendarDate.nullable(), authority: z.string() }),
  entry: z.object({ officeName: z.string(), number: z.string(), registeredOn: CalendarDate }),
})
export type PinNotice = z.infer<typeof PinNotice>

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
  /** Tells of a cancellation or a wish for another number; sending the same one again is harmless. */
  tell: (notice: PinNotice) => Promise<void>
}
