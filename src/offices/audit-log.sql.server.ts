import type { Reads } from '../platform/database.server.ts'
import type { AuditLineView } from './audit-api.ts'

export type AuditFilter = {
  officeId?: number | undefined
  actorId?: string | undefined
  subjectKind?: string | undefined
  subjectId?: string | undefined
  action?: string | undefined
  /** Instants; `from` included, `to` not. */
  from?: string | undefined
  to?: string | undefined
  before?: string | undefined
  limit: number
}

type Row = {
  office_id: number
  office_name: string | null
  seq: number
  at: string
  at_exact: string
  actor_id: string | null
  actor_name: string
  session_ref: string
  action: string
  subject_kind: string
  subject_id: string
  purpose: string
  details: Record<string, unknown>
}

/** A page of lines, newest first; row-level security limits it to the reader's offices. */
export async function readAuditLines(
  db: Reads,
  filter: AuditFilter,
): Promise<{ lines: AuditLineView[]; next: string | null }> {
  const [at, office, seq] = filter.before?.split(',') ?? []
  const rows = await db<Row[]>`
    select l.office_id, o.name as office_name, l.seq, l.at, to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at_exact,
      l.actor_id, l.actor_name, l.session_ref, l.action, l.subject_kind, l.subject_id, l.purpose, l.details
    from audit_line l left join office o on o.id = l.office_id
    where true
      ${filter.officeId === undefined ? db`` : db`and l.office_id = ${filter.officeId}`}
      ${filter.actorId === undefined ? db`` : db`and l.actor_id = ${filter.actorId}`}
      ${filter.subjectKind === undefined ? db`` : db`and l.subject_kind = ${filter.subjectKind}`}
      ${filter.subjectId === undefined ? db`` : db`and l.subject_id = ${filter.subjectId}`}
      ${filter.action === undefined ? db`` : db`and l.action = ${filter.action}`}
      ${filter.from === undefined ? db`` : db`and l.at >= ${filter.from}::text::timestamptz`}
      ${filter.to === undefined ? db`` : db`and l.at < ${filter.to}::text::timestamptz`}
      ${at === undefined ? db`` : db`and (l.at, l.office_id, l.seq) < (${at}::text::timestamptz, ${Number(office)}::int, ${Number(seq)}::bigint)`}
    order by l.at desc, l.office_id desc, l.seq desc limit ${filter.limit + 1}`
  const page = rows.slice(0, filter.limit)
  const last = page.at(-1)
  return {
    lines: page.map((row) => ({
      officeId: row.office_id,
      officeName: row.office_name ?? 'Hệ thống',
      seq: row.seq,
      at: row.at,
      actorId: row.actor_id,
      actorName: row.actor_name,
      sessionRef: row.session_ref,
      action: row.action,
      subjectKind: row.subject_kind,
      subjectId: row.subject_id,
      purpose: row.purpose,
      details: row.details,
    })),
    next: rows.length > filter.limit && last ? `${last.at_exact},${last.office_id},${last.seq}` : null,
  }
}

export async function officeNames(db: Reads, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await db<{ id: number; name: string }[]>`select id, name from office where id = any (${[...ids]})`
  return new Map(rows.map((row) => [row.id, row.name]))
}
