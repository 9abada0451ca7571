const CONTROLS =
  'input:not([type=hidden]):not([disabled]), select:not([disabled]), textarea:not([disabled]), button[data-in-order]:not([disabled])'

/** The controls of a form in the order Enter walks through them; a radio group counts once. */
function controlsOf(form: HTMLElement): HTMLElement[] {
  const groups = new Set<string>()
  return [...form.querySelectorAll<HTMLElement>(CONTROLS)].filter((control) => {
    if (control.tabIndex < 0 || control.closest('[hidden], [inert], details:not([open]) > :not(summary)')) return false
    if (!(control instanceof HTMLInputElement) || control.type !== 'radio') return true
    const members = form.querySelectorAll<HTMLInputElement>(`input[type=radio][name="${CSS.escape(control.name)}"]`)
    const chosen = [...members].find((m) => m.checked)
    if (chosen ? chosen !== control : groups.has(control.name)) return false
    groups.add(control.name)
    return true
  })
}

/** Puts the focus on the field before or after `from`; false when there is none. */
export function moveFocus(form: HTMLElement, from: HTMLElement, by: 1 | -1): boolean {
  const controls = controlsOf(form)
  let here = controls.indexOf(from)
  if (here < 0 && from instanceof HTMLInputElement)
    here = controls.findIndex((c) => c instanceof HTMLInputElement && c.type === 'radio' && c.name === from.name)
  const next = controls[here + by]
  if (here < 0 || !next) return false
  next.focus()
  if (next instanceof HTMLInputElement && next.type !== 'radio' && next.type !== 'checkbox') next.select()
  return true
}

/** Puts the focus on the first field after a part of its form, when that part has lost the field that had it. */
export function focusAfter(part: HTMLElement): void {
  const form = part.closest('form')
  const next = form
    ? controlsOf(form).find((control) => {
        const where = part.compareDocumentPosition(control)
        return where & Node.DOCUMENT_POSITION_FOLLOWING && !(where & Node.DOCUMENT_POSITION_CONTAINED_BY)
      })
    : undefined
  next?.focus()
}

/** Puts the focus on the next field behind `from` that holds nothing yet; on the very next one when all are filled. */
export function focusNextEmpty(from: HTMLElement): void {
  const form = from.closest('form')
  if (!form) return
  const controls = controlsOf(form)
  const behind = controls.slice(controls.indexOf(from) + 1)
  const empty = behind.find(
    (control) =>
      (control instanceof HTMLSelectElement || (control instanceof HTMLInputElement && control.type === 'text')) &&
      control.value === '',
  )
  ;(empty ?? behind[0])?.focus()
}

/**
 * For `<form onKeyDown={enterMovesOn}>`: Enter goes to the next field, Shift+Enter to the one before, and only the last field lets
 * Enter submit. Text areas keep Enter for new lines; Ctrl+Enter there moves on.
 */
export function enterMovesOn(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  if (event.key !== 'Enter' || event.defaultPrevented || event.isComposing || event.altKey || event.metaKey) return
  const from = event.target
  if (!(from instanceof HTMLElement)) return
  if (from instanceof HTMLButtonElement || from.tagName === 'SUMMARY' || from.tagName === 'A') return
  if (from instanceof HTMLTextAreaElement && !event.ctrlKey) return
  if (event.ctrlKey && !(from instanceof HTMLTextAreaElement)) return
  if (moveFocus(event.currentTarget, from, event.shiftKey ? -1 : 1)) event.preventDefault()
}
