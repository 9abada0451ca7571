import type { Matter } from '../parts/form.ts'

/** The ways an adoption is begun at the desk. */
export const adoptionMatters: readonly Matter[] = [
  {
    id: 'connuoi',
    procedure: 'ADOPTION',
    title: ['Đăng ký nuôi con nuôi trong nước', 'Domestic adoption'],
    note: ['người nhận và trẻ là công dân Việt Nam ở trong nước', 'citizens living in the country'],
    preset: { mode: 'NEW' },
    from: [
      { entry: '/birthEntry', person: '/child', roles: ['CHILD'], living: true },
      { person: '/child', living: true },
      { person: '/mother', sex: '2', living: true },
      { person: '/father', sex: '1', living: true },
    ],
  },
  {
    id: 'ghiconnuoi',
    procedure: 'ADOPTION_TRANSCRIBED',
    title: ['Ghi vào Sổ việc nuôi con nuôi đã giải quyết ở nước ngoài', 'Adoption abroad, transcribed'],
    note: ['đã được cơ quan nước ngoài giải quyết', 'settled by a foreign authority'],
    preset: { mode: 'TRANSCRIBED' },
  },
]
