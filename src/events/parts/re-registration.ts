import { z } from 'zod'
import { inForce } from '../../law/in-force.ts'
import {
  earlierRegistrationSearch,
  earlyEnough,
  mayBeReRegistered,
  type ReRegistered,
  registeredBefore,
  reRegistrationConditions,
} from '../../law/re-registration.ts'
import { CalendarDate, formatDate } from '../../values/calendar-date.ts'
import { PartialDate } from '../../values/partial-date.ts'
import type { Circumstances, Problem } from '../event.ts'
import { Place } from './place.ts'
import { error, type Ground, latestDay } from './rule-tools.ts'

const text = (max: number) => z.string().trim().max(max).default('')

/** Block "đã đăng ký trước đây" of a re-registration (domain/02 §4.2, 4.5; domain/01 I). */
export const EarlierRegistration = z.object({
  /** Name of the office as it then was. */
  officeName: z.string().trim().min(1, 'Cần ghi cơ quan đã đăng ký trước đây.').max(300),
  /** Unit of that office: it or its successor may register again. */
  place: Place.nullable().default(null),
  number: text(30),
  volume: text(30),
  registeredOn: PartialDate.default({ known: 'nothing' }),
  /** The paper that proves the earlier registration, in words. */
  proof: text(300),
  /** R-I2: the sworn sentence that the original is not kept, and what the office knows of its book. */
  originalLost: z.boolean().default(false),
  bookLost: z.boolean().default(false),
  /** R-I4: the search before a re-registration, kept with its result. */
  search: z
    .object({
      searchedOn: CalendarDate,
      /** What was searched: the database, a book, the answer of the earlier office. */
      where: z.string().trim().min(3).max(300),
      result: z.enum(['NOTHING', 'FOUND']),
      /** The entry that was found, or the number of the answer. */
      reference: text(200),
    })
    .nullable()
    .default(null),
})
export type EarlierRegistration = z.infer<typeof EarlierRegistration>

/** `số 12, quyển số 01/1998, ngày 03/02/1998, Ủy ban nhân dân xã …`; what is not known is left out. */
export function earlierWords(earlier: EarlierRegistration, dateWords: (date: PartialDate) => string): string {
  const on = dateWords(earlier.registeredOn)
  return [
    earlier.number === '' ? '' : `số ${earlier.number}`,
    earlier.volume === '' ? '' : `quyển số ${earlier.volume}`,
    on === '' ? '' : `ngày ${on}`,
    earlier.officeName,
  ]
    .filter((part) => part !== '')
    .join(', ')
}

/** R-I1: registered by a Vietnamese office before 2016-01-01, and still to be registered again under the law of the day (NĐ 123/2015 art. 24). */
export function earlyEnoughToRegisterAgain(
  what: ReRegistered,
  earlier: EarlierRegistration,
  { receivedOn, policies }: Circumstances,
): Problem[] {
  const law = inForce(registeredBefore, receivedOn)
  const ground: Ground = { rule: 'R-I1', cite: law.cite, pointer: '/earlier/registeredOn' }
  if (!mayBeReRegistered(what, receivedOn, policies))
    return [
      error(
        { ...ground, pointer: '/earlier' },
        'Theo luật của ngày tiếp nhận, việc này không còn được đăng ký lại.',
        'The law of the day of intake no longer knows this re-registration.',
      ),
    ]
  if (law.value === null || earlyEnough(latestDay(earlier.registeredOn) ?? null, receivedOn)) return []
  return [
    error(
      ground,
      `Chỉ đăng ký lại việc đã đăng ký trước ngày ${formatDate(law.value)}; việc sau ngày đó thì cấp trích lục bản sao.`,
      `Only what was registered before ${formatDate(law.value)} is registered again; otherwise an extract copy is issued.`,
    ),
  ]
}

/** R-I2: the book and the original are both lost; else extract copies are issued (LHT art. 76.2; NĐ 123/2015 art. 24). */
export function bookAndOriginalLost(earlier: EarlierRegistration, { receivedOn }: Circumstances): Problem[] {
  const law = inForce(reRegistrationConditions, receivedOn)
  const lacks =
    (law.value.bookLost && !earlier.bookLost && '/earlier/bookLost') ||
    (law.value.originalLost && !earlier.originalLost && '/earlier/originalLost')
  if (!lacks) return []
  return [
    error(
      { rule: 'R-I2', cite: law.cite, pointer: lacks },
      'Chỉ đăng ký lại khi Sổ hộ tịch và bản chính giấy tờ hộ tịch đều bị mất; còn một trong hai thì cấp trích lục bản sao.',
      'Registered again only when both the book and the original are lost; otherwise an extract copy is issued.',
    ),
  ]
}

/** R-I3: those whose birth or marriage is registered again are alive on the day of intake (NĐ 123/2015 art. 24). */
export function aliveToRegisterAgain(
  what: ReRegistered,
  people: readonly { who: string; dead: boolean; pointer: string }[],
  { receivedOn }: Circumstances,
): Problem[] {
  const law = inForce(reRegistrationConditions, receivedOn)
  if (!law.value.personsAlive.includes(what)) return []
  return people
    .filter(({ dead }) => dead)
    .map(({ who, pointer }) =>
      error(
        { rule: 'R-I3', cite: law.cite, pointer },
        `${who} đã chết nên không đăng ký lại được.`,
        'Only living people are registered again.',
      ),
    )
}

/** R-I4: the search for the earlier entry is done and kept before a re-registration; a hit means an extract copy (NĐ 123/2015 art. 26; NĐ 18/2026 art. 13). */
export function earlierEntrySearched(earlier: EarlierRegistration, { receivedOn }: Circumstances): Problem[] {
  const law = inForce(earlierRegistrationSearch, receivedOn)
  const ground: Ground = { rule: 'R-I4', cite: law.cite, pointer: '/earlier/search' }
  if (earlier.search === null)
    return [
      error(
        ground,
        law.value.in === 'DATABASE'
          ? 'Tra cứu Cơ sở dữ liệu hộ tịch điện tử rồi ghi kết quả vào hồ sơ.'
          : 'Tra Sổ (hoặc hỏi nơi đã đăng ký trước đây) rồi ghi kết quả vào hồ sơ.',
        'Search for the earlier entry and write the result.',
      ),
    ]
  if (earlier.search.result === 'NOTHING') return []
  return [
    error(
      ground,
      'Đã tìm thấy việc đăng ký trước đây: không đăng ký lại, cấp trích lục bản sao.',
      'The earlier entry was found: issue an extract copy instead.',
    ),
  ]
}
