import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { listAccounts } from '../../offices/accounts-api.ts'
import { roleNames } from '../../offices/permissions.ts'
import { useAddressQuery } from '../parts/address-query.web.ts'
import { TextField } from '../parts/fields.web.tsx'
import { both, dictionary, language } from '../parts/language.web.ts'
import { usePages } from '../parts/pages.web.ts'
import { Empty, PageHead, ProblemBox, Skeleton, Tabs } from '../parts/panels.web.tsx'
import { useSession } from '../parts/session.web.tsx'
import { DataTable, More } from '../parts/table.web.tsx'
import { AccountImport } from './account-import.web.tsx'
import { accountStateWords, factorWords } from './account-words.web.ts'
import { NewAccount } from './new-account.web.tsx'

const t = dictionary({
  title: ['Quản trị', 'Administration'],
  accounts: ['Tài khoản', 'Accounts'],
  import: ['Cấp hàng loạt', 'Bulk creation'],
  new: ['Cấp tài khoản', 'New account'],
  find: ['Tìm theo tên, tên đăng nhập, đơn vị', 'Find by name, username or office'],
  none: ['Không có tài khoản nào khớp.', 'No account fits.'],
})

export function Screen() {
  const { permits } = useSession()
  const query = useAddressQuery()
  if (!permits('account.manage')) return <PageHead title={t('title')} />
  return (
    <>
      <PageHead title={t('title')} />
      <Tabs
        label={t('title')}
        at={query.get('tab') || 'accounts'}
        onAt={(tab) => query.set({ tab })}
        tabs={[
          { id: 'accounts', label: t('accounts'), content: () => <Accounts /> },
          { id: 'import', label: t('import'), content: () => <AccountImport /> },
        ]}
      />
    </>
  )
}

function Accounts() {
  const query = useAddressQuery()
  const [typed, setTyped] = useState(query.get('q'))
  const [making, setMaking] = useState(false)
  const q = query.get('q')
  const list = usePages(listAccounts, { query: { limit: 50, ...(q ? { q } : {}) } }, { cursor: 'after' })
  return (
    <>
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault()
          query.set({ q: typed.trim() })
        }}
      >
        <div class="grow">
          <TextField pointer="/q" label={t('find')} type="search" value={typed} onValue={setTyped} />
        </div>
        <button type="submit">{both('Tìm', 'Find')}</button>
        <button type="button" class="primary" onClick={() => setMaking(true)}>
          {t('new')}
        </button>
      </form>
      <ProblemBox problem={list.problem} again={() => void list.first.reload()} />
      {!list.first.value && list.first.loading ? <Skeleton lines={8} /> : null}
      {list.first.value && list.items.length === 0 ? <Empty title={t('none')} /> : null}
      {list.items.length > 0 ? (
        <>
          <DataTable
            label={t('accounts')}
            rows={list.items}
            keyOf={(account) => account.id}
            columns={[
              {
                id: 'name',
                title: both('Họ tên', 'Name'),
                names: true,
                cell: (account) => (
                  <span>
                    <Link href={`/quan-tri/${account.id}`}>{account.fullName}</Link>
                    <br />
                    <small class="faint">{account.jobTitle}</small>
                  </span>
                ),
              },
              {
                id: 'username',
                title: both('Tên đăng nhập', 'Username'),
                cell: (account) => <code>{account.username}</code>,
              },
              { id: 'office', title: both('Đơn vị', 'Office'), cell: (account) => account.office.name },
              {
                id: 'roles',
                title: both('Vai trò', 'Roles'),
                cell: (account) => account.roles.map(({ role }) => roleNames[role][language()]).join(', '),
              },
              {
                id: 'state',
                title: both('Tình trạng', 'State'),
                cell: (account) => {
                  const { words, tone } = accountStateWords(account)
                  return <span class={`badge badge-${tone}`}>{words}</span>
                },
              },
              {
                id: 'factor',
                title: both('Mã xác thực', '2nd factor'),
                cell: (account) => factorWords(account.secondFactor),
              },
            ]}
          />
          <More shown={list.items.length} next={list.next !== null} onMore={() => void list.more()} busy={list.busy} />
        </>
      ) : null}
      <NewAccount open={making} onClose={() => setMaking(false)} onMade={() => void list.first.reload()} />
    </>
  )
}
