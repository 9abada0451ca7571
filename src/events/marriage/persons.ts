import type { EntryPerson } from '../known.ts'
import { informantPerson, partyPerson } from '../parts/party.ts'
import type { MarriageDeclaration } from './declaration.ts'

/** The wife before the husband (R-C13), then who handed the dossier in. */
export const marriagePersons = ({ wife, husband, informant }: MarriageDeclaration): EntryPerson[] => [
  partyPerson('WIFE', { ...wife, sex: wife.sex ?? '2' }, true),
  partyPerson('HUSBAND', { ...husband, sex: husband.sex ?? '1' }, true),
  informantPerson(informant),
]
