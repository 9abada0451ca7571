import { formatDate } from '../../values/calendar-date.ts'
import type { DeclarationPaper, PaperLine } from '../parts/papers.ts'
import type { MarriageDeclaration, StatusBefore } from './declaration.ts'
import { foreignElement } from './nature.ts'
import { relationFromWords, spouseWords } from './words.ts'

const statusWords: Readonly<Record<StatusBefore, string>> = {
  '1': 'Đang có vợ/chồng',
  '2': 'Chưa đăng ký kết hôn',
  '3': 'Đã ly hôn',
  '4': 'Vợ/chồng đã chết',
}

const requests: Readonly<Record<MarriageDeclaration['kind'], string>> = {
  NEW: 'Đề nghị đăng ký kết hôn',
  COHABITATION: 'Đề nghị đăng ký kết hôn (chung sống như vợ chồng từ trước ngày 03/01/1987)',
  AGAIN: 'Đề nghị đăng ký lại kết hôn',
  TRANSCRIBED: 'Đề nghị ghi chú việc kết hôn đã đăng ký tại nước ngoài',
}

const titles: Readonly<Partial<Record<MarriageDeclaration['kind'], string>>> = {
  AGAIN: 'TỜ KHAI ĐĂNG KÝ LẠI KẾT HÔN',
  TRANSCRIBED: 'TỜ KHAI GHI CHÚ KẾT HÔN',
}

/** Where it was registered before, for a re-registration or a foreign marriage. */
function earlierLines(declaration: MarriageDeclaration | undefined, country: (code: string) => string): PaperLine[] {
  const { earlier, foreign } = declaration ?? {}
  if (declaration?.kind === 'AGAIN' && earlier)
    return [
      { label: 'Đã đăng ký kết hôn tại:', value: earlier.office },
      {
        row: [
          { label: 'Số:', value: earlier.number },
          { label: 'Quyển số:', value: earlier.volume },
          { label: 'Ngày:', value: earlier.registeredOn ? formatDate(earlier.registeredOn) : '' },
        ],
      },
      { text: 'Sổ hộ tịch và bản chính Giấy chứng nhận kết hôn không còn lưu giữ được.', italic: true },
    ]
  if (declaration?.kind === 'TRANSCRIBED' && foreign)
    return [
      { label: 'Đã đăng ký kết hôn tại:', value: `${foreign.authority}, ${country(foreign.countryCode)}` },
      {
        row: [
          { label: 'Theo:', value: foreign.paper },
          { label: 'số:', value: foreign.number },
          { label: 'cấp ngày:', value: foreign.issuedOn ? formatDate(foreign.issuedOn) : '' },
        ],
      },
      ...declarationOfEarlierMarriages(declaration),
      { label: 'Tài liệu gửi kèm theo Tờ khai:', value: foreign.attached },
    ]
  if (declaration?.kind === 'COHABITATION')
    return [{ label: 'Chung sống như vợ chồng từ ngày:', value: relationFromWords(declaration) }]
  return []
}

const declarationOfEarlierMarriages = ({ wife, husband }: MarriageDeclaration): PaperLine[] =>
  (
    [
      ['Vợ', wife],
      ['Chồng', husband],
    ] as const
  ).map(([who, spouse]) => ({
    label: `${who}, trước khi kết hôn lần này:`,
    value: spouse.statusBefore === '2' ? 'chưa từng kết hôn' : 'đã từng kết hôn nhưng hôn nhân đã chấm dứt',
  }))

/** Tờ khai đăng ký kết hôn (TT 04/2024, Phụ lục 5; domain/02 §4.4, 4.5, 4.12): the woman's column first (R-C13). */
export const marriageDeclarationPaper: DeclarationPaper<MarriageDeclaration> = {
  title: 'TỜ KHAI ĐĂNG KÝ KẾT HÔN',
  titleOf: ({ kind }) => titles[kind] ?? 'TỜ KHAI ĐĂNG KÝ KẾT HÔN',
  lines(declaration, names) {
    const wife = spouseWords(declaration?.wife, names)
    const husband = spouseWords(declaration?.husband, names)
    const times = (one: { timesMarried: number } | undefined) => (one ? String(one.timesMarried) : '')
    const status = (one: { statusBefore: StatusBefore } | undefined) => (one ? statusWords[one.statusBefore] : '')
    const photos: PaperLine[] =
      declaration && declaration.kind === 'NEW' && foreignElement(declaration)
        ? [{ photos: ['Ảnh của bên nữ (4 × 6 cm)', 'Ảnh của bên nam (4 × 6 cm)'] }]
        : []
    return [
      ...photos,
      { heading: requests[declaration?.kind ?? 'NEW'] },
      {
        columns: ['Bên nữ', 'Bên nam'],
        rows: [
          { label: 'Họ, chữ đệm, tên', left: wife.name, right: husband.name },
          { label: 'Ngày, tháng, năm sinh', left: wife.birthDate, right: husband.birthDate },
          { label: 'Dân tộc', left: wife.ethnicity, right: husband.ethnicity },
          { label: 'Quốc tịch', left: wife.nationality, right: husband.nationality },
          { label: 'Nơi cư trú', left: wife.residence, right: husband.residence },
          { label: 'Giấy tờ tùy thân', left: wife.paper, right: husband.paper },
          { label: 'Tình trạng hôn nhân', left: status(declaration?.wife), right: status(declaration?.husband) },
          { label: 'Kết hôn lần thứ mấy', left: times(declaration?.wife), right: times(declaration?.husband) },
        ],
      },
      ...earlierLines(declaration, names.country),
      {
        row: [
          {
            label: 'Đề nghị cấp bản sao:',
            value: declaration === undefined ? '☐ Có   ☐ Không' : declaration.copies > 0 ? 'Có' : 'Không',
          },
          { label: 'Số lượng (bản):', value: declaration?.copies ? String(declaration.copies) : '' },
        ],
      },
    ]
  },
  sworn:
    'Chúng tôi cam đoan những lời khai trên đây là đúng sự thật, việc kết hôn của chúng tôi là tự nguyện, không vi phạm quy định của Luật Hôn nhân và gia đình Việt Nam. Chúng tôi hoàn toàn chịu trách nhiệm trước pháp luật về nội dung cam đoan của mình.',
  signatures: ['Bên nữ', 'Bên nam'],
}
