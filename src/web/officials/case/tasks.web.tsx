import { useMemo, useState } from 'preact/hooks'
import type { CaseView } from '../../../cases/api.ts'
import { caseTaskPaper } from '../../../cases/task-papers-api.ts'
import {
  addCaseTask,
  type CaseTask,
  finishCaseTask,
  type listCaseTasks,
  proposedCaseTasks,
} from '../../../cases/tasks-api.ts'
import type { OutputOf } from '../../../platform/endpoint.ts'
import { call, callForFile } from '../../parts/api.web.ts'
import { type Asking, useAsk, useCommand } from '../../parts/ask.web.ts'
import { TextArea } from '../../parts/fields.web.tsx'
import { both } from '../../parts/language.web.ts'
import { Dialog, Empty, ProblemBox, Skeleton } from '../../parts/panels.web.tsx'
import { useSession } from '../../parts/session.web.tsx'
import { Deadline } from '../../parts/states.web.tsx'
import { day, dayAndClock } from '../../parts/time.web.ts'
import { tell } from '../../parts/toasts.web.tsx'
import { PdfDialog } from '../pdf-view.web.tsx'
import { TaskForm, type TaskStart } from './task-form.web.tsx'
import { caseTaskWords } from './task-kinds.web.ts'

type Proposed = OutputOf<typeof proposedCaseTasks>['items'][number]
const waiting: readonly string[] = ['RECEIVED', 'INCOMPLETE', 'VETTED', 'APPROVED']

/** Whether a dossier can have tasks now. */
export const mayHaveTasks = (view: CaseView | undefined): boolean => view !== undefined && waiting.includes(view.state)

/** Việc: what the dossier waits for, what the law still wants, and the letters. */
export function Tasks({
  view,
  tasks,
  reload,
}: {
  view: CaseView | undefined
  tasks: Asking<OutputOf<typeof listCaseTasks>>
  reload: () => Promise<void>
}) {
  const { me, permits } = useSession()
  const open = mayHaveTasks(view)
  const mine = open && view?.officeId === me.officeId && permits('case.vet')
  const caseId = view?.caseId ?? ''
  const proposed = useAsk(proposedCaseTasks, mine ? { params: { caseId: caseId as never } } : null)
  const [adding, setAdding] = useState<TaskStart>()
  const [finishing, setFinishing] = useState<CaseTask>()
  const [printing, setPrinting] = useState<CaseTask>()
  const paper = useMemo(
    () =>
      printing
        ? () => callForFile(caseTaskPaper, { params: { caseId: printing.caseId, taskId: printing.id } })
        : undefined,
    [printing],
  )
  const changed = async (words: string) => {
    setAdding(undefined)
    setFinishing(undefined)
    tell(words)
    await Promise.all([tasks.reload(), proposed.reload(), reload()])
  }
  const take = useCommand(async (one: Proposed) => {
    const { kind, text, unitCode, startsOn, dueAt } = one
    await call(addCaseTask, {
      params: { caseId: caseId as never },
      body: { kind, text, unitCode, startsOn, dueAt },
    } as never)
    await changed(unitCode ? both('Đã gửi.', 'Sent.') : both('Đã thêm việc.', 'Added.'))
  })
  if (!view?.receivedAt)
    return (
      <Empty title={both('Hồ sơ chưa được tiếp nhận', 'Not yet taken in')}>
        <p>
          {both(
            'Niêm yết, xác minh, phỏng vấn bắt đầu sau khi tiếp nhận.',
            'Postings, questions and interviews begin once it is taken in.',
          )}
        </p>
      </Empty>
    )
  const items = tasks.value?.items ?? []
  const offers = proposed.value?.items ?? []
  return (
    <div class="stack">
      <ProblemBox problem={tasks.problem ?? take.problem} again={() => void tasks.reload()} />
      {offers.length > 0 ? (
        <section class="box box-info tasks-wanted">
          <h2>{both('Pháp luật yêu cầu', 'The law wants')}</h2>
          <ul class="plain stack">
            {offers.map((one) => (
              <li key={`${one.kind}${one.unitCode}${one.text}`} class="spread">
                <div>
                  <b>{caseTaskWords(one.kind)}</b>
                  {one.place ? `: ${one.place}` : ''}
                  <p>{one.text}</p>
                  <small class="faint">
                    {one.kind === 'VERIFICATION'
                      ? both('trả lời trước {d}', 'answer by {d}', { d: dayAndClock(one.dueAt) })
                      : both('từ {a} đến hết {b}', 'from {a} to {b}', {
                          a: day(one.startsOn),
                          b: day(one.lastDay),
                        })}{' '}
                    · {one.cite}
                  </small>
                </div>
                {one.unitCode !== null || one.kind === 'POSTING' || one.kind === 'INTERVIEW' ? (
                  <button type="button" class="primary" disabled={take.busy} onClick={() => void take.run(one)}>
                    {one.unitCode === null ? both('Bắt đầu', 'Begin') : both('Gửi', 'Send')}
                  </button>
                ) : (
                  <button type="button" onClick={() => setAdding({ kind: one.kind, text: one.text, place: one.place })}>
                    {both('Chọn nơi gửi …', 'Choose where …')}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {!tasks.value && tasks.loading ? <Skeleton lines={4} /> : null}
      {tasks.value && items.length === 0 && offers.length === 0 ? (
        <Empty title={both('Hồ sơ này không chờ việc gì.', 'The dossier waits for nothing.')} />
      ) : null}
      <ul class="plain stack">
        {items.map((task) => (
          <li key={task.id} class="card stack">
            <div class="spread">
              <h2>
                {caseTaskWords(task.kind)} {task.office ? <small class="faint">→ {task.office}</small> : null}
              </h2>
              {task.doneAt ? (
                <span class="badge badge-good">
                  {both('xong', 'done')} {dayAndClock(task.doneAt)}
                </span>
              ) : (
                <span class="row">
                  {task.blocks ? (
                    <span class="badge badge-wait">{both('chờ mới ghi Sổ', 'the entry waits')}</span>
                  ) : null}
                  {task.dueAt ? <Deadline dueAt={task.dueAt} /> : null}
                </span>
              )}
            </div>
            <p>{task.text}</p>
            {task.outcome ? (
              <p class="box box-good">
                <span>
                  <b>{both('Kết quả:', 'Outcome:')}</b> {task.outcome}
                </span>
              </p>
            ) : null}
            <div class="spread">
              <small class="faint">
                {[
                  task.startsOn ? both('từ {d}', 'from {d}', { d: day(task.startsOn) }) : '',
                  task.dueAt ? both('đến {d}', 'until {d}', { d: dayAndClock(task.dueAt) }) : '',
                ]
                  .filter(Boolean)
                  .join(' ')}
              </small>
              <span class="row">
                <button type="button" onClick={() => setPrinting(task)}>
                  {both('In văn bản', 'Print the letter')}
                </button>
                {!task.doneAt && mine ? (
                  <button type="button" class="primary" onClick={() => setFinishing(task)}>
                    {both('Ghi kết quả', 'Record the outcome')}
                  </button>
                ) : null}
              </span>
            </div>
          </li>
        ))}
      </ul>
      {mine ? (
        <p>
          <button type="button" onClick={() => setAdding({ kind: 'VERIFICATION', text: '', place: '' })}>
            {both('Thêm việc …', 'Add a task …')}
          </button>
        </p>
      ) : null}
      <TaskForm
        caseId={caseId}
        start={adding}
        onClose={() => setAdding(undefined)}
        onDone={() => void changed(both('Đã thêm việc.', 'Added.'))}
      />
      <OutcomeDialog
        key={finishing?.id}
        task={finishing}
        onClose={() => setFinishing(undefined)}
        onDone={() => void changed(both('Đã ghi kết quả.', 'Recorded.'))}
      />
      <PdfDialog
        title={printing ? caseTaskWords(printing.kind) : ''}
        file={paper}
        onClose={() => setPrinting(undefined)}
      />
    </div>
  )
}

function OutcomeDialog({
  task,
  onClose,
  onDone,
}: {
  task: CaseTask | undefined
  onClose: () => void
  onDone: () => void
}) {
  const [outcome, setOutcome] = useState('')
  const finish = useCommand(async () => {
    if (!task) return
    await call(finishCaseTask, { params: { caseId: task.caseId, taskId: task.id }, body: { outcome } })
    onDone()
  })
  return (
    <Dialog open={task !== undefined} title={both('Ghi kết quả', 'Outcome')} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void finish.run()
        }}
      >
        <p>{task?.text}</p>
        <TextArea
          pointer="/task/outcome"
          label={both('Kết quả', 'Outcome')}
          required
          value={outcome}
          onValue={setOutcome}
        />
        <ProblemBox problem={finish.problem} />
        <div class="dialog-buttons">
          <button type="button" onClick={onClose}>
            {both('Thôi', 'Cancel')}
          </button>
          <button type="submit" class="primary" disabled={finish.busy || outcome.trim().length < 3}>
            {both('Ghi', 'Record')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
