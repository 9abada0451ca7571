import { z } from 'zod'
import { endpoint } from '../platform/define-endpoint.ts'
import { CalendarDate } from '../values/calendar-date.ts'

const Currency = z.enum(['VND', 'USD', 'EUR'])

/** A rate somebody entered, with the resolution it rests on. */
export const FeeRate = z.object({
  id: z.uuid(),
  /** Null when it counts for one office alone. */
  provinceCode: z.string().nullable(),
  officeId: z.int().nullable(),
  procedure: z.string(),
  online: z.boolean(),
  amount: z.number(),
  currency: Currency,
  from: CalendarDate,
  cite: z.string(),
  enteredByName: z.string(),
  enteredAt: z.string(),
  withdrawnAt: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
})
export type FeeRate = z.infer<typeof FeeRate>

/** A procedure with what is taken for it on a day. */
export const FeeInForce = z.object({
  procedure: z.string(),
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  /** Null: no rate is known. */
  amount: z.number().nullable(),
  onlineAmount: z.number().nullable(),
  currency: Currency,
  cite: z.string(),
  /** The national default, while nobody decided. */
  national: z.boolean(),
})
export type FeeInForce = z.infer<typeof FeeInForce>

export const listFeeRates = endpoint({
  id: 'listFeeRates',
  method: 'GET',
  path: '/api/fees/rates',
  tag: 'offices',
  summary: 'Mức thu lệ phí, phí hộ tịch: đang áp dụng theo ngày và các mức đã ghi kèm nghị quyết',
  summaryEn: 'Fees: what is in force on a day, and every dated rate with its resolution',
  access: 'signed-in',
  query: z.object({ on: CalendarDate.optional() }),
  output: z.object({
    on: CalendarDate,
    /** Whether the asker enters rates: for the province, for the own office alone (missions), or not at all. */
    mayEnterFor: z.enum(['PROVINCE', 'OFFICE', 'NOBODY']),
    inForce: z.array(FeeInForce),
    rates: z.array(FeeRate),
  }),
})

export const enterFeeRate = endpoint({
  id: 'enterFeeRate',
  method: 'POST',
  path: '/api/fees/rates',
  tag: 'offices',
  summary: 'Ghi mức thu mới từ một ngày, kèm nghị quyết của Hội đồng nhân dân cấp tỉnh',
  summaryEn: "Enter a rate from a day on, with the council's resolution; a row is never changed",
  access: 'office.settings',
  body: z.object({
    procedure: z.string().regex(/^[A-Z][A-Z_]{2,50}$/),
    online: z.boolean().default(false),
    amount: z.number().min(0).max(100_000_000),
    currency: Currency.default('VND'),
    from: CalendarDate,
    cite: z.string().trim().min(5, 'Ghi số, ngày nghị quyết.').max(300),
  }),
  output: FeeRate,
})

export const withdrawFeeRate = endpoint({
  id: 'withdrawFeeRate',
  method: 'POST',
  path: '/api/fees/rates/:rateId/withdraw',
  tag: 'offices',
  summary: 'Bỏ mức thu ghi nhầm, có lý do; dòng cũ vẫn được giữ',
  summaryEn: 'Withdraw a wrong rate with its reason; the row is kept',
  access: 'office.settings',
  params: z.object({ rateId: z.uuid() }),
  body: z.object({ reason: z.string().trim().min(3, 'Cần ghi lý do.').max(300) }),
  output: FeeRate,
})
