import type { z } from 'zod'
import type { DecidedPolicies } from '../law/policies.ts'
import type { WorkingCalendar } from '../law/working-calendar.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
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
}

export type Examination =
  | { readable: false; issues: { pointer: string; message: string }[] }
  | { readable: true; declaration: unknown; problems: Problem[]; persons: EntryPerson[] }

/** The event as the rest of the system sees it: give it what was typed, learn what is wrong and what follows. */
export type CivilEvent = { examine: (typed: unknown, circumstances: Circumstances) => Examination }

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
  return {
    examine(typed, circumstances) {
      const parsed = definition.declaration.safeParse(typed, { error: inVietnamese })
      if (!parsed.success) {
        const issues = parsed.error.issues.map((issue) => ({
          pointer: `/${issue.path.map(String).join('/')}`,
          message: issue.message,
        }))
        return { readable: false, issues }
      }
      const problems = definition.rules.flatMap((rule) => rule(parsed.data, circumstances))
      return { readable: true, declaration: parsed.data, problems, persons: definition.persons(parsed.data) }
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
