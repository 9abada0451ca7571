import type { BookCoverWords, BookPagesWords } from './book.ts'
import type { DeclarationWords } from './declaration.ts'
import type {
  ApologyWords,
  BookClosingWords,
  CompletionRequestWords,
  ReceiptWords,
  RefusalWords,
} from './office-papers.ts'
import type { PaperWords } from './paper-words.ts'

/** Everything a paper says, apart from how it looks. Frozen with the document when it is prepared. */
export type DocumentWords =
  | PaperWords
  | DeclarationWords
  | BookClosingWords
  | BookCoverWords
  | BookPagesWords
  | ReceiptWords
  | CompletionRequestWords
  | RefusalWords
  | ApologyWords
