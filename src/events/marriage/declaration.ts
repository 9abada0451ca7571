import { z } from 'zod'
import { CalendarDate } from '../../values/calendar-date.ts'
import { PartialDate } from '../../values/partial-date.ts'
import { Party, requestFields } from '../parts/party.ts'
import { Presence } from '../parts/presence.ts'
import { Earlier } from '../parts/re-registration.ts'
import { Foreign } from '../parts/transcription.ts'

const text = (max: number) => z.string().trim().max(max).default('')

/**
 * How the marriage comes into the book (domain/01 C, C7, I, K). Foreign element, border area, mobile and mission are found from the people,
 * the place and the marks; they are not kinds.
 */
export const MarriageKind = z.enum(['NEW', 'COHABITATION', 'AGAIN', 'TRANSCRIBED'])
export type MarriageKind = z.infer<typeof MarriageKind>

/** Marital status before this marriage, as the portal's forms number it (00 §5.9): never married, divorced, widowed, or married. */
export const StatusBefore = z.enum(['1', '2', '3', '4'])
export type StatusBefore = z.infer<typeof StatusBefore>

/** How the last earlier marriage ended, where the registers do not know it. */
export const EarlierEnd = z.object({
  how: z.enum(['DIVORCE', 'ANNULMENT', 'DEATH']),
  /** Judgment, decision, or extract of death. */
  number: text(60),
  authority: text(300),
  /** The day the judgment took effect (R-C8), or the spouse died. */
  effectiveOn: CalendarDate,
  /** Settled by a foreign authority: the note in the book of divorces is needed (NĐ 123/2015 art. 37). */
  abroad: z.boolean().default(false),
  noteNumber: text(60),
})
export type EarlierEnd = z.infer<typeof EarlierEnd>

/** How a marriage concluded abroad has ended since, when it is written only afterwards. */
export const EndedSince = z.object({
  how: z.enum(['DIVORCE', 'ANNULMENT', 'DEATH']),
  /** The day the judgment took effect, or one of the two died. */
  on: CalendarDate,
  /** Judgment, decision or extract of death, with number and authority. */
  paper: text(200),
})
export type EndedSince = z.infer<typeof EndedSince>

/** What proves that a party is unmarried: a certificate of the commune or mission, or the paper of a foreign country. */
export const StatusProof = z.object({
  kind: z.enum(['CERTIFICATE', 'MISSION_CERTIFICATE', 'FOREIGN_PAPER']),
  number: text(60),
  authority: text(300),
  issuedOn: CalendarDate,
  /** Term the foreign paper names itself. */
  validUntil: CalendarDate.nullable().default(null),
  /** Purpose of the certificate (00 §5.10) and the intended spouse it names. */
  purpose: z.enum(['1', '2', '3', '4', '5']).nullable().default(null),
  intendedSpouse: text(200),
})
export type StatusProof = z.infer<typeof StatusProof>

/** Medical certificate that the party can know and govern the own acts (LHT art. 38.1). */
export const HealthPaper = z.object({
  facility: text(300),
  issuedOn: CalendarDate,
  fit: z.boolean().default(true),
})

/** One of the two, with what the law asks of each. */
export const Spouse = Party.extend({
  /** Kết hôn lần thứ mấy (R-C11). */
  timesMarried: z.int().min(1).max(20).default(1),
  statusBefore: StatusBefore.default('2'),
  earlierEnd: EarlierEnd.nullable().default(null),
  statusProof: StatusProof.nullable().default(null),
  health: HealthPaper.nullable().default(null),
  /** Official, public employee or soldier: the employer's letter is needed with a foreign element (NĐ 123/2015 art. 30). */
  inService: z.boolean().default(false),
})
export type Spouse = z.infer<typeof Spouse>

/** A tie that may bar the marriage, as the two declare it (R-C4). */
export const DeclaredTie = z.enum([
  'NONE',
  'DIRECT_LINE',
  'WITHIN_THREE_GENERATIONS',
  'ADOPTIVE_PARENT_AND_CHILD',
  'FORMER_ADOPTIVE_PARENT_AND_CHILD',
  'FATHER_IN_LAW_AND_DAUGHTER_IN_LAW',
  'MOTHER_IN_LAW_AND_SON_IN_LAW',
  'STEP_PARENT_AND_STEP_CHILD',
])

export const MarriageDeclaration = z.object({
  kind: MarriageKind.default('NEW'),
  wife: Spouse,
  husband: Spouse,
  declaredTie: DeclaredTie.default('NONE'),
  /** COHABITATION: since when they live as husband and wife (NĐ 123/2015 art. 44.2). */
  relationFrom: PartialDate.nullable().default(null),
  /** AGAIN: where and when the marriage was registered before. */
  earlier: Earlier.nullable().default(null),
  /** TRANSCRIBED: the foreign registration. */
  foreign: Foreign.nullable().default(null),
  /** TRANSCRIBED: the marriage ended before it is written here. */
  ended: EndedSince.nullable().default(null),
  /** Doubt about a sham marriage or one's free will, and what the interview gave (NĐ 123/2015 art. 31). */
  interview: z
    .object({
      heldOn: CalendarDate,
      result: z.enum(['VOLUNTARY', 'DOUBTFUL']),
      note: text(500),
    })
    .nullable()
    .default(null),
  /** Recorded when the entry is written: both stand before the officer and consent (LHT art. 18, 38.3). */
  presence: Presence,
  ...requestFields,
})
export type MarriageDeclaration = z.infer<typeof MarriageDeclaration>
