import { useSearchParams } from 'wouter-preact'

/** Filters kept in the address: reading `get('due')`, changing `set({ due: 'today' })`; an empty value leaves the address. */
export function useAddressQuery(): { get: (name: string) => string; set: (changes: Record<string, string>) => void } {
  const [query, setQuery] = useSearchParams()
  return {
    get: (name) => query.get(name) ?? '',
    set: (changes) =>
      setQuery(
        (now) => {
          const next = new URLSearchParams(now)
          for (const [name, value] of Object.entries(changes)) {
            if (value === '') next.delete(name)
            else next.set(name, value)
          }
          return next
        },
        { replace: true },
      ),
  }
}
