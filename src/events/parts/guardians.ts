import { z } from 'zod'
import { guardianshipKinds, naturalGuardianWords } from '../../law/guardianship.ts'
import { CalendarDate } from '../../values/calendar-date.ts'
import type { EntryPerson } from '../known.ts'
import type { Choice, FormField } from './form.ts'
import { words } from './form.ts'
import { Party, partyPerson } from './party.ts'

const text = (max: number) => z.string().trim().max(max).default('')

/** A legal person as guardian or supervisor (NĐ 58/2026: name, founding paper, seat, representative). */
export const LegalPerson = z.object({
  name: z.string().trim().min(2, 'Cần ghi tên pháp nhân.').max(200),
  foundingPaper: text(200),
  seat: text(300),
  representative: text(200),
})
export type LegalPerson = z.infer<typeof LegalPerson>

export const NaturalRank = z.enum([
  'ELDEST_SIBLING',
  'NEXT_SIBLING',
  'GRANDPARENTS',
  'UNCLE_OR_AUNT',
  'SPOUSE',
  'ELDEST_CHILD',
  'NEXT_ABLE_CHILD',
  'PARENTS',
])

/** Who becomes guardian and on what ground (LHT 20–21; BLDS 46–54): of a first registration and of a change of guardian alike. */
export const GuardianGroup = z.object({
  kind: z.enum(['APPOINTED', 'NATURAL']),
  guardian: Party.nullable().default(null),
  /** The second of two parents or grandparents who guard together (R-F1). */
  guardian2: Party.nullable().default(null),
  legalGuardian: LegalPerson.nullable().default(null),
  /** Appointed: the paper of the one who appointed. */
  appointedBy: text(300),
  appointmentNumber: text(60),
  appointedOn: CalendarDate.nullable().default(null),
  /** Natural: by which bond, and whether others of the same rank agreed on one. */
  rank: NaturalRank.nullable().default(null),
  othersOfRank: z.boolean().default(false),
  agreement: z.boolean().default(false),
  /** The conditions of BLDS 49 were declared and checked (R-F2). */
  conditionsDeclared: z.boolean().default(false),
})
export type GuardianGroup = z.infer<typeof GuardianGroup>

/** Whose guardian it is (BLDS 47). */
export const WardKind = z.enum(['MINOR', 'ADULT_WITHOUT_CAPACITY', 'ADULT_WITH_DIFFICULTY'])
export const WardGroup = z.object({
  wardKind: WardKind,
  /** Adult wards: the decision of the court on capacity. */
  wardDecision: text(200),
  /** Whether a natural guardian is found by marriage, by incapable parents, or by the parents (BLDS 53). */
  wardSituation: z.enum(['ADULT_MARRIED', 'ADULT_WITH_INCAPABLE_PARENTS', 'ADULT_UNMARRIED']).nullable().default(null),
})
export type WardGroup = z.infer<typeof WardGroup>

/** The guardians as people of the entry; a legal person is none. */
export const guardianPersons = (group: Pick<GuardianGroup, 'guardian' | 'guardian2'>): EntryPerson[] => [
  ...(group.guardian ? [partyPerson('GUARDIAN', group.guardian, false)] : []),
  ...(group.guardian2 ? [partyPerson('GUARDIAN_2', group.guardian2, false)] : []),
]

export const guardianKindChoices: readonly Choice[] = Object.entries(guardianshipKinds).map(([value, { vi, en }]) => ({
  value,
  label: words(vi, en),
}))

const rankChoices: readonly Choice[] = Object.entries(naturalGuardianWords).map(([value, { vi, en }]) => ({
  value,
  label: words(vi.charAt(0).toLocaleUpperCase('vi') + vi.slice(1), en),
}))

type Draft = Readonly<Record<string, unknown>>
const groupAt = (draft: Draft, at: string): Draft =>
  (at === '' ? draft : (draft[at.slice(1)] as Draft | undefined)) ?? {}

/** The ground of a guardianship: fields below `at`; `shown` when the group belongs to the draft. */
export function guardianGroundFields(at: string, shown: NonNullable<FormField['shown']>): FormField[] {
  const appointed = (draft: Draft) => shown(draft) && groupAt(draft, at).kind === 'APPOINTED'
  const natural = (draft: Draft) => shown(draft) && groupAt(draft, at).kind === 'NATURAL'
  return [
    {
      at: `${at}/kind`,
      label: words('Loại giám hộ', 'Kind of guardianship'),
      field: { as: 'choice', choices: guardianKindChoices },
      required: true,
      shown,
    },
    {
      at: `${at}/appointedBy`,
      label: words('Cơ quan, người cử', 'Appointed by'),
      field: { as: 'text', maxLength: 300 },
      span: 6,
      shown: appointed,
    },
    {
      at: `${at}/appointmentNumber`,
      label: words('Văn bản cử số', 'Number of the paper'),
      field: { as: 'text', maxLength: 60 },
      span: 3,
      shown: appointed,
    },
    {
      at: `${at}/appointedOn`,
      label: words('Ngày của văn bản cử', 'Its day'),
      field: { as: 'day' },
      span: 3,
      shown: appointed,
    },
    {
      at: `${at}/rank`,
      label: words('Giám hộ đương nhiên vì là', 'Natural guardian as'),
      field: { as: 'select', choices: rankChoices },
      span: 6,
      shown: natural,
    },
    {
      at: `${at}/othersOfRank`,
      label: words('Còn người khác cùng hàng đủ điều kiện', 'Others of the same rank are eligible'),
      field: { as: 'tick' },
      span: 6,
      shown: natural,
    },
    {
      at: `${at}/agreement`,
      label: words('Đã có văn bản thỏa thuận cử một người', 'They agreed in writing on one'),
      field: { as: 'tick' },
      span: 6,
      shown: (draft) => natural(draft) && groupAt(draft, at).othersOfRank === true,
    },
    {
      at: `${at}/conditionsDeclared`,
      label: words(
        'Người giám hộ cam đoan có đủ điều kiện (năng lực, đạo đức, không án tích, không bị hạn chế quyền)',
        'The guardian declares to meet the conditions (BLDS 49)',
      ),
      field: { as: 'tick' },
      span: 12,
      shown,
    },
  ]
}

/** Fields of a legal person. */
export const legalPersonFields = (at: string): FormField[] => [
  {
    at: `${at}/name`,
    label: words('Tên pháp nhân', 'Name of the legal person'),
    field: { as: 'text', maxLength: 200 },
    span: 6,
  },
  {
    at: `${at}/foundingPaper`,
    label: words('Quyết định thành lập hoặc giấy phép', 'Founding paper'),
    field: { as: 'text', maxLength: 200 },
    span: 6,
  },
  { at: `${at}/seat`, label: words('Trụ sở', 'Seat'), field: { as: 'text', maxLength: 300 }, span: 8 },
  {
    at: `${at}/representative`,
    label: words('Người đại diện', 'Representative'),
    field: { as: 'text', maxLength: 200 },
    span: 4,
  },
]
