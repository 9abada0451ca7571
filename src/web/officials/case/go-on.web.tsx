import './go-on.css'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import type { KnownEntry } from '../../../events/known.ts'
import type { Draft } from '../../../events/parts/draft-tree.ts'
import { type AtHand, asWhat, type Beginning, beginningsOf, sameRequester } from '../../../events/parts/start.ts'
import { RegisterKind } from '../../../law/register-books.ts'
import { fold } from '../../../values/names.ts'
import { useCommand } from '../../parts/ask.web.ts'
import { type EntryQuestion, findEntries, findKnown } from '../../parts/form/registers.web.ts'
import { both } from '../../parts/language.web.ts'
import { Dialog, ProblemBox } from '../../parts/panels.web.tsx'
import { useSession } from '../../parts/session.web.tsx'
import { momentNow } from '../../parts/time.web.ts'
import { registerWords } from '../../parts/words.web.ts'
import { deskEventOf, useEvents } from './load-event.web.ts'
import { askCitizen } from './look-up.web.ts'
import { begunNow, isOffered, type Offered, useMatters } from './matters.web.ts'
import { newCaseId, startCase } from './start-case.web.ts'

/** Where one goes on from: somebody's page, an entry, or the dossier that has just been written. */
export type GoingFrom = {
  person?: AtHand['person']
  /** The entry; its people are at hand too. */
  entry?: { officeId: number; entryId: string; number: string }
  /** The dossier whose requester stays at the desk. */
  dossier?: Draft
}

type Choice = { key: string; title: string; small: string; offered: Offered; beginning: Beginning | null }

const entryName = (entry: KnownEntry): string =>
  `${registerWords(entry.register)}, ${both('số', 'no.')} ${entry.number}`

/** `Làm tiếp việc khác`: every matter that can begin with what is known here, filled with it. */
export function GoOn({ from, label, keys }: { from: GoingFrom; label?: string; keys?: string }) {
  const { permits } = useSession()
  const [open, setOpen] = useState(false)
  if (!permits('case.intake')) return null
  const words = label ?? both('Làm tiếp việc khác …', 'Another matter …')
  return (
    <>
      <button type="button" class="go-on" onClick={() => setOpen(true)}>
        {words} {keys ? <kbd>{keys}</kbd> : null}
      </button>
      <GoOnDialog open={open} title={words} from={from} onClose={() => setOpen(false)} />
    </>
  )
}

/** The same as a dialog, for whoever opens it by a key. */
export function GoOnDialog(props: { open: boolean; title: string; from: GoingFrom; onClose: () => void }) {
  return (
    <Dialog open={props.open} title={props.title} onClose={props.onClose} wide>
      {props.open ? <Choices from={props.from} /> : null}
    </Dialog>
  )
}

function questionOf({ person, entry }: GoingFrom): EntryQuestion | undefined {
  if (person) return { personId: person.personId }
  if (!entry) return undefined
  const [entryNo, year] = entry.number.split('/').map(Number)
  return { officeId: entry.officeId, entryNo: entryNo ?? 0, year: year ?? 0 }
}

/** Entries of the person, or the entry itself; undefined while they are fetched. */
function useAtHand(from: GoingFrom, caseId: string): { atHand: AtHand | undefined; problem: unknown } {
  const [entries, setEntries] = useState<readonly KnownEntry[]>()
  const find = useCommand(async () => {
    const question = questionOf(from)
    const found = question ? await findEntries(question, RegisterKind.options, caseId) : []
    setEntries(from.person ? found : found.filter(({ ref }) => ref.entryId === from.entry?.entryId))
  })
  useEffect(() => void find.run(), [])
  const known = entries ?? (find.problem ? [] : undefined)
  return { atHand: known && { person: from.person ?? null, entries: known }, problem: find.problem }
}

function Choices({ from }: { from: GoingFrom }) {
  const [, go] = useLocation()
  const { me } = useSession()
  const [caseId] = useState(newCaseId)
  const [typed, setTyped] = useState('')
  const list = useRef<HTMLUListElement>(null)
  const events = useEvents()
  const { atHand, problem } = useAtHand(from, caseId)
  const { found: matters } = useMatters(typed)
  const choices = useMemo((): Choice[] => {
    if (!events || !atHand) return []
    const filled = Object.values(events).flatMap((event) =>
      beginningsOf(event, atHand)
        .filter(({ matter }) => isOffered(matter.procedure, me.officeKind))
        .map((beginning): Choice => {
          const as = asWhat(event.form, beginning)
          const small = [
            as ? both(...as) : '',
            beginning.people.map(({ name }) => name).join(', '),
            beginning.entry && (from.person || !from.entry) ? entryName(beginning.entry) : '',
          ]
          return {
            key: `${event.kind} ${beginning.matter.id} ${beginning.people.map(({ into }) => into).join()} ${beginning.entry?.ref.entryId ?? ''}`,
            title: both(...beginning.matter.title),
            small: small.filter(Boolean).join(' · '),
            offered: { kind: event.kind, event: event.name, matter: beginning.matter, blank: false },
            beginning,
          }
        }),
    )
    // What the entry alone is enough for stands first, then what begins with the entry, then the rest.
    const weight = ({ beginning }: Choice) => (beginning?.start.entry ? (beginning.people.length === 0 ? 0 : 1) : 2)
    const wanted = fold(typed).split(' ')
    const fitting = filled
      .toSorted((a, b) => weight(a) - weight(b))
      .filter(({ title, small, offered }) => {
        const text = fold([title, small, ...offered.matter.title, offered.matter.id].join(' '))
        return wanted.every((word) => text.includes(word))
      })
    if (from.person || from.entry) return fitting
    return matters.map((offered) => ({
      key: `${offered.kind} ${offered.matter.id}`,
      title: both(...offered.matter.title),
      small: both(...offered.matter.note),
      offered,
      beginning: null,
    }))
  }, [events, atHand, typed, matters])

  const start = useCommand(async ({ offered, beginning }: Choice) => {
    const desk = await deskEventOf(offered.kind)
    if (!desk) return
    const page = {
      caseId,
      lookUp: (pin: string) => askCitizen(pin, { caseId, code: null, matter: offered.event[0] }),
    }
    const people = await Promise.all(
      (beginning?.people ?? []).map(async ({ into, pin, personId }) => {
        const found = await findKnown(page, { pin, personId })
        return found ? [{ into, pin: found.person?.pin ?? pin, found }] : []
      }),
    )
    let draft = desk.newDraft(offered.matter.preset)
    if (beginning) draft = desk.begin(draft, beginning, people.flat(), momentNow())
    if (from.dossier) draft = sameRequester(draft, from.dossier)
    begunNow(offered)
    go(startCase(offered.matter.id, { kind: offered.kind, draft }, caseId))
  })

  const walk = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])]
    const at = buttons.indexOf(document.activeElement as HTMLElement)
    const next = event.key === 'ArrowDown' ? at + 1 : event.key === 'ArrowUp' ? at - 1 : undefined
    if (next === undefined) return
    event.preventDefault()
    if (next < 0) document.getElementById('go-on-filter')?.focus()
    else buttons[Math.min(next, buttons.length - 1)]?.focus()
  }
  const ready = events !== undefined && atHand !== undefined
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows walk between the buttons, which Tab reaches too
    <div class="stack" onKeyDown={walk}>
      <p class="hint">
        {from.dossier && !from.entry
          ? both(
              'Người yêu cầu được chép sang hồ sơ mới. Gõ để tìm, mũi tên để chọn.',
              'The requester is copied into the new dossier. Type to find, arrows to choose.',
            )
          : both(
              'Dữ liệu đã có được điền sẵn vào tờ khai mới. Gõ để tìm, mũi tên để chọn.',
              'What is known is filled into the new declaration. Type to find, arrows to choose.',
            )}
      </p>
      <input
        id="go-on-filter"
        type="search"
        autocomplete="off"
        aria-label={both('Tìm việc', 'Find a matter')}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = choices
          if (event.key !== 'Enter' || !first) return
          event.preventDefault()
          void start.run(first)
        }}
      />
      <ProblemBox problem={start.problem ?? problem} />
      {ready && choices.length === 0 ? (
        <p class="faint">{both('Không có việc nào như vậy.', 'No such matter.')}</p>
      ) : null}
      {ready ? null : <span class="busy-dot" />}
      <ul class="go-on-list" ref={list}>
        {choices.map((choice) => (
          <li key={choice.key}>
            <button type="button" disabled={start.busy} onClick={() => void start.run(choice)}>
              <b>{choice.title}</b>
              <small>{choice.small}</small>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
