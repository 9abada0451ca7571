import { useState } from 'preact/hooks'
import { createAccount } from '../../offices/accounts-api.ts'
import type { rolesOfOffice } from '../../offices/permissions.ts'
import type { CalendarDate } from '../../values/calendar-date.ts'
import { call } from '../parts/api.web.ts'
import { useCommand } from '../parts/ask.web.ts'
import { DayField } from '../parts/date-field.web.tsx'
import { enterMovesOn } from '../parts/enter-moves-on.web.ts'
import { TextField } from '../parts/fields.web.tsx'
import { both } from '../parts/language.web.ts'
import { OfficePicker } from '../parts/office-picker.web.tsx'
import { Dialog, ProblemBox } from '../parts/panels.web.tsx'
import { useSession } from '../parts/session.web.tsx'
import { AccountField, type AccountPerson, notesOf, sentPerson } from './account-fields.web.tsx'
import { OnceShown } from './once-shown.web.tsx'
import { type Grant, RoleGrants } from './role-grants.web.tsx'

const nobody: AccountPerson = { fullName: '', jobTitle: '', email: '', pin: '' }

/** An account for somebody of the own office or of one below. */
export function NewAccount({ open, onClose, onMade }: { open: boolean; onClose: () => void; onMade: () => void }) {
  const { me } = useSession()
  const [office, setOffice] = useState<{ id: number; kind: keyof typeof rolesOfOffice; name: string }>({
    id: me.officeId,
    kind: me.officeKind,
    name: me.office.name,
  })
  const [username, setUsername] = useState('')
  const [person, setPerson] = useState(nobody)
  const [to, setTo] = useState<CalendarDate | null>(null)
  const [grants, setGrants] = useState<Grant[]>([])
  const [made, setMade] = useState<{ username: string; password: string }>()
  const make = useCommand(async () => {
    const { account, initialPassword } = await call(createAccount, {
      body: { officeId: office.id, username, ...sentPerson(person), to, roles: grants },
    })
    setMade({ username: account.username, password: initialPassword })
    setUsername('')
    setPerson(nobody)
    setGrants([])
    onMade()
  })
  const notes = (pointer: string) => notesOf(make.problem, pointer)
  const fields = { person, onPerson: setPerson, problem: make.problem }
  const close = () => {
    setMade(undefined)
    onClose()
  }
  return (
    <Dialog open={open} title={both('Cấp tài khoản', 'New account')} onClose={close} wide>
      {made ? (
        <div class="stack">
          <OnceShown {...made} />
          <div class="dialog-buttons">
            <button type="button" onClick={() => setMade(undefined)}>
              {both('Cấp tài khoản khác', 'Another account')}
            </button>
            <button type="button" class="primary" onClick={close}>
              {both('Xong', 'Done')}
            </button>
          </div>
        </div>
      ) : (
        <form
          class="stack"
          onKeyDown={enterMovesOn}
          onSubmit={(event) => {
            event.preventDefault()
            void make.run()
          }}
        >
          <div class="cols-2">
            <div class="stack">
              <OfficePicker
                pointer="/officeId"
                label={both('Đơn vị', 'Office')}
                required
                name={office.name}
                notes={notes('/officeId')}
                onOffice={(picked) => {
                  if (!picked) return
                  setOffice(picked)
                  setGrants([])
                }}
              />
              <AccountField of="fullName" {...fields} />
              <TextField
                pointer="/username"
                label={both('Tên đăng nhập', 'Username')}
                hint={both('không dấu, ví dụ: nguyenthien.badinh', 'for example nguyenthien.badinh')}
                required
                value={username}
                onValue={setUsername}
                autocapitalize="none"
                spellcheck={false}
                notes={notes('/username')}
              />
              <AccountField of="jobTitle" {...fields} />
            </div>
            <div class="stack">
              <AccountField of="email" {...fields} />
              <AccountField
                of="pin"
                {...fields}
                hint={both(
                  'Cần cho người ký: không ai ký việc của chính mình',
                  'Needed for signatories: nobody signs his own matter',
                )}
              />
              <DayField
                pointer="/to"
                label={both('Hiệu lực đến (để trống: không thời hạn)', 'Valid until (blank: no end)')}
                value={to}
                onValue={setTo}
              />
              <RoleGrants officeKind={office.kind} grants={grants} onGrants={setGrants} />
            </div>
          </div>
          <ProblemBox problem={make.problem} />
          <div class="dialog-buttons">
            <button type="button" onClick={close}>
              {both('Thôi', 'Cancel')}
            </button>
            <button
              type="submit"
              class="primary"
              disabled={make.busy || username === '' || person.fullName === '' || grants.length === 0}
            >
              {both('Cấp tài khoản', 'Make the account')}
            </button>
          </div>
        </form>
      )}
    </Dialog>
  )
}
