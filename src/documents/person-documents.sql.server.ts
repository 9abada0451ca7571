import type { Reads } from '../platform/database.server.ts'
import type { EntrySeen } from '../registers/person-api.ts'
import type { PersonKey } from '../registers/person-key.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { PaperFacts } from './standing.ts'

export type PersonPaperRow = PaperFacts & {
  documentId: string
  kind: string
  number: string
  office: string
  issuedOn: CalendarDate
  original: boolean
  copies: number
  open: boolean
  entry: EntrySeen
}

/** Papers of the entries a person is the subject of, newest first; at most 200. */
export async function papersOfPerson(
  tx: Reads,
  key: PersonKey,
): Promise<{ personId: string | null; papers: PersonPaperRow[] }> {
  const [row] = await tx<{ found: { personId: string | null; papers: PersonPaperRow[] } }[]>`
    select papers_of_person(${key.personId}::uuid, ${key.pin}, ${key.beyond}) as found`
  return row?.found ?? { personId: null, papers: [] }
}
