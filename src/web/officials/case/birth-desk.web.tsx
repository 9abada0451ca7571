import '../../parts/zod-without-eval.web.ts'
import { BirthDeclaration } from '../../../events/birth/declaration.ts'
import { BirthForm, goToField } from '../../../events/birth/form/birth-form.web.tsx'
import {
  type BirthFormDraft,
  declarationOf,
  declarationSoFar,
  draftOf,
  newDraft,
  unreadable,
} from '../../../events/birth/form-model.ts'
import { fullLabelOf, missingSentence } from '../../../events/birth/form-model-blocks.ts'
import { draftForSibling, fillFromFound, type PersonGroup } from '../../../events/birth/form-model-citizen.ts'
import { withSuggestions } from '../../../events/birth/form-model-suggest.ts'
import { birthMatters } from '../../../events/birth/matters.ts'
import { adviseBirth } from '../../../events/birth/rules-advice.ts'
import { missingPapers } from '../../../events/birth/rules-papers.ts'
import { type Draft, textAt, valueAt } from '../../../events/parts/draft.ts'
import { begin } from '../../../events/parts/start.ts'
import { formatPartialDate, PartialDate } from '../../../values/partial-date.ts'
import type { PageHand } from '../../parts/form/hand.web.ts'
import { both } from '../../parts/language.web.ts'
import { CertificatePreview } from './certificate-preview.web.tsx'
import type { DeskEvent } from './desk-event.web.ts'

const own = (draft: Draft): BirthFormDraft => draft as BirthFormDraft
const caseKinds = ['NORMAL', 'ABANDONED', 'WITH_RECOGNITION', 'SURROGACY', 'BORN_ABROAD', 'WITH_PAPERS'] as const

/** Births at the desk: their own form, and advice before the declaration is whole. */
export const birthDesk: DeskEvent = {
  kind: 'BIRTH',
  name: ['Khai sinh', 'Birth'],
  matters: birthMatters,
  paper: ['Giấy khai sinh', 'birth certificate'],
  Form: ({ hand, kindLocked }) => (
    <BirthForm hand={hand as unknown as PageHand<BirthFormDraft>} kindLocked={kindLocked} />
  ),
  Preview: CertificatePreview,
  newDraft: (preset) => {
    const kind = caseKinds.find((one) => one === preset.caseKind) ?? 'NORMAL'
    return withSuggestions({ ...newDraft(kind), ...(preset as BirthFormDraft) })
  },
  begin: (draft, beginning, found, at) => {
    const people = found.reduce(
      (now, { into, found: known }) => fillFromFound(now, into as PersonGroup, known),
      own(draft),
    )
    return withSuggestions(own(begin([], people, beginning, [], at)))
  },
  draftOf,
  savedOf: (draft) => ({ ...declarationOf(own(draft)), form: draft.form ?? {} }),
  declarationOf: (draft) => declarationOf(own(draft)),
  normal: (declaration) => {
    const parsed = BirthDeclaration.safeParse(declaration)
    return parsed.success ? parsed.data : declaration
  },
  unreadable: (draft) =>
    unreadable(own(draft)).map(({ pointer, message, missing }) => ({
      pointer,
      message: missing ? missingSentence(pointer) : [message, message],
      missing,
    })),
  labelOf: fullLabelOf,
  advise: (draft, whole, circumstances) =>
    adviseBirth(whole ? declarationOf(own(draft)) : declarationSoFar(own(draft)), circumstances),
  papers: (draft, attached, { receivedOn, office }) => {
    const parsed = BirthDeclaration.safeParse(declarationOf(own(draft)))
    if (!parsed.success) return []
    return missingPapers(parsed.data, attached, receivedOn, office.kind).map(({ paper, vi, en, cite }) => ({
      paper,
      text: both(vi, en),
      cite,
    }))
  },
  goTo: (_, pointer) => goToField(pointer),
  first: (draft) => (textAt(draft, '/informant/relationship') === '' ? '/informant/relationship' : '/proof/code'),
  subjectName: (draft) => textAt(draft, '/child/name'),
  likeness: (draft) => {
    const date = PartialDate.safeParse(valueAt(draft, '/child/birthDate'))
    return {
      name: textAt(draft, '/child/name'),
      birth: date.success ? formatPartialDate(date.data) : '',
      sex: textAt(draft, '/child/sex') || null,
      mother: textAt(draft, '/mother/name'),
    }
  },
  following: (draft) => {
    const { child } = own(draft)
    if (Number(child?.plurality ?? 1) <= Number(child?.order ?? 1)) return null
    return {
      draft: withSuggestions(draftForSibling(own(draft))),
      words: ['Trẻ sinh cùng tiếp theo', 'Next child of this birth'],
    }
  },
}
