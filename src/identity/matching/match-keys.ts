import { fold } from '../../values/names.ts'
import { blockingKeys } from './blocking.ts'
import { type BirthRead, type KnownParentOfBirth, readKnownBirth } from './record.ts'

/**
 * The blocking keys of a birth as whole numbers of 32 bits: a register keeps ten of them in the room of one. Two different keys share a
 * number once in two billion, and then two records are compared in vain. The last bit tells the key of an identity number (`namesAPin`).
 */
export const matchKeys = (birth: BirthRead): number[] => [...new Set(blockingKeys(birth).map(numberOf))]

/** FNV-1a over UTF-16 units with a last stirring, so that keys that differ at the end differ everywhere. */
export function numberOf(key: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) & ~1) | (key.startsWith('p') ? 1 : 0)
}

/** Whether births that share this key share an identity number. */
export const namesAPin = (key: number): boolean => (key & 1) === 1

type Standing = KnownParentOfBirth & {
  role: string
  sex: string | null
  birth: { year: number | null; date: string | null }
}

/** The keys of a birth from the people of its entry; none when no child stands in it. */
export function matchKeysOf(people: readonly Standing[]): number[] {
  const inRole = (role: string): Standing | undefined => people.find((person) => person.role === role)
  const child = inRole('CHILD')
  return child ? matchKeys(readKnownBirth({ ...child, mother: inRole('MOTHER'), father: inRole('FATHER') })) : []
}

/** What an event of another kind than a birth is held by while it is registered: number, and name with year of birth, of each it is about. */
export const heldKeysOf = (
  kind: string,
  people: readonly { name: string; birth: { year: number | null }; pin: string | null }[],
): number[] =>
  people
    .flatMap(({ name, birth, pin }) => [`${fold(name)}|${birth.year ?? ''}`, ...(pin === null ? [] : [pin])])
    .map((key) => numberOf(`${kind}|${key}`))
