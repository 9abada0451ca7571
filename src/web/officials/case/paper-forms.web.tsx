import { useState } from 'preact/hooks'
import type { casePaper } from '../../../cases/api.ts'
import { issueExtract } from '../../../documents/api.ts'
import type { QueryOf } from '../../../platform/endpoint.ts'
import type { CalendarDate } from '../../../values/calendar-date.ts'
import { call } from '../../parts/api.web.ts'
import { useCommand } from '../../parts/ask.web.ts'
import { DayField } from '../../parts/date-field.web.tsx'
import { TextArea, TextField } from '../../parts/fields.web.tsx'
import { both } from '../../parts/language.web.ts'
import { ProblemBox } from '../../parts/panels.web.tsx'
import { today } from '../../parts/time.web.ts'
import { tell } from '../../parts/toasts.web.tsx'

export type Apology = QueryOf<typeof casePaper>

/** Why the result is late and by when it is promised now: what the apology letter says. */
export function ApologyForm({ onDone }: { onDone: (apology: Apology) => void }) {
  const [reason, setReason] = useState('')
  const [on, setOn] = useState<CalendarDate | null>(null)
  const early = on !== null && on < today()
  return (
    <form
      class="card stack"
      onSubmit={(event) => {
        event.preventDefault()
        // Results are promised for the end of the working day, Vietnamese time.
        if (on) onDone({ reason: reason.trim(), newDueAt: `${on}T17:00:00+07:00` })
      }}
    >
      <TextArea
        pointer="/apology/reason"
        label={both('Lý do chậm', 'Why it is late')}
        required
        value={reason}
        onValue={setReason}
      />
      <DayField
        pointer="/apology/on"
        label={both('Hẹn lại ngày', 'Promised anew for')}
        required
        value={on}
        onValue={setOn}
        {...(early
          ? { notes: [{ severity: 'error', message: both('Ngày đã qua.', 'This day has passed.') }] }
          : { hint: both('trước 17 giờ', 'before 17:00') })}
      />
      <div>
        <button type="submit" class="primary" disabled={reason.trim().length < 3 || on === null || early}>
          {both('Lập phiếu xin lỗi', 'Write the letter')}
        </button>
      </div>
    </form>
  )
}

/** Copies of the extract: who wants them, what for, how many. They then wait for their signature. */
export function ExtractForm({
  officeId,
  entryId,
  requester,
  copies,
  onDone,
}: {
  officeId: number
  entryId: string
  requester: string
  copies: number
  onDone: () => Promise<void>
}) {
  const [who, setWho] = useState(requester)
  const [purpose, setPurpose] = useState('')
  const [number, setNumber] = useState(String(copies))
  const issue = useCommand(async () => {
    await call(issueExtract, {
      params: { officeId, entryId },
      body: { requester: who, purpose, copies: Math.max(1, Number(number) || 1) },
    } as never)
    tell(both('Đã lập bản sao, chờ ký.', 'Made; waits for its signature.'))
    await onDone()
  })
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void issue.run()
      }}
    >
      <TextField pointer="/extract/requester" label={both('Người yêu cầu', 'Requester')} value={who} onValue={setWho} />
      <TextField pointer="/extract/purpose" label={both('Mục đích', 'Purpose')} value={purpose} onValue={setPurpose} />
      <TextField
        pointer="/extract/copies"
        label={both('Số bản', 'Copies')}
        value={number}
        onValue={setNumber}
        inputMode="numeric"
        width={4}
      />
      <ProblemBox problem={issue.problem} />
      <button type="submit" class="primary" disabled={issue.busy || purpose.trim().length < 3}>
        {both('Lập', 'Make')}
      </button>
    </form>
  )
}
