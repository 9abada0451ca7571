import type { ComponentChildren } from 'preact'
import type { CaseView } from '../../../cases/api.ts'
import { type CaseState, endedStates } from '../../../cases/case.ts'
import type { Problem } from '../../../events/event.ts'
import { type Draft, textAt } from '../../../events/parts/draft-tree.ts'
import type { Words } from '../../../events/parts/form.ts'
import type { SaveState } from '../../parts/autosave.web.ts'
import { both } from '../../parts/language.web.ts'
import { SaveIndicator } from '../../parts/save-state.web.tsx'
import { Deadline, StateLine } from '../../parts/states.web.tsx'
import { dayAndClock } from '../../parts/time.web.ts'
import type { Checked } from './check.web.ts'
import { nextWords } from './moves.web.ts'

/** The step that brought the dossier where it stands. */
const entered = (view: CaseView) =>
  view.timeline.findLast((event) => event.toState === view.state && event.fromState !== event.toState)

const since = (view: CaseView | undefined): string | null => {
  if (!view) return null
  if (view.state === 'WAITING_PIN') return view.pinAskedAt ?? view.updatedAt
  return entered(view)?.at ?? view.receivedAt
}
const explained: readonly CaseState[] = ['RETURNED', 'REFUSED_INTAKE', 'REFUSED_MERITS', 'WITHDRAWN']

function Law({
  problems,
  draft,
  onGoTo,
}: {
  problems: readonly Problem[]
  draft: Draft
  onGoTo: (pointer: string) => void
}) {
  const order = { error: 0, warning: 1, advice: 2 }
  const sorted = [...problems].sort((a, b) => order[a.severity] - order[b.severity])
  return (
    <ul class="law">
      {sorted.map((problem) => {
        const answered = problem.severity === 'warning' && textAt(draft, `/reasons/${problem.rule}`).trim().length >= 3
        return (
          <li key={problem.rule + problem.pointer} class={`note note-${answered ? 'advice' : problem.severity}`}>
            <button type="button" class="link" onClick={() => onGoTo(problem.pointer)}>
              {both(problem.message, problem.messageEn)}
            </button>
            <small>
              {answered
                ? both('đã ghi lý do · ', 'reason given · ')
                : problem.severity === 'warning'
                  ? both('cần ghi lý do · ', 'needs a reason · ')
                  : ''}
              {problem.cite}
            </small>
          </li>
        )
      })}
    </ul>
  )
}

/** The narrow column: what state, by when, what is missing, what the law says, what happens next. */
export function Standing({
  state,
  paper,
  view,
  draft,
  checked,
  editable,
  save,
  onShowDuplicates,
  onShowPapers,
  onGoTo,
  head,
  children,
}: {
  state: CaseState
  /** What is signed and handed over. */
  paper: Words
  view: CaseView | undefined
  draft: Draft
  checked: Checked
  editable: boolean
  save: SaveState | undefined
  onShowDuplicates: () => void
  onShowPapers: () => void
  /** Puts the cursor on a field of the form. */
  onGoTo: (pointer: string) => void
  /** Whose dossier: the heading of the page. */
  head: ComponentChildren
  /** The actions, and what the page has to say besides. */
  children: ComponentChildren
}) {
  const dueAt = endedStates.includes(state) ? null : (view?.dueAt ?? (editable ? checked.dueAt : null))
  const certain = checked.duplicates.filter((one) => one.verdict === 'certain').length
  const why = view?.pausedAt
    ? view.pauseReason
    : view && explained.includes(state)
      ? (entered(view)?.reason ?? null)
      : null
  const pinTrouble =
    state === 'WAITING_PIN' && view !== undefined && view.pinState !== null && view.pinState !== 'WAITING'
  const blocking = checked.problems.filter((problem) => problem.severity === 'error').length
  return (
    <aside class="standing" aria-label={both('Tình trạng hồ sơ', 'Where it stands')}>
      <section>
        {head}
        <p>
          <StateLine state={state} since={since(view)} why={why} />
        </p>
        {dueAt ? (
          <p>
            {view?.receivedAt
              ? both('Hẹn trả: ', 'Due: ')
              : both('Nếu tiếp nhận bây giờ, hẹn trả: ', 'If taken in now, due: ')}
            <b class="nowrap">{dayAndClock(dueAt)}</b>{' '}
            {view?.receivedAt && !view.entry ? <Deadline dueAt={dueAt} pausedAt={view.pausedAt} /> : null}
            {view?.askCompletionBy && checked.papers.length > 0 ? (
              <>
                <br />
                {both('Yêu cầu bổ sung chậm nhất: ', 'Ask for what lacks by: ')}
                <b class="nowrap">{dayAndClock(view.askCompletionBy)}</b>
              </>
            ) : null}
            {view?.promisedAt ? (
              <>
                <br />
                {both('Đã xin lỗi, hẹn lại: ', 'Apologised, now promised: ')}
                <b class="nowrap">{dayAndClock(view.promisedAt)}</b>
              </>
            ) : null}
          </p>
        ) : null}
        {save ? (
          <p>
            <SaveIndicator save={save} />
          </p>
        ) : null}
      </section>
      {view?.entry ? (
        <section>
          <dl class="facts tight">
            <dt>{both('Số', 'Number')}</dt>
            <dd>
              <b>{view.entry.number}</b>
            </dd>
            <dt>{both('Quyển, trang', 'Book, page')}</dt>
            <dd>
              {view.entry.volume} · {view.entry.pageNo}
            </dd>
            {view.kind === 'BIRTH' || view.entry.pin || state === 'WAITING_PIN' ? (
              <>
                <dt>{both('Số định danh', 'PIN')}</dt>
                <dd>
                  {view.entry.pin ?? (
                    <i class="faint">
                      {state === 'WAITING_PIN' ? both('đang chờ', 'waiting') : both('không ghi', 'none')}
                    </i>
                  )}
                </dd>
              </>
            ) : null}
          </dl>
        </section>
      ) : null}
      <section class="standing-actions">
        {pinTrouble ? null : <p class="next">{nextWords(state, paper, checked.approvedFirst)}</p>}
        {children}
      </section>
      {editable ? (
        <section>
          <h2>
            {both('Còn thiếu', 'Missing')} <span class="faint">({checked.missing.length + checked.papers.length})</span>
          </h2>
          {checked.missing.length === 0 && checked.papers.length === 0 ? (
            <p class="faint">{both('Đủ nội dung và giấy tờ.', 'Nothing.')}</p>
          ) : (
            <ul class="lacks">
              {checked.missing.slice(0, 6).map((one) => (
                <li key={one.pointer}>
                  <button type="button" class="link" onClick={() => onGoTo(one.pointer)}>
                    {one.message.replace(/^(Chưa có|Missing): /, '').replace(/\.$/, '')}
                  </button>
                </li>
              ))}
              {checked.missing.length > 6 ? (
                <li class="faint">{both('và {n} mục nữa', 'and {n} more', { n: checked.missing.length - 6 })}</li>
              ) : null}
              {checked.papers.map((paper) => (
                <li key={paper.paper}>
                  <button type="button" class="link" onClick={onShowPapers} title={paper.cite}>
                    {paper.text}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </section>
      ) : null}
      {editable ? (
        <section>
          <h2>
            {both('Quy định', 'The law')}{' '}
            <span class={blocking > 0 ? 'late' : 'faint'}>
              {blocking > 0 ? both('({n} lỗi)', '({n} errors)', { n: blocking }) : `(${checked.problems.length})`}
            </span>
          </h2>
          {checked.problems.length === 0 ? (
            <p class="faint">{both('Chưa thấy vướng mắc.', 'Nothing stands against it.')}</p>
          ) : (
            <Law problems={checked.problems} draft={draft} onGoTo={onGoTo} />
          )}
          <p>
            {checked.duplicates.length > 0 ? (
              <button type="button" class={certain > 0 ? 'danger' : ''} onClick={onShowDuplicates}>
                {certain > 0
                  ? both('Trùng: đã đăng ký rồi ({n})', 'Already registered ({n})', { n: certain })
                  : both('Có thể trùng ({n}): xem', 'Possibly the same ({n})', { n: checked.duplicates.length })}
              </button>
            ) : (
              <small class="faint">
                {checked.checkedAt
                  ? both('Máy chủ kiểm tra lúc {t}: không trùng.', 'Checked by the server {t}: no duplicate.', {
                      t: checked.checkedAt,
                    })
                  : both(
                      'Trùng được kiểm tra khi đủ các mục bắt buộc.',
                      'Duplicates are checked when all is filled in.',
                    )}
              </small>
            )}
          </p>
        </section>
      ) : null}
    </aside>
  )
}
