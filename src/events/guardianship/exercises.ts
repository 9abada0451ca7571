import type { Exercise } from '../parts/exercise.ts'
import { typedGuardianshipExamples } from './examples.ts'

const { appointed, naturalGrandparents } = typedGuardianshipExamples

/** Practice: an aunt who is appointed, and grandparents who come second. */
export const exercises: readonly Exercise[] = [
  {
    id: 'giam-ho-cu',
    matter: 'giamho',
    title: ['Cử người giám hộ', 'A guardian is appointed'],
    story: [
      [
        'Chị Lương Thị Liễu (sinh 20/12/1989) được cử làm người giám hộ cho cháu Lương Bảo Ngọc (sinh 08/05/2016): cha, mẹ của cháu đều đã chết.',
        'Lương Thị Liễu (1989) was appointed guardian of Lương Bảo Ngọc (2016), whose parents have died.',
      ],
    ],
    brings: [
      ['Số định danh của chị Liễu: 002189000524; của cháu Ngọc: 002316000521', 'The PINs of both'],
      ['Văn bản cử người giám hộ số 14/QĐ-UBND ngày 10/11/2026 của UBND xã Đồng Văn', 'The appointment 14/QĐ-UBND'],
    ],
    declaration: appointed,
    right: { do: 'REGISTER' },
  },
  {
    id: 'nguoi-giam-ho-thu-hai',
    matter: 'giamho',
    title: ['Ông, bà cũng muốn giám hộ cháu', 'The grandparents want the child too'],
    story: [
      [
        'Bà Lương Thị Hoa và ông Nông Văn Lương đến đăng ký làm người giám hộ cho cháu nội Lương Bảo Ngọc (sinh 08/05/2016). Ông bà nói chưa biết ai đang giám hộ cháu.',
        'Lương Thị Hoa and Nông Văn Lương come as guardians of their grandchild Lương Bảo Ngọc.',
      ],
    ],
    brings: [
      ['Số định danh của bà Hoa: 002160000522; của ông Lương: 002057000523; của cháu: 002316000521', 'The PINs'],
      ['Văn bản thỏa thuận của những người giám hộ cùng hàng', 'The agreement of those of the same rank'],
    ],
    declaration: naturalGrandparents,
    before: [{ kind: 'GUARDIANSHIP', declaration: appointed }],
    right: {
      do: 'REFUSE',
      rule: 'R-F1',
      why: [
        'Một người chỉ được một người giám hộ (trừ cha, mẹ hoặc ông, bà cùng giám hộ). Cháu đang có người giám hộ: làm thủ tục thay đổi người giám hộ.',
        'The child has a guardian already; a change of guardian is the way.',
      ],
    },
  },
]
