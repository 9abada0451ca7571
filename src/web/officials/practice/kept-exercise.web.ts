import { keptAs } from '../../parts/practice.web.ts'

export type KeptExercise = { kind: string; exercise: string }

const KEY = keptAs('hotich.exercise')
type Kept = { caseId: string } & KeptExercise

/** The exercise a dossier of practice belongs to; the latest only: each exercise begins on clean books. */
export function keepExercise(caseId: string, exercise: KeptExercise): void {
  localStorage.setItem(KEY, JSON.stringify({ caseId, ...exercise }))
}

export function exerciseOfCase(caseId: string): KeptExercise | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Kept | null
    return kept?.caseId === caseId ? { kind: kept.kind, exercise: kept.exercise } : undefined
  } catch {
    return undefined
  }
}
