import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { listReadAlerts, type ReadAlert, settleReadAlert } from '../../registers/search-api.ts'
import { useAddressQuery } from '../parts/address-query.web.ts'
import { call } from '../parts/api.web.ts'
import { useAsk, useCommand } from '../parts/ask.web.ts'
import { SelectField, TextArea } from '../parts/fields.web.tsx'
import { both, dictionary } from '../parts/language.web.ts'
import { Dialog, Empty, PageHead, ProblemBox, Skeleton } from '../parts/panels.web.tsx'
import { useSession } from '../parts/session.web.tsx'
import { DataTable } from '../parts/table.web.tsx'
import { dayAndClock } from '../parts/time.web.ts'

const t = dictionary({
  title: ['Cảnh báo đọc dữ liệu', 'Reading alerts'],
  lead: [
    'Tìm quá nhiều, mở quá nhiều mục, đọc ngoài giờ, tìm đi tìm lại một người, đọc về người thân, nhiều người cùng đọc về một người. Hỏi người đọc, ghi kết quả.',
    'Too many searches or readings, reading out of hours, one person looked for again and again, relatives, one person read by many. Ask, and write down what was found.',
  ],
  none: ['Không có cảnh báo.', 'No alerts.'],
  settle: ['Ghi kết quả …', 'Settle …'],
  note: ['Kết quả xem xét', 'What was found'],
  whoRead: ['Ai đã đọc', 'Who read it'],
})

const kindWords = (kind: ReadAlert['kind']): string =>
  ({
    MASS_SEARCH: both('Tra cứu quá nhiều', 'Too many searches'),
    MASS_READ: both('Mở xem quá nhiều mục', 'Too many entries read'),
    OFF_HOURS: both('Đọc ngoài giờ', 'Reading out of hours'),
    SAME_NAME: both('Tìm đi tìm lại một người', 'One person searched again and again'),
    OWN_RELATIVES: both('Đọc về mình hoặc người thân', 'Read about oneself or relatives'),
    MANY_READERS: both('Nhiều công chức đọc về một người', 'One person read by many officials'),
  })[kind]

function timesWords({ kind, reads, withinMinutes }: ReadAlert): string {
  const numbers = { n: reads, m: withinMinutes }
  switch (kind) {
    case 'OWN_RELATIVES':
      return both('{n} lần trong {m} phút', '{n} times in {m} minutes', numbers)
    case 'MANY_READERS':
      return both('{n} công chức trong {m} phút', '{n} officials in {m} minutes', numbers)
    default:
      return both('hơn {n} lần trong {m} phút', 'more than {n} in {m} minutes', { ...numbers, n: reads - 1 })
  }
}

export function Screen() {
  const session = useSession()
  const query = useAddressQuery()
  const state = query.get('state') === 'ALL' ? 'ALL' : 'OPEN'
  const alerts = useAsk(listReadAlerts, { query: { state } }, { everyMs: 60_000 })
  const [settling, setSettling] = useState<ReadAlert>()
  const [note, setNote] = useState('')
  const settle = useCommand(async (alert: ReadAlert) => {
    await call(settleReadAlert, { params: { alertId: alert.id }, body: { note } })
    setSettling(undefined)
    setNote('')
    await alerts.reload()
  })
  const items = alerts.value?.items ?? []
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')}>
        <SelectField
          pointer="/state"
          label={both('Tình trạng', 'State')}
          value={state}
          onValue={(next) => query.set({ state: next })}
          choices={[
            { value: 'OPEN', label: both('Chưa xem xét', 'Open') },
            { value: 'ALL', label: both('Tất cả', 'All') },
          ]}
        />
      </PageHead>
      <ProblemBox problem={alerts.problem} again={() => void alerts.reload()} />
      {!alerts.value && alerts.loading ? <Skeleton lines={5} /> : null}
      {alerts.value && items.length === 0 ? <Empty title={t('none')} /> : null}
      {items.length > 0 ? (
        <DataTable
          label={t('title')}
          rows={items}
          keyOf={(alert) => alert.id}
          columns={[
            {
              id: 'at',
              title: both('Lúc', 'When'),
              cell: (alert) => <span class="figures">{dayAndClock(alert.at)}</span>,
            },
            {
              id: 'kind',
              title: both('Cảnh báo', 'Alert'),
              cell: (alert) => (
                <span>
                  {kindWords(alert.kind)}
                  {alert.purpose ? (
                    <>
                      <br />
                      <small class="faint">
                        {both('Lý do đã nêu: {why}', 'Reason given: {why}', { why: alert.purpose })}
                      </small>
                    </>
                  ) : null}
                  {alert.subjectId && session.permits('audit.read') ? (
                    <>
                      <br />
                      <Link
                        href={`/nhat-ky?subject=${encodeURIComponent(alert.subjectId)}&kind=${alert.subjectKind}&seen=true`}
                      >
                        {t('whoRead')}
                      </Link>
                    </>
                  ) : null}
                </span>
              ),
            },
            {
              id: 'who',
              title: both('Người đọc', 'Reader'),
              names: true,
              cell: (alert) => (
                <span>
                  {alert.accountName || alert.readers.map(({ name }) => name).join(', ')}
                  <br />
                  <small class="faint">{alert.officeName}</small>
                </span>
              ),
            },
            {
              id: 'reads',
              title: both('Số lần', 'Times'),
              cell: timesWords,
            },
            {
              id: 'seen',
              title: both('Xem xét', 'Settled'),
              cell: (alert) =>
                alert.seenAt ? (
                  <span>
                    {alert.seenNote} <small class="faint">{`${alert.seenByName}, ${dayAndClock(alert.seenAt)}`}</small>
                  </span>
                ) : (
                  <button type="button" onClick={() => setSettling(alert)}>
                    {t('settle')}
                  </button>
                ),
            },
          ]}
        />
      ) : null}
      <Dialog open={settling !== undefined} title={t('note')} onClose={() => setSettling(undefined)}>
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            if (settling) void settle.run(settling)
          }}
        >
          <TextArea pointer="/note" label={t('note')} required value={note} onValue={setNote} />
          <ProblemBox problem={settle.problem} />
          <div class="dialog-buttons">
            <button type="submit" class="primary" disabled={settle.busy || note.trim().length < 3}>
              {both('Ghi', 'Save')}
            </button>
          </div>
        </form>
      </Dialog>
    </>
  )
}
