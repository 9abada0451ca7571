import { Link } from 'wouter-preact'
import type { CaseState } from '../../cases/case.ts'
import { inForce } from '../../law/in-force.ts'
import { judgmentNotes } from '../../law/judgment-notes.ts'
import { registrationKindOf } from '../../law/registration-kinds.ts'
import type { OutputOf } from '../../platform/endpoint.ts'
import { dashboard } from '../../statistics/api.ts'
import type { CalendarDate } from '../../values/calendar-date.ts'
import { useAddressQuery } from '../parts/address-query.web.ts'
import { useAsk } from '../parts/ask.web.ts'
import { SelectField } from '../parts/fields.web.tsx'
import { both, count, dictionary, inVietnameseOrder } from '../parts/language.web.ts'
import { Empty, PageHead, ProblemBox, Skeleton } from '../parts/panels.web.tsx'
import { useSession } from '../parts/session.web.tsx'
import { stateWords } from '../parts/states.web.tsx'
import { DataTable } from '../parts/table.web.tsx'
import { clock, day, today } from '../parts/time.web.ts'
import { useKindNames } from './kind-names.web.ts'

type Board = OutputOf<typeof dashboard>

const t = dictionary({
  title: ['Giám sát', 'Oversight'],
  today: ['Đăng ký hôm nay', 'Registered today'],
  total: ['Trong kỳ', 'In the period'],
  open: ['Hồ sơ đang mở', 'Open dossiers'],
  sign: ['Chờ ký', 'To sign'],
  pin: ['Chờ số định danh', 'Waiting for PIN'],
  overdue: ['Quá hạn', 'Late'],
  period: ['Kỳ', 'Period'],
  up: ['Lên cấp trên', 'Up'],
  byDay: ['Đăng ký theo ngày', 'Registrations by day'],
  late: ['đăng ký quá hạn', 'late registrations'],
  timely: ['đăng ký', 'registrations'],
  byEvent: ['Theo việc hộ tịch', 'By event'],
  byKind: ['Theo loại đăng ký', 'By kind'],
  noted: ['Bản án, quyết định đã ghi chú', 'Judgments and decisions noted'],
  byState: ['Đang ở bước nào', 'Where they stand'],
  below: ['Theo đơn vị', 'By office'],
  unit: ['Đơn vị', 'Office'],
  sort: ['Xếp theo', 'Sort by'],
  none: ['Chưa có việc nào trong kỳ.', 'Nothing in the period.'],
})

const periods = () => [
  { value: '7', label: both('7 ngày', '7 days') },
  { value: '30', label: both('30 ngày', '30 days') },
  { value: '90', label: both('90 ngày', '90 days') },
  { value: '365', label: both('365 ngày', '365 days') },
]
const before = (days: number): string => new Date(Date.parse(today()) - days * 86_400_000).toISOString().slice(0, 10)

export function Screen() {
  const { me } = useSession()
  const query = useAddressQuery()
  const days = Number(query.get('days')) || 30
  const provinceCode = query.get('province')
  const officeId = query.get('office')
  const board = useAsk(
    dashboard,
    {
      query: {
        from: before(days - 1),
        to: today(),
        ...(officeId ? { officeId: Number(officeId) } : provinceCode ? { provinceCode } : {}),
      },
    },
    { everyMs: 30_000 },
  )
  const value = board.value
  const kindName = useKindNames(Object.keys(value?.counts.byEvent ?? {}))
  const nameOf = (event: string) => kindName(event) || event
  const openCount = value ? Object.values(value.counts.open).reduce((sum, n) => sum + n, 0) : 0
  const mayRise = officeId !== '' || (provinceCode !== '' && me.scope === 'NATIONAL')
  return (
    <>
      <PageHead
        title={value ? `${t('title')} · ${value.scope.name}` : t('title')}
        lead={
          value
            ? both('{a} – {b}, cập nhật {t}', '{a} – {b}, as of {t}', {
                a: day(value.from),
                b: day(value.to),
                t: clock(value.asOf),
              })
            : undefined
        }
      >
        {mayRise ? (
          <button type="button" onClick={() => query.set(officeId ? { office: '' } : { province: '' })}>
            ↑ {t('up')}
          </button>
        ) : null}
        {officeId ? (
          <Link class="button" href={`/ho-so-don-vi?office=${officeId}`}>
            {both('Xem hồ sơ của đơn vị', 'See its dossiers')}
          </Link>
        ) : null}
        <SelectField
          pointer="/days"
          label={t('period')}
          value={String(days)}
          choices={periods()}
          onValue={(next) => query.set({ days: next })}
        />
      </PageHead>
      <ProblemBox problem={board.problem} again={() => void board.reload()} />
      {!value && board.loading ? <Skeleton lines={10} /> : null}
      {value ? (
        <div class="stack">
          <dl class="figures-row">
            <Figure label={t('today')} n={value.counts.today} />
            <Figure label={t('total')} n={value.counts.total} />
            <Figure label={t('open')} n={openCount} />
            <Figure label={t('sign')} n={value.counts.toSign} />
            <Figure label={t('pin')} n={value.counts.waitingPin} />
            <Figure label={t('overdue')} n={value.counts.overdue} alarm />
          </dl>
          <div class="two-thirds">
            <section class="card">
              <h2>{t('byDay')}</h2>
              <Columns series={everyDay(value)} />
            </section>
            <div class="stack">
              <section class="card">
                <h2>{t('byEvent')}</h2>
                <Shares
                  rows={Object.entries(value.counts.byEvent).map(([event, n]) => ({ label: nameOf(event), n }))}
                />
              </section>
              <section class="card">
                <h2>{t('byKind')}</h2>
                <Shares
                  rows={Object.entries(value.counts.byKind).map(([key, n]) => ({ label: kindWords(key, nameOf), n }))}
                />
              </section>
              {Object.keys(value.counts.noted).length > 0 ? (
                <section class="card">
                  <h2>{t('noted')}</h2>
                  <Shares
                    rows={Object.entries(value.counts.noted).map(([matter, n]) => ({ label: matterWords(matter), n }))}
                  />
                </section>
              ) : null}
              <section class="card">
                <h2>{t('byState')}</h2>
                <Shares
                  rows={Object.entries(value.counts.open).map(([state, n]) => ({
                    label: stateWords(state as CaseState).words,
                    n,
                  }))}
                />
              </section>
            </div>
          </div>
          {value.below.length > 0 ? <Below board={value} /> : null}
        </div>
      ) : null}
    </>
  )
}

/** Days without registrations are days too: the server leaves them out, the chart shows them. */
function everyDay({ from, to, series }: Board): Board['series'] {
  const known = new Map(series.map((point) => [point.day as string, point]))
  const days: Board['series'] = []
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) {
    const text = new Date(at).toISOString().slice(0, 10)
    days.push(known.get(text) ?? { day: text as CalendarDate, registered: 0, late: 0 })
  }
  return days
}

/** `BIRTH:4` → `Khai sinh · Quá hạn`. */
function kindWords(key: string, nameOf: (event: string) => string): string {
  const [event = '', kind = ''] = key.split(':')
  const words = registrationKindOf(event, kind)
  return `${nameOf(event)} · ${words ? both(...words) : kind}`
}

function matterWords(matter: string): string {
  const law = Object.entries(inForce(judgmentNotes, today() as CalendarDate).value).find(([known]) => known === matter)
  return law ? both(law[1].vi, law[1].en) : matter
}

function Figure({ label, n, alarm = false }: { label: string; n: number; alarm?: boolean }) {
  return (
    <div class={`counter${alarm && n > 0 ? ' alarm' : ''}`}>
      <dt>{label}</dt>
      <dd>
        <b>{count(n)}</b>
      </dd>
    </div>
  )
}

const WIDE = 640
const HIGH = 180
const LEFT = 34

/** Columns by day, the late part of each drawn above the timely one; the table below says the same in figures. */
function Columns({ series }: { series: Board['series'] }) {
  const most = Math.max(1, ...series.map((point) => point.registered))
  const top = most <= 4 ? 4 : Math.ceil(most / 4) * 4
  const step = (WIDE - LEFT) / Math.max(1, series.length)
  const y = (n: number) => HIGH - (n / top) * (HIGH - 12)
  const total = series.reduce((sum, point) => sum + point.registered, 0)
  if (total === 0) return <Empty title={t('none')} />
  const every = Math.ceil(series.length / 8)
  return (
    <>
      <svg
        class="chart"
        viewBox={`0 0 ${WIDE} ${HIGH + 22}`}
        role="img"
        aria-label={both('{n} đăng ký trong {d} ngày', '{n} registrations in {d} days', { n: total, d: series.length })}
      >
        {[0, 1, 2, 3, 4].map((line) => (
          <g key={line}>
            <line class="grid" x1={LEFT} x2={WIDE} y1={y((top / 4) * line)} y2={y((top / 4) * line)} />
            <text x={LEFT - 6} y={y((top / 4) * line) + 4} text-anchor="end">
              {count((top / 4) * line)}
            </text>
          </g>
        ))}
        {series.map((point, index) => (
          <g key={point.day}>
            <title>
              {day(point.day)}: {point.registered} {t('timely')}, {point.late} {t('late')}
            </title>
            <rect
              class="bar"
              x={LEFT + index * step + step * 0.14}
              width={step * 0.72}
              y={y(point.registered - point.late)}
              height={HIGH - y(point.registered - point.late)}
            />
            <rect
              class="bar-late"
              x={LEFT + index * step + step * 0.14}
              width={step * 0.72}
              y={y(point.registered)}
              height={y(point.registered - point.late) - y(point.registered)}
            />
            {index % every === 0 ? (
              <text x={LEFT + index * step + step / 2} y={HIGH + 16} text-anchor="middle">
                {day(point.day).slice(0, 5)}
              </text>
            ) : null}
          </g>
        ))}
      </svg>
      <p class="legend">
        <i class="bar" /> {t('timely')} <i class="bar-late" /> {t('late')}
      </p>
      <details>
        <summary>{both('Bảng số liệu', 'The figures')}</summary>
        <DataTable
          label={t('byDay')}
          rows={series}
          keyOf={(point) => point.day}
          columns={[
            { id: 'day', title: both('Ngày', 'Day'), names: true, cell: (point) => day(point.day) },
            { id: 'n', title: t('total'), numeric: true, cell: (point) => count(point.registered) },
            { id: 'late', title: t('late'), numeric: true, cell: (point) => count(point.late) },
          ]}
        />
      </details>
    </>
  )
}

function Shares({ rows }: { rows: { label: string; n: number }[] }) {
  const most = Math.max(1, ...rows.map((row) => row.n))
  const shown = rows.filter((row) => row.n > 0).sort((a, b) => b.n - a.n)
  if (shown.length === 0) return <p class="faint">{t('none')}</p>
  return (
    <ul class="shares plain">
      {shown.map((row) => (
        <li key={row.label}>
          <span>{row.label}</span>
          <b class="figures">{count(row.n)}</b>
          <i style={{ width: `${(row.n / most) * 100}%` }} />
        </li>
      ))}
    </ul>
  )
}

function Below({ board }: { board: Board }) {
  const query = useAddressQuery()
  const sort = query.get('sort') || 'overdue'
  const rows = [...board.below].sort((a, b) => {
    switch (sort) {
      case 'name':
        return inVietnameseOrder(a.name, b.name)
      case 'total':
        return b.total - a.total
      case 'open':
        return b.open - a.open
      default:
        return b.overdue - a.overdue || b.open - a.open || inVietnameseOrder(a.name, b.name)
    }
  })
  return (
    <section class="stack">
      <div class="spread">
        <h2>{t('below')}</h2>
        <SelectField
          pointer="/sort"
          label={t('sort')}
          value={sort}
          onValue={(next) => query.set({ sort: next })}
          choices={[
            { value: 'overdue', label: t('overdue') },
            { value: 'open', label: t('open') },
            { value: 'total', label: t('total') },
            { value: 'name', label: both('tên', 'name') },
          ]}
        />
      </div>
      <DataTable
        label={t('below')}
        rows={rows}
        keyOf={(row) => `${row.code}-${row.officeId ?? ''}`}
        mark={(row) => (row.overdue > 0 ? 'is-late' : '')}
        columns={[
          {
            id: 'name',
            title: t('unit'),
            names: true,
            cell: (row) => (
              <button
                type="button"
                class="link"
                onClick={() => query.set(row.officeId ? { office: String(row.officeId) } : { province: row.code })}
              >
                {row.name}
              </button>
            ),
          },
          { id: 'today', title: t('today'), numeric: true, cell: (row) => count(row.today) },
          { id: 'total', title: t('total'), numeric: true, cell: (row) => count(row.total) },
          { id: 'open', title: t('open'), numeric: true, cell: (row) => count(row.open) },
          { id: 'pin', title: t('pin'), numeric: true, cell: (row) => count(row.waitingPin) },
          {
            id: 'late',
            title: t('overdue'),
            numeric: true,
            cell: (row) => <span class={row.overdue > 0 ? 'late' : ''}>{count(row.overdue)}</span>,
          },
        ]}
      />
    </section>
  )
}
