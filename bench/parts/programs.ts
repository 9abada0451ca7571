import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { frugal } from '../../src/platform/supervise.server.ts'

const root = join(import.meta.dirname, '../..')

/** A program of the system, or a part of a measurement, running as a process of its own. */
export type Program = {
  pid: number
  /** What it said first. */
  ready: Record<string, unknown>
  /** Asks it something and waits for the answer: the first message for which `isAnswer` says so. */
  ask: <T>(question: unknown, isAnswer?: (message: unknown) => boolean) => Promise<T>
  /** Largest resident memory so far, in MB. */
  peakMb: () => number
  stop: () => Promise<void>
}

/** Starts a module as a process and waits until it says that it is ready. */
export function startProgram(
  module: string,
  args: readonly string[] = [],
  env: Record<string, string> = {},
  execArgv: readonly string[] = [],
): Promise<Program> {
  const child = fork(join(root, module), [...args], {
    env: { ...process.env, ...env },
    execArgv: [...execArgv],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    serialization: 'advanced',
  })
  return new Promise((resolve, reject) => {
    let settled = false
    child.once('exit', (code) => {
      if (!settled) reject(new Error(`${module} ended at once (${code})`))
    })
    const ready = (message: unknown) => {
      if (settled) return
      settled = true
      resolve(programOf(child, message as Record<string, unknown>))
    }
    child.once('message', ready)
    child.stdout?.on('data', (chunk: Buffer) => {
      const text = chunk.toString()
      if (text.startsWith('{"ready":true')) ready(JSON.parse(text.split('\n')[0] ?? '{}'))
      else process.stderr.write(text)
    })
  })
}

function programOf(child: ChildProcess, ready: Record<string, unknown>): Program {
  const pid = child.pid ?? 0
  return {
    pid,
    ready,
    ask: <T>(question: unknown, isAnswer: (message: unknown) => boolean = () => true) =>
      new Promise<T>((resolve, reject) => {
        const ended = () => reject(new Error('the program ended while it was asked'))
        child.once('exit', ended)
        const heard = (message: unknown) => {
          if (!isAnswer(message)) return
          child.off('message', heard)
          child.off('exit', ended)
          resolve(message as T)
        }
        child.on('message', heard)
        child.send(question as object)
      }),
    peakMb: () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), 15_000)
      await ended
      clearTimeout(late)
    },
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const at = probe.address()
      probe.close(() => resolve(typeof at === 'object' && at ? at.port : 0))
    })
  })
}

/** The real server, as `hotich serve` starts it; the limit of requests an address is set out of reach, everything else as usual. */
export async function startServer(
  database: { url: string; folder: string },
  env: Record<string, string> = {},
): Promise<Program & { url: string }> {
  const port = await freePort()
  const profile = process.env.BENCH_CPU_PROFILE
  const program = await startProgram(
    'src/main.server.ts',
    ['serve'],
    {
      DATABASE_URL: database.url,
      DATA_DIR: join(database.folder, 'server'),
      DEMO: '0',
      HOST: '127.0.0.1',
      PORT: String(port),
      RATE_LIMIT: '100000000',
      LOG_LEVEL: 'error',
      ...env,
    },
    [...frugal, ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [])],
  )
  return { ...program, url: `http://127.0.0.1:${port}` }
}
