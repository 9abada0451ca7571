import type postgres from 'postgres'
import type { Lines } from './lines.server.ts'

type Tx = postgres.TransactionSql
type Inner = (tx: Tx) => Promise<unknown>
type State = { over: boolean; savepoints: number }

/** Codes with which a lost connection shows itself: the server went away or ended the session, or the line broke. */
const LOST = [
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
]

export const isConnectionLost = (error: unknown): boolean =>
  LOST.includes((error as { code?: string } | null)?.code ?? '')

/**
 * One transaction. When its connection is lost, the promise rejects with the connection's error and nothing more is sent on it: the library
 * (postgres 3.4) would otherwise write its rollback to a socket that is gone, outside of any promise, and end the process.
 */
export async function transaction<T>(sql: postgres.Sql, work: (tx: Tx) => Promise<T>): Promise<T> {
  const state = { over: false, savepoints: 0 }
  const safe = (tx: Tx): Tx =>
    guarded(tx, state, (inner) => tx.savepoint((nested) => unlessLost(state, () => inner(safe(nested)))))
  try {
    return (await sql.begin((tx) => unlessLost(state, () => work(safe(tx))))) as T
  } finally {
    state.over = true
  }
}

/** Waits for ever once the connection is lost: `begin` has been told by then, and must not be asked to roll back. */
async function unlessLost<T>(state: State, work: () => Promise<T>): Promise<T> {
  try {
    const result = await work()
    if (!state.over) return result
  } catch (error) {
    if (!state.over && !isConnectionLost(error)) throw error
  }
  return new Promise(() => {})
}

/**
 * One transaction whose BEGIN travels with its first statements: a round trip less. Should BEGIN itself fail, what was sent behind it runs
 * outside of any transaction; the lines therefore start as somebody who sees and writes nothing (`people` of a Database).
 * Rejects when the connection is lost, as `transaction` does, and when COMMIT was a rollback because a statement had failed.
 */
export async function pipelined<T>(lines: Lines, work: (tx: Tx) => Promise<T>): Promise<T> {
  const line = await lines.take()
  const state = { over: false, savepoints: 0 }
  const failed = new Promise<never>((_, reject) => {
    line.lost = (error) => {
      state.over = true
      reject(error)
    }
    line.sql.unsafe('begin').execute().catch(reject)
  })
  try {
    const result = await Promise.race([failed, toItsEnd(line.sql, state, work)])
    lines.give(line)
    return result
  } catch (error) {
    state.over = true
    // The server may have said that it ends the session before the line broke.
    if (isConnectionLost(error)) lines.drop(line)
    else lines.give(line)
    throw error
  }
}

async function toItsEnd<T>(line: postgres.Sql, state: State, work: (tx: Tx) => Promise<T>): Promise<T> {
  const safe: Tx = guarded(line as unknown as Tx, state, async (inner) => {
    const name = `s${state.savepoints++}`
    await line.unsafe(`savepoint ${name}`)
    try {
      const result = await inner(safe)
      // Refused when a statement has failed, even if nobody looked at it.
      await line.unsafe(`release savepoint ${name}`)
      return result
    } catch (error) {
      if (!state.over) await line.unsafe(`rollback to savepoint ${name}`)
      throw error
    }
  })
  const end = (how: 'commit' | 'rollback') => {
    // Nothing may be sent behind it.
    state.over = true
    return line.unsafe(how)
  }
  let result: T
  try {
    result = await work(safe)
  } catch (error) {
    if (!state.over && !isConnectionLost(error)) await end('rollback')
    throw error
  }
  if (state.over) throw new Error(OVER)
  const { command } = await end('commit')
  if (command !== 'COMMIT') throw new Error('A statement of the transaction had failed: nothing was kept')
  return result
}

const OVER = 'The transaction is over: it has ended, or its connection was lost'

function guarded(tx: Tx, state: State, savepoint: (inner: Inner) => Promise<unknown>): Tx {
  return new Proxy(tx, {
    apply(target, self, parts) {
      if (state.over) throw new Error(OVER)
      const made = Reflect.apply(target, self, parts)
      return made instanceof Promise ? lookedAfter(made as Query) : made
    },
    get: (target, name) => (name === 'savepoint' ? savepoint : Reflect.get(target, name)),
  })
}

type Query = postgres.PendingQuery<postgres.Row[]>

/** A statement sent ahead that fails while nobody waits for it yet: COMMIT tells of it, the process need not end. */
function lookedAfter(query: Query): Query {
  const execute = query.execute.bind(query)
  query.execute = () => {
    const sent = execute()
    sent.catch(() => {})
    return sent
  }
  return query
}
