import { maritalPurposes } from '../../law/marital-status.ts'
import { barredTieWords } from '../../law/marriage.ts'
import type { Choice, FormBlock, FormField } from '../parts/form.ts'
import { partyFields, requestBlock } from '../parts/party-form.ts'
import { earlierBlock } from '../parts/re-registration.ts'
import { foreignBlock } from '../parts/transcription.ts'

type Draft = Readonly<Record<string, unknown>>
type Typed = { nationalities?: readonly string[]; settledAbroad?: boolean; statusBefore?: string } | undefined

const kindOf = (draft: Draft): unknown => draft.kind ?? 'NEW'
const isKind =
  (...kinds: readonly string[]) =>
  (draft: Draft): boolean =>
    kinds.includes(String(kindOf(draft)))

/** Somebody of the two is a foreigner, has two nationalities or is settled abroad (LHT art. 37). */
const foreign = (draft: Draft): boolean =>
  [draft.wife as Typed, draft.husband as Typed].some(
    (one) => one?.settledAbroad === true || (one?.nationalities ?? []).some((code) => code !== 'VN'),
  )
const before = (at: 'wife' | 'husband', draft: Draft): string => (draft[at] as Typed)?.statusBefore ?? '2'
const hasEnded = (at: 'wife' | 'husband') => (draft: Draft) => before(at, draft) === '3' || before(at, draft) === '4'

/** A paper about the marital status was handed in; without one the office looks it up. */
const hasProof = (at: 'wife' | 'husband') => (draft: Draft) =>
  isKind('NEW', 'COHABITATION')(draft) &&
  Boolean((draft[at] as { statusProof?: { kind?: unknown } | null } | undefined)?.statusProof?.kind)

const purposes: readonly Choice[] = Object.entries(maritalPurposes).map(([value, { vi, en }]) => ({
  value,
  label: [vi, en],
}))

const spouseFields = (at: 'wife' | 'husband'): readonly FormField[] => {
  const ended = hasEnded(at)
  return [
    ...partyFields(`/${at}`, { sex: true, settledAbroad: true }),
    {
      at: `/${at}/timesMarried`,
      label: ['Kết hôn lần thứ mấy', 'Which marriage'],
      field: { as: 'number', min: 1, max: 20 },
      usual: 1,
      span: 4,
    },
    {
      at: `/${at}/statusBefore`,
      label: ['Tình trạng hôn nhân', 'Marital status'],
      usual: '2',
      field: {
        as: 'select',
        choices: [
          { value: '2', label: ['Chưa đăng ký kết hôn', 'Never married'] },
          { value: '3', label: ['Đã ly hôn', 'Divorced'] },
          { value: '4', label: ['Vợ/chồng đã chết', 'Widowed'] },
          { value: '1', label: ['Đang có vợ/chồng', 'Married'] },
        ],
      },
      span: 8,
    },
    {
      at: `/${at}/earlierEnd/how`,
      label: ['Hôn nhân trước chấm dứt do', 'Earlier marriage ended by'],
      field: {
        as: 'select',
        choices: [
          { value: 'DIVORCE', label: ['Ly hôn', 'Divorce'] },
          { value: 'ANNULMENT', label: ['Hủy kết hôn trái pháp luật', 'Annulment'] },
          { value: 'DEATH', label: ['Vợ/chồng chết', 'Death'] },
        ],
      },
      required: true,
      span: 4,
      shown: ended,
    },
    {
      at: `/${at}/earlierEnd/number`,
      label: ['Số bản án, quyết định, trích lục khai tử', 'Number of judgment or extract'],
      field: { as: 'text', maxLength: 60 },
      span: 4,
      shown: ended,
    },
    {
      at: `/${at}/earlierEnd/authority`,
      label: ['Cơ quan ban hành', 'Issued by'],
      field: { as: 'text', maxLength: 300 },
      span: 4,
      shown: ended,
    },
    {
      at: `/${at}/earlierEnd/effectiveOn`,
      label: ['Ngày có hiệu lực (ngày chết)', 'In effect since'],
      field: { as: 'day' },
      required: true,
      span: 4,
      shown: ended,
    },
    {
      at: `/${at}/earlierEnd/abroad`,
      label: ['Giải quyết ở nước ngoài', 'Settled abroad'],
      field: { as: 'tick' },
      span: 4,
      shown: ended,
    },
    {
      at: `/${at}/earlierEnd/noteNumber`,
      label: ['Số Trích lục ghi chú ly hôn', 'Number of the note of divorce'],
      field: { as: 'text', maxLength: 60 },
      span: 4,
      shown: (draft) =>
        ended(draft) && (draft[at] as { earlierEnd?: { abroad?: boolean } })?.earlierEnd?.abroad === true,
    },
    ...proofFields(at),
  ]
}

/** Certificate of marital status and medical certificate; left blank where the status is looked up. */
const proofFields = (at: 'wife' | 'husband'): readonly FormField[] => [
  {
    at: `/${at}/statusProof/kind`,
    label: ['Giấy tờ về tình trạng hôn nhân', 'Proof of marital status'],
    field: {
      as: 'select',
      choices: [
        { value: 'CERTIFICATE', label: ['Giấy xác nhận tình trạng hôn nhân', 'Certificate of marital status'] },
        { value: 'MISSION_CERTIFICATE', label: ['Giấy xác nhận của cơ quan đại diện', 'Certificate of a mission'] },
        { value: 'FOREIGN_PAPER', label: ['Giấy tờ do nước ngoài cấp', 'Paper of a foreign country'] },
      ],
    },
    hint: ['Chỉ ghi khi có nộp giấy; thông thường cơ quan tự tra cứu.', 'Only when a paper is handed in.'],
    span: 4,
    shown: isKind('NEW', 'COHABITATION'),
  },
  {
    at: `/${at}/statusProof/number`,
    label: ['Số giấy', 'Number'],
    field: { as: 'text', maxLength: 60 },
    span: 4,
    shown: hasProof(at),
  },
  {
    at: `/${at}/statusProof/authority`,
    label: ['Nơi cấp giấy', 'Issued by'],
    field: { as: 'text', maxLength: 300 },
    span: 4,
    shown: hasProof(at),
  },
  {
    at: `/${at}/statusProof/issuedOn`,
    label: ['Ngày cấp giấy', 'Issued on'],
    field: { as: 'day' },
    span: 4,
    shown: hasProof(at),
  },
  {
    at: `/${at}/statusProof/validUntil`,
    label: ['Có giá trị đến', 'Valid until'],
    field: { as: 'day' },
    span: 4,
    shown: (draft) => hasProof(at)(draft) && foreign(draft),
  },
  {
    at: `/${at}/statusProof/purpose`,
    label: ['Mục đích ghi trên giấy', 'Purpose written on it'],
    field: { as: 'select', choices: purposes },
    span: 4,
    shown: hasProof(at),
  },
  {
    at: `/${at}/statusProof/intendedSpouse`,
    label: ['Người dự định kết hôn ghi trên giấy', 'Intended spouse named on it'],
    field: { as: 'text', maxLength: 200 },
    span: 12,
    shown: hasProof(at),
  },
  {
    at: `/${at}/health/facility`,
    label: ['Giấy xác nhận sức khỏe tâm thần của', 'Medical certificate of'],
    field: { as: 'text', maxLength: 300 },
    span: 6,
    shown: (draft) => isKind('NEW')(draft) && foreign(draft),
  },
  {
    at: `/${at}/health/issuedOn`,
    label: ['Ngày cấp giấy sức khỏe', 'Medical certificate issued on'],
    field: { as: 'day' },
    span: 3,
    shown: (draft) => isKind('NEW')(draft) && foreign(draft),
  },
  {
    at: `/${at}/inService`,
    label: ['Cán bộ, công chức, viên chức, lực lượng vũ trang', 'In public service or armed forces'],
    field: { as: 'tick' },
    span: 3,
    shown: (draft) => isKind('NEW')(draft) && foreign(draft),
  },
]

/** The declaration of a marriage as a form: the woman's part first, as on paper (R-C13). */
export const marriageForm: readonly FormBlock[] = [
  {
    id: 'kind',
    title: ['Loại việc', 'Kind'],
    fields: [
      {
        at: '/kind',
        label: ['Việc kết hôn', 'Marriage'],
        field: {
          as: 'choice',
          choices: [
            { value: 'NEW', label: ['Đăng ký kết hôn', 'Registration'] },
            { value: 'COHABITATION', label: ['Chung sống trước 03/01/1987', 'Together since before 1987-01-03'] },
            { value: 'AGAIN', label: ['Đăng ký lại', 'Registered again'] },
            { value: 'TRANSCRIBED', label: ['Ghi chú kết hôn ở nước ngoài', 'Concluded abroad'] },
          ],
        },
        required: true,
      },
      {
        at: '/relationFrom',
        label: ['Chung sống như vợ chồng từ', 'Husband and wife since'],
        field: { as: 'partial-date' },
        required: true,
        span: 6,
        shown: isKind('COHABITATION'),
      },
      {
        at: '/mobile',
        label: ['Đăng ký lưu động', 'Mobile'],
        field: { as: 'tick' },
        span: 3,
        shown: isKind('NEW', 'COHABITATION'),
      },
      {
        at: '/borderArea',
        label: ['Khu vực biên giới', 'Border area'],
        field: { as: 'tick' },
        span: 3,
        shown: isKind('NEW'),
      },
    ],
  },
  { id: 'wife', title: ['Bên nữ', 'The woman'], fields: spouseFields('wife') },
  { id: 'husband', title: ['Bên nam', 'The man'], fields: spouseFields('husband') },
  earlierBlock(isKind('AGAIN')),
  foreignBlock(isKind('TRANSCRIBED')),
  {
    id: 'ended',
    title: ['Hôn nhân đã chấm dứt (nếu có)', 'The marriage has ended'],
    lead: [
      'Khi ghi chú, hai người đã ly hôn, bị hủy việc kết hôn hoặc một người đã chết: hôn nhân được ghi cùng ngày chấm dứt.',
      'Written with the day it ended, when it is over already.',
    ],
    shown: isKind('TRANSCRIBED'),
    fields: [
      {
        at: '/ended/how',
        label: ['Chấm dứt do', 'Ended by'],
        field: {
          as: 'select',
          choices: [
            { value: 'DIVORCE', label: ['Ly hôn', 'Divorce'] },
            { value: 'ANNULMENT', label: ['Hủy việc kết hôn', 'Annulment'] },
            { value: 'DEATH', label: ['Một người chết', 'Death of one'] },
          ],
        },
        span: 3,
      },
      { at: '/ended/on', label: ['Từ ngày', 'Since'], field: { as: 'day' }, span: 3 },
      {
        at: '/ended/paper',
        label: ['Bản án, quyết định, trích lục khai tử', 'Paper'],
        field: { as: 'text', maxLength: 200 },
        span: 6,
      },
    ],
  },
  {
    id: 'conditions',
    title: ['Điều kiện kết hôn', 'Conditions'],
    shown: isKind('NEW', 'COHABITATION'),
    fields: [
      {
        at: '/declaredTie',
        label: ['Quan hệ giữa hai bên theo lời khai', 'Tie between the two as declared'],
        usual: 'NONE',
        span: 8,
        field: {
          as: 'select',
          choices: [
            { value: 'NONE', label: ['Không có quan hệ bị cấm kết hôn', 'None that bars a marriage'] },
            ...Object.entries(barredTieWords).map(([value, { vi, en }]): Choice => ({ value, label: [vi, en] })),
          ],
        },
      },
      {
        at: '/interview/heldOn',
        label: ['Ngày phỏng vấn (nếu có)', 'Interviewed on'],
        field: { as: 'day' },
        span: 4,
        shown: foreign,
      },
      {
        at: '/interview/result',
        label: ['Kết quả phỏng vấn', 'Result of the interview'],
        field: {
          as: 'select',
          choices: [
            { value: 'VOLUNTARY', label: ['Tự nguyện, hiểu biết về nhau', 'Of free will'] },
            { value: 'DOUBTFUL', label: ['Có nghi vấn giả tạo, môi giới', 'Doubtful'] },
          ],
        },
        span: 4,
        shown: foreign,
      },
      {
        at: '/interview/note',
        label: ['Nội dung phỏng vấn', 'Notes of the interview'],
        field: { as: 'long-text', maxLength: 500 },
        shown: foreign,
      },
    ],
  },
  {
    id: 'presence',
    title: ['Có mặt và đồng ý khi ghi vào Sổ', 'Present and consenting'],
    lead: [
      'Ghi khi hai bên đứng trước công chức: hỏi từng người rồi mới ghi vào Sổ.',
      'Recorded when both stand before the officer.',
    ],
    shown: isKind('NEW', 'COHABITATION', 'AGAIN'),
    fields: [
      { at: '/presence/bothPresent', label: ['Hai bên cùng có mặt', 'Both present'], field: { as: 'tick' }, span: 4 },
      {
        at: '/presence/wifeConsents',
        label: ['Bên nữ đồng ý kết hôn', 'The woman consents'],
        field: { as: 'tick' },
        span: 4,
      },
      {
        at: '/presence/husbandConsents',
        label: ['Bên nam đồng ý kết hôn', 'The man consents'],
        field: { as: 'tick' },
        span: 4,
      },
      { at: '/presence/remarks', label: ['Ghi nhận thêm', 'Remarks'], field: { as: 'text', maxLength: 500 } },
    ],
  },
  {
    ...requestBlock([
      { value: 'SELF', label: ['Một trong hai bên', 'One of the two'], of: ['/wife', '/husband'] },
      { value: 'PROXY', label: ['Người được ủy quyền (chỉ khi ghi chú kết hôn)', 'Proxy (a foreign marriage only)'] },
    ]),
    lead: [
      'Một trong hai bên được nộp hồ sơ mà không cần ủy quyền của bên kia.',
      'Either of the two may file, without a power of attorney of the other.',
    ],
  },
]
