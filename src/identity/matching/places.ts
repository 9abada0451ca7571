import { fold } from '../../values/names.ts'

/** A row of the units' lists: `level` is province, district or commune; `name` is without the type word. */
export type UnitRow = { code: string; name: string; level: string; parent: string; variants?: string | undefined }
/** Old unit → unit that followed it. */
export type SuccessionRow = { old: string; new: string }
/** A province that was gone before the codes of today; the codes are those of 34 provinces, with `|` between them. */
export type HistoricProvinceRow = { name: string; otherNames: string; successors: string }

type Commune = { provinces: ReadonlySet<string>; district: string; codes: readonly string[] }

/** What names of places mean, whatever the year they were written in. Made once; holds the whole country in about 20 MB. */
export type Gazetteer = {
  /** Folded name of a province, any year → codes of the provinces since 2025-07-01 that hold its land. */
  provinces: ReadonlyMap<string, ReadonlySet<string>>
  districts: ReadonlySet<string>
  communes: ReadonlyMap<string, readonly Commune[]>
  /** Any unit code → codes of the communes (or of the unit itself) since 2025-07-01. */
  successors: ReadonlyMap<string, readonly string[]>
  read: Map<string, PlaceRead | null>
}

/** A place in words, resolved as far as the words go. */
export type PlaceRead = {
  written: string
  /** Folded, without type words. */
  text: string
  provinces: ReadonlySet<string> | undefined
  district: string
  commune: string
  /** Codes since 2025-07-01. */
  communes: readonly string[]
}

export type PlaceLikeness = 'same-place' | 'same-commune' | 'same-district' | 'same-province' | 'other' | 'unknown'

const shortNames: Readonly<Record<string, string>> = {
  hcm: 'ho chi minh',
  tphcm: 'ho chi minh',
  'tp hcm': 'ho chi minh',
  hochiminh: 'ho chi minh',
  'sai gon': 'ho chi minh',
  'gia dinh': 'ho chi minh',
  'sai gon gia dinh': 'ho chi minh',
  hn: 'ha noi',
  hanoi: 'ha noi',
  brvt: 'ba ria vung tau',
  'br vt': 'ba ria vung tau',
  'vung tau con dao': 'ba ria vung tau',
  'tt hue': 'thua thien hue',
  hue: 'thua thien hue',
  'thua thien': 'thua thien hue',
  'dac lac': 'dak lak',
  'dac lak': 'dak lak',
  daklak: 'dak lak',
  'dac nong': 'dak nong',
  'cong tum': 'kon tum',
  kontum: 'kon tum',
}

/** Name of a unit as a key: folded, without leading zeros of numbered wards. */
const keyOf = (name: string): string => {
  const key = fold(name)
  return /^0\d$/.test(key) ? key.slice(1) : key
}

export function makeGazetteer(
  units: readonly UnitRow[],
  successions: readonly SuccessionRow[],
  historic: readonly HistoricProvinceRow[],
): Gazetteer {
  const next = new Map<string, string[]>()
  for (const { old, new: code } of successions) next.set(old, [...(next.get(old) ?? []), code])
  const successors = new Map<string, readonly string[]>()
  const follow = (code: string, depth: number): readonly string[] => {
    const known = successors.get(code)
    if (known) return known
    const after = next.get(code)
    const found =
      after === undefined || depth > 4
        ? [code]
        : [...new Set(after.flatMap((one) => (one === code ? [one] : follow(one, depth + 1))))]
    successors.set(code, found)
    return found
  }
  const byCode = new Map(units.map((unit) => [unit.code, unit]))
  const provinceOf = (unit: UnitRow): string => {
    let one: UnitRow | undefined = unit
    for (let n = 0; one && one.level !== 'province' && n < 3; n++) one = byCode.get(one.parent)
    return one?.code ?? ''
  }
  const provinces = new Map<string, Set<string>>()
  const addProvince = (name: string, codes: readonly string[]): void => {
    const key = keyOf(name)
    if (key === '') return
    const held = provinces.get(key) ?? new Set<string>()
    for (const code of codes) held.add(code)
    provinces.set(key, held)
  }
  const communes = new Map<string, Commune[]>()
  const districts = new Set<string>()
  for (const unit of units) {
    if (unit.level === 'district') districts.add(keyOf(unit.name))
    if (unit.level === 'province') addProvince(unit.name, follow(unit.code, 0))
    if (unit.level !== 'commune') continue
    const codes = follow(unit.code, 0)
    const parent = byCode.get(unit.parent)
    const place: Commune = {
      provinces: new Set(follow(provinceOf(unit), 0)),
      district: parent?.level === 'district' ? keyOf(parent.name) : '',
      codes,
    }
    for (const name of [unit.name, ...(unit.variants ?? '').split('|')]) {
      const key = keyOf(name)
      if (key !== '') communes.set(key, [...(communes.get(key) ?? []), place])
    }
  }
  for (const { name, otherNames, successors: codes } of historic)
    for (const one of [name, ...otherNames.split('|')])
      if (!provinces.has(keyOf(one))) addProvince(one, codes.split('|'))
  for (const [short, name] of Object.entries(shortNames)) {
    const codes = provinces.get(name)
    if (codes && !provinces.has(short)) provinces.set(short, codes)
  }
  return { provinces, districts, communes, successors, read: new Map() }
}

/** A gazetteer that knows nothing: places are compared by their words. */
export const noGazetteer: Gazetteer = makeGazetteer([], [], [])

type Kind = 'province' | 'city' | 'district' | 'commune' | 'other' | 'bare'
const kinds: readonly (readonly [RegExp, Kind])[] = [
  [/^(?:tinh|t)\s+(?=\S)/, 'province'],
  [/^(?:thanh pho|tp)\s+(?=\S)/, 'city'],
  [/^(?:huyen|h|quan|q|thi xa|tx)\s*(?=\s\S|\d)/, 'district'],
  [/^(?:xa|x|phuong|p|thi tran|tt|dac khu)\s*(?=\s\S|\d)/, 'commune'],
  [
    /^(?:thon|ban|ap|khu|to|xom|buon|lang|soc|so|duong|benh vien|bv|tram|nha|phum|khom|trung tam|co so|phong kham)\b/,
    'other',
  ],
]
const typeWords = /\s(?=(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s)/giu

export function readPlace(text: string, gazetteer: Gazetteer): PlaceRead | undefined {
  if (text === '') return undefined
  let found = gazetteer.read.get(text)
  if (found === undefined) {
    found = readAnew(text, gazetteer) ?? null
    if (gazetteer.read.size > 30_000) gazetteer.read.clear()
    gazetteer.read.set(text, found)
  }
  return found ?? undefined
}

function readAnew(text: string, gazetteer: Gazetteer): PlaceRead | undefined {
  const segments = text
    .normalize('NFC')
    .replace(/[^\S\n]{2,}|\t|\u00a0/g, ' ')
    .replace(/(bà rịa|thừa thiên|phan rang|sài gòn)\s*[-–]\s*/giu, '$1 ')
    .replace(/thị\s+xã/giu, 'thị_xã')
    .replace(typeWords, ',')
    .split(/[,;()\n]|\s[-–—]\s|(?<=\p{Ll})-(?=\p{Lu})/u)
    .map(fold)
    .filter((segment) => segment !== '' && segment !== 'viet nam')
  if (segments.length === 0 || /^(?:khong|chua) /.test(segments[0] ?? '')) return undefined
  let provinces: ReadonlySet<string> | undefined
  let [district, commune] = ['', '']
  const names: string[] = []
  for (const [n, segment] of [...segments].reverse().entries()) {
    const { kind, name } = kindOf(segment, gazetteer)
    names.unshift(name)
    if (kind === 'other') continue
    const held = gazetteer.provinces.get(name)
    const mayBeProvince = kind === 'province' || kind === 'city' || kind === 'bare'
    if (!provinces && held && mayBeProvince && (n === 0 || kind !== 'bare')) provinces = held
    else if (kind === 'commune') commune ||= keyOf(name)
    else if (kind === 'district' || kind === 'city') district ||= keyOf(name)
    else if (kind === 'bare' && n > 0) {
      if (!district && n < segments.length - 1) district = keyOf(name)
      else commune ||= keyOf(name)
    }
  }
  let found = communesOf(gazetteer, commune, district, provinces)
  if (found.length === 0 && district !== '' && commune === '') {
    // Two words alone: commune and province, as units stand since 2025.
    found = communesOf(gazetteer, district, '', provinces)
    if (found.length > 0 && provinces) [commune, district] = [district, '']
    else found = []
  }
  return { written: text, text: names.join(' '), provinces, district, commune, communes: found }
}

/** A word for a smaller place also begins names of units, as in Lạng Sơn, Sóc Trăng, Buôn Ma Thuột, Nha Trang. */
const isUnit = (name: string, { provinces, districts, communes }: Gazetteer): boolean =>
  provinces.has(name) || districts.has(name) || communes.has(name)

function kindOf(segment: string, gazetteer: Gazetteer): { kind: Kind; name: string } {
  for (const [pattern, kind] of kinds)
    if (pattern.test(segment) && !(kind === 'other' && isUnit(segment, gazetteer)))
      return { kind, name: kind === 'other' ? segment : segment.replace(pattern, '').trim() }
  return { kind: 'bare', name: segment }
}

function communesOf(
  { communes }: Gazetteer,
  commune: string,
  district: string,
  provinces: ReadonlySet<string> | undefined,
): readonly string[] {
  if (commune === '') return []
  const all = (communes.get(commune) ?? []).filter((one) => !provinces || meet(one.provinces, provinces))
  const inDistrict = district === '' ? all : all.filter((one) => one.district === district)
  const found = inDistrict.length > 0 ? inDistrict : all
  return found.length > 12 ? [] : [...new Set(found.flatMap(({ codes }) => codes))]
}

const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  for (const one of a) if (b.has(one)) return true
  return false
}

export function comparePlaces(a: PlaceRead | undefined, b: PlaceRead | undefined): PlaceLikeness {
  if (!a || !b) return 'unknown'
  if (a.text === b.text) return a.commune === '' && a.provinces ? 'same-province' : 'same-place'
  const provincesMeet = a.provinces && b.provinces ? meet(a.provinces, b.provinces) : undefined
  if (provincesMeet === false) return 'other'
  if (a.communes.some((code) => b.communes.includes(code))) return 'same-commune'
  if (
    a.commune !== '' &&
    a.commune === b.commune &&
    (a.district === b.district || a.district === '' || b.district === '')
  )
    return 'same-commune'
  if (a.district !== '' && a.district === b.district) return 'same-district'
  return provincesMeet ? 'same-province' : 'unknown'
}

/** Are two offices, by unit code, one office or followers of one another? */
export function sameOffice(a: string, b: string, { successors }: Gazetteer): boolean {
  if (a === b) return true
  const [one, other] = [successors.get(a) ?? [a], successors.get(b) ?? [b]]
  return one.length === 1
    ? other.includes(one[0] ?? '') && other.length <= 3
    : one.length <= 3 && one.some((code) => other.includes(code))
}
