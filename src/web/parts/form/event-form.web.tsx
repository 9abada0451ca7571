import { useState } from 'preact/hooks'
import {
  addRow,
  type Draft,
  dropRow,
  fieldsOf,
  hasContent,
  type PlacedField,
  put,
  typed,
  valueAt,
} from '../../../events/parts/draft.ts'
import { fillFromEntry, forgetPerson } from '../../../events/parts/draft-people.ts'
import type { FormBlock, Words } from '../../../events/parts/form.ts'
import { fieldId } from '../fields.web.tsx'
import { both } from '../language.web.ts'
import { momentNow } from '../time.web.ts'
import { tell } from '../toasts.web.tsx'
import { About } from './about-person.web.tsx'
import { EntryDialog } from './entry-input.web.tsx'
import { FieldAt, groupFilled } from './field-at.web.tsx'
import { type BlockView, FormFrame, goToField as goTo } from './form-frame.web.tsx'
import { type FieldHand, type PageHand, sourceMark } from './hand.web.ts'

const said = (words: Words): string => both(words[0], words[1])
const anchorOf = (block: FormBlock): string => `/block/${block.id}`
const under = (pointer: string, at: string): boolean => pointer === at || pointer.startsWith(`${at}/`)

/** The block that shows a pointer. */
function blockOf(form: readonly FormBlock[], draft: Draft, pointer: string): FormBlock | undefined {
  const placed = fieldsOf(form, draft).filter((field) => field.shownNow)
  const direct = placed.find((field) => under(pointer, field.pointer)) ?? placed.find((f) => under(f.pointer, pointer))
  return direct?.block ?? form.find((block) => block.repeat && under(pointer, block.repeat.at))
}

/** Puts the cursor on the field of a pointer, or on the block that speaks of it. */
export const goToField =
  (form: readonly FormBlock[], draft: Draft) =>
  (pointer: string): void =>
    goTo(pointer, (at) => {
      const block = blockOf(form, draft, at)
      return block ? anchorOf(block) : undefined
    })

/** Two neighbours that ask the same of two people stand side by side, as on the paper form. */
function pairs(blocks: readonly FormBlock[]): Set<FormBlock> {
  const halves = new Set<FormBlock>()
  const asks = (block: FormBlock) => block.fields.map(({ label, field }) => `${label[0]} ${field.as}`).join()
  for (const [index, block] of blocks.entries()) {
    const next = blocks[index + 1]
    if (!next || halves.has(block) || block.repeat || next.repeat || block.fields.length < 3) continue
    if (asks(block) === asks(next)) halves.add(block).add(next)
  }
  return halves
}

/** A declaration described as data: the same look, keys, notes and marks as every other form. */
export function EventForm({ form, hand: page }: { form: readonly FormBlock[]; hand: PageHand }) {
  const [finding, setFinding] = useState<PlacedField>()
  const { draft } = page
  const fields = fieldsOf(form, draft).filter((field) => field.shownNow)
  const labels = new Map(fields.map((field) => [field.pointer, field.label]))
  const labelAt = (pointer: string): Words => {
    for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
      const label = labels.get(at)
      if (label) return label
    }
    return [pointer, pointer]
  }
  const hand: FieldHand = {
    draft,
    problems: page.problems,
    disabled: page.disabled,
    words: labelAt,
    type: (pointer, value) => page.change((now) => typed(now, pointer, value)),
    mark: (pointer) => sourceMark(draft, pointer),
  }
  const shownBlocks = form.filter((block) => block.shown?.(draft) ?? true)
  const halves = pairs(shownBlocks)
  // What is said of the whole, or of something the form does not show, stands in the first block: its reason must have a place.
  const blockOfProblem = (pointer: string) => {
    const block = blockOf(form, draft, pointer)
    return (block && shownBlocks.includes(block) ? block : shownBlocks[0])?.id
  }
  const atField = (pointer: string) => fields.some((field) => under(pointer, field.pointer))
  const grid = (placed: readonly PlacedField[], half: boolean) => (
    <>
      {placed.map((place) => {
        if (place.field.as !== 'pin') return null
        const group = groupFilled(place, place.field.fills)
        const about = draft.form?.about?.[group]
        if (!about || !hasContent(draft, place.pointer)) return null
        return (
          <About
            key={group}
            about={about}
            onForget={
              page.disabled
                ? undefined
                : () => page.change((now) => put(forgetPerson(now, group), place.pointer, undefined))
            }
          />
        )
      })}
      <div class="bf-grid">
        {placed.map((place) => (
          <FieldAt
            key={`${place.pointer}${place.field.as}`}
            hand={hand}
            page={page}
            place={place}
            half={half}
            form={form}
            onFind={setFinding}
          />
        ))}
      </div>
    </>
  )
  const rows = (block: FormBlock) => {
    const { repeat } = block
    if (!repeat) return null
    const list = valueAt(draft, repeat.at)
    const count = Array.isArray(list) ? list.length : 0
    const name = (row: number) => `${said(repeat.row)} ${row + 1}`
    const drop = (row: number) => {
      page.change((now) => dropRow(now, block, row))
      tell(both('Đã bỏ: {n}.', 'Taken away: {n}.', { n: name(row) }), 'done', {
        label: both('Hoàn tác', 'Undo'),
        run: () => page.change((now) => ({ ...put(now, repeat.at, valueAt(draft, repeat.at)), form: draft.form })),
      })
    }
    return (
      <>
        {Array.from({ length: count }, (_, row) => (
          <fieldset class="bf-row" key={row}>
            <legend>
              {name(row)}{' '}
              {page.disabled ? null : (
                <button type="button" class="link" onClick={() => drop(row)}>
                  {both('Bỏ', 'Remove')}
                </button>
              )}
            </legend>
            {grid(
              fields.filter((field) => field.block === block && field.row === row),
              false,
            )}
          </fieldset>
        ))}
        {page.disabled || count >= repeat.max ? null : (
          <p>
            <button
              type="button"
              class="bf-add"
              id={fieldId(repeat.at)}
              data-in-order
              onClick={() => {
                page.change((now) => addRow(now, block))
                const first = block.fields[0]
                if (first) setTimeout(() => goTo(`${repeat.at}/${count}${first.at}`), 30)
              }}
            >
              + {said(repeat.row)}
            </button>
          </p>
        )}
      </>
    )
  }
  const blocks = shownBlocks
    .filter((block) => block.repeat || fields.some((field) => field.block === block))
    .map(
      (block): BlockView => ({
        id: block.id,
        anchor: anchorOf(block),
        title: said(block.title),
        half: halves.has(block),
        wrong: page.problems.filter((p) => p.severity === 'error' && blockOfProblem(p.pointer) === block.id).length,
        said: page.problems.filter((p) => !atField(p.pointer) && blockOfProblem(p.pointer) === block.id),
        content: () => (
          <div>
            {block.lead ? <p class="faint bf-lead">{said(block.lead)}</p> : null}
            {block.repeat
              ? rows(block)
              : grid(
                  fields.filter((field) => field.block === block),
                  halves.has(block),
                )}
          </div>
        ),
      }),
    )
  const asked = finding?.field.as === 'entry' ? finding.field : undefined
  return (
    <>
      <FormFrame hand={hand} blocks={blocks} name="data" />
      <EntryDialog
        open={asked !== undefined}
        title={both('Tìm mục đã đăng ký: {l}', 'Find an entry: {l}', { l: finding ? said(finding.label) : '' })}
        registers={asked?.registers ?? []}
        caseId={page.caseId}
        onClose={() => setFinding(undefined)}
        onPick={(entry) => {
          const fills = (asked?.fills ?? []).map(({ from, to }) => ({ from, to: `${finding?.base ?? ''}${to}` }))
          if (finding) page.change((now) => fillFromEntry(now, finding.pointer, fills, entry, momentNow()))
          setFinding(undefined)
        }}
      />
    </>
  )
}
