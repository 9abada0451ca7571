import type { RegistrationPlan } from '../events/plan.ts'
import type { Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { Refused } from '../platform/problem.ts'
import { dayInVietnam, type Moment } from '../values/moment.ts'
import { type CaseState, decideMove } from './case.ts'
import { addCaseEvent, type CaseRow, markReceived, nextCaseCode } from './cases.sql.server.ts'
import './problems.ts'

/**
 * Takes a saved dossier in: code, due time, law of the day (R-A1: the intake date decides). One that was taken in before stays as it is.
 * Returns its code and its state afterwards.
 */
export async function takeIn(
  tx: Writes,
  actor: Actor,
  asked: { held: CaseRow; plan: RegistrationPlan; now: Moment },
): Promise<{ code: string; state: CaseState }> {
  const { held, plan, now } = asked
  if (held.code) return { code: held.code, state: held.state }
  const decided = decideMove(held.state, 'receive')
  if (!decided.ok) throw new Refused('wrong-state', { data: { state: held.state } })
  const code = await nextCaseCode(tx, actor, dayInVietnam(now))
  await markReceived(tx, held.id, actor, {
    code,
    at: now,
    dueAt: plan.dueAt,
    regime: plan.regime,
    procedureCode: plan.procedureCode,
    late: plan.late,
  })
  await addCaseEvent(tx, {
    officeId: actor.officeId,
    caseId: held.id,
    at: now,
    actor: { id: actor.accountId, name: actor.fullName },
    action: 'receive',
    from: held.state,
    to: 'RECEIVED',
    details: { dueAt: plan.dueAt, procedure: plan.procedureCode },
  })
  return { code, state: 'RECEIVED' }
}
