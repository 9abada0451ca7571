import type { Exercise } from '../parts/exercise.ts'
import { typedConfirmationExamples } from './examples.ts'

const { notRegistered } = typedConfirmationExamples
const { subject } = notRegistered
const day = (text: string) => ({ known: 'day', date: text }) as const

/** Practice: a search that finds nothing, and one against which the book stands. */
export const exercises: readonly Exercise[] = [
  {
    id: 'khong-co-dang-ky',
    matter: 'khongdangky',
    title: ['Xác nhận không có đăng ký kết hôn', 'No marriage was found'],
    story: [
      [
        'Chị Lục Thị Chía (sinh 19/04/1984) cần văn bản xác nhận không tìm thấy việc đăng ký kết hôn trong các năm 2004–2026, để làm thủ tục tại cơ quan nước ngoài.',
        'Lục Thị Chía (19 April 1984) needs a letter that no marriage of 2004–2026 was found, for a foreign authority.',
      ],
      [
        'Ngày 19/11/2026 bạn đã tra Sổ đăng ký kết hôn của xã và Cơ sở dữ liệu hộ tịch điện tử, không thấy.',
        'On 19 November 2026 you searched the books and the database and found nothing.',
      ],
    ],
    brings: [['Căn cước của chị: 002184000051', 'Her identity card 002184000051']],
    declaration: notRegistered,
    right: { do: 'REGISTER' },
  },
  {
    id: 'so-co-ghi',
    matter: 'khongdangky',
    title: ['Xác nhận gấp', 'A letter in a hurry'],
    story: [
      [
        'Chị Lục Thị Chía (sinh 19/04/1984) cần gấp văn bản xác nhận không tìm thấy việc đăng ký kết hôn trong các năm 2004–2026. Chị nói đã hỏi bộ phận một cửa hôm qua, không có gì.',
        'Lục Thị Chía is in a hurry for a letter that no marriage of 2004–2026 was found; she says she asked yesterday.',
      ],
    ],
    brings: [['Căn cước của chị: 002184000051', 'Her identity card 002184000051']],
    declaration: notRegistered,
    before: [
      {
        kind: 'MARRIAGE',
        declaration: {
          kind: 'NEW',
          wife: { ...subject, sex: '2' },
          husband: {
            ...subject,
            name: 'Hoàng Văn Páo',
            birthDate: day('1981-03-02'),
            sex: '1',
            pin: '002081000054',
          },
          presence: { bothPresent: true, wifeConsents: true, husbandConsents: true },
          informant: { relationship: 'SELF', name: subject.name, birthDate: subject.birthDate, pin: subject.pin },
        },
      },
    ],
    right: {
      do: 'REFUSE',
      rule: 'L',
      why: [
        'Sổ có ghi việc kết hôn: không xác nhận là không có. Giải thích, hướng dẫn xin bản sao trích lục hoặc Giấy xác nhận tình trạng hôn nhân.',
        'The book has a marriage: it cannot be said that there is none.',
      ],
    },
  },
]
