import type { Reads, Writes } from '../platform/database.server.ts'

export type ApprovalRow = {
  approved_at: string
  approved_by: string
  approver_name: string
  approver_lines: string[]
}

/** Who approved a dossier, when, and under which printed lines; null before. */
export async function approvalOf(tx: Reads, caseId: string): Promise<ApprovalRow | null> {
  const [row] = await tx<ApprovalRow[]>`
    select approved_at, approved_by, approver_name, approver_lines from registration_case where id = ${caseId} and approved_at is not null`
  return row ?? null
}

export async function markApproved(
  tx: Writes,
  caseId: string,
  approval: { at: string; by: string; name: string; lines: readonly string[] },
): Promise<void> {
  await tx`
    update registration_case set state = 'APPROVED', approved_at = ${approval.at}, approved_by = ${approval.by}, approver_name = ${approval.name},
      approver_lines = ${[...approval.lines]}, updated_at = ${approval.at}, updated_by = ${approval.by} where id = ${caseId}`
}

/** The open appointment of a dossier: when the parties are to come; null when none is open. */
export async function openAppointment(
  tx: Reads,
  officeId: number,
  caseId: string,
): Promise<{ id: string; due_at: string } | null> {
  const [row] = await tx<{ id: string; due_at: string }[]>`
    select id, due_at from case_task where office_id = ${officeId} and case_id = ${caseId} and kind = 'APPOINTMENT' and done_at is null order by created_at desc, id desc limit 1`
  return row ?? null
}

/** Every entry a dossier wrote, in the order they were written. */
export async function entriesOfCase(tx: Reads, officeId: number, caseId: string): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select id from register_entry where office_id = ${officeId} and case_id = ${caseId} order by registered_at, id`
  return rows.map(({ id }) => id)
}
