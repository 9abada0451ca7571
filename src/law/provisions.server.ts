import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Provision } from './in-force.ts'

type Table = { name: string; provisions: readonly Provision<unknown>[] }

const isProvision = (value: unknown): value is Provision<unknown> =>
  typeof value === 'object' && value !== null && 'from' in value && 'cite' in value && 'value' in value

function tablesIn(name: string, value: unknown): Table[] {
  if (Array.isArray(value)) return value.length > 0 && value.every(isProvision) ? [{ name, provisions: value }] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => tablesIn(`${name}.${key}`, inner))
}

/** Every dated table of this folder by `module.name`, so that all of them can be checked at once. */
export async function provisionTables(): Promise<Table[]> {
  const modules = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && !/[.](test|server)[.]ts$/.test(file))
    .sort()
  const tables = await Promise.all(
    modules.map(async (file) =>
      tablesIn(file.slice(0, -3), { ...((await import(join(import.meta.dirname, file))) as object) }),
    ),
  )
  return tables.flat()
}
