import type { RegisterKind } from '../law/register-books.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { CaseId, EntryId } from '../values/ids.ts'
import type { Moment } from '../values/moment.ts'
import type { Circumstances } from './circumstances.ts'
import type { Effect, EntryLink, EntryNote, EntryRef, NoticePlan, ReminderPlan } from './parts/effects.ts'

/** Who the dossier is about, for lists: readable even while the declaration is half typed. */
export type Subject = { name: string; key: string; birth: CalendarDate | null }

/** What the duplicate check compares, kept nationally for each birth entry (database: `birth_fact`). */
export type BirthFact = {
  claim_key: string | null
  birth_date: CalendarDate | null
  birth_year: number | null
  sex: string | null
  child_name: string
  child_key: string
  birth_order: number
  plurality: number
  mother_name: string | null
  mother_key: string | null
  mother_year: number | null
  mother_pin: string | null
  father_key: string | null
}

/** A further entry of a dossier. Its reasons are those of the dossier's declaration. */
export type FurtherEntry = {
  kind: string
  declaration: unknown
  /** Where the form of the dossier asks for the groups of this declaration: `{ '/parent': '/father' }`; the same place when left out. */
  askedAt?: Readonly<Record<string, string>>
  /** Groups nobody is asked about, because the first entry answers them. */
  answered?: readonly string[]
  /** What the registers will know once the first entry stands; left out when the first entry takes nothing from under the rules of this one. */
  onceFirstStands?: (circumstances: Circumstances) => Circumstances
}

/** What registering a declaration means, decided before anything is written. */
export type RegistrationPlan = {
  register: RegisterKind
  procedureCode: string
  /** Loại đăng ký (00 §5.6). */
  registrationKind: string
  regime: string
  formVersion: string
  dueAt: Moment
  late: boolean
  subject: Subject
  /** A number is asked from the population database for the subject. */
  pinNeeded: boolean
  /** A number the person already has; it is written with the entry, never asked for anew. */
  existingPin: string | null
  fact: BirthFact | null
  /** Code of the birth notification that this entry uses up (R-B14). */
  notification: string | null
  /** Communes of permanent residence to be told (R-A3), by unit code. */
  homeUnits: string[]
  /** What happens to the people; carried out with the entry or not at all. */
  effects: readonly Effect[]
  /** Keys under which this event stands once in the nation, e.g. `FOREIGN-MARRIAGE|FR|123|2020-01-02` (R-K1, R-J2). */
  claims: readonly string[]
  links: readonly EntryLink[]
  notes: readonly EntryNote[]
  notices: readonly NoticePlan[]
  reminders: readonly ReminderPlan[]
  /** Further entries of the same dossier, written with this one and linked to it (birth combined with recognition, E4). */
  also: readonly FurtherEntry[]
  /** Entry in the book only when the parties come to fetch the signed papers (R-C6): the chair approves first. */
  approvedFirst: boolean
}

/** Plan of an event that touches nobody else; an event spreads it and writes what it has. */
export const plainPlan = {
  pinNeeded: false,
  existingPin: null,
  fact: null,
  notification: null,
  homeUnits: [] as string[],
  effects: [] as Effect[],
  claims: [] as string[],
  links: [] as EntryLink[],
  notes: [] as EntryNote[],
  notices: [] as NoticePlan[],
  reminders: [] as ReminderPlan[],
  also: [] as FurtherEntry[],
  approvedFirst: false,
}

/** The entry a request for a PIN is about. */
export type PinFrame = {
  requestId: string
  caseId: CaseId
  entryId: EntryId
  entryNo: number
  year: number
  registeredOn: CalendarDate
  officeUnitCode: string
  officeProvinceCode: string
  officeName: string
  siblingCaseIds: readonly string[]
  explanation?: string
}

/** A copy to be issued; without `paper` the first copy its event has. */
export type SourceCopy = {
  entry: EntryRef
  paper?: string | undefined
  copies: number
  requester: string
  purpose: string
}
