import type { Circumstances } from '../events/event.ts'
import { decidedFor } from '../offices/decided.sql.server.ts'
import type { Reads } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { dayInVietnam } from '../values/moment.ts'

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
