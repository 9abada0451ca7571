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
import { CalendarDate } from '../../values/calendar-date.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import type { FormBlock } from './form.ts'
import { error, warning } from './rule-tools.ts'

const text = (max: number) => z.string().trim().max(max).default('')

/** The earlier registration of an event that is registered again (đăng ký lại): where, under which number, and how it was searched for. */
export const Earlier = z.object({
  /** Name of the office of then, as the papers write it. */
  office: z.string().trim().min(1, 'Cần ghi nơi đã đăng ký trước đây.').max(300),
  /** Its unit, of then or of now: the book lies with whoever followed it. */
  unitCode: z
    .string()
    .regex(/^\d{2,5}$/)
    .nullable()
    .default(null),
  number: text(30),
  volume: text(30),
  registeredOn: CalendarDate.nullable().default(null),
  bookLost: z.boolean().default(false),
  originalLost: z.boolean().default(false),
  /** Copies and papers handed in that show the earlier registration. */
  papers: text(500),
  /** R-I4: what the search in the database or the books found, and when. */
  searchResult: z.enum(['NOTHING', 'FOUND']).nullable().default(null),
  searchedOn: CalendarDate.nullable().default(null),
  searchNote: text(500),
})
export type Earlier = z.infer<typeof Earlier>

/** The fields of the block, for the form of any event; `again` says when it belongs to what is typed. */
export const earlierBlock = (again: NonNullable<FormBlock['shown']>): FormBlock => ({
  id: 'earlier',
  title: ['Đã đăng ký trước đây', 'Earlier registration'],
  shown: again,
  fields: [
    {
      at: '/earlier/office',
      label: ['Cơ quan đã đăng ký', 'Office'],
      field: { as: 'office', unit: '/earlier/unitCode', maxLength: 300 },
      required: true,
      span: 12,
    },
    { at: '/earlier/number', label: ['Số', 'Number'], field: { as: 'text', maxLength: 30 }, span: 4 },
    { at: '/earlier/volume', label: ['Quyển số', 'Volume'], field: { as: 'text', maxLength: 30 }, span: 4 },
    { at: '/earlier/registeredOn', label: ['Ngày đăng ký', 'Registered on'], field: { as: 'day' }, span: 4 },
    {
      at: '/earlier/bookLost',
      label: ['Sổ hộ tịch không còn lưu giữ', 'The book is lost'],
      field: { as: 'tick' },
      span: 6,
    },
    {
      at: '/earlier/originalLost',
      label: ['Bản chính giấy tờ không còn', 'The original is lost'],
      field: { as: 'tick' },
      span: 6,
    },
    {
      at: '/earlier/papers',
      label: ['Bản sao, giấy tờ đã nộp', 'Papers handed in'],
      field: { as: 'long-text', maxLength: 500 },
    },
    {
      at: '/earlier/searchResult',
      label: ['Kết quả tra cứu', 'Result of the search'],
      field: {
        as: 'choice',
        choices: [
          { value: 'NOTHING', label: ['Không còn dữ liệu, không còn sổ', 'Nothing was found'] },
          { value: 'FOUND', label: ['Có dữ liệu', 'Found'] },
        ],
      },
      span: 8,
    },
    { at: '/earlier/searchedOn', label: ['Ngày tra cứu', 'Searched on'], field: { as: 'day' }, span: 4 },
    {
      at: '/earlier/searchNote',
      label: ['Nơi và cách tra cứu', 'Where and how'],
      field: { as: 'long-text', maxLength: 500 },
    },
  ],
})

/** R-I1: only what was registered before 2016 is registered again, while the law still allows it (LHT art. 76.2; NĐ 123/2015 art. 24). */
export function registeredEarlyEnough(what: ReRegistered, earlier: Earlier, circumstances: Circumstances): Problem[] {
  const { receivedOn, policies } = circumstances
  const { cite } = inForce(registeredBefore, receivedOn)
  const ground = { rule: 'R-I1', cite, pointer: '/earlier/registeredOn' }
  if (!mayBeReRegistered(what, receivedOn, policies))
    return [
      error(
        { ...ground, cite: 'Luật Hộ tịch năm 2026 (Nghị quyết 31/2026/QH16)' },
        'Từ ngày 01/3/2027 việc này không còn được đăng ký lại; đề nghị xác nhận thông tin hoặc đăng ký mới.',
        'Since 2027-03-01 this is no longer registered again.',
      ),
    ]
  if (earlyEnough(earlier.registeredOn, receivedOn)) return []
  return [
    error(
      ground,
      'Chỉ đăng ký lại việc đã đăng ký trước ngày 01/01/2016; việc này đã có trong Sổ sau ngày đó, hãy cấp trích lục bản sao.',
      'Only what was registered before 2016-01-01 is registered again; issue an extract copy.',
    ),
  ]
}

/** R-I2: both the book and the original are lost; else a copy is issued (NĐ 123/2015 art. 24). */
export function bookAndOriginalAreLost(earlier: Earlier, circumstances: Circumstances): Problem[] {
  const { cite, value } = inForce(reRegistrationConditions, circumstances.receivedOn)
  const lacks = (lost: boolean, needed: boolean, at: string, vi: string, en: string): Problem[] =>
    lost || !needed ? [] : [error({ rule: 'R-I2', cite, pointer: `/earlier/${at}` }, vi, en)]
  return [
    ...lacks(
      earlier.bookLost,
      value.bookLost,
      'bookLost',
      'Sổ hộ tịch còn lưu giữ thì cấp trích lục bản sao, không đăng ký lại. Đánh dấu nếu Sổ đã mất.',
      'Where the book is kept, an extract copy is issued. Tick when the book is lost.',
    ),
    ...lacks(
      earlier.originalLost,
      value.originalLost,
      'originalLost',
      'Người yêu cầu còn giữ bản chính thì không đăng ký lại. Đánh dấu nếu bản chính đã mất.',
      'Who still holds the original does not register again. Tick when it is lost.',
    ),
  ]
}

/** R-I3: whose birth or marriage is registered again is alive at intake (NĐ 123/2015 art. 24). `people`: name and whether known as dead. */
export function personsAreAlive(
  what: ReRegistered,
  people: readonly { name: string; dead: boolean; pointer: string }[],
  circumstances: Circumstances,
): Problem[] {
  const { cite, value } = inForce(reRegistrationConditions, circumstances.receivedOn)
  if (!value.personsAlive.includes(what)) return []
  return people
    .filter(({ dead }) => dead)
    .map(({ name, pointer }) =>
      error(
        { rule: 'R-I3', cite, pointer },
        `${name} đã chết; chỉ đăng ký lại khi người đó còn sống vào lúc tiếp nhận hồ sơ.`,
        `${name} is dead; only who is alive at intake is registered again.`,
      ),
    )
}

/** R-I4: the search for the earlier entry is done and stored; what was found is copied, not registered again (NĐ 123/2015 art. 26; NĐ 18/2026 art. 13). */
export function earlierEntryWasSearched(earlier: Earlier, circumstances: Circumstances): Problem[] {
  const search = inForce(earlierRegistrationSearch, circumstances.receivedOn)
  const ground = { rule: 'R-I4', cite: search.cite, pointer: '/earlier/searchResult' }
  if (earlier.searchResult === 'FOUND')
    return [
      error(
        ground,
        'Đã tìm thấy mục đăng ký trước đây: cấp trích lục bản sao, không đăng ký lại.',
        'The earlier entry was found: issue an extract copy.',
      ),
    ]
  if (earlier.searchResult === 'NOTHING' && earlier.searchedOn !== null) return []
  return [
    error(
      ground,
      search.value.in === 'DATABASE'
        ? 'Tra cứu mục cũ trong Cơ sở dữ liệu hộ tịch rồi ghi kết quả và ngày tra cứu.'
        : 'Tra cứu Sổ hộ tịch (hỏi Ủy ban nhân dân xã đã đăng ký trước đây) rồi ghi kết quả và ngày tra cứu.',
      'Search for the earlier entry, and write the result and its day.',
    ),
  ]
}

/** R-I1: papers that show the earlier registration are all handed in (NĐ 123/2015 art. 24, 26). */
export function papersOfEarlierAreGiven(earlier: Earlier): Problem[] {
  if (earlier.papers !== '' || earlier.number !== '') return []
  return [
    warning(
      { rule: 'R-I1', cite: 'Nghị định 123/2015/NĐ-CP, Điều 24 khoản 3, Điều 26', pointer: '/earlier/papers' },
      'Người yêu cầu nộp mọi bản sao, giấy tờ có thông tin về việc đăng ký trước đây; không có thì ghi lý do.',
      'The requester hands in every paper that shows the earlier registration; without any, give the reason.',
    ),
  ]
}

/** R-I1, R-I2, R-I4 together; R-I3 needs the people and is asked beside. */
export const reRegistrationProblems = (
  what: ReRegistered,
  earlier: Earlier,
  circumstances: Circumstances,
): Problem[] => [
  ...registeredEarlyEnough(what, earlier, circumstances),
  ...bookAndOriginalAreLost(earlier, circumstances),
  ...earlierEntryWasSearched(earlier, circumstances),
  ...papersOfEarlierAreGiven(earlier),
]
