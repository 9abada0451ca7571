import { useMemo, useState } from 'preact/hooks'
import { worklistCounts } from '../../../cases/api.ts'
import { officeTaskPaper } from '../../../cases/task-papers-api.ts'
import { listOfficeTasks, type OfficeTaskView } from '../../../cases/tasks-api.ts'
import { useAddressQuery } from '../../parts/address-query.web.ts'
import { callForFile } from '../../parts/api.web.ts'
import { useAsk } from '../../parts/ask.web.ts'
import { both } from '../../parts/language.web.ts'
import { Empty, PageHead, ProblemBox, Skeleton, Tabs } from '../../parts/panels.web.tsx'
import { useSession } from '../../parts/session.web.tsx'
import { tell } from '../../parts/toasts.web.tsx'
import { PdfDialog } from '../pdf-view.web.tsx'
import { Notices } from './notices.web.tsx'
import { answerWords, closedByRevocation, TaskCard } from './task-card.web.tsx'
import { AnswerDialog, NoteTaskDialog } from './task-dialogs.web.tsx'

/** Việc giữa các cơ quan: what others want done here, what they let us know, and what we sent, with every receipt. */
export function Screen() {
  const query = useAddressQuery()
  const counts = useAsk(worklistCounts, {}, { everyMs: 60_000 })
  const all = query.get('all') === 'true'
  const number = (n: number | undefined) => (n ? ` (${n})` : '')
  return (
    <>
      <PageHead
        title={both('Việc giữa các cơ quan', 'Between offices')}
        lead={both(
          'Cơ quan khác đề nghị xác minh, niêm yết, ghi chú vào Sổ, hoặc báo cho biết; và những gì đơn vị đã gửi.',
          'What other offices ask for or let you know, and what you sent.',
        )}
      >
        <button
          type="button"
          aria-pressed={all}
          class={all ? 'primary' : ''}
          onClick={() => query.set({ all: all ? '' : 'true' })}
        >
          {both('Cả việc đã xong', 'Also done')}
        </button>
      </PageHead>
      <Tabs
        label={both('Loại việc', 'Kinds')}
        at={query.get('tab') || 'nhan'}
        onAt={(tab) => query.set({ tab: tab === 'nhan' ? '' : tab })}
        tabs={[
          {
            id: 'nhan',
            label: `${both('Cần làm', 'To do')}${number(counts.value?.officeTasks)}`,
            content: () => <Tasks sent={false} all={all} onChange={counts.reload} />,
          },
          {
            id: 'biet',
            label: `${both('Để biết', 'To know')}${number(counts.value?.unreadNotices)}`,
            content: () => <Notices all={all} />,
          },
          {
            id: 'gui',
            label: both('Đã gửi', 'Sent'),
            content: () => <Tasks sent all={all} onChange={counts.reload} />,
          },
        ]}
      />
    </>
  )
}

function Tasks({ sent, all, onChange }: { sent: boolean; all: boolean; onChange: () => Promise<void> }) {
  const { permits } = useSession()
  const list = useAsk(
    listOfficeTasks,
    { query: { sent: sent ? 'true' : 'false', open: all ? 'false' : 'true', limit: 100 } as never },
    { everyMs: 60_000 },
  )
  const [answering, setAnswering] = useState<OfficeTaskView>()
  const [noting, setNoting] = useState<OfficeTaskView>()
  const [printing, setPrinting] = useState<OfficeTaskView>()
  const paper = useMemo(
    () => (printing ? () => callForFile(officeTaskPaper, { params: { taskId: printing.id } }) : undefined),
    [printing],
  )
  const done = (words: string) => {
    setAnswering(undefined)
    setNoting(undefined)
    tell(words)
    void Promise.all([list.reload(), onChange()])
  }
  const items = list.value?.items ?? []
  return (
    <>
      <ProblemBox problem={list.problem} again={() => void list.reload()} />
      {!list.value && list.loading ? <Skeleton lines={5} /> : null}
      {list.value && items.length === 0 ? (
        <Empty
          title={
            sent
              ? both('Không có việc nào đang chờ cơ quan khác.', 'Nothing waits for others.')
              : both('Không có việc nào cần làm.', 'Nothing to do.')
          }
        />
      ) : null}
      <ul class="plain stack">
        {items.map((task) => (
          <TaskCard key={task.id} task={task} sent={sent}>
            {!sent && !task.doneAt ? (
              <>
                {task.needs === 'POST' ? (
                  <button type="button" onClick={() => setPrinting(task)}>
                    {both('In thông báo niêm yết', 'Print the posting')}
                  </button>
                ) : null}
                {task.needs === 'NOTE' && permits('entry.note') ? (
                  <button type="button" class="primary" onClick={() => setNoting(task)}>
                    {both('Xem và ghi chú vào Sổ', 'Look and note')}
                  </button>
                ) : null}
                {(task.needs === 'ANSWER' || task.needs === 'POST') && permits('case.vet') ? (
                  <button type="button" class="primary" onClick={() => setAnswering(task)}>
                    {both('Trả lời', 'Answer')}
                  </button>
                ) : null}
              </>
            ) : null}
          </TaskCard>
        ))}
      </ul>
      <AnswerDialog
        key={answering?.id}
        task={answering}
        onClose={() => setAnswering(undefined)}
        onDone={() => done(both('Đã gửi trả lời.', 'Answered.'))}
      />
      <NoteTaskDialog
        task={noting}
        onClose={() => setNoting(undefined)}
        onDone={({ answer }) =>
          done(closedByRevocation(answer) ? answerWords(answer) : both('Đã ghi chú vào Sổ.', 'Noted in the book.'))
        }
      />
      <PdfDialog title={both('Thông báo niêm yết', 'Posting')} file={paper} onClose={() => setPrinting(undefined)} />
    </>
  )
}
