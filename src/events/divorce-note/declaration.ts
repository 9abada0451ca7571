import { z } from 'zod'
import { CalendarDate } from '../../values/calendar-date.ts'
import { EntryRef } from '../parts/effects.ts'
import { Party, requestFields } from '../parts/party.ts'
import { Foreign } from '../parts/transcription.ts'

const text = (max: number) => z.string().trim().max(max).default('')

/** The marriage that ended, where its entry is not in the registers; `countryCode` other than VN: registered abroad. */
export const MarriageReference = z.object({
  office: z.string().trim().min(1, 'Cần ghi nơi đã đăng ký kết hôn.').max(300),
  countryCode: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('VN'),
  unitCode: z
    .string()
    .regex(/^\d{2,5}$/)
    .nullable()
    .default(null),
  number: text(60),
  volume: text(30),
  registeredOn: CalendarDate.nullable().default(null),
})
export type MarriageReference = z.infer<typeof MarriageReference>

/** Ghi vào Sổ hộ tịch việc ly hôn, hủy việc kết hôn đã được giải quyết ở nước ngoài (LHT 48–50; NĐ 123/2015 art. 37–39). */
export const DivorceNoteDeclaration = z
  .object({
    kind: z.enum(['DIVORCE', 'ANNULMENT']).default('DIVORCE'),
    wife: Party,
    husband: Party,
    /** The marriage entry, whichever office keeps it. */
    entry: EntryRef.nullable().default(null),
    marriage: MarriageReference.nullable().default(null),
    foreign: Foreign,
    /** The day the foreign judgment or agreement took effect: the marriage ends on it. */
    effectiveOn: CalendarDate,
    /** Why it is noted: who stays abroad need not (NĐ 123/2015 art. 37.2). */
    purpose: z.enum(['RETURNS_TO_LIVE', 'MARRIES_IN_VIETNAM', 'OTHER']).default('RETURNS_TO_LIVE'),
    /** Of several divorces only the last is noted. */
    latest: z.boolean().default(true),
    /** A court in Việt Nam has taken in a request not to recognise it (art. 38). */
    nonRecognitionAsked: z.boolean().default(false),
    /** It breaks the Luật Hôn nhân và gia đình (art. 38). */
    againstLaw: z.boolean().default(false),
    ...requestFields,
  })
  .superRefine(({ entry, marriage }, context) => {
    if (entry === null && marriage === null)
      context.addIssue({
        code: 'custom',
        path: ['entry'],
        message: 'Chọn việc kết hôn trong Sổ, hoặc ghi nơi đã đăng ký kết hôn.',
      })
  })
export type DivorceNoteDeclaration = z.infer<typeof DivorceNoteDeclaration>
