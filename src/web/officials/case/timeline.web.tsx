import type { CaseView } from '../../../cases/api.ts'
import { CaseState } from '../../../cases/case.ts'
import { both } from '../../parts/language.web.ts'
import { Empty } from '../../parts/panels.web.tsx'
import { stateWords } from '../../parts/states.web.tsx'
import { dayAndClock } from '../../parts/time.web.ts'
import { actionWords } from './moves.web.ts'

const stateName = (state: string | null): string => {
  const known = CaseState.safeParse(state)
  return known.success ? stateWords(known.data).words : ''
}

/** What happened to the dossier, newest first: who, when, what, why. */
export function Timeline({ view }: { view: CaseView | undefined }) {
  const events = [...(view?.timeline ?? [])].sort((a, b) => b.seq - a.seq)
  if (events.length === 0) return <Empty title={both('Chưa có diễn biến nào', 'Nothing has happened yet')} />
  const happened = (
    <ol class="timeline">
      {events.map((event) => (
        <li key={event.seq}>
          <time dateTime={event.at}>{dayAndClock(event.at)}</time>
          <div>
            <b>{actionWords(event.action)}</b>
            {event.toState && event.toState !== event.fromState ? (
              <span class="faint"> → {stateName(event.toState)}</span>
            ) : null}
            <p class="faint">{event.actorName}</p>
            {event.reason ? <p>{event.reason}</p> : null}
            {event.details.afterLimit === true ? (
              <p class="late">{both('Yêu cầu sau thời hạn luật định.', 'Asked after the limit of the law.')}</p>
            ) : null}
            {typeof event.details.newDueAt === 'string' ? (
              <p>
                {both('Hẹn lại: ', 'Promised: ')}
                <b class="nowrap">{dayAndClock(event.details.newDueAt)}</b>
              </p>
            ) : null}
            {Array.isArray(event.details.lacking) && event.details.lacking.length > 0 ? (
              <ul>
                {event.details.lacking.map((line) => (
                  <li key={String(line)}>{String(line)}</li>
                ))}
              </ul>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  )
  const lookups = view?.lookups ?? []
  if (lookups.length === 0) return happened
  return (
    <>
      {happened}
      <section>
        <h3>{both('Đã tra cứu cho hồ sơ này', 'Looked up for this dossier')}</h3>
        <ol class="timeline">
          {lookups.map((one) => (
            <li key={one.id}>
              <time dateTime={one.at}>{dayAndClock(one.at)}</time>
              <div>{both(one.vi, one.en)}</div>
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}
