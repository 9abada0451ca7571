import type { RegisterKind } from '../../law/register-books.ts'
import { type FormBlock, words } from '../parts/form.ts'
import { partyFields, relationshipChoices, requestBlock } from '../parts/party-form.ts'
import { confirmedBooks } from './words.ts'

type Draft = Readonly<Record<string, unknown>>
const isKind =
  (kind: string) =>
  (draft: Draft): boolean =>
    draft.kind === kind
const books = Object.entries(confirmedBooks).map(([value, [vi, en]]) => ({
  value,
  label: words(vi.charAt(0).toLocaleUpperCase('vi') + vi.slice(1), en),
}))
const ofEntry = isKind('ENTRY')
const informant = requestBlock(relationshipChoices(words('Bản thân', 'Oneself'), ['/subject']))

/** Tờ khai đề nghị xác nhận thông tin hộ tịch. */
export const confirmationForm: readonly FormBlock[] = [
  { ...informant, fields: informant.fields.filter(({ at }) => at !== '/copies') },
  {
    id: 'asked',
    title: words('Điều đề nghị xác nhận', 'What is to be confirmed'),
    fields: [
      {
        at: '/kind',
        label: words('Loại xác nhận', 'Kind'),
        field: {
          as: 'choice',
          choices: [
            { value: 'ENTRY', label: words('Thông tin của mục đã đăng ký', 'Facts of an entry') },
            { value: 'NOT_REGISTERED', label: words('Không tìm thấy thông tin đăng ký', 'No registration found') },
          ],
        },
        required: true,
        span: 12,
      },
      {
        at: '/entry',
        label: words('Mục trong Sổ', 'Entry'),
        field: {
          as: 'entry',
          registers: Object.keys(confirmedBooks) as RegisterKind[],
          fills: [
            { from: '@entry/register', to: '/register' },
            { from: '@entry/number', to: '/number' },
            { from: '@entry/registeredOn', to: '/registeredOn' },
            { from: '@entry/officeName', to: '/officeName' },
          ],
        },
        span: 12,
        shown: ofEntry,
      },
      {
        at: '/register',
        label: words('Việc hộ tịch', 'Event'),
        field: { as: 'select', choices: books },
        span: 3,
        shown: ofEntry,
      },
      { at: '/number', label: words('Số', 'Number'), field: { as: 'text', maxLength: 30 }, span: 2, shown: ofEntry },
      {
        at: '/registeredOn',
        label: words('Ngày đăng ký', 'Registered on'),
        field: { as: 'day' },
        span: 3,
        shown: ofEntry,
      },
      {
        at: '/officeName',
        label: words('Nơi đăng ký', 'Registered at'),
        field: { as: 'text', maxLength: 300 },
        span: 4,
        shown: ofEntry,
      },
      {
        at: '/content',
        label: words('Nội dung xác nhận', 'What is confirmed'),
        field: { as: 'long-text', maxLength: 2000 },
        required: true,
        shown: ofEntry,
      },
      {
        at: '/purpose',
        label: words('Mục đích sử dụng', 'Purpose'),
        field: { as: 'text', maxLength: 200 },
        required: true,
        span: 12,
      },
      {
        at: '/organisation',
        label: words('Cơ quan, tổ chức đề nghị (nếu có)', 'Organisation, if any'),
        field: { as: 'text', maxLength: 200 },
        span: 6,
      },
      {
        at: '/legalBasis',
        label: words('Số văn bản đề nghị, căn cứ pháp luật', 'Number of its request, legal basis'),
        field: { as: 'text', maxLength: 300 },
        span: 6,
      },
    ],
  },
  {
    id: 'search',
    title: words('Kết quả tra cứu', 'The search'),
    shown: isKind('NOT_REGISTERED'),
    fields: [
      {
        at: '/search/register',
        label: words('Việc hộ tịch đã tra cứu', 'Event'),
        field: { as: 'select', choices: books },
        required: true,
        span: 4,
      },
      { at: '/search/years', label: words('Các năm', 'Years'), field: { as: 'text', maxLength: 60 }, span: 3 },
      { at: '/search/on', label: words('Ngày tra cứu', 'Searched on'), field: { as: 'day' }, required: true, span: 3 },
      {
        at: '/search/where',
        label: words('Nơi đã tra cứu (sổ, cơ sở dữ liệu)', 'Where (books, data)'),
        field: { as: 'long-text', maxLength: 500 },
        required: true,
      },
      {
        at: '/search/result',
        label: words('Kết quả', 'Result'),
        field: {
          as: 'choice',
          choices: [
            { value: 'NOTHING', label: words('Không tìm thấy', 'Nothing') },
            { value: 'FOUND', label: words('Có thông tin', 'Found') },
          ],
        },
        required: true,
        span: 6,
      },
      { at: '/search/note', label: words('Ghi chú', 'Note'), field: { as: 'text', maxLength: 500 }, span: 6 },
    ],
  },
  {
    id: 'subject',
    title: words('Người được xác nhận thông tin', 'Whom it is about'),
    fields: partyFields('/subject', { sex: true }),
  },
]
