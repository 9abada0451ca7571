import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * A port of this machine that nobody listens on and that stays free until it is used, also between two programs that use it one after the
 * other: it lies below those the system itself gives to connections, of which one might get it meanwhile – even the very connection that
 * looks for it, which would then be answered by itself.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000)
    const probe = createServer().listen({ port, host: '127.0.0.1', exclusive: true })
    try {
      await once(probe, 'listening')
    } catch {
      continue
    }
    probe.close()
    await once(probe, 'close')
    return port
  }
}
