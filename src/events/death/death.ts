import { defineEvent } from '../event.ts'
import { DeathDeclaration } from './declaration.ts'
import { deathDeclarationPaper } from './declaration-paper.ts'
import { deathForm } from './form.ts'
import { deathHandling } from './handling.ts'
import { deathMatters } from './matters.ts'
import { deathEventPapers } from './papers.ts'
import { deathPersons } from './persons.ts'
import { deathRules } from './rules.ts'

/** Khai tử: the death, as the rest of the system sees it. */
export const death = defineEvent({
  kind: 'DEATH',
  name: ['Khai tử', 'Death'],
  declaration: DeathDeclaration,
  matters: deathMatters,
  form: deathForm,
  papers: deathEventPapers,
  declarationPaper: deathDeclarationPaper,
  rules: deathRules,
  persons: deathPersons,
  handling: deathHandling,
})
