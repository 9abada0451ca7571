import { v7 as uuid } from 'uuid'
import { type Office, officeOfUnit } from '../offices/offices.sql.server.ts'
import { lastDayOf, successorsOf } from '../offices/units.sql.server.ts'
import type { Reads, Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { sendNotice } from './notices.sql.server.ts'

/** R-A3: an event not registered at the commune of permanent residence is told to that commune, with a read receipt (LHT 5.4). */
export async function tellHomeOffices(
  tx: Writes,
  actor: Actor,
  told: { entryId: string; units: readonly string[]; number: string; kind: string; on: CalendarDate; at: string },
): Promise<void> {
  for (const unit of new Set(told.units)) {
    const office = (await officeOfUnit(tx, 'COMMUNE', unit, told.on)) ?? (await successorOffice(tx, unit, told.on))
    if (!office || office.id === actor.officeId) continue
    await sendNotice(tx, {
      toOfficeId: office.id,
      fromOfficeId: actor.officeId,
      id: uuid(),
      kind: 'REGISTERED_ELSEWHERE',
      entryId: told.entryId,
      content: { event: told.kind, number: told.number, registeredOn: told.on, office: actor.officeName },
      at: told.at,
    })
  }
}

/** The commune that followed one no longer there: of a divided commune the one the official table suggests. */
async function successorOffice(tx: Reads, unit: string, on: CalendarDate): Promise<Office | undefined> {
  const asOf = await lastDayOf(tx, unit, on)
  if (asOf === undefined) return undefined
  const [successor] = (await successorsOf(tx, unit, asOf, on)).successors
  return successor && officeOfUnit(tx, 'COMMUNE', successor.code, on)
}
