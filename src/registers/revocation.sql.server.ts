import type { EntryRef } from '../events/parts/effects.ts'
import { jsonb, type Reads, type Writes } from '../platform/database.server.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { NotedEntry, Revert, ValueHistory } from './reverts.ts'

export type DependentRow = {
  officeId: number
  entryId: string
  reference: string
  kind: string
  why: 'LINKED' | 'BIRTH_IN_MARRIAGE' | 'SAME_PERSON' | 'MARRIED_SINCE'
}

/** What hangs on an entry. */
export type RevocationFacts = {
  officeKind: string
  kind: string
  register: string
  caseId: string
  number: string
  officeName: string
  keeperId: number
  pin: string | null
  revoked: boolean
  /** Whether the acting office is above the registering one. */
  mine: boolean
  names: string[]
  changes: ValueHistory[]
  noted: NotedEntry[]
  dependents: DependentRow[]
}

/** Everything a revocation of an entry would touch; null when there is no such entry. */
export async function revocationFacts(tx: Reads, officeId: number, entryId: string): Promise<RevocationFacts | null> {
  const [row] = await tx<{ facts: RevocationFacts | null }[]>`select revocation_facts(${officeId}, ${entryId}) as facts`
  return row?.facts ?? null
}

/** Holds the tasks and the people a revocation touches, so that what it finds stays so; nothing where the acting office may not revoke. */
export async function holdForRevocation(tx: Writes, officeId: number, entryId: string): Promise<void> {
  await tx`select hold_for_revocation(${officeId}, ${entryId})`
}

/** Why nothing rests on an entry of any office any more, in words; null while it stands. */
export async function whyVoid(tx: Reads, { officeId, entryId }: EntryRef): Promise<string | null> {
  const [row] = await tx<{ why: string | null }[]>`select revocation_words(${officeId}, ${entryId}) as why`
  return row?.why ?? null
}

export type PinToCancel = {
  requestId: string | null
  state: string | null
  pin: string | null
  registeredOn: CalendarDate
}

/** Revokes an entry and undoes what it did; earlier bonds that cannot stand again come back by name. Raises `already-revoked`. */
export async function markRevoked(
  tx: Writes,
  entry: { officeId: number; entryId: string },
  decision: {
    decision: string
    decidedOn: CalendarDate
    reason: string
    by: string
    at: string
    today: CalendarDate
  },
  reverts: readonly Revert[],
): Promise<{ conflicts: string[]; pin: PinToCancel }> {
  const [row] = await tx<{ done: { conflicts: string[]; pin: PinToCancel } }[]>`
    select revoke_entry(${entry.officeId}, ${entry.entryId}, ${tx.json(decision)}, ${jsonb(tx, reverts)}) as done`
  return row?.done ?? { conflicts: [], pin: { requestId: null, state: null, pin: null, registeredOn: decision.today } }
}

/** Queues the word to the issuer of the number, behind whatever its dossier still has to say. */
export async function queueCancellation(
  tx: Writes,
  message: { officeId: number; entryId: string; key: string; payload: unknown },
): Promise<void> {
  await tx`select queue_pin_cancellation(${message.officeId}, ${message.entryId}, ${message.key}, ${jsonb(tx, message.payload)})`
}
