import type { Reads } from '../platform/database.server.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { DocumentKind } from './templates.ts'

export type VerifiedRow = {
  kind: DocumentKind
  number: string
  office: string
  issuedOn: CalendarDate
  subjectName: string | null
  state: 'PREPARED' | 'SIGNED' | 'REPLACED' | 'REVOKED'
  entryRevoked: boolean
  newerContent: boolean
  newerNote: boolean
}

/** The minimum of a paper by its token, with whether its entry has moved on. Runs as the system: the asker is anybody. */
export async function paperByToken(sql: Reads, token: string): Promise<VerifiedRow | undefined> {
  const [row] = await sql<VerifiedRow[]>`
    select d.kind, d.number, coalesce(n.name, o.name) as office, d.issued_on as "issuedOn", coalesce(d.words ->> 'subject', d.words ->> 'name') as "subjectName", d.state,
      exists (select from entry_revocation v where v.office_id = d.entry_office_id and v.entry_id = d.entry_id) as "entryRevoked",
      exists (select from entry_revision r where r.office_id = d.entry_office_id and r.entry_id = d.entry_id and r.revision > d.entry_revision) as "newerContent",
      exists (select from marginal_note m where m.office_id = d.entry_office_id and m.entry_id = d.entry_id and m.noted_at > d.signed_at) as "newerNote"
    from document d join office o on o.id = d.office_id left join office_name n on n.office_id = o.id and n.valid @> d.issued_on
    where d.verify_token = ${token}`
  return row
}
