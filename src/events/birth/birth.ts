import { defineEvent } from '../event.ts'
import { BirthDeclaration } from './declaration.ts'
import { birthDeclarationPaper } from './declaration-paper.ts'
import { birthHandling } from './handling.ts'
import { birthMatters } from './matters.ts'
import { birthEventPapers } from './papers.ts'
import { birthPersons } from './persons.ts'
import { birthRules } from './rules.ts'

/** Khai sinh: the birth, as the rest of the system sees it. */
export const birth = defineEvent({
  kind: 'BIRTH',
  name: ['Khai sinh', 'Birth'],
  declaration: BirthDeclaration,
  matters: birthMatters,
  form: null,
  papers: birthEventPapers,
  declarationPaper: birthDeclarationPaper,
  rules: birthRules,
  persons: birthPersons,
  handling: birthHandling,
})
