import { v7 as uuid } from 'uuid'
import type { Clock } from '../platform/clock.server.ts'
import { type Database, inTransaction, type Writes } from '../platform/database.server.ts'
import { auditPin, lockPinRequest, type PinRequestRow, recordPinEvent } from './pin-arrived.sql.server.ts'
import { askOfficeToLook, endMessage, everAccepted, tryRarely } from './pin-corrected.sql.server.ts'

/** A correction by its own id and that of the request it corrects. */
export type Correction = { requestId: string; originalRequestId: string }

const record = async (tx: Writes, row: PinRequestRow, at: string, action: string, reason: string): Promise<void> => {
  await recordPinEvent(tx, row, { at, actor: { id: null, name: 'Hệ thống' }, action, to: row.case_state, reason })
  await auditPin(tx, row, action)
}

/**
 * Whether the issuer still has the request that would be corrected. One it refused, or never got before another took its place, needs
 * no correction: the next request tells what the entry says then. Such a correction is ended here.
 */
export function correctionNeeded(db: Database, correction: Correction): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const { requestId, originalRequestId } = correction
    const row = await lockPinRequest(tx, originalRequestId)
    const needed =
      row !== undefined &&
      (row.request_id === originalRequestId
        ? row.state !== 'REJECTED' && row.state !== 'CANCELLED'
        : await everAccepted(tx, originalRequestId))
    if (!needed) await endMessage(tx, requestId, 'Không cần gửi: yêu cầu cấp số mới mang nội dung đã sửa')
    return needed
  })
}

/** The issuer has taken the correction in. The number stays as it is (R-P5); repeating this changes nothing. */
export function pinCorrected(db: Database, clock: Clock, correction: Correction): Promise<void> {
  return inTransaction(db, async (tx) => {
    const row = await lockPinRequest(tx, correction.originalRequestId)
    if (!(await endMessage(tx, correction.requestId, null)) || !row) return
    await record(tx, row, clock(), 'pin-corrected', 'Cơ sở dữ liệu quốc gia về dân cư đã nhận thông tin sửa.')
  })
}

/** The issuer does not take the correction: the timeline says why and the office has a notice to follow up. */
export function pinCorrectionRefused(
  db: Database,
  clock: Clock,
  refused: Correction & { errors: readonly { message: string }[] },
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const row = await lockPinRequest(tx, refused.originalRequestId)
    const said = refused.errors.map((error) => error.message).join(' ')
    const reason =
      `Cơ sở dữ liệu quốc gia về dân cư không nhận thông tin sửa: ${said} Kiểm tra lại mục đã sửa, hoặc liên hệ Công an cấp xã.`.slice(
        0,
        1000,
      )
    if (!(await endMessage(tx, refused.requestId, reason)) || !row) return
    const at = clock()
    await askOfficeToLook(tx, row, { id: uuid(), kind: 'PIN_CORRECTION_REFUSED', message: reason, at })
    await record(tx, row, at, 'pin-correction-refused', reason)
  })
}

/** A correction could not be sent for a day although others got through: the office is told once, and it is tried again rarely. */
export function pinCorrectionParked(
  db: Database,
  clock: Clock,
  parked: Correction & { reason: string },
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const row = await lockPinRequest(tx, parked.originalRequestId)
    await tryRarely(tx, parked.requestId)
    if (!row) return
    const at = clock()
    const task = { id: parked.requestId, kind: 'PIN_CORRECTION_DELAYED', message: parked.reason, at }
    if (await askOfficeToLook(tx, row, task)) await record(tx, row, at, 'pin-correction-delayed', parked.reason)
  })
}
