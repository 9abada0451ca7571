import { useEffect, useRef, useState } from 'preact/hooks'
import { moveCase } from '../../../cases/api.ts'
import { getCaseFee } from '../../../cases/fees-api.ts'
import { amountWords } from '../../../events/parts/fee.ts'
import { groundsFor } from '../../../law/refusals.ts'
import type { CalendarDate } from '../../../values/calendar-date.ts'
import { call } from '../../parts/api.web.ts'
import { useAsk, useCommand } from '../../parts/ask.web.ts'
import { SelectField, TextArea } from '../../parts/fields.web.tsx'
import { useShortcuts } from '../../parts/keys.web.ts'
import { both } from '../../parts/language.web.ts'
import { Dialog, ProblemBox } from '../../parts/panels.web.tsx'
import { callOrKeep } from '../../parts/send-later.web.ts'
import { today } from '../../parts/time.web.ts'
import { tell } from '../../parts/toasts.web.tsx'
import { type Move, moveWords } from './moves.web.ts'

type Ordinary = Exclude<Move, 'receive' | 'register'>

const groundsOf = (move: Ordinary | undefined, eventKind: string | undefined) =>
  move === 'refuse-intake' || move === 'refuse-merits'
    ? groundsFor(
        move === 'refuse-intake' ? 'REFUSED_INTAKE' : 'REFUSED_MERITS',
        eventKind === 'MARRIAGE',
        today() as CalendarDate,
      )
    : []

/** Confirms a step and takes its reason: for a completion request the list of what lacks, for a refusal its ground, both from the law. */
export function MoveDialog({
  move,
  caseId,
  eventKind,
  lackingByLaw,
  onClose,
  onDone,
}: {
  move: Ordinary | undefined
  caseId: string
  eventKind?: string
  lackingByLaw: readonly { text: string; cite: string }[]
  onClose: () => void
  onDone: (move: Ordinary) => void
}) {
  const [reason, setReason] = useState('')
  const [lacking, setLacking] = useState('')
  const [ground, setGround] = useState('')
  const grounds = groundsOf(move, eventKind)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    setReason('')
    setGround('')
    setLacking(lackingByLaw.map((paper) => `${paper.text} (${paper.cite})`).join('\n'))
    command.clear()
    if (move) setTimeout(() => form.current?.querySelector<HTMLElement>('textarea, button[type=submit]')?.focus(), 30)
  }, [move])
  const command = useCommand(async (wanted: Ordinary) => {
    const lines = lacking
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line.length >= 2)
    const list = wanted === 'ask-completion' ? lines : []
    const why = reason.trim() || (list.length > 0 ? both('Hồ sơ còn thiếu giấy tờ', 'Papers are missing') : '')
    const asked = { params: { caseId }, body: { action: wanted, reason: why, lacking: list } }
    // The paper leaves the desk now, whatever the line does; everything else is worth waiting for the answer.
    if (wanted === 'hand-over') {
      const { waiting } = await callOrKeep(moveCase, asked, moveWords(wanted).label)
      if (waiting) {
        onClose()
        tell(both('Đã ghi nhận; gửi đi khi có đường truyền.', 'Kept; sent when the line is back.'))
        return
      }
    } else await call(moveCase, asked)
    onDone(wanted)
  })
  const words = move ? moveWords(move) : undefined
  const ready =
    !words ||
    (words.reason === 'wanted'
      ? reason.trim().length >= 3
      : words.reason === 'lacking'
        ? lacking.trim().length >= 2
        : true)
  const go = () => {
    if (move && ready) void command.run(move)
  }
  useShortcuts(move ? [{ keys: 'Ctrl+Enter', label: words?.label ?? '', run: go }] : [])
  return (
    <Dialog open={move !== undefined} title={words?.label ?? ''} onClose={onClose}>
      <form
        class="stack"
        ref={form}
        onSubmit={(event) => {
          event.preventDefault()
          go()
        }}
      >
        <p>{words?.what}</p>
        {move === 'hand-over' ? <StillDue caseId={caseId} /> : null}
        {words?.reason === 'lacking' ? (
          <TextArea
            pointer="/move/lacking"
            label={both('Giấy tờ, nội dung còn thiếu (mỗi dòng một việc)', 'What lacks (one a line)')}
            rows={6}
            value={lacking}
            onValue={setLacking}
            hint={both('In đúng như đây trong phiếu yêu cầu bổ sung.', 'Printed exactly so in the letter.')}
          />
        ) : null}
        {grounds.length > 0 ? (
          <SelectField
            pointer="/move/ground"
            label={both('Căn cứ từ chối', 'Ground of the refusal')}
            hint={both('Đưa vào lý do bên dưới; ghi rõ thêm sự việc.', 'Goes into the reason below; add the facts.')}
            value={ground}
            onValue={(code) => {
              setGround(code)
              setReason(grounds.find((one) => one.code === code)?.vi ?? '')
            }}
            empty={both('— chọn căn cứ —', '— choose a ground —')}
            choices={grounds.map(({ code, vi, en }) => ({ value: code, label: both(vi, en) }))}
          />
        ) : null}
        {words?.reason === 'none' ? null : (
          <TextArea
            pointer="/move/reason"
            label={
              words?.reason === 'lacking'
                ? both('Ghi thêm (không bắt buộc)', 'Remark (optional)')
                : both('Lý do', 'Reason')
            }
            rows={3}
            value={reason}
            onValue={setReason}
            {...(words?.reason === 'wanted' ? { required: true } : {})}
          />
        )}
        <ProblemBox problem={command.problem} />
        <div class="dialog-buttons">
          <button type="button" onClick={onClose}>
            {both('Thôi', 'Cancel')}
          </button>
          <button type="submit" class={words?.danger ? 'danger' : 'primary'} disabled={command.busy || !ready}>
            {words?.label} <kbd>Ctrl+Enter</kbd>
          </button>
        </div>
      </form>
    </Dialog>
  )
}

/** Money that is still owed when the result is handed over. */
function StillDue({ caseId }: { caseId: string }) {
  const asked = useAsk(getCaseFee, { params: { caseId } })
  const { due = null, fee = null } = asked.value ?? {}
  if (due === null || due <= 0 || fee === null) return null
  return (
    <p class="note note-warning">
      {both(
        'Còn phải thu {a}: thu tiền, lập biên lai trước khi trả kết quả.',
        '{a} is still owed: take it and write the receipt first.',
        { a: amountWords(due, fee.currency) },
      )}
    </p>
  )
}
