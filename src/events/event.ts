import type { z } from 'zod'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { Moment } from '../values/moment.ts'

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

/** What the rules must know besides the declaration. All of it is fetched before, so that rules stay pure. */
export type Circumstances = {
  /** When the dossier was taken in: it decides the law that applies. */
  receivedAt: Moment
  receivedOn: CalendarDate
  /** Today in Việt Nam. */
  today: CalendarDate
  /** The deciding office: its unit code, its province's code and its kind. */
  office: { kind: 'COMMUNE' | 'DISTRICT' | 'MISSION'; unitCode: string; provinceCode: string }
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

export function defineEvent<D>(definition: EventDefinition<D>): CivilEvent {
  return {
    examine(typed, circumstances) {
      const parsed = definition.declaration.safeParse(typed)
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
