import type { Reads, Writes } from '../platform/database.server.ts'

export type AttachmentRow = {
  id: string
  case_id: string
  paper: string
  file_name: string
  media_type: string
  bytes: number
  sha256: Uint8Array
  thumbnail_sha256: Uint8Array | null
  added_at: string
  removed_at: string | null
}

export async function addAttachmentRow(
  tx: Writes,
  row: {
    officeId: number
    id: string
    caseId: string
    paper: string
    fileName: string
    mediaType: string
    bytes: number
    sha256: Buffer
    thumbnail: Buffer | null
    at: string
    by: string
  },
): Promise<void> {
  await tx`
    insert into case_attachment (office_id, id, case_id, paper, file_name, media_type, bytes, sha256, thumbnail_sha256, added_at, added_by)
    values (${row.officeId}, ${row.id}, ${row.caseId}, ${row.paper}, ${row.fileName}, ${row.mediaType}, ${row.bytes}, ${row.sha256}, ${row.thumbnail}, ${row.at}, ${row.by})`
}

export async function attachmentsOf(tx: Reads, officeId: number, caseId: string): Promise<AttachmentRow[]> {
  return await tx<AttachmentRow[]>`
    select id, case_id, paper, file_name, media_type, bytes, sha256, thumbnail_sha256, added_at, removed_at from case_attachment
    where office_id = ${officeId} and case_id = ${caseId} and removed_at is null order by added_at limit 100`
}

export async function findAttachment(
  tx: Reads,
  officeId: number,
  caseId: string,
  id: string,
): Promise<(AttachmentRow & { office_id: number }) | null> {
  const [row] = await tx<(AttachmentRow & { office_id: number })[]>`
    select office_id, id, case_id, paper, file_name, media_type, bytes, sha256, thumbnail_sha256, added_at, removed_at from case_attachment where office_id = ${officeId} and id = ${id} and case_id = ${caseId}`
  return row ?? null
}

export async function markRemoved(
  tx: Writes,
  officeId: number,
  id: string,
  removed: { at: string | null; by: string | null },
): Promise<void> {
  await tx`update case_attachment set removed_at = ${removed.at}, removed_by = ${removed.by} where office_id = ${officeId} and id = ${id}`
}
