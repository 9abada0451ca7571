import { jsonb, type Reads, type Writes } from '../platform/database.server.ts'
import type { ChangedField } from './api.ts'

export type RepairRow = {
  id: string
  office_id: number
  entry_id: string
  content: Record<string, unknown>
  entry_no: number
  year: number
  subject_name: string | null
  changed_fields: ChangedField[]
  reason: string
  state: 'OPEN' | 'APPROVED' | 'REJECTED'
  asked_by: string
  asked_by_name: string
  asked_at: string
  decided_by_name: string | null
  decision_reason: string | null
}

const select = (tx: Reads) => tx`
  select r.id, r.office_id, r.entry_id, r.content, e.entry_no, e.year, s.full_name as subject_name, r.changed_fields, r.reason, r.state, r.asked_by, r.asked_by_name, r.asked_at,
    r.decided_by_name, r.decision_reason
  from repair_request r
  join register_entry e on e.office_id = r.office_id and e.id = r.entry_id
  left join lateral (select string_agg(x.full_name, ' – ' order by x.role desc) as full_name, case when count(*) = 1 then min(x.birth_date) end as birth_date, case when count(*) = 1 then min(x.sex) end as sex
    from entry_person x where x.office_id = r.office_id and x.entry_id = r.entry_id and x.subject) s on true`

export async function listRepairRows(
  tx: Reads,
  offices: readonly number[] | null,
  state: string,
  limit: number,
): Promise<RepairRow[]> {
  return await tx<RepairRow[]>`
    ${select(tx)} where r.state = ${state} ${offices ? tx`and r.office_id = any (${offices as number[]})` : tx``} order by r.asked_at desc limit ${limit}`
}

export async function findRepair(tx: Reads, offices: readonly number[], id: string): Promise<RepairRow | null> {
  const [row] = await tx<RepairRow[]>`${select(tx)} where r.office_id = any (${[...offices]}) and r.id = ${id}`
  return row ?? null
}

/** Takes an open request for a decision; a second decider waits and then finds it decided. */
export async function holdOpenRepair(tx: Writes, officeId: number, id: string): Promise<boolean> {
  const rows =
    await tx`select 1 from repair_request where office_id = ${officeId} and id = ${id} and state = 'OPEN' for update`
  return rows.length === 1
}

export async function addRepair(
  tx: Writes,
  repair: {
    officeId: number
    id: string
    entryId: string
    content: unknown
    changedFields: readonly ChangedField[]
    reason: string
    by: { id: string; name: string }
    at: string
  },
): Promise<void> {
  await tx`
    insert into repair_request (office_id, id, entry_id, content, changed_fields, reason, asked_by, asked_by_name, asked_at)
    values (${repair.officeId}, ${repair.id}, ${repair.entryId}, ${jsonb(tx, repair.content)}, ${jsonb(tx, repair.changedFields)}, ${repair.reason}, ${repair.by.id},
      ${repair.by.name}, ${repair.at})`
}

export async function markDecided(
  tx: Writes,
  decision: {
    officeId: number
    id: string
    state: 'APPROVED' | 'REJECTED'
    by: { id: string; name: string }
    at: string
    reason: string
  },
): Promise<void> {
  await tx`
    update repair_request set state = ${decision.state}, decided_by = ${decision.by.id}, decided_by_name = ${decision.by.name}, decided_at = ${decision.at},
      decision_reason = ${decision.reason}
    where office_id = ${decision.officeId} and id = ${decision.id}`
}
