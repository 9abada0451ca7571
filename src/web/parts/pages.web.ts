import { useEffect, useRef, useState } from 'preact/hooks'
import type { AnyEndpoint, OutputOf } from '../../platform/endpoint.ts'
import { type AskedWith, addressOf, call } from './api.web.ts'
import { type Asking, useAsk } from './ask.web.ts'

/** The rows of an endpoint that answers `{ items | accounts | lines: […], next }`. */
type RowOf<O> = O extends { items: (infer T)[] }
  ? T
  : O extends { accounts: (infer T)[] }
    ? T
    : O extends { lines: (infer T)[] }
      ? T
      : O extends { offices: (infer T)[] }
        ? T
        : never

function rowsOf<T>(page: unknown): { rows: T[]; next: string | number | null } {
  const answer = (page ?? {}) as {
    items?: T[]
    accounts?: T[]
    lines?: T[]
    offices?: T[]
    next?: string | number | null
  }
  return { rows: answer.items ?? answer.accounts ?? answer.lines ?? answer.offices ?? [], next: answer.next ?? null }
}

/**
 * A list read page by page: the first is kept fresh, further ones are added by `more`. `cursor` names the query field that takes
 * `next` of the page before.
 */
export function usePages<E extends AnyEndpoint>(
  endpoint: E,
  asked: AskedWith<E> | null,
  options: { everyMs?: number; cursor?: 'cursor' | 'after' | 'before' } = {},
): {
  first: Asking<OutputOf<E>>
  items: RowOf<OutputOf<E>>[]
  next: string | number | null
  more: () => Promise<void>
  busy: boolean
  problem: unknown
} {
  type Row = RowOf<OutputOf<E>>
  const first = useAsk(endpoint, asked, options.everyMs ? { everyMs: options.everyMs } : {})
  const [added, setAdded] = useState<{ rows: Row[]; next: string | number | null } | undefined>()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const address = asked === null ? '' : addressOf(endpoint, asked)
  const shownFor = useRef(address)
  useEffect(() => {
    if (shownFor.current === address) return
    shownFor.current = address
    setAdded(undefined)
    setProblem(undefined)
  }, [address])
  const head = rowsOf<Row>(first.value)
  const next = added ? added.next : head.next
  return {
    first,
    items: [...head.rows, ...(added?.rows ?? [])],
    next,
    busy,
    problem: problem ?? first.problem,
    more: async () => {
      if (asked === null || next === null || busy) return
      setBusy(true)
      setProblem(undefined)
      try {
        const query = { ...(asked as { query?: Record<string, unknown> }).query, [options.cursor ?? 'cursor']: next }
        const page = rowsOf<Row>(await call(endpoint, { ...asked, query } as AskedWith<E>))
        setAdded((now) => ({ rows: [...(now?.rows ?? []), ...page.rows], next: page.next }))
      } catch (error) {
        setProblem(error)
      } finally {
        setBusy(false)
      }
    },
  }
}
