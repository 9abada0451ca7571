import { useState } from 'preact/hooks'
import { addNote } from '../../registers/api.ts'
import type { CalendarDate } from '../../values/calendar-date.ts'
import { call } from '../parts/api.web.ts'
import { useCommand } from '../parts/ask.web.ts'
import { DayField } from '../parts/date-field.web.tsx'
import { enterMovesOn } from '../parts/enter-moves-on.web.ts'
import { TextArea, TextField } from '../parts/fields.web.tsx'
import { both } from '../parts/language.web.ts'
import { Dialog, ProblemBox } from '../parts/panels.web.tsx'

/** A note in the margin of an entry: what, and the paper it rests on. */
export function NoteDialog({
  open,
  onClose,
  officeId,
  entryId,
  onDone,
}: {
  open: boolean
  onClose: () => void
  officeId: number
  entryId: string
  onDone: () => void
}) {
  const [content, setContent] = useState('')
  const [kind, setKind] = useState('')
  const [number, setNumber] = useState('')
  const [date, setDate] = useState<CalendarDate | null>(null)
  const [authority, setAuthority] = useState('')
  const send = useCommand(async () => {
    await call(addNote, { params: { officeId, entryId }, body: { content, basis: { kind, number, date, authority } } })
    setContent('')
    onDone()
  })
  const complete =
    content.trim().length >= 3 && kind.trim().length >= 2 && number.trim() !== '' && authority.trim().length >= 2
  return (
    <Dialog open={open} title={both('Ghi chú vào Sổ', 'Marginal note')} onClose={onClose}>
      <form
        class="stack"
        onKeyDown={enterMovesOn}
        onSubmit={(event) => {
          event.preventDefault()
          void send.run()
        }}
      >
        <TextField
          pointer="/note/kind"
          label={both('Loại giấy tờ (bản án, quyết định, trích lục …)', 'Kind of paper')}
          required
          value={kind}
          onValue={setKind}
        />
        <div class="cols-2">
          <TextField pointer="/note/number" label={both('Số', 'Number')} required value={number} onValue={setNumber} />
          <DayField pointer="/note/date" label={both('Ngày', 'Date')} value={date} onValue={setDate} />
        </div>
        <TextField
          pointer="/note/authority"
          label={both('Cơ quan ban hành', 'Issued by')}
          required
          value={authority}
          onValue={setAuthority}
        />
        <TextArea
          pointer="/note/content"
          label={both('Nội dung ghi chú', 'Note')}
          required
          value={content}
          onValue={setContent}
        />
        <ProblemBox problem={send.problem} />
        <div class="dialog-buttons">
          <button type="button" onClick={onClose}>
            {both('Thôi', 'Cancel')}
          </button>
          <button type="submit" class="primary" disabled={send.busy || !complete}>
            {both('Ghi vào Sổ', 'Write it')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
