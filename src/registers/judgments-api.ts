import { z } from 'zod'
import { Ethnicity, Nationalities, Sex } from '../events/parts/person.ts'
import { endpoint } from '../platform/define-endpoint.ts'
import { CalendarDate } from '../values/calendar-date.ts'
import { Pin } from '../values/ids.ts'
import { PersonName } from '../values/names.ts'
import { PartialDate } from '../values/partial-date.ts'

const text = (max: number) => z.string().trim().max(max).default('')

export const JudgmentMatter = z.enum([
  'NATIONALITY',
  'PARENTAGE',
  'SEX',
  'ADOPTION',
  'ADOPTION_END',
  'DIVORCE',
  'ANNULMENT',
  'MARRIAGE_RECOGNISED',
  'GUARDIANSHIP',
  'MISSING',
  'MISSING_REVERSED',
  'DEAD',
  'DEAD_REVERSED',
  'CAPACITY_LOST',
  'CAPACITY_LIMITED',
  'CAPACITY_RESTORED',
])

/** Somebody the decision names. */
export const JudgmentPerson = z.object({
  name: PersonName,
  birthDate: PartialDate.default({ known: 'nothing' }),
  pin: Pin.nullable().default(null),
  sex: Sex.nullable().default(null),
  ethnicity: Ethnicity.nullable().default(null),
  nationalities: Nationalities.default(['VN']),
})
export type JudgmentPerson = z.infer<typeof JudgmentPerson>

/** A judgment or decision as its notice tells it (LHT 30; domain/01 J). */
export const Judgment = z.object({
  channel: z.enum(['PAPER', 'ELECTRONIC']).default('PAPER'),
  matter: JudgmentMatter,
  /** `Bản án`, `Quyết định`, `Giấy chứng nhận`. */
  paper: z.string().trim().min(1).max(100).default('Bản án'),
  number: z.string().trim().min(1, 'Ghi số bản án, quyết định.').max(60),
  sender: z.string().trim().min(1, 'Ghi Tòa án, cơ quan đã ra bản án, quyết định.').max(300),
  decidedOn: CalendarDate,
  /** The day of legal effect decides, not the day of arrival (R-J3). */
  effectiveOn: CalendarDate,
  /** Whom the noted entry is about: both spouses, the child, the deceased, the ward. */
  persons: z.array(JudgmentPerson).min(1, 'Ghi người trong bản án, quyết định.').max(4),
  /** The entry as the decision names it. */
  reference: z
    .object({
      office: text(300),
      officeId: z.int().positive().nullable().default(null),
      /** Number within the year: 12 of `12/2019`. */
      number: z.int().min(1).nullable().default(null),
      year: z.int().min(1900).max(2200).nullable().default(null),
      registeredOn: CalendarDate.nullable().default(null),
    })
    .default({ office: '', officeId: null, number: null, year: null, registeredOn: null }),
  details: z
    .object({
      /** NATIONALITY: what the person has from the day of effect on; empty: stateless. */
      nationalities: Nationalities.nullable().default(null),
      sex: Sex.nullable().default(null),
      /** PARENTAGE: which parent, and who; nobody when the court only says who is not. */
      relation: z.enum(['MOTHER', 'FATHER']).nullable().default(null),
      parent: JudgmentPerson.nullable().default(null),
      adopters: z
        .array(z.object({ relation: z.enum(['ADOPTIVE_MOTHER', 'ADOPTIVE_FATHER']), person: JudgmentPerson }))
        .max(2)
        .default([]),
      diedOn: CalendarDate.nullable().default(null),
    })
    .default({ nationalities: null, sex: null, relation: null, parent: null, adopters: [], diedOn: null }),
  /** What the note says besides; the matter, the paper and the day of effect are written by themselves. */
  remarks: text(500),
})
export type Judgment = z.infer<typeof Judgment>

const State = z.enum(['WAITING', 'NOTED', 'FORWARDED', 'RETURNED'])
export type JudgmentState = z.infer<typeof State>

/** Where a decision stands that was passed on, as the office that has it now left it. */
export const JudgmentOutcome = z.object({
  state: z.enum(['WAITING', 'NOTED', 'RETURNED']),
  office: z.string(),
  /** When it was noted or sent back; null while it waits. */
  at: z.string().nullable(),
  /** Number of the entry it was noted on, `12/2019`. */
  entry: z.string().nullable(),
  /** Why it was sent back. */
  reason: z.string(),
})

export const JudgmentItem = z.object({
  id: z.uuid(),
  state: State,
  judgment: Judgment,
  matterWords: z.tuple([z.string(), z.string()]),
  receivedAt: z.string(),
  receiverName: z.string(),
  /** Office that passed it on. */
  fromOffice: z.string().nullable(),
  toOffice: z.string().nullable(),
  /** Of a decision passed on; null for every other. */
  outcome: JudgmentOutcome.nullable(),
  entry: z.object({ officeId: z.int(), entryId: z.uuid() }).nullable(),
  reason: z.string(),
  doneAt: z.string().nullable(),
  doneName: z.string(),
})
export type JudgmentItem = z.infer<typeof JudgmentItem>

/** An entry the decision may mean, best first. */
export const JudgmentMatch = z.object({
  officeId: z.int(),
  entryId: z.uuid(),
  number: z.string(),
  registeredOn: CalendarDate,
  officeName: z.string(),
  keeperId: z.int(),
  keeperName: z.string(),
  /** The own office keeps the book; else the decision is passed on. */
  ownBook: z.boolean(),
  revoked: z.boolean(),
  names: z.array(z.string()),
  /** `certain`: the number and a person agree, or every person by PIN. */
  likeness: z.enum(['certain', 'likely', 'possible']),
  reasons: z.array(z.string()),
})
export type JudgmentMatch = z.infer<typeof JudgmentMatch>

const byId = z.object({ id: z.uuid() })

export const receiveJudgment = endpoint({
  id: 'receiveJudgment',
  method: 'POST',
  path: '/api/judgments',
  tag: 'registers',
  summary: 'Nhận bản án, quyết định để ghi vào Sổ (giấy hoặc văn bản điện tử); gửi lại không tạo mục mới',
  summaryEn: 'Take in a judgment or decision to be noted; the same one again changes nothing (R-J2)',
  access: 'entry.note',
  body: Judgment,
  output: JudgmentItem,
})

export const listJudgments = endpoint({
  id: 'listJudgments',
  method: 'GET',
  path: '/api/judgments',
  tag: 'registers',
  summary: 'Bản án, quyết định đã nhận, theo trạng thái',
  summaryEn: 'Judgments and decisions received, by state',
  access: 'entry.note',
  query: z.object({ state: State.default('WAITING'), limit: z.coerce.number().int().min(1).max(100).default(50) }),
  output: z.object({ items: z.array(JudgmentItem) }),
})

export const matchJudgment = endpoint({
  id: 'matchJudgment',
  method: 'GET',
  path: '/api/judgments/:id/matches',
  tag: 'registers',
  summary: 'Mục trong Sổ mà bản án, quyết định nói đến: theo số đăng ký, số định danh, rồi họ tên và ngày sinh',
  summaryEn: 'Entries the decision may mean: by number, by PIN, then by name and birth',
  access: 'entry.note',
  params: byId,
  output: z.object({ judgment: JudgmentItem, matches: z.array(JudgmentMatch) }),
})

export const noteJudgment = endpoint({
  id: 'noteJudgment',
  method: 'POST',
  path: '/api/judgments/:id/note',
  tag: 'registers',
  summary: 'Ghi chú bản án, quyết định vào mục; mục do nơi khác giữ Sổ thì chuyển đến nơi đó',
  summaryEn: 'Note the decision on an entry at once; kept by another office, it is passed on to that office',
  access: 'entry.note',
  params: byId,
  body: z.object({ officeId: z.int().positive(), entryId: z.uuid() }),
  output: JudgmentItem,
})

export const returnJudgment = endpoint({
  id: 'returnJudgment',
  method: 'POST',
  path: '/api/judgments/:id/return',
  tag: 'registers',
  summary: 'Trả lại nơi gửi, có lý do (không tìm thấy mục, thiếu thông tin)',
  summaryEn: 'Send it back with the reason',
  access: 'entry.note',
  params: byId,
  body: z.object({ reason: z.string().trim().min(10, 'Ghi rõ lý do trả lại.').max(1000) }),
  output: JudgmentItem,
})
