import type { RegisterBook } from '../../law/register-books.ts'
import { type CalendarDate, formatDate } from '../../values/calendar-date.ts'
import { inCapitals } from '../../values/names.ts'
import type { RegisterPageWords } from './paper-words.ts'

/** Cover of a volume (domain/02 §6.1). */
export type BookCoverWords = {
  kind: 'BOOK_COVER'
  /** Below `SỔ`: `ĐĂNG KÝ KHAI SINH`. */
  title: string
  office: string
  volume: string
  openedOn: string
  closedOn: string
}

/** Some pages of a bound volume; `sheet` counts from the first page for the seals over the edges. */
export type BookPagesWords = {
  kind: 'BOOK_PAGES'
  total: string
  pages: readonly (RegisterPageWords & { sheet: number })[]
}

export function bookCoverWords(book: {
  register: RegisterBook
  office: string
  year: number
  volume: number
  openedOn: CalendarDate
  closedOn: CalendarDate | null
}): BookCoverWords {
  return {
    kind: 'BOOK_COVER',
    title: inCapitals(book.register.title.replace(/^Sổ /, '')),
    office: book.office,
    volume: `${String(book.volume).padStart(2, '0')}/${book.year}`,
    openedOn: formatDate(book.openedOn),
    closedOn: book.closedOn ? formatDate(book.closedOn) : '',
  }
}
