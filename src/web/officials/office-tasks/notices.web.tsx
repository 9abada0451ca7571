import { Link } from 'wouter-preact'
import { listNotices, readNotice, worklistCounts } from '../../../cases/api.ts'
import { call } from '../../parts/api.web.ts'
import { useAsk, useCommand } from '../../parts/ask.web.ts'
import { both } from '../../parts/language.web.ts'
import { usePages } from '../../parts/pages.web.ts'
import { Empty, ProblemBox, Skeleton } from '../../parts/panels.web.tsx'
import { More } from '../../parts/table.web.tsx'
import { dayAndClock } from '../../parts/time.web.ts'
import { useKindNames } from '../kind-names.web.ts'
import { contentWords, taskKindWords } from './task-words.web.ts'

/** Notices that are only to be read: each is acknowledged, and its sender sees when. */
export function Notices({ all }: { all: boolean }) {
  const counts = useAsk(worklistCounts, {})
  const list = usePages(
    listNotices,
    { query: { unread: all ? 'false' : 'true', limit: 30 } as never },
    { everyMs: 60_000 },
  )
  const acknowledge = useCommand(async (noticeId: string) => {
    await call(readNotice, { params: { noticeId } })
    await Promise.all([list.first.reload(), counts.reload()])
  })
  return (
    <>
      <ProblemBox problem={list.problem ?? acknowledge.problem} again={() => void list.first.reload()} />
      {!list.first.value && list.first.loading ? <Skeleton lines={5} /> : null}
      {list.first.value && list.items.length === 0 ? (
        <Empty title={both('Không có thông báo chưa đọc.', 'No unread notices.')} />
      ) : null}
      <ul class="plain stack">
        {list.items.map((notice) => (
          <li class="card spread" key={notice.id}>
            <div>
              <h2>{taskKindWords(notice.kind)}</h2>
              <NoticeWords content={notice.content} />
              {typeof notice.content.caseId === 'string' ? (
                <p>
                  <Link href={`/ho-so/${notice.content.caseId}`}>{both('Mở hồ sơ', 'Open the dossier')}</Link>
                </p>
              ) : null}
              <small class="faint">
                {notice.fromOffice} · {dayAndClock(notice.sentAt)}
                {notice.readAt ? ` · ${both('đã đọc', 'read')} ${dayAndClock(notice.readAt)}` : ''}
              </small>
            </div>
            {notice.readAt ? null : (
              <button type="button" disabled={acknowledge.busy} onClick={() => void acknowledge.run(notice.id)}>
                {both('Đã đọc', 'Acknowledge')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {list.items.length > 0 ? (
        <More shown={list.items.length} next={list.next !== null} onMore={() => void list.more()} busy={list.busy} />
      ) : null}
    </>
  )
}

function NoticeWords({ content }: { content: Readonly<Record<string, unknown>> }) {
  const { event } = content
  const kindName = useKindNames(typeof event === 'string' ? [event] : [])
  const { said, about } = contentWords(content, kindName)
  return (
    <p>
      {said}
      {about ? <small class="faint block">{about}</small> : null}
    </p>
  )
}
