import { fold } from '../../values/names.ts'
import { type NameRead, readName } from './person-name.ts'
import { type Gazetteer, type PlaceRead, readPlace } from './places.ts'
import { readWrittenDate, type WrittenDate } from './written-date.ts'

/** A birth record as another system hands it over: all text, empty when not known. Names of the fields as in its file. */
export type WrittenBirth = {
  id: string
  ho_ten: string
  gioi_tinh: string
  ngay_sinh: string
  noi_sinh: string
  que_quan: string
  dan_toc: string
  quoc_tich: string
  cha: { ho_ten: string; nam_sinh: string }
  me: { ho_ten: string; nam_sinh: string }
  so: string
  quyen: string
  ngay_dang_ky: string
  /** Unit code of the office. */
  noi_dang_ky: string
  so_dinh_danh: string
}

export type ParentRead = { name: NameRead; year: number; pin: string }

/** A birth record read for comparing. Empty text, undefined or 0: not known. */
export type BirthRead = {
  name: NameRead | undefined
  sex: '1' | '2' | ''
  birth: WrittenDate | undefined
  birthPlace: PlaceRead | undefined
  hometown: PlaceRead | undefined
  ethnicity: string
  nationality: string
  mother: ParentRead | undefined
  father: ParentRead | undefined
  /** Number of the entry in its book. */
  number: string
  book: string
  registered: WrittenDate | undefined
  office: string
  /** The office in words, for people; empty: its code is told. */
  officeName: string
  pin: string
  /** Which child of a birth of several; 0: the only one, or not known. */
  nth: number
}

/** Takes a record apart. Never fails: what cannot be read is not known. */
export function readBirth(written: WrittenBirth, gazetteer: Gazetteer): BirthRead {
  const registered = readWrittenDate(written.ngay_dang_ky)
  const registeredIn = registered?.year ?? 0
  const birth = readWrittenDate(written.ngay_sinh, registeredIn)
  const parent = (one: { ho_ten: string; nam_sinh: string }): ParentRead | undefined => {
    const name = readName(one.ho_ten)
    return name && { name, year: yearOfParent(one.nam_sinh, registeredIn || (birth?.year ?? 0)), pin: '' }
  }
  return {
    name: readName(written.ho_ten),
    sex: readSex(written.gioi_tinh),
    birth,
    birthPlace: readPlace(written.noi_sinh, gazetteer),
    hometown: readPlace(written.que_quan, gazetteer),
    ethnicity: oneWord(written.dan_toc, readEthnicity),
    nationality: oneWord(written.quoc_tich, fold),
    mother: parent(written.me),
    father: parent(written.cha),
    number: entryNumber(written.so),
    book: entryNumber(written.quyen.replace(/^\D+/, '')),
    registered,
    office: written.noi_dang_ky.trim(),
    pin: readPin(written.so_dinh_danh),
    nth: 0,
    officeName: '',
  }
}

/** A birth as this program holds it already: parts that are known, null where not. */
export type KnownBirth = {
  name: string
  sex: string | null
  birth: { year: number | null; date: string | null }
  pin: string | null
  mother?: KnownParentOfBirth | undefined
  father?: KnownParentOfBirth | undefined
}
export type KnownParentOfBirth = { name: string; birth: { year: number | null }; pin: string | null }

/** The same reading for what needs no taking apart. */
export function readKnownBirth({ name, sex, birth, pin, mother, father }: KnownBirth): BirthRead {
  const parent = (one: KnownParentOfBirth | undefined): ParentRead | undefined => {
    const read = one && readName(one.name)
    return read && { name: read, year: one.birth.year ?? 0, pin: one.pin ?? '' }
  }
  return {
    name: readName(name),
    sex: readSex(sex ?? ''),
    birth: readWrittenDate(birth.date ?? (birth.year === null ? '' : String(birth.year))),
    birthPlace: undefined,
    hometown: undefined,
    ethnicity: '',
    nationality: '',
    mother: parent(mother),
    father: parent(father),
    number: '',
    book: '',
    registered: undefined,
    office: '',
    pin: readPin(pin ?? ''),
    nth: 0,
    officeName: '',
  }
}

/** A number of twelve digits, or nothing. */
export const readPin = (text: string): string => {
  const digits = text.replace(/[\s.-]/g, '')
  return /^\d{12}$/.test(digits) && !/^(\d)\1{11}$/.test(digits) ? digits : ''
}

/** `012/2015`, `Số: 12` → `12`. */
const entryNumber = (text: string): string => /\d+/.exec(text)?.[0]?.replace(/^0+(?=\d)/, '') ?? ''

export function readSex(text: string): '1' | '2' | '' {
  if (text === 'Nam') return '1'
  if (text === 'Nữ') return '2'
  const word = fold(text)
  if (word === '1' || word === 'nam' || word === 'm' || word === 'trai' || word === 'male' || word === 'con trai')
    return '1'
  if (word === '2' || word === 'nu' || word === 'f' || word === 'gai' || word === 'female' || word === 'con gai')
    return '2'
  return ''
}

const ethnicAliases: Readonly<Record<string, string>> = {
  viet: 'kinh',
  hmong: 'mong',
  'h mong': 'mong',
  meo: 'mong',
  khmer: 'khome',
  khome: 'khome',
  ede: 'ede',
  hre: 'hre',
  jrai: 'giarai',
  jarai: 'giarai',
  djarai: 'giarai',
  bahnar: 'bana',
  bahna: 'bana',
  raglay: 'raglai',
  coho: 'coho',
  koho: 'coho',
  cham: 'cham',
  champa: 'cham',
  man: 'dao',
  han: 'hoa',
  sandiu: 'sandiu',
  sodang: 'xodang',
  xedang: 'xodang',
  stieng: 'xtieng',
}

const words = new Map<string, string>()
/** One spelling of a word of a short list, remembered. */
function oneWord(text: string, make: (text: string) => string): string {
  if (text === '') return ''
  let found = words.get(text)
  if (found === undefined) {
    found = make(text)
    if (words.size > 10_000) words.clear()
    words.set(text, found)
  }
  return found
}

const readEthnicity = (text: string): string => {
  const word = fold(text.replace(/\(.*$/, '')).replaceAll(' ', '')
  return ethnicAliases[word] ?? word
}

/** `1960`, `12/05/1960`, `Canh Tý`, or an age: `35 tuổi` when the entry was made in 1995 → 1960. 0 when not known. */
function yearOfParent(text: string, atYear: number): number {
  if (/^\d{4}$/.test(text)) return Number(text)
  const trimmed = text.trim()
  if (trimmed === '') return 0
  const age = /^(\d{2})(?:\s*(?:tuổi|tuoi|t)\.?)?$/i.exec(trimmed)
  if (age) {
    const years = Number(age[1])
    if (/\D/.test(trimmed)) return atYear === 0 ? 0 : atYear - years
    // Two digits alone: an age where that makes a parent, else the end of a year.
    return atYear - 1900 - years >= 14 && atYear < 2000 && years > 45 ? 1900 + years : atYear === 0 ? 0 : atYear - years
  }
  return readWrittenDate(trimmed, atYear === 0 ? 0 : atYear - 13)?.year ?? 0
}
