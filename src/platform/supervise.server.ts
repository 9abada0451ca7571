import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** Exit code of a child that says what is wrong in one line and would fail the same way again. */
export const refusedToStart = 2

/** A small young generation and a heap that grows slowly: half the memory for a few percent more collecting (docs/performance.md). */
export const frugal: readonly string[] = ['--max-semi-space-size=4', '--heap-growing-percent=40']

export type Supervised = {
  name: string
  /** Resolves at the first ready message; false when the child refused to start. */
  ready: Promise<boolean>
  /** Asks the child to end, and makes it after `graceMs`. */
  stop: (graceMs?: number) => Promise<void>
}

/**
 * Keeps a program running: a crash is said in one line and the program started again after 1, 2, 4 … 30 s.
 * A child is ready when it sends `{ready: true}` or prints a line of JSON that says so. What else it prints is handed to `print`.
 */
export function supervise(options: {
  name: string
  program: string
  args?: readonly string[]
  env: Record<string, string | undefined>
  print: (line: string) => void
  /** The child refuses to start; nothing is tried again. */
  onRefused: () => void
}): Supervised {
  const { name, print } = options
  let child: ChildProcess | null = null
  let stopping = false
  let crashes = 0
  let again: NodeJS.Timeout | undefined
  let isReady: (ready: boolean) => void = () => {}
  const ready = new Promise<boolean>((resolve) => {
    isReady = resolve
  })

  const start = (): void => {
    const began = Date.now()
    const started = spawn(
      process.execPath,
      [
        ...frugal,
        '--import',
        join(import.meta.dirname, 'leave-with-parent.server.ts'),
        options.program,
        ...(options.args ?? []),
      ],
      // Its own group: Ctrl-C in the terminal reaches the supervisor alone, which ends everything in order.
      { env: { ...process.env, ...options.env }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], detached: true },
    )
    child = started
    started.on('message', (message) => {
      if ((message as { ready?: boolean }).ready) isReady(true)
    })
    for (const stream of [started.stdout, started.stderr])
      if (stream)
        createInterface({ input: stream }).on('line', (line) => {
          if (line.startsWith('{"ready":true')) isReady(true)
          else if (line.trim() !== '') print(line)
        })
    started.on('error', (error) => print(`${name}: ${error.message}`))
    started.on('exit', (code, signal) => {
      child = null
      if (stopping) return
      if (code === refusedToStart) {
        isReady(false)
        options.onRefused()
        return
      }
      crashes = Date.now() - began > 60_000 ? 1 : crashes + 1
      const seconds = Math.min(2 ** (crashes - 1), 30)
      print(
        `! ${name} dừng đột ngột (${signal ?? `mã ${code}`}); khởi động lại sau ${seconds} s. / ${name} ended; starting again in ${seconds} s.`,
      )
      again = setTimeout(start, seconds * 1000)
    })
  }
  start()

  const stop = async (graceMs = 10_000): Promise<void> => {
    stopping = true
    clearTimeout(again)
    const running = child
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    const ended = new Promise<void>((resolve) => running.once('exit', () => resolve()))
    running.kill('SIGTERM')
    const late = setTimeout(() => running.kill('SIGKILL'), graceMs)
    await ended
    clearTimeout(late)
  }
  return { name, ready, stop }
}
