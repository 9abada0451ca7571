import type { FastifyInstance } from 'fastify'
import type { Papers } from '../documents/documents.server.ts'
import { officeNamesOn } from '../documents/names.sql.server.ts'
import { feeReceiptWords } from '../documents/words/fee-receipt.ts'
import { procedureOfCode } from '../law/procedures.ts'
import { audit } from '../platform/audit.sql.server.ts'
import { FileAnswer, type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { dayInVietnam, type Moment } from '../values/moment.ts'
import { receiptById, receiptsOfDays } from './fee-receipts.sql.server.ts'
import { caseFee, caseOfFee, giveBack, takeFee } from './fees.server.ts'
import {
  type FeeReceipt,
  feeReceiptPaper,
  getCaseFee,
  issueFeeReceipt,
  listFeeReceipts,
  refundFeeReceipt,
} from './fees-api.ts'
import './problems.ts'

function sums(
  receipts: readonly FeeReceipt[],
): { currency: FeeReceipt['currency']; amount: number; receipts: number }[] {
  const currencies = [...new Set(receipts.map(({ currency }) => currency))]
  return currencies.map((currency) => {
    const of = receipts.filter((receipt) => receipt.currency === currency)
    return { currency, amount: of.reduce((sum, { amount }) => sum + amount, 0), receipts: of.length }
  })
}

/** Money of dossiers: what is to be paid, receipts, what is given back, the list of a day. */
export function feeRoutes(app: FastifyInstance, house: House, papers: Pick<Papers, 'renderer'>): void {
  serve(app, house, getCaseFee, async ({ tx, actor, params, now }) => {
    const held = await caseOfFee(tx, params.caseId)
    const told = await caseFee(tx, actor, held, now)
    await audit(tx, actor, {
      action: 'case-fee-read',
      subjectKind: 'case',
      subjectId: held.id,
      purpose: held.code ?? 'xử lý hồ sơ',
    })
    return told
  })

  serve(app, house, issueFeeReceipt, ({ tx, actor, params, body, now }) =>
    takeFee(tx, actor, { ...params, ...body, now }),
  )

  serve(app, house, refundFeeReceipt, ({ tx, actor, params, body, now }) =>
    giveBack(tx, actor, { ...params, ...body, now }),
  )

  serve(app, house, listFeeReceipts, async ({ tx, actor, query, now }) => {
    const to = query.to ?? dayInVietnam(now)
    const from = query.from ?? to
    const rows = await receiptsOfDays(tx, { officeId: actor.officeId, from, to })
    await audit(tx, actor, {
      action: 'fee-receipts-listed',
      purpose: 'bảng kê thu phí, lệ phí',
      details: { from, to, found: rows.length },
    })
    const within = (day: string | null) => day !== null && day >= from && day <= to
    const items = rows.map(({ issuedOn: _, refundedOn: __, ...receipt }) => receipt)
    return {
      from,
      to,
      items,
      taken: sums(rows.filter(({ issuedOn }) => within(issuedOn))),
      refunded: sums(rows.filter(({ refundedOn }) => within(refundedOn))),
    }
  })

  serve(app, house, feeReceiptPaper, async ({ tx, actor, params }) => {
    const receipt = await receiptById(tx, params.receiptId)
    if (!receipt) throw new Refused('not-found')
    const on = dayInVietnam(receipt.issuedAt as Moment)
    const { refundGround, refundReason, refundedAt } = receipt
    const words = feeReceiptWords({
      ...receipt,
      on,
      office: await officeNamesOn(tx, receipt.officeId, on),
      caseCode: receipt.caseCode ?? '',
      procedure: procedureOfCode(receipt.procedureCode, on).name,
      issuedBy: receipt.issuedByName,
      refund:
        refundGround && refundedAt
          ? { ground: refundGround, reason: refundReason ?? '', on: dayInVietnam(refundedAt as Moment) }
          : null,
    })
    const pdf = await papers.renderer.render(words, { edition: 'PAPER', day: on })
    await audit(tx, actor, {
      action: 'paper-printed',
      subjectKind: 'case',
      subjectId: receipt.caseId,
      purpose: receipt.caseCode ?? '',
      details: { paper: 'fee-receipt', number: receipt.number },
    })
    return new FileAnswer(pdf, 'application/pdf', `bien-lai-${receipt.number}.pdf`)
  })
}
