import { type StatusListener, StatusMessage } from '../identity/status-message.ts'
import type { Clock } from '../platform/clock.server.ts'
import type { Database } from '../platform/database.server.ts'
import { statusHeard, statusParked, statusRefused } from '../registers/status-messages.server.ts'
import type { Courier } from './courier.server.ts'
import type { Link } from './link.server.ts'
import { LinkFailure } from './link-failure.ts'
import { park } from './outbox.sql.server.ts'

/** Carries changes of civil status. The answer comes at once, and the same one comes again when a message is sent again. */
export function statusCourier(parts: {
  db: Database
  clock: Clock
  issuer: StatusListener
  link: Link
}): Pick<Courier, 'send' | 'parked'> {
  const { db, clock, issuer, link } = parts
  return {
    async send(message) {
      const read = StatusMessage.safeParse(message.payload)
      if (!read.success) {
        const reason = 'Bản tin không đúng cấu trúc, không gửi được'
        await park(db, message.id, reason)
        await statusParked(db, clock, message.message_key, reason)
        return 'settled'
      }
      try {
        const reply = await link.call(() => issuer.hear(read.data))
        await statusHeard(db, clock, message.message_key, reply)
      } catch (error) {
        if (!(error instanceof LinkFailure) || error.kind !== 'refused') throw error
        const said = error.errors.map((one) => one.message).join(' ') || error.message
        await statusRefused(db, clock, message.message_key, said)
      }
      return 'settled'
    },
    parked: (message, failure) => statusParked(db, clock, message.message_key, failure),
  }
}
