import { defineEvent } from '../event.ts'
import { ExtractCopyDeclaration } from './declaration.ts'
import { extractCopyForm } from './form.ts'
import { extractCopyHandling } from './handling.ts'
import { extractCopyMatters } from './matters.ts'
import { extractCopyDeclarationPaper, extractCopyPapers } from './papers.ts'
import { extractCopyPersons } from './persons.ts'
import { extractCopyRules } from './rules.ts'

/** Cấp bản sao trích lục: a request for copies, as the rest of the system sees it. */
export const extractCopy = defineEvent({
  kind: 'EXTRACT_COPY',
  name: ['Cấp bản sao trích lục', 'Extract copies'],
  declaration: ExtractCopyDeclaration,
  matters: extractCopyMatters,
  form: extractCopyForm,
  papers: extractCopyPapers,
  declarationPaper: extractCopyDeclarationPaper,
  rules: extractCopyRules,
  persons: extractCopyPersons,
  handling: extractCopyHandling,
})
