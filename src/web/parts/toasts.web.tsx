import { useEffect, useState } from 'preact/hooks'
import { both } from './language.web.ts'

type Toast = { id: number; message: string; kind: 'done' | 'wrong'; action?: { label: string; run: () => void } }
let toasts: Toast[] = []
let last = 0
const listeners = new Set<() => void>()
const set = (next: Toast[]): void => {
  toasts = next
  for (const tell of listeners) tell()
}

/** Tells the person something in passing; with an action (undo) it stays twice as long. */
export function tell(message: string, kind: Toast['kind'] = 'done', action?: Toast['action']): void {
  const id = ++last
  set([...toasts.slice(-2), { id, message, kind, ...(action ? { action } : {}) }])
  setTimeout(() => set(toasts.filter((t) => t.id !== id)), action ? 12_000 : 6000)
}

/** Where toasts appear; stands once in the shell. */
export function Toasts() {
  const [, redraw] = useState(0)
  useEffect(() => {
    const tellMe = () => redraw((n) => n + 1)
    listeners.add(tellMe)
    return () => {
      listeners.delete(tellMe)
    }
  }, [])
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.map((toast) => (
        <div class={`toast toast-${toast.kind}`} key={toast.id}>
          <span>{toast.message}</span>
          {toast.action ? (
            <button
              type="button"
              onClick={() => {
                toast.action?.run()
                set(toasts.filter((t) => t !== toast))
              }}
            >
              {toast.action.label}
            </button>
          ) : null}
          <button
            type="button"
            class="quiet"
            aria-label={both('Đóng', 'Close')}
            onClick={() => set(toasts.filter((t) => t !== toast))}
          >
            ✕
          </button>
        </div>
      ))}
    </div>
  )
}
