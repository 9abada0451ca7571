import {
  correctionNeeded,
  pinCorrected,
  pinCorrectionParked,
  pinCorrectionRefused,
} from '../cases/pin-corrected.server.ts'
import { PinCorrection, type PinIssuer } from '../identity/pin-issuer.ts'
import type { Clock } from '../platform/clock.server.ts'
import type { Database } from '../platform/database.server.ts'
import type { Courier } from './courier.server.ts'
import type { Link } from './link.server.ts'
import { LinkFailure } from './link-failure.ts'
import { type Message, park } from './outbox.sql.server.ts'

/** Carries corrections of requests. The answer comes at once, and the same one comes again when a correction is sent again. */
export function correctionCourier(parts: {
  db: Database
  clock: Clock
  issuer: PinIssuer
  link: Link
}): Pick<Courier, 'send' | 'parked'> {
  const { db, clock, issuer, link } = parts
  return {
    async send(message: Message) {
      const read = PinCorrection.safeParse(message.payload)
      if (!read.success) {
        await park(db, message.id, 'Bản tin không đúng cấu trúc, không gửi được.')
        return 'settled'
      }
      const correction = read.data
      if (!(await correctionNeeded(db, correction))) return 'settled'
      try {
        await link.call(() => issuer.correct(correction))
        await pinCorrected(db, clock, correction)
      } catch (error) {
        if (!(error instanceof LinkFailure) || error.kind !== 'refused') throw error
        const errors = error.errors.length > 0 ? error.errors : [{ message: error.message }]
        await pinCorrectionRefused(db, clock, { ...correction, errors })
      }
      return 'settled'
    },
    async parked(message, failure) {
      const read = PinCorrection.safeParse(message.payload)
      if (!read.success) return
      const reason = `Chưa báo được thông tin đã sửa cho Cơ sở dữ liệu quốc gia về dân cư trong 24 giờ: ${failure}. Hệ thống vẫn tự thử lại.`
      await pinCorrectionParked(db, clock, { ...read.data, reason })
    },
  }
}
