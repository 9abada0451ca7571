import { Link } from 'wouter-preact'
import type { RegisterKind } from '../../law/register-books.ts'
import { listBookEntries } from '../../registers/api.ts'
import { useAddressQuery } from '../parts/address-query.web.ts'
import { useAsk } from '../parts/ask.web.ts'
import { useShortcuts } from '../parts/keys.web.ts'
import { both, count, dictionary } from '../parts/language.web.ts'
import { Empty, PageHead, ProblemBox, Skeleton } from '../parts/panels.web.tsx'
import { DataTable } from '../parts/table.web.tsx'
import { day } from '../parts/time.web.ts'
import { registerWords, registrationKindWords, sexWords } from '../parts/words.web.ts'

const PAGE = 20
const t = dictionary({
  earlier: ['← Trang trước', '← Earlier'],
  later: ['Trang sau →', 'Later →'],
  last: ['Trang cuối', 'Last page'],
  first: ['Trang đầu', 'First page'],
  no: ['Số', 'No.'],
  subject: ['Họ, chữ đệm, tên', 'Name'],
  birth: ['Sinh ngày', 'Born'],
  pin: ['Số định danh', 'PIN'],
  on: ['Ngày đăng ký', 'Registered'],
  place: ['Quyển, trang', 'Volume, page'],
  kind: ['Loại', 'Kind'],
  notes: ['Ghi chú', 'Notes'],
  none: ['Sổ chưa có việc nào.', 'The book has no entry yet.'],
})

export function Screen({ params }: { params: Record<string, string | undefined> }) {
  const query = useAddressQuery()
  const from = Math.max(1, Number(query.get('from')) || 1)
  const asked = {
    params: {
      officeId: Number(params.officeId),
      register: (params.register ?? 'BIRTH') as RegisterKind,
      year: Number(params.year),
    },
    query: { from, limit: PAGE },
  }
  const page = useAsk(listBookEntries, asked, { everyMs: 60_000 })
  const items = page.value?.items ?? []
  const lastNo = page.value?.lastNo ?? 0
  const turnTo = (number: number) => query.set({ from: number <= 1 ? '' : String(number) })
  const back = () => from > 1 && turnTo(Math.max(1, from - PAGE))
  const on = () => from + PAGE <= lastNo && turnTo(from + PAGE)
  useShortcuts([
    { keys: 'Alt+ArrowLeft', label: t('earlier'), run: back },
    { keys: 'Alt+ArrowRight', label: t('later'), run: on },
  ])
  const purpose = both('Xem Sổ', 'Reading the book')
  return (
    <>
      <PageHead
        title={`${registerWords(params.register ?? '')} ${params.year ?? ''}`}
        lead={page.value ? both('{n} việc đã ghi', '{n} entries', { n: count(lastNo) }) : undefined}
      >
        <Link href="/so" class="button">
          {both('Các sổ', 'All books')}
        </Link>
      </PageHead>
      <ProblemBox problem={page.problem} again={() => void page.reload()} />
      {!page.value && page.loading ? <Skeleton lines={10} /> : null}
      {page.value && items.length === 0 ? <Empty title={t('none')} /> : null}
      {items.length > 0 ? (
        <DataTable
          label={`${registerWords(params.register ?? '')} ${params.year ?? ''}`}
          rows={items}
          keyOf={(line) => line.entryId}
          columns={[
            { id: 'no', title: t('no'), numeric: true, cell: (line) => <b>{line.entryNo}</b> },
            {
              id: 'subject',
              title: t('subject'),
              names: true,
              cell: (line) => (
                <span>
                  <Link href={`/muc/${params.officeId}/${line.entryId}?p=${encodeURIComponent(purpose)}`}>
                    {line.subjectName}
                  </Link>
                  {line.revoked ? <span class="badge badge-bad">{both('đã thu hồi', 'revoked')}</span> : null}
                </span>
              ),
            },
            {
              id: 'birth',
              title: t('birth'),
              cell: (line) => (
                <span class="nowrap figures">
                  {[day(line.subjectBirth), sexWords(line.sex)].filter(Boolean).join(' · ')}
                </span>
              ),
            },
            {
              id: 'pin',
              title: t('pin'),
              cell: (line) => (
                <span class="figures">{line.pin ?? <span class="faint">{both('chưa có', 'none yet')}</span>}</span>
              ),
            },
            { id: 'on', title: t('on'), cell: (line) => <span class="figures">{day(line.registeredOn)}</span> },
            {
              id: 'place',
              title: t('place'),
              cell: (line) => (
                <span class="figures nowrap">
                  {line.volume} · {both('tr. {n}', 'p. {n}', { n: line.pageNo })}
                </span>
              ),
            },
            { id: 'kind', title: t('kind'), cell: (line) => registrationKindWords(line.registrationKind) },
            {
              id: 'notes',
              title: t('notes'),
              cell: (line) =>
                [
                  line.notes > 0 ? both('{n} ghi chú', '{n} notes', { n: line.notes }) : '',
                  line.revision > 0 ? both('đã sửa {n} lần', 'mended {n}×', { n: line.revision }) : '',
                ]
                  .filter(Boolean)
                  .join(', '),
            },
          ]}
        />
      ) : null}
      {lastNo > PAGE ? (
        <nav class="more" aria-label={both('Lật trang', 'Pages')}>
          <button type="button" disabled={from <= 1} onClick={() => turnTo(1)}>
            {t('first')}
          </button>
          <button type="button" disabled={from <= 1} onClick={back}>
            {t('earlier')}
          </button>
          <span class="faint figures">
            {both('số {a}–{b} trên {n}', 'no. {a}–{b} of {n}', {
              a: from,
              b: Math.min(from + PAGE - 1, lastNo),
              n: count(lastNo),
            })}
          </span>
          <button type="button" disabled={from + PAGE > lastNo} onClick={on}>
            {t('later')}
          </button>
          <button
            type="button"
            disabled={from + PAGE > lastNo}
            onClick={() => turnTo(Math.floor((lastNo - 1) / PAGE) * PAGE + 1)}
          >
            {t('last')}
          </button>
        </nav>
      ) : null}
    </>
  )
}
