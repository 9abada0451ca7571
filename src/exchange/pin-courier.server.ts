import { pinNotGiven, pinParked, pinsArrived } from '../cases/pin-arrived.server.ts'
import { type PinIssuer, type PinReply, PinRequest } from '../identity/pin-issuer.ts'
import type { StatusListener } from '../identity/status-message.ts'
import type { Clock } from '../platform/clock.server.ts'
import type { Database } from '../platform/database.server.ts'
import { correctionCourier } from './correction-courier.server.ts'
import type { Courier } from './courier.server.ts'
import type { Link } from './link.server.ts'
import { LinkFailure } from './link-failure.ts'
import { noticeCourier } from './notice-courier.server.ts'
import { type Message, park } from './outbox.sql.server.ts'
import { statusCourier } from './status-courier.server.ts'

/** Numbers taken in with one transaction. */
const together = 40
const noRequest = '00000000-0000-4000-8000-000000000000'

/** Carries PIN requests, their corrections and changes of status to the population database, and its answers into the cases. */
export function pinCourier(parts: {
  db: Database
  clock: Clock
  issuer: PinIssuer & StatusListener
  link: Link
}): Courier {
  const { db, clock, issuer, link } = parts
  const corrections = correctionCourier(parts)
  const notices = noticeCourier(parts)
  const statuses = statusCourier(parts)

  async function settle(requestId: string, reply: PinReply): Promise<'waiting' | 'settled' | 'unknown'> {
    switch (reply.reply) {
      case 'accepted':
        return 'waiting'
      case 'unknown':
        return 'unknown'
      case 'allocated':
        await pinsArrived(db, clock, [{ requestId, pin: reply.pin }])
        return 'settled'
      case 'suspect-duplicate':
      case 'rejected':
      case 'needs-verification': {
        const { closed } = await pinNotGiven(db, clock, { requestId, reply })
        return closed ? 'settled' : 'waiting'
      }
    }
  }

  async function alreadyThere(message: Message): Promise<boolean> {
    if (!message.was_in_doubt) return false
    const [status] = await link.call(() => issuer.statuses([message.message_key]))
    return status !== undefined && status.reply.reply !== 'unknown'
  }

  return {
    link,
    async send(message) {
      if (message.topic === 'pin-correction') return corrections.send(message)
      if (message.topic === 'pin-notice') return notices.send(message)
      if (message.topic === 'civil-status') return statuses.send(message)
      const request = PinRequest.safeParse(message.payload)
      if (!request.success) {
        const reason = 'Bản tin không đúng cấu trúc, không gửi được. Bấm "Gửi lại" để lập bản tin mới.'
        await park(db, message.id, reason)
        await pinParked(db, clock, { requestId: message.message_key, reason })
        return 'settled'
      }
      if (await alreadyThere(message)) return 'taken'
      try {
        await link.call(() => issuer.request(request.data))
        return 'taken'
      } catch (error) {
        if (!(error instanceof LinkFailure) || error.kind !== 'refused') throw error
        const errors = error.errors.length > 0 ? error.errors : [{ pointer: '', code: '', message: error.message }]
        await pinNotGiven(db, clock, { requestId: message.message_key, reply: { reply: 'rejected', errors } })
        return 'settled'
      }
    },
    async ask(messages) {
      const statuses = await link.call(() => issuer.statuses(messages.map((message) => message.message_key)))
      const replies = new Map(statuses.map((status) => [status.requestId, status.reply]))
      const replyTo = (message: Message): PinReply => replies.get(message.message_key) ?? { reply: 'accepted' }
      const numbers = messages.flatMap((message) => {
        const reply = replyTo(message)
        return reply.reply === 'allocated' ? [{ requestId: message.message_key, pin: reply.pin }] : []
      })
      for (let start = 0; start < numbers.length; start += together)
        await pinsArrived(db, clock, numbers.slice(start, start + together))
      const asked: Awaited<ReturnType<Courier['ask']>> = []
      for (const message of messages) {
        const reply = replyTo(message)
        const outcome = reply.reply === 'allocated' ? 'settled' : await settle(message.message_key, reply)
        asked.push({ id: message.id, outcome })
      }
      return asked
    },
    async parked(message, failure) {
      if (message.topic === 'pin-correction') return corrections.parked(message, failure)
      if (message.topic === 'pin-notice') return
      if (message.topic === 'civil-status') return statuses.parked(message, failure)
      const reason = `Đã thử gửi nhiều lần trong 24 giờ không được: ${failure}. Bấm "Gửi lại" để thử lại.`
      await pinParked(db, clock, { requestId: message.message_key, reason })
    },
    async probe() {
      await link.call(() => issuer.statuses([noRequest]))
    },
  }
}
