import { z } from 'zod'
import { CalendarDate } from '../values/calendar-date.ts'
import { Pin } from '../values/ids.ts'
import { PartialDate } from '../values/partial-date.ts'

const KnownPlace = z.object({
  countryCode: z.string(),
  unitCode: z.string().nullable(),
  asOf: CalendarDate.nullable(),
  detail: z.string(),
  asWritten: z.string(),
})

/** A marriage as the population database refers to it. */
export const KnownMarriage = z.object({
  number: z.string(),
  book: z.string(),
  registeredOn: CalendarDate.nullable(),
  office: z.string(),
  /** Last day of a marriage that has ended. */
  endedOn: CalendarDate.nullable(),
})
export type KnownMarriage = z.infer<typeof KnownMarriage>

/** A citizen as the population database knows them, in the words of our declarations. */
export const KnownCitizen = z.object({
  pin: Pin,
  name: z.string(),
  birthDate: PartialDate,
  sex: z.enum(['1', '2', '3']),
  ethnicity: z.object({ code: z.string().nullable(), asWritten: z.string() }),
  nationalities: z.array(z.string()),
  residence: KnownPlace.extend({ kind: z.enum(['PERMANENT', 'TEMPORARY', 'CURRENT']) }).optional(),
  hometown: KnownPlace.optional(),
  deceased: z.boolean(),
  settledAbroad: z.boolean(),
  maritalStatus: z.enum(['SINGLE', 'MARRIED', 'DIVORCED', 'WIDOWED']),
  spousePin: Pin.optional(),
  marriage: KnownMarriage.optional(),
})
export type KnownCitizen = z.infer<typeof KnownCitizen>

/** Why a person is looked up, and for which dossier: the answering side keeps it too (R-A9). */
export type LookupReason = { purpose: string; dossier: string }

/** Whoever knows the citizens; exchange/ provides the real one. Null: nobody has this number. */
export type CitizenRegister = {
  lookUp: (pin: Pin, reason: LookupReason) => Promise<KnownCitizen | null>
  /** Whether a number, name and birth date belong together: asks for less than a look-up. */
  matches: (claim: { pin: Pin; name: string; birthDate: PartialDate }, reason: LookupReason) => Promise<boolean>
}
