import type { PinCandidate, PinReply } from '../identity/pin-issuer.ts'
import type { Clock } from '../platform/clock.server.ts'
import { type Database, inTransaction, type Writes } from '../platform/database.server.ts'
import { Pin } from '../values/ids.ts'
import { decideMove } from './case.ts'
import {
  type ArrivedPin,
  auditPin,
  closeMessage,
  lockPinRequest,
  lockPinRequests,
  type PinRequestRow,
  recordPinEvent,
  recordPins,
  setPinState,
} from './pin-arrived.sql.server.ts'

const system = { id: null, name: 'Hệ thống' }

export type PinOutcome =
  /** The entry has its number and the case goes on. */
  | 'recorded'
  /** It had this number already; nothing changed. */
  | 'already'
  /** The number belongs to somebody else, or the entry has another: an official must look. */
  | 'contested'
  /** Nobody here asked for it. */
  | 'unknown'

/** Takes in a number that has come: entry, person, request, case, message and audit in one transaction; repeating it changes nothing. */
export async function pinArrived(
  db: Database,
  clock: Clock,
  arrived: { requestId: string; pin: string },
): Promise<PinOutcome> {
  const pin = Pin.parse(arrived.pin)
  const at = clock()
  const attempt = (taken: boolean) =>
    inTransaction(db, async (tx): Promise<PinOutcome> => {
      const row = await lockPinRequest(tx, arrived.requestId)
      if (!row) return 'unknown'
      if (row.pin === pin) {
        await closeMessage(tx, [arrived.requestId, row.request_id], null)
        return 'already'
      }
      if (row.pin !== null || taken) return contested(tx, row, pin, at)
      await recordPins(tx, [fitting(row, pin)], at, given)
      return 'recorded'
    })
  try {
    return await attempt(false)
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === '23505') return attempt(true)
    throw error
  }
}

const given = 'Cơ sở dữ liệu quốc gia về dân cư đã cấp số định danh.'

const fitting = (row: PinRequestRow, pin: Pin): ArrivedPin => {
  const moved = decideMove(row.case_state, 'complete-pin')
  return { row, pin, to: moved.ok ? moved.value : row.case_state }
}

/**
 * Takes in many numbers, the plain ones in one transaction; whatever is not plain goes the careful way, one by one. For use after an
 * outage, when thousands come at once.
 */
export async function pinsArrived(
  db: Database,
  clock: Clock,
  arrived: readonly { requestId: string; pin: string }[],
): Promise<void> {
  const pins = new Map(arrived.map((one) => [one.requestId, Pin.parse(one.pin)]))
  const recorded = await inTransaction(db, async (tx) => {
    const rows = await lockPinRequests(tx, [...pins.keys()])
    const plain = rows.flatMap((row) => {
      const pin = pins.get(row.request_id)
      return row.pin === null && pin !== undefined ? [fitting(row, pin)] : []
    })
    if (plain.length > 0) await recordPins(tx, plain, clock(), given)
    return plain.map(({ row }) => row.request_id)
  }).catch((): string[] => [])
  for (const requestId of recorded) pins.delete(requestId)
  for (const [requestId, pin] of pins) await pinArrived(db, clock, { requestId, pin })
}

async function contested(tx: Writes, row: PinRequestRow, pin: Pin, at: string): Promise<PinOutcome> {
  const ofAnother = row.pin === null
  const reason = ofAnother
    ? 'Số được cấp đã thuộc về một người khác trong hệ thống. Liên hệ Công an cấp xã để xác minh.'
    : 'Nhận được số thứ hai cho cùng một người; giữ số đã ghi. Liên hệ Công an cấp xã để xác minh.'
  const candidates: PinCandidate[] = [{ pin, reasons: [reason] }]
  if (ofAnother) await setPinState(tx, row, { state: 'SUSPECT_DUPLICATE', reason, candidates, at })
  await recordPinEvent(tx, row, { at, actor: system, action: 'pin-contested', to: row.case_state, reason })
  await closeMessage(tx, [row.request_id], reason)
  await auditPin(tx, row, 'pin-contested')
  return 'contested'
}

type Refusing = Extract<PinReply, { reply: 'suspect-duplicate' | 'rejected' | 'needs-verification' }>

function wordsOf(reply: Refusing): {
  state: PinRequestRow['state']
  action: string
  reason: string
  candidates: PinCandidate[]
} {
  switch (reply.reply) {
    case 'suspect-duplicate':
      return {
        state: 'SUSPECT_DUPLICATE',
        action: 'pin-suspect-duplicate',
        reason: `Nghi trùng với ${reply.candidates.length} người đã có số. So sánh, giải trình nếu là sinh đôi, hoặc liên hệ Công an cấp xã.`,
        candidates: reply.candidates,
      }
    case 'rejected':
      return {
        state: 'REJECTED',
        action: 'pin-rejected',
        reason: `Bị từ chối: ${reply.errors.map((error) => error.message).join(' ')} Sửa rồi gửi lại.`.slice(0, 1000),
        candidates: [],
      }
    case 'needs-verification':
      return {
        state: 'NEEDS_VERIFICATION',
        action: 'pin-needs-verification',
        reason: `Thông tin cần xác minh tại ${reply.agency}. Số sẽ tự về khi xác minh xong.`,
        candidates: [],
      }
  }
}

/**
 * Takes in an answer without a number. The case goes on waiting with the reason in sight; `closed` tells that nothing more will come
 * to this request by itself. The same answer again changes nothing.
 */
export function pinNotGiven(
  db: Database,
  clock: Clock,
  answered: { requestId: string; reply: Refusing },
): Promise<{ closed: boolean }> {
  return inTransaction(db, async (tx) => {
    const row = await lockPinRequest(tx, answered.requestId)
    const final = answered.reply.reply === 'rejected'
    const stale = !row || row.state === 'ALLOCATED' || row.request_id !== answered.requestId
    if (stale || final) await closeMessage(tx, [answered.requestId], null)
    if (stale) return { closed: true }
    const { action, ...words } = wordsOf(answered.reply)
    if (row.state === words.state && row.reason === words.reason) return { closed: final }
    const at = clock()
    await setPinState(tx, row, { ...words, at })
    await recordPinEvent(tx, row, { at, actor: system, action, to: row.case_state, reason: words.reason })
    await auditPin(tx, row, action)
    return { closed: final }
  })
}

/** A request could not be sent for a day although others got through: the official sees why. */
export function pinParked(db: Database, clock: Clock, parked: { requestId: string; reason: string }): Promise<void> {
  return inTransaction(db, async (tx) => {
    const row = await lockPinRequest(tx, parked.requestId)
    if (!row || row.state === 'ALLOCATED' || row.request_id !== parked.requestId) return
    const at = clock()
    await setPinState(tx, row, { state: 'WAITING', reason: parked.reason, candidates: [], at })
    await recordPinEvent(tx, row, {
      at,
      actor: system,
      action: 'pin-parked',
      to: row.case_state,
      reason: parked.reason,
    })
  })
}
