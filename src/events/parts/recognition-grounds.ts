import { z } from 'zod'
import { adultAge, ageOn } from '../../law/ages.ts'
import { inForce } from '../../law/in-force.ts'
import { policyValue } from '../../law/policies.ts'
import {
  type Posting,
  recognitionBeforeTheCourt,
  recognitionOpinionAge,
  recognitionPostings,
  recognitionWitnesses,
} from '../../law/recognition.ts'
import { regimeOn } from '../../law/regimes.ts'
import { addWorkingDays, lastDayOfPeriod, type WorkingCalendar } from '../../law/working-calendar.ts'
import { CalendarDate, formatDate } from '../../values/calendar-date.ts'
import { Pin } from '../../values/ids.ts'
import { PersonName } from '../../values/names.ts'
import { PartialDate } from '../../values/partial-date.ts'
import type { Circumstances, KnownTask, ProposedTask } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import type { FormField } from './form.ts'
import { words } from './form.ts'
import { IdDocument } from './person.ts'
import { Residence } from './place.ts'
import { calendarOf, error, sameWords, warning } from './rule-tools.ts'

const text = (max: number) => z.string().trim().max(max).default('')

/** Who witnesses that a parent and a child are what they say (TT 04/2020 art. 14). */
export const Witness = z.object({
  name: PersonName,
  birthDate: PartialDate.default({ known: 'nothing' }),
  pin: Pin.nullable().default(null),
  idDocument: IdDocument.nullable().default(null),
  residence: Residence.nullable().default(null),
})
export type Witness = z.infer<typeof Witness>

/** What carries a recognition, alone or combined with a birth (domain/01 E2, E4). */
export const RecognitionGrounds = z.object({
  evidence: z.enum(['AUTHORITY_PAPER', 'SWORN_STATEMENT_WITH_WITNESSES']),
  evidenceNumber: text(60),
  evidenceAuthority: text(300),
  evidenceOn: CalendarDate.nullable().default(null),
  witnesses: z.array(Witness).max(6).default([]),
  /** Who is now the other parent; `UNREACHABLE`: cannot be contacted while the child lives with who recognises it (TT 04/2020 art. 16.1). */
  otherParent: z.enum(['AGREES', 'OBJECTS', 'UNREACHABLE', 'DEAD', 'NONE']).nullable().default(null),
  childSays: z.enum(['AGREES', 'OBJECTS']).nullable().default(null),
  disputed: z.boolean().default(false),
  bothPresent: z.boolean().default(false),
})
export type RecognitionGrounds = z.infer<typeof RecognitionGrounds>

/** What the rules must know of who stands in the recognition; `at` is where the grounds stand in the declaration. */
export type GroundsOf = {
  grounds: RecognitionGrounds
  at: string
  parentName: string
  childName: string
  childBirth: PartialDate
  foreign: boolean
  /** Commune of permanent residence of who is recognised, when it is not here: posted there too. */
  residenceUnit: string | null
}

const evidenceCite = 'Thông tư 04/2020/TT-BTP, Điều 14'

/** R-E5: a paper of an authority is named; a sworn statement has at least two witnesses who are not the parties (TT 04/2020 art. 14). */
export function evidenceIsEnough(
  { grounds, at, parentName, childName }: GroundsOf,
  { receivedOn, today }: Circumstances,
): Problem[] {
  const ground = { rule: 'R-E5', cite: evidenceCite, pointer: `${at}/evidence` }
  const adult = inForce(adultAge, receivedOn).value
  if (grounds.evidence === 'AUTHORITY_PAPER')
    return grounds.evidenceAuthority !== ''
      ? grounds.evidenceOn !== null && grounds.evidenceOn > today
        ? [
            error(
              { ...ground, pointer: `${at}/evidenceOn` },
              'Ngày của văn bản sau hôm nay; kiểm tra lại.',
              'The paper is dated after today.',
            ),
          ]
        : []
      : [
          error(
            { ...ground, pointer: `${at}/evidenceAuthority` },
            'Ghi cơ quan đã xác nhận quan hệ cha con, mẹ con (số và ngày nếu có), hoặc chọn cam đoan có người làm chứng.',
            'Name the authority that confirms the relation, or choose a sworn statement with witnesses.',
          ),
        ]
  const least = inForce(recognitionWitnesses, receivedOn)
  const distinct = new Set(grounds.witnesses.map(({ name, pin }) => pin ?? name.toLocaleLowerCase('vi')))
  const minor = grounds.witnesses.findIndex(({ birthDate }) => (ageOn(birthDate, receivedOn) ?? adult) < adult)
  const party = grounds.witnesses.findIndex(({ name }) => sameWords(name, parentName) || sameWords(name, childName))
  return [
    ...(distinct.size >= least.value
      ? []
      : [
          error(
            { ...ground, cite: least.cite, pointer: `${at}/witnesses` },
            `Cam đoan về quan hệ cha, mẹ, con phải có ít nhất ${least.value} người làm chứng; ghi đủ từng người.`,
            `A sworn statement has at least ${least.value} witnesses; write each of them.`,
          ),
        ]),
    ...(minor < 0
      ? []
      : [
          error(
            { ...ground, pointer: `${at}/witnesses/${minor}/birthDate` },
            `Người làm chứng phải từ đủ ${adult} tuổi, có năng lực hành vi dân sự; ghi người khác.`,
            'A witness is of age; write somebody else.',
          ),
        ]),
    ...(party < 0
      ? []
      : [
          error(
            { ...ground, pointer: `${at}/witnesses/${party}/name` },
            'Người nhận hoặc người được nhận không làm chứng cho chính mình; ghi người khác.',
            'A party is no witness; write somebody else.',
          ),
        ]),
  ]
}

/** E2: the other parent of a minor gives an opinion, and so does a child from nine on (forms of TT 04/2024; TT 04/2020 art. 16.1). */
export function opinionsAreGiven(asked: GroundsOf, { receivedOn }: Circumstances): Problem[] {
  const { grounds, at, childBirth } = asked
  const age = ageOn(childBirth, receivedOn)
  const adult = inForce(adultAge, receivedOn).value
  const speaks = inForce(recognitionOpinionAge, receivedOn)
  const ground = { rule: 'E2', cite: speaks.cite, pointer: `${at}/otherParent` }
  const minor = age === undefined || age < adult
  return [
    ...(minor && grounds.otherParent === null
      ? [
          error(
            ground,
            'Ghi ý kiến của người hiện đang là mẹ hoặc cha; nếu không liên lạc được, đã chết hoặc chưa xác định thì chọn mục đó.',
            'Write the opinion of the present other parent, or that there is none, dead or out of reach.',
          ),
        ]
      : []),
    ...(minor && grounds.otherParent === 'UNREACHABLE'
      ? [
          warning(
            { ...ground, cite: 'Thông tư 04/2020/TT-BTP, Điều 16 khoản 1' },
            'Chỉ bỏ qua ý kiến khi không liên lạc được với người mẹ (cha) và con đang sống cùng người nhận; ghi đã xác minh thế nào.',
            'The opinion is left out only when that parent cannot be reached and the child lives with who recognises; say how it was verified.',
          ),
        ]
      : []),
    ...(age !== undefined && age >= speaks.value && grounds.childSays === null
      ? [
          error(
            { ...ground, pointer: `${at}/childSays` },
            `Người con từ đủ ${speaks.value} tuổi: ghi ý kiến của người con.`,
            `A child from ${speaks.value} on says what it thinks; write it.`,
          ),
        ]
      : []),
  ]
}

/** E2: a dispute, or a party who objects, belongs to the court (LHT art. 25; HNGĐ art. 101.2). */
export function noDispute({ grounds, at }: GroundsOf, { receivedOn }: Circumstances): Problem[] {
  const court = inForce(recognitionBeforeTheCourt, receivedOn)
  if (!court.value.includes('DISPUTE')) return []
  if (!grounds.disputed && grounds.otherParent !== 'OBJECTS' && grounds.childSays !== 'OBJECTS') return []
  return [
    error(
      { rule: 'E2', cite: court.cite, pointer: `${at}/disputed` },
      'Có tranh chấp hoặc ý kiến phản đối: dừng giải quyết và hướng dẫn các bên đến Tòa án.',
      'There is a dispute or an objection: stop, and refer the parties to the court.',
    ),
  ]
}

/** E2: the parties are present at the registration while the law and the policy of the office want it (LHT art. 25.1). */
export function partiesArePresent({ grounds, at }: GroundsOf, { policies }: Circumstances): Problem[] {
  if (grounds.bothPresent || !policyValue('recognition-parties-present', policies)) return []
  return [
    error(
      { rule: 'E2', cite: 'Luật Hộ tịch 2014, Điều 25 khoản 1', pointer: `${at}/bothPresent` },
      'Các bên phải có mặt khi đăng ký nhận cha, mẹ, con; đánh dấu khi đã có mặt.',
      'The parties are present at the registration; tick when they are.',
    ),
  ]
}

const lastDay = (from: CalendarDate, posting: Posting, calendar: WorkingCalendar): CalendarDate =>
  posting.unit === 'days' ? lastDayOfPeriod(from, posting.days, calendar) : addWorkingDays(from, posting.days, calendar)

const lengthOf = ({ days, unit }: Posting): string => `${days} ngày ${unit === 'days' ? 'liên tục' : 'làm việc'}`

/** Postings the law of the intake day asks for, with the last day of each; empty for a domestic recognition. */
export function postingsOf(
  { foreign, residenceUnit }: Pick<GroundsOf, 'foreign' | 'residenceUnit'>,
  { receivedOn, policies }: Circumstances,
): { kind: 'POSTING' | 'POSTING_ELSEWHERE'; unitCode: string | null; posting: Posting; cite: string }[] {
  const law = inForce(recognitionPostings, receivedOn)
  const decree120 = ['twoTier', 'law2026'].includes(regimeOn(receivedOn))
  const asDecree = decree120 && policyValue('recognition-follows-decree-120', policies)
  if (!foreign && !asDecree) return []
  return [
    { kind: 'POSTING', unitCode: null, posting: law.value.atTheOffice, cite: law.cite },
    ...(residenceUnit === null
      ? []
      : [
          {
            kind: 'POSTING_ELSEWHERE',
            unitCode: residenceUnit,
            posting: law.value.atTheResidence,
            cite: law.cite,
          } as const,
        ]),
  ]
}

/** E3: with a foreign element, the entry waits for the end of the postings here and at the commune of permanent residence (LHT art. 44; NĐ 120/2025). */
export function postedBefore(asked: GroundsOf, circumstances: Circumstances): Problem[] {
  const { tasks = [], today } = circumstances
  const done = (task: KnownTask | undefined, posting: Posting): boolean =>
    task?.startsOn != null && today > lastDay(task.startsOn, posting, calendarOf(circumstances))
  return postingsOf(asked, circumstances).flatMap(({ kind, posting, cite }) => {
    const ground = { rule: 'E3', cite, pointer: `${asked.at}/disputed` }
    const task = tasks.findLast((one) => one.kind === kind)
    if (kind === 'POSTING') {
      if (done(task, posting)) return []
      const ends = task?.startsOn ? lastDay(task.startsOn, posting, calendarOf(circumstances)) : null
      return [
        error(
          ground,
          ends === null
            ? `Niêm yết việc nhận cha, mẹ, con tại trụ sở ${lengthOf(posting)} trước khi đăng ký; thêm việc “Niêm yết” có ngày bắt đầu.`
            : `Chưa hết thời gian niêm yết (${lengthOf(posting)}, đến hết ngày ${formatDate(ends)}).`,
          ends === null
            ? 'Post the recognition at the office before the registration; add the task with its first day.'
            : `The posting lasts to the end of ${ends}.`,
        ),
      ]
    }
    if (task?.doneOn != null) return []
    return [
      error(
        ground,
        task
          ? 'Ủy ban nhân dân nơi thường trú chưa trả lời kết quả niêm yết.'
          : `Đề nghị Ủy ban nhân dân nơi thường trú của người được nhận niêm yết ${lengthOf(posting)}.`,
        'The commune of permanent residence must post it too and answer.',
      ),
    ]
  })
}

/** The postings that are still to begin, ready to be added to the dossier. */
export function postingsToBegin(asked: GroundsOf, circumstances: Circumstances): ProposedTask[] {
  const { tasks = [], today } = circumstances
  const text = `Việc nhận cha, mẹ, con giữa ${asked.parentName} và ${asked.childName}`
  return postingsOf(asked, circumstances)
    .filter(({ kind }) => !tasks.some((task) => task.kind === kind))
    .map(({ kind, unitCode, posting, cite }) => ({
      kind,
      text,
      unitCode,
      place: kind === 'POSTING' ? '' : 'Ủy ban nhân dân nơi thường trú của người được nhận',
      startsOn: today,
      lastDay: lastDay(today, posting, calendarOf(circumstances)),
      cite,
    }))
}

/** What the grounds themselves must be, for a recognition alone and for one combined with a birth. */
export const groundsProblems = (asked: GroundsOf, circumstances: Circumstances): Problem[] => [
  ...evidenceIsEnough(asked, circumstances),
  ...opinionsAreGiven(asked, circumstances),
  ...noDispute(asked, circumstances),
  ...partiesArePresent(asked, circumstances),
  ...postedBefore(asked, circumstances),
]

/** Fields of the grounds, below `at`. */
export const groundsFields = (at: string): FormField[] => [
  {
    at: `${at}/evidence`,
    label: words('Chứng cứ', 'Evidence'),
    field: {
      as: 'choice',
      choices: [
        {
          value: 'AUTHORITY_PAPER',
          label: words('Văn bản của cơ quan y tế, giám định hoặc cơ quan khác', 'Paper of a competent body'),
        },
        {
          value: 'SWORN_STATEMENT_WITH_WITNESSES',
          label: words('Cam đoan của các bên, có người làm chứng', 'Sworn statement with witnesses'),
        },
      ],
    },
    required: true,
  },
  {
    at: `${at}/evidenceNumber`,
    label: words('Số văn bản', 'Number'),
    field: { as: 'text', maxLength: 60 },
    span: 3,
  },
  {
    at: `${at}/evidenceAuthority`,
    label: words('Cơ quan xác nhận', 'Authority'),
    field: { as: 'text', maxLength: 300 },
    span: 6,
  },
  { at: `${at}/evidenceOn`, label: words('Ngày của văn bản', 'Its day'), field: { as: 'day' }, span: 3 },
  {
    at: `${at}/otherParent`,
    label: words('Ý kiến của người hiện đang là mẹ hoặc cha', 'Opinion of the other parent'),
    field: {
      as: 'select',
      choices: [
        { value: 'AGREES', label: words('Đồng ý', 'Agrees') },
        { value: 'OBJECTS', label: words('Không đồng ý', 'Objects') },
        { value: 'UNREACHABLE', label: words('Không liên lạc được, con sống cùng người nhận', 'Cannot be reached') },
        { value: 'DEAD', label: words('Đã chết', 'Dead') },
        { value: 'NONE', label: words('Chưa xác định', 'Not known') },
      ],
    },
    span: 6,
  },
  {
    at: `${at}/childSays`,
    label: words('Ý kiến của người con (từ đủ 9 tuổi)', 'Opinion of the child (from 9)'),
    field: {
      as: 'select',
      choices: [
        { value: 'AGREES', label: words('Đồng ý', 'Agrees') },
        { value: 'OBJECTS', label: words('Không đồng ý', 'Objects') },
      ],
    },
    span: 6,
  },
  {
    at: `${at}/bothPresent`,
    label: words('Các bên có mặt khi đăng ký', 'The parties are present'),
    field: { as: 'tick' },
    span: 6,
  },
  {
    at: `${at}/disputed`,
    label: words('Có tranh chấp, khiếu nại', 'There is a dispute'),
    field: { as: 'tick' },
    span: 6,
  },
]

/** One witness a row. */
export const witnessFields: readonly FormField[] = [
  { at: '/name', label: words('Họ, chữ đệm, tên', 'Full name'), field: { as: 'name' }, required: true, span: 5 },
  { at: '/birthDate', label: words('Ngày sinh', 'Born'), field: { as: 'partial-date' }, span: 3 },
  { at: '/idDocument', label: words('Giấy tờ tùy thân', 'Identity paper'), field: { as: 'id-document' } },
  { at: '/residence', label: words('Nơi cư trú', 'Residence'), field: { as: 'residence' } },
]
