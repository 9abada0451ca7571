import { useState } from 'preact/hooks'
import { type Role, roleNames } from '../../offices/permissions.ts'
import {
  changePassword,
  confirmTotpCode,
  endOtherSessions,
  endSession,
  enrolTotp,
  listSessions,
} from '../../offices/sign-in-api.ts'
import { call } from '../parts/api.web.ts'
import { useAsk, useCommand } from '../parts/ask.web.ts'
import { TextField } from '../parts/fields.web.tsx'
import { both, dictionary, language } from '../parts/language.web.ts'
import { lazily } from '../parts/lazily.web.tsx'
import { PageHead, ProblemBox, Skeleton } from '../parts/panels.web.tsx'
import { useSession } from '../parts/session.web.tsx'
import { ago, day, dayAndClock } from '../parts/time.web.ts'
import { tell } from '../parts/toasts.web.tsx'

const Qr = lazily(() => import('./qr.web.tsx').then((m) => m.Qr))

const t = dictionary({
  title: ['Tài khoản của tôi', 'My account'],
  password: ['Mật khẩu hiện nay', 'Present password'],
  newPassword: ['Mật khẩu mới', 'New password'],
  repeat: ['Gõ lại mật khẩu mới', 'New password again'],
  different: ['Hai lần gõ chưa giống nhau.', 'The two are not the same.'],
  change: ['Đổi mật khẩu', 'Change the password'],
  changed: ['Đã đổi mật khẩu; {n} phiên khác đã kết thúc.', 'Changed; {n} other sessions ended.'],
  factor: ['Mã xác thực', 'Second factor'],
  confirmed: ['Đã cài trên điện thoại.', 'Enrolled on your phone.'],
  exempt: ['Tài khoản thử nghiệm: không cần mã xác thực.', 'Demo account: no second factor needed.'],
  missing: ['Chưa cài.', 'Not enrolled yet.'],
  enrol: ['Cài hoặc chuyển sang điện thoại khác', 'Enrol, or move to another phone'],
  scan: [
    'Quét mã này bằng ứng dụng xác thực, rồi nhập 6 chữ số.',
    'Scan with an authenticator app, then type the 6 digits.',
  ],
  presentCode: ['Mã hiện nay (nếu đã cài)', 'Present code (if enrolled)'],
  code: ['6 chữ số trên điện thoại', '6 digits from your phone'],
  confirm: ['Xác nhận', 'Confirm'],
  sessions: ['Các phiên đang mở', 'Open sessions'],
  this: ['phiên này', 'this one'],
  end: ['Kết thúc', 'End'],
  endOthers: ['Kết thúc mọi phiên khác', 'End all others'],
  authority: ['Thẩm quyền ký', 'Authority to sign'],
})

export function Screen() {
  const { me } = useSession()
  return (
    <>
      <PageHead title={t('title')} lead={`${me.fullName} · ${me.jobTitle} · ${me.office.name}`} />
      <div class="cols-2">
        <section class="card">
          <h2>{both('Vai trò', 'Roles')}</h2>
          <ul>
            {me.roles.map((role) => (
              <li key={role}>{roleNames[role as Role]?.[language()] ?? role}</li>
            ))}
          </ul>
          {me.signatureAuthorities.length > 0 ? (
            <>
              <h3>{t('authority')}</h3>
              <ul>
                {me.signatureAuthorities.map((one) => (
                  <li key={one.id}>
                    {one.capacityLines.join(' / ')} · {one.decision} · {both('từ', 'from')} {day(one.from)}
                    {one.to ? ` ${both('đến', 'to')} ${day(one.to)}` : ''}
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </section>
        <Password />
        <SecondFactor />
        <Sessions />
      </div>
    </>
  )
}

function Password() {
  const [password, setPassword] = useState('')
  const [fresh, setFresh] = useState('')
  const [again, setAgain] = useState('')
  const change = useCommand(async () => {
    const { sessionsEnded } = await call(changePassword, { body: { password, newPassword: fresh } })
    setPassword('')
    setFresh('')
    setAgain('')
    tell(t('changed', { n: sessionsEnded }))
  })
  return (
    <form
      class="card stack"
      onSubmit={(event) => {
        event.preventDefault()
        void change.run()
      }}
    >
      <h2>{t('change')}</h2>
      <TextField
        pointer="/password"
        label={t('password')}
        type="password"
        autocomplete="current-password"
        value={password}
        onValue={setPassword}
      />
      <TextField
        pointer="/newPassword"
        label={t('newPassword')}
        type="password"
        autocomplete="new-password"
        value={fresh}
        onValue={setFresh}
      />
      <TextField
        pointer="/repeat"
        label={t('repeat')}
        type="password"
        autocomplete="new-password"
        value={again}
        onValue={setAgain}
        notes={again !== '' && again !== fresh ? [{ severity: 'error', message: t('different') }] : undefined}
      />
      <ProblemBox problem={change.problem} />
      <div>
        <button type="submit" disabled={change.busy || password === '' || fresh === '' || fresh !== again}>
          {t('change')}
        </button>
      </div>
    </form>
  )
}

function SecondFactor() {
  const { me, refresh } = useSession()
  const [password, setPassword] = useState('')
  const [present, setPresent] = useState('')
  const [code, setCode] = useState('')
  const [enrolment, setEnrolment] = useState<{ secret: string; uri: string; ticket: string }>()
  const begin = useCommand(async () => {
    setEnrolment(await call(enrolTotp, { body: { password, ...(present ? { totp: present } : {}) } }))
    setPassword('')
    setPresent('')
  })
  const confirm = useCommand(async () => {
    if (!enrolment) return
    await call(confirmTotpCode, { body: { ticket: enrolment.ticket, totp: code } })
    setEnrolment(undefined)
    setCode('')
    tell(t('confirmed'))
    await refresh()
  })
  const standing =
    me.secondFactor === 'CONFIRMED' ? t('confirmed') : me.secondFactor === 'EXEMPT' ? t('exempt') : t('missing')
  return (
    <section class="card stack">
      <h2>{t('factor')}</h2>
      <p>{standing}</p>
      {enrolment ? (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void confirm.run()
          }}
        >
          <p>{t('scan')}</p>
          <Qr text={enrolment.uri} label={t('factor')} />
          <code>{enrolment.secret.replace(/(.{4})/g, '$1 ')}</code>
          <TextField
            pointer="/totp"
            label={t('code')}
            inputMode="numeric"
            autocomplete="one-time-code"
            maxLength={7}
            width={12}
            value={code}
            onValue={setCode}
          />
          <ProblemBox problem={confirm.problem} />
          <div>
            <button type="submit" class="primary" disabled={confirm.busy || code.length < 6}>
              {t('confirm')}
            </button>
          </div>
        </form>
      ) : (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void begin.run()
          }}
        >
          <TextField
            pointer="/factorPassword"
            label={t('password')}
            type="password"
            autocomplete="current-password"
            value={password}
            onValue={setPassword}
          />
          {me.secondFactor === 'CONFIRMED' ? (
            <TextField
              pointer="/present"
              label={t('presentCode')}
              inputMode="numeric"
              maxLength={7}
              width={12}
              value={present}
              onValue={setPresent}
            />
          ) : null}
          <ProblemBox problem={begin.problem} />
          <div>
            <button type="submit" disabled={begin.busy || password === ''}>
              {t('enrol')}
            </button>
          </div>
        </form>
      )}
    </section>
  )
}

function Sessions() {
  const sessions = useAsk(listSessions, {})
  const end = useCommand(async (ref: string) => {
    await call(endSession, { params: { ref } })
    await sessions.reload()
  })
  const endOthers = useCommand(async () => {
    await call(endOtherSessions, {})
    await sessions.reload()
  })
  const list = sessions.value?.sessions ?? []
  return (
    <section class="card stack">
      <h2>{t('sessions')}</h2>
      <ProblemBox problem={sessions.problem ?? end.problem ?? endOthers.problem} />
      {!sessions.value && sessions.loading ? <Skeleton lines={3} /> : null}
      <ul class="plain stack">
        {list.map((one) => (
          <li class="spread" key={one.ref}>
            <span>
              {browserOf(one.userAgent)} · {one.ip}
              {one.current ? <span class="badge badge-good">{t('this')}</span> : null}
              <br />
              <small class="faint" title={dayAndClock(one.lastSeenAt)}>
                {both('mở {a}, dùng {b}', 'opened {a}, used {b}', {
                  a: dayAndClock(one.createdAt),
                  b: ago(one.lastSeenAt),
                })}
              </small>
            </span>
            {one.current ? null : (
              <button type="button" disabled={end.busy} onClick={() => void end.run(one.ref)}>
                {t('end')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {list.length > 1 ? (
        <div>
          <button type="button" class="danger" disabled={endOthers.busy} onClick={() => void endOthers.run()}>
            {t('endOthers')}
          </button>
        </div>
      ) : null}
    </section>
  )
}

function browserOf(userAgent: string): string {
  const browser = /Edg|Firefox|Chrome|Safari/.exec(userAgent)?.[0] ?? both('Trình duyệt', 'Browser')
  const system = /Windows|Android|iPhone|Mac OS|Linux/.exec(userAgent)?.[0] ?? ''
  return [browser === 'Edg' ? 'Edge' : browser, system].filter(Boolean).join(', ')
}
