import { defineEvent } from '../event.ts'
import { MaritalDeclaration } from './declaration.ts'
import { maritalDeclarationPaper } from './declaration-paper.ts'
import { maritalForm } from './form.ts'
import { maritalHandling, maritalPersons } from './handling.ts'
import { maritalMatters } from './matters.ts'
import { maritalEventPapers } from './papers.ts'
import { maritalRules } from './rules.ts'

/** Giấy xác nhận tình trạng hôn nhân: an entry of its own register, as the rest of the system sees it. */
export const maritalStatus = defineEvent({
  kind: 'MARITAL_STATUS',
  name: ['Xác nhận tình trạng hôn nhân', 'Marital status'],
  declaration: MaritalDeclaration,
  matters: maritalMatters,
  form: maritalForm,
  papers: maritalEventPapers,
  declarationPaper: maritalDeclarationPaper,
  rules: maritalRules,
  persons: maritalPersons,
  handling: maritalHandling,
})
