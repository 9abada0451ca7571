import { type Choice, type FormBlock, type FormField, words } from './form.ts'

/**
 * Fields of a party's group, in the order of the paper; what the event does not print is left out. `citizen`: somebody every declaration names, and
 * usually a Vietnamese citizen.
 */
export function partyFields(
  at: string,
  has: { sex?: boolean; hometown?: boolean; settledAbroad?: boolean; deceased?: boolean; citizen?: boolean } = {},
): FormField[] {
  return [
    {
      at: `${at}/pin`,
      label: words('Số định danh cá nhân', 'Personal identification number'),
      field: { as: 'pin', fills: at },
      span: 4,
    },
    {
      at: `${at}/name`,
      label: words('Họ, chữ đệm, tên', 'Full name'),
      field: { as: 'name' },
      required: true,
      span: 5,
    },
    {
      at: `${at}/birthDate`,
      label: words('Ngày, tháng, năm sinh', 'Date of birth'),
      field: { as: 'partial-date' },
      required: true,
      span: 3,
    },
    ...(has.sex
      ? [{ at: `${at}/sex`, label: words('Giới tính', 'Sex'), field: { as: 'sex' }, required: true, span: 4 } as const]
      : []),
    {
      at: `${at}/ethnicity`,
      label: words('Dân tộc', 'Ethnicity'),
      field: { as: 'ethnicity' },
      required: true,
      span: 4,
    },
    {
      at: `${at}/nationalities`,
      label: words('Quốc tịch', 'Nationality'),
      field: { as: 'nationalities' },
      required: true,
      span: 4,
      ...(has.citizen ? { usual: ['VN'] } : {}),
    },
    {
      at: `${at}/idDocument`,
      label: words('Giấy tờ tùy thân', 'Identity paper'),
      field: { as: 'id-document' },
    },
    { at: `${at}/residence`, label: words('Nơi cư trú', 'Residence'), field: { as: 'residence' } },
    {
      at: `${at}/alsoLivesAt`,
      label: words('Nơi ở hiện nay', 'Lives now at'),
      field: { as: 'residence' },
      hint: words('Nơi tạm trú hoặc đang sinh sống, nếu khác nơi cư trú', 'Temporary or actual residence, if another'),
    },
    ...(has.hometown
      ? [{ at: `${at}/hometown`, label: words('Quê quán', 'Hometown'), field: { as: 'place' } } as const]
      : []),
    ...(has.settledAbroad
      ? [
          {
            at: `${at}/settledAbroad`,
            label: words('Công dân Việt Nam định cư ở nước ngoài', 'Citizen settled abroad'),
            field: { as: 'tick' },
            span: 6,
          } as const,
        ]
      : []),
    ...(has.deceased
      ? [{ at: `${at}/deceased`, label: words('Đã chết', 'Deceased'), field: { as: 'tick' } } as const]
      : []),
  ]
}

/** Who asks, and what besides the registration. */
export const requestBlock = (relationships: readonly Choice[]): FormBlock => ({
  id: 'informant',
  title: words('Người yêu cầu', 'Requester'),
  fields: [
    {
      at: '/informant/relationship',
      label: words('Quan hệ', 'Relationship'),
      field: { as: 'select', choices: relationships },
      required: true,
      span: 4,
    },
    {
      at: '/informant/relationshipText',
      label: words('Ghi rõ quan hệ', 'Relationship in words'),
      field: { as: 'text', maxLength: 100 },
      span: 8,
      shown: ({ informant }) => (informant as { relationship?: unknown } | undefined)?.relationship === 'OTHER',
    },
    {
      at: '/informant/pin',
      label: words('Số định danh cá nhân người yêu cầu', "Requester's PIN"),
      field: { as: 'pin', fills: '/informant' },
      span: 4,
    },
    {
      at: '/informant/name',
      label: words('Họ, chữ đệm, tên người yêu cầu', "Requester's full name"),
      field: { as: 'name' },
      required: true,
      span: 5,
    },
    {
      at: '/informant/birthDate',
      label: words('Ngày sinh người yêu cầu', "Requester's date of birth"),
      field: { as: 'partial-date' },
      span: 3,
    },
    {
      at: '/informant/idDocument',
      label: words('Giấy tờ tùy thân người yêu cầu', "Requester's identity paper"),
      field: { as: 'id-document' },
    },
    {
      at: '/informant/residence',
      label: words('Nơi cư trú người yêu cầu', "Requester's residence"),
      field: { as: 'residence' },
    },
    {
      at: '/informant/phone',
      label: words('Điện thoại', 'Telephone'),
      field: { as: 'text', maxLength: 20, inputMode: 'numeric' },
      span: 4,
    },
    {
      at: '/copies',
      label: words('Số bản sao đề nghị cấp', 'Copies asked for'),
      field: { as: 'number', min: 0, max: 50 },
      span: 4,
    },
    {
      at: '/feeExemption',
      label: words('Miễn lệ phí', 'Fee exemption'),
      usual: 'NONE',
      field: {
        as: 'select',
        choices: [
          { value: 'NONE', label: words('Không', 'None') },
          { value: 'MERIT', label: words('Gia đình có công', 'Family with merit') },
          { value: 'POOR', label: words('Hộ nghèo', 'Poor household') },
          { value: 'DISABILITY', label: words('Người khuyết tật', 'Disability') },
        ],
      },
      span: 4,
    },
    {
      at: '/digitalCitizen',
      label: words('Nộp với tư cách công dân số', 'Files as a digital citizen'),
      field: { as: 'tick' },
      span: 4,
    },
  ],
})

/** Relationships a requester may have; `words` of oneself differ by event. */
/** `of`: groups of the form whose person asks for themself when he or she asks. */
export const relationshipChoices = (self: readonly [string, string], of: readonly string[] = []): readonly Choice[] => [
  { value: 'SELF', label: self, of },
  { value: 'MOTHER', label: words('Mẹ', 'Mother') },
  { value: 'FATHER', label: words('Cha', 'Father') },
  { value: 'GRANDPARENT', label: words('Ông, bà', 'Grandparent') },
  { value: 'RELATIVE', label: words('Người thân thích khác', 'Another relative') },
  { value: 'CARER', label: words('Người đang nuôi dưỡng', 'Carer') },
  { value: 'INSTITUTION', label: words('Cơ quan, tổ chức', 'Institution') },
  { value: 'PROXY', label: words('Người được ủy quyền', 'Proxy') },
  { value: 'OTHER', label: words('Khác (ghi rõ)', 'Other (in words)') },
]
