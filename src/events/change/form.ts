import { changeActs, nameChangeGrounds } from '../../law/change.ts'
import { ALWAYS } from '../../law/in-force.ts'
import type { Choice, FieldKind, FormBlock, FormField, Words } from '../parts/form.ts'
import { partyFields, relationshipChoices, requestBlock } from '../parts/party-form.ts'
import { roleWords } from '../parts/roles.ts'
import { foreignBlock } from '../parts/transcription.ts'
import { aboutOf, changeableFields, fieldAt, type SourceRegister, sourceRegisters, type ValueKind } from './fields.ts'
import { matterNames, originalOf, paperNames } from './nature.ts'

type Draft = Readonly<Record<string, unknown>>
const registerOf = (draft: Draft): SourceRegister =>
  sourceRegisters.find((register) => register === draft.register) ?? 'BIRTH'
const isAct =
  (...acts: readonly string[]) =>
  (draft: Draft): boolean =>
    acts.includes(String(draft.act))
const isRegister = (register: SourceRegister) => (draft: Draft) => registerOf(draft) === register
const abroad = (draft: Draft): boolean => draft.abroad === true
const hasEntry = (draft: Draft): boolean => Boolean((draft.entry as { entryId?: unknown } | null | undefined)?.entryId)

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
const acts: readonly Choice[] = Object.entries(changeActs.find(({ from }) => from === ALWAYS)?.value ?? {}).map(
  ([value, { vi, en }]) => ({ value, label: [vi, en] }),
)
const grounds: readonly Choice[] = (nameChangeGrounds.at(-1)?.value ?? []).map(({ code, of, vi, en }) => ({
  value: code,
  label: [`${of === 'SURNAME' ? 'Họ' : 'Tên'}: ${vi}`, `${of === 'SURNAME' ? 'Surname' : 'Given name'}: ${en}`],
}))

/** What choosing an entry brings: who the person is, what the entry says, and what the paper is called. */
const fillsFor = (group: string, role: string) => [
  ...['name', 'birthDate', 'ethnicity', 'nationalities', 'residence', 'idDocument'].map((part) => ({
    from: `/${group}/${part}`,
    to: `/subject/${part}`,
  })),
  { from: `@${role}/sex`, to: '/subject/sex' },
  { from: `@${role}/pin`, to: '/subject/pin' },
  { from: `@${role}/personId`, to: '/subject/personId' },
  { from: '', to: '/was' },
  { from: '@entry/number', to: '/paperNumber' },
  { from: '@entry/registeredOn', to: '/paperIssuedOn' },
  { from: '@entry/officeName', to: '/paperIssuer' },
]

const entryField = (register: SourceRegister, group: string, role: string): FormField => ({
  at: '/entry',
  label: [`Mục ${matterNames[register]} trong Sổ`, `Entry in the book of ${register.toLowerCase()}s`],
  field: { as: 'entry', registers: [register], fills: fillsFor(group, role) },
  hint: [
    'Tìm theo số định danh hoặc số đăng ký; nội dung cũ lấy từ Sổ',
    'By PIN or number; the old values come from the book',
  ],
  shown: (draft) => registerOf(draft) === register && (aboutOf[register].length === 1 || draft.about === role),
})

const lineField = (draft: Draft): ValueKind | undefined =>
  fieldAt(registerOf(draft), String((draft.row as { field?: unknown } | undefined)?.field ?? ''))?.kind
const emptied = (draft: Draft): boolean => (draft.row as { empty?: unknown } | undefined)?.empty === true

const to = (kind: ValueKind, at: string, field: FieldKind, label: Words = ['Thành', 'To']): FormField => ({
  at: `/to/${at}`,
  label,
  field,
  shown: (draft) => lineField(draft) === kind && !emptied(draft),
})

const opinions: readonly Choice[] = [
  { value: 'NOT_ASKED', label: ['Chưa hỏi', 'Not asked'] },
  { value: 'AGREES', label: ['Đồng ý', 'Agrees'] },
  { value: 'OBJECTS', label: ['Không đồng ý', 'Objects'] },
  { value: 'CANNOT', label: ['Đã chết, không xác định, không thể hỏi', 'Dead, unknown or cannot be asked'] },
]

/** Tờ khai đăng ký việc thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc (domain/02 §4.10). */
export const changeForm: readonly FormBlock[] = [
  {
    id: 'act',
    title: ['Việc đề nghị', 'What is asked'],
    fields: [
      { at: '/act', label: ['Loại việc', 'Act'], field: { as: 'choice', choices: acts }, required: true },
      {
        at: '/register',
        label: ['Giấy tờ hộ tịch', 'Paper'],
        field: {
          as: 'choice',
          choices: sourceRegisters.map((value) => ({
            value,
            label: [paperNames[value], `${capital(value.toLowerCase())} paper`],
          })),
        },
        required: true,
        span: 8,
      },
      ...sourceRegisters
        .filter((register) => aboutOf[register].length > 1)
        .map(
          (register): FormField => ({
            at: '/about',
            label: ['Của', 'Of'],
            field: {
              as: 'choice',
              choices: aboutOf[register].map((role) => ({ value: role, label: roleWords[role] })),
            },
            required: true,
            span: 4,
            shown: isRegister(register),
          }),
        ),
      {
        at: '/abroad',
        label: ['Đã giải quyết tại cơ quan có thẩm quyền của nước ngoài', 'Settled by a foreign authority'],
        field: { as: 'tick' },
        span: 12,
      },
      {
        at: '/jointAcknowledgement',
        label: [
          'Bổ sung phần cha: vợ chồng có văn bản thừa nhận con chung, sinh trước khi đăng ký kết hôn',
          'The father is added: the spouses acknowledge a child born before they married',
        ],
        field: { as: 'tick' },
        span: 12,
        shown: (draft) => isAct('SUPPLEMENT')(draft) && isRegister('BIRTH')(draft) && !abroad(draft),
      },
    ],
  },
  {
    id: 'source',
    title: ['Đã đăng ký', 'Registered before'],
    fields: [
      entryField('BIRTH', 'child', 'CHILD'),
      entryField('MARRIAGE', 'wife', 'WIFE'),
      entryField('MARRIAGE', 'husband', 'HUSBAND'),
      entryField('DEATH', 'deceased', 'DECEASED'),
      entryField('RECOGNITION', 'parent', 'PARENT'),
      entryField('RECOGNITION', 'child', 'RECOGNISED'),
      entryField('GUARDIANSHIP', 'ward', 'WARD'),
      entryField('ADOPTION', 'child', 'ADOPTED'),
      {
        at: '/source/office',
        label: ['Nơi đăng ký (khi mục chưa có trên hệ thống)', 'Office, when the entry is not in the registers'],
        field: { as: 'office', unit: '/source/unitCode', maxLength: 300 },
        span: 12,
        shown: (draft) => !hasEntry(draft),
      },
      {
        at: '/source/number',
        label: ['Số đăng ký', 'Number'],
        field: { as: 'text', maxLength: 30 },
        span: 4,
        shown: (draft) => !hasEntry(draft),
      },
      {
        at: '/source/volume',
        label: ['Quyển số', 'Volume'],
        field: { as: 'text', maxLength: 30 },
        span: 4,
        shown: (draft) => !hasEntry(draft),
      },
      {
        at: '/source/registeredOn',
        label: ['Ngày đăng ký', 'Registered on'],
        field: { as: 'day' },
        span: 4,
        shown: (draft) => !hasEntry(draft),
      },
      {
        at: '/paperNumber',
        label: ['Số giấy tờ hộ tịch', 'Number of the paper'],
        field: { as: 'text', maxLength: 60 },
        span: 4,
      },
      { at: '/paperIssuedOn', label: ['Ngày cấp giấy tờ', 'Issued on'], field: { as: 'day' }, span: 4 },
      {
        at: '/paperIssuer',
        label: ['Nơi cấp giấy tờ', 'Issued by'],
        field: { as: 'text', maxLength: 300 },
        span: 4,
      },
      {
        at: '/originalPresented',
        label: ['Đã xuất trình bản chính để ghi chú', 'The original was presented'],
        field: { as: 'tick' },
        span: 12,
        shown: (draft) => originalOf(registerOf(draft)) !== null,
      },
    ],
  },
  {
    id: 'subject',
    title: ['Người được thay đổi, cải chính, bổ sung, xác định lại', 'Person concerned'],
    fields: partyFields('/subject', { sex: true, settledAbroad: true, citizen: true }).map((field) =>
      field.at === '/subject/sex' ? { ...field, span: 4 } : field,
    ),
  },
  {
    id: 'changes',
    title: ['Nội dung từ … thành …', 'From … to …'],
    repeat: { at: '/changes', max: 20, row: ['Nội dung', 'Line'] },
    fields: [
      ...sourceRegisters.map(
        (register): FormField => ({
          at: '/field',
          label: ['Mục được ghi', 'Field'],
          field: {
            as: 'select',
            choices: changeableFields[register].map(({ at, vi, en }) => ({
              value: at,
              label: [capital(vi), capital(en)],
            })),
          },
          required: true,
          span: 6,
          shown: isRegister(register),
        }),
      ),
      {
        at: '/from',
        label: ['Từ (như trong Sổ giấy)', 'From (as in the paper book)'],
        field: { as: 'text', maxLength: 500 },
        span: 6,
        shown: (draft) => !hasEntry(draft) && draft.act !== 'SUPPLEMENT',
      },
      {
        at: '/empty',
        label: ['Để trống mục này', 'Leave it empty'],
        field: { as: 'tick' },
        span: 6,
        shown: isAct('CORRECTION'),
      },
      to('text', 'text', { as: 'text', maxLength: 500 }),
      to('name', 'name', { as: 'name' }),
      to('date', 'date', { as: 'partial-date' }),
      to('sex', 'sexCode', { as: 'sex' }),
      to('ethnicity', 'ethnicity', { as: 'ethnicity' }),
      to('nationalities', 'countries', { as: 'nationalities' }),
      to('place', 'place', { as: 'place' }),
      to('residence', 'residence', { as: 'residence' }),
      to('idDocument', 'idDocument', { as: 'id-document' }),
      ...partyFields('/to/person').map((field) => ({
        ...field,
        shown: (draft: Draft) => lineField(draft) === 'person' && !emptied(draft),
      })),
    ],
  },
  {
    id: 'ground',
    title: ['Lý do, căn cứ', 'Reason and ground'],
    fields: [
      { at: '/reason', label: ['Lý do', 'Reason'], field: { as: 'long-text', maxLength: 500 }, required: true },
      {
        at: '/nameGround',
        label: ['Căn cứ thay đổi họ, tên', 'Ground of the change of name'],
        field: { as: 'select', choices: grounds },
        shown: (draft) => isAct('CHANGE')(draft) && !abroad(draft),
      },
      {
        at: '/ethnicityGround',
        label: ['Căn cứ xác định lại dân tộc', 'Ground'],
        field: {
          as: 'select',
          choices: [
            { value: 'MOTHER', label: ['Theo dân tộc của mẹ đẻ', "The mother's group"] },
            { value: 'FATHER', label: ['Theo dân tộc của cha đẻ', "The father's group"] },
            {
              value: 'BIRTH_PARENTS_FOUND',
              label: ['Con nuôi đã xác định được cha đẻ, mẹ đẻ', 'An adopted child found its birth parents'],
            },
          ],
        },
        shown: isAct('ETHNICITY'),
      },
      {
        at: '/errorBy',
        label: ['Sai sót do', 'The error was made by'],
        field: {
          as: 'choice',
          choices: [
            { value: 'OFFICER', label: ['Công chức làm công tác hộ tịch', 'The officer'] },
            { value: 'REQUESTER', label: ['Người yêu cầu đăng ký', 'The requester'] },
          ],
        },
        shown: (draft) => isAct('CORRECTION')(draft) && !abroad(draft),
      },
      ...(
        [
          ['/basis/paper', ['Tên giấy tờ', 'Paper'], { as: 'text', maxLength: 200 }, 6],
          ['/basis/number', ['Số', 'Number'], { as: 'text', maxLength: 60 }, 3],
          ['/basis/issuedOn', ['Ngày cấp', 'Issued on'], { as: 'day' }, 3],
          ['/basis/authority', ['Cơ quan cấp', 'Authority'], { as: 'text', maxLength: 300 }, 12],
        ] as const
      ).map(
        ([at, label, field, span]): FormField => ({
          at,
          label,
          field,
          span,
          shown: (draft) => isAct('CHANGE', 'SEX')(draft) && !abroad(draft),
        }),
      ),
    ],
  },
  {
    id: 'evidence',
    title: ['Giấy tờ chứng minh', 'Evidence'],
    lead: [
      'Giấy tờ lập sau khi đăng ký không chứng minh sai sót: Giấy khai sinh là giấy tờ gốc.',
      'Papers made after the registration prove no error.',
    ],
    shown: (draft) => isAct('CORRECTION', 'SUPPLEMENT')(draft) && !abroad(draft),
    repeat: { at: '/evidence', max: 20, row: ['Giấy tờ', 'Paper'] },
    fields: [
      {
        at: '/kind',
        label: ['Loại', 'Kind'],
        field: {
          as: 'select',
          choices: [
            { value: 'BOOK', label: ['Sổ hộ tịch, hồ sơ đăng ký đang lưu', 'Book or dossier kept'] },
            {
              value: 'BIRTH_NOTIFICATION',
              label: ['Giấy chứng sinh, giấy tờ thay Giấy chứng sinh', 'Birth notification'],
            },
            { value: 'EARLIER_PAPER', label: ['Giấy tờ lập trước khi đăng ký', 'Paper made before'] },
            {
              value: 'AUTHORITY_FINDING',
              label: ['Văn bản xác minh, kết luận của cơ quan có thẩm quyền', 'Finding of an authority'],
            },
            { value: 'JUDGMENT', label: ['Bản án, quyết định có hiệu lực', 'Judgment or decision'] },
            {
              value: 'LATER_PAPER',
              label: ['Văn bằng, giấy tờ tùy thân, hồ sơ cá nhân cấp sau', 'Diploma, identity or other later paper'],
            },
          ],
        },
        required: true,
        span: 6,
      },
      { at: '/paper', label: ['Tên giấy tờ', 'Paper'], field: { as: 'text', maxLength: 200 }, span: 6 },
      { at: '/number', label: ['Số', 'Number'], field: { as: 'text', maxLength: 60 }, span: 3 },
      { at: '/issuedOn', label: ['Ngày', 'Day'], field: { as: 'day' }, span: 3 },
      { at: '/authority', label: ['Cơ quan cấp', 'Authority'], field: { as: 'text', maxLength: 300 }, span: 6 },
    ],
  },
  {
    id: 'consents',
    title: ['Ý kiến', 'Consents'],
    lead: [
      'Người được thay đổi họ, tên từ đủ 9 tuổi; xác định lại dân tộc từ đủ 15 đến dưới 18 tuổi; cha và mẹ của người dưới 18 tuổi.',
      'The person from 9 (name) or 15 (ethnicity) on; both parents under 18.',
    ],
    shown: (draft) => isAct('CHANGE', 'ETHNICITY')(draft) && !abroad(draft),
    fields: (
      [
        ['/consents/person', ['Người được thay đổi', 'The person']],
        ['/consents/mother', ['Mẹ', 'Mother']],
        ['/consents/father', ['Cha', 'Father']],
      ] as const
    ).map(([at, label]): FormField => ({ at, label, field: { as: 'select', choices: opinions }, span: 4 })),
  },
  {
    id: 'number',
    title: ['Số định danh cá nhân', 'Personal number'],
    shown: isAct('CORRECTION', 'SEX'),
    fields: [
      {
        at: '/newNumberAsked',
        label: ['Công dân đề nghị xác lập lại số định danh', 'The citizen asks for another number'],
        field: { as: 'tick' },
        span: 12,
        hint: ['Chỉ khi cải chính năm sinh hoặc xác định lại giới tính', 'Only for the year of birth or the sex'],
      },
    ],
  },
  foreignBlock(abroad),
  requestBlock(relationshipChoices(['Bản thân người được thay đổi, cải chính', 'The person'], ['/subject'])),
]
