import { useEffect, useRef, useState } from 'preact/hooks'
import { formatPartialDate, PartialDate } from '../../../values/partial-date.ts'
import { focusAfter } from '../../../web/parts/enter-moves-on.web.ts'
import { type Choice, fieldId, Note } from '../../../web/parts/fields.web.tsx'
import { EthnicityAt, NationalitiesAt, PlaceAt } from '../../../web/parts/form/code-inputs.web.tsx'
import { DateAt, Reason, SelectAt, TextAt, TickAt } from '../../../web/parts/form/inputs.web.tsx'
import { both } from '../../../web/parts/language.web.ts'
import { clock } from '../../../web/parts/time.web.ts'
import { FilledFrom } from '../../parts/person.ts'
import { hasContent, isDeclared, put, textAt, valueAt } from '../form-model.ts'
import { fillFromCitizen, forgetFetched, type PersonGroup, sourceOf } from '../form-model-citizen.ts'
import { withSuggestions } from '../form-model-suggest.ts'
import { caseKinds } from './case-kinds.web.ts'
import { type Hand, noteOf, problemsAt, sourceName, typeAt } from './hand.web.ts'

const paperTypes = (): Choice<string>[] => [
  { value: 'CC', label: both('Thẻ căn cước', 'Identity card') },
  { value: 'CCCD', label: both('Thẻ căn cước công dân', 'Citizen identity card') },
  { value: 'CNCC', label: both('Giấy chứng nhận căn cước', 'Identity certificate') },
  { value: 'CMND9', label: both('Chứng minh nhân dân', 'Old identity card') },
  { value: 'HC', label: both('Hộ chiếu Việt Nam', 'Vietnamese passport') },
  { value: 'HCNN', label: both('Hộ chiếu nước ngoài', 'Foreign passport') },
  { value: 'TTT', label: both('Thẻ thường trú', 'Permanent residence card') },
  { value: 'GTDLQT', label: both('Giấy tờ có giá trị đi lại quốc tế', 'Travel document') },
  { value: 'KHAC', label: both('Giấy tờ khác', 'Another paper') },
]

export function PaperAt({ hand, group }: { hand: Hand; group: string }) {
  return (
    <>
      <SelectAt
        hand={hand}
        at={`${group}/idDocument/type`}
        span={6}
        label={both('Giấy tờ tùy thân', 'Identity document')}
        choices={paperTypes()}
        empty={both('– loại giấy tờ –', '– kind –')}
      />
      <TextAt hand={hand} at={`${group}/idDocument/number`} span={6} label={both('Số', 'Number')} />
    </>
  )
}

type Looking = { state: 'idle' } | { state: 'busy' } | { state: 'told'; message: string; down: boolean }

/** Twelve digits fetch the person at once; a dead link says so and leaves the fields for typing. */
export function PinAt({
  hand,
  group,
  span = 6,
  label,
}: {
  hand: Hand
  group: PersonGroup
  span?: number
  label?: string
}) {
  const at = `${group}/pin`
  const [looking, setLooking] = useState<Looking>({ state: 'idle' })
  const asked = useRef('')
  const ask = async (pin: string) => {
    asked.current = pin
    setLooking({ state: 'busy' })
    const answer = await hand.lookUp(pin, group)
    if (asked.current !== pin) return
    if (answer.found) {
      setLooking({ state: 'idle' })
      hand.change((draft) => fillFromCitizen(draft, group, answer.citizen, { source: 'POPULATION_DB', at: answer.at }))
    } else setLooking({ state: 'told', message: answer.message, down: answer.why === 'down' })
  }
  const onValue = (typedText: string) => {
    const pin = typedText.replace(/\D/g, '').slice(0, 12)
    typeAt(hand, at, pin || undefined)
    setLooking({ state: 'idle' })
    if (pin.length === 12 && pin !== asked.current) void ask(pin)
    if (pin.length < 12) asked.current = ''
  }
  const pin = textAt(hand.draft, at)
  return (
    <div class={`bf-cell bf-${span}`}>
      <div class="field">
        <label for={fieldId(at)}>{label ?? both('Số định danh cá nhân', 'PIN')}</label>
        <div class="bf-pin">
          <input
            id={fieldId(at)}
            type="text"
            inputMode="numeric"
            autocomplete="off"
            maxLength={15}
            disabled={hand.disabled}
            aria-describedby={`${fieldId(at)}-said`}
            value={pin}
            onInput={(event) => onValue(event.currentTarget.value)}
          />
          {looking.state === 'busy' ? <span class="busy-dot" /> : null}
        </div>
        <span class="hint" id={`${fieldId(at)}-said`} role="status">
          {looking.state === 'busy'
            ? both('Đang tra cứu CSDLQG về dân cư…', 'Asking the population database…')
            : looking.state === 'told'
              ? null
              : pin === ''
                ? both('Gõ 12 số để lấy dữ liệu', 'Type 12 digits to fetch')
                : pin.length < 12
                  ? both('còn {n} số', '{n} digits more', { n: 12 - pin.length })
                  : null}
        </span>
        {looking.state === 'told' ? (
          <span class="notes" role="alert">
            <span class="note note-warning">
              {looking.message}{' '}
              <button type="button" class="link" onClick={() => void ask(pin)}>
                {both('Hỏi lại', 'Ask again')}
              </button>
            </span>
          </span>
        ) : null}
        {problemsAt(hand, at).map((problem) => (
          <Note note={noteOf(problem)} key={problem.rule} />
        ))}
      </div>
    </div>
  )
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
      <PinAt hand={hand} group={group} span={6} />
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
      {textAt(hand.draft, `${group}/pin`) === '' ? <PaperAt hand={hand} group={group} /> : null}
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
          <PinAt hand={hand} group="/informant" span={3} />
          <TextAt hand={hand} at="/informant/name" span={who === 'OTHER' ? 3 : 4} required={who !== ''} />
          <DateAt hand={hand} at="/informant/birthDate" span={2} />
          {fetched || !hasContent(hand.draft, '/informant/name') ? null : <PaperAt hand={hand} group="/informant" />}
          {who === '' ? null : <PlaceAt hand={hand} at="/informant/residence" span={9} detail />}
        </>
      )}
      <TextAt hand={hand} at="/informant/phone" span={mirrored ? 2 : 3} type="tel" inputMode="numeric" />
    </div>
  )
}
