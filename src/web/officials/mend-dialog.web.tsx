import { useMemo, useState } from 'preact/hooks'
import type { BirthDeclaration } from '../../events/birth/declaration.ts'
import type { PartialDate } from '../../values/partial-date.ts'
import { useCommand } from '../parts/ask.web.ts'
import { DateField } from '../parts/date-field.web.tsx'
import { enterMovesOn } from '../parts/enter-moves-on.web.ts'
import { ChoiceField, TextArea, TextField } from '../parts/fields.web.tsx'
import { both } from '../parts/language.web.ts'
import { Dialog, ProblemBox } from '../parts/panels.web.tsx'
import { sexWords } from '../parts/words.web.ts'

type Mendable = { pointer: string; label: string; kind: 'text' | 'date' | 'sex' }

const mendable = (): Mendable[] => [
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

function at(content: unknown, pointer: string): unknown {
  let here = content
  for (const part of pointer.slice(1).split('/')) {
    if (typeof here !== 'object' || here === null) return undefined
    here = (here as Record<string, unknown>)[part]
  }
  return here
}

/** A copy of the content with one value changed; everything else is the same object. */
function changed(content: unknown, path: readonly string[], value: unknown): unknown {
  const [first, ...rest] = path
  if (first === undefined) return value
  const here = content as Record<string, unknown>
  return { ...here, [first]: changed(here[first], rest, value) }
}

/** The record beside what is right: only the lines that differ are sent, each shown with its before and after. */
export function MendDialog({
  open,
  title,
  lead,
  content,
  onClose,
  onSend,
}: {
  open: boolean
  title: string
  lead: string
  content: BirthDeclaration
  onClose: () => void
  onSend: (declaration: Record<string, unknown>, reason: string) => Promise<void>
}) {
  const [edited, setEdited] = useState<ReadonlyMap<string, unknown>>(new Map())
  const [reason, setReason] = useState('')
  const fields = useMemo(() => mendable().filter(({ pointer }) => at(content, pointer) !== undefined), [content])
  const set = (pointer: string, value: unknown) => {
    const next = new Map(edited)
    if (JSON.stringify(value) === JSON.stringify(at(content, pointer))) next.delete(pointer)
    else next.set(pointer, value)
    setEdited(next)
  }
  const send = useCommand(async () => {
    let declaration: unknown = content
    for (const [pointer, value] of edited) declaration = changed(declaration, pointer.slice(1).split('/'), value)
    await onSend(declaration as Record<string, unknown>, reason.trim())
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
              value={edited.has(field.pointer) ? edited.get(field.pointer) : at(content, field.pointer)}
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
  field: { pointer, label, kind },
  edited,
  value,
  onValue,
}: {
  field: Mendable
  edited: boolean
  value: unknown
  onValue: (value: unknown) => void
}) {
  const parts = { pointer: `/mend${pointer}`, label, source: edited ? both('đã sửa', 'changed') : undefined }
  switch (kind) {
    case 'text':
      return <TextField {...parts} value={String(value ?? '')} onValue={onValue} />
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
