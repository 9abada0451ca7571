import { fold } from '../../../values/names.ts'

/** What a matter is called, by title, short word and code of its procedure. */
export type Called = { title: string; id: string; code: string | undefined }

/** Most titles begin with it, so nobody types it. */
const ceremonial = 'dang ky '

/**
 * How well what is typed names a matter; lower comes first: the very words, the beginning of the title, the words side by side in the title, each word in
 * the title, then what fits only by its note or its procedure.
 */
export function rankOf({ title, id, code }: Called, typed: string): number {
  const wanted = fold(typed)
  if (wanted === '') return 0
  const named = fold(title)
  const plain = named.startsWith(ceremonial) ? named.slice(ceremonial.length) : named
  if (named === wanted || plain === wanted || fold(id) === wanted || code === typed.trim()) return 0
  if (named.startsWith(wanted) || plain.startsWith(wanted)) return 1
  if (` ${named}`.includes(` ${wanted}`)) return 2
  const words = named.split(' ')
  return wanted.split(' ').every((one) => words.some((word) => word.startsWith(one))) ? 3 : 4
}
