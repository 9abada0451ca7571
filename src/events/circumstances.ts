import type { FeeRow } from '../law/fees.ts'
import type { DecidedPolicies } from '../law/policies.ts'
import type { WorkingCalendar } from '../law/working-calendar.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { Moment } from '../values/moment.ts'
import type { DuplicateCandidate, Kinship, KnownEntry, KnownParent, KnownPerson, SaidOfPerson } from './known.ts'
import type { EntryRef } from './parts/effects.ts'
import type { MaritalRecord } from './parts/marital-record.ts'
import type { PersonRole } from './parts/roles.ts'

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
