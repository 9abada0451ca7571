import type { CaseView } from '../../../cases/api.ts'
import type { Draft } from '../../../events/parts/draft-tree.ts'
import type { PageHand } from '../../parts/form/hand.web.ts'
import { ChangeDialog, type ChangeWay } from './change-dialog.web.tsx'
import type { Checked } from './check.web.ts'
import type { DeskEvent } from './desk-event.web.ts'
import { MoveDialog } from './move-dialog.web.tsx'
import type { Move } from './moves.web.ts'
import { RegisterDialog, type Registered } from './register-dialog.web.tsx'

type Asked = Exclude<Move, 'receive' | 'register'>

/** What is asked before a dossier moves on, is registered, or its entry is changed. Each way back without a value leaves all as it was. */
export function DeskDialogs({
  event,
  caseId,
  view,
  draft,
  checked,
  hand,
  version,
  move,
  onMoved,
  mayRegister,
  registering,
  saved,
  onRegistered,
  changing,
  onChanged,
}: {
  event: DeskEvent
  caseId: string
  view: CaseView | undefined
  draft: Draft
  checked: Checked
  hand: PageHand
  version: () => number
  move: Asked | undefined
  onMoved: (done: Asked | undefined) => Promise<void>
  mayRegister: boolean
  registering: boolean
  saved: () => Promise<boolean>
  onRegistered: (registered: Registered | undefined) => void
  /** The change of the entry that waits to be confirmed. */
  changing: ChangeWay | undefined
  onChanged: (way: ChangeWay | undefined) => void
}) {
  const entry = view?.entry
  return (
    <>
      <MoveDialog
        move={move}
        caseId={caseId}
        eventKind={event.kind}
        lackingByLaw={checked.papers}
        onClose={() => void onMoved(undefined)}
        onDone={onMoved}
      />
      {mayRegister ? (
        <RegisterDialog
          event={event}
          open={registering}
          hand={hand}
          caseId={caseId}
          checked={checked}
          saved={saved}
          version={version}
          onClose={() => onRegistered(undefined)}
          onRegistered={onRegistered}
        />
      ) : null}
      {entry && view ? (
        <ChangeDialog
          event={event}
          way={changing}
          draft={draft}
          before={view.declaration}
          entry={{
            officeId: view.officeId,
            entryId: entry.entryId,
            revision: entry.revision,
            number: entry.number,
            pin: entry.pin,
          }}
          officeName={view.officeName}
          onClose={() => onChanged(undefined)}
          onDone={onChanged}
        />
      ) : null}
    </>
  )
}
