import { useEffect, useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import {
  type AccountView,
  disableAccount,
  enableAccount,
  endAccountSessions,
  endAuthority,
  readAccount,
  resetAccount,
  setAccountRoles,
} from '../../offices/accounts-api.ts'
import { permits } from '../../offices/permissions.ts'
import type { OutputOf } from '../../platform/endpoint.ts'
import { call } from '../parts/api.web.ts'
import { useAsk, useCommand } from '../parts/ask.web.ts'
import { TextArea, Tick } from '../parts/fields.web.tsx'
import { both, dictionary } from '../parts/language.web.ts'
import { Dialog, PageHead, ProblemBox, Skeleton } from '../parts/panels.web.tsx'
import { ago, day, today } from '../parts/time.web.ts'
import { tell } from '../parts/toasts.web.tsx'
import { MoveAccountDialog, UpdateAccountDialog } from './account-changes.web.tsx'
import { accountStateWords, factorWords } from './account-words.web.ts'
import { GrantDialog } from './grant-dialog.web.tsx'
import { OnceShown } from './once-shown.web.tsx'
import { type Grant, RoleGrants } from './role-grants.web.tsx'

type Account = OutputOf<typeof readAccount>

const t = dictionary({
  update: ['Sửa …', 'Change …'],
  move: ['Chuyển đơn vị …', 'Move …'],
  disable: ['Khóa tài khoản …', 'Disable …'],
  enable: ['Mở lại …', 'Enable …'],
  reset: ['Đặt lại mật khẩu …', 'Reset the password …'],
  alsoFactor: ['Xóa cả mã xác thực (mất điện thoại)', 'Also the second factor (phone lost)'],
  reason: ['Lý do', 'Reason'],
  roles: ['Vai trò', 'Roles'],
  saveRoles: ['Lưu vai trò', 'Save the roles'],
  authority: ['Thẩm quyền ký', 'Authority to sign'],
  noAuthority: ['Chưa được giao.', 'None.'],
  grant: ['Giao thẩm quyền ký …', 'Grant …'],
  end: ['Chấm dứt', 'End'],
  sessions: ['Phiên đang mở', 'Open sessions'],
  endSessions: ['Kết thúc mọi phiên', 'End all'],
  postings: ['Quá trình', 'Postings'],
})

export function Screen({ params }: { params: Record<string, string | undefined> }) {
  const accountId = params.accountId ?? ''
  const account = useAsk(readAccount, { params: { accountId } })
  return (
    <>
      {account.value ? null : <PageHead title={both('Tài khoản', 'Account')} />}
      <ProblemBox problem={account.problem} again={() => void account.reload()} />
      {account.value ? (
        <Managed account={account.value} reload={account.reload} />
      ) : account.loading ? (
        <Skeleton lines={8} />
      ) : null}
    </>
  )
}

type Doing = 'disable' | 'enable' | 'reset'
type Changing = 'grant' | 'update' | 'move'

function Managed({ account, reload }: { account: Account; reload: () => Promise<void> }) {
  const [doing, setDoing] = useState<Doing>()
  const [changing, setChanging] = useState<Changing>()
  const [reason, setReason] = useState('')
  const [factor, setFactor] = useState(false)
  const [password, setPassword] = useState<string>()
  const [grants, setGrants] = useState<Grant[]>(account.roles)
  useEffect(() => setGrants(account.roles), [account])
  const params = { accountId: account.id }
  const { words, tone } = accountStateWords(account)
  const close = () => {
    setDoing(undefined)
    setReason('')
    setPassword(undefined)
  }
  const closeChange = () => setChanging(undefined)
  const changed = () => {
    closeChange()
    void reload()
  }
  const act = useCommand(async (what: Doing) => {
    const asked = { params, body: { reason } }
    if (what === 'reset') {
      const { initialPassword } = await call(resetAccount, { params, body: { reason, secondFactor: factor } })
      setPassword(initialPassword)
      return
    }
    await (what === 'disable' ? call(disableAccount, asked) : call(enableAccount, asked))
    close()
    tell(what === 'disable' ? both('Đã khóa tài khoản.', 'Disabled.') : both('Đã mở lại tài khoản.', 'Enabled.'))
    await reload()
  })
  const saveRoles = useCommand(async () => {
    await call(setAccountRoles, { params, body: { roles: grants } })
    tell(both('Đã lưu vai trò.', 'Roles saved.'))
    await reload()
  })
  const endOne = useCommand(async (authorityId: number) => {
    await call(endAuthority, { params: { ...params, authorityId } })
    await reload()
  })
  const endAll = useCommand(async () => {
    const { ended } = await call(endAccountSessions, { params })
    tell(both('Đã kết thúc {n} phiên.', '{n} sessions ended.', { n: ended }))
    await reload()
  })
  return (
    <>
      <PageHead
        title={account.fullName}
        lead={
          <>
            <code>{account.username}</code> · {account.jobTitle} · {account.office.name}{' '}
            <span class={`badge badge-${tone}`}>{words}</span>
          </>
        }
      >
        <Link href="/quan-tri" class="button">
          {both('Các tài khoản', 'All accounts')}
        </Link>
        <button type="button" onClick={() => setDoing('reset')}>
          {t('reset')}
        </button>
        {account.state === 'DISABLED' ? (
          <button type="button" onClick={() => setDoing('enable')}>
            {t('enable')}
          </button>
        ) : (
          <button type="button" class="danger" onClick={() => setDoing('disable')}>
            {t('disable')}
          </button>
        )}
      </PageHead>
      <div class="cols-2">
        <section class="card stack">
          <div class="spread">
            <h2>{both('Thông tin', 'Data')}</h2>
            <span class="row">
              <button type="button" onClick={() => setChanging('update')}>
                {t('update')}
              </button>
              <button type="button" onClick={() => setChanging('move')}>
                {t('move')}
              </button>
            </span>
          </div>
          <dl class="facts">
            <dt>{both('Số định danh', 'PIN')}</dt>
            <dd>{account.pin ?? '–'}</dd>
            <dt>{both('Thư điện tử', 'E-mail')}</dt>
            <dd>{account.email || '–'}</dd>
            <dt>{both('Hiệu lực', 'Valid')}</dt>
            <dd>
              {day(account.from)} – {day(account.to)}
            </dd>
            <dt>{both('Mã xác thực', 'Second factor')}</dt>
            <dd>{factorWords(account.secondFactor)}</dd>
          </dl>
        </section>
        <section class="card stack">
          <RoleGrants officeKind={account.office.kind} grants={grants} onGrants={setGrants} />
          <ProblemBox problem={saveRoles.problem} />
          <div>
            <button
              type="button"
              disabled={saveRoles.busy || grants.length === 0 || sameRoles(grants, account.roles)}
              onClick={() => void saveRoles.run()}
            >
              {t('saveRoles')}
            </button>
          </div>
        </section>
        <section class="card stack">
          <div class="spread">
            <h2>{t('authority')}</h2>
            {permits({ roles: account.roles.map((one) => one.role) }, 'case.sign') ? (
              <button type="button" onClick={() => setChanging('grant')}>
                {t('grant')}
              </button>
            ) : null}
          </div>
          {account.authorities.length === 0 ? <p class="faint">{t('noAuthority')}</p> : null}
          <ProblemBox problem={endOne.problem} />
          <ul class="plain stack">
            {account.authorities.map((one) => (
              <li class="spread" key={one.id}>
                <span>
                  <b>{one.capacityLines.join(' / ')}</b>
                  <br />
                  <small class="faint">
                    {one.decision} · {day(one.from)} – {day(one.to)}
                  </small>
                </span>
                {one.to === null || one.to >= today() ? (
                  <button type="button" disabled={endOne.busy} onClick={() => void endOne.run(one.id)}>
                    {t('end')}
                  </button>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
        <section class="card stack">
          <div class="spread">
            <h2>{t('sessions')}</h2>
            {account.sessions.length > 0 ? (
              <button type="button" disabled={endAll.busy} onClick={() => void endAll.run()}>
                {t('endSessions')}
              </button>
            ) : null}
          </div>
          {account.sessions.length === 0 ? <p class="faint">{both('Không có phiên nào.', 'None.')}</p> : null}
          <ul class="plain">
            {account.sessions.map((one) => (
              <li key={one.ref}>
                {one.ip} · {both('dùng', 'used')} {ago(one.lastSeenAt)}
              </li>
            ))}
          </ul>
          <h2>{t('postings')}</h2>
          <ul class="plain">
            {account.postings.map((one) => (
              <li key={`${one.officeId}-${one.from}`}>
                {one.officeName}{' '}
                <small class="faint">
                  {day(one.from)} – {day(one.to)} · {one.decision}
                </small>
              </li>
            ))}
          </ul>
        </section>
      </div>
      <Dialog open={doing !== undefined} title={doing ? wordsOf(doing) : ''} onClose={close}>
        {password === undefined ? (
          <form
            class="stack"
            onSubmit={(event) => {
              event.preventDefault()
              if (doing) void act.run(doing)
            }}
          >
            {doing === 'reset' ? (
              <Tick pointer="/factor" label={t('alsoFactor')} checked={factor} onChecked={setFactor} />
            ) : null}
            <TextArea pointer="/reason" label={t('reason')} required value={reason} onValue={setReason} />
            <ProblemBox problem={act.problem} />
            <div class="dialog-buttons">
              <button type="button" onClick={close}>
                {both('Thôi', 'Cancel')}
              </button>
              <button type="submit" class="primary" disabled={act.busy || reason.trim().length < 3}>
                {both('Làm', 'Do it')}
              </button>
            </div>
          </form>
        ) : (
          <OnceShown username={account.username} password={password} />
        )}
      </Dialog>
      {changing === 'grant' ? <GrantDialog account={account} onClose={closeChange} onDone={changed} /> : null}
      {changing === 'update' ? <UpdateAccountDialog account={account} onClose={closeChange} onDone={changed} /> : null}
      {changing === 'move' ? <MoveAccountDialog account={account} onClose={closeChange} onDone={changed} /> : null}
    </>
  )
}

const sameRoles = (a: readonly Grant[], b: AccountView['roles']): boolean =>
  JSON.stringify([...a].map(({ role, to }) => `${role}${to}`).sort()) ===
  JSON.stringify([...b].map(({ role, to }) => `${role}${to}`).sort())

function wordsOf(doing: Doing): string {
  switch (doing) {
    case 'disable':
      return t('disable')
    case 'enable':
      return t('enable')
    case 'reset':
      return t('reset')
  }
}
