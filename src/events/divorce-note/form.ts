import type { FormBlock } from '../parts/form.ts'
import { partyFields, relationshipChoices, requestBlock } from '../parts/party-form.ts'
import { foreignBlock } from '../parts/transcription.ts'

/** Who the two are, as their marriage entry has them. */
const fills = [
  { from: '@entry/officeName', to: '/marriage/office' },
  { from: '@entry/number', to: '/marriage/number' },
  { from: '@entry/volume', to: '/marriage/volume' },
  { from: '@entry/registeredOn', to: '/marriage/registeredOn' },
  ...(['wife', 'husband'] as const).flatMap((who) => [
    ...['name', 'birthDate', 'ethnicity', 'nationalities', 'residence', 'idDocument', 'pin'].map((part) => ({
      from: `/${who}/${part}`,
      to: `/${who}/${part}`,
    })),
    { from: `@${who.toUpperCase()}/personId`, to: `/${who}/personId` },
  ]),
]

/** Tờ khai ghi chú ly hôn (domain/02 §4.12, 5.6). */
export const divorceForm: readonly FormBlock[] = [
  {
    id: 'kind',
    title: ['Việc ghi chú', 'What is noted'],
    fields: [
      {
        at: '/kind',
        label: ['Đã giải quyết', 'Settled abroad'],
        field: {
          as: 'choice',
          choices: [
            { value: 'DIVORCE', label: ['Ly hôn', 'Divorce'] },
            { value: 'ANNULMENT', label: ['Hủy việc kết hôn', 'Annulment'] },
          ],
        },
        required: true,
        span: 6,
      },
      {
        at: '/purpose',
        label: ['Để', 'In order to'],
        field: {
          as: 'select',
          choices: [
            { value: 'RETURNS_TO_LIVE', label: ['Về thường trú tại Việt Nam', 'Live in Việt Nam'] },
            { value: 'MARRIES_IN_VIETNAM', label: ['Đăng ký kết hôn tại Việt Nam', 'Marry in Việt Nam'] },
            { value: 'OTHER', label: ['Mục đích khác', 'Another purpose'] },
          ],
        },
        span: 6,
      },
    ],
  },
  {
    id: 'marriage',
    title: ['Đã đăng ký kết hôn (ghi chú kết hôn)', 'The marriage'],
    fields: [
      {
        at: '/entry',
        label: ['Mục kết hôn trong Sổ', 'Marriage entry'],
        field: { as: 'entry', registers: ['MARRIAGE'], fills },
        hint: ['Nhân thân của hai người lấy từ mục này', 'Both persons come from it'],
      },
      {
        at: '/marriage/office',
        label: ['Nơi đăng ký kết hôn', 'Office'],
        field: { as: 'office', unit: '/marriage/unitCode', maxLength: 300 },
        span: 8,
      },
      {
        at: '/marriage/countryCode',
        label: ['Nước', 'Country'],
        field: { as: 'country' },
        span: 4,
      },
      {
        at: '/marriage/number',
        label: ['Số', 'Number'],
        field: { as: 'text', maxLength: 60 },
        span: 3,
      },
      {
        at: '/marriage/volume',
        label: ['Quyển số', 'Volume'],
        field: { as: 'text', maxLength: 30 },
        span: 3,
      },
      {
        at: '/marriage/registeredOn',
        label: ['Ngày đăng ký kết hôn', 'Registered on'],
        field: { as: 'day' },
        span: 3,
      },
    ],
  },
  { id: 'wife', title: ['Người vợ', 'Wife'], fields: partyFields('/wife', { settledAbroad: true }) },
  { id: 'husband', title: ['Người chồng', 'Husband'], fields: partyFields('/husband', { settledAbroad: true }) },
  foreignBlock(() => true),
  {
    id: 'effect',
    title: ['Hiệu lực và điều kiện', 'Effect and conditions'],
    fields: [
      {
        at: '/effectiveOn',
        label: ['Ngày có hiệu lực pháp luật', 'In force from'],
        field: { as: 'day' },
        required: true,
        span: 4,
      },
      {
        at: '/latest',
        label: ['Là lần ly hôn, hủy kết hôn gần nhất', 'It is the latest one'],
        field: { as: 'tick' },
        span: 8,
      },
      {
        at: '/nonRecognitionAsked',
        label: ['Tòa án đã thụ lý yêu cầu không công nhận', 'A court took in a request not to recognise it'],
        field: { as: 'tick' },
        span: 6,
      },
      {
        at: '/againstLaw',
        label: ['Vi phạm Luật Hôn nhân và gia đình', 'Breaks the law on marriage and family'],
        field: { as: 'tick' },
        span: 6,
      },
    ],
  },
  requestBlock(relationshipChoices(['Bản thân', 'One of the two'], ['/wife', '/husband'])),
]
