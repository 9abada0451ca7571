import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { Papers } from '../documents/documents.server.ts'
import { signOriginals } from '../documents/originals.server.ts'
import { freshlyReauthenticated } from '../offices/sign-in-authenticate.server.ts'
import { audit } from '../platform/audit.sql.server.ts'
import type { Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import type { CaseId } from '../values/ids.ts'
import type { Moment } from '../values/moment.ts'
import { signCases } from './api.ts'
import { approve } from './approval.server.ts'
import { entriesOfCase } from './approval.sql.server.ts'
import { decideMove } from './case.ts'
import { addCaseEvent, holdCase, markMoved } from './cases.sql.server.ts'
import './problems.ts'

type Result = z.output<typeof signCases.output>['results'][number]

/** The signing queue: each dossier by itself, so that one that cannot be signed keeps none of the others. */
export function signingRoutes(app: FastifyInstance, house: House, papers: Papers): void {
  serve(app, house, signCases, async ({ tx, actor, body, now }) => {
    if (!freshlyReauthenticated(actor, now)) throw new Refused('reauthentication-needed')
    const results: Result[] = []
    for (const caseId of new Set(body.caseIds)) results.push(await signOne(tx, actor, papers, caseId, now))
    return { results }
  })
}

async function signOne(tx: Writes, actor: Actor, papers: Papers, caseId: CaseId, now: Moment): Promise<Result> {
  try {
    const signed = await tx.savepoint((inner) => signCase(inner as Writes, actor, papers, caseId, now))
    return {
      caseId,
      signed: true,
      documentId: signed.documents[0] ?? null,
      problem: null,
      message: signed.approved ? 'Đã ký duyệt.' : 'Đã ký.',
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { caseId, signed: false, documentId: null, problem: error.code, message: error.document().title }
  }
}

/**
 * Signs one dossier (domain/01 T, step n-2): every original of every entry it wrote. A dossier whose entry is not written yet is approved
 * instead, and its originals are signed when the parties come (R-C6). Throws `wrong-state` and what `approve` and `signOriginals` throw.
 */
export async function signCase(
  tx: Writes,
  actor: Actor,
  papers: Papers,
  caseId: CaseId,
  now: Moment,
): Promise<{ approved: boolean; documents: string[] }> {
  const held = await holdCase(tx, caseId)
  if (!held) throw new Refused('not-found')
  if (held.office_id !== actor.officeId) throw new Refused('not-own-office')
  const decided = decideMove(held.state, 'sign')
  if (!decided.ok) throw new Refused('wrong-state', { data: { state: held.state } })
  if (held.entry_id === null) {
    await approve(tx, actor, held, now)
    return { approved: true, documents: [] }
  }
  const documents: string[] = []
  for (const entryId of await entriesOfCase(tx, held.office_id, held.id)) {
    const signed = await signOriginals(tx, papers, { actor, officeId: held.office_id, entryId, now })
    documents.push(...signed.map(({ id }) => id))
  }
  await markMoved(tx, held.id, { state: decided.value, at: now, by: actor.accountId })
  await addCaseEvent(tx, {
    officeId: held.office_id,
    caseId: held.id,
    at: now,
    actor: { id: actor.accountId, name: actor.fullName },
    action: 'sign',
    from: held.state,
    to: decided.value,
    details: { ...(documents[0] ? { document: documents[0] } : {}), documents },
  })
  await audit(tx, actor, { action: 'case-signed', subjectKind: 'case', subjectId: held.id, purpose: held.code ?? '' })
  return { approved: false, documents }
}
