import { type Problem, standing } from '../events/event.ts'
import { eventOf } from '../events/index.ts'
import type { Reads } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { Refused } from '../platform/problem.ts'
import { circumstancesFor } from '../registers/circumstances.server.ts'
import type { Moment } from '../values/moment.ts'
import type { CaseRow } from './cases.sql.server.ts'
import { checkDeclaration } from './check.server.ts'
import { foundInOthers } from './further-entries.server.ts'
import { asFindings, unreadable } from './register-refusals.server.ts'
import './problems.ts'

/** What is settled only when the parties stand before the officer, so that neither vetting nor an approval waits for it (R-C2, R-C12, E2, M7). */
const atRegistration = ({ pointer }: Pick<Problem, 'pointer'>): boolean =>
  /^\/presence(\/|$)|\/(bothPresent|allPresent)$/.test(pointer)

/**
 * What stands against every entry of a dossier, read under the law of its intake and with what the registers know now: its first entry and those
 * written with it. Throws `declaration-unreadable`.
 */
export async function findingsOf(tx: Reads, actor: Actor, held: CaseRow, now: Moment) {
  const event = eventOf(held.kind)
  const circumstances = await circumstancesFor(tx, actor, { receivedAt: held.received_at ?? now, now })
  const dossier = { caseId: held.id, officeId: held.office_id }
  const checked = await checkDeclaration(tx, held.id, event, held.declaration, circumstances, dossier)
  if (!checked.readable) throw unreadable(checked.issues)
  const plan = event.plan(checked.declaration, checked.circumstances)
  const others = await foundInOthers(tx, dossier, checked, plan)
  if (others.issues.length > 0) throw unreadable(others.issues)
  const problems = [...checked.problems, ...others.problems].filter((problem) => !atRegistration(problem))
  return { checked, plan, problems }
}

/**
 * A dossier is vetted when nothing the law forbids stands against it (LHT 16.2, 18.2, 34.2: what fits is written). Throws
 * `declaration-unreadable`, and `vetting-blocked` with the findings of the registration.
 */
export async function mayBeVetted(tx: Reads, actor: Actor, held: CaseRow, now: Moment): Promise<void> {
  const { checked, problems } = await findingsOf(tx, actor, held, now)
  if (!problems.some(({ severity }) => severity === 'error')) return
  throw new Refused('vetting-blocked', asFindings(standing(problems, checked.reasons)))
}
