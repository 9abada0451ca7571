import { adoptionPaperNames } from './adoption.ts'
import { changePapers } from './change-papers.ts'
import { copyPapers } from './extract-copies.ts'
import { guardianshipPaperNames } from './guardianship.ts'
import { marriagePapers } from './marriage-papers.ts'
import { birthPapers } from './papers.ts'
import { recognitionPapers } from './recognition.ts'

type Words = { vi: string; en: string }

const known: Readonly<Record<string, Words>> = {
  ...birthPapers,
  ...marriagePapers,
  ...recognitionPapers,
  ...guardianshipPaperNames,
  ...adoptionPaperNames,
  ...changePapers,
  ...copyPapers,
  OTHER: { vi: 'Giấy tờ khác', en: 'Another paper' },
}

/** Name of a paper kept with an attachment; undefined for one that only its event can name. */
export const nameOfPaper = (paper: string): Words | undefined =>
  Object.hasOwn(known, paper) ? known[paper] : undefined
