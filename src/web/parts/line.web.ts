import { useEffect, useState } from 'preact/hooks'
import { momentNow } from './time.web.ts'

type Line = { up: boolean; since: string }
let line: Line = { up: true, since: momentNow() }
const listeners = new Set<() => void>()
const PATIENCE_MS = 12_000
let waiting: ReturnType<typeof setTimeout> | undefined

function set(up: boolean): void {
  if (line.up === up) return
  line = { up, since: momentNow() }
  for (const tell of listeners) tell()
}

/** Any answer of the server, even a refusal, shows that the line is there. */
export function lineAnswered(): void {
  clearTimeout(waiting)
  waiting = undefined
  set(true)
}

/** The line gave no answer: says so, and knocks until there is one. */
export function lineWentDead(): void {
  set(false)
  if (waiting === undefined) knockAfter(2000)
}

function knockAfter(ms: number): void {
  waiting = setTimeout(async () => {
    try {
      await fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) })
      lineAnswered()
    } catch {
      knockAfter(Math.min(ms * 1.5, 15_000))
    }
  }, ms)
}

export const lineIsUp = (): boolean => line.up

/** Calls back at each change of the line; returns how to stop it. */
export function watchLine(tell: () => void): () => void {
  listeners.add(tell)
  return () => {
    listeners.delete(tell)
  }
}

/** Whether the server can be reached, and since when. */
export function useLine(): Line {
  const [now, setNow] = useState(line)
  useEffect(() => watchLine(() => setNow(line)), [])
  return now
}

addEventListener('offline', lineWentDead)
addEventListener('online', () => {
  if (!line.up) {
    clearTimeout(waiting)
    knockAfter(0)
  }
})
