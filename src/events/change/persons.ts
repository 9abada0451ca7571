import type { EntryPerson } from '../event.ts'
import { informantPerson, partyPerson } from '../parts/party.ts'
import type { ChangeDeclaration } from './declaration.ts'

/** The person concerned, and who asks. */
export const changePersons = ({ subject, informant }: ChangeDeclaration): EntryPerson[] => [
  partyPerson('SUBJECT', subject, true),
  informantPerson(informant),
]
