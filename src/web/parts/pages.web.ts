import { useEffect, useState } from 'preact/hooks'
import type { AnyEndpoint, OutputOf } from '../../platform/endpoint.ts'
import { type AskedWith, addressOf, call } from './api.web.ts'
import { type Asking, useAsk } from './ask.web.ts'

type Page<T> = { items: T[]; next: string | null }

/** A list read page by page: the first is kept fresh, further ones are added by `more`. The endpoint takes `cursor` in its query. */
export function usePages<E extends AnyEndpoint>(
  endpoint: E,
  asked: AskedWith<E>,
  options: { everyMs?: number } = {},
): {
  first: Asking<OutputOf<E>>
  items: OutputOf<E> extends Page<infer T> ? T[] : never
  next: string | null
  more: () => Promise<void>
  busy: boolean
  problem: unknown
} {
  type Item = OutputOf<E> extends Page<infer T> ? T : never
  const first = useAsk(endpoint, asked, options)
  const [added, setAdded] = useState<{ items: Item[]; next: string | null } | undefined>()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const address = addressOf(endpoint, asked)
  useEffect(() => {
    if (address) setAdded(undefined)
  }, [address])
  const head = first.value as Page<Item> | undefined
  const next = added ? added.next : (head?.next ?? null)
  return {
    first,
    items: [...(head?.items ?? []), ...(added?.items ?? [])] as never,
    next,
    busy,
    problem: problem ?? first.problem,
    more: async () => {
      if (next === null || busy) return
      setBusy(true)
      setProblem(undefined)
      try {
        const query = { ...(asked as { query?: Record<string, unknown> }).query, cursor: next }
        const page = (await call(endpoint, { ...asked, query } as AskedWith<E>)) as Page<Item>
        setAdded((now) => ({ items: [...(now?.items ?? []), ...page.items], next: page.next }))
      } catch (error) {
        setProblem(error)
      } finally {
        setBusy(false)
      }
    },
  }
}
