import { createHash } from 'node:crypto'
import { auditSystem } from '../platform/audit.sql.server.ts'
import type { Clock } from '../platform/clock.server.ts'
import { type Database, inTransaction, type Reads } from '../platform/database.server.ts'

/** What a chain shows when somebody had his hands in it. `seq` is the line at which it shows. */
export type AuditFault = {
  officeId: number
  seq: number
  kind: 'changed' | 'deleted' | 'inserted' | 'reordered' | 'cut-tail' | 'rewritten'
  explanation: string
}
export type AuditResult = {
  officeId: number
  lines: number
  /** No fault found, and every line was looked at. */
  sound: boolean
  /** False when the limit of lines came first. */
  complete: boolean
  /** The first faults, at most `faultLimit`. */
  faults: AuditFault[]
}

const faultLimit = 20

const explanations: Record<AuditFault['kind'], string> = {
  changed: 'Nội dung dòng này không khớp với mã băm của nó: đã bị sửa.',
  deleted: 'Thiếu dòng ngay trước dòng này: đã bị xóa.',
  inserted: 'Dòng này không nối tiếp dòng trước nó: có dòng bị chèn, đổi chỗ, hoặc dòng trước bị sửa cùng mã băm.',
  reordered: 'Dòng này đã bị đổi chỗ.',
  'cut-tail': 'Cuối nhật ký bị cắt: số dòng hoặc mã băm cuối không khớp với đầu mục.',
  rewritten: 'Chuỗi không khớp với mốc đã lưu: nhật ký bị viết lại hoặc mất.',
}
const fault = (officeId: number, seq: number, kind: AuditFault['kind']): AuditFault => ({
  officeId,
  seq,
  kind,
  explanation: explanations[kind],
})

type Suspect = { seq: number; seq_before: number; linked: boolean; own: boolean }
type Batch = { lines: number; last_seq: number | null; last_hash: Uint8Array | null; suspects: Suspect[] }

/** One stretch of a chain, recomputed by the database; only lines that do not fit come back. */
async function readBatch(
  db: Reads,
  officeId: number,
  after: { seq: number; hash: Uint8Array },
  upTo: number,
  size: number,
): Promise<Batch> {
  const [row] = await db<Batch[]>`
    with batch as (
      select * from audit_line where office_id = ${officeId} and seq > ${after.seq} and seq <= ${upTo} order by seq limit ${size}
    ), judged as (
      select seq, hash,
        coalesce(lag(seq) over (order by seq), ${after.seq}::bigint) as seq_before,
        prev_hash = coalesce(lag(hash) over (order by seq), ${after.hash}::bytea) as linked,
        hash = audit_hash(prev_hash, office_id, seq, at, actor_id, actor_name, session_ref, action, subject_kind, subject_id, purpose, details) as own
      from batch
    ), tail as (select seq, hash from judged order by seq desc limit 1)
    select (select count(*)::int from judged) as lines, (select seq from tail) as last_seq, (select hash from tail) as last_hash,
      coalesce((select jsonb_agg(s order by s.seq) from (select seq, seq_before, linked, own from judged
        where not (linked and own and seq = seq_before + 1) order by seq limit ${faultLimit}) s), '[]') as suspects`
  return row ?? { lines: 0, last_seq: null, last_hash: null, suspects: [] }
}

/** Whether the line was written at another place: its hash is right for the place after the line it names as its predecessor. */
async function stoodElsewhere(db: Reads, officeId: number, seq: number): Promise<boolean> {
  const [row] = await db<{ elsewhere: boolean }[]>`
    select exists (
      select from audit_line l, generate_series(greatest(1, l.seq - 1000), l.seq + 1000) as place
      where l.office_id = ${officeId} and l.seq = ${seq} and place <> l.seq
        and l.hash = audit_hash(l.prev_hash, l.office_id, place, l.at, l.actor_id, l.actor_name, l.session_ref, l.action, l.subject_kind, l.subject_id, l.purpose, l.details)
    ) as elsewhere`
  return row?.elsewhere ?? false
}

async function judge(db: Reads, officeId: number, suspect: Suspect): Promise<AuditFault> {
  if (!suspect.own)
    return fault(officeId, suspect.seq, (await stoodElsewhere(db, officeId, suspect.seq)) ? 'reordered' : 'changed')
  return fault(officeId, suspect.seq, suspect.seq !== suspect.seq_before + 1 ? 'deleted' : 'inserted')
}

const beginning = (officeId: number): Uint8Array => createHash('sha256').update(`hotich:${officeId}`).digest()

async function verifyOffice(db: Database, officeId: number, batchSize: number, limit: number): Promise<AuditResult> {
  const { sql } = db
  const [head] = await sql<{ seq: number; hash: Uint8Array }[]>`
    select seq, hash from audit_head where office_id = ${officeId}`
  const end = head?.seq ?? 0
  const faults: AuditFault[] = []
  let lines = 0
  let at = { seq: 0, hash: beginning(officeId) }
  while (at.seq < end && lines < limit) {
    const batch = await readBatch(sql, officeId, at, end, Math.min(batchSize, limit - lines))
    for (const suspect of batch.suspects)
      if (faults.length < faultLimit) faults.push(await judge(sql, officeId, suspect))
    if (batch.last_seq === null || batch.last_hash === null) break
    lines += batch.lines
    at = { seq: batch.last_seq, hash: batch.last_hash }
  }
  const complete = lines < limit || at.seq >= end
  if (complete && (at.seq !== end || (head && !Buffer.from(at.hash).equals(head.hash))))
    faults.push(fault(officeId, at.seq, 'cut-tail'))
  const [beyond] = await sql<{ seq: number }[]>`
    select min(seq) as seq from audit_line
    where office_id = ${officeId} and seq > coalesce((select seq from audit_head where office_id = ${officeId}), 0) having min(seq) is not null`
  if (beyond) faults.push(fault(officeId, beyond.seq, head ? 'inserted' : 'cut-tail'))
  const [broken] = await sql<{ seq: number }[]>`
    select a.seq from audit_anchor a left join audit_line l on l.office_id = a.office_id and l.seq = a.seq
    where a.office_id = ${officeId} and l.hash is distinct from a.hash order by a.seq limit 1`
  if (broken) faults.push(fault(officeId, broken.seq, 'rewritten'))
  return { officeId, lines, sound: complete && faults.length === 0, complete, faults }
}

/** Every office that has, or must have, a chain; found by jumps, not by reading all lines. */
async function chains(db: Reads): Promise<number[]> {
  const rows = await db<{ office_id: number }[]>`
    with recursive jump as (
      (select office_id from audit_line order by office_id limit 1)
      union all
      select (select l.office_id from audit_line l where l.office_id > jump.office_id order by l.office_id limit 1) from jump where jump.office_id is not null
    )
    select office_id from jump where office_id is not null
    union select office_id from audit_head union select office_id from audit_anchor order by office_id`
  return rows.map((row) => row.office_id)
}

/**
 * Walks the chains, one result an office, in bounded stretches: changed, deleted, inserted and reordered lines, a cut tail, and a chain
 * that no longer agrees with its anchors. Reads as the system; ask first who may.
 */
export async function* verifyAudit(
  db: Database,
  options: {
    officeId?: number | undefined
    officeIds?: readonly number[] | undefined
    batchSize?: number
    maxLines?: number
  } = {},
): AsyncGenerator<AuditResult, void, undefined> {
  const wanted =
    options.officeId !== undefined
      ? [options.officeId]
      : (await chains(db.sql)).filter((id) => options.officeIds?.includes(id) ?? true)
  let left = options.maxLines ?? Number.MAX_SAFE_INTEGER
  for (const officeId of wanted) {
    const result = await verifyOffice(db, officeId, options.batchSize ?? 5000, left)
    left = Math.max(0, left - result.lines)
    yield result
  }
}

/**
 * Remembers where every chain that grew stands now; the worker calls it daily. The digest of all anchors goes into the system's own chain
 * and is returned, to be kept outside (printed, sent): then not even whoever owns the database rewrites the past unseen.
 */
export async function anchorAudit(db: Database, clock: Clock): Promise<{ anchored: number; digest: string }> {
  const at = clock()
  return inTransaction(db, async (tx) => {
    const rows = await tx<{ office_id: number; seq: number; hash: Uint8Array }[]>`
      insert into audit_anchor (office_id, seq, hash, at)
      select h.office_id, h.seq, h.hash, ${at} from audit_head h where h.seq > 0 order by h.office_id
      on conflict do nothing returning office_id, seq, hash`
    const digest = createHash('sha256')
    const all = await tx<{ office_id: number; seq: number; hash: Uint8Array }[]>`
      select distinct on (office_id) office_id, seq, hash from audit_anchor order by office_id, seq desc`
    for (const row of all) digest.update(`${row.office_id}:${row.seq}:`).update(row.hash)
    const hex = digest.digest('hex')
    if (rows.some((row) => row.office_id !== 0))
      await auditSystem(tx, 0, { action: 'audit-anchored', details: { offices: all.length, digest: hex } })
    return { anchored: rows.length, digest: hex }
  })
}
