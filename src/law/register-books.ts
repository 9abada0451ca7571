import { z } from 'zod'

/** The register books the law keeps, one a matter (LHT 58; TT 04/2020 Phụ lục 2, 4); each event writes in one of them. */
export const RegisterKind = z.enum([
  'BIRTH',
  'MARRIAGE',
  'DEATH',
  'RECOGNITION',
  'GUARDIANSHIP',
  'GUARDIANSHIP_END',
  'CHANGE',
  'MARITAL_STATUS',
  'DIVORCE_NOTE',
  'ADOPTION',
  'EXTRACT_COPY',
])
export type RegisterKind = z.infer<typeof RegisterKind>
