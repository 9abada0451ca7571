import { maritalPurposes } from '../../law/marital-status.ts'
import type { AboutPerson } from '../parts/draft-tree.ts'
import { type Choice, type FormBlock, words } from '../parts/form.ts'
import { partyFields, relationshipChoices, requestBlock } from '../parts/party-form.ts'
import type { DeclaredStatus } from './declaration.ts'
import { statusWords } from './declaration-paper.ts'

type Draft = Readonly<Record<string, unknown>>
const forMarriage = ({ purpose }: Draft): boolean => typeof purpose === 'string' && purpose !== '5'
const status = ({ declaredStatus }: Draft): string =>
  typeof declaredStatus === 'string' ? declaredStatus : 'NEVER_MARRIED'
const group = (draft: Draft, name: string): Readonly<Record<string, unknown>> | undefined =>
  draft[name] as Readonly<Record<string, unknown>> | undefined

const purposes: readonly Choice[] = Object.entries(maritalPurposes).map(([value, { vi, en }]) => ({
  value,
  label: words(vi, en),
}))
const statuses: readonly Choice[] = (Object.keys(statusWords) as DeclaredStatus[]).map((value) => ({
  value,
  label: words(statusWords[value][0], statusWords[value][1]),
}))

/** The status the registers know of the person; where they do not, the officer asks and chooses. */
const statusKnown: Readonly<Record<NonNullable<AboutPerson['marital']>, DeclaredStatus>> = {
  SINGLE: 'NEVER_MARRIED',
  MARRIED: 'MARRIED',
  DIVORCED: 'DIVORCED',
  WIDOWED: 'WIDOWED',
}

/** A certificate has no copies: for other purposes than a marriage more than one original may be asked for. */
const asked = requestBlock(relationshipChoices(['Chính người được cấp', 'The person'], ['/subject']))
const request: FormBlock = {
  ...asked,
  fields: asked.fields.map((field) =>
    field.at === '/copies'
      ? {
          ...field,
          label: words('Số bản Giấy xác nhận', 'Certificates'),
          field: { as: 'number', min: 1, max: 50 },
          usual: 1,
          shown: (draft) => !forMarriage(draft),
        }
      : field,
  ),
}

/** Tờ khai cấp Giấy xác nhận tình trạng hôn nhân, in the order of the paper (domain/02 §4.6). */
export const maritalForm: readonly FormBlock[] = [
  {
    id: 'subject',
    title: words('Người được cấp', 'The person'),
    fields: [
      ...partyFields('/subject', { sex: true, settledAbroad: true, citizen: true }),
      { at: '/birthPlace', label: words('Nơi sinh', 'Place of birth'), field: { as: 'place' } },
    ],
  },
  {
    id: 'stays',
    title: words('Các nơi đã cư trú từ khi đủ tuổi kết hôn', 'Where the person lived since the age of marriage'),
    lead: words(
      'Thời gian trước năm 2016 hoặc ở nước ngoài cần nơi đó xác nhận; gửi yêu cầu xác minh thì thời hạn tạm dừng.',
      'Times before 2016 or abroad are asked about there; the clock stops meanwhile.',
    ),
    repeat: { at: '/stays', max: 12, row: words('Nơi cư trú', 'Residence') },
    fields: [
      { at: '/residence', label: words('Nơi cư trú', 'Residence'), field: { as: 'residence' }, required: true },
      { at: '/from', label: words('Từ ngày', 'From'), field: { as: 'day' }, required: true, span: 4 },
      { at: '/to', label: words('Đến ngày (trống: đến nay)', 'To (blank: until now)'), field: { as: 'day' }, span: 4 },
      {
        at: '/answer',
        label: words('Đã có xác nhận bằng', 'Answered by'),
        field: {
          as: 'select',
          choices: [
            { value: 'BOOKS_HERE', label: words('Đã tra Sổ của cơ quan này', 'The books of this office') },
            { value: 'COMMUNE', label: words('Trả lời của Ủy ban nhân dân xã nơi đó', 'The commune') },
            { value: 'MISSION', label: words('Trả lời của cơ quan đại diện', 'The mission') },
            { value: 'CERTIFICATE', label: words('Giấy xác nhận của nơi đó', 'A certificate of that place') },
            { value: 'SWORN', label: words('Văn bản cam đoan của người yêu cầu', 'A sworn statement') },
          ],
        },
        span: 4,
      },
      { at: '/answeredOn', label: words('Ngày xác nhận', 'Answered on'), field: { as: 'day' }, span: 4 },
      {
        at: '/reference',
        label: words('Số, cơ quan xác nhận', 'Number and office'),
        field: { as: 'text', maxLength: 300 },
        span: 8,
      },
    ],
  },
  {
    id: 'status',
    title: words('Tình trạng hôn nhân', 'Marital status'),
    fields: [
      {
        at: '/declaredStatus',
        label: words('Tình trạng khai', 'As declared'),
        field: { as: 'select', choices: statuses },
        required: true,
        told: { of: '/subject', value: ({ marital }) => marital && statusKnown[marital] },
        span: 12,
      },
      {
        at: '/lastMarriage/spouseName',
        label: words('Họ, chữ đệm, tên vợ/chồng', 'Name of the spouse'),
        field: { as: 'text', maxLength: 200 },
        span: 6,
        shown: (draft) => status(draft) !== 'NEVER_MARRIED',
      },
      {
        at: '/lastMarriage/paper',
        label: words('Giấy tờ (bản án, trích lục khai tử, giấy chứng nhận kết hôn)', 'Paper'),
        field: { as: 'text', maxLength: 100 },
        told: { of: '/subject', value: ({ certificate }) => certificate && 'Giấy chứng nhận kết hôn' },
        span: 6,
        shown: (draft) => !['NEVER_MARRIED', 'COHABITING'].includes(status(draft)),
      },
      {
        at: '/lastMarriage/number',
        label: words('Số giấy tờ', 'Number of the paper'),
        field: { as: 'text', maxLength: 60 },
        told: { of: '/subject', value: ({ certificate }) => certificate?.number },
        span: 4,
        shown: (draft) => !['NEVER_MARRIED', 'COHABITING'].includes(status(draft)),
      },
      {
        at: '/lastMarriage/authority',
        label: words('Nơi cấp giấy tờ', 'Issued by'),
        field: { as: 'text', maxLength: 300 },
        told: { of: '/subject', value: ({ certificate }) => certificate?.office },
        span: 5,
        shown: (draft) => !['NEVER_MARRIED', 'COHABITING'].includes(status(draft)),
      },
      {
        at: '/lastMarriage/issuedOn',
        label: words('Ngày cấp giấy tờ', 'Issued on'),
        field: { as: 'day' },
        told: { of: '/subject', value: ({ certificate }) => certificate?.issuedOn },
        span: 3,
        shown: (draft) => !['NEVER_MARRIED', 'COHABITING'].includes(status(draft)),
      },
      {
        at: '/period/from',
        label: words('Xác nhận riêng cho thời gian từ', 'Only for the time from'),
        field: { as: 'day' },
        span: 3,
      },
      { at: '/period/to', label: words('đến', 'to'), field: { as: 'day' }, span: 3 },
      {
        at: '/period/place',
        label: words('Cư trú tại (thời gian đó)', 'Living at (then)'),
        field: { as: 'place' },
        span: 6,
      },
      {
        at: '/freeText',
        label: words('Nội dung xác nhận khác mẫu (cần lý do)', 'Other words (with a reason)'),
        field: { as: 'long-text', maxLength: 1000 },
      },
    ],
  },
  {
    id: 'purpose',
    title: words('Mục đích sử dụng', 'Purpose'),
    fields: [
      {
        at: '/purpose',
        label: words('Mục đích', 'Purpose'),
        field: { as: 'select', choices: purposes },
        required: true,
        span: 8,
      },
      {
        at: '/purposeText',
        label: words('Ghi rõ mục đích', 'Which'),
        field: { as: 'text', maxLength: 300 },
        required: true,
        shown: ({ purpose }) => purpose === '5',
      },
      {
        at: '/intendedPlace',
        label: words('Nơi dự định đăng ký kết hôn', 'Where the marriage is to be registered'),
        field: { as: 'text', maxLength: 300 },
        required: true,
        shown: forMarriage,
      },
    ],
  },
  {
    id: 'intended',
    title: words('Người dự định kết hôn', 'Intended spouse'),
    shown: forMarriage,
    fields: partyFields('/intendedSpouse', { sex: true }),
  },
  {
    id: 'earlier',
    title: words('Giấy đã cấp trước đây (khi cấp lại)', 'The earlier certificate'),
    fields: [
      {
        at: '/earlierCertificate/entry',
        label: words('Mục cấp Giấy trước', 'Its entry'),
        field: { as: 'entry', registers: ['MARITAL_STATUS'] },
      },
      {
        at: '/earlierCertificate/number',
        label: words('Số Giấy', 'Its number'),
        field: { as: 'text', maxLength: 60 },
        span: 4,
      },
      {
        at: '/earlierCertificate/office',
        label: words('Nơi cấp Giấy', 'Its office'),
        field: { as: 'text', maxLength: 300 },
        span: 5,
      },
      { at: '/earlierCertificate/issuedOn', label: words('Ngày cấp Giấy', 'Its day'), field: { as: 'day' }, span: 3 },
      {
        at: '/earlierCertificate/returned',
        label: words('Đã nộp lại Giấy cũ', 'Handed back'),
        field: { as: 'tick' },
        span: 4,
      },
      {
        at: '/earlierCertificate/explanation',
        label: words('Lý do không nộp lại được', 'Why it cannot be handed back'),
        field: { as: 'text', maxLength: 500 },
        span: 8,
        shown: (draft) =>
          group(draft, 'earlierCertificate') !== undefined && group(draft, 'earlierCertificate')?.returned !== true,
      },
      {
        at: '/earlierCertificate/checked',
        label: words('Đã kiểm tra việc chưa sử dụng', 'Checked that it was not used'),
        field: {
          as: 'select',
          choices: [
            { value: 'ASKED', label: words('Đã hỏi nơi dự định kết hôn trước đây', 'The intended place was asked') },
            { value: 'SWORN', label: words('Người yêu cầu cam đoan', 'Sworn statement') },
          ],
        },
        span: 6,
        shown: (draft) =>
          group(draft, 'earlierCertificate') !== undefined && group(draft, 'earlierCertificate')?.returned !== true,
      },
    ],
  },
  request,
]
