import { v7 as uuid } from 'uuid'
import type { Draft } from '../../../events/parts/draft-tree.ts'
import type { DeskEvent } from './desk-event.web.ts'

/** How a dossier begins: with what its matter presets, or with a draft that is there already. */
export type Beginning = { kind: string; preset: Readonly<Record<string, unknown>> } | { kind: string; draft: Draft }

/** First content of dossiers begun in this page; the address names only their id, kind and matter. */
const begun = new Map<string, Beginning>()

/** The id of a dossier to come: people are looked up for it before it begins. */
export const newCaseId = (): string => uuid()

/** The address of a new dossier. Its id is made here, so that it exists before and without the server. */
export function startCase(matter: string, beginning: Beginning, caseId = newCaseId()): string {
  begun.set(caseId, beginning)
  return `/ho-so/${caseId}?moi=${beginning.kind}.${matter}`
}

/** What a new dossier begins with. */
export const begunWith = (caseId: string): Beginning | undefined => begun.get(caseId)

/** The server knows it now and is asked from here on. */
export const savedOnServer = (caseId: string): void => {
  begun.delete(caseId)
}

/** Kind and matter of `?moi=MARRIAGE.kethon`. */
export const matterIn = (address: string | null): { kind: string; matter: string } | undefined => {
  const [, kind, matter = ''] = /^([A-Z_]+)(?:\.(\w+))?$/.exec(address ?? '') ?? []
  return kind === undefined ? undefined : { kind, matter }
}

/** The draft a dossier begins with. */
export function draftAtFirst(event: DeskEvent, beginning: Beginning | undefined, matter: string | undefined): Draft {
  if (beginning && 'draft' in beginning) return noted(event, beginning.draft)
  const preset = beginning?.preset ?? event.matters.find(({ id }) => id === matter)?.preset ?? event.matters[0]?.preset
  return noted(event, event.newDraft(preset ?? {}))
}

/** A draft kept on this computer alone still knows what kind of dossier it is. */
const noted = (event: DeskEvent, draft: Draft): Draft => ({ ...draft, form: { ...draft.form, kind: event.kind } })
