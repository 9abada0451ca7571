import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { type FeeReceipt, feeReceiptPaper, listFeeReceipts } from '../../cases/fees-api.ts'
import { amountWords } from '../../events/parts/fee.ts'
import { CalendarDate } from '../../values/calendar-date.ts'
import { useAddressQuery } from '../parts/address-query.web.ts'
import { callForFile } from '../parts/api.web.ts'
import { useAsk } from '../parts/ask.web.ts'
import { DayField } from '../parts/date-field.web.tsx'
import { both, dictionary } from '../parts/language.web.ts'
import { Empty, PageHead, ProblemBox, Skeleton } from '../parts/panels.web.tsx'
import { useSession } from '../parts/session.web.tsx'
import { DataTable } from '../parts/table.web.tsx'
import { dayAndClock, today } from '../parts/time.web.ts'
import { PdfDialog } from './pdf-view.web.tsx'
import { RefundDialog } from './refund-dialog.web.tsx'

const t = dictionary({
  title: ['Biên lai thu phí, lệ phí', 'Receipts'],
  from: ['Từ ngày', 'From'],
  to: ['Đến ngày', 'To'],
  none: ['Không có biên lai nào trong những ngày này.', 'No receipt on these days.'],
})

const dayOf = (text: string): CalendarDate | null => CalendarDate.safeParse(text).data ?? null

/** The receipts of the office for some days, with what was taken and given back. */
export function Screen() {
  const { permits } = useSession()
  const query = useAddressQuery()
  const to = dayOf(query.get('to')) ?? dayOf(today())
  const from = dayOf(query.get('from')) ?? to
  const asked = useAsk(listFeeReceipts, { query: { ...(from ? { from } : {}), ...(to ? { to } : {}) } })
  const [paper, setPaper] = useState<FeeReceipt>()
  const [giving, setGiving] = useState<FeeReceipt>()
  const told = asked.value
  return (
    <>
      <PageHead title={t('title')}>
        <button type="button" onClick={() => print()}>
          {both('In bảng kê', 'Print the list')}
        </button>
      </PageHead>
      <div class="filters">
        <DayField pointer="/from" label={t('from')} value={from} onValue={(day) => query.set({ from: day ?? '' })} />
        <DayField pointer="/to" label={t('to')} value={to} onValue={(day) => query.set({ to: day ?? '' })} />
      </div>
      <ProblemBox problem={asked.problem} again={() => void asked.reload()} />
      {!told && asked.loading ? <Skeleton lines={6} /> : null}
      {told && told.items.length === 0 ? <Empty title={t('none')} /> : null}
      {told && told.items.length > 0 ? (
        <>
          <DataTable
            label={t('title')}
            rows={told.items}
            keyOf={(receipt) => receipt.id}
            columns={[
              {
                id: 'number',
                title: both('Số', 'Number'),
                cell: (receipt) => (
                  <button type="button" class="link" onClick={() => setPaper(receipt)}>
                    {receipt.series} {receipt.number}
                  </button>
                ),
              },
              { id: 'at', title: both('Lúc', 'At'), cell: (receipt) => dayAndClock(receipt.issuedAt) },
              { id: 'payer', title: both('Người nộp', 'Payer'), names: true, cell: (receipt) => receipt.payer },
              {
                id: 'case',
                title: both('Hồ sơ', 'Dossier'),
                cell: (receipt) => <Link href={`/ho-so/${receipt.caseId}`}>{receipt.caseCode}</Link>,
              },
              {
                id: 'what',
                title: both('Khoản thu', 'For'),
                cell: (receipt) => receipt.lines.map(({ text }) => text).join('; '),
              },
              {
                id: 'amount',
                title: both('Số tiền', 'Amount'),
                cell: (receipt) => <b class="nowrap">{amountWords(receipt.amount, receipt.currency)}</b>,
              },
              { id: 'by', title: both('Người thu', 'Taken by'), cell: (receipt) => receipt.issuedByName },
              {
                id: 'state',
                title: both('Tình trạng', 'State'),
                cell: (receipt) =>
                  receipt.state === 'REFUNDED' ? (
                    <span class="badge badge-plain" title={receipt.refundReason ?? ''}>
                      {both('đã hoàn trả', 'refunded')}
                    </span>
                  ) : permits('case.intake') ? (
                    <span class="nowrap">
                      {both('đã thu', 'paid')} ·{' '}
                      <button type="button" class="link" onClick={() => setGiving(receipt)}>
                        {both('Hoàn trả …', 'Refund …')}
                        <span class="visually-hidden"> {receipt.number}</span>
                      </button>
                    </span>
                  ) : (
                    both('đã thu', 'paid')
                  ),
              },
            ]}
          />
          <dl class="facts tight">
            {told.taken.map(({ currency, amount, receipts }) => (
              <>
                <dt key={currency}>{both('Đã thu ({n} biên lai)', 'Taken ({n} receipts)', { n: receipts })}</dt>
                <dd key={`${currency} sum`}>
                  <b>{amountWords(amount, currency)}</b>
                </dd>
              </>
            ))}
            {told.refunded.map(({ currency, amount, receipts }) => (
              <>
                <dt key={currency}>{both('Đã hoàn trả ({n} biên lai)', 'Given back ({n})', { n: receipts })}</dt>
                <dd key={`${currency} sum`}>
                  <b>{amountWords(amount, currency)}</b>
                </dd>
              </>
            ))}
          </dl>
        </>
      ) : null}
      <PdfDialog
        title={both('Biên lai {n}', 'Receipt {n}', { n: paper?.number ?? '' })}
        file={paper ? () => callForFile(feeReceiptPaper, { params: { receiptId: paper.id } }) : undefined}
        onClose={() => setPaper(undefined)}
      />
      <RefundDialog
        receipt={giving}
        onClose={() => setGiving(undefined)}
        onDone={async () => {
          setGiving(undefined)
          await asked.reload()
        }}
      />
    </>
  )
}
