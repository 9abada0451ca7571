import type { EntryPerson } from '../known.ts'
import { guardianPersons } from '../parts/guardians.ts'
import { informantPerson, partyPerson } from '../parts/party.ts'
import type { GuardianshipDeclaration } from './declaration.ts'

/** The ward is whom the entry is about; guardians, the supervisor and the requester stand beside. Legal persons are no people. */
export const guardianshipPersons = ({ ward, group, supervisor, informant }: GuardianshipDeclaration): EntryPerson[] => [
  partyPerson('WARD', ward, true),
  ...(group ? guardianPersons(group) : []),
  ...(supervisor ? [partyPerson('SUPERVISOR', supervisor, false)] : []),
  informantPerson(informant),
]
