import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { AnyEndpoint, OutputOf } from '../../platform/endpoint.ts'
import { type AskedWith, addressOf, call, LineDead } from './api.web.ts'
import { lineIsUp, watchLine } from './line.web.ts'
import { momentNow } from './time.web.ts'

type Kept = { value: unknown; at: string }
const kept = new Map<string, Kept>()

/** Forgets what was read; the next look asks the server. Used when somebody else signs in. */
export const forgetAnswers = (): void => kept.clear()

export type Asking<T> = {
  /** The last good answer, also while a newer one is fetched or the line is dead. */
  value: T | undefined
  /** When it was read, ISO. */
  at: string | undefined
  loading: boolean
  problem: unknown
  reload: () => Promise<void>
  /** Puts a newer value in place without asking. */
  replace: (value: T) => void
}

/**
 * Reads an endpoint and keeps the answer for the next visit of the screen. `asked` null asks nothing.
 * `everyMs` asks again by itself while the page is visible; a line that comes back asks at once.
 */
export function useAsk<E extends AnyEndpoint>(
  endpoint: E,
  asked: AskedWith<E> | null,
  options: { everyMs?: number } = {},
): Asking<OutputOf<E>> {
  type T = OutputOf<E>
  const address = asked === null ? null : addressOf(endpoint, asked)
  const [state, setState] = useState<{ for: string | null; problem: unknown; loading: boolean; turn: number }>({
    for: address,
    problem: undefined,
    loading: address !== null,
    turn: 0,
  })
  const latest = useRef<AbortController>()
  const wanted = useRef(asked)
  wanted.current = asked

  const load = useCallback(async (): Promise<void> => {
    latest.current?.abort()
    if (address === null || wanted.current === null) return
    const controller = new AbortController()
    latest.current = controller
    setState((s) => ({ ...s, for: address, loading: true }))
    try {
      const value = await call(endpoint, wanted.current, { signal: controller.signal })
      kept.set(address, { value, at: momentNow() })
      if (!controller.signal.aborted)
        setState((s) => ({ for: address, problem: undefined, loading: false, turn: s.turn + 1 }))
    } catch (problem) {
      if (!controller.signal.aborted) setState((s) => ({ ...s, for: address, problem, loading: false }))
    }
  }, [address, endpoint])

  useEffect(() => {
    void load()
    const stopWatching = watchLine(() => {
      if (lineIsUp()) void load()
    })
    const timer = options.everyMs
      ? setInterval(() => {
          if (document.visibilityState === 'visible' && lineIsUp()) void load()
        }, options.everyMs)
      : undefined
    return () => {
      stopWatching()
      clearInterval(timer)
      latest.current?.abort()
    }
  }, [load, options.everyMs])

  const replace = useCallback(
    (value: T) => {
      if (address !== null) kept.set(address, { value, at: momentNow() })
      setState((s) => ({ ...s, problem: undefined, turn: s.turn + 1 }))
    },
    [address],
  )
  const known = address === null ? undefined : kept.get(address)
  const mine = state.for === address
  const problem = mine && !(known && state.problem instanceof LineDead) ? state.problem : undefined
  return {
    value: known?.value as T | undefined,
    at: known?.at,
    loading: address !== null && (mine ? state.loading : true),
    problem,
    reload: load,
    replace,
  }
}

/** Runs a command once at a time: `run` returns what it gave, or undefined when it failed; the problem is kept for showing. */
export function useCommand<A extends unknown[], T>(
  work: (...given: A) => Promise<T>,
): {
  run: (...given: A) => Promise<T | undefined>
  busy: boolean
  problem: unknown
  clear: () => void
} {
  const [state, setState] = useState<{ busy: boolean; problem: unknown }>({ busy: false, problem: undefined })
  const busy = useRef(false)
  const run = async (...given: A): Promise<T | undefined> => {
    if (busy.current) return undefined
    busy.current = true
    setState({ busy: true, problem: undefined })
    try {
      const value = await work(...given)
      setState({ busy: false, problem: undefined })
      return value
    } catch (problem) {
      setState({ busy: false, problem })
      return undefined
    } finally {
      busy.current = false
    }
  }
  return { run, busy: state.busy, problem: state.problem, clear: () => setState({ busy: false, problem: undefined }) }
}
