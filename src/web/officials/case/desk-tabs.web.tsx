import type { CaseView } from '../../../cases/api.ts'
import type { listCaseTasks } from '../../../cases/tasks-api.ts'
import { textAt, valueAt } from '../../../events/parts/draft-tree.ts'
import type { OutputOf } from '../../../platform/endpoint.ts'
import type { Asking } from '../../parts/ask.web.ts'
import type { PageHand } from '../../parts/form/hand.web.ts'
import { both } from '../../parts/language.web.ts'
import { Tabs } from '../../parts/panels.web.tsx'
import type { Checked } from './check.web.ts'
import type { DeskEvent } from './desk-event.web.ts'
import { Duplicates } from './duplicates.web.tsx'
import { Papers } from './papers.web.tsx'
import { Prints } from './prints.web.tsx'
import { Tasks } from './tasks.web.tsx'
import { Timeline } from './timeline.web.tsx'

/** The parts of a dossier, each with its key; the first is shown where the address names none. */
export const deskTabs = () =>
  [
    { id: 'noi-dung', keys: 'F2', name: both('Nội dung', 'Content') },
    { id: 'giay-to', keys: 'F4', name: both('Giấy tờ', 'Papers') },
    { id: 'trung', keys: 'F8', name: both('Kiểm tra trùng', 'Duplicates') },
    { id: 'viec', keys: 'F7', name: both('Việc', 'Tasks') },
    { id: 'dien-bien', keys: 'F9', name: both('Diễn biến', 'Timeline') },
    { id: 'in', keys: 'F10', name: both('Bản in', 'Prints') },
  ] as const

/** The declaration, its papers, what may be the same, tasks, timeline and prints of one dossier. */
export function DeskTabs({
  at,
  onAt,
  event,
  hand,
  caseId,
  view,
  checked,
  tasks,
  frozen,
  papersLacking,
  mayAttach,
  beforeFirst,
  wantedPrint,
  reload,
}: {
  at: string
  onAt: (id: string) => void
  event: DeskEvent
  hand: PageHand
  caseId: string
  view: CaseView | undefined
  checked: Checked
  tasks: Asking<OutputOf<typeof listCaseTasks>>
  frozen: boolean
  papersLacking: Checked['papers']
  mayAttach: boolean
  /** Saves a dossier that is not kept yet; false where that failed. */
  beforeFirst: () => Promise<boolean>
  /** The print the address asks for. */
  wantedPrint: string | null
  reload: () => Promise<void>
}) {
  const { draft } = hand
  const openTasks = tasks.value?.items.filter((task) => !task.doneAt).length ?? 0
  const counts: Record<string, string> = {
    'giay-to': ` (${view?.attachments.length ?? 0})`,
    trung: checked.duplicates.length > 0 ? ` (${checked.duplicates.length})` : '',
    viec: openTasks > 0 ? ` (${openTasks})` : '',
  }
  const contents = {
    'noi-dung': () => <event.Form hand={hand} kindLocked={frozen} />,
    'giay-to': () => (
      <Papers
        caseId={caseId}
        eventKind={event.kind}
        attachments={view?.attachments ?? []}
        missing={papersLacking}
        mayChange={mayAttach}
        beforeFirst={beforeFirst}
        onChange={reload}
      />
    ),
    trung: () => <Duplicates mine={event.likeness(draft)} found={checked.duplicates} checkedAt={checked.checkedAt} />,
    viec: () => <Tasks view={view} tasks={tasks} reload={reload} />,
    'dien-bien': () => <Timeline view={view} />,
    in: () => (
      <Prints
        caseId={caseId}
        kind={event.kind}
        view={view}
        declaration={checked.missing.length === 0 ? event.declarationOf(draft) : undefined}
        want={wantedPrint}
        reload={reload}
        informantName={textAt(draft, '/informant/name')}
        copies={Number(valueAt(draft, '/copies') ?? 1) || 1}
      />
    ),
  }
  return (
    <Tabs
      label={both('Các phần của hồ sơ', 'Parts of the dossier')}
      at={at}
      onAt={onAt}
      tabs={deskTabs().map(({ id, name }) => ({ id, label: `${name}${counts[id] ?? ''}`, content: contents[id] }))}
    />
  )
}
