import { Link } from 'wouter-preact'
import { listCases } from '../../cases/api.ts'
import { useAddressQuery } from '../parts/address-query.web.ts'
import { both, dictionary } from '../parts/language.web.ts'
import { usePages } from '../parts/pages.web.ts'
import { Empty, PageHead, ProblemBox, Skeleton } from '../parts/panels.web.tsx'
import { Deadline, StateLine } from '../parts/states.web.tsx'
import { DataTable, More } from '../parts/table.web.tsx'
import { day } from '../parts/time.web.ts'

const t = dictionary({
  title: ['Hồ sơ của đơn vị', 'Dossiers of the office'],
  lead: ['Chỉ xem; đơn vị tự giải quyết.', 'Read only.'],
  late: ['Chỉ quá hạn', 'Late only'],
  none: ['Không có hồ sơ nào.', 'No dossiers.'],
})

/** What an office below has open, for those who watch over it. */
export function Screen() {
  const query = useAddressQuery()
  const officeId = Number(query.get('office')) || undefined
  const late = query.get('due') === 'overdue'
  const list = usePages(listCases, {
    query: { limit: 50, due: late ? 'overdue' : 'any', ...(officeId ? { officeId } : {}) },
  })
  return (
    <>
      <PageHead title={list.items[0]?.officeName ?? t('title')} lead={t('lead')}>
        <button
          type="button"
          aria-pressed={late}
          class={late ? 'primary' : ''}
          onClick={() => query.set({ due: late ? '' : 'overdue' })}
        >
          {t('late')}
        </button>
        <Link class="button" href={officeId ? `/giam-sat?office=${officeId}` : '/giam-sat'}>
          {both('Giám sát', 'Oversight')}
        </Link>
        <Link class="button" href={officeId ? `/so?officeId=${officeId}` : '/so'}>
          {both('Sổ', 'Books')}
        </Link>
      </PageHead>
      <ProblemBox problem={list.problem} again={() => void list.first.reload()} />
      {!list.first.value && list.first.loading ? <Skeleton lines={8} /> : null}
      {list.first.value && list.items.length === 0 ? <Empty title={t('none')} /> : null}
      {list.items.length > 0 ? (
        <>
          <DataTable
            label={t('title')}
            rows={list.items}
            keyOf={(line) => line.caseId}
            columns={[
              {
                id: 'subject',
                title: both('Người được đăng ký', 'Subject'),
                names: true,
                cell: (line) => (
                  <span>
                    <Link href={`/ho-so/${line.caseId}`}>{line.subjectName}</Link>{' '}
                    <span class="faint">{day(line.subjectBirth)}</span>
                  </span>
                ),
              },
              {
                id: 'code',
                title: both('Hồ sơ', 'Dossier'),
                cell: (line) => <span class="figures">{line.code ?? ''}</span>,
              },
              {
                id: 'state',
                title: both('Tình trạng', 'State'),
                cell: (line) => <StateLine state={line.state} since={line.updatedAt} why={line.pinReason} />,
              },
              {
                id: 'due',
                title: both('Hẹn trả', 'Due'),
                cell: (line) => <Deadline dueAt={line.dueAt} pausedAt={line.pausedAt} />,
              },
              { id: 'office', title: both('Đơn vị', 'Office'), cell: (line) => line.officeName },
            ]}
          />
          <More shown={list.items.length} next={list.next !== null} onMore={() => void list.more()} busy={list.busy} />
        </>
      ) : null}
    </>
  )
}
