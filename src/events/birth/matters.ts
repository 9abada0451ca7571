import type { Matter, Start } from '../parts/form.ts'

/** Births begin with a parent, or with the marriage of both. */
const ofParents: readonly Start[] = [
  { person: '/mother', sex: '2', living: true, as: ['là mẹ', 'as the mother'] },
  { person: '/father', sex: '1', living: true, as: ['là cha', 'as the father'] },
  {
    registers: ['MARRIAGE'],
    others: [
      { role: 'WIFE', into: '/mother' },
      { role: 'HUSBAND', into: '/father' },
    ],
    fills: [
      { from: '@entry/number', to: '/parentsMarriage/number' },
      { from: '@entry/volume', to: '/parentsMarriage/book' },
      { from: '@entry/registeredOn', to: '/parentsMarriage/registeredOn' },
      { from: '@entry/officeName', to: '/parentsMarriage/office' },
    ],
    with: { '/parentsMarriage/verified': true },
    as: ['con của hai vợ chồng', 'a child of the couple'],
  },
]

/** The ways a birth is begun at the desk. */
export const birthMatters: readonly Matter[] = [
  {
    id: 'thuong',
    procedure: 'BIRTH',
    title: ['Khai sinh', 'Birth'],
    note: [
      'trẻ có cha mẹ, con ngoài giá thú, quá hạn, có yếu tố nước ngoài',
      'parents known, unmarried, late, foreign element',
    ],
    preset: { caseKind: 'NORMAL' },
    from: ofParents,
  },
  {
    id: 'nhan',
    procedure: 'BIRTH_WITH_RECOGNITION',
    title: ['Khai sinh kết hợp nhận cha, mẹ, con', 'Birth with recognition of a parent'],
    note: ['cha, mẹ chưa kết hôn, nhận con cùng lúc', 'recognised at the same time'],
    preset: { caseKind: 'WITH_RECOGNITION' },
    from: ofParents,
  },
  {
    id: 'giayto',
    procedure: 'BIRTH_WITH_PAPERS',
    title: ['Khai sinh cho người đã có giấy tờ cá nhân', 'Person who already has papers'],
    note: ['người lớn chưa từng đăng ký khai sinh', 'an adult never registered'],
    preset: { caseKind: 'WITH_PAPERS' },
  },
  {
    id: 'boroi',
    procedure: 'BIRTH',
    title: ['Khai sinh cho trẻ bị bỏ rơi', 'Abandoned child'],
    note: ['sau 7 ngày niêm yết', 'after 7 days of posting'],
    preset: { caseKind: 'ABANDONED' },
  },
  {
    id: 'mangthai',
    procedure: 'BIRTH',
    title: ['Khai sinh cho trẻ sinh do mang thai hộ', 'Surrogacy'],
    note: ['cha mẹ là vợ chồng nhờ mang thai hộ', 'the commissioning couple'],
    preset: { caseKind: 'SURROGACY' },
  },
  {
    id: 'nuocngoai',
    procedure: 'BIRTH_FOREIGN',
    title: ['Trẻ sinh ở nước ngoài, chưa đăng ký, về cư trú tại Việt Nam', 'Born abroad, not registered'],
    note: ['cha hoặc mẹ là công dân Việt Nam', 'a parent is a citizen'],
    preset: { caseKind: 'BORN_ABROAD' },
  },
  {
    id: 'khaisinhlai',
    procedure: 'BIRTH_REREGISTERED',
    title: ['Đăng ký lại khai sinh', 'Re-registration of a birth'],
    note: ['mất cả Sổ và bản chính, đăng ký trước 01/01/2016', 'book and original lost, before 2016'],
    preset: { caseKind: 'AGAIN' },
  },
  {
    id: 'ghikhaisinh',
    procedure: 'BIRTH_TRANSCRIBED',
    title: ['Ghi vào Sổ hộ tịch việc khai sinh đã đăng ký ở nước ngoài', 'Birth registered abroad, transcribed'],
    note: ['đã có giấy khai sinh do nước ngoài cấp', 'a foreign birth certificate exists'],
    preset: { caseKind: 'TRANSCRIBED' },
  },
  {
    id: 'khaisinhdaidien',
    procedure: 'BIRTH_MISSION',
    title: ['Khai sinh tại cơ quan đại diện', 'Birth at a mission'],
    note: ['trẻ sinh ở nước ngoài, chưa đăng ký ở nước sở tại', 'born abroad, not registered there'],
    preset: { caseKind: 'NORMAL' },
  },
  {
    id: 'luudong',
    procedure: 'BIRTH_MOBILE',
    title: ['Khai sinh lưu động', 'Mobile registration'],
    note: ['đăng ký tại nhà, tại thôn', 'at home or in the village'],
    preset: { caseKind: 'NORMAL', mobile: true },
  },
]
