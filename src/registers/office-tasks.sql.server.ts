import type { EntryRef } from '../events/parts/effects.ts'
import { jsonb, type Reads, type Writes } from '../platform/database.server.ts'

export type OfficeTask = {
  toOfficeId: number
  fromOfficeId: number
  id: string
  kind: string
  /** READ: acknowledged by reading. NOTE: to be noted on the entry. ANSWER: to be answered. POST: to be posted on the notice board. */
  needs: 'READ' | 'NOTE' | 'ANSWER' | 'POST'
  entry: EntryRef | null
  caseId: string | null
  content: unknown
  dueAt: string | null
  at: string
}

/** Puts a notice or task into another office's list, tracked with receipt. */
export async function sendOfficeTask(tx: Writes, task: OfficeTask): Promise<void> {
  await tx`
    insert into office_notice (office_id, id, from_office_id, kind, needs, entry_id, entry_office_id, case_id, content, due_at, sent_at)
    values (${task.toOfficeId}, ${task.id}, ${task.fromOfficeId}, ${task.kind}, ${task.needs}, ${task.entry?.entryId ?? null}, ${task.entry?.officeId ?? null}, ${task.caseId},
      ${jsonb(tx, task.content)}, ${task.dueAt}, ${task.at})`
}

export type OfficeTaskRow = {
  office_id: number
  id: string
  from_office_id: number
  from_office: string
  to_office: string
  kind: string
  needs: OfficeTask['needs']
  entry_id: string | null
  entry_office_id: number | null
  case_id: string | null
  content: Record<string, unknown>
  sent_at: string
  due_at: string | null
  read_at: string | null
  done_at: string | null
  answer: unknown
}

const columns = (tx: Reads) => tx`
    select n.office_id, n.id, n.from_office_id, f.name as from_office, t.name as to_office, n.kind, n.needs, n.entry_id, n.entry_office_id, n.case_id, n.content, n.sent_at, n.due_at,
      n.read_at, n.done_at, n.answer
    from office_notice n join office f on f.id = n.from_office_id join office t on t.id = n.office_id`

/** One task as its sender or receiver sees it, held for an answer. */
export async function holdOfficeTask(tx: Writes, officeId: number, id: string): Promise<OfficeTaskRow | null> {
  const [row] = await tx<OfficeTaskRow[]>`
    ${columns(tx)}
    where n.office_id = ${officeId} and n.id = ${id} for update of n`
  return row ?? null
}

/** The same for reading. */
export async function findOfficeTask(tx: Reads, id: string): Promise<OfficeTaskRow | null> {
  const [row] = await tx<OfficeTaskRow[]>`${columns(tx)} where n.id = ${id}`
  return row ?? null
}

/** Marks a task done, once; false when it was done before. */
export async function finishOfficeTask(
  tx: Writes,
  done: { officeId: number; id: string; by: string; at: string; answer: unknown },
): Promise<boolean> {
  const [row] = await tx`
    update office_notice set done_at = ${done.at}, done_by = ${done.by}, answer = ${jsonb(tx, done.answer)}, read_at = coalesce(read_at, ${done.at}), read_by = coalesce(read_by, ${done.by}::uuid)
    where office_id = ${done.officeId} and id = ${done.id} and done_at is null returning id`
  return row !== undefined
}

/** Tasks of an office, received or sent – sent also what is only to be read – the oldest due first, done ones by the last sent; at most `limit`. */
export async function officeTasks(
  tx: Reads,
  asked: { officeId: number; sent: boolean; open: boolean; caseId: string | null; limit: number },
): Promise<OfficeTaskRow[]> {
  return await tx<OfficeTaskRow[]>`
    ${columns(tx)}
    where ${asked.sent ? tx`n.from_office_id = ${asked.officeId}` : tx`n.office_id = ${asked.officeId}`} ${asked.sent ? tx`` : tx`and n.needs <> 'READ'`}
      ${asked.open ? tx`and (case n.needs when 'READ' then n.read_at else n.done_at end) is null` : tx``} ${asked.caseId ? tx`and n.case_id = ${asked.caseId}` : tx``}
    order by ${asked.open ? tx`n.due_at nulls last, n.sent_at` : tx`n.sent_at desc`} limit ${asked.limit}`
}
