import type { z } from 'zod'
import type { CalendarDate } from '../../values/calendar-date.ts'
import type { FilledFrom } from './person.ts'

export type Tree = { readonly [key: string]: unknown }

/** What a look-up brought for a group; kept so that a typed change can be compared with its source. */
export type Fetched = {
  source: z.infer<typeof FilledFrom>
  /** When it was fetched, ISO. */
  at: string
  /** By field of the group; a single value stands under the empty name. */
  values: Readonly<Record<string, unknown>>
  /** Group of the person who told it, where it stands outside that group. */
  of?: string
}

/** What the registers say of a person beside the fields of the declaration. */
export type AboutPerson = {
  personId: string | null
  marital: 'SINGLE' | 'MARRIED' | 'DIVORCED' | 'WIDOWED' | null
  spouse: string | null
  /** First day of that marriage, when it is known. */
  since: CalendarDate | null
  /** The entry it rests on, as officials name it. */
  reference: string
  /** Its certificate as the population database has it; null where the registers hold the marriage themselves. */
  certificate: { number: string; office: string; issuedOn: CalendarDate | null } | null
  died: { on: CalendarDate | null; reference: string } | null
  conditions: readonly ('MISSING' | 'INCAPABLE' | 'LIMITED')[]
}

/** An earlier entry as the form shows it. */
export type EntryCard = {
  officeId: number
  entryId: string
  kind: string
  register: string
  number: string
  registeredOn: CalendarDate
  officeName: string
  persons: readonly { role: string; name: string }[]
}

/** What the screen remembers beside the declaration. The register never sees it. */
export type DraftNotes = {
  /** Kind of event; a draft that never reached the server is known by it. */
  kind?: string | undefined
  suggested?: Readonly<Record<string, string>> | undefined
  own?: Readonly<Record<string, true>> | undefined
  fetched?: Readonly<Record<string, Fetched>> | undefined
  about?: Readonly<Record<string, AboutPerson>> | undefined
  entries?: Readonly<Record<string, EntryCard>> | undefined
  /** Typed values that do not belong to the declaration as it stands, by pointer. */
  kept?: Readonly<Record<string, unknown>> | undefined
  duplicateReason?: string | undefined
}

/** A declaration while it is typed, with the notes of the screen. */
export type Draft = Tree & { readonly form?: DraftNotes | undefined }

export const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const steps = (pointer: string): string[] => pointer.split('/').slice(1)
const isIndex = (key: string | undefined): boolean => key !== undefined && /^\d+$/.test(key)

/** The value at a JSON pointer such as `/witnesses/0/name`; undefined when nothing is there. */
export function valueAt(tree: unknown, pointer: string): unknown {
  return steps(pointer).reduce<unknown>(
    (value, key) =>
      isTree(value) ? value[key] : Array.isArray(value) && isIndex(key) ? value[Number(key)] : undefined,
    tree,
  )
}

/** The text at a pointer, the empty text when there is none. */
export function textAt(tree: unknown, pointer: string): string {
  const value = valueAt(tree, pointer)
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

function placed(into: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  const below = (inner: unknown) => (rest.length === 0 ? value : placed(inner, rest, value))
  if (Array.isArray(into) || (isIndex(key) && !isTree(into))) {
    const list = Array.isArray(into) ? [...into] : []
    const at = Number(key)
    if (rest.length === 0 && value === undefined) list.splice(at, 1)
    else list[at] = below(list[at])
    return list
  }
  const tree = isTree(into) ? into : {}
  if (value === undefined && !(key in tree)) return tree
  if (rest.length > 0 || value !== undefined) {
    if (value === undefined && !isTree(tree[key]) && !Array.isArray(tree[key])) return tree
    return { ...tree, [key]: below(tree[key]) }
  }
  const { [key]: _, ...others } = tree
  return others
}

/** Puts a value at a pointer without judging it; undefined takes it away. Nothing on the way is made for taking away. */
export const put = <D extends Tree>(draft: D, pointer: string, value: unknown): D =>
  placed(draft, steps(pointer), value) as D

export const touches = (a: string, b: string): boolean => a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`)

/** Puts what a person typed: the value is theirs from now on and no suggestion replaces it. */
export function typed<D extends Draft>(draft: D, pointer: string, value: unknown): D {
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
export const hasContent = (draft: Tree, pointer: string): boolean => !nothingIn(valueAt(draft, pointer))

/** Where the value of a field came from, or undefined when a person typed it. `changed`: it no longer says what its source said. */
export function sourceOf(
  draft: Draft,
  pointer: string,
): { source: Fetched['source']; at: string; changed: boolean } | undefined {
  for (const [group, fetched] of Object.entries(draft.form?.fetched ?? {})) {
    const name = pointer === group ? '' : pointer.startsWith(`${group}/`) ? pointer.slice(group.length + 1) : undefined
    if (name === undefined || !(name in fetched.values)) continue
    const changed = JSON.stringify(valueAt(draft, pointer)) !== JSON.stringify(fetched.values[name])
    return { source: fetched.source, at: fetched.at, changed }
  }
  return undefined
}
