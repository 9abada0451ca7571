import { defineEvent } from '../event.ts'
import { BirthDeclaration } from './declaration.ts'
import { birthHandling } from './handling.ts'
import { birthPersons } from './persons.ts'
import { birthRules } from './rules.ts'

/** Khai sinh: the birth, as the rest of the system sees it. */
export const birth = defineEvent({
  declaration: BirthDeclaration,
  rules: birthRules,
  persons: birthPersons,
  handling: birthHandling,
})
