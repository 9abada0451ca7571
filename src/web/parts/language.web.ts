import { useEffect, useState } from 'preact/hooks'

export type Language = 'vi' | 'en'
const KEPT = 'hotich.language'
const listeners = new Set<() => void>()
let current: Language = localStorage.getItem(KEPT) === 'en' ? 'en' : 'vi'

export const language = (): Language => current

/** Switches the language for this browser; everything shown is drawn again, nothing typed is touched. */
export function setLanguage(next: Language): void {
  current = next
  localStorage.setItem(KEPT, next)
  document.documentElement.lang = next
  for (const tell of listeners) tell()
}

/** Draws the calling component again when the language changes. The root uses it; others rarely need to. */
export function useLanguage(): Language {
  const [, redraw] = useState(0)
  useEffect(() => {
    const tell = () => redraw((n) => n + 1)
    listeners.add(tell)
    return () => {
      listeners.delete(tell)
    }
  }, [])
  return current
}

type Words = readonly [vietnamese: string, english: string]
type Values = Record<string, string | number>

const filled = (text: string, values: Values | undefined): string =>
  values ? text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)) : text

/** One text in both languages, in the language now shown. `{n}` in the text is filled from `values`. */
export const both = (vietnamese: string, english: string, values?: Values): string =>
  filled(current === 'vi' ? vietnamese : english, values)

/**
 * The words of one screen, next to the screen: `const t = dictionary({ save: ['Lưu', 'Save'] })`, then `t('save')`.
 * A key that is not there does not compile.
 */
export function dictionary<K extends string>(words: Record<K, Words>): (key: K, values?: Values) => string {
  return (key, values) => filled(words[key][current === 'vi' ? 0 : 1], values)
}

const collator = new Intl.Collator('vi', { numeric: true, sensitivity: 'accent' })
/** Vietnamese alphabetical order: `names.sort(inVietnameseOrder)`. */
export const inVietnameseOrder = (a: string, b: string): number => collator.compare(a, b)

/** `1234` → `1.234` (or `1,234` in English). */
export const count = (n: number): string => n.toLocaleString(current === 'vi' ? 'vi-VN' : 'en-GB')
