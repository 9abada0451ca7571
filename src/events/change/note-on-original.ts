import { originalsAnnotated } from '../../law/change.ts'
import { inForce } from '../../law/in-force.ts'
import type { PaperEntry } from '../parts/papers.ts'
import type { CodeNames } from '../parts/words/people.ts'
import type { ChangeDeclaration } from './declaration.ts'
import { groundOf, noteContent } from './handling.ts'
import { originalOf } from './nature.ts'
import { linesOf } from './values.ts'

/**
 * What is written on the reverse of the birth certificate (LHT 28.2): the act and each line from … to …. Nothing where the certificate says
 * it itself: a supplement is written into its empty field (LHT 29), after an adoption it is issued anew (G7).
 */
export function changeOnBirthOriginal(
  { content, registeredOn }: Pick<PaperEntry<ChangeDeclaration>, 'content' | 'registeredOn'>,
  names: CodeNames,
): string | null {
  if (originalOf(content.register) !== 'BIRTH_CERTIFICATE' || content.foreign !== null) return null
  if (!inForce(originalsAnnotated, registeredOn).value.includes('BIRTH_CERTIFICATE')) return null
  if (content.act === 'SUPPLEMENT' || groundOf(content) === 'ADOPTION') return null
  return noteContent(content, linesOf(content, names), registeredOn)
}
