import { type Day, dayOf } from './days.ts'
import { below, chance, domains, draw } from './draws.ts'
import type { Circle, Model, Person } from './people.ts'

export type Market = { men: Person[]; women: Person[] }

const YEARS_OF_WAITING = 14

/** Parents and grandparents, with the person: two who share one of them are related within three generations. */
function kin(circle: Circle, who: Person): number[] {
  const found = [who.n]
  for (const parent of [who.mother, who.father]) {
    const one = circle.persons[parent]
    if (!one) continue
    found.push(parent)
    if (one.mother >= 0) found.push(one.mother)
    if (one.father >= 0) found.push(one.father)
  }
  return found
}

/** Years by which a wife wants the husband to be older: 72 % older, 12 % the same, 16 % younger. */
function wanted(u: number, v: number): number {
  if (chance(u, 720)) return chance(v, 600) ? 1 + (below(v, 100000) % 4) : 4 + (below(v, 100000) % 6)
  return chance(u, 840) ? 0 : -1 - (below(v, 100000) % 4)
}

/** Pairs the people who would marry in a year; who finds nobody waits. Those taken leave the market. */
export function wed(
  model: Model,
  circle: Circle,
  market: Market,
  year: number,
): { husband: Person; wife: Person; on: Day }[] {
  const { seed, until } = model
  const begins = dayOf(year, 1, 1)
  const waiting = (who: Person): boolean =>
    (who.died === null || who.died > begins + 400) && begins - (who.marriesFrom ?? begins) < YEARS_OF_WAITING * 365
  const men = market.men.filter(waiting)
  const women = market.women.filter(waiting).sort((a, b) => (a.marriesFrom ?? 0) - (b.marriesFrom ?? 0) || a.n - b.n)
  const pairs: { husband: Person; wife: Person; on: Day }[] = []
  const taken = new Set<number>()
  for (const wife of women) {
    const waited = Math.max(0, (begins - (wife.marriesFrom ?? begins)) / 365)
    const u = (k: number) => draw(seed, domains.market, circle.number, wife.n, year * 8 + k)
    const older = wanted(u(0), u(1))
    let best: Person | undefined
    let least = 7 + waited * 4
    let relatives: number[] | undefined
    for (const man of men) {
      if (taken.has(man.n)) continue
      const gap = (wife.born - man.born) / 365.25 - older
      const far = gap < 0 ? -gap * 4.5 : gap * 1.5
      if (far >= least) continue
      const strangeness = far + (man.group === wife.group ? 0 : 9) + (man.home === wife.home ? 0 : 1.2)
      if (strangeness >= least) continue
      relatives ??= kin(circle, wife)
      if (kin(circle, man).some((n) => relatives?.includes(n))) continue
      least = strangeness
      best = man
    }
    if (!best) continue
    const on = Math.max(
      begins + below(u(2), 365),
      (wife.marriesFrom ?? 0) + 1 + below(u(3), 60),
      (best.marriesFrom ?? 0) + 1 + below(u(4), 60),
    )
    if (on > until || [wife, best].some((who) => who.died !== null && who.died <= on)) continue
    taken.add(best.n)
    taken.add(wife.n)
    pairs.push({ husband: best, wife, on })
  }
  market.men = men.filter(({ n }) => !taken.has(n))
  market.women = women.filter(({ n }) => !taken.has(n))
  return pairs
}
