import type { RegisterKind } from '../law/register-books.ts'
import type { Day } from './days.ts'
import type { Sex } from './names.ts'
import type { SynthReference } from './reference.ts'

/** A person as he or she truly is. */
export type Person = {
  /** Place in the circle; with the circle's number it is the person's address for ever. */
  n: number
  sex: Sex
  born: Day
  died: Day | null
  /** Numbers of the parents in the circle; −1 when there is none in truth or the person founded it. */
  mother: number
  father: number
  founder: boolean
  group: string
  family: string
  name: string
  /** Founding communes: where born, and what the family calls its origin. */
  birthCommune: number
  hometown: number
  /** Where the person lives until marrying. */
  home: number
  plurality: number
  order: number
  /** First day on which the person would marry; null: never. */
  marriesFrom: Day | null
  unions: number[]
}

export type Union = {
  n: number
  husband: number
  wife: number
  on: Day
  ended: Day | null
  endedBy: 'DEATH' | 'DIVORCE' | null
  commune: number
  /** First marriage of both. */
  first: boolean
}

/** Families that marry among each other: the unit that is made alone, about 2,000 persons in several communes. */
export type Circle = { number: number; commune: number; persons: Person[]; unions: Union[] }

export type Model = {
  seed: number
  /** The last day anything is known of. */
  until: Day
  ref: SynthReference
  /** Founding communes the circles live in by turns, instead of all over the country. */
  homes?: readonly number[] | undefined
  /** Books that are written; left out: births, marriages and deaths. Truth is the same whatever is written of it. */
  books?: readonly RegisterKind[] | undefined
  /** True: entries have neither contents nor dossiers. */
  keysOnly?: boolean | undefined
}
