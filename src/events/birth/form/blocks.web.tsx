import { useState } from 'preact/hooks'
import type { Choice } from '../../../web/parts/fields.web.tsx'
import { fieldId } from '../../../web/parts/fields.web.tsx'
import { EthnicityAt, NationalitiesAt, PlaceAt } from '../../../web/parts/form/code-inputs.web.tsx'
import { problemsAt } from '../../../web/parts/form/hand.web.ts'
import { Cell, ChoiceAt, DateAt, DayAt, Offers, SelectAt, TextAt, TickAt } from '../../../web/parts/form/inputs.web.tsx'
import { both } from '../../../web/parts/language.web.ts'
import { day } from '../../../web/parts/time.web.ts'
import { hasOwnNumber, isDeclared, put, textAt, valueAt } from '../form-model.ts'
import { nationalityIsChosen } from '../form-model-blocks.ts'
import { ethnicityChoices, withSuggestions } from '../form-model-suggest.ts'
import { type Hand, suggestionWords, typeAt } from './hand.web.ts'

const proofs = (): Choice<string>[] => [
  { value: 'MEDICAL_NOTIFICATION', label: both('Giấy chứng sinh', 'Medical notification') },
  { value: 'WITNESS_STATEMENT', label: both('Văn bản của người làm chứng', 'Witness statement') },
  { value: 'SWORN_STATEMENT', label: both('Giấy cam đoan về việc sinh', 'Sworn statement') },
  { value: 'ABANDONMENT_RECORD', label: both('Biên bản về việc trẻ bị bỏ rơi', 'Abandonment record') },
  { value: 'FOREIGN_PAPER', label: both('Giấy tờ của nước ngoài', 'Foreign paper') },
  { value: 'PERSONAL_PAPERS', label: both('Giấy tờ cá nhân', 'Personal papers') },
]

export function ProofFields({ hand }: { hand: Hand }) {
  const kind = textAt(hand.draft, '/proof/kind')
  const medical = kind === 'MEDICAL_NOTIFICATION' || kind === ''
  return (
    <div class="bf-grid">
      <SelectAt hand={hand} at="/proof/kind" span={3} choices={proofs()} />
      {medical ? <TextAt hand={hand} at="/proof/code" span={3} /> : null}
      <TextAt hand={hand} at="/proof/number" span={medical ? 1 : 3} />
      {medical ? <TextAt hand={hand} at="/proof/book" span={1} /> : null}
      <DayAt hand={hand} at="/proof/issuedOn" span={2} />
      {medical ? <TickAt hand={hand} at="/proof/electronic" span={2} /> : null}
    </div>
  )
}

export function ChildFields({ hand }: { hand: Hand }) {
  const { draft } = hand
  const several = Number(valueAt(draft, '/child/plurality') ?? 1) > 1
  const died = typeof valueAt(draft, '/child/died') === 'object' && valueAt(draft, '/child/died') !== null
  const kind = draft.caseKind ?? 'NORMAL'
  const suggested = draft.form?.suggested?.['/child/ethnicity'] !== undefined
  const choices = suggested
    ? []
    : ethnicityChoices(draft).filter((c) => c.asWritten !== textAt(draft, '/child/ethnicity/asWritten'))
  const place = draft.child?.birthPlace
  return (
    <div class="bf-grid">
      <TextAt hand={hand} at="/child/name" span={5} required />
      <DateAt hand={hand} at="/child/birthDate" span={3} required />
      <ChoiceAt
        hand={hand}
        at="/child/sex"
        span={4}
        required
        choices={[
          { value: '1', label: both('Nam', 'Male') },
          { value: '2', label: both('Nữ', 'Female') },
          { value: '3', label: both('Chưa rõ', 'Unknown') },
        ]}
      />
      <TextAt
        hand={hand}
        at="/child/birthPlace/facilityName"
        span={5}
        placeholder={both('để trống nếu sinh nơi khác', 'blank if elsewhere')}
      />
      <PlaceAt
        hand={hand}
        at="/child/birthPlace"
        but={['/child/birthPlace/facilityName']}
        span={7}
        required
        keep={{ facilityName: place?.facilityName, facilityCode: place?.facilityCode }}
      />
      <div class="bf-cell bf-3">
        <EthnicityAt hand={hand} at="/child/ethnicity" span={12} />
        <Offers
          disabled={hand.disabled}
          offers={choices.map((choice) => ({
            words: choice.asWritten,
            by: suggestionWords(choice.by),
            take: () => typeAt(hand, '/child/ethnicity', { code: choice.code, asWritten: choice.asWritten }),
          }))}
        />
      </div>
      <NationalitiesAt hand={hand} at="/child/nationalities" span={3} required />
      <PlaceAt hand={hand} at="/child/hometown" span={6} />
      {hasOwnNumber(kind) ? (
        <TextAt hand={hand} at="/child/existingPin" span={3} inputMode="numeric" maxLength={12} />
      ) : null}
      {kind !== 'NORMAL' && kind !== 'SURROGACY' ? <PlaceAt hand={hand} at="/child/livesAt" span={6} detail /> : null}
      <div class="bf-cell bf-12 bf-line">
        <label class="bf-inline" for={fieldId('/child/plurality')}>
          {both('Sinh', 'Born as')}
          <select
            id={fieldId('/child/plurality')}
            disabled={hand.disabled}
            value={String(valueAt(draft, '/child/plurality') ?? 1)}
            onChange={(event) => typeAt(hand, '/child/plurality', Number(event.currentTarget.value))}
          >
            <option value="1">{both('một', 'single')}</option>
            <option value="2">{both('đôi', 'twin')}</option>
            <option value="3">{both('ba', 'triplet')}</option>
            <option value="4">{both('tư', 'quadruplet')}</option>
            <option value="5">{both('năm', 'quintuplet')}</option>
          </select>
        </label>
        {several ? (
          <label class="bf-inline" for={fieldId('/child/order')}>
            {both('là trẻ thứ', 'is number')}
            <select
              id={fieldId('/child/order')}
              disabled={hand.disabled}
              value={String(valueAt(draft, '/child/order') ?? 1)}
              onChange={(event) => typeAt(hand, '/child/order', Number(event.currentTarget.value))}
            >
              {Array.from({ length: Number(valueAt(draft, '/child/plurality') ?? 1) }, (_, n) => (
                <option key={n} value={String(n + 1)}>
                  {n + 1}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        <span class="tick">
          <input
            type="checkbox"
            id={fieldId('/child/died')}
            checked={died}
            disabled={hand.disabled}
            onChange={(event) =>
              typeAt(hand, '/child/died', event.currentTarget.checked ? { livedDayOrMore: true } : undefined)
            }
          />
          <label for={fieldId('/child/died')}>{both('Trẻ đã chết', 'The child has died')}</label>
        </span>
        <Agreements hand={hand} />
      </div>
      {died ? (
        <>
          <DayAt hand={hand} at="/child/died/on" span={3} required />
          <TickAt hand={hand} at="/child/died/livedDayOrMore" span={4} />
          <TickAt hand={hand} at="/child/died/parentAsks" span={5} />
        </>
      ) : null}
    </div>
  )
}

/** How what the parents choose was settled; agreement unless said otherwise (R-B6). */
function Agreements({ hand }: { hand: Hand }) {
  if (!isDeclared(hand.draft, 'mother') || !isDeclared(hand.draft, 'father')) return null
  const custom = (['surnameBy', 'ethnicityBy', 'hometownBy'] as const).map((field) => ({
    field,
    words: {
      surnameBy: both('họ', 'surname'),
      ethnicityBy: both('dân tộc', 'ethnicity'),
      hometownBy: both('quê quán', 'hometown'),
    }[field],
  }))
  return (
    <span class="bf-line bf-custom">
      <span class="faint">{both('Không thỏa thuận được, theo tập quán:', 'No agreement, by custom:')}</span>
      {custom.map(({ field, words }) => (
        <span class="tick" key={field}>
          <input
            type="checkbox"
            id={fieldId(`/${field}`)}
            checked={hand.draft[field] === 'CUSTOM'}
            disabled={hand.disabled}
            onChange={(event) => typeAt(hand, `/${field}`, event.currentTarget.checked ? 'CUSTOM' : 'AGREED')}
          />
          <label for={fieldId(`/${field}`)}>{words}</label>
        </span>
      ))}
    </span>
  )
}

const bases = (recognition: boolean): Choice<string>[] => [
  { value: 'MARRIAGE', label: both('Hôn nhân của cha, mẹ', "The parents' marriage") },
  { value: 'JOINT_ACKNOWLEDGEMENT', label: both('Vợ chồng thừa nhận con chung', 'Acknowledged by both spouses') },
  {
    value: 'RECOGNITION',
    label: recognition
      ? both('Nhận con cùng lúc này', 'Recognition made now')
      : both('Đã đăng ký nhận cha, mẹ, con', 'Recognition registered'),
  },
  { value: 'COURT_DECISION', label: both('Bản án, quyết định của Tòa án', 'Court decision') },
]

export function MarriageFields({ hand }: { hand: Hand }) {
  const basis = textAt(hand.draft, '/fatherBasis')
  const father = isDeclared(hand.draft, 'father')
  const verified = hand.draft.parentsMarriage?.verified === true
  const [open, setOpen] = useState(false)
  const known = hand.draft.parentsMarriage
  const wanted = basis === 'MARRIAGE' || basis === 'JOINT_ACKNOWLEDGEMENT' || basis === ''
  if (!father)
    return (
      <p class="faint" id={fieldId('/parentsMarriage')} tabIndex={-1}>
        {both('Chỉ khai khi ghi phần cha. Con ngoài giá thú: để trống phần cha.', 'Only when the father is written.')}
      </p>
    )
  if (verified && basis === 'MARRIAGE' && !open && problemsAt(hand, '/parentsMarriage').length === 0)
    return (
      <p class="bf-line" id={fieldId('/fatherBasis')} tabIndex={-1}>
        <span class="source bf-from">{both('CSDLQG về dân cư', 'population database')}</span>
        <span class="bf-grow">
          {both('Cha, mẹ là vợ chồng', 'Married')}
          {known?.number ? ` · ${both('số', 'no.')} ${known.number}` : ''}
          {known?.registeredOn ? ` · ${day(known.registeredOn)}` : ''}
          {known?.office ? ` · ${known.office}` : ''}
          {known?.endedOn ? ` · ${both('chấm dứt {d}', 'ended {d}', { d: day(known.endedOn) })}` : ''}
        </span>
        {hand.disabled ? null : (
          <button type="button" class="link" onClick={() => setOpen(true)}>
            {both('Sửa', 'Edit')}
          </button>
        )}
      </p>
    )
  return (
    <div class="bf-grid">
      <SelectAt
        hand={hand}
        at="/fatherBasis"
        span={4}
        required
        choices={bases(hand.draft.caseKind === 'WITH_RECOGNITION')}
        empty={both('– căn cứ ghi phần cha –', '– choose –')}
      />
      {basis === 'RECOGNITION' || basis === 'COURT_DECISION' || basis === 'JOINT_ACKNOWLEDGEMENT' ? (
        <TextAt
          hand={hand}
          at="/fatherBasisReference"
          span={8}
          hint={both('số, ngày, cơ quan', 'number, day, authority')}
        />
      ) : null}
      {wanted ? (
        <>
          {verified ? (
            <p class="bf-cell bf-8 bf-said">
              <span class="source bf-from">
                {both('Cha, mẹ là vợ chồng theo CSDLQG về dân cư', 'Married according to the population database')}
              </span>
            </p>
          ) : (
            <p class="bf-cell bf-8 bf-said faint">
              {both(
                'Không đòi Giấy chứng nhận kết hôn; khai số để tra cứu (NĐ 07/2025).',
                'No marriage certificate is demanded; give its number to look it up.',
              )}
            </p>
          )}
          <TextAt hand={hand} at="/parentsMarriage/number" span={2} label={both('Số GCN kết hôn', 'Certificate no.')} />
          <DayAt hand={hand} at="/parentsMarriage/registeredOn" span={2} />
          <TextAt hand={hand} at="/parentsMarriage/office" span={5} />
          <DayAt
            hand={hand}
            at="/parentsMarriage/endedOn"
            span={3}
            hint={both('chỉ khi đã ly hôn, chết, hủy', 'only if it has ended')}
          />
        </>
      ) : null}
    </div>
  )
}

export function NationalityChoiceFields({ hand }: { hand: Hand }) {
  const codes = [...new Set([...(hand.draft.mother?.nationalities ?? []), ...(hand.draft.father?.nationalities ?? [])])]
  const chosen = textAt(hand.draft, '/nationalityChoice/chosen')
  return (
    <div class="bf-grid">
      <p class="bf-cell bf-12 faint">
        {nationalityIsChosen(hand.draft)
          ? both(
              'Cha hoặc mẹ là người nước ngoài: cần văn bản thỏa thuận chọn quốc tịch cho con (LHT Điều 36).',
              "A parent is a foreigner: a written agreement on the child's nationality is needed (LHT 36).",
            )
          : both(
              'Thỏa thuận này chỉ dùng khi cha hoặc mẹ là người nước ngoài.',
              'Used only when a parent is a foreigner.',
            )}
      </p>
      <NationalitiesAt hand={hand} at="/nationalityChoice/chosen" span={5} single offers={codes} />
      {chosen !== '' && chosen !== 'VN' ? (
        <TickAt hand={hand} at="/nationalityChoice/foreignConfirmation" span={7} />
      ) : null}
    </div>
  )
}

export function AbandonmentFields({ hand }: { hand: Hand }) {
  return (
    <div class="bf-grid">
      <TextAt hand={hand} at="/abandonment/recordNumber" span={3} required />
      <DayAt hand={hand} at="/abandonment/recordOn" span={3} required />
      <DayAt
        hand={hand}
        at="/abandonment/postedFrom"
        span={3}
        hint={both('niêm yết 7 ngày liên tục', 'posted 7 days')}
      />
      <TextAt hand={hand} at="/abandonment/foundAt" span={12} required />
    </div>
  )
}

export function SurrogacyFields({ hand }: { hand: Hand }) {
  return (
    <div class="bf-grid">
      <TextAt
        hand={hand}
        at="/surrogacyConfirmation"
        span={12}
        required
        hint={both(
          'số, ngày, cơ sở y tế; cha mẹ là vợ chồng nhờ mang thai hộ',
          'number, day, facility; the parents are the commissioning couple',
        )}
      />
    </div>
  )
}

export function RequestFields({ hand }: { hand: Hand }) {
  return (
    <div class="bf-grid">
      <Cell hand={hand} at="/copies" span={3}>
        <div class="field">
          <label for={fieldId('/copies')}>{both('Số bản sao trích lục', 'Extract copies')}</label>
          <input
            id={fieldId('/copies')}
            type="text"
            inputMode="numeric"
            autocomplete="off"
            maxLength={2}
            disabled={hand.disabled}
            value={textAt(hand.draft, '/copies')}
            placeholder="0"
            onInput={(event) => {
              const copies = Number(event.currentTarget.value.replace(/\D/g, ''))
              hand.change((draft) =>
                withSuggestions(put(draft, '/copies', copies > 0 ? Math.min(50, copies) : undefined)),
              )
            }}
          />
        </div>
      </Cell>
      <SelectAt
        hand={hand}
        at="/feeExemption"
        span={4}
        empty={both('không thuộc diện miễn riêng', 'none')}
        choices={[
          { value: 'MERIT', label: both('Gia đình có công', 'Family with merit') },
          { value: 'POOR', label: both('Hộ nghèo', 'Poor household') },
          { value: 'DISABILITY', label: both('Người khuyết tật', 'Person with a disability') },
        ]}
      />
      <TickAt hand={hand} at="/digitalCitizen" span={3} />
      <TickAt hand={hand} at="/mobile" span={2} />
      <TickAt hand={hand} at="/borderArea" span={3} />
    </div>
  )
}
