import { useEffect, useState } from 'preact/hooks'
import { practiceDesk, practiceHome } from '../../../practice/api.ts'
import { type PreparationStep, preparationSteps } from '../../../practice/preparation.ts'
import { call, LineDead, Problem } from '../../parts/api.web.ts'
import { useAsk } from '../../parts/ask.web.ts'
import { both } from '../../parts/language.web.ts'
import { PageHead, ProblemBox } from '../../parts/panels.web.tsx'
import { practising } from '../../parts/practice.web.ts'
import './practice.css'

const AGAIN_MS = 400
const LINE_DEAD_MS = 2000

/** `asking`: nothing is known yet. `making`: the practice books are being made. */
type Preparation =
  | { at: 'asking' | 'ready' }
  | { at: 'making'; step: PreparationStep }
  | { at: 'failed'; problem: unknown }

/** Whether the practice books can be worked in; asks until they can. Outside of practice they are never needed. */
export function usePreparation(): Preparation & { again: () => void } {
  const [state, setState] = useState<Preparation>({ at: practising ? 'asking' : 'ready' })
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (!practising) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let left = false
    const ask = async (): Promise<void> => {
      let wait = AGAIN_MS
      try {
        const { ready, step } = await call(practiceDesk, {}, { asIs: true })
        if (left) return
        setState(ready || step === null ? { at: 'ready' } : { at: 'making', step })
        if (ready) return
      } catch (problem) {
        if (left) return
        // Who is not signed in is asked to sign in, and comes back here.
        if (problem instanceof Problem)
          return setState(problem.code === 'not-signed-in' ? { at: 'ready' } : { at: 'failed', problem })
        if (!(problem instanceof LineDead)) return setState({ at: 'failed', problem })
        setState((now) => (now.at === 'asking' ? { at: 'failed', problem } : now))
        wait = LINE_DEAD_MS
      }
      timer = setTimeout(() => void ask(), wait)
    }
    void ask()
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [turn])
  return {
    ...state,
    again: () => {
      setState({ at: 'asking' })
      setTurn((n) => n + 1)
    },
  }
}

const stepWords = (step: PreparationStep): string => {
  switch (step) {
    case 'STRUCTURE':
      return both('Lập cơ sở dữ liệu tập làm', 'A database of practice')
    case 'REFERENCE':
      return both('Nạp danh mục: xã, tỉnh, dân tộc, quốc tịch', 'Lists: communes, provinces, ethnic groups')
    case 'BOOKS':
      return both('Lập sổ tập làm trắng của riêng bạn', 'Empty practice books of your own')
    case 'DESK':
      return both('Dọn bàn làm việc', 'Your desk')
  }
}

/** The page while the practice books are being made: how far it has come, and what there is to read meanwhile. */
export function Preparing({ preparation }: { preparation: Preparation & { again: () => void } }) {
  const exercises = useAsk(practiceHome, {})
  const now = preparation.at === 'making' ? preparationSteps.indexOf(preparation.step) : 0
  const items = exercises.value?.items ?? []
  return (
    <main class="practice-preparing stack">
      <PageHead
        title={both('Đang chuẩn bị sổ tập làm', 'Preparing your practice books')}
        lead={both(
          'Lần đầu mất khoảng nửa phút. Xong là vào ngay, bạn không phải làm gì; có thể đọc trước các bài tập bên dưới.',
          'The first time takes about half a minute. It goes on by itself; meanwhile you may read the exercises below.',
        )}
      >
        <a class="button" href="/">
          {both('Về việc của tôi', 'Back to my work')}
        </a>
      </PageHead>
      {preparation.at === 'failed' ? (
        <ProblemBox problem={preparation.problem} again={preparation.again} />
      ) : (
        <section class="card stack" aria-busy="true">
          <progress
            value={now + 0.5}
            max={preparationSteps.length}
            aria-label={both('Đã chuẩn bị', 'How far it has come')}
          />
          <p role="status">
            {both('Bước {n}/{m}: {w} …', 'Step {n} of {m}: {w} …', {
              n: now + 1,
              m: preparationSteps.length,
              w: stepWords(preparationSteps[now] ?? 'STRUCTURE'),
            })}
          </p>
          <ol class="preparing-steps">
            {preparationSteps.map((step, n) => (
              <li key={step} class={n < now ? 'solved' : n > now ? 'faint' : ''}>
                {stepWords(step)}
                {n < now ? ' ✓' : ''}
              </li>
            ))}
          </ol>
        </section>
      )}
      {items.length > 0 ? (
        <section class="stack">
          <h2>{both('Các bài tập', 'The exercises')}</h2>
          <ul class="preparing-exercises">
            {items.map((item) => (
              <li key={`${item.kind}/${item.id}`}>
                <b>{both(...item.kindName)}</b>: {both(...item.title)}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </main>
  )
}
