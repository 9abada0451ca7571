import type { MaritalPurpose } from '../../law/marital-status.ts'
import type { CalendarDate } from '../../values/calendar-date.ts'
import type { EntryRef } from './effects.ts'

/** `UNKNOWN`: no register of the nation can say it for that time. */
export type MaritalState = 'NEVER_MARRIED' | 'MARRIED' | 'DIVORCED' | 'WIDOWED' | 'UNKNOWN'

/** Whom somebody means to marry, as far as it tells one person from another. */
export type Intended = { name: string; birthYear: number | null; pin: string | null }

/** A marital-status certificate in the registers. */
export type MaritalCertificate = {
  entry: EntryRef
  /** `31/2026`: the number in the book. */
  number: string
  officeName: string
  issuedOn: CalendarDate
  purpose: MaritalPurpose
  intended: Intended | null
  /** The status of the day of issue, as it was certified; null on one from an old book. */
  state: MaritalState | null
  /** Handed back and replaced by a later one (NĐ 123/2015 art. 22.6). */
  replaced: boolean
  revoked: boolean
}

/** Papers of a marriage and of its end in the registers, with what a certificate says of them. */
export type MarriagePapers = {
  /** The entry of the marriage; null when only its end is known. */
  marriage: { entryId: string; number: string; registeredOn: CalendarDate; officeName: string } | null
  /** The entry that ended it: a death, a note of a divorce. */
  end: { kind: string; number: string; registeredOn: CalendarDate; officeName: string } | null
}

/** What the registers hold of a person's marriages, beyond the status: its papers and the certificates given out. */
export type MaritalRecord = { papers: readonly MarriagePapers[]; certificates: readonly MaritalCertificate[] }
