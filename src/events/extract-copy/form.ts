import { copyRequesterWords } from '../../law/extract-copies.ts'
import type { RegisterKind } from '../../law/register-books.ts'
import { type FormBlock, words } from '../parts/form.ts'
import { relationshipChoices, requestBlock } from '../parts/party-form.ts'
import { copiedBooks } from './words.ts'

type Draft = Readonly<Record<string, unknown>>
const asksAs =
  (interest: string) =>
  (draft: Draft): boolean =>
    draft.interest === interest

const informant = requestBlock(relationshipChoices(words('Bản thân', 'Oneself')))

/** Tờ khai cấp bản sao trích lục hộ tịch (domain/02 §4.13). */
export const extractCopyForm: readonly FormBlock[] = [
  // How many copies is said of each entry.
  { ...informant, fields: informant.fields.filter(({ at }) => at !== '/copies') },
  {
    id: 'interest',
    title: words('Quyền yêu cầu và mục đích', 'Right and purpose'),
    fields: [
      {
        at: '/interest',
        label: words('Yêu cầu với tư cách', 'Asks as'),
        field: {
          as: 'select',
          choices: Object.entries(copyRequesterWords).map(([value, { vi, en }]) => ({ value, label: words(vi, en) })),
        },
        required: true,
        span: 5,
      },
      {
        at: '/purpose',
        label: words('Mục đích sử dụng', 'Purpose'),
        field: { as: 'text', maxLength: 200 },
        required: true,
        span: 7,
      },
      {
        at: '/organisation',
        label: words('Tên cơ quan, tổ chức', 'Organisation'),
        field: { as: 'text', maxLength: 200 },
        required: true,
        span: 6,
        shown: asksAs('ORGANISATION'),
      },
      {
        at: '/legalBasis',
        label: words('Số văn bản đề nghị, căn cứ pháp luật', 'Number of the request, legal basis'),
        field: { as: 'text', maxLength: 300 },
        required: true,
        span: 6,
        shown: asksAs('ORGANISATION'),
      },
      {
        at: '/interestProof',
        label: words('Giấy tờ chứng minh quyền thừa kế', "Proof of the heir's interest"),
        field: { as: 'text', maxLength: 300 },
        required: true,
        span: 12,
        shown: asksAs('HEIR'),
      },
    ],
  },
  {
    id: 'items',
    title: words('Mục xin bản sao', 'Entries'),
    lead: words(
      'Tìm mục đã đăng ký ở bất kỳ cơ quan nào; chưa có trong dữ liệu thì ghi điều đã biết rồi gửi xác minh đến cơ quan giữ sổ.',
      'Find the entry of any office; if it is not in the data, write what is known and ask the keeper of the book.',
    ),
    repeat: { at: '/items', max: 20, row: words('Mục', 'Entry') },
    fields: [
      {
        at: '/entry',
        label: words('Mục trong Sổ', 'Entry'),
        field: {
          as: 'entry',
          registers: Object.keys(copiedBooks) as RegisterKind[],
          fills: [
            { from: '@entry/register', to: '/register' },
            { from: '@entry/subject', to: '/subject' },
            { from: '@entry/number', to: '/number' },
            { from: '@entry/volume', to: '/volume' },
            { from: '@entry/registeredOn', to: '/registeredOn' },
            { from: '@entry/officeName', to: '/officeName' },
          ],
        },
        span: 12,
      },
      {
        at: '/register',
        label: words('Việc hộ tịch', 'Event'),
        field: {
          as: 'select',
          choices: Object.entries(copiedBooks).map(([value, label]) => ({ value, label })),
        },
        required: true,
        span: 4,
      },
      {
        at: '/subject',
        label: words('Người được đăng ký', 'Whom it is about'),
        field: { as: 'text', maxLength: 300 },
        required: true,
        span: 5,
      },
      {
        at: '/copies',
        label: words('Số bản', 'Copies'),
        field: { as: 'number', min: 1, max: 50 },
        required: true,
        span: 3,
      },
      { at: '/number', label: words('Số', 'Number'), field: { as: 'text', maxLength: 30 }, span: 2 },
      { at: '/volume', label: words('Quyển số', 'Volume'), field: { as: 'text', maxLength: 30 }, span: 2 },
      { at: '/registeredOn', label: words('Ngày đăng ký', 'Registered on'), field: { as: 'day' }, span: 3 },
      {
        at: '/officeName',
        label: words('Nơi đăng ký', 'Registered at'),
        field: { as: 'text', maxLength: 300 },
        span: 5,
      },
    ],
  },
]
