import { useState } from 'preact/hooks'
import { type AccountView, grantAuthority } from '../../offices/accounts-api.ts'
import type { CalendarDate } from '../../values/calendar-date.ts'
import { call } from '../parts/api.web.ts'
import { useCommand } from '../parts/ask.web.ts'
import { DayField } from '../parts/date-field.web.tsx'
import { SelectField, TextArea, TextField } from '../parts/fields.web.tsx'
import { both } from '../parts/language.web.ts'
import { Dialog, ProblemBox } from '../parts/panels.web.tsx'
import { today } from '../parts/time.web.ts'
import { tell } from '../parts/toasts.web.tsx'

type Capacity = 'CHAIR' | 'VICE_CHAIR' | 'DELEGATED'
const linesOf: Record<Capacity, string> = {
  CHAIR: 'CHỦ TỊCH',
  VICE_CHAIR: 'KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH',
  DELEGATED: 'TUQ. CHỦ TỊCH\nCÔNG CHỨC TƯ PHÁP – HỘ TỊCH',
}

/** Gives an account the authority to sign, with the lines printed above the name. */
export function GrantDialog({
  account,
  onClose,
  onDone,
}: {
  account: Pick<AccountView, 'id'>
  onClose: () => void
  onDone: () => void
}) {
  const [capacity, setCapacity] = useState<Capacity>('VICE_CHAIR')
  const [lines, setLines] = useState(linesOf.VICE_CHAIR)
  const [from, setFrom] = useState<CalendarDate | null>(today() as CalendarDate)
  const [to, setTo] = useState<CalendarDate | null>(null)
  const [decision, setDecision] = useState('')
  const grant = useCommand(async () => {
    if (!from) return
    const capacityLines = lines
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
    await call(grantAuthority, {
      params: { accountId: account.id },
      body: { capacity, capacityLines, from, to, decision },
    })
    tell(both('Đã giao thẩm quyền ký.', 'Granted.'))
    onDone()
  })
  return (
    <Dialog open title={both('Giao thẩm quyền ký', 'Grant the authority to sign')} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void grant.run()
        }}
      >
        <SelectField
          pointer="/capacity"
          label={both('Tư cách', 'Capacity')}
          value={capacity}
          onValue={(next) => {
            if (!next) return
            setCapacity(next)
            setLines(linesOf[next])
          }}
          choices={[
            { value: 'CHAIR', label: both('Chủ tịch', 'Chair') },
            { value: 'VICE_CHAIR', label: both('Phó Chủ tịch (ký thay)', 'Vice-chair') },
            { value: 'DELEGATED', label: both('Thừa ủy quyền', 'Delegated') },
          ]}
        />
        <TextArea
          pointer="/lines"
          label={both('Dòng in trên tên người ký', 'Lines printed above the name')}
          value={lines}
          onValue={setLines}
          rows={2}
        />
        <div class="cols-2">
          <DayField pointer="/from" label={both('Từ ngày', 'From')} required value={from} onValue={setFrom} />
          <DayField
            pointer="/to"
            label={both('Đến ngày (để trống: không thời hạn)', 'To (blank: no end)')}
            value={to}
            onValue={setTo}
          />
        </div>
        <TextField
          pointer="/decision"
          label={both('Văn bản phân công', 'Decision')}
          required
          value={decision}
          onValue={setDecision}
        />
        <ProblemBox problem={grant.problem} />
        <div class="dialog-buttons">
          <button type="submit" class="primary" disabled={grant.busy || !from || decision.trim().length < 3}>
            {both('Giao', 'Grant')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
