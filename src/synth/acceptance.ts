import { makeCircle } from './circle.ts'
import { dayOf, yearOfDay, yearsBetween } from './days.ts'
import type { Circle, Model } from './people.ts'
import { communeOf } from './places.ts'
import { registrationsOf } from './registrations.ts'

/** A published figure, what the made nation has instead, and how far it may be off. */
export type Held = { key: string; published: number; made: number; within: number; relative: boolean; ok: boolean }

type Row = Readonly<Record<string, string>>
type Sum = { n: number; sum: number }

/** Counts over circles, for the figures of acceptance and the invariants of truth. */
export type Census = {
  persons: number
  living: Map<number, number>
  born: Map<number, [boys: number, girls: number]>
  newBirths: Map<number, [onTime: number, all: number]>
  deaths: Map<number, [onTime: number, all: number]>
  marriages: Map<number, number>
  firstAge: Record<1 | 2, Sum>
  deathAge: Record<1 | 2, Sum>
  haGiang: [births: number, marriages: number, deaths: number, others: number]
  families: Map<string, number>
  broken: string[]
}

export const emptyCensus = (): Census => ({
  persons: 0,
  living: new Map(),
  born: new Map(),
  newBirths: new Map(),
  deaths: new Map(),
  marriages: new Map(),
  firstAge: { 1: { n: 0, sum: 0 }, 2: { n: 0, sum: 0 } },
  deathAge: { 1: { n: 0, sum: 0 }, 2: { n: 0, sum: 0 } },
  haGiang: [0, 0, 0, 0],
  families: new Map(),
  broken: [],
})

const FIRST = 2015

function pair(map: Map<number, [number, number]>, year: number): [number, number] {
  const there = map.get(year)
  if (there) return there
  const made: [number, number] = [0, 0]
  map.set(year, made)
  return made
}
const more = (sum: Sum, value: number): void => {
  sum.n += 1
  sum.sum += value
}

/** Adds a circle to the counts, and what is impossible in it to `broken`. */
export function countCircle(census: Census, model: Model, number: number): void {
  const circle = makeCircle(model, number)
  const { persons, unions } = circle
  census.persons += persons.length
  const last = yearOfDay(model.until)
  for (const who of persons) {
    const year = yearOfDay(who.born)
    const gone = who.died === null ? last + 1 : yearOfDay(who.died)
    for (let y = Math.max(FIRST, year); y <= Math.min(last, gone - 1); y += 1)
      census.living.set(y, (census.living.get(y) ?? 0) + 1)
    pair(census.born, year)[who.sex - 1] = (pair(census.born, year)[who.sex - 1] ?? 0) + 1
    const family = who.name.split(' ')[0] ?? ''
    census.families.set(family, (census.families.get(family) ?? 0) + 1)
  }
  for (const union of unions) {
    const year = yearOfDay(union.on)
    if (year < 2021 || year > 2023) continue
    for (const who of [persons[union.husband], persons[union.wife]])
      if (who && who.unions[0] === union.n) more(census.firstAge[who.sex], (union.on - who.born) / 365.25)
  }
  const made = registrationsOf(model, circle)
  for (const { who, on, kind } of made.births) {
    if (kind === '2') continue
    const of = pair(census.newBirths, yearOfDay(on))
    of[1] += 1
    if (on - who.born <= 60) of[0] += 1
  }
  for (const { person, on } of made.deaths) {
    const who = persons[person]
    const year = yearOfDay(on)
    if (!who || who.died === null) continue
    const of = pair(census.deaths, year)
    of[1] += 1
    if (on - who.died <= 15) of[0] += 1
    if (year >= 2021 && year <= 2024) more(census.deathAge[who.sex], (who.died - who.born) / 365.25)
  }
  for (const { on } of made.marriages)
    census.marriages.set(yearOfDay(on), (census.marriages.get(yearOfDay(on)) ?? 0) + 1)
  const [from, to] = [dayOf(2018, 7, 1), dayOf(2021, 7, 31)]
  ;[made.births, made.marriages, made.deaths, made.others].forEach((list, i) => {
    for (const { commune, on } of list)
      if (on >= from && on <= to && communeOf(model.ref.places, commune).province === '02')
        census.haGiang[i] = (census.haGiang[i] ?? 0) + 1
  })
  census.broken.push(...impossible(circle))
}

/** Everything in a circle that cannot be true. */
export function impossible({ number, persons, unions }: Circle): string[] {
  const broken: string[] = []
  const say = (what: string): void => {
    broken.push(`${number}: ${what}`)
  }
  for (const who of persons) {
    if (who.died !== null && who.died < who.born) say(`${who.n} dies before birth`)
    const mother = persons[who.mother]
    if (mother) {
      const age = yearsBetween(mother.born, who.born)
      if (age < 13 || age > 55) say(`${who.n} has a mother of ${age}`)
      if (mother.died !== null && mother.died < who.born) say(`${who.n} is born after the mother's death`)
      if (mother.sex !== 2) say(`${who.n} has a man as mother`)
    }
    const father = persons[who.father]
    if (father && (father.sex !== 1 || (father.died !== null && father.died + 300 < who.born)))
      say(`${who.n} has an impossible father`)
    const own = who.unions.map((n) => unions[n]).sort((a, b) => (a?.on ?? 0) - (b?.on ?? 0))
    own.forEach((union, i) => {
      const earlier = own[i - 1]
      if (union && earlier && (earlier.ended === null || earlier.ended > union.on))
        say(`${who.n} is married twice at once`)
    })
  }
  for (const union of unions) {
    const [husband, wife] = [persons[union.husband], persons[union.wife]]
    if (!husband || !wife) continue
    for (const who of [husband, wife]) if (who.died !== null && who.died < union.on) say(`union ${union.n} of the dead`)
    const lines = (n: number): Set<number> => {
      const who = persons[n]
      const parents = [who?.mother ?? -1, who?.father ?? -1].filter((p) => p >= 0)
      const grand = parents.flatMap((p) => [persons[p]?.mother ?? -1, persons[p]?.father ?? -1]).filter((p) => p >= 0)
      return new Set([n, ...parents, ...grand])
    }
    const his = lines(husband.n)
    if ([...lines(wife.n)].some((n) => his.has(n))) say(`union ${union.n} within three generations`)
  }
  return broken
}

const published = (rows: readonly Row[], key: string, period: string, area = 'VN'): number => {
  const row = rows.find((r) => r.key === key && r.period === period && r.area === area)
  if (!row) throw new Error(`no published figure ${key} ${period} ${area}`)
  return Number(row.value)
}

/** Population of the years that rates are taken of: yearbook 2023, and the same grown by a hundredth. */
const PEOPLE_2024 = 101_300_000

/** The acceptance list: made against published. `slack` widens every bound, for nations so small that chance moves them. */
export function acceptance(census: Census, figures: readonly Row[], families: readonly Row[], slack = 1): Held[] {
  const held: Held[] = []
  const hold = (key: string, made: number, target: number, within: number, relative: boolean): void => {
    const off = made - target
    const bound = within * slack * (relative ? target : 1)
    held.push({ key, published: target, made, within: within * slack, relative, ok: off <= bound && off >= -bound })
  }
  const year = 2024
  const perMille = (n: number): number => (n / (census.living.get(year) ?? 1)) * 1000
  const [boys, girls] = census.born.get(year) ?? [0, 0]
  const [birthsOnTime, births] = census.newBirths.get(year) ?? [0, 1]
  const [deathsOnTime, deaths] = census.deaths.get(year) ?? [0, 1]
  hold('births per 1,000 (2024)', perMille(boys + girls), published(figures, 'crude_birth_rate', '2024'), 0.03, true)
  hold(
    'registered deaths per 1,000 (2024)',
    perMille(deaths),
    (published(figures, 'deaths_registered', '2024') / PEOPLE_2024) * 1000,
    0.03,
    true,
  )
  hold(
    'registered marriages per 1,000 (2024)',
    perMille(census.marriages.get(year) ?? 0),
    (published(figures, 'marriages_registered', '2024') / PEOPLE_2024) * 1000,
    0.03,
    true,
  )
  const four = [2021, 2022, 2023, 2024].map((y): [number, number] => census.born.get(y) ?? [0, 0])
  const ratio =
    (four.reduce((n, [b]) => n + b, 0) /
      Math.max(
        1,
        four.reduce((n, [, g]) => n + g, 0),
      )) *
    100
  hold(
    'boys for 100 girls (2021–2024)',
    ratio,
    published(figures, 'sex_ratio_at_birth_registered', '2021/2024'),
    0.03,
    true,
  )
  hold(
    'boys for 100 girls (2024)',
    (boys / Math.max(1, girls)) * 100,
    published(figures, 'sex_ratio_at_birth_registered', '2024'),
    0.03,
    true,
  )
  const mean = ({ n, sum }: Sum): number => sum / Math.max(1, n)
  hold(
    'age at first marriage, men',
    mean(census.firstAge[1]),
    published(figures, 'mean_age_first_marriage_registered_male', '2021/2023'),
    0.03,
    true,
  )
  hold(
    'age at first marriage, women',
    mean(census.firstAge[2]),
    published(figures, 'mean_age_first_marriage_registered_female', '2021/2023'),
    0.03,
    true,
  )
  hold(
    'age at death, men',
    mean(census.deathAge[1]),
    published(figures, 'mean_age_at_death_male', '2021/2024'),
    0.03,
    true,
  )
  hold(
    'age at death, women',
    mean(census.deathAge[2]),
    published(figures, 'mean_age_at_death_female', '2021/2024'),
    0.03,
    true,
  )
  hold(
    'births on time, %',
    (birthsOnTime / births) * 100,
    published(figures, 'birth_registration_on_time_pct', '2024'),
    0.03,
    true,
  )
  hold(
    'deaths on time, %',
    (deathsOnTime / deaths) * 100,
    published(figures, 'death_registration_on_time_pct', '2024'),
    0.03,
    true,
  )

  const all = Math.max(
    1,
    census.haGiang.reduce((a, b) => a + b, 0),
  )
  const haGiang = (key: string): number => published(figures, key, '2018-07-01/2021-07-31', '02')
  const total = haGiang('registrations_total')
  ;['births_registered_with_pin', 'marriages_registered', 'deaths_registered', 'other_events_registered'].forEach(
    (key, i) => {
      hold(`Hà Giang ${key}, % of all`, ((census.haGiang[i] ?? 0) / all) * 100, (haGiang(key) / total) * 100, 2, false)
    },
  )
  const shares = families.map((r) => [r.name ?? '', Number(r.nation) / 1000] as const).sort(([, a], [, b]) => b - a)
  for (const [name, share] of shares.slice(0, 10))
    hold(`family name ${name}, %`, ((census.families.get(name) ?? 0) / census.persons) * 100, share, 0.5, false)
  return held
}
