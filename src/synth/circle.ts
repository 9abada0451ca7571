import { type Day, dayOf, yearOfDay } from './days.ts'
import { below, chance, type Domain, domains, draw, pick, pickAt, weighted } from './draws.ts'
import { wed } from './market.ts'
import { familyName, fullName, givenOf, type Sex } from './names.ts'
import type { Circle, Model, Person, Union } from './people.ts'
import { communeOf } from './places.ts'
import * as rates from './rates.ts'

const FIRST_MARRIAGES = 1925
const LAST_FOUNDING = 1955
/** Persons a circle has on average at the end of 2025: from it the number of circles follows. */
export const PERSONS_A_CIRCLE = 2000
const FOUNDING_COUPLES = 60

export const circlesFor = (persons: number): number => Math.max(1, Math.round(persons / PERSONS_A_CIRCLE))

/** The home of a circle: even steps along the country's population, so that every number of circles is spread as people are. */
export function homeOf(model: Model, circle: number): number {
  const chosen = model.homes?.[circle % model.homes.length]
  if (chosen !== undefined) return chosen
  const step = 0.618033988749895
  const shift = draw(model.seed, domains.circle, 0, 0, 0) / 4294967296
  const at = (((circle * step) % 1) + shift) % 1
  const { nation } = model.ref.places
  return pickAt(nation, at * nation.total) ?? 0
}

/** Even steps instead of chance: few founders carry all family names, and the shares of the names are known. */
function evenly(model: Model, sex: Sex, nth: number): number {
  const shift = draw(model.seed, domains.founder, 0, sex, 7) / 4294967296
  return ((((nth * 0.7548776662466927) % 1) + shift) % 1) * 4294967296
}

const person: Domain = domains.person

/** When somebody born on that day dies: one draw against the chances of all years that follow. */
function lifeEnds(model: Model, circle: number, n: number, sex: Sex, born: Day, from = 0): Day | null {
  const u = draw(model.seed, person, circle, n, 1) / 4294967296
  const year = yearOfDay(born)
  let alive = 1
  for (let age = from; age < 113; age += 1) {
    const next = alive * (1 - rates.deathChance(sex, age, year + age))
    if (next <= u) {
      // The first year's deaths crowd into its first weeks.
      const within = draw(model.seed, person, circle, n, 2)
      const offset =
        age === 0 ? below(within, 20) * below(draw(model.seed, person, circle, n, 3), 18) : below(within, 365)
      const day = born + Math.floor(age * 365.25) + Math.min(offset, 364)
      return day > model.until ? null : day
    }
    alive = next
  }
  return null
}

function wish(model: Model, circle: number, n: number, sex: Sex, born: Day, group: string): Day | null {
  const u = (k: number) => draw(model.seed, person, circle, n, k)
  const year = yearOfDay(born)
  if (chance(u(4), rates.inYear(rates.neverMarries, year))) return null
  const mean = rates.inYear(rates.firstMarriageAge[sex], year) - rates.marriesEarlier(group)
  const spread = year < 1960 ? 6 : year < 1980 ? 8 : 10
  const age = mean - 0.7 + ((below(u(5), 1000) + below(u(6), 1000) + below(u(7), 1000) - 1500) / 1500) * spread
  const days = Math.floor(Math.max(age, rates.legalAge[sex]) * 365.25) + below(u(8), 200)
  return born + days
}

/** Makes a circle from its number alone. */
export function makeCircle(model: Model, number: number): Circle {
  const { ref, seed, until } = model
  const { places } = ref
  const home = homeOf(model, number)
  const circle: Circle = { number, commune: home, persons: [], unions: [] }
  const { persons, unions } = circle
  const lastYear = yearOfDay(until)
  const arrivals = new Map<number, Person[]>()
  const alone = new Map<number, Person[]>()
  const into = (years: Map<number, Person[]>, year: number, who: Person): void => {
    const there = years.get(year)
    if (there) there.push(who)
    else years.set(year, [who])
  }
  const sharedMiddles = new Map<number, string>()

  const name = (who: Person): void => {
    // A child is sometimes called after one who died.
    if (who.mother >= 0 && chance(draw(seed, domains.name, number, who.n, 901), 150)) {
      const gone = persons.find(
        (p) => p.mother === who.mother && p.sex === who.sex && p.died !== null && p.died < who.born && p.n !== who.n,
      )
      if (gone) {
        who.name = gone.name
        return
      }
    }
    const { province } = communeOf(places, who.birthCommune)
    const mother = persons[who.mother]
    const father = persons[who.father]
    const taken = [mother, father].flatMap((p) => (p ? [givenOf(p.name)] : []))
    const motherOf = who.mother
    const shares = motherOf >= 0 && chance(draw(seed, domains.name, number, who.n, 900), 350)
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const made = fullName(
        ref.names,
        { seed, circle: number, person: who.n, attempt },
        {
          group: who.group,
          sex: who.sex,
          province,
          year: yearOfDay(who.born),
          family: who.family,
          sharedMiddle: shares ? (sharedMiddles.get(motherOf * 2 + who.sex - 1) ?? null) : null,
        },
      )
      who.name = made.full
      if (taken.includes(givenOf(made.full))) continue
      if (motherOf >= 0 && !sharedMiddles.has(motherOf * 2 + who.sex - 1))
        sharedMiddles.set(motherOf * 2 + who.sex - 1, made.middle)
      return
    }
  }

  const settle = (who: Person): void => {
    const wanted = who.marriesFrom
    if (wanted !== null && wanted <= until && (who.died === null || who.died > wanted))
      into(arrivals, yearOfDay(wanted), who)
    // A few women have a child without being married.
    if (who.sex === 2 && chance(draw(seed, person, number, who.n, 12), 42))
      into(alone, yearOfDay(who.born) + 19 + below(draw(seed, person, number, who.n, 13), 17), who)
  }

  const bear = (mother: Person, father: Person | null, on: Day, commune: number): Person[] => {
    const first = persons.length
    const twins = chance(draw(seed, domains.birth, number, first, 0), 11)
    const plurality = twins ? 2 : 1
    const { region, province } = communeOf(places, commune)
    const boys = rates.inYear(rates.boysFor100Girls, yearOfDay(on)) * rates.boysFactor(region, province)
    const born: Person[] = []
    for (let order = 1; order <= plurality; order += 1) {
      const n = persons.length
      const identical = order === 2 && chance(draw(seed, domains.birth, number, first, 1), 330)
      const sex: Sex = identical
        ? (born[0]?.sex ?? 1)
        : chance(draw(seed, domains.birth, number, n, 2), (1000 * boys) / (100 + boys))
          ? 1
          : 2
      const byMother = father === null || rates.matrilineal.has(mother.group)
      const group =
        byMother || (father.group !== mother.group && chance(draw(seed, domains.birth, number, first, 3), 80))
          ? mother.group
          : father.group
      const family =
        byMother || chance(draw(seed, domains.birth, number, mother.n, 4), 30) ? mother.family : father.family
      const child: Person = {
        n,
        sex,
        born: on,
        died: lifeEnds(model, number, n, sex, on),
        mother: mother.n,
        father: father?.n ?? -1,
        founder: false,
        group,
        family,
        name: '',
        birthCommune: commune,
        hometown: (father ?? mother).hometown,
        home: commune,
        plurality,
        order,
        marriesFrom: wish(model, number, n, sex, on, group),
        unions: [],
      }
      persons.push(child)
      name(child)
      born.push(child)
      settle(child)
    }
    return born
  }

  const founder = (couple: number, sex: Sex, born: Day, livesTo: Day, commune: number, group: string): Person => {
    const n = persons.length
    const { region, province } = communeOf(places, commune)
    const age = Math.floor((livesTo - born) / 365.25)
    const died = lifeEnds(model, number, n, sex, born, age + 1)
    const made: Person = {
      n,
      sex,
      born,
      died,
      mother: -1,
      father: -1,
      founder: true,
      group,
      family: familyName(ref.names, group, region, province, evenly(model, sex, number * FOUNDING_COUPLES + couple)),
      name: '',
      birthCommune: commune,
      hometown: commune,
      home: commune,
      plurality: 1,
      order: 1,
      marriesFrom: null,
      unions: [],
    }
    persons.push(made)
    name(made)
    return made
  }

  const join = (husband: Person, wife: Person, on: Day, commune: number): void => {
    const ends = [husband.died, wife.died].filter((day) => day !== null)
    const byDeath = ends.length > 0 ? Math.min(...ends) : null
    const n = unions.length
    const u = (k: number) => draw(seed, domains.union, number, n, k)
    const year = yearOfDay(on)
    const apart = chance(u(0), rates.inYear(rates.divorces, year)) ? on + 500 + below(u(1), 4200) : null
    const divorced = apart !== null && apart <= until && (byDeath === null || apart < byDeath)
    const union: Union = {
      n,
      husband: husband.n,
      wife: wife.n,
      on,
      ended: divorced ? apart : byDeath,
      endedBy: divorced ? 'DIVORCE' : byDeath !== null ? 'DEATH' : null,
      commune,
      first: husband.unions.length === 0 && wife.unions.length === 0,
    }
    unions.push(union)
    husband.unions.push(n)
    wife.unions.push(n)
    haveChildren(union, husband, wife, u)
    if (union.ended === null) return
    const left =
      union.endedBy === 'DIVORCE'
        ? [husband, wife]
        : [husband, wife].filter((p) => p.died === null || p.died > (union.ended ?? 0))
    for (const who of left) {
      const age = Math.floor((union.ended - who.born) / 365.25)
      const again = who.sex === 1 ? (age < 60 ? 570 : 0) : age < 45 ? 430 : 0
      const wanted = union.ended + 400 + below(draw(seed, domains.union, number, n, 30 + who.sex), 1800)
      if (
        chance(draw(seed, domains.union, number, n, 40 + who.sex), again) &&
        wanted <= until &&
        (who.died === null || who.died > wanted)
      ) {
        who.marriesFrom = wanted
        into(arrivals, yearOfDay(wanted), who)
      }
    }
  }

  const haveChildren = (union: Union, husband: Person, wife: Person, u: (k: number) => number): void => {
    const { region } = communeOf(places, union.commune)
    const mean =
      rates.inYear(rates.plannedChildren, yearOfDay(union.on)) *
      rates.childrenFactor(region, wife.group) *
      (union.first ? 1 : 0.55)
    // Whole children around the mean: the fraction decides, and a draw adds or takes one.
    const whole = Math.floor(mean)
    const spread = below(u(2), 10)
    const planned = whole + (chance(u(3), 1000 * (mean - whole)) ? 1 : 0) + (spread < 2 ? -1 : spread >= 8 ? 1 : 0)
    let at = union.on + 230 + below(u(4), 420)
    for (let child = 0; child < planned; child += 1) {
      if (at > until) return
      const wifeAge = (at - wife.born) / 365.25
      const stops = wife.died !== null && wife.died < at
      const apart = union.ended !== null && at > union.ended + (union.endedBy === 'DEATH' ? 270 : -60)
      if (wifeAge > 45 || stops || apart) return
      const carried = chance(u(70 + child), rates.inYear(rates.carriedOut, yearOfDay(at)))
      if (wifeAge >= 15 && carried && (husband.died === null || husband.died + 270 >= at))
        bear(wife, husband, at, union.commune)
      at += (planned > 3 ? 560 : 800) + below(u(10 + child), planned > 3 ? 700 : 1500)
    }
  }

  // The founders come as couples.
  for (let i = 0; i < FOUNDING_COUPLES; i += 1) {
    const u = (k: number) => draw(seed, domains.founder, number, i, 100 + k)
    const on = dayOf(FIRST_MARRIAGES, 1, 1) + below(u(0), (LAST_FOUNDING - FIRST_MARRIAGES) * 365)
    const spreadOut = below(u(1), 1000)
    const { district, province } = communeOf(places, home)
    const table =
      spreadOut < 180
        ? places.ofDistrict.get(district)
        : spreadOut < 260
          ? places.ofProvince.get(province)
          : spreadOut < 380
            ? places.nation
            : undefined
    const commune = table ? (pick(table, u(2)) ?? home) : home
    const groups = ref.groups.ofProvince.get(communeOf(places, commune).province) ?? weighted([['01', 1]] as const)
    const group = pick(groups, u(3)) ?? '01'
    const husband = founder(
      i,
      1,
      on - Math.floor((20 + below(u(4), 60) / 10) * 365.25) - below(u(5), 300),
      on,
      commune,
      group,
    )
    const wifeGroup = chance(u(6), 60) ? (pick(groups, u(7)) ?? group) : group
    const wife = founder(
      i,
      2,
      on - Math.floor((17.6 + below(u(8), 60) / 10) * 365.25) - below(u(9), 300),
      on,
      commune,
      wifeGroup,
    )
    join(husband, wife, on, commune)
  }

  const market = { men: [] as Person[], women: [] as Person[] }
  for (let year = FIRST_MARRIAGES; year <= lastYear; year += 1) {
    for (const who of arrivals.get(year) ?? []) (who.sex === 1 ? market.men : market.women).push(who)
    arrivals.delete(year)
    for (const { husband, wife, on } of wed(model, circle, market, year))
      join(husband, wife, on, residence(model, circle, husband, wife, on))
    for (const mother of alone.get(year) ?? []) {
      const on = dayOf(year, 1, 1) + below(draw(seed, person, number, mother.n, 14), 365)
      const married = mother.unions.some((n) => (unions[n]?.on ?? 0) < on + 300)
      if (on <= until && !married && (mother.died === null || mother.died > on)) bear(mother, null, on, mother.home)
    }
  }
  return circle
}

const cities = weighted(Object.entries(rates.destinations))

function residence({ seed, ref }: Model, circle: Circle, husband: Person, wife: Person, on: Day): number {
  const u = (k: number) => draw(seed, domains.union, circle.number, circle.unions.length, 50 + k)
  if (chance(u(0), rates.inYear(rates.migrations, yearOfDay(on)))) {
    const table = ref.places.ofProvince.get(pick(cities, u(1)) ?? '')
    const there = table ? pick(table, u(2)) : undefined
    if (there !== undefined) return there
  }
  return chance(u(3), rates.matrilineal.has(wife.group) ? 150 : 760) ? husband.home : wife.home
}
