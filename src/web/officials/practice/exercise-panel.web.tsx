import { useEffect, useMemo, useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import type { CaseState } from '../../../cases/case.ts'
import type { Draft } from '../../../events/parts/draft-tree.ts'
import type { OutputOf } from '../../../platform/endpoint.ts'
import { exerciseDeclaration, finishExercise, readExercise } from '../../../practice/api.ts'
import { compareDeclaration, type FieldMark } from '../../../practice/compare.ts'
import { call, callForFile } from '../../parts/api.web.ts'
import { useAsk } from '../../parts/ask.web.ts'
import { both } from '../../parts/language.web.ts'
import { ProblemBox } from '../../parts/panels.web.tsx'
import type { DeskEvent } from '../case/desk-event.web.ts'
import { PdfDialog } from '../pdf-view.web.tsx'
import { exerciseOfCase, type KeptExercise } from './kept-exercise.web.ts'
import './practice.css'

const ends: readonly CaseState[] = [
  'REGISTERED',
  'WAITING_PIN',
  'SUBMITTED',
  'SIGNED',
  'HANDED_OVER',
  'REFUSED_INTAKE',
  'REFUSED_MERITS',
]

type Given = { event: DeskEvent; caseId: string; draft: Draft; state: CaseState; goTo: (pointer: string) => void }

/** The citizen of an exercise beside the dossier: the story, each field as it is typed, and how it went. Nothing outside of an exercise. */
export function ExercisePanel(given: Given) {
  const [exercise] = useState(() => exerciseOfCase(given.caseId))
  return exercise && exercise.kind === given.event.kind ? <Panel {...given} exercise={exercise} /> : null
}

function Panel({ event, caseId, draft, state, goTo, exercise }: Given & { exercise: KeptExercise }) {
  const asking = useAsk(readExercise, { params: exercise })
  const [paper, setPaper] = useState(false)
  const [open, setOpen] = useState(true)
  const marks = useMemo(
    () => (asking.value ? compareDeclaration(asking.value.declaration, event.declarationOf(draft)) : []),
    [asking.value, draft, event],
  )
  const file = useMemo(
    () => (paper ? () => callForFile(exerciseDeclaration, { params: exercise }) : undefined),
    [paper, exercise],
  )
  const view = asking.value
  if (!view) return <ProblemBox problem={asking.problem} />
  const right = marks.filter((one) => one.mark === 'right').length
  const differs = marks.filter((one) => one.mark === 'differs')
  const nextBlank = marks.find((one) => one.mark === 'blank')
  return (
    <aside class="exercise" aria-label={both('Bài tập', 'Exercise')}>
      <details open={open} onToggle={(toggled) => setOpen(toggled.currentTarget.open)}>
        <summary>
          <b>{both(...view.title)}</b>
          <span class="exercise-count">
            {both('{n}/{m} mục khớp lời khai', '{n} of {m} fields as told', { n: right, m: marks.length })}
            {differs.length > 0 ? <em>{both(' · {n} mục khác', ' · {n} differ', { n: differs.length })}</em> : null}
          </span>
        </summary>
        <div class="exercise-body">
          <div>
            {view.story.map((words) => (
              <p key={words[0]}>{both(...words)}</p>
            ))}
            <p class="exercise-head">{both('Trên bàn có:', 'On the desk:')}</p>
            <ul>
              {view.brings.map((words) => (
                <li key={words[0]}>{both(...words)}</li>
              ))}
              {view.made.map((one) => (
                <li key={one.entryId}>
                  {both('Trong Sổ tập làm đã có: số {n}, {s}', 'In the practice book: {n}, {s}', {
                    n: one.number,
                    s: one.subject,
                  })}
                </li>
              ))}
            </ul>
            {view.onPaper ? (
              <button type="button" onClick={() => setPaper(true)}>
                {both('Xem tờ khai người dân viết', 'Read the declaration')}
              </button>
            ) : null}
          </div>
          <Checks marks={differs} blank={nextBlank} event={event} hints={view.hints} goTo={goTo} />
        </div>
      </details>
      {ends.includes(state) ? <Ended caseId={caseId} exercise={exercise} state={state} /> : null}
      <PdfDialog
        title={both('Tờ khai của bài tập', 'The declaration of the exercise')}
        file={file}
        onClose={() => setPaper(false)}
      />
    </aside>
  )
}

function Checks({
  marks,
  blank,
  event,
  hints,
  goTo,
}: {
  marks: readonly FieldMark[]
  blank: FieldMark | undefined
  event: DeskEvent
  hints: Readonly<Record<string, readonly [string, string]>>
  goTo: (pointer: string) => void
}) {
  const name = (pointer: string) => both(...event.labelOf(pointer))
  const hint = blank && hints[blank.pointer]
  return (
    <div class="exercise-checks" aria-live="polite">
      {marks.length === 0 ? (
        <p class="faint">{both('Chưa có mục nào ghi khác lời khai.', 'Nothing differs from what was told.')}</p>
      ) : (
        <ul>
          {marks.slice(0, 6).map((mark) => (
            <li key={mark.pointer}>
              <button type="button" class="link" onClick={() => goTo(mark.pointer)}>
                {name(mark.pointer)}
              </button>
              <small>{both('người dân khai: {v}', 'told: {v}', { v: mark.wanted })}</small>
            </li>
          ))}
        </ul>
      )}
      {blank ? (
        <p>
          {both('Tiếp theo: ', 'Next: ')}
          <button type="button" class="link" onClick={() => goTo(blank.pointer)}>
            {name(blank.pointer)}
          </button>
          {hint ? <small> – {both(...hint)}</small> : null}
        </p>
      ) : (
        <p class="solved">{both('Đã ghi hết những gì người dân khai.', 'All that was told is written.')}</p>
      )}
      <p class="faint">
        {both(
          'Cột “Quy định” bên phải nói điều luật ngay khi ghi. Bài có thể có bẫy: không đủ điều kiện thì từ chối, nêu lý do.',
          'The column “The law” speaks while you type. There may be a trap: refuse when the law is against it.',
        )}
      </p>
    </div>
  )
}

function Ended({ caseId, exercise, state }: { caseId: string; exercise: KeptExercise; state: CaseState }) {
  const [result, setResult] = useState<OutputOf<typeof finishExercise>>()
  const [problem, setProblem] = useState<unknown>()
  const refused = state === 'REFUSED_INTAKE' || state === 'REFUSED_MERITS'
  useEffect(() => {
    call(finishExercise, { params: exercise, body: { caseId } as never }).then(setResult, setProblem)
  }, [refused])
  if (!result) return <ProblemBox problem={problem} />
  return (
    <div class={result.right ? 'box box-good' : 'box box-warning'} role="status">
      <p>
        <b>{result.right ? both('Làm đúng.', 'Right.') : both('Chưa đúng.', 'Not right yet.')}</b>{' '}
        {result.right || result.fields.differs === 0 || result.should === 'REFUSE'
          ? both(...result.why)
          : both(
              'Việc được đăng ký, nhưng {n} mục khác lời khai: sai sót trong Sổ phải sửa hoặc cải chính.',
              'It may be registered, but {n} fields differ from what was told.',
              { n: result.fields.differs },
            )}
      </p>
      {result.cite ? (
        <p>
          <small>
            {result.rule} · {result.cite}
          </small>
        </p>
      ) : null}
      <p>
        <Link href="/bai-tap" class="button">
          {both('Bài khác', 'Another exercise')}
        </Link>
      </p>
    </div>
  )
}
