import { formatDate } from '../../values/calendar-date.ts'
import { formatPartialDate } from '../../values/partial-date.ts'
import type { DeclarationPaper, PaperLine } from '../parts/papers.ts'
import type { InformantRelationship, Parent } from '../parts/person.ts'
import { partialDateInWords } from '../parts/words/dates.ts'
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
import type { BirthDeclaration } from './declaration.ts'

const relationships: Record<InformantRelationship, string> = {
  SELF: 'Bản thân',
  MOTHER: 'Mẹ',
  FATHER: 'Cha',
  GRANDPARENT: 'Ông, bà',
  RELATIVE: 'Người thân thích',
  CARER: 'Người đang nuôi dưỡng',
  INSTITUTION: 'Tổ chức đang nuôi dưỡng',
  PROXY: 'Người được ủy quyền',
  OTHER: 'Khác',
}

function parentLines(who: 'mẹ' | 'cha', parent: Parent | null | undefined, names: CodeNames): PaperLine[] {
  const paper = parent && (parent.idDocument ? idLine(parent.idDocument, names) : informantPaper(parent, names))
  return [
    { gap: true },
    { label: `Họ, chữ đệm, tên người ${who}:`, value: parent?.name ?? '', bold: true },
    { label: 'Ngày, tháng, năm sinh:', value: parent ? formatPartialDate(parent.birthDate) : '' },
    {
      row: [
        { label: 'Dân tộc:', value: ethnicityWords(parent?.ethnicity ?? null) },
        { label: 'Quốc tịch:', value: parent ? nationalityWords(parent.nationalities, names) : '' },
      ],
    },
    { label: 'Nơi cư trú:', value: placeWords(parent?.residence ?? null) },
    { label: 'Giấy tờ tùy thân:', value: paper || '' },
  ]
}

function marriageWords(marriage: BirthDeclaration['parentsMarriage'] | undefined): string {
  if (!marriage) return ''
  const { number, book, registeredOn, office } = marriage
  return [
    number === '' ? '' : `số ${number}`,
    book === '' ? '' : `quyển số ${book}`,
    registeredOn ? `đăng ký ngày ${formatDate(registeredOn)}` : '',
    office === '' ? '' : `tại ${office}`,
  ]
    .filter((part) => part !== '')
    .join(', ')
}

const titles: Readonly<Partial<Record<BirthDeclaration['caseKind'], string>>> = {
  AGAIN: 'TỜ KHAI ĐĂNG KÝ LẠI KHAI SINH',
  TRANSCRIBED: 'TỜ KHAI GHI VÀO SỔ HỘ TỊCH VIỆC KHAI SINH',
  WITH_PAPERS: 'TỜ KHAI ĐĂNG KÝ KHAI SINH CHO NGƯỜI ĐÃ CÓ HỒ SƠ, GIẤY TỜ CÁ NHÂN',
}
const usualRequest = 'Đề nghị cơ quan đăng ký khai sinh cho người dưới đây:'
const requests: Readonly<Partial<Record<BirthDeclaration['caseKind'], string>>> = {
  AGAIN: 'Đề nghị cơ quan đăng ký lại khai sinh cho người dưới đây:',
  TRANSCRIBED: 'Đề nghị cơ quan ghi vào Sổ hộ tịch việc khai sinh cho người dưới đây:',
}

/** The block of a re-registration or of a transcription (domain/02 §4.2, §4.12). */
function registeredBeforeLines(declaration: BirthDeclaration | undefined, names: CodeNames): PaperLine[] {
  const { caseKind, earlier, foreign } = declaration ?? {}
  if (caseKind === 'AGAIN' && earlier)
    return [
      { gap: true },
      { label: 'Đã đăng ký khai sinh tại:', value: earlier.office },
      {
        row: [
          { label: 'Số:', value: earlier.number },
          { label: 'Quyển số:', value: earlier.volume },
          { label: 'Ngày:', value: earlier.registeredOn ? formatDate(earlier.registeredOn) : '' },
        ],
      },
      { text: 'Tôi cam đoan việc khai sinh đã được đăng ký nhưng hiện nay Sổ hộ tịch và bản chính đều không còn.' },
    ]
  if (caseKind === 'TRANSCRIBED' && foreign)
    return [
      { gap: true },
      {
        label: 'Đã đăng ký khai sinh tại:',
        value: `${foreign.authority}, ${names.country(foreign.countryCode)}`,
      },
      {
        row: [
          { label: `${foreign.paper === '' ? 'Giấy khai sinh' : foreign.paper} số:`, value: foreign.number },
          { label: 'cấp ngày:', value: foreign.issuedOn ? formatDate(foreign.issuedOn) : '' },
        ],
      },
      { label: 'Tài liệu gửi kèm theo Tờ khai:', value: foreign.attached },
    ]
  return []
}

/** Tờ khai đăng ký khai sinh (TT 04/2024, Phụ lục 5; domain/02 §4.1). */
export const birthDeclarationPaper: DeclarationPaper<BirthDeclaration> = {
  title: 'TỜ KHAI ĐĂNG KÝ KHAI SINH',
  titleOf: ({ caseKind }) => titles[caseKind] ?? 'TỜ KHAI ĐĂNG KÝ KHAI SINH',
  lines(declaration, names) {
    const child = declaration?.child
    const informant = declaration?.informant
    const relationship = informant && (informant.relationshipText || relationships[informant.relationship])
    const copies = declaration?.copies
    return [
      { label: 'Họ, chữ đệm, tên người yêu cầu:', value: informant?.name ?? '', bold: true },
      { label: 'Giấy tờ tùy thân:', value: informant ? informantPaper(informant, names) : '' },
      { label: 'Nơi cư trú:', value: placeWords(informant?.residence ?? null) },
      { label: 'Quan hệ với người được khai sinh:', value: relationship ?? '' },
      { gap: true },
      { heading: requests[declaration?.caseKind ?? 'NORMAL'] ?? usualRequest },
      { label: 'Họ, chữ đệm, tên:', value: child?.name ?? '', bold: true },
      { label: 'Ngày, tháng, năm sinh:', value: child ? formatPartialDate(child.birthDate) : '' },
      { label: 'Ghi bằng chữ:', value: child ? partialDateInWords(child.birthDate) : '' },
      {
        row: [
          { label: 'Giới tính:', value: child ? sexWords(child.sex) : '' },
          { label: 'Dân tộc:', value: ethnicityWords(child?.ethnicity ?? null) },
          { label: 'Quốc tịch:', value: child ? nationalityWords(child.nationalities, names) : '' },
        ],
      },
      { label: 'Nơi sinh:', value: child ? birthPlaceWords(child.birthPlace) : '' },
      { label: 'Quê quán:', value: placeWords(child?.hometown ?? null) },
      ...parentLines('mẹ', declaration?.mother, names),
      ...parentLines('cha', declaration?.father, names),
      ...registeredBeforeLines(declaration, names),
      { gap: true },
      { label: 'Cha, mẹ có đăng ký kết hôn:', value: marriageWords(declaration?.parentsMarriage) },
      {
        row: [
          {
            label: 'Đề nghị cấp bản sao:',
            value: copies === undefined ? '☐ Có   ☐ Không' : copies > 0 ? 'Có' : 'Không',
          },
          { label: 'Số lượng (bản):', value: copies ? String(copies) : '' },
        ],
      },
    ]
  },
  sworn:
    'Tôi cam đoan nội dung khai trên đây là đúng sự thật, được sự thỏa thuận nhất trí của các bên liên quan theo quy định pháp luật và chịu hoàn toàn trách nhiệm trước pháp luật về nội dung cam đoan của mình.',
  signatures: ['Người yêu cầu'],
}
