import { fold } from '../values/names.ts'
import { readTypedDate } from '../values/partial-date.ts'

/** What an official typed into the one box, understood. */
export type Understood =
  | { by: 'pin'; pin: string }
  | { by: 'number'; entryNo: number; volume: number | null; year: number }
  | { by: 'name'; nameKey: string; hasMarks: boolean; name: string; year: number | null; date: string | null }
  | { by: 'date'; date: string | null; year: number | null }

/**
 * Reads the box: 12 digits are a PIN; `5/2026` or `05/01/2026`‐like `số 5 quyển 1/2026` a number; words a name, with a date or a year beside it.
 * A full date alone (`17/07/2026`, `17072026`) is a birth date.
 */
export function understand(typed: string): Understood {
  const text = typed.normalize('NFC').trim()
  const compact = text.replace(/\s/g, '')
  if (/^\d{12}$/.test(compact)) return { by: 'pin', pin: compact }
  const numbered = /^(?:số\s*)?(\d{1,6})\s*(?:,?\s*quyển\s*(?:số\s*)?(\d{1,3}))?\s*\/\s*(\d{4})$/iu.exec(text)
  if (numbered)
    return {
      by: 'number',
      entryNo: Number(numbered[1]),
      volume: numbered[2] ? Number(numbered[2]) : null,
      year: Number(numbered[3]),
    }
  const words: string[] = []
  let date: string | null = null
  let year: number | null = null
  for (const word of text.split(/\s+/)) {
    const read = /^\d/.test(word) ? readTypedDate(word) : undefined
    if (read?.known === 'day') date = read.date
    else if (read?.known === 'year') year = read.year
    else words.push(word)
  }
  const name = words.join(' ')
  if (name === '') return { by: 'date', date, year }
  return {
    by: 'name',
    name,
    nameKey: fold(name),
    hasMarks: fold(name) !== name.toLowerCase(),
    year: year ?? (date ? Number(date.slice(0, 4)) : null),
    date,
  }
}

/** How the box was understood, for the screen to say. */
export function describeUnderstood(understood: Understood): string {
  switch (understood.by) {
    case 'pin':
      return `Số định danh ${understood.pin}`
    case 'number':
      return `Số ${understood.entryNo}${understood.volume ? `, quyển ${understood.volume}` : ''}, năm ${understood.year}`
    case 'name':
      return `Họ tên “${understood.name}”${understood.date ? `, ngày ${understood.date.split('-').reverse().join('/')}` : understood.year ? `, năm ${understood.year}` : ''}`
    case 'date':
      return understood.date
        ? `Sinh ngày ${understood.date.split('-').reverse().join('/')}`
        : `Sinh năm ${understood.year ?? '…'}`
  }
}
