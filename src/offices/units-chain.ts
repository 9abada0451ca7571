import { addDays, type CalendarDate } from '../values/calendar-date.ts'
import { fold } from '../values/names.ts'

export type UnitLevel = 'province' | 'district' | 'commune'

/** A period of days, closed at both ends; null = open. */
export type Period = { from: CalendarDate | null; to: CalendarDate | null }

/** One version of an administrative unit: the name, type and parent it had in a period. */
export type UnitVersion = Period & {
  code: string
  level: UnitLevel
  name: string
  type: string
  fullName: string
  parent: string | null
  variants: readonly string[]
  basis: string
}

/** A period in which a unit and everything above it kept its name: `phường Ba Đình, thành phố Hà Nội`. */
export type UnitChain = Period & {
  code: string
  level: UnitLevel
  chain: string
  chainEn: string
  provinceCode: string
  nameKey: string
  search: string
}

/** `Thành phố` for the type `thành phố trung ương`; other types stand before the name as they are. */
const typeWord = (type: string): string => (type === 'thành phố trung ương' ? 'thành phố' : type)

/** `phường`, `14` → `Phường 14`, as lists write it. */
export function fullNameOf(type: string, name: string): string {
  const word = typeWord(type)
  return `${word.charAt(0).toLocaleUpperCase('vi')}${word.slice(1)} ${name}`
}

/** `phường Ba Đình`, as it stands inside a sentence. */
export const inSentence = (type: string, name: string): string => `${typeWord(type)} ${name}`

const ENGLISH: Record<string, string> = {
  tỉnh: 'Province',
  'thành phố trung ương': 'City',
  'thành phố': 'City',
  quận: 'District',
  huyện: 'District',
  'thị xã': 'Town',
  phường: 'Ward',
  xã: 'Commune',
  'thị trấn': 'Township',
  'đặc khu': 'Special Zone',
}
const inEnglish = (type: string, name: string): string =>
  /^\d+$/.test(name) ? `${ENGLISH[type] ?? ''} ${name}` : `${name} ${ENGLISH[type] ?? ''}`

const before = (a: CalendarDate | null, b: CalendarDate | null): boolean => (a ?? '') < (b ?? '')
const endsBefore = (a: CalendarDate | null, day: CalendarDate): boolean => a !== null && a < day
const laterStart = (a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null => (before(a, b) ? b : a)
const earlierEnd = (a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null =>
  a === null ? b : b === null ? a : a < b ? a : b

/** The common part of two periods, if any. */
function overlap(a: Period, b: Period): Period | undefined {
  const both = { from: laterStart(a.from, b.from), to: earlierEnd(a.to, b.to) }
  return both.from !== null && endsBefore(both.to, both.from) ? undefined : both
}

/** Whether `next` begins on the day after `earlier` ends. */
export const follows = (earlier: Period, next: Period): boolean =>
  earlier.to !== null && next.from === addDays(earlier.to, 1)

export const covers = (period: Period, day: CalendarDate): boolean =>
  (period.from ?? '') <= day && (period.to === null || day <= period.to)

/** Groups by level and code, each group in the order of time. */
export function byUnit<T extends Period & { level: UnitLevel; code: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const key = `${row.level} ${row.code}`
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  for (const group of groups.values()) group.sort((a, b) => (before(a.from, b.from) ? -1 : 1))
  return groups
}

/** The level a parent code belongs to: two digits are a province, three a district. */
const levelOfParent = (code: string): UnitLevel => (code.length === 2 ? 'province' : 'district')

/** Every period of every unit with its full chain of names; what changed above a unit without changing the text makes no new period. */
export function chainsOf(versions: readonly UnitVersion[]): UnitChain[] {
  const units = byUnit(versions)
  const done = new Map<string, UnitChain[]>()
  const chainsOfUnit = (key: string): UnitChain[] => {
    const known = done.get(key)
    if (known) return known
    const chains: UnitChain[] = []
    for (const unit of units.get(key) ?? []) {
      const own = inSentence(unit.type, unit.name)
      const ownEn = inEnglish(unit.type, unit.name)
      const nameKey = fold(unit.name)
      const parts =
        unit.parent === null
          ? [{ ...period(unit), chain: own, chainEn: ownEn, provinceCode: unit.code }]
          : chainsOfUnit(`${levelOfParent(unit.parent)} ${unit.parent}`).flatMap((parent) => {
              const both = overlap(unit, parent)
              return both
                ? [
                    {
                      ...both,
                      chain: `${own}, ${parent.chain}`,
                      chainEn: `${ownEn}, ${parent.chainEn}`,
                      provinceCode: parent.provinceCode,
                    },
                  ]
                : []
            })
      let last: UnitChain | undefined
      for (const part of parts) {
        if (last && follows(last, part) && last.chain === part.chain && last.provinceCode === part.provinceCode)
          last.to = part.to
        else {
          last = { ...part, code: unit.code, level: unit.level, nameKey, search: ` ${fold(part.chain)}` }
          chains.push(last)
        }
      }
    }
    done.set(key, chains)
    return chains
  }
  return [...units.keys()].flatMap(chainsOfUnit)
}

const period = (of: Period): Period => ({ from: of.from, to: of.to })
