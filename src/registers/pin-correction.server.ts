import { v7 as uuid } from 'uuid'
import { eventOf } from '../events/index.ts'
import type { NoteBasis } from '../events/parts/effects.ts'
import { type PinCorrection, type PinNotice, PinRequest } from '../identity/pin-issuer.ts'
import type { Writes } from '../platform/database.server.ts'
import { Pin } from '../values/ids.ts'
import { changedFields } from './changed-fields.ts'
import { type Entry, entryNumber } from './entry.ts'
import { queueCorrection, queueNotice, requestMade, rewriteUnsent } from './pin-correction.sql.server.ts'

export type Told =
  /** Nothing the issuer was told has changed, it was never asked, or it must be asked anew anyway. */
  | 'not-concerned'
  /** The request had not been sent; it says the right thing now. */
  | 'request-rewritten'
  | 'correction-queued'

/** What the issuer keeps of a person (NĐ 58, art. 11.2). */
const keptByIssuer = /^\/(child|mother|father)(\/|$)/

/** The request as another content of the entry makes it; what names it and its siblings stays. */
function requestFor(kind: string, content: unknown, made: PinRequest): PinRequest {
  const event = eventOf(kind)
  const read = event.read(content)
  if (!read.readable) throw new Error('A stored entry cannot be read')
  const { child: _child, mother: _mother, father: _father, multipleBirth, notificationCode: _code, ...frame } = made
  const explanation = multipleBirth?.explanation
  return PinRequest.parse(
    event.pinRequest(read.declaration, {
      ...frame,
      siblingCaseIds: multipleBirth?.siblingCaseIds ?? [],
      ...(explanation ? { explanation } : {}),
    }),
  )
}

/**
 * Lets the issuer of the number know that an entry was corrected, in the correcting transaction: a request not sent yet is written
 * anew, otherwise a correction follows it. `entry` is the entry as it stood before.
 */
export async function tellPinIssuer(
  tx: Writes,
  corrected: { entry: Entry; content: unknown; reason: string },
): Promise<Told> {
  const { entry, content, reason } = corrected
  const row = await requestMade(tx, entry.officeId, entry.id)
  const made = PinRequest.safeParse(row?.payload)
  if (!row || !made.success || ['REJECTED', 'CANCELLED'].includes(row.state)) return 'not-concerned'
  const before = requestFor(entry.kind, entry.content, made.data)
  const request = requestFor(entry.kind, content, made.data)
  const changed = changedFields(before, request, () => '').map((field) => field.pointer)
  if (changed.length === 0) return 'not-concerned'
  if (await rewriteUnsent(tx, row.request_id, request)) return 'request-rewritten'
  const kept = changed.filter((pointer) => keptByIssuer.test(pointer))
  if (kept.length === 0) return 'not-concerned'
  const correction: PinCorrection = {
    requestId: uuid(),
    originalRequestId: row.request_id,
    pin: entry.pin === null ? null : Pin.parse(entry.pin),
    request,
    changed: kept,
    reason,
  }
  await queueCorrection(tx, {
    officeId: entry.officeId,
    key: correction.requestId,
    caseId: entry.caseId,
    payload: correction,
  })
  return 'correction-queued'
}

/**
 * R-G4: passes on that the citizen asks for another number after the year of birth or the sex was corrected; only when asked, and only for
 * somebody who has a number (NĐ 70/2024 art. 11.8). The old number stays until the issuer gives another.
 */
export async function askForAnotherNumber(
  tx: Writes,
  asked: { entry: Entry; reason: string; basis: NoteBasis },
): Promise<boolean> {
  const { entry, reason, basis } = asked
  if (entry.pin === null) return false
  const row = await requestMade(tx, entry.officeId, entry.id)
  const notice: PinNotice = {
    requestId: uuid(),
    kind: 'RENEWAL',
    originalRequestId: row?.request_id ?? null,
    pin: Pin.parse(entry.pin),
    reason,
    basis: { paper: basis.kind, number: basis.number, date: basis.date, authority: basis.authority },
    entry: { officeName: entry.officeName, number: entryNumber(entry), registeredOn: entry.registeredOn },
  }
  await queueNotice(tx, { officeId: entry.officeId, key: notice.requestId, caseId: entry.caseId, payload: notice })
  return true
}
