import { date } from '../values/calendar-date.ts'
import { ALWAYS, type Provision } from './in-force.ts'

type Words = { vi: string; en: string }

export const guardianshipKinds = {
  APPOINTED: { vi: 'Giám hộ cử', en: 'Appointed guardianship' },
  NATURAL: { vi: 'Giám hộ đương nhiên', en: 'Natural guardianship' },
} as const satisfies Readonly<Record<string, Words>>

export type NaturalGuardian =
  | 'ELDEST_SIBLING'
  | 'NEXT_SIBLING'
  | 'GRANDPARENTS'
  | 'UNCLE_OR_AUNT'
  | 'SPOUSE'
  | 'ELDEST_CHILD'
  | 'NEXT_ABLE_CHILD'
  | 'PARENTS'

export const naturalGuardianWords: Readonly<Record<NaturalGuardian, Words>> = {
  ELDEST_SIBLING: { vi: 'anh ruột là anh cả hoặc chị ruột là chị cả', en: 'the eldest sibling' },
  NEXT_SIBLING: { vi: 'anh ruột hoặc chị ruột tiếp theo', en: 'the next sibling' },
  GRANDPARENTS: { vi: 'ông nội, bà nội, ông ngoại, bà ngoại', en: 'grandparents of either side' },
  UNCLE_OR_AUNT: { vi: 'bác ruột, chú ruột, cậu ruột, cô ruột hoặc dì ruột', en: 'an uncle or aunt by blood' },
  SPOUSE: { vi: 'vợ hoặc chồng', en: 'the spouse' },
  ELDEST_CHILD: { vi: 'người con cả', en: 'the eldest child' },
  NEXT_ABLE_CHILD: { vi: 'người con tiếp theo có đủ điều kiện', en: 'the next child who is able' },
  PARENTS: { vi: 'cha, mẹ', en: 'the parents' },
}

type Order = Readonly<
  Record<'MINOR' | 'ADULT_MARRIED' | 'ADULT_WITH_INCAPABLE_PARENTS' | 'ADULT_UNMARRIED', readonly NaturalGuardian[]>
>
const order: Order = {
  MINOR: ['ELDEST_SIBLING', 'NEXT_SIBLING', 'GRANDPARENTS', 'UNCLE_OR_AUNT'],
  ADULT_MARRIED: ['SPOUSE'],
  ADULT_WITH_INCAPABLE_PARENTS: ['ELDEST_CHILD', 'NEXT_ABLE_CHILD'],
  ADULT_UNMARRIED: ['PARENTS'],
}

/** Who is the natural guardian, in the order of the law (F3); several of one rank agree on one. The day of intake decides. */
export const naturalGuardians: readonly Provision<Order>[] = [
  { from: ALWAYS, cite: 'Bộ luật Dân sự 2005, Điều 61, 62', value: order },
  { from: date('2017-01-01'), cite: 'Bộ luật Dân sự 2015, Điều 52, 53', value: order },
]

/** R-F1: guardians at a time; only parents or grandparents together may be two. */
export const guardiansAtATime: readonly Provision<{
  usual: number
  jointly: number
  joint: readonly NaturalGuardian[]
}>[] = [
  {
    from: ALWAYS,
    cite: 'Bộ luật Dân sự 2005, Điều 58',
    value: { usual: 1, jointly: 2, joint: ['PARENTS', 'GRANDPARENTS'] },
  },
  {
    from: date('2017-01-01'),
    cite: 'Bộ luật Dân sự 2015, Điều 47 khoản 2',
    value: { usual: 1, jointly: 2, joint: ['PARENTS', 'GRANDPARENTS'] },
  },
]

/** R-F2: what a person must be to become a guardian; declared and verified, never looked up by the system itself. */
export const guardianConditions: readonly Provision<readonly Words[]>[] = [
  {
    from: ALWAYS,
    cite: 'Bộ luật Dân sự 2005, Điều 60; Bộ luật Dân sự 2015, Điều 49',
    value: [
      { vi: 'có năng lực hành vi dân sự đầy đủ', en: 'full civil capacity' },
      {
        vi: 'có tư cách đạo đức tốt và các điều kiện cần thiết để thực hiện việc giám hộ',
        en: 'good character and the means needed',
      },
      {
        vi: 'không đang bị truy cứu trách nhiệm hình sự, không có án tích về tội cố ý xâm phạm tính mạng, sức khỏe, danh dự, nhân phẩm, tài sản của người khác',
        en: 'not prosecuted, no record of intentional crimes against life, health, honour or property',
      },
      {
        vi: 'không bị Tòa án tuyên hạn chế quyền đối với con chưa thành niên',
        en: 'not restricted by a court in rights over minors',
      },
    ],
  },
]

export type GuardianshipEvent =
  | 'WARD_OF_AGE'
  | 'WARD_CAPABLE'
  | 'WARD_DEAD'
  | 'WARD_ADOPTED'
  | 'PARENTS_ABLE'
  | 'GUARDIAN_DEAD'
  | 'GUARDIAN_UNFIT'
  | 'GUARDIAN_ASKS'

export const guardianshipEventWords: Readonly<Record<GuardianshipEvent, Words>> = {
  WARD_OF_AGE: { vi: 'Người được giám hộ đã đủ 18 tuổi', en: 'The ward is of age' },
  WARD_CAPABLE: { vi: 'Người được giám hộ đã có năng lực hành vi dân sự đầy đủ', en: 'The ward has full capacity' },
  WARD_DEAD: { vi: 'Người được giám hộ chết', en: 'The ward has died' },
  WARD_ADOPTED: { vi: 'Người được giám hộ được nhận làm con nuôi', en: 'The ward was adopted' },
  PARENTS_ABLE: {
    vi: 'Cha, mẹ của người được giám hộ đã có đủ điều kiện thực hiện quyền, nghĩa vụ của mình',
    en: "The ward's parents are able again",
  },
  GUARDIAN_DEAD: {
    vi: 'Người giám hộ chết hoặc bị tuyên bố mất tích, mất năng lực',
    en: 'The guardian died, is missing or incapable',
  },
  GUARDIAN_UNFIT: { vi: 'Người giám hộ không còn đủ điều kiện', en: 'The guardian no longer meets the conditions' },
  GUARDIAN_ASKS: {
    vi: 'Người giám hộ đề nghị được thay đổi và có người khác nhận làm giám hộ',
    en: 'The guardian asks to be replaced and another accepts',
  },
}

/** R-F3, R-F4: what ends a guardianship and what changes the guardian. The system reminds and never closes by itself. The day of the event decides. */
export const guardianshipGrounds: readonly Provision<
  Readonly<Record<'END' | 'CHANGE', readonly GuardianshipEvent[]>>
>[] = [
  {
    from: ALWAYS,
    cite: 'Bộ luật Dân sự 2005, Điều 70, 72',
    value: {
      END: ['WARD_OF_AGE', 'WARD_CAPABLE', 'WARD_DEAD', 'WARD_ADOPTED', 'PARENTS_ABLE'],
      CHANGE: ['GUARDIAN_DEAD', 'GUARDIAN_UNFIT', 'GUARDIAN_ASKS'],
    },
  },
  {
    from: date('2017-01-01'),
    cite: 'Bộ luật Dân sự 2015, Điều 60, 62',
    value: {
      END: ['WARD_OF_AGE', 'WARD_CAPABLE', 'WARD_DEAD', 'WARD_ADOPTED', 'PARENTS_ABLE'],
      CHANGE: ['GUARDIAN_DEAD', 'GUARDIAN_UNFIT', 'GUARDIAN_ASKS'],
    },
  },
]

/** Days before the ward comes of age on which the office is reminded. */
export const reminderBeforeFullAge: readonly Provision<number>[] = [
  { from: ALWAYS, cite: 'Bộ luật Dân sự 2015, Điều 62 (nhắc việc của cơ quan)', value: 30 },
]

/** May a legal person be the guardian, or the supervisor? The day of intake decides. */
export const legalPersonMayBe: readonly Provision<Readonly<Record<'GUARDIAN' | 'SUPERVISOR', boolean>>>[] = [
  { from: ALWAYS, cite: 'Bộ luật Dân sự 2005, Điều 59, 61', value: { GUARDIAN: true, SUPERVISOR: false } },
  {
    from: date('2017-01-01'),
    cite: 'Bộ luật Dân sự 2015, Điều 46, 50, 51; Nghị định 07/2025/NĐ-CP; Nghị định 58/2026/NĐ-CP',
    value: { GUARDIAN: true, SUPERVISOR: true },
  },
]

type NeededPaper = { paper: string; vi: string; en: string; cite: string }
const paper = (word: string, vi: string, en: string, cite: string): NeededPaper => ({ paper: word, vi, en, cite })

/** Papers of a dossier by its ground; `paper` is also kept with each attachment. The day of intake decides. */
export const guardianshipPapers: readonly Provision<
  Readonly<
    Record<'APPOINTED' | 'NATURAL' | 'AGREED' | 'ADULT' | 'SUPERVISION' | 'TRANSCRIBED' | 'END', readonly NeededPaper[]>
  >
>[] = [
  {
    from: ALWAYS,
    cite: 'Nghị định 158/2005/NĐ-CP, Điều 30; Luật Hộ tịch 2014, Điều 20, 21, 22, 49; Nghị định 07/2025/NĐ-CP',
    value: {
      APPOINTED: [
        paper(
          'APPOINTMENT',
          'Văn bản cử người giám hộ',
          'Paper of the appointment',
          'Luật Hộ tịch 2014, Điều 20 khoản 1',
        ),
      ],
      NATURAL: [
        paper(
          'NATURAL_GUARDIAN_PROOF',
          'Giấy tờ chứng minh điều kiện giám hộ đương nhiên',
          'Proof of natural guardianship',
          'Luật Hộ tịch 2014, Điều 21 khoản 1',
        ),
      ],
      AGREED: [
        paper(
          'GUARDIAN_AGREEMENT',
          'Văn bản thỏa thuận về việc cử một người làm giám hộ đương nhiên',
          'Agreement on one natural guardian',
          'Luật Hộ tịch 2014, Điều 21 khoản 1',
        ),
      ],
      ADULT: [
        paper(
          'CAPACITY_DECISION',
          'Quyết định của Tòa án về năng lực hành vi dân sự',
          "Court's decision on capacity",
          'Bộ luật Dân sự 2015, Điều 22, 23, 47',
        ),
      ],
      SUPERVISION: [
        paper(
          'SUPERVISOR_CHOICE',
          'Văn bản chọn hoặc cử người giám sát việc giám hộ',
          'Paper by which the supervisor was chosen',
          'Bộ luật Dân sự 2015, Điều 51; Nghị định 07/2025/NĐ-CP',
        ),
      ],
      TRANSCRIBED: [
        paper(
          'FOREIGN_GUARDIANSHIP_PAPER',
          'Giấy tờ của cơ quan có thẩm quyền nước ngoài về việc giám hộ',
          'The foreign paper',
          'Luật Hộ tịch 2014, Điều 49',
        ),
      ],
      END: [
        paper(
          'END_PROOF',
          'Giấy tờ làm căn cứ chấm dứt giám hộ',
          'Proof of the ground',
          'Luật Hộ tịch 2014, Điều 22 khoản 1',
        ),
      ],
    },
  },
]

/** The same papers by their words. */
export const guardianshipPaperNames: Readonly<Record<string, Words>> = Object.fromEntries(
  guardianshipPapers.flatMap(({ value }) =>
    Object.values(value).flatMap((papers) => papers.map(({ paper: word, vi, en }) => [word, { vi, en }])),
  ),
)
