import { useState } from 'preact/hooks'
import { type AccountView, moveAccount, updateAccount } from '../../offices/accounts-api.ts'
import { call, Problem } from '../parts/api.web.ts'
import { useCommand } from '../parts/ask.web.ts'
import { enterMovesOn } from '../parts/enter-moves-on.web.ts'
import { type FieldNote, TextField } from '../parts/fields.web.tsx'
import { both } from '../parts/language.web.ts'
import { type Office, OfficePicker } from '../parts/office-picker.web.tsx'
import { Dialog, ProblemBox } from '../parts/panels.web.tsx'
import { tell } from '../parts/toasts.web.tsx'
import { type Grant, RoleGrants } from './role-grants.web.tsx'

type Parts = { account: AccountView; onClose: () => void; onDone: () => void }

const notesOf = (problem: unknown, pointer: string): FieldNote[] => {
  const message = problem instanceof Problem ? problem.byField.get(pointer) : undefined
  return message ? [{ severity: 'error', message }] : []
}

/** Name, job title, e-mail and PIN of the person. */
export function UpdateAccountDialog({ account, onClose, onDone }: Parts) {
  const [fullName, setFullName] = useState(account.fullName)
  const [jobTitle, setJobTitle] = useState(account.jobTitle)
  const [email, setEmail] = useState(account.email)
  const [pin, setPin] = useState(account.pin ?? '')
  const save = useCommand(async () => {
    const body = { fullName, jobTitle, email: email.trim(), pin: pin.trim() || null }
    await call(updateAccount, { params: { accountId: account.id }, body })
    tell(both('Đã lưu.', 'Saved.'))
    onDone()
  })
  const notes = (pointer: string) => notesOf(save.problem, pointer)
  return (
    <Dialog open title={both('Sửa thông tin', 'Change the data')} onClose={onClose}>
      <form
        class="stack"
        onKeyDown={enterMovesOn}
        onSubmit={(event) => {
          event.preventDefault()
          void save.run()
        }}
      >
        <TextField
          pointer="/fullName"
          label={both('Họ, chữ đệm, tên', 'Name')}
          required
          value={fullName}
          onValue={setFullName}
          notes={notes('/fullName')}
        />
        <TextField
          pointer="/jobTitle"
          label={both('Chức danh', 'Job title')}
          value={jobTitle}
          onValue={setJobTitle}
          notes={notes('/jobTitle')}
        />
        <TextField
          pointer="/email"
          label={both('Thư điện tử', 'E-mail')}
          type="email"
          value={email}
          onValue={setEmail}
          notes={notes('/email')}
        />
        <TextField
          pointer="/pin"
          label={both('Số định danh cá nhân', 'PIN')}
          inputMode="numeric"
          maxLength={12}
          width={14}
          value={pin}
          onValue={setPin}
          notes={notes('/pin')}
        />
        <ProblemBox problem={save.problem} />
        <div class="dialog-buttons">
          <button type="button" onClick={onClose}>
            {both('Thôi', 'Cancel')}
          </button>
          <button type="submit" class="primary" disabled={save.busy || fullName.trim() === ''}>
            {both('Lưu', 'Save')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

/** Another office from today on, with the roles held there. */
export function MoveAccountDialog({ account, onClose, onDone }: Parts) {
  const [office, setOffice] = useState<Office>()
  const [grants, setGrants] = useState<Grant[]>([])
  const [decision, setDecision] = useState('')
  const move = useCommand(async (to: Office) => {
    await call(moveAccount, {
      params: { accountId: account.id },
      body: { officeId: to.id, roles: grants, decision },
    })
    tell(both('Đã chuyển đến {o}.', 'Moved to {o}.', { o: to.name }))
    onDone()
  })
  return (
    <Dialog open title={both('Chuyển đơn vị', 'Move to another office')} onClose={onClose}>
      <form
        class="stack"
        onKeyDown={enterMovesOn}
        onSubmit={(event) => {
          event.preventDefault()
          if (office) void move.run(office)
        }}
      >
        <p>
          {both(
            'Từ hôm nay. Vai trò và thẩm quyền ký ở đơn vị cũ chấm dứt, các phiên kết thúc.',
            'From today on. Roles and authorities of the old office end, and so do the sessions.',
          )}
        </p>
        <OfficePicker
          pointer="/officeId"
          label={both('Đơn vị mới', 'New office')}
          required
          name={office?.name ?? ''}
          notes={notesOf(move.problem, '/officeId')}
          onOffice={(picked) => {
            setOffice(picked)
            setGrants([])
          }}
        />
        {office ? <RoleGrants officeKind={office.kind} grants={grants} onGrants={setGrants} /> : null}
        <TextField
          pointer="/decision"
          label={both('Quyết định (số, ngày)', 'Decision (number, date)')}
          required
          value={decision}
          onValue={setDecision}
          notes={notesOf(move.problem, '/decision')}
        />
        <ProblemBox problem={move.problem} />
        <div class="dialog-buttons">
          <button type="button" onClick={onClose}>
            {both('Thôi', 'Cancel')}
          </button>
          <button
            type="submit"
            class="primary"
            disabled={move.busy || !office || grants.length === 0 || decision.trim().length < 3}
          >
            {both('Chuyển', 'Move')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
