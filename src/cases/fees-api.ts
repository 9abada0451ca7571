import { z } from 'zod'
import { endpoint } from '../platform/define-endpoint.ts'
import { CalendarDate } from '../values/calendar-date.ts'
import { CaseId } from '../values/ids.ts'

const Moment = z.string()
const Currency = z.enum(['VND', 'USD', 'EUR'])
const caseParams = z.object({ caseId: CaseId })
const receiptParams = z.object({ receiptId: z.uuid() })

/** One line of what a requester pays, as `FeeLine` of law/fees.ts. */
export const FeeLineView = z.object({
  what: z.enum(['REGISTRATION', 'EXTRACT_COPY']),
  procedure: z.string(),
  quantity: z.int(),
  rate: z.number(),
  amount: z.number(),
  exempt: z.boolean(),
  undecided: z.boolean(),
  reason: z.string(),
  reasonEn: z.string(),
  cite: z.string(),
})

/** What a dossier costs under the law of its intake day, at the rates of its office. */
export const FeeView = z.object({
  lines: z.array(FeeLineView),
  total: z.number(),
  currency: Currency,
  /** No rate is known: the officer writes the amount with its ground. */
  undecided: z.boolean(),
})
export type FeeView = z.infer<typeof FeeView>

/** Biên lai thu phí, lệ phí. */
export const FeeReceipt = z.object({
  id: z.uuid(),
  officeId: z.int(),
  caseId: CaseId,
  caseCode: z.string().nullable(),
  series: z.string(),
  /** `0000012` */
  number: z.string(),
  procedureCode: z.string(),
  payer: z.string(),
  lines: z.array(z.object({ text: z.string(), amount: z.number(), cite: z.string() })),
  amount: z.number(),
  currency: Currency,
  method: z.enum(['CASH', 'TRANSFER', 'ONLINE']),
  paymentRef: z.string(),
  state: z.enum(['PAID', 'REFUNDED']),
  issuedAt: Moment,
  issuedByName: z.string(),
  refundedAt: Moment.nullable(),
  refundedByName: z.string().nullable(),
  refundGround: z.enum(['REFUSED', 'WITHDRAWN', 'WRONG_AMOUNT']).nullable(),
  refundReason: z.string().nullable(),
})
export type FeeReceipt = z.infer<typeof FeeReceipt>

export const CaseFee = z.object({
  /** Null while the declaration cannot be read, or for an internal matter. */
  fee: FeeView.nullable(),
  /** Paid and not given back, in the currency of the fee. */
  paid: z.number(),
  /** Still to be paid; negative when too much was taken. Null while the amount is undecided. */
  due: z.number().nullable(),
  receipts: z.array(FeeReceipt),
})
export type CaseFee = z.infer<typeof CaseFee>

export const getCaseFee = endpoint({
  id: 'getCaseFee',
  method: 'GET',
  path: '/api/cases/:caseId/fee',
  tag: 'cases',
  summary: 'Phí, lệ phí của hồ sơ: mức thu, lý do miễn, đã thu, còn phải thu, biên lai',
  summaryEn: 'Fee of a dossier: rates, ground of an exemption, paid, due, receipts',
  access: 'case.read',
  params: caseParams,
  output: CaseFee,
})

export const issueFeeReceipt = endpoint({
  id: 'issueFeeReceipt',
  method: 'POST',
  path: '/api/cases/:caseId/receipts',
  tag: 'cases',
  summary: 'Thu tiền, lập biên lai: số liên tục theo cơ quan, ký hiệu và năm',
  summaryEn: 'Take the money and write the receipt; numbers have no gap within office, series and year',
  access: 'case.intake',
  params: caseParams,
  body: z.object({
    method: z.enum(['CASH', 'TRANSFER', 'ONLINE']).default('CASH'),
    /** Reference of the bank or the payment portal. */
    paymentRef: z.string().trim().max(100).default(''),
    /** Left out: the requester. */
    payer: z.string().trim().max(200).default(''),
    /** Only where no rate is known: the amount, its currency and ground. */
    amount: z.number().positive().max(1_000_000_000).optional(),
    currency: Currency.optional(),
    cite: z.string().trim().max(300).default(''),
  }),
  output: FeeReceipt,
})

export const refundFeeReceipt = endpoint({
  id: 'refundFeeReceipt',
  method: 'POST',
  path: '/api/receipts/:receiptId/refund',
  tag: 'cases',
  summary: 'Hoàn trả tiền của một biên lai: hồ sơ bị từ chối, rút, hoặc thu sai; có lý do',
  summaryEn: 'Give the money of a receipt back: refused, withdrawn or a wrong amount, with the reason',
  access: 'case.intake',
  params: receiptParams,
  body: z.object({
    ground: z.enum(['REFUSED', 'WITHDRAWN', 'WRONG_AMOUNT']),
    reason: z.string().trim().min(3, 'Cần ghi lý do hoàn trả.').max(500),
  }),
  output: FeeReceipt,
})

const Sum = z.object({ currency: Currency, amount: z.number(), receipts: z.int() })

export const listFeeReceipts = endpoint({
  id: 'listFeeReceipts',
  method: 'GET',
  path: '/api/receipts',
  tag: 'cases',
  summary: 'Bảng kê biên lai theo ngày, tổng đã thu và đã hoàn trả',
  summaryEn: 'Receipts of days with totals taken and given back',
  access: 'case.read',
  query: z.object({ from: CalendarDate.optional(), to: CalendarDate.optional() }),
  output: z.object({
    from: CalendarDate,
    to: CalendarDate,
    items: z.array(FeeReceipt),
    taken: z.array(Sum),
    /** Given back in these days, whenever it was taken. */
    refunded: z.array(Sum),
  }),
})

export const feeReceiptPaper = endpoint({
  id: 'feeReceiptPaper',
  method: 'GET',
  path: '/api/receipts/:receiptId/paper',
  tag: 'cases',
  summary: 'Biên lai thu phí, lệ phí (PDF)',
  summaryEn: 'The receipt for money as PDF',
  access: 'case.read',
  params: receiptParams,
  produces: 'application/pdf',
  output: z.unknown(),
})
