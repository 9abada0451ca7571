import type { BirthEntry } from './entries.ts'
import type { ErrorKind } from './errors.ts'
import type { Circle } from './people.ts'

/** The truth about an entry: whose it is, and what its clerk got wrong. `person` and its parents are addresses `circle.person`. */
export type BirthLabel = {
  entry: string
  office: number
  no: number
  person: string
  mother: string | null
  father: string | null
  second: boolean
  errors: readonly ErrorKind[]
}

const address = (circle: Circle, n: number): string | null => (n < 0 ? null : `${circle.number}.${n}`)

export function labelOf(circle: Circle, entry: BirthEntry, id: string, office: number, no: number): BirthLabel {
  const who = circle.persons[entry.person]
  return {
    entry: id,
    office,
    no,
    person: `${circle.number}.${entry.person}`,
    mother: address(circle, who?.mother ?? -1),
    father: address(circle, who?.father ?? -1),
    second: entry.nth === 1,
    errors: entry.errors,
  }
}
