import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { controlOf, Field, type FieldParts } from './fields.web.tsx'
import { both } from './language.web.ts'

export type Option = { id: string; label: string; detail?: string }

/**
 * A field that offers while one types (ARIA 1.2 combobox). Free text stays possible: `text` is what is written, `onPick` tells which
 * option it came from. ↓ ↑ move, Enter takes the marked option and goes on, Esc closes, Tab takes it too when the arrows were used.
 */
export function Combobox({
  text,
  onText,
  options,
  onPick,
  onLeave,
  busy = false,
  status,
  placeholder,
  disabled = false,
  ...parts
}: FieldParts & {
  text: string
  onText: (text: string) => void
  options: readonly Option[]
  onPick: (option: Option) => void
  /** The field was left without picking; a form can then settle what the text means. */
  onLeave?: (() => void) | undefined
  busy?: boolean
  /** A line under the list, e.g. that these are the last known results. */
  status?: ComponentChildren
  placeholder?: string | undefined
  disabled?: boolean
}) {
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const moved = useRef(false)
  const list = useRef<HTMLDivElement>(null)
  const control = controlOf(parts)
  const shown = open && (options.length > 0 || status !== undefined)
  const marked = shown ? options[active] : undefined

  useEffect(() => {
    setActive(0)
    moved.current = false
  }, [options])
  useEffect(() => {
    if (marked) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [marked])

  const pick = (option: Option) => {
    setOpen(false)
    onPick(option)
  }
  const step = (by: number) => {
    moved.current = true
    if (!open) setOpen(true)
    else if (options.length > 0) setActive((active + by + options.length) % options.length)
  }
  return (
    <Field {...parts}>
      <div class="combobox">
        <input
          {...control}
          type="text"
          role="combobox"
          autocomplete="off"
          aria-autocomplete="list"
          aria-expanded={shown}
          aria-controls={`${control.id}-list`}
          aria-activedescendant={marked ? `${control.id}-o-${active}` : undefined}
          placeholder={placeholder}
          disabled={disabled}
          value={text}
          onFocus={(event) => event.currentTarget.select()}
          onInput={(event) => {
            onText(event.currentTarget.value)
            setOpen(true)
          }}
          onBlur={() => {
            setOpen(false)
            onLeave?.()
          }}
          onKeyDown={(event) => {
            if (event.isComposing) return
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
              event.preventDefault()
              step(event.key === 'ArrowDown' ? 1 : -1)
            } else if (event.key === 'Escape' && shown) {
              event.preventDefault()
              event.stopPropagation()
              setOpen(false)
            } else if (event.key === 'Enter' && marked && (text.trim() !== '' || moved.current)) pick(marked)
            else if (event.key === 'Tab' && marked && moved.current) pick(marked)
          }}
        />
        <div
          class="options"
          id={`${control.id}-list`}
          role="listbox"
          aria-label={both('Gợi ý', 'Suggestions')}
          hidden={!shown}
          ref={list}
        >
          {shown
            ? options.map((option, index) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the input keeps the focus and the keys (ARIA 1.2 combobox)
                <div
                  key={option.id}
                  id={`${control.id}-o-${index}`}
                  role="option"
                  aria-selected={index === active}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => pick(option)}
                >
                  {option.label}
                  {option.detail ? <small>{option.detail}</small> : null}
                </div>
              ))
            : null}
          {shown && status !== undefined ? <div class="options-status">{status}</div> : null}
        </div>
        {busy ? <span class="busy-dot" aria-hidden="true" /> : null}
      </div>
    </Field>
  )
}
