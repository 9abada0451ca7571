import './case.css'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Link, useLocation } from 'wouter-preact'
import { blankDeclaration } from '../../../documents/api.ts'
import { type Draft, textAt, valueAt } from '../../../events/parts/draft-tree.ts'
import { addressOf } from '../../parts/api.web.ts'
import { keptUnder } from '../../parts/keep.web.ts'
import { useShortcuts } from '../../parts/keys.web.ts'
import { both } from '../../parts/language.web.ts'
import { PageHead } from '../../parts/panels.web.tsx'
import { useSession } from '../../parts/session.web.tsx'
import { ago } from '../../parts/time.web.ts'
import { deskEventOf } from './load-event.web.ts'
import { begunNow, keyOf, type Offered, procedureOfMatter, useMatters } from './matters.web.ts'
import { startCase } from './start-case.web.ts'

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

type Unfinished = { caseId: string; kind: string; name: string; at: string }

/** The first name that was typed, whoever it is. */
const nameIn = (draft: Draft): string =>
  textAt(draft, '/child/name') ||
  Object.values(draft)
    .map((group) => valueAt(group, '/name'))
    .filter((name): name is string => typeof name === 'string')
    .slice(0, 2)
    .join(', ')

/** Tiếp nhận: which matter, for a birth who is here, then straight to the form. */
export function Screen() {
  const { me } = useSession()
  const [, go] = useLocation()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const [chosen, setChosen] = useState<Offered>()
  const [unfinished, setUnfinished] = useState<Unfinished[]>([])
  const box = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const who = useRef<HTMLElement>(null)
  useEffect(() => {
    if (chosen) who.current?.querySelector<HTMLElement>('[data-first]')?.focus()
  }, [chosen])
  useEffect(() => box.current?.focus(), [])
  useEffect(() => {
    void keptUnder<{ value: Draft; sent: boolean; typedAt: string }>('draft:case:').then((all) =>
      setUnfinished(
        all
          .filter(([, draft]) => !draft.sent)
          .map(([key, draft]) => ({
            caseId: key.slice('draft:case:'.length),
            kind: draft.value.form?.kind ?? 'BIRTH',
            name: nameIn(draft.value),
            at: draft.typedAt,
          })),
      ),
    )
  }, [])
  const { found, whole } = useMatters(typed)
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const begin = (offered: Offered, relationship?: string) => {
    begunNow(offered)
    const preset = {
      ...offered.matter.preset,
      ...(relationship && relationship !== 'OTHER' ? { informant: { relationship } } : {}),
    }
    go(startCase(offered.matter.id, { kind: offered.kind, preset }))
  }
  const choose = (offered: Offered) => {
    void deskEventOf(offered.kind).catch(() => undefined)
    if (offered.kind === 'BIRTH') setChosen(offered)
    else begin(offered)
  }
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
      : found.slice(0, 9).map((offered, index) => ({
          keys: `Alt+${index + 1}`,
          label: both(...offered.matter.title),
          run: () => choose(offered),
        })),
  )
  const code = ({ matter }: Offered) => procedureOfMatter(matter.procedure, me.officeKind)?.code ?? ''
  const at = found[active]
  return (
    <div class="intake">
      <PageHead
        title={both('Tiếp nhận', 'Intake')}
        lead={both('Chọn thủ tục rồi vào thẳng tờ khai.', 'Choose the matter; then the form opens.')}
      />
      {chosen ? (
        <section class="card stack" ref={who}>
          <h2>
            {both(...chosen.matter.title)} <span class="faint">{code(chosen)}</span>
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
              aria-activedescendant={at ? `procedure-${keyOf(at)}` : undefined}
              placeholder={both('ví dụ: khai sinh, ket hon, 1.001193, bo roi', 'e.g. birth, marriage, 1.001193')}
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
                } else if (event.key === 'Enter' && at) {
                  event.preventDefault()
                  choose(at)
                }
              }}
            />
          </div>
          <div id="procedures" role="listbox" class="procedures" ref={list} aria-label={both('Thủ tục', 'Matters')}>
            {found.map((offered, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the input keeps the focus and the keys (ARIA 1.2 combobox)
              <div
                key={keyOf(offered)}
                id={`procedure-${keyOf(offered)}`}
                role="option"
                aria-selected={index === active}
                onClick={() => choose(offered)}
              >
                <span class="procedure-code">{code(offered)}</span>
                <span>
                  <b>{both(...offered.matter.title)}</b>
                  <small>{both(...offered.matter.note)}</small>
                </span>
                {index < 9 ? <kbd>Alt+{index + 1}</kbd> : <span />}
              </div>
            ))}
            {found.length === 0 && whole ? (
              <p class="faint">{both('Không có thủ tục nào như vậy.', 'No such matter.')}</p>
            ) : null}
          </div>
          {at?.blank ? (
            <p class="blank-form">
              <a href={addressOf(blankDeclaration, { params: { kind: at.kind } })} target="_blank" rel="noreferrer">
                {both('Tờ khai trống: {e} (PDF)', 'Blank declaration: {e} (PDF)', { e: both(...at.event) })}
              </a>
            </p>
          ) : null}
        </section>
      )}
      {unfinished.length > 0 ? (
        <section class="card stack">
          <h2>{both('Đang gõ dở trên máy này, chưa gửi', 'Begun on this computer, not sent yet')}</h2>
          <ul>
            {unfinished.map((one) => (
              <li key={one.caseId}>
                <Link href={`/ho-so/${one.caseId}?moi=${one.kind}`}>
                  {one.name || both('(chưa có tên)', '(no name yet)')}
                </Link>{' '}
                <span class="faint">{ago(one.at)}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}
