import { Link } from 'wouter-preact'
import {
  listOpenStatusMessages,
  listStatusMessages,
  type StatusMessageView,
  sendStatusMessageAgain,
} from '../../exchange/api.ts'
import { call } from '../parts/api.web.ts'
import { useAsk, useCommand } from '../parts/ask.web.ts'
import { both, count } from '../parts/language.web.ts'
import { ProblemBox } from '../parts/panels.web.tsx'
import { dayAndClock } from '../parts/time.web.ts'
import { tell } from '../parts/toasts.web.tsx'

type Change = StatusMessageView['change']

const maritalWords = { SINGLE: 'chưa kết hôn', MARRIED: 'có vợ, chồng', DIVORCED: 'đã ly hôn', WIDOWED: 'góa' } as const
const maritalWordsEn = { SINGLE: 'single', MARRIED: 'married', DIVORCED: 'divorced', WIDOWED: 'widowed' } as const
const relationWords = {
  MOTHER: ['mẹ', 'mother'],
  FATHER: ['cha', 'father'],
  ADOPTIVE_MOTHER: ['mẹ nuôi', 'adoptive mother'],
  ADOPTIVE_FATHER: ['cha nuôi', 'adoptive father'],
} as const

/** What was told, in a few words. */
function changeWords(change: Change): string {
  switch (change.what) {
    case 'MARITAL':
      return both(
        `tình trạng hôn nhân: ${maritalWords[change.status]}`,
        `marital status: ${maritalWordsEn[change.status]}`,
      )
    case 'DIED':
      return both('đã chết', 'died')
    case 'DEATH_REVERSED':
      return both('hủy tuyên bố đã chết', 'declaration of death annulled')
    case 'PARENT': {
      const [vi, en] = relationWords[change.relation]
      return both(`${vi}: ${change.parent.name}`, `${en}: ${change.parent.name}`)
    }
    case 'PARENT_ENDED': {
      const [vi, en] = relationWords[change.relation]
      return both(`không còn ghi ${vi}`, `no ${en} any more`)
    }
    case 'ADOPTION_ENDED':
      return both('chấm dứt nuôi con nuôi', 'adoption ended')
    case 'GUARDED':
      return both(
        `giám hộ: ${change.guardians.map(({ name }) => name).join(', ')}`,
        `guardian: ${change.guardians.map(({ name }) => name).join(', ')}`,
      )
    case 'GUARDIANSHIP_ENDED':
      return both('chấm dứt giám hộ', 'guardianship ended')
    case 'CONDITION':
      return change.ends
        ? both('hết mất tích, hạn chế năng lực', 'condition ended')
        : both('mất tích, mất hoặc hạn chế năng lực', 'missing or of limited capacity')
    case 'VALUE':
      return both(`đổi thành ${change.to}`, `changed to ${change.to}`)
    case 'REVOKED':
      return both('mục đã bị thu hồi', 'entry revoked')
  }
}

const stateWords = (state: StatusMessageView['state']): string => {
  switch (state) {
    case 'WAITING':
      return both('đang gửi', 'on its way')
    case 'TAKEN':
      return both('đã nhận', 'taken')
    case 'NEEDS_VERIFICATION':
      return both('cần xác minh', 'to be verified')
    case 'REFUSED':
      return both('bị từ chối', 'refused')
    case 'PARKED':
      return both('chưa gửi được', 'not sent')
  }
}
const badge = (state: StatusMessageView['state']): string =>
  state === 'TAKEN' ? 'badge badge-good' : state === 'WAITING' ? 'badge badge-wait' : 'badge badge-bad'

type Place = { officeId: number; entryId: string }

function Message({
  message,
  place,
  reload,
}: {
  message: StatusMessageView
  place: Place
  reload: () => Promise<void>
}) {
  const again = useCommand(async () => {
    await call(sendStatusMessageAgain, { params: { ...place, key: message.key } as never })
    tell(both('Đã gửi lại.', 'Sent again.'))
    await reload()
  })
  return (
    <>
      <div class="spread">
        <span>
          {message.name}: {changeWords(message.change)}{' '}
          <span class={badge(message.state)}>{stateWords(message.state)}</span>
        </span>
        {message.maySendAgain ? (
          <button type="button" class="small" disabled={again.busy} onClick={() => void again.run()}>
            {both('Gửi lại', 'Send again')}
          </button>
        ) : null}
      </div>
      {message.reason ? <p>{message.reason}</p> : null}
      <ProblemBox problem={again.problem} />
      <small class="faint">{dayAndClock(message.answeredAt ?? message.queuedAt)}</small>
    </>
  )
}

/** What the population database was told of the people of an entry. */
export function StatusMessages({ officeId, entryId, purpose }: Place & { purpose: string }) {
  const told = useAsk(listStatusMessages, { params: { officeId, entryId } as never, query: { purpose } })
  const items = told.value?.items ?? []
  if (items.length === 0) return null
  return (
    <section class="card">
      <h2>{both('Đã báo Cơ sở dữ liệu quốc gia về dân cư', 'Told to the population database')}</h2>
      <ul class="plain stack">
        {items.map((message) => (
          <li key={message.key}>
            <Message message={message} place={{ officeId, entryId }} reload={told.reload} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Changes of status that need somebody to look. */
export function OpenStatusMessages() {
  const open = useAsk(listOpenStatusMessages, { query: { limit: 100 } }, { everyMs: 60_000 })
  const items = open.value?.items ?? []
  if (items.length === 0) return null
  return (
    <section class="stack below">
      <h2>
        {both('Thay đổi hộ tịch chưa được nhận', 'Changes of status not taken')}{' '}
        <span class="badge badge-wait">{count(items.length)}</span>
      </h2>
      <ul class="plain stack">
        {items.map((message) => (
          <li class="card" key={message.key}>
            <Message message={message} place={message} reload={open.reload} />
            <p>
              <Link
                href={`/muc/${message.officeId}/${message.entryId}?p=${encodeURIComponent(both('Báo thay đổi hộ tịch', 'Telling a change of status'))}`}
              >
                {both('Mục số {n}', 'Entry no. {n}', { n: message.number })}
              </Link>{' '}
              <small class="faint">{message.officeName}</small>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
