import postgres from 'postgres'

/** One connection that one transaction at a time has to itself. `lost` is called once, when it is gone. */
export type Line = { readonly sql: postgres.Sql; readonly born: number; lost: ((error: Error) => void) | null }

/** Connections handed out whole: what is sent on one is answered in its order, so that a transaction need not wait for its BEGIN. */
export type Lines = {
  /** A connection that stands open; waits while all are out. Rejects with the error of connecting. */
  take: () => Promise<Line>
  /** Gives it back, outside of any transaction. */
  give: (line: Line) => void
  /** Gives up a line that is, or is about to be, gone. */
  drop: (line: Line) => void
  /** Waits up to five seconds for those that are out. */
  close: () => Promise<void>
}

const IDLE_MS = 60_000
const LIFE_MS = 45 * 60_000
const ENDING_MS = 5000

const closedError = (message: string): Error => Object.assign(new Error(message), { code: 'CONNECTION_CLOSED' })

/** Up to `max` lines to where `pool` leads, each starting as `role`. The one that waited longest is used next. */
export function openLines(pool: postgres.Sql, { max, role }: { max: number; role: string }): Lines {
  const all = new Set<Line>()
  const free: { line: Line; closing: NodeJS.Timeout }[] = []
  const waiting: ((line: Promise<Line>) => void)[] = []
  const endings = new Set<Promise<void>>()
  let [ended, emptied]: [boolean, (() => void) | null] = [false, null]

  const drop = (line: Line): void => {
    if (!all.delete(line)) return
    const at = free.findIndex((one) => one.line === line)
    if (at >= 0) for (const { closing } of free.splice(at, 1)) clearTimeout(closing)
    // What was still waiting to be sent must not reach another connection.
    const ending: Promise<void> = line.sql.end({ timeout: 0 }).finally(() => endings.delete(ending))
    endings.add(ending)
    line.lost?.(closedError('The connection was lost'))
    if (all.size === 0) emptied?.()
    if (!ended) waiting.shift()?.(open())
  }
  let known: Promise<unknown> | null = null
  const connect = (onclose: () => void): postgres.Sql => {
    const { connection } = pool.options
    const options = { max: 1, fetch_types: false, idle_timeout: 0, max_lifetime: null, backoff: () => 1, onclose }
    return postgres({
      ...pool.options,
      ...options,
      connection: { ...connection, role },
    } as never) as unknown as postgres.Sql
  }
  const open = async (): Promise<Line> => {
    const line: Line = { sql: connect(() => drop(line)), born: performance.now(), lost: null }
    all.add(line)
    try {
      // The types of arrays, which the lines share, are learnt by the first connection of the pool.
      known ??= pool`select 1`.catch((error) => {
        known = null
        throw error
      })
      await known
      await line.sql`select 1`
      return line
    } catch (error) {
      drop(line)
      throw error
    }
  }
  return {
    take: async () => {
      if (ended) throw closedError('The database was closed')
      const next = free.shift()
      if (next) clearTimeout(next.closing)
      return next?.line ?? (all.size < max ? open() : new Promise((resolve) => waiting.push(resolve)))
    },
    give: (line) => {
      line.lost = null
      if (!all.has(line)) return
      if (ended || performance.now() - line.born > LIFE_MS) return drop(line)
      const next = waiting.shift()
      if (next) return next(Promise.resolve(line))
      free.push({ line, closing: setTimeout(drop, IDLE_MS, line).unref() })
    },
    drop,
    close: async () => {
      ended = true
      for (const next of waiting.splice(0)) next(Promise.reject(closedError('The database was closed')))
      for (const { line } of [...free]) drop(line)
      if (all.size > 0) {
        const late = setTimeout(() => emptied?.(), ENDING_MS)
        await new Promise<void>((resolve) => {
          emptied = resolve
        })
        clearTimeout(late)
      }
      for (const line of [...all]) drop(line)
      await Promise.all(endings)
    },
  }
}
