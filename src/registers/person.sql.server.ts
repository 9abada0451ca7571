import type { Reads } from '../platform/database.server.ts'
import type { PersonFacts } from './person.ts'
import type { PersonKey } from './person-key.ts'

/** One life as the registers of the nation hold it; null when there is no such person or the asker may not see it. Index probes only, at most 200 entries and 100 relatives. */
export async function personFacts(tx: Reads, key: PersonKey): Promise<PersonFacts | null> {
  const [row] = await tx<{ facts: PersonFacts | null }[]>`
    select person_page(${key.personId}::uuid, ${key.pin}, ${key.beyond}) as facts`
  return row?.facts ?? null
}

export type PersonCaseRow = {
  id: string
  code: string | null
  kind: string
  state: string
  subject_name: string
  due_at: string | null
}

/** Open dossiers of an office whose declaration names the person by number or id; walks the open dossiers of that one office, at most 20 found. */
export async function openCasesAbout(
  tx: Reads,
  officeId: number,
  person: { personId: string; pin: string | null },
): Promise<PersonCaseRow[]> {
  const keys = [person.personId, ...(person.pin ? [person.pin] : [])].map((key) => `%"${key}"%`)
  return await tx<PersonCaseRow[]>`
    select id, code, kind, state, subject_name, due_at from registration_case
    where office_id = ${officeId} and state not in ('HANDED_OVER', 'REFUSED_INTAKE', 'REFUSED_MERITS', 'WITHDRAWN', 'CANCELLED') and declaration::text like any (${keys})
    order by due_at nulls last, created_at limit 20`
}

/** How an entry stands to others, both ways. At most 100. */
export async function linksOf(tx: Reads, officeId: number, entryId: string): Promise<EntryLinkRow[]> {
  const [row] = await tx<{ links: EntryLinkRow[] }[]>`select entry_links(${officeId}, ${entryId}) as links`
  return row?.links ?? []
}

export type EntryLinkRow = {
  relation: 'ABOUT' | 'ENDS' | 'REPLACES' | 'COMBINED' | 'SUPERVISES'
  outgoing: boolean
  entry: PersonFacts['entries'][number]['entry']
  subject: string | null
}
