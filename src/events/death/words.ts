import { formatDate } from '../../values/calendar-date.ts'
import { inCapitals } from '../../values/names.ts'
import { formatPartialDate } from '../../values/partial-date.ts'
import type { PaperEntry } from '../parts/papers.ts'
import { numberInWords, partialDateInWords } from '../parts/words/dates.ts'
import {
  birthPlaceWords,
  type CodeNames,
  ethnicityWords,
  idLine,
  informantPaper,
  nationalityWords,
  placeWords,
  sexWords,
} from '../parts/words/people.ts'
import { type DeathDeclaration, type DeathNotice, type DeathRelationship, deceasedName } from './declaration.ts'

export type DeathEntry = PaperEntry<DeathDeclaration>

type Died = Pick<DeathDeclaration['death'], 'date' | 'time'>

const clock = (time: string): [number, number] => {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return [hour, minute]
}

/** `06 giờ 38 phút, ngày 04/02/2026`; what is not known is left out (domain/02 §3). */
export function diedAtWords({ date, time }: Died): string {
  const day = formatPartialDate(date)
  if (day === '') return ''
  const on = date.known === 'day' ? `ngày ${day}` : date.known === 'month' ? `tháng ${day}` : `năm ${day}`
  return time === null ? on : `${time.replace(':', ' giờ ')} phút, ${on}`
}

/** `Sáu giờ ba mươi tám phút, ngày bốn tháng hai năm hai nghìn không trăm hai mươi sáu`. */
export function diedAtInWords({ date, time }: Died): string {
  const day = partialDateInWords(date)
  if (day === '' || time === null) return day
  const [hour, minute] = clock(time)
  const said = `${numberInWords(hour)} giờ ${minute === 0 ? 'đúng' : `${numberInWords(minute)} phút`}`
  return `${said.charAt(0).toLocaleUpperCase('vi')}${said.slice(1)}, ${day.charAt(0).toLocaleLowerCase('vi')}${day.slice(1)}`
}

const kindWords: Readonly<Record<DeathNotice['kind'], string>> = {
  '1': 'Giấy báo tử',
  '2': 'Giấy xác nhận việc thi hành án tử hình',
  '3': 'Bản án, quyết định của Tòa án tuyên bố chết',
  '4': 'Văn bản xác nhận của cơ quan công an hoặc kết quả giám định pháp y',
  '5': 'Văn bản xác định nguyên nhân chết của cơ quan y tế',
  '6': 'Biên bản xác nhận việc chết',
  '7': 'Văn bản xác nhận việc chết của người làm chứng',
  EVIDENCE: 'Giấy tờ, tài liệu chứng minh việc chết',
  SWORN_STATEMENT: 'Văn bản cam đoan về việc chết',
  FOREIGN_PAPER: 'Giấy tờ của cơ quan có thẩm quyền nước ngoài',
  EARLIER_PAPERS: 'Giấy tờ về việc đăng ký khai tử trước đây',
}
export const noticeKindWords = (kind: DeathNotice['kind']): string => kindWords[kind]

/** `Giấy báo tử số 12/GBT do Bệnh viện … cấp ngày 04/02/2026`; of a transcription the foreign paper. */
export function noticeLine({ notice, foreign, caseKind }: DeathDeclaration, names: CodeNames): string {
  if (caseKind === 'TRANSCRIBED' && foreign) {
    const paper = foreign.paper === '' ? 'Giấy chứng tử' : foreign.paper
    return [
      paper,
      foreign.number === '' ? '' : `số ${foreign.number}`,
      `do ${foreign.authority}, ${names.country(foreign.countryCode)}`,
      foreign.issuedOn ? `cấp ngày ${formatDate(foreign.issuedOn)}` : 'cấp',
    ]
      .filter((part) => part !== '')
      .join(' ')
  }
  const issuer = notice.issuer === '' ? '' : `do ${notice.issuer}`
  const issued = notice.issuedOn ? `cấp ngày ${formatDate(notice.issuedOn)}` : issuer === '' ? '' : 'cấp'
  return [kindWords[notice.kind], notice.number === '' ? '' : `số ${notice.number}`, issuer, issued]
    .filter((part) => part !== '')
    .join(' ')
}

/** The estimated age of a body nobody could identify: `khoảng 40 đến 50 tuổi`. */
export function estimatedAgeWords({ found }: Pick<DeathDeclaration, 'found'>): string {
  if (!found || (found.ageFrom === null && found.ageTo === null)) return ''
  if (found.ageFrom !== null && found.ageTo !== null && found.ageFrom !== found.ageTo)
    return `khoảng ${found.ageFrom} đến ${found.ageTo} tuổi`
  return `khoảng ${found.ageFrom ?? found.ageTo} tuổi`
}

export type DeceasedWords = {
  name: string
  birthDate: string
  sex: string
  ethnicity: string
  nationality: string
  pin: string
  paper: string
  lastResidence: string
}

export function deceasedWords(declaration: DeathDeclaration, pin: string | null, names: CodeNames): DeceasedWords {
  const { deceased } = declaration
  return {
    name: inCapitals(deceasedName(declaration)),
    birthDate: formatPartialDate(deceased.birthDate) || estimatedAgeWords(declaration),
    sex: deceased.sex ? sexWords(deceased.sex) : '',
    ethnicity: ethnicityWords(deceased.ethnicity),
    nationality: nationalityWords(deceased.nationalities, names),
    pin: deceased.pin ?? pin ?? '',
    paper: idLine(deceased.idDocument, names),
    lastResidence: placeWords(deceased.residence),
  }
}

/** Where the person died; of an unidentified body where it was found. */
export function placeOfDeathWords({ death, found }: DeathDeclaration): string {
  if (death.place) return birthPlaceWords(death.place)
  return found ? `${placeWords(found.place)} (nơi phát hiện thi thể, ngày ${formatDate(found.on)})` : ''
}

const relationships: Readonly<Record<DeathRelationship, string>> = {
  SPOUSE: 'Vợ, chồng',
  CHILD: 'Con',
  PARENT: 'Cha, mẹ',
  GRANDPARENT: 'Ông, bà',
  GRANDCHILD: 'Cháu',
  SIBLING: 'Anh, chị, em',
  RELATIVE: 'Người thân thích khác',
  CARER: 'Người nuôi dưỡng, chăm sóc',
  INSTITUTION: 'Đại diện cơ quan, tổ chức có liên quan',
  OFFICER: 'Công chức tư pháp – hộ tịch',
  PROXY: 'Người được ủy quyền',
  OTHER: 'Khác',
}
export const relationshipChoices = Object.entries(relationships) as [DeathRelationship, string][]

/** How the requester stands to the deceased. */
export const relationshipWords = ({ informant }: Pick<DeathDeclaration, 'informant'>): string =>
  informant.relationshipText || relationships[informant.relationship]

export const informantWords = ({ informant }: DeathDeclaration, names: CodeNames): { name: string; paper: string } => ({
  name: inCapitals(informant.name),
  paper: informantPaper(informant, names),
})
