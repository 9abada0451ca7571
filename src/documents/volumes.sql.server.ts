import type { Reads } from '../platform/database.server.ts'
import type { CalendarDate } from '../values/calendar-date.ts'

/** A closed volume with what its closing page says. */
export type ClosedVolume = {
  openedOn: CalendarDate
  closedOn: CalendarDate
  closing: {
    pages?: number
    entries?: number
    lastNo?: number
    signer?: string
    documentId?: string
    signerLines?: string[]
  }
  firstNo: number
}

export async function closedVolume(
  tx: Reads,
  officeId: number,
  register: string,
  year: number,
  volume: number,
): Promise<ClosedVolume | undefined> {
  const [row] = await tx<ClosedVolume[]>`
    select opened_on as "openedOn", closed_on as "closedOn", coalesce(closing, '{}') as closing, first_no as "firstNo" from register_book
    where office_id = ${officeId} and register = ${register} and year = ${year} and volume = ${volume} and closed_on is not null`
  return row
}

/** Entries of a volume in the order of their pages. */
export async function entryIdsOfVolume(
  tx: Reads,
  at: { officeId: number; register: string; year: number; volume: number },
): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select id from register_entry
    where office_id = ${at.officeId} and register = ${at.register} and year = ${at.year} and volume = ${at.volume} order by page_no, entry_no`
  return rows.map((row) => row.id)
}
