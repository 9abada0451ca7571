import type { Circumstances } from '../events/circumstances.ts'
import { decidedFor } from '../offices/decided.sql.server.ts'
import { officeById } from '../offices/offices.sql.server.ts'
import type { Reads } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { dayInVietnam } from '../values/moment.ts'

/** Who judges an entry again does it as the office that registered it would, by its place and powers of then; the keeper of its books for a predecessor. */
export async function asRegisteringOffice(
  sql: Reads,
  actor: Actor,
  entry: { officeId: number; registeredOn: CalendarDate },
): Promise<Actor> {
  if (entry.officeId === actor.officeId) return actor
  const office = await officeById(sql, entry.officeId, entry.registeredOn)
  if (!office) return actor
  const { id, kind, unitCode, provinceCode } = office
  return { ...actor, officeId: id, officeKind: kind, officeName: office.name, unitCode, provinceCode }
}

/** What the rules must know besides the declaration: the law of the intake day, what was decided for the office, and today. */
export async function circumstancesFor(
  sql: Reads,
  actor: Actor,
  times: { receivedAt: string; now: string; channel?: string | undefined },
): Promise<Circumstances> {
  const receivedOn = dayInVietnam(times.receivedAt)
  const decided = await decidedFor(sql, { id: actor.officeId, provinceCode: actor.provinceCode }, receivedOn)
  return {
    receivedAt: times.receivedAt,
    receivedOn,
    today: dayInVietnam(times.now),
    office: {
      kind: actor.officeKind === 'MISSION' || actor.officeKind === 'DISTRICT' ? actor.officeKind : 'COMMUNE',
      unitCode: actor.unitCode,
      provinceCode: actor.provinceCode ?? '',
    },
    policies: decided.policies,
    calendar: decided.calendar,
    fees: { rows: decided.fees, online: times.channel === 'ONLINE' },
  }
}
