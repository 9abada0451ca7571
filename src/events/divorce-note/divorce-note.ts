import { defineEvent } from '../event.ts'
import { DivorceNoteDeclaration } from './declaration.ts'
import { divorceDeclarationPaper } from './declaration-paper.ts'
import { divorceForm } from './form.ts'
import { divorceHandling } from './handling.ts'
import { divorceMatters } from './matters.ts'
import { divorceEventPapers } from './papers.ts'
import { divorcePersons } from './persons.ts'
import { divorceRules } from './rules.ts'

/** Ghi chú ly hôn, hủy việc kết hôn đã giải quyết ở nước ngoài, as the rest of the system sees it. */
export const divorceNote = defineEvent({
  kind: 'DIVORCE_NOTE',
  name: ['Ghi chú ly hôn', 'Note of a divorce abroad'],
  declaration: DivorceNoteDeclaration,
  matters: divorceMatters,
  form: divorceForm,
  papers: divorceEventPapers,
  declarationPaper: divorceDeclarationPaper,
  rules: divorceRules,
  persons: divorcePersons,
  handling: divorceHandling,
})
