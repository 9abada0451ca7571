import type { Exercise } from '../parts/exercise.ts'
import { typedMarriageExamples } from './examples.ts'

const { domestic } = typedMarriageExamples
const young = '002207000236'

/** Practice: a first marriage, and a groom who is too young. */
export const exercises: readonly Exercise[] = [
  {
    id: 'ket-hon-lan-dau',
    matter: 'kethon',
    title: ['Kết hôn lần đầu', 'A first marriage'],
    story: [
      [
        'Chị Nông Thị Hoài (sinh 08/03/2001) và anh Lương Văn Thiệp (sinh 20/12/1998), cùng dân tộc Tày, cùng thường trú tại xã Đồng Văn, đến đăng ký kết hôn. Cả hai chưa kết hôn lần nào.',
        'Nông Thị Hoài (2001) and Lương Văn Thiệp (1998), both living in Đồng Văn, come to marry for the first time.',
      ],
      [
        'Cả hai cùng có mặt, trả lời tự nguyện kết hôn, xin thêm 02 bản sao trích lục. Chị Hoài nộp hồ sơ.',
        'Both are present and consent. They ask for two copies; she hands in the dossier.',
      ],
    ],
    brings: [
      ['Căn cước của chị Hoài: 002301000145, cấp ngày 12/09/2024', 'Her identity card 002301000145'],
      ['Căn cước của anh Thiệp: 002098000236, cấp ngày 02/10/2024', 'His identity card 002098000236'],
    ],
    declaration: domestic,
    right: { do: 'REGISTER' },
    hints: {
      '/presence/bothPresent': [
        'Hai bên phải cùng có mặt; hỏi từng người rồi mới đánh dấu.',
        'Both must be present; ask each before ticking.',
      ],
    },
  },
  {
    id: 'chu-re-tre',
    matter: 'kethon',
    title: ['Hai gia đình đã định ngày cưới', 'The wedding day is fixed'],
    story: [
      [
        'Chị Nông Thị Hoài (sinh 08/03/2001) và anh Lương Văn Thiệp (sinh 20/03/2007) đến đăng ký kết hôn. Hai gia đình đã định ngày cưới vào tuần sau và mong được cấp giấy hôm nay.',
        'Nông Thị Hoài (2001) and Lương Văn Thiệp (born 20 March 2007) want to marry; the wedding is next week.',
      ],
    ],
    brings: [
      ['Căn cước của chị Hoài: 002301000145, cấp ngày 12/09/2024', 'Her identity card 002301000145'],
      ['Căn cước của anh Thiệp: 002207000236, cấp ngày 02/10/2024', 'His identity card 002207000236'],
    ],
    declaration: {
      ...domestic,
      husband: {
        ...domestic.husband,
        birthDate: { known: 'day', date: '2007-03-20' },
        pin: young,
        idDocument: { type: 'CC', number: young, issuer: 'Bộ Công an', issuedOn: '2024-10-02' },
      },
    },
    right: {
      do: 'REFUSE',
      rule: 'R-C1',
      why: [
        'Nam từ đủ 20 tuổi mới được kết hôn; anh Thiệp mới 19 tuổi. Từ chối bằng văn bản, giải thích khi nào đủ tuổi.',
        'A man may marry from 20; he is 19. Refuse in writing and say when he will be of age.',
      ],
    },
  },
]
