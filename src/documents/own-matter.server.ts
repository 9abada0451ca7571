import { whyNotSign } from '../offices/permissions.ts'
import type { Reads } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { Refused } from '../platform/problem.ts'
import { pinsOfCopied } from './copied-entries.sql.server.ts'
import { concernsRelative, pinsInEntry } from './signatories.sql.server.ts'
import './problems.ts'

/** R-A8: nobody signs for himself, herself or known relatives (LHT 12.1.h). Throws `signs-own-matter`, `not-permitted`. */
export async function refuseOwnMatter(tx: Reads, actor: Actor, officeId: number, entryId: string): Promise<void> {
  const own = await pinsInEntry(tx, officeId, entryId)
  const why = whyNotSign(actor, own.length > 0 ? own : await pinsOfCopied(tx, officeId, entryId))
  if (why === 'own-matter') throw new Refused('signs-own-matter')
  if (why !== null) throw new Refused('not-permitted')
  if (actor.pin !== null && (await concernsRelative(tx, officeId, entryId, actor.pin)))
    throw new Refused('signs-own-matter')
}
