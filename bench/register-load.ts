// The load generator of the registration measurement: a process of its own that asks over keep-alive connections.
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, Connection, requestBytes } from './parts/connection.ts'
import { inventBirth, type Sort } from './parts/invent.ts'
import { type InventedEvent, inventEvent } from './parts/invent-events.ts'
import type { Official } from './parts/officials.ts'

export type LoadOrder =
  /** `mixed`: events in the proportions of a commune's year instead of births alone. */
  | {
      do: 'prepare'
      url: string
      officials: Official[]
      today: string
      from: number
      count: number
      mixed?: boolean
    }
  /** `perSecond` null: as fast as the clients can. */
  | { do: 'run'; clients: number; ms: number; perSecond: number | null }
export type LoadResult = {
  done: number
  ms: number
  latencies: number[]
  refused: Record<string, number>
}

let prepared: { bytes: Buffer }[] = []
let url = ''

/** A registration as the browser sends it, ready to be written to a connection. */
export function registration(to: string, official: Official, n: number, today: string, sort: Sort = 'normal') {
  return sending(to, official, { kind: 'BIRTH', declaration: inventBirth(n, official.desk, today, sort) })
}

function sending(to: string, official: Official, { kind, declaration }: InventedEvent) {
  const caseId = randomUUID()
  const body = JSON.stringify({ kind, declaration, version: 0, duplicateReason: '' })
  const headers = { cookie: official.cookie, 'x-csrf-token': official.csrf, 'idempotency-key': randomUUID() }
  return { caseId, body, bytes: requestBytes(to, 'POST', `/api/cases/${caseId}/register`, headers, body) }
}

async function run(order: Extract<LoadOrder, { do: 'run' }>): Promise<LoadResult> {
  const connections = await Promise.all(Array.from({ length: order.clients }, () => Connection.open(url)))
  const latencies: number[] = []
  const refused: Record<string, number> = {}
  let next = 0
  let done = 0
  const began = performance.now()
  const until = began + order.ms
  const judge = (answer: Answer): void => {
    if (answer.status === 200) done++
    else {
      const { code = String(answer.status), errors = [] } = JSON.parse(answer.body) as {
        code?: string
        errors?: { code: string }[]
      }
      const why = [code, ...errors.map((error) => error.code)].join(' ')
      refused[why] = (refused[why] ?? 0) + 1
    }
  }
  const client = async (connection: Connection): Promise<void> => {
    for (;;) {
      const turn = next++
      const one = prepared.pop()
      if (!one) return
      // At a set rate each request has its moment; one that is sent late has waited, and that counts.
      const due = order.perSecond === null ? performance.now() : began + (turn * 1000) / order.perSecond
      if (due >= until) {
        prepared.push(one)
        return
      }
      const early = due - performance.now()
      if (early > 1) await sleep(early)
      judge(await connection.send(one.bytes))
      latencies.push(performance.now() - due)
    }
  }
  await Promise.all(connections.map(client))
  const ms = performance.now() - began
  for (const connection of connections) connection.close()
  return { done, ms, latencies, refused }
}

if (process.send) {
  await import('../src/platform/leave-with-parent.server.ts')
  process.on('message', async (order: LoadOrder) => {
    if (order.do === 'prepare') {
      url = order.url
      prepared = Array.from({ length: order.count }, (_, i) => {
        const official = order.officials[i % order.officials.length]
        if (!official) throw new Error('no officials')
        const n = order.from + i
        return order.mixed
          ? sending(url, official, inventEvent(n, official.desk, order.today))
          : registration(url, official, n, order.today)
      })
      process.send?.({ ready: true })
    } else process.send?.(await run(order))
  })
  process.channel?.ref()
  process.send({ ready: true })
}
