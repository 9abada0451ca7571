import { entryNumberWords } from '../../events/parts/words/register.ts'
import { registerBook } from '../../law/register-books.ts'
import type { Entry } from '../../registers/entry.ts'
import { type CalendarDate, formatDate } from '../../values/calendar-date.ts'
import { inCapitals } from '../../values/names.ts'
import { letterheadWords, type OfficeNames } from './office.ts'
import type { OwnWords } from './paper-words.ts'

/**
 * A note on the reverse of an original, under its three columns: the day, what is noted and by which entry and where, who signed. `content` is
 * what the event says (`noteOnBirthOriginal`).
 */
export function noteBackWords(
  content: string,
  entry: Entry,
  issue: { office: OfficeNames; on: CalendarDate; subject: string },
): OwnWords {
  const { office, on, subject } = issue
  const book = registerBook(entry.register, entry.registeredOn).title
  return {
    kind: 'BIRTH_NOTE_BACK',
    subject: inCapitals(subject),
    number: '',
    letterhead: letterheadWords(office, on),
    model: 'own',
    notedOn: formatDate(on),
    content: `${content.replace(/[.\s]+$/, '')}.`,
    basis: `Căn cứ: ${book}, số ${entryNumberWords(entry)} ngày ${formatDate(entry.registeredOn)}.`,
    place: `Nơi ghi chú: ${office.name}.`,
    signer: { name: entry.signer?.name ?? '', lines: entry.signer?.lines ?? [] },
  }
}
