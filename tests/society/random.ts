/** Chance that comes again: the same seed gives the same numbers. */
export type Chance = {
  /** A whole number from 0 to below `limit`. */
  below: (limit: number) => number
  /** True with this probability. */
  maybe: (probability: number) => boolean
  pick: <T>(list: readonly T[]) => T | undefined
}

export function chanceOf(seed: number): Chance {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return { below, maybe: (probability) => next() < probability, pick: (list) => list[below(list.length)] }
}
