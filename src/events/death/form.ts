import { deathPaperWords } from '../../law/death.ts'
import { type Choice, type FormBlock, words } from '../parts/form.ts'
import { requestBlock } from '../parts/party-form.ts'
import { earlierBlock } from '../parts/re-registration.ts'
import { foreignBlock } from '../parts/transcription.ts'
import type { DeathRelationship } from './declaration.ts'
import { noticeKindWords, relationshipChoices } from './words.ts'

type Draft = Readonly<Record<string, unknown>>
const kindOf = (draft: Draft): string => (typeof draft.caseKind === 'string' ? draft.caseKind : 'NORMAL')
const is =
  (...kinds: readonly string[]) =>
  (draft: Draft): boolean =>
    kinds.includes(kindOf(draft))
const isNot =
  (...kinds: readonly string[]) =>
  (draft: Draft): boolean =>
    !kinds.includes(kindOf(draft))
const foreigner = ({ deceased }: Draft): boolean => {
  const codes = (deceased as { nationalities?: readonly string[] } | undefined)?.nationalities ?? []
  return codes.length > 0 && !codes.includes('VN')
}
const yearOf = (date: unknown): number => {
  const { date: day, year } = (date ?? {}) as { date?: string; year?: number }
  return year ?? Number(String(day ?? '').slice(0, 4))
}
/** Born in the year of the death or the one before: an infant, or nearly. */
const infant = ({ deceased, death }: Draft): boolean => {
  const born = yearOf((deceased as { birthDate?: unknown } | undefined)?.birthDate)
  const died = yearOf((death as { date?: unknown } | undefined)?.date)
  return born > 0 && died > 0 && died - born <= 1
}

const noticeKinds: readonly Choice[] = [
  ...(['1', '2', '3', '4', '5', '6', '7'] as const).map(
    (value): Choice => ({ value, label: words(deathPaperWords[value].vi, deathPaperWords[value].en) }),
  ),
  { value: 'EVIDENCE', label: words(noticeKindWords('EVIDENCE'), 'Evidence of the death') },
  { value: 'SWORN_STATEMENT', label: words(noticeKindWords('SWORN_STATEMENT'), 'Sworn statement') },
  { value: 'FOREIGN_PAPER', label: words(noticeKindWords('FOREIGN_PAPER'), 'Foreign paper') },
  { value: 'EARLIER_PAPERS', label: words(noticeKindWords('EARLIER_PAPERS'), 'Papers of the earlier registration') },
]

const relationshipsEn: Readonly<Record<DeathRelationship, string>> = {
  SPOUSE: 'Spouse',
  CHILD: 'Child',
  PARENT: 'Parent',
  GRANDPARENT: 'Grandparent',
  GRANDCHILD: 'Grandchild',
  SIBLING: 'Sibling',
  RELATIVE: 'Another relative',
  CARER: 'Carer',
  INSTITUTION: 'Body concerned',
  OFFICER: 'The officer (nobody else can)',
  PROXY: 'Proxy',
  OTHER: 'Other',
}

/** Tờ khai đăng ký khai tử, in the order of the paper (domain/02 §4.11). */
export const deathForm: readonly FormBlock[] = [
  {
    id: 'kind',
    title: words('Loại việc', 'Kind'),
    fields: [
      {
        at: '/caseKind',
        label: words('Trường hợp', 'Case'),
        field: {
          as: 'select',
          choices: [
            { value: 'NORMAL', label: words('Khai tử', 'Death') },
            { value: 'LONG_AGO', label: words('Người chết đã lâu, không có giấy báo tử', 'Died long ago') },
            { value: 'DECLARED', label: words('Tòa án tuyên bố chết', 'Declared dead by a court') },
            { value: 'UNIDENTIFIED', label: words('Người không rõ tung tích', 'Unidentified body') },
            { value: 'AGAIN', label: words('Đăng ký lại', 'Re-registration') },
            { value: 'TRANSCRIBED', label: words('Đã đăng ký ở nước ngoài', 'Registered abroad') },
          ],
        },
        span: 6,
      },
      { at: '/mobile', label: words('Lưu động', 'Mobile'), field: { as: 'tick' }, span: 3 },
      {
        at: '/borderArea',
        label: words('Khu vực biên giới', 'Border area'),
        field: { as: 'tick' },
        span: 3,
        shown: foreigner,
      },
    ],
  },
  {
    id: 'found',
    title: words('Việc phát hiện thi thể', 'The body found'),
    shown: is('UNIDENTIFIED'),
    fields: [
      {
        at: '/found/place',
        label: words('Nơi phát hiện', 'Where found'),
        field: { as: 'place' },
        required: true,
      },
      {
        at: '/found/on',
        label: words('Ngày phát hiện', 'Found on'),
        field: { as: 'day' },
        required: true,
        span: 4,
      },
      {
        at: '/found/ageFrom',
        label: words('Khoảng từ (tuổi)', 'Age from'),
        field: { as: 'number', min: 0, max: 130 },
        span: 4,
      },
      { at: '/found/ageTo', label: words('Đến (tuổi)', 'Age to'), field: { as: 'number', min: 0, max: 130 }, span: 4 },
      {
        at: '/found/description',
        label: words('Đặc điểm nhận dạng', 'Marks'),
        field: { as: 'long-text', maxLength: 1000 },
      },
    ],
  },
  {
    id: 'deceased',
    title: words('Người chết', 'The deceased'),
    fields: [
      {
        at: '/deceased/pin',
        label: words('Số định danh cá nhân', 'PIN'),
        field: { as: 'pin', fills: '/deceased' },
        span: 4,
        shown: isNot('UNIDENTIFIED'),
      },
      {
        at: '/deceased/name',
        label: words('Họ, chữ đệm, tên', 'Full name'),
        field: { as: 'name' },
        required: true,
        span: 5,
        shown: isNot('UNIDENTIFIED'),
      },
      {
        at: '/deceased/birthDate',
        label: words('Ngày, tháng, năm sinh', 'Date of birth'),
        field: { as: 'partial-date' },
        span: 3,
        shown: isNot('UNIDENTIFIED'),
      },
      { at: '/deceased/sex', label: words('Giới tính', 'Sex'), field: { as: 'sex' }, span: 4 },
      {
        at: '/deceased/ethnicity',
        label: words('Dân tộc', 'Ethnicity'),
        field: { as: 'ethnicity' },
        span: 4,
        shown: isNot('UNIDENTIFIED'),
      },
      {
        at: '/deceased/nationalities',
        label: words('Quốc tịch', 'Nationality'),
        field: { as: 'nationalities' },
        usual: ['VN'],
        span: 4,
      },
      {
        at: '/deceased/settledAbroad',
        label: words('Công dân Việt Nam định cư ở nước ngoài', 'Citizen settled abroad'),
        field: { as: 'tick' },
        shown: isNot('UNIDENTIFIED'),
      },
      {
        at: '/deceased/idDocument',
        label: words('Giấy tờ tùy thân', 'Identity paper'),
        field: { as: 'id-document' },
        shown: isNot('UNIDENTIFIED'),
      },
      {
        at: '/deceased/residence',
        label: words('Nơi cư trú cuối cùng', 'Last residence'),
        field: { as: 'residence' },
        shown: isNot('UNIDENTIFIED'),
      },
      {
        at: '/birthEntry',
        label: words('Mục khai sinh', 'Birth entry'),
        field: { as: 'entry', registers: ['BIRTH'], fills: birthFills() },
        shown: isNot('UNIDENTIFIED', 'TRANSCRIBED'),
      },
      {
        at: '/birthReference',
        label: words('Khai sinh ghi trong sổ giấy (số, nơi đăng ký)', 'Birth in a paper book'),
        field: { as: 'text', maxLength: 200 },
        span: 8,
        shown: (draft) => infant(draft) && kindOf(draft) === 'NORMAL',
      },
      {
        at: '/livedUnderDay',
        label: words('Sống chưa đủ 24 giờ', 'Lived under 24 hours'),
        field: { as: 'tick' },
        span: 4,
        shown: (draft) => infant(draft) && kindOf(draft) === 'NORMAL',
      },
    ],
  },
  {
    id: 'death',
    title: words('Việc chết', 'The death'),
    fields: [
      {
        at: '/death/date',
        label: words('Ngày chết (dương lịch)', 'Date of death'),
        field: { as: 'partial-date' },
        span: 4,
      },
      { at: '/death/time', label: words('Giờ, phút', 'Time'), field: { as: 'time' }, span: 3 },
      {
        at: '/death/situation',
        label: words('Trường hợp chết', 'How it came about'),
        field: {
          as: 'select',
          choices: [
            { value: 'HEALTH_FACILITY', label: words('Tại cơ sở y tế', 'In a health facility') },
            { value: 'OTHER', label: words('Tại nhà, nơi khác', 'At home, elsewhere') },
            {
              value: 'SUDDEN_OR_SUSPICIOUS',
              label: words(
                'Tai nạn, bị giết, đột ngột, có nghi vấn, trên phương tiện giao thông',
                'Accident, sudden, suspicious',
              ),
            },
            { value: 'EXECUTION', label: words('Thi hành án tử hình', 'Execution') },
          ],
        },
        span: 5,
        shown: isNot('DECLARED'),
      },
      { at: '/death/place', label: words('Nơi chết', 'Place of death'), field: { as: 'place' } },
      {
        at: '/death/place/facilityName',
        label: words('Cơ sở y tế', 'Health facility'),
        field: { as: 'text', maxLength: 200 },
        span: 6,
      },
      {
        at: '/death/cause',
        label: words('Nguyên nhân chết', 'Cause of death'),
        field: { as: 'text', maxLength: 500 },
        span: 6,
      },
    ],
  },
  {
    id: 'notice',
    title: words('Giấy báo tử hoặc giấy tờ thay thế', 'The paper that tells of the death'),
    fields: [
      {
        at: '/notice/kind',
        label: words('Loại giấy tờ', 'Kind'),
        field: { as: 'select', choices: noticeKinds },
        required: true,
        span: 8,
      },
      {
        at: '/notice/electronic',
        label: words('Đọc được dữ liệu điện tử đã ký', 'Signed data can be read'),
        field: { as: 'tick' },
        span: 4,
        shown: isNot('TRANSCRIBED', 'AGAIN'),
      },
      {
        at: '/notice/number',
        label: words('Số', 'Number'),
        field: { as: 'text', maxLength: 60 },
        span: 4,
        shown: isNot('TRANSCRIBED'),
      },
      {
        at: '/notice/issuer',
        label: words('Nơi cấp', 'Issued by'),
        field: { as: 'text', maxLength: 300 },
        span: 5,
        shown: isNot('TRANSCRIBED'),
      },
      {
        at: '/notice/issuedOn',
        label: words('Ngày cấp', 'Issued on'),
        field: { as: 'day' },
        span: 3,
        shown: isNot('TRANSCRIBED'),
      },
      {
        at: '/notice/effectiveOn',
        label: words('Ngày quyết định của Tòa án có hiệu lực', 'Decision in effect since'),
        field: { as: 'day' },
        required: true,
        span: 5,
        shown: is('DECLARED'),
      },
    ],
  },
  earlierBlock(is('AGAIN')),
  foreignBlock(is('TRANSCRIBED')),
  requestBlock(relationshipChoices.map(([value, label]) => ({ value, label: words(label, relationshipsEn[value]) }))),
]

/** What a birth entry tells of the deceased, and who that is in the registers. */
function birthFills() {
  const ofContent = ['name', 'birthDate', 'sex', 'ethnicity', 'nationalities'].map((field) => ({
    from: `/child/${field}`,
    to: `/deceased/${field}`,
  }))
  const ofPerson = ['personId', 'pin'].map((field) => ({ from: `@CHILD/${field}`, to: `/deceased/${field}` }))
  return [...ofContent, ...ofPerson]
}
