import { useEffect } from 'preact/hooks'
import type { Words } from '../../events/parts/form.ts'
import { both } from '../parts/language.web.ts'
import { useEvents } from './case/load-event.web.ts'

const KEPT = 'hotich.kinds'

function keptNames(): Record<string, Words> {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Record<string, Words>
  } catch {
    return {}
  }
}

let names: Readonly<Record<string, Words>> = { ...keptNames(), BIRTH: ['Khai sinh', 'Birth'] }

/**
 * Names of events for lists. The events themselves are large: they are fetched only when a list shows one whose name this browser has
 * not learned yet.
 */
export function useKindNames(kinds: readonly string[]): (kind: string) => string {
  const unknown = kinds.some((kind) => !Object.hasOwn(names, kind))
  const events = useEvents(unknown)
  useEffect(() => {
    if (!events) return
    const learned = Object.values(events).map(({ kind, name }): [string, Words] => [kind, name])
    names = { ...names, ...Object.fromEntries(learned) }
    localStorage.setItem(KEPT, JSON.stringify(names))
  }, [events])
  return (kind) => {
    const name = names[kind] ?? events?.[kind]?.name
    return name ? both(...name) : ''
  }
}
