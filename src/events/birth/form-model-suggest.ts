import { type BirthFormDraft, hasContent, isDeclared, nothingIn, put, type SuggestedBy, valueAt } from './form-model.ts'

type Suggestion = { value: unknown; by: SuggestedBy } | undefined
type Suggester = readonly [pointer: string, suggest: (draft: BirthFormDraft) => Suggestion]

const VIETNAM = 'VN'
const nationalitiesOf = (draft: BirthFormDraft, parent: 'mother' | 'father'): readonly string[] =>
  isDeclared(draft, parent) ? (draft[parent]?.nationalities ?? []) : []

const proofKinds = {
  NORMAL: 'MEDICAL_NOTIFICATION',
  WITH_RECOGNITION: 'MEDICAL_NOTIFICATION',
  SURROGACY: 'MEDICAL_NOTIFICATION',
  ABANDONED: 'ABANDONMENT_RECORD',
  BORN_ABROAD: 'FOREIGN_PAPER',
  WITH_PAPERS: 'PERSONAL_PAPERS',
  AGAIN: 'PERSONAL_PAPERS',
  TRANSCRIBED: 'FOREIGN_PAPER',
} as const

/** The proof that belongs to the kind of case (LHT 16.1; domain table B4). */
const proofKind = (draft: BirthFormDraft): Suggestion => ({
  value: proofKinds[draft.caseKind ?? 'NORMAL'],
  by: 'CASE',
})

/** Both parents citizens, or a citizen mother alone, or a foundling: Vietnamese (LQT 15, 16, 18). A mixed couple chooses (LHT 36.1). */
function nationality(draft: BirthFormDraft): Suggestion {
  if (draft.nationalityChoice?.chosen) return { value: [draft.nationalityChoice.chosen], by: 'CHOICE' }
  if (draft.caseKind === 'ABANDONED') return { value: [VIETNAM], by: 'LAW' }
  const mother = nationalitiesOf(draft, 'mother')
  const father = nationalitiesOf(draft, 'father')
  if (isDeclared(draft, 'mother') && isDeclared(draft, 'father')) {
    if (mother.includes(VIETNAM) && father.includes(VIETNAM)) return { value: [VIETNAM], by: 'BOTH' }
    const shared = mother[0]
    return shared !== undefined && shared !== 'XX' && father[0] === shared ? { value: [shared], by: 'BOTH' } : undefined
  }
  if (mother.includes(VIETNAM)) return { value: [VIETNAM], by: 'MOTHER' }
  return undefined
}

/** The parents' ethnicity when they share it, the mother's when the father is blank; different ones are theirs to agree (BLDS 29.2). */
function ethnicity(draft: BirthFormDraft): Suggestion {
  const of = (parent: 'mother' | 'father') => (isDeclared(draft, parent) ? draft[parent]?.ethnicity : undefined)
  const mother = of('mother')
  const father = of('father')
  if (mother?.asWritten && father?.asWritten) {
    const same = mother.code !== null && mother.code === father.code && mother.asWritten === father.asWritten
    return same ? { value: mother, by: 'BOTH' } : undefined
  }
  if (mother?.asWritten && !isDeclared(draft, 'father')) return { value: mother, by: 'MOTHER' }
  if (father?.asWritten && !isDeclared(draft, 'mother')) return { value: father, by: 'FATHER' }
  return undefined
}

/** The father's hometown by default, the mother's when there is no father (LHT 4.8); the place found for a foundling (NĐ 123/2015 art. 14). */
function hometown(draft: BirthFormDraft): Suggestion {
  if (draft.caseKind === 'ABANDONED') {
    const { facilityName: _, facilityCode: __, ...place } = draft.child?.birthPlace ?? {}
    return nothingIn(place.asWritten) ? undefined : { value: place, by: 'BIRTHPLACE' }
  }
  for (const [parent, by] of [
    ['father', 'FATHER'],
    ['mother', 'MOTHER'],
  ] as const) {
    if (!isDeclared(draft, parent)) continue
    const known = draft.form?.fetched?.[`/${parent}`]?.values.hometown
    return nothingIn(known) ? undefined : { value: known, by }
  }
  return undefined
}

/** Why the father is written: the marriage when one is known, the recognition when it is made together (R-B7). */
function fatherBasis(draft: BirthFormDraft): Suggestion {
  if (!isDeclared(draft, 'father')) return undefined
  if (draft.caseKind === 'WITH_RECOGNITION') return { value: 'RECOGNITION', by: 'CASE' }
  return hasContent(draft, '/parentsMarriage') ? { value: 'MARRIAGE', by: 'LAW' } : undefined
}

/** A parent who comes in person is not typed a second time. */
const informant =
  (field: string) =>
  (draft: BirthFormDraft): Suggestion => {
    const who = draft.informant?.relationship
    if (who === 'SELF') {
      const own = field === 'pin' ? '/child/existingPin' : `/child/${field === 'residence' ? 'livesAt' : field}`
      const value = valueAt(draft, own)
      return nothingIn(value) ? undefined : { value, by: 'CASE' }
    }
    if (who !== 'MOTHER' && who !== 'FATHER') return undefined
    const parent = who === 'MOTHER' ? 'mother' : 'father'
    const value = isDeclared(draft, parent) ? valueAt(draft, `/${parent}/${field}`) : undefined
    return nothingIn(value) ? undefined : { value, by: who }
  }

const suggesters: readonly Suggester[] = [
  ['/proof/kind', proofKind],
  ['/child/nationalities', nationality],
  ['/child/ethnicity', ethnicity],
  ['/child/hometown', hometown],
  ['/fatherBasis', fatherBasis],
  ['/informant/name', informant('name')],
  ['/informant/birthDate', informant('birthDate')],
  ['/informant/pin', informant('pin')],
  ['/informant/idDocument', informant('idDocument')],
  ['/informant/residence', informant('residence')],
]

/** Fills what follows from the rest. Typed values stay; a suggestion whose ground is gone goes away again. */
export function withSuggestions(draft: BirthFormDraft): BirthFormDraft {
  let filled = draft
  const marks: Record<string, SuggestedBy> = {}
  for (const [pointer, suggest] of suggesters) {
    const marked = draft.form?.suggested?.[pointer] !== undefined
    const free = !draft.form?.own?.[pointer] && (marked || nothingIn(valueAt(filled, pointer)))
    if (!free) continue
    const suggestion = suggest(filled)
    if (suggestion === undefined) {
      if (marked) filled = put(filled, pointer, undefined)
      continue
    }
    filled = put(filled, pointer, suggestion.value)
    marks[pointer] = suggestion.by
  }
  return { ...filled, form: { ...filled.form, suggested: marks } }
}

/** Takes back what was typed at a pointer and lets the suggestion stand again. */
export function suggestAgain(draft: BirthFormDraft, pointer: string): BirthFormDraft {
  const { [pointer]: _, ...own } = draft.form?.own ?? {}
  const cleared = put(draft, pointer, undefined)
  return withSuggestions({ ...cleared, form: { ...cleared.form, own } })
}

/** The parents' ethnicities when they differ: the two the agreement may choose from. */
export function ethnicityChoices(
  draft: BirthFormDraft,
): { by: 'MOTHER' | 'FATHER'; asWritten: string; code: string | null }[] {
  return (['father', 'mother'] as const).flatMap((parent) => {
    const known = isDeclared(draft, parent) ? draft[parent]?.ethnicity : undefined
    if (!known?.asWritten) return []
    return [
      {
        by: parent === 'father' ? ('FATHER' as const) : ('MOTHER' as const),
        asWritten: known.asWritten,
        code: known.code ?? null,
      },
    ]
  })
}
