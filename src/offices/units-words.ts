import { fold } from '../values/names.ts'

/** One unit that carries on for another: `partial` = it took over a part only. */
export type SuccessorInWords = { chain: string; partial: boolean }

const SHORT: Record<string, string> = {
  tp: 'thanh pho',
  tt: 'thi tran',
  tx: 'thi xa',
  dk: 'dac khu',
  hcm: 'ho chi minh',
  tphcm: 'thanh pho ho chi minh',
  hn: 'ha noi',
  brvt: 'ba ria vung tau',
}
const TYPE_WORDS = /^(?:phuong|xa|thi tran|dac khu|quan|huyen|thi xa|thanh pho|tinh|p|x|q|h|t) /

/** What somebody types for a place, without diacritics and with the usual short forms written out: `TP.HCM` → `thanh pho ho chi minh`. */
export function placeWords(typed: string): string[] {
  return fold(typed)
    .split(' ')
    .flatMap((word) => (SHORT[word] ?? word).split(' '))
    .map((word) => word.replace(/^([pqh])(\d+)$/, '$1 $2'))
    .flatMap((word) => word.split(' '))
    .filter((word) => word !== '')
}

/** The words without a leading type word: `phuong ba dinh` → `ba dinh`. */
export const withoutType = (words: readonly string[]): string => words.join(' ').replace(TYPE_WORDS, '')

/** LIKE pattern: every word begins a word of the chain, in this order. */
export const inOrder = (words: readonly string[]): string =>
  words
    .map((word) => `% ${word}`)
    .join('')
    .concat('%')

/**
 * What a unit of old papers is called now, in words to be printed after its old name: `nay là xã X, tỉnh Y`; `nay thuộc …` when it was
 * divided; empty when it reads the same as before or nothing is known.
 */
export function nowIs(oldChain: string, successors: readonly SuccessorInWords[]): string {
  const [only] = successors
  if (!only) return ''
  if (successors.length === 1) {
    if (only.chain === oldChain) return ''
    return only.partial ? `nay thuộc ${only.chain}` : `nay là ${only.chain}`
  }
  const parents = new Set(successors.map((s) => parentsOf(s.chain)))
  const [parent] = parents
  const heads = successors.map((s) => (parents.size === 1 ? headOf(s.chain) : s.chain))
  const joined = parents.size === 1 ? heads.join(', ') : heads.join('; ')
  return `nay thuộc ${joined}${parents.size === 1 && parent ? `, ${parent}` : ''}`
}

const headOf = (chain: string): string => chain.split(', ')[0] ?? chain
const parentsOf = (chain: string): string => chain.split(', ').slice(1).join(', ')
