import type { EntryPerson } from '../known.ts'
import { guardianPersons } from '../parts/guardians.ts'
import { informantPerson, partyPerson } from '../parts/party.ts'
import type { GuardianshipEndDeclaration } from './declaration.ts'

/** The ward is whom the entry is about; the new guardian stands in the entry of the new guardianship. */
export const guardianshipEndPersons = ({
  ward,
  guardian,
  guardian2,
  supervisor,
  informant,
}: GuardianshipEndDeclaration): EntryPerson[] => [
  partyPerson('WARD', ward, true),
  ...guardianPersons({ guardian, guardian2 }),
  ...(supervisor ? [partyPerson('SUPERVISOR', supervisor, false)] : []),
  informantPerson(informant),
]
