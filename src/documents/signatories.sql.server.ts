import type { Reads } from '../platform/database.server.ts'
import type { CalendarDate } from '../values/calendar-date.ts'

/** The printed lines of an account's right to sign a kind of paper at its office on a day (domain/03 §4); undefined when it has none. */
export async function authorityToSign(
  tx: Reads,
  asked: { accountId: string; officeId: number; kind: string; day: CalendarDate },
): Promise<{ lines: string[] } | undefined> {
  const [row] = await tx<{ lines: string[] }[]>`
    select capacity_lines as lines from signature_authority
    where account_id = ${asked.accountId} and office_id = ${asked.officeId} and valid @> ${asked.day}::date
      and (document_kinds = '{}' or ${asked.kind} = any (document_kinds))`
  return row
}

/** PINs of everybody in an entry, for R-A8. */
export async function pinsInEntry(tx: Reads, officeId: number, entryId: string): Promise<(string | null)[]> {
  const rows = await tx<{ pin: string | null }[]>`
    select pin from entry_person where office_id = ${officeId} and entry_id = ${entryId}`
  return rows.map((row) => row.pin)
}

/** A closed volume with what its closing page says. */
export type ClosedVolume = {
  openedOn: CalendarDate
  closedOn: CalendarDate
  closing: { pages?: number; entries?: number; lastNo?: number; signer?: string; signerLines?: string[] }
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
