import { jsonb, type Writes } from './database.server.ts'
import type { Actor } from './endpoint.ts'

export type AuditLine = {
  action: string
  subjectKind?: string
  subjectId?: string
  /** Why a person's data were read: a case code, or the purpose the official chose. */
  purpose?: string
  /** Never personal data beyond ids and field names. */
  details?: Record<string, unknown>
}

/** Writes one line to the hash chain of the actor's office, in the caller's transaction. Take it late: it locks the chain's head. */
export async function audit(tx: Writes, actor: Actor, line: AuditLine): Promise<void> {
  await appended(tx, actor, line)
}

/** The same as the last statement of a transaction: it travels with COMMIT, which is a rollback and an error when the line cannot be written. */
export function auditLast(tx: Writes, actor: Actor, line: AuditLine): void {
  appended(tx, actor, line).execute()
}

const appended = (tx: Writes, actor: Actor, line: AuditLine) =>
  tx`select audit_append(${actor.officeId}, ${actor.accountId}, ${actor.fullName}, ${actor.sessionRef}, ${line.action},
    ${line.subjectKind ?? ''}, ${line.subjectId ?? ''}, ${line.purpose ?? ''}, ${jsonb(tx, line.details ?? {})})`

/** The same for what the system does by itself; `officeId` 0 is the system's own chain. */
export async function auditSystem(tx: Writes, officeId: number, line: AuditLine): Promise<void> {
  await tx`select audit_append(${officeId}, null, 'Hệ thống', '', ${line.action}, ${line.subjectKind ?? ''}, ${line.subjectId ?? ''},
    ${line.purpose ?? ''}, ${jsonb(tx, line.details ?? {})})`
}
