import { textAt, valueAt } from '../../../events/parts/draft-tree.ts'
import { CalendarDate } from '../../../values/calendar-date.ts'
import { fieldId } from '../fields.web.tsx'
import { both } from '../language.web.ts'
import { PlacePicker } from '../place-picker.web.tsx'
import { useCountries, useEthnicGroups } from '../reference.web.ts'
import { ListField, ManyField } from '../reference-field.web.tsx'
import { today } from '../time.web.ts'
import { fieldParts, problemsAt } from './hand.web.ts'
import { type At, Cell, Offers } from './inputs.web.tsx'
import { officeWords } from './office-words.ts'

type PlaceValue = {
  countryCode?: string
  unitCode?: string | null
  asOf?: string | null
  detail?: string
  asWritten?: string
  kind?: string
}

/** The statelessness code is no country; it stands in the list of nationalities beside them. */
const useNationalities = () => {
  const countries = useCountries()
  return [
    ...countries.slice(0, 1),
    { id: 'XX', label: both('Không quốc tịch', 'Stateless'), keys: ['khong quoc tich', 'stateless', 'xx'] },
    ...countries.slice(1),
  ]
}

/**
 * A place by typing without marks. What is picked keeps its unit; what is typed freely stays as the words it is.
 * `detail` adds the line for house, street or hamlet; `keep` are other values of the same group that must stay.
 */
export function PlaceAt({
  hand,
  at,
  span = 6,
  required,
  hint,
  detail = false,
  but = [],
  keep = {},
}: Pick<At, 'hand' | 'at' | 'span' | 'required' | 'hint'> & {
  detail?: boolean
  but?: readonly string[]
  keep?: Record<string, unknown>
}) {
  const countries = useCountries()
  const value = (valueAt(hand.draft, at) ?? {}) as PlaceValue
  const text = value.asWritten ?? ''
  const country = value.countryCode ?? 'VN'
  const abroad = country !== 'VN'
  const kept = Object.fromEntries(Object.entries(keep).filter(([, one]) => one !== undefined))
  const put = (change: PlaceValue) => {
    const next = { countryCode: country, ...value, ...kept, ...change }
    const empty = !next.asWritten && !next.detail && Object.keys(kept).length === 0 && next.countryCode === 'VN'
    hand.type(at, empty ? undefined : next)
  }
  const parts = fieldParts(hand, at, but)
  const loose = text !== '' && !value.unitCode && !abroad
  const switchCountry = hand.disabled ? null : (
    <button
      type="button"
      class="link bf-abroad"
      tabIndex={-1}
      onClick={() => put({ countryCode: abroad ? 'VN' : '', unitCode: null })}
    >
      {abroad ? both('trong nước', 'in Việt Nam') : both('ở nước ngoài', 'abroad')}
    </button>
  )
  return (
    <Cell hand={hand} at={at} span={span} but={but}>
      <div class={detail ? 'bf-place bf-place-detail' : 'bf-place'}>
        {detail ? (
          <div class="field">
            <label for={fieldId(`${at}/detail`)}>{both('Số nhà, đường, thôn', 'House, street')}</label>
            <input
              id={fieldId(`${at}/detail`)}
              type="text"
              autocomplete="off"
              disabled={hand.disabled}
              value={value.detail ?? ''}
              onInput={(event) => put({ detail: event.currentTarget.value })}
            />
          </div>
        ) : null}
        {abroad ? (
          <div class="bf-foreign">
            <ListField
              pointer={`${at}/countryCode`}
              label={both('Nước', 'Country')}
              list={countries.filter((one) => one.id !== 'VN')}
              code={country === '' ? null : country}
              onValue={(code) => put({ countryCode: code ?? '', unitCode: null })}
            />
            <div class="field">
              <label for={fieldId(at)}>
                {parts.label} {switchCountry}
              </label>
              <input
                id={fieldId(at)}
                type="text"
                autocomplete="off"
                disabled={hand.disabled}
                value={text}
                placeholder={both('ghi như trên giấy tờ', 'as on the paper')}
                onInput={(event) => put({ asWritten: event.currentTarget.value, unitCode: null })}
              />
            </div>
          </div>
        ) : (
          <PlacePicker
            {...parts}
            {...(required ? { required } : {})}
            label={
              <>
                {parts.label} {switchCountry}
              </>
            }
            text={text}
            onText={(typedText) => (hand.disabled ? undefined : put({ asWritten: typedText, unitCode: null }))}
            onPick={(place) =>
              put({
                unitCode: place.unitCode,
                asWritten: place.chain,
                asOf: CalendarDate.parse(today()),
                countryCode: 'VN',
              })
            }
            {...(loose && problemsAt(hand, at, but).length === 0
              ? { hint: both('chưa chọn từ danh mục: sẽ ghi đúng như đã gõ', 'not from the list: written as typed') }
              : hint === undefined
                ? {}
                : { hint })}
          />
        )}
      </div>
    </Cell>
  )
}

/**
 * The office that registered before: typed without marks and picked, or typed as the paper has it. What is picked, also a commune that has been merged
 * since, keeps its unit, so that the book is found at whoever keeps it today.
 */
export function OfficeAt({
  hand,
  at,
  span = 8,
  required,
  unitAt,
}: Pick<At, 'hand' | 'at' | 'span' | 'required'> & { unitAt: string }) {
  const text = textAt(hand.draft, at)
  const loose = text !== '' && !valueAt(hand.draft, unitAt)
  return (
    <Cell hand={hand} at={at} span={span}>
      <PlacePicker
        {...fieldParts(hand, at)}
        {...(required ? { required } : {})}
        includeOld
        text={text}
        onText={(typedText) => {
          if (hand.disabled) return
          hand.type(at, typedText)
          hand.type(unitAt, undefined)
        }}
        onPick={(place) => {
          hand.type(at, officeWords(place.chain))
          hand.type(unitAt, place.unitCode ?? undefined)
        }}
        {...(loose && problemsAt(hand, at).length === 0
          ? {
              hint: both(
                'chưa chọn từ danh mục: chọn đơn vị thì biết nơi giữ Sổ',
                'not from the list: picking the unit tells who keeps the book',
              ),
            }
          : {})}
      />
    </Cell>
  )
}

export function EthnicityAt({ hand, at, span = 3, required }: At) {
  const groups = useEthnicGroups()
  const value = valueAt(hand.draft, at) as { code?: string | null; asWritten?: string } | undefined | null
  return (
    <Cell hand={hand} at={at} span={span}>
      <ListField
        {...fieldParts(hand, at)}
        {...(required ? { required } : {})}
        list={groups}
        free
        code={value?.code ?? null}
        text={value?.asWritten ?? ''}
        onValue={(code, asWritten) => {
          if (!hand.disabled) hand.type(at, asWritten === '' ? undefined : { code, asWritten })
        }}
      />
    </Cell>
  )
}

/** One nationality in a field; a second is added beside it. Most people have one, so one field is enough to type. */
export function NationalitiesAt({
  hand,
  at,
  span = 3,
  required,
  single = false,
  offers = [],
}: At & { single?: boolean; offers?: readonly string[] }) {
  const list = useNationalities()
  const raw = valueAt(hand.draft, at)
  const codes = Array.isArray(raw) ? raw.map(String) : typeof raw === 'string' && raw !== '' ? [raw] : []
  const several = codes.length > 1
  const parts = { ...fieldParts(hand, at), ...(required ? { required } : {}) }
  const set = (next: readonly string[]) => {
    if (!hand.disabled) hand.type(at, single ? next[0] : next.length === 0 ? undefined : next)
  }
  const name = (code: string) => list.find((one) => one.id === code)?.label ?? code
  return (
    <Cell hand={hand} at={at} span={span}>
      {several ? (
        <ManyField {...parts} list={list} codes={codes} onCodes={set} />
      ) : (
        <ListField
          {...parts}
          list={list}
          code={codes[0] ?? null}
          onValue={(code) => set(code === null ? [] : [code])}
          label={
            <>
              {parts.label}{' '}
              {single || codes.length === 0 || hand.disabled ? null : (
                <AddNationality list={list} have={codes} onAdd={(code) => set([...codes, code])} />
              )}
            </>
          }
        />
      )}
      {single ? (
        <Offers
          disabled={hand.disabled}
          offers={offers
            .filter((code) => !codes.includes(code))
            .map((code) => ({
              words: name(code),
              by: both('theo thỏa thuận', 'by agreement'),
              take: () => set([code]),
            }))}
        />
      ) : null}
    </Cell>
  )
}

function AddNationality({
  list,
  have,
  onAdd,
}: {
  list: readonly { id: string; label: string }[]
  have: readonly string[]
  onAdd: (code: string) => void
}) {
  const second = have.includes('VN') ? undefined : list.find((one) => one.id === 'VN')
  const offered = second ?? list.find((one) => one.id !== 'XX' && !have.includes(one.id))
  if (!offered) return null
  return (
    <button type="button" class="link bf-abroad" tabIndex={-1} onClick={() => onAdd(offered.id)}>
      <span aria-hidden="true">+</span>
      <span class="visually-hidden">{both('thêm quốc tịch', 'add another')}</span>
    </button>
  )
}
