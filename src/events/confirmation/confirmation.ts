import { defineEvent } from '../event.ts'
import { ConfirmationDeclaration } from './declaration.ts'
import { confirmationForm } from './form.ts'
import { confirmationHandling } from './handling.ts'
import { confirmationMatters } from './matters.ts'
import { confirmationDeclarationPaper, confirmationPapers } from './papers.ts'
import { confirmationPersons } from './persons.ts'
import { confirmationRules } from './rules.ts'

/** Xác nhận thông tin hộ tịch: a confirmation, as the rest of the system sees it. */
export const confirmation = defineEvent({
  kind: 'CONFIRMATION',
  name: ['Xác nhận thông tin hộ tịch', 'Confirmation of information'],
  declaration: ConfirmationDeclaration,
  matters: confirmationMatters,
  form: confirmationForm,
  papers: confirmationPapers,
  declarationPaper: confirmationDeclarationPaper,
  rules: confirmationRules,
  persons: confirmationPersons,
  handling: confirmationHandling,
})
