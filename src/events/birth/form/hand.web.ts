import { type FieldHand, type PageHand, sourceMark } from '../../../web/parts/form/hand.web.ts'
import { both } from '../../../web/parts/language.web.ts'
import { type BirthFormDraft, type SuggestedBy, typed } from '../form-model.ts'
import { labelOf } from '../form-model-blocks.ts'
import { suggestAgain, withSuggestions } from '../form-model-suggest.ts'

/** What every field of the birth form needs. */
export type Hand = PageHand<BirthFormDraft> & FieldHand & { draft: BirthFormDraft }

/** Types a value as the person at the desk does: suggestions follow, typed values stay. */
export const typeAt = (hand: Pick<Hand, 'type'>, pointer: string, value: unknown): void => hand.type(pointer, value)

/** The hand of a birth: what is typed is followed by suggestions. */
export const birthHand = (page: PageHand<BirthFormDraft>): Hand => ({
  ...page,
  words: labelOf,
  type: (pointer, value) => page.change((draft) => withSuggestions(typed(draft, pointer, value))),
  again: (pointer) => page.change((draft) => suggestAgain(draft, pointer)),
  mark: (pointer) => {
    const by = page.draft.form?.suggested?.[pointer]
    if (by === 'CASE') return undefined
    return by ? suggestionWords(by) : sourceMark(page.draft, pointer)
  },
})

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
