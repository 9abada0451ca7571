// The officials of the pilot: a process of its own that registers dossier after dossier over HTTP and remembers what was acknowledged.

import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, Connection, requestBytes } from './parts/connection.ts'
import { inventBirth, type Sort } from './parts/invent.ts'
import type { Official } from './parts/officials.ts'

export type PilotOrder = {
  url: string
  officials: Official[]
  today: string
  clients: number
  dossiers: number
  withoutPin: number
}
export type Acknowledged = { caseId: string; entryId: string; entryNo: number; officeId: number; pinRequested: boolean }
export type PilotResult = { acknowledged: Acknowledged[]; refused: Record<string, number>; resent: number; ms: number }

/** Which dossiers need no number, spread evenly: foreign nationality chosen, and adults who have papers. */
export function sortOf(n: number, dossiers: number, withoutPin: number): Sort {
  const before = Math.floor((n * withoutPin) / dossiers)
  const after = Math.floor(((n + 1) * withoutPin) / dossiers)
  if (before === after) return 'normal'
  return after % 2 === 0 ? 'foreign' : 'papers'
}

async function replay(order: PilotOrder): Promise<PilotResult> {
  const { url, officials, dossiers, withoutPin } = order
  const acknowledged: Acknowledged[] = []
  const refused: Record<string, number> = {}
  let next = 0
  let resent = 0
  const began = performance.now()

  /** Sends until there is an answer: a lost line is no reason to lose a dossier, and the key keeps it from being written twice. */
  async function send(at: { connection: Connection }, bytes: Buffer): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      const answer = await at.connection.send(bytes).catch(() => null)
      if (answer && answer.status !== 503) return answer
      if (attempt === 20) throw new Error('the server does not answer')
      resent++
      await sleep(100 * attempt)
      if (!answer) at.connection = await Connection.open(url)
    }
  }

  async function client(): Promise<void> {
    const at = { connection: await Connection.open(url) }
    for (;;) {
      const n = next++
      if (n >= dossiers) break
      const official = officials[n % officials.length]
      if (!official) throw new Error('no officials')
      const caseId = randomUUID()
      const declaration = inventBirth(n, official.desk, order.today, sortOf(n, dossiers, withoutPin))
      const ask = (duplicateReason: string): Promise<Answer> => {
        const headers = { cookie: official.cookie, 'x-csrf-token': official.csrf, 'idempotency-key': randomUUID() }
        const body = JSON.stringify({ kind: 'BIRTH', declaration, version: 0, duplicateReason })
        return send(at, requestBytes(url, 'POST', `/api/cases/${caseId}/register`, headers, body))
      }
      let answer = await ask('')
      const codeOf = (one: Answer): string => (JSON.parse(one.body) as { code?: string }).code ?? ''
      if (answer.status !== 200 && codeOf(answer) === 'possible-duplicate')
        answer = await ask('Trùng họ tên, khác cha mẹ')
      if (answer.status === 200) {
        const { entryId, entryNo, pinRequested } = JSON.parse(answer.body) as Acknowledged
        acknowledged.push({ caseId, entryId, entryNo, officeId: official.officeId, pinRequested })
      } else {
        const { code = String(answer.status), errors = [] } = JSON.parse(answer.body) as {
          code?: string
          errors?: { code: string }[]
        }
        const why = [code, ...errors.map((error) => error.code)].join(' ')
        refused[why] = (refused[why] ?? 0) + 1
      }
      if (acknowledged.length % 1000 === 0) process.send?.({ progress: acknowledged.length })
    }
    at.connection.close()
  }

  await Promise.all(Array.from({ length: order.clients }, client))
  return { acknowledged, refused, resent, ms: performance.now() - began }
}

await import('../src/platform/leave-with-parent.server.ts')
process.on('message', async (order: PilotOrder) => process.send?.({ result: await replay(order) }))
process.channel?.ref()
process.send?.({ ready: true })
