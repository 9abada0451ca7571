import type { Reads, Writes } from '../platform/database.server.ts'
import type { PrinterProfile } from './api.ts'

type Row = Omit<PrinterProfile, 'offsetXMm' | 'offsetYMm'> & { offsetXMm: number; offsetYMm: number }

const columns = (sql: Reads) =>
  sql`id, name, document_kind as "documentKind", offset_x_mm::float8 as "offsetXMm", offset_y_mm::float8 as "offsetYMm", fields`

export async function printerProfiles(tx: Reads, officeId: number): Promise<PrinterProfile[]> {
  return [...(await tx<Row[]>`select ${columns(tx)} from printer_profile where office_id = ${officeId} order by name`)]
}

export async function printerProfile(tx: Reads, officeId: number, id: string): Promise<PrinterProfile | undefined> {
  const [row] = await tx<Row[]>`select ${columns(tx)} from printer_profile where office_id = ${officeId} and id = ${id}`
  return row
}

/** Undefined when another profile of the office has the name already. */
export async function saveProfile(
  tx: Writes,
  officeId: number,
  profile: PrinterProfile,
  now: string,
): Promise<PrinterProfile | undefined> {
  const [taken] = await tx`
    select 1 from printer_profile where office_id = ${officeId} and name = ${profile.name} and document_kind = ${profile.documentKind} and id <> ${profile.id}`
  if (taken) return undefined
  const [row] = await tx<Row[]>`
    insert into printer_profile (office_id, id, name, document_kind, offset_x_mm, offset_y_mm, fields, updated_at)
    values (${officeId}, ${profile.id}, ${profile.name}, ${profile.documentKind}, ${profile.offsetXMm}, ${profile.offsetYMm}, ${tx.json(profile.fields)}, ${now})
    on conflict (office_id, id) do update set name = excluded.name, document_kind = excluded.document_kind, offset_x_mm = excluded.offset_x_mm,
      offset_y_mm = excluded.offset_y_mm, fields = excluded.fields, updated_at = excluded.updated_at
    returning ${columns(tx)}`
  return row
}

export async function removeProfile(tx: Writes, officeId: number, id: string): Promise<boolean> {
  const gone = await tx`delete from printer_profile where office_id = ${officeId} and id = ${id} returning 1`
  return gone.length > 0
}
