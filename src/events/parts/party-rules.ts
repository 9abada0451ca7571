import { addYears, formatDate } from '../../values/calendar-date.ts'
import { earliestDay, yearOf } from '../../values/partial-date.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import type { KnownPerson } from '../known.ts'
import type { Party } from './party.ts'
import type { PersonRole } from './roles.ts'
import { error, sameWords, warning } from './rule-tools.ts'

/** A party with its place in the declaration and what the messages call it. */
export type Placed = { role: PersonRole; party: Party; pointer: string; word: string; wordEn: string }

/** The registers' knowledge of a party, if it was found. */
export const knownOf = (role: PersonRole, { people }: Circumstances): KnownPerson | undefined => people?.[role]

/** R-A9: name and year of birth are those of the registers, or it is said why not (NĐ 07/2025 art. 2). */
export const partiesAsRegistered = (parties: readonly Placed[], circumstances: Circumstances): Problem[] =>
  parties.flatMap(({ role, party, pointer, word, wordEn }) => {
    const known = knownOf(role, circumstances)
    if (!known) return []
    const year = yearOf(party.birthDate)
    const differs: string[] = [
      ...(sameWords(known.name, party.name) ? [] : [`họ tên “${known.name}”`]),
      ...(known.birth.year === null || year === undefined || known.birth.year === year
        ? []
        : [`năm sinh ${known.birth.year}`]),
    ]
    if (differs.length === 0) return []
    return [
      warning(
        { rule: 'R-A9', cite: 'Nghị định 07/2025/NĐ-CP, Điều 2', pointer: `${pointer}/name` },
        `Sổ hộ tịch ghi ${word} có ${differs.join(', ')}; đối chiếu rồi sửa, hoặc ghi lý do.`,
        `The registers know the ${wordEn} with other particulars; compare, then correct or give the reason.`,
      ),
    ]
  })

/** Why a party cannot act, by the declaration or by the registers; empty when it can. The register's word comes first. */
export function cannotAct(placed: Pick<Placed, 'role' | 'party'>, circumstances: Circumstances): string {
  const known = knownOf(placed.role, circumstances)
  if (known?.death)
    return known.death.on === null
      ? `đã được đăng ký khai tử (${known.death.reference})`
      : `đã được đăng ký khai tử ngày ${formatDate(known.death.on)} (${known.death.reference})`
  if (placed.party.deceased) return 'được khai là đã chết'
  if (known?.conditions.some(({ condition }) => condition === 'MISSING')) return 'đang bị tuyên bố mất tích'
  return ''
}

/** R-B9: nobody is born after today. */
export const bornByToday = (parties: readonly Omit<Placed, 'role'>[], { today }: Circumstances): Problem[] =>
  parties.flatMap(({ party, pointer, word, wordEn }) => {
    const born = earliestDay(party.birthDate)
    if (born === undefined || born <= today) return []
    return [
      error(
        { rule: 'R-B9', cite: 'Luật Hộ tịch 2014, Điều 14', pointer: `${pointer}/birthDate` },
        `Ngày sinh của ${word} sau hôm nay; kiểm tra lại.`,
        `The ${wordEn} is born after today.`,
      ),
    ]
  })

/** Whole years from one birth to another, counted as law counts partial dates (R-A12); undefined when one is not known. Negative: the other was born first. */
export function yearsBetween(elder: Party['birthDate'], younger: Party['birthDate']): number | undefined {
  const from = earliestDay(elder)
  const to = earliestDay(younger)
  if (from === undefined || to === undefined) return undefined
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return addYears(from, years) <= to ? years : years - 1
}
