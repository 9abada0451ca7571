import type { EntryPerson } from '../known.ts'
import { informantPerson } from '../parts/party.ts'
import type { ExtractCopyDeclaration } from './declaration.ts'

/** The book of copies is about who asked (domain/02 §6.2). */
export const extractCopyPersons = ({ informant }: ExtractCopyDeclaration): EntryPerson[] => [
  { ...informantPerson(informant), subject: true },
]
