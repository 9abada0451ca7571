import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { searchPlacesEndpoint } from '../../offices/places-api.ts'
import type { OutputOf } from '../../platform/endpoint.ts'
import type { CalendarDate } from '../../values/calendar-date.ts'
import { fold } from '../../values/names.ts'
import { call, LineDead } from './api.web.ts'
import { Combobox, type Option } from './combobox.web.tsx'
import type { FieldParts } from './fields.web.tsx'
import { keep, kept } from './keep.web.ts'
import { both } from './language.web.ts'
import { day } from './time.web.ts'

type Found = OutputOf<typeof searchPlacesEndpoint>['places'][number]
/** A unit of the map of a day: the code is empty for a chain that has none. */
export type PickedPlace = { unitCode: string | null; chain: string; level: Found['level'] }

const DEBOUNCE_MS = 180
const KEPT_KEY = 'places'
const KEPT_MOST = 400

/** Places seen in this browser: they are offered at once and without a line. */
let known: Map<string, Found> | undefined
async function knownPlaces(): Promise<Map<string, Found>> {
  known ??= new Map((await kept<[string, Found][]>(KEPT_KEY)) ?? [])
  return known
}
async function remember(found: readonly Found[]): Promise<void> {
  const all = await knownPlaces()
  for (const place of found) {
    all.delete(place.chain)
    all.set(place.chain, place)
  }
  for (const chain of all.keys()) {
    if (all.size <= KEPT_MOST) break
    all.delete(chain)
  }
  await keep(KEPT_KEY, [...all])
}

const keyOf = (place: Found): string => `${place.code ?? ''}|${place.chain}`
const fits = (place: Found, typed: string): boolean => {
  const chain = ` ${fold(place.chain)}`
  return fold(typed)
    .split(' ')
    .every((word) => chain.includes(` ${word}`))
}

/**
 * A place by typing without diacritics (`ba dinh` finds phường Ba Đình). `text` is what is written and stays free;
 * `onPick` tells the unit it came from. `on` asks for the map of another day, `includeOld` also offers units that have ended.
 */
export function PlacePicker({
  text,
  onText,
  onPick,
  on,
  includeOld = false,
  level,
  onLeave,
  ...parts
}: FieldParts & {
  text: string
  onText: (text: string) => void
  onPick: (place: PickedPlace) => void
  on?: CalendarDate | undefined
  includeOld?: boolean
  level?: Found['level']
  onLeave?: () => void
}) {
  const [found, setFound] = useState<readonly Found[]>([])
  const [busy, setBusy] = useState(false)
  const [offline, setOffline] = useState(false)
  const asking = useRef<AbortController | undefined>(undefined)
  const picked = useRef(text)
  const typing = useRef(false)

  useEffect(() => {
    if (!typing.current || fold(text).length < 2 || text === picked.current) {
      setFound([])
      return
    }
    const timer = setTimeout(async () => {
      asking.current?.abort()
      const controller = new AbortController()
      asking.current = controller
      setBusy(true)
      try {
        const query = {
          q: text,
          limit: 12,
          ...(on ? { on } : {}),
          ...(includeOld ? { includeOld: 'true' as const } : {}),
          ...(level ? { level } : {}),
        }
        const { places } = await call(searchPlacesEndpoint, { query }, { signal: controller.signal })
        setFound(places)
        setOffline(false)
        void remember(places)
      } catch (error) {
        if (controller.signal.aborted) return
        setOffline(error instanceof LineDead)
        const here = [...(await knownPlaces()).values()].reverse()
        setFound(here.filter((place) => (!level || place.level === level) && fits(place, text)).slice(0, 12))
      } finally {
        if (!controller.signal.aborted) setBusy(false)
      }
    }, DEBOUNCE_MS)
    return () => clearTimeout(timer)
  }, [text, on, includeOld, level])

  const options = useMemo<Option[]>(
    () =>
      found.map((place) => ({
        id: keyOf(place),
        label: place.chain,
        ...(place.inForce
          ? {}
          : { detail: both('đơn vị cũ, đến {d}', 'ended {d}', { d: day(place.to) || both('trước đây', 'before') }) }),
      })),
    [found],
  )
  return (
    <Combobox
      {...parts}
      text={text}
      busy={busy}
      onText={(next) => {
        typing.current = true
        onText(next)
      }}
      options={options}
      placeholder={both('gõ không dấu, ví dụ: ba dinh', 'type without marks: ba dinh')}
      status={
        offline && found.length > 0
          ? both('Mất kết nối: những địa danh đã dùng trên máy này.', 'No connection: places used on this computer.')
          : undefined
      }
      onPick={(option) => {
        const place = found.find((one) => keyOf(one) === option.id)
        if (!place) return
        typing.current = false
        picked.current = place.chain
        setFound([])
        onPick({ unitCode: place.code, chain: place.chain, level: place.level })
      }}
      onLeave={onLeave}
    />
  )
}
