import { fold } from '../../values/names.ts'
import { regionalGroups } from './spelling-data.ts'

/** One written syllable, taken apart once so that it can be compared cheaply. */
export type Syllable = {
  /** Lower case, as written. */
  written: string
  /** Without any mark, as typed: `ly`. */
  folded: string
  /** Without any mark, `y` and `i` made one. */
  plain: string
  /** Letters with their hats and horns, without the tone, `y` and `i` made one: `huyên`, `lí` → `li`. */
  letters: string
  /** 0 ngang, 1 huyền, 2 sắc, 3 hỏi, 4 ngã, 5 nặng; where the mark stands does not matter. */
  tone: number
  /** Letters and tone in one. */
  key: string
  /** What regions and typists confuse is made one: `xuân`, `suân` → `suan`. For blocking keys. */
  sound: string
  /** The same without regard to regional spellings. */
  ownSound: string
  /** What a reader of scans would take for the same letters. */
  misread: string
  /** Ends with a sign of abbreviation. */
  short: boolean
  /** Number of a group of regional spellings of one name, or -1. */
  region: number
}

export type SyllableLikeness =
  | 'same'
  /** hỏi for ngã or the reverse. */
  | 'hoi-nga'
  | 'regional'
  /** One of the two is without some or all of the marks. */
  | 'marks-lost'
  /** The same letters with other marks. */
  | 'marks'
  /** l/n, s/x, ch/tr, d/gi/r/v, n/ng, t/c. */
  | 'sound'
  /** One letter more, less, other, or two swapped. */
  | 'slip'
  | 'abbreviated'
  | 'different'

const tones: Readonly<Record<string, number>> = { '\u0300': 1, '\u0301': 2, '\u0309': 3, '\u0303': 4, '\u0323': 5 }

const known = new Map<string, Syllable>()

export function syllable(text: string): Syllable {
  const cached = known.get(text)
  if (cached) return cached
  const made = takeApart(text)
  if (known.size > 100_000) known.clear()
  known.set(text, made)
  return made
}

function takeApart(text: string): Syllable {
  const written = text.toLowerCase().normalize('NFC')
  let tone = 0
  let letters = ''
  for (const mark of written.normalize('NFD')) {
    const found = tones[mark]
    if (found === undefined) letters += mark
    else tone = found
  }
  letters = oneI(letters.normalize('NFC'))
  const folded = fold(written).replaceAll(' ', '')
  const plain = oneI(folded)
  const region =
    regions.get(`${letters}${tone}`) ?? (letters === plain && tone === 0 ? regions.get(plain) : undefined) ?? -1
  const main = mainForms.get(plain) ?? plain
  const ownSound = soundOf(plain)
  const sound = main === plain ? ownSound : soundOf(main)
  const short = /[.~]$/.test(written)
  return {
    written,
    folded,
    plain,
    letters,
    tone,
    key: `${letters}${tone}`,
    sound,
    ownSound,
    misread: misreadOf(plain),
    short,
    region,
  }
}

/** `ly` and `li`, `quy` and `qui` are one; `ay` and `ai`, `uy` and `ui` are not. */
const oneI = (text: string): string => text.replace(/(^|[^aâeêoôơuư]|^qu)y/g, '$1i')

function soundOf(plain: string): string {
  return plain
    .replace(/^(ch|tr)/, 'c')
    .replace(/^x/, 's')
    .replace(/^(gi|d|r|v)(?=[aeiou])/, 'd')
    .replace(/^gi/, 'di')
    .replace(/^(l|n)(?=[aeiouy])/, 'l')
    .replace(/^(k|q)(?=[aeiu])/, 'k')
    .replace(/^c(?=[aou])/, 'k')
    .replace(/^ph/, 'f')
    .replace(/(ng|nh)$/, 'n')
    .replace(/(ch|c)$/, 't')
}

const regions = new Map<string, number>()
/** Any regional form without marks → the usual form without marks. */
const mainForms = new Map<string, string>()
function readRegions(): void {
  for (const [number, group] of regionalGroups.entries()) {
    const main = takeApartPlainly(group[0] ?? '').plain
    for (const word of group) {
      const one = takeApartPlainly(word)
      regions.set(`${one.letters}${one.tone}`, number)
      // Without marks several names fall together (`chau`); the first group keeps the bare form.
      if (!regions.has(one.plain)) regions.set(one.plain, number)
      if (!mainForms.has(one.plain)) mainForms.set(one.plain, main)
    }
  }
}
function takeApartPlainly(word: string): { letters: string; plain: string; tone: number } {
  let tone = 0
  let letters = ''
  for (const mark of word.normalize('NFD')) {
    const found = tones[mark]
    if (found === undefined) letters += mark
    else tone = found
  }
  return { letters: oneI(letters.normalize('NFC')), plain: oneI(fold(word)), tone }
}
readRegions()

/** How alike two syllables are, the mildest explanation first. Symmetric. */
export function compareSyllables(a: Syllable, b: Syllable): SyllableLikeness {
  if (a === b) return 'same'
  if (a.letters === b.letters) {
    if (a.tone === b.tone) return 'same'
    if ((a.tone === 3 && b.tone === 4) || (a.tone === 4 && b.tone === 3)) return 'hoi-nga'
  }
  if (a.region >= 0 && a.region === b.region && a.plain !== b.plain) return 'regional'
  if (a.plain === b.plain) return fewerMarks(a, b) || fewerMarks(b, a) ? 'marks-lost' : 'marks'
  if ((a.short && abbreviates(a, b)) || (b.short && abbreviates(b, a))) return 'abbreviated'
  if (a.ownSound === b.ownSound) return 'sound'
  const slipped = oneSlip(a.plain, b.plain) || oneSlip(a.folded, b.folded) || a.misread === b.misread
  return slipped ? 'slip' : 'different'
}

/** Is every mark of `less` also in `more`? */
function fewerMarks(less: Syllable, more: Syllable): boolean {
  if (less.tone !== 0 && less.tone !== more.tone) return false
  if (less.letters.length !== more.letters.length) return false
  for (let n = 0; n < less.letters.length; n++)
    if (less.letters[n] !== more.letters[n] && less.letters[n] !== more.plain[n]) return false
  return true
}

const abbreviates = (short: Syllable, long: Syllable): boolean =>
  long.plain.startsWith(short.plain) && short.plain.length < long.plain.length

const misreadOf = (plain: string): string =>
  plain.replaceAll('rn', 'm').replaceAll('cl', 'd').replaceAll('li', 'h').replaceAll('vv', 'w').replaceAll('ii', 'u')

/** At most one letter other, more, less, or two neighbours swapped; words of one or two letters must be equal. */
export function oneSlip(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 2 || Math.max(a.length, b.length) < 3) return false
  if (Math.abs(a.length - b.length) > 1) return false
  let from = 0
  while (from < a.length && a[from] === b[from]) from++
  let [endA, endB] = [a.length, b.length]
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  const [restA, restB] = [endA - from, endB - from]
  if (restA <= 1 && restB <= 1) return true
  return restA === 2 && restB === 2 && a[from] === b[from + 1] && a[from + 1] === b[from]
}
