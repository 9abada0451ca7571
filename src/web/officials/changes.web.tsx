import { both } from '../parts/language.web.ts'
import { day } from '../parts/time.web.ts'
import { sexWords } from '../parts/words.web.ts'

export type ChangedField = { pointer: string; label: string; from?: unknown; to?: unknown }

function inWords(pointer: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return both('để trống', 'blank')
  if (pointer.endsWith('/sex')) return sexWords(String(value))
  if (typeof value === 'object') {
    const known = value as Record<string, unknown>
    if (typeof known.date === 'string') return day(known.date)
    if (typeof known.asWritten === 'string') return known.asWritten
    if (known.known === 'year') return String(known.year)
    if (known.known === 'month') return `${String(known.month).padStart(2, '0')}/${String(known.year)}`
    return JSON.stringify(value)
  }
  return String(value)
}

/** What was changed, before and after. */
export function Changes({ fields }: { fields: readonly ChangedField[] }) {
  return (
    <ul class="changes">
      {fields.map((field) => (
        <li key={field.pointer}>
          <b>{field.label}</b>: <del>{inWords(field.pointer, field.from)}</del> →{' '}
          <ins>{inWords(field.pointer, field.to)}</ins>
        </li>
      ))}
    </ul>
  )
}
