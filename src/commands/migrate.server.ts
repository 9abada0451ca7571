import type { Configuration } from '../platform/configuration.server.ts'
import { prepare } from './prepare.server.ts'
import { withDatabase } from './with-database.server.ts'

/** Migrations and reference data, without starting anything. */
export async function migrateOnly(config: Configuration): Promise<void> {
  await withDatabase(config, 'migrate', ({ db, clock }) =>
    prepare({
      db,
      clock,
      demo: false,
      step: async (label, work) => {
        const result = await work()
        console.log(
          `  ✓ ${label}${Array.isArray(result) ? `: ${result.length === 0 ? 'không có gì mới / nothing new' : result.join(', ')}` : ''}`,
        )
        return result
      },
    }),
  )
}
