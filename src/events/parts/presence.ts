import { z } from 'zod'

/**
 * What is seen and asked when the parties stand before the officer. Of a dossier the chair approved first it is the only thing still
 * added at the registration (R-C6).
 */
export const Presence = z
  .object({
    /** Both came in person. */
    bothPresent: z.boolean().default(false),
    wifeConsents: z.boolean().default(false),
    husbandConsents: z.boolean().default(false),
    /** Remarks of the officer, such as an interpreter who helped. */
    remarks: z.string().trim().max(500).default(''),
  })
  .default({ bothPresent: false, wifeConsents: false, husbandConsents: false, remarks: '' })
export type Presence = z.infer<typeof Presence>
