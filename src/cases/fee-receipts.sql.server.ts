import { jsonb, type Reads, type Writes } from '../platform/database.server.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { FeeReceipt } from './fees-api.ts'

const columns = (sql: Reads) =>
  sql`r.id, r.office_id as "officeId", r.case_id as "caseId", c.code as "caseCode", r.series, lpad(r.number::text, 7, '0') as number, r.procedure_code as "procedureCode",
    r.payer, r.lines, r.amount, r.currency, r.method, r.payment_ref as "paymentRef", r.state, r.issued_at as "issuedAt", r.issued_by_name as "issuedByName",
    r.refunded_at as "refundedAt", r.refunded_by_name as "refundedByName", r.refund_ground as "refundGround", r.refund_reason as "refundReason"`
const joined = (sql: Reads) =>
  sql`fee_receipt r left join registration_case c on c.office_id = r.office_id and c.id = r.case_id`

export async function receiptsOfCase(tx: Reads, officeId: number, caseId: string): Promise<FeeReceipt[]> {
  return [
    ...(await tx<FeeReceipt[]>`
      select ${columns(tx)} from ${joined(tx)} where r.office_id = ${officeId} and r.case_id = ${caseId} order by r.issued_at`),
  ]
}

/** A receipt the caller may see. */
export async function receiptById(tx: Reads, id: string): Promise<FeeReceipt | undefined> {
  const [row] = await tx<FeeReceipt[]>`select ${columns(tx)} from ${joined(tx)} where r.id = ${id}`
  return row
}

/** Receipts written on days from–to and those given back on them, in the order of their numbers. At most 2000. */
export async function receiptsOfDays(
  tx: Reads,
  asked: { officeId: number; from: CalendarDate; to: CalendarDate },
): Promise<(FeeReceipt & { issuedOn: CalendarDate; refundedOn: CalendarDate | null })[]> {
  return [
    ...(await tx<(FeeReceipt & { issuedOn: CalendarDate; refundedOn: CalendarDate | null })[]>`
      select ${columns(tx)}, r.issued_on as "issuedOn", r.refunded_on as "refundedOn" from ${joined(tx)}
      where r.office_id = ${asked.officeId} and (r.issued_on between ${asked.from} and ${asked.to} or r.refunded_on between ${asked.from} and ${asked.to})
      order by r.series, r.year, r.number limit 2000`),
  ]
}

export type NewReceipt = {
  officeId: number
  id: string
  series: string
  caseId: string
  procedureCode: string
  payer: string
  lines: FeeReceipt['lines']
  amount: number
  currency: FeeReceipt['currency']
  method: FeeReceipt['method']
  paymentRef: string
  at: string
  on: CalendarDate
  by: string
  byName: string
}

/** Writes a receipt under the next number of its series and year; the counter's row stays locked to the end of the transaction. */
export async function insertReceipt(tx: Writes, made: NewReceipt): Promise<void> {
  const year = Number(made.on.slice(0, 4))
  const [counter] = await tx<{ last_no: number }[]>`
    insert into fee_receipt_counter (office_id, series, year, last_no) values (${made.officeId}, ${made.series}, ${year}, 1)
    on conflict (office_id, series, year) do update set last_no = fee_receipt_counter.last_no + 1 returning last_no`
  if (!counter) throw new Error('fee_receipt_counter answered nothing')
  await tx`
    insert into fee_receipt (office_id, id, series, year, number, case_id, procedure_code, payer, lines, amount, currency, method, payment_ref, issued_at, issued_on, issued_by, issued_by_name)
    values (${made.officeId}, ${made.id}, ${made.series}, ${year}, ${counter.last_no}, ${made.caseId}, ${made.procedureCode}, ${made.payer}, ${jsonb(tx, made.lines)},
      ${made.amount}, ${made.currency}, ${made.method}, ${made.paymentRef}, ${made.at}, ${made.on}, ${made.by}, ${made.byName})`
}

/** False when it was given back before. */
export async function refundReceipt(
  tx: Writes,
  asked: {
    officeId: number
    id: string
    ground: string
    reason: string
    at: string
    on: CalendarDate
    by: string
    byName: string
  },
): Promise<boolean> {
  const [row] = await tx<{ id: string }[]>`
    update fee_receipt set state = 'REFUNDED', refunded_at = ${asked.at}, refunded_on = ${asked.on}, refunded_by = ${asked.by}, refunded_by_name = ${asked.byName},
      refund_ground = ${asked.ground}, refund_reason = ${asked.reason}
    where office_id = ${asked.officeId} and id = ${asked.id} and state = 'PAID' returning id`
  return row !== undefined
}
