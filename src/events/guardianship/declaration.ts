import { z } from 'zod'
import { EntryRef } from '../parts/effects.ts'
import { GuardianGroup, LegalPerson, WardGroup } from '../parts/guardians.ts'
import { Party, requestFields } from '../parts/party.ts'
import { Foreign } from '../parts/transcription.ts'

/** Giám hộ, and giám sát việc giám hộ, which stands in the same book (LHT 19–21, 39–42; NĐ 07/2025; domain/01 F). */
export const GuardianshipDeclaration = z.object({
  matter: z.enum(['GUARDIANSHIP', 'SUPERVISION']).default('GUARDIANSHIP'),
  mode: z.enum(['NEW', 'TRANSCRIBED']).default('NEW'),
  ward: Party,
  ...WardGroup.shape,
  /** Lý do đăng ký giám hộ. */
  reason: z.string().trim().max(500).default(''),
  /** Null for a supervision. */
  group: GuardianGroup.nullable().default(null),
  /** The guardianship that is supervised. */
  guardianship: EntryRef.nullable().default(null),
  supervisor: Party.nullable().default(null),
  supervisorLegal: LegalPerson.nullable().default(null),
  /** How the supervisor was chosen: by relatives in writing, or by the commune or court (BLDS 51). */
  supervisionBasis: z.string().trim().max(300).default(''),
  /** Change of guardian: the earlier guardianship, or the entry of its end (R-F3). */
  replaces: EntryRef.nullable().default(null),
  foreign: Foreign.nullable().default(null),
  ...requestFields,
})
export type GuardianshipDeclaration = z.infer<typeof GuardianshipDeclaration>
