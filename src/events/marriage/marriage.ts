import { defineEvent } from '../event.ts'
import { MarriageDeclaration } from './declaration.ts'
import { marriageDeclarationPaper } from './declaration-paper.ts'
import { marriageForm } from './form.ts'
import { marriageHandling } from './handling.ts'
import { marriageMatters } from './matters.ts'
import { marriageEventPapers } from './papers.ts'
import { marriagePersons } from './persons.ts'
import { marriageRules } from './rules.ts'

/** Kết hôn: the marriage, as the rest of the system sees it. */
export const marriage = defineEvent({
  kind: 'MARRIAGE',
  name: ['Kết hôn', 'Marriage'],
  declaration: MarriageDeclaration,
  matters: marriageMatters,
  form: marriageForm,
  papers: marriageEventPapers,
  declarationPaper: marriageDeclarationPaper,
  rules: marriageRules,
  persons: marriagePersons,
  handling: marriageHandling,
})
