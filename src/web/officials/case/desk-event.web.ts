import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Circumstances, CivilEvent, Problem } from '../../../events/event.ts'
import type { Draft, Unreadable } from '../../../events/parts/draft.ts'
import type { Matter, Words } from '../../../events/parts/form.ts'
import type { PageHand } from '../../parts/form/hand.web.ts'
import { lineIsUp, watchLine } from '../../parts/line.web.ts'

export type MissingPaper = { paper: string; text: string; cite: string }

/** What is compared with a registration that may be the same one. */
export type Likeness = { name: string; birth: string; sex: string | null; mother: string | null }

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

const loaded = new Map<string, DeskEvent>()

/** All events; they come only with what needs them, so that the first load stays small. */
export const allEvents = async (): Promise<Readonly<Record<string, CivilEvent>>> =>
  (await import('../../../events/index.ts')).events

/** The desk of a kind; births are loaded without the other events. Undefined for a kind that does not exist. */
export async function deskEventOf(kind: string): Promise<DeskEvent | undefined> {
  const known = loaded.get(kind)
  if (known) return known
  if (kind === 'BIRTH') loaded.set(kind, (await import('./birth-desk.web.tsx')).birthDesk)
  else {
    const [events, { dataDesk }] = await Promise.all([allEvents(), import('./data-desk.web.tsx')])
    const event = events[kind]
    if (event) loaded.set(kind, dataDesk(event))
  }
  return loaded.get(kind)
}

/** The desk of a kind, undefined while it is fetched, null when it does not exist; tried again when the line is back. */
export function useDeskEvent(kind: string | undefined): DeskEvent | null | undefined {
  const [, redraw] = useState(0)
  const [missing, setMissing] = useState<string>()
  useEffect(() => {
    if (kind === undefined || loaded.has(kind)) return
    const attempt = () =>
      deskEventOf(kind).then(
        (event) => {
          if (!event) setMissing(kind)
          redraw((n) => n + 1)
        },
        () => undefined,
      )
    void attempt()
    return watchLine(() => {
      if (lineIsUp()) void attempt()
    })
  }, [kind])
  if (kind === undefined) return undefined
  return loaded.get(kind) ?? (missing === kind ? null : undefined)
}

/** All events once they are there, for their names and forms; not fetched when they are not wanted. */
export function useEvents(wanted = true): Readonly<Record<string, CivilEvent>> | undefined {
  const [events, setEvents] = useState<Readonly<Record<string, CivilEvent>>>()
  useEffect(() => {
    if (!wanted) return
    const attempt = () => allEvents().then(setEvents, () => undefined)
    void attempt()
    return watchLine(() => {
      if (lineIsUp()) void attempt()
    })
  }, [wanted])
  return events
}
