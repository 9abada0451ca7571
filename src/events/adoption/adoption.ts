import { defineEvent } from '../event.ts'
import { AdoptionDeclaration } from './declaration.ts'
import { adoptionForm } from './form.ts'
import { adoptionHandling } from './handling.ts'
import { adoptionMatters } from './matters.ts'
import { adoptionDeclarationPaper, adoptionEventPapers } from './papers.ts'
import { adoptionPersons } from './persons.ts'
import { adoptionRules } from './rules.ts'

/** Nuôi con nuôi: the adoption, as the rest of the system sees it. */
export const adoption = defineEvent({
  kind: 'ADOPTION',
  name: ['Nuôi con nuôi', 'Adoption'],
  declaration: AdoptionDeclaration,
  matters: adoptionMatters,
  form: adoptionForm,
  papers: adoptionEventPapers,
  declarationPaper: adoptionDeclarationPaper,
  rules: adoptionRules,
  persons: adoptionPersons,
  handling: adoptionHandling,
})
