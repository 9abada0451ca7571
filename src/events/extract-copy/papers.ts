import { copyRequesterWords } from '../../law/extract-copies.ts'
import { ALWAYS, type Provision } from '../../law/in-force.ts'
import { date, formatDate } from '../../values/calendar-date.ts'
import { inCapitals } from '../../values/names.ts'
import type { DeclarationPaper, EventPaper, PaperLine } from '../parts/papers.ts'
import { relationshipWords } from '../parts/words/party.ts'
import { informantPaper, placeWords } from '../parts/words/people.ts'
import { signerWords } from '../parts/words/register.ts'
import { type ExtractCopyDeclaration, requesterName } from './declaration.ts'
import { kindOfCopy, placeOfItem } from './words.ts'

const page: readonly Provision<string>[] = [
  {
    from: ALWAYS,
    cite: 'Thông tư 15/2015/TT-BTP (mẫu dùng cho cả sổ lập trước ngày 01/01/2016)',
    value: 'register-page-2016',
  },
  { from: date('2016-01-01'), cite: 'Thông tư 15/2015/TT-BTP', value: 'register-page-2016' },
  { from: date('2020-07-16'), cite: 'Thông tư 04/2020/TT-BTP, Phụ lục 4', value: 'register-page-2016' },
]

const twoDigits = (n: number): string => String(n).padStart(2, '0')

/** Lines of the Sổ cấp bản sao trích lục hộ tịch (domain/02 §6.2). The copies themselves are papers of the entries copied. */
export const extractCopyPapers: readonly EventPaper<ExtractCopyDeclaration>[] = [
  {
    kind: 'EXTRACT_COPY_REGISTER_PAGE',
    use: 'page',
    name: ['Trang Sổ cấp bản sao trích lục hộ tịch', 'Page of the register of extract copies'],
    models: page,
    body: (entry, names) => ({
      model: 'register-page',
      title: 'SỔ CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH',
      lines: [],
      table: {
        head: [
          'STT',
          'Ngày, tháng, năm cấp',
          'Họ, chữ đệm, tên, giấy tờ tùy thân của người yêu cầu',
          'Loại bản sao',
          'Họ, chữ đệm, tên, chức vụ người ký',
          'Số lượng',
          'Ghi chú',
        ],
        widths: [4, 8, 12, 16, 9, 5, 10],
        rows: entry.content.items.map((item, n) => {
          const { interest, purpose, informant } = entry.content
          return [
            n === 0 ? twoDigits(entry.entryNo) : '',
            formatDate(entry.registeredOn),
            [requesterName(entry.content), informantPaper(informant, names)].filter((part) => part !== '').join('; '),
            `${kindOfCopy(item.register)}: ${inCapitals(item.subject)}, ${placeOfItem(item)}`,
            signerWords(entry.signer),
            twoDigits(item.copies),
            n === 0 ? `${copyRequesterWords[interest].vi}. Mục đích: ${purpose}` : '',
          ]
        }),
      },
      ticks: [],
      signatures: [{ title: 'Người thực hiện', name: entry.officerName }],
    }),
  },
]

/** Tờ khai cấp bản sao trích lục hộ tịch (domain/02 §4.13). */
export const extractCopyDeclarationPaper: DeclarationPaper<ExtractCopyDeclaration> = {
  title: 'TỜ KHAI CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH',
  lines(declaration, names) {
    const informant = declaration?.informant
    const items = declaration?.items ?? [undefined]
    return [
      { label: 'Họ, chữ đệm, tên người yêu cầu:', value: informant?.name ?? '', bold: true },
      { label: 'Giấy tờ tùy thân:', value: informant ? informantPaper(informant, names) : '' },
      { label: 'Nơi cư trú:', value: placeWords(informant?.residence ?? null) },
      { label: 'Quan hệ với người được đăng ký:', value: informant ? relationshipWords(informant) : '' },
      { label: 'Tư cách yêu cầu:', value: declaration ? copyRequesterWords[declaration.interest].vi : '' },
      ...(declaration?.interest === 'ORGANISATION'
        ? [
            { label: 'Cơ quan, tổ chức:', value: declaration.organisation },
            { label: 'Văn bản đề nghị, căn cứ:', value: declaration.legalBasis },
          ]
        : []),
      { gap: true },
      { heading: 'Đề nghị cơ quan cấp bản sao trích lục hộ tịch của người dưới đây:' },
      ...items.flatMap((item): PaperLine[] => [
        { label: 'Họ, chữ đệm, tên:', value: item?.subject ?? '', bold: true },
        { label: 'Loại bản sao:', value: item ? kindOfCopy(item.register) : '' },
        { label: 'Đã đăng ký:', value: item ? placeOfItem(item) : '' },
        { label: 'Số lượng (bản):', value: item ? String(item.copies) : '' },
        { gap: true },
      ]),
      { label: 'Mục đích sử dụng:', value: declaration?.purpose ?? '' },
    ]
  },
  sworn:
    'Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật về cam đoan của mình.',
  signatures: ['Người yêu cầu'],
}
