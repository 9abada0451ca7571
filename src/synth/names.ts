import { below, chance, type Domain, domains, draw, pick, type Weighted, weighted } from './draws.ts'

type Row = Readonly<Record<string, string>>

export type Sex = 1 | 2
type Pattern = { template: string; provinces: ReadonlySet<string> | null; weight: number }

/** How people are called: tables by ethnic group, sex and time. */
export type Names = {
  family: Readonly<Record<'north' | 'south' | 'nghe_an', Weighted<string>>>
  groupFamily: ReadonlyMap<string, Weighted<string>>
  /** By sex and era. */
  given: ReadonlyMap<string, Weighted<string>>
  groupGiven: ReadonlyMap<string, Weighted<string>>
  middle: ReadonlyMap<string, Weighted<string>>
  patterns: ReadonlyMap<string, readonly Pattern[]>
  words: ReadonlyMap<string, readonly string[]>
}

const eras = ['before_1960', 'from_1960', 'from_1985', 'from_2005'] as const
const eraOf = (year: number): (typeof eras)[number] =>
  year < 1960 ? 'before_1960' : year < 1985 ? 'from_1960' : year < 2005 ? 'from_1985' : 'from_2005'

const number = (row: Row, column: string): number => Number(row[column] ?? 0)
const word = (row: Row, column: string): string => row[column] ?? ''

function byKey(
  rows: readonly Row[],
  key: (row: Row) => string,
  value: (row: Row) => [string, number],
): Map<string, Weighted<string>> {
  const groups = new Map<string, [string, number][]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(value(row))
    else groups.set(key(row), [value(row)])
  }
  return new Map([...groups].map(([k, pairs]) => [k, weighted(pairs)]))
}

/** Reads the tables of `database/synthetic`. */
export function namesOf(rows: (file: string) => readonly Row[]): Names {
  const families = rows('family-names')
  const inRegion = (column: string) =>
    weighted(families.map((row) => [word(row, 'name'), number(row, column)] as const))
  const given = rows('given-names')
  const patterns = new Map<string, Pattern[]>()
  for (const row of rows('name-patterns')) {
    const key = `${word(row, 'group')} ${word(row, 'sex')}`
    const provinces = word(row, 'provinces')
    const pattern = {
      template: word(row, 'template'),
      provinces: provinces === '*' ? null : new Set(provinces.split('|')),
      weight: number(row, 'weight'),
    }
    patterns.set(key, [...(patterns.get(key) ?? []), pattern])
  }
  return {
    family: { north: inRegion('north'), south: inRegion('south'), nghe_an: inRegion('nghe_an') },
    groupFamily: byKey(
      rows('group-family-names'),
      (r) => word(r, 'group'),
      (r) => [word(r, 'name'), number(r, 'weight')],
    ),
    given: new Map(
      ['M', 'F'].flatMap((sex) =>
        eras.map((era): [string, Weighted<string>] => [
          `${sex} ${era}`,
          weighted(given.filter((r) => word(r, 'sex') === sex).map((r) => [word(r, 'name'), number(r, era)] as const)),
        ]),
      ),
    ),
    groupGiven: byKey(
      rows('group-given-names'),
      (r) => `${word(r, 'group')} ${word(r, 'sex')}`,
      (r) => [word(r, 'name'), number(r, 'weight')],
    ),
    middle: byKey(
      rows('middle-names'),
      (r) => `${word(r, 'sex')} ${word(r, 'position')}`,
      (r) => [word(r, 'name'), number(r, 'n')],
    ),
    patterns,
    words: new Map(rows('pattern-words').map((r) => [word(r, 'placeholder'), word(r, 'values').split('|')])),
  }
}

const north = new Set(['TDMNPB', 'DBSH'])

/** A family name as people of the group and the region bear it. */
export function familyName(names: Names, group: string, region: string, province: string, u: number): string {
  const own = names.groupFamily.get(group)
  if (own && group !== '01') return pick(own, u) ?? 'Nguyễn'
  const table = north.has(region)
    ? 'north'
    : province === '40' || province === '42'
      ? 'nghe_an'
      : region === 'BTB'
        ? 'north'
        : 'south'
  return pick(names.family[table], u) ?? 'Nguyễn'
}

export type Named = { seed: number; circle: number; person: number; attempt: number }
export type Bearer = {
  group: string
  sex: Sex
  province: string
  year: number
  family: string
  /** Middle name that siblings share, if this child takes it. */
  sharedMiddle: string | null
}

const domain: Domain = domains.name

const templates = new WeakMap<Names, Map<string, Weighted<string>>>()

/** How full names of a group are built in a province; computed once, it is asked for every person. */
function templatesOf(names: Names, group: string, sex: string, province: string): Weighted<string> {
  const known = templates.get(names) ?? new Map<string, Weighted<string>>()
  templates.set(names, known)
  const key = `${group} ${sex} ${province}`
  const there = known.get(key)
  if (there) return there
  const all = names.patterns.get(`${group} ${sex}`) ?? names.patterns.get(`* ${sex}`) ?? []
  const local = all.filter(({ provinces }) => provinces?.has(province) ?? true)
  const usable = local.length > 0 ? local : (names.patterns.get(`01 ${sex}`) ?? [])
  const made = weighted(usable.map((p) => [p.template, p.weight] as const))
  known.set(key, made)
  return made
}

/** The full name of a child, and the middle name that its siblings may share. */
export function fullName(
  names: Names,
  { seed, circle, person, attempt }: Named,
  bearer: Bearer,
): { full: string; middle: string } {
  const u = (k: number): number => draw(seed, domain, circle, person, attempt * 16 + k)
  const sex = bearer.sex === 1 ? 'M' : 'F'
  const template = pick(templatesOf(names, bearer.group, sex, bearer.province), u(0)) ?? '{family} {given}'
  const nation = names.given.get(`${sex} ${eraOf(bearer.year)}`)
  const own = names.groupGiven.get(`${bearer.group} ${sex}`)
  // The young of many groups bear the nation's names as often as their own.
  const given = own && !(bearer.year >= 1985 && /\{family\}/.test(template) && chance(u(1), 450)) ? own : nation
  const take = (table: Weighted<string> | undefined, k: number): string => (table ? (pick(table, u(k)) ?? '') : '')
  const old = bearer.year < 1985
  const plainMiddle =
    sex === 'F' && old && chance(u(5), 780)
      ? 'Thị'
      : sex === 'M' && old && chance(u(5), 420)
        ? 'Văn'
        : take(names.middle.get(`${sex} 1`), 2)
  const middle = bearer.sharedMiddle ?? plainMiddle
  let made = ''
  for (const part of template.split(/(\{[a-z0-9]+\})/)) {
    if (part === '{family}') made += bearer.family
    else if (part === '{middle}')
      made += /\{middle2\}/.test(template) && sex === 'F' && chance(u(6), 600) ? 'Thị' : middle
    else if (part === '{middle2}') made += take(names.middle.get(`${sex} 2`), 3)
    else if (part === '{given}') made += take(given, 4)
    else if (part === '{given2}') made += take(given, 7)
    else if (names.words.has(part))
      made += names.words.get(part)?.[below(u(8), names.words.get(part)?.length ?? 1)] ?? ''
    else made += part
  }
  return { full: made.replace(/\s+/g, ' ').trim(), middle }
}

/** The last word: what one is called by. */
export const givenOf = (full: string): string => full.slice(full.lastIndexOf(' ') + 1)
