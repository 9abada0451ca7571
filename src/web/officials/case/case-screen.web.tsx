import { useEffect, useRef, useState } from 'preact/hooks'
import { Link, useSearchParams } from 'wouter-preact'
import { getCase } from '../../../cases/api.ts'
import type { Draft } from '../../../events/parts/draft-tree.ts'
import { LineDead, Problem } from '../../parts/api.web.ts'
import { useAsk } from '../../parts/ask.web.ts'
import { keptDraft } from '../../parts/autosave.web.ts'
import { both } from '../../parts/language.web.ts'
import { Empty, ProblemBox, Skeleton } from '../../parts/panels.web.tsx'
import { Desk } from './desk.web.tsx'
import { useDeskEvent } from './load-event.web.ts'
import { begunWith, draftAtFirst, matterIn, savedOnServer } from './start-case.web.ts'

/** Hồ sơ: one page per dossier. A new one stands before the server has heard of it; a known one opens without a line from what this computer kept. */
export function Screen({ params }: { params: Record<string, string | undefined> }) {
  const caseId = params.caseId ?? ''
  return <CaseOf key={caseId} caseId={caseId} />
}

function CaseOf({ caseId }: { caseId: string }) {
  const [search] = useSearchParams()
  const [kept, setKept] = useState<Draft | null>()
  const [begunHere] = useState(() => begunWith(caseId))
  const [everyMs, setEveryMs] = useState(20_000)
  const [saved, setSaved] = useState(begunHere === undefined)
  const asking = useAsk(getCase, saved ? { params: { caseId } } : null, { everyMs })
  const latest = useRef(asking.reload)
  latest.current = asking.reload
  const reload = async () => {
    savedOnServer(caseId)
    setSaved(true)
    await latest.current()
  }
  useEffect(() => {
    void keptDraft<Draft>(`case:${caseId}`).then((draft) => setKept(draft?.value ?? null))
  }, [caseId])
  const unknown = asking.problem instanceof Problem && asking.problem.code === 'not-found'
  const [asked] = useState(() => matterIn(search.get('moi')))
  const view = asking.value
  const kind =
    view?.kind ?? begunHere?.kind ?? asked?.kind ?? (kept === undefined ? undefined : (kept?.form?.kind ?? 'BIRTH'))
  const event = useDeskEvent(kind)
  const waits = view?.state === 'WAITING_PIN' || view?.state === 'REGISTERED'
  useEffect(() => setEveryMs(waits ? 4000 : 20_000), [waits])
  if (event === null)
    return (
      <Empty title={both('Không có loại việc này.', 'No such matter.')}>
        <Link href="/tiep-nhan">{both('Chọn thủ tục', 'Choose a matter')}</Link>
      </Empty>
    )
  if (event === undefined && !asking.problem) return <Skeleton lines={10} />
  if (event && view)
    return (
      <Desk
        key="known"
        event={event}
        matter={asked?.matter}
        caseId={caseId}
        view={view}
        start={event.draftOf(view.declaration)}
        reload={reload}
      />
    )
  if (kept === undefined) return <Skeleton lines={10} />
  if (event && (begunHere || kept || (unknown && asked))) {
    if (begunHere || unknown || asking.problem instanceof LineDead) {
      const start = kept ?? draftAtFirst(event, begunHere, asked?.matter)
      return (
        <Desk
          key="known"
          event={event}
          matter={asked?.matter}
          caseId={caseId}
          view={undefined}
          start={start}
          reload={reload}
        />
      )
    }
  }
  if (asking.problem)
    return (
      <>
        <ProblemBox problem={asking.problem} again={() => void asking.reload()} />
        <p>
          <Link href="/">{both('Về việc của tôi', 'Back to my work')}</Link>
        </p>
      </>
    )
  return <Skeleton lines={10} />
}
