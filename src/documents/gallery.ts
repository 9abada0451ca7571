import type { Circumstances } from '../events/circumstances.ts'
import type { CivilEvent } from '../events/event.ts'
import { examplesOf } from '../events/examples.ts'
import { eventKinds, eventOf } from '../events/index.ts'
import type { Words } from '../events/parts/form.ts'
import type { EventPaper, PaperEntry } from '../events/parts/papers.ts'
import { documentNumber } from '../law/document-numbers.ts'
import { inForce } from '../law/in-force.ts'
import { registerBook } from '../law/register-books.ts'
import type { Entry } from '../registers/entry.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { momentInVietnam } from '../values/moment.ts'
import { type GalleryHouse, type OfficeSheet, officeSheets, sampleDossier, sampleReceipt } from './gallery-office.ts'
import { kindOfPaper } from './templates.ts'
import { bookCoverWords } from './words/book.ts'
import { declarationWords } from './words/declaration.ts'
import type { DocumentWords } from './words/document-words.ts'
import { noteBackWords } from './words/note-back.ts'
import { bookClosingWords } from './words/office-papers.ts'
import { paperWords } from './words/paper-words.ts'

/** One sheet of the gallery. `words` builds what it says, when it is drawn. */
export type GallerySheet = {
  /** Event kind, or `OFFICE` for papers that belong to no event. */
  group: string
  groupName: Words
  /** Kind of paper, `DECLARATION` or `DECLARATION_BLANK`. */
  paper: string
  /** Which invented case, from 1. */
  example: number
  name: Words
  exampleTitle: Words
  use: 'original' | 'copy' | 'page' | 'declaration' | 'desk' | 'letter' | 'book' | 'note'
  /** The legal text that set the form, and the day from which it counts. */
  cite: string
  since: CalendarDate
  edition: 'PAPER' | 'ELECTRONIC'
  signed: boolean
  words: () => DocumentWords
}

/** An invented declaration as it would stand in the book; null for one its event cannot read. */
export function invented(
  kind: string,
  typed: unknown,
  house: GalleryHouse,
  no: number,
): { event: CivilEvent; entry: Entry; declaration: unknown } | null {
  const event = eventOf(kind)
  const answer = event.read(typed)
  if (!answer.readable) return null
  const circumstances: Circumstances = {
    receivedAt: momentInVietnam(house.on, 540),
    receivedOn: house.on,
    today: house.on,
    office: house.circumstances,
  }
  const declaration = event.completed?.(answer.declaration, circumstances) ?? answer.declaration
  const plan = event.plan(declaration, circumstances)
  const entry = {
    officeId: 1,
    id: '0198a000-0000-7000-8000-000000000001' as Entry['id'],
    caseId: '0198a000-0000-7000-8000-000000000002' as Entry['caseId'],
    register: plan.register,
    year: Number(house.on.slice(0, 4)),
    entryNo: no,
    volume: 1,
    pageNo: no,
    registeredOn: house.on,
    kind,
    registrationKind: plan.registrationKind,
    regime: plan.regime,
    formVersion: plan.formVersion,
    officeName: house.office.name,
    officerName: 'Lù Văn Páo',
    content: declaration,
    revision: 0,
    pin: plan.existingPin ?? (plan.pinNeeded ? '008326999901' : null),
    pinExpected: plan.pinNeeded,
    notes: [],
    revoked: null,
    signer: { name: 'Sùng Mí Sính', lines: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'] },
  } satisfies Entry
  return { event, entry, declaration }
}

function sheetOfPaper(
  paper: EventPaper<unknown>,
  made: { event: CivilEvent; entry: Entry; declaration: unknown },
  house: GalleryHouse,
): Pick<GallerySheet, 'paper' | 'name' | 'use' | 'cite' | 'since' | 'edition' | 'signed' | 'words'> {
  const { event, entry, declaration } = made
  const model = inForce(paper.models, house.on)
  const number = paper.series && documentNumber(paper.series, entry.entryNo, house.on)
  return {
    paper: paper.kind,
    name: paper.name,
    use: paper.use,
    cite: model.cite,
    since: model.from,
    edition: paper.use === 'copy' ? 'ELECTRONIC' : 'PAPER',
    signed: paper.use !== 'page',
    words: () =>
      paperWords(paper, entry, {
        office: house.office,
        names: house.names,
        on: house.on,
        subject: event.subjectOf(declaration).name,
        ...(number === undefined ? {} : { number }),
      }),
  }
}

function sheetsOfEvent(kind: string, house: GalleryHouse): GallerySheet[] {
  const event = eventOf(kind)
  const sheets: GallerySheet[] = []
  const common = { group: kind, groupName: event.name }
  const form = event.declarationPaper
  const declarationModel = inForce(kindOfPaper('DECLARATION').models, house.on)
  const declarationSheet = {
    use: 'declaration',
    cite: form?.form?.cite ?? declarationModel.cite,
    since: form?.form?.since ?? declarationModel.from,
    edition: 'PAPER',
    signed: false,
  } as const
  if (form)
    sheets.push({
      ...common,
      ...declarationSheet,
      paper: 'DECLARATION_BLANK',
      example: 1,
      name: [`${sentence(form.title)} (để trống)`, 'Declaration, blank'],
      exampleTitle: ['Mẫu để trống', 'Blank form'],
      words: () => declarationWords(form, house.names, { office: house.office, on: house.on }),
    })
  for (const [index, { title, declaration: typed }] of examplesOf(kind).entries()) {
    const made = invented(kind, typed, house, index + 1)
    if (!made) continue
    const example = { ...common, example: index + 1, exampleTitle: title }
    const { declaration, entry } = made
    if (form)
      sheets.push({
        ...example,
        ...declarationSheet,
        paper: 'DECLARATION',
        name: [sentence(form.titleOf?.(declaration) ?? form.title), 'Declaration'],
        words: () => declarationWords(form, house.names, { declaration, office: house.office, on: house.on }),
      })
    for (const paper of event.papers)
      if (paper.fits?.(entry as PaperEntry<unknown>) ?? true)
        sheets.push({ ...example, ...sheetOfPaper(paper, made, house) })
    const note = event.noteOnBirthOriginal?.(entry as PaperEntry<unknown>, house.names) ?? null
    if (note !== null) sheets.push({ ...example, ...noteBackSheet(note, made, house) })
    if (index === 0) sheets.push({ ...example, ...receiptSheet(made, house) })
  }
  return sheets
}

/** `TỜ KHAI ĐĂNG KÝ KẾT HÔN` → `Tờ khai đăng ký kết hôn` */
const sentence = (title: string): string => {
  const small = title.toLocaleLowerCase('vi').replace('việt nam', 'Việt Nam')
  return small.charAt(0).toLocaleUpperCase('vi') + small.slice(1)
}

function noteBackSheet(
  note: string,
  made: { event: CivilEvent; entry: Entry; declaration: unknown },
  house: GalleryHouse,
) {
  const kind = kindOfPaper('BIRTH_NOTE_BACK')
  const model = inForce(kind.models, house.on)
  const { event, entry, declaration } = made
  return {
    paper: 'BIRTH_NOTE_BACK',
    name: [kind.name, kind.nameEn] as const,
    use: 'note',
    cite: model.cite,
    since: model.from,
    edition: 'PAPER',
    signed: false,
    words: () =>
      noteBackWords(note, entry, { office: house.office, on: house.on, subject: event.subjectOf(declaration).name }),
  } as const
}

function receiptSheet(made: { event: CivilEvent; entry: Entry; declaration: unknown }, house: GalleryHouse) {
  const model = inForce(kindOfPaper('RECEIPT').models, house.on)
  const { event, declaration } = made
  return {
    paper: 'RECEIPT',
    name: [kindOfPaper('RECEIPT').name, kindOfPaper('RECEIPT').nameEn] as const,
    use: 'desk',
    cite: model.cite,
    since: model.from,
    edition: 'PAPER',
    signed: false,
    words: () => sampleReceipt(event, declaration, house),
  } as const
}

const asSheet =
  (house: GalleryHouse) =>
  ({ paper, title, draft, words }: OfficeSheet): GallerySheet => {
    const kind = kindOfPaper(paper)
    const model = inForce(kind.models, house.on)
    return {
      group: 'OFFICE',
      groupName: ['Giấy tờ của cơ quan', 'Papers of the office'],
      paper,
      example: title.example,
      name: [kind.name, kind.nameEn],
      exampleTitle: title.words,
      use: kind.series ? 'letter' : 'desk',
      cite: model.cite,
      since: model.from,
      edition: 'PAPER',
      signed: kind.signed && draft !== true,
      words,
    }
  }

/** Cover and closing statement of a book of each register. */
function bookSheets(house: GalleryHouse): GallerySheet[] {
  return eventKinds.flatMap((kind, index): GallerySheet[] => {
    const first = examplesOf(kind)[0]
    const made = first && invented(kind, first.declaration, house, 1)
    if (!made) return []
    const register = registerBook(made.entry.register, house.on)
    const year = made.entry.year
    const openedOn = `${year}-01-02` as CalendarDate
    const book = { office: house.office, year, volume: 1, openedOn, closedOn: house.on }
    const sheet = (paper: 'BOOK_COVER' | 'BOOK_CLOSING', words: () => DocumentWords): GallerySheet => {
      const model = inForce(kindOfPaper(paper).models, house.on)
      return {
        group: 'BOOK',
        groupName: ['Sổ', 'Books'],
        paper,
        example: index + 1,
        name: [kindOfPaper(paper).name, kindOfPaper(paper).nameEn],
        exampleTitle: [register.title, register.titleEn],
        use: 'book',
        cite: model.cite,
        since: model.from,
        edition: 'PAPER',
        signed: paper === 'BOOK_CLOSING',
        words,
      }
    }
    return [
      sheet('BOOK_COVER', () => bookCoverWords({ ...book, register, office: house.office.name })),
      sheet('BOOK_CLOSING', () =>
        bookClosingWords({
          ...book,
          register: register.title,
          pages: 187,
          entries: 184,
          firstNo: 1,
          lastNo: 184,
          officer: 'Lù Văn Páo',
        }),
      ),
    ]
  })
}

/** Every sheet of the product, filled with the invented people of the events' examples. */
export function gallerySheets(house: GalleryHouse): GallerySheet[] {
  const birth = examplesOf('BIRTH')[0]
  const made = birth && invented('BIRTH', birth.declaration, house, 5)
  return [
    ...eventKinds.flatMap((kind) => sheetsOfEvent(kind, house)),
    ...(made ? officeSheets(house, sampleDossier(made.event, made.declaration, house)).map(asSheet(house)) : []),
    ...bookSheets(house),
  ]
}
