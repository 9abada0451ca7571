import type { Clock } from '../platform/clock.server.ts'
import { type Configuration, clockOf } from '../platform/configuration.server.ts'
import { holderOf, openDataFolder } from '../platform/data-folder.server.ts'
import { type Database, openDatabase } from '../platform/database.server.ts'
import { checkDatabase } from '../platform/database-check.server.ts'
import { startEmbedded } from '../platform/embedded-postgres.server.ts'

export type AtWork = { db: Database; clock: Clock; config: Configuration; url: string }

/**
 * Runs a command on the system's database: the one of DATABASE_URL, or the embedded one, which is started for the
 * command when nothing runs it yet and stopped again afterwards.
 */
export async function withDatabase<T>(
  config: Configuration,
  applicationName: string,
  work: (at: AtWork) => Promise<T>,
): Promise<T> {
  const opened = await openUrl(config)
  const db = openDatabase(opened.url, {
    max: applicationName === 'serve' ? 20 : 8,
    applicationName: `hotich ${applicationName}`,
  })
  try {
    return await work({ db, clock: clockOf(config), config, url: opened.url })
  } finally {
    await db.close()
    await opened.leave()
  }
}

async function openUrl(config: Configuration): Promise<{ url: string; leave: () => Promise<void> }> {
  if (config.databaseUrl) {
    await checkDatabase(config.databaseUrl)
    return { url: config.databaseUrl, leave: async () => {} }
  }
  openDataFolder(config.dataDir)
  const embedded = await startEmbedded({ dataDir: config.dataDir })
  const leave = async (): Promise<void> => {
    if (embedded.startedHere && !holderOf(config.dataDir)) await embedded.stop()
  }
  return { url: embedded.url, leave }
}

/** Resolves at the first signal that asks this process to end; further ones are ignored while it does. */
export function untilAskedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })
}
