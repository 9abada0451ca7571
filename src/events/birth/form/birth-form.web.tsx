import { FormFrame, goToField as goTo } from '../../../web/parts/form/form-frame.web.tsx'
import type { PageHand } from '../../../web/parts/form/hand.web.ts'
import { both } from '../../../web/parts/language.web.ts'
import { type BirthFormDraft, hasOwnNumber } from '../form-model.ts'
import { type Block, blockOf, sharedBlocks, visibleBlocks } from '../form-model-blocks.ts'
import {
  AbandonmentFields,
  ChildFields,
  MarriageFields,
  NationalityChoiceFields,
  ProofFields,
  RequestFields,
  SurrogacyFields,
} from './blocks.web.tsx'
import { birthHand } from './hand.web.ts'
import { InformantFields, ParentFields } from './people.web.tsx'
import { RecognitionFields } from './recognition.web.tsx'
import { SharedFields } from './shared.web.tsx'

function blockTitle(block: Block, draft: BirthFormDraft): string {
  switch (block) {
    case 'informant':
      return both('Người yêu cầu', 'Informant')
    case 'earlier':
    case 'foreign':
      return both(...sharedBlocks[block].title)
    case 'proof':
      return both('Giấy tờ chứng minh việc sinh', 'Proof of the birth')
    case 'abandonment':
      return both('Biên bản trẻ bị bỏ rơi', 'Abandonment record')
    case 'surrogacy':
      return both('Mang thai hộ', 'Surrogacy')
    case 'child':
      return hasOwnNumber(draft.caseKind)
        ? both('Người được khai sinh', 'The person')
        : both('Trẻ được khai sinh', 'The child')
    case 'mother':
      return both('Mẹ', 'Mother')
    case 'father':
      return both('Cha', 'Father')
    case 'marriage':
      return both('Hôn nhân của cha, mẹ; căn cứ ghi phần cha', 'The parents’ marriage')
    case 'recognition':
      return both('Chứng cứ, ý kiến về việc nhận con', 'Recognition of the child')
    case 'nationalityChoice':
      return both('Chọn quốc tịch cho con', 'Choice of nationality')
    case 'requests':
      return both('Đề nghị cấp bản sao, lệ phí', 'Copies and fee')
  }
}

const anchors: Record<Block, string> = {
  informant: '/informant',
  earlier: '/earlier',
  foreign: '/foreign',
  proof: '/proof',
  abandonment: '/abandonment',
  surrogacy: '/surrogacyConfirmation/block',
  child: '/child',
  mother: '/mother',
  father: '/father',
  marriage: '/parentsMarriage/block',
  recognition: '/recognition',
  nationalityChoice: '/nationalityChoice',
  requests: '/copies/block',
}

/** Puts the cursor on the field of a pointer, or on the nearest thing that shows it. */
export const goToField = (pointer: string): void => goTo(pointer, (at) => anchors[blockOf(at)])

const groupOf: Partial<Record<Block, string>> = {
  earlier: '/earlier',
  foreign: '/foreign',
  proof: '/proof',
  abandonment: '/abandonment',
  child: '/child',
  marriage: '/parentsMarriage',
  recognition: '/recognition',
  nationalityChoice: '/nationalityChoice',
}

/** The birth declaration in the order of the paper form, on one screen. */
export function BirthForm({
  hand: page,
  kindLocked = false,
}: {
  hand: PageHand<BirthFormDraft>
  kindLocked?: boolean
}) {
  const hand = birthHand(page)
  const content = (block: Block) => {
    switch (block) {
      case 'informant':
        return <InformantFields hand={hand} kindLocked={kindLocked} />
      case 'earlier':
      case 'foreign':
        return <SharedFields hand={hand} block={sharedBlocks[block]} />
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
      case 'recognition':
        return <RecognitionFields hand={hand} />
      case 'nationalityChoice':
        return <NationalityChoiceFields hand={hand} />
      case 'requests':
        return <RequestFields hand={hand} />
    }
  }
  const blocks = visibleBlocks(hand.draft).map((block) => ({
    id: block,
    anchor: anchors[block],
    title: blockTitle(block, hand.draft),
    wrong: hand.problems.filter((p) => p.severity === 'error' && blockOf(p.pointer) === block).length,
    said: hand.problems.filter((problem) => problem.pointer === groupOf[block]),
    half: block === 'mother' || block === 'father',
    content: () => content(block),
  }))
  return <FormFrame hand={hand} blocks={blocks} name="birth" />
}
