import type { EntryPerson } from '../known.ts'
import { informantPerson, partyPerson } from '../parts/party.ts'
import type { AdoptionDeclaration } from './declaration.ts'

/** The child is whom the entry is about; adopters and birth parents stand beside. */
export const adoptionPersons = ({
  child,
  father,
  mother,
  givingFather,
  givingMother,
  informant,
}: AdoptionDeclaration): EntryPerson[] => [
  partyPerson('ADOPTED', child, true),
  ...(mother ? [partyPerson('ADOPTIVE_MOTHER', { ...mother, sex: '2' }, false)] : []),
  ...(father ? [partyPerson('ADOPTIVE_FATHER', { ...father, sex: '1' }, false)] : []),
  ...(givingMother ? [partyPerson('MOTHER', givingMother, false)] : []),
  ...(givingFather ? [partyPerson('FATHER', givingFather, false)] : []),
  informantPerson(informant),
]
