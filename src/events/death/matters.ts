import type { Matter, Start } from '../parts/form.ts'

/** Who died, with the birth entry where it is known. */
const ofDeceased: readonly Start[] = [
  { entry: '/birthEntry', person: '/deceased', roles: ['CHILD'], living: true },
  { person: '/deceased', living: true },
]

/** The ways a death is begun at the desk. */
export const deathMatters: readonly Matter[] = [
  {
    id: 'khaitu',
    procedure: 'DEATH',
    title: ['Khai tử', 'Death'],
    note: ['đúng hạn, quá hạn, có yếu tố nước ngoài', 'on time, late, foreign element'],
    preset: { caseKind: 'NORMAL' },
    from: ofDeceased,
  },
  {
    id: 'chetdalau',
    procedure: 'DEATH',
    title: ['Khai tử cho người chết đã lâu', 'Died long ago'],
    note: ['không còn Giấy báo tử', 'no paper was kept'],
    preset: { caseKind: 'LONG_AGO' },
    from: ofDeceased,
  },
  {
    id: 'tuyenbochet',
    procedure: 'DEATH',
    title: ['Khai tử theo quyết định tuyên bố chết của Tòa án', 'Declared dead by a court'],
    note: ['ngày chết theo bản án, quyết định', 'the day as the decision determines'],
    preset: { caseKind: 'DECLARED', notice: { kind: '3' } },
    from: ofDeceased,
  },
  {
    id: 'khongrotungtich',
    procedure: 'DEATH',
    title: ['Khai tử cho người không rõ tung tích', 'Unidentified body'],
    note: ['nơi phát hiện thi thể, văn bản của công an', 'where the body was found, confirmation of the police'],
    preset: {
      caseKind: 'UNIDENTIFIED',
      deceased: { nationalities: [] },
      death: { situation: 'SUDDEN_OR_SUSPICIOUS' },
      notice: { kind: '4' },
    },
  },
  {
    id: 'khaitulai',
    procedure: 'DEATH_REREGISTERED',
    title: ['Đăng ký lại khai tử', 'Re-registration of a death'],
    note: ['đã đăng ký trước năm 2016, mất cả sổ và bản chính', 'before 2016, book and original lost'],
    preset: { caseKind: 'AGAIN', notice: { kind: 'EARLIER_PAPERS' } },
  },
  {
    id: 'ghichukhaitu',
    procedure: 'DEATH_TRANSCRIBED',
    title: ['Ghi vào Sổ việc khai tử đã đăng ký ở nước ngoài', 'Death registered abroad'],
    note: ['công dân Việt Nam chết ở nước ngoài', 'a citizen who died abroad'],
    preset: { caseKind: 'TRANSCRIBED', notice: { kind: 'FOREIGN_PAPER' } },
  },
  {
    id: 'khaitunuocngoai',
    procedure: 'DEATH_FOREIGN',
    title: ['Khai tử cho người nước ngoài chết tại Việt Nam', 'Foreigner who died in Viet Nam'],
    note: ['gửi thông báo đến Bộ Ngoại giao', 'the Ministry of Foreign Affairs is told'],
    preset: { caseKind: 'NORMAL', deceased: { nationalities: [] } },
  },
  {
    id: 'khaituluudong',
    procedure: 'DEATH_MOBILE',
    title: ['Khai tử lưu động', 'Mobile registration of a death'],
    note: ['người thân thích già yếu, ở xa, không có người thân', 'relatives old, far away or none'],
    preset: { caseKind: 'NORMAL', mobile: true },
  },
]
