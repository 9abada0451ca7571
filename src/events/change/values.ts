import { valueAtPointer } from '../../values/json-patch.ts'
import { formatPartialDate, PartialDate } from '../../values/partial-date.ts'
import { Ethnicity, IdDocument, Nationalities, Sex } from '../parts/person.ts'
import { Place } from '../parts/place.ts'
import { plainNames } from '../parts/words/countries.ts'
import { birthPlaceWords, type CodeNames, idLine, nationalityWords, sexWords } from '../parts/words/people.ts'
import type { ChangeDeclaration, ChangeLine } from './declaration.ts'
import { type ChangeableField, fieldAt, type ValueKind } from './fields.ts'

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Nothing stands in the field: only such a field is supplemented. */
export const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isGroup(value) &&
    (value.known === 'nothing' || value.asWritten === '' || Object.values(value).every((inner) => isBlank(inner))))

/** Two values of an entry say the same, whatever the order of their keys. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (isBlank(one) && isBlank(other)) return true
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((value, n) => sameValue(value, other[n]))
  if (isGroup(one) && isGroup(other))
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => sameValue(one[key], other[key]))
  return one === other
}

/** A value of an entry as a line prints it; empty when nothing stands there. */
export function wordsOf(kind: ValueKind, value: unknown, names: CodeNames = plainNames): string {
  if (isBlank(value)) return ''
  switch (kind) {
    case 'text':
    case 'name':
      return String(value)
    case 'date': {
      const read = PartialDate.safeParse(value)
      return read.success ? formatPartialDate(read.data) : String(value)
    }
    case 'sex':
      return sexWords(Sex.catch('3').parse(value))
    case 'ethnicity':
      return Ethnicity.safeParse(value).data?.asWritten ?? ''
    case 'nationalities':
      return nationalityWords(Nationalities.catch([]).parse(value), names)
    case 'place':
    case 'residence': {
      const place = Place.safeParse(value).data
      const facility = isGroup(value) && typeof value.facilityName === 'string' ? value.facilityName : ''
      return place ? birthPlaceWords({ ...place, facilityName: facility }) : ''
    }
    case 'idDocument':
      return idLine(IdDocument.safeParse(value).data ?? null, names)
    case 'person': {
      const person = isGroup(value) ? value : {}
      const born = wordsOf('date', person.birthDate, names)
      return [String(person.name ?? ''), born === '' ? '' : `sinh ${born}`].filter((part) => part !== '').join(', ')
    }
  }
}

/** The new value of a line in the shape of the entry's content; undefined while nothing was given. */
export function newValue(line: ChangeLine, field: ChangeableField, was: unknown): unknown {
  if (line.empty) return field.kind === 'text' ? '' : field.kind === 'date' ? { known: 'nothing' } : null
  const { to } = line
  switch (field.kind) {
    case 'text':
      return to.text === '' ? undefined : to.text
    case 'name':
      return to.name ?? undefined
    case 'date':
      return to.date.known === 'nothing' ? undefined : to.date
    case 'sex':
      return to.sexCode ?? undefined
    case 'ethnicity':
      return to.ethnicity ?? undefined
    case 'nationalities':
      return to.countries.length === 0 ? undefined : to.countries
    case 'place':
      return to.place === null
        ? undefined
        : { ...(isGroup(was) ? { facilityName: '', facilityCode: '' } : {}), ...to.place }
    case 'residence':
      return to.residence ?? undefined
    case 'idDocument':
      return to.idDocument ?? undefined
    case 'person':
      return to.person ?? undefined
  }
}

/** A line with what it speaks of, its old and its new value. */
export type ReadLine = {
  n: number
  line: ChangeLine
  field: ChangeableField
  was: unknown
  value: unknown
  /** In words; `from` is what was typed where the entry is not in the registers. */
  from: string
  to: string
}

/** The lines of a declaration, read; lines of fields nobody knows are left out (the declaration refuses them). */
export const linesOf = (
  { register, changes, was, entry }: Pick<ChangeDeclaration, 'register' | 'changes' | 'was' | 'entry'>,
  names: CodeNames = plainNames,
): ReadLine[] =>
  changes.flatMap((line, n) => {
    const field = fieldAt(register, line.field)
    if (!field) return []
    const old = valueAtPointer(was, field.at)
    const value = newValue(line, field, old)
    return [
      {
        n,
        line,
        field,
        was: old,
        value,
        from: entry === null ? line.from : wordsOf(field.kind, old, names),
        to: line.empty ? '' : wordsOf(field.kind, value, names),
      },
    ]
  })
