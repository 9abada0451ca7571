import { examples as adoption } from './adoption/examples.ts'
import { examples as birth } from './birth/examples.ts'
import { examples as change } from './change/examples.ts'
import { examples as confirmation } from './confirmation/examples.ts'
import { examples as death } from './death/examples.ts'
import { examples as divorceNote } from './divorce-note/examples.ts'
import { examples as extractCopy } from './extract-copy/examples.ts'
import { examples as guardianship } from './guardianship/examples.ts'
import { examples as guardianshipEnd } from './guardianship-end/examples.ts'
import { examples as maritalStatus } from './marital-status/examples.ts'
import { examples as marriage } from './marriage/examples.ts'
import type { Words } from './parts/form.ts'
import { examples as recognition } from './recognition/examples.ts'

/** An invented declaration as it would be typed. */
export type Example = { title: Words; declaration: unknown }

/** The invented declarations of every event, for tests, the gallery of papers and practice; a new event adds its line. */
export const eventExamples: Readonly<Record<string, readonly Example[]>> = {
  BIRTH: birth,
  MARRIAGE: marriage,
  RECOGNITION: recognition,
  DEATH: death,
  CHANGE: change,
  GUARDIANSHIP: guardianship,
  GUARDIANSHIP_END: guardianshipEnd,
  MARITAL_STATUS: maritalStatus,
  ADOPTION: adoption,
  DIVORCE_NOTE: divorceNote,
  EXTRACT_COPY: extractCopy,
  CONFIRMATION: confirmation,
}

export const examplesOf = (kind: string): readonly Example[] => eventExamples[kind] ?? []
