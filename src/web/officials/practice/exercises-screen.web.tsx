import { useState } from 'preact/hooks'
import { Link, useLocation } from 'wouter-preact'
import { type ExerciseLine, practiceHome, resetPractice, startExercise } from '../../../practice/api.ts'
import { call } from '../../parts/api.web.ts'
import { useAsk, useCommand } from '../../parts/ask.web.ts'
import { both } from '../../parts/language.web.ts'
import { PageHead, ProblemBox, Skeleton } from '../../parts/panels.web.tsx'
import { useSession } from '../../parts/session.web.tsx'
import { tell } from '../../parts/toasts.web.tsx'
import { deskEventOf } from '../case/load-event.web.ts'
import { startCase } from '../case/start-case.web.ts'
import { keepExercise } from './kept-exercise.web.ts'
import './practice.css'

/** What one may practise, and how far one has come. */
export function Screen() {
  const { me } = useSession()
  const asking = useAsk(practiceHome, {})
  const [, go] = useLocation()
  const [starting, setStarting] = useState('')
  const start = useCommand(async (line: ExerciseLine) => {
    setStarting(`${line.kind}/${line.id}`)
    try {
      const params = { kind: line.kind, exercise: line.id }
      const [event] = await Promise.all([deskEventOf(line.kind), call(startExercise, { params })])
      const matter = event?.matters.find((one) => line.matter === one.id) ?? event?.matters[0]
      const address = startCase(matter?.id ?? '', { kind: line.kind, preset: matter?.preset ?? {} })
      keepExercise(/ho-so\/([^?]+)/.exec(address)?.[1] ?? '', params)
      go(address)
    } finally {
      setStarting('')
    }
  })
  const reset = useCommand(async () => {
    await call(resetPractice, {})
    tell(both('Sổ tập làm đã trắng.', 'The practice books are empty.'))
  })
  const items = asking.value?.items ?? []
  const kinds = [...new Map(items.map((item) => [item.kind, item.kindName])).entries()]
  const solved = items.filter((item) => item.progress.solved).length
  return (
    <>
      <PageHead
        title={both('Bài tập', 'Exercises')}
        lead={both(
          'Mỗi bài là một người dân hư cấu đến bàn của bạn. Làm như thật trên sổ tập làm của riêng bạn: không gì đến sổ thật, số thật, Bộ Công an hay thống kê.',
          'Each exercise is an invented citizen at your desk. Work as you would: nothing reaches real books, numbers, other systems or statistics.',
        )}
      >
        <button type="button" onClick={() => void reset.run()} disabled={reset.busy}>
          {both('Làm trắng sổ tập làm', 'Empty the practice books')}
        </button>
        {me.demo ? (
          <Link class="button" href="/documents/gallery">
            {both('Mẫu giấy tờ', 'Gallery of papers')}
          </Link>
        ) : null}
      </PageHead>
      <ProblemBox problem={asking.problem ?? start.problem ?? reset.problem} />
      {asking.value ? (
        <p class="practice-progress">
          <progress value={solved} max={items.length} aria-label={both('Đã làm đúng', 'Solved')} />
          <span>{both('Đã làm đúng {n}/{m} bài', '{n} of {m} solved', { n: solved, m: items.length })}</span>
        </p>
      ) : (
        <Skeleton lines={8} />
      )}
      <div class="exercises">
        {kinds.map(([kind, name]) => (
          <section key={kind}>
            <h2>{both(...name)}</h2>
            <ul>
              {items
                .filter((item) => item.kind === kind)
                .map((item) => (
                  <li key={item.id}>
                    <button
                      type="button"
                      onClick={() => void start.run(item)}
                      disabled={start.busy}
                      aria-busy={starting === `${kind}/${item.id}`}
                    >
                      {both(...item.title)}
                    </button>
                    <small class={item.progress.solved ? 'solved' : 'faint'}>
                      {starting === `${kind}/${item.id}`
                        ? both('đang dọn bàn…', 'setting the desk…')
                        : item.progress.solved
                          ? both('✓ đã làm đúng', '✓ solved')
                          : item.progress.tries > 0
                            ? both('đã thử {n} lần', 'tried {n} times', { n: item.progress.tries })
                            : both('chưa làm', 'not tried')}
                    </small>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}
