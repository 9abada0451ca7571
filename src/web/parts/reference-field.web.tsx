import { useEffect, useMemo, useState } from 'preact/hooks'
import { fold } from '../../values/names.ts'
import { Combobox } from './combobox.web.tsx'
import type { FieldParts } from './fields.web.tsx'
import { fitting, type Searchable } from './reference.web.ts'

/**
 * One of a known list, typed without diacritics. `code` is chosen from the list; `text` is what is written and may be free
 * (a sub-name of an ethnic group); leaving the field with exactly the name of one takes it.
 */
export function ListField({
  list,
  code,
  text,
  onValue,
  free = false,
  ...parts
}: FieldParts & {
  list: readonly Searchable[]
  code: string | null
  /** What is written; when left out, the name that belongs to the code. */
  text?: string
  onValue: (code: string | null, text: string) => void
  /** Whether words that are in no list are kept as typed, with no code. */
  free?: boolean
}) {
  const named = text ?? list.find((one) => one.id === code)?.label ?? ''
  const [typed, setTyped] = useState(named)
  useEffect(() => setTyped(named), [named])
  const options = useMemo(() => fitting(list, typed === named ? '' : typed), [list, typed, named])
  const settle = () => {
    if (typed === named) return
    const exact = list.find((one) => one.keys.includes(fold(typed)))
    if (exact) onValue(exact.id, free ? typed.trim() : exact.label)
    else if (typed.trim() === '') onValue(null, '')
    else if (free) onValue(null, typed.trim())
    else setTyped(named)
  }
  return (
    <Combobox
      {...parts}
      text={typed}
      onText={setTyped}
      options={options}
      onPick={(option) => {
        setTyped(option.label)
        onValue(option.id, option.label)
      }}
      onLeave={settle}
    />
  )
}

/** Several of a list, shown as words one can take away: a person's nationalities. */
export function ManyField({
  list,
  codes,
  onCodes,
  most = 3,
  ...parts
}: FieldParts & {
  list: readonly Searchable[]
  codes: readonly string[]
  onCodes: (codes: string[]) => void
  most?: number
}) {
  const [typed, setTyped] = useState('')
  const name = (code: string) => list.find((one) => one.id === code)?.label ?? code
  const options = useMemo(() => fitting(list, typed).filter((one) => !codes.includes(one.id)), [list, typed, codes])
  return (
    <div class="many">
      <Combobox
        {...parts}
        text={typed}
        onText={setTyped}
        options={typed === '' ? [] : options}
        disabled={codes.length >= most}
        onPick={(option) => {
          setTyped('')
          onCodes([...codes, option.id])
        }}
        onLeave={() => setTyped('')}
      />
      <span class="chips">
        {codes.map((code) => (
          <button type="button" class="chip" key={code} onClick={() => onCodes(codes.filter((one) => one !== code))}>
            {name(code)} <span aria-hidden="true">✕</span>
            <span class="visually-hidden"> – bỏ</span>
          </button>
        ))}
      </span>
    </div>
  )
}
