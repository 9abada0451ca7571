import type { Exercise } from '../parts/exercise.ts'
import { typedRecognitionExamples } from './examples.ts'

const { fatherRecognises } = typedRecognitionExamples

/** Practice: a father with an expert's finding, and one whose claim is disputed. */
export const exercises: readonly Exercise[] = [
  {
    id: 'cha-nhan-con',
    matter: 'nhancon',
    title: ['Cha nhận con, có kết luận giám định', 'A father with an expert’s finding'],
    story: [
      [
        'Anh Nông Văn Tấn (sinh 12/04/1991) đến nhận cháu Lục Gia Khiêm (sinh 03/06/2021) là con. Mẹ cháu đồng ý và cùng có mặt.',
        'Nông Văn Tấn (1991) recognises Lục Gia Khiêm (2021) as his son. The mother agrees and is present.',
      ],
    ],
    brings: [
      ['Căn cước của anh Tấn: 002091000411, cấp ngày 01/08/2024', 'His identity card 002091000411'],
      [
        'Giấy khai sinh của cháu số 31/2021, cấp ngày 10/06/2021 (số định danh 002221000412)',
        'The birth certificate 31/2021',
      ],
      ['Kết luận giám định số 118/KL-GĐ ngày 28/10/2026 của Viện Pháp y tỉnh Mẫu', 'The expert’s finding 118/KL-GĐ'],
    ],
    declaration: fatherRecognises,
    right: { do: 'REGISTER' },
  },
  {
    id: 'co-tranh-chap',
    matter: 'nhancon',
    title: ['Có người phản đối', 'Somebody objects'],
    story: [
      [
        'Anh Nông Văn Tấn nhận cháu Lục Gia Khiêm là con, có kết luận giám định. Trong lúc làm thủ tục, một người khác đến nộp đơn nói cháu là con mình và đề nghị dừng lại.',
        'Nông Văn Tấn recognises Lục Gia Khiêm. While it is handled another man hands in a letter saying the child is his.',
      ],
    ],
    brings: [
      ['Căn cước của anh Tấn: 002091000411; Giấy khai sinh của cháu số 31/2021', 'Identity card and birth certificate'],
      ['Kết luận giám định số 118/KL-GĐ ngày 28/10/2026', 'The expert’s finding'],
      ['Đơn phản đối của người thứ ba', 'The letter of a third person'],
    ],
    declaration: { ...fatherRecognises, grounds: { ...fatherRecognises.grounds, disputed: true } },
    right: {
      do: 'REFUSE',
      rule: 'E2',
      why: [
        'Có tranh chấp thì Ủy ban nhân dân không đăng ký; hướng dẫn các bên đến Tòa án.',
        'A disputed recognition goes to the court.',
      ],
    },
  },
]
