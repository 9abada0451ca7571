import { z } from 'zod'
import { CalendarDate } from '../../values/calendar-date.ts'
import { EntryRef } from '../parts/effects.ts'
import { Party, requestFields } from '../parts/party.ts'
import { Place, Residence } from '../parts/place.ts'

const text = (max: number) => z.string().trim().max(max).default('')

/** Purposes of a certificate (00 §5.10); 1–4 are for a marriage. */
export const Purpose = z.enum(['1', '2', '3', '4', '5'])

/** Who answered for a time that the registers of the nation do not know. */
export const StayAnswer = z.enum(['BOOKS_HERE', 'COMMUNE', 'MISSION', 'CERTIFICATE', 'SWORN'])

/** A place where the person lived since the age of marriage, and who answered for that time (NĐ 123/2015 art. 22.3, 22.4). */
export const StayAt = z.object({
  residence: Residence,
  from: CalendarDate,
  /** Null: until now. */
  to: CalendarDate.nullable().default(null),
  answer: StayAnswer.nullable().default(null),
  answeredOn: CalendarDate.nullable().default(null),
  /** Number and office of the answer, or of the earlier certificate. */
  reference: text(300),
})
export type StayAt = z.infer<typeof StayAt>

/** What the person declares of the own status; the registers come before it. */
export const DeclaredStatus = z.enum(['NEVER_MARRIED', 'MARRIED', 'COHABITING', 'DIVORCED', 'WIDOWED'])
export type DeclaredStatus = z.infer<typeof DeclaredStatus>

/** The marriage that stands or ended last, as its papers show it, where the registers do not have it. */
export const LastMarriage = z.object({
  spouseName: text(200),
  /** Name of the paper: `Bản án`, `Quyết định`, `Trích lục khai tử`, `Giấy chứng nhận kết hôn`. */
  paper: text(100),
  number: text(60),
  authority: text(300),
  issuedOn: CalendarDate.nullable().default(null),
})

/** The status line as it stands in the book: chosen from the wordings of the law and filled from entries (R-D5). */
export const Statement = z.object({
  wording: z.enum([
    'NEVER_MARRIED',
    'MARRIED',
    'MARRIED_BY_COHABITATION',
    'DIVORCED',
    'WIDOWED',
    'MARRIED_NOW_FREE_BEFORE',
    'FREE',
  ]),
  /** Status by the portal's numbers (00 §5.9); 6 for free words. */
  state: z.enum(['1', '2', '3', '4', '5', '6']),
  text: z.string().max(1000),
  /** The status on the day of issue: a certificate ends when it changes (R-D4). */
  today: z.enum(['NEVER_MARRIED', 'MARRIED', 'DIVORCED', 'WIDOWED', 'UNKNOWN']),
  residence: z.string().max(500),
  from: CalendarDate.nullable(),
  to: CalendarDate.nullable(),
})
export type Statement = z.infer<typeof Statement>

export const MaritalDeclaration = z
  .object({
    subject: Party,
    birthPlace: Place.nullable().default(null),
    stays: z.array(StayAt).max(12).default([]),
    /** A certificate that speaks of one time only. */
    period: z
      .object({ place: Place.nullable().default(null), from: CalendarDate, to: CalendarDate })
      .nullable()
      .default(null),
    declaredStatus: DeclaredStatus,
    lastMarriage: LastMarriage.nullable().default(null),
    purpose: Purpose,
    /** Words of another purpose. */
    purposeText: text(300),
    /** Whom the person means to marry (TT 04/2020 art. 12). */
    intendedSpouse: Party.nullable().default(null),
    /** Where the marriage is to be registered. */
    intendedPlace: text(300),
    /** The certificate given out before, when another is asked for (NĐ 123/2015 art. 22.6; TT 04/2020 art. 12). */
    earlierCertificate: z
      .object({
        entry: EntryRef.nullable().default(null),
        number: text(60),
        office: text(300),
        issuedOn: CalendarDate.nullable().default(null),
        returned: z.boolean().default(false),
        /** Why it cannot be handed back. */
        explanation: text(500),
        /** For a marriage: the place where it was to be registered was asked, or the person swore that it was not used. */
        checked: z.enum(['ASKED', 'SWORN']).nullable().default(null),
      })
      .nullable()
      .default(null),
    /** Words outside the wordings of the law; a reason is needed (R-D5). */
    freeText: text(1000),
    statement: Statement.nullable().default(null),
    ...requestFields,
  })
  .superRefine((declaration, context) => {
    const lacks = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
    if (declaration.purpose === '5') {
      if (declaration.purposeText === '') lacks(['purposeText'], 'Cần ghi mục đích sử dụng.')
      return
    }
    if (declaration.intendedSpouse === null) lacks(['intendedSpouse'], 'Cần ghi người dự định kết hôn.')
    if (declaration.intendedPlace === '') lacks(['intendedPlace'], 'Cần ghi nơi dự định đăng ký kết hôn.')
  })
export type MaritalDeclaration = z.infer<typeof MaritalDeclaration>
