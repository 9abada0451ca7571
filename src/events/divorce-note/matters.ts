import type { Matter } from '../parts/form.ts'

const both = { wife: { sex: '2' }, husband: { sex: '1' } } as const

/** The ways a divorce settled abroad is begun at the desk. */
export const divorceMatters: readonly Matter[] = [
  {
    id: 'ghichulyhon',
    procedure: 'DIVORCE_NOTE',
    title: ['Ghi chú ly hôn', 'Divorce settled abroad'],
    note: ['bản án, quyết định, thỏa thuận của nước ngoài', 'by a foreign judgment or agreement'],
    preset: { kind: 'DIVORCE', ...both },
    from: [{ entry: '/entry' }],
  },
  {
    id: 'ghichuhuykethon',
    procedure: 'DIVORCE_NOTE',
    title: ['Ghi chú hủy việc kết hôn', 'Annulment settled abroad'],
    note: ['đã giải quyết tại cơ quan nước ngoài', 'by a foreign authority'],
    preset: { kind: 'ANNULMENT', ...both },
    from: [{ entry: '/entry' }],
  },
]
