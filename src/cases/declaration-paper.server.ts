import type { FastifyInstance } from 'fastify'
import type { Papers } from '../documents/documents.server.ts'
import { codeNames, officeNamesOn } from '../documents/names.sql.server.ts'
import { declarationWords } from '../documents/words/declaration.ts'
import { eventOf } from '../events/index.ts'
import { audit } from '../platform/audit.sql.server.ts'
import { FileAnswer, type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { dayInVietnam } from '../values/moment.ts'
import { findCase } from './cases.sql.server.ts'
import { caseDeclaration } from './declaration-api.ts'
import './problems.ts'

/** Tờ khai of a dossier, printed from what was typed and dated the day of its intake. Half a declaration is refused with what lacks. */
export function declarationPaperRoutes(app: FastifyInstance, house: House, papers: Pick<Papers, 'renderer'>): void {
  serve(app, house, caseDeclaration, async ({ tx, actor, params, now }) => {
    const aCase = await findCase(tx, params.caseId)
    if (!aCase) throw new Refused('not-found')
    const event = eventOf(aCase.kind)
    const paper = event.declarationPaper
    if (!paper) throw new Refused('paper-not-fitting')
    const answer = event.read(aCase.declaration)
    if (!answer.readable)
      throw new Refused('input-invalid', {
        errors: answer.issues.map(({ pointer, message }) => ({ pointer, code: 'invalid', message })),
      })
    const on = dayInVietnam(aCase.received_at ?? now)
    const office = await officeNamesOn(tx, aCase.office_id, on)
    const words = declarationWords(paper, await codeNames(tx), { declaration: answer.declaration, office, on })
    const pdf = await papers.renderer.render(words, { edition: 'PAPER', day: on, title: paper.title })
    await audit(tx, actor, {
      action: 'paper-printed',
      subjectKind: 'case',
      subjectId: aCase.id,
      purpose: aCase.code ?? '',
      details: { paper: 'declaration' },
    })
    return new FileAnswer(pdf, 'application/pdf', `${paper.title} ${aCase.code ?? ''}`.trim().concat('.pdf'))
  })
}
