import { z } from 'zod'
import { CalendarDate } from '../../values/calendar-date.ts'
import { EntryRef } from '../parts/effects.ts'
import { LegalPerson } from '../parts/guardians.ts'
import { Party, requestFields } from '../parts/party.ts'
import { Place } from '../parts/place.ts'
import { Foreign } from '../parts/transcription.ts'

const text = (max: number) => z.string().trim().max(max).default('')

/** Whether a birth parent consented, or why nobody can ask (NCN 21). */
export const Consent = z.object({
  status: z.enum(['CONSENTS', 'DEAD', 'MISSING', 'INCAPABLE', 'UNKNOWN']),
  on: CalendarDate.nullable().default(null),
})
export type Consent = z.infer<typeof Consent>

/** Nuôi con nuôi trong nước, and an adoption settled abroad (NCN 8–22; domain/01 M). */
export const AdoptionDeclaration = z.object({
  mode: z.enum(['NEW', 'TRANSCRIBED']).default('NEW'),
  child: Party,
  birthPlace: Place.nullable().default(null),
  /** Birth entry of the child: it gets the note. */
  birthEntry: EntryRef.nullable().default(null),
  father: Party.nullable().default(null),
  mother: Party.nullable().default(null),
  /** Health, and where the child lived before, as form 22a counts them (TT 03/2019/TT-BTP). */
  childHealth: z.enum(['NORMAL', 'SPECIAL_NEEDS']).nullable().default(null),
  livedBefore: z.enum(['INSTITUTION', 'FAMILY', 'ELSEWHERE']).nullable().default(null),
  /** The bond by which the limits of age are waived. */
  relative: z.enum(['NONE', 'STEP_PARENT', 'AUNT_OR_UNCLE']).default('NONE'),
  /** Marriage of two adopters, where the registers do not know it: number, day, office. */
  marriage: text(200),
  conditionsDeclared: z.boolean().default(false),
  /** Null for what a foreign authority settled. */
  givenBy: z.enum(['PARENTS', 'GUARDIAN', 'INSTITUTION']).nullable().default(null),
  givingMother: Party.nullable().default(null),
  givingFather: Party.nullable().default(null),
  /** The guardian, or the head of the institution. */
  giver: Party.nullable().default(null),
  institution: LegalPerson.nullable().default(null),
  giverRelation: text(100),
  motherConsent: Consent.nullable().default(null),
  fatherConsent: Consent.nullable().default(null),
  guardianConsentOn: CalendarDate.nullable().default(null),
  childSays: z.enum(['AGREES', 'OBJECTS']).nullable().default(null),
  allPresent: z.boolean().default(false),
  foreign: Foreign.nullable().default(null),
  ...requestFields,
})
export type AdoptionDeclaration = z.infer<typeof AdoptionDeclaration>
