import { type PlacedField, textAt, valueAt } from '../../../events/parts/draft.ts'
import { fillFromGroup, fillPerson, forgetPerson, namedPeople } from '../../../events/parts/draft-people.ts'
import type { FieldKind, Choice as FormChoice, Words } from '../../../events/parts/form.ts'
import { focusNextEmpty } from '../enter-moves-on.web.ts'
import { fieldId, Note, TextField } from '../fields.web.tsx'
import { both } from '../language.web.ts'
import { useCountries } from '../reference.web.ts'
import { ListField } from '../reference-field.web.tsx'
import { EthnicityAt, NationalitiesAt, OfficeAt, PlaceAt } from './code-inputs.web.tsx'
import { EntryAt } from './entry-input.web.tsx'
import { type FieldHand, fieldParts, noteOf, type PageHand, problemsAt } from './hand.web.ts'
import { IdDocumentAt } from './id-document.web.tsx'
import { type At, Cell, ChoiceAt, DateAt, DayAt, LongTextAt, SelectAt, TextAt, TickAt } from './inputs.web.tsx'
import { type Fetching, PinAt } from './pin-input.web.tsx'
import { findPerson } from './registers.web.ts'

const usualSpan: Readonly<Record<FieldKind['as'], number>> = {
  text: 4,
  'long-text': 12,
  name: 6,
  'partial-date': 3,
  day: 3,
  time: 2,
  number: 2,
  sex: 3,
  ethnicity: 3,
  nationalities: 3,
  country: 3,
  place: 6,
  office: 8,
  residence: 12,
  pin: 3,
  'id-document': 6,
  choice: 6,
  select: 4,
  tick: 4,
  entry: 6,
}

const said = (words: Words): string => both(words[0], words[1])
const choicesOf = (choices: readonly FormChoice[]) => choices.map(({ value, label }) => ({ value, label: said(label) }))

const sexes = () => [
  { value: '1', label: both('Nam', 'Male') },
  { value: '2', label: both('Nữ', 'Female') },
  { value: '3', label: both('Chưa rõ', 'Unknown') },
]

/** Choices stand side by side while their words have room; else they are a list. */
const sideBySide = (choices: readonly FormChoice[], span: number): boolean =>
  choices.length <= 5 && choices.reduce((sum, { label }) => sum + said(label).length + 7, 0) <= span * 9

/** Where the group of a `pin` field stands; in a row it is relative to the row. */
export const groupFilled = (place: PlacedField, fills: string): string =>
  `${place.base}${fills === '/' ? '' : fills}` || ''

/** One field of a form described as data. `half`: its block is half as wide. */
export function FieldAt({
  hand,
  page,
  place,
  half,
  form,
  onFind,
}: {
  hand: FieldHand
  page: PageHand
  place: PlacedField
  half: boolean
  form: Parameters<typeof fillPerson>[0]
  onFind: (place: PlacedField) => void
}) {
  const { pointer: at, field, required = false } = place
  const wide = place.span ?? usualSpan[field.as]
  // In half a block two fields have room beside each other.
  const span = half ? (wide <= 6 && field.as !== 'residence' ? 6 : 12) : wide
  const hint = place.hint ? { hint: said(place.hint) } : {}
  const common = { hand, at, span, ...(required ? { required } : {}), ...hint }
  switch (field.as) {
    case 'text':
      return (
        <TextAt
          {...common}
          {...(field.maxLength ? { maxLength: field.maxLength } : {})}
          {...(field.placeholder ? { placeholder: field.placeholder } : {})}
          {...(field.inputMode ? { inputMode: field.inputMode } : {})}
        />
      )
    case 'long-text':
      return <LongTextAt {...common} />
    case 'name':
      return <TextAt {...common} />
    case 'partial-date':
      return <DateAt {...common} />
    case 'day':
      return <DayAt {...common} />
    case 'time':
      return <TimeAt {...common} />
    case 'number':
      return <NumberAt {...common} min={field.min} max={field.max} />
    case 'sex':
      return half ? <SelectAt {...common} choices={sexes()} empty="" /> : <ChoiceAt {...common} choices={sexes()} />
    case 'ethnicity':
      return <EthnicityAt {...common} />
    case 'nationalities':
      return <NationalitiesAt {...common} />
    case 'country':
      return <CountryAt {...common} />
    case 'place':
      return <PlaceAt {...common} />
    case 'office':
      return <OfficeAt {...common} unitAt={`${place.base}${field.unit}`} />
    case 'residence':
      return <PlaceAt {...common} detail />
    case 'pin': {
      const group = groupFilled(place, field.fills)
      return <PersonPinAt {...common} page={page} group={group} form={form} />
    }
    case 'id-document':
      return <PaperAt {...common} span={half ? 12 : Math.max(span, 6)} />
    case 'choice':
      return sideBySide(field.choices, span) ? (
        <ChoiceAt {...common} choices={choicesOf(field.choices)} />
      ) : (
        <SelectAt {...common} choices={choicesOf(field.choices)} empty={both('– chọn –', '– choose –')} />
      )
    case 'select':
      return <SelectAt {...common} choices={choicesOf(field.choices)} empty={both('– chọn –', '– choose –')} />
    case 'tick':
      return <TickAt hand={hand} at={at} span={span} {...hint} />
    case 'entry':
      return <EntryAt {...common} page={page} onFind={() => onFind(place)} />
  }
}

/** Kind and number stay on one line; what is said of the paper as a whole stands under them. */
function PaperAt({ hand, at, span = 6 }: At) {
  const inner = [`${at}/type`, `${at}/number`]
  const notes = problemsAt(hand, at, inner).map(noteOf)
  return (
    <Cell hand={hand} at={at} span={span} but={inner}>
      <div class="bf-grid">
        <IdDocumentAt hand={hand} at={at} />
      </div>
      {notes.length > 0 ? (
        <span class="notes">
          {notes.map((note) => (
            <Note note={note} key={note.message} />
          ))}
        </span>
      ) : null}
    </Cell>
  )
}

/** `0730` becomes 07:30. */
function TimeAt(props: At) {
  const { hand, at, span, required, hint } = props
  const onValue = (text: string) => {
    const digits = text.replace(/\D/g, '')
    const [hour, minute] = [digits.slice(0, 2), digits.slice(2, 4)]
    const whole = digits.length === 4 && Number(hour) < 24 && Number(minute) < 60
    hand.type(at, text === '' ? undefined : whole ? `${hour}:${minute}` : text.slice(0, 5))
  }
  return (
    <Cell hand={hand} at={at} span={span ?? 2}>
      <TextField
        {...fieldParts(hand, at)}
        {...(required ? { required } : {})}
        {...(hint === undefined ? {} : { hint })}
        inputMode="numeric"
        maxLength={5}
        width={7}
        placeholder={both('giờ phút', 'hhmm')}
        disabled={hand.disabled}
        value={textAt(hand.draft, at)}
        onValue={onValue}
      />
    </Cell>
  )
}

function NumberAt({ min, max, ...props }: At & { min: number; max: number }) {
  const { hand, at, span, required, hint } = props
  return (
    <Cell hand={hand} at={at} span={span ?? 2}>
      <TextField
        {...fieldParts(hand, at)}
        {...(required ? { required } : {})}
        {...(hint === undefined ? {} : { hint })}
        inputMode="numeric"
        maxLength={String(max).length}
        width={Math.max(4, String(max).length + 1)}
        disabled={hand.disabled}
        placeholder={min === 0 ? '0' : ''}
        value={textAt(hand.draft, at)}
        onValue={(text) => {
          const digits = text.replace(/\D/g, '')
          hand.type(at, digits === '' ? undefined : Math.min(max, Number(digits)))
        }}
      />
    </Cell>
  )
}

function CountryAt(props: At) {
  const { hand, at, span, required, hint } = props
  const countries = useCountries()
  const code = valueAt(hand.draft, at)
  return (
    <Cell hand={hand} at={at} span={span ?? 3}>
      <ListField
        {...fieldParts(hand, at)}
        {...(required ? { required } : {})}
        {...(hint === undefined ? {} : { hint })}
        list={countries}
        code={typeof code === 'string' && code !== '' ? code : null}
        onValue={(chosen) => (hand.disabled ? undefined : hand.type(at, chosen ?? undefined))}
      />
    </Cell>
  )
}

/** The number of a person: what the population database and the registers know fills the group; another number forgets it first. */
function PersonPinAt({
  page,
  group,
  form,
  ...props
}: At & { page: PageHand; group: string; form: Parameters<typeof fillPerson>[0] }) {
  const { hand, at, span = 3, required } = props
  const fetch = async (pin: string, still: () => boolean): Promise<Fetching> => {
    const answer = await findPerson(page, pin)
    if ('message' in answer) return { found: false, message: answer.message }
    if (!still()) return { found: true }
    page.change((draft) => fillPerson(form, forgetPerson(draft, group), group, answer.found))
    const input = document.getElementById(fieldId(at))
    // What has filled itself need not be walked through.
    if (input && document.activeElement === input) setTimeout(() => focusNextEmpty(input), 30)
    return { found: true }
  }
  // Who asks is mostly somebody the declaration names already.
  const named =
    group === '/informant' && !hand.disabled && textAt(hand.draft, `${group}/name`) === ''
      ? namedPeople(form, hand.draft, group)
      : []
  return (
    <PinAt
      hand={hand}
      at={at}
      span={span}
      label={both(...hand.words(at))}
      {...(required ? { required } : {})}
      fetch={fetch}
      beside={named.map(({ group: from, title, name }) => (
        <button
          key={from}
          type="button"
          class="link"
          title={said(title)}
          onClick={() => page.change((draft) => fillFromGroup(form, draft, from, group))}
        >
          {both('Là {n}', 'Is {n}', { n: name })}
        </button>
      ))}
    />
  )
}
