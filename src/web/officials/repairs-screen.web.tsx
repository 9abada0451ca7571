import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import type { OutputOf } from '../../platform/endpoint.ts'
import { decideRepair, listRepairs } from '../../registers/api.ts'
import { useAddressQuery } from '../parts/address-query.web.ts'
import { call } from '../parts/api.web.ts'
import { useAsk, useCommand } from '../parts/ask.web.ts'
import { SelectField, TextArea } from '../parts/fields.web.tsx'
import { both, dictionary } from '../parts/language.web.ts'
import { Dialog, Empty, PageHead, ProblemBox, Skeleton } from '../parts/panels.web.tsx'
import { dayAndClock } from '../parts/time.web.ts'
import { tell } from '../parts/toasts.web.tsx'
import { Changes } from './changes.web.tsx'

type Repair = OutputOf<typeof listRepairs>['items'][number]
type State = Repair['state']

const t = dictionary({
  title: ['Đề nghị sửa dữ liệu', 'Data repairs'],
  lead: [
    'Dữ liệu khác với Sổ giấy: một người đề nghị, người khác duyệt.',
    'Record differs from the book: one asks, another decides.',
  ],
  none: ['Không có đề nghị nào.', 'Nothing here.'],
  approve: ['Duyệt', 'Approve'],
  reject: ['Bác …', 'Reject …'],
  own: ['Chờ người khác duyệt', 'Waits for somebody else'],
})

const states = (): { value: State; label: string }[] => [
  { value: 'OPEN', label: both('Đang chờ', 'Open') },
  { value: 'APPROVED', label: both('Đã duyệt', 'Approved') },
  { value: 'REJECTED', label: both('Đã bác', 'Rejected') },
]

export function Screen() {
  const query = useAddressQuery()
  const state = (query.get('state') || 'OPEN') as State
  const repairs = useAsk(listRepairs, { query: { state } }, { everyMs: 60_000 })
  const [rejecting, setRejecting] = useState<Repair>()
  const [reason, setReason] = useState('')
  const decide = useCommand(async (repair: Repair, approve: boolean) => {
    await call(decideRepair, { params: { repairId: repair.id }, body: { approve, reason } })
    setRejecting(undefined)
    setReason('')
    tell(
      approve
        ? both('Đã duyệt, dữ liệu đã sửa.', 'Approved; the record is mended.')
        : both('Đã bác đề nghị.', 'Rejected.'),
    )
    await repairs.reload()
  })
  const items = repairs.value?.items ?? []
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')}>
        <SelectField
          pointer="/state"
          label={both('Tình trạng', 'State')}
          value={state}
          onValue={(next) => query.set({ state: next })}
          choices={states()}
        />
      </PageHead>
      <ProblemBox problem={repairs.problem ?? decide.problem} again={() => void repairs.reload()} />
      {!repairs.value && repairs.loading ? <Skeleton lines={5} /> : null}
      {repairs.value && items.length === 0 ? <Empty title={t('none')} /> : null}
      <ul class="plain stack">
        {items.map((repair) => (
          <li class="card stack" key={repair.id}>
            <div class="spread">
              <h2>
                <Link
                  href={`/muc/${repair.officeId}/${repair.entryId}?p=${encodeURIComponent(both('Kiểm tra, đối chiếu Sổ', 'Checking the books'))}`}
                >
                  {repair.subjectName}
                </Link>{' '}
                <span class="faint figures">
                  · {both('số', 'no.')} {repair.number}
                </span>
              </h2>
              {repair.state === 'OPEN' ? (
                repair.mayDecide ? (
                  <span class="row">
                    <button
                      type="button"
                      class="primary"
                      disabled={decide.busy}
                      onClick={() => void decide.run(repair, true)}
                    >
                      {t('approve')}
                    </button>
                    <button type="button" onClick={() => setRejecting(repair)}>
                      {t('reject')}
                    </button>
                  </span>
                ) : (
                  <span class="badge badge-wait">{t('own')}</span>
                )
              ) : null}
            </div>
            <Changes fields={repair.changedFields} />
            <p>
              {repair.reason}{' '}
              <small class="faint">
                {repair.askedByName} · {dayAndClock(repair.askedAt)}
                {repair.decidedByName ? ` · ${repair.decidedByName}: ${repair.decisionReason ?? ''}` : ''}
              </small>
            </p>
          </li>
        ))}
      </ul>
      <Dialog open={rejecting !== undefined} title={t('reject')} onClose={() => setRejecting(undefined)}>
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            if (rejecting) void decide.run(rejecting, false)
          }}
        >
          <TextArea pointer="/reject" label={both('Lý do', 'Reason')} required value={reason} onValue={setReason} />
          <ProblemBox problem={decide.problem} />
          <div class="dialog-buttons">
            <button type="submit" class="primary" disabled={decide.busy || reason.trim().length < 3}>
              {both('Bác đề nghị', 'Reject')}
            </button>
          </div>
        </form>
      </Dialog>
    </>
  )
}
