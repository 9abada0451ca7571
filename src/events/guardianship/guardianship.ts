import { defineEvent } from '../event.ts'
import { GuardianshipDeclaration } from './declaration.ts'
import { guardianshipForm } from './form.ts'
import { guardianshipHandling } from './handling.ts'
import { guardianshipMatters } from './matters.ts'
import { guardianshipDeclarationPaper, guardianshipEventPapers } from './papers.ts'
import { guardianshipPersons } from './persons.ts'
import { guardianshipRules } from './rules.ts'

/** Giám hộ and giám sát việc giám hộ, as the rest of the system sees them. */
export const guardianship = defineEvent({
  kind: 'GUARDIANSHIP',
  name: ['Giám hộ', 'Guardianship'],
  declaration: GuardianshipDeclaration,
  matters: guardianshipMatters,
  form: guardianshipForm,
  papers: guardianshipEventPapers,
  declarationPaper: guardianshipDeclarationPaper,
  rules: guardianshipRules,
  persons: guardianshipPersons,
  handling: guardianshipHandling,
})
