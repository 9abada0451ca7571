import type { ComponentChildren } from 'preact'
import { textAt, valueAt } from '../../../events/parts/draft-tree.ts'
import { CalendarDate } from '../../../values/calendar-date.ts'
import { PartialDate } from '../../../values/partial-date.ts'
import { DateField, DayField } from '../date-field.web.tsx'
import { type Choice, ChoiceField, fieldId, SelectField, TextArea, TextField, Tick } from '../fields.web.tsx'
import { both } from '../language.web.ts'
import { type FieldHand, fieldParts, problemsAt } from './hand.web.ts'

export type At = {
  hand: FieldHand
  at: string
  required?: boolean
  /** Columns of twelve. */
  span?: number
  label?: string
  hint?: ComponentChildren
  width?: number
}

/** One cell of the form's grid; under a warning stands the line for the officer's reason. */
export function Cell({
  hand,
  at,
  span = 3,
  but = [],
  children,
}: Pick<At, 'hand' | 'at' | 'span'> & { but?: readonly string[]; children: ComponentChildren }) {
  const warnings = problemsAt(hand, at, but).filter((problem) => problem.severity === 'warning')
  const own = hand.draft.form?.own?.[at]
  return (
    <div class={`bf-cell bf-${span}`}>
      {children}
      {own && hand.again && !hand.disabled ? (
        <button type="button" class="link bf-again" onClick={() => hand.again?.(at)}>
          {both('lấy lại gợi ý', 'use the suggestion')}
        </button>
      ) : null}
      {warnings.map((warning) => (
        <Reason hand={hand} rule={warning.rule} key={warning.rule} />
      ))}
    </div>
  )
}

/** Where an officer says why to go on despite a warning. */
export function Reason({ hand, rule, id = '' }: { hand: FieldHand; rule: string; id?: string }) {
  const pointer = `/reasons/${rule}`
  return (
    <input
      class="bf-reason"
      id={`${fieldId(pointer)}${id}`}
      type="text"
      autocomplete="off"
      disabled={hand.disabled}
      aria-label={both('Lý do vẫn làm tiếp ({r})', 'Reason to go on ({r})', { r: rule })}
      placeholder={both('Lý do vẫn làm tiếp…', 'Reason to go on…')}
      value={textAt(hand.draft, pointer)}
      onInput={(event) => hand.type(pointer, event.currentTarget.value || undefined)}
    />
  )
}

const extras = ({ required, hint, label, width }: At) => ({
  ...(required ? { required } : {}),
  ...(hint === undefined ? {} : { hint }),
  ...(label === undefined ? {} : { label }),
  ...(width === undefined ? {} : { width }),
})

export function TextAt(
  props: At & {
    type?: 'text' | 'email' | 'tel'
    placeholder?: string
    inputMode?: 'numeric' | 'text'
    maxLength?: number
  },
) {
  const { hand, at, span, type, placeholder, inputMode, maxLength } = props
  return (
    <Cell hand={hand} at={at} span={span ?? 3}>
      <TextField
        {...fieldParts(hand, at)}
        {...extras(props)}
        disabled={hand.disabled}
        value={textAt(hand.draft, at)}
        onValue={(value) => hand.type(at, value)}
        {...(type ? { type } : {})}
        {...(placeholder ? { placeholder } : {})}
        {...(inputMode ? { inputMode } : {})}
        {...(maxLength ? { maxLength } : {})}
      />
    </Cell>
  )
}

/** Several lines of text. */
export function LongTextAt(props: At & { rows?: number }) {
  const { hand, at, span, rows = 2 } = props
  return (
    <Cell hand={hand} at={at} span={span ?? 12}>
      <TextArea
        {...fieldParts(hand, at)}
        {...extras(props)}
        rows={rows}
        value={textAt(hand.draft, at)}
        onValue={(value) => (hand.disabled ? undefined : hand.type(at, value))}
      />
    </Cell>
  )
}

export function DateAt(props: At) {
  const { hand, at, span } = props
  const read = PartialDate.safeParse(valueAt(hand.draft, at))
  return (
    <Cell hand={hand} at={at} span={span ?? 2}>
      <DateField
        {...fieldParts(hand, at)}
        {...extras(props)}
        disabled={hand.disabled}
        value={read.success ? read.data : undefined}
        onValue={(value) => hand.type(at, value)}
      />
    </Cell>
  )
}

export function DayAt(props: At) {
  const { hand, at, span } = props
  const read = CalendarDate.safeParse(valueAt(hand.draft, at))
  return (
    <Cell hand={hand} at={at} span={span ?? 2}>
      <DayField
        {...fieldParts(hand, at)}
        {...extras(props)}
        value={read.success ? read.data : null}
        onValue={(value) => hand.type(at, value ?? undefined)}
      />
    </Cell>
  )
}

export function ChoiceAt<V extends string>(props: At & { choices: readonly Choice<V>[] }) {
  const { hand, at, span, choices } = props
  const pick = (event: KeyboardEvent) => {
    const choice = /^[1-9]$/.test(event.key) ? choices[Number(event.key) - 1] : undefined
    if (!choice || hand.disabled || event.ctrlKey || event.altKey) return
    event.preventDefault()
    hand.type(at, choice.value)
  }
  return (
    <Cell hand={hand} at={at} span={span ?? 3}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the digits are a short way beside the arrow keys of the radio buttons inside */}
      <div onKeyDown={pick}>
        <ChoiceField
          {...fieldParts(hand, at)}
          {...extras(props)}
          value={textAt(hand.draft, at) as V | ''}
          onValue={(value) => (hand.disabled ? undefined : hand.type(at, value))}
          choices={choices.map((choice, index) => ({ ...choice, label: `${index + 1} ${choice.label}` }))}
        />
      </div>
    </Cell>
  )
}

export function SelectAt<V extends string>(
  props: At & { choices: readonly Choice<V>[]; empty?: string; read?: (value: V) => unknown },
) {
  const { hand, at, span, choices, empty, read } = props
  return (
    <Cell hand={hand} at={at} span={span ?? 3}>
      <SelectField
        {...fieldParts(hand, at)}
        {...extras(props)}
        value={textAt(hand.draft, at) as V | ''}
        onValue={(value) =>
          hand.disabled ? undefined : hand.type(at, value === '' ? undefined : read ? read(value) : value)
        }
        choices={choices}
        {...(empty === undefined ? {} : { empty })}
      />
    </Cell>
  )
}

export function TickAt({ hand, at, span = 3, label, hint, off = false }: At & { off?: boolean; hint?: string }) {
  const [vietnamese, english] = hand.words(at)
  return (
    <Cell hand={hand} at={at} span={span}>
      <Tick
        pointer={at}
        label={label ?? both(vietnamese, english)}
        checked={valueAt(hand.draft, at) === true}
        disabled={hand.disabled || off}
        onChecked={(checked) => hand.type(at, checked)}
        {...(hint ? { hint } : {})}
      />
    </Cell>
  )
}

/** Buttons for values that suggest themselves: `Kinh – theo cha`. */
export function Offers({
  offers,
  disabled,
}: {
  offers: { words: string; by: string; take: () => void }[]
  disabled: boolean
}) {
  if (offers.length === 0 || disabled) return null
  return (
    <span class="bf-offers">
      {offers.map((offer) => (
        <button type="button" class="link" key={offer.words + offer.by} onClick={offer.take}>
          {offer.words} <small>({offer.by})</small>
        </button>
      ))}
    </span>
  )
}
