import type { Exercise } from '../parts/exercise.ts'
import { typedBirthExamples } from './examples.ts'

const { normal } = typedBirthExamples

/** Practice: a birth in wedlock, and a father who is named without a ground. */
export const exercises: readonly Exercise[] = [
  {
    id: 'con-trong-gia-thu',
    matter: 'thuong',
    title: ['Khai sinh cho con trong hôn nhân', 'A child born in wedlock'],
    story: [
      [
        'Chị Lục Thị Mận, dân tộc Tày, đến khai sinh cho con gái Hoàng Minh Én, sinh ngày 02/11/2026 tại Bệnh viện đa khoa khu vực Đồng Văn.',
        'Lục Thị Mận comes to register her daughter Hoàng Minh Én, born in the hospital on 2 November 2026.',
      ],
      [
        'Vợ chồng chị đăng ký kết hôn tại xã ngày 08/03/2021, số 12/2021. Anh Hoàng Văn Lĩnh là cha cháu. Hai vợ chồng thường trú tại xã Đồng Văn.',
        'Her marriage with Hoàng Văn Lĩnh, the father, was registered here on 8 March 2021 as number 12/2021. Both live in Đồng Văn.',
      ],
    ],
    brings: [
      ['Căn cước của chị: số định danh 002196000017', 'Her identity card, PIN 002196000017'],
      ['Giấy chứng sinh điện tử', 'The electronic birth notice'],
      ['Số định danh của anh Lĩnh: 002094000023', "The father's PIN 002094000023"],
    ],
    declaration: normal,
    right: { do: 'REGISTER' },
    hints: {
      '/mother/pin': ['Gõ số định danh: họ tên, ngày sinh tự hiện.', 'Type the PIN; the rest fills itself.'],
      '/child/ethnicity': ['Con theo dân tộc của cha hoặc mẹ; ở đây cả hai là Tày.', 'Both parents are Tày.'],
    },
  },
  {
    id: 'ghi-ten-cha',
    matter: 'thuong',
    title: ['Mẹ đề nghị ghi tên cha', 'A mother asks for the father’s name'],
    story: [
      [
        'Chị Lục Thị Mận khai sinh cho con gái Hoàng Minh Én. Chị chưa đăng ký kết hôn; anh Hoàng Văn Lĩnh không có mặt, không có giấy tờ nào, nhưng chị đề nghị ghi anh là cha.',
        'Lục Thị Mận registers her daughter. She is not married; Hoàng Văn Lĩnh is not here and there is no paper, yet she asks to name him as the father.',
      ],
    ],
    brings: [
      ['Căn cước của chị: số định danh 002196000017', 'Her identity card, PIN 002196000017'],
      ['Giấy chứng sinh điện tử', 'The electronic birth notice'],
    ],
    declaration: { ...normal, parentsMarriage: null, fatherBasis: null },
    right: {
      do: 'REFUSE',
      rule: 'R-B7',
      why: [
        'Chưa xác định được cha thì phần ghi về cha để trống; ghi tên cha khi có hôn nhân, việc nhận con hoặc quyết định của Tòa án.',
        'Without marriage, recognition or judgment the part of the father stays blank.',
      ],
    },
  },
]
