import { inCapitals } from '../../../values/names.ts'
import { formatPartialDate } from '../../../values/partial-date.ts'
import type { PaperLine } from '../papers.ts'
import type { Party } from '../party.ts'
import type { Informant, InformantRelationship } from '../person.ts'
import { type CodeNames, ethnicityWords, informantPaper, nationalityWords, placeWords, sexWords } from './people.ts'

/** A party as extracts, pages and declarations print one; `undefined` leaves every value blank. */
export function partyLines(
  party: Party | null | undefined,
  names: CodeNames,
  labels: { name?: string; paper?: string } = {},
): PaperLine[] {
  return [
    {
      label: labels.name ?? 'Họ, chữ đệm, tên:',
      value: party ? inCapitals(party.name) : '',
      bold: true,
    },
    {
      row: [
        { label: 'Ngày, tháng, năm sinh:', value: party ? formatPartialDate(party.birthDate) : '' },
        { label: 'Giới tính:', value: party?.sex ? sexWords(party.sex) : '' },
      ],
    },
    {
      row: [
        { label: 'Dân tộc:', value: ethnicityWords(party?.ethnicity ?? null) },
        { label: 'Quốc tịch:', value: party ? nationalityWords(party.nationalities, names) : '' },
      ],
    },
    { label: labels.paper ?? 'Giấy tờ tùy thân:', value: party ? informantPaper(party, names) : '' },
    { label: 'Nơi cư trú:', value: placeWords(party?.residence ?? null) },
  ]
}

const relationships: Record<InformantRelationship, string> = {
  SELF: 'Bản thân',
  MOTHER: 'Mẹ',
  FATHER: 'Cha',
  GRANDPARENT: 'Ông, bà',
  RELATIVE: 'Người thân thích',
  CARER: 'Người đang nuôi dưỡng',
  INSTITUTION: 'Cơ quan, tổ chức',
  PROXY: 'Người được ủy quyền',
  OTHER: 'Khác',
}

/** The requester's relationship in words. */
export const relationshipWords = (informant: Informant): string =>
  informant.relationshipText || relationships[informant.relationship]

/** The requester at the head of a declaration. */
export const requesterLines = (
  informant: Informant | undefined,
  names: CodeNames,
  relationship: string | null = null,
): PaperLine[] => [
  { label: 'Họ, chữ đệm, tên người yêu cầu:', value: informant?.name ?? '', bold: true },
  { label: 'Giấy tờ tùy thân:', value: informant ? informantPaper(informant, names) : '' },
  { label: 'Nơi cư trú:', value: placeWords(informant?.residence ?? null) },
  ...(relationship === null ? [] : [{ label: relationship, value: informant ? relationshipWords(informant) : '' }]),
]

/** The requester on a page of a book. */
export const registrantLines = (
  informant: Informant,
  names: CodeNames,
  relationship: string | null = null,
): PaperLine[] => [
  { heading: 'Người đi đăng ký' },
  { label: 'Họ, chữ đệm, tên:', value: inCapitals(informant.name) },
  { label: 'Giấy tờ tùy thân:', value: informantPaper(informant, names) },
  ...(relationship === null ? [] : [{ label: relationship, value: relationshipWords(informant) }]),
]

/** The line on copies, at the end of a declaration. */
export const copiesLine = (copies: number | undefined): PaperLine => ({
  row: [
    {
      label: 'Đề nghị cấp bản sao:',
      value: copies === undefined ? '☐ Có   ☐ Không' : copies > 0 ? 'Có' : 'Không',
    },
    { label: 'Số lượng (bản):', value: copies ? String(copies) : '' },
  ],
})
