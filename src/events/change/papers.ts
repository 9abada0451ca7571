import { ALWAYS, type Provision } from '../../law/in-force.ts'
import { type CalendarDate, date, formatDate } from '../../values/calendar-date.ts'
import type { EventPaper, PaperEntry, PaperLine, Tick } from '../parts/papers.ts'
import { foreignLines } from '../parts/words/foreign.ts'
import { partyLines, registrantLines } from '../parts/words/party.ts'
import type { CodeNames } from '../parts/words/people.ts'
import { entryNumberWords, noteWords, registeredOnWords, signerWords, volumeWords } from '../parts/words/register.ts'
import type { ChangeDeclaration } from './declaration.ts'
import { lineWords } from './handling.ts'
import { actWords, matterNames, paperNames, registrationKinds } from './nature.ts'
import { linesOf } from './values.ts'

export type ChangeEntry = PaperEntry<ChangeDeclaration>

const model = (name: string): readonly Provision<string>[] => [
  { from: ALWAYS, cite: 'Thông tư 15/2015/TT-BTP (mẫu dùng cho cả sổ lập trước ngày 01/01/2016)', value: name },
  { from: date('2016-01-01'), cite: 'Thông tư 15/2015/TT-BTP', value: name },
  { from: date('2020-07-16'), cite: 'Thông tư 04/2020/TT-BTP (cùng các trường, cùng thứ tự)', value: name },
]

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
const filled = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ')

/** Each line as it is written: `Họ, chữ đệm, tên từ “A” thành “B”`. */
const contentLines = (content: ChangeDeclaration, names: CodeNames): PaperLine[] => {
  const lines = linesOf(content, names)
  return lines.map((line, n) => ({
    label: n === 0 ? 'Nội dung:' : `${n + 1}.`,
    value: `${n === 0 && lines.length > 1 ? '1. ' : ''}${capital(lineWords(line))}${n === lines.length - 1 ? '.' : ';'}`,
  }))
}

/** `Giấy khai sinh số 05/2020 do … cấp ngày …`: the paper, or the registration where the paper is not at hand. */
export function sourcePaperWords({
  register,
  paperNumber,
  paperIssuer,
  paperIssuedOn,
  source,
}: ChangeDeclaration): string {
  if (paperNumber === '' && source)
    return filled([
      `Việc ${matterNames[register]} đã đăng ký tại ${source.office}, số ${source.number}`,
      source.volume === '' ? '' : `quyển số ${source.volume}`,
      source.registeredOn ? `ngày ${formatDate(source.registeredOn)}` : '',
    ])
  return filled([
    paperNames[register],
    paperNumber === '' ? '' : `số ${paperNumber}`,
    paperIssuer === '' ? '' : `do ${paperIssuer}`,
    paperIssuedOn ? `cấp ngày ${formatDate(paperIssuedOn)}` : '',
  ])
}

/** Which of the five acts it was, in the words of the day it was registered. */
const actOfEntry = ({ content, registeredOn }: Pick<ChangeEntry, 'content' | 'registeredOn'>): string =>
  actWords(content.act, registeredOn)

const bookName = 'Sổ đăng ký thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc'

function extractLines(entry: ChangeEntry, names: CodeNames, copy: boolean): PaperLine[] {
  const { content } = entry
  const done: PaperLine[] = [
    ...partyLines(content.subject, names),
    { gap: true },
    { label: copy ? 'Đã thực hiện ghi việc:' : 'Đã thực hiện việc:', value: actOfEntry(entry), bold: true },
    ...foreignLines(content.foreign, names),
    { text: `Trong ${bookName}` },
    {
      row: [
        { label: 'Số:', value: entryNumberWords(entry) },
        { label: 'Quyển số:', value: volumeWords(entry) },
      ],
    },
    ...contentLines(content, names),
    { label: 'Theo:', value: sourcePaperWords(content) },
  ]
  return copy
    ? [
        ...done,
        { label: 'Nơi ghi chú:', value: entry.officeName },
        { label: 'Ngày, tháng, năm ghi chú:', value: registeredOnWords(entry) },
        { label: 'Ghi chú:', value: entry.notes.map(noteWords).join(' ') },
      ]
    : done
}

const signature = {
  title: 'NGƯỜI KÝ TRÍCH LỤC',
  under: '(Ký, ghi rõ họ, chữ đệm, tên, chức vụ và đóng dấu)',
} as const

const titleOf = (entry: ChangeEntry): string =>
  entry.content.foreign
    ? `TRÍCH LỤC GHI VÀO SỔ HỘ TỊCH VIỆC ${actOfEntry(entry).toLocaleUpperCase('vi')}`
    : `TRÍCH LỤC ${actOfEntry(entry).toLocaleUpperCase('vi')}`

/** Boxes of the book of changes (domain/02 §6.2); a redetermined sex stands beside them since the law names it too. */
export function registerTicks({ registrationKind }: Pick<ChangeEntry, 'registrationKind'>): Tick[] {
  const ticked = (kind: keyof typeof registrationKinds): boolean => registrationKind === registrationKinds[kind]
  return [
    { label: 'Thay đổi', ticked: ticked('CHANGE') },
    { label: 'Cải chính', ticked: ticked('CORRECTION') },
    { label: 'Bổ sung', ticked: ticked('SUPPLEMENT') },
    { label: 'Xác định lại dân tộc', ticked: ticked('ETHNICITY') },
    { label: 'Xác định lại giới tính', ticked: ticked('SEX') },
    { label: 'Ghi vào sổ việc thay đổi hộ tịch', ticked: ticked('TRANSCRIBED') },
  ]
}

/** Left side of a page of the book of changes (domain/02 §6.2). */
export function registerPageLines(entry: ChangeEntry, names: CodeNames): PaperLine[] {
  const { content } = entry
  return [
    ...partyLines(content.subject, names),
    { label: 'Tên giấy tờ hộ tịch:', value: paperNames[content.register] },
    {
      row: [
        { label: 'Số:', value: content.paperNumber || (content.source?.number ?? '') },
        { label: 'Ngày cấp:', value: dayWords(content.paperIssuedOn ?? content.source?.registeredOn ?? null) },
      ],
    },
    { label: 'Nơi cấp:', value: content.paperIssuer || (content.source?.office ?? '') },
    ...foreignLines(content.foreign, names),
    ...contentLines(content, names),
    ...registrantLines(content.informant, names),
    { label: 'Họ, chữ đệm, tên, chức vụ người ký Trích lục:', value: signerWords(entry.signer) },
  ]
}

const dayWords = (day: CalendarDate | null): string => (day ? formatDate(day) : '')

/** Papers of an entry of the book of changes. */
export const changeEventPapers: readonly EventPaper<ChangeDeclaration>[] = [
  {
    kind: 'CHANGE_EXTRACT',
    use: 'original',
    name: ['Trích lục thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc', 'Extract of the change'],
    series: 'CHANGE_EXTRACT',
    models: model('letter-2016'),
    body: (entry, names) => ({
      model: 'letter',
      title: titleOf(entry),
      lines: extractLines(entry, names, false),
      signature,
    }),
  },
  {
    kind: 'CHANGE_EXTRACT_COPY',
    use: 'copy',
    name: ['Trích lục thay đổi hộ tịch (bản sao)', 'Extract copy of the change'],
    series: 'CHANGE_EXTRACT_COPY',
    models: model('letter-2016'),
    body: (entry, names) => ({
      model: 'letter',
      title: titleOf(entry),
      subtitle: '(BẢN SAO)',
      lines: extractLines(entry, names, true),
      signature,
    }),
  },
  {
    kind: 'CHANGE_REGISTER_PAGE',
    use: 'page',
    name: ['Trang Sổ đăng ký thay đổi hộ tịch', 'Page of the book of changes'],
    models: model('register-page-2016'),
    body: (entry, names) => ({
      model: 'register-page',
      title: 'SỔ ĐĂNG KÝ THAY ĐỔI, CẢI CHÍNH, BỔ SUNG HỘ TỊCH, XÁC ĐỊNH LẠI DÂN TỘC',
      lines: registerPageLines(entry, names),
      ticks: registerTicks(entry),
      signatures: [
        { title: 'Người đi đăng ký', name: entry.content.informant.name },
        { title: 'Người thực hiện', name: entry.officerName },
      ],
    }),
  },
]
