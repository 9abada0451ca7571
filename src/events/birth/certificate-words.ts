import { date } from '../../values/calendar-date.ts'
import { inCapitals } from '../../values/names.ts'
import { formatPartialDate } from '../../values/partial-date.ts'
import type { PaperEntry } from '../parts/papers.ts'
import { partialDateInWords } from '../parts/words/dates.ts'
import {
  birthPlaceWords,
  type CodeNames,
  ethnicityWords,
  informantPaper,
  nationalityWords,
  type ParentWords,
  parentWords,
  placeWords,
  sexWords,
} from '../parts/words/people.ts'
import { registeredOnWords } from '../parts/words/register.ts'
import type { BirthDeclaration } from './declaration.ts'

type BirthEntry = PaperEntry<BirthDeclaration>

/** What every paper about a birth says of the child and the parents, in the order it is printed. */
export type BirthWords = {
  name: string
  birthDate: string
  birthDateInWords: string
  sex: string
  ethnicity: string
  nationality: string
  birthPlace: string
  hometown: string
  pin: string
  mother: ParentWords
  father: ParentWords
}

export function birthWords(declaration: BirthDeclaration, pin: string | null, names: CodeNames): BirthWords {
  const { child } = declaration
  return {
    name: inCapitals(child.name),
    birthDate: formatPartialDate(child.birthDate),
    birthDateInWords: partialDateInWords(child.birthDate),
    sex: sexWords(child.sex),
    ethnicity: ethnicityWords(child.ethnicity),
    nationality: nationalityWords(child.nationalities, names),
    birthPlace: birthPlaceWords(child.birthPlace),
    hometown: placeWords(child.hometown),
    pin: pin ?? '',
    mother: parentWords(declaration.mother, names),
    father: parentWords(declaration.father, names),
  }
}

/** Giấy khai sinh: the day is that of the registration, not of the printing. */
export type BirthCertificateWords = BirthWords & {
  informant: string
  informantPaper: string
  registeredAt: string
  registeredOn: string
}

/** Words of the Giấy khai sinh (TT 04/2020, phụ lục 1). Nothing of it tells that a child was abandoned (R-B8). */
export function birthCertificateWords(
  entry: Pick<BirthEntry, 'content' | 'pin' | 'officeName' | 'registeredOn' | 'entryNo' | 'year'>,
  names: CodeNames,
): BirthCertificateWords {
  const { content } = entry
  return {
    ...birthWords(content, entry.pin, names),
    registeredAt: entry.officeName,
    registeredOn: registeredOnWords(entry),
    informant: inCapitals(content.informant.name),
    informantPaper: informantPaper(content.informant, names),
  }
}

/** The same before the registration: what is not yet given is blank. */
export const birthCertificatePreview = (
  content: BirthDeclaration,
  officeName: string,
  names: CodeNames,
): BirthCertificateWords =>
  birthCertificateWords(
    { content, officeName, pin: null, registeredOn: date('2016-01-01'), entryNo: 0, year: 0 },
    names,
  )
