import type { CaseState } from '../../cases/case.ts'
import { both } from './language.web.ts'
import { ago, deadline, howLong, useNow } from './time.web.ts'

type Tone = 'plain' | 'work' | 'wait' | 'good' | 'bad'

/** The name of a case's state, as it is said in the office, and the tone of its badge. */
export function stateWords(state: CaseState): { words: string; tone: Tone } {
  switch (state) {
    case 'DRAFT':
      return { words: both('Đang nhập', 'Draft'), tone: 'plain' }
    case 'RECEIVED':
      return { words: both('Đã tiếp nhận', 'Received'), tone: 'work' }
    case 'INCOMPLETE':
      return { words: both('Chờ bổ sung', 'Incomplete'), tone: 'wait' }
    case 'VETTED':
      return { words: both('Đã thẩm tra', 'Vetted'), tone: 'work' }
    case 'APPROVED':
      return { words: both('Đã duyệt, chờ trao', 'Approved, to be handed over'), tone: 'good' }
    case 'REGISTERED':
      return { words: both('Đã ghi Sổ', 'Registered'), tone: 'work' }
    case 'WAITING_PIN':
      return { words: both('Chờ số định danh', 'Waiting for PIN'), tone: 'wait' }
    case 'SUBMITTED':
      return { words: both('Chờ ký', 'Awaiting signature'), tone: 'wait' }
    case 'RETURNED':
      return { words: both('Bị trả lại', 'Returned'), tone: 'bad' }
    case 'SIGNED':
      return { words: both('Đã ký, chờ trả', 'Signed'), tone: 'good' }
    case 'HANDED_OVER':
      return { words: both('Đã trả kết quả', 'Handed over'), tone: 'good' }
    case 'REFUSED_INTAKE':
      return { words: both('Từ chối tiếp nhận', 'Intake refused'), tone: 'bad' }
    case 'REFUSED_MERITS':
      return { words: both('Từ chối giải quyết', 'Refused'), tone: 'bad' }
    case 'WITHDRAWN':
      return { words: both('Đã rút', 'Withdrawn'), tone: 'plain' }
    case 'CANCELLED':
      return { words: both('Đã hủy kết quả', 'Result cancelled'), tone: 'plain' }
  }
}

export function StateBadge({ state }: { state: CaseState }) {
  const { words, tone } = stateWords(state)
  return <span class={`badge badge-${tone}`}>{words}</span>
}

/** State, how long it has been so, and why: `Chờ số định danh · 2 giờ · kết nối gián đoạn`. */
export function StateLine({
  state,
  since,
  why,
}: {
  state: CaseState
  since?: string | null | undefined
  why?: string | null | undefined
}) {
  const now = useNow()
  return (
    <span>
      <StateBadge state={state} />
      {since ? (
        <span class="faint nowrap" title={since}>
          {' · '}
          {howLong(now - Date.parse(since))}
        </span>
      ) : null}
      {why ? <span class="faint"> · {why}</span> : null}
    </span>
  )
}

/** A deadline in words, late or soon said and not only coloured; a paused clock says so. */
export function Deadline({ dueAt, pausedAt }: { dueAt: string | null; pausedAt?: string | null | undefined }) {
  const now = useNow()
  if (pausedAt) return <span class="faint">{both('tạm dừng {t}', 'paused {t}', { t: ago(pausedAt, now) })}</span>
  if (!dueAt) return <span class="faint">–</span>
  const { state, words } = deadline(dueAt, now)
  return <span class={`nowrap ${state === 'ample' ? '' : state}`}>{words}</span>
}

/** What a link to another system is like now. */
export const linkWords = (state: 'UP' | 'DEGRADED' | 'DOWN'): { words: string; tone: Tone } => {
  switch (state) {
    case 'UP':
      return { words: both('thông suốt', 'working'), tone: 'good' }
    case 'DEGRADED':
      return { words: both('chập chờn', 'unsteady'), tone: 'wait' }
    case 'DOWN':
      return { words: both('gián đoạn', 'interrupted'), tone: 'bad' }
  }
}
