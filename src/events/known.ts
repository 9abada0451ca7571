import type { CalendarDate } from '../values/calendar-date.ts'
import type { PartialDate } from '../values/partial-date.ts'
import type { EntryRef } from './parts/effects.ts'
import type { PersonRole } from './parts/roles.ts'

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
