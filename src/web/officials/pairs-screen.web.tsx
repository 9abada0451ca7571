import { useEffect, useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { decidePair, listPairs, type PairSide, type PairView } from '../../registers/identity-api.ts'
import { useAddressQuery } from '../parts/address-query.web.ts'
import { call } from '../parts/api.web.ts'
import { useAsk, useCommand } from '../parts/ask.web.ts'
import { SelectField, TextField } from '../parts/fields.web.tsx'
import { useShortcuts } from '../parts/keys.web.ts'
import { both, dictionary, language } from '../parts/language.web.ts'
import { Empty, PageHead, ProblemBox, Skeleton } from '../parts/panels.web.tsx'
import { day, dayAndClock } from '../parts/time.web.ts'
import { tell } from '../parts/toasts.web.tsx'
import { registerWords, roleName, sexWords } from '../parts/words.web.ts'
import './pairs.css'

type Decision = 'SAME' | 'DIFFERENT' | 'LATER'
type Listed = 'OPEN' | 'LATER' | 'DECIDED'

const t = dictionary({
  title: ['Trùng', 'Duplicates'],
  lead: [
    'Hai mục có thể là một việc sinh, hai người có thể là một. So từng dòng rồi quyết định; mục trong Sổ không thay đổi, quyết định rút lại được.',
    'Two entries that may be one birth, two people who may be one. Compare and decide; no entry changes, every decision can be taken back.',
  ],
  none: ['Không có cặp nào cần xem.', 'Nothing to compare.'],
  same: ['Cùng một người', 'One person'],
  different: ['Hai người khác nhau', 'Two people'],
  later: ['Để sau', 'Later'],
  undo: ['Rút lại quyết định', 'Take it back'],
  reason: ['Căn cứ, ghi chú', 'Basis, note'],
  why: ['Vì sao ghép cặp', 'Why they are compared'],
})

const decisionWords = (decision: string): string =>
  ({ SAME: t('same'), DIFFERENT: t('different'), LATER: t('later'), UNDO: t('undo') })[decision] ?? decision

const lists = (): { value: Listed; label: string }[] => [
  { value: 'OPEN', label: both('Cần quyết định', 'To decide') },
  { value: 'LATER', label: both('Để sau', 'Later') },
  { value: 'DECIDED', label: both('Đã quyết định', 'Decided') },
]

/** Pairs one after the other, side by side, decided by a key. */
export function Screen() {
  const query = useAddressQuery()
  const state = (query.get('state') || 'OPEN') as Listed
  const list = useAsk(listPairs, { query: { state } })
  const [at, setAt] = useState(0)
  const [reason, setReason] = useState('')
  const items = list.value?.items ?? []
  const pair = items[Math.min(at, items.length - 1)]
  useEffect(() => setAt(0), [state])

  // A command of its own: it may be asked for while the list is still loading after a decision.
  const takeBack = useCommand(async (one: PairView) => {
    await call(decidePair, { params: { pairId: one.id }, body: { decision: 'UNDO', reason } })
    tell(`${one.a.name}: ${decisionWords('UNDO')}.`)
    await list.reload()
  })
  const decide = useCommand(async (one: PairView, decision: Decision) => {
    await call(decidePair, { params: { pairId: one.id }, body: { decision, reason } })
    setReason('')
    tell(`${one.a.name}: ${decisionWords(decision)}.`, 'done', {
      label: both('Hoàn tác', 'Undo'),
      run: () => void takeBack.run(one),
    })
    await list.reload()
  })
  const open = state !== 'DECIDED' && pair !== undefined
  const move = (by: number): void => setAt(Math.max(0, Math.min(items.length - 1, at + by)))
  useShortcuts([
    { keys: 'j', label: both('Cặp sau', 'Next pair'), run: () => move(1) },
    { keys: 'k', label: both('Cặp trước', 'Previous pair'), run: () => move(-1) },
    ...(open && pair
      ? [
          { keys: '1', label: t('same'), run: () => void decide.run(pair, 'SAME') },
          { keys: '2', label: t('different'), run: () => void decide.run(pair, 'DIFFERENT') },
          ...(state === 'OPEN' ? [{ keys: '3', label: t('later'), run: () => void decide.run(pair, 'LATER') }] : []),
        ]
      : []),
    ...(pair && state !== 'OPEN' ? [{ keys: 'u', label: t('undo'), run: () => void takeBack.run(pair) }] : []),
  ])

  return (
    <>
      <PageHead title={t('title')} lead={t('lead')}>
        <SelectField
          pointer="/state"
          label={both('Danh sách', 'List')}
          value={state}
          onValue={(next) => query.set({ state: next })}
          choices={lists()}
        />
      </PageHead>
      <ProblemBox problem={list.problem ?? decide.problem ?? takeBack.problem} again={() => void list.reload()} />
      {!list.value && list.loading ? <Skeleton lines={8} /> : null}
      {list.value && !pair ? <Empty title={t('none')} /> : null}
      {pair ? (
        <article class="stack" aria-label={`${pair.a.name} – ${pair.b.name}`}>
          <div class="spread">
            <p role="status">
              {both('Cặp {n} / {of}', 'Pair {n} of {of}', { n: Math.min(at, items.length - 1) + 1, of: items.length })}{' '}
              <span class={pair.verdict === 'certain' ? 'badge badge-bad' : 'badge badge-wait'}>
                {pair.verdict === 'certain' ? both('gần như chắc chắn', 'nearly certain') : both('có thể', 'possible')}{' '}
                · {pair.score}/100
              </span>
            </p>
            <span class="row">
              <button type="button" onClick={() => move(-1)} disabled={at <= 0}>
                {both('Trước', 'Previous')} <kbd>k</kbd>
              </button>
              <button type="button" onClick={() => move(1)} disabled={at >= items.length - 1}>
                {both('Sau', 'Next')} <kbd>j</kbd>
              </button>
            </span>
          </div>
          <SideBySide a={pair.a} b={pair.b} />
          <section class="card">
            <h2>{t('why')}</h2>
            <ul>
              {pair.reasons.map((one) => (
                <li key={one.vi}>{one[language()]}</li>
              ))}
            </ul>
          </section>
          {pair.decisions.length > 0 ? (
            <ol class="plain faint">
              {pair.decisions.map((one) => (
                <li key={one.at}>
                  {decisionWords(one.decision)} – {one.byName}, {dayAndClock(one.at)}
                  {one.reason ? `: ${one.reason}` : ''}
                </li>
              ))}
            </ol>
          ) : null}
          <div class="stack pair-decision">
            <TextField pointer="/reason" label={t('reason')} value={reason} onValue={setReason} />
            <div class="row">
              {state === 'DECIDED' ? null : (
                <>
                  <button
                    type="button"
                    class="primary"
                    disabled={decide.busy}
                    onClick={() => void decide.run(pair, 'SAME')}
                  >
                    {t('same')} <kbd>1</kbd>
                  </button>
                  <button type="button" disabled={decide.busy} onClick={() => void decide.run(pair, 'DIFFERENT')}>
                    {t('different')} <kbd>2</kbd>
                  </button>
                </>
              )}
              {state === 'OPEN' ? (
                <button type="button" disabled={decide.busy} onClick={() => void decide.run(pair, 'LATER')}>
                  {t('later')} <kbd>3</kbd>
                </button>
              ) : (
                <button type="button" disabled={takeBack.busy} onClick={() => void takeBack.run(pair)}>
                  {t('undo')} <kbd>u</kbd>
                </button>
              )}
            </div>
          </div>
        </article>
      ) : null}
    </>
  )
}

const besideOf = (side: PairSide, role: string): string =>
  side.beside
    .filter((one) => one.role === role)
    .map((one) => [one.name, one.birthYear, one.pin].filter(Boolean).join(', '))
    .join('; ')

function SideBySide({ a, b }: { a: PairSide; b: PairSide }) {
  const roles = [...new Set([...a.beside, ...b.beside].map((one) => one.role))]
  const lines: readonly (readonly [label: string, one: string, other: string])[] = [
    [both('Họ tên', 'Name'), a.name, b.name],
    [both('Trong mục, là', 'Stands as'), roleName(a.role), roleName(b.role)],
    [
      both('Sinh', 'Born'),
      day(a.birthDate) || String(a.birthYear ?? ''),
      day(b.birthDate) || String(b.birthYear ?? ''),
    ],
    [both('Giới tính', 'Sex'), sexWords(a.sex), sexWords(b.sex)],
    [both('Số định danh', 'PIN'), a.pin ?? '', b.pin ?? ''],
    ...roles.map((role) => [roleName(role), besideOf(a, role), besideOf(b, role)] as const),
    [both('Nơi sinh', 'Place of birth'), a.birthPlace, b.birthPlace],
    [both('Quê quán', 'Home town'), a.hometown, b.hometown],
    [both('Ngày đăng ký', 'Registered'), day(a.registeredOn), day(b.registeredOn)],
  ]
  return (
    <table class="pair">
      <thead>
        <tr>
          <th scope="col">
            <span class="visually-hidden">{both('Mục so', 'Field')}</span>
          </th>
          {[a, b].map((side) => (
            <th scope="col" key={side.entryId}>
              {side.open ? (
                <Link
                  href={`/muc/${side.officeId}/${side.entryId}?p=${encodeURIComponent(both('Kiểm tra, đối chiếu Sổ', 'Checking the books'))}`}
                >
                  {registerWords(side.register)} {both('số', 'no.')} {side.number}
                </Link>
              ) : (
                `${registerWords(side.register)} ${both('số', 'no.')} ${side.number}`
              )}
              <br />
              <small class="faint">{side.officeName}</small>
              {side.revoked ? <span class="badge badge-bad">{both('đã thu hồi', 'revoked')}</span> : null}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines
          .filter(([, one, other]) => one !== '' || other !== '')
          .map(([label, one, other]) => (
            <tr key={label} class={one === other || one === '' || other === '' ? '' : 'differs'}>
              <th scope="row">{label}</th>
              <td>{one || '–'}</td>
              <td>{one === other ? one : <mark>{other || '–'}</mark>}</td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}
