import { fold } from '../../values/names.ts'
import { clanFirst, mayEndInClan } from './family-last.ts'
import { familyNameShares, givenNameShares, otherNameSyllables } from './name-shares.ts'
import { abbreviations, fillers, nicknames } from './spelling-data.ts'
import { compareSyllables, oneSlip, type Syllable, syllable } from './syllable.ts'
import { repairTyping } from './typing.ts'

/** A full name read for comparing: syllables, the family name first where it is known to stand last; other names set apart. */
export type NameRead = {
  written: string
  syllables: readonly Syllable[]
  /** The syllables in the order written, where that is another one. Blocking keys are made of these. */
  asWritten?: readonly Syllable[]
  /** Last syllables of other names given in brackets or after “tức”. */
  others: readonly Syllable[]
}

/** One way in which two names differ. The order is from mild to grave. */
export type NameDifference =
  | 'spelling'
  | 'marks-lost'
  | 'hoi-nga'
  | 'filler'
  | 'regional'
  | 'order'
  | 'abbreviated'
  | 'middle-lost'
  | 'sound'
  | 'slip'
  | 'marks'
  /** Two real given names that differ in their marks alone: `Anh`, `Ánh`. */
  | 'given-marks'
  | 'middle-other'
  | 'family-other'
  | 'nickname'
  /** Two real given names a letter or a sound apart: `Lan`, `Loan`. */
  | 'given-alike'
  | 'given-other'

const read = new Map<string, NameRead | null>()

/** Undefined when there is no name. */
export function readName(text: string): NameRead | undefined {
  if (text === '') return undefined
  let found = read.get(text)
  if (found === undefined) {
    found = readAnew(text) ?? null
    if (read.size > 20_000) read.clear()
    read.set(text, found)
  }
  return found ?? undefined
}

const unnamed = /^(?:không|khong|chưa|chua|vô danh|vo danh|null|n\/a|\.|-|\?)/i

function readAnew(text: string): NameRead | undefined {
  const tidy = text.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (tidy === '' || unnamed.test(tidy)) return undefined
  const lower = tidy.toLowerCase()
  const clan = mayEndInClan(lower) ? clanLast(tidy, lower) : undefined
  if (clan) return clan
  if (lettersOnly.test(lower) && !unusual.test(lower))
    return { written: tidy, syllables: lower.split(' ').map(syllable), others: none }
  const others: Syllable[] = []
  const typed = repairTyping(lettersReadWrong(tidy))
  const main = mayHoldOthers.test(typed) ? withoutOthers(typed, others) : typed
  const syllables = wordsOf(titled.test(main) ? main.replace(titled, '') : main).map(syllable)
  if (syllables.length === 0) return undefined
  return { written: tidy, syllables, others }
}

/** A name with the clan last; undefined when it is none. */
function clanLast(written: string, lower: string): NameRead | undefined {
  const words = wordsOf(lower)
  const turned = clanFirst(words, fold)
  return turned && { written, syllables: turned.map(syllable), asWritten: words.map(syllable), others: none }
}

/** Signs that a name needs more than being split. */
const unusual = /[fjwz]|dd|aa|ee|oo|[sxr](?: |$)|rn|tức|hay|hoặc|danh|khác|gọi|^(?:ông|bà|cháu) /

const none: readonly Syllable[] = []
/** Ông is also a family name: a title only before a whole name. */
const titled = /^(?:ông|bà|cháu)\s+(?=\S+\s+\S+\s+\S+)/iu
const mayHoldOthers = /[(,/;]|tức|hay|hoặc|bí danh|tên khác|còn gọi|thường gọi/iu

/** The name without what stands in brackets or after “tức”; the last syllable of that goes to `others`. */
const withoutOthers = (text: string, others: Syllable[]): string =>
  text.replace(
    /\s*(?:\(([^)]*)\)?|(?:[,/;]|(?<=\s)(?:tức|hay|hoặc|bí danh|tên khác|còn gọi|thường gọi)(?=\s))\s*(.*)$)/giu,
    (_, bracket: string | undefined, after: string | undefined) => {
      const other = (bracket ?? after ?? '').replace(
        /^(?:tức là|tức|hay|là|tên|thường|còn|gọi|khác|bí danh|:|\s)+/giu,
        '',
      )
      const last = wordsOf(other).at(-1)
      if (last) others.push(syllable(last))
      return ' '
    },
  )

/** `rn` that a reader made of `m`, where the word is a name with `m`: `Kirn` → `Kim`, before `r` is taken for a Telex key. */
const lettersReadWrong = (text: string): string =>
  /rn/i.test(text)
    ? text.replace(/\S*rn(?=\s|$)/giu, (word) => {
        const meant = word.replace(/rn$/i, 'm')
        return isRealName(syllable(meant.toLowerCase())) ? meant : word
      })
    : text

const lettersOnly = /^[a-z \u00e0-\u00fd\u0103\u0111\u0129\u0169\u01a1\u01b0\u1ea1-\u1ef9]*$/

function wordsOf(text: string): string[] {
  const lower = text.toLowerCase()
  if (lettersOnly.test(lower)) return lower.split(' ').filter(Boolean)
  return lower
    .replace(/[’ʼ`'"-]+/g, ' ')
    .replace(/([.~])(?=\S)/g, '$1 ')
    .split(/[^\p{L}\p{M}.~]+/u)
    .flatMap((word) => {
      if (word === '' || word === '.' || word === '~') return []
      if (!/[.~]$/.test(word)) return [word]
      const bare = word.replace(/[.~]+$/, '')
      return [abbreviations[bare] ?? `${bare}.`]
    })
}

const shares = (text: string): ReadonlyMap<string, number> =>
  new Map(
    text
      .trim()
      .split(/\s+/)
      .map((item) => {
        const [name = '', share = '1'] = item.split(':')
        const last = name.split('_').at(-1) ?? name
        return [syllable(last.toLowerCase()).key, Number(share)] as const
      }),
  )
const given = shares(givenNameShares)
const families = shares(familyNameShares)
const others = shares(otherNameSyllables)
const bare = new Map([...given].map(([key, share]) => [syllable(key.slice(0, -1)).plain, share] as const))

const keyOf = ({ key }: Syllable): string => key

/** Is it a syllable that people do bear as a name, in this very spelling? Then another spelling may be another child. */
const isRealName = (one: Syllable): boolean => given.has(keyOf(one)) || others.has(keyOf(one))

const isFamily = (one: Syllable): boolean => families.has(keyOf(one))

const hasMarks = (name: readonly Syllable[]): boolean =>
  name.some(({ letters, plain, tone }) => tone !== 0 || letters !== plain)

/** One name was written without any mark, as by a keyboard that has none, and the other has marks not in its given name alone. */
export const lostAllMarks = ({ syllables: one }: NameRead, { syllables: other }: NameRead): boolean =>
  (!hasMarks(one) && hasMarks(other.slice(0, -1))) || (!hasMarks(other) && hasMarks(one.slice(0, -1)))

const barePetNames = new Set([...nicknames].map((name) => syllable(name).plain))
const isPetName = (last: Syllable, name: readonly Syllable[]): boolean =>
  nicknames.has(last.written) || (!hasMarks(name) && barePetNames.has(last.plain))

/** How rare a name is: −log2 of the share of people who would bear it. */
export function rarityOf({ syllables }: NameRead): number {
  const [family, last] = [syllables[0], syllables.at(-1)]
  if (!family || !last) return 0
  const familyShare =
    families.get(keyOf(family)) ?? (family.plain === 'nguyen' ? 3150 : family.plain.length === 1 ? 3000 : 10)
  const givenShare = given.get(keyOf(last)) ?? bare.get(last.plain) ?? 4
  const middle = syllables.length > 2 ? (fillers.has(syllables[1]?.written ?? '') ? 1.5 : 5) : 1.5
  const more = Math.max(0, syllables.length - 3) * 4
  return middle + more - Math.log2(familyShare / 10_000) - Math.log2(givenShare / 10_000)
}

/** All letters without marks and spaces. */
const joined = (name: NameRead): string => name.syllables.map(({ plain }) => plain).join('')

/** Differences between two names; none when they are the same. Symmetric. */
export function compareNames(a: NameRead, b: NameRead): readonly NameDifference[] {
  if (a === b) return []
  const straight = inOrder(a.syllables, b.syllables)
  if (!isGrave(straight)) return straight
  if (a.syllables.length !== b.syllables.length) {
    const [one, other] = [joined(a), joined(b)]
    if (one === other) return ['spelling']
    if (one.length > 6 && oneSlip(one, other)) return ['slip']
  }
  let best = straight
  if (endsCross(a.syllables, b.syllables)) {
    const orders = [
      ...otherOrders(b.syllables).map((order) => inOrder(a.syllables, order)),
      ...otherOrders(a.syllables).map((order) => inOrder(order, b.syllables)),
    ]
    for (const found of orders) {
      if (isGrave(found)) continue
      const reordered: NameDifference[] = ['order', ...found]
      if (isMilder(reordered, best)) best = reordered
    }
  }
  if (!isGrave(best)) return best
  const [lastA, lastB] = [a.syllables.at(-1), b.syllables.at(-1)]
  const isOther = (one: Syllable | undefined, names: readonly Syllable[]): boolean =>
    one !== undefined && names.some((name) => compareSyllables(name, one) !== 'different')
  if (isOther(lastA, b.others) || isOther(lastB, a.others)) return ['nickname']
  return best
}

const grave: ReadonlySet<NameDifference> = new Set(['family-other', 'nickname', 'given-alike', 'given-other'])
const isGrave = (found: readonly NameDifference[]): boolean => found.some((one) => grave.has(one))

const gravities: Readonly<Record<NameDifference, number>> = {
  spelling: 0,
  'marks-lost': 1,
  'hoi-nga': 1,
  filler: 2,
  regional: 3,
  order: 3,
  abbreviated: 3,
  'middle-lost': 4,
  sound: 5,
  slip: 6,
  marks: 5,
  'given-marks': 8,
  'middle-other': 10,
  'family-other': 14,
  nickname: 20,
  'given-alike': 16,
  'given-other': 40,
}
/** How grave the differences are together; 0 when there is none. */
export const gravity = (found: readonly NameDifference[]): number => found.reduce((sum, one) => sum + gravities[one], 0)

/** Less grave; of two as grave always the same one, so that it does not matter which name stands first. */
const isMilder = (one: readonly NameDifference[], other: readonly NameDifference[]): boolean =>
  gravity(one) === gravity(other) ? [...one].sort().join() < [...other].sort().join() : gravity(one) < gravity(other)

/** Does the first syllable of one stand last in the other? Without that no other order can help. */
function endsCross(a: readonly Syllable[], b: readonly Syllable[]): boolean {
  const [firstA, firstB, lastA, lastB] = [a[0], b[0], a.at(-1), b.at(-1)]
  if (!firstA || !firstB || !lastA || !lastB) return false
  return compareSyllables(firstA, lastB) !== 'different' || compareSyllables(lastA, firstB) !== 'different'
}

/** Given name first (`Hùng Văn Nguyễn`, `Hùng Nguyễn Văn`) or the family name last (`Văn Hùng Nguyễn`). */
function otherOrders(one: readonly Syllable[]): (readonly Syllable[])[] {
  const [first, last] = [one[0], one.at(-1)]
  if (one.length < 2 || !first || !last) return []
  return [[...one].reverse(), [...one.slice(1), first], [last, ...one.slice(0, -1)], [last, ...one.slice(1, -1), first]]
}

function inOrder(a: readonly Syllable[], b: readonly Syllable[]): NameDifference[] {
  const found = new Set<NameDifference>()
  const [familyA, familyB, lastA, lastB] = [a[0], b[0], a.at(-1), b.at(-1)]
  if (!familyA || !familyB || !lastA || !lastB) return ['given-other']
  if (a.length > 1 && b.length > 1) note(found, familyA, familyB, 'family-other', isFamily)
  const likeness = compareSyllables(lastA, lastB)
  const bothReal = isRealName(lastA) && isRealName(lastB)
  if (likeness === 'different') found.add(isPetName(lastA, a) || isPetName(lastB, b) ? 'nickname' : 'given-other')
  else if (bothReal && (likeness === 'slip' || likeness === 'sound')) found.add('given-alike')
  else if (
    bothReal &&
    (likeness === 'marks' || likeness === 'hoi-nga' || (likeness === 'marks-lost' && hasMarks(a) && hasMarks(b)))
  )
    found.add('given-marks')
  else note(found, lastA, lastB, 'given-other', () => false)
  if (found.has('given-other')) return [...found]
  middles(found, a.slice(1, -1), b.slice(1, -1))
  if (found.has('marks-lost')) found.delete('spelling')
  return [...found]
}

/** Notes how two syllables differ; two real words a letter apart are two words, not a slip. */
function note(
  found: Set<NameDifference>,
  a: Syllable,
  b: Syllable,
  otherwise: NameDifference,
  isReal: (one: Syllable) => boolean,
): void {
  const likeness = compareSyllables(a, b)
  if (likeness === 'same' || (fillers.has(a.written) && fillers.has(b.written))) {
    if (a.written !== b.written) found.add('spelling')
  } else if (likeness === 'different') found.add(otherwise)
  else found.add((likeness === 'slip' || likeness === 'sound') && isReal(a) && isReal(b) ? otherwise : likeness)
}

function middles(found: Set<NameDifference>, a: readonly Syllable[], b: readonly Syllable[]): void {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (aligned(found, short, long)) return
  const isFiller = ({ written }: Syllable): boolean => fillers.has(written)
  const [bareShort, bareLong] = [short.filter((one) => !isFiller(one)), long.filter((one) => !isFiller(one))]
  const [first, second] = bareShort.length <= bareLong.length ? [bareShort, bareLong] : [bareLong, bareShort]
  if (bareShort.length === short.length && bareLong.length === long.length) {
    found.add('middle-other')
    return
  }
  // “Thị Lan” beside “Lan Ngọc”: the filler left, something else came.
  if (first.length > 0 && aligned(found, first, second)) found.add('middle-lost')
  else found.add('middle-other')
}

/** Does every syllable of the shorter stand in the longer, in order? Notes what was lost. */
function aligned(found: Set<NameDifference>, short: readonly Syllable[], long: readonly Syllable[]): boolean {
  const differences = new Set<NameDifference>()
  let at = 0
  for (const one of short) {
    let met = false
    while (at < long.length && !met) {
      const other = long[at++]
      if (!other) break
      const likeness = compareSyllables(one, other)
      if (likeness === 'different') differences.add(fillers.has(other.written) ? 'filler' : 'middle-lost')
      else {
        met = true
        note(differences, one, other, 'middle-other', isRealName)
      }
    }
    if (!met) return false
  }
  for (const rest of long.slice(at)) differences.add(fillers.has(rest.written) ? 'filler' : 'middle-lost')
  for (const one of differences) found.add(one)
  return true
}
