import { z } from 'zod'
import { inCapitals } from '../../values/names.ts'
import { formatPartialDate, PartialDate, yearOf } from '../../values/partial-date.ts'
import { Ethnicity, IdDocument, Nationalities, Sex } from '../parts/person.ts'
import { partialDateInWords } from '../parts/words/dates.ts'
import {
  birthPlaceWords,
  type CodeNames,
  ethnicityWords,
  informantPaper,
  nationalityWords,
  type ParentWords,
  placeWords,
  sexWords,
} from '../parts/words/people.ts'
import { type BirthCertificateWords, birthCertificatePreview } from './certificate-words.ts'
import { BirthDeclaration } from './declaration.ts'

const text = z.string().max(500).catch('')
const birthDate = PartialDate.catch({ known: 'nothing' })
const ethnicity = Ethnicity.nullable().catch(null)
const nationalities = Nationalities.catch([])
const place = z
  .object({ detail: text, asWritten: text, facilityName: text })
  .nullable()
  .catch(null)
  .transform((read) => (read && read.asWritten + read.detail + read.facilityName !== '' ? read : null))
const parent = z.object({ name: text, birthDate, ethnicity, nationalities, residence: place }).nullable().catch(null)

/** What can be read of a declaration while it is being typed; the rest is blank. */
const Draft = z.object({
  child: z
    .object({
      name: text,
      birthDate,
      sex: Sex.nullable().catch(null),
      ethnicity,
      nationalities,
      birthPlace: place,
      hometown: place,
    })
    .nullable()
    .catch(null),
  mother: parent,
  father: parent,
  informant: z
    .object({ name: text, pin: z.string().nullable().catch(null), idDocument: IdDocument.nullable().catch(null) })
    .nullable()
    .catch(null),
})

function draftParent(read: z.infer<typeof parent>, names: CodeNames): ParentWords {
  return {
    name: inCapitals(read?.name ?? ''),
    birthYear: String((read && yearOf(read.birthDate)) ?? ''),
    ethnicity: ethnicityWords(read?.ethnicity ?? null),
    nationality: nationalityWords(read?.nationalities ?? [], names),
    residence: placeWords(read?.residence ?? null),
  }
}

/** The certificate as it would be, from whatever has been typed so far. */
export function draftCertificate(typed: unknown, names: CodeNames, officeName: string): BirthCertificateWords {
  const whole = BirthDeclaration.safeParse(typed)
  if (whole.success) return birthCertificatePreview(whole.data, officeName, names)
  const { child, mother, father, informant } = Draft.parse(typed)
  return {
    name: inCapitals(child?.name ?? ''),
    birthDate: child ? formatPartialDate(child.birthDate) : '',
    birthDateInWords: child ? partialDateInWords(child.birthDate) : '',
    sex: child?.sex ? sexWords(child.sex) : '',
    ethnicity: ethnicityWords(child?.ethnicity ?? null),
    nationality: nationalityWords(child?.nationalities ?? [], names),
    birthPlace: child?.birthPlace ? birthPlaceWords(child.birthPlace) : '',
    hometown: placeWords(child?.hometown ?? null),
    pin: '',
    mother: draftParent(mother, names),
    father: draftParent(father, names),
    informant: inCapitals(informant?.name ?? ''),
    informantPaper: informant ? informantPaper(informant, names) : '',
    registeredAt: officeName,
    registeredOn: '',
  }
}
