import { useEffect, useState } from 'preact/hooks'
import type { CaseState } from '../../cases/case.ts'
import { type FeeReceipt, refundFeeReceipt } from '../../cases/fees-api.ts'
import { amountWords } from '../../events/parts/fee.ts'
import { call } from '../parts/api.web.ts'
import { useCommand } from '../parts/ask.web.ts'
import { SelectField, TextArea } from '../parts/fields.web.tsx'
import { both } from '../parts/language.web.ts'
import { Dialog, ProblemBox } from '../parts/panels.web.tsx'
import { tell } from '../parts/toasts.web.tsx'

const usual = (state: CaseState | undefined): string => {
  if (state === 'REFUSED_INTAKE' || state === 'REFUSED_MERITS') return 'REFUSED'
  return state === 'WITHDRAWN' || state === 'CANCELLED' ? 'WITHDRAWN' : 'WRONG_AMOUNT'
}

/** Gives the money of a receipt back, with ground and reason. */
export function RefundDialog({
  receipt,
  state,
  onClose,
  onDone,
}: {
  receipt: FeeReceipt | undefined
  /** Where the dossier stands, when it is known: it suggests the ground. */
  state?: CaseState | undefined
  onClose: () => void
  onDone: () => Promise<void>
}) {
  const [ground, setGround] = useState(usual(state))
  const [reason, setReason] = useState('')
  useEffect(() => {
    setGround(usual(state))
    setReason('')
  }, [receipt?.id, state])
  const give = useCommand(async () => {
    if (!receipt) return
    await call(refundFeeReceipt, { params: { receiptId: receipt.id }, body: { ground, reason } } as never)
    tell(both('Đã ghi hoàn trả biên lai {n}.', 'Refund of {n} recorded.', { n: receipt.number }))
    await onDone()
  })
  return (
    <Dialog open={receipt !== undefined} title={both('Hoàn trả phí, lệ phí', 'Refund')} onClose={onClose}>
      {receipt ? (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void give.run()
          }}
        >
          <p>
            {both('Biên lai', 'Receipt')} <b>{receipt.number}</b> · {receipt.payer} ·{' '}
            <b>{amountWords(receipt.amount, receipt.currency)}</b>
          </p>
          <SelectField
            pointer="/refund/ground"
            label={both('Lý do', 'Ground')}
            value={ground}
            onValue={setGround}
            choices={[
              { value: 'REFUSED', label: both('Hồ sơ bị từ chối', 'Dossier refused') },
              { value: 'WITHDRAWN', label: both('Người yêu cầu rút hồ sơ', 'Dossier withdrawn') },
              { value: 'WRONG_AMOUNT', label: both('Thu sai số tiền', 'Wrong amount') },
            ]}
          />
          <TextArea
            pointer="/refund/reason"
            label={both('Ghi rõ', 'In words')}
            required
            value={reason}
            onValue={setReason}
          />
          <ProblemBox problem={give.problem} />
          <div class="dialog-buttons">
            <button type="submit" class="danger" disabled={give.busy || reason.trim().length < 3}>
              {both('Đã trả lại tiền', 'Money given back')}
            </button>
          </div>
        </form>
      ) : null}
    </Dialog>
  )
}
