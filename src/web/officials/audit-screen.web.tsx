import { useState } from 'preact/hooks'
import { readAudit, verifyChains, whoSaw } from '../../offices/audit-api.ts'
import type { OutputOf } from '../../platform/endpoint.ts'
import type { CalendarDate } from '../../values/calendar-date.ts'
import { useAddressQuery } from '../parts/address-query.web.ts'
import { call } from '../parts/api.web.ts'
import { useCommand } from '../parts/ask.web.ts'
import { DayField } from '../parts/date-field.web.tsx'
import { TextField } from '../parts/fields.web.tsx'
import { both, count, dictionary } from '../parts/language.web.ts'
import { usePages } from '../parts/pages.web.ts'
import { Empty, PageHead, ProblemBox, Skeleton } from '../parts/panels.web.tsx'
import { DataTable, More } from '../parts/table.web.tsx'
import { clock, dayAndClock } from '../parts/time.web.ts'
import { actionWords, subjectWords } from './action-words.web.ts'

type Line = OutputOf<typeof readAudit>['lines'][number]
type Verified = OutputOf<typeof verifyChains>

const t = dictionary({
  title: ['Nhật ký', 'Audit log'],
  lead: [
    'Mỗi dòng nối với dòng trước bằng mã băm: sửa, xóa hay chèn đều bị phát hiện.',
    'Each line is chained to the one before by a hash: a change, deletion or insertion is found.',
  ],
  verify: ['Kiểm tra toàn vẹn', 'Verify'],
  verifying: ['Đang kiểm tra…', 'Verifying…'],
  who: ['Ai đã xem', 'Who saw it'],
  from: ['Từ ngày', 'From'],
  to: ['Đến ngày', 'To'],
  action: ['Việc', 'Action'],
  subject: ['Mã đối tượng (hồ sơ, mục, tài khoản)', 'Subject id'],
  filter: ['Lọc', 'Filter'],
  none: ['Không có dòng nào khớp.', 'Nothing fits.'],
  week: ['Không lọc thì xem 7 ngày gần nhất.', 'Without a filter the last 7 days are shown.'],
})

export function Screen() {
  const query = useAddressQuery()
  const [action, setAction] = useState(query.get('action'))
  const [subject, setSubject] = useState(query.get('subject'))
  const from = query.get('from') as CalendarDate
  const to = query.get('to') as CalendarDate
  const kind = query.get('kind')
  const seen = query.get('seen') === 'true' && kind !== '' && query.get('subject') !== ''
  const bySubject = usePages(
    whoSaw,
    seen ? { params: { kind, id: query.get('subject') }, query: { limit: 100 } } : null,
    { cursor: 'before' },
  )
  const all = usePages(
    readAudit,
    seen
      ? null
      : {
          query: {
            limit: 50,
            ...(query.get('action') ? { action: query.get('action') } : {}),
            ...(query.get('subject') ? { subjectId: query.get('subject') } : {}),
            ...(kind ? { subjectKind: kind } : {}),
            ...(from ? { from } : {}),
            ...(to ? { to } : {}),
          },
        },
    { cursor: 'before' },
  )
  const list = seen ? bySubject : all
  const verify = useCommand(() => call(verifyChains, { body: {} }))
  const [verified, setVerified] = useState<Verified & { at: string }>()
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')}>
        <button
          type="button"
          class="primary"
          disabled={verify.busy}
          onClick={async () => {
            const result = await verify.run()
            if (result) setVerified({ ...result, at: new Date().toISOString() })
          }}
        >
          {verify.busy ? t('verifying') : t('verify')}
        </button>
      </PageHead>
      <ProblemBox problem={verify.problem} />
      {verified ? <Verdict verified={verified} /> : null}
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault()
          query.set({ action: action.trim(), subject: subject.trim(), kind: '', seen: '' })
        }}
      >
        <DayField
          pointer="/from"
          label={t('from')}
          value={from || null}
          onValue={(value) => query.set({ from: value ?? '' })}
        />
        <DayField
          pointer="/to"
          label={t('to')}
          value={to || null}
          onValue={(value) => query.set({ to: value ?? '' })}
        />
        <TextField pointer="/action" label={t('action')} value={action} onValue={setAction} />
        <div class="grow">
          <TextField pointer="/subject" label={t('subject')} value={subject} onValue={setSubject} />
        </div>
        <button type="submit">{t('filter')}</button>
      </form>
      <p class="hint">{t('week')}</p>
      <ProblemBox problem={list.problem} again={() => void list.first.reload()} />
      {!list.first.value && list.first.loading ? <Skeleton lines={10} /> : null}
      {list.first.value && list.items.length === 0 ? <Empty title={t('none')} /> : null}
      {list.items.length > 0 ? (
        <>
          <DataTable
            label={t('title')}
            rows={list.items as Line[]}
            keyOf={(line) => `${line.officeId}-${line.seq}`}
            columns={[
              {
                id: 'at',
                title: both('Lúc', 'At'),
                cell: (line) => <span class="figures nowrap">{dayAndClock(line.at)}</span>,
              },
              {
                id: 'who',
                title: both('Ai', 'Who'),
                names: true,
                cell: (line) => (
                  <span>
                    {line.actorName}
                    <br />
                    <small class="faint">{line.officeName}</small>
                  </span>
                ),
              },
              {
                id: 'action',
                title: t('action'),
                cell: (line) => <span title={line.action}>{actionWords(line.action)}</span>,
              },
              {
                id: 'subject',
                title: both('Đối tượng', 'Subject'),
                cell: (line) =>
                  line.subjectId ? (
                    <span>
                      {subjectWords(line.subjectKind)}{' '}
                      <button
                        type="button"
                        class="link"
                        title={line.subjectId}
                        onClick={() => {
                          setSubject(line.subjectId)
                          query.set({ subject: line.subjectId, kind: line.subjectKind, seen: 'true', action: '' })
                        }}
                      >
                        {line.subjectId.slice(0, 13)}
                        <span class="visually-hidden"> – {t('who')}</span>
                      </button>
                    </span>
                  ) : (
                    ''
                  ),
              },
              { id: 'purpose', title: both('Mục đích', 'Purpose'), cell: (line) => line.purpose },
              { id: 'seq', title: both('Dòng', 'Line'), numeric: true, cell: (line) => count(line.seq) },
            ]}
          />
          <More shown={list.items.length} next={list.next !== null} onMore={() => void list.more()} busy={list.busy} />
        </>
      ) : null}
    </>
  )
}

function Verdict({ verified }: { verified: Verified & { at: string } }) {
  const broken = verified.results.filter((result) => !result.sound)
  return (
    <div class={`box ${verified.sound ? 'box-good' : 'box-error'}`} role="status">
      <p>
        <b>
          {verified.sound
            ? both('Toàn vẹn: {n} dòng của {o} đơn vị.', 'Sound: {n} lines of {o} offices.', {
                n: count(verified.lines),
                o: count(verified.offices),
              })
            : both('CÓ DẤU HIỆU BỊ SỬA ở {o} đơn vị.', 'TAMPERED with at {o} offices.', { o: broken.length })}
        </b>{' '}
        {clock(verified.at)}
        {verified.complete
          ? ''
          : ` · ${both('mới kiểm tra một phần; dùng lệnh hotich verify để kiểm tra hết', 'in part only; use hotich verify for all')}`}
      </p>
      {broken.map((result) => (
        <div key={result.officeId}>
          <b>{result.officeName}</b>
          <ul>
            {result.faults.map((fault) => (
              <li key={`${fault.seq}-${fault.kind}`}>
                {both('dòng {n}', 'line {n}', { n: count(fault.seq) })}: {fault.explanation}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}
