import { Link } from 'wouter-preact'
import { fieldsOf, isTree, nothingIn, type PlacedField, type Tree, valueAt } from '../../../events/parts/draft.ts'
import type { FieldKind, FormBlock, Words } from '../../../events/parts/form.ts'
import { formatPartialDate, PartialDate } from '../../../values/partial-date.ts'
import { both } from '../language.web.ts'
import { useCountries, useReference } from '../reference.web.ts'
import { day } from '../time.web.ts'
import { sexWords } from '../words.web.ts'

const said = (words: Words): string => both(words[0], words[1])
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

const placeWords = (value: Tree): string => {
  const [detail, written] = [text(value.detail), text(value.asWritten)]
  const already = written.toLocaleLowerCase('vi').includes(detail.toLocaleLowerCase('vi'))
  return [already ? '' : detail, written].filter(Boolean).join(', ')
}

/** Words for a value of a declaration by the kind of its field; empty when there is nothing to say. */
export function useValueWords(): (field: FieldKind, value: unknown) => string {
  const countries = useCountries()
  const reference = useReference()
  const country = (code: unknown): string =>
    code === 'XX'
      ? both('Không quốc tịch', 'Stateless')
      : (countries.find(({ id }) => id === code)?.label ?? (code === 'VN' ? 'Việt Nam' : text(code)))
  return (field, value) => {
    if (field.as === 'tick') return value === true ? both('có', 'yes') : ''
    if (nothingIn(value)) return ''
    switch (field.as) {
      case 'partial-date': {
        const date = PartialDate.safeParse(value)
        return date.success ? formatPartialDate(date.data) : ''
      }
      case 'day':
        return day(text(value))
      case 'sex':
        return sexWords(text(value))
      case 'nationalities':
        return Array.isArray(value) ? value.map(country).join(', ') : country(value)
      case 'country':
        return country(value)
      case 'ethnicity':
        return isTree(value) ? text(value.asWritten) : ''
      case 'place':
      case 'residence':
        return isTree(value) ? placeWords(value) : ''
      case 'id-document': {
        if (!isTree(value)) return ''
        const kind = reference?.documentTypes.find(({ code }) => code === value.type)?.name ?? text(value.type)
        const issued = [text(value.issuer), value.issuedOn ? day(text(value.issuedOn)) : ''].filter(Boolean).join(', ')
        return `${kind} ${text(value.number)}${issued ? ` (${issued})` : ''}`
      }
      case 'choice':
      case 'select': {
        const chosen = field.choices.find((choice) => choice.value === value)
        return chosen ? said(chosen.label) : text(value)
      }
      default:
        return text(value)
    }
  }
}

type Group = { key: string; title: string; fields: readonly PlacedField[] }

function groupsOf(form: readonly FormBlock[], content: Tree): Group[] {
  const fields = fieldsOf(form, content)
  return form.flatMap((block): Group[] => {
    const mine = fields.filter((field) => field.block === block)
    if (!block.repeat) return [{ key: block.id, title: said(block.title), fields: mine }]
    const rows = [...new Set(mine.map(({ row }) => row ?? 0))]
    const name = said(block.repeat.row)
    return rows.map((row) => ({
      key: `${block.id}${row}`,
      title: rows.length > 1 ? `${name} ${row + 1}` : name,
      fields: mine.filter((field) => field.row === row),
    }))
  })
}

/** What an entry says, block by block in the order of its form; blank fields are not shown. What differs from `before` is marked. */
export function EventFacts({
  form,
  content,
  before,
}: {
  form: readonly FormBlock[]
  content: unknown
  before?: unknown
}) {
  const words = useValueWords()
  if (!isTree(content)) return null
  const line = (place: PlacedField) => {
    const value = words(place.field, valueAt(content, place.pointer))
    const old = before === undefined ? value : words(place.field, valueAt(before, place.pointer))
    if (place.field.as === 'entry') return entryLine(place, valueAt(content, place.pointer))
    if (value === '' && old === '') return null
    const group = place.pointer.slice(0, place.pointer.lastIndexOf('/'))
    const personId = place.field.as === 'name' ? valueAt(content, `${group}/personId`) : undefined
    return (
      <>
        <dt>{said(place.label)}</dt>
        <dd>
          {old !== value ? (
            <>
              <del>{old || '…'}</del> <ins>{value || both('(trống)', '(blank)')}</ins>
            </>
          ) : typeof personId === 'string' ? (
            <Link href={`/nguoi/${personId}`}>{value}</Link>
          ) : (
            value
          )}
        </dd>
      </>
    )
  }
  const groups = groupsOf(form, content).map((group) => ({
    ...group,
    lines: group.fields
      // Of fields that share a place, one is shown at a time.
      .filter(
        (place) => place.shownNow || !group.fields.some((other) => other !== place && other.pointer === place.pointer),
      )
      .map((place) => ({ key: place.pointer, drawn: line(place) }))
      .filter(({ drawn }) => drawn !== null),
  }))
  return (
    <div class="stack">
      {groups
        .filter(({ lines }) => lines.length > 0)
        .map(({ key, title, lines }) => (
          <section class="card" key={key}>
            <h2>{title}</h2>
            <dl class="facts">
              {lines.map(({ key: pointer, drawn }) => (
                <Line key={pointer} drawn={drawn} />
              ))}
            </dl>
          </section>
        ))}
    </div>
  )
}

const Line = ({ drawn }: { drawn: ReturnType<typeof entryLine> }) => drawn

function entryLine(place: PlacedField, ref: unknown) {
  if (!isTree(ref) || nothingIn(ref.entryId)) return null
  return (
    <>
      <dt>{said(place.label)}</dt>
      <dd>
        <Link href={`/muc/${String(ref.officeId)}/${String(ref.entryId)}`}>{both('mục trong Sổ', 'entry')}</Link>
      </dd>
    </>
  )
}
