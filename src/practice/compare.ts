import { fold } from '../values/names.ts'

/** How a field stands against the exercise. */
export type FieldMark = { pointer: string; mark: 'right' | 'blank' | 'differs'; wanted: string }

type Tree = Readonly<Record<string, unknown>>

/** Kept by the screen or the registers, not told by the citizen. */
const notTold = new Set([
  'filledFrom',
  'asOf',
  'entry',
  'birthEntry',
  'entryId',
  'officeId',
  'personId',
  'reasons',
  'form',
  'verified',
  'copies',
  'caseKind',
  'mode',
  'kind',
])
/** Told in one's own words: written or not is all that can be judged. */
const ownWords = /(reason|note|text|situation|description|detail|basis|purpose|issuer|authority|asWritten|statement)$/i

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)
const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

const isKnown = (how: unknown): boolean => how === 'day' || how === 'month' || how === 'year'

/** A date, place or ethnicity is one field. */
const isOneField = (value: Tree): boolean => 'known' in value || 'asWritten' in value

function shown(value: unknown): string {
  if (isTree(value)) {
    if (value.known === 'day') return String(value.date).split('-').reverse().join('/')
    if (value.known === 'month') return `${String(value.month).padStart(2, '0')}/${value.year}`
    if (value.known === 'year') return String(value.year)
    if ('asWritten' in value) return [value.detail, value.asWritten].filter((part) => part).join(', ')
  }
  if (Array.isArray(value)) return value.map(shown).join(', ')
  const text = String(value ?? '')
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text.split('-').reverse().join('/') : text
}

function same(wanted: unknown, typed: unknown, name: string): boolean {
  if (isTree(wanted) && isTree(typed)) {
    if ('known' in wanted) return ['known', 'date', 'year', 'month'].every((part) => wanted[part] === typed[part])
    for (const code of ['code', 'unitCode']) if (!isBlank(wanted[code])) return wanted[code] === typed[code]
    if (!isBlank(wanted.countryCode) && wanted.countryCode !== 'VN') return wanted.countryCode === typed.countryCode
    return fold(String(wanted.asWritten ?? '')) === fold(String(typed.asWritten ?? ''))
  }
  if (Array.isArray(wanted) && Array.isArray(typed))
    return JSON.stringify([...wanted].sort()) === JSON.stringify([...typed].sort())
  if (ownWords.test(name)) return !isBlank(typed)
  return (
    String(wanted).normalize('NFC').trim().replace(/\s+/g, ' ') ===
    String(typed).normalize('NFC').trim().replace(/\s+/g, ' ')
  )
}

/**
 * Compares what was typed with what the exercise wants, field by field; only what the citizen told is compared, and what the citizen
 * left out is not asked for. Pointers are JSON pointers into the declaration.
 */
export function compareDeclaration(wanted: unknown, typed: unknown): FieldMark[] {
  const marks: FieldMark[] = []
  const walk = (want: unknown, has: unknown, pointer: string, name: string): void => {
    if (isBlank(want) || want === false || (isTree(want) && isOneField(want) && shown(want) === '')) return
    if (isTree(want) && !isOneField(want)) {
      for (const [key, value] of Object.entries(want))
        if (!notTold.has(key)) walk(value, isTree(has) ? has[key] : undefined, `${pointer}/${key}`, key)
      return
    }
    if (Array.isArray(want) && want.some(isTree)) {
      for (const [index, value] of want.entries())
        walk(value, Array.isArray(has) ? has[index] : undefined, `${pointer}/${index}`, name)
      return
    }
    const blank =
      isBlank(has) || (want === true && has === false) || (isTree(has) && 'known' in has && !isKnown(has.known))
    const blankPlace =
      isTree(has) && isOneField(has) && !('known' in has) && isBlank(has.asWritten) && isBlank(has.unitCode)
    marks.push({
      pointer,
      mark: blank || blankPlace ? 'blank' : same(want, has, name) ? 'right' : 'differs',
      wanted: shown(want),
    })
  }
  walk(wanted, typed, '', '')
  return marks
}

export type Verdict = {
  /** Done as it should be. */
  right: boolean
  fields: { right: number; blank: number; differs: number }
}

const refused = ['REFUSED_INTAKE', 'REFUSED_MERITS']
const registered = ['REGISTERED', 'WAITING_PIN', 'SUBMITTED', 'RETURNED', 'SIGNED', 'HANDED_OVER']

/** Whether a dossier in `state` was handled as the exercise wants; null while it is still open. */
export function judgeExercise(
  right: 'REGISTER' | 'REFUSE',
  state: string,
  marks: readonly FieldMark[],
): Verdict | null {
  const count = (mark: FieldMark['mark']) => marks.filter((one) => one.mark === mark).length
  const fields = { right: count('right'), blank: count('blank'), differs: count('differs') }
  if (refused.includes(state)) return { right: right === 'REFUSE', fields }
  if (registered.includes(state)) return { right: right === 'REGISTER' && fields.differs === 0, fields }
  return null
}
