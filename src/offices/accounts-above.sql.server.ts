import type { Writes } from '../platform/database.server.ts'

/**
 * Steps out of row-level security inside a person's transaction, for staff tables which nobody's connection may write. Ask
 * `mayManageAccount` (or that it is the own account) first, and do nothing else inside.
 */
export async function aboveRows<T>(tx: Writes, work: () => Promise<T>): Promise<T> {
  const [before] = await tx<
    { role: string }[]
  >`select current_setting('role') as role, set_config('role', 'none', true)`
  const back = async () => {
    await tx`select set_config('role', ${before?.role ?? 'none'}, true)`
  }
  try {
    const result = await work()
    await back()
    return result
  } catch (error) {
    await back().catch(() => {})
    throw error
  }
}
