import type { EntryPerson } from '../known.ts'
import { informantPerson, partyPerson } from '../parts/party.ts'
import type { ConfirmationDeclaration } from './declaration.ts'

/** Whom the letter is about, and who asks. */
export const confirmationPersons = ({ subject, informant }: ConfirmationDeclaration): EntryPerson[] => [
  partyPerson('SUBJECT', subject, true),
  informantPerson(informant),
]
