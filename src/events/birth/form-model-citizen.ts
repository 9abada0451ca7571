import type { z } from 'zod'
import type { KnownCitizen as CitizenShape } from '../../identity/citizen.ts'
import { type Found, personValues } from '../parts/draft-people.ts'
import { sourceOf } from '../parts/draft-tree.ts'
import { type BirthFormDraft, type Fetched, put } from './form-model.ts'
import { withSuggestions } from './form-model-suggest.ts'

/** A person as a look-up tells it; what it does not know is left out. */
export type KnownCitizen = z.input<typeof CitizenShape>

export type PersonGroup = '/mother' | '/father' | '/informant'

const filledFields = [
  'name',
  'birthDate',
  'ethnicity',
  'nationalities',
  'residence',
  'deceased',
  'settledAbroad',
] as const

/**
 * Fills a person from a look-up and remembers what it brought. Where father and mother name each other as spouses the marriage
 * counts as looked up (NĐ 07/2025: the certificate is not demanded).
 */
export function fillFromCitizen(
  draft: BirthFormDraft,
  group: PersonGroup,
  citizen: KnownCitizen,
  fetched: { source: Fetched['source']; at: string },
): BirthFormDraft {
  let filled = put(draft, `${group}/pin`, citizen.pin)
  for (const field of filledFields) {
    if (citizen[field] === undefined) continue
    if (group === '/informant' && !['name', 'birthDate', 'residence'].includes(field)) continue
    filled = put(filled, `${group}/${field}`, citizen[field])
  }
  if (group !== '/informant') filled = put(filled, `${group}/filledFrom`, fetched.source)
  const notes = { ...filled.form?.fetched, [group]: { ...fetched, values: { ...citizen } } }
  filled = { ...filled, form: { ...filled.form, fetched: notes } }
  return withSuggestions(withMarriage(filled))
}

/** Fills a person from everything the sources know: the population database, or the registers and the birth entry in them. */
export function fillFromFound(draft: BirthFormDraft, group: PersonGroup, found: Found): BirthFormDraft {
  if (found.citizen) return fillFromCitizen(draft, group, found.citizen, { source: 'POPULATION_DB', at: found.at })
  const { pin, ...known } = { pin: found.person?.pin ?? undefined, ...personValues(found) }
  return fillFromCitizen(draft, group, { ...known, ...(pin ? { pin } : {}) } as KnownCitizen, {
    source: 'REGISTER',
    at: found.at,
  })
}

function withMarriage(draft: BirthFormDraft): BirthFormDraft {
  const mother = draft.form?.fetched?.['/mother']?.values as Partial<KnownCitizen> | undefined
  const father = draft.form?.fetched?.['/father']?.values as Partial<KnownCitizen> | undefined
  if (!mother?.pin || !father?.pin) return draft
  if (draft.mother?.pin !== mother.pin || draft.father?.pin !== father.pin) return draft
  const typedOne = draft.parentsMarriage && !draft.parentsMarriage.verified
  const married = mother.spousePin === father.pin || father.spousePin === mother.pin
  if (!married) return draft.parentsMarriage?.verified ? put(draft, '/parentsMarriage', undefined) : draft
  if (typedOne) return put(draft, '/parentsMarriage/verified', true)
  return put(draft, '/parentsMarriage', { ...(mother.marriage ?? father.marriage), verified: true })
}

/** Forgets a look-up and what it brought, for another PIN or for typing by hand. */
export function forgetFetched(draft: BirthFormDraft, group: PersonGroup): BirthFormDraft {
  let cleared = draft
  for (const field of ['pin', ...filledFields, 'filledFrom']) cleared = put(cleared, `${group}/${field}`, undefined)
  const { [group]: _, ...others } = cleared.form?.fetched ?? {}
  cleared = { ...cleared, form: { ...cleared.form, fetched: others } }
  if (cleared.parentsMarriage?.verified && group !== '/informant') cleared = put(cleared, '/parentsMarriage', undefined)
  return withSuggestions(cleared)
}

export { sourceOf }

/** A draft for the next child of the same birth: everything but the child itself (R-B13). */
export function draftForSibling(draft: BirthFormDraft): BirthFormDraft {
  const { child, proof, form, ...rest } = draft
  const plurality = Math.max(2, Number(child?.plurality ?? 2))
  const order = Math.min(plurality, Number(child?.order ?? 1) + 1)
  const { duplicateReason: _, ...notes } = form ?? {}
  const { name: __, sex: ___, died: ____, existingPin: _____, ...sameChild } = child ?? {}
  const { code: ______, number: _______, ...sameProof } = proof ?? {}
  return { ...rest, child: { ...sameChild, plurality, order }, proof: sameProof, form: notes }
}
