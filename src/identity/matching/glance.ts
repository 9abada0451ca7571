import { judgeBirths } from './judge.ts'
import { noGazetteer } from './places.ts'
import { type BirthRead, readKnownBirth } from './record.ts'
import { thresholds } from './weights.ts'

/** What one row about a birth tells: enough to see that two are not alike. */
export type BirthGlance = {
  name: string
  sex: string | null
  birth: { year: number | null; date: string | null }
  nth: number
  mother: { name: string; year: number | null; pin: string | null } | null
  /** Folded, without year. */
  fatherKey: string | null
}

/** What places, ethnicity and the father's year can add to a sum. */
const COULD_ADD = 24

export function readGlance({ name, sex, birth, nth, mother, fatherKey }: BirthGlance): BirthRead {
  const read = readKnownBirth({
    ...{ name, sex, birth, pin: null },
    mother: mother ? { name: mother.name, birth: { year: mother.year }, pin: mother.pin } : undefined,
    father: fatherKey ? { name: fatherKey, birth: { year: null }, pin: null } : undefined,
  })
  return { ...read, nth }
}

/**
 * Whether two births are worth reading whole. Judged as kindly as what is not read could make it: registered apart, whatever the places say. Two that share
 * an identity number are read whole without asking this.
 */
export function worthReading(a: BirthRead, b: BirthRead): boolean {
  const { verdict, rule, score } = judgeBirths(a, b, noGazetteer, 'apart')
  return verdict !== 'none' || (rule === undefined && score >= thresholds.possible - COULD_ADD)
}
