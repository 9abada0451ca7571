import type { CitizenRegister, KnownCitizen } from '../identity/citizen.ts'
import { audit } from '../platform/audit.sql.server.ts'
import type { Clock } from '../platform/clock.server.ts'
import { asActor, type Database } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { Refused } from '../platform/problem.ts'
import type { Pin } from '../values/ids.ts'
import { formatMoment } from '../values/moment.ts'
import type { Link } from './link.server.ts'
import { LinkFailure } from './link-failure.ts'
import { keepLookup, keptLookup } from './lookups.sql.server.ts'
import './problems.ts'

export type Lookups = { db: Database; clock: Clock; citizens: CitizenRegister | null; link: Link }
export type LookupAsked = { pin: Pin; caseId: string | null; purpose: string; actor: Actor }

const interrupted = (detail: string, since: string | null) =>
  new Refused('link-interrupted', { detail, data: { since } })

/**
 * A citizen by number: from the dossier's own look-ups of the last day, or asked now (10 s, one retry). No transaction is open while
 * the partner is asked; question, answer and purpose are kept either way. Refuses with `link-interrupted` or `lookup-refused`.
 */
export async function lookUp(
  house: Lookups,
  asked: LookupAsked,
): Promise<{ citizen: KnownCitizen | null; at: string }> {
  const { db, clock } = house
  const { actor, caseId, pin } = asked
  const now = clock()
  const line = {
    action: 'citizen-looked-up',
    subjectKind: 'pin',
    subjectId: pin,
    purpose: caseId ?? asked.purpose,
  }
  const kept = await asActor(db, actor, async (tx) => {
    const found = caseId ? await keptLookup(tx, { officeId: actor.officeId, caseId, pin, now }) : undefined
    if (found) await audit(tx, actor, { ...line, details: { purpose: asked.purpose, kept: true } })
    return found
  })
  if (kept) return kept
  const keep = (outcome: 'FOUND' | 'NOT_FOUND' | 'FAILED', answer: KnownCitizen | null) =>
    asActor(db, actor, async (tx) => {
      const { purpose } = asked
      await keepLookup(tx, {
        officeId: actor.officeId,
        caseId,
        pin,
        outcome,
        answer,
        purpose,
        at: now,
        by: actor.accountId,
      })
      await audit(tx, actor, { ...line, details: { purpose, outcome } })
    })
  try {
    const citizen = await ask(house, asked)
    await keep(citizen ? 'FOUND' : 'NOT_FOUND', citizen)
    return { citizen, at: now }
  } catch (error) {
    if (error instanceof Refused) await keep('FAILED', null)
    throw error
  }
}

async function ask({ citizens, link }: Lookups, asked: LookupAsked): Promise<KnownCitizen | null> {
  if (!citizens) throw interrupted('Chưa cấu hình kết nối tới Cơ sở dữ liệu quốc gia về dân cư.', null)
  const passage = await link.passage()
  if (typeof passage === 'object')
    throw interrupted(`Kết nối gián đoạn từ ${formatMoment(passage.downSince)}.`, passage.downSince)
  const reason = { purpose: asked.purpose, dossier: asked.caseId ?? '' }
  const once = () => link.call(() => citizens.lookUp(asked.pin, reason))
  try {
    return await once().catch((error: unknown) => {
      if (error instanceof LinkFailure && error.kind !== 'refused' && passage === 'open') return once()
      throw error
    })
  } catch (error) {
    if (!(error instanceof LinkFailure)) throw error
    if (error.kind === 'refused') throw new Refused('lookup-refused', { detail: error.message })
    throw interrupted(error.message, null)
  }
}
