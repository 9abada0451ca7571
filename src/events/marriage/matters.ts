import type { Matter, Start } from '../parts/form.ts'

const spouses = { wife: { sex: '2', nationalities: ['VN'] }, husband: { sex: '1', nationalities: ['VN'] } } as const

/** One of the two. */
const ofSpouse: readonly Start[] = [
  { person: '/wife', sex: '2', living: true },
  { person: '/husband', sex: '1', living: true },
]

/** The ways a marriage is begun at the desk. */
export const marriageMatters: readonly Matter[] = [
  {
    id: 'kethon',
    procedure: 'MARRIAGE',
    title: ['Kết hôn', 'Marriage'],
    note: ['hai bên cư trú trong nước', 'both live in the country'],
    preset: { kind: 'NEW', ...spouses },
    from: ofSpouse,
  },
  {
    id: 'kethonnuocngoai',
    procedure: 'MARRIAGE_FOREIGN',
    title: ['Kết hôn có yếu tố nước ngoài', 'Marriage with a foreign element'],
    note: ['người nước ngoài, công dân định cư ở nước ngoài', 'a foreigner or a citizen settled abroad'],
    preset: { kind: 'NEW', ...spouses },
    from: ofSpouse,
  },
  {
    id: 'chungsong',
    procedure: 'MARRIAGE',
    title: ['Kết hôn của người chung sống trước ngày 03/01/1987', 'Husband and wife since before 1987-01-03'],
    note: ['ghi ngày xác lập quan hệ hôn nhân', 'the day their life together began is written'],
    preset: { kind: 'COHABITATION', ...spouses },
  },
  {
    id: 'kethonlai',
    procedure: 'MARRIAGE_REREGISTERED',
    title: ['Đăng ký lại kết hôn', 'Re-registration of a marriage'],
    note: ['mất cả Sổ và bản chính, đăng ký trước 01/01/2016', 'book and original lost, before 2016'],
    preset: { kind: 'AGAIN', ...spouses },
  },
  {
    id: 'ghichukethon',
    procedure: 'MARRIAGE_TRANSCRIBED',
    title: ['Ghi chú kết hôn', 'Marriage concluded abroad'],
    note: ['đã kết hôn tại cơ quan nước ngoài', 'registered by a foreign authority'],
    preset: { kind: 'TRANSCRIBED', wife: { sex: '2' }, husband: { sex: '1' } },
    from: ofSpouse,
  },
  {
    id: 'kethonluudong',
    procedure: 'MARRIAGE_MOBILE',
    title: ['Kết hôn lưu động', 'Mobile marriage registration'],
    note: ['một hoặc hai bên khuyết tật, ốm bệnh', 'one or both disabled or ill'],
    preset: { kind: 'NEW', mobile: true, ...spouses },
  },
  {
    id: 'kethonbiengioi',
    procedure: 'MARRIAGE_BORDER',
    title: ['Kết hôn tại khu vực biên giới', 'Marriage in a border area'],
    note: ['với công dân nước láng giềng thường trú ở khu vực biên giới', 'with a citizen of the neighbouring country'],
    preset: { kind: 'NEW', borderArea: true, ...spouses },
  },
  {
    id: 'kethondaidien',
    procedure: 'MARRIAGE_MISSION',
    title: ['Kết hôn tại cơ quan đại diện', 'Marriage at a mission'],
    note: ['công dân cư trú ở nước ngoài', 'citizens who live abroad'],
    preset: {
      kind: 'NEW',
      wife: { sex: '2', nationalities: ['VN'], settledAbroad: false },
      husband: { sex: '1', nationalities: ['VN'], settledAbroad: false },
    },
    from: ofSpouse,
  },
]
