import type { z } from 'zod'
import type { FeeQuestion } from '../law/fees.ts'
import type { DecidedPolicies } from '../law/policies.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { Circumstances, LookFor, ProposedTask } from './circumstances.ts'
import type { DuplicateCandidate, EntryPerson } from './known.ts'
import type { EntryRef } from './parts/effects.ts'
import type { FormBlock, Matter, Words } from './parts/form.ts'
import type { DeclarationPaper, EventPaper, PaperEntry } from './parts/papers.ts'
import type { CodeNames } from './parts/words/people.ts'
import type { PinFrame, RegistrationPlan, SourceCopy, Subject } from './plan.ts'

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
