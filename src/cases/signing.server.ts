import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { type Papers, prepareBirthCertificate, signDocument } from '../documents/documents.server.ts'
import { refuseOwnMatter } from '../documents/own-matter.server.ts'
import { authorityToSign } from '../documents/signatories.sql.server.ts'
import { freshlyReauthenticated } from '../offices/sign-in-authenticate.server.ts'
import { audit } from '../platform/audit.sql.server.ts'
import type { Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import type { CaseId } from '../values/ids.ts'
import { dayInVietnam, type Moment } from '../values/moment.ts'
import { signCases } from './api.ts'
import { decideMove } from './case.ts'
import { addCaseEvent, holdCase, markMoved } from './cases.sql.server.ts'
import './problems.ts'

type Result = z.output<typeof signCases.output>['results'][number]

/** The signing queue: each dossier by itself, so that one that cannot be signed keeps none of the others. */
export function signingRoutes(app: FastifyInstance, house: House, papers: Papers): void {
  serve(app, house, signCases, async ({ tx, actor, body, now }) => {
    if (!freshlyReauthenticated(actor, now)) throw new Refused('reauthentication-needed')
    const authority = await authorityToSign(tx, {
      accountId: actor.accountId,
      officeId: actor.officeId,
      kind: 'BIRTH_CERTIFICATE',
      day: dayInVietnam(now),
    })
    if (!authority) throw new Refused('no-authority-for-document')
    const results: Result[] = []
    for (const caseId of new Set(body.caseIds)) results.push(await signOne(tx, actor, papers, authority, caseId, now))
    return { results }
  })
}

async function signOne(
  tx: Writes,
  actor: Actor,
  papers: Papers,
  authority: { lines: string[] },
  caseId: CaseId,
  now: Moment,
): Promise<Result> {
  try {
    const documentId = await tx.savepoint((inner) => sign(inner as Writes, actor, papers, authority, caseId, now))
    return { caseId, signed: true, documentId, problem: null, message: 'Đã ký.' }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { caseId, signed: false, documentId: null, problem: error.code, message: error.document().title }
  }
}

/** Signs the certificate of one dossier (domain/01 T, step n-2). */
async function sign(
  tx: Writes,
  actor: Actor,
  papers: Papers,
  authority: { lines: string[] },
  caseId: CaseId,
  now: Moment,
): Promise<string> {
  const held = await holdCase(tx, caseId)
  if (!held) throw new Refused('not-found')
  if (held.office_id !== actor.officeId) throw new Refused('not-own-office')
  const decided = decideMove(held.state, 'sign')
  if (!decided.ok || held.entry_id === null) throw new Refused('wrong-state', { data: { state: held.state } })
  await refuseOwnMatter(tx, actor, held.office_id, held.entry_id)

  const document = await prepareBirthCertificate(tx, { actor, officeId: held.office_id, entryId: held.entry_id, now })
  await signDocument(tx, { ...papers, actor, authority, document, now })
  await markMoved(tx, held.id, { state: decided.value, at: now, by: actor.accountId })
  await addCaseEvent(tx, {
    officeId: held.office_id,
    caseId: held.id,
    at: now,
    actor: { id: actor.accountId, name: actor.fullName },
    action: 'sign',
    from: held.state,
    to: decided.value,
    details: { document: document.id },
  })
  await audit(tx, actor, { action: 'case-signed', subjectKind: 'case', subjectId: held.id, purpose: held.code ?? '' })
  return document.id
}
