import type { KnownCitizen } from '../identity/citizen.ts'
import { jsonb, type Reads, type Writes } from '../platform/database.server.ts'
import { newId } from './new-id.server.ts'

/** A look-up of the same dossier within a day, not asked again. */
export async function keptLookup(
  tx: Reads,
  asked: { officeId: number; caseId: string; pin: string; now: string },
): Promise<{ at: string; citizen: KnownCitizen } | undefined> {
  const [row] = await tx<{ asked_at: string; answer: KnownCitizen }[]>`
    select asked_at, answer from case_lookup
    where office_id = ${asked.officeId} and case_id = ${asked.caseId} and partner = 'population-database' and outcome = 'FOUND'
      and question ->> 'pin' = ${asked.pin} and asked_at > ${asked.now}::timestamptz - interval '24 hours' and asked_at <= ${asked.now}::timestamptz
    order by asked_at desc limit 1`
  return row && { at: row.asked_at, citizen: row.answer }
}

/** Keeps a question and its answer with the dossier (R-A9). */
export async function keepLookup(
  tx: Writes,
  made: {
    officeId: number
    caseId: string | null
    pin: string
    outcome: 'FOUND' | 'NOT_FOUND' | 'FAILED'
    answer: KnownCitizen | null
    purpose: string
    at: string
    by: string
  },
): Promise<void> {
  await tx`
    insert into case_lookup (office_id, id, case_id, partner, question, answer, outcome, purpose, asked_at, asked_by)
    values (${made.officeId}, ${newId()}, ${made.caseId}, 'population-database', ${tx.json({ ask: 'citizen', pin: made.pin })},
      ${made.answer ? jsonb(tx, made.answer) : null}, ${made.outcome}, ${made.purpose}, ${made.at}, ${made.by})`
}
