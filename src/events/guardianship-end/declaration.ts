import { z } from 'zod'
import { CalendarDate } from '../../values/calendar-date.ts'
import { EntryRef } from '../parts/effects.ts'
import { GuardianGroup, LegalPerson, WardGroup } from '../parts/guardians.ts'
import { Party, requestFields } from '../parts/party.ts'

const text = (max: number) => z.string().trim().max(max).default('')

export const GuardianshipGround = z.enum([
  'WARD_OF_AGE',
  'WARD_CAPABLE',
  'WARD_DEAD',
  'WARD_ADOPTED',
  'PARENTS_ABLE',
  'GUARDIAN_DEAD',
  'GUARDIAN_UNFIT',
  'GUARDIAN_ASKS',
])

/** Chấm dứt giám hộ, chấm dứt giám sát việc giám hộ, and the change of guardian (LHT 22–23; BLDS 60–62; domain/01 F6). */
export const GuardianshipEndDeclaration = z.object({
  matter: z.enum(['GUARDIANSHIP', 'SUPERVISION']).default('GUARDIANSHIP'),
  /** The entry that ends; null when its book is on paper only. */
  registration: EntryRef.nullable().default(null),
  /** Số, quyển, ngày, nơi đăng ký of an entry that is on paper only. */
  registeredNumber: text(30),
  registeredVolume: text(30),
  registeredOn: CalendarDate.nullable().default(null),
  registeredAt: text(300),
  /** Kind of the guardianship that ends, for the page of the book. */
  endedKind: z.enum(['APPOINTED', 'NATURAL']).nullable().default(null),
  ward: Party,
  /** The guardian whose guardianship ends; null for a legal person. */
  guardian: Party.nullable().default(null),
  guardian2: Party.nullable().default(null),
  legalGuardian: LegalPerson.nullable().default(null),
  supervisor: Party.nullable().default(null),
  supervisorLegal: LegalPerson.nullable().default(null),
  ground: GuardianshipGround.nullable().default(null),
  /** Lý do chấm dứt, in words where the ground says too little; the whole reason for a supervision. */
  reason: text(500),
  /** Day of what happened. */
  happenedOn: CalendarDate.nullable().default(null),
  /** Change of guardian: who follows; registered with this dossier as a second entry (R-F3). */
  next: GuardianGroup.extend(WardGroup.shape).nullable().default(null),
  ...requestFields,
})
export type GuardianshipEndDeclaration = z.infer<typeof GuardianshipEndDeclaration>
