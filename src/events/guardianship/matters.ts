import type { Matter, Start } from '../parts/form.ts'

/** The ward or the guardian. */
const ofWard: readonly Start[] = [
  { person: '/ward', living: true },
  { person: '/ward', roles: ['CHILD'], registers: ['BIRTH'] },
  { person: '/group/guardian', living: true },
]

/** The ways a guardianship or its supervision is begun at the desk. */
export const guardianshipMatters: readonly Matter[] = [
  {
    id: 'giamho',
    procedure: 'GUARDIANSHIP',
    title: ['Đăng ký giám hộ', 'Guardianship'],
    note: ['giám hộ cử hoặc đương nhiên', 'appointed or natural'],
    preset: { matter: 'GUARDIANSHIP', mode: 'NEW' },
    from: ofWard,
  },
  {
    id: 'giamhonuocngoai',
    procedure: 'GUARDIANSHIP_FOREIGN',
    title: ['Đăng ký giám hộ có yếu tố nước ngoài', 'Guardianship with a foreign element'],
    note: ['giữa công dân Việt Nam và người nước ngoài cùng cư trú', 'a citizen and a foreigner living here'],
    preset: { matter: 'GUARDIANSHIP', mode: 'NEW' },
    from: ofWard,
  },
  {
    id: 'giamsat',
    procedure: 'SUPERVISION',
    title: ['Đăng ký giám sát việc giám hộ', 'Supervision of a guardianship'],
    note: ['cá nhân hoặc pháp nhân giám sát', 'a person or a legal person'],
    preset: { matter: 'SUPERVISION', mode: 'NEW' },
    from: [
      {
        entry: '/guardianship',
        roles: ['WARD', 'GUARDIAN', 'GUARDIAN_2'],
        fits: (content) => (content as { matter?: unknown }).matter !== 'SUPERVISION',
      },
    ],
  },
  {
    id: 'ghigiamho',
    procedure: 'GUARDIANSHIP_TRANSCRIBED',
    title: ['Ghi vào Sổ việc giám hộ đã đăng ký ở nước ngoài', 'Guardianship abroad, transcribed'],
    note: ['đã được cơ quan nước ngoài đăng ký', 'registered by a foreign authority'],
    preset: { matter: 'GUARDIANSHIP', mode: 'TRANSCRIBED' },
  },
]
