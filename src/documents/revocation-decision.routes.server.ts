import type { FastifyInstance } from 'fastify'
import { registerBook } from '../law/register-books.ts'
import { withNameOfToday } from '../offices/offices.sql.server.ts'
import { audit } from '../platform/audit.sql.server.ts'
import { FileAnswer, type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { loadEntry } from '../registers/entries.sql.server.ts'
import { entryNumber } from '../registers/entry.ts'
import { authorityWords, factsOf, groundsOn, revoker } from '../registers/revocation.server.ts'
import { dayInVietnam } from '../values/moment.ts'
import type { Papers } from './documents.server.ts'
import { officeNamesOn } from './names.sql.server.ts'
import { revocationDecision } from './revocation-decision-api.ts'
import { revocationDecisionWords } from './words/revocation-decision.ts'
import './problems.ts'

/** The decision to revoke, drawn for its signature; nothing is revoked by drawing it. */
export function revocationDecisionRoutes(app: FastifyInstance, house: House, papers: Papers): void {
  serve(app, house, revocationDecision, async ({ tx, actor, params, query, now }) => {
    const facts = await factsOf(tx, params.officeId, params.entryId)
    const found = await loadEntry(tx, params.officeId, params.entryId)
    if (!found || !facts.mine) throw new Refused('not-found')
    const { entry } = found
    const on = query.decidedOn ?? dayInVietnam(now)
    const decides = revoker(facts.officeKind, on)
    const ground = groundsOn(on).find(({ value }) => value === query.ground)
    if (!ground || ground.court) throw new Refused('paper-not-fitting')
    const words = revocationDecisionWords(
      {
        number: query.number,
        authority: authorityWords[decides.authority],
        cites: [decides.cite, ground.cite],
        register: registerBook(entry.register, entry.registeredOn).title,
        entryNumber: entryNumber(entry),
        registeredOn: entry.registeredOn,
        registeredAt: await withNameOfToday(tx, entry.officeId, entry.officeName, on),
        keeper: (await officeNamesOn(tx, facts.keeperId, on)).name,
        names: facts.names,
        ground: ground.vi,
        reason: query.reason,
      },
      await officeNamesOn(tx, actor.officeId, on),
      on,
    )
    const pdf = await papers.renderer.render(words, { edition: 'PAPER', day: on })
    await audit(tx, actor, {
      action: 'paper-printed',
      subjectKind: 'entry',
      subjectId: params.entryId,
      purpose: 'thu hồi, hủy bỏ',
      details: { paper: words.kind },
    })
    return new FileAnswer(pdf, 'application/pdf', 'quyet-dinh-thu-hoi.pdf')
  })
}
