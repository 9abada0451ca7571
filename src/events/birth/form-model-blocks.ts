import type { FormBlock } from '../parts/form.ts'
import { STATELESS } from '../parts/person.ts'
import { earlierBlock } from '../parts/re-registration.ts'
import { foreignBlock } from '../parts/transcription.ts'
import { type BirthFormDraft, hasContent, isDeclared } from './form-model.ts'

/** The blocks of the form, in the order of the paper form (TT 04/2024: tờ khai đăng ký khai sinh). */
export const blocks = [
  'informant',
  'earlier',
  'foreign',
  'proof',
  'abandonment',
  'surrogacy',
  'child',
  'mother',
  'father',
  'marriage',
  'recognition',
  'nationalityChoice',
  'requests',
] as const
export type Block = (typeof blocks)[number]

const isForeign = (nationalities: readonly string[] | undefined): boolean =>
  (nationalities ?? []).length > 0 && !(nationalities ?? []).includes('VN')

/** Whether the parents must agree in writing on the child's nationality: one is a foreigner (LHT 36.1). */
export function nationalityIsChosen(draft: BirthFormDraft): boolean {
  const foreign = (parent: 'mother' | 'father') =>
    isDeclared(draft, parent) &&
    isForeign(draft[parent]?.nationalities) &&
    !(draft[parent]?.nationalities ?? []).includes(STATELESS)
  return foreign('mother') || foreign('father')
}

/** Which blocks belong to this draft. What is hidden is also left out of the declaration. */
export function visibleBlocks(draft: BirthFormDraft): Block[] {
  const kind = draft.caseKind ?? 'NORMAL'
  const parents = kind !== 'ABANDONED'
  const hidden: Record<Block, boolean> = {
    informant: false,
    earlier: kind !== 'AGAIN',
    foreign: kind !== 'TRANSCRIBED',
    proof: false,
    abandonment: kind !== 'ABANDONED',
    surrogacy: kind !== 'SURROGACY',
    child: false,
    mother: !parents,
    father: !parents,
    marriage:
      !parents ||
      kind === 'AGAIN' ||
      kind === 'TRANSCRIBED' ||
      draft.form?.undetermined?.father === true ||
      draft.form?.undetermined?.mother === true,
    recognition: kind !== 'WITH_RECOGNITION',
    nationalityChoice:
      !parents ||
      kind === 'AGAIN' ||
      kind === 'TRANSCRIBED' ||
      (!nationalityIsChosen(draft) && !hasContent(draft, '/nationalityChoice')),
    requests: false,
  }
  return blocks.filter((block) => !hidden[block])
}

/** The block a pointer is shown in. */
export function blockOf(pointer: string): Block {
  const [, first = ''] = pointer.split('/')
  switch (first) {
    case 'informant':
    case 'earlier':
    case 'foreign':
    case 'proof':
    case 'abandonment':
    case 'mother':
    case 'father':
    case 'nationalityChoice':
    case 'recognition':
      return first
    case 'surrogacyConfirmation':
      return 'surrogacy'
    case 'fatherBasis':
    case 'fatherBasisReference':
    case 'parentsMarriage':
      return 'marriage'
    case 'copies':
    case 'mobile':
    case 'borderArea':
    case 'feeExemption':
    case 'digitalCitizen':
      return 'requests'
    default:
      return 'child'
  }
}

type Words = readonly [vietnamese: string, english: string]

const person: Record<string, Words> = {
  name: ['Họ, chữ đệm, tên', 'Full name'],
  birthDate: ['Ngày, tháng, năm sinh', 'Date of birth'],
  ethnicity: ['Dân tộc', 'Ethnicity'],
  nationalities: ['Quốc tịch', 'Nationality'],
  residence: ['Nơi cư trú', 'Residence'],
  pin: ['Số định danh cá nhân', 'PIN'],
  idDocument: ['Giấy tờ tùy thân', 'Identity document'],
  settledAbroad: ['Định cư ở nước ngoài', 'Settled abroad'],
  deceased: ['Đã chết', 'Deceased'],
}

const labels: Record<string, Words> = {
  '/caseKind': ['Trường hợp', 'Kind of case'],
  '/child/name': ['Họ, chữ đệm, tên', 'Full name'],
  '/child/birthDate': ['Ngày, tháng, năm sinh', 'Date of birth'],
  '/child/sex': ['Giới tính', 'Sex'],
  '/child/ethnicity': ['Dân tộc', 'Ethnicity'],
  '/child/nationalities': ['Quốc tịch', 'Nationality'],
  '/child/birthPlace': ['Nơi sinh', 'Place of birth'],
  '/child/birthPlace/facilityName': ['Cơ sở y tế', 'Health facility'],
  '/child/hometown': ['Quê quán', 'Hometown'],
  '/child/livesAt': ['Nơi đang sống', 'Lives at'],
  '/child/plurality': ['Số trẻ trong lần sinh', 'Children of this birth'],
  '/child/order': ['Là trẻ thứ', 'Order'],
  '/child/died': ['Trẻ đã chết', 'Child has died'],
  '/child/died/on': ['Ngày chết', 'Died on'],
  '/child/died/livedDayOrMore': ['Sống từ 24 giờ trở lên', 'Lived 24 hours or more'],
  '/child/died/parentAsks': ['Cha, mẹ đẻ yêu cầu đăng ký', 'A birth parent asks'],
  '/child/existingPin': ['Số định danh đã có', 'Existing PIN'],
  '/proof/kind': ['Loại giấy tờ', 'Proof of birth'],
  '/proof/code': ['Mã giấy chứng sinh', 'Birth notification code'],
  '/proof/number': ['Số', 'Number'],
  '/proof/electronic': ['Dữ liệu điện tử đã ký số', 'Signed electronic data'],
  '/proof/book': ['Quyển số', 'Book'],
  '/proof/issuedOn': ['Ngày cấp', 'Issued on'],
  '/fatherBasis': ['Căn cứ ghi phần cha', 'Why the father is written'],
  '/fatherBasisReference': ['Văn bản làm căn cứ', 'Paper it rests on'],
  '/parentsMarriage': ['Kết hôn của cha, mẹ', "Parents' marriage"],
  '/parentsMarriage/number': ['Số giấy CN kết hôn', 'Marriage certificate no.'],
  '/parentsMarriage/book': ['Quyển số', 'Book'],
  '/parentsMarriage/registeredOn': ['Ngày đăng ký', 'Registered on'],
  '/parentsMarriage/office': ['Nơi đăng ký', 'Registered at'],
  '/parentsMarriage/endedOn': ['Hôn nhân chấm dứt ngày', 'Marriage ended on'],
  '/nationalityChoice/chosen': ['Quốc tịch cha mẹ chọn', 'Nationality chosen'],
  '/nationalityChoice/foreignConfirmation': ['Có xác nhận của nước ngoài', "Foreign State's confirmation"],
  '/abandonment/recordNumber': ['Biên bản số', 'Record no.'],
  '/abandonment/recordOn': ['Lập ngày', 'Drawn up on'],
  '/abandonment/foundAt': ['Nơi phát hiện', 'Found at'],
  '/abandonment/postedFrom': ['Niêm yết từ ngày', 'Posted from'],
  '/recognition': ['Chứng cứ, ý kiến về việc nhận con', 'Recognition'],
  '/recognition/evidence': ['Chứng cứ', 'Evidence'],
  '/recognition/evidenceNumber': ['Số văn bản', 'Number'],
  '/recognition/evidenceAuthority': ['Cơ quan xác nhận', 'Authority'],
  '/recognition/evidenceOn': ['Ngày của văn bản', 'Its day'],
  '/recognition/witnesses': ['Người làm chứng', 'Witnesses'],
  '/recognition/witnesses/0/name': ['Người làm chứng thứ nhất', 'First witness'],
  '/recognition/witnesses/1/name': ['Người làm chứng thứ hai', 'Second witness'],
  '/recognition/otherParent': ['Ý kiến của người mẹ', "The mother's opinion"],
  '/recognition/childSays': ['Ý kiến của người con (từ đủ 9 tuổi)', 'Opinion of the child (from 9)'],
  '/recognition/bothPresent': ['Các bên có mặt khi đăng ký', 'The parties are present'],
  '/recognition/disputed': ['Có tranh chấp, khiếu nại', 'There is a dispute'],
  '/surrogacyConfirmation': ['Văn bản xác nhận mang thai hộ', 'Surrogacy confirmation'],
  '/informant/relationship': ['Quan hệ với trẻ', 'Relationship to the child'],
  '/informant/relationshipText': ['Quan hệ (ghi rõ)', 'Relationship in words'],
  '/informant/phone': ['Điện thoại', 'Phone'],
  '/informant/email': ['Thư điện tử', 'E-mail'],
  '/copies': ['Số bản sao trích lục', 'Extract copies'],
  '/feeExemption': ['Miễn lệ phí', 'Fee exemption'],
  '/digitalCitizen': ['Nộp với tư cách công dân số', 'Files as a digital citizen'],
  '/mobile': ['Đăng ký lưu động', 'Mobile registration'],
  '/borderArea': ['Khu vực biên giới', 'Border area'],
  '/surnameBy': ['Xác định họ', 'Surname settled by'],
  '/ethnicityBy': ['Xác định dân tộc', 'Ethnicity settled by'],
  '/hometownBy': ['Xác định quê quán', 'Hometown settled by'],
}

/** Blocks every event shares, described as data: their fields bring their labels. */
export const sharedBlocks: Readonly<Record<'earlier' | 'foreign', FormBlock>> = {
  earlier: earlierBlock((draft) => draft.caseKind === 'AGAIN'),
  foreign: foreignBlock((draft) => draft.caseKind === 'TRANSCRIBED'),
}
for (const { fields } of Object.values(sharedBlocks)) for (const { at, label } of fields) labels[at] = label

const groups: Record<string, Words> = {
  mother: ['Mẹ', 'Mother'],
  father: ['Cha', 'Father'],
  informant: ['Người yêu cầu', 'Informant'],
  child: ['Trẻ', 'Child'],
}

/** The label of a field alone, as it stands beside it. */
export function labelOf(pointer: string): Words {
  const [, group = '', field = ''] = pointer.split('/')
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const known = labels[at]
    if (known) return known
  }
  return person[field] ?? groups[group] ?? [pointer, pointer]
}

/** The label with its group, for lists where fields of several people stand together: `Mẹ – Dân tộc`. */
export function fullLabelOf(pointer: string): Words {
  const group = groups[pointer.split('/')[1] ?? '']
  const [vietnamese, english] = labelOf(pointer)
  return group && group[0] !== vietnamese
    ? [`${group[0]} – ${vietnamese}`, `${group[1]} – ${english}`]
    : [vietnamese, english]
}

/** The sentence for a field that nobody has filled yet. */
export function missingSentence(pointer: string): Words {
  const [vietnamese, english] = fullLabelOf(pointer)
  return [`Chưa có: ${vietnamese}.`, `Missing: ${english}.`]
}
