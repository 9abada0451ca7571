import type { FastifyInstance } from 'fastify'
import { eventOf } from '../events/index.ts'
import { closingTime, weekendsOnly } from '../law/working-calendar.ts'
import { audit } from '../platform/audit.sql.server.ts'
import type { Reads } from '../platform/database.server.ts'
import { type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { circumstancesFor } from '../registers/circumstances.server.ts'
import { type OfficeTaskRow, officeTasks } from '../registers/office-tasks.sql.server.ts'
import type { CaseId } from '../values/ids.ts'
import { dayInVietnam } from '../values/moment.ts'
import { findCase } from './cases.sql.server.ts'
import { checkDeclaration } from './check.server.ts'
import { previewNote } from './preview-note.server.ts'
import './problems.ts'
import { addTaskToCase, answerTask, finishTaskOfCase, noteTask, openStates, remindedUntil } from './tasks.server.ts'
import { type CaseTaskRow, markReminderDone, openReminders, tasksOfCase } from './tasks.sql.server.ts'
import {
  addCaseTask,
  answerOfficeTask,
  type CaseTask,
  finishCaseTask,
  finishReminder,
  listCaseTasks,
  listOfficeTasks,
  listReminders,
  noteOfficeTask,
  type OfficeTaskView,
  previewOfficeTask,
  proposedCaseTasks,
} from './tasks-api.ts'

const asTask = (row: CaseTaskRow): CaseTask => ({
  id: row.id,
  caseId: row.case_id as CaseId,
  kind: row.kind,
  text: row.content.text ?? '',
  office: row.content.office ?? null,
  startsOn: row.starts_on,
  dueAt: row.due_at,
  blocks: row.blocks,
  doneAt: row.done_at,
  outcome: row.outcome,
  answer: row.answer,
})

const asOfficeTask = (row: OfficeTaskRow): OfficeTaskView => ({
  id: row.id,
  kind: row.kind,
  needs: row.needs,
  fromOffice: row.from_office,
  toOffice: row.to_office,
  content: row.content,
  entry:
    row.entry_id !== null && row.entry_office_id !== null
      ? { officeId: row.entry_office_id, entryId: row.entry_id }
      : null,
  sentAt: row.sent_at,
  dueAt: row.due_at,
  readAt: row.read_at,
  doneAt: row.done_at,
  answer: row.answer,
})

async function oneTask(tx: Reads, officeId: number, caseId: string, taskId: string): Promise<CaseTask> {
  const row = (await tasksOfCase(tx, officeId, caseId)).find((task) => task.id === taskId)
  if (!row) throw new Refused('not-found')
  return asTask(row)
}

/** What dossiers wait for, what offices ask of each other, and what the office must remember. */
export function taskRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, listCaseTasks, async ({ tx, actor, params }) => {
    const held = await findCase(tx, params.caseId)
    if (!held) throw new Refused('not-found')
    await audit(tx, actor, {
      action: 'case-tasks-read',
      subjectKind: 'case',
      subjectId: held.id,
      purpose: held.code ?? '',
    })
    return { items: (await tasksOfCase(tx, held.office_id, held.id)).map(asTask) }
  })
  serve(app, house, proposedCaseTasks, async ({ tx, actor, params, now }) => {
    const held = await findCase(tx, params.caseId)
    if (!held) throw new Refused('not-found')
    const asked = held.office_id === actor.officeId && openStates.includes(held.state)
    const circumstances = await circumstancesFor(tx, actor, { receivedAt: held.received_at ?? now, now })
    const event = eventOf(held.kind)
    const dossier = { officeId: held.office_id }
    const checked =
      asked && event.tasksToAsk
        ? await checkDeclaration(tx, held.id, event, held.declaration, circumstances, dossier)
        : undefined
    const calendar = circumstances.calendar ?? weekendsOnly
    const items = checked?.readable ? (event.tasksToAsk?.(checked.declaration, checked.circumstances) ?? []) : []
    await audit(tx, actor, {
      action: 'case-tasks-read',
      subjectKind: 'case',
      subjectId: held.id,
      purpose: held.code ?? '',
      details: { proposed: items.length },
    })
    return { items: items.map((item) => ({ ...item, dueAt: closingTime(item.lastDay, calendar) })) }
  })
  serve(app, house, addCaseTask, async ({ tx, actor, params, body, now }) => {
    const id = await addTaskToCase(tx, actor, { caseId: params.caseId, ...body, now })
    return oneTask(tx, actor.officeId, params.caseId, id)
  })
  serve(app, house, finishCaseTask, async ({ tx, actor, params, body, now }) => {
    await finishTaskOfCase(tx, actor, { ...params, ...body, now })
    return oneTask(tx, actor.officeId, params.caseId, params.taskId)
  })
  serve(app, house, listOfficeTasks, async ({ tx, actor, query }) => {
    const rows = await officeTasks(tx, { officeId: actor.officeId, ...query, caseId: null })
    await audit(tx, actor, {
      action: 'office-tasks-read',
      purpose: 'việc giữa các cơ quan đăng ký',
      details: { found: rows.length },
    })
    return { items: rows.map(asOfficeTask) }
  })
  serve(app, house, answerOfficeTask, async ({ tx, actor, params, body, now }) =>
    asOfficeTask(await answerTask(tx, actor, { ...params, ...body, now })),
  )
  serve(app, house, noteOfficeTask, async ({ tx, actor, params, now }) =>
    asOfficeTask(await noteTask(tx, actor, { ...params, now })),
  )
  serve(app, house, previewOfficeTask, async ({ tx, actor, params }) => previewNote(tx, actor, params.taskId))
  serve(app, house, listReminders, async ({ tx, actor, query, now }) => {
    const until = query.until ?? (await remindedUntil(tx, actor, dayInVietnam(now)))
    const rows = await openReminders(tx, actor.officeId, until, query.limit)
    await audit(tx, actor, { action: 'reminders-read', purpose: 'nhắc việc', details: { found: rows.length } })
    return {
      items: rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        dueOn: row.due_on,
        text: row.text,
        textEn: row.text_en,
        entry: { officeId: row.office_id, entryId: row.entry_id },
        person: row.person,
      })),
    }
  })
  serve(app, house, finishReminder, async ({ tx, actor, params, body, now }) => {
    const done = await markReminderDone(tx, {
      officeId: actor.officeId,
      id: params.reminderId,
      by: actor.accountId,
      at: now,
      note: body.note,
    })
    if (!done) throw new Refused('not-found')
    await audit(tx, actor, { action: 'reminder-done', subjectKind: 'reminder', subjectId: params.reminderId })
    return { id: params.reminderId, doneAt: now }
  })
}
