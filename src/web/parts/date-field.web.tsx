import './zod-without-eval.web.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { CalendarDate } from '../../values/calendar-date.ts'
import { formatPartialDate, type PartialDate, readTypedDate } from '../../values/partial-date.ts'
import { controlOf, Field, type FieldNote, type FieldParts } from './fields.web.tsx'
import { both } from './language.web.ts'

const same = (a: PartialDate | undefined, b: PartialDate | undefined): boolean =>
  a !== undefined && b !== undefined && formatPartialDate(a) === formatPartialDate(b)

/**
 * A date as officials type it: `17072026` becomes 17/07/2026 on leaving the field; `072026` and `2026` are kept as month and year.
 * `onValue` gets undefined while the text is no date, so that the form can tell; the text stays as typed.
 */
export function DateField({
  value,
  onValue,
  dayOnly = false,
  disabled = false,
  ...parts
}: FieldParts & {
  value: PartialDate | undefined
  onValue: (value: PartialDate | undefined) => void
  /** A whole day is wanted; month or year alone is refused in words. */
  dayOnly?: boolean
  disabled?: boolean
}) {
  const [text, setText] = useState(value ? formatPartialDate(value) : '')
  const given = useRef(value)
  useEffect(() => {
    if (same(value, given.current) || (value === undefined && given.current === undefined)) return
    given.current = value
    setText(value ? formatPartialDate(value) : '')
  }, [value])

  const read = readTypedDate(text)
  const notes: FieldNote[] = [...(parts.notes ?? [])]
  const [left, setLeft] = useState(true)
  if (left && read === undefined)
    notes.unshift({
      severity: 'error',
      message: both('Không đọc được ngày. Gõ ví dụ 17072026.', 'No date. Type for example 17072026.'),
    })
  else if (left && dayOnly && read && (read.known === 'month' || read.known === 'year'))
    notes.unshift({
      severity: 'error',
      message: both('Cần ghi đủ ngày, tháng, năm.', 'Day, month and year are needed.'),
    })
  const all: FieldParts = { width: 12, ...parts, notes }
  return (
    <Field {...all}>
      <input
        {...controlOf(all)}
        type="text"
        class="date"
        inputMode="numeric"
        autocomplete="off"
        maxLength={10}
        disabled={disabled}
        placeholder={dayOnly ? both('ngày tháng năm', 'ddmmyyyy') : both('ngày/tháng/năm', 'dd/mm/yyyy')}
        value={text}
        onInput={(event) => {
          const typed = event.currentTarget.value
          setText(typed)
          setLeft(false)
          const now = readTypedDate(typed)
          // What the owner of a whole day keeps of a date half typed: nothing. It must not come back and wipe the text.
          given.current = dayOnly && now?.known !== 'day' ? { known: 'nothing' } : now
          onValue(now)
        }}
        onBlur={() => {
          setLeft(true)
          if (read) setText(formatPartialDate(read))
        }}
      />
    </Field>
  )
}

/** A whole day or nothing. */
export function DayField({
  value,
  onValue,
  ...parts
}: FieldParts & { value: CalendarDate | null; onValue: (value: CalendarDate | null) => void }) {
  return (
    <DateField
      {...parts}
      dayOnly
      value={value === null ? { known: 'nothing' } : { known: 'day', date: value }}
      onValue={(partial) => onValue(partial?.known === 'day' ? partial.date : null)}
    />
  )
}
