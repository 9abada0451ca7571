import { useEffect, useRef, useState } from 'preact/hooks'
import { formatPartialDate, PartialDate } from '../../../values/partial-date.ts'
import { focusAfter } from '../../../web/parts/enter-moves-on.web.ts'
import { type Choice, fieldId, Note } from '../../../web/parts/fields.web.tsx'
import { EthnicityAt, NationalitiesAt, PlaceAt } from '../../../web/parts/form/code-inputs.web.tsx'
import { noteOf, problemsAt, sourceName } from '../../../web/parts/form/hand.web.ts'
import { IdDocumentAt } from '../../../web/parts/form/id-document.web.tsx'
import { DateAt, Reason, SelectAt, TextAt, TickAt } from '../../../web/parts/form/inputs.web.tsx'
import { type Fetching, PinAt } from '../../../web/parts/form/pin-input.web.tsx'
import { both } from '../../../web/parts/language.web.ts'
import { clock } from '../../../web/parts/time.web.ts'
import { FilledFrom } from '../../parts/person.ts'
import { hasContent, isDeclared, put, textAt, valueAt } from '../form-model.ts'
import { fillFromCitizen, forgetFetched, type PersonGroup, sourceOf } from '../form-model-citizen.ts'
import { withSuggestions } from '../form-model-suggest.ts'
import { caseKinds } from './case-kinds.web.ts'
import type { Hand } from './hand.web.ts'

/** Fetches a citizen by number into a group of the draft. */
const fetchInto =
  (hand: Hand, group: PersonGroup) =>
  async (pin: string, still: () => boolean): Promise<Fetching> => {
    const answer = await hand.lookUp(pin)
    if (!answer.found) return answer
    if (still())
      hand.change((draft) => fillFromCitizen(draft, group, answer.citizen, { source: 'POPULATION_DB', at: answer.at }))
    return { found: true }
  }

const words = (hand: Hand, pointer: string): string => {
  const value = valueAt(hand.draft, pointer)
  const date = PartialDate.safeParse(value)
  if (date.success) return formatPartialDate(date.data)
  if (Array.isArray(value)) return value.map((code) => (code === 'VN' ? 'Việt Nam' : String(code))).join(', ')
  if (typeof value === 'object' && value !== null) {
    const place = value as { detail?: string; asWritten?: string }
    const said = place.asWritten?.toLocaleLowerCase('vi').includes(place.detail?.toLocaleLowerCase('vi') ?? '')
    return [said ? '' : place.detail, place.asWritten].filter(Boolean).join(', ')
  }
  return typeof value === 'string' ? value : ''
}

/** A fetched person as a card: what the source says, at a glance; opened for mending by its button. */
function FetchedCard({ hand, group, onEdit }: { hand: Hand; group: PersonGroup; onEdit: () => void }) {
  const fetched = hand.draft.form?.fetched?.[group]
  const filledFrom = FilledFrom.safeParse(valueAt(hand.draft, `${group}/filledFrom`))
  const source = fetched?.source ?? (filledFrom.success ? filledFrom.data : 'TYPED')
  const problems = problemsAt(hand, group, [`${group}/pin`])
  const field = (name: string) => words(hand, `${group}/${name}`)
  const changed = ['name', 'birthDate', 'ethnicity', 'nationalities', 'residence'].some(
    (name) => sourceOf(hand.draft, `${group}/${name}`)?.changed,
  )
  return (
    <div class="bf-card">
      <b id={fieldId(`${group}/name`)} tabIndex={-1}>
        {field('name')}
      </b>
      <p>
        {[
          field('birthDate') && both('sinh {d}', 'born {d}', { d: field('birthDate') }),
          field('pin'),
          group === '/informant' ? '' : field('ethnicity'),
          group === '/informant' ? '' : field('nationalities'),
        ]
          .filter(Boolean)
          .join(' · ')}
        {valueAt(hand.draft, `${group}/deceased`) === true ? <strong> · {both('đã chết', 'deceased')}</strong> : null}
      </p>
      <p>{field('residence') || <i class="faint">{both('chưa có nơi cư trú', 'no residence')}</i>}</p>
      <p class="bf-card-foot">
        <span class={changed ? 'bf-differs' : 'source bf-from'}>
          {changed ? both('đã sửa so với nguồn: ', 'differs from: ') : both('Nguồn: ', 'Source: ')}
          {source === 'POPULATION_DB' ? both('CSDLQG về dân cư', 'population database') : sourceName(source)}
          {fetched ? ` · ${clock(fetched.at)}` : ''}
        </span>
        {hand.disabled ? null : (
          <>
            <button type="button" class="link" onClick={onEdit}>
              {both('Sửa', 'Edit')}
            </button>
            <button type="button" class="link" onClick={() => hand.change((draft) => forgetFetched(draft, group))}>
              {both('Bỏ, gõ lại', 'Clear')}
            </button>
          </>
        )}
      </p>
      {problems.map((problem) => (
        <div key={problem.rule + problem.pointer}>
          <Note note={noteOf(problem)} />
          {problem.severity === 'warning' ? (
            <Reason hand={hand} rule={problem.rule} id={group.replace('/', '-')} />
          ) : null}
        </div>
      ))}
    </div>
  )
}

/** Mother or father: by PIN, by hand, or not determined (then the whole group stays blank, R-B7). */
export function ParentFields({ hand, parent }: { hand: Hand; parent: 'mother' | 'father' }) {
  const group = `/${parent}` as const
  const [editing, setEditing] = useState(false)
  const fetched = hand.draft.form?.fetched?.[group]
  const undetermined = hand.draft.form?.undetermined?.[parent] === true
  const before = useRef(fetched)
  useEffect(() => {
    if (!fetched) setEditing(false)
    // The number's field gives way to the card: whoever types goes on behind it.
    if (fetched && !before.current && (document.activeElement ?? document.body) === document.body) {
      const block = document.getElementById(fieldId(group))?.closest('details')
      if (block) focusAfter(block)
    }
    before.current = fetched
  }, [fetched])
  const setUndetermined = (now: boolean) =>
    hand.change((draft) => {
      const undeterminedNow = { ...draft.form?.undetermined, [parent]: now }
      return withSuggestions({ ...draft, form: { ...draft.form, undetermined: undeterminedNow } })
    })
  if (hand.disabled && isDeclared(hand.draft, parent))
    return <FetchedCard hand={hand} group={group} onEdit={() => undefined} />
  const mother = parent === 'mother'
  const tick = (
    <div class="bf-cell bf-12 tick">
      <input
        type="checkbox"
        id={`${fieldId(group)}-none`}
        checked={undetermined}
        disabled={hand.disabled}
        onChange={(event) => setUndetermined(event.currentTarget.checked)}
      />
      <label for={`${fieldId(group)}-none`}>
        {mother
          ? both('Chưa xác định được mẹ: để trống cả phần mẹ', 'Mother not determined: the whole part stays blank')
          : both('Chưa xác định được cha: để trống cả phần cha', 'Father not determined: the whole part stays blank')}
      </label>
    </div>
  )
  if (undetermined) return <div class="bf-grid">{tick}</div>
  if (fetched && !editing && textAt(hand.draft, `${group}/pin`) === fetched.values.pin)
    return <FetchedCard hand={hand} group={group} onEdit={() => setEditing(true)} />
  return (
    <div class="bf-grid">
      {hand.problems
        .filter((problem) => problem.pointer === group)
        .map((problem) => (
          <div class="bf-cell" key={problem.rule + problem.message}>
            <Note note={noteOf(problem)} />
            {problem.severity === 'warning' ? <Reason hand={hand} rule={problem.rule} id={`-${parent}`} /> : null}
          </div>
        ))}
      <PinAt hand={hand} at={`${group}/pin`} span={6} fetch={fetchInto(hand, group)} />
      <DateAt
        hand={hand}
        at={`${group}/birthDate`}
        span={6}
        hint={both('biết đến đâu ghi đến đó', 'as far as known')}
      />
      <TextAt hand={hand} at={`${group}/name`} span={12} required={isDeclared(hand.draft, parent)} />
      <EthnicityAt hand={hand} at={`${group}/ethnicity`} span={6} />
      <NationalitiesAt hand={hand} at={`${group}/nationalities`} span={6} />
      <PlaceAt hand={hand} at={`${group}/residence`} span={12} detail />
      {textAt(hand.draft, `${group}/pin`) === '' ? <IdDocumentAt hand={hand} at={`${group}/idDocument`} /> : null}
      <TickAt hand={hand} at={`${group}/deceased`} span={4} />
      <TickAt hand={hand} at={`${group}/settledAbroad`} span={8} />
      {isDeclared(hand.draft, parent) ? null : tick}
    </div>
  )
}

const relationships = (adult: boolean): Choice<string>[] => [
  { value: 'MOTHER', label: both('Mẹ', 'Mother') },
  { value: 'FATHER', label: both('Cha', 'Father') },
  { value: 'GRANDPARENT', label: both('Ông, bà', 'Grandparent') },
  { value: 'RELATIVE', label: both('Người thân thích khác', 'Another relative') },
  { value: 'CARER', label: both('Người đang nuôi dưỡng', 'Person raising the child') },
  { value: 'INSTITUTION', label: both('Tổ chức đang nuôi dưỡng', 'Institution raising the child') },
  { value: 'PROXY', label: both('Người được ủy quyền', 'Proxy') },
  { value: 'OTHER', label: both('Khác (ghi rõ)', 'Other (in words)') },
  ...(adult ? [{ value: 'SELF', label: both('Bản thân', 'Oneself') }] : []),
]

/** Who asks. A mother or father is chosen by one key and not typed a second time. */
export function InformantFields({ hand, kindLocked }: { hand: Hand; kindLocked: boolean }) {
  const who = textAt(hand.draft, '/informant/relationship')
  const mirrored = who === 'MOTHER' || who === 'FATHER' || who === 'SELF'
  const name = textAt(hand.draft, '/informant/name')
  const fetched = hand.draft.form?.fetched?.['/informant']
  const setWho = (value: string) => {
    hand.change((draft) => put(draft, '/informant/relationshipText', undefined))
    return value
  }
  return (
    <div class="bf-grid">
      <div class="bf-cell bf-3 field">
        <label for={fieldId('/caseKind')}>{both('Trường hợp', 'Kind of case')}</label>
        <select
          id={fieldId('/caseKind')}
          disabled={hand.disabled || kindLocked}
          value={textAt(hand.draft, '/caseKind') || 'NORMAL'}
          onChange={(event) => {
            const kind = event.currentTarget.value
            hand.change((draft) => withSuggestions(put(draft, '/caseKind', kind)))
          }}
        >
          {caseKinds().map((kind) => (
            <option key={kind.value} value={kind.value}>
              {kind.label}
            </option>
          ))}
        </select>
      </div>
      <SelectAt
        hand={hand}
        at="/informant/relationship"
        span={3}
        required
        choices={relationships(hand.draft.caseKind === 'WITH_PAPERS')}
        empty={both('– chọn (m: mẹ, c: cha) –', '– choose –')}
        read={setWho}
      />
      {mirrored ? (
        <p class="bf-cell bf-4 bf-said" id={fieldId('/informant/name')} tabIndex={-1}>
          {name ? (
            <>
              <b>{name}</b>{' '}
              <span class="faint">
                {textAt(hand.draft, '/informant/pin')} ·{' '}
                {both('lấy từ phần {w}', 'from the part of the {w}', {
                  w:
                    who === 'MOTHER'
                      ? both('mẹ', 'mother')
                      : who === 'FATHER'
                        ? both('cha', 'father')
                        : both('người được khai sinh', 'person'),
                })}
              </span>
            </>
          ) : (
            <span class="faint">
              {both(
                'Họ tên, giấy tờ lấy từ phần bên dưới, không phải gõ lại.',
                'Taken from the part below; not typed again.',
              )}
            </span>
          )}
          {problemsAt(hand, '/informant').map((problem) => (
            <Note note={noteOf(problem)} key={problem.rule} />
          ))}
        </p>
      ) : (
        <>
          {who === 'OTHER' ? <TextAt hand={hand} at="/informant/relationshipText" span={3} required /> : null}
          <PinAt hand={hand} at="/informant/pin" span={3} fetch={fetchInto(hand, '/informant')} />
          <TextAt hand={hand} at="/informant/name" span={who === 'OTHER' ? 3 : 4} required={who !== ''} />
          <DateAt hand={hand} at="/informant/birthDate" span={2} />
          {fetched || !hasContent(hand.draft, '/informant/name') ? null : (
            <IdDocumentAt hand={hand} at="/informant/idDocument" />
          )}
          {who === '' ? null : <PlaceAt hand={hand} at="/informant/residence" span={9} detail />}
        </>
      )}
      <TextAt hand={hand} at="/informant/phone" span={mirrored ? 2 : 3} type="tel" inputMode="numeric" />
    </div>
  )
}
