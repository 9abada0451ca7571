import { z } from 'zod'
import type { CalendarDate } from '../../values/calendar-date.ts'
import type { PersonRole } from './roles.ts'

/** An entry of any office, by its keys. */
export const EntryRef = z.object({ officeId: z.int().positive(), entryId: z.uuid() })
export type EntryRef = z.infer<typeof EntryRef>

/**
 * What registering an entry does to the people who stand in it (domain/01 R). The database carries it out in the transaction that writes the
 * entry, and refuses what cannot be: `person-dead`, `person-missing`, `person-incapable`, `already-married`, `already-dead`, `second-parent`,
 * `second-guardian`, `already-adopted`.
 */
export type Effect =
  /** The person acts: must be alive, not declared missing or dead; with `capable`, of full capacity too. */
  | { does: 'act'; role: PersonRole; capable?: boolean }
  /** From that day on, both are married to each other and to nobody else; `to` when the marriage is known to have ended. */
  | {
      does: 'marry'
      wife: PersonRole
      husband: PersonRole
      from: CalendarDate
      to?: CalendarDate
      how?: 'DIVORCE' | 'ANNULMENT' | 'DEATH'
      /** The paper that says how it ended. */
      basis?: string
    }
  /** Ends the open marriage of a person, or the one of an entry. `on` is the day the judgment takes effect (R-C8, R-J3). */
  | { does: 'end-marriage'; role: PersonRole; on: CalendarDate; how: 'DIVORCE' | 'ANNULMENT'; entry?: EntryRef }
  /** The death locks the person (R-H1) and ends the open marriage (R-H2). `on` null: the day is not known. */
  | { does: 'die'; role: PersonRole; on: CalendarDate | null; declared: boolean }
  /** A court annulled the declaration of death (R-H7, BLDS 73). */
  | { does: 'revive'; role: PersonRole; on: CalendarDate }
  | {
      does: 'parent'
      child: PersonRole
      parent: PersonRole
      relation: 'MOTHER' | 'FATHER'
      by: 'BIRTH' | 'RECOGNITION' | 'COURT' | 'TRANSCRIPTION'
    }
  | {
      does: 'adopt'
      child: PersonRole
      parent: PersonRole
      relation: 'ADOPTIVE_MOTHER' | 'ADOPTIVE_FATHER'
      on: CalendarDate
    }
  | { does: 'end-adoption'; child: PersonRole; on: CalendarDate }
  /** One guardian a ward at a time, except two guardians of one entry (R-F1). */
  | {
      does: 'guard'
      ward: PersonRole
      guardians: readonly PersonRole[]
      kind: 'APPOINTED' | 'NATURAL'
      from: CalendarDate
    }
  | { does: 'supervise'; guardianship: EntryRef; supervisor: PersonRole; from: CalendarDate }
  | { does: 'end-supervision'; guardianship: EntryRef; on: CalendarDate }
  | { does: 'end-guardianship'; guardianship: EntryRef; on: CalendarDate; reason: string }
  | {
      does: 'condition'
      role: PersonRole
      condition: 'MISSING' | 'INCAPABLE' | 'LIMITED'
      from: CalendarDate
      ends?: boolean
    }
  /** A value of the person changes from that day on; the old one is kept with its ground (R-G3). */
  | {
      does: 'change'
      role: PersonRole
      field: 'name' | 'sex' | 'birthDate' | 'ethnicity' | 'nationality' | 'hometown'
      from: string
      to: string
      on: CalendarDate
    }

/** A paper, judgment or decision on which a note rests. */
export type NoteBasis = { kind: string; number: string; date: CalendarDate | null; authority: string }

/** A note on an earlier entry. At an entry of another keeper it becomes a task of that office, tracked until it is noted (R-G2). */
export type EntryNote = {
  /** Given when the officer may decline it: the law leaves judgement. The event leaves it out when its key stands in `declined`. */
  key?: string
  entry: EntryRef
  content: string
  /** Left out: the entry that is being written is the basis. */
  basis?: NoteBasis
  /** Of a decision that says several things: the entry this note is about, so that each is noted once. */
  about?: EntryRef
  /**
   * New values of the noted entry, by JSON pointer; the earlier content stays as a revision (R-G3). With `was` the note is refused
   * (`entry-changed`) when the entry says something else by the time it is written.
   */
  patch?: readonly { pointer: string; value: unknown; was?: unknown }[]
  /** R-G4: the citizen asks the population database for another number, on the ground of this note (NĐ 70/2024 art. 11.8). */
  renewsNumber?: boolean
  ground?: 'CHANGE' | 'CORRECTION' | 'SUPPLEMENT' | 'ETHNICITY' | 'SEX' | 'RECOGNITION' | 'ADOPTION' | 'COURT'
}

/** How the new entry stands to an earlier one. */
export type EntryLink = { entry: EntryRef; relation: 'ABOUT' | 'ENDS' | 'REPLACES' | 'COMBINED' | 'SUPERVISES' }

/** Something another office must learn or do, tracked with receipt. `to` is the unit code of a commune, an entry whose keeper is meant, or the one office of a kind. */
export type NoticePlan = {
  to: { unitCode: string } | { keeperOf: EntryRef } | { officeKind: 'MOFA' }
  kind: 'REGISTERED_ELSEWHERE' | 'FOREIGN_MINISTRY' | 'WIDOWED' | 'GUARDIANSHIP_GROUND' | 'STATUS_CHANGED'
  content: Readonly<Record<string, unknown>>
}

/** Something the office itself must remember on a later day. */
export type ReminderPlan = { kind: string; dueOn: CalendarDate; text: string; textEn: string; role?: PersonRole }
