import { useEffect, useRef } from 'preact/hooks'

/**
 * One shortcut. `keys` is a sequence of keys (`g v`, `n`, `?`, `/`) that works outside of fields, or a chord (`Alt+S`, `Ctrl+Enter`, `F2`)
 * that works everywhere. `label` is what the help says.
 */
export type Shortcut = { keys: string; label: string; run: () => void }

const registered = new Set<() => readonly Shortcut[]>()
export const shortcutsNow = (): Shortcut[] => [...registered].flatMap((list) => [...list()])

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select'))

function chordOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${event.shiftKey && event.key.length > 1 ? 'Shift+' : ''}${key}`
}

let typed: string[] = []
let forget: ReturnType<typeof setTimeout> | undefined

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const all = shortcutsNow().reverse()
  const chord = chordOf(event)
  if (event.ctrlKey || event.altKey || event.metaKey || event.key.length > 1) {
    const found = all.find((s) => s.keys === chord)
    if (!found) return
    event.preventDefault()
    found.run()
    return
  }
  if (typing(event.target) || document.querySelector('dialog[open]')) return
  typed.push(event.key)
  clearTimeout(forget)
  forget = setTimeout(() => {
    typed = []
  }, 1000)
  const sequence = typed.join(' ')
  const found = all.find((s) => s.keys === sequence || s.keys === event.key)
  if (!found) return
  if (found.keys !== sequence && all.some((s) => s.keys === sequence)) return
  typed = []
  event.preventDefault()
  found.run()
}

/** Registers shortcuts while the component stands; the newest registration of the same keys wins. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts)
  latest.current = shortcuts
  useEffect(() => {
    const list = () => latest.current
    if (registered.size === 0) addEventListener('keydown', onKey)
    registered.add(list)
    return () => {
      registered.delete(list)
      if (registered.size === 0) removeEventListener('keydown', onKey)
    }
  }, [])
}
