import { useEffect, useState } from 'preact/hooks'
import { reauthenticate } from '../../offices/sign-in-api.ts'
import { call } from '../parts/api.web.ts'
import { useCommand } from '../parts/ask.web.ts'
import { TextField } from '../parts/fields.web.tsx'
import { both } from '../parts/language.web.ts'
import { Dialog, ProblemBox } from '../parts/panels.web.tsx'

let open: ((given: boolean) => void) | undefined
let show: (() => void) | undefined

/** Asks the person for the password before signing; true when it was right, false when they turned back. */
export function askPassword(): Promise<boolean> {
  open?.(false)
  return new Promise((resolve) => {
    open = resolve
    show?.()
  })
}

/** Stands once in the shell. */
export function PasswordDialog() {
  const [asking, setAsking] = useState(false)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [codeWanted, setCodeWanted] = useState(false)
  useEffect(() => {
    show = () => setAsking(true)
    return () => {
      show = undefined
    }
  }, [])
  const finish = (given: boolean) => {
    setAsking(false)
    setPassword('')
    setCode('')
    setCodeWanted(false)
    open?.(given)
    open = undefined
  }
  const confirm = useCommand(async () => {
    const answer = await call(reauthenticate, { body: { password, ...(code ? { totp: code } : {}) } })
    if (answer.state === 'done') finish(true)
    else setCodeWanted(true)
  })
  return (
    <Dialog
      open={asking}
      title={both('Nhập lại mật khẩu để ký', 'Your password, to sign')}
      onClose={() => finish(false)}
    >
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void confirm.run()
        }}
      >
        <TextField
          pointer="/reauthenticate/password"
          label={both('Mật khẩu', 'Password')}
          type="password"
          value={password}
          onValue={setPassword}
          autocomplete="current-password"
        />
        {codeWanted ? (
          <TextField
            pointer="/reauthenticate/totp"
            label={both('Mã xác thực trên điện thoại', 'Code from your phone')}
            value={code}
            onValue={setCode}
            inputMode="numeric"
            autocomplete="one-time-code"
            maxLength={7}
            width={12}
          />
        ) : null}
        <ProblemBox problem={confirm.problem} />
        <div class="dialog-buttons">
          <button type="button" onClick={() => finish(false)}>
            {both('Thôi', 'Cancel')}
          </button>
          <button type="submit" class="primary" disabled={confirm.busy || password === ''}>
            {both('Xác nhận', 'Confirm')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
