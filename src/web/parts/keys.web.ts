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

/** How long after a key the next one still belongs to it, by the moments they were pressed: a slow computer may see both late. */
const TOGETHER_MS = 2000
let typed: string[] = []
let typedAt = 0

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
  if (event.timeStamp - typedAt > TOGETHER_MS) typed = []
  typed.push(event.key)
  typedAt = event.timeStamp
  // The longest that was just finished: `g n` before `n`, whatever was pressed before.
  const sequence = ` ${typed.join(' ')}`
  const [found] = all
    .filter(({ keys }) => sequence.endsWith(` ${keys}`))
    .sort((one, other) => other.keys.length - one.keys.length)
  if (!found) return
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
