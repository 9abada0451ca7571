import type { Exercise } from '../parts/exercise.ts'
import { typedGuardianshipEndExamples } from './examples.ts'

const { ofAge } = typedGuardianshipEndExamples

/** Practice: a ward who is of age, and one who is not yet. */
export const exercises: readonly Exercise[] = [
  {
    id: 'du-tuoi',
    matter: 'chamdutgiamho',
    title: ['Người được giám hộ đủ 18 tuổi', 'The ward is of age'],
    story: [
      [
        'Chị Lương Thị Liễu đề nghị chấm dứt giám hộ: cháu Lương Bảo Khánh (sinh 01/10/2008) đã đủ 18 tuổi ngày 01/10/2026. Việc giám hộ cử được đăng ký tại xã ngày 12/06/2019, số 03/2019, quyển 01/2019.',
        'Lương Thị Liễu ends her guardianship: Lương Bảo Khánh (1 October 2008) is of age. It was registered as 03/2019.',
      ],
      [
        'Mục năm 2019 chưa số hóa; anh (chị) đã kiểm tra sổ giấy của xã.',
        'The entry of 2019 is on paper; you have looked it up.',
      ],
    ],
    brings: [
      ['Trích lục đăng ký giám hộ số 03/2019', 'The guardianship extract'],
      ['Số định danh của chị Liễu: 002189000524; của Khánh: 002208000531', 'The PINs'],
    ],
    declaration: ofAge,
    right: { do: 'REGISTER' },
  },
  {
    id: 'chua-du-tuoi',
    matter: 'chamdutgiamho',
    title: ['Xin chấm dứt sớm', 'An early end'],
    story: [
      [
        'Chị Lương Thị Liễu đề nghị chấm dứt giám hộ vì cháu Lương Bảo Khánh (sinh 01/10/2010) “đã lớn, đi làm được rồi”. Việc giám hộ đăng ký số 03/2019.',
        'Lương Thị Liễu wants to end the guardianship of Lương Bảo Khánh (1 October 2010), who “is grown and works”.',
      ],
    ],
    brings: [
      ['Trích lục đăng ký giám hộ số 03/2019', 'The guardianship extract'],
      ['Số định danh của chị Liễu: 002189000524; của Khánh: 002210000531', 'The PINs'],
    ],
    declaration: {
      ...ofAge,
      ward: { ...ofAge.ward, birthDate: { known: 'day', date: '2010-10-01' }, pin: '002210000531' },
    },
    right: {
      do: 'REFUSE',
      rule: 'R-F4',
      why: [
        'Giám hộ chấm dứt khi người được giám hộ có năng lực hành vi dân sự đầy đủ, tức đủ 18 tuổi; cháu mới 16 tuổi.',
        'It ends at 18; the ward is 16.',
      ],
    },
  },
]
