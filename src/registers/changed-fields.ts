import { fullLabelOf } from '../events/birth/form-model-blocks.ts'
import { eventOf } from '../events/index.ts'
import { labelOf } from '../events/parts/draft.ts'
import type { ChangedField } from './api.ts'

/** What a field is called on the form of an entry's event; births bring labels of their own. */
export function labelIn(kind: string, pointer: string): string {
  const event = eventOf(kind)
  return (event.form ? labelOf(event, pointer) : fullLabelOf(pointer))[0]
}

/** What differs between two contents, leaf by leaf, with JSON pointers; arrays count as one value. */
export function changedFields(
  before: unknown,
  after: unknown,
  label: (pointer: string) => string,
  pointer = '',
): ChangedField[] {
  if (isGroup(before) && isGroup(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    return keys.flatMap((key) => changedFields(before[key], after[key], label, `${pointer}/${key}`))
  }
  if (JSON.stringify(before ?? null) === JSON.stringify(after ?? null)) return []
  return [{ pointer, label: label(pointer), from: before ?? null, to: after ?? null }]
}

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
