import type { Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { Refused } from '../platform/problem.ts'
import { dayInVietnam, type Moment } from '../values/moment.ts'
import { type OfEntry, type Papers, prepareOriginals, signDocument } from './documents.server.ts'
import type { DocumentRecord } from './documents.sql.server.ts'
import { refuseOwnMatter } from './own-matter.server.ts'
import { authorityToSign } from './signatories.sql.server.ts'
import './problems.ts'

/** A head's earlier approval, under which a paper is signed when its entry is written (R-C6). */
export type Under = { accountId: string; name: string; lines: readonly string[] }

/**
 * Signs everything an entry gives with its dossier, for the signing queue: prepares the originals, checks the signatory's authority for
 * each kind and R-A8, signs. Empty when the entry has no originals. The caller has checked the re-authentication. Throws what
 * `prepareOriginals` and `signDocument` throw, `signs-own-matter`, `no-authority-for-document`. With `under`, they are signed in the name of
 * who approved the dossier before; authority and R-A8 were checked then.
 */
export async function signOriginals(
  tx: Writes,
  papers: Papers,
  asked: OfEntry & { under?: Under },
): Promise<DocumentRecord[]> {
  const { actor, now, under } = asked
  if (!under) await refuseOwnMatter(tx, actor, asked.officeId, asked.entryId)
  const signed: DocumentRecord[] = []
  for (const document of await prepareOriginals(tx, asked)) {
    // A copy is a paper of the entry it is taken from: nobody signs one about himself or herself either.
    if (!under && document.entryId !== null && document.entryId !== asked.entryId)
      await refuseOwnMatter(tx, actor, document.entryOfficeId ?? asked.officeId, document.entryId)
    const authority = under ?? (await authorityFor(tx, actor, document.kind, now))
    signed.push(await signDocument(tx, { ...papers, actor, authority, document, now, ...(under ? { under } : {}) }))
  }
  return signed
}

/** The signatory's right to sign a kind of paper today. Throws `no-authority-for-document`. */
export async function authorityFor(tx: Writes, actor: Actor, kind: string, now: Moment): Promise<{ lines: string[] }> {
  const { accountId, officeId } = actor
  const authority = await authorityToSign(tx, { accountId, officeId, kind, day: dayInVietnam(now) })
  if (!authority) throw new Refused('no-authority-for-document')
  return authority
}
