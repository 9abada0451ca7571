import { useEffect, useRef, useState } from 'preact/hooks'
import { type Me, type SignInAnswer, signIn } from '../../offices/sign-in-api.ts'
import { call, Problem } from '../parts/api.web.ts'
import { useCommand } from '../parts/ask.web.ts'
import { TextField } from '../parts/fields.web.tsx'
import { both, dictionary } from '../parts/language.web.ts'
import { lazily } from '../parts/lazily.web.tsx'
import { ProblemBox } from '../parts/panels.web.tsx'

const Qr = lazily(() => import('./qr.web.tsx').then((m) => m.Qr))

const t = dictionary({
  username: ['Tên đăng nhập', 'Username'],
  password: ['Mật khẩu', 'Password'],
  show: ['Hiện mật khẩu', 'Show the password'],
  hide: ['Ẩn mật khẩu', 'Hide the password'],
  code: ['Mã xác thực trên điện thoại', 'Code from your phone'],
  codeHint: ['6 chữ số, đổi sau mỗi 30 giây', '6 digits, changing every 30 seconds'],
  signIn: ['Đăng nhập', 'Sign in'],
  goOn: ['Tiếp tục', 'Go on'],
  back: ['Quay lại', 'Back'],
  newPassword: ['Mật khẩu mới', 'New password'],
  repeat: ['Gõ lại mật khẩu mới', 'New password again'],
  different: ['Hai lần gõ chưa giống nhau.', 'The two are not the same.'],
  change: ['Trước khi làm việc, đặt mật khẩu của riêng bạn.', 'Before you work, set a password of your own.'],
  enrol: [
    'Cài mã xác thực: mở ứng dụng xác thực trên điện thoại (Google Authenticator, Microsoft Authenticator …), quét mã này rồi nhập 6 chữ số đang hiện.',
    'Enrol the second factor: scan this with an authenticator app, then type the 6 digits it shows.',
  ],
  secret: ['Không quét được? Gõ khóa này vào ứng dụng:', 'Cannot scan? Type this key into the app:'],
  wait: ['Thử lại sau {n} giây.', 'Try again in {n} seconds.'],
})

/** Seconds left of the wait that the server asked for. */
function useWait(problem: unknown): number {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    const data =
      problem instanceof Problem ? (problem.document.data as { retryAfterSeconds?: number } | undefined) : undefined
    if (!data?.retryAfterSeconds) return
    const until = Date.now() + data.retryAfterSeconds * 1000
    const tick = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)))
    tick()
    const timer = setInterval(tick, 500)
    return () => clearInterval(timer)
  }, [problem])
  return left
}

/**
 * Signs in, step by step as the server asks: password, code, own password, enrolment. Used on its own page and on top of a screen whose
 * session has ended (`username` is then fixed).
 */
export function SignInForm({
  username: fixed,
  chosen,
  onSignedIn,
}: {
  username?: string
  /** Fills both fields, each time another one is given. */
  chosen?: { username: string; password: string }
  onSignedIn: (me: Me) => void
}) {
  const [username, setUsername] = useState(fixed ?? '')
  const [password, setPassword] = useState('')
  const [shown, setShown] = useState(false)
  const [code, setCode] = useState('')
  const [fresh, setFresh] = useState('')
  const [again, setAgain] = useState('')
  const [answer, setAnswer] = useState<SignInAnswer>()
  const form = useRef<HTMLFormElement>(null)
  const step = answer?.state ?? 'password'

  const submit = useCommand(async () => {
    const sent = await call(signIn, {
      body: {
        username: username.trim(),
        password,
        ...(code && (step === 'totp-needed' || step === 'totp-enrolment-needed' || step === 'password-change-needed')
          ? { totp: code }
          : {}),
        ...(fresh && fresh === again ? { newPassword: fresh } : {}),
      },
    })
    if (sent.state === 'signed-in') {
      onSignedIn(sent.me)
      return
    }
    if (sent.state === 'totp-enrolment-needed') {
      setCode('')
      if (sent.passwordChanged) {
        setPassword(fresh)
        setFresh('')
        setAgain('')
      }
    }
    setAnswer(sent)
  })
  const wait = useWait(submit.problem)
  useEffect(() => {
    if (!chosen) return
    setAnswer(undefined)
    setUsername(chosen.username)
    setPassword(chosen.password)
    submit.clear()
    form.current?.querySelector<HTMLElement>('button[type=submit]')?.focus()
  }, [chosen])
  useEffect(() => {
    const fields = [...(form.current?.querySelectorAll('input') ?? [])]
    ;(fields.find((field) => field.value === '') ?? fields[0])?.focus()
  }, [step])

  return (
    <form
      ref={form}
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void submit.run()
      }}
    >
      {step === 'password' ? (
        <>
          <TextField
            pointer="/username"
            label={t('username')}
            value={username}
            onValue={setUsername}
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            readOnly={fixed !== undefined}
          />
          <TextField
            pointer="/password"
            label={t('password')}
            type={shown ? 'text' : 'password'}
            value={password}
            onValue={setPassword}
            autocomplete="current-password"
          />
          <button type="button" class="link" onClick={() => setShown(!shown)}>
            {shown ? t('hide') : t('show')}
          </button>
        </>
      ) : null}
      {answer?.state === 'password-change-needed' ? (
        <>
          <p>{t('change')}</p>
          <ul class="hint">
            {answer.rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
          <TextField
            pointer="/newPassword"
            label={t('newPassword')}
            type="password"
            value={fresh}
            onValue={setFresh}
            autocomplete="new-password"
          />
          <TextField
            pointer="/repeat"
            label={t('repeat')}
            type="password"
            value={again}
            onValue={setAgain}
            autocomplete="new-password"
            notes={again && again !== fresh ? [{ severity: 'error', message: t('different') }] : undefined}
          />
        </>
      ) : null}
      {answer?.state === 'totp-enrolment-needed' ? (
        <>
          <p>{t('enrol')}</p>
          <Qr text={answer.uri} label={both('Mã QR để cài mã xác thực', 'QR for the authenticator app')} />
          <p class="hint">
            {t('secret')} <code>{answer.secret.replace(/(.{4})/g, '$1 ')}</code>
          </p>
        </>
      ) : null}
      {step === 'totp-needed' || step === 'totp-enrolment-needed' ? (
        <TextField
          pointer="/totp"
          label={t('code')}
          hint={t('codeHint')}
          value={code}
          onValue={setCode}
          inputMode="numeric"
          autocomplete="one-time-code"
          maxLength={7}
          width={12}
        />
      ) : null}
      <ProblemBox problem={submit.problem} />
      {wait > 0 ? <p class="soon">{t('wait', { n: wait })}</p> : null}
      <div class="row">
        <button
          type="submit"
          class="primary"
          disabled={submit.busy || wait > 0 || (step === 'password-change-needed' && (fresh === '' || fresh !== again))}
        >
          {step === 'password' ? t('signIn') : t('goOn')}
        </button>
        {step === 'password' ? null : (
          <button
            type="button"
            class="quiet"
            onClick={() => {
              setAnswer(undefined)
              setCode('')
              submit.clear()
            }}
          >
            {t('back')}
          </button>
        )}
      </div>
    </form>
  )
}
