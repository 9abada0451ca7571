import { useState } from 'preact/hooks'
import { extendApproval, getApproval } from '../../../cases/approval-api.ts'
import type { OutputOf } from '../../../platform/endpoint.ts'
import type { CalendarDate } from '../../../values/calendar-date.ts'
import { call } from '../../parts/api.web.ts'
import { useAsk, useCommand } from '../../parts/ask.web.ts'
import { DayField } from '../../parts/date-field.web.tsx'
import { TextArea } from '../../parts/fields.web.tsx'
import { both } from '../../parts/language.web.ts'
import { Dialog, ProblemBox } from '../../parts/panels.web.tsx'
import { day, dayAndClock } from '../../parts/time.web.ts'
import { tell } from '../../parts/toasts.web.tsx'

type Approval = NonNullable<OutputOf<typeof getApproval>['approval']>

/** How an approved dossier stands to the days of the law; nothing in any other state. */
export function useApproval(caseId: string, approved: boolean) {
  const asking = useAsk(getApproval, approved ? { params: { caseId } } : null, { everyMs: 60_000 })
  return { approval: approved ? (asking.value?.approval ?? undefined) : undefined, reload: asking.reload }
}

/** Who approved, until when the parties may come, and what is to be done when they did not. */
export function ApprovalBox({
  caseId,
  approval,
  mayAct,
  onCancel,
  onChange,
}: {
  caseId: string
  approval: Approval
  mayAct: boolean
  onCancel: () => void
  onChange: () => Promise<void>
}) {
  const [extending, setExtending] = useState(false)
  const late = approval.unclaimed || approval.missed
  return (
    <div class={late ? 'box box-warning' : 'box'}>
      <p>
        {both('{n} duyệt lúc {t}.', 'Approved by {n}, {t}.', {
          n: [approval.approverName, approval.approverLines.at(-1)].filter(Boolean).join(', '),
          t: dayAndClock(approval.approvedAt),
        })}
      </p>
      <p>
        {approval.handOverBy ? (
          <>
            {both('Hai bên đến nhận trước: ', 'The parties come by: ')}
            <b class="nowrap">{dayAndClock(approval.handOverBy)}</b>
            <br />
          </>
        ) : null}
        {both('Hạn cuối: ', 'Last day: ')}
        <b class="nowrap">{day(approval.lastDay)}</b>
      </p>
      {approval.unclaimed ? (
        <>
          <p>
            {both(
              'Đã quá hạn cuối mà hai bên không đến nhận: hủy kết quả (Nghị định 123/2015, Điều 32).',
              'The last day has passed and nobody came: cancel the result (NĐ 123/2015, art. 32).',
            )}
          </p>
          {mayAct ? (
            <button type="button" class="danger" onClick={onCancel}>
              {both('Hủy kết quả', 'Cancel the result')}
            </button>
          ) : null}
        </>
      ) : approval.missed ? (
        <>
          <p>
            {both(
              'Đã qua giờ hẹn: chỉ trao sau khi gia hạn theo đề nghị bằng văn bản.',
              'The appointment has passed: it must be put off at a written request first.',
            )}
          </p>
          {mayAct ? (
            <button type="button" onClick={() => setExtending(true)}>
              {both('Gia hạn trao kết quả …', 'Put the hand-over off …')}
            </button>
          ) : null}
        </>
      ) : null}
      <Dialog
        open={extending}
        title={both('Gia hạn trao kết quả', 'Put the hand-over off')}
        onClose={() => setExtending(false)}
      >
        <Extension
          caseId={caseId}
          lastDay={approval.lastDay}
          onDone={async () => {
            setExtending(false)
            tell(both('Đã gia hạn.', 'Put off.'))
            await onChange()
          }}
        />
      </Dialog>
    </div>
  )
}

function Extension({
  caseId,
  lastDay,
  onDone,
}: {
  caseId: string
  lastDay: CalendarDate
  onDone: () => Promise<void>
}) {
  const [until, setUntil] = useState<CalendarDate | null>(null)
  const [reason, setReason] = useState('')
  const extend = useCommand(async () => {
    if (!until) return
    await call(extendApproval, { params: { caseId }, body: { until, reason } })
    await onDone()
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void extend.run()
      }}
    >
      <ProblemBox problem={extend.problem} />
      <DayField
        pointer="/extension/until"
        label={both('Hẹn lại đến ngày', 'New day')}
        hint={both('Chậm nhất {d}.', 'At the latest {d}.', { d: day(lastDay) })}
        required
        value={until}
        onValue={setUntil}
      />
      <TextArea
        pointer="/extension/reason"
        label={both('Văn bản đề nghị và lý do', 'Written request and its ground')}
        hint={both('Ví dụ: đơn ngày 25/11/2026, bên nam đi công tác.', 'Letter of 25 November, he is away for work.')}
        required
        value={reason}
        onValue={setReason}
      />
      <div class="dialog-buttons">
        <button type="submit" class="primary" disabled={extend.busy || !until || reason.trim().length < 3}>
          {both('Gia hạn', 'Put off')}
        </button>
      </div>
    </form>
  )
}
