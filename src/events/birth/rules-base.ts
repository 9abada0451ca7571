import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import type { Parent } from '../parts/person.ts'
import type { BirthDeclaration } from './declaration.ts'

export {
  advice,
  calendarOf,
  error,
  isCitizen,
  isStateless,
  latestDay,
  sameWords,
  warning,
} from '../parts/rule-tools.ts'

/** What a rule reads: advice while typing runs a rule only when all of it can be read. */
export type Need =
  | Exclude<keyof BirthDeclaration, 'child' | 'informant' | 'proof'>
  | `child.${keyof BirthDeclaration['child']}`
  | `informant.${keyof BirthDeclaration['informant']}`
  | `proof.${keyof BirthDeclaration['proof']}`
  | `mother.${keyof Parent}`
  | `father.${keyof Parent}`

export type BirthRule = (declaration: BirthDeclaration, circumstances: Circumstances) => Problem[]

export type BirthRuleLine = { check: BirthRule; needs: readonly Need[] }

/** The mother and father who are declared, with what the messages call them and where they stand. */
export function parentsOf(declaration: BirthDeclaration): {
  who: 'mother' | 'father'
  word: 'mẹ' | 'cha'
  wordEn: string
  parent: Parent
}[] {
  const { mother, father } = declaration
  return [
    ...(mother ? [{ who: 'mother', word: 'mẹ', wordEn: 'mother', parent: mother } as const] : []),
    ...(father ? [{ who: 'father', word: 'cha', wordEn: 'father', parent: father } as const] : []),
  ]
}
