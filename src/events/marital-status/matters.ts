import type { Matter, Start } from '../parts/form.ts'

/** Whose status it is. */
const ofPerson: readonly Start[] = [
  { person: '/subject', living: true },
  {
    person: '/subject',
    roles: ['WIFE', 'HUSBAND', 'SUBJECT'],
    registers: ['MARRIAGE', 'DIVORCE_NOTE', 'MARITAL_STATUS'],
  },
]

/** The ways a certificate is asked for at the desk. */
export const maritalMatters: readonly Matter[] = [
  {
    id: 'xnhonnhan',
    procedure: 'MARITAL_STATUS',
    title: ['Giấy xác nhận tình trạng hôn nhân để kết hôn', 'Certificate for a marriage'],
    note: ['ghi rõ người và nơi dự định kết hôn', 'names the intended spouse and place'],
    preset: { purpose: '1' },
    from: ofPerson,
  },
  {
    id: 'xnhonnhankhac',
    procedure: 'MARITAL_STATUS',
    title: ['Giấy xác nhận tình trạng hôn nhân cho mục đích khác', 'Certificate for another purpose'],
    note: ['mua bán, vay vốn, … không dùng để kết hôn', 'sale, loan …, not for a marriage'],
    preset: { purpose: '5' },
    from: ofPerson,
  },
  {
    id: 'xnhonnhannuocngoai',
    procedure: 'MARITAL_STATUS',
    title: ['Giấy xác nhận để kết hôn với người nước ngoài ở nước ngoài', 'For a marriage abroad with a foreigner'],
    note: ['nộp cho cơ quan nước ngoài', 'for a foreign authority'],
    preset: { purpose: '4' },
    from: ofPerson,
  },
  {
    id: 'xnhonnhanlai',
    procedure: 'MARITAL_STATUS',
    title: ['Cấp lại Giấy xác nhận tình trạng hôn nhân', 'Another certificate'],
    note: ['hết hạn hoặc đổi mục đích, nộp lại Giấy cũ', 'the earlier one is handed back'],
    preset: { purpose: '1', earlierCertificate: { returned: true } },
    from: [{ entry: '/earlierCertificate/entry', person: '/subject', roles: ['SUBJECT'], living: true }],
  },
]
