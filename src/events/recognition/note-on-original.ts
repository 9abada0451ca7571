import type { PaperEntry } from '../parts/papers.ts'
import { type CodeNames, parentWords } from '../parts/words/people.ts'
import { type RecognitionDeclaration, relationOf } from './declaration.ts'

/**
 * What is written on the reverse of the child's birth certificate: the parent who was missing there (domain E5; LHT 25, 28). Nothing when the
 * certificate does not exist yet, because the birth is registered with the recognition.
 */
export function recognitionOnBirthOriginal(
  { content }: Pick<PaperEntry<RecognitionDeclaration>, 'content'>,
  names: CodeNames,
): string | null {
  if (content.birthEntry === null && content.child.idDocument?.type !== 'GKS') return null
  const { name, birthYear, ethnicity, nationality, residence } = parentWords(content.parent, names)
  return [
    `Bổ sung phần ghi về người ${relationOf(content) === 'FATHER' ? 'cha' : 'mẹ'}: ${name}`,
    ...(birthYear === '' ? [] : [`sinh năm ${birthYear}`]),
    ...(ethnicity === '' ? [] : [`dân tộc ${ethnicity}`]),
    ...(nationality === '' ? [] : [`quốc tịch ${nationality}`]),
    ...(residence === '' ? [] : [`nơi cư trú: ${residence}`]),
  ].join(', ')
}
