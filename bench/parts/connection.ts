import { connect, type Socket } from 'node:net'

export type Answer = { status: number; body: string }

/**
 * One keep-alive HTTP/1.1 connection, a request at a time. Small on purpose: the load generator shares the processors with
 * what it measures.
 */
export class Connection {
  #socket: Socket
  #received: Buffer = Buffer.alloc(0)
  #waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (chunk) => this.#read(chunk))
    const lost = (error?: Error) => {
      this.#waiting?.reject(error ?? new Error('connection closed'))
      this.#waiting = null
    }
    socket.on('error', lost)
    socket.on('close', () => lost())
  }

  static open(url: string): Promise<Connection> {
    const { hostname, port } = new URL(url)
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname)
      socket.once('error', reject)
      socket.once('connect', () => {
        socket.off('error', reject)
        resolve(new Connection(socket))
      })
    })
  }

  send(request: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      this.#socket.write(request)
    })
  }

  close(): void {
    this.#socket.destroy()
  }

  #read(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk])
    const end = this.#received.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = this.#received.toString('latin1', 0, end)
    const length = /\r\ncontent-length: (\d+)/i.exec(head)
    if (!length) throw new Error(`an answer without its length: ${head}`)
    const total = end + 4 + Number(length[1])
    if (this.#received.length < total) return
    const answer = { status: Number(head.slice(9, 12)), body: this.#received.toString('utf8', end + 4, total) }
    this.#received = this.#received.subarray(total)
    const { resolve } = this.#waiting ?? {}
    this.#waiting = null
    resolve?.(answer)
  }
}

/** A request made ready before the clock runs. */
export function requestBytes(
  url: string,
  method: string,
  path: string,
  headers: Record<string, string>,
  body: string,
): Buffer {
  const { host } = new URL(url)
  const all = {
    host,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`)
}
