import '../../parts/zod-without-eval.web.ts'
import type { CivilEvent } from '../../../events/event.ts'
import {
  declarationOf,
  draftOf,
  fieldsOf,
  hasContent,
  labelOf,
  put,
  savedOf,
  unreadable,
  withUsual,
} from '../../../events/parts/draft.ts'
import type { FormBlock } from '../../../events/parts/form.ts'
import { begin } from '../../../events/parts/start.ts'
import { EventForm, goToField } from '../../parts/form/event-form.web.tsx'
import { EventFacts } from '../../parts/form/facts.web.tsx'
import { day } from '../../parts/time.web.ts'
import type { DeskEvent } from './desk-event.web.ts'

/** The blocks that lie under a pointer, and the others. */
function parted(form: readonly FormBlock[], under: string): [still: FormBlock[], done: FormBlock[]] {
  const lies = (block: FormBlock) => block.fields.every(({ at }) => at.startsWith(`${under}/`))
  return [form.filter(lies), form.filter((block) => !lies(block))]
}

/** The desk of an event whose declaration is described as data. */
export function dataDesk(event: CivilEvent): DeskEvent {
  const form = event.form ?? []
  const read = (declaration: unknown) => {
    const answer = event.read(declaration)
    return answer.readable ? { declaration: answer.declaration } : undefined
  }
  const original = event.papers.find(({ use }) => use === 'original')
  return {
    kind: event.kind,
    name: event.name,
    matters: event.matters,
    paper: original?.name ?? ['kết quả', 'the papers'],
    Form: ({ hand }) => {
      if (hand.only === undefined) return <EventForm form={form} hand={hand} />
      const [still, done] = parted(form, hand.only)
      const under = `${hand.only}/`
      const [now, then] = [true, false].map((here) =>
        hand.problems.filter(({ pointer }) => `${pointer}/`.startsWith(under) === here),
      )
      return (
        <>
          {still.length > 0 ? (
            <EventForm form={still} hand={{ ...hand, problems: now ?? [], disabled: false }} />
          ) : null}
          <EventForm form={done} hand={{ ...hand, problems: then ?? [] }} />
        </>
      )
    },
    Preview: ({ declaration, before }) => (
      <article class="facts-preview">
        <EventFacts
          form={form}
          content={read(declaration)?.declaration ?? declaration}
          before={before === undefined ? undefined : (read(before)?.declaration ?? before)}
        />
      </article>
    ),
    newDraft: (preset) =>
      withUsual(
        form,
        Object.entries(preset).reduce((draft, [key, value]) => put(draft, `/${key}`, value), draftOf({})),
      ),
    begin: (draft, beginning, found, at) => begin(form, draft, beginning, found, at),
    draftOf,
    savedOf: (draft) => savedOf(event, draft),
    declarationOf: (draft) => declarationOf(event, draft),
    normal: (declaration) => read(declaration)?.declaration ?? declaration,
    unreadable: (draft) => unreadable(event, draft),
    labelOf: (pointer) => labelOf(event, pointer),
    advise: (draft, _, circumstances) => {
      const answer = read(declarationOf(event, draft))
      return answer ? event.judge(answer.declaration, circumstances).problems : []
    },
    papers: (draft, attached, circumstances) => {
      const answer = read(declarationOf(event, draft))
      return answer ? event.missingPapers(answer.declaration, attached, circumstances) : []
    },
    goTo: (draft, pointer) => goToField(form, draft)(pointer),
    first: (draft) => {
      const shown = fieldsOf(form, draft).filter((field) => field.shownNow && field.field.as !== 'tick')
      const empty = shown.find(({ pointer }) => !hasContent(draft, pointer)) ?? shown[0]
      return empty?.field.as === 'id-document' ? `${empty.pointer}/type` : (empty?.pointer ?? '')
    },
    subjectName: (draft) => event.subjectOf(draft).name,
    likeness: (draft) => {
      const { name, birth } = event.subjectOf(draft)
      return { name, birth: birth ? day(birth) : '', sex: null, mother: null }
    },
    following: () => null,
  }
}
