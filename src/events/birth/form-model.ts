import type { z } from 'zod'
import {
  type Fetched,
  hasContent,
  isTree,
  nothingIn,
  put,
  type Tree,
  textAt,
  typed,
  valueAt,
} from '../parts/draft-tree.ts'
import { BirthDeclaration } from './declaration.ts'

/** Everything may be missing, at every depth; lists and dates are whole or absent. */
type Unfinished<T> = T extends { known: string } | readonly unknown[]
  ? T
  : T extends object
    ? { [K in keyof T]?: Unfinished<T[K]> | undefined }
    : T

/** Who or what a suggested value follows. */
export type SuggestedBy = 'BOTH' | 'FATHER' | 'MOTHER' | 'LAW' | 'BIRTHPLACE' | 'PROOF' | 'CASE' | 'CHOICE'

/** What the screen remembers beside the declaration. The register never sees it. */
export type FormNotes = {
  /** Kind of event; a draft that never reached the server is known by it. */
  kind?: string | undefined
  /** Values nobody typed, by pointer: they follow their source until somebody types. */
  suggested?: Record<string, SuggestedBy> | undefined
  /** Pointers whose suggestion somebody overrode: it is not made again unless asked for. */
  own?: Record<string, true> | undefined
  /** Look-ups by group: `/mother`, `/father`, `/informant`, `/child`. */
  fetched?: Record<string, Fetched> | undefined
  /** The officer said that this parent is not determined. */
  undetermined?: { mother?: boolean | undefined; father?: boolean | undefined } | undefined
  /** Why possible duplicates are another child. */
  duplicateReason?: string | undefined
}

/** A birth declaration while it is typed: the shape of the declaration with anything still missing, and the notes of the screen. */
export type BirthFormDraft = Unfinished<z.input<typeof BirthDeclaration>> & { form?: FormNotes | undefined }

export type { Fetched }
export { hasContent, nothingIn, put, textAt, typed, valueAt }

const PARENT_DEFAULTS = new Set(['nationalities', 'filledFrom', 'deceased', 'settledAbroad'])
/** Whether a parent is being declared at all; a nationality set by default does not make a parent. */
export function isDeclared(draft: BirthFormDraft, parent: 'mother' | 'father'): boolean {
  if (draft.form?.undetermined?.[parent] || draft.caseKind === 'ABANDONED') return false
  return Object.entries(draft[parent] ?? {}).some(([key, value]) => !PARENT_DEFAULTS.has(key) && !nothingIn(value))
}

const emptyPlace = (place: unknown): boolean => !isTree(place) || nothingIn(place.asWritten)

/** A foreigner has none of the 54 groups (R-B15); a citizen's is asked for. */
const NO_ETHNICITY = { code: null, asWritten: '' }
const isForeign = (nationalities: unknown): boolean =>
  Array.isArray(nationalities) && nationalities.length > 0 && !nationalities.includes('VN')

function parentOf(draft: BirthFormDraft, which: 'mother' | 'father'): unknown {
  if (!isDeclared(draft, which)) return null
  const parent = draft[which] as Tree
  return {
    ...parent,
    birthDate: parent.birthDate ?? { known: 'nothing' },
    ...(nothingIn(parent.ethnicity) && isForeign(parent.nationalities) ? { ethnicity: NO_ETHNICITY } : {}),
    residence: emptyPlace(parent.residence) ? null : parent.residence,
    idDocument: nothingIn(isTree(parent.idDocument) ? parent.idDocument.number : null) ? null : parent.idDocument,
    pin: nothingIn(parent.pin) ? null : parent.pin,
  }
}

/** Who was born long ago may have a number already. */
export const hasOwnNumber = (kind: BirthFormDraft['caseKind']): boolean =>
  kind === 'WITH_PAPERS' || kind === 'AGAIN' || kind === 'TRANSCRIBED'

/** A unit code nobody wrote is null, not empty. */
const earlierOf = (earlier: unknown): unknown =>
  isTree(earlier) ? { ...earlier, unitCode: nothingIn(earlier.unitCode) ? null : earlier.unitCode } : earlier

/** Witnesses nobody wrote are left out; grounds nobody gave are null as a whole. */
function recognitionOf({ recognition }: BirthFormDraft): unknown {
  if (!recognition || nothingIn(recognition)) return null
  const witnesses = (recognition.witnesses ?? []).filter((witness) => !nothingIn(witness?.name))
  return { ...recognition, witnesses }
}

/**
 * The declaration a draft stands for, in the shape `BirthDeclaration` reads. Parents without any content become null (R-B7),
 * blocks that do not belong to the kind of case are left out, and the notes of the screen stay behind.
 */
export function declarationOf(draft: BirthFormDraft): Record<string, unknown> {
  const { form: _, ...rest } = draft
  const child: Tree = draft.child ?? {}
  const kind = draft.caseKind ?? 'NORMAL'
  const marriage = hasContent(draft, '/parentsMarriage') ? draft.parentsMarriage : null
  const father = parentOf(draft, 'father')
  const informant: Tree = draft.informant ?? {}
  return {
    ...rest,
    caseKind: kind,
    child: {
      ...child,
      ethnicity: nothingIn(child.ethnicity) ? null : child.ethnicity,
      nationalities: child.nationalities ?? [],
      hometown: emptyPlace(child.hometown) ? null : child.hometown,
      livesAt: emptyPlace(child.livesAt) ? null : child.livesAt,
      died: hasContent(draft, '/child/died') ? child.died : null,
      existingPin: hasOwnNumber(kind) && !nothingIn(child.existingPin) ? child.existingPin : null,
    },
    mother: parentOf(draft, 'mother'),
    father,
    fatherBasis: father === null ? null : (draft.fatherBasis ?? null),
    fatherBasisReference: father === null ? '' : (draft.fatherBasisReference ?? ''),
    parentsMarriage: marriage,
    nationalityChoice: draft.nationalityChoice?.chosen ? draft.nationalityChoice : null,
    abandonment: kind === 'ABANDONED' ? (draft.abandonment ?? null) : null,
    recognition: kind === 'WITH_RECOGNITION' ? recognitionOf(draft) : null,
    earlier: kind === 'AGAIN' && !nothingIn(draft.earlier) ? earlierOf(draft.earlier) : null,
    foreign: kind === 'TRANSCRIBED' && !nothingIn(draft.foreign) ? draft.foreign : null,
    surrogacyConfirmation: kind === 'SURROGACY' ? (draft.surrogacyConfirmation ?? '') : '',
    proof: draft.proof ?? {},
    informant: {
      ...informant,
      pin: nothingIn(informant.pin) ? null : informant.pin,
      residence: emptyPlace(informant.residence) ? null : informant.residence,
      idDocument: nothingIn(isTree(informant.idDocument) ? informant.idDocument.number : null)
        ? null
        : informant.idDocument,
    },
  }
}

/**
 * The same while it is typed: a parent nobody has spoken of yet is left out instead of blank, so that advice does not judge what is
 * still to come.
 */
export function declarationSoFar(draft: BirthFormDraft): Record<string, unknown> {
  const declaration = declarationOf(draft)
  const settled = (parent: 'mother' | 'father') =>
    declaration[parent] !== null || draft.caseKind === 'ABANDONED' || draft.form?.undetermined?.[parent] === true
  const { mother, father, ...rest } = declaration
  return { ...rest, ...(settled('mother') ? { mother } : {}), ...(settled('father') ? { father } : {}) }
}

/** A draft from a saved or frozen declaration; what was saved by this screen comes back as it was. */
export function draftOf(saved: unknown): BirthFormDraft {
  if (!isTree(saved)) return {}
  const { mother, father, ...rest } = saved
  const frozen = BirthDeclaration.safeParse(saved).success && !isTree(saved.form)
  return {
    ...(rest as BirthFormDraft),
    ...(isTree(mother) ? { mother } : {}),
    ...(isTree(father) ? { father } : {}),
    ...(frozen ? { form: { undetermined: { mother: mother === null, father: father === null } } } : {}),
  } as BirthFormDraft
}

/** What still cannot be read as a declaration, by pointer. */
export function unreadable(draft: BirthFormDraft): { pointer: string; message: string; missing: boolean }[] {
  const parsed = BirthDeclaration.safeParse(declarationOf(draft))
  if (parsed.success) return []
  return parsed.error.issues.map((issue) => {
    const pointer = `/${issue.path.map(String).join('/')}`
    const missing = nothingIn(valueAt(draft, pointer))
    return { pointer, message: issue.message, missing }
  })
}

/** A new draft of a kind of case. */
export const newDraft = (kind: NonNullable<BirthFormDraft['caseKind']> = 'NORMAL'): BirthFormDraft => ({
  caseKind: kind,
  form: {},
})
