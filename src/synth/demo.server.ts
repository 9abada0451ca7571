import type { Clock } from '../platform/clock.server.ts'
import type { Database } from '../platform/database.server.ts'
import { dayInVietnam } from '../values/moment.ts'
import { type Loaded, loadNation } from './load.sql.server.ts'
import { anotherNation } from './loaded.sql.server.ts'
import { type Nation, nameOf, UNTIL } from './nation.ts'

/** Communes of 2025-06-30 that became the places of the demo offices: Ba Đình, Hoàn Kiếm, Đồng Văn. */
const homes = ['00004', '00070', '00721'] as const

/** Some thousand people of the demo offices' places, up to the end of the year before the clock's. */
export function demoNation(clock: Clock): Nation {
  const lastYear = Number(dayInVietnam(clock()).slice(0, 4)) - 1
  const end = `${lastYear}-12-31`
  return { seed: 2026, persons: 8000, until: end < UNTIL ? end : UNTIL, communes: homes }
}

/**
 * Fills the registers of the demo offices with invented people, once: a database that holds a nation, or entries of those years, is left
 * as it is. Returns null when nothing was done.
 */
export async function loadDemoPeople(db: Database, clock: Clock): Promise<Loaded | null> {
  const nation = demoNation(clock)
  if (await anotherNation(db, nameOf(nation), nation.until)) return null
  const made = await loadNation(db, nation, { workers: 1, connections: 1 })
  return made.loaded ? made : null
}
