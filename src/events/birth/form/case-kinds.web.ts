import type { Choice } from '../../../web/parts/fields.web.tsx'
import { both } from '../../../web/parts/language.web.ts'

export const caseKinds = (): Choice<string>[] => [
  { value: 'NORMAL', label: both('Thông thường', 'Ordinary') },
  { value: 'WITH_RECOGNITION', label: both('Kết hợp nhận cha, mẹ, con', 'With recognition of a parent') },
  { value: 'ABANDONED', label: both('Trẻ bị bỏ rơi', 'Abandoned child') },
  { value: 'SURROGACY', label: both('Sinh do mang thai hộ', 'Surrogacy') },
  { value: 'BORN_ABROAD', label: both('Sinh ở nước ngoài, chưa đăng ký', 'Born abroad, not registered') },
  { value: 'WITH_PAPERS', label: both('Người đã có hồ sơ, giấy tờ cá nhân', 'Person with personal papers') },
  { value: 'AGAIN', label: both('Đăng ký lại khai sinh', 'Re-registration') },
  { value: 'TRANSCRIBED', label: both('Ghi vào Sổ việc khai sinh ở nước ngoài', 'Registered abroad') },
]
