import { z } from 'zod'
import { CalendarDate } from '../values/calendar-date.ts'
import { Pin } from '../values/ids.ts'

const Relative = z.object({ name: z.string(), pin: Pin.nullable() })
const on = CalendarDate

export const MaritalStatusNow = z.enum(['SINGLE', 'MARRIED', 'DIVORCED', 'WIDOWED'])

/** What has changed about a person. */
const Change = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('MARITAL'),
    how: z.enum(['MARRIAGE', 'DEATH', 'DIVORCE', 'ANNULMENT', 'REVOCATION', 'RESTORED']),
    /** What the registers say of the person now. */
    status: MaritalStatusNow,
    /** Null when only the end of the marriage is known. */
    from: on.nullable(),
    to: on.nullable(),
    spouse: Relative.nullable(),
  }),
  z.object({ what: z.literal('DIED'), on: on.nullable(), declared: z.boolean() }),
  z.object({ what: z.literal('DEATH_REVERSED'), on }),
  z.object({
    what: z.literal('PARENT'),
    relation: z.enum(['MOTHER', 'FATHER', 'ADOPTIVE_MOTHER', 'ADOPTIVE_FATHER']),
    by: z.enum(['RECOGNITION', 'COURT', 'TRANSCRIPTION', 'ADOPTION']),
    on: on.nullable(),
    parent: Relative,
  }),
  z.object({ what: z.literal('PARENT_ENDED'), relation: z.enum(['MOTHER', 'FATHER']), on }),
  z.object({ what: z.literal('ADOPTION_ENDED'), on }),
  z.object({ what: z.literal('GUARDED'), kind: z.enum(['APPOINTED', 'NATURAL']), on, guardians: z.array(Relative) }),
  z.object({ what: z.literal('GUARDIANSHIP_ENDED'), on, reason: z.string() }),
  z.object({
    what: z.literal('CONDITION'),
    condition: z.enum(['MISSING', 'INCAPABLE', 'LIMITED']),
    on,
    ends: z.boolean(),
  }),
  z.object({ what: z.literal('VALUE'), field: z.string(), from: z.string(), to: z.string(), on }),
])
export const ToldChange = z.discriminatedUnion('what', [
  ...Change.options,
  z.object({
    what: z.literal('REVOKED'),
    /** Earlier messages of the revoked entry about this person. */
    was: z
      .array(z.object({ key: z.uuid(), change: Change }))
      .nullish()
      .transform((was) => was ?? []),
    /** Marital status without the entry; null when it said nothing of marriages. */
    status: MaritalStatusNow.nullable(),
    alive: z.boolean(),
  }),
])
export type ToldChange = z.infer<typeof ToldChange>

/** A change of status of one person that an entry of the registers made, as it waits in the outbox (topic `civil-status`). */
export const StatusMessage = z.object({
  key: z.uuid(),
  person: z.object({
    /** Names a person without a PIN across messages. */
    personId: z.uuid(),
    pin: Pin.nullable(),
    /** The request under which a child waits for its PIN. */
    pinRequestId: z.uuid().nullable(),
    name: z.string(),
    sex: z.string().nullable(),
    birth: z.object({ year: z.int().nullable(), date: CalendarDate.nullable() }),
  }),
  /** Counts the changes of this person. */
  sequence: z.int().positive(),
  change: ToldChange,
  entry: z.object({
    kind: z.string(),
    number: z.string(),
    registeredOn: CalendarDate,
    officeName: z.string(),
    officeUnitCode: z.string(),
  }),
  /** Decision it rests on; null when it is the entry itself. */
  basis: z
    .object({ kind: z.string(), number: z.string(), date: CalendarDate.nullable(), authority: z.string() })
    .nullable(),
  at: z.string(),
})
export type StatusMessage = z.infer<typeof StatusMessage>

export type StatusReply =
  | { reply: 'taken'; receipt: string }
  /** Kept, but the person must be found first. */
  | { reply: 'needs-verification'; receipt: string; reason: string }

/** Whoever must hear of changes of status; exchange/ provides the real one. */
export type StatusListener = {
  /** Tells of a change; telling the same one again is harmless. */
  hear: (message: StatusMessage) => Promise<StatusReply>
}
