import http from 'node:http'
import https from 'node:https'
import type { z } from 'zod'
import { LinkFailure } from './link-failure.ts'

export type AskOptions<T> = {
  method: 'GET' | 'POST'
  url: URL
  body?: unknown
  headers?: Record<string, string>
  connectMs?: number
  totalMs?: number
  signal?: AbortSignal
  /** Shape of a good answer, by status; anything else is a failure. */
  answers: Readonly<Record<number, z.ZodType<T>>>
  /** Reads the partner's own words for a refusal. */
  refusal?: (body: unknown) => { pointer: string; code: string; message: string }[]
}

const agents = {
  'http:': new http.Agent({ keepAlive: true, maxSockets: 64 }),
  'https:': new https.Agent({ keepAlive: true, maxSockets: 64 }),
}

/** Calls a partner and parses what comes back. Throws LinkFailure, whose kind tells whether the partner may have acted. */
export async function askPartner<T>(options: AskOptions<T>): Promise<T> {
  const { status, text } = await exchange(options)
  const shape = options.answers[status]
  const body = readJson(text)
  if (shape) {
    const parsed = shape.safeParse(body)
    if (parsed.success) return parsed.data
    throw new LinkFailure('in-doubt', `Câu trả lời không đọc được (HTTP ${status})`)
  }
  if (status === 429 || status === 503) throw new LinkFailure('not-taken', `Bên nhận tạm ngừng (HTTP ${status})`)
  if (status === 401 || status === 403)
    throw new LinkFailure('not-taken', `Bên nhận không chấp nhận thông tin xác thực (HTTP ${status})`)
  if (status >= 400 && status < 500)
    throw new LinkFailure('refused', `Bên nhận từ chối bản tin (HTTP ${status})`, options.refusal?.(body) ?? [])
  throw new LinkFailure('in-doubt', `Bên nhận gặp lỗi (HTTP ${status})`)
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function exchange(options: AskOptions<unknown>): Promise<{ status: number; text: string }> {
  const { url, connectMs = 5000, totalMs = 60_000 } = options
  const secure = url.protocol === 'https:'
  const payload = options.body === undefined ? undefined : Buffer.from(JSON.stringify(options.body))
  return new Promise((done, fail) => {
    let connected = false
    const request = (secure ? https : http).request(url, {
      method: options.method,
      agent: agents[secure ? 'https:' : 'http:'],
      headers: {
        accept: 'application/json',
        ...(payload ? { 'content-type': 'application/json', 'content-length': payload.length } : {}),
        ...options.headers,
      },
    })
    const giveUp = (why: string) => request.destroy(new Error(why))
    const connecting = setTimeout(() => giveUp(`không kết nối được trong ${connectMs / 1000} giây`), connectMs)
    const total = setTimeout(() => giveUp(`quá ${totalMs / 1000} giây không trả lời`), totalMs)
    const stop = () => giveUp('dừng chương trình')
    options.signal?.addEventListener('abort', stop, { once: true })
    const finish = () => {
      clearTimeout(connecting)
      clearTimeout(total)
      options.signal?.removeEventListener('abort', stop)
    }
    const onConnected = () => {
      connected = true
      clearTimeout(connecting)
    }
    request.on('socket', (socket) => {
      if (socket.connecting) socket.once(secure ? 'secureConnect' : 'connect', onConnected)
      else onConnected()
    })
    request.on('error', (error: NodeJS.ErrnoException) => {
      finish()
      fail(new LinkFailure(connected ? 'in-doubt' : 'not-taken', `Mất kết nối: ${error.code ?? error.message}`))
    })
    request.on('response', (response) => {
      const parts: Buffer[] = []
      let size = 0
      response.on('data', (part: Buffer) => {
        size += part.length
        if (size > 4_000_000) giveUp('câu trả lời quá dài')
        else parts.push(part)
      })
      response.on('end', () => {
        finish()
        done({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') })
      })
      response.on('error', () => {
        finish()
        fail(new LinkFailure('in-doubt', 'Mất kết nối giữa câu trả lời'))
      })
    })
    request.end(payload)
  })
}
