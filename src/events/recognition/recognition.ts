import { defineEvent } from '../event.ts'
import { RecognitionDeclaration } from './declaration.ts'
import { recognitionForm } from './form.ts'
import { recognitionHandling } from './handling.ts'
import { recognitionMatters } from './matters.ts'
import { recognitionOnBirthOriginal } from './note-on-original.ts'
import { recognitionDeclarationPaper, recognitionEventPapers } from './papers.ts'
import { recognitionPersons } from './persons.ts'
import { recognitionRules } from './rules.ts'

/** Nhận cha, mẹ, con: the recognition, as the rest of the system sees it. */
export const recognition = defineEvent({
  kind: 'RECOGNITION',
  name: ['Nhận cha, mẹ, con', 'Recognition'],
  declaration: RecognitionDeclaration,
  matters: recognitionMatters,
  form: recognitionForm,
  papers: recognitionEventPapers,
  declarationPaper: recognitionDeclarationPaper,
  noteOnBirthOriginal: recognitionOnBirthOriginal,
  rules: recognitionRules,
  persons: recognitionPersons,
  handling: recognitionHandling,
})
