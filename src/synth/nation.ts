import type { RegisterKind } from '../law/register-books.ts'
import { circlesFor } from './circle.ts'
import { dayOfIso } from './days.ts'
import type { Model } from './people.ts'
import { MODEL_VERSION } from './rates.ts'
import type { SynthReference } from './reference.ts'

/** What a nation is made from: the same values make the same bytes. */
export type Nation = {
  seed: number
  /** About how many people, from 1905 on; whole circles of about 2,000 are made. */
  persons: number
  /** The last day anything is known of, `yyyy-mm-dd`. */
  until: string
  /** Communes (codes of 2025-06-30) the people live in; left out: all over the country. */
  communes?: readonly string[] | undefined
  /** Books that are written, births among them; left out: births, marriages and deaths. */
  books?: readonly RegisterKind[] | undefined
  /**
   * True: what people and entries are found by, and nothing else; no contents, dossiers, family links, marriages and deaths. Not half the room, for
   * measurements of a whole nation on a small disk.
   */
  keysOnly?: boolean | undefined
}

export const UNTIL = '2025-12-31'

/** Circles made and loaded together: the step of progress, of resuming and of memory. */
export const CIRCLES_A_SLICE = 5
export const circlesOf = (nation: Nation): number => circlesFor(nation.persons)
export const slicesOf = (nation: Nation): number => Math.ceil(circlesOf(nation) / CIRCLES_A_SLICE)

/** First circle of a slice, and the one after its last. */
export const circlesOfSlice = (nation: Nation, slice: number): [from: number, to: number] => [
  slice * CIRCLES_A_SLICE,
  Math.min(circlesOf(nation), (slice + 1) * CIRCLES_A_SLICE),
]

export function modelOf(nation: Nation, ref: SynthReference): Model {
  const wanted = nation.communes && new Set(nation.communes)
  const homes = wanted ? ref.places.communes.filter((c) => wanted.has(c.code)).map((c) => c.index) : undefined
  if (homes && homes.length === 0) throw new Error('none of the communes is known')
  return {
    seed: nation.seed,
    until: dayOfIso(nation.until),
    ref,
    homes,
    books: nation.books,
    keysOnly: nation.keysOnly,
  }
}

/** What tells two nations apart; a database holds one. */
export const nameOf = (nation: Nation): string =>
  [
    `v${MODEL_VERSION}`,
    nation.seed,
    circlesOf(nation),
    nation.until,
    ...(nation.communes ?? []),
    ...(nation.books ?? []),
    ...(nation.keysOnly ? ['keys'] : []),
  ].join(' ')
