import type { BirthCertificateWords, BirthExtractWords, RegisterPageWords } from './birth-papers.ts'
import type {
  ApologyWords,
  BookClosingWords,
  CompletionRequestWords,
  ReceiptWords,
  RefusalWords,
} from './office-papers.ts'

/** Everything a paper says, apart from how it looks. Frozen with the document when it is prepared. */
export type DocumentWords =
  | BirthCertificateWords
  | BirthExtractWords
  | RegisterPageWords
  | BookClosingWords
  | ReceiptWords
  | CompletionRequestWords
  | RefusalWords
  | ApologyWords
