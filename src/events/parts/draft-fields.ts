import { type Draft, isTree, nothingIn, put, type Tree, valueAt } from './draft-tree.ts'
import type { FieldKind, FormBlock, FormField, Words } from './form.ts'

/** A field where it stands now: its pointer from the root, the row it is in, and whether it belongs to what has been typed. */
export type PlacedField = FormField & {
  pointer: string
  /** Pointer of the row in a repeated block, else the empty text. */
  base: string
  block: FormBlock
  row: number | undefined
  shownNow: boolean
  fullLabel: Words
}

/** Rows of a repeated block as they stand; a block without any has none. */
export const rowsOf = (draft: Tree, block: FormBlock): readonly unknown[] => {
  const rows = block.repeat ? valueAt(draft, block.repeat.at) : undefined
  return Array.isArray(rows) ? rows : []
}

const isShown = (shown: FormField['shown'], draft: Tree): boolean => shown?.(draft) ?? true

/** All fields, in the order of the form, repeated ones once a row. Inside a row `shown` is told the row too, under `row`. */
export function fieldsOf(form: readonly FormBlock[], draft: Draft): PlacedField[] {
  const { form: _, ...declared } = draft
  return form.flatMap((block) => {
    const blockShown = isShown(block.shown, declared)
    const at = (field: FormField, base: string, row: number | undefined, seen: Tree): PlacedField => ({
      ...field,
      pointer: `${base}${field.at}`,
      base,
      block,
      row,
      shownNow: blockShown && isShown(field.shown, seen),
      fullLabel: labelWithBlock(form, block, field, row),
    })
    const { repeat } = block
    if (!repeat) return block.fields.map((field) => at(field, '', undefined, declared))
    return rowsOf(declared, block).flatMap((content, row) =>
      block.fields.map((field) => at(field, `${repeat.at}/${row}`, row, { ...declared, row: content ?? {} })),
    )
  })
}

/** A new draft with what its fields usually say; what a preset says, be it empty, stays. */
export const withUsual = (form: readonly FormBlock[], draft: Draft): Draft =>
  fieldsOf(form, draft)
    .filter(({ usual, row, shownNow }) => usual !== undefined && row === undefined && shownNow)
    .reduce((now, { pointer, usual }) => (valueAt(now, pointer) === undefined ? put(now, pointer, usual) : now), draft)

/** Groups that hold fields, outer ones first: `/wife`, `/wife/alsoLivesAt`, `/witnesses/0`. */
export function groupsOf(fields: readonly PlacedField[]): string[] {
  const groups = new Set<string>()
  for (const { pointer } of fields)
    for (let at = pointer.lastIndexOf('/'); at > 0; at = pointer.lastIndexOf('/', at - 1))
      groups.add(pointer.slice(0, at))
  return [...groups].sort((a, b) => a.split('/').length - b.split('/').length)
}

/** A row added at the end of a repeated block. */
export function addRow<D extends Draft>(draft: D, block: FormBlock): D {
  return block.repeat ? put(draft, `${block.repeat.at}/${rowsOf(draft, block).length}`, {}) : draft
}

const moved = <V>(notes: Readonly<Record<string, V>> | undefined, list: string, gone: number) =>
  notes === undefined
    ? undefined
    : Object.fromEntries(
        Object.entries(notes).flatMap(([pointer, note]): [string, V][] => {
          if (!pointer.startsWith(`${list}/`)) return [[pointer, note]]
          const [row = '', ...rest] = pointer.slice(list.length + 1).split('/')
          if (Number(row) === gone) return []
          const now = Number(row) > gone ? Number(row) - 1 : Number(row)
          return [[[list, now, ...rest].join('/'), note]]
        }),
      )

/** Takes a row away; what was noted of the rows behind it moves along. */
export function dropRow<D extends Draft>(draft: D, block: FormBlock, row: number): D {
  const { repeat } = block
  if (!repeat) return draft
  const dropped = put(draft, `${repeat.at}/${row}`, undefined)
  const { form } = dropped
  if (!form) return dropped
  return {
    ...dropped,
    form: {
      ...form,
      fetched: moved(form.fetched, repeat.at, row),
      about: moved(form.about, repeat.at, row),
      entries: moved(form.entries, repeat.at, row),
    },
  }
}

/** The label, with the title of its block where several blocks have the same label: `Bên nữ – Họ, chữ đệm, tên`. */
export function labelWithBlock(
  form: readonly FormBlock[],
  block: FormBlock,
  field: FormField,
  row: number | undefined,
): Words {
  const shared =
    row !== undefined ||
    form.some((other) =>
      other.fields.some((one) => one !== field && one.label[0] === field.label[0] && one.at !== field.at),
    )
  if (!shared) return field.label
  const [vietnamese, english] = block.repeat && row !== undefined ? block.repeat.row : block.title
  const number = row === undefined ? '' : ` ${row + 1}`
  return [`${vietnamese}${number} – ${field.label[0]}`, `${english}${number} – ${field.label[1]}`]
}

/** The label of a pointer for lists in which fields of several people stand together; the pointer itself when the form does not have it. */
export function labelOf(event: { form: readonly FormBlock[] | null }, pointer: string): Words {
  const form = event.form ?? []
  let best: { label: Words; length: number } | undefined
  for (const block of form) {
    const base = block.repeat?.at ?? ''
    const inside = base !== '' && pointer.startsWith(`${base}/`) ? pointer.slice(base.length + 1).split('/') : undefined
    const row = inside ? Number(inside[0]) : undefined
    if (base !== '' && row === undefined) {
      if (pointer === base) return block.title
      continue
    }
    const within = inside ? `/${inside.slice(1).join('/')}` : pointer
    for (const field of block.fields) {
      if (within !== field.at && !within.startsWith(`${field.at}/`)) continue
      if (best && best.length >= field.at.length) continue
      best = { label: labelWithBlock(form, block, field, row), length: field.at.length }
    }
  }
  if (best) return best.label
  const group = form.find((block) => block.fields.some((field) => field.at.startsWith(`${pointer}/`)))
  return group?.title ?? [pointer, pointer]
}

const NO_ETHNICITY = { code: null, asWritten: '' }

/** What a field that may stay empty holds when the schema wants something there. */
export function emptyOf(field: FieldKind): unknown {
  switch (field.as) {
    case 'text':
    case 'long-text':
    case 'name':
    case 'office':
      return ''
    case 'nationalities':
      return []
    case 'ethnicity':
      return NO_ETHNICITY
    case 'tick':
      return false
    case 'partial-date':
      return { known: 'nothing' }
    default:
      return null
  }
}

const isForeign = (nationalities: unknown): boolean =>
  Array.isArray(nationalities) && nationalities.length > 0 && !nationalities.includes('VN')

/** The value of a field as the declaration has it: whole, or absent. */
export function cleanedAt(tree: Tree, { pointer, field }: PlacedField): unknown {
  const value = valueAt(tree, pointer)
  const part = (name: string) => (isTree(value) ? value[name] : undefined)
  switch (field.as) {
    case 'place':
    case 'residence':
      return nothingIn(part('asWritten')) ? undefined : value
    case 'id-document':
      return nothingIn(part('number')) ? undefined : value
    case 'entry':
      return nothingIn(part('entryId')) ? undefined : value
    case 'ethnicity': {
      if (!nothingIn(part('asWritten'))) return value
      const group = pointer.slice(0, pointer.lastIndexOf('/'))
      // A foreigner has none of the 54 groups (R-B15); a citizen's is asked for.
      return isForeign(valueAt(tree, `${group}/nationalities`)) ? NO_ETHNICITY : undefined
    }
    case 'tick':
      return value === undefined ? undefined : value === true
    default:
      return nothingIn(value) ? undefined : value
  }
}
