import { ALWAYS, inForce, type Provision } from '../../law/in-force.ts'
import { marriageOriginals } from '../../law/marriage.ts'
import { date, formatDate } from '../../values/calendar-date.ts'
import type { EventPaper, PaperLine, Tick } from '../parts/papers.ts'
import type { CodeNames } from '../parts/words/people.ts'
import { entryNumberWords, noteWords, registeredOnWords, signerWords } from '../parts/words/register.ts'
import type { MarriageDeclaration } from './declaration.ts'
import { registrationKinds } from './handling.ts'
import {
  certificateDraft,
  certificateWords,
  type MarriageEntry,
  relationFromWords,
  type SpouseWords,
  spouseWords,
} from './words.ts'

const model = (name: string): readonly Provision<string>[] => [
  { from: ALWAYS, cite: 'Thông tư 15/2015/TT-BTP (mẫu dùng cho cả sổ lập trước ngày 01/01/2016)', value: name },
  { from: date('2016-01-01'), cite: 'Thông tư 15/2015/TT-BTP', value: name },
  { from: date('2020-07-16'), cite: 'Thông tư 04/2020/TT-BTP (cùng các trường, cùng thứ tự)', value: name },
]

const transcribed = (entry: MarriageEntry): boolean => entry.registrationKind === registrationKinds.TRANSCRIBED

const spouseLines = (who: 'vợ' | 'chồng', words: SpouseWords): PaperLine[] => [
  { label: `Họ, chữ đệm, tên ${who}:`, value: words.name, bold: true },
  { label: 'Ngày, tháng, năm sinh:', value: words.birthDate },
  {
    row: [
      { label: 'Dân tộc:', value: words.ethnicity },
      { label: 'Quốc tịch:', value: words.nationality },
    ],
  },
  { label: 'Nơi cư trú:', value: words.residence },
  { label: 'Giấy tờ tùy thân:', value: words.paper },
]

/** The two, the wife first on every paper (R-C13). */
const bothLines = ({ content }: Pick<MarriageEntry, 'content'>, names: CodeNames): PaperLine[] => [
  ...spouseLines('vợ', spouseWords(content.wife, names)),
  { gap: true },
  ...spouseLines('chồng', spouseWords(content.husband, names)),
  { gap: true },
]

/** Where the marriage stands: the foreign office for a transcribed one, the book of this country for all. */
function whereLines(entry: MarriageEntry, names: CodeNames, copy: boolean): PaperLine[] {
  const { foreign } = entry.content
  const since = relationFromWords(entry.content)
  if (transcribed(entry) && foreign) {
    const on = foreign.registeredOn ?? foreign.issuedOn
    const lines: PaperLine[] = [
      { label: 'Đăng ký kết hôn tại:', value: `${foreign.authority}, ${names.country(foreign.countryCode)}` },
      {
        row: [
          { label: 'Số:', value: foreign.number },
          { label: 'Ngày:', value: on ? formatDate(on) : '' },
        ],
      },
    ]
    return [
      ...lines,
      { label: 'Đã ghi vào sổ hộ tịch việc kết hôn tại:', value: entry.officeName },
      {
        row: [
          { label: 'Số:', value: entryNumberWords(entry) },
          { label: 'Ngày:', value: registeredOnWords(entry) },
        ],
      },
      ...(copy ? [noteLine(entry)] : []),
    ]
  }
  return [
    { label: 'Đăng ký kết hôn tại:', value: entry.officeName },
    {
      row: [
        { label: 'Số:', value: entryNumberWords(entry) },
        { label: 'Ngày:', value: registeredOnWords(entry) },
      ],
    },
    ...(since === '' ? [] : [{ label: 'Quan hệ hôn nhân được xác lập từ ngày:', value: since }]),
    noteLine(entry),
  ]
}

const noteLine = (entry: MarriageEntry): PaperLine => ({
  label: 'Ghi chú:',
  value: entry.notes.map(noteWords).join(' '),
})

/** The three boxes of the marriage register (domain/02 §6.2). The first is for the first registration of this marriage. */
export function registerTicks({ registrationKind }: Pick<MarriageEntry, 'registrationKind'>): Tick[] {
  return [
    { label: 'Kết hôn lần đầu', ticked: registrationKind === registrationKinds.NEW },
    { label: 'Đăng ký lại', ticked: registrationKind === registrationKinds.AGAIN },
    { label: 'Ghi chú kết hôn', ticked: registrationKind === registrationKinds.TRANSCRIBED },
  ]
}

/** Left side of a page of the Sổ đăng ký kết hôn (domain/02 §6.2). */
export function registerPageLines(entry: MarriageEntry, names: CodeNames): PaperLine[] {
  return [
    ...bothLines(entry, names),
    {
      label: 'Ngày, tháng, năm xác nhận (xác lập) quan hệ hôn nhân:',
      value: relationFromWords(entry.content) || registeredOnWords(entry),
    },
    {
      label: transcribed(entry)
        ? 'Họ, chữ đệm, tên, chức vụ người ký Trích lục ghi chú kết hôn:'
        : 'Họ, chữ đệm, tên, chức vụ người ký Giấy chứng nhận kết hôn:',
      value: signerWords(entry.signer),
    },
  ]
}

const signature = {
  title: 'NGƯỜI KÝ TRÍCH LỤC',
  under: '(Ký, ghi rõ họ, chữ đệm, tên, chức vụ và đóng dấu)',
} as const

/** Papers of a marriage entry: two certificates, or the extract of the note, copies and the page of the book. */
export const marriageEventPapers: readonly EventPaper<MarriageDeclaration>[] = [
  {
    kind: 'MARRIAGE_CERTIFICATE',
    use: 'original',
    name: ['Giấy chứng nhận kết hôn', 'Marriage certificate'],
    originals: inForce(marriageOriginals, ALWAYS).value,
    stock: true,
    models: model('marriage-certificate-2016'),
    fits: (entry) => !transcribed(entry),
    body: (entry, names) => ({ model: 'own', fields: certificateWords(entry, names) }),
    draft: (typed, names, officeName) => ({ model: 'own', fields: certificateDraft(typed, names, officeName) }),
  },
  {
    kind: 'MARRIAGE_NOTE_EXTRACT',
    use: 'original',
    name: ['Trích lục ghi chú kết hôn', 'Extract of the note of a marriage'],
    series: 'MARRIAGE_NOTE_EXTRACT',
    models: model('letter-2016'),
    fits: transcribed,
    body: (entry, names) => ({
      model: 'letter',
      title: 'TRÍCH LỤC GHI CHÚ KẾT HÔN',
      lines: [...bothLines(entry, names), ...whereLines(entry, names, false)],
      signature,
    }),
  },
  {
    kind: 'MARRIAGE_EXTRACT_COPY',
    use: 'copy',
    name: ['Trích lục kết hôn (bản sao)', 'Marriage extract (copy)'],
    series: 'MARRIAGE_EXTRACT_COPY',
    models: model('letter-2016'),
    fits: (entry) => !transcribed(entry),
    body: (entry, names) => ({
      model: 'letter',
      title: 'TRÍCH LỤC KẾT HÔN',
      subtitle: '(BẢN SAO)',
      lines: [...bothLines(entry, names), ...whereLines(entry, names, true)],
      signature,
    }),
  },
  {
    kind: 'MARRIAGE_NOTE_EXTRACT_COPY',
    use: 'copy',
    name: ['Trích lục ghi chú kết hôn (bản sao)', 'Extract of the note of a marriage (copy)'],
    series: 'MARRIAGE_NOTE_EXTRACT_COPY',
    models: model('letter-2016'),
    fits: transcribed,
    body: (entry, names) => ({
      model: 'letter',
      title: 'TRÍCH LỤC GHI CHÚ KẾT HÔN',
      subtitle: '(BẢN SAO)',
      lines: [...bothLines(entry, names), ...whereLines(entry, names, true)],
      signature,
    }),
  },
  {
    kind: 'MARRIAGE_REGISTER_PAGE',
    use: 'page',
    name: ['Trang Sổ đăng ký kết hôn', 'Page of the marriage register'],
    models: model('register-page-2016'),
    body: (entry, names) => ({
      model: 'register-page',
      title: 'SỔ ĐĂNG KÝ KẾT HÔN',
      lines: registerPageLines(entry, names),
      ticks: registerTicks(entry),
      signatures: [
        { title: 'Vợ', name: spouseWords(entry.content.wife, names).name },
        { title: 'Chồng', name: spouseWords(entry.content.husband, names).name },
        { title: 'Người thực hiện', name: entry.officerName },
      ],
    }),
  },
]
