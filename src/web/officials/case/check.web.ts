import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { checkDeclaration, type DuplicateView } from '../../../cases/api.ts'
import type { FeeView } from '../../../cases/fees-api.ts'
import type { Circumstances } from '../../../events/circumstances.ts'
import type { Problem } from '../../../events/event.ts'
import type { Draft } from '../../../events/parts/draft-tree.ts'
import type { Me } from '../../../offices/sign-in-api.ts'
import type { OutputOf } from '../../../platform/endpoint.ts'
import { CalendarDate } from '../../../values/calendar-date.ts'
import { dayInVietnam } from '../../../values/moment.ts'
import { call, LineDead, Problem as Refusal } from '../../parts/api.web.ts'
import { both, language } from '../../parts/language.web.ts'
import { clock, momentNow, today } from '../../parts/time.web.ts'
import type { DeskEvent, MissingPaper } from './desk-event.web.ts'

/** What registering will do to people, entries and other offices, in words. */
export type EffectView = OutputOf<typeof checkDeclaration>['effects'][number]

export type Checked = {
  /** What the rules say now: the same functions here and on the server. */
  problems: readonly Problem[]
  /** The same without what only the server said, and of a text that has changed since. */
  certain: readonly Problem[]
  /** What cannot be read as a declaration yet, as sentences with pointers. */
  missing: readonly { pointer: string; message: string }[]
  duplicates: readonly DuplicateView[]
  papers: readonly MissingPaper[]
  effects: readonly EffectView[]
  /** The chair approves before the entry is written (R-C6). */
  approvedFirst: boolean
  dueAt: string | null
  /** What the requester pays, as the server told last. */
  fee: FeeView | null
  /** `09:12` when the server last looked, or undefined. */
  checkedAt: string | undefined
  /** The server has judged exactly what stands on the screen. */
  fresh: boolean
  /** Asks the server now. */
  again: () => Promise<void>
}

const keyOf = (problem: Pick<Problem, 'rule' | 'pointer'>): string => `${problem.rule} ${problem.pointer}`
const PAUSE_MS = 900

/** The facts the rules need, as this computer knows them; the server has more (units, registers) and the last word. */
export function circumstancesHere(me: Me, receivedAt: string | null): Circumstances {
  const at = receivedAt ?? momentNow()
  const kind = me.office.kind === 'MISSION' || me.office.kind === 'DISTRICT' ? me.office.kind : 'COMMUNE'
  return {
    receivedAt: at,
    receivedOn: dayInVietnam(at),
    today: CalendarDate.parse(today()),
    office: { kind, unitCode: me.office.unitCode, provinceCode: me.office.provinceCode ?? '' },
  }
}

type Answer = {
  forText: string
  problems: readonly Problem[]
  /** What this computer's rules said of the same text. */
  localThen: ReadonlySet<string>
  duplicates: readonly DuplicateView[]
  effects: readonly EffectView[]
  approvedFirst: boolean
  dueAt: string | null
  fee: FeeView | null
  at: string
}

/**
 * Judges a draft while it is typed: at once with the rules in the browser, and after a pause with the server, which also knows
 * duplicates and registers. `whole` judges blank parents too, as at registration.
 */
export function useCheck(
  event: DeskEvent,
  caseId: string,
  draft: Draft,
  given: {
    me: Me
    receivedAt: string | null
    attached: readonly string[]
    enabled: boolean
    whole: boolean
    askServer: boolean
  },
): Checked {
  const { me, receivedAt, attached, enabled, whole, askServer } = given
  const [answer, setAnswer] = useState<Answer>()
  const attachedKey = attached.join()
  const spoken = language()
  const judged = useMemo(() => {
    const circumstances = circumstancesHere(me, receivedAt)
    const declaration = event.declarationOf(draft)
    const local = enabled ? event.advise(draft, whole, circumstances) : []
    const missing = event
      .unreadable(draft)
      .map(({ pointer, message: [vietnamese, english] }) => ({ pointer, message: both(vietnamese, english) }))
    const papers = event.papers(draft, attachedKey === '' ? [] : attachedKey.split(','), circumstances)
    return { local, missing, papers, declaration, text: JSON.stringify(declaration) }
  }, [event, draft, me, receivedAt, enabled, whole, attachedKey, spoken])

  const latest = useRef(judged)
  latest.current = judged
  const asking = useRef<AbortController | undefined>(undefined)
  const ask = async (): Promise<void> => {
    const now = latest.current
    if (now.missing.length > 0 || !askServer) return
    asking.current?.abort()
    const controller = new AbortController()
    asking.current = controller
    try {
      const said = await call(
        checkDeclaration,
        { params: { caseId }, body: { kind: event.kind, declaration: now.declaration } } as never,
        { signal: controller.signal },
      )
      setAnswer({
        forText: now.text,
        problems: said.problems,
        localThen: new Set(now.local.map(keyOf)),
        duplicates: said.duplicates,
        effects: said.effects,
        approvedFirst: said.approvedFirst,
        dueAt: said.dueAt,
        fee: said.fee,
        at: momentNow(),
      })
    } catch (problem) {
      if (controller.signal.aborted || problem instanceof LineDead || problem instanceof Refusal) return
      throw problem
    }
  }
  const asked = useRef(ask)
  asked.current = ask
  useEffect(() => {
    if (!enabled || !askServer || judged.missing.length > 0) return
    const timer = setTimeout(() => void asked.current(), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [judged.text, judged.missing.length, enabled, askServer])
  useEffect(() => () => asking.current?.abort(), [])

  const fresh = answer?.forText === judged.text
  const { problems, certain } = useMemo(() => {
    if (!answer) return { problems: judged.local, certain: judged.local }
    if (answer.forText === judged.text) return { problems: answer.problems, certain: answer.problems }
    const said = new Set(answer.problems.map(keyOf))
    const still = judged.local.filter((p) => said.has(keyOf(p)) || !answer.localThen.has(keyOf(p)))
    const beyond = answer.problems.filter(
      (p) => !answer.localThen.has(keyOf(p)) && !still.some((s) => keyOf(s) === keyOf(p)),
    )
    return { problems: [...still, ...beyond], certain: still }
  }, [answer, judged])
  return {
    problems,
    certain,
    missing: judged.missing,
    duplicates: answer?.duplicates ?? [],
    effects: answer?.effects ?? [],
    approvedFirst: answer?.approvedFirst ?? false,
    papers: judged.papers,
    dueAt: answer?.dueAt ?? null,
    fee: answer?.fee ?? null,
    checkedAt: answer ? clock(answer.at) : undefined,
    fresh,
    again: ask,
  }
}
