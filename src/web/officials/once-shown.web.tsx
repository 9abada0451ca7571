import { both } from '../parts/language.web.ts'
import { tell } from '../parts/toasts.web.tsx'

/** A first password: shown this once, to be handed over in person. */
export function OnceShown({ username, password }: { username: string; password: string }) {
  return (
    <div class="box box-good" role="status">
      <p>
        <b>{both('Mật khẩu ban đầu của {u}', 'Initial password of {u}', { u: username })}</b>
      </p>
      <p>
        <code class="big">{password}</code>
      </p>
      <p class="hint">
        {both(
          'Chỉ hiện một lần. Đưa tận tay người dùng; lần đăng nhập đầu phải đổi.',
          'Shown this once. Hand it over in person; it must be changed at the first sign-in.',
        )}
      </p>
      <button
        type="button"
        onClick={() => void navigator.clipboard?.writeText(password).then(() => tell(both('Đã chép.', 'Copied.')))}
      >
        {both('Chép', 'Copy')}
      </button>
    </div>
  )
}
