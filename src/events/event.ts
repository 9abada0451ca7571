import type { z } from 'zod'
import type { FeeQuestion, FeeRow } from '../law/fees.ts'
import type { DecidedPolicies } from '../law/policies.ts'
import type { RegisterKind } from '../law/register-books.ts'
import type { WorkingCalendar } from '../law/working-calendar.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { CaseId, EntryId } from '../values/ids.ts'
import type { Moment } from '../values/moment.ts'
import type { PartialDate } from '../values/partial-date.ts'
import type { Effect, EntryLink, EntryNote, EntryRef, NoticePlan, ReminderPlan } from './parts/effects.ts'
import type { FormBlock, Matter, Words } from './parts/form.ts'
import type { MaritalRecord } from './parts/marital-record.ts'
import type { DeclarationPaper, EventPaper, PaperEntry } from './parts/papers.ts'
import type { PersonRole } from './parts/roles.ts'
import type { CodeNames } from './parts/words/people.ts'

/** What a rule finds. `error` stops; `warning` lets the officer go on with a written reason; `advice` only tells. */
export type Problem = {
  /** Rule id of the domain reference, e.g. `R-B7`. */
  rule: string
  severity: 'error' | 'warning' | 'advice'
  /** Article of law, as officials cite it. */
  cite: string
  /** One Vietnamese sentence that says what to do. */
  message: string
  /** The same in English. */
  messageEn: string
  /** JSON pointer of the field it is about, e.g. `/father/name`. */
  pointer: string
}

/** A parent as other registers know him or her; fetched before the rules run. */
export type KnownParent = {
  name: string
  birthDate: PartialDate
  diedOn?: CalendarDate | null
}

/** Somebody of the registers, as a line of another person's life. */
export type KnownRelative = { personId: string; pin: string | null; name: string }

/** A marriage as the registers know it; `from` null when only its end is known. */
export type KnownMarriage = {
  entry: EntryRef | null
  /** `số 05/2020, UBND xã Đồng Văn`; empty when the marriage was never registered here. */
  reference: string
  spouse: KnownRelative | null
  from: CalendarDate | null
  to: CalendarDate | null
  endedBy: 'DEATH' | 'DIVORCE' | 'ANNULMENT' | null
  /** The paper that ended it, as officials name it. */
  endBasis: string
}

/** Everything the registers of the nation know of a person who stands in a declaration (found by PIN or person id). */
export type KnownPerson = {
  personId: string
  pin: string | null
  name: string
  sex: string | null
  birth: { year: number | null; date: CalendarDate | null }
  death: { on: CalendarDate | null; declared: boolean; entry: EntryRef; reference: string } | null
  conditions: readonly { condition: 'MISSING' | 'INCAPABLE' | 'LIMITED'; from: CalendarDate }[]
  /** Oldest first. */
  marriages: readonly KnownMarriage[]
  mother: KnownRelative | null
  father: KnownRelative | null
  adoptiveMother: KnownRelative | null
  adoptiveFather: KnownRelative | null
  /** The guardianship under which the person stands now. */
  guardianship: { entry: EntryRef; guardians: readonly KnownRelative[]; from: CalendarDate; reference: string } | null
  /** The guardianships in which the person is guardian now. */
  guardianOf?: readonly { entry: EntryRef; ward: KnownRelative; from: CalendarDate; reference: string }[]
  birthEntry: EntryRef | null
}

/** What the population database answered about somebody when this dossier asked (R-A9); the books go before it (R-A5). */
export type SaidOfPerson = {
  deceased: boolean
  maritalStatus: 'SINGLE' | 'MARRIED' | 'DIVORCED' | 'WIDOWED'
  spousePin: string | null
  /** The marriage it refers to, as officials name it; empty when it names none. */
  marriage: string
}

/** A bond of the family graph between two people of a declaration (HNGĐ 5.2, 3.18). */
export type Kinship = {
  a: PersonRole
  b: PersonRole
  relation:
    | 'DIRECT_LINE'
    | 'SIBLING'
    | 'AUNT_UNCLE_NIECE_NEPHEW'
    | 'FIRST_COUSIN'
    | 'ADOPTION'
    | 'PARENT_IN_LAW'
    | 'STEP_PARENT'
}

/** An earlier entry a declaration speaks of, whichever office keeps it. */
export type KnownEntry = {
  ref: EntryRef
  kind: string
  register: string
  number: string
  volume: string
  registeredOn: CalendarDate
  officeName: string
  /** The office that keeps the book today and its name. */
  keeperId: number
  keeperName: string
  /** Unit of that office; left out where nobody asked. */
  keeperUnit?: string | null
  content: unknown
  revoked: boolean
  persons: readonly EntryPerson[]
  /** Names of its subjects who have died, as the registers of the nation know (R-L3). */
  dead?: readonly string[]
}

/** Another entry that may be the same one: an entry or an open case anywhere in the country (R-A4). */
export type DuplicateCandidate = {
  /** How officials name it, e.g. `số 05/2026, UBND xã Đồng Văn`. */
  reference: string
  persons: readonly EntryPerson[]
  plurality?: number | undefined
  order?: number | undefined
  notificationCode?: string | null | undefined
  /** Loại đăng ký of the entry; null for an open dossier. */
  registrationKind?: string | null | undefined
  registeredOn?: CalendarDate | null | undefined
  /** Of a death: the day, null when nobody knows it. */
  diedOn?: CalendarDate | null | undefined
  /** Of a marriage: whether it still stands; null where the registers do not tell. */
  standing?: boolean | null | undefined
}

/** Something the dossier waited or waits for, as its desk keeps it. */
export type KnownTask = {
  kind: 'POSTING' | 'POSTING_ELSEWHERE' | 'INTERVIEW' | 'VERIFICATION' | 'APPOINTMENT'
  startsOn: CalendarDate | null
  /** Day of its outcome; null while it is open. */
  doneOn: CalendarDate | null
  outcome: string
  /** What another office answered to a question: false where it says that it is not so; null or left out where nobody said either. */
  confirmed?: boolean | null
  /** The entry cannot be written while it is open. */
  blocks: boolean
  /** Commune that was asked, by unit code. */
  unitCode: string | null
}

/** Something the dossier should wait for, ready to be added with one click: a posting, a question to another commune. */
export type ProposedTask = {
  kind: KnownTask['kind']
  /** What is posted or asked, as whoever gets it reads it. */
  text: string
  /** Commune that is asked; null at the own office, or where the place was not picked from the list. */
  unitCode: string | null
  /** Who is asked, in words; empty at the own office. */
  place: string
  startsOn: CalendarDate
  /** The last day of the posting, or of the answer. */
  lastDay: CalendarDate
  cite: string
}

/** What the rules must know besides the declaration. All of it is fetched before, so that rules stay pure. */
export type Circumstances = {
  /** When the dossier was taken in: it decides the law that applies. */
  receivedAt: Moment
  receivedOn: CalendarDate
  /** Today in Việt Nam. */
  today: CalendarDate
  /** The deciding office: its unit code, its province's code and its kind. */
  office: { kind: 'COMMUNE' | 'DISTRICT' | 'MISSION'; unitCode: string; provinceCode: string }
  /** Working days; only weekends are known when left out. */
  calendar?: WorkingCalendar | undefined
  /** Policies in force for the office on the day of intake (`readPolicies`). */
  policies?: DecidedPolicies | undefined
  /**
   * For each unit code the declaration names: the codes of the units that hold it or followed it (district, successor commune).
   * A code that is missing stands for itself only.
   */
  unitsCovering?: Readonly<Record<string, readonly string[]>> | undefined
  /** Births that look like this one; empty or left out when none was found. */
  duplicates?: readonly DuplicateCandidate[] | undefined
  /** Another entry that already used the code of the birth notification (R-B14), as officials name it. */
  notificationUsedBy?: string | null | undefined
  /** What other registers say of the parents. */
  knownParents?: { mother?: KnownParent | undefined; father?: KnownParent | undefined } | undefined
  /** Who the people of the declaration are in the registers, by role; those not found are left out. */
  people?: Readonly<Partial<Record<PersonRole, KnownPerson>>> | undefined
  /** What the population database said of people under their numbers, by role (`LookFor.saidOf`); left out where it was not asked. */
  said?: Readonly<Partial<Record<PersonRole, SaidOfPerson>>> | undefined
  /** Papers of the marriages of `LookFor.maritalRecordOf`, and the certificates given out; null when the person is not found. */
  maritalRecord?: MaritalRecord | null | undefined
  /** The same for each of several, by role (`LookFor.maritalRecordsOf`). */
  maritalRecords?: Readonly<Partial<Record<PersonRole, MaritalRecord>>> | undefined
  /** Family bonds found between them. */
  kinship?: readonly Kinship[] | undefined
  /** Entries the declaration names, by entry id. */
  entries?: Readonly<Record<string, KnownEntry>> | undefined
  /** Entries of any office in which a person of the declaration stands, where the event asked for them; oldest first. */
  standsIn?: Readonly<Partial<Record<PersonRole, readonly KnownEntry[]>>> | undefined
  /** Postings, interviews, verifications and appointments of the dossier; left out before it is saved. */
  tasks?: readonly KnownTask[] | undefined
  /** Rates decided for the office, and how the dossier was handed in; the national defaults count when left out. */
  fees?: { rows: readonly FeeRow[]; online: boolean } | undefined
}

/** A person of an entry, as the register indexes it. */
export type EntryPerson = {
  role: PersonRole
  /** Whether the entry is about this person: the child of a birth, both spouses of a marriage. */
  subject?: boolean
  name: string
  birth: { year: number | null; date: CalendarDate | null }
  sex: '1' | '2' | '3' | null
  pin: string | null
  /** Person of the registers, when the declaration names one. */
  personId?: string | null
  /** Has only other nationalities than the Vietnamese one: no population database knows this person. */
  foreigner?: boolean
  /** In which role the husband or wife stands, for who asks and is more than that to the entry; it helps to tell who this is. */
  wedTo?: PersonRole
}

/** What every folder in events/ provides. */
export type EventDefinition<D> = {
  /** As the database and the addresses name it: `MARRIAGE`. */
  kind: string
  name: Words
  declaration: z.ZodType<D>
  /** The ways it is begun at the desk. */
  matters: readonly Matter[]
  /** The declaration as a form; null when the event brings a form of its own. */
  form: readonly FormBlock[] | null
  /** Papers that come out of its entries. */
  papers: readonly EventPaper<D>[]
  /** The declaration on paper; null when it is not signed on paper. */
  declarationPaper: DeclarationPaper<D> | null
  /** What is written on the reverse of the original birth certificate after such an entry (LHT 28.2), in words; null or left out: nothing. */
  noteOnBirthOriginal?: (entry: PaperEntry<D>, names: CodeNames) => string | null
  rules: readonly ((declaration: D, circumstances: Circumstances) => Problem[])[]
  persons: (declaration: D) => EntryPerson[]
  handling: Handling<D>
}

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

/** What the check must find before the rules run. */
export type LookFor = {
  /** A birth: the keys its duplicates are found by; null for other events. */
  birth: {
    childKey: string
    birthDate: CalendarDate | null
    motherPin: string | null
    /** Blocking keys (identity/matching). */
    keys: readonly number[]
  } | null
  notification: string | null
  /** Numbers under which other registers were asked for the parents (R-A9). */
  parentPins: { mother: string | null; father: string | null }
  unitCodes: string[]
  /** People to be found in the registers. */
  people: { role: PersonRole; pin: string | null; personId: string | null }[]
  /** Pairs between whom family bonds matter. */
  kinOf: (readonly [PersonRole, PersonRole])[]
  entries: EntryRef[]
  /** People of whom every entry in which they stand is wanted. */
  standsIn?: PersonRole[]
  /** Find the parents of this person too, as `MOTHER` and `FATHER`: by the registers, or by the birth entry the declaration names. */
  parentsOf?: PersonRole
  /** People whose answers of the population database the rules compare with the registers. */
  saidOf?: readonly PersonRole[]
  /** Whose certificates and papers of marriages are to be found too. */
  maritalRecordOf?: PersonRole
  /** The same of several people of one declaration. */
  maritalRecordsOf?: readonly PersonRole[]
  /** Find entries of the same register about the same people (by PIN, or by name and day of birth). */
  alike: boolean
}

/** Looks for nothing; an event spreads it and writes what it needs. */
export const lookForNothing: LookFor = {
  birth: null,
  notification: null,
  parentPins: { mother: null, father: null },
  unitCodes: [],
  people: [],
  kinOf: [],
  entries: [],
  alike: false,
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

export type Likeness = { verdict: 'certain' | 'possible' | 'none'; reasons: string[] /** 0–100. */; score?: number }

/** How the rest of the system handles one matter; every event folder provides it for its own declaration. */
export type Handling<D> = {
  subjectOf: (typed: unknown) => Subject
  usualProcedure: (on: CalendarDate) => string
  lookFor: (declaration: D) => LookFor
  /** What the registers say, written into the declaration before it is checked and frozen; left out by events that write only what is declared. */
  completed?: (declaration: D, circumstances: Circumstances) => D
  /** `policies`: as decided for the office on the day of intake; the national ones when left out. */
  compare: (declaration: D, candidate: DuplicateCandidate, policies?: DecidedPolicies) => Likeness
  plan: (declaration: D, circumstances: Circumstances) => RegistrationPlan
  missingPapers: (
    declaration: D,
    attached: readonly string[],
    circumstances: Circumstances,
  ) => { paper: string; text: string; cite: string }[]
  /** Postings and questions the law wants before the entry, without those the dossier has already (`tasks`). */
  tasksToAsk?: (declaration: D, circumstances: Circumstances) => readonly ProposedTask[]
  /** What its fee depends on; left out where procedure, copies and exemption tell it (`usualFeeQuestion`). */
  fee?: (declaration: D, circumstances: Circumstances) => FeeQuestion | null
  /** Entries of which signing this one issues copies, in its name (extract copies, LHT 63, 64). */
  copiesOf?: (declaration: D) => readonly SourceCopy[]
  /** Entries of which signing this one issues the originals anew, the old ones being withdrawn (parents after an adoption, LHT 26.2). */
  renewsOriginalsOf?: (declaration: D) => readonly EntryRef[]
  /** Null for events that never ask for a number. */
  pinRequest: (declaration: D, frame: PinFrame) => unknown
  reasons: (declaration: D) => Readonly<Record<string, string>>
}

export type Examination =
  | { readable: false; issues: Issue[] }
  | { readable: true; declaration: unknown; problems: Problem[]; persons: EntryPerson[] }

/** The event as the rest of the system sees it: give it what was typed, learn what is wrong and what follows. */
export type CivilEvent = Handling<unknown> & {
  kind: string
  name: Words
  matters: readonly Matter[]
  form: readonly FormBlock[] | null
  papers: readonly EventPaper<unknown>[]
  declarationPaper: DeclarationPaper<unknown> | null
  noteOnBirthOriginal?: (entry: PaperEntry<unknown>, names: CodeNames) => string | null
  /** Parses what was typed; the declaration that comes back is the one every other question takes. */
  read: (typed: unknown) => { readable: false; issues: Issue[] } | { readable: true; declaration: unknown }
  /** What the rules say of a declaration that was read, and who stands in it. */
  judge: (declaration: unknown, circumstances: Circumstances) => { problems: Problem[]; persons: EntryPerson[] }
  /** Who stands in a declaration that was read. */
  persons: (declaration: unknown) => EntryPerson[]
  /** Both at once. */
  examine: (typed: unknown, circumstances: Circumstances) => Examination
}
export type Issue = { pointer: string; message: string }

type RawIssue = { code?: string; input?: unknown; origin?: string; format?: string }

/** What a shape that does not fit means to an official; sentences given in the schema itself come first. */
function inVietnamese(issue: RawIssue): string {
  if (issue.input === undefined || issue.input === null || issue.input === '') return 'Cần ghi mục này.'
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'string' ? 'Nội dung quá dài, cần rút gọn.' : 'Số này lớn quá mức cho phép.'
    case 'too_small':
      return issue.origin === 'string' ? 'Nội dung quá ngắn, cần ghi đủ.' : 'Số này nhỏ quá mức cho phép.'
    case 'invalid_format':
      return issue.format === 'date'
        ? 'Ngày này không có trên lịch; ghi ngày/tháng/năm.'
        : 'Giá trị ghi chưa đúng dạng.'
    case 'invalid_value':
      return 'Cần chọn một giá trị trong danh mục.'
    default:
      return 'Giá trị ghi chưa đúng dạng.'
  }
}

export function defineEvent<D>(definition: EventDefinition<D>): CivilEvent {
  const read: CivilEvent['read'] = (typed) => {
    const parsed = definition.declaration.safeParse(typed, { error: inVietnamese })
    if (parsed.success) return { readable: true, declaration: parsed.data }
    const issues = parsed.error.issues.map((issue) => ({
      pointer: `/${issue.path.map(String).join('/')}`,
      message: issue.message,
    }))
    return { readable: false, issues }
  }
  const judge: CivilEvent['judge'] = (declaration, circumstances) => ({
    problems: definition.rules.flatMap((rule) => rule(declaration as D, circumstances)),
    persons: definition.persons(declaration as D),
  })
  return {
    ...(definition.handling as Handling<unknown>),
    kind: definition.kind,
    name: definition.name,
    matters: definition.matters,
    form: definition.form,
    papers: definition.papers as readonly EventPaper<unknown>[],
    declarationPaper: definition.declarationPaper as DeclarationPaper<unknown> | null,
    ...(definition.noteOnBirthOriginal
      ? { noteOnBirthOriginal: definition.noteOnBirthOriginal as NonNullable<CivilEvent['noteOnBirthOriginal']> }
      : {}),
    read,
    judge,
    persons: (declaration) => definition.persons(declaration as D),
    examine(typed, circumstances) {
      const answer = read(typed)
      if (!answer.readable) return answer
      return { readable: true, declaration: answer.declaration, ...judge(answer.declaration, circumstances) }
    },
  }
}

/**
 * What still blocks: errors, and warnings for which no reason was written. `reasons` is keyed by rule id.
 * Advice never blocks.
 */
export function standing(problems: readonly Problem[], reasons: Readonly<Record<string, string>>): Problem[] {
  return problems.filter(
    ({ rule, severity }) => severity === 'error' || (severity === 'warning' && !reasons[rule]?.trim()),
  )
}
