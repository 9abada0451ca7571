import { AsyncLocalStorage } from 'node:async_hooks'
import postgres from 'postgres'
import type { Actor } from './endpoint.ts'
import { type Lines, openLines } from './lines.server.ts'
import { pipelined, transaction } from './transaction.server.ts'

/**
 * `sql`: a connection pool as the owner of the tables; only the system itself uses it directly. `people`: connections for the transactions of persons,
 * which own nothing and, outside of `asActor`, see and write nothing.
 */
export type Database = { sql: postgres.Sql; people: Lines; close: () => Promise<void> }

/** Something queries can be run on. */
export type Reads = postgres.Sql | postgres.TransactionSql

/** A value as jsonb: whatever JSON can say; what it cannot (undefined in an object) is left out. */
export const jsonb = (on: Reads, value: unknown): postgres.Parameter => on.json(value as postgres.JSONValue)

declare const writes: unique symbol
/** Proof of being inside a transaction; everything that writes asks for it. */
export type Writes = postgres.TransactionSql & { readonly [writes]?: never }

const asText = { to: 0, from: [1082], serialize: (value: unknown) => String(value), parse: (text: string) => text }

/** Opens a pool. `url` is a PostgreSQL address; days come back as `yyyy-mm-dd`, instants as ISO text, bigint as number. */
export function openDatabase(url: string, options: { max?: number; applicationName?: string } = {}): Database {
  const max = options.max ?? 10
  const sql = postgres(url, {
    max,
    idle_timeout: 60,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { application_name: options.applicationName ?? 'hotich', TimeZone: 'UTC' },
    types: {
      date: asText,
      timestamptz: {
        to: 1184,
        from: [1184],
        serialize: (v: unknown) => String(v instanceof Date ? v.toISOString() : v),
        parse: (t: string) => new Date(t).toISOString(),
      },
      bigint: { to: 20, from: [20], serialize: (v: unknown) => String(v), parse: (t: string) => Number(t) },
      numeric: { to: 1700, from: [1700], serialize: (v: unknown) => String(v), parse: (t: string) => Number(t) },
    },
  }) as unknown as postgres.Sql
  const people = openLines(sql, { max, role: 'hotich_person' })
  return { sql, people, close: async () => void (await Promise.all([sql.end({ timeout: 5 }), people.close()])) }
}

/** A transaction of the system itself: no row-level limits. For the worker, migrations, sign-in and commands. */
export function inTransaction<T>(db: Database, work: (tx: Writes) => Promise<T>): Promise<T> {
  return transaction(db.sql, (tx) => work(tx as Writes))
}

/**
 * The transaction of a person: without table ownership, and seeing the person's offices only (row-level security). It, its settings and the
 * first statements of `work` go out together.
 */
export function asActor<T>(db: Database, actor: Actor, work: (tx: Writes) => Promise<T>): Promise<T> {
  return pipelined(db.people, async (tx) => {
    const scoped =
      tx`select set_config('role', 'hotich_person', true), set_config('app.actor', ${actor.accountId}, true),
      set_config('app.office', ${String(actor.officeId)}, true), set_config('app.scope', ${actor.scope}, true),
      set_config('app.offices', ${`{${actor.offices.join(',')}}`}, true)`.execute()
    const [, result] = await Promise.all([scoped, work(tx as Writes)])
    return result
  })
}

/** Carries the request id into log lines and audit without passing it through every call. */
export const requestContext = new AsyncLocalStorage<{ requestId: string; ip: string; userAgent: string }>()
