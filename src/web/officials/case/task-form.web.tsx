import { useState } from 'preact/hooks'
import { addCaseTask, type CaseTaskKind } from '../../../cases/tasks-api.ts'
import type { CalendarDate } from '../../../values/calendar-date.ts'
import { momentInVietnam } from '../../../values/moment.ts'
import { call } from '../../parts/api.web.ts'
import { useCommand } from '../../parts/ask.web.ts'
import { DayField } from '../../parts/date-field.web.tsx'
import { enterMovesOn } from '../../parts/enter-moves-on.web.ts'
import { ChoiceField, TextArea, TextField, Tick } from '../../parts/fields.web.tsx'
import { both } from '../../parts/language.web.ts'
import { Dialog, ProblemBox } from '../../parts/panels.web.tsx'
import { PlacePicker } from '../../parts/place-picker.web.tsx'
import { today } from '../../parts/time.web.ts'
import { caseTaskWords } from './task-kinds.web.ts'

const END_OF_DAY = 17 * 60
const MORNING = 8 * 60
const CLOCK = /^([01]?\d|2[0-3])[:h]?([0-5]\d)$/

/** Minutes of the day of `08:30`, `0830` or `8h30`; undefined when it cannot be read. */
function minutesOf(text: string): number | undefined {
  const found = CLOCK.exec(text.trim())
  return found ? Number(found[1]) * 60 + Number(found[2]) : undefined
}

export type TaskStart = { kind: CaseTaskKind; text: string; place: string }

/** A task of the dossier: posting, interview, question to another commune, appointment. */
export function TaskForm({
  caseId,
  start,
  onClose,
  onDone,
}: {
  caseId: string
  start: TaskStart | undefined
  onClose: () => void
  onDone: () => void
}) {
  return (
    <Dialog open={start !== undefined} title={both('Thêm việc', 'Add a task')} onClose={onClose} wide>
      {start ? <Fields caseId={caseId} start={start} onClose={onClose} onDone={onDone} /> : null}
    </Dialog>
  )
}

function Fields({
  caseId,
  start,
  onClose,
  onDone,
}: {
  caseId: string
  start: TaskStart
  onClose: () => void
  onDone: () => void
}) {
  const now = today() as CalendarDate
  const [kind, setKind] = useState(start.kind)
  const [text, setText] = useState(start.text)
  const [place, setPlace] = useState(start.place)
  const [unitCode, setUnitCode] = useState<string | null>(null)
  const [startsOn, setStartsOn] = useState<CalendarDate | null>(now)
  const [lastDay, setLastDay] = useState<CalendarDate | null>(null)
  const [time, setTime] = useState('')
  const [blocks, setBlocks] = useState(true)
  const elsewhere = kind === 'VERIFICATION' || kind === 'POSTING_ELSEWHERE'
  const posting = kind === 'POSTING' || kind === 'POSTING_ELSEWHERE'
  const meeting = kind === 'INTERVIEW' || kind === 'APPOINTMENT'
  const minutes = meeting ? (time.trim() === '' ? MORNING : minutesOf(time)) : END_OF_DAY
  const add = useCommand(async () => {
    await call(addCaseTask, {
      params: { caseId },
      body: {
        kind,
        text,
        startsOn: posting ? startsOn : null,
        dueAt: lastDay && minutes !== undefined ? momentInVietnam(lastDay, minutes) : null,
        blocks: kind === 'APPOINTMENT' ? false : blocks,
        unitCode: elsewhere ? unitCode : null,
      },
    } as never)
    onDone()
  })
  const ready =
    text.trim().length >= 3 &&
    minutes !== undefined &&
    (!elsewhere || unitCode !== null) &&
    (!posting || startsOn !== null) &&
    (!meeting || lastDay !== null)
  return (
    <form
      class="stack"
      onKeyDown={enterMovesOn}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) void add.run()
      }}
    >
      <ChoiceField
        pointer="/task/kind"
        label={both('Việc', 'Task')}
        value={kind}
        onValue={setKind}
        choices={(['POSTING', 'INTERVIEW', 'VERIFICATION', 'POSTING_ELSEWHERE', 'APPOINTMENT'] as const).map(
          (value) => ({
            value,
            label: caseTaskWords(value),
          }),
        )}
      />
      {elsewhere ? (
        <PlacePicker
          pointer="/task/place"
          label={both('Gửi Ủy ban nhân dân xã, phường', 'To the commune')}
          required
          level="commune"
          text={place}
          onText={(next) => {
            setPlace(next)
            setUnitCode(null)
          }}
          onPick={(picked) => {
            setPlace(picked.chain)
            setUnitCode(picked.unitCode)
          }}
          hint={
            kind === 'VERIFICATION'
              ? both('Hạn của hồ sơ tạm dừng đến khi có trả lời.', 'The clock stops until the answer comes.')
              : undefined
          }
        />
      ) : null}
      <TextArea
        pointer="/task/text"
        label={posting ? both('Nội dung niêm yết', 'What is posted') : both('Nội dung', 'What')}
        required
        value={text}
        onValue={setText}
      />
      <div class="cols-2">
        {posting ? (
          <DayField
            pointer="/task/starts"
            label={both('Niêm yết từ ngày', 'Posted from')}
            required
            value={startsOn}
            onValue={setStartsOn}
          />
        ) : null}
        <DayField
          pointer="/task/last"
          label={
            posting
              ? both('Đến hết ngày', 'To the end of')
              : meeting
                ? both('Ngày', 'Day')
                : both('Trả lời trước ngày', 'Answer by')
          }
          required={meeting}
          value={lastDay}
          onValue={setLastDay}
        />
        {meeting ? (
          <TextField
            pointer="/task/time"
            label={both('Giờ', 'Time')}
            placeholder="08:00"
            inputMode="numeric"
            width={7}
            value={time}
            onValue={setTime}
            notes={
              minutes === undefined
                ? [
                    {
                      severity: 'error',
                      message: both('Ghi giờ và phút, ví dụ 08:30.', 'Hour and minute, e.g. 08:30.'),
                    },
                  ]
                : []
            }
          />
        ) : null}
      </div>
      {kind === 'APPOINTMENT' ? null : (
        <Tick
          pointer="/task/blocks"
          label={both('Chưa xong thì chưa ghi vào Sổ', 'The entry waits until it is done')}
          checked={blocks}
          onChecked={setBlocks}
        />
      )}
      <ProblemBox problem={add.problem} />
      <div class="dialog-buttons">
        <button type="button" onClick={onClose}>
          {both('Thôi', 'Cancel')}
        </button>
        <button type="submit" class="primary" disabled={add.busy || !ready}>
          {elsewhere ? both('Gửi', 'Send') : both('Thêm', 'Add')}
        </button>
      </div>
    </form>
  )
}
