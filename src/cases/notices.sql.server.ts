import { jsonb, type Reads, type Writes } from '../platform/database.server.ts'

export type NoticeRow = {
  office_id: number
  id: string
  from_office: string
  kind: string
  content: Record<string, unknown>
  sent_at: string
  read_at: string | null
}

export async function noticesOf(
  tx: Reads,
  officeId: number,
  asked: { unread: boolean; before: string | null; limit: number },
): Promise<NoticeRow[]> {
  return await tx<NoticeRow[]>`
    select n.office_id, n.id, o.name as from_office, n.kind, n.content, n.sent_at, n.read_at from office_notice n join office o on o.id = n.from_office_id
    where n.office_id = ${officeId} and n.needs = 'READ' ${asked.unread ? tx`and n.read_at is null` : tx``} ${asked.before ? tx`and n.sent_at < ${asked.before}` : tx``}
    order by n.sent_at desc limit ${asked.limit}`
}

export async function acknowledgeNotice(
  tx: Writes,
  officeId: number,
  id: string,
  at: string,
  by: string,
): Promise<string | null> {
  const [row] = await tx<{ read_at: string }[]>`
    update office_notice set read_at = coalesce(read_at, ${at}), read_by = coalesce(read_by, ${by}::uuid) where office_id = ${officeId} and id = ${id} returning read_at`
  return row?.read_at ?? null
}

/** Tells another registration office, e.g. the commune of permanent residence (R-A3). */
export async function sendNotice(
  tx: Writes,
  notice: {
    toOfficeId: number
    fromOfficeId: number
    id: string
    kind: string
    entryId: string
    content: unknown
    at: string
  },
): Promise<void> {
  await tx`
    insert into office_notice (office_id, id, from_office_id, kind, entry_id, content, sent_at)
    values (${notice.toOfficeId}, ${notice.id}, ${notice.fromOfficeId}, ${notice.kind}, ${notice.entryId}, ${jsonb(tx, notice.content)}, ${notice.at})`
}
