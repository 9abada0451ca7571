import type { z } from 'zod'
import type { DecidedPolicies } from '../law/policies.ts'
import type { RegisterKind } from '../law/register-books.ts'
import type { WorkingCalendar } from '../law/working-calendar.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { CaseId, EntryId } from '../values/ids.ts'
import type { Moment } from '../values/moment.ts'
import type { PartialDate } from '../values/partial-date.ts'

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

/** Another birth that may be the same one: an entry or an open case anywhere in the country (R-A4). */
export type DuplicateCandidate = {
  /** How officials name it, e.g. `số 05/2026, UBND xã Đồng Văn`. */
  reference: string
  persons: readonly EntryPerson[]
  plurality?: number | undefined
  order?: number | undefined
  notificationCode?: string | null | undefined
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
}

/** A person of an entry, as the register indexes it. */
export type EntryPerson = {
  role: 'CHILD' | 'MOTHER' | 'FATHER' | 'INFORMANT'
  name: string
  birth: { year: number | null; date: CalendarDate | null }
  sex: '1' | '2' | '3' | null
  pin: string | null
}

/** What every folder in events/ provides. */
export type EventDefinition<D> = {
  declaration: z.ZodType<D>
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
  pinNeeded: boolean
  /** A number the person already has; it is written with the entry, never asked for anew. */
  existingPin: string | null
  fact: BirthFact | null
  /** Code of the birth notification that this entry uses up (R-B14). */
  notification: string | null
  /** Communes of permanent residence to be told (R-A3), by unit code. */
  homeUnits: string[]
}

/** Keys under which the same event may stand elsewhere, and the unit codes the rules need the map of. */
export type LookFor = {
  duplicate: { childKey: string; birthDate: CalendarDate | null; motherKey: string | null; motherPin: string | null }
  notification: string | null
  /** Numbers under which other registers were asked for the parents (R-A9). */
  parentPins: { mother: string | null; father: string | null }
  unitCodes: string[]
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

export type Likeness = { verdict: 'certain' | 'possible' | 'none'; reasons: string[] }

/** How the rest of the system handles one matter; every event folder provides it for its own declaration. */
export type Handling<D> = {
  subjectOf: (typed: unknown) => Subject
  usualProcedure: (on: CalendarDate) => string
  lookFor: (declaration: D) => LookFor
  compare: (declaration: D, candidate: DuplicateCandidate) => Likeness
  plan: (declaration: D, circumstances: Circumstances) => RegistrationPlan
  missingPapers: (
    declaration: D,
    attached: readonly string[],
    circumstances: Circumstances,
  ) => { paper: string; text: string; cite: string }[]
  pinRequest: (declaration: D, frame: PinFrame) => unknown
  reasons: (declaration: D) => Readonly<Record<string, string>>
}

export type Examination =
  | { readable: false; issues: Issue[] }
  | { readable: true; declaration: unknown; problems: Problem[]; persons: EntryPerson[] }

/** The event as the rest of the system sees it: give it what was typed, learn what is wrong and what follows. */
export type CivilEvent = Handling<unknown> & {
  /** Parses what was typed; the declaration that comes back is the one every other question takes. */
  read: (typed: unknown) => { readable: false; issues: Issue[] } | { readable: true; declaration: unknown }
  /** What the rules say of a declaration that was read, and who stands in it. */
  judge: (declaration: unknown, circumstances: Circumstances) => { problems: Problem[]; persons: EntryPerson[] }
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
    read,
    judge,
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
