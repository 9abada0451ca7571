import { exercises as adoption } from './adoption/exercises.ts'
import { exercises as birth } from './birth/exercises.ts'
import { exercises as change } from './change/exercises.ts'
import { exercises as confirmation } from './confirmation/exercises.ts'
import { exercises as death } from './death/exercises.ts'
import { exercises as divorceNote } from './divorce-note/exercises.ts'
import { exercises as extractCopy } from './extract-copy/exercises.ts'
import { exercises as guardianship } from './guardianship/exercises.ts'
import { exercises as guardianshipEnd } from './guardianship-end/exercises.ts'
import { exercises as maritalStatus } from './marital-status/exercises.ts'
import { exercises as marriage } from './marriage/exercises.ts'
import type { Exercise } from './parts/exercise.ts'
import { exercises as recognition } from './recognition/exercises.ts'

/** The exercises of practice mode; a new event adds its line. */
const eventExercises: Readonly<Record<string, readonly Exercise[]>> = {
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

export const exercisesOf = (kind: string): readonly Exercise[] => eventExercises[kind] ?? []
