import { below } from './draws.ts'

/** What clerks, scanners and keyboards do to a record; every one is logged beside the record it was done to. */
export const nameErrors = [
  'diacritics-missing',
  'diacritics-none',
  'hoi-nga',
  'y-i',
  'd-stroke',
  'tone-placement',
  'name-order',
  'middle-lost',
  'middle-added',
  'nickname',
  'regional',
  'telex',
  'ocr',
] as const
export type NameError = (typeof nameErrors)[number]
export const otherErrors = [
  'day-month',
  'year',
  'lunar',
  'year-only',
  'parent-year',
  'mother-name',
  'father-name',
  'father-missing',
  'sex',
  'unit-renamed',
] as const
export type ErrorKind = NameError | (typeof otherErrors)[number]

/** How often, per 100,000 entries of an ordinary clerk: at the desk, and in what was typed from old paper. */
export const errorRates: Readonly<Record<ErrorKind, readonly [desk: number, paper: number]>> = {
  'diacritics-missing': [300, 500],
  'diacritics-none': [60, 200],
  'hoi-nga': [1000, 1000],
  'y-i': [350, 500],
  'd-stroke': [150, 200],
  'tone-placement': [300, 300],
  'name-order': [100, 100],
  'middle-lost': [200, 200],
  'middle-added': [200, 200],
  nickname: [100, 500],
  regional: [300, 300],
  telex: [200, 400],
  ocr: [0, 1000],
  'day-month': [300, 300],
  year: [300, 500],
  lunar: [20, 150],
  'year-only': [0, 6000],
  'parent-year': [800, 1200],
  'mother-name': [400, 500],
  'father-name': [400, 500],
  'father-missing': [100, 300],
  sex: [50, 50],
  'unit-renamed': [0, 0],
}

const words = (name: string): string[] => name.split(' ')
const TONES = '\u0300\u0301\u0303\u0309\u0323'
const compose = (text: string): string => text.normalize('NFC')
const swapHoiNga = (text: string): string => {
  const parts = [...text.normalize('NFD')]
  const at = parts.findIndex((c) => c === '\u0309' || c === '\u0303')
  if (at >= 0) parts[at] = parts[at] === '\u0309' ? '\u0303' : '\u0309'
  return compose(parts.join(''))
}
const withoutMarks = (text: string): string =>
  compose(text.normalize('NFD').replace(/\p{M}/gu, '')).replace(/đ/g, 'd').replace(/Đ/g, 'D')
const withoutTone = (text: string): string => compose(text.normalize('NFD').replace(new RegExp(`[${TONES}]`, 'g'), ''))

const regional: readonly (readonly [string, string])[] = [
  ['Hoàng', 'Huỳnh'],
  ['Vũ', 'Võ'],
  ['Phúc', 'Phước'],
  ['Châu', 'Chu'],
  ['Nhân', 'Nhơn'],
  ['Nhật', 'Nhựt'],
  ['Sinh', 'Sanh'],
  ['Bảo', 'Bửu'],
  ['Hồng', 'Hường'],
  ['Tùng', 'Tòng'],
  ['Chính', 'Chánh'],
  ['Cảnh', 'Kiểng'],
  ['Đặng', 'Đặn'],
  ['Lợi', 'Lị'],
  ['Thịnh', 'Thạnh'],
  ['Trường', 'Tràng'],
]
const tonePlaces: readonly (readonly [RegExp, string])[] = [
  ['òa', 'oà'],
  ['óa', 'oá'],
  ['ỏa', 'oả'],
  ['õa', 'oã'],
  ['ọa', 'oạ'],
  ['òe', 'oè'],
  ['óe', 'oé'],
  ['ùy', 'uỳ'],
  ['úy', 'uý'],
  ['ủy', 'uỷ'],
  ['ũy', 'uỹ'],
  ['ụy', 'uỵ'],
].flatMap(([a = '', b = '']) => [[new RegExp(`${a}$`, 'u'), b] as const, [new RegExp(`${b}$`, 'u'), a] as const])
const nicknames = ['Tèo', 'Tí', 'Cu', 'Bé', 'Út', 'Tũn', 'Bi', 'Cún', 'Mít', 'Na', 'Tý', 'Sửu', 'Gái', 'Nở']
const telexMarks: Readonly<Record<string, string>> = {
  '\u0300': 'f',
  '\u0301': 's',
  '\u0303': 'x',
  '\u0309': 'r',
  '\u0323': 'j',
}

function inTelex(word: string): string {
  let tone = ''
  let made = ''
  for (const c of word.normalize('NFD')) {
    if (telexMarks[c]) tone = telexMarks[c]
    else if (c === '\u0302') made += made.slice(-1).toLowerCase()
    else if (c === '\u031b' || c === '\u0306') made += 'w'
    else made += c === 'đ' ? 'dd' : c === 'Đ' ? 'Dd' : c
  }
  return made + tone
}

/** Changes one word that the change fits, beginning anywhere. */
function oneWord(name: string, u: number, change: (word: string, at: number) => string): string {
  const all = words(name)
  const start = below(u, all.length)
  for (let i = 0; i < all.length; i += 1) {
    const at = (start + i) % all.length
    const was = all[at] ?? ''
    const next = change(was, at)
    if (next !== was) {
      all[at] = next
      return all.join(' ')
    }
  }
  return name
}

const ocrPairs: readonly (readonly [string, string])[] = [
  ['nh', 'uh'],
  ['m', 'rn'],
  ['i', 'l'],
  ['u', 'n'],
  ['ế', 'ê'],
  ['ư', 'u'],
  ['ơ', 'o'],
  ['c', 'e'],
  ['h', 'b'],
]

/** The name with that error; null when it does not fit this name. */
export function misspell(name: string, kind: NameError, sex: 1 | 2, u: number, v: number): string | null {
  const made = misspelt(name, kind, sex, u, v)
  return made === name || made.length < 2 ? null : made
}

function misspelt(name: string, kind: NameError, sex: 1 | 2, u: number, v: number): string {
  const all = words(name)
  switch (kind) {
    case 'diacritics-missing':
      return oneWord(name, u, (word) => (v % 2 === 0 ? withoutMarks(word) : withoutTone(word)))
    case 'diacritics-none':
      return withoutMarks(name)
    case 'hoi-nga':
      return oneWord(name, u, swapHoiNga)
    case 'y-i':
      return oneWord(name, u, (word) => {
        if (/^[^aeiouăâêôơưy]*[yỳýỷỹỵ]$/iu.test(word.normalize('NFC')))
          return word.replace(/[yỳýỷỹỵ]$/u, (c) => 'iìíỉĩị'['yỳýỷỹỵ'.indexOf(c)] ?? c)
        if (/^(?:[LMKHTVS]|Th|Ph|Qu)[iìíỉĩị]$/u.test(word))
          return word.replace(/[iìíỉĩị]$/u, (c) => 'yỳýỷỹỵ'['iìíỉĩị'.indexOf(c)] ?? c)
        return word
      })
    case 'd-stroke':
      return oneWord(name, u, (word) =>
        word.includes('Đ') ? word.replace('Đ', 'D') : word.startsWith('D') ? word.replace('D', 'Đ') : word,
      )
    case 'tone-placement':
      return oneWord(name, u, (word) => {
        for (const [from, to] of tonePlaces) if (from.test(word)) return word.replace(from, to)
        return word
      })
    case 'name-order':
      return all.length < 2
        ? name
        : v % 2 === 0
          ? [all.at(-1), ...all.slice(0, -1)].join(' ')
          : [...all.slice(1), all[0]].join(' ')
    case 'middle-lost':
      return all.length < 3 ? name : all.filter((_, i) => i !== 1 + below(u, all.length - 2)).join(' ')
    case 'middle-added': {
      const more = sex === 2 ? (all.includes('Thị') ? 'Ngọc' : 'Thị') : all.includes('Văn') ? 'Minh' : 'Văn'
      return all.length < 2 || all.length > 4 ? name : [all[0], more, ...all.slice(1)].join(' ')
    }
    case 'nickname':
      return [...all.slice(0, -1), nicknames[below(u, nicknames.length)] ?? 'Tèo'].join(' ')
    case 'regional':
      return oneWord(name, u, (word) => {
        for (const [a, b] of regional) if (word === a || word === b) return word === a ? b : a
        return word
      })
    case 'telex':
      return oneWord(name, u, inTelex)
    case 'ocr':
      return oneWord(name, u, (word, at) => {
        if (at === 0 && all.length > 1 && v % 3 > 0) return word
        const [from, to] = ocrPairs[below(v, ocrPairs.length)] ?? ['n', 'u']
        const there = word.indexOf(from, 1)
        return there > 0 ? word.slice(0, there) + to + word.slice(there + from.length) : word
      })
  }
}
