import type { Writes } from '../platform/database.server.ts'

/** Apart from every other advisory lock of two numbers. */
const ALIKE = 4001

/**
 * Holds everything an event is found by to the end of the transaction: of two offices that register what may be one birth, death or marriage at the
 * same instant the later waits, and then sees the entry of the earlier (R-A4). Asked before the look-up. Cost: at most a dozen locks in memory.
 */
export async function holdAlike(tx: Writes, keys: readonly number[]): Promise<void> {
  if (keys.length === 0) return
  await tx`select pg_advisory_xact_lock(${ALIKE}, k) from (select distinct k from unnest(${[...keys]}::int[]) k order by k) held`
}
