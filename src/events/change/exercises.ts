import type { Exercise } from '../parts/exercise.ts'
import { typedChangeExamples } from './examples.ts'

const { surname, correction } = typedChangeExamples

/** Practice: a child takes the mother's surname, and a year of birth that shall match a diploma. */
export const exercises: readonly Exercise[] = [
  {
    id: 'doi-ho-theo-me',
    matter: 'thaydoi',
    title: ['Con đổi sang họ của mẹ', 'A child takes the mother’s surname'],
    story: [
      [
        'Chị Lý Thị Mỷ đề nghị đổi họ cho con trai Vừ Mí Sính (sinh 02/09/2015) thành Lý Mí Sính. Cha, mẹ thống nhất; cháu 11 tuổi, đồng ý.',
        'Lý Thị Mỷ asks to change the name of her son Vừ Mí Sính (2015) to Lý Mí Sính. Both parents and the child agree.',
      ],
      [
        'Cháu đã khai sinh tại xã Đồng Văn ngày 21/09/2015, số 88/2015, quyển 01/2015; mục này chưa có trong dữ liệu.',
        'The birth was registered here as 88/2015; it is not in the data yet.',
      ],
    ],
    brings: [
      ['Giấy khai sinh của cháu (số định danh 002215000733)', 'The birth certificate'],
      ['Căn cước của chị Mỷ: 002190000734, cấp ngày 05/08/2024', 'Her identity card'],
      ['Văn bản thống nhất của cha, mẹ; ý kiến của cháu', 'The agreement of the parents and the child'],
    ],
    declaration: surname,
    right: { do: 'REGISTER' },
  },
  {
    id: 'cho-khop-bang-cap',
    matter: 'caichinh',
    title: ['Sửa năm sinh cho khớp bằng tốt nghiệp', 'A year of birth to match a diploma'],
    story: [
      [
        'Chị Hoàng Thị Dim đề nghị cải chính năm sinh trong Giấy khai sinh từ 14/05/1995 thành 14/05/1996 cho khớp với bằng tốt nghiệp. Sổ đăng ký khai sinh năm 1996 ghi 14/05/1995, không thấy sai sót; chị không có giấy tờ nào lập trước khi đăng ký.',
        'Hoàng Thị Dim wants the year of birth changed to match her diploma. The book shows no error and there is no earlier paper.',
      ],
    ],
    brings: [
      ['Giấy khai sinh số 41, cấp ngày 03/06/1996', 'The birth certificate 41 of 1996'],
      ['Căn cước: 002196004511', 'Her identity card'],
      ['Bằng tốt nghiệp phổ thông cấp năm 2014', 'The diploma of 2014'],
    ],
    declaration: {
      ...correction,
      reason: 'Cho khớp với bằng tốt nghiệp.',
      errorBy: 'REQUESTER',
      evidence: [{ kind: 'LATER_PAPER', paper: 'Bằng tốt nghiệp trung học phổ thông', issuedOn: '2014-06-20' }],
    },
    right: {
      do: 'REFUSE',
      rule: 'R-G1',
      why: [
        'Cải chính chỉ khi có căn cứ xác định sai sót lúc đăng ký; giấy tờ lập sau không phải căn cứ để sửa Giấy khai sinh.',
        'A correction needs proof of an error of registration; a later paper proves none.',
      ],
    },
  },
]
