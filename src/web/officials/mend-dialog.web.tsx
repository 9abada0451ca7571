import { useMemo, useState } from 'preact/hooks'
import { type Draft, fieldsOf, type PlacedField, put, valueAt } from '../../events/parts/draft.ts'
import type { Choice, FormBlock } from '../../events/parts/form.ts'
import { CalendarDate } from '../../values/calendar-date.ts'
import type { PartialDate } from '../../values/partial-date.ts'
import { useCommand } from '../parts/ask.web.ts'
import { DateField, DayField } from '../parts/date-field.web.tsx'
import { enterMovesOn } from '../parts/enter-moves-on.web.ts'
import { ChoiceField, SelectField, TextArea, TextField } from '../parts/fields.web.tsx'
import { both } from '../parts/language.web.ts'
import { Dialog, ProblemBox } from '../parts/panels.web.tsx'
import { sexWords } from '../parts/words.web.ts'

type Mendable = { pointer: string; label: string } & (
  | { kind: 'text' | 'date' | 'day' | 'sex' | 'number' }
  | { kind: 'select'; choices: readonly Choice[] }
)

const ofBirth = (): Mendable[] => [
  { pointer: '/child/name', label: both('Họ, chữ đệm, tên', 'Name'), kind: 'text' },
  { pointer: '/child/birthDate', label: both('Ngày sinh', 'Born'), kind: 'date' },
  { pointer: '/child/sex', label: both('Giới tính', 'Sex'), kind: 'sex' },
  { pointer: '/child/ethnicity/asWritten', label: both('Dân tộc', 'Ethnicity'), kind: 'text' },
  { pointer: '/child/birthPlace/asWritten', label: both('Nơi sinh', 'Place of birth'), kind: 'text' },
  { pointer: '/child/hometown/asWritten', label: both('Quê quán', 'Home place'), kind: 'text' },
  { pointer: '/mother/name', label: both('Họ tên mẹ', 'Mother'), kind: 'text' },
  { pointer: '/mother/birthDate', label: both('Mẹ sinh', 'Mother born'), kind: 'date' },
  { pointer: '/mother/residence/asWritten', label: both('Nơi cư trú của mẹ', "Mother's residence"), kind: 'text' },
  { pointer: '/father/name', label: both('Họ tên cha', 'Father'), kind: 'text' },
  { pointer: '/father/birthDate', label: both('Cha sinh', 'Father born'), kind: 'date' },
  { pointer: '/father/residence/asWritten', label: both('Nơi cư trú của cha', "Father's residence"), kind: 'text' },
  { pointer: '/informant/name', label: both('Người đi khai sinh', 'Informant'), kind: 'text' },
]

/** What can be mended in a field of a form described as data: its words, dates and choices; not who it is or which entry it speaks of. */
function ofField({ pointer, field, fullLabel }: PlacedField): Mendable[] {
  const label = both(...fullLabel)
  const line = (kind: 'text' | 'date' | 'day' | 'sex' | 'number', part = ''): Mendable[] => [
    { pointer: `${pointer}${part}`, label, kind },
  ]
  switch (field.as) {
    case 'text':
    case 'long-text':
    case 'name':
    case 'time':
    case 'office':
    case 'pin':
      return line('text')
    case 'partial-date':
      return line('date')
    case 'day':
      return line('day')
    case 'sex':
      return line('sex')
    case 'number':
      return line('number')
    case 'ethnicity':
    case 'place':
    case 'residence':
      return line('text', '/asWritten')
    case 'id-document':
      return line('text', '/number')
    case 'choice':
    case 'select':
      return [{ pointer, label, kind: 'select', choices: field.choices }]
    case 'nationalities':
    case 'country':
    case 'tick':
    case 'entry':
      return []
  }
}

const mendable = (form: readonly FormBlock[] | undefined, content: Draft): Mendable[] => {
  const all = form
    ? fieldsOf(form, content)
        .filter((field) => field.shownNow)
        .flatMap(ofField)
    : ofBirth()
  return all.filter(({ pointer }) => {
    const value = valueAt(content, pointer)
    return value !== undefined && value !== null
  })
}

/** The record beside what is right: only the lines that differ are sent, each shown with its before and after. */
export function MendDialog({
  open,
  title,
  lead,
  form,
  content,
  onClose,
  onSend,
}: {
  open: boolean
  title: string
  lead: string
  /** The form of the event; births bring none. */
  form: readonly FormBlock[] | undefined
  content: Draft
  onClose: () => void
  onSend: (declaration: Record<string, unknown>, reason: string) => Promise<void>
}) {
  const [edited, setEdited] = useState<ReadonlyMap<string, unknown>>(new Map())
  const [reason, setReason] = useState('')
  const fields = useMemo(() => mendable(form, content), [form, content])
  const set = (pointer: string, value: unknown) => {
    const next = new Map(edited)
    if (JSON.stringify(value) === JSON.stringify(valueAt(content, pointer))) next.delete(pointer)
    else next.set(pointer, value)
    setEdited(next)
  }
  const send = useCommand(async () => {
    let declaration: Draft = content
    for (const [pointer, value] of edited) declaration = put(declaration, pointer, value)
    await onSend(declaration, reason.trim())
    setEdited(new Map())
    setReason('')
  })
  const unreadable = [...edited.values()].includes(undefined)
  return (
    <Dialog open={open} title={title} onClose={onClose} wide>
      <form
        class="stack"
        onKeyDown={enterMovesOn}
        onSubmit={(event) => {
          event.preventDefault()
          void send.run()
        }}
      >
        <p>{lead}</p>
        <div class="cols-2">
          {fields.map((field) => (
            <MendField
              key={field.pointer}
              field={field}
              edited={edited.has(field.pointer)}
              value={edited.has(field.pointer) ? edited.get(field.pointer) : valueAt(content, field.pointer)}
              onValue={(value) => set(field.pointer, value)}
            />
          ))}
        </div>
        <TextArea
          pointer="/mend-reason"
          label={both('Lý do, căn cứ', 'Reason and basis')}
          required
          value={reason}
          onValue={setReason}
        />
        <ProblemBox problem={send.problem} />
        <div class="dialog-buttons">
          <button type="button" onClick={onClose}>
            {both('Thôi', 'Cancel')}
          </button>
          <button
            type="submit"
            class="primary"
            disabled={send.busy || edited.size === 0 || unreadable || reason.trim().length < 3}
          >
            {both('Gửi {n} chỗ sửa', 'Send {n} changes', { n: edited.size })}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

function MendField({
  field,
  edited,
  value,
  onValue,
}: {
  field: Mendable
  edited: boolean
  value: unknown
  onValue: (value: unknown) => void
}) {
  const { pointer, label, kind } = field
  const parts = { pointer: `/mend${pointer}`, label, source: edited ? both('đã sửa', 'changed') : undefined }
  switch (kind) {
    case 'text':
      return <TextField {...parts} value={String(value ?? '')} onValue={onValue} />
    case 'number':
      return (
        <TextField
          {...parts}
          inputMode="numeric"
          value={String(value ?? '')}
          onValue={(text) => onValue(/^\d+$/.test(text) ? Number(text) : undefined)}
        />
      )
    case 'day': {
      const date = CalendarDate.safeParse(value)
      return <DayField {...parts} value={date.success ? date.data : null} onValue={(on) => onValue(on ?? undefined)} />
    }
    case 'select':
      return (
        <SelectField
          {...parts}
          value={String(value ?? '')}
          onValue={onValue}
          choices={field.choices.map((choice) => ({ value: choice.value, label: both(...choice.label) }))}
        />
      )
    case 'date':
      return <DateField {...parts} value={value as PartialDate | undefined} onValue={onValue} />
    case 'sex':
      return (
        <ChoiceField
          {...parts}
          value={String(value ?? '')}
          onValue={onValue}
          choices={['1', '2', '3'].map((sex) => ({ value: sex, label: sexWords(sex) }))}
        />
      )
  }
}
