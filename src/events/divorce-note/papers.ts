import { ALWAYS, type Provision } from '../../law/in-force.ts'
import { date, formatDate } from '../../values/calendar-date.ts'
import type { EventPaper, PaperEntry, PaperLine } from '../parts/papers.ts'
import { partyLines, registrantLines } from '../parts/words/party.ts'
import type { CodeNames } from '../parts/words/people.ts'
import { entryNumberWords, noteWords, registeredOnWords, signerWords, volumeWords } from '../parts/words/register.ts'
import type { DivorceNoteDeclaration } from './declaration.ts'
import { foreignPaperWords } from './handling.ts'
import { endWords } from './nature.ts'

export type DivorceEntry = PaperEntry<DivorceNoteDeclaration>

const model = (name: string): readonly Provision<string>[] => [
  { from: ALWAYS, cite: 'Thông tư 15/2015/TT-BTP (mẫu dùng cho cả sổ lập trước ngày 01/01/2016)', value: name },
  { from: date('2016-01-01'), cite: 'Thông tư 15/2015/TT-BTP', value: name },
  { from: date('2020-07-16'), cite: 'Thông tư 04/2020/TT-BTP', value: name },
]

const bothLines = ({ wife, husband }: DivorceNoteDeclaration, names: CodeNames): PaperLine[] => [
  ...partyLines(wife, names, { name: 'Họ, chữ đệm, tên vợ:' }),
  { gap: true },
  ...partyLines(husband, names, { name: 'Họ, chữ đệm, tên chồng:' }),
  { gap: true },
]

/** Where the marriage stood; an entry of the registers fills it in when it was chosen. */
export function marriageLines({ marriage }: Pick<DivorceNoteDeclaration, 'marriage'>, names: CodeNames): PaperLine[] {
  const abroad = marriage && marriage.countryCode !== 'VN' ? `, ${names.country(marriage.countryCode)}` : ''
  return [
    { label: 'Đã đăng ký kết hôn (ghi chú kết hôn) tại:', value: marriage ? `${marriage.office}${abroad}` : '' },
    {
      row: [
        { label: 'Số:', value: marriage?.number ?? '' },
        { label: 'Ngày:', value: marriage?.registeredOn ? formatDate(marriage.registeredOn) : '' },
      ],
    },
  ]
}

const endLines = (content: DivorceNoteDeclaration, names: CodeNames): PaperLine[] => [
  {
    label: `Đã ${endWords[content.kind]} theo:`,
    value: `${foreignPaperWords(content)}, ${names.country(content.foreign.countryCode)}`,
  },
  { label: 'Có hiệu lực từ ngày:', value: formatDate(content.effectiveOn) },
]

const bookLines = (entry: DivorceEntry): PaperLine[] => [
  { text: 'Đã được ghi vào Sổ ghi chú ly hôn' },
  {
    row: [
      { label: 'Số:', value: entryNumberWords(entry) },
      { label: 'Quyển số:', value: volumeWords(entry) },
      { label: 'Ngày:', value: registeredOnWords(entry) },
    ],
  },
]

const titleOf = ({ content }: Pick<DivorceEntry, 'content'>): string =>
  content.kind === 'DIVORCE' ? 'TRÍCH LỤC GHI CHÚ LY HÔN' : 'TRÍCH LỤC GHI CHÚ HỦY VIỆC KẾT HÔN'

const signature = {
  title: 'NGƯỜI KÝ TRÍCH LỤC',
  under: '(Ký, ghi rõ họ, chữ đệm, tên, chức vụ và đóng dấu)',
} as const

const extract = (entry: DivorceEntry, names: CodeNames): PaperLine[] => [
  ...bothLines(entry.content, names),
  ...marriageLines(entry.content, names),
  ...endLines(entry.content, names),
  ...bookLines(entry),
]

/** Papers of an entry of the book of divorces settled abroad (domain/02 §5.6, 10.8). */
export const divorceEventPapers: readonly EventPaper<DivorceNoteDeclaration>[] = [
  {
    kind: 'DIVORCE_NOTE_EXTRACT',
    use: 'original',
    name: ['Trích lục ghi chú ly hôn', 'Extract of the note of a divorce'],
    series: 'DIVORCE_NOTE_EXTRACT',
    models: model('letter-2016'),
    body: (entry, names) => ({ model: 'letter', title: titleOf(entry), lines: extract(entry, names), signature }),
  },
  {
    kind: 'DIVORCE_NOTE_EXTRACT_COPY',
    use: 'copy',
    name: ['Trích lục ghi chú ly hôn (bản sao)', 'Extract copy of the note of a divorce'],
    series: 'DIVORCE_NOTE_EXTRACT_COPY',
    models: model('letter-2016'),
    body: (entry, names) => ({
      model: 'letter',
      title: titleOf(entry),
      subtitle: '(BẢN SAO)',
      lines: [
        ...extract(entry, names),
        { label: 'Nơi ghi chú:', value: entry.officeName },
        { label: 'Ghi chú:', value: entry.notes.map(noteWords).join(' ') },
      ],
      signature,
    }),
  },
  {
    kind: 'DIVORCE_NOTE_REGISTER_PAGE',
    use: 'page',
    name: ['Trang Sổ ghi chú ly hôn', 'Page of the book of divorces'],
    models: model('register-page-2016'),
    body: (entry, names) => ({
      model: 'register-page',
      title: 'SỔ GHI CHÚ LY HÔN',
      lines: [
        ...bothLines(entry.content, names),
        ...marriageLines(entry.content, names),
        ...endLines(entry.content, names),
        ...registrantLines(entry.content.informant, names),
        { label: 'Họ, chữ đệm, tên, chức vụ người ký Trích lục:', value: signerWords(entry.signer) },
      ],
      ticks: [
        { label: 'Ly hôn', ticked: entry.content.kind === 'DIVORCE' },
        { label: 'Hủy việc kết hôn', ticked: entry.content.kind === 'ANNULMENT' },
      ],
      signatures: [
        { title: 'Người đi đăng ký', name: entry.content.informant.name },
        { title: 'Người thực hiện', name: entry.officerName },
      ],
    }),
  },
]
