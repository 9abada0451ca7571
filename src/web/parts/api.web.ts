import type { z } from 'zod'
import type { AnyEndpoint, OutputOf } from '../../platform/endpoint.ts'
import type { ProblemDocument } from '../../platform/problem.ts'
import { both } from './language.web.ts'
import { lineAnswered, lineWentDead } from './line.web.ts'
import { interfaceAddress } from './practice.web.ts'

type Part<K extends string, S extends z.ZodType> =
  // biome-ignore lint/complexity/noBannedTypes: {} asks whether the part may be left out
  {} extends z.input<S> ? { [k in K]?: z.input<S> } : { [k in K]: z.input<S> }
/** What an endpoint is asked with: the parts it declares, each optional when everything in it is. */
export type AskedWith<E extends AnyEndpoint> = Part<'params', E['params']> &
  Part<'query', E['query']> &
  Part<'body', E['body']>

export type CallOptions = {
  signal?: AbortSignal
  idempotencyKey?: string
  /** An ended session is told as `not-signed-in` instead of being opened again on top. */
  asIs?: boolean
}

/** The server refused, and says why (RFC 9457). `message` is a Vietnamese sentence that says what to do next. */
export class Problem extends Error {
  readonly document: ProblemDocument
  constructor(document: ProblemDocument) {
    super(document.detail ?? document.title)
    this.document = document
  }
  get code(): string {
    return this.document.code
  }
  /** Messages by the field they are about: `/child/name`. */
  get byField(): ReadonlyMap<string, string> {
    return new Map((this.document.errors ?? []).map((item) => [item.pointer, item.message]))
  }
}

/** The line is dead: nothing is known of what the server did. Sending again with the same key is safe. */
export class LineDead extends Error {
  constructor() {
    super(
      both(
        'Mất kết nối tới máy chủ. Sẽ tự thử lại khi có đường truyền.',
        'No connection to the server; it is tried again by itself.',
      ),
    )
  }
}

/** A sentence for people from whatever was thrown. */
export function sentenceOf(thrown: unknown): string {
  if (thrown instanceof Problem || thrown instanceof LineDead) return thrown.message
  return both(
    'Có lỗi ngoài dự kiến. Tải lại trang; những gì đã gõ vẫn còn.',
    'Something unexpected happened. Reload; nothing typed is lost.',
  )
}

let csrfToken = ''
/** The session's token, sent with every command. */
export const setCsrfToken = (token: string): void => {
  csrfToken = token
}

/** Asks the person to sign in again and resolves when that is done; rejects when they leave. The session screen sets it. */
let signInAgain: (() => Promise<void>) | undefined
export const whenSignedOut = (ask: (() => Promise<void>) | undefined): void => {
  signInAgain = ask
}

type Loose = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown }

/** The address of an endpoint, for links, pictures and frames: `<img src={addressOf(thumbnail, { params })} />`. */
export function addressOf<E extends AnyEndpoint>(endpoint: E, asked: Omit<AskedWith<E>, 'body'>): string {
  const { params = {}, query = {} } = asked as Loose
  const path = interfaceAddress(endpoint.path).replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  )
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) search.append(key, String(one))
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

/** A key for one command; keep it while the same command is tried again. */
export const newKey = (): string => crypto.randomUUID()

async function send<E extends AnyEndpoint>(endpoint: E, asked: AskedWith<E>, options: CallOptions): Promise<Response> {
  const { body } = asked as Loose
  const raw = body instanceof FormData || body instanceof Blob
  const idempotencyKey = options.idempotencyKey ?? newKey()
  const address = addressOf(endpoint, asked)
  for (let attempt = 1; ; attempt++) {
    const headers: Record<string, string> = { accept: 'application/json' }
    if (endpoint.command) Object.assign(headers, { 'x-csrf-token': csrfToken, 'idempotency-key': idempotencyKey })
    const sending = !raw && endpoint.method !== 'GET'
    if (sending) headers['content-type'] = 'application/json'
    if (body instanceof Blob) headers['content-type'] = endpoint.consumes ?? body.type
    let response: Response
    try {
      response = await fetch(address, {
        method: endpoint.method,
        headers,
        credentials: 'same-origin',
        ...(raw ? { body } : sending ? { body: JSON.stringify(body ?? {}) } : {}),
        ...(options.signal ? { signal: options.signal } : {}),
      })
    } catch (error) {
      if (options.signal?.aborted) throw error
      lineWentDead()
      throw new LineDead()
    }
    lineAnswered()
    if (response.ok) return response
    const problem = await readProblem(response)
    const again =
      problem.code === 'not-signed-in' && endpoint.access !== 'public' && !options.asIs && signInAgain && attempt < 3
    if (!again || !signInAgain) throw problem
    await signInAgain()
  }
}

async function readProblem(response: Response): Promise<Problem> {
  try {
    const document = (await response.json()) as ProblemDocument
    if (typeof document.code === 'string') return new Problem(document)
  } catch {
    // A proxy may answer with its own page; the status alone is told then.
  }
  const title = both(
    'Máy chủ trả lời lạ ({n}). Thử lại sau ít giây.',
    'Unexpected answer of the server ({n}). Try again.',
    { n: response.status },
  )
  return new Problem({ type: 'about:blank', title, status: response.status, code: 'unreadable-answer' })
}

/**
 * Asks an endpoint. Throws `Problem` when the server refuses, `LineDead` when it cannot be reached.
 * When the session has ended, the person signs in again on top of the screen and the same request is sent once more.
 */
export async function call<E extends AnyEndpoint>(
  endpoint: E,
  asked: AskedWith<E>,
  options: CallOptions = {},
): Promise<OutputOf<E>> {
  const response = await send(endpoint, asked, options)
  return (await response.json()) as OutputOf<E>
}

/** The same for endpoints that answer with a file. */
export async function callForFile<E extends AnyEndpoint>(
  endpoint: E,
  asked: AskedWith<E>,
  options: CallOptions = {},
): Promise<Blob> {
  return (await send(endpoint, asked, options)).blob()
}

/** Sends a form (`consumes: multipart/form-data`) or a file as it is (`consumes: application/octet-stream`). */
export async function upload<E extends AnyEndpoint>(
  endpoint: E,
  asked: Omit<AskedWith<E>, 'body'>,
  sent: FormData | Blob,
  options: CallOptions = {},
): Promise<OutputOf<E>> {
  const response = await send(endpoint, { ...asked, body: sent } as unknown as AskedWith<E>, options)
  return (await response.json()) as OutputOf<E>
}

/** Saves a file on this computer under a name. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
