import { useState } from 'preact/hooks'
import { amountWords } from '../../events/parts/fee.ts'
import {
  enterFeeRate,
  type FeeInForce,
  type FeeRate,
  listFeeRates,
  withdrawFeeRate,
} from '../../offices/fee-rates-api.ts'
import { CalendarDate } from '../../values/calendar-date.ts'
import { useAddressQuery } from '../parts/address-query.web.ts'
import { call } from '../parts/api.web.ts'
import { useAsk, useCommand } from '../parts/ask.web.ts'
import { DayField } from '../parts/date-field.web.tsx'
import { SelectField, TextArea, TextField } from '../parts/fields.web.tsx'
import { both, dictionary } from '../parts/language.web.ts'
import { Dialog, PageHead, ProblemBox, Skeleton } from '../parts/panels.web.tsx'
import { DataTable } from '../parts/table.web.tsx'
import { day, today } from '../parts/time.web.ts'
import { tell } from '../parts/toasts.web.tsx'

const t = dictionary({
  title: ['Phí, lệ phí hộ tịch', 'Fees'],
  lead: [
    'Mức thu do Hội đồng nhân dân cấp tỉnh quyết định; chưa có thì theo mức chung. Mỗi mức có ngày áp dụng và nghị quyết.',
    'Rates are decided by the provincial council; until then the national ones count. Each has its day and its resolution.',
  ],
  inForce: ['Đang áp dụng', 'In force'],
  on: ['Xem theo ngày', 'On the day'],
  entered: ['Các mức đã ghi', 'Rates entered'],
  enter: ['Ghi mức thu mới', 'Enter a rate'],
  withdraw: ['Bỏ mức thu', 'Withdraw a rate'],
})

/** Rates in force on a day, every dated row with its resolution, and the way to enter the next. */
export function Screen() {
  const query = useAddressQuery()
  const on = CalendarDate.safeParse(query.get('on')).data ?? null
  const asked = useAsk(listFeeRates, { query: on ? { on } : {} })
  const [entering, setEntering] = useState(false)
  const [leaving, setLeaving] = useState<FeeRate>()
  const told = asked.value
  const nameOf = (procedure: string): string => {
    const found = told?.inForce.find((one) => one.procedure === procedure)
    return found ? both(found.name, found.nameEn) : procedure
  }
  const done = async () => {
    setEntering(false)
    setLeaving(undefined)
    await asked.reload()
  }
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')}>
        {told && told.mayEnterFor !== 'NOBODY' ? (
          <button type="button" class="primary" onClick={() => setEntering(true)}>
            {t('enter')}
          </button>
        ) : null}
      </PageHead>
      <div class="filters">
        <DayField
          pointer="/on"
          label={t('on')}
          value={on ?? CalendarDate.safeParse(today()).data ?? null}
          onValue={(value) => query.set({ on: value ?? '' })}
        />
      </div>
      <ProblemBox problem={asked.problem} again={() => void asked.reload()} />
      {!told && asked.loading ? <Skeleton lines={8} /> : null}
      {told ? (
        <section class="stack">
          <h2>{t('inForce')}</h2>
          <DataTable
            label={t('inForce')}
            rows={told.inForce}
            keyOf={(row) => row.procedure}
            columns={[
              { id: 'code', title: both('Mã', 'Code'), cell: (row) => <code>{row.code}</code> },
              { id: 'name', title: both('Thủ tục', 'Procedure'), cell: (row) => both(row.name, row.nameEn) },
              {
                id: 'amount',
                title: both('Mức thu', 'Rate'),
                cell: (row) => (
                  <b class="nowrap">
                    {row.amount === null ? both('chưa có', 'none') : amountWords(row.amount, row.currency)}
                  </b>
                ),
              },
              {
                id: 'online',
                title: both('Trực tuyến', 'Online'),
                cell: (row) => (row.onlineAmount === null ? '' : amountWords(row.onlineAmount, row.currency)),
              },
              {
                id: 'cite',
                title: both('Căn cứ', 'Ground'),
                cell: (row) => (
                  <small class={row.national ? 'faint' : ''}>
                    {row.national ? `${both('mức chung', 'national')} · ` : ''}
                    {row.cite}
                  </small>
                ),
              },
            ]}
          />
        </section>
      ) : null}
      {told && told.rates.length > 0 ? (
        <section class="stack">
          <h2>{t('entered')}</h2>
          <DataTable
            label={t('entered')}
            rows={told.rates}
            keyOf={(row) => row.id}
            columns={[
              { id: 'name', title: both('Thủ tục', 'Procedure'), cell: (row) => nameOf(row.procedure) },
              {
                id: 'amount',
                title: both('Mức thu', 'Rate'),
                cell: (row) => (
                  <span class="nowrap">
                    {amountWords(row.amount, row.currency)}
                    {row.online ? ` · ${both('trực tuyến', 'online')}` : ''}
                  </span>
                ),
              },
              { id: 'from', title: both('Từ ngày', 'From'), cell: (row) => day(row.from) },
              { id: 'cite', title: both('Nghị quyết', 'Resolution'), cell: (row) => row.cite },
              { id: 'by', title: both('Người ghi', 'Entered by'), cell: (row) => row.enteredByName },
              {
                id: 'state',
                title: both('Tình trạng', 'State'),
                cell: (row) =>
                  row.withdrawnAt ? (
                    <span class="badge badge-plain" title={row.withdrawnReason ?? ''}>
                      {both('đã bỏ', 'withdrawn')}
                    </span>
                  ) : told.mayEnterFor !== 'NOBODY' ? (
                    <button type="button" class="link" onClick={() => setLeaving(row)}>
                      {both('Bỏ', 'Withdraw')}
                    </button>
                  ) : (
                    both('có hiệu lực', 'in force')
                  ),
              },
            ]}
          />
        </section>
      ) : null}
      <Dialog open={entering} title={t('enter')} onClose={() => setEntering(false)}>
        {entering && told ? (
          <EnterForm procedures={told.inForce} abroad={told.mayEnterFor === 'OFFICE'} onDone={done} />
        ) : null}
      </Dialog>
      <Dialog open={leaving !== undefined} title={t('withdraw')} onClose={() => setLeaving(undefined)}>
        {leaving ? <WithdrawForm rate={leaving} name={nameOf(leaving.procedure)} onDone={done} /> : null}
      </Dialog>
    </>
  )
}

function EnterForm({
  procedures,
  abroad,
  onDone,
}: {
  procedures: readonly FeeInForce[]
  abroad: boolean
  onDone: () => Promise<void>
}) {
  const [procedure, setProcedure] = useState('')
  const [way, setWay] = useState('usual')
  const [amount, setAmount] = useState('')
  const [currency, setCurrency] = useState(abroad ? 'USD' : 'VND')
  const [from, setFrom] = useState<CalendarDate | null>(null)
  const [cite, setCite] = useState('')
  const read = Number(amount.replaceAll('.', '').replace(',', '.'))
  const enter = useCommand(async () => {
    await call(enterFeeRate, {
      body: { procedure, online: way === 'online', amount: read, currency, from, cite },
    } as never)
    tell(both('Đã ghi mức thu.', 'Entered.'))
    await onDone()
  })
  const ready = procedure !== '' && amount.trim() !== '' && Number.isFinite(read) && from && cite.trim().length >= 5
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void enter.run()
      }}
    >
      <SelectField
        pointer="/rate/procedure"
        label={both('Thủ tục', 'Procedure')}
        required
        value={procedure}
        onValue={setProcedure}
        choices={[
          { value: '', label: '' },
          ...procedures.map((one) => ({ value: one.procedure, label: both(one.name, one.nameEn) })),
        ]}
      />
      <SelectField
        pointer="/rate/way"
        label={both('Cách nộp hồ sơ', 'Handed in')}
        value={way}
        onValue={setWay}
        choices={[
          { value: 'usual', label: both('Mọi cách', 'Any way') },
          { value: 'online', label: both('Chỉ khi nộp trực tuyến', 'Online only') },
        ]}
      />
      <TextField
        pointer="/rate/amount"
        label={abroad ? both('Mức thu', 'Rate') : both('Mức thu (đồng)', 'Rate (đồng)')}
        inputMode="decimal"
        required
        width={14}
        value={amount}
        onValue={setAmount}
      />
      {abroad ? (
        <SelectField
          pointer="/rate/currency"
          label={both('Loại tiền', 'Currency')}
          value={currency}
          onValue={setCurrency}
          choices={['USD', 'EUR'].map((value) => ({ value, label: value }))}
        />
      ) : null}
      <DayField pointer="/rate/from" label={both('Áp dụng từ ngày', 'From')} required value={from} onValue={setFrom} />
      <TextField
        pointer="/rate/cite"
        label={both('Số, ngày nghị quyết', 'Resolution')}
        required
        value={cite}
        onValue={setCite}
      />
      <ProblemBox problem={enter.problem} />
      <div class="dialog-buttons">
        <button type="submit" class="primary" disabled={enter.busy || !ready}>
          {both('Ghi', 'Enter')}
        </button>
      </div>
    </form>
  )
}

function WithdrawForm({ rate, name, onDone }: { rate: FeeRate; name: string; onDone: () => Promise<void> }) {
  const [reason, setReason] = useState('')
  const leave = useCommand(async () => {
    await call(withdrawFeeRate, { params: { rateId: rate.id }, body: { reason } } as never)
    tell(both('Đã bỏ mức thu.', 'Withdrawn.'))
    await onDone()
  })
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void leave.run()
      }}
    >
      <p>
        {name} · <b>{amountWords(rate.amount, rate.currency)}</b> · {both('từ', 'from')} {day(rate.from)}
      </p>
      <TextArea
        pointer="/withdraw/reason"
        label={both('Lý do', 'Reason')}
        required
        value={reason}
        onValue={setReason}
      />
      <ProblemBox problem={leave.problem} />
      <div class="dialog-buttons">
        <button type="submit" class="danger" disabled={leave.busy || reason.trim().length < 3}>
          {both('Bỏ mức thu', 'Withdraw')}
        </button>
      </div>
    </form>
  )
}
