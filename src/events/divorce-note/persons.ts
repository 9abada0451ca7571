import type { EntryPerson } from '../known.ts'
import { informantPerson, partyPerson } from '../parts/party.ts'
import type { DivorceNoteDeclaration } from './declaration.ts'

/** Both former spouses, and who asks. */
export const divorcePersons = ({ wife, husband, informant }: DivorceNoteDeclaration): EntryPerson[] => [
  { ...partyPerson('WIFE', wife, true), sex: wife.sex ?? '2' },
  { ...partyPerson('HUSBAND', husband, true), sex: husband.sex ?? '1' },
  informantPerson(informant),
]
