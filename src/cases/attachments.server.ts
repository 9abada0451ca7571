import { fileTypeFromBuffer } from 'file-type'
import { v7 as uuid } from 'uuid'
import type { Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import type { FileStore } from '../platform/files.server.ts'
import { Refused } from '../platform/problem.ts'
import { type AttachmentRow, addAttachmentRow } from './attachments.sql.server.ts'
import { addCaseEvent, type CaseRow } from './cases.sql.server.ts'
import './problems.ts'

/** A scan of one paper; larger ones are scanned again at a lower resolution. */
export const MAX_ATTACHMENT_BYTES = 15 * 1_048_576
const THUMBNAIL_PIXELS = 240
const MAX_IMAGE_PIXELS = 60_000_000
const allowed = ['application/pdf', 'image/jpeg', 'image/png']

/** Small picture of a scan, stored like it; PDFs have none. */
async function thumbnailOf(bytes: Uint8Array): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  try {
    return await sharp(bytes, { limitInputPixels: MAX_IMAGE_PIXELS })
      .rotate()
      .resize(THUMBNAIL_PIXELS, THUMBNAIL_PIXELS, { fit: 'inside' })
      .jpeg({ quality: 70 })
      .toBuffer()
  } catch {
    throw new Refused('image-unreadable')
  }
}

/** Checks a scan by its content, stores it by its hash, and notes it on the dossier. */
export async function attach(
  tx: Writes,
  files: FileStore,
  actor: Actor,
  aCase: CaseRow,
  scan: { paper: string; fileName: string; bytes: Uint8Array; now: string },
): Promise<AttachmentRow> {
  if (scan.bytes.byteLength > MAX_ATTACHMENT_BYTES) throw new Refused('payload-too-large')
  const kind = await fileTypeFromBuffer(scan.bytes)
  if (!kind || !allowed.includes(kind.mime)) throw new Refused('file-kind-refused')
  const isImage = kind.mime !== 'application/pdf'
  const thumbnail = isImage ? await thumbnailOf(scan.bytes) : null
  const stored = await files.put(scan.bytes)
  const small = thumbnail ? (await files.put(thumbnail)).sha256 : null
  const row = {
    officeId: aCase.office_id,
    id: uuid(),
    caseId: aCase.id,
    paper: scan.paper,
    fileName: scan.fileName.normalize('NFC').replace(/[\p{Cc}/\\]/gu, '_'),
    mediaType: kind.mime,
    bytes: stored.bytes,
    sha256: stored.sha256,
    thumbnail: small,
    at: scan.now,
    by: actor.accountId,
  }
  await addAttachmentRow(tx, row)
  await addCaseEvent(tx, {
    officeId: aCase.office_id,
    caseId: aCase.id,
    at: scan.now,
    actor: { id: actor.accountId, name: actor.fullName },
    action: 'attach',
    from: aCase.state,
    to: aCase.state,
    details: { attachment: row.id, paper: scan.paper },
  })
  return {
    id: row.id,
    case_id: aCase.id,
    paper: row.paper,
    file_name: row.fileName,
    media_type: row.mediaType,
    bytes: row.bytes,
    sha256: row.sha256,
    thumbnail_sha256: small,
    added_at: scan.now,
    removed_at: null,
  }
}
