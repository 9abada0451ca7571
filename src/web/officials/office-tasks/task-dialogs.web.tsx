import { useEffect, useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { readNotice } from '../../../cases/api.ts'
import { answerOfficeTask, noteOfficeTask, type OfficeTaskView, previewOfficeTask } from '../../../cases/tasks-api.ts'
import { call } from '../../parts/api.web.ts'
import { useAsk, useCommand } from '../../parts/ask.web.ts'
import { ChoiceField, TextArea } from '../../parts/fields.web.tsx'
import { both } from '../../parts/language.web.ts'
import { Dialog, ProblemBox, Skeleton } from '../../parts/panels.web.tsx'
import { registerWords } from '../../parts/words.web.ts'
import { Changes } from '../changes.web.tsx'
import { contentWords } from './task-words.web.ts'

/** Opening a task is its receipt, which the sender sees. */
function useReceipt(task: OfficeTaskView | undefined): void {
  useEffect(() => {
    if (task && !task.readAt) void call(readNotice, { params: { noticeId: task.id } }).catch(() => {})
  }, [task])
}

type Verdict = 'yes' | 'no' | 'other'

/** Answers a verification or a posting; the clock of the other office's dossier goes on. */
export function AnswerDialog({
  task,
  onClose,
  onDone,
}: {
  task: OfficeTaskView | undefined
  onClose: () => void
  onDone: () => void
}) {
  const [answer, setAnswer] = useState('')
  const [verdict, setVerdict] = useState<Verdict | ''>('')
  useReceipt(task)
  const posting = task?.needs === 'POST'
  const send = useCommand(async () => {
    if (!task) return
    await call(answerOfficeTask, {
      params: { taskId: task.id },
      body: { answer, confirmed: posting || verdict === 'other' ? null : verdict === 'yes' },
    })
    setAnswer('')
    setVerdict('')
    onDone()
  })
  const ready = answer.trim().length >= 3 && (posting || verdict !== '')
  return (
    <Dialog open={task !== undefined} title={both('Trả lời', 'Answer')} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void send.run()
        }}
      >
        <p>{task ? contentWords(task.content, () => '').said : ''}</p>
        {posting ? null : (
          <ChoiceField
            pointer="/answer/verdict"
            label={both('Nội dung được hỏi', 'What was asked')}
            required
            value={verdict}
            onValue={setVerdict}
            choices={[
              { value: 'yes', label: both('Đúng', 'It is so') },
              { value: 'no', label: both('Không đúng', 'It is not') },
              { value: 'other', label: both('Chưa đủ căn cứ', 'Cannot be said') },
            ]}
          />
        )}
        <TextArea
          pointer="/answer/text"
          label={posting ? both('Kết quả niêm yết', 'Outcome of the posting') : both('Trả lời', 'Answer')}
          required
          value={answer}
          onValue={setAnswer}
          {...(posting
            ? {
                hint: both(
                  'Ví dụ: đã niêm yết từ ngày … đến ngày …, không có khiếu nại.',
                  'Posted from … to …, no objection.',
                ),
              }
            : {})}
        />
        <ProblemBox problem={send.problem} />
        <div class="dialog-buttons">
          <button type="button" onClick={onClose}>
            {both('Thôi', 'Cancel')}
          </button>
          <button type="submit" class="primary" disabled={send.busy || !ready}>
            {both('Gửi trả lời', 'Send the answer')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

/** Ghi chú vào Sổ: what will be written and what it changes, then one button. */
export function NoteTaskDialog({
  task,
  onClose,
  onDone,
}: {
  task: OfficeTaskView | undefined
  onClose: () => void
  onDone: (written: OfficeTaskView) => void
}) {
  const preview = useAsk(previewOfficeTask, task ? { params: { taskId: task.id } } : null)
  useReceipt(task)
  const write = useCommand(async () => {
    if (!task) return
    onDone(await call(noteOfficeTask, { params: { taskId: task.id }, body: {} }))
  })
  const shown = preview.value
  return (
    <Dialog open={task !== undefined} title={both('Ghi chú vào Sổ', 'Note in the book')} onClose={onClose}>
      <div class="stack">
        <ProblemBox problem={preview.problem} again={() => void preview.reload()} />
        {shown ? (
          <>
            <dl class="facts">
              <dt>{both('Mục', 'Entry')}</dt>
              <dd>
                <Link
                  href={`/muc/${shown.entry.officeId}/${shown.entry.entryId}?p=${encodeURIComponent(both('Ghi chú theo thông báo của cơ quan khác', 'Noting as another office asks'))}`}
                >
                  {registerWords(shown.entry.register)}, {both('số', 'no.')} {shown.entry.number}
                </Link>
                <br />
                {shown.entry.subject}
              </dd>
              <dt>{both('Căn cứ', 'Basis')}</dt>
              <dd>{shown.basis}</dd>
              <dt>{both('Sẽ ghi', 'Will be written')}</dt>
              <dd>
                <b>{shown.content}</b>
              </dd>
            </dl>
            <div>
              <h3>{both('Thông tin thay đổi trong cơ sở dữ liệu', 'What changes in the record')}</h3>
              {shown.changedFields.length > 0 ? (
                <Changes fields={shown.changedFields} />
              ) : (
                <p class="faint">
                  {both('Chỉ ghi chú, nội dung mục giữ nguyên.', 'Only the note; the content stays.')}
                </p>
              )}
            </div>
          </>
        ) : preview.loading ? (
          <Skeleton lines={5} />
        ) : null}
        <ProblemBox problem={write.problem} />
        <div class="dialog-buttons">
          <button type="button" onClick={onClose}>
            {both('Thôi', 'Cancel')}
          </button>
          <button type="button" class="primary" disabled={write.busy || !shown} onClick={() => void write.run()}>
            {both('Ghi vào Sổ', 'Write it')}
          </button>
        </div>
      </div>
    </Dialog>
  )
}
