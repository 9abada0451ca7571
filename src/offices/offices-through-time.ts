import { addDays, type CalendarDate, date } from '../values/calendar-date.ts'
import { byUnit, covers, follows, type Period, type UnitChain, type UnitLevel } from './units-chain.ts'

export type OfficeKind = 'COMMUNE' | 'DISTRICT' | 'MISSION' | 'PROVINCE_JUSTICE' | 'PROVINCE' | 'MOJ' | 'MOFA'

/** What became of a unit on a day. `evidence` tells on what the default choice rests. */
export type Succession = {
  level: UnitLevel
  old: string
  new: string
  from: CalendarDate
  relation: string
  partial: boolean
  isDefault: boolean
  evidence: string
}

/** An authority as one legal person between two days, with the names it had. */
export type OfficeThroughTime = Period & {
  key: string
  kind: OfficeKind
  unitCode: string
  provinceCode: string | null
  names: (Period & { name: string; nameEn: string })[]
  /** Key of the office that keeps its books today. */
  custodian: string
}
export type OfficeSuccession = {
  old: string
  new: string
  from: CalendarDate
  relation: string
  partial: boolean
  isDefault: boolean
}

/** Nghị quyết 202/2025/QH15, 203/2025/QH15: provinces merged, districts ended, every commune set up anew. */
const REFORM = date('2025-07-01')

/** Evidence too thin to say who keeps a divided commune's books: the Sở Tư pháp keeps them until a decision says otherwise. */
const THIN = ['nearest centre (vietnamadminunits)', 'first listed (no evidence)', 'alias-ambiguous']

const KINDS: Record<UnitLevel, readonly { kind: OfficeKind; name: string; nameEn: string }[]> = {
  province: [
    { kind: 'PROVINCE', name: 'Ủy ban nhân dân', nameEn: "People's Committee of" },
    { kind: 'PROVINCE_JUSTICE', name: 'Sở Tư pháp', nameEn: 'Department of Justice of' },
  ],
  district: [{ kind: 'DISTRICT', name: 'Ủy ban nhân dân', nameEn: "People's Committee of" }],
  commune: [{ kind: 'COMMUNE', name: 'Ủy ban nhân dân', nameEn: "People's Committee of" }],
}

export const officeKey = (kind: OfficeKind, unitCode: string, from: CalendarDate | null): string =>
  `${kind} ${unitCode} ${from ?? ''}`

/** Unbroken stretches of one legal person: a gap ends it, and the reform of 2025 does unless the province stayed as it was. */
function lives(chains: readonly UnitChain[], unchangedProvinces: ReadonlySet<string>): UnitChain[][] {
  const all: UnitChain[][] = []
  for (const unit of byUnit(chains).values()) {
    let life: UnitChain[] = []
    for (const chain of unit) {
      const last = life.at(-1)
      const reformed = chain.from === REFORM && !(chain.level === 'province' && unchangedProvinces.has(chain.code))
      if (last && follows(last, chain) && !reformed) life.push(chain)
      else {
        life = [chain]
        all.push(life)
      }
    }
  }
  return all
}

/** All offices of units, who followed whom, and who keeps whose books. */
export function officesOfUnits(
  chains: readonly UnitChain[],
  successions: readonly Succession[],
): { offices: OfficeThroughTime[]; successions: OfficeSuccession[] } {
  const unchanged = new Set(
    successions.filter((s) => s.level === 'province' && s.relation === 'unchanged').map((s) => s.old),
  )
  const offices: OfficeThroughTime[] = []
  const byKindAndUnit = new Map<string, OfficeThroughTime[]>()
  for (const life of lives(chains, unchanged)) {
    const [first] = life
    const last = life.at(-1)
    if (!first || !last) continue
    for (const { kind, name, nameEn } of KINDS[first.level]) {
      const key = officeKey(kind, first.code, first.from)
      const office: OfficeThroughTime = {
        key,
        kind,
        unitCode: first.code,
        provinceCode: last.provinceCode,
        from: first.from,
        to: last.to,
        names: life.map((c) => ({
          from: c.from,
          to: c.to,
          name: `${name} ${c.chain}`,
          nameEn: `${nameEn} ${c.chainEn}`,
        })),
        custodian: key,
      }
      offices.push(office)
      const group = byKindAndUnit.get(`${kind} ${first.code}`)
      if (group) group.push(office)
      else byKindAndUnit.set(`${kind} ${first.code}`, [office])
    }
  }

  /** The office of a unit on a day, or the first that begins later (a successor that was itself re-made in between). */
  const officeAt = (kind: OfficeKind, code: string, day: CalendarDate): OfficeThroughTime | undefined => {
    const group = byKindAndUnit.get(`${kind} ${code}`) ?? []
    return group.find((o) => covers(o, day)) ?? group.find((o) => (o.from ?? '') > day)
  }

  const edges: OfficeSuccession[] = []
  const defaults = new Map<string, { to: OfficeThroughTime; thin: boolean }>()
  for (const s of successions) {
    for (const { kind } of KINDS[s.level]) {
      const old = (byKindAndUnit.get(`${kind} ${s.old}`) ?? []).find((o) => o.to === addDays(s.from, -1))
      const newKind = kind === 'DISTRICT' && s.new.length === 5 ? 'COMMUNE' : kind
      const next = officeAt(newKind, s.new, s.from)
      if (!old || !next || old === next) continue
      edges.push({ ...s, old: old.key, new: next.key })
      if (s.isDefault) defaults.set(old.key, { to: next, thin: THIN.includes(s.evidence) })
    }
  }

  const justiceToday = (provinceCode: string | null): string | undefined => {
    let office = officeAt('PROVINCE_JUSTICE', provinceCode ?? '', date('1900-01-01'))
    for (let step = 0; office && office.to !== null && step < 9; step += 1) office = defaults.get(office.key)?.to
    return office?.key
  }
  for (const office of offices) {
    let at: OfficeThroughTime | undefined = office
    for (let step = 0; at && at.to !== null && step < 9; step += 1) {
      const next: { to: OfficeThroughTime; thin: boolean } | undefined = defaults.get(at.key)
      at = next && !next.thin ? next.to : undefined
    }
    office.custodian = at && at.to === null ? at.key : (justiceToday(office.provinceCode) ?? office.key)
  }
  return { offices, successions: edges }
}
