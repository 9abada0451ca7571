import { Problem } from '../parts/api.web.ts'
import { type FieldNote, TextField } from '../parts/fields.web.tsx'
import { both } from '../parts/language.web.ts'

/** Who uses an account. */
export type AccountPerson = { fullName: string; jobTitle: string; email: string; pin: string }

/** What the server said of a field. */
export const notesOf = (problem: unknown, pointer: string): FieldNote[] => {
  const message = problem instanceof Problem ? problem.byField.get(pointer) : undefined
  return message ? [{ severity: 'error', message }] : []
}

/** The person as the server takes it. */
export const sentPerson = ({ fullName, jobTitle, email, pin }: AccountPerson) => ({
  fullName,
  jobTitle,
  email: email.trim(),
  pin: pin.trim() || null,
})

const labels: Readonly<Record<keyof AccountPerson, () => string>> = {
  fullName: () => both('Họ, chữ đệm, tên', 'Name'),
  jobTitle: () => both('Chức danh', 'Job title'),
  email: () => both('Thư điện tử', 'E-mail'),
  pin: () => both('Số định danh cá nhân', 'PIN'),
}

/** One value of the person of an account. */
export function AccountField({
  of,
  person,
  onPerson,
  problem,
  hint,
}: {
  of: keyof AccountPerson
  person: AccountPerson
  onPerson: (person: AccountPerson) => void
  problem: unknown
  hint?: string
}) {
  return (
    <TextField
      pointer={`/${of}`}
      label={labels[of]()}
      {...(hint === undefined ? {} : { hint })}
      {...(of === 'fullName' ? { required: true } : {})}
      {...(of === 'email' ? { type: 'email' } : {})}
      {...(of === 'pin' ? { inputMode: 'numeric', maxLength: 12, width: 14 } : {})}
      value={person[of]}
      onValue={(value) => onPerson({ ...person, [of]: value })}
      notes={notesOf(problem, `/${of}`)}
    />
  )
}
