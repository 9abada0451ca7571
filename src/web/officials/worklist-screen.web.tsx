import { useEffect, useRef, useState } from 'preact/hooks'
import { Link, useLocation } from 'wouter-preact'
import { type CaseLine, listCases, worklistCounts } from '../../cases/api.ts'
import type { CaseState } from '../../cases/case.ts'
import { type LinkView, listLinks } from '../../exchange/api.ts'
import { useAddressQuery } from '../parts/address-query.web.ts'
import { useAsk } from '../parts/ask.web.ts'
import { TextField } from '../parts/fields.web.tsx'
import { both, count, dictionary } from '../parts/language.web.ts'
import { usePages } from '../parts/pages.web.ts'
import { Empty, PageHead, ProblemBox, Skeleton } from '../parts/panels.web.tsx'
import { useSession } from '../parts/session.web.tsx'
import { Deadline, StateLine, stateWords } from '../parts/states.web.tsx'
import { DataTable, More } from '../parts/table.web.tsx'
import { ago, clock, day, dayAndClock, deadline, useNow } from '../parts/time.web.ts'
import { channelWords, pinWords } from '../parts/words.web.ts'
import { useKindNames } from './kind-names.web.ts'
import { Reminders } from './reminders.web.tsx'

const t = dictionary({
  title: ['Việc của tôi', 'My work'],
  all: ['Đang mở', 'Open'],
  overdue: ['Quá hạn', 'Late'],
  today: ['Đến hạn hôm nay', 'Due today'],
  pin: ['Vướng số định danh', 'PIN trouble'],
  repairs: ['Chờ duyệt sửa dữ liệu', 'Repairs to decide'],
  notices: ['Thông báo chưa đọc', 'Unread notices'],
  officeTasks: ['Việc cơ quan khác đề nghị', 'Asked by other offices'],
  reminders: ['Nhắc việc', 'Reminders'],
  ended: ['Đã xong', 'Ended'],
  filter: ['Lọc theo tên hoặc mã hồ sơ', 'Filter by name or code'],
  code: ['Hồ sơ', 'Dossier'],
  subject: ['Người được đăng ký', 'Subject'],
  state: ['Tình trạng', 'State'],
  due: ['Hẹn trả', 'Due'],
  number: ['Số', 'No.'],
  channel: ['Nhận qua', 'Channel'],
  noName: ['chưa ghi tên', 'no name yet'],
  draft: ['hồ sơ nháp', 'draft'],
  new: ['Tiếp nhận hồ sơ', 'New dossier'],
  nothing: ['Không có việc nào ở đây.', 'Nothing here.'],
  nothingOpen: ['Hết việc. Không còn hồ sơ nào đang mở.', 'All done: no open dossier.'],
  clear: ['Bỏ lọc', 'Clear the filter'],
})

const shownStates: readonly CaseState[] = [
  'DRAFT',
  'RECEIVED',
  'INCOMPLETE',
  'VETTED',
  'REGISTERED',
  'WAITING_PIN',
  'SUBMITTED',
  'RETURNED',
  'SIGNED',
]

export function Screen() {
  const { permits } = useSession()
  const [, go] = useLocation()
  const query = useAddressQuery()
  const [typed, setTyped] = useState(query.get('q'))
  const now = useNow()
  const states = query.get('states')
  const due = query.get('due')
  const ended = query.get('ended') === 'true'
  const reminding = query.get('nhac') === 'true'
  const counts = useAsk(worklistCounts, {}, { everyMs: 20_000 })
  const list = usePages(listCases, {
    query: {
      states,
      due: due === 'overdue' || due === 'today' ? due : 'any',
      q: query.get('q'),
      ...(ended ? { ended: 'true' } : {}),
      limit: 30,
    } as never,
  })
  const kindName = useKindNames(list.items.map((line) => line.kind))
  // The counts hold no names and are asked often; the list is read again, and logged as read, only when something has moved.
  const moved = JSON.stringify(counts.value ?? null)
  const seen = useRef(moved)
  const { reload } = list.first
  useEffect(() => {
    if (seen.current !== moved && seen.current !== 'null') void reload()
    seen.current = moved
  }, [moved, reload])
  const waiting = (counts.value?.byState.WAITING_PIN ?? 0) > 0 && permits('links.read')
  const links = useAsk(listLinks, waiting ? {} : null, { everyMs: 20_000 })
  const dead = links.value?.items.find((link) => link.partner === 'population-database' && link.state === 'DOWN')
  const only = (changes: Record<string, string>) => query.set({ states: '', due: '', ended: '', ...changes })
  const open = counts.value
    ? shownStates.reduce((sum, state) => sum + (counts.value?.byState[state] ?? 0), 0)
    : undefined
  const filtered = states !== '' || due !== '' || ended || query.get('q') !== ''
  return (
    <>
      <PageHead
        title={t('title')}
        lead={list.first.at ? both('cập nhật {t}', 'as of {t}', { t: clock(list.first.at) }) : undefined}
      >
        {permits('case.intake') ? (
          <button type="button" class="primary" onClick={() => go('/tiep-nhan')}>
            {t('new')} <kbd>n</kbd>
          </button>
        ) : null}
      </PageHead>
      <section class="counters" aria-label={both('Lọc theo tình trạng', 'Filter by state')}>
        <Counter label={t('all')} n={open} here={!states && !due && !ended} onPick={() => only({})} />
        <Counter
          label={t('overdue')}
          n={counts.value?.overdue}
          alarm
          here={due === 'overdue'}
          onPick={() => only({ due: 'overdue' })}
        />
        <Counter
          label={t('today')}
          n={counts.value?.dueToday}
          here={due === 'today'}
          onPick={() => only({ due: 'today' })}
        />
        {shownStates
          .filter((state) => states === state || (counts.value?.byState[state] ?? 0) > 0)
          .map((state) => (
            <Counter
              key={state}
              label={stateWords(state).words}
              n={counts.value?.byState[state] ?? 0}
              here={states === state}
              onPick={() => only({ states: state })}
            />
          ))}
        {counts.value && counts.value.pinTrouble > 0 && permits('links.read') ? (
          <Counter label={t('pin')} n={counts.value.pinTrouble} alarm onPick={() => go('/ket-noi')} />
        ) : null}
        {counts.value && counts.value.repairs > 0 && permits('entry.read') ? (
          <Counter label={t('repairs')} n={counts.value.repairs} onPick={() => go('/sua-du-lieu')} />
        ) : null}
        {counts.value && counts.value.officeTasks > 0 ? (
          <Counter label={t('officeTasks')} n={counts.value.officeTasks} onPick={() => go('/viec-co-quan')} />
        ) : null}
        {counts.value && counts.value.unreadNotices > 0 ? (
          <Counter label={t('notices')} n={counts.value.unreadNotices} onPick={() => go('/viec-co-quan?tab=biet')} />
        ) : null}
        {counts.value && counts.value.reminders > 0 ? (
          <Counter
            label={t('reminders')}
            n={counts.value.reminders}
            here={reminding}
            onPick={() => query.set({ nhac: reminding ? '' : 'true' })}
          />
        ) : null}
      </section>
      {reminding ? <Reminders onChange={counts.reload} /> : null}
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault()
          query.set({ q: typed.trim() })
        }}
      >
        <TextField
          pointer="/filter"
          label={t('filter')}
          type="search"
          value={typed}
          onValue={setTyped}
          onBlur={() => query.set({ q: typed.trim() })}
        />
        <button type="submit">{both('Lọc', 'Filter')}</button>
        <button
          type="button"
          class={ended ? 'primary' : ''}
          aria-pressed={ended}
          onClick={() => only({ ended: ended ? '' : 'true' })}
        >
          {t('ended')}
        </button>
      </form>
      <ProblemBox problem={list.problem} again={() => void list.first.reload()} />
      {list.first.value === undefined && list.first.loading ? <Skeleton lines={8} /> : null}
      {list.first.value && list.items.length === 0 ? (
        <Empty title={filtered ? t('nothing') : t('nothingOpen')}>
          {filtered ? (
            <button
              type="button"
              onClick={() => {
                setTyped('')
                only({ q: '' })
              }}
            >
              {t('clear')}
            </button>
          ) : permits('case.intake') ? (
            <Link href="/tiep-nhan" class="button primary">
              {t('new')}
            </Link>
          ) : null}
        </Empty>
      ) : null}
      {list.items.length > 0 ? (
        <>
          <DataTable
            label={t('title')}
            rows={list.items}
            keyOf={(line) => line.caseId}
            mark={(line) => markOf(line, now)}
            columns={[
              {
                id: 'subject',
                title: t('subject'),
                names: true,
                cell: (line) => (
                  <span>
                    <Link href={`/ho-so/${line.caseId}`}>{line.subjectName || t('noName')}</Link>
                    <small class="faint block">
                      {[kindName(line.kind), line.subjectBirth ? day(line.subjectBirth) : '']
                        .filter(Boolean)
                        .join(' · ')}
                    </small>
                  </span>
                ),
              },
              {
                id: 'code',
                title: t('code'),
                cell: (line) => (
                  <span class="figures nowrap">{line.code ?? <span class="faint">{t('draft')}</span>}</span>
                ),
              },
              {
                id: 'state',
                title: t('state'),
                cell: (line) => (
                  <StateLine state={line.state} since={line.pinAskedAt ?? line.updatedAt} why={whyOf(line, dead)} />
                ),
              },
              {
                id: 'due',
                title: t('due'),
                cell: (line) => (
                  <span>
                    <Deadline dueAt={line.dueAt} pausedAt={line.pausedAt} />
                    {line.dueAt ? (
                      <span class="faint figures nowrap"> · {dayAndClock(line.dueAt).replace(/\/\d{4}/, '')}</span>
                    ) : null}
                  </span>
                ),
              },
              {
                id: 'number',
                title: t('number'),
                numeric: true,
                cell: (line) => <span class="nowrap">{line.entryNumber ?? ''}</span>,
              },
              {
                id: 'channel',
                title: t('channel'),
                cell: (line) => (
                  <span class="nowrap">
                    {channelWords(line.channel)}
                    {line.receivedAt ? <span class="faint nowrap"> · {ago(line.receivedAt, now)}</span> : null}
                  </span>
                ),
              },
            ]}
          />
          <More shown={list.items.length} next={list.next !== null} onMore={() => void list.more()} busy={list.busy} />
        </>
      ) : null}
    </>
  )
}

/** Late and soon stand out only while the deadline still counts. */
function markOf(line: CaseLine, now: number): string {
  if (!line.dueAt || line.pausedAt || line.state === 'HANDED_OVER') return ''
  const { state } = deadline(line.dueAt, now)
  return state === 'ample' ? '' : `is-${state}`
}

function whyOf(line: CaseLine, dead: LinkView | undefined): string {
  if (line.pauseReason) return line.pauseReason
  if (line.pinState && line.pinState !== 'ALLOCATED' && line.pinState !== 'WAITING')
    return [pinWords(line.pinState), line.pinReason].filter(Boolean).join(': ')
  if (line.state !== 'WAITING_PIN') return ''
  if (line.pinReason || !dead) return line.pinReason ?? ''
  return both('kết nối Bộ Công an gián đoạn từ {t}', 'link to the police interrupted since {t}', {
    t: dayAndClock(dead.since),
  })
}

export function Counter({
  label,
  n,
  here = false,
  alarm = false,
  onPick,
}: {
  label: string
  n: number | undefined
  here?: boolean
  alarm?: boolean
  onPick: () => void
}) {
  return (
    <button
      type="button"
      class={`counter${here ? ' here' : ''}${alarm && n ? ' alarm' : ''}`}
      aria-pressed={here}
      onClick={onPick}
    >
      <b>{n === undefined ? '·' : count(n)}</b>
      <span>{label}</span>
    </button>
  )
}
