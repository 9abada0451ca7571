import { useState } from 'preact/hooks'
import {
  askWiderSearch,
  decideSearchRequest,
  listSearchRequests,
  type SearchRequest,
} from '../../registers/search-api.ts'
import { call } from '../parts/api.web.ts'
import { useAsk, useCommand } from '../parts/ask.web.ts'
import { TextArea } from '../parts/fields.web.tsx'
import { both, dictionary } from '../parts/language.web.ts'
import { Dialog, ProblemBox } from '../parts/panels.web.tsx'
import { useSession } from '../parts/session.web.tsx'
import { dayAndClock } from '../parts/time.web.ts'
import { tell } from '../parts/toasts.web.tsx'

const t = dictionary({
  title: ['Tìm trên cả nước', 'Search the whole nation'],
  lead: [
    'Tìm theo họ tên ngoài phạm vi đơn vị cần mục đích, căn cứ và một người khác của đơn vị duyệt; phê duyệt có thời hạn.',
    'Names beyond your offices need a purpose and the approval of a second person; it runs for some hours.',
  ],
  ask: ['Đề nghị tìm trên cả nước …', 'Ask to search the nation …'],
  send: ['Gửi đề nghị', 'Send'],
  purpose: ['Mục đích, căn cứ (số công văn, mã hồ sơ)', 'Purpose and basis (letter or dossier)'],
  approve: ['Duyệt 4 giờ', 'Approve for 4 hours'],
  reject: ['Bác', 'Reject'],
  end: ['Chấm dứt', 'End'],
  use: ['Tìm trên cả nước', 'Search the nation'],
})

const stateWords = (request: SearchRequest): string => {
  if (request.runs) return both('có hiệu lực đến {t}', 'runs until {t}', { t: dayAndClock(request.validUntil) })
  switch (request.state) {
    case 'OPEN':
      return both('chờ người khác duyệt', 'waits for approval')
    case 'REJECTED':
      return both('đã bác', 'rejected')
    case 'ENDED':
      return both('đã chấm dứt', 'ended')
    case 'APPROVED':
      return both('hết hạn', 'over')
  }
}

/** Asking for, approving and using a look beyond one's offices; `wider` is the request in use. */
export function WiderSearch({ wider, onWider }: { wider: string; onWider: (id: string) => void }) {
  const { permits } = useSession()
  const [asking, setAsking] = useState(false)
  const [purpose, setPurpose] = useState('')
  const list = useAsk(listSearchRequests, { query: { limit: 10 } }, { everyMs: 60_000 })
  const ask = useCommand(async () => {
    await call(askWiderSearch, { body: { purpose: purpose.trim() } })
    setAsking(false)
    setPurpose('')
    tell(both('Đã gửi đề nghị; chờ người khác của đơn vị duyệt.', 'Sent; a second person must approve.'))
    await list.reload()
  })
  const decide = useCommand(async (request: SearchRequest, approve: boolean) => {
    await call(decideSearchRequest, {
      params: { requestId: request.id },
      body: { approve, reason: '', hours: 4 },
    })
    await list.reload()
  })
  const shown = (list.value?.items ?? []).filter(
    (request) => request.runs || request.state === 'OPEN' || (request.mine && request.state === 'REJECTED'),
  )
  return (
    <details class="card" open={shown.length > 0}>
      <summary>{t('title')}</summary>
      <p class="hint">{t('lead')}</p>
      <ProblemBox problem={list.problem ?? decide.problem} again={() => void list.reload()} />
      <ul class="plain stack">
        {shown.map((request) => (
          <li key={request.id} class="spread">
            <span>
              {request.purpose}{' '}
              <small class="faint">
                {request.askedByName} · {dayAndClock(request.askedAt)} · {stateWords(request)}
              </small>
            </span>
            <span class="row">
              {request.mine && request.runs ? (
                <button
                  type="button"
                  aria-pressed={wider === request.id}
                  class={wider === request.id ? 'primary' : ''}
                  onClick={() => onWider(wider === request.id ? '' : request.id)}
                >
                  {t('use')}
                </button>
              ) : null}
              {request.mayDecide ? (
                <>
                  <button
                    type="button"
                    class="primary"
                    disabled={decide.busy}
                    onClick={() => void decide.run(request, true)}
                  >
                    {t('approve')}
                  </button>
                  <button type="button" disabled={decide.busy} onClick={() => void decide.run(request, false)}>
                    {t('reject')}
                  </button>
                </>
              ) : request.runs && permits('search.approve') ? (
                <button type="button" disabled={decide.busy} onClick={() => void decide.run(request, false)}>
                  {t('end')}
                </button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {permits('entry.search') ? (
        <button type="button" onClick={() => setAsking(true)}>
          {t('ask')}
        </button>
      ) : null}
      <Dialog open={asking} title={t('title')} onClose={() => setAsking(false)}>
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void ask.run()
          }}
        >
          <TextArea pointer="/wider" label={t('purpose')} required value={purpose} onValue={setPurpose} />
          <ProblemBox problem={ask.problem} />
          <div class="dialog-buttons">
            <button type="submit" class="primary" disabled={ask.busy || purpose.trim().length < 10}>
              {t('send')}
            </button>
          </div>
        </form>
      </Dialog>
    </details>
  )
}
