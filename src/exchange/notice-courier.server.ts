import { type PinIssuer, PinNotice } from '../identity/pin-issuer.ts'
import type { Database } from '../platform/database.server.ts'
import type { Courier } from './courier.server.ts'
import type { Link } from './link.server.ts'
import { LinkFailure } from './link-failure.ts'
import { markDone, park } from './outbox.sql.server.ts'

/** Carries cancellations of numbers and wishes for another one. The receipt ends the matter here; what the issuer refuses stays parked with its reason. */
export function noticeCourier(parts: { db: Database; issuer: PinIssuer; link: Link }): Pick<Courier, 'send'> {
  const { db, issuer, link } = parts
  return {
    async send(message) {
      const read = PinNotice.safeParse(message.payload)
      if (!read.success) {
        await park(db, message.id, 'Bản tin không đúng cấu trúc, không gửi được.')
        return 'settled'
      }
      try {
        await link.call(() => issuer.tell(read.data))
        await markDone(db, message.id)
      } catch (error) {
        if (!(error instanceof LinkFailure) || error.kind !== 'refused') throw error
        await park(db, message.id, `Cơ sở dữ liệu quốc gia về dân cư không nhận: ${error.message}`)
      }
      return 'settled'
    },
  }
}
