import type { EntryRef } from '../events/parts/effects.ts'
import type { Writes } from '../platform/database.server.ts'

/**
 * Holds the people of an entry to the end of the transaction, as an event about them does. Called before anything else is held of an entry
 * whose note, judgment or correction touches them.
 */
export async function holdPeople(tx: Writes, { officeId, entryId }: EntryRef): Promise<void> {
  await tx`select hold_people(${officeId}, ${entryId})`
}
