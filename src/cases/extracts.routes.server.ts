import type { FastifyInstance } from 'fastify'
import { v7 as uuid } from 'uuid'
import { type Papers, prepareOriginals } from '../documents/documents.server.ts'
import { documentView } from '../documents/routes.server.ts'
import { subjectWords } from '../events/parts/draft-people.ts'
import { RegisterKind } from '../law/register-books.ts'
import type { Writes } from '../platform/database.server.ts'
import type { Actor, BodyOf, ParamsOf } from '../platform/endpoint.ts'
import { type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { loadEntry } from '../registers/entries.sql.server.ts'
import { knownEntries } from '../registers/known.sql.server.ts'
import type { Moment } from '../values/moment.ts'
import { issueExtract } from './extracts-api.ts'
import { register } from './register.server.ts'
import './problems.ts'

type Asked = ParamsOf<typeof issueExtract> & BodyOf<typeof issueExtract>

/**
 * The request as the declaration of an EXTRACT_COPY dossier. Throws `not-found` for an entry the asker does not see: entries of other offices
 * are named at the desk, where the look-up has its dossier.
 */
async function declarationOf(tx: Writes, asked: Asked): Promise<Record<string, unknown>> {
  const entry = { officeId: asked.officeId, entryId: asked.entryId }
  const seen = await loadEntry(tx, asked.officeId, asked.entryId)
  const known = seen && (await knownEntries(tx, [entry]))[asked.entryId]
  if (!known) throw new Refused('not-found')
  const organisation = asked.interest === 'ORGANISATION'
  const self = known.persons.some(({ name, subject }) => subject && name === asked.requester)
  return {
    interest: asked.interest,
    organisation: organisation ? asked.requester : '',
    legalBasis: asked.legalBasis,
    interestProof: asked.interestProof,
    purpose: asked.purpose,
    items: [
      {
        entry,
        register: RegisterKind.parse(known.register),
        subject: subjectWords(known) || asked.requester,
        number: known.number,
        volume: known.volume,
        registeredOn: known.registeredOn,
        officeName: known.officeName,
        paper: asked.kind ?? null,
        copies: asked.copies,
      },
    ],
    informant: {
      relationship: organisation ? 'INSTITUTION' : self ? 'SELF' : 'OTHER',
      relationshipText: organisation || self ? '' : 'Người yêu cầu cấp bản sao',
      name: organisation ? asked.carriedBy : asked.requester,
      pin: asked.requesterPin,
    },
    feeExemption: asked.feeExemption,
    reasons: asked.reason.length >= 3 ? { 'R-L1': asked.reason, 'R-L3': asked.reason } : {},
  }
}

async function issue(tx: Writes, actor: Actor, papers: Papers, asked: Asked, now: Moment) {
  const declaration = await declarationOf(tx, asked)
  const done = await register(tx, actor, {
    caseId: uuid(),
    kind: 'EXTRACT_COPY',
    declaration,
    version: 0,
    duplicateReason: '',
    papers,
    now,
  })
  const [copy] = await prepareOriginals(tx, { actor, officeId: actor.officeId, entryId: done.entryId, now })
  if (!copy) throw new Refused('paper-not-of-entry')
  return { ...documentView(copy), caseId: done.caseId, lineNumber: done.number }
}

/** The quick way to copies, for an entry on the screen: the same dossier as at the desk, in one request. */
export function extractRoutes(app: FastifyInstance, house: House, papers: Papers): void {
  serve(app, house, issueExtract, ({ tx, actor, params, body, now }) =>
    issue(tx, actor, papers, { ...params, ...body }, now),
  )
}
