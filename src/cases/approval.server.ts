import { v7 as uuid } from 'uuid'
import type { Papers } from '../documents/documents.server.ts'
import { authorityFor, signOriginals } from '../documents/originals.server.ts'
import { pinsConcernRelative } from '../documents/signatories.sql.server.ts'
import { standing } from '../events/event.ts'
import { eventOf } from '../events/index.ts'
import { handOverBy, mayBeHandedOverUntil } from '../law/marriage.ts'
import { closingTime } from '../law/working-calendar.ts'
import { decidedFor } from '../offices/decided.sql.server.ts'
import { whyNotSign } from '../offices/permissions.ts'
import { audit } from '../platform/audit.sql.server.ts'
import type { Reads, Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { Refused } from '../platform/problem.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { dayInVietnam, type Moment } from '../values/moment.ts'
import { approvalOf, entriesOfCase, markApproved, openAppointment } from './approval.sql.server.ts'
import { addCaseEvent, type CaseRow, holdCase, markMoved } from './cases.sql.server.ts'
import './problems.ts'
import { asFindings } from './register-refusals.server.ts'
import { addTask, finishTask } from './tasks.sql.server.ts'
import { findingsOf } from './vetting.server.ts'

/**
 * The dossier is right but for the presence of the parties: nothing of what the vetting finds stands against any of its entries without a reason.
 * Throws `declaration-unreadable`, `rules-block`, `task-open`, and `wrong-state` when its event is not approved first.
 */
export async function readyForApproval(
  tx: Reads,
  actor: Actor,
  held: CaseRow,
  now: Moment,
): Promise<{ pins: string[] }> {
  const { checked, plan, problems } = await findingsOf(tx, actor, held, now)
  if (!plan.approvedFirst) throw new Refused('wrong-state', { data: { state: held.state } })
  const stopping = standing(problems, checked.reasons)
  if (stopping.length > 0) throw new Refused('rules-block', asFindings(stopping))
  if (checked.circumstances.tasks?.some((task) => task.blocks && task.doneOn === null)) throw new Refused('task-open')
  return { pins: checked.persons.flatMap(({ pin }) => pin ?? []) }
}

/**
 * The chair approves a dossier whose entry is written only when the parties come (R-C6): the approval is kept with name, lines and time, and
 * an appointment is made within the days of the law. Throws `signs-own-matter`, `no-authority-for-document` and what `readyForApproval` throws.
 */
export async function approve(tx: Writes, actor: Actor, held: CaseRow, now: Moment): Promise<void> {
  const { pins } = await readyForApproval(tx, actor, held, now)
  const why = whyNotSign(actor, pins)
  if (why === 'own-matter') throw new Refused('signs-own-matter')
  if (why !== null) throw new Refused('not-permitted')
  if (actor.pin !== null && pins.length > 0 && (await pinsConcernRelative(tx, pins, actor.pin)))
    throw new Refused('signs-own-matter')
  const original = eventOf(held.kind).papers.find(({ use }) => use === 'original')
  const { lines } = await authorityFor(tx, actor, original?.kind ?? '', now)
  await markApproved(tx, held.id, { at: now, by: actor.accountId, name: actor.fullName, lines })

  const { calendar } = await decidedFor(tx, { id: actor.officeId, provinceCode: actor.provinceCode }, dayInVietnam(now))
  const last = handOverBy(dayInVietnam(now), dayInVietnam(held.received_at ?? now), calendar)
  await appoint(tx, actor, held, { until: closingTime(last, calendar), now })
  await addCaseEvent(tx, {
    officeId: held.office_id,
    caseId: held.id,
    at: now,
    actor: { id: actor.accountId, name: actor.fullName },
    action: 'approve',
    from: held.state,
    to: 'APPROVED',
    details: { handOverBy: last },
  })
  await audit(tx, actor, { action: 'case-approved', subjectKind: 'case', subjectId: held.id, purpose: held.code ?? '' })
}

const appoint = (tx: Writes, actor: Actor, held: CaseRow, asked: { until: Moment; now: Moment }): Promise<void> =>
  addTask(tx, {
    officeId: held.office_id,
    id: uuid(),
    caseId: held.id,
    kind: 'APPOINTMENT',
    content: { text: 'Trao Giấy chứng nhận kết hôn: hai bên cùng có mặt, trả lời, ký Sổ.' },
    startsOn: dayInVietnam(asked.now),
    dueAt: asked.until,
    blocks: false,
    noticeId: null,
    at: asked.now,
    by: actor.accountId,
  })

export type ApprovalTerms = {
  approvedAt: Moment
  approverName: string
  approverLines: string[]
  /** Until when the parties are to come, as appointed or extended. */
  handOverBy: Moment | null
  /** The last day to which the hand-over may be put off; afterwards the approval is cancelled. */
  lastDay: CalendarDate
  /** The last day has passed and nobody came: to be cancelled. */
  unclaimed: boolean
  /** The appointed time has passed: a written request to put it off is needed first. */
  missed: boolean
}

/** How an approved dossier stands to the days of the law (NĐ 123/2015 art. 32); null before the approval. */
export async function approvalTerms(tx: Reads, held: CaseRow, now: Moment): Promise<ApprovalTerms | null> {
  const approval = await approvalOf(tx, held.id)
  if (!approval) return null
  const appointment = await openAppointment(tx, held.office_id, held.id)
  const lastDay = mayBeHandedOverUntil(
    dayInVietnam(approval.approved_at),
    dayInVietnam(held.received_at ?? approval.approved_at),
  )
  return {
    approvedAt: approval.approved_at,
    approverName: approval.approver_name,
    approverLines: approval.approver_lines,
    handOverBy: appointment?.due_at ?? null,
    lastDay,
    unclaimed: held.state === 'APPROVED' && dayInVietnam(now) > lastDay,
    missed: held.state === 'APPROVED' && appointment !== null && now > appointment.due_at,
  }
}

/**
 * Puts the hand-over off at the written request of the parties, at most to the last day of the law. Throws `wrong-state`, `reason-missing`,
 * `hand-over-too-late` (beyond that day).
 */
export async function extendHandOver(
  tx: Writes,
  actor: Actor,
  asked: { caseId: string; until: CalendarDate; reason: string; now: Moment },
): Promise<ApprovalTerms> {
  const held = await approvedCase(tx, actor, asked.caseId)
  if (asked.reason.trim().length < 3) throw new Refused('reason-missing')
  const terms = await approvalTerms(tx, held, asked.now)
  if (!terms) throw new Refused('wrong-state', { data: { state: held.state } })
  if (asked.until > terms.lastDay || asked.until < dayInVietnam(asked.now))
    throw new Refused('hand-over-too-late', { data: { lastDay: terms.lastDay } })
  const own = { id: actor.officeId, provinceCode: actor.provinceCode }
  const { calendar } = await decidedFor(tx, own, dayInVietnam(asked.now))
  await closeAppointment(tx, actor, held, 'Gia hạn theo đề nghị bằng văn bản', asked.now)
  await appoint(tx, actor, held, { until: closingTime(asked.until, calendar), now: asked.now })
  await addCaseEvent(tx, {
    officeId: held.office_id,
    caseId: held.id,
    at: asked.now,
    actor: { id: actor.accountId, name: actor.fullName },
    action: 'extend',
    from: held.state,
    to: held.state,
    reason: asked.reason,
    details: { until: asked.until },
  })
  await audit(tx, actor, {
    action: 'case-hand-over-extended',
    subjectKind: 'case',
    subjectId: held.id,
    purpose: held.code ?? '',
    details: { until: asked.until },
  })
  const changed = await approvalTerms(tx, held, asked.now)
  return changed ?? terms
}

async function approvedCase(tx: Writes, actor: Actor, caseId: string): Promise<CaseRow> {
  const held = await holdCase(tx, caseId)
  if (!held) throw new Refused('not-found')
  if (held.office_id !== actor.officeId) throw new Refused('not-own-office')
  if (held.state !== 'APPROVED') throw new Refused('wrong-state', { data: { state: held.state } })
  return held
}

/** The open appointment ends with what came of it. */
export async function closeAppointment(
  tx: Writes,
  actor: Actor,
  held: CaseRow,
  outcome: string,
  now: Moment,
): Promise<void> {
  const open = await openAppointment(tx, held.office_id, held.id)
  if (open) await finishTask(tx, { officeId: held.office_id, id: open.id, outcome, at: now, by: actor.accountId })
}

/** What was approved is what is written: at the registration only the presence and the reasons are added. */
export function asApproved(held: CaseRow, asked: Record<string, unknown> | undefined): Record<string, unknown> {
  if (!asked) return held.declaration
  const { presence = held.declaration.presence, reasons = held.declaration.reasons } = asked
  return { ...held.declaration, ...(presence ? { presence } : {}), ...(reasons ? { reasons } : {}) }
}

/** An approval nobody came for in time is cancelled, and one whose appointment passed is put off first. Throws `approval-lapsed`, `hand-over-missed`. */
export async function approvalStillStands(tx: Reads, held: CaseRow, now: Moment): Promise<void> {
  const terms = await approvalTerms(tx, held, now)
  if (!terms) throw new Refused('approval-missing')
  if (terms.unclaimed) throw new Refused('approval-lapsed', { data: { lastDay: terms.lastDay } })
  if (terms.missed) throw new Refused('hand-over-missed', { data: { lastDay: terms.lastDay } })
}

/** After the entry of an approved dossier is written: its originals are signed under that approval, in the same transaction. */
export async function signUnderApproval(
  tx: Writes,
  actor: Actor,
  papers: Papers,
  held: CaseRow,
  now: Moment,
): Promise<string[]> {
  const approval = await approvalOf(tx, held.id)
  if (!approval) throw new Refused('approval-missing')
  const signatory = { accountId: approval.approved_by, name: approval.approver_name, lines: approval.approver_lines }
  const documents: string[] = []
  for (const entryId of await entriesOfCase(tx, held.office_id, held.id)) {
    const signed = await signOriginals(tx, papers, { actor, officeId: held.office_id, entryId, now, under: signatory })
    documents.push(...signed.map(({ id }) => id))
  }
  await closeAppointment(tx, actor, held, 'Hai bên có mặt, đã ghi vào Sổ và trao Giấy chứng nhận', now)
  await markMoved(tx, held.id, { state: 'SIGNED', at: now, by: actor.accountId })
  await addCaseEvent(tx, {
    officeId: held.office_id,
    caseId: held.id,
    at: now,
    actor: { id: approval.approved_by, name: approval.approver_name },
    action: 'sign',
    from: 'REGISTERED',
    to: 'SIGNED',
    details: { documents, approvedAt: approval.approved_at },
  })
  return documents
}

/** How far a cancelled approval was past its last day, for the timeline; the open appointment ends. */
export async function cancelApproval(
  tx: Writes,
  actor: Actor,
  held: CaseRow,
  now: Moment,
): Promise<{ unclaimed: boolean; lastDay: CalendarDate | null }> {
  const terms = await approvalTerms(tx, held, now)
  await closeAppointment(tx, actor, held, 'Hủy', now)
  return { unclaimed: terms?.unclaimed ?? false, lastDay: terms?.lastDay ?? null }
}
