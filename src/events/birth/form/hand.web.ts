import type { FieldNote } from '../../../web/parts/fields.web.tsx'
import { both } from '../../../web/parts/language.web.ts'
import { clock } from '../../../web/parts/time.web.ts'
import type { Problem } from '../../event.ts'
import type { FilledFrom } from '../../parts/person.ts'
import { type BirthFormDraft, type SuggestedBy, typed } from '../form-model.ts'
import { labelOf } from '../form-model-blocks.ts'
import { type KnownCitizen, type PersonGroup, sourceOf } from '../form-model-citizen.ts'
import { withSuggestions } from '../form-model-suggest.ts'

/** What a look-up by PIN can bring; `down` and `refused` carry the sentence to show. */
export type LookUpAnswer =
  | { found: true; citizen: KnownCitizen; at: string }
  | { found: false; why: 'unknown' | 'down' | 'refused'; message: string }

/** What every field of the form needs: the draft, how to change it, and what is said about it. */
export type Hand = {
  draft: BirthFormDraft
  change: (make: (draft: BirthFormDraft) => BirthFormDraft) => void
  problems: readonly Problem[]
  disabled: boolean
  lookUp: (pin: string, group: PersonGroup) => Promise<LookUpAnswer>
}

/** Types a value as the person at the desk does: suggestions follow, typed values stay. */
export const typeAt = (hand: Hand, pointer: string, value: unknown): void =>
  hand.change((draft) => withSuggestions(typed(draft, pointer, value)))

const under = (pointer: string, field: string): boolean => pointer === field || pointer.startsWith(`${field}/`)

/** The problems of a field; `but` names fields inside it that show their own. */
export const problemsAt = (hand: Hand, field: string, but: readonly string[] = []): Problem[] =>
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

export function suggestionWords(by: SuggestedBy): string {
  switch (by) {
    case 'BOTH':
      return both('theo cha, mẹ', 'from the parents')
    case 'FATHER':
      return both('theo cha', 'from the father')
    case 'MOTHER':
      return both('theo mẹ', 'from the mother')
    case 'LAW':
      return both('theo quy định', 'by law')
    case 'BIRTHPLACE':
      return both('theo nơi sinh', 'from the place of birth')
    case 'PROOF':
      return both('theo giấy chứng sinh', 'from the notification')
    case 'CASE':
      return both('theo trường hợp', 'by kind of case')
    case 'CHOICE':
      return both('theo thỏa thuận', 'by agreement')
  }
}

/** The mark beside a label: where the value came from, or whom a suggestion follows. */
export function markOf(hand: Hand, pointer: string): string | undefined {
  const by = hand.draft.form?.suggested?.[pointer]
  if (by === 'CASE') return undefined
  if (by) return suggestionWords(by)
  const source = sourceOf(hand.draft, pointer)
  if (!source) return undefined
  return source.changed
    ? both('đã sửa so với {s}', 'differs from the {s}', { s: sourceName(source.source) })
    : `${sourceName(source.source)} · ${clock(source.at)}`
}

/** The parts every field of the form takes: pointer, label, what the law says, source. */
export function fieldParts(hand: Hand, pointer: string, but: readonly string[] = []) {
  const [vietnamese, english] = labelOf(pointer)
  return {
    pointer,
    label: both(vietnamese, english),
    notes: problemsAt(hand, pointer, but).map(noteOf),
    source: markOf(hand, pointer),
  }
}
