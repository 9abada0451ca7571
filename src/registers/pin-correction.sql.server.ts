import { jsonb, type Reads, type Writes } from '../platform/database.server.ts'

export type RequestMade = { request_id: string; state: string; payload: unknown }

/** The entry's request for a number, as it was last written; null when none was made. */
export async function requestMade(tx: Reads, officeId: number, entryId: string): Promise<RequestMade | null> {
  const [row] = await tx<RequestMade[]>`
    select q.request_id, q.state, o.payload from pin_request q join outbox o on o.message_key = q.request_id
    where q.office_id = ${officeId} and q.entry_id = ${entryId}`
  return row ?? null
}

/** Writes a request anew that was never sent; false when it is too late for that. */
export async function rewriteUnsent(tx: Writes, requestId: string, payload: unknown): Promise<boolean> {
  const [row] = await tx<{ rewritten: boolean }[]>`
    select rewrite_unsent_pin_request(${requestId}, ${jsonb(tx, payload)}) as rewritten`
  return row?.rewritten ?? false
}

/** Queues a word about a number, behind whatever its dossier still has to say. */
export async function queueNotice(
  tx: Writes,
  message: { officeId: number; key: string; caseId: string; payload: unknown },
): Promise<void> {
  await tx`
    insert into outbox (office_id, partner, topic, message_key, ordering_key, payload)
    values (${message.officeId}, 'population-database', 'pin-notice', ${message.key}, ${message.caseId}, ${jsonb(tx, message.payload)})`
}

/** Queues a message behind the request of the same dossier. */
export async function queueCorrection(
  tx: Writes,
  message: { officeId: number; key: string; caseId: string; payload: unknown },
): Promise<void> {
  await tx`
    insert into outbox (office_id, partner, topic, message_key, ordering_key, payload)
    values (${message.officeId}, 'population-database', 'pin-correction', ${message.key}, ${message.caseId}, ${jsonb(tx, message.payload)})`
}
