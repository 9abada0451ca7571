import {
  type OfficeKind,
  type OfficeThroughTime,
  officesOfUnits,
  type Succession,
} from '../offices/offices-through-time.ts'
import { byUnit, chainsOf, type Period, type UnitChain, type UnitVersion } from '../offices/units-chain.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { type Day, dayOfIso } from './days.ts'
import { type Weighted, weighted } from './draws.ts'

/** An office that registers, by what the database knows it by. */
export type SynthOffice = {
  index: number
  kind: OfficeKind
  unitCode: string
  from: CalendarDate | null
  /** Code of the 63-province list, as identity numbers begin with it. */
  province: string
}

/** What a founding commune was called, and who registered there, in a period. */
export type PlacePeriod = {
  from: Day
  to: Day
  unitCode: string
  /** `xã Đồng Văn, huyện Đồng Văn, tỉnh Hà Giang` */
  chain: string
  office: SynthOffice
  officeName: string
}

/** A commune of 2025-06-30 and what it was before and after. */
export type FoundingCommune = {
  index: number
  code: string
  province: string
  region: string
  district: string
  urban: boolean
  weight: number
  periods: readonly PlacePeriod[]
}

export type Places = {
  communes: readonly FoundingCommune[]
  offices: readonly SynthOffice[]
  nation: Weighted<number>
  ofProvince: ReadonlyMap<string, Weighted<number>>
  ofDistrict: ReadonlyMap<string, Weighted<number>>
  /** Provinces dissolved before statistics codes existed: by code of the 63-province list. */
  historic: ReadonlyMap<string, readonly { from: Day; to: Day; name: string }[]>
}

export type PlaceSources = {
  versions: readonly UnitVersion[]
  successions: readonly Succession[]
  weights: readonly { code: string; weight: number }[]
  historic: readonly { name: string; from: string; to: string; successors: readonly string[] }[]
}

const LONG_AGO = -50000
const FAR_AHEAD = 100000
const REFORM = dayOfIso('2025-07-01')
const FIRST_SNAPSHOT = dayOfIso('2004-08-31')
const startOf = (period: Period): Day => (period.from === null ? LONG_AGO : dayOfIso(period.from))
const endOf = (period: Period): Day => (period.to === null ? FAR_AHEAD : dayOfIso(period.to))

/** The six socio-economic regions, by code of the 63-province list. */
const regions: Readonly<Record<string, readonly string[]>> = {
  TDMNPB: ['02', '04', '06', '08', '10', '11', '12', '14', '15', '17', '19', '20', '24', '25'],
  DBSH: ['01', '22', '26', '27', '30', '31', '33', '34', '35', '36', '37'],
  BTB: ['38', '40', '42', '44', '45', '46', '48', '49', '51', '52', '54', '56', '58', '60'],
  TN: ['62', '64', '66', '67', '68'],
  DNB: ['70', '72', '74', '75', '77', '79'],
  DBSCL: ['80', '82', '83', '84', '86', '87', '89', '91', '92', '93', '94', '95', '96'],
}
const regionOf = new Map(Object.entries(regions).flatMap(([region, codes]) => codes.map((code) => [code, region])))

/** Stretches of time that no period covers. */
function gapsOf(periods: readonly { from: Day; to: Day }[]): { from: Day; to: Day }[] {
  const gaps: { from: Day; to: Day }[] = []
  let at = LONG_AGO
  for (const { from, to } of [...periods].sort((a, b) => a.from - b.from)) {
    if (from > at) gaps.push({ from: at, to: from - 1 })
    at = Math.max(at, to + 1)
  }
  if (at <= FAR_AHEAD) gaps.push({ from: at, to: FAR_AHEAD })
  return gaps
}

/** Follows every commune of 2025-06-30 through time, from what the units' history and succession say. */
export function placesOf(sources: PlaceSources): Places {
  const chains = byUnit(chainsOf(sources.versions))
  const made = officesOfUnits([...chains.values()].flat(), sources.successions)
  const officesByUnit = new Map<string, OfficeThroughTime[]>()
  for (const office of made.offices)
    if (office.kind === 'COMMUNE')
      officesByUnit.set(office.unitCode, [...(officesByUnit.get(office.unitCode) ?? []), office])

  const today = new Map<string, UnitVersion>()
  for (const version of sources.versions)
    if (startOf(version) < REFORM && endOf(version) >= REFORM - 1)
      today.set(`${version.level} ${version.code}`, version)
  const districtOf = (code: string): string => today.get(`commune ${code}`)?.parent ?? ''
  const provinceOf = (code: string): string => today.get(`district ${districtOf(code)}`)?.parent ?? ''

  const before = new Map<string, string[]>()
  const after = new Map<string, string>()
  for (const s of sources.successions) {
    if (s.level !== 'commune') continue
    if (dayOfIso(s.from) === REFORM) {
      if (s.isDefault) after.set(s.old, s.new)
    } else before.set(s.new, [...(before.get(s.new) ?? []), s.old])
  }

  const offices: SynthOffice[] = []
  const known = new Map<string, SynthOffice>()
  const officeOf = (office: OfficeThroughTime, province: string): SynthOffice => {
    const there = known.get(office.key)
    if (there) return there
    const next = { index: offices.length, kind: office.kind, unitCode: office.unitCode, from: office.from, province }
    known.set(office.key, next)
    offices.push(next)
    return next
  }
  const periodsOf = (code: string, province: string): PlacePeriod[] =>
    (chains.get(`commune ${code}`) ?? []).flatMap((chain: UnitChain) =>
      (officesByUnit.get(code) ?? []).flatMap((office) => {
        const from = Math.max(startOf(chain), startOf(office))
        const to = Math.min(endOf(chain), endOf(office))
        if (from > to) return []
        const officeName = `Ủy ban nhân dân ${chain.chain}`
        return [{ from, to, unitCode: code, chain: chain.chain, office: officeOf(office, province), officeName }]
      }),
    )

  const ofDistrictCodes = new Map<string, string[]>()
  for (const { code } of sources.weights)
    ofDistrictCodes.set(districtOf(code), [...(ofDistrictCodes.get(districtOf(code)) ?? []), code])

  function* neighboursOf(code: string): Generator<string> {
    yield* before.get(code) ?? []
    yield* ofDistrictCodes.get(districtOf(code)) ?? []
    for (const other of sources.weights) if (provinceOf(other.code) === provinceOf(code)) yield other.code
  }

  const communes = sources.weights.map(({ code, weight }, index): FoundingCommune => {
    const province = provinceOf(code)
    const own = periodsOf(code, province).filter((p) => p.from < REFORM)
    const next = after.get(code)
    const periods = next ? [...own, ...periodsOf(next, province).filter((p) => p.from >= REFORM)] : own
    // What carried the place while it had no unit of this code: a commune that went into it, else a neighbour in district or province.
    for (const other of neighboursOf(code)) {
      const open = gapsOf(periods)
      if (open.length === 0) break
      for (const near of periodsOf(other, province))
        for (const gap of open) {
          const from = Math.max(near.from, gap.from)
          const to = Math.min(near.to, gap.to)
          if (from <= to) periods.push({ ...near, from, to })
        }
    }
    periods.sort((a, b) => a.from - b.from)
    const type = today.get(`commune ${code}`)?.type
    return {
      index,
      code,
      province,
      region: regionOf.get(province) ?? 'BTB',
      district: districtOf(code),
      urban: type === 'phường' || type === 'thị trấn',
      weight,
      periods,
    }
  })

  const grouped = (by: (commune: FoundingCommune) => string): Map<string, Weighted<number>> => {
    const groups = new Map<string, [number, number][]>()
    for (const commune of communes) {
      const group = groups.get(by(commune))
      if (group) group.push([commune.index, commune.weight])
      else groups.set(by(commune), [[commune.index, commune.weight]])
    }
    return new Map([...groups].map(([key, pairs]) => [key, weighted(pairs)]))
  }
  const historic = new Map<string, { from: Day; to: Day; name: string }[]>()
  for (const { name, from, to, successors } of sources.historic) {
    if (from === '' || to === '') continue
    const plain = name.replace(/ \(.*\)$/, '')
    for (const code of successors)
      historic.set(code, [...(historic.get(code) ?? []), { from: dayOfIso(from), to: dayOfIso(to), name: plain }])
  }
  return {
    communes,
    offices,
    nation: weighted(communes.map((commune) => [commune.index, commune.weight])),
    ofProvince: grouped((commune) => commune.province),
    ofDistrict: grouped((commune) => commune.district),
    historic,
  }
}

export function communeOf(places: Places, index: number): FoundingCommune {
  const commune = places.communes[index]
  if (!commune) throw new Error(`no commune ${index}`)
  return commune
}

/** What the place was on a day; the nearest period where the history has a gap. */
export function placeOn(places: Places, commune: number, day: Day): PlacePeriod {
  const { periods, code } = communeOf(places, commune)
  let best: PlacePeriod | undefined
  for (const period of periods) {
    if (period.from > day && best) break
    best = period
    if (period.to >= day) break
  }
  if (!best) throw new Error(`commune ${code} has no history`)
  return best
}

/** The place as a paper of that day names it: with the province of the time where it has been dissolved since. */
export function placeText(places: Places, commune: number, day: Day): string {
  const { chain } = placeOn(places, commune, day)
  if (day >= FIRST_SNAPSHOT) return chain
  const old = places.historic.get(communeOf(places, commune).province)?.find((p) => p.from <= day && day <= p.to)
  return old ? chain.replace(/, [^,]+$/, `, tỉnh ${old.name}`) : chain
}
