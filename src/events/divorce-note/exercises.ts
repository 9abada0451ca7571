import type { Exercise } from '../parts/exercise.ts'
import { typedDivorceExamples } from './examples.ts'

const { divorce } = typedDivorceExamples

/** Practice: a foreign divorce with its papers, and one whose papers nobody has legalised. */
export const exercises: readonly Exercise[] = [
  {
    id: 'ly-hon-tai-phap',
    matter: 'ghichulyhon',
    title: ['Ghi chú ly hôn đã giải quyết ở Pháp', 'A French divorce is noted'],
    story: [
      [
        'Chị Lục Thị Vân (sinh 17/04/1988), thường trú thôn Má Lủng, đề nghị ghi chú việc ly hôn với anh Lucas Bernard (sinh 11/02/1985, quốc tịch Pháp, ở Lyon). Chị muốn kết hôn lại tại Việt Nam và xin 01 bản sao.',
        'Lục Thị Vân (1988) has her divorce from Lucas Bernard (1985, French, living in Lyon) noted; she wants to marry again here.',
      ],
      [
        'Hai người kết hôn tại xã Đồng Văn ngày 11/04/2019, số 12/2019, quyển 01/2019 (chưa số hóa).',
        'They married here on 11 April 2019, number 12/2019 (not in the data yet).',
      ],
    ],
    brings: [
      ['Căn cước của chị Vân: 002188000911; hộ chiếu của anh Bernard: 18AB00001', 'Identity card and passport'],
      [
        'Bản án số 25/01187 của Tribunal judiciaire de Lyon ngày 10/02/2026, có hiệu lực từ 12/03/2026, đã hợp pháp hóa và dịch từ tiếng Pháp',
        'Judgment 25/01187 of 10 February 2026, in force since 12 March 2026, legalised and translated',
      ],
    ],
    declaration: divorce,
    right: { do: 'REGISTER' },
  },
  {
    id: 'chua-hop-phap-hoa',
    matter: 'ghichulyhon',
    title: ['Bản án chưa qua cơ quan ngoại giao', 'A judgment straight from the court'],
    story: [
      [
        'Chị Lục Thị Vân đề nghị ghi chú việc ly hôn với anh Lucas Bernard theo bản án số 25/01187 của Tribunal judiciaire de Lyon. Bản án chưa được hợp pháp hóa lãnh sự; chị nói “tòa Pháp đóng dấu là đủ”.',
        'Lục Thị Vân hands in the French judgment without legalisation: “the stamp of the court is enough”.',
      ],
    ],
    brings: [
      ['Căn cước của chị Vân: 002188000911; hộ chiếu của anh Bernard: 18AB00001', 'Identity card and passport'],
      ['Bản án số 25/01187 ngày 10/02/2026 kèm bản dịch', 'The judgment with its translation'],
    ],
    declaration: { ...divorce, foreign: { ...divorce.foreign, legalisation: 'MISSING' } },
    right: {
      do: 'REFUSE',
      rule: 'R-K1',
      why: [
        'Giấy tờ nước ngoài phải được hợp pháp hóa lãnh sự, trừ trường hợp được miễn. Chưa nhận hồ sơ; hướng dẫn nơi hợp pháp hóa.',
        'Foreign papers must be legalised unless exempt.',
      ],
    },
  },
]
