import type { ComponentChildren, JSX } from 'preact'
import { both } from './language.web.ts'

/** What the rules or the server say about one field. `cite` is the article, shown on hover and focus. */
export type FieldNote = { severity: 'error' | 'warning' | 'advice'; message: string; cite?: string }

/** The HTML id of a field from its JSON pointer: `/child/name` → `f-child-name`. Error summaries link to it. */
export const fieldId = (pointer: string): string => `f${pointer.replace(/[^A-Za-z0-9]+/g, '-')}`

export type FieldParts = {
  /** JSON pointer of the value in what is sent, e.g. `/child/name`. Unique on the page. */
  pointer: string
  label: ComponentChildren
  hint?: ComponentChildren
  notes?: readonly FieldNote[] | undefined
  required?: boolean
  /** Words for where a filled value came from, e.g. `CSDL dân cư`. */
  source?: string | undefined
  /** Width in characters the answer usually takes; full width when left out. */
  width?: number
}

const severityWord = (severity: FieldNote['severity']): string => {
  switch (severity) {
    case 'error':
      return both('Lỗi', 'Error')
    case 'warning':
      return both('Lưu ý', 'Warning')
    case 'advice':
      return both('Gợi ý', 'Advice')
  }
}

/** One sentence beside its field; the article opens on hover or focus. */
export function Note({ note }: { note: FieldNote }) {
  return (
    <span class={`note note-${note.severity}`}>
      <b>{severityWord(note.severity)}:</b> {note.message}
      {note.cite ? (
        <>
          {' '}
          <abbr class="cite" title={note.cite}>
            {both('căn cứ', 'basis')}
            <span class="cite-text">{note.cite}</span>
          </abbr>
        </>
      ) : null}
    </span>
  )
}

/** Attributes an input takes from its field. */
export type FieldControl = {
  id: string
  'aria-describedby'?: string
  'aria-invalid'?: 'true'
  'aria-required'?: 'true'
}

export function controlOf(parts: Pick<FieldParts, 'pointer' | 'hint' | 'notes' | 'required'>): FieldControl {
  const id = fieldId(parts.pointer)
  const described = [parts.hint ? `${id}-hint` : '', parts.notes?.length ? `${id}-notes` : ''].filter(Boolean).join(' ')
  return {
    id,
    ...(described ? { 'aria-describedby': described } : {}),
    ...(parts.notes?.some((n) => n.severity === 'error') ? { 'aria-invalid': 'true' as const } : {}),
    ...(parts.required ? { 'aria-required': 'true' as const } : {}),
  }
}

/** Label, hint, notes and source around any control; the control takes `controlOf(parts)`. */
export function Field({ children, ...parts }: FieldParts & { children: ComponentChildren }) {
  const id = fieldId(parts.pointer)
  const worst = parts.notes?.some((n) => n.severity === 'error')
    ? ' has-error'
    : parts.notes?.some((n) => n.severity === 'warning')
      ? ' has-warning'
      : ''
  return (
    <div class={`field${worst}`}>
      <label for={id}>
        {parts.label}
        {parts.required ? (
          <span class="required" title={both('bắt buộc', 'required')}>
            {' *'}
          </span>
        ) : null}
        {parts.source ? <span class="source">{parts.source}</span> : null}
      </label>
      <div class="control" style={parts.width ? { maxWidth: `${parts.width + 3}ch` } : undefined}>
        {children}
      </div>
      {parts.hint ? (
        <span class="hint" id={`${id}-hint`}>
          {parts.hint}
        </span>
      ) : null}
      {parts.notes?.length ? (
        <span class="notes" id={`${id}-notes`}>
          {parts.notes.map((note) => (
            <Note note={note} key={note.message} />
          ))}
        </span>
      ) : null}
    </div>
  )
}

type InputAttributes = Omit<
  JSX.InputHTMLAttributes<HTMLInputElement>,
  'value' | 'onInput' | 'id' | 'label' | 'width' | 'required' | 'type'
>

/** One line of text. */
export function TextField({
  value,
  onValue,
  type = 'text',
  pointer,
  label,
  hint,
  notes,
  required,
  source,
  width,
  ...input
}: FieldParts &
  InputAttributes & {
    value: string
    onValue: (value: string) => void
    type?: 'text' | 'password' | 'email' | 'tel' | 'search'
  }) {
  const parts: FieldParts = {
    pointer,
    label,
    notes,
    source,
    ...(hint === undefined ? {} : { hint }),
    ...(required ? { required } : {}),
    ...(width === undefined ? {} : { width }),
  }
  return (
    <Field {...parts}>
      <input
        autocomplete="off"
        {...input}
        {...controlOf(parts)}
        type={type}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </Field>
  )
}

export function TextArea({
  value,
  onValue,
  rows = 3,
  ...parts
}: FieldParts & { value: string; onValue: (value: string) => void; rows?: number }) {
  return (
    <Field {...parts}>
      <textarea
        {...controlOf(parts)}
        rows={rows}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </Field>
  )
}

export type Choice<V extends string> = { value: V; label: string }

/** A native list for a handful of values. `empty` words the absence of a choice. */
export function SelectField<V extends string>({
  value,
  onValue,
  choices,
  empty,
  ...parts
}: FieldParts & { value: V | ''; onValue: (value: V | '') => void; choices: readonly Choice<V>[]; empty?: string }) {
  return (
    <Field {...parts}>
      <select {...controlOf(parts)} value={value} onChange={(event) => onValue(event.currentTarget.value as V | '')}>
        {empty === undefined ? null : <option value="">{empty}</option>}
        {choices.map((choice) => (
          <option value={choice.value} key={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** Two to five choices shown at once; arrow keys move, as the browser does it. */
export function ChoiceField<V extends string>({
  value,
  onValue,
  choices,
  ...parts
}: FieldParts & { value: V | ''; onValue: (value: V) => void; choices: readonly Choice<V>[] }) {
  const id = fieldId(parts.pointer)
  const control = controlOf(parts)
  return (
    <fieldset
      class="field choices"
      aria-describedby={control['aria-describedby']}
      aria-invalid={control['aria-invalid']}
    >
      <legend>
        {parts.label}
        {parts.required ? <span class="required"> *</span> : null}
        {parts.source ? <span class="source">{parts.source}</span> : null}
      </legend>
      <div class="segments">
        {choices.map((choice, index) => (
          <label key={choice.value} class={choice.value === value ? 'chosen' : ''}>
            <input
              type="radio"
              name={id}
              {...(index === 0 ? { id } : {})}
              checked={choice.value === value}
              onChange={() => onValue(choice.value)}
            />
            {choice.label}
          </label>
        ))}
      </div>
      {parts.hint ? (
        <span class="hint" id={`${id}-hint`}>
          {parts.hint}
        </span>
      ) : null}
      {parts.notes?.length ? (
        <span class="notes" id={`${id}-notes`}>
          {parts.notes.map((note) => (
            <Note note={note} key={note.message} />
          ))}
        </span>
      ) : null}
    </fieldset>
  )
}

/** One yes-or-no. */
export function Tick({
  pointer,
  label,
  checked,
  onChecked,
  hint,
  disabled,
}: {
  pointer: string
  label: ComponentChildren
  checked: boolean
  onChecked: (checked: boolean) => void
  hint?: string
  disabled?: boolean
}) {
  const id = fieldId(pointer)
  return (
    <div class="tick">
      <input
        type="checkbox"
        id={id}
        checked={checked}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChecked(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      {hint ? (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
    </div>
  )
}
