import { createStore, del, entries, get, set } from 'idb-keyval'
import { keptAs } from './practice.web.ts'

/** What this browser keeps of its own: drafts, commands not sent yet, reference lists. */
const store = createStore(keptAs('hotich'), 'kept')

/** Writes to IndexedDB; a full or forbidden store is told by false, never by losing the page. */
export async function keep(key: string, value: unknown): Promise<boolean> {
  try {
    await set(key, value, store)
    return true
  } catch {
    return false
  }
}

export async function kept<T>(key: string): Promise<T | undefined> {
  try {
    return await get<T>(key, store)
  } catch {
    return undefined
  }
}

export async function forget(key: string): Promise<void> {
  try {
    await del(key, store)
  } catch {
    // A store that cannot be opened holds nothing to forget.
  }
}

/** Everything kept under a prefix, oldest key first. */
export async function keptUnder<T>(prefix: string): Promise<[string, T][]> {
  try {
    const all = await entries<string, T>(store)
    return all.filter(([key]) => String(key).startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1))
  } catch {
    return []
  }
}
