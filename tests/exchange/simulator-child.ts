import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { after } from 'node:test'
import { freePort } from '../free-port.ts'

const program = join(import.meta.dirname, '../../simulators/population-database/main.server.ts')

export type SimulatorLine = {
  seq: number
  what: string
  requestId?: string
  dossierId?: string
  answer?: { status: string; pin?: string }
  [key: string]: unknown
}

/** The simulated population database as a program of its own, ended with the test file. */
export async function simulatorChild(logFile?: string) {
  const port = await freePort()
  const url = new URL(`http://127.0.0.1:${port}`)
  let child: ChildProcess | undefined
  const start = async (): Promise<void> => {
    if (child) return
    const env = {
      SIM_SEED: '20261120',
      ...process.env,
      SIM_PORT: String(port),
      ...(logFile ? { SIM_LOG: logFile } : {}),
    }
    child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    if (child.stdout) await once(child.stdout, 'data')
  }
  const kill = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    const running = child
    child = undefined
    if (!running) return
    running.kill(signal)
    if (running.exitCode === null && running.signalCode === null) await once(running, 'exit')
  }
  await start()
  after(() => kill())
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(new URL(path, url), {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  return {
    url,
    start,
    kill,
    call,
    faults: (faults: Record<string, unknown>) => call('PUT', '/__sim/faults', faults),
    release: () => call('POST', '/__sim/release'),
    log: async () => (await call('GET', '/__sim/log?limit=20000')).body.lines as SimulatorLine[],
  }
}
export type SimulatorChild = Awaited<ReturnType<typeof simulatorChild>>
