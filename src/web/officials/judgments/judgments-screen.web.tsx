import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { judgmentReturnLetter } from '../../../documents/judgment-letter-api.ts'
import type { OutputOf } from '../../../platform/endpoint.ts'
import { listJudgments, matchJudgment, noteJudgment, returnJudgment } from '../../../registers/judgments-api.ts'
import { useAddressQuery } from '../../parts/address-query.web.ts'
import { call, callForFile } from '../../parts/api.web.ts'
import { useAsk, useCommand } from '../../parts/ask.web.ts'
import { SelectField, TextArea } from '../../parts/fields.web.tsx'
import { both, dictionary } from '../../parts/language.web.ts'
import { Dialog, Empty, PageHead, ProblemBox, Skeleton } from '../../parts/panels.web.tsx'
import { useSession } from '../../parts/session.web.tsx'
import { day, dayAndClock } from '../../parts/time.web.ts'
import { tell } from '../../parts/toasts.web.tsx'
import { PdfDialog } from '../pdf-view.web.tsx'
import { NewJudgment } from './new-judgment.web.tsx'

type Item = OutputOf<typeof listJudgments>['items'][number]
type Match = OutputOf<typeof matchJudgment>['matches'][number]
type State = Item['state']

const t = dictionary({
  title: ['Bản án, quyết định', 'Judgments and decisions'],
  lead: [
    'Ghi chú ngay khi nhận; không tìm thấy mục thì trả lại, có lý do.',
    'Noted on the day they arrive; without an entry they go back with the reason.',
  ],
  add: ['Nhận bản án, quyết định …', 'Take one in …'],
  none: ['Không có bản án, quyết định nào.', 'Nothing here.'],
  find: ['Tìm mục trong Sổ', 'Find the entry'],
  note: ['Ghi chú vào mục này', 'Note it here'],
  forward: ['Chuyển nơi giữ Sổ', 'Pass it on'],
  giveBack: ['Trả lại …', 'Send back …'],
  letter: ['In công văn trả lại', 'Print the letter'],
  unmatched: [
    'Không tìm thấy mục nào. Kiểm tra họ tên, ngày sinh, số đăng ký; nếu không có trong Sổ thì trả lại nơi gửi.',
    'No entry was found. Check names, births and number; if the books have none, send it back.',
  ],
})

const states = (): { value: State; label: string }[] => [
  { value: 'WAITING', label: both('Chờ ghi chú', 'Waiting') },
  { value: 'NOTED', label: both('Đã ghi chú', 'Noted') },
  { value: 'FORWARDED', label: both('Đã chuyển nơi giữ Sổ', 'Passed on') },
  { value: 'RETURNED', label: both('Đã trả lại', 'Sent back') },
]
const likeness = (match: Match): [string, string] =>
  match.likeness === 'certain'
    ? ['badge badge-good', both('Chắc chắn', 'Certain')]
    : match.likeness === 'likely'
      ? ['badge badge-wait', both('Rất có thể', 'Likely')]
      : ['badge', both('Có thể', 'Possible')]

export function Screen() {
  const query = useAddressQuery()
  const { me } = useSession()
  const state = (query.get('state') || 'WAITING') as State
  const list = useAsk(listJudgments, { query: { state } }, { everyMs: 60_000 })
  const [opened, setOpened] = useState<string>()
  const [adding, setAdding] = useState(false)
  const [returning, setReturning] = useState<Item>()
  const [letter, setLetter] = useState<{ file: () => Promise<Blob> }>()
  const items = list.value?.items ?? []
  const done = (words: string) => {
    tell(words)
    setOpened(undefined)
    setReturning(undefined)
    void list.reload()
  }
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')}>
        <SelectField
          pointer="/state"
          label={both('Tình trạng', 'State')}
          value={state}
          onValue={(next) => query.set({ state: next })}
          choices={states()}
        />
        <button type="button" class="primary" onClick={() => setAdding(true)}>
          {t('add')}
        </button>
      </PageHead>
      <ProblemBox problem={list.problem} again={() => void list.reload()} />
      {!list.value && list.loading ? <Skeleton lines={5} /> : null}
      {list.value && items.length === 0 ? <Empty title={t('none')} /> : null}
      <ul class="plain stack">
        {items.map((item) => (
          <li class="card stack" key={item.id}>
            <ItemHead
              item={item}
              open={opened === item.id}
              onOpen={() => setOpened(opened === item.id ? undefined : item.id)}
              onReturn={() => setReturning(item)}
              onLetter={() => setLetter({ file: () => callForFile(judgmentReturnLetter, { params: { id: item.id } }) })}
            />
            {opened === item.id ? <Matches item={item} onDone={done} /> : null}
          </li>
        ))}
      </ul>
      <NewJudgment
        open={adding}
        officeId={me?.office.id}
        onClose={() => setAdding(false)}
        onDone={(taken) => {
          setAdding(false)
          query.set({ state: 'WAITING' })
          setOpened(taken.id)
          void list.reload()
        }}
      />
      <PdfDialog title={t('letter')} file={letter?.file} onClose={() => setLetter(undefined)} />
      <GiveBack item={returning} onClose={() => setReturning(undefined)} onDone={done} />
    </>
  )
}

function ItemHead({
  item,
  open,
  onOpen,
  onReturn,
  onLetter,
}: {
  item: Item
  open: boolean
  onOpen: () => void
  onReturn: () => void
  onLetter: () => void
}) {
  const { judgment } = item
  const [vi, en] = item.matterWords
  return (
    <>
      <div class="spread">
        <h2>
          {both(vi, en)}: {judgment.persons.map(({ name }) => name).join(' – ')}
        </h2>
        {item.state === 'RETURNED' ? (
          <button type="button" onClick={onLetter}>
            {t('letter')}
          </button>
        ) : null}
        {item.state === 'WAITING' || item.outcome?.state === 'RETURNED' ? (
          <span class="row">
            <button type="button" class={open ? '' : 'primary'} aria-expanded={open} onClick={onOpen}>
              {t('find')}
            </button>
            <button type="button" onClick={onReturn}>
              {t('giveBack')}
            </button>
          </span>
        ) : null}
      </div>
      <p>
        {judgment.paper} {both('số', 'no.')} {judgment.number}, {day(judgment.decidedOn)} · {judgment.sender} ·{' '}
        {both('có hiệu lực', 'in force from')} <b>{day(judgment.effectiveOn)}</b>
      </p>
      <p class="faint">
        {both('Nhận', 'Received')} {dayAndClock(item.receivedAt)} · {item.receiverName}
        {item.fromOffice ? ` · ${both('chuyển từ', 'from')} ${item.fromOffice}` : ''}
        {item.toOffice ? ` · ${both('đã chuyển đến', 'passed on to')} ${item.toOffice}` : ''}
        {item.reason === '' ? '' : ` · ${item.reason}`}
      </p>
      {item.outcome ? <Outcome outcome={item.outcome} /> : null}
      {item.entry && item.state === 'NOTED' ? (
        <p>
          <Link
            href={`/muc/${String(item.entry.officeId)}/${item.entry.entryId}?p=${encodeURIComponent(both('Ghi chú bản án, quyết định', 'Noting a decision'))}`}
          >
            {both('Xem mục đã ghi chú', 'See the noted entry')}
          </Link>
        </p>
      ) : null}
    </>
  )
}

/** What became of a decision that was passed on. */
function Outcome({ outcome }: { outcome: NonNullable<Item['outcome']> }) {
  const { state, office, at, entry, reason } = outcome
  const when = at === null ? '' : dayAndClock(at)
  if (state === 'NOTED')
    return (
      <p>
        <span class="badge badge-good">{both('Đã ghi chú', 'Noted')}</span>{' '}
        {both('{o} ghi chú {w}, số đăng ký {n}', '{o} noted it {w}, entry {n}', { o: office, w: when, n: entry ?? '' })}
      </p>
    )
  if (state === 'RETURNED')
    return (
      <p>
        <span class="badge badge-bad">{both('Bị trả lại', 'Sent back')}</span>{' '}
        {both('{o} trả lại {w}: {r}', '{o} sent it back {w}: {r}', { o: office, w: when, r: reason })}
      </p>
    )
  return (
    <p>
      <span class="badge badge-wait">{both('Chờ ghi chú', 'Waiting')}</span> {office}
    </p>
  )
}

function Matches({ item, onDone }: { item: Item; onDone: (words: string) => void }) {
  const found = useAsk(matchJudgment, { params: { id: item.id } })
  const write = useCommand(async (match: Match) => {
    await call(noteJudgment, {
      params: { id: item.id },
      body: { officeId: match.officeId, entryId: match.entryId },
    })
    onDone(
      match.ownBook
        ? both('Đã ghi chú vào Sổ.', 'Noted in the book.')
        : both('Đã chuyển đến nơi giữ Sổ: {o}.', 'Passed on to {o}.', { o: match.keeperName }),
    )
  })
  const matches = found.value?.matches ?? []
  return (
    <div class="stack">
      <ProblemBox problem={found.problem ?? write.problem} again={() => void found.reload()} />
      {!found.value && found.loading ? <Skeleton lines={3} /> : null}
      {found.value && matches.length === 0 ? <p role="status">{t('unmatched')}</p> : null}
      <ul class="plain stack">
        {matches.map((match) => {
          const [look, words] = likeness(match)
          return (
            <li class="stack" key={match.entryId}>
              <div class="spread">
                <span>
                  <b>
                    {both('Số', 'No.')} {match.number}, {day(match.registeredOn)}
                  </b>{' '}
                  · {match.names.join(' – ')} · {match.officeName} <span class={look}>{words}</span>
                </span>
                <button
                  type="button"
                  class={match.likeness === 'certain' ? 'primary' : ''}
                  disabled={write.busy || match.revoked}
                  onClick={() => void write.run(match)}
                >
                  {match.ownBook ? t('note') : t('forward')}
                </button>
              </div>
              <p class="faint">
                {match.reasons.join(' · ')}
                {match.ownBook ? '' : ` · ${both('Sổ do {k} giữ', 'kept by {k}', { k: match.keeperName })}`}
                {match.revoked ? ` · ${both('đã thu hồi, hủy bỏ', 'revoked')}` : ''}
              </p>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function GiveBack({
  item,
  onClose,
  onDone,
}: {
  item: Item | undefined
  onClose: () => void
  onDone: (words: string) => void
}) {
  const [reason, setReason] = useState('')
  const send = useCommand(async (id: string) => {
    await call(returnJudgment, { params: { id }, body: { reason } })
    setReason('')
    onDone(both('Đã trả lại nơi gửi.', 'Sent back.'))
  })
  return (
    <Dialog open={item !== undefined} title={t('giveBack')} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (item) void send.run(item.id)
        }}
      >
        <TextArea
          pointer="/return/reason"
          label={both('Lý do trả lại nơi gửi', 'Reason for the sender')}
          required
          value={reason}
          onValue={setReason}
        />
        <ProblemBox problem={send.problem} />
        <div class="dialog-buttons">
          <button type="button" onClick={onClose}>
            {both('Thôi', 'Cancel')}
          </button>
          <button type="submit" class="primary" disabled={send.busy || reason.trim().length < 10}>
            {both('Trả lại', 'Send back')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
