import type { EventPaper, PageTable, PaperBody, PaperLine, Tick } from '../../events/parts/papers.ts'
import type { CodeNames } from '../../events/parts/words/people.ts'
import { entryNumberWords, noteWords, registeredOnWords, volumeWords } from '../../events/parts/words/register.ts'
import type { Entry } from '../../registers/entry.ts'
import { type CalendarDate, formatDate } from '../../values/calendar-date.ts'
import { inCapitals } from '../../values/names.ts'
import { type Letterhead, letterheadWords, type OfficeNames } from './office.ts'

type Common = {
  kind: string
  /** Whom the paper is about, for lists and for the public check. */
  subject: string
  number: string
  letterhead: Letterhead
}
/** A paper with its own model reads its fields beside the common ones. */
export type OwnWords = Common & { model: 'own' } & Readonly<Record<string, unknown>>
export type LetterWords = Common & {
  model: 'letter'
  title: string
  subtitle: string
  lines: readonly PaperLine[]
  signature: { title: string; under: string }
}
export type RegisterPageWords = Common & {
  model: 'register-page'
  title: string
  volume: string
  page: string
  office: string
  registeredOn: string
  registeredOnLabel: string
  lines: readonly PaperLine[]
  table: PageTable | null
  ticks: readonly Tick[]
  notes: readonly string[]
  signatures: readonly { title: string; name: string }[]
}
/** Everything a paper of an event says; frozen with the document. */
export type PaperWords = OwnWords | LetterWords | RegisterPageWords

export type Issue = {
  /** The issuing office, whose letterhead the paper bears. */
  office: OfficeNames
  /** Of the paper's own series; without one, the number of the entry. */
  number?: string
  on: CalendarDate
  names: CodeNames
  subject: string
}

/** The notes of an entry as books and copies list them, its revocation last. */
export function notesOf(entry: Pick<Entry, 'notes' | 'revoked'>): string[] {
  const { notes, revoked } = entry
  return [
    ...notes.map(noteWords),
    ...(revoked ? [`Đã thu hồi, hủy bỏ theo ${revoked.decision} ngày ${formatDate(revoked.decidedOn)}.`] : []),
  ]
}

/** What a paper of an entry says. The entry's content is the parsed declaration of its event. */
export function paperWords(paper: EventPaper<unknown>, entry: Entry, issue: Issue): PaperWords {
  const number = issue.number ?? entryNumberWords(entry)
  return dressed(paper.kind, paper.body(entry, issue.names, { number, on: issue.on }), entry, { ...issue, number })
}

/** The same from a declaration that is still being typed; undefined when the paper cannot be shown from that. */
export function draftWords(
  paper: EventPaper<unknown>,
  typed: unknown,
  issue: Issue & { officeName: string },
): PaperWords | undefined {
  const body = paper.draft?.(typed, issue.names, issue.officeName)
  return body && body.model !== 'register-page' ? dressed(paper.kind, body, null, { ...issue, number: '' }) : undefined
}

/** These books count papers given out, not events registered (domain/02 §6.2). */
const booksOfPapers: readonly string[] = ['MARITAL_STATUS', 'EXTRACT_COPY', 'CONFIRMATION']

function dressed(kind: string, body: PaperBody, entry: Entry | null, issue: Issue & { number: string }): PaperWords {
  const common: Common = {
    kind,
    subject: inCapitals(issue.subject),
    number: issue.number,
    letterhead: letterheadWords(issue.office, issue.on),
  }
  switch (body.model) {
    case 'own':
      return { ...body.fields, ...common, model: 'own' }
    case 'letter':
      return { ...common, ...body, subtitle: body.subtitle ?? '' }
    case 'register-page':
      if (!entry) throw new Error('Only an entry has a page in the book')
      return {
        ...common,
        ...body,
        table: body.table ?? null,
        volume: volumeWords(entry),
        page: entry.pageNo === 0 ? '' : String(entry.pageNo),
        office: entry.officeName,
        registeredOn: registeredOnWords(entry),
        registeredOnLabel: booksOfPapers.includes(entry.register)
          ? 'Ngày, tháng, năm cấp:'
          : 'Ngày, tháng, năm đăng ký:',
        notes: notesOf(entry),
      }
  }
}

/** A letter of the office that belongs to no event: notice, request, posting, confirmation, decision. */
export function officeLetterWords(letter: {
  kind: string
  subject: string
  number: string
  office: OfficeNames
  on: CalendarDate
  title: string
  subtitle?: string
  lines: readonly PaperLine[]
  signature: { title: string; under: string }
}): LetterWords {
  const { kind, subject, number, title, subtitle = '', lines, signature } = letter
  return {
    kind,
    subject: inCapitals(subject),
    number,
    letterhead: letterheadWords(letter.office, letter.on),
    model: 'letter',
    title,
    subtitle,
    lines,
    signature,
  }
}
