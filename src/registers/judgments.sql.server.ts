import type { EntryRef } from '../events/parts/effects.ts'
import { jsonb, type Reads, type Writes } from '../platform/database.server.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { JudgmentEffect } from './judgments.ts'
import type { Judgment, JudgmentState } from './judgments-api.ts'

export type JudgmentRow = {
  office_id: number
  id: string
  state: JudgmentState
  judgment: Judgment
  received_at: string
  receiver_name: string
  from_office: string | null
  to_office: string | null
  from_office_id: number | null
  from_id: string | null
  entry_office_id: number | null
  entry_id: string | null
  reason: string
  done_at: string | null
  done_name: string
  /** Of a decision passed on: what `judgment_outcome` says of it. */
  outcome: unknown
}

const columns = (tx: Reads) => tx`
  n.office_id, n.id, n.state, n.content as judgment, n.received_at, n.receiver_name, f.name as from_office, t.name as to_office, n.from_office_id, n.from_id,
  n.entry_office_id, n.entry_id, n.reason, n.done_at, n.done_name,
  case when n.state = 'FORWARDED' then judgment_outcome(n.office_id, n.id) end as outcome
  from judgment_notice n left join office f on f.id = n.from_office_id left join office t on t.id = n.to_office_id`

/** Takes a decision in; null when the office has it already (R-J2). */
export async function addJudgment(
  tx: Writes,
  added: {
    officeId: number
    id: string
    arrivalKey: string
    judgment: Judgment
    at: string
    by: { id: string; name: string }
  },
): Promise<string | null> {
  const { judgment, by } = added
  const [row] = await tx<{ id: string }[]>`
    insert into judgment_notice (office_id, id, state, channel, matter, paper, number, sender, arrival_key, decided_on, effective_on, content, received_at, received_by, receiver_name)
    values (${added.officeId}, ${added.id}, 'WAITING', ${judgment.channel}, ${judgment.matter}, ${judgment.paper}, ${judgment.number}, ${judgment.sender}, ${added.arrivalKey},
      ${judgment.decidedOn}, ${judgment.effectiveOn}, ${jsonb(tx, judgment)}, ${added.at}, ${by.id}, ${by.name})
    on conflict (office_id, arrival_key) do nothing returning id`
  return row?.id ?? null
}

export async function judgmentByKey(tx: Reads, officeId: number, arrivalKey: string): Promise<JudgmentRow | null> {
  const [row] = await tx<JudgmentRow[]>`
    select ${columns(tx)} where n.office_id = ${officeId} and n.arrival_key = ${arrivalKey}`
  return row ?? null
}

/** One decision of the office's list, held until the transaction ends. */
export async function holdJudgment(tx: Writes, officeId: number, id: string): Promise<JudgmentRow | null> {
  await tx`select 1 from judgment_notice where office_id = ${officeId} and id = ${id} for update`
  return await judgmentById(tx, officeId, id)
}

export async function judgmentById(tx: Reads, officeId: number, id: string): Promise<JudgmentRow | null> {
  const [row] = await tx<JudgmentRow[]>`select ${columns(tx)} where n.office_id = ${officeId} and n.id = ${id}`
  return row ?? null
}

/** Decisions of an office in a state, the oldest waiting first. */
export async function judgmentRows(
  tx: Reads,
  officeId: number,
  state: JudgmentState,
  limit: number,
): Promise<JudgmentRow[]> {
  return await tx<JudgmentRow[]>`
    select ${columns(tx)} where n.office_id = ${officeId} and n.state = ${state}
    order by ${state === 'WAITING' ? tx`n.received_at` : tx`n.done_at desc`}, n.id limit ${limit}`
}

/** Marks a decision as dealt with. */
export async function finishJudgment(
  tx: Writes,
  done: {
    officeId: number
    id: string
    state: 'NOTED' | 'RETURNED'
    entry: EntryRef | null
    seq: number | null
    reason: string
    at: string
    by: { id: string; name: string }
  },
): Promise<void> {
  await tx`
    update judgment_notice set state = ${done.state}, entry_office_id = ${done.entry?.officeId ?? null}, entry_id = ${done.entry?.entryId ?? null}, note_seq = ${done.seq},
      reason = ${done.reason}, done_at = ${done.at}, done_by = ${done.by.id}, done_name = ${done.by.name}
    where office_id = ${done.officeId} and id = ${done.id}`
}

/** R-J2: claims the one note of a decision on an entry; false when it was noted before. A second claim waits for the first. */
export async function claimJudgmentNote(
  tx: Writes,
  entry: EntryRef,
  keys: { number: string; sender: string },
  at: string,
): Promise<boolean> {
  const [row] = await tx`
    insert into judgment_note (office_id, entry_id, number_key, sender_key, noted_at)
    values (${entry.officeId}, ${entry.entryId}, ${keys.number}, ${keys.sender}, ${at}) on conflict do nothing returning entry_id`
  return row !== undefined
}

/** The day from which the marriage of an entry counts; null when the entry made none that stands. */
export async function weddingDay(tx: Reads, entry: EntryRef): Promise<CalendarDate | null> {
  const [row] = await tx<{ day: CalendarDate | null }[]>`select wedding_day(${entry.entryId}) as day`
  return row?.day ?? null
}

/** What a noted decision does to the people of the entry. */
export async function applyJudgment(
  tx: Writes,
  entry: EntryRef,
  keys: { number: string; sender: string },
  on: CalendarDate,
  effects: readonly JudgmentEffect[],
): Promise<void> {
  await tx`select apply_judgment(${entry.officeId}, ${entry.entryId}, ${keys.number}, ${keys.sender}, ${on}, ${jsonb(tx, effects)})`
}

/** Passes a decision on to the office that keeps the entry; false when it was dealt with meanwhile. */
export async function forwardJudgment(
  tx: Writes,
  asked: {
    officeId: number
    id: string
    to: number
    entry: EntryRef
    newId: string
    at: string
    by: { id: string; name: string }
  },
): Promise<boolean> {
  const [row] = await tx<{ done: boolean }[]>`
    select forward_judgment(${asked.officeId}, ${asked.id}, ${asked.to}, ${asked.entry.officeId}, ${asked.entry.entryId}, ${asked.newId}, ${asked.at}, ${asked.by.id}, ${asked.by.name}) as done`
  return row?.done ?? false
}
