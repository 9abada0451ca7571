import { Link } from 'wouter-preact'
import { listNotices, readNotice } from '../../cases/api.ts'
import { useAddressQuery } from '../parts/address-query.web.ts'
import { call } from '../parts/api.web.ts'
import { useCommand } from '../parts/ask.web.ts'
import { both, dictionary } from '../parts/language.web.ts'
import { usePages } from '../parts/pages.web.ts'
import { Empty, PageHead, ProblemBox, Skeleton } from '../parts/panels.web.tsx'
import { More } from '../parts/table.web.tsx'
import { dayAndClock } from '../parts/time.web.ts'

const t = dictionary({
  title: ['Thông báo giữa các cơ quan', 'Notices between offices'],
  lead: [
    'Cơ quan khác đã đăng ký cho người cư trú tại địa bàn của bạn, hoặc cần bạn biết.',
    'Another office registered somebody who lives with you, or lets you know something.',
  ],
  none: ['Không có thông báo chưa đọc.', 'No unread notices.'],
  read: ['Đã đọc', 'Acknowledge'],
  dossier: ['Mở hồ sơ', 'Open the dossier'],
  all: ['Cả đã đọc', 'Also read ones'],
})

const kindWords = (kind: string): string => {
  const words: Record<string, string> = {
    REGISTERED_ELSEWHERE: both(
      'Đã đăng ký khai sinh cho người cư trú tại địa bàn',
      'Registered for a resident of yours',
    ),
    PIN_CORRECTION_REFUSED: both(
      'Thông tin sửa bị CSDL quốc gia về dân cư từ chối',
      'The population database refused a correction',
    ),
    PIN_CORRECTION_DELAYED: both(
      'Chưa báo được thông tin sửa cho CSDL quốc gia về dân cư',
      'A correction has not reached the population database',
    ),
    'birth-registered': both('Đã đăng ký khai sinh cho người cư trú tại địa bàn', 'Registered for a resident of yours'),
  }
  return words[kind] ?? kind
}

export function Screen() {
  const query = useAddressQuery()
  const all = query.get('all') === 'true'
  const list = usePages(
    listNotices,
    { query: { unread: all ? 'false' : 'true', limit: 30 } as never },
    { everyMs: 60_000 },
  )
  const acknowledge = useCommand(async (noticeId: string) => {
    await call(readNotice, { params: { noticeId } })
    await list.first.reload()
  })
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')}>
        <button
          type="button"
          aria-pressed={all}
          class={all ? 'primary' : ''}
          onClick={() => query.set({ all: all ? '' : 'true' })}
        >
          {t('all')}
        </button>
      </PageHead>
      <ProblemBox problem={list.problem ?? acknowledge.problem} again={() => void list.first.reload()} />
      {!list.first.value && list.first.loading ? <Skeleton lines={5} /> : null}
      {list.first.value && list.items.length === 0 ? <Empty title={t('none')} /> : null}
      <ul class="plain stack">
        {list.items.map((notice) => (
          <li class="card spread" key={notice.id}>
            <div>
              <h2>{kindWords(notice.kind)}</h2>
              <p>
                {Object.entries(notice.content)
                  .filter(([name]) => name !== 'caseId')
                  .map(([, value]) => value)
                  .filter((value) => typeof value === 'string' || typeof value === 'number')
                  .join(' · ')}
              </p>
              {typeof notice.content.caseId === 'string' ? (
                <p>
                  <Link href={`/ho-so/${notice.content.caseId}`}>{t('dossier')}</Link>
                </p>
              ) : null}
              <small class="faint">
                {notice.fromOffice} · {dayAndClock(notice.sentAt)}
                {notice.readAt ? ` · ${both('đã đọc', 'read')} ${dayAndClock(notice.readAt)}` : ''}
              </small>
            </div>
            {notice.readAt ? null : (
              <button type="button" disabled={acknowledge.busy} onClick={() => void acknowledge.run(notice.id)}>
                {t('read')}
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
