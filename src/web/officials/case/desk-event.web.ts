import type { ComponentType } from 'preact'
import type { Circumstances } from '../../../events/circumstances.ts'
import type { Problem } from '../../../events/event.ts'
import type { Draft, Unreadable } from '../../../events/parts/draft.ts'
import type { Found } from '../../../events/parts/draft-people.ts'
import type { Matter, Words } from '../../../events/parts/form.ts'
import type { Beginning } from '../../../events/parts/start.ts'
import type { PageHand } from '../../parts/form/hand.web.ts'

export type MissingPaper = { paper: string; text: string; cite: string }

/** What is compared with a registration that may be the same one. */
export type Likeness = { name: string; birth: string; sex: string | null; mother: string | null }

/** Somebody found for a group of the new declaration. */
export type FoundFor = { into: string; pin: string | null; found: Found }

/** An event as the desk handles it. Births bring a form of their own; all others are described as data (`dataDesk`). */
export type DeskEvent = {
  kind: string
  name: Words
  matters: readonly Matter[]
  /** Name of the paper that is signed with the dossier. */
  paper: Words
  Form: ComponentType<{ hand: PageHand; kindLocked: boolean }>
  /** What will be written, for the last look; what differs from `before` is marked. */
  Preview: ComponentType<{
    declaration: Record<string, unknown>
    before?: unknown
    officeName: string
    number?: string
    pin?: string | null
  }>
  newDraft: (preset: Readonly<Record<string, unknown>>) => Draft
  /** A new draft filled with the entry and the people a beginning names. */
  begin: (draft: Draft, beginning: Beginning, found: readonly FoundFor[], at: string) => Draft
  draftOf: (saved: unknown) => Draft
  /** What is kept on the server while it is typed: declaration and notes of the screen. */
  savedOf: (draft: Draft) => Record<string, unknown>
  declarationOf: (draft: Draft) => Record<string, unknown>
  /** The declaration with its defaults, when it can be read. */
  normal: (declaration: unknown) => unknown
  unreadable: (draft: Draft) => Unreadable[]
  labelOf: (pointer: string) => Words
  /** The rules that can be judged here; `whole` judges what is still blank too. */
  advise: (draft: Draft, whole: boolean, circumstances: Circumstances) => Problem[]
  papers: (draft: Draft, attached: readonly string[], circumstances: Circumstances) => MissingPaper[]
  goTo: (draft: Draft, pointer: string) => void
  /** Where typing begins in a new dossier. */
  first: (draft: Draft) => string
  subjectName: (draft: Draft) => string
  likeness: (draft: Draft) => Likeness
  /** A further dossier that begins with what is known here (R-B13); null when there is none. */
  following: (draft: Draft) => { draft: Draft; words: Words } | null
}
