import { defineEvent } from '../event.ts'
import { GuardianshipEndDeclaration } from './declaration.ts'
import { guardianshipEndForm } from './form.ts'
import { guardianshipEndHandling } from './handling.ts'
import { guardianshipEndMatters } from './matters.ts'
import { guardianshipEndDeclarationPaper, guardianshipEndEventPapers } from './papers.ts'
import { guardianshipEndPersons } from './persons.ts'
import { guardianshipEndRules } from './rules.ts'

/** Chấm dứt giám hộ, thay đổi người giám hộ, chấm dứt giám sát, as the rest of the system sees them. */
export const guardianshipEnd = defineEvent({
  kind: 'GUARDIANSHIP_END',
  name: ['Chấm dứt giám hộ', 'End of a guardianship'],
  declaration: GuardianshipEndDeclaration,
  matters: guardianshipEndMatters,
  form: guardianshipEndForm,
  papers: guardianshipEndEventPapers,
  declarationPaper: guardianshipEndDeclarationPaper,
  rules: guardianshipEndRules,
  persons: guardianshipEndPersons,
  handling: guardianshipEndHandling,
})
