import { BirthDeclaration } from '../events/birth/declaration.ts'
import type { Reads } from '../platform/database.server.ts'
import { Refused } from '../platform/problem.ts'
import { loadEntry } from '../registers/entries.sql.server.ts'
import type { Entry } from '../registers/entry.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { codeNames, officeNamesOn } from './names.sql.server.ts'
import './problems.ts'
import { type BirthEntry, birthCertificateWords, birthExtractWords, registerPageWords } from './words/birth-papers.ts'
import type { DocumentWords } from './words/document-words.ts'

/** Reads the content of an entry as a birth. */
export const asBirth = (entry: Entry): BirthEntry => ({ ...entry, content: BirthDeclaration.parse(entry.content) })

/** The birth entry, if the asker's scope sees it. Throws `not-found`. */
export async function birthEntry(tx: Reads, officeId: number, entryId: string): Promise<BirthEntry> {
  const found = await loadEntry(tx, officeId, entryId)
  if (found?.entry.kind !== 'BIRTH') throw new Refused('not-found')
  return asBirth(found.entry)
}

export type BirthPaper =
  | { kind: 'BIRTH_CERTIFICATE' }
  | { kind: 'BIRTH_EXTRACT'; officeId: number; number: string; issuedOn: CalendarDate }
  | { kind: 'REGISTER_PAGE' }

/** What a paper made from the entry says today. */
export async function wordsOfEntry(tx: Reads, entry: BirthEntry, paper: BirthPaper): Promise<DocumentWords> {
  const names = await codeNames(tx)
  switch (paper.kind) {
    case 'BIRTH_CERTIFICATE':
      return birthCertificateWords(entry, names)
    case 'REGISTER_PAGE':
      return registerPageWords(entry, names)
    case 'BIRTH_EXTRACT': {
      const office = await officeNamesOn(tx, paper.officeId, paper.issuedOn)
      return birthExtractWords(entry, names, { office, number: paper.number, issuedOn: paper.issuedOn })
    }
  }
}
