import { useState } from 'preact/hooks'
import { type AccountView, moveAccount, updateAccount } from '../../offices/accounts-api.ts'
import { call } from '../parts/api.web.ts'
import { useCommand } from '../parts/ask.web.ts'
import { enterMovesOn } from '../parts/enter-moves-on.web.ts'
import { TextField } from '../parts/fields.web.tsx'
import { both } from '../parts/language.web.ts'
import { type Office, OfficePicker } from '../parts/office-picker.web.tsx'
import { Dialog, ProblemBox } from '../parts/panels.web.tsx'
import { tell } from '../parts/toasts.web.tsx'
import { AccountField, type AccountPerson, notesOf, sentPerson } from './account-fields.web.tsx'
import { type Grant, RoleGrants } from './role-grants.web.tsx'

type Parts = { account: AccountView; onClose: () => void; onDone: () => void }

/** Name, job title, e-mail and PIN of the person. */
export function UpdateAccountDialog({ account, onClose, onDone }: Parts) {
  const { fullName, jobTitle, email, pin } = account
  const [person, setPerson] = useState<AccountPerson>({ fullName, jobTitle, email, pin: pin ?? '' })
  const save = useCommand(async () => {
    await call(updateAccount, { params: { accountId: account.id }, body: sentPerson(person) })
    tell(both('Đã lưu.', 'Saved.'))
    onDone()
  })
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
        {(['fullName', 'jobTitle', 'email', 'pin'] as const).map((of) => (
          <AccountField key={of} of={of} person={person} onPerson={setPerson} problem={save.problem} />
        ))}
        <ProblemBox problem={save.problem} />
        <div class="dialog-buttons">
          <button type="button" onClick={onClose}>
            {both('Thôi', 'Cancel')}
          </button>
          <button type="submit" class="primary" disabled={save.busy || person.fullName.trim() === ''}>
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
