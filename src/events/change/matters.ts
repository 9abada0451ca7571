import type { Matter, Start } from '../parts/form.ts'

/** The own birth entry; the person alone where it lies in a paper book. */
const ofBirth: readonly Start[] = [{ entry: '/entry', person: '/subject', roles: ['CHILD'] }, { person: '/subject' }]

/** The ways a change is begun at the desk. */
export const changeMatters: readonly Matter[] = [
  {
    id: 'thaydoi',
    procedure: 'CHANGE',
    title: ['Thay đổi hộ tịch', 'Change'],
    note: [
      'họ, chữ đệm, tên có lý do của Bộ luật Dân sự; cha, mẹ sau nuôi con nuôi',
      'name by legal reason; parents after adoption',
    ],
    preset: { act: 'CHANGE', register: 'BIRTH', about: 'CHILD', originalPresented: true, changes: [{}] },
    from: ofBirth,
  },
  {
    id: 'caichinh',
    procedure: 'CORRECTION',
    title: ['Cải chính hộ tịch', 'Correction'],
    note: ['có sai sót khi đăng ký, có căn cứ', 'an error of registration that is proved'],
    preset: { act: 'CORRECTION', register: 'BIRTH', about: 'CHILD', originalPresented: true, changes: [{}] },
    from: ofBirth,
  },
  {
    id: 'caichinhkethon',
    procedure: 'CORRECTION',
    title: ['Cải chính Giấy chứng nhận kết hôn', 'Correction of a marriage'],
    note: ['theo khai sinh của vợ hoặc chồng', 'after the birth entry of a spouse'],
    preset: { act: 'CORRECTION', register: 'MARRIAGE', about: 'WIFE', originalPresented: true, changes: [{}] },
    from: [
      { entry: '/entry', person: '/subject', roles: ['WIFE'], with: { '/about': 'WIFE' } },
      { entry: '/entry', person: '/subject', roles: ['HUSBAND'], with: { '/about': 'HUSBAND' } },
    ],
  },
  {
    id: 'caichinhkhaitu',
    procedure: 'CORRECTION',
    title: ['Cải chính Trích lục khai tử', 'Correction of a death'],
    note: ['thông tin người chết, việc chết', 'the deceased or the death'],
    preset: { act: 'CORRECTION', register: 'DEATH', about: 'DECEASED', changes: [{}] },
    from: [{ entry: '/entry', person: '/subject', roles: ['DECEASED'] }],
  },
  {
    id: 'bosung',
    procedure: 'SUPPLEMENT',
    title: ['Bổ sung thông tin hộ tịch', 'Supplement'],
    note: ['mục còn để trống trong Sổ', 'a field that was left empty'],
    preset: { act: 'SUPPLEMENT', register: 'BIRTH', about: 'CHILD', originalPresented: true, changes: [{}] },
    from: ofBirth,
  },
  {
    id: 'xacdinhdantoc',
    procedure: 'ETHNICITY',
    title: ['Xác định lại dân tộc', 'Redetermination of ethnicity'],
    note: ['theo dân tộc của cha hoặc mẹ', "to the mother's or the father's group"],
    preset: {
      act: 'ETHNICITY',
      register: 'BIRTH',
      about: 'CHILD',
      originalPresented: true,
      changes: [{ field: '/child/ethnicity' }],
    },
    from: ofBirth,
  },
  {
    id: 'xacdinhgioitinh',
    procedure: 'SEX',
    title: ['Xác định lại giới tính', 'Redetermination of sex'],
    note: ['theo giấy chứng nhận y tế', 'by medical certificate'],
    preset: {
      act: 'SEX',
      register: 'BIRTH',
      about: 'CHILD',
      originalPresented: true,
      changes: [{ field: '/child/sex' }],
    },
    from: ofBirth,
  },
  {
    id: 'ghichuthaydoi',
    procedure: 'CHANGE_TRANSCRIBED',
    title: ['Ghi vào Sổ việc thay đổi hộ tịch đã giải quyết ở nước ngoài', 'Change settled abroad'],
    note: ['theo giấy tờ của cơ quan nước ngoài', 'by the paper of a foreign authority'],
    preset: { act: 'CHANGE', register: 'BIRTH', about: 'CHILD', abroad: true, originalPresented: true, changes: [{}] },
    from: ofBirth,
  },
]
