import './case.css'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { Link, useLocation } from 'wouter-preact'
import type { BirthFormDraft } from '../../../events/birth/form-model.ts'
import { newDraft } from '../../../events/birth/form-model.ts'
import { inForce } from '../../../law/in-force.ts'
import { type BirthProcedure, birthProcedures } from '../../../law/procedures.ts'
import { CalendarDate } from '../../../values/calendar-date.ts'
import { fold } from '../../../values/names.ts'
import { keptUnder } from '../../parts/keep.web.ts'
import { useShortcuts } from '../../parts/keys.web.ts'
import { both } from '../../parts/language.web.ts'
import { PageHead } from '../../parts/panels.web.tsx'
import { ago, today } from '../../parts/time.web.ts'
import { startCase } from './start-case.web.ts'

type Kind = NonNullable<BirthFormDraft['caseKind']>
type Choice = {
  id: string
  kind: Kind
  procedure: BirthProcedure
  title: string
  note: string
  extra?: Partial<BirthFormDraft>
}

const choices = (): Choice[] => [
  {
    id: 'thuong',
    kind: 'NORMAL',
    procedure: 'BIRTH',
    title: both('Khai sinh', 'Birth'),
    note: both(
      'trẻ có cha mẹ, con ngoài giá thú, quá hạn, có yếu tố nước ngoài',
      'parents known, unmarried, late, foreign element',
    ),
  },
  {
    id: 'nhan',
    kind: 'WITH_RECOGNITION',
    procedure: 'BIRTH_WITH_RECOGNITION',
    title: both('Khai sinh kết hợp nhận cha, mẹ, con', 'Birth with recognition of a parent'),
    note: both('cha, mẹ chưa kết hôn, nhận con cùng lúc', 'recognised at the same time'),
  },
  {
    id: 'giayto',
    kind: 'WITH_PAPERS',
    procedure: 'BIRTH_WITH_PAPERS',
    title: both('Khai sinh cho người đã có giấy tờ cá nhân', 'Person who already has papers'),
    note: both('người lớn chưa từng đăng ký khai sinh', 'an adult never registered'),
  },
  {
    id: 'boroi',
    kind: 'ABANDONED',
    procedure: 'BIRTH',
    title: both('Khai sinh cho trẻ bị bỏ rơi', 'Abandoned child'),
    note: both('sau 7 ngày niêm yết', 'after 7 days of posting'),
  },
  {
    id: 'mangthai',
    kind: 'SURROGACY',
    procedure: 'BIRTH',
    title: both('Khai sinh cho trẻ sinh do mang thai hộ', 'Surrogacy'),
    note: both('cha mẹ là vợ chồng nhờ mang thai hộ', 'the commissioning couple'),
  },
  {
    id: 'nuocngoai',
    kind: 'BORN_ABROAD',
    procedure: 'BIRTH_FOREIGN',
    title: both('Trẻ sinh ở nước ngoài, chưa đăng ký, về cư trú tại Việt Nam', 'Born abroad, not registered'),
    note: both('cha hoặc mẹ là công dân Việt Nam', 'a parent is a citizen'),
  },
  {
    id: 'luudong',
    kind: 'NORMAL',
    procedure: 'BIRTH_MOBILE',
    title: both('Khai sinh lưu động', 'Mobile registration'),
    note: both('đăng ký tại nhà, tại thôn', 'at home or in the village'),
    extra: { mobile: true },
  },
]

const relations: { value: 'MOTHER' | 'FATHER' | 'GRANDPARENT' | 'OTHER'; key: string }[] = [
  { value: 'MOTHER', key: 'm' },
  { value: 'FATHER', key: 'c' },
  { value: 'GRANDPARENT', key: 'o' },
  { value: 'OTHER', key: 'k' },
]
const relationWords = (value: string): string =>
  value === 'MOTHER'
    ? both('Mẹ', 'Mother')
    : value === 'FATHER'
      ? both('Cha', 'Father')
      : value === 'GRANDPARENT'
        ? both('Ông, bà', 'Grandparent')
        : both('Người khác', 'Somebody else')

type Unfinished = { caseId: string; name: string; at: string }

/** Tiếp nhận: which matter, who is here, then straight to the form. */
export function Screen() {
  const [, go] = useLocation()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const [chosen, setChosen] = useState<Choice>()
  const [unfinished, setUnfinished] = useState<Unfinished[]>([])
  const box = useRef<HTMLInputElement>(null)
  const who = useRef<HTMLElement>(null)
  useEffect(() => {
    if (chosen) who.current?.querySelector<HTMLElement>('[data-first]')?.focus()
  }, [chosen])
  useEffect(() => box.current?.focus(), [])
  useEffect(() => {
    void keptUnder<{ value: BirthFormDraft; sent: boolean; typedAt: string }>('draft:case:').then((all) =>
      setUnfinished(
        all
          .filter(([, draft]) => !draft.sent)
          .map(([key, draft]) => ({
            caseId: key.slice('draft:case:'.length),
            name: draft.value.child?.name ?? '',
            at: draft.typedAt,
          })),
      ),
    )
  }, [])
  const procedures = inForce(birthProcedures, CalendarDate.parse(today())).value
  const found = useMemo(() => {
    const wanted = fold(typed)
    return choices().filter((choice) => {
      const named = procedures[choice.procedure]
      const text = fold(`${choice.title} ${choice.note} ${named.name} ${named.nameEn} ${named.code} ${choice.id}`)
      return wanted.split(' ').every((word) => text.includes(word))
    })
  }, [typed, procedures])
  const begin = (choice: Choice, who?: (typeof relations)[number]['value']) =>
    go(
      startCase(choice.kind, {
        ...newDraft(choice.kind),
        ...choice.extra,
        ...(who && who !== 'OTHER' ? { informant: { relationship: who } } : {}),
      }),
    )
  useShortcuts(
    chosen
      ? [
          ...relations.map(({ value, key }) => ({
            keys: key,
            label: relationWords(value),
            run: () => begin(chosen, value),
          })),
          { keys: 'Escape', label: both('Chọn lại thủ tục', 'Choose again'), run: () => setChosen(undefined) },
        ]
      : found
          .slice(0, 9)
          .map((choice, index) => ({ keys: `Alt+${index + 1}`, label: choice.title, run: () => setChosen(choice) })),
  )
  return (
    <div class="intake">
      <PageHead
        title={both('Tiếp nhận', 'Intake')}
        lead={both(
          'Chọn thủ tục, ai đang ở đây, rồi vào thẳng tờ khai.',
          'Choose the matter and who is here; then the form opens.',
        )}
      />
      {chosen ? (
        <section class="card stack" ref={who}>
          <h2>
            {chosen.title} <span class="faint">{procedures[chosen.procedure].code}</span>
          </h2>
          <p>{both('Ai đi đăng ký?', 'Who is here?')}</p>
          <p class="row">
            {relations.map(({ value, key }, index) => (
              <button
                key={value}
                type="button"
                class={index === 0 ? 'primary' : ''}
                data-first={index === 0 ? 'yes' : undefined}
                onClick={() => begin(chosen, value)}
              >
                {relationWords(value)} <kbd>{key}</kbd>
              </button>
            ))}
          </p>
          <p>
            <button type="button" class="link" onClick={() => setChosen(undefined)}>
              {both('Chọn thủ tục khác', 'Another matter')} <kbd>Esc</kbd>
            </button>
          </p>
        </section>
      ) : (
        <section class="card stack">
          <div class="field">
            <label for="procedure">{both('Thủ tục: tên, mã hoặc chữ tắt', 'Matter: name, code or short word')}</label>
            <input
              id="procedure"
              ref={box}
              type="text"
              autocomplete="off"
              role="combobox"
              aria-expanded="true"
              aria-controls="procedures"
              aria-activedescendant={found[active] ? `procedure-${found[active].id}` : undefined}
              placeholder={both('ví dụ: khai sinh, 1.001193, bo roi', 'e.g. birth, 1.001193')}
              value={typed}
              onInput={(event) => {
                setTyped(event.currentTarget.value)
                setActive(0)
              }}
              onKeyDown={(event) => {
                if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
                  event.preventDefault()
                  setActive(
                    (now) => (now + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % Math.max(1, found.length),
                  )
                } else if (event.key === 'Enter' && found[active]) {
                  event.preventDefault()
                  setChosen(found[active])
                }
              }}
            />
          </div>
          <div id="procedures" role="listbox" class="procedures" aria-label={both('Thủ tục', 'Matters')}>
            {found.map((choice, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the input keeps the focus and the keys (ARIA 1.2 combobox)
              <div
                key={choice.id}
                id={`procedure-${choice.id}`}
                role="option"
                aria-selected={index === active}
                onClick={() => setChosen(choice)}
              >
                <span class="procedure-code">{procedures[choice.procedure].code}</span>
                <span>
                  <b>{choice.title}</b>
                  <small>{choice.note}</small>
                </span>
                <kbd>Alt+{index + 1}</kbd>
              </div>
            ))}
            {found.length === 0 ? (
              <p class="faint">{both('Không có thủ tục nào như vậy.', 'No such matter.')}</p>
            ) : null}
          </div>
        </section>
      )}
      {unfinished.length > 0 ? (
        <section class="card stack">
          <h2>{both('Đang gõ dở trên máy này, chưa gửi', 'Begun on this computer, not sent yet')}</h2>
          <ul>
            {unfinished.map((one) => (
              <li key={one.caseId}>
                <Link href={`/ho-so/${one.caseId}`}>{one.name || both('(chưa có tên)', '(no name yet)')}</Link>{' '}
                <span class="faint">{ago(one.at)}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}
