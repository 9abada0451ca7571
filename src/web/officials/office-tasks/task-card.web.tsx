import type { ComponentChildren } from 'preact'
import type { OfficeTaskView } from '../../../cases/tasks-api.ts'
import { both } from '../../parts/language.web.ts'
import { Deadline } from '../../parts/states.web.tsx'
import { dayAndClock } from '../../parts/time.web.ts'
import { useKindNames } from '../kind-names.web.ts'
import { contentWords, taskKindWords } from './task-words.web.ts'

/** What was answered, in words. */
export function answerWords(answer: unknown): string {
  if (typeof answer !== 'object' || answer === null) return ''
  const { text, confirmed, by, seq } = answer as {
    text?: string
    confirmed?: boolean | null
    by?: string
    seq?: number
  }
  const said = typeof seq === 'number' ? both('đã ghi chú vào Sổ', 'noted in the book') : (text ?? '')
  const yes =
    confirmed === true ? both('xác nhận đúng', 'confirmed') : confirmed === false ? both('không đúng', 'not so') : ''
  return [said, yes, by].filter(Boolean).join(' · ')
}

/** The task was closed because the entry, or the one the note rested on, was revoked. */
export const closedByRevocation = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'closedBy' in answer && answer.closedBy === 'REVOCATION'

/** One task between two offices: what, between whom, by when, and every receipt. */
export function TaskCard({
  task,
  sent,
  children,
}: {
  task: OfficeTaskView
  sent: boolean
  children?: ComponentChildren
}) {
  const event = task.content.event
  const kindName = useKindNames(typeof event === 'string' ? [event] : [])
  const { said, about } = contentWords(task.content, kindName)
  const done = task.doneAt ?? (task.needs === 'READ' ? task.readAt : null)
  const revoked = closedByRevocation(task.answer)
  return (
    <li class="card stack">
      <div class="spread">
        <h2>
          {taskKindWords(task.kind)} <small class="faint">{sent ? `→ ${task.toOffice}` : task.fromOffice}</small>
        </h2>
        {done ? (
          <span class={revoked ? 'badge badge-wait' : 'badge badge-good'}>
            {revoked
              ? both('đã đóng do thu hồi, hủy bỏ', 'closed by revocation')
              : task.needs === 'READ'
                ? both('đã đọc', 'read')
                : both('đã xong', 'done')}{' '}
            {dayAndClock(done)}
          </span>
        ) : task.dueAt ? (
          <Deadline dueAt={task.dueAt} />
        ) : null}
      </div>
      <p>
        {said}
        {about ? <small class="faint block">{about}</small> : null}
      </p>
      {task.answer ? (
        <p class={revoked ? 'box box-warning' : 'box box-good'}>
          <b>{revoked ? both('Không ghi nữa:', 'Not noted any more:') : both('Trả lời:', 'Answer:')}</b>{' '}
          {answerWords(task.answer)}
        </p>
      ) : null}
      <div class="spread">
        <small class="faint">
          {both('gửi', 'sent')} {dayAndClock(task.sentAt)} ·{' '}
          {task.readAt
            ? `${both('đã nhận', 'received')} ${dayAndClock(task.readAt)}`
            : both('chưa mở xem', 'not yet opened')}
          {task.dueAt ? ` · ${both('hạn', 'due')} ${dayAndClock(task.dueAt)}` : ''}
        </small>
        {children ? <span class="row">{children}</span> : null}
      </div>
    </li>
  )
}
