import { useEffect, useState } from 'preact/hooks'
import type { AnyEndpoint, OutputOf } from '../../platform/endpoint.ts'
import { type AskedWith, call, LineDead, newKey, Problem } from './api.web.ts'
import { forget, keep, keptUnder } from './keep.web.ts'
import { lineIsUp, watchLine } from './line.web.ts'

export type Waiting = {
  id: string
  /** Vietnamese words for what will be sent: `Tiếp nhận hồ sơ Nguyễn Thị Én`. */
  label: string
  accountId: string
  endpoint: Pick<AnyEndpoint, 'id' | 'method' | 'path' | 'command' | 'access'>
  asked: unknown
  idempotencyKey: string
  at: string
  /** Why the server refused it when its turn came; it waits for the person then. */
  refused?: string
}

const PREFIX = 'send:'
const listeners = new Set<() => void>()
let accountId = ''
let sending = false

const tellAll = (): void => {
  for (const tell of listeners) tell()
}
const mine = async (): Promise<Waiting[]> =>
  (await keptUnder<Waiting>(PREFIX)).map(([, value]) => value).filter((one) => one.accountId === accountId)

/** Says whose commands these are; each person sends only their own. */
export function sendLaterFor(account: string): void {
  accountId = account
  void sendWaiting()
  tellAll()
}

/**
 * Sends a command now, or keeps it on this computer while the line is dead and sends it, in order and once, when the line is back.
 * For commands whose result the screen can do without for a while. Gives the answer, or `{ waiting: true }`.
 */
export async function callOrKeep<E extends AnyEndpoint>(
  endpoint: E,
  asked: AskedWith<E>,
  label: string,
): Promise<{ waiting: false; answer: OutputOf<E> } | { waiting: true }> {
  const idempotencyKey = newKey()
  try {
    return { waiting: false, answer: await call(endpoint, asked, { idempotencyKey }) }
  } catch (error) {
    if (!(error instanceof LineDead)) throw error
    const { id, method, path, command, access } = endpoint
    const at = new Date().toISOString()
    const key = `${PREFIX}${at}:${idempotencyKey}`
    const one: Waiting = {
      id: key,
      label,
      accountId,
      endpoint: { id, method, path, command, access },
      asked,
      idempotencyKey,
      at,
    }
    if (!(await keep(key, one))) throw error
    tellAll()
    return { waiting: true }
  }
}

/** Sends what waits, oldest first; stops at a dead line, leaves what is refused for the person to see. */
export async function sendWaiting(): Promise<void> {
  if (sending || accountId === '' || !lineIsUp()) return
  sending = true
  try {
    for (const one of await mine()) {
      if (one.refused !== undefined) continue
      try {
        await call(one.endpoint as AnyEndpoint, one.asked as AskedWith<AnyEndpoint>, {
          idempotencyKey: one.idempotencyKey,
        })
        await forget(one.id)
      } catch (error) {
        if (!(error instanceof Problem) || error.document.status >= 500) break
        await keep(one.id, { ...one, refused: error.message })
      }
      tellAll()
    }
  } finally {
    sending = false
  }
}

export async function giveUp(id: string): Promise<void> {
  await forget(id)
  tellAll()
}

/** The commands of this person that have not reached the server yet. */
export function useWaiting(): Waiting[] {
  const [list, setList] = useState<Waiting[]>([])
  useEffect(() => {
    const tell = () => void mine().then(setList)
    listeners.add(tell)
    tell()
    return () => {
      listeners.delete(tell)
    }
  }, [])
  return list
}

watchLine(() => void sendWaiting())
