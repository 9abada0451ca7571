import { v7 as uuid } from 'uuid'
import { jsonb, type Reads, type Writes } from '../platform/database.server.ts'
import type { Moment } from '../values/moment.ts'
import type { RegisterAnswer } from './register-answers.ts'

/** Keeps with a dossier what the registers of the nation said of its people (R-A9). One statement, however many answers. */
export async function keepRegisterAnswers(
  tx: Writes,
  made: {
    officeId: number
    caseId: string
    answers: readonly RegisterAnswer[]
    purpose: string
    at: Moment
    by: string
  },
): Promise<void> {
  if (made.answers.length === 0) return
  const rows = made.answers.map((answer) => ({ ...answer, id: uuid() }))
  await tx`
    insert into case_lookup (office_id, id, case_id, partner, question, answer, outcome, purpose, asked_at, asked_by)
    select ${made.officeId}, r.id, ${made.caseId}, 'registers', r.question, nullif(r.answer, 'null'::jsonb), r.outcome, ${made.purpose}, ${made.at}, ${made.by}
    from jsonb_to_recordset(${jsonb(tx, rows)}) as r (id uuid, question jsonb, answer jsonb, outcome text)`
}

export type LookupRow = {
  id: string
  partner: string
  question: unknown
  answer: unknown
  outcome: string
  asked_at: string
}

/** What was looked up for a dossier, oldest first; at most 100. */
export async function lookupsOf(tx: Reads, officeId: number, caseId: string): Promise<LookupRow[]> {
  return await tx<LookupRow[]>`
    select id, partner, question, answer, outcome, asked_at from case_lookup
    where office_id = ${officeId} and case_id = ${caseId} order by asked_at, id limit 100`
}
