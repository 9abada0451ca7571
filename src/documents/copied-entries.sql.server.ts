import type { Reads } from '../platform/database.server.ts'
import { Entry } from '../registers/entry.ts'

/** An entry of any office that stands in the own book of copies; undefined for any other. */
export async function copiedEntry(tx: Reads, officeId: number, entryId: string): Promise<Entry | undefined> {
  const [row] = await tx<{ entry: unknown }[]>`select copied_entry(${officeId}, ${entryId}) as entry`
  return row?.entry ? Entry.parse(row.entry) : undefined
}

/** PINs of everybody in it, for R-A8. */
export async function pinsOfCopied(tx: Reads, officeId: number, entryId: string): Promise<string[]> {
  const [row] = await tx<{ pins: string[] }[]>`select pins_of_copied(${officeId}, ${entryId}) as pins`
  return row?.pins ?? []
}
