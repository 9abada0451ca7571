import { v7 as uuid } from 'uuid'
import type { EntryNote, EntryRef, NoteBasis } from '../events/parts/effects.ts'
import { policyValue } from '../law/policies.ts'
import { addWorkingMinutes, workingMinutesBetween } from '../law/working-calendar.ts'
import { decidedFor } from '../offices/decided.sql.server.ts'
import { audit } from '../platform/audit.sql.server.ts'
import type { Reads, Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { Refused } from '../platform/problem.ts'
import { holdPeople } from '../registers/hold-people.sql.server.ts'
import { noteEntry } from '../registers/noting.server.ts'
import {
  finishOfficeTask,
  holdOfficeTask,
  type OfficeTaskRow,
  sendOfficeTask,
} from '../registers/office-tasks.sql.server.ts'
import { whyVoid } from '../registers/revocation.sql.server.ts'
import { addDays, type CalendarDate } from '../values/calendar-date.ts'
import { dayInVietnam, type Moment } from '../values/moment.ts'
import { addCaseEvent, type CaseRow, holdCase, markMoved } from './cases.sql.server.ts'
import { dueAfterPause } from './moves.server.ts'
import './problems.ts'
import { clockOfNotice, resumeClock } from './task-clock.sql.server.ts'
import { addTask, finishTask, finishTaskOfNotice, tasksOfCase } from './tasks.sql.server.ts'
import type { CaseTaskKind } from './tasks-api.ts'
import { communeFor } from './tell-home-offices.server.ts'

/** The last day of which an office is reminded on `today`, as its policy `reminder-days-ahead` says. */
export async function remindedUntil(sql: Reads, actor: Actor, today: CalendarDate): Promise<CalendarDate> {
  const { policies } = await decidedFor(sql, { id: actor.officeId, provinceCode: actor.provinceCode }, today)
  return addDays(today, policyValue('reminder-days-ahead', policies))
}

/** Taken in, and not written yet: the dossier can wait for something. */
export const openStates: readonly string[] = ['RECEIVED', 'INCOMPLETE', 'VETTED', 'APPROVED']

const elsewhere: readonly CaseTaskKind[] = ['VERIFICATION', 'POSTING_ELSEWHERE']

async function heldCase(tx: Writes, actor: Actor, caseId: string): Promise<CaseRow> {
  const held = await holdCase(tx, caseId)
  if (!held) throw new Refused('not-found')
  if (held.office_id !== actor.officeId) throw new Refused('not-own-office')
  return held
}

/**
 * Adds a task to a dossier. One for another office is sent there at once and stops the clock until it is answered (NĐ 07/2025).
 * Throws `wrong-state` when the dossier is not taken in or is finished, `office-unknown` when no office is found for the unit.
 */
export async function addTaskToCase(
  tx: Writes,
  actor: Actor,
  asked: {
    caseId: string
    kind: CaseTaskKind
    text: string
    startsOn: CalendarDate | null
    dueAt: string | null
    blocks: boolean
    unitCode: string | null
    now: Moment
  },
): Promise<string> {
  const { now } = asked
  const held = await heldCase(tx, actor, asked.caseId)
  if (!openStates.includes(held.state)) throw new Refused('wrong-state', { data: { state: held.state } })
  const id = uuid()
  const toOther = elsewhere.includes(asked.kind)
  const office = toOther ? await communeFor(tx, asked.unitCode ?? '', dayInVietnam(now)) : undefined
  if (toOther && !office) throw new Refused('office-unknown')
  const noticeId = office && office.id !== actor.officeId ? uuid() : null
  if (office && noticeId)
    await sendOfficeTask(tx, {
      toOfficeId: office.id,
      fromOfficeId: actor.officeId,
      id: noticeId,
      kind: asked.kind,
      needs: asked.kind === 'VERIFICATION' ? 'ANSWER' : 'POST',
      entry: null,
      caseId: held.id,
      content: { text: asked.text, code: held.code, subject: held.subject_name, office: actor.officeName },
      dueAt: asked.dueAt,
      at: now,
    })
  await addTask(tx, {
    officeId: actor.officeId,
    id,
    caseId: held.id,
    kind: asked.kind,
    content: { text: asked.text, ...(office ? { office: office.name, unitCode: asked.unitCode } : {}) },
    startsOn: asked.startsOn,
    dueAt: asked.dueAt,
    blocks: asked.blocks,
    noticeId,
    at: now,
    by: actor.accountId,
  })
  if (asked.kind === 'VERIFICATION' && held.paused_at === null)
    await markMoved(tx, held.id, {
      state: held.state,
      at: now,
      by: actor.accountId,
      paused: { at: now, reason: `Chờ xác minh: ${office?.name ?? ''}` },
    })
  await addCaseEvent(tx, {
    officeId: held.office_id,
    caseId: held.id,
    at: now,
    actor: { id: actor.accountId, name: actor.fullName },
    action: 'task',
    from: held.state,
    to: held.state,
    reason: asked.text,
    details: { task: id, kind: asked.kind, ...(office ? { office: office.name } : {}) },
  })
  await audit(tx, actor, {
    action: 'case-task-added',
    subjectKind: 'case',
    subjectId: held.id,
    purpose: held.code ?? '',
    details: { task: id, kind: asked.kind },
  })
  return id
}

/** Records the outcome of a task; with the last verification the clock goes on. Throws `wrong-state` when it was done before. */
export async function finishTaskOfCase(
  tx: Writes,
  actor: Actor,
  asked: { caseId: string; taskId: string; outcome: string; now: Moment },
): Promise<void> {
  const held = await heldCase(tx, actor, asked.caseId)
  const done = await finishTask(tx, {
    officeId: actor.officeId,
    id: asked.taskId,
    outcome: asked.outcome,
    at: asked.now,
    by: actor.accountId,
  })
  if (!done) throw new Refused('wrong-state', { data: { state: held.state } })
  const tasks = await tasksOfCase(tx, held.office_id, held.id)
  const open = tasks.some((task) => elsewhere.includes(task.kind) && task.done_at === null)
  const wasQuestion = tasks.some((task) => task.id === asked.taskId && elsewhere.includes(task.kind))
  if (held.paused_at !== null && wasQuestion && !open)
    await markMoved(tx, held.id, {
      state: held.state,
      at: asked.now,
      by: actor.accountId,
      paused: { at: null, reason: null },
      ...(await dueAfterPause(tx, actor, held, asked.now)),
    })
  await addCaseEvent(tx, {
    officeId: held.office_id,
    caseId: held.id,
    at: asked.now,
    actor: { id: actor.accountId, name: actor.fullName },
    action: 'task-done',
    from: held.state,
    to: held.state,
    reason: asked.outcome,
    details: { task: asked.taskId },
  })
  await audit(tx, actor, {
    action: 'case-task-done',
    subjectKind: 'case',
    subjectId: held.id,
    purpose: held.code ?? '',
    details: { task: asked.taskId },
  })
}

async function heldOfficeTask(tx: Writes, actor: Actor, id: string): Promise<OfficeTaskRow> {
  const task = await holdOfficeTask(tx, actor.officeId, id)
  if (!task) throw new Refused('not-found')
  return task
}

/** Answers another office: its task is closed and, with the last open question, the clock of its dossier goes on with the office time it had left. */
export async function answerTask(
  tx: Writes,
  actor: Actor,
  asked: { taskId: string; answer: string; confirmed: boolean | null; now: Moment },
): Promise<OfficeTaskRow> {
  const task = await heldOfficeTask(tx, actor, asked.taskId)
  if (task.needs !== 'ANSWER' && task.needs !== 'POST')
    throw new Refused('wrong-state', { data: { state: task.needs } })
  const answer = { text: asked.answer, confirmed: asked.confirmed, by: actor.fullName, office: actor.officeName }
  const first = await finishOfficeTask(tx, {
    officeId: actor.officeId,
    id: task.id,
    by: actor.accountId,
    at: asked.now,
    answer,
  })
  if (!first) return task
  const closed = await finishTaskOfNotice(tx, task.id, asked.answer, asked.now)
  if (closed?.openVerifications === 0) {
    const clock = await clockOfNotice(tx, task.id)
    if (clock?.pausedAt && clock.dueAt) {
      const { calendar } = await decidedFor(
        tx,
        { id: clock.officeId, provinceCode: clock.provinceCode },
        dayInVietnam(asked.now),
      )
      const stood = clock.pausedAt < clock.dueAt ? workingMinutesBetween(clock.pausedAt, asked.now, calendar) : 0
      await resumeClock(tx, task.id, addWorkingMinutes(clock.dueAt, stood, calendar), asked.now)
    }
  }
  await audit(tx, actor, { action: 'office-task-answered', subjectKind: 'notice', subjectId: task.id })
  return { ...task, done_at: asked.now, answer }
}

/**
 * Writes the note another office asks for into the own book; the same task twice changes nothing (R-G2). Where the entry, or the one the note
 * rests on, was revoked, nothing is written and the task is closed with the reason.
 */
export async function noteTask(
  tx: Writes,
  actor: Actor,
  asked: { taskId: string; now: Moment },
): Promise<OfficeTaskRow> {
  const task = await heldOfficeTask(tx, actor, asked.taskId)
  if (task.needs !== 'NOTE') throw new Refused('wrong-state', { data: { state: task.needs } })
  if (task.done_at !== null) return task
  const { note, by } = task.content as { note: EntryNote & { basis: NoteBasis }; by: EntryRef | null }
  await holdPeople(tx, note.entry)
  const why = (await whyVoid(tx, note.entry)) ?? (by && (await whyVoid(tx, by)))
  const answer = why
    ? { text: why, closedBy: 'REVOCATION' }
    : {
        seq: (await noteEntry(tx, actor, { note, by, now: asked.now })).seq,
        by: actor.fullName,
        office: actor.officeName,
      }
  await finishOfficeTask(tx, {
    officeId: actor.officeId,
    id: task.id,
    by: actor.accountId,
    at: asked.now,
    answer,
  })
  const action = why ? 'office-task-closed' : 'office-task-noted'
  await audit(tx, actor, { action, subjectKind: 'notice', subjectId: task.id })
  return { ...task, done_at: asked.now, answer }
}
