import type { BirthDeclaration } from '../../events/birth/declaration.ts'
import type { Entry, MarginalNote } from '../../registers/entry.ts'
import { entryNumber, volumeNumber } from '../../registers/entry.ts'
import { type CalendarDate, formatDate } from '../../values/calendar-date.ts'
import { inCapitals } from '../../values/names.ts'
import { formatPartialDate } from '../../values/partial-date.ts'
import { partialDateInWords } from './dates.ts'
import { type Letterhead, letterheadWords, type OfficeNames } from './office.ts'
import {
  birthPlaceWords,
  type CodeNames,
  ethnicityWords,
  informantPaper,
  nationalityWords,
  type ParentWords,
  parentWords,
  placeWords,
  sexWords,
} from './people.ts'

/** A birth entry whose content has been read as a declaration. */
export type BirthEntry = Omit<Entry, 'content'> & { content: BirthDeclaration }

/** What every paper about a birth says of the child and the parents, in the order it is printed. */
export type BirthWords = {
  name: string
  birthDate: string
  birthDateInWords: string
  sex: string
  ethnicity: string
  nationality: string
  birthPlace: string
  hometown: string
  pin: string
  mother: ParentWords
  father: ParentWords
}

export function birthWords(declaration: BirthDeclaration, pin: string | null, names: CodeNames): BirthWords {
  const { child } = declaration
  return {
    name: inCapitals(child.name),
    birthDate: formatPartialDate(child.birthDate),
    birthDateInWords: partialDateInWords(child.birthDate),
    sex: sexWords(child.sex),
    ethnicity: ethnicityWords(child.ethnicity),
    nationality: nationalityWords(child.nationalities, names),
    birthPlace: birthPlaceWords(child.birthPlace),
    hometown: placeWords(child.hometown),
    pin: pin ?? '',
    mother: parentWords(declaration.mother, names),
    father: parentWords(declaration.father, names),
  }
}

/** Giấy khai sinh: the number and day are those of the registration, not of the printing. */
export type BirthCertificateWords = BirthWords & {
  kind: 'BIRTH_CERTIFICATE'
  number: string
  informant: string
  informantPaper: string
  registeredAt: string
  registeredOn: string
}

/** Words of the Giấy khai sinh (TT 04/2020, phụ lục 1). Nothing of it tells that a child was abandoned (R-B8). */
export function birthCertificateWords(entry: BirthEntry, names: CodeNames): BirthCertificateWords {
  return certificateOf(entry.content, names, {
    number: entryNumber(entry),
    pin: entry.pin,
    registeredAt: entry.officeName,
    registeredOn: formatDate(entry.registeredOn),
  })
}

/** The same before the registration: what is not yet given is blank. */
export function birthCertificatePreview(
  declaration: BirthDeclaration,
  officeName: string,
  names: CodeNames,
): BirthCertificateWords {
  return certificateOf(declaration, names, { number: '', pin: null, registeredAt: officeName, registeredOn: '' })
}

function certificateOf(
  declaration: BirthDeclaration,
  names: CodeNames,
  registration: { number: string; pin: string | null; registeredAt: string; registeredOn: string },
): BirthCertificateWords {
  const { pin, ...written } = registration
  return {
    kind: 'BIRTH_CERTIFICATE',
    ...birthWords(declaration, pin, names),
    ...written,
    informant: inCapitals(declaration.informant.name),
    informantPaper: informantPaper(declaration.informant, names),
  }
}

/** `Ngày 02/03/2027: Cải chính … (Quyết định số 12/QĐ ngày 01/03/2027 của …).` */
export function noteWords(note: Pick<MarginalNote, 'notedOn' | 'content' | 'basis'>): string {
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

/** Trích lục khai sinh (bản sao): the entry as it stands, with where it was registered and every later change. */
export type BirthExtractWords = BirthWords & {
  kind: 'BIRTH_EXTRACT'
  letterhead: Letterhead
  number: string
  registeredAt: string
  registrationNumber: string
  registeredOn: string
  notes: string[]
}

export function birthExtractWords(
  entry: BirthEntry,
  names: CodeNames,
  issue: { office: OfficeNames; number: string; issuedOn: CalendarDate },
): BirthExtractWords {
  return {
    kind: 'BIRTH_EXTRACT',
    ...birthWords(entry.content, entry.pin, names),
    letterhead: letterheadWords(issue.office, issue.issuedOn),
    number: issue.number,
    registeredAt: entry.officeName,
    registrationNumber: entryNumber(entry),
    registeredOn: formatDate(entry.registeredOn),
    notes: entry.notes.map(noteWords),
  }
}

export type Tick = { label: string; ticked: boolean }

/** A page of the Sổ đăng ký khai sinh (domain/02 §6.2). */
export type RegisterPageWords = BirthWords & {
  kind: 'REGISTER_PAGE'
  number: string
  volume: string
  page: string
  office: string
  registeredOn: string
  informant: string
  informantPaper: string
  signer: string
  officer: string
  ticks: Tick[]
  notes: string[]
}

/** Codes of the list "loại đăng ký" for births (TT 04/2020 register; import codes of the digitised books). */
const registrationKinds = { ON_TIME: '1', AGAIN: '2', TRANSCRIBED: '3', LATE: '4' } as const

/**
 * The six boxes of the birth register (R-B8, R-B16). "Trẻ chưa xác định được cha, mẹ" is for a child neither of whose parents is known
 * (NĐ 123/2015, Điều 15 khoản 5); one parent alone leaves the other part blank. A box without a tick says nothing; it does not say "no".
 */
export function registerTicks(entry: Pick<BirthEntry, 'registrationKind' | 'content'>): Tick[] {
  const is = (kind: keyof typeof registrationKinds): boolean => entry.registrationKind === registrationKinds[kind]
  const { mother, father, caseKind } = entry.content
  const abandoned = caseKind === 'ABANDONED'
  return [
    { label: 'Đúng hạn', ticked: is('ON_TIME') },
    { label: 'Quá hạn', ticked: is('LATE') },
    { label: 'Đăng ký lại', ticked: is('AGAIN') },
    { label: 'Trẻ chưa xác định được cha, mẹ', ticked: !abandoned && mother === null && father === null },
    { label: 'Trẻ bị bỏ rơi', ticked: abandoned },
    { label: 'Ghi vào sổ hộ tịch việc khai sinh', ticked: is('TRANSCRIBED') },
  ]
}

export function registerPageWords(entry: BirthEntry, names: CodeNames): RegisterPageWords {
  const revoked = entry.revoked
    ? [`Đã thu hồi, hủy bỏ theo ${entry.revoked.decision} ngày ${formatDate(entry.revoked.decidedOn)}.`]
    : []
  const title = entry.signer?.lines.at(-1) ?? ''
  return {
    kind: 'REGISTER_PAGE',
    ...birthWords(entry.content, entry.pin, names),
    number: entryNumber(entry),
    volume: volumeNumber(entry),
    page: String(entry.pageNo),
    office: entry.officeName,
    registeredOn: formatDate(entry.registeredOn),
    informant: inCapitals(entry.content.informant.name),
    informantPaper: informantPaper(entry.content.informant, names),
    signer: entry.signer ? [entry.signer.name, title].filter((part) => part !== '').join(', ') : '',
    officer: entry.officerName,
    ticks: registerTicks(entry),
    notes: [...entry.notes.map(noteWords), ...revoked],
  }
}
