import type { FeeCurrency, FeeRow } from '../law/fees.ts'
import type { ProcedureId } from '../law/procedures.ts'
import type { Reads, Writes } from '../platform/database.server.ts'
import type { CalendarDate } from '../values/calendar-date.ts'

/** The rates that count at an office on a day: its province's, and after them those entered for this office alone. Withdrawn ones are left out. */
export async function feeRows(
  sql: Reads,
  office: { id: number; provinceCode: string | null },
  day: CalendarDate,
): Promise<FeeRow[]> {
  const rows = await sql<
    {
      procedure: ProcedureId
      amount: number
      currency: FeeCurrency
      valid_from: CalendarDate
      cite: string
      online: boolean
    }[]
  >`
    select procedure, amount, currency, valid_from, cite, online from fee_rate
    where withdrawn_at is null and valid_from <= ${day}::date
      and (office_id = ${office.id} or (office_id is null and province_code = ${office.provinceCode ?? ''}))
    order by office_id nulls first, valid_from`
  return rows.map(({ valid_from, ...row }) => ({ ...row, from: valid_from, province: office.provinceCode }))
}

export type FeeRateRow = {
  id: string
  provinceCode: string | null
  officeId: number | null
  procedure: string
  online: boolean
  amount: number
  currency: FeeCurrency
  from: CalendarDate
  cite: string
  enteredByName: string
  enteredAt: string
  withdrawnAt: string | null
  withdrawnReason: string | null
}

const columns = (sql: Reads) =>
  sql`id, province_code as "provinceCode", office_id as "officeId", procedure, online, amount, currency, valid_from as "from", cite,
    entered_by_name as "enteredByName", entered_at as "enteredAt", withdrawn_at as "withdrawnAt", withdrawn_reason as "withdrawnReason"`

/** Every rate ever entered for a province or for one office, the newest first. */
export async function feeRatesOf(
  sql: Reads,
  place: { provinceCode: string | null; officeId: number | null },
): Promise<FeeRateRow[]> {
  return [
    ...(await sql<FeeRateRow[]>`
      select ${columns(sql)} from fee_rate
      where (${place.provinceCode}::text is not null and office_id is null and province_code = ${place.provinceCode}) or office_id = ${place.officeId}
      order by procedure, valid_from desc, entered_at desc limit 1000`),
  ]
}

/** Undefined when a living rate stands for the same procedure, day and way already. */
export async function enterFeeRate(
  tx: Writes,
  rate: {
    id: string
    provinceCode: string | null
    officeId: number | null
    procedure: string
    online: boolean
    amount: number
    currency: FeeCurrency
    from: CalendarDate
    cite: string
    enteredOffice: number
    by: string
    byName: string
    at: string
  },
): Promise<FeeRateRow | undefined> {
  const [row] = await tx<FeeRateRow[]>`
    insert into fee_rate (id, province_code, office_id, procedure, online, amount, currency, valid_from, cite, entered_office, entered_by, entered_by_name, entered_at)
    values (${rate.id}, ${rate.provinceCode}, ${rate.officeId}, ${rate.procedure}, ${rate.online}, ${rate.amount}, ${rate.currency}, ${rate.from}, ${rate.cite},
      ${rate.enteredOffice}, ${rate.by}, ${rate.byName}, ${rate.at})
    on conflict do nothing returning ${columns(tx)}`
  return row
}

/** Undefined when there is no such living rate, or it is not the asker's to withdraw. */
export async function withdrawFeeRate(
  tx: Writes,
  asked: { id: string; at: string; by: string; reason: string },
): Promise<FeeRateRow | undefined> {
  const [row] = await tx<FeeRateRow[]>`
    update fee_rate set withdrawn_at = ${asked.at}, withdrawn_by = ${asked.by}, withdrawn_reason = ${asked.reason}
    where id = ${asked.id} and withdrawn_at is null returning ${columns(tx)}`
  return row
}
