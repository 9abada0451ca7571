import { useEffect, useState } from 'preact/hooks'
import type { CivilEvent } from '../../../events/event.ts'
import { lineIsUp, watchLine } from '../../parts/line.web.ts'
import type { DeskEvent } from './desk-event.web.ts'

const loaded = new Map<string, DeskEvent>()

/** All events; they come only with what needs them, so that the first load stays small. */
export const allEvents = async (): Promise<Readonly<Record<string, CivilEvent>>> =>
  (await import('../../../events/index.ts')).events

/** The desk of a kind; births are loaded without the other events. Undefined for a kind that does not exist. */
export async function deskEventOf(kind: string): Promise<DeskEvent | undefined> {
  const known = loaded.get(kind)
  if (known) return known
  if (kind === 'BIRTH') loaded.set(kind, (await import('./birth-desk.web.tsx')).birthDesk)
  else {
    const [events, { dataDesk }] = await Promise.all([allEvents(), import('./data-desk.web.tsx')])
    const event = events[kind]
    if (event) loaded.set(kind, dataDesk(event))
  }
  return loaded.get(kind)
}

/** The desk of a kind, undefined while it is fetched, null when it does not exist; tried again when the line is back. */
export function useDeskEvent(kind: string | undefined): DeskEvent | null | undefined {
  const [, redraw] = useState(0)
  const [missing, setMissing] = useState<string>()
  useEffect(() => {
    if (kind === undefined || loaded.has(kind)) return
    const attempt = () =>
      deskEventOf(kind).then(
        (event) => {
          if (!event) setMissing(kind)
          redraw((n) => n + 1)
        },
        () => undefined,
      )
    void attempt()
    return watchLine(() => {
      if (lineIsUp()) void attempt()
    })
  }, [kind])
  if (kind === undefined) return undefined
  return loaded.get(kind) ?? (missing === kind ? null : undefined)
}

/** All events once they are there, for their names and forms; not fetched when they are not wanted. */
export function useEvents(wanted = true): Readonly<Record<string, CivilEvent>> | undefined {
  const [events, setEvents] = useState<Readonly<Record<string, CivilEvent>>>()
  useEffect(() => {
    if (!wanted) return
    const attempt = () => allEvents().then(setEvents, () => undefined)
    void attempt()
    return watchLine(() => {
      if (lineIsUp()) void attempt()
    })
  }, [wanted])
  return events
}
