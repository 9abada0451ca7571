import type { FastifyInstance } from 'fastify'
import { eventOf, isEventKind } from '../events/index.ts'
import { audit } from '../platform/audit.sql.server.ts'
import { type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { openCasesAbout, personFacts } from './person.sql.server.ts'
import { changedFieldWords, changedValueWords, lifeLine, referenceOf } from './person.ts'
import { getPerson } from './person-api.ts'
import { personKeyOf } from './person-key.ts'
import './problems.ts'

/** The page of a person. */
export function personRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, getPerson, async ({ tx, actor, params, query }) => {
    const facts = await personFacts(tx, personKeyOf(actor, params.key, query.purpose))
    await audit(tx, actor, {
      action: 'person-read',
      subjectKind: 'person',
      subjectId: facts?.personId ?? '',
      purpose: query.purpose,
      details: { found: facts !== null },
    })
    if (!facts) throw new Refused('not-found')
    const cases = await openCasesAbout(tx, actor.officeId, facts)
    const death = facts.deaths.find(({ reversedOn }) => reversedOn === null)
    return {
      personId: facts.personId,
      pin: facts.pin,
      name: facts.name,
      sex: facts.sex,
      birth: facts.birth,
      diedOn: death?.on ?? null,
      dead: death !== undefined,
      life: lifeLine(facts),
      family: facts.family,
      marriages: facts.marriages.flatMap(({ endedBy, ...marriage }) =>
        endedBy === 'REVOCATION'
          ? []
          : [{ ...marriage, endedBy, reference: marriage.entry ? referenceOf(marriage.entry) : '' }],
      ),
      changes: facts.changes.map(({ field, from, to, on, entry }) => {
        const [vi, en] = changedFieldWords(field)
        return { field, vi, en, from: changedValueWords(field, from), to: changedValueWords(field, to), on, entry }
      }),
      cases: cases.map((row) => {
        const [kindName, kindNameEn] = isEventKind(row.kind) ? eventOf(row.kind).name : [row.kind, row.kind]
        return {
          caseId: row.id,
          code: row.code,
          kind: row.kind,
          kindName,
          kindNameEn,
          state: row.state,
          subjectName: row.subject_name,
          dueAt: row.due_at,
        }
      }),
    }
  })
}
