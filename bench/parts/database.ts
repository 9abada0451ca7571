import { randomBytes } from 'node:crypto'
import { lstatSync, mkdirSync, mkdtempSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir, totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import postgres from 'postgres'
import { loadReference } from '../../src/offices/load-reference.sql.server.ts'
import { type Database, openDatabase } from '../../src/platform/database.server.ts'
import { startEmbedded } from '../../src/platform/embedded-postgres.server.ts'
import { migrate } from '../../src/platform/migrate.server.ts'
import { tell } from './report.ts'

export type BenchDatabase = { url: string; db: Database; folder: string; version: string; close: () => Promise<void> }

/** What docs/operations.md advises for a server of a whole nation, from the memory of this machine. */
function ofNation(): Record<string, string> {
  const gb = totalmem() / 2 ** 30
  return {
    shared_buffers: `${Math.floor(gb / 4)}GB`,
    effective_cache_size: `${Math.floor(gb * 0.7)}GB`,
    maintenance_work_mem: '512MB',
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
  }
}

/**
 * A database of the measurement's own, with schema and reference data, durable as in production: on the server of
 * BENCH_DATABASE_URL, or on a throw-away embedded one. `close` removes everything. `nation`: on a server of its own, set up for one;
 * `kept`: in this folder, which stays and is gone on with.
 */
export async function benchDatabase(options: { nation?: boolean; kept?: string } = {}): Promise<BenchDatabase> {
  const folder = options.kept ?? mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'hotich-bench-'))
  const given = options.kept ? undefined : process.env.BENCH_DATABASE_URL
  const server = given
    ? await createIn(given)
    : await embeddedIn(join(folder, 'database'), options.nation ? ofNation() : {})
  const db = openDatabase(server.url, { max: 10, applicationName: 'bench' })
  await migrate(db)
  await loadReference(db)
  const [row] = await db.sql<{ version: string; fsync: string; commit: string }[]>`
    select current_setting('server_version') as version, current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`
  tell(`PostgreSQL ${row?.version}, fsync ${row?.fsync}, synchronous_commit ${row?.commit}`)
  return {
    url: server.url,
    db,
    folder,
    version: row?.version ?? '',
    close: async () => {
      await db.close()
      await server.close()
      if (options.kept) return
      // As root the cluster may lie elsewhere (embedded-place): a link then leads to it.
      const cluster = join(folder, 'database/postgres')
      if (lstatSync(cluster, { throwIfNoEntry: false })?.isSymbolicLink())
        rmSync(dirname(readlinkSync(cluster)), { recursive: true, force: true })
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function embeddedIn(dataDir: string, settings: Readonly<Record<string, string>>) {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const server = await startEmbedded({ dataDir, settings })
  return { url: server.url, close: server.stop }
}

async function createIn(address: string) {
  const name = `hotich_bench_${randomBytes(5).toString('hex')}`
  const asAdmin = async (statement: string): Promise<void> => {
    const admin = postgres(address, { max: 1, onnotice: () => {} })
    await admin.unsafe(statement)
    await admin.end()
  }
  await asAdmin(`create database ${name}`)
  const url = new URL(address)
  url.pathname = `/${name}`
  return { url: url.href, close: () => asAdmin(`drop database ${name} with (force)`) }
}
