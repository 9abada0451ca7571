import { jsonb, type Reads, type Writes } from '../platform/database.server.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { DocumentKind } from './templates.ts'
import type { DocumentWords } from './words/document-words.ts'

export type DocumentState = 'PREPARED' | 'SIGNED' | 'REPLACED' | 'REVOKED'

/** A paper as it is kept: its words frozen, its file by hash. */
export type DocumentRecord = {
  officeId: number
  id: string
  kind: DocumentKind
  number: string
  caseId: string | null
  entryOfficeId: number | null
  entryId: string | null
  /** An original of an entry, as against copies. */
  original: boolean
  /** Which of the originals, from 1; 0 for copies and papers without an entry. */
  originalNo: number
  state: DocumentState
  template: string
  words: DocumentWords
  entryRevision: number
  verifyToken: string
  fileSha256: Uint8Array | null
  fileBytes: number | null
  signerName: string
  signerLines: string[]
  signedAt: string | null
  issuedOn: CalendarDate
  printedCount: number
  requester: string
  purpose: string
  copies: number
  preparedAt: string
  endedAt: string | null
  endedReason: string | null
}

const columns = (sql: Reads) =>
  sql`office_id as "officeId", id, kind, number, case_id as "caseId", entry_office_id as "entryOfficeId", entry_id as "entryId", original, original_no as "originalNo", state, template,
    words, entry_revision as "entryRevision", verify_token as "verifyToken", file_sha256 as "fileSha256", file_bytes as "fileBytes",
    signer_name as "signerName", signer_lines as "signerLines", signed_at as "signedAt", issued_on as "issuedOn", printed_count as "printedCount",
    requester, purpose, copies, prepared_at as "preparedAt", ended_at as "endedAt", ended_reason as "endedReason"`

/** The next number of a series in the year of `day`; the counter's row stays locked to the end of the transaction, so none is lost. */
export async function nextNumber(tx: Writes, officeId: number, series: string, year: number): Promise<number> {
  const [row] = await tx<{ last_no: number }[]>`
    insert into document_counter (office_id, series, year, last_no) values (${officeId}, ${series}, ${year}, 1)
    on conflict (office_id, series, year) do update set last_no = document_counter.last_no + 1 returning last_no`
  if (!row) throw new Error('document_counter answered nothing')
  return row.last_no
}

export type NewDocument = Pick<
  DocumentRecord,
  | 'officeId'
  | 'id'
  | 'kind'
  | 'number'
  | 'caseId'
  | 'entryOfficeId'
  | 'entryId'
  | 'originalNo'
  | 'template'
  | 'words'
  | 'entryRevision'
  | 'verifyToken'
  | 'issuedOn'
  | 'requester'
  | 'purpose'
  | 'copies'
  | 'preparedAt'
> & { preparedBy: string }

/** Undefined when the entry has this original already. */
export async function insertDocument(tx: Writes, made: NewDocument): Promise<DocumentRecord | undefined> {
  const [row] = await tx<DocumentRecord[]>`
    insert into document (office_id, id, kind, number, case_id, entry_office_id, entry_id, original, original_no, state, template, words, entry_revision,
      verify_token, issued_on, requester, purpose, copies, prepared_by, prepared_at)
    values (${made.officeId}, ${made.id}, ${made.kind}, ${made.number}, ${made.caseId}, ${made.entryOfficeId}, ${made.entryId}, ${made.originalNo > 0},
      ${made.originalNo}, 'PREPARED', ${made.template}, ${jsonb(tx, made.words)}, ${made.entryRevision}, ${made.verifyToken}, ${made.issuedOn}, ${made.requester}, ${made.purpose},
      ${made.copies}, ${made.preparedBy}, ${made.preparedAt})
    on conflict do nothing returning ${columns(tx)}`
  return row
}

export async function documentById(tx: Reads, id: string): Promise<DocumentRecord | undefined> {
  const [row] = await tx<DocumentRecord[]>`select ${columns(tx)} from document where id = ${id}`
  return row
}

/** Holds the row until the end of the transaction, so that two signatures never meet. */
export async function lockDocument(tx: Writes, id: string): Promise<DocumentRecord | undefined> {
  const [row] = await tx<DocumentRecord[]>`select ${columns(tx)} from document where id = ${id} for update`
  return row
}

/** Papers of a dossier, newest first. */
export async function documentsOfCase(tx: Reads, officeId: number, caseId: string): Promise<DocumentRecord[]> {
  return [
    ...(await tx<DocumentRecord[]>`
      select ${columns(tx)} from document where office_id = ${officeId} and case_id = ${caseId} order by prepared_at desc limit 200`),
  ]
}

/** Papers made from an entry by whatever office, as far as one sees them, newest first. */
export async function documentsOfEntry(tx: Reads, entryOfficeId: number, entryId: string): Promise<DocumentRecord[]> {
  return [
    ...(await tx<DocumentRecord[]>`
      select ${columns(tx)} from document where entry_office_id = ${entryOfficeId} and entry_id = ${entryId} order by prepared_at desc limit 200`),
  ]
}

/** The living originals of an entry, signed or waiting. */
export async function originalsOf(tx: Reads, entryId: string): Promise<DocumentRecord[]> {
  return [
    ...(await tx<DocumentRecord[]>`
      select ${columns(tx)} from document where entry_id = ${entryId} and original and state in ('PREPARED', 'SIGNED')
      order by kind, original_no`),
  ]
}

export async function markSigned(
  tx: Writes,
  signed: {
    officeId: number
    id: string
    words: DocumentWords
    entryRevision: number
    template: string
    file: { sha256: Uint8Array; bytes: number }
    signedBy: string
    signerName: string
    signerLines: readonly string[]
    signedAt: string
    issuedOn: CalendarDate
  },
): Promise<DocumentRecord | undefined> {
  const [row] = await tx<DocumentRecord[]>`
    update document set state = 'SIGNED', words = ${jsonb(tx, signed.words)}, entry_revision = ${signed.entryRevision}, template = ${signed.template},
      file_sha256 = ${Buffer.from(signed.file.sha256)}, file_bytes = ${signed.file.bytes}, signed_by = ${signed.signedBy}, signer_name = ${signed.signerName},
      signer_lines = ${[...signed.signerLines]}, signed_at = ${signed.signedAt}, issued_on = ${signed.issuedOn}
    where office_id = ${signed.officeId} and id = ${signed.id} and state = 'PREPARED' returning ${columns(tx)}`
  return row
}

export async function markEnded(
  tx: Writes,
  ended: { officeId: number; id: string; state: 'REPLACED' | 'REVOKED'; at: string; reason: string },
): Promise<DocumentRecord | undefined> {
  const [row] = await tx<DocumentRecord[]>`
    update document set state = ${ended.state}, ended_at = ${ended.at}, ended_reason = ${ended.reason}
    where office_id = ${ended.officeId} and id = ${ended.id} and state in ('PREPARED', 'SIGNED') returning ${columns(tx)}`
  return row
}

export async function countPrint(tx: Writes, officeId: number, id: string): Promise<number | undefined> {
  const [row] = await tx<{ printed_count: number }[]>`
    update document set printed_count = printed_count + 1 where office_id = ${officeId} and id = ${id} returning printed_count`
  return row?.printed_count
}
