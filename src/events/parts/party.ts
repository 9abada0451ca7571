import { z } from 'zod'
import { yearOf } from '../../values/partial-date.ts'
import type { EntryPerson } from '../known.ts'
import { Informant, Parent, Sex } from './person.ts'
import type { PersonRole } from './roles.ts'

/** A person of an event other than the new-born: the fields of a parent, and who it is in the registers. */
export const Party = Parent.extend({
  sex: Sex.nullable().default(null),
  /** Person of the registers, when found there: it ties the entries of one person together also without a PIN. */
  personId: z.uuid().nullable().default(null),
})
export type Party = z.infer<typeof Party>

/** Fields every declaration ends with. */
export const requestFields = {
  informant: Informant,
  /** Number of extract copies asked for. */
  copies: z.int().min(0).max(50).default(0),
  mobile: z.boolean().default(false),
  borderArea: z.boolean().default(false),
  feeExemption: z.enum(['NONE', 'MERIT', 'POOR', 'DISABILITY']).default('NONE'),
  /** Files as a digital citizen (NQ 66.22/2026/NQ-CP). */
  digitalCitizen: z.boolean().default(false),
  /** The officer's reasons for going on despite a warning, by rule id. */
  reasons: z.record(z.string(), z.string().trim().min(3).max(500)).default({}),
  /** Proposed effects the officer did not confirm, by their key (domain/01 R: where the law leaves judgement). */
  declined: z.array(z.string().max(60)).max(20).default([]),
}

/** A party as a line of the entry; `subject` when the entry is about this person. */
export const partyPerson = (role: PersonRole, party: Party, subject: boolean): EntryPerson => ({
  role,
  subject,
  name: party.name,
  birth: {
    year: yearOf(party.birthDate) ?? null,
    date: party.birthDate.known === 'day' ? party.birthDate.date : null,
  },
  sex: party.sex,
  pin: party.pin,
  personId: party.personId,
  ...foreignerOf(party.nationalities),
})

/** Said of whoever has only other nationalities than the Vietnamese one. */
export const foreignerOf = (nationalities: readonly string[]): Pick<EntryPerson, 'foreigner'> =>
  nationalities.length > 0 && !nationalities.includes('VN') ? { foreigner: true } : {}

export const informantPerson = (informant: Pick<Informant, 'name' | 'birthDate' | 'pin'>): EntryPerson => ({
  role: 'INFORMANT',
  name: informant.name,
  birth: {
    year: yearOf(informant.birthDate) ?? null,
    date: informant.birthDate.known === 'day' ? informant.birthDate.date : null,
  },
  sex: null,
  pin: informant.pin,
})
