import type { Subject } from '../events/plan.ts'
import { jsonb, type Reads, type Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { CaseLine } from './api.ts'
import { type CaseAction, type CaseState, endedStates } from './case.ts'

export type CaseRow = {
  office_id: number
  id: string
  kind: string
  code: string | null
  procedure_code: string
  state: CaseState
  channel: string
  declaration: Record<string, unknown>
  version: number
  subject_name: string
  subject_birth: CalendarDate | null
  regime: string | null
  received_at: string | null
  due_at: string | null
  /** What an apology letter promised when the due time of the law had passed. */
  promised_at: string | null
  paused_at: string | null
  pause_reason: string | null
  late: boolean | null
  entry_id: string | null
  created_at: string
  updated_at: string
}

const columns = (tx: Reads) =>
  tx`c.office_id, c.id, c.kind, c.code, c.procedure_code, c.state, c.channel, c.declaration, c.version, c.subject_name, c.subject_birth, c.regime,
    c.received_at, c.due_at, c.promised_at, c.paused_at, c.pause_reason, c.late, c.entry_id, c.created_at, c.updated_at`

/** A dossier the caller may see; null when there is none. One primary-key probe. */
export async function findCase(tx: Reads, id: string): Promise<CaseRow | null> {
  const [row] = await tx<CaseRow[]>`select ${columns(tx)} from registration_case c where c.id = ${id}`
  return row ?? null
}

/** The same, held against concurrent moves to the end of the transaction. */
export async function holdCase(tx: Writes, id: string): Promise<CaseRow | null> {
  const [row] = await tx<CaseRow[]>`select ${columns(tx)} from registration_case c where c.id = ${id} for update`
  return row ?? null
}

/** Saves what is typed under the next version; returns undefined when somebody saved another version meanwhile. A new dossier starts at version 1. */
export async function saveDeclaration(
  tx: Writes,
  actor: Actor,
  draft: {
    id: string
    kind: string
    procedureCode: string
    channel: string
    declaration: unknown
    version: number
    subject: Subject
    now: string
  },
): Promise<{ version: number; state: CaseState } | undefined> {
  if (draft.version === 0) {
    const [made] = await tx<{ version: number; state: CaseState }[]>`
      insert into registration_case (office_id, id, kind, procedure_code, state, channel, declaration, subject_name, subject_key, subject_birth, created_at, created_by, updated_at, updated_by)
      values (${actor.officeId}, ${draft.id}, ${draft.kind}, ${draft.procedureCode}, 'DRAFT', ${draft.channel}, ${jsonb(tx, draft.declaration)}, ${draft.subject.name},
        ${draft.subject.key}, ${draft.subject.birth}, ${draft.now}, ${actor.accountId}, ${draft.now}, ${actor.accountId})
      on conflict (id) do nothing returning version, state`
    return made
  }
  const [saved] = await tx<{ version: number; state: CaseState }[]>`
    update registration_case set declaration = ${jsonb(tx, draft.declaration)}, version = version + 1, subject_name = ${draft.subject.name},
      subject_key = ${draft.subject.key}, subject_birth = ${draft.subject.birth}, updated_at = ${draft.now}, updated_by = ${actor.accountId}
    where id = ${draft.id} and version = ${draft.version} and state in ('DRAFT', 'RECEIVED', 'INCOMPLETE', 'VETTED')
    returning version, state`
  return saved
}

/** The next dossier code of an office on a day: `H<unit code>-<yymmdd>-<nnnn>`. */
export async function nextCaseCode(tx: Writes, actor: Actor, day: CalendarDate): Promise<string> {
  const [row] = await tx<{ last_no: number }[]>`
    insert into case_counter (office_id, day, last_no) values (${actor.officeId}, ${day}, 1)
    on conflict (office_id, day) do update set last_no = case_counter.last_no + 1 returning last_no`
  return `H${actor.unitCode}-${day.slice(2).replaceAll('-', '')}-${String(row?.last_no ?? 0).padStart(4, '0')}`
}

export async function markReceived(
  tx: Writes,
  id: string,
  actor: Actor,
  received: { code: string; at: string; dueAt: string | null; regime: string; procedureCode: string; late: boolean },
): Promise<void> {
  await tx`
    update registration_case set state = 'RECEIVED', code = ${received.code}, received_at = ${received.at}, received_by = ${actor.accountId}, due_at = ${received.dueAt},
      regime = ${received.regime}, procedure_code = ${received.procedureCode}, late = ${received.late}, updated_at = ${received.at}, updated_by = ${actor.accountId}
    where id = ${id}`
}

/** Moves a held dossier; `paused`/`dueAt` are changed only when given. */
export async function markMoved(
  tx: Writes,
  id: string,
  moved: {
    state: CaseState
    at: string
    by: string | null
    paused?: { at: string | null; reason: string | null }
    dueAt?: string | null
  },
): Promise<void> {
  await tx`
    update registration_case set state = ${moved.state}, updated_at = ${moved.at}, updated_by = ${moved.by}
      ${moved.paused ? tx`, paused_at = ${moved.paused.at}, pause_reason = ${moved.paused.reason}` : tx``}
      ${moved.dueAt === undefined ? tx`` : tx`, due_at = ${moved.dueAt}`}
    where id = ${id}`
}

/** The new day an apology letter promises; the due time of the law stays, and so does the lateness (A5). */
export async function markPromised(tx: Writes, id: string, at: string): Promise<void> {
  await tx`update registration_case set promised_at = ${at} where id = ${id}`
}

/** Appends to the timeline of a dossier. */
export async function addCaseEvent(
  tx: Writes,
  event: {
    officeId: number
    caseId: string
    at: string
    actor: { id: string | null; name: string }
    action:
      | CaseAction
      | 'save'
      | 'attach'
      | 'detach'
      | 'correct'
      | 'paper'
      | 'task'
      | 'task-done'
      | 'extend'
      | 'fee-taken'
      | 'fee-refunded'
    from: CaseState | null
    to: CaseState | null
    reason?: string
    details?: Record<string, unknown>
  },
): Promise<void> {
  await tx`
    insert into case_event (office_id, case_id, seq, at, actor_id, actor_name, action, from_state, to_state, reason, details)
    select ${event.officeId}, ${event.caseId}, coalesce(max(seq), 0) + 1, ${event.at}::timestamptz, ${event.actor.id}::uuid, ${event.actor.name}, ${event.action}, ${event.from},
      ${event.to}, ${event.reason ?? ''}, ${jsonb(tx, event.details ?? {})}
    from case_event where office_id = ${event.officeId} and case_id = ${event.caseId}`
}

export type TimelineRow = {
  seq: number
  at: string
  actor_name: string
  action: string
  from_state: string | null
  to_state: string | null
  reason: string
  details: Record<string, unknown>
}

export async function timelineOf(tx: Reads, officeId: number, caseId: string): Promise<TimelineRow[]> {
  return await tx<TimelineRow[]>`
    select seq, at, actor_name, action, from_state, to_state, reason, details from case_event
    where office_id = ${officeId} and case_id = ${caseId} order by seq limit 500`
}

type LineRow = CaseRow & {
  office_name: string
  entry_no: number | null
  year: number | null
  pin_state: string | null
  pin_reason: string | null
  pin_asked_at: string | null
}

const asLine = (row: LineRow): CaseLine => ({
  officeId: row.office_id,
  officeName: row.office_name,
  caseId: row.id as CaseLine['caseId'],
  kind: row.kind,
  code: row.code,
  state: row.state,
  channel: row.channel,
  subjectName: row.subject_name,
  subjectBirth: row.subject_birth,
  receivedAt: row.received_at,
  dueAt: row.due_at,
  promisedAt: row.promised_at,
  pausedAt: row.paused_at,
  pauseReason: row.pause_reason,
  updatedAt: row.updated_at,
  entryNumber: row.entry_no === null ? null : `${String(row.entry_no).padStart(2, '0')}/${row.year}`,
  pinState: row.pin_state,
  pinReason: row.pin_reason,
  pinAskedAt: row.pin_asked_at,
})

const lineSelect = (tx: Reads) => tx`
  select ${columns(tx)}, o.name as office_name, e.entry_no, e.year, q.state as pin_state, q.reason as pin_reason, q.asked_at as pin_asked_at
  from registration_case c
  join office o on o.id = c.office_id
  left join register_entry e on e.office_id = c.office_id and e.id = c.entry_id
  left join pin_request q on q.office_id = c.office_id and q.entry_id = c.entry_id`

export async function caseLine(tx: Reads, id: string): Promise<CaseLine | null> {
  const [row] = await tx<LineRow[]>`${lineSelect(tx)} where c.id = ${id}`
  return row ? asLine(row) : null
}

export type Worklist = {
  offices: readonly number[] | null
  states: readonly CaseState[]
  dueBefore: string | null
  nameKey: string
  after: { at: string; id: string } | null
  limit: number
}

/** A page of a worklist, the longest-waiting deadline first; only the partial index of open cases is walked for open states. */
export async function listCaseLines(tx: Reads, asked: Worklist): Promise<CaseLine[]> {
  const rows = await tx<LineRow[]>`
    ${lineSelect(tx)}
    where c.state = any (${asked.states as string[]})
      ${asked.states.some((state) => endedStates.includes(state)) ? tx`` : tx`and c.state not in ('HANDED_OVER', 'REFUSED_INTAKE', 'REFUSED_MERITS', 'WITHDRAWN', 'CANCELLED')`}
      ${asked.offices ? tx`and c.office_id = any (${asked.offices as number[]})` : tx``}
      ${asked.dueBefore ? tx`and c.due_at < ${asked.dueBefore} and c.paused_at is null` : tx``}
      ${asked.nameKey ? tx`and c.subject_key like ${`%${asked.nameKey}%`}` : tx``}
      ${asked.after ? tx`and (c.updated_at, c.id) < (${asked.after.at}::timestamptz, ${asked.after.id}::uuid)` : tx``}
    order by c.updated_at desc, c.id desc limit ${asked.limit}`
  return rows.map(asLine)
}

export type CountRow = { state: CaseState; n: number; overdue: number; due_today: number }

/** Open dossiers by state within offices: walks the index of open cases only. */
export async function countOpen(
  tx: Reads,
  offices: readonly number[] | null,
  now: string,
  endOfDay: string,
): Promise<CountRow[]> {
  return await tx<CountRow[]>`
    select state, count(*)::int as n,
      (count(*) filter (where due_at < ${now} and paused_at is null and state not in ('SIGNED', 'DRAFT')))::int as overdue,
      (count(*) filter (where due_at >= ${now} and due_at <= ${endOfDay} and paused_at is null and state not in ('SIGNED', 'DRAFT')))::int as due_today
    from registration_case
    where state not in ('HANDED_OVER', 'REFUSED_INTAKE', 'REFUSED_MERITS', 'WITHDRAWN', 'CANCELLED')
      ${offices ? tx`and office_id = any (${offices as number[]})` : tx``}
    group by state`
}

export type OtherCounts = {
  repairs: number
  notices: number
  office_tasks: number
  reminders: number
  hospital_drafts: number
  pin_trouble: number
}

/** What else waits for an office beside its dossiers; reminders are counted that are due until a day. Index probes. */
export async function countOther(tx: Reads, officeId: number, remindUntil: CalendarDate): Promise<OtherCounts> {
  const [row] = await tx<OtherCounts[]>`
    select (select count(*)::int from repair_request where office_id = ${officeId} and state = 'OPEN') as repairs,
      (select count(*)::int from office_notice where office_id = ${officeId} and read_at is null and needs = 'READ') as notices,
      (select count(*)::int from office_notice where office_id = ${officeId} and done_at is null and needs <> 'READ') as office_tasks,
      (select count(*)::int from reminder where office_id = ${officeId} and done_at is null and due_on <= ${remindUntil}) as reminders,
      (select count(*)::int from registration_case where office_id = ${officeId} and state = 'DRAFT' and channel = 'HOSPITAL') as hospital_drafts,
      (select count(*)::int from pin_request where office_id = ${officeId} and state in ('SUSPECT_DUPLICATE', 'REJECTED', 'NEEDS_VERIFICATION')) as pin_trouble`
  return row ?? { repairs: 0, notices: 0, office_tasks: 0, reminders: 0, hospital_drafts: 0, pin_trouble: 0 }
}
