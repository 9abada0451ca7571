import { type CertificateStanding, certificateStanding } from '../events/parts/marital-certificate.ts'
import type { Reads } from '../platform/database.server.ts'
import { knownPerson } from '../registers/known.sql.server.ts'
import { maritalRecord } from '../registers/marital.sql.server.ts'
import type { CalendarDate } from '../values/calendar-date.ts'

/** How the marital-status certificate behind a paper stands on a day (R-D1, R-D4); null for any other paper. Runs as the system. */
export async function certificateBehind(
  sql: Reads,
  token: string,
  today: CalendarDate,
): Promise<CertificateStanding | null> {
  const [row] = await sql<{ entry_id: string; person_id: string }[]>`
    select d.entry_id, ep.person_id from document d join entry_person ep on ep.office_id = d.entry_office_id and ep.entry_id = d.entry_id and ep.role = 'SUBJECT'
    where d.verify_token = ${token} and d.kind = 'MARITAL_STATUS_CERTIFICATE'`
  if (!row) return null
  const person = await knownPerson(sql, { pin: null, personId: row.person_id })
  const { certificates } = await maritalRecord(sql, row.person_id)
  const certificate = certificates.find(({ entry }) => entry.entryId === row.entry_id)
  return certificate ? certificateStanding(certificate, person, today) : null
}
