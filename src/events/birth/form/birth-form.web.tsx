import './birth-form.css'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { enterMovesOn } from '../../../web/parts/enter-moves-on.web.ts'
import { fieldId, Note } from '../../../web/parts/fields.web.tsx'
import { Reason } from '../../../web/parts/form/inputs.web.tsx'
import { useShortcuts } from '../../../web/parts/keys.web.ts'
import { both } from '../../../web/parts/language.web.ts'
import type { BirthFormDraft } from '../form-model.ts'
import { type Block, blockOf, visibleBlocks } from '../form-model-blocks.ts'
import {
  AbandonmentFields,
  ChildFields,
  MarriageFields,
  NationalityChoiceFields,
  ProofFields,
  RequestFields,
  SurrogacyFields,
} from './blocks.web.tsx'
import { type Hand, noteOf } from './hand.web.ts'
import { InformantFields, ParentFields } from './people.web.tsx'

function blockTitle(block: Block, draft: BirthFormDraft): string {
  switch (block) {
    case 'informant':
      return both('Người yêu cầu', 'Informant')
    case 'proof':
      return both('Giấy tờ chứng minh việc sinh', 'Proof of the birth')
    case 'abandonment':
      return both('Biên bản trẻ bị bỏ rơi', 'Abandonment record')
    case 'surrogacy':
      return both('Mang thai hộ', 'Surrogacy')
    case 'child':
      return draft.caseKind === 'WITH_PAPERS'
        ? both('Người được khai sinh', 'The person')
        : both('Trẻ được khai sinh', 'The child')
    case 'mother':
      return both('Mẹ', 'Mother')
    case 'father':
      return both('Cha', 'Father')
    case 'marriage':
      return both('Hôn nhân của cha, mẹ; căn cứ ghi phần cha', 'The parents’ marriage')
    case 'nationalityChoice':
      return both('Chọn quốc tịch cho con', 'Choice of nationality')
    case 'requests':
      return both('Đề nghị cấp bản sao, lệ phí', 'Copies and fee')
  }
}

const anchors: Record<Block, string> = {
  informant: '/informant',
  proof: '/proof',
  abandonment: '/abandonment',
  surrogacy: '/surrogacyConfirmation/block',
  child: '/child',
  mother: '/mother',
  father: '/father',
  marriage: '/parentsMarriage/block',
  nationalityChoice: '/nationalityChoice',
  requests: '/copies/block',
}

/** Puts the cursor on the field of a pointer, or on the nearest thing that shows it; opens its block first. */
export function goToField(pointer: string): void {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const found = document.getElementById(fieldId(at))
    if (!found) continue
    found.closest('details')?.setAttribute('open', '')
    found.focus()
    found.scrollIntoView({ block: 'center' })
    return
  }
  const block = document.getElementById(fieldId(anchors[blockOf(pointer)]))
  block?.focus()
  block?.scrollIntoView({ block: 'start' })
}

const groupOf: Partial<Record<Block, string>> = {
  proof: '/proof',
  abandonment: '/abandonment',
  child: '/child',
  marriage: '/parentsMarriage',
  nationalityChoice: '/nationalityChoice',
}

/** What is said of a block as a whole, not of one of its fields. */
function BlockNotes({ hand, block }: { hand: Hand; block: Block }) {
  const said = hand.problems.filter((problem) => problem.pointer === groupOf[block])
  if (said.length === 0) return null
  return (
    <div class="notes">
      {said.map((problem) => (
        <div key={problem.rule + problem.message}>
          <Note note={noteOf(problem)} />
          {problem.severity === 'warning' ? <Reason hand={hand} rule={problem.rule} id={`-${block}`} /> : null}
        </div>
      ))}
    </div>
  )
}

function BlockFrame({
  hand,
  block,
  number,
  children,
}: {
  hand: Hand
  block: Block
  number: number
  children: ComponentChildren
}) {
  const [open, setOpen] = useState(true)
  const wrong = hand.problems.filter((p) => p.severity === 'error' && blockOf(p.pointer) === block).length
  return (
    <details class={`bf-block bf-block-${block}`} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary id={fieldId(anchors[block])}>
        <span class="bf-title">{blockTitle(block, hand.draft)}</span>
        {wrong > 0 ? <span class="badge badge-bad">{both('{n} lỗi', '{n} errors', { n: wrong })}</span> : null}
        <kbd>Alt+{number}</kbd>
      </summary>
      <BlockNotes hand={hand} block={block} />
      {children}
    </details>
  )
}

/**
 * The birth declaration in the order of the paper form, on one screen: Enter goes on, Alt with a digit opens or leaves a block.
 * It only shows and changes the draft of `hand`; saving, checking and registering belong to the page around it.
 */
export function BirthForm({ hand, kindLocked = false }: { hand: Hand; kindLocked?: boolean }) {
  const shown = visibleBlocks(hand.draft)
  const jump = (block: Block) => {
    const summary = document.getElementById(fieldId(anchors[block]))
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
    shown.slice(0, 9).map((block, index) => ({
      keys: `Alt+${index + 1}`,
      label: both('Mở, gấp: {b}', 'Open, fold: {b}', { b: blockTitle(block, hand.draft) }),
      run: () => jump(block),
    })),
  )
  const content = (block: Block) => {
    switch (block) {
      case 'informant':
        return <InformantFields hand={hand} kindLocked={kindLocked} />
      case 'proof':
        return <ProofFields hand={hand} />
      case 'abandonment':
        return <AbandonmentFields hand={hand} />
      case 'surrogacy':
        return <SurrogacyFields hand={hand} />
      case 'child':
        return <ChildFields hand={hand} />
      case 'mother':
      case 'father':
        return <ParentFields hand={hand} parent={block} />
      case 'marriage':
        return <MarriageFields hand={hand} />
      case 'nationalityChoice':
        return <NationalityChoiceFields hand={hand} />
      case 'requests':
        return <RequestFields hand={hand} />
    }
  }
  return (
    <form
      class={hand.disabled ? 'birth-form bf-read' : 'birth-form'}
      onKeyDown={enterMovesOn}
      onSubmit={(event) => event.preventDefault()}
      autocomplete="off"
    >
      <fieldset class="bf-all" disabled={hand.disabled}>
        {shown.map((block, index) => (
          <BlockFrame key={block} hand={hand} block={block} number={index + 1}>
            {content(block)}
          </BlockFrame>
        ))}
      </fieldset>
    </form>
  )
}
