import { connect, createServer, type Socket } from 'node:net'

export type SlowLine = {
  url: string
  /** Bytes that have gone through, headers and all: to the browser and from it. */
  moved: () => { down: number; up: number }
  /** Resolves when nothing has moved for so long. */
  quiet: (ms: number) => Promise<void>
  /** Full speed from now on. */
  free: () => void
  close: () => void
}

/**
 * A line between browser and server that carries so much and no more, with half of the latency each way and one round trip to connect.
 * It stands outside the browser, so that service workers are slowed and counted like pages.
 */
export async function slowLine(target: string, line: { bitsPerSecond: number; latencyMs: number }): Promise<SlowLine> {
  const { hostname, port } = new URL(target)
  const moved = { down: 0, up: 0 }
  const freeAt = { down: 0, up: 0 }
  let last = performance.now()
  let slow = true
  const sockets = new Set<Socket>()

  const carry = (from: Socket, to: Socket, way: 'down' | 'up', connectedAt: number): void => {
    from.on('data', (chunk: Buffer) => {
      moved[way] += chunk.length
      last = performance.now()
      if (!slow) {
        to.write(chunk)
        return
      }
      for (let start = 0; start < chunk.length; start += 4096) {
        const piece = chunk.subarray(start, start + 4096)
        const sent = Math.max(performance.now(), connectedAt, freeAt[way]) + (piece.length * 8000) / line.bitsPerSecond
        freeAt[way] = sent
        setTimeout(
          () => {
            last = performance.now()
            if (!to.destroyed) to.write(piece)
          },
          sent + line.latencyMs / 2 - performance.now(),
        )
      }
    })
    from.on('error', () => to.destroy())
    // The end of a connection comes behind what is still on its way: later, the browser would go on asking a server that has hung up.
    from.on('close', () => {
      const left = slow ? Math.max(0, freeAt[way] - performance.now()) + line.latencyMs / 2 : 0
      setTimeout(() => to.destroySoon(), left).unref()
    })
  }

  const server = createServer((browser) => {
    const connectedAt = performance.now() + (slow ? line.latencyMs : 0)
    const behind = connect(Number(port), hostname)
    for (const socket of [browser, behind]) {
      socket.setNoDelay(true)
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    }
    carry(browser, behind, 'up', connectedAt)
    carry(behind, browser, 'down', connectedAt)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const at = server.address()
  return {
    url: `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`,
    moved: () => ({ ...moved }),
    quiet: async (ms) => {
      while (performance.now() - last < ms) await new Promise((resolve) => setTimeout(resolve, 50))
    },
    free: () => {
      slow = false
    },
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
