import type postgres from 'postgres'

type Tx = postgres.TransactionSql

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
  const state = { over: false }
  try {
    return (await sql.begin((tx) => unlessLost(state, () => work(guarded(tx, state))))) as T
  } finally {
    state.over = true
  }
}

/** Waits for ever once the connection is lost: `begin` has been told by then, and must not be asked to roll back. */
async function unlessLost<T>(state: { over: boolean }, work: () => Promise<T>): Promise<T> {
  try {
    const result = await work()
    if (!state.over) return result
  } catch (error) {
    if (!state.over && !isConnectionLost(error)) throw error
  }
  return new Promise(() => {})
}

function guarded(tx: Tx, state: { over: boolean }): Tx {
  return new Proxy(tx, {
    apply(target, self, parts) {
      if (state.over) throw new Error('The transaction is over: its connection was lost')
      return Reflect.apply(target, self, parts)
    },
    get(target, name) {
      if (name !== 'savepoint') return Reflect.get(target, name)
      return (inner: (tx: Tx) => Promise<unknown>) =>
        target.savepoint((nested) => unlessLost(state, () => inner(guarded(nested, state))))
    },
  })
}
