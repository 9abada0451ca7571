import { jsonb, type Reads, type Writes } from '../platform/database.server.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { CaseTaskKind } from './tasks-api.ts'

export type CaseTaskRow = {
  office_id: number
  id: string
  case_id: string
  kind: CaseTaskKind
  content: { text?: string; office?: string; unitCode?: string }
  starts_on: CalendarDate | null
  due_at: string | null
  blocks: boolean
  done_at: string | null
  outcome: string
  notice_id: string | null
  answer: unknown
}

const columns = (tx: Reads) =>
  tx`t.office_id, t.id, t.case_id, t.kind, t.content, t.starts_on, t.due_at, t.blocks, t.done_at, t.outcome, t.notice_id, n.answer`

/** Tasks of a dossier, in the order they were made; a handful. */
export async function tasksOfCase(tx: Reads, officeId: number, caseId: string): Promise<CaseTaskRow[]> {
  return await tx<CaseTaskRow[]>`
    select ${columns(tx)} from case_task t left join office_notice n on n.id = t.notice_id
    where t.office_id = ${officeId} and t.case_id = ${caseId} order by t.created_at, t.id limit 200`
}

export async function addTask(
  tx: Writes,
  task: {
    officeId: number
    id: string
    caseId: string
    kind: CaseTaskKind
    content: unknown
    startsOn: CalendarDate | null
    dueAt: string | null
    blocks: boolean
    noticeId: string | null
    at: string
    by: string
  },
): Promise<void> {
  await tx`
    insert into case_task (office_id, id, case_id, kind, content, starts_on, due_at, blocks, notice_id, created_at, created_by)
    values (${task.officeId}, ${task.id}, ${task.caseId}, ${task.kind}, ${jsonb(tx, task.content)}, ${task.startsOn}, ${task.dueAt}, ${task.blocks}, ${task.noticeId}, ${task.at}, ${task.by})`
}

/** Marks a task done, once; false when it was done before or is not there. */
export async function finishTask(
  tx: Writes,
  done: { officeId: number; id: string; outcome: string; at: string; by: string | null },
): Promise<boolean> {
  const [row] = await tx`
    update case_task set done_at = ${done.at}, done_by = ${done.by}, outcome = ${done.outcome} where office_id = ${done.officeId} and id = ${done.id} and done_at is null returning id`
  return row !== undefined
}

/** The answer of another office closes its task in the asking office's dossier; done above the rows, by the keys of the notice. */
export async function finishTaskOfNotice(
  tx: Writes,
  noticeId: string,
  outcome: string,
  at: string,
): Promise<{ officeId: number; caseId: string; openVerifications: number } | null> {
  const [row] = await tx<{ done: { officeId: number; caseId: string; openVerifications: number } | null }[]>`
    select finish_task_of_notice(${noticeId}, ${outcome}, ${at}) as done`
  return row?.done ?? null
}

export type ReminderRow = {
  office_id: number
  id: string
  entry_id: string
  kind: string
  due_on: CalendarDate
  text: string
  text_en: string
  person: string | null
}

/** Reminders that are due until a day, the nearest first; walks the index of open ones. */
export async function openReminders(
  tx: Reads,
  officeId: number,
  until: CalendarDate,
  limit: number,
): Promise<ReminderRow[]> {
  return await tx<ReminderRow[]>`
    select r.office_id, r.id, r.entry_id, r.kind, r.due_on, r.text, r.text_en, p.full_name as person
    from reminder r left join person p on p.id = r.person_id
    where r.office_id = ${officeId} and r.done_at is null and r.due_on <= ${until} order by r.due_on, r.id limit ${limit}`
}

export async function markReminderDone(
  tx: Writes,
  done: { officeId: number; id: string; by: string; at: string; note: string },
): Promise<boolean> {
  const [row] = await tx`
    update reminder set done_at = ${done.at}, done_by = ${done.by}, done_note = ${done.note} where office_id = ${done.officeId} and id = ${done.id} and done_at is null returning id`
  return row !== undefined
}
