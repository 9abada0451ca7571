import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { LineDead, Problem } from './api.web.ts'
import { forget, keep, kept, keptUnder } from './keep.web.ts'
import { lineIsUp, watchLine } from './line.web.ts'
import { momentNow } from './time.web.ts'

/** What stands on this computer: the value as typed, and the server's version it was based on. */
type Draft<T> = { value: T; baseVersion: number; typedAt: string; sent: boolean }

export type SaveState =
  | { state: 'nothing-typed' }
  | { state: 'saving' }
  /** On the server. */
  | { state: 'saved'; at: string }
  /** Only on this computer, because the line is dead; it is sent by itself. */
  | { state: 'kept-here'; at: string }
  /** Somebody saved a newer version meanwhile; both are kept until the person chooses. */
  | { state: 'conflict'; at: string }
  | { state: 'refused'; at: string; message: string }

export type Autosave<T> = {
  save: SaveState
  /** What this computer kept beyond what the server has, found after a reload or crash; undefined when there is nothing. */
  restored: T | undefined
  /** False until the look for a kept draft is done; show the form only then. */
  ready: boolean
  /** The server's version that the next save is based on. */
  version: number
  /** Sends at once, e.g. before a command that needs it; true when the server has everything. */
  flush: () => Promise<boolean>
  /** Ends a conflict: keep mine (based on the newer version) or drop it. */
  settle: (choice: 'mine' | 'theirs', theirVersion: number) => Promise<void>
  /** Forgets the kept draft, e.g. after registering. */
  done: () => Promise<void>
}

/** The draft this browser kept, whether or not the server has it: for showing a form while the line is dead. */
export async function keptDraft<T>(
  key: string,
): Promise<{ value: T; baseVersion: number; typedAt: string } | undefined> {
  return kept<Draft<T>>(`draft:${key}`)
}

/** Forgets drafts the server has; at sign-out, and after a week. Unsent ones stay until they are sent. */
export async function forgetSentDrafts(olderThanMs = 0): Promise<void> {
  for (const [key, draft] of await keptUnder<Draft<unknown>>('draft:'))
    if (draft.sent && Date.now() - Date.parse(draft.typedAt) >= olderThanMs) await forget(key)
}

const KEEP_AFTER_MS = 150
const SEND_AFTER_MS = 1200
const RETRY_MS = 15_000

/**
 * Keeps every keystroke of a form: within 150 ms in IndexedDB, then on the server when the line is there.
 * `key` names the draft (e.g. `case:<id>`), `value` is the form as typed, `save` sends it based on a version and gives the new one;
 * it throws `Problem` with `version-conflict` when somebody was quicker. `key` null switches everything off.
 */
export function useAutosave<T>(
  key: string | null,
  value: T,
  save: (value: T, baseVersion: number, signal: AbortSignal) => Promise<{ version: number }>,
  initialVersion = 0,
): Autosave<T> {
  const [state, setState] = useState<SaveState>({ state: 'nothing-typed' })
  const [restored, setRestored] = useState<T>()
  const [ready, setReady] = useState(key === null)
  const version = useRef(initialVersion)
  const latest = useRef(value)
  const dirty = useRef(false)
  const conflict = useRef(false)
  const sending = useRef<Promise<boolean> | undefined>(undefined)
  const timers = useRef<{ keep?: ReturnType<typeof setTimeout> | undefined; send?: ReturnType<typeof setTimeout> }>({})
  const saveRef = useRef(save)
  saveRef.current = save
  const first = useRef(true)
  const storeKey = key === null ? null : `draft:${key}`

  useEffect(() => {
    if (storeKey === null) return
    let gone = false
    void kept<Draft<T>>(storeKey).then((draft) => {
      if (gone) return
      if (draft && !draft.sent) {
        setRestored(draft.value)
        latest.current = draft.value
        dirty.current = true
        version.current = draft.baseVersion
        setState({ state: 'kept-here', at: draft.typedAt })
      }
      setReady(true)
    })
    return () => {
      gone = true
    }
  }, [storeKey])

  const keepNow = useCallback(
    async (sent: boolean): Promise<void> => {
      if (storeKey === null) return
      const draft: Draft<T> = {
        value: latest.current,
        baseVersion: version.current,
        typedAt: new Date().toISOString(),
        sent,
      }
      await keep(storeKey, draft)
    },
    [storeKey],
  )

  const sendNow = useCallback(async (): Promise<boolean> => {
    if (sending.current) {
      await sending.current
    }
    if (storeKey === null || !dirty.current) return true
    if (conflict.current) return false
    if (!lineIsUp()) {
      setState({ state: 'kept-here', at: momentNow() })
      return false
    }
    const sent = latest.current
    setState({ state: 'saving' })
    const attempt = (async (): Promise<boolean> => {
      try {
        const answer = await saveRef.current(sent, version.current, AbortSignal.timeout(30_000))
        version.current = answer.version
        dirty.current = latest.current !== sent
        await keepNow(!dirty.current)
        setState(dirty.current ? { state: 'saving' } : { state: 'saved', at: momentNow() })
        if (dirty.current) timers.current.send = setTimeout(() => void sendNow(), SEND_AFTER_MS)
        return !dirty.current
      } catch (error) {
        if (error instanceof Problem && error.code === 'version-conflict') {
          conflict.current = true
          setState({ state: 'conflict', at: momentNow() })
        } else if (error instanceof Problem && error.document.status < 500) {
          setState({ state: 'refused', at: momentNow(), message: error.message })
        } else {
          setState({ state: 'kept-here', at: momentNow() })
          if (!(error instanceof LineDead)) timers.current.send = setTimeout(() => void sendNow(), RETRY_MS)
        }
        return false
      } finally {
        sending.current = undefined
      }
    })()
    sending.current = attempt
    return attempt
  }, [storeKey, keepNow])

  useEffect(() => {
    if (storeKey === null || !ready) return
    if (first.current) {
      first.current = false
      if (dirty.current) timers.current.send = setTimeout(() => void sendNow(), SEND_AFTER_MS)
      else latest.current = value
      return
    }
    if (value === latest.current) return
    latest.current = value
    dirty.current = true
    // Who types without a pause is kept all the same; only sending waits for one.
    timers.current.keep ??= setTimeout(() => {
      timers.current.keep = undefined
      void keepNow(!dirty.current)
    }, KEEP_AFTER_MS)
    clearTimeout(timers.current.send)
    timers.current.send = setTimeout(() => void sendNow(), SEND_AFTER_MS)
  }, [value, ready, storeKey, keepNow, sendNow])

  useEffect(() => {
    if (storeKey === null) return
    const stopWatching = watchLine(() => {
      if (lineIsUp() && dirty.current) void sendNow()
    })
    const leaving = () => {
      if (dirty.current) void keepNow(false)
    }
    addEventListener('pagehide', leaving)
    document.addEventListener('visibilitychange', leaving)
    const running = timers.current
    return () => {
      stopWatching()
      removeEventListener('pagehide', leaving)
      document.removeEventListener('visibilitychange', leaving)
      clearTimeout(running.keep)
      running.keep = undefined
      clearTimeout(running.send)
      leaving()
      if (dirty.current) void sendNow()
    }
  }, [storeKey, keepNow, sendNow])

  const settle = useCallback(
    async (choice: 'mine' | 'theirs', theirVersion: number): Promise<void> => {
      conflict.current = false
      version.current = theirVersion
      if (choice === 'mine') {
        dirty.current = true
        await sendNow()
        return
      }
      dirty.current = false
      if (storeKey !== null) await forget(storeKey)
      setState({ state: 'nothing-typed' })
    },
    [storeKey, sendNow],
  )

  const done = useCallback(async (): Promise<void> => {
    dirty.current = false
    clearTimeout(timers.current.keep)
    timers.current.keep = undefined
    clearTimeout(timers.current.send)
    if (storeKey !== null) await forget(storeKey)
  }, [storeKey])

  return { save: state, restored, ready, version: version.current, flush: sendNow, settle, done }
}
