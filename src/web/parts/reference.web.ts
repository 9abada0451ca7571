import { useEffect, useMemo, useState } from 'preact/hooks'
import { referenceEndpoint } from '../../offices/places-api.ts'
import type { OutputOf } from '../../platform/endpoint.ts'
import { fold } from '../../values/names.ts'
import { call } from './api.web.ts'
import type { Option } from './combobox.web.tsx'
import { keep, kept } from './keep.web.ts'
import { lineIsUp, watchLine } from './line.web.ts'

export type Reference = OutputOf<typeof referenceEndpoint>

const KEY = 'reference'
const DAY_MS = 24 * 3_600_000
let now: Reference | undefined
let coming: Promise<void> | undefined
const listeners = new Set<() => void>()

async function fetchAnew(): Promise<void> {
  now = await call(referenceEndpoint, {})
  await keep(KEY, { at: Date.now(), lists: now })
  for (const tell of listeners) tell()
}

/** From this browser when it has them, and from the server once a day. */
function load(): Promise<void> {
  coming ??= (async () => {
    const here = await kept<{ at: number; lists: Reference }>(KEY)
    if (here) {
      now = here.lists
      for (const tell of listeners) tell()
    }
    if (!here || Date.now() - here.at > DAY_MS) await fetchAnew()
  })().catch(() => {
    coming = undefined
  })
  return coming
}

/** Ethnic groups, countries, papers and short lists; kept in this browser, so they are there without a line. */
export function useReference(): Reference | undefined {
  const [, redraw] = useState(0)
  useEffect(() => {
    const tell = () => redraw((n) => n + 1)
    listeners.add(tell)
    if (!now) void load()
    const stop = watchLine(() => {
      if (lineIsUp() && !now) void load()
    })
    return () => {
      listeners.delete(tell)
      stop()
    }
  }, [])
  return now
}

export type Searchable = Option & { keys: readonly string[] }

/** Something to be found by its names without diacritics. */
export const searchable = (id: string, label: string, others: readonly string[] = [], detail?: string): Searchable => ({
  id,
  label,
  keys: [label, id, ...others].map(fold),
  ...(detail ? { detail } : {}),
})

/** What fits the typed text: names that begin with it first, then those that hold it as the beginning of a word. */
export function fitting(all: readonly Searchable[], typed: string, most = 12): Searchable[] {
  const wanted = fold(typed)
  if (wanted === '') return all.slice(0, most)
  const begins = all.filter((one) => one.keys.some((key) => key.startsWith(wanted)))
  const holds = all.filter((one) => !begins.includes(one) && one.keys.some((key) => ` ${key}`.includes(` ${wanted}`)))
  return [...begins, ...holds].slice(0, most)
}

export function useEthnicGroups(): Searchable[] {
  const reference = useReference()
  return useMemo(() => reference?.ethnicGroups.map((g) => searchable(g.code, g.name, g.altNames)) ?? [], [reference])
}

/** Việt Nam first, then by name. */
export function useCountries(): Searchable[] {
  const reference = useReference()
  return useMemo(() => {
    const all = reference?.countries.map((c) => searchable(c.code, c.name, [c.nameEn, ...c.altNames], c.nameEn)) ?? []
    return [...all.filter((c) => c.id === 'VN'), ...all.filter((c) => c.id !== 'VN')]
  }, [reference])
}
