import { useEffect, useState } from 'preact/hooks'
import { Link, Redirect, Route, Switch, useLocation } from 'wouter-preact'
import { worklistCounts } from '../../cases/api.ts'
import { type Role, roleNames } from '../../offices/permissions.ts'
import { practiceAddress } from '../../practice/address.ts'
import { useAsk } from '../parts/ask.web.ts'
import { shortcutsNow, useShortcuts } from '../parts/keys.web.ts'
import { both, count, language, setLanguage } from '../parts/language.web.ts'
import { useLine } from '../parts/line.web.ts'
import { Dialog, Empty, PageHead } from '../parts/panels.web.tsx'
import { practising } from '../parts/practice.web.ts'
import { giveUp, useWaiting } from '../parts/send-later.web.ts'
import { useSession } from '../parts/session.web.tsx'
import { clock, day, today } from '../parts/time.web.ts'
import { Toasts } from '../parts/toasts.web.tsx'
import { PasswordDialog } from './password-dialog.web.tsx'
import { screens } from './screens.web.tsx'

/** Everything around a screen: office and person, navigation by permission, line, keys, help. */
export function Shell() {
  const { me, permits, signOut } = useSession()
  const [address, go] = useLocation()
  const [help, setHelp] = useState(false)
  const left = practising ? 'never' : 'only'
  const allowed = screens.filter((screen) => screen.practice !== left && screen.access.some(permits))
  const menu = allowed.flatMap((screen) => (screen.menu ? [{ ...screen.menu, path: screen.path }] : []))
  useShortcuts([
    ...menu.map(({ keys, label, path }) => ({ keys, label: label(), run: () => go(path) })),
    ...(practising
      ? []
      : [{ keys: 'g t', label: both('Tài khoản của tôi', 'My account'), run: () => go('/tai-khoan') }]),
    { keys: '?', label: both('Bảng phím tắt', 'Keyboard help'), run: () => setHelp(true) },
  ])
  useEffect(() => scrollTo(0, 0), [address])
  const counts = useAsk(worklistCounts, permits('case.read') ? {} : null, { everyMs: 60_000 })
  const home = menu[0]?.path ?? '/tai-khoan'
  return (
    <div class={practising ? 'shell practising' : 'shell'}>
      <a class="skip" href="#main">
        {both('Đến nội dung', 'Skip to content')}
      </a>
      <header class="top">
        <Link href={home} class="brand">
          <img src="/icon.svg" alt="" width="26" height="26" />
          <span>Hộ tịch</span>
        </Link>
        <span class="top-office">{me.office.name}</span>
        {me.demo && !practising ? <span class="demo">{both('THỬ NGHIỆM', 'DEMO')}</span> : null}
        <span class="top-end">
          <button type="button" class="on-dark" onClick={() => setHelp(true)} title={both('Phím tắt (?)', 'Keys (?)')}>
            ?<span class="visually-hidden"> {both('Phím tắt', 'Keyboard help')}</span>
          </button>
          <button
            type="button"
            class="on-dark"
            lang={language() === 'vi' ? 'en' : 'vi'}
            onClick={() => setLanguage(language() === 'vi' ? 'en' : 'vi')}
          >
            {language() === 'vi' ? 'EN' : 'VI'}
            <span class="visually-hidden">{language() === 'vi' ? ' English' : ' Tiếng Việt'}</span>
          </button>
          {practising ? (
            <span class="on-dark who">{me.fullName}</span>
          ) : (
            <Link
              href="/tai-khoan"
              class="on-dark who"
              title={me.roles.map((role) => roleNames[role as Role]?.[language()] ?? role).join(', ')}
            >
              {me.fullName}
            </Link>
          )}
          <button type="button" class="on-dark" onClick={() => void signOut()}>
            {both('Thoát', 'Sign out')}
          </button>
        </span>
      </header>
      {practising ? <PracticeBanner /> : null}
      <LineBanner />
      {me.notice ? <aside class="notice">{me.notice}</aside> : null}
      <nav class="side" aria-label={both('Các mục', 'Main')}>
        {menu.map(({ path, label, keys, waiting }) => {
          const here = path === '/' ? address === '/' : address === path || address.startsWith(`${path}/`)
          const n = counts.value && waiting ? waiting(counts.value) : 0
          return (
            <Link key={path} href={path} class={here ? 'here' : ''} aria-current={here ? 'page' : undefined}>
              <span>
                {label()}
                {n > 0 ? (
                  <b class="waiting">
                    {count(n)}
                    <span class="visually-hidden"> {both('đang chờ', 'waiting')}</span>
                  </b>
                ) : null}
              </span>
              <kbd class="hint-keys">{keys}</kbd>
            </Link>
          )
        })}
        {practising || !permits('case.read') ? null : (
          <a href={`${practiceAddress}/bai-tap`}>
            <span>{both('Tập làm', 'Practice')}</span>
          </a>
        )}
      </nav>
      <main id="main" tabIndex={-1}>
        <Switch>
          {allowed.map(({ path, screen: Screen }) => (
            <Route key={path} path={path}>
              {(params: Record<string, string | undefined>) => <Screen params={params} />}
            </Route>
          ))}
          {home === '/' ? null : (
            <Route path="/">
              <Redirect to={home} />
            </Route>
          )}
          <Route>
            <PageHead title={both('Không có trang này', 'No such page')} />
            <Empty
              title={both(
                'Địa chỉ không có, hoặc tài khoản của bạn không được xem.',
                'The address does not exist, or you may not see it.',
              )}
            >
              <Link href={home} class="button">
                {both('Về trang đầu', 'To the start')}
              </Link>
            </Empty>
          </Route>
        </Switch>
      </main>
      <KeyHelp open={help} onClose={() => setHelp(false)} />
      <PasswordDialog />
      <Toasts />
    </div>
  )
}

/** On every page of practice: nobody may take it for work. */
function PracticeBanner() {
  return (
    <aside class="practice-banner" aria-label={both('Tập làm', 'Practice')}>
      <b>{both('TẬP LÀM – dữ liệu giả, không có giá trị', 'PRACTICE – invented data, of no value')}</b>
      <span>{both('Hôm nay là {d}.', 'Today is {d}.', { d: day(today()) })}</span>
      <a href="/">{both('Thoát tập làm', 'Leave practice')}</a>
    </aside>
  )
}

function LineBanner() {
  const line = useLine()
  const waiting = useWaiting()
  const refused = waiting.filter((one) => one.refused !== undefined)
  const queued = waiting.length - refused.length
  return (
    <div class="banners" role="status">
      {line.up ? null : (
        <p class="line-down">
          <b>{both('Mất kết nối từ {t}.', 'No connection since {t}.', { t: clock(line.since) })}</b>{' '}
          {both(
            'Cứ làm tiếp: những gì gõ được giữ trên máy này và tự gửi khi có đường truyền.',
            'Go on working: what you type is kept here and sent by itself.',
          )}
          {queued > 0 ? ` ${both('Đang chờ gửi: {n}.', 'Waiting: {n}.', { n: queued })}` : ''}
        </p>
      )}
      {line.up && queued > 0 ? (
        <p class="line-down">
          {both('Đang gửi {n} việc đã làm khi mất kết nối…', 'Sending {n} kept commands…', { n: queued })}
        </p>
      ) : null}
      {refused.map((one) => (
        <p class="line-refused" key={one.id}>
          <b>{one.label}</b>: {one.refused}{' '}
          <button type="button" onClick={() => void giveUp(one.id)}>
            {both('Bỏ qua', 'Dismiss')}
          </button>
        </p>
      ))}
    </div>
  )
}

function KeyHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} title={both('Phím tắt', 'Keyboard')} onClose={onClose}>
      {open ? (
        <dl class="facts keys">
          {shortcutsNow().map(({ keys, label }) => (
            <div key={keys + label}>
              <dt>
                {keys.split(' ').map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{label}</dd>
            </div>
          ))}
          <div>
            <dt>
              <kbd>Enter</kbd>
            </dt>
            <dd>{both('Sang ô tiếp theo (Shift+Enter: về ô trước)', 'Next field (Shift+Enter: the one before)')}</dd>
          </div>
          <div>
            <dt>
              <kbd>Esc</kbd>
            </dt>
            <dd>{both('Đóng gợi ý, hộp thoại', 'Close suggestions and dialogs')}</dd>
          </div>
        </dl>
      ) : null}
    </Dialog>
  )
}
