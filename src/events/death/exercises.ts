import type { Exercise } from '../parts/exercise.ts'
import { typedDeathExamples } from './examples.ts'

const { normal } = typedDeathExamples

/** Practice: a death at home, and a death that stands in the book already. */
export const exercises: readonly Exercise[] = [
  {
    id: 'chet-tai-nha',
    matter: 'khaitu',
    title: ['Khai tử cho cha', 'A son reports his father’s death'],
    story: [
      [
        'Anh Nông Văn Sơn khai tử cho cha là cụ Nông Văn Khải (sinh 12/03/1948), mất tại nhà ở thôn Má Lủng lúc 6 giờ 38 phút ngày 12/11/2026 vì già yếu.',
        'Nông Văn Sơn reports the death of his father Nông Văn Khải (born 12 March 1948) at home on 12 November 2026 at 6:38, of old age.',
      ],
      ['Anh xin 02 bản sao trích lục.', 'He asks for two copies.'],
    ],
    brings: [
      ['Căn cước của cụ Khải: 002048000311; của anh Sơn: 002075000312', 'Both identity cards'],
      ['Giấy báo tử số 14/GBT do Ủy ban nhân dân xã Đồng Văn cấp ngày 13/11/2026', 'Death notice 14/GBT'],
    ],
    declaration: normal,
    right: { do: 'REGISTER' },
    hints: { '/death/time': ['Ghi giờ nếu biết; không biết thì để trống.', 'Leave it blank when not known.'] },
  },
  {
    id: 'nguoi-than-thu-hai',
    matter: 'khaitu',
    title: ['Người thân thứ hai đến khai tử', 'A second relative comes'],
    story: [
      [
        'Bà Nông Thị Lâm, em của cụ Nông Văn Khải (sinh 12/03/1948, mất ngày 12/11/2026), đến khai tử cho cụ, vì không biết các cháu đã làm gì chưa.',
        'Nông Thị Lâm reports the death of her brother Nông Văn Khải; she does not know what his children have done.',
      ],
    ],
    brings: [
      ['Căn cước của cụ Khải: 002048000311', 'The identity card of the deceased'],
      ['Bản chụp Giấy báo tử số 14/GBT', 'A copy of the death notice'],
    ],
    declaration: {
      ...normal,
      informant: {
        ...normal.informant,
        relationship: 'RELATIVE',
        name: 'Nông Thị Lâm',
        birthDate: { known: 'day', date: '1955-02-02' },
        pin: '002155000399',
        idDocument: null,
      },
    },
    before: [{ kind: 'DEATH', declaration: normal }],
    right: {
      do: 'REFUSE',
      rule: 'R-A4',
      why: [
        'Việc khai tử đã đăng ký; một người chỉ được khai tử một lần. Hướng dẫn bà xin bản sao trích lục.',
        'The death is registered already. Offer an extract copy instead.',
      ],
    },
  },
]
