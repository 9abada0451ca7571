import type { EntryPerson } from '../known.ts'
import { informantPerson, partyPerson } from '../parts/party.ts'
import type { RecognitionDeclaration } from './declaration.ts'

/** Both stand in the entry as its subjects: parent first, as the book has it. */
export const recognitionPersons = ({ parent, child, informant }: RecognitionDeclaration): EntryPerson[] => [
  partyPerson('PARENT', parent, true),
  partyPerson('RECOGNISED', child, true),
  informantPerson(informant),
]
