import { z } from 'zod'
import { CalendarDate } from '../../values/calendar-date.ts'

const text = (max: number) => z.string().trim().max(max)

/**
 * A place as it is written on paper, with the unit it was picked from. `asWritten` is the legal text and never changes;
 * `unitCode` (2–5 digit code of the statistics office) is empty for a foreign or free-text place; `asOf` tells which day's map was used.
 */
export const Place = z.object({
  countryCode: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('VN'),
  unitCode: z
    .string()
    .regex(/^\d{2,5}$/)
    .nullable()
    .default(null),
  asOf: CalendarDate.nullable().default(null),
  /** Street, hamlet, house number; may be empty. */
  detail: text(300).default(''),
  asWritten: text(500).min(1, 'Cần ghi địa danh.'),
})
export type Place = z.infer<typeof Place>

/** Where a child was born: a facility with its units, or the units alone (NĐ 123/2015 art. 4.1). */
export const BirthPlace = Place.extend({
  facilityName: text(200).default(''),
  facilityCode: text(20).default(''),
})
export type BirthPlace = z.infer<typeof BirthPlace>

/** Nơi cư trú: thường trú, else tạm trú, else nơi ở hiện tại (TT 04/2024 notes). */
export const Residence = Place.extend({ kind: z.enum(['PERMANENT', 'TEMPORARY', 'CURRENT']).default('PERMANENT') })
export type Residence = z.infer<typeof Residence>
