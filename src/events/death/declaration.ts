import { z } from 'zod'
import { CalendarDate } from '../../values/calendar-date.ts'
import { PersonName } from '../../values/names.ts'
import { PartialDate } from '../../values/partial-date.ts'
import { EntryRef } from '../parts/effects.ts'
import { Party, requestFields } from '../parts/party.ts'
import { Informant } from '../parts/person.ts'
import { BirthPlace, Place } from '../parts/place.ts'
import { Earlier } from '../parts/re-registration.ts'
import { Foreign } from '../parts/transcription.ts'

const text = (max: number) => z.string().trim().max(max).default('')

/** The sub-case. Late, foreign element and infant are found by the rules, not chosen. */
export const DeathCaseKind = z.enum([
  'NORMAL',
  /** Died long ago, no paper was kept. */
  'LONG_AGO',
  /** Declared dead by a court (BLDS 71). */
  'DECLARED',
  /** A body that nobody could identify. */
  'UNIDENTIFIED',
  'AGAIN',
  'TRANSCRIBED',
])
export type DeathCaseKind = z.infer<typeof DeathCaseKind>

/** Hour and minute of a day: `06:38`. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Ghi giờ và phút, ví dụ 06:38.')

/** Who declares, in the order the law calls them (LHT 33): relatives, the body or person concerned, the officer. */
export const DeathRelationship = z.enum([
  'SPOUSE',
  'CHILD',
  'PARENT',
  'GRANDPARENT',
  'GRANDCHILD',
  'SIBLING',
  'RELATIVE',
  'CARER',
  'INSTITUTION',
  'OFFICER',
  'PROXY',
  'OTHER',
])
export type DeathRelationship = z.infer<typeof DeathRelationship>

/** The paper that tells of the death (NĐ 123/2015 art. 4.2; 00 §5.11), or what stands for it after a long time. */
export const DeathNotice = z.object({
  kind: z.enum(['1', '2', '3', '4', '5', '6', '7', 'EVIDENCE', 'SWORN_STATEMENT', 'FOREIGN_PAPER', 'EARLIER_PAPERS']),
  number: text(60),
  issuer: text(300),
  issuedOn: CalendarDate.nullable().default(null),
  /** The judgment's day of effect. */
  effectiveOn: CalendarDate.nullable().default(null),
  /** Its signed data can be read, no paper is asked for. */
  electronic: z.boolean().default(false),
})
export type DeathNotice = z.infer<typeof DeathNotice>

/** A body that nobody could identify: where and when it was found, and what the record says of it. */
export const FoundBody = z.object({
  place: Place,
  on: CalendarDate,
  ageFrom: z.int().min(0).max(130).nullable().default(null),
  ageTo: z.int().min(0).max(130).nullable().default(null),
  description: text(1000),
})
export type FoundBody = z.infer<typeof FoundBody>

export const Deceased = Party.extend({
  /** Null only for a body that nobody could identify. */
  name: PersonName.nullable().default(null),
  birthDate: PartialDate.default({ known: 'nothing' }),
  nationalities: Party.shape.nationalities.default([]),
  ethnicity: Party.shape.ethnicity.default({ code: null, asWritten: '' }),
})
export type Deceased = z.infer<typeof Deceased>

export const DeathDeclaration = z
  .object({
    caseKind: DeathCaseKind.default('NORMAL'),
    deceased: Deceased,
    found: FoundBody.nullable().default(null),
    death: z.object({
      /** Solar; what is not known is not invented (R-H6, R-A12). For a declared death the day the decision determines. */
      date: PartialDate,
      time: TimeOfDay.nullable().default(null),
      place: BirthPlace.nullable().default(null),
      cause: text(500),
      /** How it came about, as far as it decides which paper tells of it (H4). */
      situation: z.enum(['HEALTH_FACILITY', 'EXECUTION', 'SUDDEN_OR_SUSPICIOUS', 'OTHER']).default('OTHER'),
    }),
    notice: DeathNotice,
    /** A new-born that lived less than 24 hours: registered only when a birth parent asks (BLDS 30.3). */
    livedUnderDay: z.boolean().default(false),
    /** The birth entry, where the registers have it. */
    birthEntry: EntryRef.nullable().default(null),
    /** A birth registered in a book that is not in the registers yet, in words. */
    birthReference: text(200),
    earlier: Earlier.nullable().default(null),
    foreign: Foreign.nullable().default(null),
    ...requestFields,
    informant: Informant.extend({ relationship: DeathRelationship }),
  })
  .superRefine((declaration, context) => {
    const lacks = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: path.split('/'), message })
    const { caseKind } = declaration
    if (caseKind === 'UNIDENTIFIED') {
      if (declaration.found === null) lacks('found', 'Cần ghi nơi và ngày phát hiện thi thể.')
    } else if (declaration.deceased.name === null) lacks('deceased/name', 'Cần ghi họ, chữ đệm, tên người chết.')
    if (caseKind === 'AGAIN' && declaration.earlier === null)
      lacks('earlier', 'Cần ghi việc đăng ký khai tử trước đây.')
    if (caseKind === 'TRANSCRIBED' && declaration.foreign === null) lacks('foreign', 'Cần ghi giấy tờ của nước ngoài.')
  })
export type DeathDeclaration = z.infer<typeof DeathDeclaration>

/** How a person nobody could identify stands in the book. */
export const UNIDENTIFIED_NAME = 'Không rõ tung tích'

export const deceasedName = (declaration: DeathDeclaration): string => declaration.deceased.name ?? UNIDENTIFIED_NAME
