import { below, chance, domains, draw } from './draws.ts'

/** What mobile numbers of Việt Nam have begun with since they all have ten digits (2018). */
const PREFIXES = [
  ...['086', '096', '097', '098', '032', '033', '034', '035', '036', '037', '038', '039'],
  ...['088', '091', '094', '081', '082', '083', '084', '085', '089', '090', '093', '070', '076', '077', '078', '079'],
  ...['092', '056', '058', '099', '059'],
]
/** Those who leave a number at the desk, per mille. */
const LEFT = 900

/** The invented mobile number somebody of a circle leaves whenever he or she asks for something; null for one who leaves none. */
export function phoneOf(seed: number, circle: number, person: number): string | null {
  const u = (k: number): number => draw(seed, domains.phone, circle, person, k)
  if (person < 0 || !chance(u(0), LEFT)) return null
  return `${PREFIXES[below(u(1), PREFIXES.length)]}${String(below(u(2), 10_000_000)).padStart(7, '0')}`
}
