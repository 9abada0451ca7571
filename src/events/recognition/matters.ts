import type { Matter, Start } from '../parts/form.ts'

/** The child with the birth entry, or the parent. */
const ofFamily: readonly Start[] = [
  { entry: '/birthEntry', person: '/child', roles: ['CHILD'] },
  { person: '/child' },
  { person: '/parent' },
]

/** The ways a recognition is begun at the desk. */
export const recognitionMatters: readonly Matter[] = [
  {
    id: 'nhancon',
    procedure: 'RECOGNITION',
    title: ['Đăng ký nhận cha, mẹ, con', 'Recognition of parent and child'],
    note: ['cha, mẹ nhận con hoặc con nhận cha, mẹ', 'a parent recognises a child, or a child a parent'],
    preset: { mode: 'NEW' },
    from: ofFamily,
  },
  {
    id: 'nhanconnuocngoai',
    procedure: 'RECOGNITION_FOREIGN',
    title: ['Nhận cha, mẹ, con có yếu tố nước ngoài', 'Recognition with a foreign element'],
    note: ['một bên là người nước ngoài hoặc định cư ở nước ngoài; có niêm yết', 'with posting'],
    preset: { mode: 'NEW' },
    from: ofFamily,
  },
  {
    id: 'nhanconbiengioi',
    procedure: 'RECOGNITION_BORDER',
    title: ['Nhận cha, mẹ, con tại khu vực biên giới', 'Recognition in a border area'],
    note: ['với công dân nước láng giềng', 'with a neighbour'],
    preset: { mode: 'NEW', borderArea: true },
  },
  {
    id: 'ghinhancon',
    procedure: 'RECOGNITION_TRANSCRIBED',
    title: ['Ghi vào Sổ việc nhận cha, mẹ, con đã giải quyết ở nước ngoài', 'Recognition abroad, transcribed'],
    note: ['đã được cơ quan nước ngoài công nhận', 'settled by a foreign authority'],
    preset: { mode: 'TRANSCRIBED' },
  },
]
