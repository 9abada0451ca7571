import type { CivilEvent } from '../event.ts'
import { cleanedAt, emptyOf, fieldsOf, groupsOf, type PlacedField } from './draft-fields.ts'
import { type Draft, type DraftNotes, isTree, nothingIn, put, type Tree, touches, valueAt } from './draft-tree.ts'
import type { Words } from './form.ts'

export { addRow, dropRow, fieldsOf, labelOf, type PlacedField, withUsual } from './draft-fields.ts'
export { type Draft, hasContent, isTree, nothingIn, put, type Tree, textAt, typed, valueAt } from './draft-tree.ts'

type FormEvent = Pick<CivilEvent, 'form' | 'read'>

/** What nobody types by itself: a person who has only these is not being declared. */
const SILENT = new Set(['nationalities', 'filledFrom', 'sex', 'deceased', 'settledAbroad', 'personId'])

function silent(value: unknown): boolean {
  if (nothingIn(value)) return true
  if (Array.isArray(value)) return value.every(silent)
  if (!isTree(value)) return false
  return Object.entries(value).every(([key, inner]) => SILENT.has(key) || silent(inner))
}

const noForm = (draft: Draft): Tree => {
  const { form: _, ...declared } = draft
  return declared
}

const under = (pointer: string, group: string): boolean => pointer.startsWith(`${group}/`)

/** Without what is hidden now, and with empty values in the one way the schemas know. */
function withoutHidden(draft: Draft, fields: readonly PlacedField[]): Draft {
  let tree: Draft = draft
  const shown = fields.filter((field) => field.shownNow)
  const spoken = (pointer: string) => shown.some((field) => touches(field.pointer, pointer))
  for (const group of groupsOf(fields)) if (!spoken(group)) tree = put(tree, group, undefined)
  for (const { pointer, shownNow } of fields) if (!shownNow && !spoken(pointer)) tree = put(tree, pointer, undefined)
  for (const field of shown) {
    const value = valueAt(tree, field.pointer)
    const clean = cleanedAt(tree, field)
    if (clean !== value) tree = put(tree, field.pointer, clean)
  }
  return tree
}

/** Rows nobody wrote in are left out at the end of a list; those before keep their place. */
function withoutBlankRows(tree: Draft, event: FormEvent): Draft {
  let trimmed = tree
  for (const { repeat } of event.form ?? []) {
    const rows = repeat ? valueAt(trimmed, repeat.at) : undefined
    if (!repeat || !Array.isArray(rows)) continue
    const last = rows.findLastIndex((row) => !silent(row))
    trimmed = put(trimmed, repeat.at, last < 0 ? undefined : rows.slice(0, last + 1))
  }
  return trimmed
}

const groupOf = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf('/'))

/** Dates of a declared group say that they are not known, instead of nothing. */
function withDates(tree: Draft, fields: readonly PlacedField[], group: string): Draft {
  return fields.reduce(
    (filled, { pointer, field, shownNow }) =>
      shownNow && field.as === 'partial-date' && groupOf(pointer) === group && valueAt(filled, pointer) === undefined
        ? put(filled, pointer, { known: 'nothing' })
        : filled,
    tree,
  )
}

/**
 * The declaration a draft stands for, in the shape the event reads: hidden fields and the notes of the screen left out, empty texts and
 * groups absent or null as its schema has it. What cannot be read yet is given as far as it is typed.
 */
export function declarationOf(event: FormEvent, draft: Draft): Record<string, unknown> {
  const fields = fieldsOf(event.form ?? [], draft)
  let tree = withoutBlankRows(withoutHidden(noForm(draft), fields), event)
  const blank = new Map<string, unknown>()
  for (const group of groupsOf(fields).reverse()) {
    const value = valueAt(tree, group)
    if (Array.isArray(value)) continue
    const inRow = /\/\d+$/.test(group)
    if (silent(value) && !inRow) {
      blank.set(group, value)
      tree = put(tree, group, null)
    } else tree = withDates(tree, fields, group)
  }
  tree = withDates(tree, fields, '')
  const tried = new Set<string>()
  for (let round = 0; round < 6; round++) {
    const answer = event.read(tree)
    if (answer.readable) break
    let changed = false
    for (const { pointer } of answer.issues) {
      if (blank.has(pointer)) {
        const before = blank.get(pointer)
        blank.delete(pointer)
        tree = withDates(put(tree, pointer, isTree(before) ? before : {}), fields, pointer)
        changed = true
      } else if (valueAt(tree, pointer) === undefined && !tried.has(pointer)) {
        tried.add(pointer)
        const place = fields.find((field) => field.pointer === pointer && field.shownNow)
        if (place?.required) continue
        const parent = groupOf(pointer)
        if (parent !== '' && !isTree(valueAt(tree, parent))) continue
        tree = put(tree, pointer, place ? emptyOf(place.field) : null)
        changed = true
      }
    }
    if (!changed) break
  }
  return tree as Record<string, unknown>
}

/** What was typed and does not belong to the declaration now, by pointer: it comes back with the draft. */
function leftOut(typed: unknown, declared: unknown, pointer = ''): [string, unknown][] {
  if (nothingIn(typed) || JSON.stringify(typed) === JSON.stringify(declared)) return []
  if (isTree(typed) && isTree(declared))
    return Object.entries(typed).flatMap(([key, value]) => leftOut(value, declared[key], `${pointer}/${key}`))
  return nothingIn(declared) || Array.isArray(typed) ? [[pointer, typed]] : []
}

/** What is kept of a draft on the server: the declaration, and beside it the notes of the screen. */
export function savedOf(event: FormEvent, draft: Draft): Record<string, unknown> {
  const declaration = declarationOf(event, draft)
  const kept = Object.fromEntries(leftOut(noForm(draft), declaration))
  const { kept: _, ...notes } = draft.form ?? {}
  return { ...declaration, form: { ...notes, ...(Object.keys(kept).length > 0 ? { kept } : {}) } }
}

/** A draft from what was saved, or from a frozen declaration. */
export function draftOf(saved: unknown): Draft {
  if (!isTree(saved)) return {}
  const { form, ...declared } = saved
  const { kept, ...notes } = (isTree(form) ? form : {}) as DraftNotes
  let draft: Draft = { ...declared, form: notes }
  for (const [pointer, value] of Object.entries(kept ?? {})) draft = put(draft, pointer, value)
  return draft
}

export type Unreadable = { pointer: string; message: Words; missing: boolean }

/** What still cannot be read as a declaration, in the order of the form: `Chưa có: Nơi chết.`. */
export function unreadable(event: FormEvent, draft: Draft): Unreadable[] {
  const declaration = declarationOf(event, draft)
  const answer = event.read(declaration)
  const shown = fieldsOf(event.form ?? [], draft).filter((field) => field.shownNow)
  const empty = ({ pointer, field }: PlacedField) => {
    const value = valueAt(declaration, pointer)
    // The blank group of a foreigner is an answer.
    return field.as === 'ethnicity' ? value === undefined || value === null : nothingIn(value)
  }
  const missing = (field: PlacedField): Unreadable => ({
    pointer: field.pointer,
    message: [`Chưa có: ${field.fullLabel[0]}.`, `Missing: ${field.fullLabel[1]}.`],
    missing: true,
  })
  const found = new Map<string, Unreadable>()
  const say = (one: Unreadable) => {
    if (!found.has(one.pointer)) found.set(one.pointer, one)
  }
  for (const { pointer, message } of answer.readable ? [] : answer.issues) {
    const field = shown.find((one) => one.pointer === pointer || under(pointer, one.pointer))
    if (field)
      say(empty(field) ? missing(field) : { pointer: field.pointer, message: [message, message], missing: false })
    else {
      const inside = shown.filter((one) => one.required && under(one.pointer, pointer) && empty(one))
      if (inside.length > 0) inside.map(missing).forEach(say)
      else say({ pointer, message: [message, message], missing: nothingIn(valueAt(declaration, pointer)) })
    }
  }
  for (const field of shown) {
    if (!field.required || !empty(field) || field.field.as === 'tick') continue
    const group = groupOf(field.pointer)
    if (group === '' || isTree(valueAt(declaration, group))) say(missing(field))
  }
  const order = (pointer: string) => {
    const at = shown.findIndex((field) => field.pointer === pointer)
    return at < 0 ? shown.length : at
  }
  return [...found.values()].sort((a, b) => order(a.pointer) - order(b.pointer))
}
