import type { Exercise } from '../parts/exercise.ts'
import { typedAdoptionExamples } from './examples.ts'

const { couple } = typedAdoptionExamples

/** Practice: a couple adopts, and an adopter who is too close in age. */
export const exercises: readonly Exercise[] = [
  {
    id: 'vo-chong-nhan-con',
    matter: 'connuoi',
    title: ['Vợ chồng nhận con nuôi', 'A couple adopts'],
    story: [
      [
        'Chị Đặng Thị Xuân (sinh 15/03/1988) và anh Hoàng Văn Đạt (sinh 30/11/1985), kết hôn ngày 20/06/2012, số 07/2012, nhận cháu Vi Khánh Chi (sinh 10/02/2025) làm con nuôi. Mẹ đẻ của cháu là chị Vi Thị Lệ (sinh 21/07/2004) đồng ý ngày 10/11/2026; không xác định được cha.',
        'Đặng Thị Xuân (1988) and Hoàng Văn Đạt (1985), married since 2012, adopt Vi Khánh Chi (10 February 2025). The birth mother Vi Thị Lệ consented on 10 November 2026; the father is not known.',
      ],
      ['Mọi người cùng có mặt. Chị Xuân nộp hồ sơ.', 'Everybody is present.'],
    ],
    brings: [
      [
        'Căn cước của chị Xuân: 002188000702 (02/02/2024); của anh Đạt: 002085000703 (19/09/2023)',
        'Both identity cards',
      ],
      ['Giấy khai sinh của cháu; số định danh 002325000701', 'The birth certificate of the child'],
      ['Giấy khám sức khỏe, phiếu lý lịch tư pháp, xác nhận điều kiện nuôi con', 'Papers of the adopters'],
    ],
    declaration: couple,
    right: { do: 'REGISTER' },
  },
  {
    id: 'me-nuoi-tre',
    matter: 'connuoi',
    title: ['Mẹ nuôi còn trẻ', 'A young adopter'],
    story: [
      [
        'Vợ chồng chị Đặng Thị Xuân (sinh 15/01/2006) và anh Hoàng Văn Đạt (sinh 30/11/1985) nhận cháu Vi Khánh Chi (sinh 10/02/2025) làm con nuôi. Mẹ đẻ đồng ý, mọi người cùng có mặt.',
        'Đặng Thị Xuân (15 January 2006) and Hoàng Văn Đạt (1985) adopt Vi Khánh Chi (10 February 2025).',
      ],
    ],
    brings: [
      ['Căn cước của chị Xuân: 002306000702; của anh Đạt: 002085000703', 'Both identity cards'],
      ['Giấy khai sinh của cháu; số định danh 002325000701', 'The birth certificate of the child'],
    ],
    declaration: {
      ...couple,
      mother: {
        ...couple.mother,
        birthDate: { known: 'day', date: '2006-01-15' },
        pin: '002306000702',
        idDocument: null,
      },
      informant: { ...couple.informant, birthDate: { known: 'day', date: '2006-01-15' }, pin: '002306000702' },
    },
    right: {
      do: 'REFUSE',
      rule: 'M2',
      why: [
        'Người nhận con nuôi phải hơn con nuôi từ 20 tuổi trở lên; chị Xuân chỉ hơn cháu 19 tuổi.',
        'An adopter must be 20 years older; she is 19 years older.',
      ],
    },
  },
]
