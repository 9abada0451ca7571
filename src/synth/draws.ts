/** What a draw is for: two draws of different purpose never depend on each other. The numbers are part of the model's version. */
export const domains = {
  circle: 1,
  founder: 2,
  person: 3,
  name: 4,
  union: 5,
  birth: 6,
  market: 7,
  entry: 8,
  clerk: 9,
  error: 10,
  pair: 11,
  phone: 12,
} as const
export type Domain = (typeof domains)[keyof typeof domains]

const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by))

function take(h: number, word: number): number {
  const k = Math.imul(rotate(Math.imul(word, 0xcc9e2d51), 15), 0x1b873593)
  return (Math.imul(rotate(h ^ k, 13), 5) + 0xe6546b64) | 0
}

/**
 * A number of 0 … 2³²−1 that depends on nothing but what is given: there is no stream to share, so any record can be made alone and in
 * any order. The mixer is MurmurHash3 (32 bits) over five words.
 */
export function draw(seed: number, domain: Domain, a: number, b: number, k: number): number {
  let h = take(take(take(take(take(seed | 0, domain), a | 0), b | 0), k | 0), 0x27d4eb2f) ^ 20
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** A whole number of 0 … n−1. */
export const below = (u: number, n: number): number => Math.floor((u / 4294967296) * n)

/** True for `perMille` of a thousand draws; fractions are allowed. */
export const chance = (u: number, perMille: number): boolean => u < perMille * 4294967.296

/** Things that are picked by weight. */
export type Weighted<T> = { readonly items: readonly T[]; readonly ends: Float64Array; readonly total: number }

/** Leaves out what weighs nothing; weights are whole numbers. */
export function weighted<T>(pairs: Iterable<readonly [T, number]>): Weighted<T> {
  const kept = [...pairs].filter(([, weight]) => weight > 0)
  const ends = new Float64Array(kept.length)
  let total = 0
  kept.forEach(([, weight], i) => {
    total += weight
    ends[i] = total
  })
  return { items: kept.map(([item]) => item), ends, total }
}

/** Picks at a place of 0 ≤ at < total; undefined from an empty table only. */
export function pickAt<T>(table: Weighted<T>, at: number): T | undefined {
  let low = 0
  let high = table.items.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((table.ends[middle] ?? 0) > at) high = middle
    else low = middle + 1
  }
  return table.items[low]
}
export const pick = <T>(table: Weighted<T>, u: number): T | undefined => pickAt(table, (u / 4294967296) * table.total)
