import { useMemo, useState } from 'preact/hooks'
import { birthMatters } from '../../../events/birth/matters.ts'
import type { CivilEvent } from '../../../events/event.ts'
import type { Matter, Words } from '../../../events/parts/form.ts'
import { inForce } from '../../../law/in-force.ts'
import {
  type ListedProcedure,
  type ProcedureId,
  procedureAt,
  procedureIsOffered,
  procedures,
} from '../../../law/procedures.ts'
import { CalendarDate } from '../../../values/calendar-date.ts'
import { fold } from '../../../values/names.ts'
import { keptAs } from '../../parts/practice.web.ts'
import { useSession } from '../../parts/session.web.tsx'
import { today } from '../../parts/time.web.ts'
import { useEvents } from './load-event.web.ts'
import { rankOf } from './matter-rank.ts'

/** A matter reception can begin. */
export type Offered = { kind: string; event: Words; matter: Matter; blank: boolean }

export const keyOf = ({ kind, matter }: Pick<Offered, 'kind' | 'matter'>): string => `${kind}.${matter.id}`

const RECENT = keptAs('hotich.matters')
const KEPT_MOST = 6

/** Matters begun on this computer, the latest first. */
function recentOnes(): Offered[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(RECENT) ?? '[]')
    return Array.isArray(kept) ? (kept as Offered[]).filter((one) => one?.matter?.title && one.kind) : []
  } catch {
    return []
  }
}

/** Remembers a matter as begun last. */
export function begunNow(offered: Offered): void {
  const others = recentOnes().filter((one) => keyOf(one) !== keyOf(offered))
  localStorage.setItem(RECENT, JSON.stringify([offered, ...others].slice(0, KEPT_MOST)))
}

const ofEvent = (event: Pick<CivilEvent, 'kind' | 'name' | 'matters' | 'declarationPaper'>): Offered[] =>
  event.matters.map((matter) => ({
    kind: event.kind,
    event: event.name,
    matter,
    blank: event.declarationPaper !== null,
  }))

const births: readonly Offered[] = birthMatters.map((matter) => ({
  kind: 'BIRTH',
  event: ['Khai sinh', 'Birth'],
  matter,
  blank: true,
}))

const isListed = (id: string): id is ProcedureId => id in inForce(procedures, CalendarDate.parse(today())).value

/** Code and name of the procedure of a matter today at an office of a kind; nothing when the list of the day does not have it. */
export function procedureOfMatter(id: string, office: string): ListedProcedure | undefined {
  const all: Readonly<Record<string, ListedProcedure>> = inForce(procedures, CalendarDate.parse(today())).value
  return all[isListed(id) ? (procedureAt(id, office) ?? id) : id]
}

/** What a mission begins under a name of its own, so that the same matter at home is not offered beside it. */
const namedAtMissions: readonly string[] = ['BIRTH_MISSION', 'MARRIAGE_MISSION']

/** Whether the list of the day has the procedure, for an office of this kind. */
export function isOffered(id: string, office: string): boolean {
  if (!isListed(id)) return true
  const there = procedureAt(id, office)
  if (there === null || (there !== id && namedAtMissions.includes(there))) return false
  return procedureIsOffered(id, CalendarDate.parse(today()))
}

/**
 * Every matter that fits what is typed: by title, note, code, procedure or short word, without marks. Those begun lately on this computer
 * stand first, then what a mission has under a name of its own, births, which need no loading, and the rest once it is there.
 */
export function useMatters(typed: string): { found: readonly Offered[]; whole: boolean } {
  const events = useEvents()
  const { officeKind } = useSession().me
  const [recent] = useState(recentOnes)
  const all = useMemo(() => {
    const listed = events ? Object.values(events).flatMap(ofEvent) : []
    const known = new Map([...births, ...listed].map((one) => [keyOf(one), one]))
    const first = recent.flatMap((one) => (events ? (known.get(keyOf(one)) ?? []) : one))
    const own = [...known.values()].filter(({ matter }) => namedAtMissions.includes(matter.procedure))
    return [...new Map([...first, ...own, ...known.values()].map((one) => [keyOf(one), one])).values()].filter(
      ({ matter }) => isOffered(matter.procedure, officeKind),
    )
  }, [events, recent, officeKind])
  const found = useMemo(() => {
    const wanted = fold(typed)
    return all
      .filter(({ event, matter }) => {
        const named = procedureOfMatter(matter.procedure, officeKind)
        const text = fold(
          [...matter.title, ...matter.note, ...event, named?.name, named?.nameEn, named?.code, matter.id].join(' '),
        )
        return wanted.split(' ').every((word) => text.includes(word))
      })
      .map((offered, index) => {
        const { title, id, procedure } = offered.matter
        const code = procedureOfMatter(procedure, officeKind)?.code
        return { offered, order: rankOf({ title: title[0], id, code }, typed) * 1000 + index }
      })
      .sort((a, b) => a.order - b.order)
      .map(({ offered }) => offered)
  }, [all, typed, officeKind])
  return { found, whole: events !== undefined }
}
