import { homeOf } from './circle.ts'
import { dayOf, yearOfDay } from './days.ts'
import { domains, draw } from './draws.ts'
import type { Circle, Model, Person } from './people.ts'
import { communeOf } from './places.ts'

const SLOTS_AT_HOME = 80
const SLOTS_AWAY = 7
/** Of the last digits the lower half belongs to people registered in their circle's own province, the upper half to the others. */
const HALF = 500_000
const MILLION = 1_000_000

type Ranks = { next: Map<string, number>; of: number[] }
const ranks = new WeakMap<Model, Ranks>()

/** How many circles of the same home province come before this one. */
function rankInProvince(model: Model, circle: number): number {
  const known: Ranks = ranks.get(model) ?? { next: new Map(), of: [] }
  ranks.set(model, known)
  while (known.of.length <= circle) {
    const { province } = communeOf(model.ref.places, homeOf(model, known.of.length))
    const rank = known.next.get(province) ?? 0
    known.next.set(province, rank + 1)
    known.of.push(rank)
  }
  return known.of[circle] ?? 0
}

/**
 * Identity numbers of a circle, by person: province, century and sex, year, and a number that nobody else of the prefix has, whatever the
 * number of circles (domain/04 §2). Null for those who died before numbers were given, and where a prefix has no room left.
 * The second list holds the number that a person wrongly gets when registered a second time.
 */
export function pinsOf(model: Model, circle: Circle): { first: (string | null)[]; second: (string | null)[] } {
  const { places } = model.ref
  const home = communeOf(places, circle.commune).province
  const rank = rankInProvince(model, circle.number)
  const used = new Map<string, number>()
  const begun = dayOf(2016, 1, 1)
  const number = (prefix: string, slot: number): string => {
    const offset = draw(model.seed, domains.person, 0, Number(prefix), 99) % MILLION
    return prefix + String((slot * 387_421 + offset) % MILLION).padStart(6, '0')
  }
  const first: (string | null)[] = []
  const second: (string | null)[] = []
  for (const who of circle.persons) {
    first.push(null)
    second.push(null)
    if (who.died !== null && who.died < begun) continue
    const { province } = communeOf(places, who.birthCommune)
    const prefix = prefixOf(who, province)
    const nth = used.get(prefix) ?? 0
    used.set(prefix, nth + 1)
    const atHome = province === home && rank * SLOTS_AT_HOME < HALF
    const away = HALF + circle.number * SLOTS_AWAY
    if (away + SLOTS_AWAY > MILLION) continue
    if (atHome && nth < SLOTS_AT_HOME) first[who.n] = number(prefix, rank * SLOTS_AT_HOME + nth)
    else if (!atHome && nth < SLOTS_AWAY - 1) first[who.n] = number(prefix, away + nth)
    if (nth === 0) second[who.n] = number(prefix, away + SLOTS_AWAY - 1)
  }
  return { first, second }
}

function prefixOf(who: Person, province: string): string {
  const year = yearOfDay(who.born)
  const century = (Math.floor(year / 100) - 19) * 2 + who.sex - 1
  return `0${province}${century}${String(year % 100).padStart(2, '0')}`
}
