import '../../parts/zod-without-eval.web.ts'
import './case.css'
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { useLocation, useSearchParams } from 'wouter-preact'
import { type CaseView, getCase, receiveCase, saveDraft } from '../../../cases/api.ts'
import { type CaseState, registeredStates } from '../../../cases/case.ts'
import { listCaseTasks } from '../../../cases/tasks-api.ts'
import { standing } from '../../../events/event.ts'
import { type Draft, valueAt } from '../../../events/parts/draft-tree.ts'
import { call, sentenceOf } from '../../parts/api.web.ts'
import { useAsk, useCommand } from '../../parts/ask.web.ts'
import { useAutosave } from '../../parts/autosave.web.ts'
import type { PageHand } from '../../parts/form/hand.web.ts'
import { useShortcuts } from '../../parts/keys.web.ts'
import { both } from '../../parts/language.web.ts'
import { lazily } from '../../parts/lazily.web.tsx'
import { ErrorSummary, PageHead, ProblemBox } from '../../parts/panels.web.tsx'
import { practising } from '../../parts/practice.web.ts'
import { useSession } from '../../parts/session.web.tsx'
import { tell } from '../../parts/toasts.web.tsx'
import { ApprovalBox, useApproval } from './approved.web.tsx'
import type { ChangeWay } from './change-dialog.web.tsx'
import { useCheck } from './check.web.ts'
import { DeskActions, deskKeys } from './desk-actions.web.tsx'
import { asSummary, ChangingBox, ConflictBox, RegisteredBox } from './desk-boxes.web.tsx'
import { DeskDialogs } from './desk-dialogs.web.tsx'
import type { DeskEvent } from './desk-event.web.ts'
import { DeskTabs, deskTabs } from './desk-tabs.web.tsx'
import { FeePanel } from './fee-panel.web.tsx'
import { GoOn } from './go-on.web.tsx'
import { askCitizen } from './look-up.web.ts'
import { type Move, moveWords, sortMoves } from './moves.web.ts'
import { PinWaiting } from './pin-waiting.web.tsx'
import type { Registered } from './register-dialog.web.tsx'
import { Standing } from './standing.web.tsx'
import { startCase } from './start-case.web.ts'
import { mayHaveTasks } from './tasks.web.tsx'

const ExercisePanel = lazily(async () => (await import('../practice/exercise-panel.web.tsx')).ExercisePanel)
const typedStates: readonly CaseState[] = ['DRAFT', 'RECEIVED', 'INCOMPLETE', 'VETTED']
const beforeSignature: readonly CaseState[] = ['REGISTERED', 'WAITING_PIN', 'SUBMITTED', 'RETURNED']

/** One dossier at the desk: the declaration on the left, where it stands on the right. */
export function Desk({
  event,
  matter,
  caseId,
  view,
  start,
  reload,
}: {
  event: DeskEvent
  /** How it was begun, when this page knows. */
  matter: string | undefined
  caseId: string
  view: CaseView | undefined
  start: Draft
  reload: () => Promise<void>
}) {
  const { me, permits } = useSession()
  const [, go] = useLocation()
  const [search, setSearch] = useSearchParams()
  const [draft, setDraft] = useState(start)
  const [turn, setTurn] = useState(0)
  const [move, setMove] = useState<Exclude<Move, 'receive' | 'register'>>()
  const [registering, setRegistering] = useState(false)
  const [registered, setRegistered] = useState<Registered>()
  const [changing, setChanging] = useState<ChangeWay>()
  const [confirming, setConfirming] = useState(false)
  const state: CaseState = view?.state ?? 'DRAFT'
  const frozen = registered !== undefined || registeredStates.includes(state)
  const editable =
    !frozen && typedStates.includes(state) && permits('case.intake') && (!view || view.officeId === me.officeId)

  const fetched = state === 'APPROVED' && permits('case.register') && (!view || view.officeId === me.officeId)

  const { approval, reload: reloadApproval } = useApproval(caseId, state === 'APPROVED' && !registered)

  const autosave = useAutosave<Draft>(
    editable ? `case:${caseId}` : null,
    draft,
    async (value, version, signal) => {
      const body = { kind: event.kind, declaration: event.savedOf(value), version }
      const saved = await call(saveDraft, { params: { caseId }, body } as never, { signal })
      if (!view) void reload()
      return saved
    },
    view?.version ?? 0,
  )
  const { restored } = autosave
  useEffect(() => {
    if (restored) setDraft(restored)
  }, [restored])
  const version = useRef(autosave.version)
  version.current = autosave.version
  const saved = useCallback(async () => {
    const there = await autosave.flush()
    return there
  }, [autosave.flush])

  // A frozen entry is shown as it was written; corrections begin from there.
  useEffect(() => {
    if (frozen && view?.entry && !changing) setDraft(event.draftOf(view.declaration))
  }, [frozen, view?.declaration, view?.entry, changing])

  // A new dossier begins in its first empty field, not on its heading.
  useEffect(() => {
    if (!autosave.ready || view || !editable) return
    event.goTo(start, event.first(start))
  }, [autosave.ready])

  const attached = useMemo(() => view?.attachments.map((one) => one.paper) ?? [], [view?.attachments])
  const typing = editable || changing !== undefined
  const checked = useCheck(event, caseId, draft, {
    me,
    receivedAt: view?.receivedAt ?? null,
    attached,
    enabled: typing || fetched,
    askServer: editable || fetched,
    whole: turn > 0 || frozen,
  })
  const hand: PageHand = {
    caseId,
    draft,
    change: setDraft,
    problems: typing || fetched ? checked.problems : [],
    disabled: !typing,
    // What was approved stands; the parties answer at the hand-over (R-C6).
    only: fetched ? '/presence' : undefined,
    lookUp: (pin) => askCitizen(pin, { caseId, code: view?.code ?? null, matter: event.name[0] }),
  }

  const settledReasons = (valueAt(draft, '/reasons') ?? {}) as Record<string, string>
  const blocking = standing(checked.problems, settledReasons)
  const summary = turn === 0 || !(typing || fetched) ? [] : [...checked.missing, ...blocking.map(asSummary)]

  const receive = useCommand(async () => {
    if (!(await saved())) throw new Error('not saved')
    const line = await call(receiveCase, { params: { caseId }, body: { version: version.current } })
    await reload()
    tell(both('Đã tiếp nhận, mã hồ sơ {c}.', 'Taken in, code {c}.', { c: line.code ?? '' }))
    setSearch({ tab: 'in', to: 'receipt' })
  })
  const settle = useCommand(async (choice: 'mine' | 'theirs') => {
    const newest = await call(getCase, { params: { caseId } })
    await autosave.settle(choice, newest.version)
    if (choice === 'theirs') setDraft(event.draftOf(newest.declaration))
    await reload()
  })
  const wantRegister = () => {
    setTurn((n) => n + 1)
    // What the server said of a text that has changed since may be mended: it is asked again, and judges what is written.
    if (checked.missing.length > 0 || standing(checked.certain, settledReasons).length > 0) {
      setSearch({})
      return
    }
    if (checked.duplicates.some((one) => one.verdict === 'certain')) {
      setSearch({ tab: 'trung' })
      return
    }
    setRegistering(true)
    if (!checked.fresh) void checked.again()
  }
  const startMove = (wanted: Move) => {
    if (wanted === 'receive' && checked.duplicates.some((one) => one.verdict === 'certain')) setSearch({ tab: 'trung' })
    else if (wanted === 'receive') void receive.run()
    else if (wanted === 'register') wantRegister()
    else {
      // The server judges what it holds: what was typed last goes there first.
      if (wanted === 'vet') void saved()
      setMove(wanted)
    }
  }
  const { main, others } =
    (registered && state !== 'SIGNED') || changing
      ? { main: undefined, others: [] }
      : sortMoves(
          state,
          (view?.actions ?? (editable ? ['register', 'receive'] : [])).filter(
            (action) =>
              (action !== 'register' || (state === 'APPROVED' ? !approval?.missed : !checked.approvedFirst)) &&
              (action !== 'cancel' || approval?.unclaimed === true),
          ),
          permits,
          Boolean(view?.pausedAt),
        )
  const shownState = registered && !registeredStates.includes(state) ? registered.state : state
  const entry = view?.entry
  const mayCorrect = entry && !changing && beforeSignature.includes(state) && permits('entry.correct')
  const mayRepair = entry && !changing && (state === 'SIGNED' || state === 'HANDED_OVER') && permits('repair.ask')
  const begin = (way: ChangeWay) => {
    setTurn(0)
    setChanging(way)
    setSearch({})
  }
  const again = event.matters.find(({ id }) => id === matter) ?? event.matters[0]
  const newOne = () => go(startCase(again?.id ?? '', { kind: event.kind, preset: again?.preset ?? {} }))
  const following = event.following(draft)

  const written = registered ?? entry
  // Who asks may stand elsewhere in the form; the declaration names the requester in full.
  const dossier = { ...event.declarationOf(draft), form: draft.form }
  const goOn =
    written && frozen && !changing ? (
      <>
        <GoOn
          from={{
            entry: { officeId: view?.officeId ?? me.officeId, entryId: written.entryId, number: written.number },
            dossier,
          }}
        />
        <GoOn
          from={{ dossier }}
          label={both('Hồ sơ mới cho cùng người yêu cầu …', 'New dossier for the same requester …')}
        />
      </>
    ) : null

  const tab = search.get('tab') ?? 'noi-dung'
  const showTab = (id: string) => setSearch(id === 'noi-dung' ? {} : { tab: id })
  // Of a dossier that can wait for something one knows at once how much; of others only when one looks.
  const tasks = useAsk(
    listCaseTasks,
    view && (mayHaveTasks(view) || tab === 'viec') ? { params: { caseId: view.caseId } } : null,
  )
  const open = move !== undefined || registering || confirming
  useShortcuts([
    ...deskTabs().map(({ id, keys, name }) => ({ keys, label: name, run: () => showTab(id) })),
    ...(open
      ? []
      : deskKeys({
          main,
          others,
          startMove,
          onSend: changing ? () => setConfirming(true) : undefined,
          onCorrect: mayCorrect ? () => begin('correct') : undefined,
          onRepair: mayRepair ? () => begin('repair') : undefined,
          newOne,
        })),
  ])

  if (!autosave.ready) return null
  const subject = event.subjectName(draft)
  return (
    <div class="desk">
      <div class="desk-main">
        {registered ? (
          <RegisteredBox
            registered={registered}
            onNew={newOne}
            following={
              following
                ? {
                    label: both(...following.words),
                    begin: () => go(startCase(again?.id ?? '', { kind: event.kind, draft: following.draft })),
                  }
                : undefined
            }
            goOn={goOn}
            onPrints={() => showTab('in')}
          />
        ) : null}
        {practising ? (
          <ExercisePanel
            event={event}
            caseId={caseId}
            draft={draft}
            state={shownState}
            goTo={(pointer) => event.goTo(draft, pointer)}
          />
        ) : null}
        <ErrorSummary items={summary} turn={turn} />
        <ProblemBox problem={receive.problem} />
        {autosave.save.state === 'conflict' ? <ConflictBox onChoose={(choice) => void settle.run(choice)} /> : null}
        <ProblemBox problem={settle.problem} />
        {changing ? (
          <ChangingBox way={changing} onSend={() => setConfirming(true)} onLeave={() => setChanging(undefined)} />
        ) : null}
        <DeskTabs
          at={tab}
          onAt={showTab}
          event={event}
          hand={hand}
          caseId={caseId}
          view={view}
          checked={checked}
          tasks={tasks}
          frozen={frozen}
          papersLacking={typing && !changing ? checked.papers : []}
          mayAttach={editable || (frozen && state !== 'HANDED_OVER' && permits('case.intake'))}
          beforeFirst={async () => (view ? true : saved())}
          wantedPrint={search.get('to')}
          reload={reload}
        />
      </div>
      <Standing
        state={shownState}
        paper={event.paper}
        view={view}
        draft={draft}
        checked={checked}
        editable={typing}
        save={editable ? autosave.save : undefined}
        onShowDuplicates={() => showTab('trung')}
        onShowPapers={() => showTab('giay-to')}
        onGoTo={(pointer) => {
          if (tab === 'noi-dung') event.goTo(draft, pointer)
          else {
            showTab('noi-dung')
            setTimeout(() => event.goTo(draft, pointer), 80)
          }
        }}
        head={
          <PageHead
            title={
              <>
                {subject || both(...event.name)}{' '}
                <small class="faint">
                  {subject && event.kind !== 'BIRTH' ? `${both(...event.name)} · ` : ''}
                  {view?.code ?? both('hồ sơ mới', 'new dossier')}
                </small>
              </>
            }
          />
        }
      >
        {approval ? (
          <ApprovalBox
            caseId={caseId}
            approval={approval}
            mayAct={fetched}
            onCancel={() => setMove('cancel')}
            onChange={async () => {
              await Promise.all([reload(), reloadApproval()])
            }}
          />
        ) : null}
        {shownState === 'WAITING_PIN' ? (
          <PinWaiting caseId={caseId} told={view?.pinReason ?? null} reload={reload} />
        ) : null}
        <DeskActions
          main={main}
          others={others}
          busy={receive.busy}
          startMove={startMove}
          onCorrect={mayCorrect ? () => begin('correct') : undefined}
          onRepair={mayRepair ? () => begin('repair') : undefined}
        />
        {registered ? null : goOn}
        <FeePanel view={view} told={editable ? checked.fee : null} reload={reload} />
      </Standing>
      <DeskDialogs
        event={event}
        caseId={caseId}
        view={view}
        draft={draft}
        checked={checked}
        hand={hand}
        version={() => version.current}
        move={move}
        onMoved={async (done) => {
          setMove(undefined)
          if (done === undefined) return
          tell(`${moveWords(done).label}: ${both('xong', 'done')}`)
          await reload()
          if (done === 'ask-completion') setSearch({ tab: 'in', to: 'completion-request' })
          if (done === 'refuse-intake' || done === 'refuse-merits') setSearch({ tab: 'in', to: 'refusal' })
        }}
        mayRegister={editable || fetched}
        registering={registering}
        saved={saved}
        onRegistered={(result) => {
          setRegistering(false)
          if (!result) return
          setRegistered(result)
          void autosave
            .done()
            .then(reload)
            .catch((problem) => tell(sentenceOf(problem), 'wrong'))
          scrollTo(0, 0)
        }}
        changing={confirming ? changing : undefined}
        onChanged={(way) => {
          setConfirming(false)
          if (!way) return
          setChanging(undefined)
          tell(
            way === 'correct'
              ? both('Đã sửa.', 'Mended.')
              : both('Đã gửi đề nghị, chờ người thứ hai duyệt.', 'Sent; a second person decides.'),
          )
          void reload()
        }}
      />
    </div>
  )
}
