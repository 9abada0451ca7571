import { defineEvent } from '../event.ts'
import { ChangeDeclaration } from './declaration.ts'
import { changeDeclarationPaper } from './declaration-paper.ts'
import { changeForm } from './form.ts'
import { changeHandling } from './handling.ts'
import { changeMatters } from './matters.ts'
import { changeOnBirthOriginal } from './note-on-original.ts'
import { changeEventPapers } from './papers.ts'
import { changePersons } from './persons.ts'
import { changeRules } from './rules.ts'

/** Thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc, giới tính, as the rest of the system sees them. */
export const change = defineEvent({
  kind: 'CHANGE',
  name: ['Thay đổi, cải chính, bổ sung hộ tịch', 'Change, correction, supplement'],
  declaration: ChangeDeclaration,
  matters: changeMatters,
  form: changeForm,
  papers: changeEventPapers,
  declarationPaper: changeDeclarationPaper,
  noteOnBirthOriginal: changeOnBirthOriginal,
  rules: changeRules,
  persons: changePersons,
  handling: changeHandling,
})
