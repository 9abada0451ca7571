import { formatDate } from '../../../values/calendar-date.ts'
import { inCapitals } from '../../../values/names.ts'
import { yearOf } from '../../../values/partial-date.ts'
import type { Ethnicity, IdDocument, Informant, Parent, Sex } from '../person.ts'
import { STATELESS } from '../person.ts'
import type { BirthPlace, Place } from '../place.ts'

/** Names behind the codes a declaration holds. */
export type CodeNames = { country: (alpha2: string) => string; documentType: (code: string) => string }

const sexes: Record<Sex, string> = { '1': 'Nam', '2': 'Nữ', '3': 'Chưa xác định được' }
export const sexWords = (sex: Sex): string => sexes[sex]

export const ethnicityWords = (ethnicity: Ethnicity | null): string => ethnicity?.asWritten ?? ''

/** `Việt Nam`, `Việt Nam, Pháp`, `Không quốc tịch`. */
export function nationalityWords(codes: readonly string[], names: CodeNames): string {
  return codes.map((code) => (code === STATELESS ? 'Không quốc tịch' : names.country(code))).join(', ')
}

/** Parts of an address from the smallest on; what the legal text already holds is not said twice. */
function joined(parts: readonly string[], asWritten: string): string {
  const said = asWritten.toLocaleLowerCase('vi')
  const missing = parts.filter((part) => part !== '' && !said.includes(part.toLocaleLowerCase('vi')))
  return [...missing, asWritten].filter((part) => part !== '').join(', ')
}

/** The place with the names of its day: never rewritten to today's units. */
export const placeWords = (place: Pick<Place, 'detail' | 'asWritten'> | null): string =>
  place ? joined([place.detail], place.asWritten) : ''

/** A facility with its units, or the units alone (NĐ 123/2015 art. 4.1). */
export const birthPlaceWords = (place: Pick<BirthPlace, 'facilityName' | 'detail' | 'asWritten'>): string =>
  joined([place.facilityName, place.detail], place.asWritten)

const printedTypes: Record<string, string> = {
  CC: 'Căn cước',
  CCCD: 'Căn cước công dân',
  CCDT: 'Căn cước điện tử',
  CMND9: 'Chứng minh nhân dân',
  CMND12: 'Chứng minh nhân dân',
  HC: 'Hộ chiếu',
  HCNN: 'Hộ chiếu',
}

/** `Căn cước số 001… do Bộ Công an cấp ngày 20/11/2021`; what is not known is left out. */
export function idLine(document: IdDocument | null, names: CodeNames): string {
  if (!document) return ''
  const type = printedTypes[document.type] ?? names.documentType(document.type).replace(/^Thẻ /, '')
  const issuer = document.issuer === '' ? '' : ` do ${document.issuer}`
  const issued = document.issuedOn ? ` cấp ngày ${formatDate(document.issuedOn)}` : issuer === '' ? '' : ' cấp'
  return `${type} số ${document.number}${issuer}${issued}`
}

/** The paper the informant showed; with none, the personal number. */
export function informantPaper(
  informant: Pick<Informant, 'idDocument'> & { pin: string | null },
  names: CodeNames,
): string {
  if (informant.idDocument) return idLine(informant.idDocument, names)
  return informant.pin ? `Số định danh cá nhân ${informant.pin}` : ''
}

export type ParentWords = {
  name: string
  birthYear: string
  ethnicity: string
  nationality: string
  residence: string
}

/** A parent as certificates print one: the year of birth only. An undetermined parent is a blank group (R-B7). */
export function parentWords(parent: Parent | null, names: CodeNames): ParentWords {
  if (!parent) return { name: '', birthYear: '', ethnicity: '', nationality: '', residence: '' }
  return {
    name: inCapitals(parent.name),
    birthYear: String(yearOf(parent.birthDate) ?? ''),
    ethnicity: ethnicityWords(parent.ethnicity),
    nationality: nationalityWords(parent.nationalities, names),
    residence: placeWords(parent.residence),
  }
}
