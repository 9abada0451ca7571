import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { type Papers, replaceDocument } from '../documents/documents.server.ts'
import { originalsOf } from '../documents/documents.sql.server.ts'
import { signOriginals } from '../documents/originals.server.ts'
import { eventOf } from '../events/index.ts'
import { freshlyReauthenticated } from '../offices/sign-in-authenticate.server.ts'
import { audit } from '../platform/audit.sql.server.ts'
import type { Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { loadEntry } from '../registers/entries.sql.server.ts'
import { entryNumber } from '../registers/entry.ts'
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

/** Originals of earlier entries that this one has issued anew (G7): in the own books, where an original was given. The old ones are withdrawn. */
async function signRenewed(
  tx: Writes,
  actor: Actor,
  papers: Papers,
  by: { officeId: number; entryId: string },
  now: Moment,
): Promise<string[]> {
  const found = await loadEntry(tx, by.officeId, by.entryId)
  const refs = found ? (eventOf(found.entry.kind).renewsOriginalsOf?.(found.entry.content) ?? []) : []
  const renewed: string[] = []
  for (const { officeId, entryId } of refs) {
    if (!actor.offices.includes(officeId)) continue
    const old = (await originalsOf(tx, entryId)).filter(({ state }) => state === 'SIGNED')
    if (old.length === 0) continue
    const reason = `Cấp lại theo việc ${found ? `${eventOf(found.entry.kind).name[0].toLocaleLowerCase('vi')} số ${entryNumber(found.entry)}` : ''}`
    for (const { id } of old) await replaceDocument(tx, { actor, id, reason, now })
    const signed = await signOriginals(tx, papers, { actor, officeId, entryId, now })
    renewed.push(...signed.map(({ id }) => id))
  }
  return renewed
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
    if (eventOf(held.kind).renewsOriginalsOf)
      documents.push(...(await signRenewed(tx, actor, papers, { officeId: held.office_id, entryId }, now)))
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
