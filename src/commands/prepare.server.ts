import { type DemoAccount, makeDemo } from '../offices/demo.server.ts'
import { loadReference } from '../offices/load-reference.sql.server.ts'
import type { Clock } from '../platform/clock.server.ts'
import type { Database } from '../platform/database.server.ts'
import { migrate } from '../platform/migrate.server.ts'

type Step = <T>(label: string, work: () => Promise<T>) => Promise<T>

/** Brings a database to where the programs can work on it; each part does nothing when it is done already. */
export async function prepare(options: {
  db: Database
  clock: Clock
  demo: boolean
  step: Step
}): Promise<DemoAccount[]> {
  const { db, clock, demo, step } = options
  await step('Cấu trúc dữ liệu / migrations', () => migrate(db))
  await step('Danh mục, đơn vị hành chính / reference data', () => loadReference(db))
  return demo ? step('Tài khoản thử / demo accounts', () => makeDemo(db, clock)) : []
}
