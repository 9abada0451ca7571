import { useEffect, useState } from 'preact/hooks'
import type { CaseView } from '../../../cases/api.ts'
import { type FeeReceipt, type FeeView, feeReceiptPaper, getCaseFee, issueFeeReceipt } from '../../../cases/fees-api.ts'
import { amountWords } from '../../../events/parts/fee.ts'
import { call, callForFile } from '../../parts/api.web.ts'
import { useAsk, useCommand } from '../../parts/ask.web.ts'
import { SelectField, TextField } from '../../parts/fields.web.tsx'
import { both } from '../../parts/language.web.ts'
import { Dialog, ProblemBox } from '../../parts/panels.web.tsx'
import { useSession } from '../../parts/session.web.tsx'
import { tell } from '../../parts/toasts.web.tsx'
import { PdfDialog } from '../pdf-view.web.tsx'
import { RefundDialog } from '../refund-dialog.web.tsx'

const lineName = (line: FeeView['lines'][number]): string =>
  line.what === 'EXTRACT_COPY'
    ? both('Bản sao trích lục ({n})', 'Extract copies ({n})', { n: line.quantity })
    : both('Lệ phí hộ tịch', 'Fee')

/** What is paid, line by line, with the ground and the article. */
function Lines({ fee }: { fee: FeeView }) {
  return (
    <dl class="facts tight">
      {fee.lines.map((line) => (
        <>
          <dt key={line.what}>{lineName(line)}</dt>
          <dd key={`${line.what} amount`}>
            <b class="nowrap">
              {line.undecided ? both('chưa có mức thu', 'no rate') : amountWords(line.amount, fee.currency)}
            </b>
            {line.amount === 0 ? (
              <>
                <br />
                <small class="faint" title={line.cite}>
                  {both(line.reason, line.reasonEn)}
                </small>
              </>
            ) : null}
          </dd>
        </>
      ))}
    </dl>
  )
}

/** Money of a dossier: what it costs, what was paid, the receipts; money is taken and given back here. */
export function FeePanel({
  view,
  told,
  reload,
}: {
  view: CaseView | undefined
  /** What the check told while it is typed. */
  told: FeeView | null
  reload: () => Promise<void>
}) {
  const { me, permits } = useSession()
  const taken = view?.code != null
  const asked = useAsk(getCaseFee, taken && view ? { params: { caseId: view.caseId } } : null)
  const [paying, setPaying] = useState(false)
  const [giving, setGiving] = useState<FeeReceipt>()
  const [paper, setPaper] = useState<FeeReceipt>()
  useEffect(() => {
    if (taken) void asked.reload()
  }, [view?.version, view?.state])
  const fee = (taken ? asked.value?.fee : undefined) ?? told
  const receipts = asked.value?.receipts ?? []
  if (!fee && receipts.length === 0) return null
  const due = asked.value?.due ?? null
  const mayTake = permits('case.intake') && view?.officeId === me.officeId && taken
  const open = mayTake && fee !== null && (fee.undecided || (due ?? 0) > 0)
  const done = async () => {
    setPaying(false)
    setGiving(undefined)
    await Promise.all([asked.reload(), reload()])
  }
  return (
    <section class="fee-panel">
      <h2>{both('Phí, lệ phí', 'Fee')}</h2>
      {fee ? <Lines fee={fee} /> : null}
      {asked.value && asked.value.paid > 0 && fee ? (
        <p>
          {both('Đã thu: ', 'Paid: ')}
          <b class="nowrap">{amountWords(asked.value.paid, fee.currency)}</b>
        </p>
      ) : null}
      {due !== null && due !== 0 && fee ? (
        <p class={due < 0 ? 'late' : ''}>
          {due > 0 ? both('Còn phải thu: ', 'Due: ') : both('Thu thừa: ', 'Too much taken: ')}
          <b class="nowrap">{amountWords(Math.abs(due), fee.currency)}</b>
        </p>
      ) : null}
      {receipts.length > 0 ? (
        <ul class="plain">
          {receipts.map((receipt) => (
            <li key={receipt.id}>
              <button type="button" class="link" onClick={() => setPaper(receipt)}>
                {both('Biên lai', 'Receipt')} {receipt.number}
              </button>{' '}
              <span class="nowrap">{amountWords(receipt.amount, receipt.currency)}</span>{' '}
              {receipt.state === 'REFUNDED' ? (
                <span class="badge badge-plain">{both('đã hoàn trả', 'refunded')}</span>
              ) : mayTake ? (
                <button type="button" class="link" onClick={() => setGiving(receipt)}>
                  {both('Hoàn trả …', 'Refund …')}
                  <span class="visually-hidden"> {receipt.number}</span>
                </button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      <ProblemBox problem={asked.problem} again={() => void asked.reload()} />
      {open ? (
        <button type="button" onClick={() => setPaying(true)}>
          {both('Thu tiền, lập biên lai', 'Take the money')}
        </button>
      ) : null}
      <Dialog open={paying} title={both('Thu phí, lệ phí', 'Take the fee')} onClose={() => setPaying(false)}>
        {paying && view && fee ? <TakeForm caseId={view.caseId} fee={fee} due={due} onDone={done} /> : null}
      </Dialog>
      <RefundDialog receipt={giving} state={view?.state} onClose={() => setGiving(undefined)} onDone={done} />
      <PdfDialog
        title={both('Biên lai {n}', 'Receipt {n}', { n: paper?.number ?? '' })}
        file={paper ? () => callForFile(feeReceiptPaper, { params: { receiptId: paper.id } }) : undefined}
        onClose={() => setPaper(undefined)}
      />
    </section>
  )
}

function TakeForm({
  caseId,
  fee,
  due,
  onDone,
}: {
  caseId: string
  fee: FeeView
  due: number | null
  onDone: () => Promise<void>
}) {
  const [method, setMethod] = useState('CASH')
  const [reference, setReference] = useState('')
  const [payer, setPayer] = useState('')
  const [amount, setAmount] = useState('')
  const [currency, setCurrency] = useState<string>(fee.currency)
  const [cite, setCite] = useState('')
  const typed = Number(amount.replace(',', '.'))
  const take = useCommand(async () => {
    const receipt = await call(issueFeeReceipt, {
      params: { caseId },
      body: {
        method,
        paymentRef: reference,
        payer,
        ...(fee.undecided ? { amount: typed, currency, cite } : {}),
      },
    } as never)
    tell(both('Đã lập biên lai {n}.', 'Receipt {n}.', { n: receipt.number }))
    await onDone()
  })
  const ready =
    (!fee.undecided || (typed > 0 && cite.trim().length >= 5)) && (method === 'CASH' || reference.trim() !== '')
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void take.run()
      }}
    >
      {due !== null ? (
        <p>
          {both('Số tiền: ', 'Amount: ')}
          <b>{amountWords(due, fee.currency)}</b>
        </p>
      ) : null}
      {fee.undecided ? (
        <>
          <TextField
            pointer="/fee/amount"
            label={both('Số tiền', 'Amount')}
            inputMode="decimal"
            required
            width={12}
            value={amount}
            onValue={setAmount}
          />
          <SelectField
            pointer="/fee/currency"
            label={both('Loại tiền', 'Currency')}
            value={currency}
            onValue={setCurrency}
            choices={['VND', 'USD', 'EUR'].map((value) => ({ value, label: value }))}
          />
          <TextField
            pointer="/fee/cite"
            label={both('Căn cứ (biểu phí, nghị quyết)', 'Ground (schedule, resolution)')}
            required
            value={cite}
            onValue={setCite}
          />
        </>
      ) : null}
      <SelectField
        pointer="/fee/method"
        label={both('Hình thức', 'Method')}
        value={method}
        onValue={setMethod}
        choices={[
          { value: 'CASH', label: both('Tiền mặt', 'Cash') },
          { value: 'TRANSFER', label: both('Chuyển khoản', 'Bank transfer') },
          { value: 'ONLINE', label: both('Thanh toán trực tuyến', 'Online payment') },
        ]}
      />
      {method === 'CASH' ? null : (
        <TextField
          pointer="/fee/reference"
          label={both('Số tham chiếu', 'Reference')}
          required
          value={reference}
          onValue={setReference}
        />
      )}
      <TextField
        pointer="/fee/payer"
        label={both('Người nộp (nếu khác người yêu cầu)', 'Payer, if another')}
        value={payer}
        onValue={setPayer}
      />
      <ProblemBox problem={take.problem} />
      <div class="dialog-buttons">
        <button type="submit" class="primary" disabled={take.busy || !ready}>
          {both('Đã nhận tiền, lập biên lai', 'Paid, write the receipt')}
        </button>
      </div>
    </form>
  )
}
