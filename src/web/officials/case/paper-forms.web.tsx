import { useState } from 'preact/hooks'
import type { casePaper } from '../../../cases/api.ts'
import type { QueryOf } from '../../../platform/endpoint.ts'
import type { CalendarDate } from '../../../values/calendar-date.ts'
import { DayField } from '../../parts/date-field.web.tsx'
import { TextArea } from '../../parts/fields.web.tsx'
import { both } from '../../parts/language.web.ts'
import { today } from '../../parts/time.web.ts'

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
