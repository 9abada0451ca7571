import { fold } from '../values/names.ts'
import { readTypedDate } from '../values/partial-date.ts'

/** A name as typed: `key` folded, `marked` when it was typed with diacritics. */
export type AskedName = { name: string; key: string; marked: boolean }

/** Words typed beside an exact key or instead of one. */
export type AskedWords = {
  by: 'words'
  name: AskedName | null
  mother: AskedName | null
  father: AskedName | null
  /** "con của …": either of the parents. */
  parent: AskedName | null
  year: number | null
  date: string | null
  /** A place in words; when no place is called so, `nameWithPlace` is the name. */
  place: string | null
  nameWithPlace: AskedName | null
}

/** What an official typed into the one box, understood. */
export type Understood =
  | { by: 'pin'; pin: string }
  | { by: 'phone'; phone: string }
  | { by: 'number'; entryNo: number; volume: number | null; year: number; place: string | null }
  | AskedWords

const NUMBERED = /^(?:số\s*)?(\d{1,6})\s*(?:,?\s*quyển\s*(?:số\s*)?(\d{1,3}))?\s*\/\s*(\d{4})(?:[\s,]+(\P{Nd}*))?$/iu
const THREE_PARTS = /^(?:số\s*)?(\d{1,6})\/(\d{1,3})\/(?:ks|kh|kt)?-?(\d{4})\s*(?:,\s*(\P{Nd}*))?$/iu

/**
 * Reads the box: 12 digits are a PIN, nine to eleven with a leading 0 or +84 a telephone number; `5/2026`, `số 5 quyển 1/2026`, with or without a
 * place behind it, a number of a book; words a name, with a date or a year, a parent ("con bà …", "mẹ …") and a place ("xã …", or behind a comma)
 * in any order. A full date alone (`17/07/2026`, `17072026`) is a birth date.
 */
export function understand(typed: string): Understood {
  const text = typed.normalize('NFC').replace(/\s+/g, ' ').trim()
  const compact = text.replace(/[\s.-]/g, '')
  if (/^\d{12}$/.test(compact)) return { by: 'pin', pin: compact }
  const phone = phoneOf(text)
  if (phone) return { by: 'phone', phone }
  const numbered = NUMBERED.exec(text) ?? THREE_PARTS.exec(text)
  if (numbered && (NUMBERED.test(text) || !isDate(text)))
    return {
      by: 'number',
      entryNo: Number(numbered[1]),
      volume: numbered[2] ? Number(numbered[2]) : null,
      year: Number(numbered[3]),
      place: fold(numbered[4] ?? '') || null,
    }
  return readWords(text)
}

const isDate = (text: string): boolean => readTypedDate(text)?.known === 'day'

/** `0912 345 678`, `+84 912 345 678` → `0912345678`; undefined when it is no telephone number. */
function phoneOf(text: string): string | undefined {
  if (!/^(?:(?:sđt|đt|điện thoại|dt|sdt)\s*:?\s*)?\+?[\d .-]+$/iu.test(text)) return undefined
  const digits = text.replace(/\D/g, '').replace(/^(?:00)?84(?=\d{9,10}$)/, '0')
  return /^0\d{8,10}$/.test(digits) && !isDate(text) ? digits : undefined
}

type Part = 'name' | 'mother' | 'father' | 'parent' | 'place'
/** Words that begin a part: as written, and folded where nothing else is written so. The longest fits first. */
const MARKERS: readonly (readonly [words: string, part: Part, bare: boolean])[] = [
  ['con của bà', 'mother', true],
  ['con của ông', 'father', true],
  ['con ông bà', 'parent', true],
  ['con của', 'parent', true],
  ['con bà', 'mother', true],
  ['con cô', 'mother', true],
  ['con chị', 'mother', true],
  ['con ông', 'father', true],
  ['con anh', 'father', true],
  ['mẹ là', 'mother', true],
  ['cha là', 'father', true],
  ['bố là', 'father', true],
  ['mẹ', 'mother', false],
  ['má', 'mother', false],
  ['cha', 'father', true],
  ['bố', 'father', false],
  ['đặc khu', 'place', true],
  ['thị trấn', 'place', true],
  ['thị xã', 'place', true],
  ['thành phố', 'place', true],
  ['xã', 'place', false],
  ['phường', 'place', false],
  ['huyện', 'place', false],
  ['quận', 'place', false],
  ['tỉnh', 'place', false],
  ['tp', 'place', true],
  ['tp.', 'place', true],
  ['tại', 'place', false],
  ['ở', 'place', false],
]
/** Parts that may follow a comma without their diacritics: "nguyen van an, xa dong van". */
const AFTER_COMMA = new Set(['xa', 'phuong', 'huyen', 'quan', 'tinh', 'me', 'bo', 'ba me', 'o', 'tai'])
/** Left out of a place: the word only says that one follows. */
const LEADING = new Set(['tai', 'o'])

function readWords(text: string): AskedWords {
  const found: Record<Part, string[]> = { name: [], mother: [], father: [], parent: [], place: [] }
  let date: string | null = null
  let year: number | null = null
  let placeOnly = true
  for (const [n, segment] of text.split(/[,;]/).entries()) {
    let part: Part = n === 0 ? 'name' : 'place'
    let marked = n === 0
    const words = segment.trim().split(' ')
    for (let at = 0; at < words.length; at++) {
      const word = words[at] ?? ''
      const read = /^\d/.test(word) ? readTypedDate(word) : undefined
      if (read?.known === 'day') date = read.date
      else if (read?.known === 'year' || read?.known === 'month') year = read.year
      else if (saysWhen(words, at)) continue
      else {
        const marker = markerAt(words, at, n > 0 && at === 0)
        if (marker && at + marker.length < words.length) {
          part = marker.part
          marked = true
          const begins = fold(words.slice(at, at + marker.length).join(' '))
          if (part === 'place' && !LEADING.has(begins)) found.place.push(begins)
          else if (part === 'place' && found.place.length > 0) found.place.push(',')
          at += marker.length - 1
        } else if (word !== '') found[part].push(word)
      }
    }
    if (!marked && found.place.length > 0) placeOnly = false
    if (part === 'place') found.place.push(',')
  }
  const place = found.place.join(' ').split(',').map(fold).filter(Boolean).join(', ') || null
  const withPlace = placeOnly ? null : nameOf([...found.name, ...found.place.filter((word) => word !== ',')])
  return {
    by: 'words',
    name: nameOf(found.name),
    mother: nameOf(found.mother),
    father: nameOf(found.father),
    parent: nameOf(found.parent),
    year: year ?? (date ? Number(date.slice(0, 4)) : null),
    date,
    place,
    nameWithPlace: place === null ? null : withPlace,
  }
}

/** "sinh năm", "ngày" before a date; "nam" alone without its mark is a name. */
function saysWhen(words: readonly string[], at: number): boolean {
  const [word = '', next = '', before = ''] = [words[at], words[at + 1], words[at - 1]].map((one) =>
    (one ?? '').toLocaleLowerCase('vi'),
  )
  const number = /^\d/.test(next)
  if (word === 'sinh') return number || /^(?:năm|nam|ngày|ngay)$/.test(next)
  if (word === 'năm' || word === 'ngày') return number
  return (word === 'nam' || word === 'ngay') && before === 'sinh' && number
}

function markerAt(words: readonly string[], at: number, afterComma: boolean): { part: Part; length: number } | null {
  for (const [marker, part, bare] of MARKERS) {
    const length = marker.split(' ').length
    const here = words
      .slice(at, at + length)
      .join(' ')
      .toLocaleLowerCase('vi')
    const key = fold(marker)
    if (here === marker) return { part, length }
    // Without diacritics only what cannot be a name: "con ba", or behind a comma.
    if (here === key && ((bare && (at > 0 || part !== 'father')) || (afterComma && AFTER_COMMA.has(key))))
      return { part, length }
  }
  return null
}

function nameOf(words: readonly string[]): AskedName | null {
  const name = words.join(' ').trim()
  const key = fold(name)
  // A sign alone is nobody's name, yet somebody typed something: it finds nothing.
  return name === '' ? null : { name, key, marked: key !== name.toLocaleLowerCase('vi') }
}

const dayText = (date: string): string => date.split('-').reverse().join('/')

/** How the box was understood, for the screen to say. */
export function describeUnderstood(understood: Understood): string {
  switch (understood.by) {
    case 'pin':
      return `Số định danh ${understood.pin}`
    case 'phone':
      return `Số điện thoại ${understood.phone} của người yêu cầu`
    case 'number':
      return `Số ${understood.entryNo}${understood.volume ? `, quyển ${understood.volume}` : ''}, năm ${understood.year}${understood.place ? `, tại ${understood.place}` : ''}`
    case 'words': {
      const { name, mother, father, parent, year, date, place } = understood
      const said = [
        name && `họ tên “${name.name}”`,
        date ? `ngày ${dayText(date)}` : year ? `năm ${year}` : null,
        mother && `mẹ “${mother.name}”`,
        father && `cha “${father.name}”`,
        parent && `cha hoặc mẹ “${parent.name}”`,
        place && `nơi đăng ký “${place}”`,
      ].filter(Boolean)
      if (!name && !mother && !father && !parent && !place)
        return date ? `Sinh ngày ${dayText(date)}` : `Sinh năm ${year ?? '…'}`
      const text = said.join(', ')
      return `${text.charAt(0).toLocaleUpperCase('vi')}${text.slice(1)}`
    }
  }
}

/** Letters that differ between two words: one for a letter more, less, other, or two in exchange; 2 stands for more. */
export function slips(one: string, other: string): 0 | 1 | 2 {
  if (one === other) return 0
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1) return 2
  let start = 0
  while (start < short.length && short[start] === long[start]) start++
  let end = 0
  while (end < short.length - start && short[short.length - 1 - end] === long[long.length - 1 - end]) end++
  const middle = long.length - start - end
  if (middle <= 1) return 1
  const exchanged =
    middle === 2 && short.length === long.length && short[start] === long[start + 1] && short[start + 1] === long[start]
  return exchanged ? 1 : 2
}

/** Words a word is tried with; the common ones first. */
const MOST_ALIKE = 14
const MOST_KEYS = 600

/** Words that a tenth of all names hold: they narrow nothing down. */
const EVERYWHERE = new Set('nguyen tran le pham hoang phan vu vo huynh truong thi van'.split(' '))
export const narrows = (words: readonly string[]): boolean =>
  words.some((word) => word.length > 1 && !EVERYWHERE.has(word))

/** The words of a name without one of them, each in turn; only what still narrows the search down. */
export const withoutOne = (key: string): string[][] => {
  const words = key.split(' ')
  return words.length < 3 ? [] : words.map((_, at) => words.toSpliced(at, 1)).filter(narrows)
}

/**
 * Names a slip away from the typed one, as their words in alphabetical order (the dictionary's `sorted`): each word in turn, then two at a time,
 * exchanged for one a letter away. The closest first; the typed name itself is not among them.
 */
export function nearbyNames(key: string, alike: ReadonlyMap<string, readonly string[]>): string[] {
  const words = key.split(' ').filter(Boolean)
  const others = words.map((word) =>
    (alike.get(word) ?? []).filter((other) => other !== word && slips(word, other) === 1).slice(0, MOST_ALIKE),
  )
  const sorted = (made: readonly string[]): string => made.toSorted().join(' ')
  const found = new Set<string>()
  const itself = sorted(words)
  const change = (made: readonly string[], from: number, left: number): void => {
    for (let at = from; at < made.length; at++)
      for (const other of others[at] ?? []) {
        const next = made.with(at, other)
        if (left === 1 && found.size < MOST_KEYS) found.add(sorted(next))
        else if (left > 1) change(next, at + 1, left - 1)
      }
  }
  change(words, 0, 1)
  // A space too much or too little.
  for (const [at, word] of words.entries()) {
    const next = words[at + 1]
    if (next !== undefined) found.add(sorted(words.toSpliced(at, 2, word + next)))
    for (let cut = 1; cut < word.length; cut++)
      found.add(sorted(words.toSpliced(at, 1, word.slice(0, cut), word.slice(cut))))
  }
  change(words, 0, 2)
  found.delete(itself)
  return [...found]
}
