import { useState } from 'preact/hooks'
import { listDemoAccounts, type Me } from '../../offices/sign-in-api.ts'
import { useAsk } from '../parts/ask.web.ts'
import { both, language, setLanguage } from '../parts/language.web.ts'
import { useLine } from '../parts/line.web.ts'
import { DemoAccounts } from './demo-accounts.web.tsx'
import { SignInForm } from './sign-in-form.web.tsx'

export function SignInPage({ onSignedIn }: { onSignedIn: (me: Me) => void }) {
  const line = useLine()
  const demo = useAsk(listDemoAccounts, {}).value
  const password = demo?.password ?? ''
  const [chosen, setChosen] = useState<{ username: string; password: string }>()
  return (
    <main class={password ? 'sign-in sign-in-demo' : 'sign-in'}>
      <div class="sign-in-head">
        <img src="/icon.svg" alt="" width="44" height="44" />
        <div>
          <h1>Hộ tịch</h1>
          <p>
            {both(
              'Hệ thống đăng ký, quản lý hộ tịch điện tử dùng chung',
              'The shared electronic civil-registration system of Việt Nam',
            )}
          </p>
        </div>
      </div>
      <section class="card" aria-label={both('Đăng nhập', 'Sign in')}>
        {line.up ? null : (
          <p class="box box-warning" role="status">
            {both(
              'Không kết nối được máy chủ. Kiểm tra đường truyền; trang tự thử lại.',
              'The server cannot be reached; trying again.',
            )}
          </p>
        )}
        <SignInForm onSignedIn={onSignedIn} {...(chosen ? { chosen } : {})} />
      </section>
      <p class="sign-in-foot">
        <button type="button" class="link" onClick={() => setLanguage(language() === 'vi' ? 'en' : 'vi')}>
          {language() === 'vi' ? 'English' : 'Tiếng Việt'}
        </button>
        <span class="faint">
          {both(
            'Chỉ dành cho cán bộ được cấp tài khoản. Mọi lần đăng nhập, xem và sửa đều được ghi nhật ký.',
            'For officials only. Every sign-in, reading and change is logged.',
          )}
        </span>
      </p>
      {demo && password ? (
        <DemoAccounts demo={demo} onChosen={(username) => setChosen({ username, password })} />
      ) : null}
    </main>
  )
}
