import { v7 as uuid } from 'uuid'
import type { BirthFormDraft } from '../../../events/birth/form-model.ts'
import { newDraft } from '../../../events/birth/form-model.ts'
import { withSuggestions } from '../../../events/birth/form-model-suggest.ts'

/** First content of dossiers begun in this page; the address names only their id. */
const begun = new Map<string, BirthFormDraft>()

/** The address of a new dossier. Its id is made here, so that it exists before and without the server. */
export function startCase(kind: NonNullable<BirthFormDraft['caseKind']>, content?: BirthFormDraft): string {
  const caseId = uuid()
  begun.set(caseId, withSuggestions(content ?? newDraft(kind)))
  return `/ho-so/${caseId}?moi=${kind}`
}

/** What a new dossier begins with. */
export const begunWith = (caseId: string): BirthFormDraft | undefined => begun.get(caseId)

/** The server knows it now and is asked from here on. */
export const savedOnServer = (caseId: string): void => {
  begun.delete(caseId)
}
