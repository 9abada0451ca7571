import type { FastifyInstance } from 'fastify'
import { audit } from '../platform/audit.sql.server.ts'
import { type House, serve } from '../platform/http.server.ts'
import { dayInVietnam } from '../values/moment.ts'
import { wayBack } from './reverts.ts'
import { authorityWords, factsOf, groundsOn, revoke, revoker, whyNotRevoked, withWords } from './revocation.server.ts'
import { revokeEntry, seeRevocation } from './revocation-api.ts'

/** Revocation of entries by the provincial chairman, of missions by the foreign ministry (LHT 69, 70; NĐ 120/2025). */
export function revocationRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, seeRevocation, async ({ tx, actor, params, now }) => {
    const facts = await factsOf(tx, params.officeId, params.entryId)
    await audit(tx, actor, {
      action: 'revocation-considered',
      subjectKind: 'entry',
      subjectId: params.entryId,
      purpose: 'thu hồi, hủy bỏ',
    })
    return {
      number: facts.number,
      kind: facts.kind,
      officeName: facts.officeName,
      names: facts.names,
      revoked: facts.revoked,
      authority: authorityWords[revoker(facts.officeKind, dayInVietnam(now)).authority],
      cite: revoker(facts.officeKind, dayInVietnam(now)).cite,
      whyNot: whyNotRevoked(facts),
      grounds: groundsOn(dayInVietnam(now)),
      pinIsCancelled: facts.kind === 'BIRTH' && facts.pin !== null,
      dependents: facts.dependents.map(withWords),
      restored: facts.noted.filter((noted) => (wayBack(noted)?.patch ?? []).length > 0).map(({ reason }) => reason),
    }
  })

  serve(app, house, revokeEntry, async ({ tx, actor, params, body, now }) => {
    const done = await revoke(tx, actor, { ...params, ...body, now })
    return { ...done, dependents: done.dependents.map(withWords) }
  })
}
