import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../platform/database.server.ts'
import type { Courier } from './courier.server.ts'
import { LinkFailure, retryAfterMs } from './link-failure.ts'
import {
  askLater,
  claimAccepted,
  claimOldest,
  claimPending,
  giveBack,
  type Message,
  markAccepted,
  markSendFailed,
  sendAgain,
} from './outbox.sql.server.ts'

export type DeliverySettings = {
  /** Messages taken at once, and how many such handfuls may be on their way. */
  handful: number
  handfuls: number
  /** How often an idle worker looks for work. */
  idleMs: number
  /** How long a taken message is ours; longer than the longest call. */
  leaseMs: number
  /** First question about an accepted message, and the longest pause between two. */
  firstAskMs: number
  lastAskMs: number
  firstRetryMs: number
  parkAfterMs: number
}

export const usualDelivery: DeliverySettings = {
  handful: 16,
  handfuls: 4,
  idleMs: 250,
  leaseMs: 75_000,
  firstAskMs: 500,
  lastAskMs: 600_000,
  firstRetryMs: 2000,
  parkAfterMs: 24 * 3_600_000,
}

export type Log = (level: 'info' | 'warn' | 'error', message: string, details?: Record<string, unknown>) => void
type Delivery = { db: Database; courier: Courier; settings: DeliverySettings; log: Log; stopping: AbortSignal }

const pause = (ms: number, stopping: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal: stopping }).catch(() => {})

/** Runs until told to stop; whatever goes wrong is logged and tried again. */
async function untilStopped(delivery: Delivery, round: () => Promise<void>): Promise<void> {
  while (!delivery.stopping.aborted)
    try {
      await round()
    } catch (error) {
      delivery.log('error', 'exchange round failed', { error: String(error) })
      await pause(1000, delivery.stopping)
    }
}

/** Sends what is due, several handfuls at a time; rests while the link is broken. */
export async function sendAll(delivery: Delivery): Promise<void> {
  const { db, courier, settings, stopping } = delivery
  const underWay = new Set<Promise<void>>()
  await untilStopped(delivery, async () => {
    const passage = await courier.link.passage()
    if (typeof passage === 'object') return pause(Math.min(passage.waitMs, 1000), stopping)
    const { partner } = courier.link
    const messages =
      passage === 'probe'
        ? await claimOldest(db, partner, settings.leaseMs)
        : await claimPending(db, partner, settings.handful, settings.leaseMs)
    if (stopping.aborted) return giveBack(db, messages)
    if (passage === 'probe') {
      await (messages.length > 0 ? sendHandful(delivery, messages) : courier.probe().catch(ofTheLine))
      return
    }
    if (messages.length > 0) {
      const handful = sendHandful(delivery, messages)
        .catch((error) => delivery.log('error', 'handful failed', { error: String(error) }))
        .finally(() => underWay.delete(handful))
      underWay.add(handful)
      if (underWay.size >= settings.handfuls) await Promise.race(underWay)
    } else await Promise.race([...underWay, pause(settings.idleMs, stopping)])
  })
  await Promise.all(underWay)
}

function ofTheLine(error: unknown): void {
  if (!(error instanceof LinkFailure)) throw error
}

async function sendHandful(delivery: Delivery, messages: readonly Message[]): Promise<void> {
  const { db, courier, settings } = delivery
  const results = await Promise.all(messages.map((message) => sendOne(delivery, message)))
  const taken = messages.filter((_, index) => results[index] === 'taken').map((message) => message.id)
  if (taken.length > 0) await markAccepted(db, taken, settings.firstAskMs)
  delivery.log('info', 'sent', { partner: courier.link.partner, messages: messages.length, taken: taken.length })
}

async function sendOne(delivery: Delivery, message: Message): Promise<'taken' | 'settled' | 'failed'> {
  const { db, courier, settings, log } = delivery
  try {
    return await courier.send(message)
  } catch (error) {
    const known = error instanceof LinkFailure
    if (!known) log('error', 'message failed', { message: message.id, error: String(error) })
    const reason = known ? error.message : 'Lỗi nội bộ khi gửi'
    const parked = await markSendFailed(db, courier.link.partner, {
      id: message.id,
      error: reason,
      inDoubt: message.was_in_doubt || !known || error.kind === 'in-doubt',
      waitMs: retryAfterMs(message.attempts, Math.random(), settings.firstRetryMs),
      parkAfterMs: settings.parkAfterMs,
    })
    if (parked) {
      log('warn', 'message parked', { message: message.id })
      await courier.parked(message, reason)
    }
    return 'failed'
  }
}

/** Asks for the answers of accepted messages. */
export async function askAll(delivery: Delivery): Promise<void> {
  const { db, courier, settings, stopping } = delivery
  await untilStopped(delivery, async () => {
    const passage = await courier.link.passage({ mayProbe: false })
    if (passage !== 'open') return pause(settings.idleMs, stopping)
    const messages = await claimAccepted(db, courier.link.partner, 200, settings.leaseMs)
    if (messages.length === 0) return pause(settings.idleMs, stopping)
    const ids = messages.map((message) => message.id)
    try {
      const asked = await courier.ask(messages)
      const which = (outcome: string) => asked.filter((one) => one.outcome === outcome).map((one) => one.id)
      await askLater(db, which('waiting'), settings.firstAskMs, settings.lastAskMs)
      await sendAgain(db, which('unknown'))
      delivery.log('info', 'asked', {
        partner: courier.link.partner,
        messages: ids.length,
        settled: which('settled').length,
      })
    } catch (error) {
      await askLater(db, ids, Math.max(settings.firstAskMs, 1000), settings.lastAskMs)
      if (!(error instanceof LinkFailure)) throw error
    }
  })
}
