import './form.css'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Problem } from '../../../events/event.ts'
import { enterMovesOn } from '../enter-moves-on.web.ts'
import { fieldId, Note } from '../fields.web.tsx'
import { useShortcuts } from '../keys.web.ts'
import { both } from '../language.web.ts'
import { type FieldHand, noteOf } from './hand.web.ts'
import { Reason } from './inputs.web.tsx'

/** A block of a form as it is drawn. */
export type BlockView = {
  id: string
  /** Pointer under which the block itself is found, unlike that of any field in it. */
  anchor: string
  title: string
  /** Errors inside it. */
  wrong: number
  /** What is said of the block as a whole, not of one of its fields. */
  said: readonly Problem[]
  /** Stands beside its neighbour. */
  half?: boolean
  content: () => ComponentChildren
}

/** Puts the cursor on the field of a pointer, or on the nearest thing that shows it; opens its block first. */
export function goToField(pointer: string, blockAnchor?: (pointer: string) => string | undefined): void {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const found = document.getElementById(fieldId(at))
    if (!found) continue
    found.closest('details')?.setAttribute('open', '')
    found.focus()
    found.scrollIntoView({ block: 'center' })
    return
  }
  const anchor = blockAnchor?.(pointer)
  const block = anchor === undefined ? null : document.getElementById(fieldId(anchor))
  block?.focus()
  block?.scrollIntoView({ block: 'start' })
}

function BlockNotes({ hand, block }: { hand: FieldHand; block: BlockView }) {
  if (block.said.length === 0) return null
  return (
    <div class="notes">
      {block.said.map((problem) => (
        <div key={problem.rule + problem.message}>
          <Note note={noteOf(problem)} />
          {problem.severity === 'warning' ? <Reason hand={hand} rule={problem.rule} id={`-${block.id}`} /> : null}
        </div>
      ))}
    </div>
  )
}

function BlockFrame({ hand, block, number }: { hand: FieldHand; block: BlockView; number: number }) {
  const [open, setOpen] = useState(true)
  return (
    <details
      class={`bf-block bf-block-${block.id}${block.half ? ' bf-half' : ''}`}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary id={fieldId(block.anchor)}>
        <span class="bf-title">{block.title}</span>
        {block.wrong > 0 ? (
          <span class="badge badge-bad">{both('{n} lỗi', '{n} errors', { n: block.wrong })}</span>
        ) : null}
        {number <= 9 ? <kbd>Alt+{number}</kbd> : null}
      </summary>
      <BlockNotes hand={hand} block={block} />
      {block.content()}
    </details>
  )
}

/**
 * A declaration in the order of the paper form, on one screen: Enter goes on, Alt with a digit opens or leaves a block.
 * It only shows and changes the draft of `hand`; saving, checking and registering belong to the page around it.
 */
export function FormFrame({ hand, blocks, name }: { hand: FieldHand; blocks: readonly BlockView[]; name: string }) {
  const jump = (block: BlockView) => {
    const summary = document.getElementById(fieldId(block.anchor))
    const details = summary?.closest('details')
    if (!details) return
    if (details.open && details.contains(document.activeElement)) {
      details.open = false
      summary?.focus()
      return
    }
    details.open = true
    const first = details.querySelector<HTMLElement>('input:not([disabled]), select:not([disabled])')
    ;(first ?? summary)?.focus()
    details.scrollIntoView({ block: 'nearest' })
  }
  useShortcuts(
    blocks.slice(0, 9).map((block, index) => ({
      keys: `Alt+${index + 1}`,
      label: both('Mở, gấp: {b}', 'Open, fold: {b}', { b: block.title }),
      run: () => jump(block),
    })),
  )
  return (
    <form
      class={`event-form ${name}-form${hand.disabled ? ' bf-read' : ''}`}
      onKeyDown={enterMovesOn}
      onSubmit={(event) => event.preventDefault()}
      autocomplete="off"
    >
      <fieldset class="bf-all" disabled={hand.disabled}>
        {blocks.map((block, index) => (
          <BlockFrame key={block.id} hand={hand} block={block} number={index + 1} />
        ))}
      </fieldset>
    </form>
  )
}
