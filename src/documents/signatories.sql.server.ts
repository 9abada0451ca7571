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

/** Whether an entry concerns a known relative of a PIN's holder, over the family links the register knows (R-A8; HNGĐ 3.18, 3.19). */
export async function concernsRelative(tx: Reads, officeId: number, entryId: string, pin: string): Promise<boolean> {
  const [row] = await tx<
    { related: boolean }[]
  >`select entry_concerns_relative(${officeId}, ${entryId}, ${pin}) as related`
  return row?.related ?? false
}

/** The same for people whose entry is not written yet. */
export async function pinsConcernRelative(tx: Reads, pins: readonly string[], pin: string): Promise<boolean> {
  const [row] = await tx<{ related: boolean }[]>`select pins_concern_relative(${pins as string[]}, ${pin}) as related`
  return row?.related ?? false
}
