import type { Matter } from '../parts/form.ts'

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
  },
  {
    id: 'nhan',
    procedure: 'BIRTH_WITH_RECOGNITION',
    title: ['Khai sinh kết hợp nhận cha, mẹ, con', 'Birth with recognition of a parent'],
    note: ['cha, mẹ chưa kết hôn, nhận con cùng lúc', 'recognised at the same time'],
    preset: { caseKind: 'WITH_RECOGNITION' },
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
    id: 'luudong',
    procedure: 'BIRTH_MOBILE',
    title: ['Khai sinh lưu động', 'Mobile registration'],
    note: ['đăng ký tại nhà, tại thôn', 'at home or in the village'],
    preset: { caseKind: 'NORMAL', mobile: true },
  },
]
