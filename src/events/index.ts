import { adoption } from './adoption/adoption.ts'
import { birth } from './birth/birth.ts'
import { change } from './change/change.ts'
import { confirmation } from './confirmation/confirmation.ts'
import { death } from './death/death.ts'
import { divorceNote } from './divorce-note/divorce-note.ts'
import type { CivilEvent } from './event.ts'
import { extractCopy } from './extract-copy/extract-copy.ts'
import { guardianship } from './guardianship/guardianship.ts'
import { guardianshipEnd } from './guardianship-end/guardianship-end.ts'
import { maritalStatus } from './marital-status/marital-status.ts'
import { marriage } from './marriage/marriage.ts'
import { recognition } from './recognition/recognition.ts'

/** Every matter written in a register book. A new event is a folder here and a line below. */
export const events = {
  BIRTH: birth,
  MARRIAGE: marriage,
  RECOGNITION: recognition,
  DEATH: death,
  CHANGE: change,
  DIVORCE_NOTE: divorceNote,
  GUARDIANSHIP: guardianship,
  GUARDIANSHIP_END: guardianshipEnd,
  MARITAL_STATUS: maritalStatus,
  ADOPTION: adoption,
  EXTRACT_COPY: extractCopy,
  CONFIRMATION: confirmation,
} as const satisfies Record<string, CivilEvent>
export type EventKind = keyof typeof events
export const eventKinds = Object.keys(events) as EventKind[]
export const isEventKind = (kind: string): kind is EventKind => Object.hasOwn(events, kind)

/** The event of a kind read from the database or a request; throws for one that does not exist. */
export function eventOf(kind: string): CivilEvent {
  if (!isEventKind(kind)) throw new Error(`No civil event of kind ${kind}`)
  return events[kind]
}
