import type { z } from 'zod'
import type { FilledFrom } from '../parts/person.ts'
import { BirthDeclaration } from './declaration.ts'

/** Everything may be missing, at every depth; lists and dates are whole or absent. */
type Unfinished<T> = T extends { known: string } | readonly unknown[]
  ? T
  : T extends object
    ? { [K in keyof T]?: Unfinished<T[K]> | undefined }
    : T

/** What a look-up brought for a person; kept so that a typed change can be compared with its source. */
export type Fetched = {
  source: z.infer<typeof FilledFrom>
  /** When it was fetched, ISO. */
  at: string
  values: Record<string, unknown>
}

/** Who or what a suggested value follows. */
export type SuggestedBy = 'BOTH' | 'FATHER' | 'MOTHER' | 'LAW' | 'BIRTHPLACE' | 'PROOF' | 'CASE' | 'CHOICE'

/** What the screen remembers beside the declaration. The register never sees it. */
export type FormNotes = {
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

type Tree = { readonly [key: string]: unknown }
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)
const steps = (pointer: string): string[] => pointer.split('/').slice(1)

/** The value at a JSON pointer such as `/mother/birthDate`; undefined when nothing is there. */
export function valueAt(draft: BirthFormDraft, pointer: string): unknown {
  return steps(pointer).reduce<unknown>((value, key) => (isTree(value) ? value[key] : undefined), draft)
}

/** The text at a pointer, the empty text when there is none. */
export function textAt(draft: BirthFormDraft, pointer: string): string {
  const value = valueAt(draft, pointer)
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

function placed(tree: Tree, [key, ...rest]: readonly string[], value: unknown): Tree {
  if (key === undefined) return tree
  if (rest.length === 0) {
    if (value !== undefined) return { ...tree, [key]: value }
    const { [key]: _, ...others } = tree
    return others
  }
  const below = tree[key]
  return { ...tree, [key]: placed(isTree(below) ? below : {}, rest, value) }
}

/** Puts a value at a pointer without judging it; undefined takes it away. */
export const put = (draft: BirthFormDraft, pointer: string, value: unknown): BirthFormDraft =>
  placed(draft as Tree, steps(pointer), value) as BirthFormDraft

const touches = (a: string, b: string): boolean => a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`)

/** Puts what a person typed: the value is theirs from now on and no suggestion replaces it. */
export function typed(draft: BirthFormDraft, pointer: string, value: unknown): BirthFormDraft {
  const changed = put(draft, pointer, value)
  const suggested = Object.entries(draft.form?.suggested ?? {})
  const overridden = suggested.filter(([at]) => touches(at, pointer))
  if (overridden.length === 0) return changed
  return {
    ...changed,
    form: {
      ...changed.form,
      suggested: Object.fromEntries(suggested.filter(([at]) => !touches(at, pointer))),
      own: { ...draft.form?.own, ...Object.fromEntries(overridden.map(([at]) => [at, true] as const)) },
    },
  }
}

/** Whether a value says nothing: empty text, empty list, an unknown date, or a group of such. */
export const nothingIn = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0) ||
  (isTree(value) && (value.known === 'nothing' || Object.values(value).every(nothingIn)))

/** Whether somebody or something has filled any field of a group. */
export const hasContent = (draft: BirthFormDraft, pointer: string): boolean => !nothingIn(valueAt(draft, pointer))

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
      existingPin: kind === 'WITH_PAPERS' && !nothingIn(child.existingPin) ? child.existingPin : null,
    },
    mother: parentOf(draft, 'mother'),
    father,
    fatherBasis: father === null ? null : (draft.fatherBasis ?? null),
    fatherBasisReference: father === null ? '' : (draft.fatherBasisReference ?? ''),
    parentsMarriage: marriage,
    nationalityChoice: draft.nationalityChoice?.chosen ? draft.nationalityChoice : null,
    abandonment: kind === 'ABANDONED' ? (draft.abandonment ?? null) : null,
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
