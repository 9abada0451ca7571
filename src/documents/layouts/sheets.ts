import { inForce, type Provision } from '../../law/in-force.ts'
import type { CalendarDate } from '../../values/calendar-date.ts'
import { birthCertificateSheets } from './birth-certificate.ts'
import { marriageCertificateSheets } from './marriage-certificate.ts'
import { noteBackSheets } from './note-back.ts'
import type { SheetLayout } from './sheet.ts'

/** Sheets of the Ministry's stock by kind of paper; a new one is a file here and a line below. */
const sheets: Readonly<Record<string, readonly Provision<SheetLayout>[]>> = {
  BIRTH_CERTIFICATE: birthCertificateSheets,
  MARRIAGE_CERTIFICATE: marriageCertificateSheets,
  BIRTH_NOTE_BACK: noteBackSheets,
}

/** Kinds that can be printed as values alone on stock. */
export const sheetKinds: readonly string[] = Object.keys(sheets)

/** The sheet of a kind by the day of issue; null when it is printed on plain paper only. */
export function sheetOf(kind: string, day: CalendarDate): SheetLayout | null {
  const provisions = sheets[kind]
  return provisions ? inForce(provisions, day).value : null
}
