import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { textAt } from '../../../events/parts/draft-tree.ts'
import { fieldId, Note } from '../fields.web.tsx'
import { both } from '../language.web.ts'
import { type FieldHand, noteOf, problemsAt } from './hand.web.ts'

/** What came of a look-up: the form has filled itself, or a sentence says why not. */
export type Fetching = { found: true } | { found: false; message: string }

type Looking = { state: 'idle' } | { state: 'busy' } | { state: 'told'; message: string }

/** Twelve digits fetch the person at once; a dead link says so and leaves the fields for typing. */
export function PinAt({
  hand,
  at,
  span = 6,
  label,
  required,
  fetch,
  beside,
}: {
  hand: FieldHand
  at: string
  span?: number
  label?: string
  required?: boolean
  /** Looks the number up and fills the form. `still` tells whether the number is still the one asked for. */
  fetch: (pin: string, still: () => boolean) => Promise<Fetching>
  /** Other ways to fill the group, offered under the number. */
  beside?: ComponentChildren
}) {
  const [looking, setLooking] = useState<Looking>({ state: 'idle' })
  const asked = useRef('')
  const ask = async (pin: string) => {
    asked.current = pin
    setLooking({ state: 'busy' })
    const answer = await fetch(pin, () => asked.current === pin)
    if (asked.current !== pin) return
    setLooking(answer.found ? { state: 'idle' } : { state: 'told', message: answer.message })
  }
  const onValue = (typedText: string) => {
    const pin = typedText.replace(/\D/g, '').slice(0, 12)
    hand.type(at, pin || undefined)
    setLooking({ state: 'idle' })
    if (pin.length === 12 && pin !== asked.current) void ask(pin)
    if (pin.length < 12) asked.current = ''
  }
  const pin = textAt(hand.draft, at)
  return (
    <div class={`bf-cell bf-${span}`}>
      <div class="field">
        <label for={fieldId(at)}>
          {label ?? both('Số định danh cá nhân', 'PIN')}
          {required ? <span class="required"> *</span> : null}
        </label>
        <div class="bf-pin">
          <input
            id={fieldId(at)}
            type="text"
            inputMode="numeric"
            autocomplete="off"
            maxLength={15}
            disabled={hand.disabled}
            aria-describedby={`${fieldId(at)}-said`}
            value={pin}
            onInput={(event) => onValue(event.currentTarget.value)}
          />
          {looking.state === 'busy' ? <span class="busy-dot" /> : null}
        </div>
        <span class="hint" id={`${fieldId(at)}-said`} role="status">
          {looking.state === 'busy'
            ? both('Đang tra cứu CSDLQG về dân cư…', 'Asking the population database…')
            : looking.state === 'told' || hand.disabled
              ? null
              : pin === ''
                ? both('Gõ 12 số để lấy dữ liệu', 'Type 12 digits to fetch')
                : pin.length < 12
                  ? both('còn {n} số', '{n} digits more', { n: 12 - pin.length })
                  : null}
        </span>
        {beside}
        {looking.state === 'told' ? (
          <span class="notes" role="alert">
            <span class="note note-warning">
              {looking.message}{' '}
              <button type="button" class="link" onClick={() => void ask(pin)}>
                {both('Hỏi lại', 'Ask again')}
              </button>
            </span>
          </span>
        ) : null}
        {problemsAt(hand, at).map((problem) => (
          <Note note={noteOf(problem)} key={problem.rule} />
        ))}
      </div>
    </div>
  )
}
