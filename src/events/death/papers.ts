import { ALWAYS, type Provision } from '../../law/in-force.ts'
import { date, formatDate } from '../../values/calendar-date.ts'
import type { EventPaper, PaperLine, Tick } from '../parts/papers.ts'
import type { CodeNames } from '../parts/words/people.ts'
import { entryNumberWords, noteWords, registeredOnWords, signerWords } from '../parts/words/register.ts'
import type { DeathDeclaration } from './declaration.ts'
import { ageAtDeath } from './facts.ts'
import {
  type DeathEntry,
  deceasedWords,
  diedAtInWords,
  diedAtWords,
  informantWords,
  noticeLine,
  placeOfDeathWords,
  relationshipWords,
} from './words.ts'

const model = (name: string): readonly Provision<string>[] => [
  { from: ALWAYS, cite: 'Thông tư 15/2015/TT-BTP (mẫu dùng cho cả sổ lập trước ngày 01/01/2016)', value: name },
  { from: date('2016-01-01'), cite: 'Thông tư 15/2015/TT-BTP', value: name },
  { from: date('2020-07-16'), cite: 'Thông tư 04/2020/TT-BTP (cùng các trường, cùng thứ tự)', value: name },
]

const transcribed = ({ registrationKind }: Pick<DeathEntry, 'registrationKind'>): boolean => registrationKind === '3'

/** Who died, when and where, as every paper says it. */
function deathLines({ content, pin }: Pick<DeathEntry, 'content' | 'pin'>, names: CodeNames): PaperLine[] {
  const words = deceasedWords(content, pin, names)
  return [
    { label: 'Họ, chữ đệm, tên:', value: words.name, bold: true },
    { label: 'Ngày, tháng, năm sinh:', value: words.birthDate },
    {
      row: [
        { label: 'Giới tính:', value: words.sex },
        { label: 'Dân tộc:', value: words.ethnicity },
        { label: 'Quốc tịch:', value: words.nationality },
      ],
    },
    { label: 'Số định danh cá nhân:', value: words.pin },
    { label: 'Giấy tờ tùy thân:', value: words.paper },
    { label: 'Nơi cư trú cuối cùng:', value: words.lastResidence },
    { label: 'Đã chết vào lúc:', value: diedAtWords(content.death) },
    { label: 'Ghi bằng chữ:', value: diedAtInWords(content.death) },
    { label: 'Nơi chết:', value: placeOfDeathWords(content) },
  ]
}

const causeLines = ({ content }: Pick<DeathEntry, 'content'>, names: CodeNames): PaperLine[] => [
  { label: 'Nguyên nhân chết:', value: content.death.cause },
  { label: 'Giấy báo tử/Giấy tờ thay thế Giấy báo tử:', value: noticeLine(content, names) },
]

/** The foreign office, for what was transcribed. */
function foreignLines({ content }: Pick<DeathEntry, 'content'>, names: CodeNames): PaperLine[] {
  const { foreign, caseKind } = content
  if (caseKind !== 'TRANSCRIBED' || !foreign) return []
  const on = foreign.registeredOn ?? foreign.issuedOn
  return [
    { label: 'Đăng ký khai tử tại:', value: `${foreign.authority}, ${names.country(foreign.countryCode)}` },
    {
      row: [
        { label: 'Số:', value: foreign.number },
        { label: 'Ngày:', value: on ? formatDate(on) : '' },
      ],
    },
  ]
}

function informantLines({ content }: Pick<DeathEntry, 'content'>, names: CodeNames): PaperLine[] {
  const { name, paper } = informantWords(content, names)
  return [
    { label: 'Họ, chữ đệm, tên người đi khai tử:', value: name },
    { label: 'Giấy tờ tùy thân:', value: paper },
  ]
}

const whereRegistered = (entry: DeathEntry): PaperLine[] => [
  {
    label: transcribed(entry) ? 'Đã được ghi vào Sổ đăng ký khai tử tại:' : 'Đã được đăng ký khai tử tại:',
    value: entry.officeName,
  },
  {
    row: [
      { label: 'Số:', value: entryNumberWords(entry) },
      { label: 'Ngày:', value: registeredOnWords(entry) },
    ],
  },
]

/** The six boxes of the death register (domain/02 §6.2). */
export function registerTicks({ registrationKind, content }: Pick<DeathEntry, 'registrationKind' | 'content'>): Tick[] {
  const age = ageAtDeath(content)
  return [
    { label: 'Đúng hạn', ticked: registrationKind === '1' },
    { label: 'Quá hạn', ticked: registrationKind === '4' },
    { label: 'Đăng ký lại', ticked: registrationKind === '2' },
    { label: 'Trẻ dưới 01 tuổi', ticked: age === 0 },
    { label: 'Trẻ từ 01 đến dưới 5 tuổi', ticked: age !== undefined && age >= 1 && age < 5 },
    { label: 'Ghi vào sổ hộ tịch việc khai tử', ticked: registrationKind === '3' },
  ]
}

/** What only the book says of a body nobody could identify. */
const foundLines = ({ content }: Pick<DeathEntry, 'content'>): PaperLine[] =>
  content.found && content.found.description !== ''
    ? [{ label: 'Đặc điểm nhận dạng:', value: content.found.description }]
    : []

/** Left side of a page of the Sổ đăng ký khai tử. */
export function registerPageLines(entry: DeathEntry, names: CodeNames): PaperLine[] {
  return [
    { heading: 'Người được đăng ký khai tử' },
    ...deathLines(entry, names),
    ...foundLines(entry),
    ...causeLines(entry, names),
    ...foreignLines(entry, names),
    ...(entry.content.earlier
      ? [{ label: 'Đã đăng ký khai tử trước đây tại:', value: entry.content.earlier.office }]
      : []),
    { heading: 'Người đi khai tử' },
    ...informantLines(entry, names),
    { label: 'Quan hệ với người chết:', value: relationshipWords(entry.content) },
    { gap: true },
    { label: 'Họ, chữ đệm, tên, chức vụ người ký Trích lục khai tử:', value: signerWords(entry.signer) },
  ]
}

const signature = {
  title: 'NGƯỜI KÝ TRÍCH LỤC',
  under: '(Ký, ghi rõ họ, chữ đệm, tên, chức vụ và đóng dấu)',
} as const

const copyLines = (entry: DeathEntry, names: CodeNames): PaperLine[] => [
  ...deathLines(entry, names),
  ...foreignLines(entry, names),
  ...whereRegistered(entry),
  { label: 'Ghi chú:', value: entry.notes.map(noteWords).join(' ') },
]

/** Papers of a death entry: the extract, its copy, and the page of the book (domain/02 §5.7). */
export const deathEventPapers: readonly EventPaper<DeathDeclaration>[] = [
  {
    kind: 'DEATH_EXTRACT',
    use: 'original',
    name: ['Trích lục khai tử', 'Death extract'],
    series: 'DEATH_EXTRACT',
    models: model('letter-2016'),
    fits: (entry) => !transcribed(entry),
    body: (entry, names) => ({
      model: 'letter',
      title: 'TRÍCH LỤC KHAI TỬ',
      lines: [...deathLines(entry, names), ...causeLines(entry, names), ...informantLines(entry, names)],
      signature,
    }),
  },
  {
    kind: 'DEATH_TRANSCRIPTION_EXTRACT',
    use: 'original',
    name: ['Trích lục ghi vào Sổ hộ tịch việc khai tử', 'Extract of a transcribed death'],
    series: 'DEATH_TRANSCRIPTION_EXTRACT',
    models: model('letter-2016'),
    fits: transcribed,
    body: (entry, names) => ({
      model: 'letter',
      title: 'TRÍCH LỤC GHI VÀO SỔ HỘ TỊCH VIỆC KHAI TỬ',
      lines: [
        ...deathLines(entry, names),
        ...causeLines(entry, names),
        ...foreignLines(entry, names),
        ...whereRegistered(entry),
        ...informantLines(entry, names),
      ],
      signature,
    }),
  },
  {
    kind: 'DEATH_EXTRACT_COPY',
    use: 'copy',
    name: ['Trích lục khai tử (bản sao)', 'Death extract (copy)'],
    series: 'DEATH_EXTRACT_COPY',
    models: model('letter-2016'),
    fits: (entry) => !transcribed(entry),
    body: (entry, names) => ({
      model: 'letter',
      title: 'TRÍCH LỤC KHAI TỬ',
      subtitle: '(BẢN SAO)',
      lines: copyLines(entry, names),
      signature,
    }),
  },
  {
    kind: 'DEATH_TRANSCRIPTION_EXTRACT_COPY',
    use: 'copy',
    name: ['Trích lục ghi vào Sổ hộ tịch việc khai tử (bản sao)', 'Extract of a transcribed death (copy)'],
    series: 'DEATH_TRANSCRIPTION_EXTRACT_COPY',
    models: model('letter-2016'),
    fits: transcribed,
    body: (entry, names) => ({
      model: 'letter',
      title: 'TRÍCH LỤC GHI VÀO SỔ HỘ TỊCH VIỆC KHAI TỬ',
      subtitle: '(BẢN SAO)',
      lines: copyLines(entry, names),
      signature,
    }),
  },
  {
    kind: 'DEATH_REGISTER_PAGE',
    use: 'page',
    name: ['Trang Sổ đăng ký khai tử', 'Page of the death register'],
    models: model('register-page-2016'),
    body: (entry, names) => ({
      model: 'register-page',
      title: 'SỔ ĐĂNG KÝ KHAI TỬ',
      lines: registerPageLines(entry, names),
      ticks: registerTicks(entry),
      signatures: [
        { title: 'Người đi khai tử', name: informantWords(entry.content, names).name },
        { title: 'Người thực hiện', name: entry.officerName },
      ],
    }),
  },
]
