import { useEffect, useRef, useState } from 'preact/hooks'
import { Link, useSearchParams } from 'wouter-preact'
import { getCase } from '../../../cases/api.ts'
import { type BirthFormDraft, draftOf, newDraft } from '../../../events/birth/form-model.ts'
import { withSuggestions } from '../../../events/birth/form-model-suggest.ts'
import { LineDead, Problem } from '../../parts/api.web.ts'
import { useAsk } from '../../parts/ask.web.ts'
import { keptDraft } from '../../parts/autosave.web.ts'
import { both } from '../../parts/language.web.ts'
import { ProblemBox, Skeleton } from '../../parts/panels.web.tsx'
import { Desk } from './desk.web.tsx'
import { begunWith, savedOnServer } from './start-case.web.ts'

const kinds = ['NORMAL', 'ABANDONED', 'WITH_RECOGNITION', 'SURROGACY', 'BORN_ABROAD', 'WITH_PAPERS'] as const
const kindOf = (text: string | null) => kinds.find((kind) => kind === text)

/** Hồ sơ: one page per dossier. A new one stands before the server has heard of it; a known one opens without a line from what this computer kept. */
export function Screen({ params }: { params: Record<string, string | undefined> }) {
  const caseId = params.caseId ?? ''
  return <CaseOf key={caseId} caseId={caseId} />
}

function CaseOf({ caseId }: { caseId: string }) {
  const [search] = useSearchParams()
  const [kept, setKept] = useState<BirthFormDraft | null>()
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
    void keptDraft<BirthFormDraft>(`case:${caseId}`).then((draft) => setKept(draft?.value ?? null))
  }, [caseId])
  const unknown = asking.problem instanceof Problem && asking.problem.code === 'not-found'
  const kind = kindOf(search.get('moi'))
  const view = asking.value
  const waits = view?.state === 'WAITING_PIN' || view?.state === 'REGISTERED'
  useEffect(() => setEveryMs(waits ? 4000 : 20_000), [waits])
  if (view) return <Desk key="known" caseId={caseId} view={view} start={draftOf(view.declaration)} reload={reload} />
  if (kept === undefined) return <Skeleton lines={10} />
  if (begunHere || kept || (unknown && kind)) {
    const start = kept ?? begunHere ?? withSuggestions(newDraft(kind ?? 'NORMAL'))
    if (begunHere || unknown || asking.problem instanceof LineDead)
      return <Desk key="known" caseId={caseId} view={undefined} start={start} reload={reload} />
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
