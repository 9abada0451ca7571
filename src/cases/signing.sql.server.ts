import type { Reads } from '../platform/database.server.ts'
import type { CalendarDate } from '../values/calendar-date.ts'

export type Authority = { id: number; capacity: string; capacityLines: string[]; documentKinds: string[] }

/** The signature authority of an account at its office on a day (domain/03 §4); null when it has none. */
export async function authorityOf(
  tx: Reads,
  accountId: string,
  officeId: number,
  day: CalendarDate,
): Promise<Authority | null> {
  const [row] = await tx<Authority[]>`
    select id, capacity, capacity_lines as "capacityLines", document_kinds as "documentKinds" from signature_authority
    where account_id = ${accountId} and office_id = ${officeId} and valid @> ${day}::date`
  return row ?? null
}

/** PINs of everybody in an entry. */
export async function pinsOfEntry(tx: Reads, officeId: number, entryId: string): Promise<(string | null)[]> {
  const rows = await tx<
    { pin: string | null }[]
  >`select pin from entry_person where office_id = ${officeId} and entry_id = ${entryId}`
  return rows.map((row) => row.pin)
}

/** Whether an entry concerns a known relative of a PIN's holder: parent, child, sibling or co-parent, over the family links the register knows (R-A8). */
export async function concernsRelative(tx: Reads, officeId: number, entryId: string, pin: string): Promise<boolean> {
  const [row] = await tx<
    { related: boolean }[]
  >`select entry_concerns_relative(${officeId}, ${entryId}, ${pin}) as related`
  return row?.related ?? false
}
