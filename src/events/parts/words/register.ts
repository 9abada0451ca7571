import { type CalendarDate, formatDate } from '../../../values/calendar-date.ts'
import type { PaperLine } from '../papers.ts'

const two = (n: number): string => String(n).padStart(2, '0')

/** The place of an entry in its book; `entryNo` 0 stands for a declaration that is not registered yet. */
type Numbered = { entryNo: number; year: number }

/** `05/2026`; blank before the registration. */
export const entryNumberWords = ({ entryNo, year }: Numbered): string =>
  entryNo === 0 ? '' : `${two(entryNo)}/${year}`

/** `01/2026`: volume and year; blank before the registration. */
export const volumeWords = (entry: Numbered & { volume: number }): string =>
  entry.entryNo === 0 ? '' : `${two(entry.volume)}/${entry.year}`

/** `18/07/2026`; blank before the registration. */
export const registeredOnWords = (entry: Numbered & { registeredOn: CalendarDate }): string =>
  entry.entryNo === 0 ? '' : formatDate(entry.registeredOn)

/** Where what was settled abroad has been written: the book, its keeper, number, volume and day. */
export const writtenInBook = (
  entry: Numbered & { volume: number; registeredOn: CalendarDate; officeName: string },
  book: string,
): PaperLine[] => [
  { label: `Đã được ghi vào ${book} tại:`, value: entry.officeName },
  {
    row: [
      { label: 'Số:', value: entryNumberWords(entry) },
      { label: 'Quyển số:', value: volumeWords(entry) },
      { label: 'Ngày:', value: registeredOnWords(entry) },
    ],
  },
]

/** `Lê Văn Tám, CHỦ TỊCH`: who signed the papers of the entry; blank until somebody has. */
export function signerWords(signer: { name: string; lines: readonly string[] } | null): string {
  if (!signer) return ''
  return [signer.name, signer.lines.at(-1) ?? ''].filter((part) => part !== '').join(', ')
}

type Note = {
  notedOn: CalendarDate
  content: string
  basis: { kind: string; number: string; date: CalendarDate | null; authority: string }
}

/** `Ngày 02/03/2027: Cải chính … (Quyết định số 12/QĐ ngày 01/03/2027 của …).` */
export function noteWords(note: Note): string {
  const { kind, number, date, authority } = note.basis
  const basis = [
    kind,
    number === '' ? '' : `số ${number}`,
    date ? `ngày ${formatDate(date)}` : '',
    authority === '' ? '' : `của ${authority}`,
  ].filter((part) => part !== '')
  const content = note.content.replace(/[.\s]+$/, '')
  return `Ngày ${formatDate(note.notedOn)}: ${content}${basis.length > 0 ? ` (${basis.join(' ')})` : ''}.`
}
