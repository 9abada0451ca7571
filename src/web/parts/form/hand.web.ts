import type { Problem } from '../../../events/event.ts'
import type { KnownCitizen } from '../../../events/parts/draft-people.ts'
import { type Draft, sourceOf } from '../../../events/parts/draft-tree.ts'
import type { Words } from '../../../events/parts/form.ts'
import type { FilledFrom } from '../../../events/parts/person.ts'
import type { FieldNote } from '../fields.web.tsx'
import { both } from '../language.web.ts'
import { clock } from '../time.web.ts'

/** What a look-up by PIN can bring; `down` and `refused` carry the sentence to show. */
export type LookUpAnswer =
  | { found: true; citizen: KnownCitizen; at: string }
  | { found: false; why: 'unknown' | 'down' | 'refused'; message: string }

/** What the page gives the form of an event: the draft, how to change it, and what is said about it. */
export type PageHand<D extends Draft = Draft> = {
  draft: D
  change: (make: (draft: D) => D) => void
  problems: readonly Problem[]
  disabled: boolean
  /** While the rest is disabled: what stands under this pointer may still be typed. */
  only?: string | undefined
  /** The dossier people are looked up for. */
  caseId: string
  lookUp: (pin: string) => Promise<LookUpAnswer>
}

/** What one field needs: the draft, its words, how typing changes it, and what is said about it. */
export type FieldHand = {
  draft: Draft
  problems: readonly Problem[]
  disabled: boolean
  /** Label beside the field. */
  words: (pointer: string) => Words
  /** Types a value as the person at the desk does. */
  type: (pointer: string, value: unknown) => void
  /** Takes back what was typed over a suggestion; left out when the form suggests nothing. */
  again?: ((pointer: string) => void) | undefined
  /** The mark beside a label: where the value came from, or whom a suggestion follows. */
  mark: (pointer: string) => string | undefined
}

const under = (pointer: string, field: string): boolean => pointer === field || pointer.startsWith(`${field}/`)

/** The problems of a field; `but` names fields inside it that show their own. */
export const problemsAt = (
  hand: Pick<FieldHand, 'problems'>,
  field: string,
  but: readonly string[] = [],
): readonly Problem[] =>
  hand.problems.filter((p) => under(p.pointer, field) && !but.some((inner) => under(p.pointer, inner)))

export const noteOf = (problem: Problem): FieldNote => ({
  severity: problem.severity,
  message: both(problem.message, problem.messageEn),
  cite: `${problem.rule} · ${problem.cite}`,
})

export function sourceName(source: (typeof FilledFrom.options)[number]): string {
  switch (source) {
    case 'POPULATION_DB':
      return both('CSDL dân cư', 'population database')
    case 'HOSPITAL':
      return both('cơ sở y tế', 'health facility')
    case 'REGISTER':
      return both('Sổ hộ tịch', 'register')
    case 'TYPED':
      return both('gõ tay', 'typed')
  }
}

/** Where the value of a field came from, in words: the source and when, or that it no longer says what the source said. */
export function sourceMark(draft: Draft, pointer: string): string | undefined {
  const source = sourceOf(draft, pointer)
  if (!source) return undefined
  return source.changed
    ? both('đã sửa so với {s}', 'differs from the {s}', { s: sourceName(source.source) })
    : `${sourceName(source.source)} · ${clock(source.at)}`
}

/** The parts every field of a form takes: pointer, label, what the law says, source. */
export function fieldParts(hand: FieldHand, pointer: string, but: readonly string[] = []) {
  return {
    pointer,
    label: both(...hand.words(pointer)),
    notes: problemsAt(hand, pointer, but).map(noteOf),
    source: hand.mark(pointer),
  }
}
