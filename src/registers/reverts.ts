import { patched, valueAtPointer } from '../values/json-patch.ts'
import { fold } from '../values/names.ts'
import { changedFields } from './changed-fields.ts'

/** One change of a value; `void`: the entry that made it is revoked. */
export type Step<T> = {
  from: T
  to: T
  void: boolean
  /** Made by no entry: an official put something right, or put a revoked change back. */
  byHand?: boolean
}

/** How a field of a person came about, newest first. */
export type ValueHistory = {
  personId: string
  field: string
  /** What the person has now; null for what is kept in the list of changes only. */
  now: string | null
  steps: readonly Step<string>[]
}

type Field = { pointer: string; from: unknown; to: unknown }
type Patch = readonly { pointer: string; value: unknown; was?: unknown }[]

/** An entry the revoked one changed, or was to change. */
export type NotedEntry = {
  officeId: number
  entryId: string
  /** What was noted, in words. */
  reason: string
  content: unknown
  revoked: boolean
  /** The change was written; else its keeper was only asked to. */
  written: boolean
  /** Its revisions, newest first; `mine`: by the revoked entry, `by`: by any entry. */
  steps: readonly { fields: readonly Field[]; mine: boolean; by: boolean; void: boolean }[]
  /** What its keeper is asked to note and has not yet, oldest first. */
  waiting: readonly { patch: Patch; by: boolean; mine: boolean }[]
}

const same = (one: unknown, other: unknown): boolean => changedFields(one ?? null, other ?? null, () => '').length === 0

/** The values from now back to the last one that rests on nothing void, newest first. */
function back<T>(now: T, [step, ...earlier]: readonly Step<T>[]): T[] {
  if (!step) return [now]
  const putBack =
    step.byHand &&
    back(step.from, earlier)
      .slice(1)
      .some((value) => same(value, step.to))
  if (!step.void && !putBack) return [now]
  return same(step.to, now) ? [now, ...back(step.from, earlier)] : back(now, earlier)
}

/** The value that is left when the void changes never were: what anybody changed since stays (LHT 12.2). Newest step first. */
export const standing = <T>(now: T, steps: readonly Step<T>[]): T =>
  back(now, steps).reduce((_, earlier) => earlier, now)

export type Revert = { personId: string; field: string; from: string; to: string; toKey: string }

/** Values of people that go back with the revoked entry. */
export const revertsOf = (histories: readonly ValueHistory[]): Revert[] =>
  histories.flatMap(({ personId, field, now, steps }) => {
    const from = now ?? steps[0]?.to ?? ''
    const to = standing(from, steps)
    return to === from ? [] : [{ personId, field, from, to, toKey: field === 'name' ? fold(to) : '' }]
  })

const overlap = (one: string, other: string): boolean =>
  one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`)

/**
 * What a keeper is to put back on an entry, counted from what it will say once the tasks to put something back that wait are done;
 * `kept`: something stays because it was changed since.
 */
export function restored(entry: NotedEntry): {
  patch: { pointer: string; value: unknown; was: unknown }[]
  kept: boolean
} {
  const { steps, waiting } = entry
  const asked = waiting.flatMap((task) => (task.mine ? task.patch : []))
  const mine = steps.flatMap((step) =>
    step.fields.filter(
      ({ pointer }) => step.mine || (step.void && asked.some((field) => overlap(field.pointer, pointer))),
    ),
  )
  const first = steps.findIndex((step) => step.mine)
  const others = [
    ...waiting.filter((task) => task.by && !task.mine).flatMap(({ patch }) => patch),
    ...steps.slice(0, Math.max(first, 0)).flatMap((step) => (step.by && !step.void ? step.fields : [])),
  ]
  const soon = waiting.reduce((content, task) => (task.by ? content : patched(content, task.patch)), entry.content)
  const changes = [...new Set(mine.map(({ pointer }) => pointer))].map((pointer) => {
    const was = valueAtPointer(soon, pointer) ?? null
    const history = steps.flatMap((step) =>
      step.fields
        .filter((field) => field.pointer === pointer)
        .map(({ from, to }) => ({ from: from ?? null, to: to ?? null, void: step.void, byHand: !step.by })),
    )
    const value = others.some((field) => overlap(field.pointer, pointer)) ? was : standing<unknown>(was, history)
    return { pointer, value, was, kept: same(value, was) }
  })
  return {
    patch: changes.flatMap(({ kept, ...change }) => (kept ? [] : [change])),
    kept: entry.written && changes.some(({ kept }) => kept),
  }
}

/** What the keeper writes in the margin; null when the change never came into the entry and nothing goes back. */
export function wayBack(entry: NotedEntry): { words: string; patch: Patch } | null {
  if (entry.revoked) return null
  const { patch, kept } = restored(entry)
  if (patch.length === 0 && !entry.written) return null
  const words = [
    ...(patch.length > 0 ? [`nội dung trở lại như trước: ${entry.reason}`] : []),
    ...(kept ? ['nội dung đã thay đổi sau đó giữ theo thay đổi sau'] : []),
  ]
  return { words: words.join('; '), patch }
}
