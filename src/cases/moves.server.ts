import { completionAskedBy } from '../law/deadlines.ts'
import { policyValue } from '../law/policies.ts'
import { addWorkingMinutes, workingMinutesBetween } from '../law/working-calendar.ts'
import { decidedFor } from '../offices/decided.sql.server.ts'
import { permits } from '../offices/permissions.ts'
import { audit } from '../platform/audit.sql.server.ts'
import type { Reads, Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { Refused } from '../platform/problem.ts'
import { loadEntry } from '../registers/entries.sql.server.ts'
import { dayInVietnam, type Moment } from '../values/moment.ts'
import { cancelApproval, readyForApproval } from './approval.server.ts'
import { type CaseAction, decideMove, maySubmit } from './case.ts'
import { addCaseEvent, type CaseRow, holdCase, markMoved } from './cases.sql.server.ts'
import './problems.ts'
import { mayBeVetted } from './vetting.server.ts'

/** The permission each action of an official asks for. */
const accessOf: Partial<Record<CaseAction, string>> = {
  'ask-completion': 'case.intake',
  resume: 'case.intake',
  vet: 'case.vet',
  submit: 'case.register',
  return: 'case.sign',
  'hand-over': 'case.hand-over',
  'refuse-intake': 'case.intake',
  'refuse-merits': 'case.register',
  withdraw: 'case.intake',
  pause: 'case.vet',
  unpause: 'case.vet',
  cancel: 'case.register',
}

export const mayTake = (actor: Pick<Actor, 'roles'>, action: CaseAction): boolean => {
  const access =
    action === 'receive'
      ? 'case.intake'
      : action === 'register'
        ? 'case.register'
        : action === 'sign' || action === 'approve'
          ? 'case.sign'
          : accessOf[action]
  return access !== undefined && permits(actor, access)
}

/** Moves a dossier one step, with its line in the timeline and the audit chain. */
export async function move(
  tx: Writes,
  actor: Actor,
  asked: { caseId: string; action: CaseAction; reason: string; lacking: readonly string[]; now: Moment },
): Promise<void> {
  if (!mayTake(actor, asked.action)) throw new Refused('not-permitted')
  const held = await holdCase(tx, asked.caseId)
  if (!held) throw new Refused('not-found')
  if (held.office_id !== actor.officeId) throw new Refused('not-own-office')
  const reason = asked.reason || asked.lacking.join('; ')
  const decided = decideMove(held.state, asked.action, reason)
  if (!decided.ok) throw new Refused(decided.error.reason, { data: { state: held.state } })
  if (asked.action === 'vet') await mayBeVetted(tx, actor, held, asked.now)
  if (asked.action === 'submit') await mayGoToSignatory(tx, actor, held, asked.now)
  if (asked.action === 'pause' && held.paused_at) throw new Refused('wrong-state', { data: { state: held.state } })
  if (asked.action === 'unpause' && !held.paused_at) throw new Refused('wrong-state', { data: { state: held.state } })
  // What was never written in the book goes back to where it was vetted.
  const state = asked.action === 'return' && held.entry_id === null ? 'VETTED' : decided.value
  await markMoved(tx, held.id, {
    state,
    at: asked.now,
    by: actor.accountId,
    ...(await clock(tx, actor, held, asked)),
  })
  await addCaseEvent(tx, {
    officeId: held.office_id,
    caseId: held.id,
    at: asked.now,
    actor: { id: actor.accountId, name: actor.fullName },
    action: asked.action,
    from: held.state,
    to: state,
    reason,
    details: {
      ...(asked.lacking.length > 0 ? { lacking: asked.lacking } : {}),
      ...(asked.action === 'ask-completion' ? await againstLimit(tx, actor, held, asked.now) : {}),
      ...(asked.action === 'cancel' ? await cancelApproval(tx, actor, held, asked.now) : {}),
    },
  })
  await audit(tx, actor, {
    action: `case-${asked.action}`,
    subjectKind: 'case',
    subjectId: held.id,
    purpose: held.code ?? '',
  })
}

/** Until when what lacks may be asked for (NQ 66.7/2025); null where the law of the intake day names no limit. */
export async function askedBy(tx: Reads, actor: Actor, held: CaseRow): Promise<Moment | null> {
  if (held.received_at === null) return null
  const { calendar } = await decidedFor(
    tx,
    { id: held.office_id, provinceCode: actor.provinceCode },
    dayInVietnam(held.received_at),
  )
  return completionAskedBy({ receivedAt: held.received_at, online: held.channel === 'ONLINE', calendar }) ?? null
}

/** The limit stands in the timeline beside the request, and whether it had passed. */
async function againstLimit(
  tx: Reads,
  actor: Actor,
  held: CaseRow,
  now: Moment,
): Promise<{ askBy?: Moment; afterLimit?: true }> {
  const askBy = await askedBy(tx, actor, held)
  if (askBy === null) return {}
  return { askBy, ...(now > askBy ? { afterLimit: true } : {}) }
}

/** Before the entry exists only what the chair approves first goes to the signatory (R-C6); afterwards R-B4 decides. */
async function mayGoToSignatory(tx: Writes, actor: Actor, held: CaseRow, now: Moment): Promise<void> {
  if (held.entry_id !== null) return certificateMayGo(tx, actor, held, now)
  await readyForApproval(tx, actor, held, now)
}

/** R-B4: the certificate goes to the signatory with its PIN, or before it where the policy of the day allows that. */
async function certificateMayGo(tx: Writes, actor: Actor, held: CaseRow, now: Moment): Promise<void> {
  const found = held.entry_id ? await loadEntry(tx, held.office_id, held.entry_id) : null
  if (!found) throw new Refused('wrong-state', { data: { state: held.state } })
  const { policies } = await decidedFor(tx, { id: actor.officeId, provinceCode: actor.provinceCode }, dayInVietnam(now))
  const allowed = maySubmit({
    pinNeeded: found.entry.pinExpected,
    pin: found.entry.pin,
    printBeforePin: policyValue('print-before-pin', policies),
  })
  if (!allowed) throw new Refused('pin-awaited')
}

/** While another body answers the clock stands (NĐ 07/2025); afterwards the dossier has the office time it had left. An incomplete dossier waits for its owner. */
async function clock(
  tx: Writes,
  actor: Actor,
  held: CaseRow,
  asked: { action: CaseAction; reason: string; now: Moment },
): Promise<{ paused?: { at: string | null; reason: string | null }; dueAt?: string | null }> {
  if (asked.action === 'pause' || asked.action === 'ask-completion')
    return { paused: { at: held.paused_at ?? asked.now, reason: asked.reason || 'Chờ bổ sung hồ sơ' } }
  const ends = held.paused_at !== null && ['unpause', 'resume', 'vet'].includes(asked.action)
  if (!ends || held.paused_at === null) return {}
  return { paused: { at: null, reason: null }, ...(await dueAfterPause(tx, actor, held, asked.now)) }
}

/** The due time with the office time the clock stood still added to it; nothing when it did not stand. */
export async function dueAfterPause(tx: Reads, actor: Actor, held: CaseRow, now: Moment): Promise<{ dueAt?: Moment }> {
  if (held.paused_at === null || held.due_at === null) return {}
  const { calendar } = await decidedFor(tx, { id: actor.officeId, provinceCode: actor.provinceCode }, dayInVietnam(now))
  const stood = held.paused_at < held.due_at ? workingMinutesBetween(held.paused_at, now, calendar) : 0
  return { dueAt: addWorkingMinutes(held.due_at, stood, calendar) }
}
