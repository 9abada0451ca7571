import { dateLine } from '../../events/parts/words/dates.ts'
import type { CalendarDate } from '../../values/calendar-date.ts'
import { inCapitals } from '../../values/names.ts'

/** An office as its papers name it. */
export type OfficeNames = {
  kind: 'COMMUNE' | 'DISTRICT' | 'MISSION' | 'PROVINCE_JUSTICE' | 'PROVINCE' | 'MOJ' | 'MOFA'
  /** `Ủy ban nhân dân phường Hoàn Kiếm, thành phố Hà Nội` */
  name: string
  /** `Phường Hoàn Kiếm`; empty for a mission. */
  unit: string
  /** Units above it, nearest first: `Thành phố Hà Nội`, or before 2025-07-01 `Quận …`, `Thành phố …`. */
  above: readonly string[]
}

export type Letterhead = {
  /** From the highest body down; the last line is the issuing body. */
  office: string[]
  /** `Hoàn Kiếm, ngày 18 tháng 7 năm 2026` */
  placeAndDate: string
}

const unitTypes = /^(Phường|Xã|Thị trấn|Đặc khu|Quận|Huyện|Thị xã|Thành phố|Tỉnh)\s+/i

/** `Phường Hoàn Kiếm` → `Hoàn Kiếm`; a numbered unit keeps its type (`Phường 1`). */
function placeName(unit: string): string {
  const bare = unit.replace(unitTypes, '')
  return /^\d/.test(bare) ? unit : bare
}

/** The left head of office papers, stacked (domain: TỈNH … / UBND XÃ …). */
export function letterheadWords(office: OfficeNames, day: CalendarDate): Letterhead {
  const administrative = office.unit !== '' && ['COMMUNE', 'DISTRICT', 'PROVINCE'].includes(office.kind)
  const issuing = administrative ? [...office.above].reverse().concat(`UBND ${office.unit}`) : [office.name]
  const place = placeName(office.unit) || office.name.replace(/^.* tại /, '')
  return { office: issuing.map(inCapitals), placeAndDate: `${place}, ${dateLine(day)}` }
}
