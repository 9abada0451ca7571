import { roleWords } from '../../events/parts/roles.ts'
import type { RegisterKind } from '../../law/register-books.ts'
import { both } from './language.web.ts'

/** Words for codes that several screens show. An unknown code is shown as it is. */
export function channelWords(channel: string): string {
  const words: Record<string, string> = {
    DIRECT: both('trực tiếp', 'at the desk'),
    POST: both('bưu chính', 'by post'),
    ONLINE: both('trực tuyến', 'online'),
    MOBILE: both('lưu động', 'mobile'),
    HOSPITAL: both('bệnh viện', 'hospital'),
    IMPORT: both('nhập tệp', 'import'),
  }
  return words[channel] ?? channel
}

export function sexWords(sex: string | null): string {
  const words: Record<string, string> = {
    '1': both('Nam', 'Male'),
    '2': both('Nữ', 'Female'),
    '3': both('Chưa xác định', 'Undetermined'),
  }
  return sex === null ? '' : (words[sex] ?? sex)
}

export function pinWords(state: string | null): string {
  const words: Record<string, string> = {
    WAITING: both('đang chờ cấp', 'being allocated'),
    ALLOCATED: both('đã cấp', 'allocated'),
    SUSPECT_DUPLICATE: both('nghi trùng người đã có số', 'suspected duplicate'),
    REJECTED: both('bị từ chối cấp', 'rejected'),
    NEEDS_VERIFICATION: both('cần xác minh', 'needs verification'),
    CANCELLED: both('đã hủy yêu cầu', 'cancelled'),
  }
  return state === null ? '' : (words[state] ?? state)
}

const registers = (): Record<RegisterKind, string> => ({
  BIRTH: both('Sổ đăng ký khai sinh', 'Births'),
  MARRIAGE: both('Sổ đăng ký kết hôn', 'Marriages'),
  DEATH: both('Sổ đăng ký khai tử', 'Deaths'),
  RECOGNITION: both('Sổ đăng ký nhận cha, mẹ, con', 'Recognitions'),
  GUARDIANSHIP: both('Sổ đăng ký giám hộ', 'Guardianships'),
  GUARDIANSHIP_END: both('Sổ đăng ký chấm dứt giám hộ', 'Ended guardianships'),
  CHANGE: both(
    'Sổ đăng ký thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc',
    'Changes, corrections, supplements, ethnicity',
  ),
  MARITAL_STATUS: both('Sổ cấp Giấy xác nhận tình trạng hôn nhân', 'Marital-status certificates'),
  DIVORCE_NOTE: both('Sổ ghi chú ly hôn', 'Divorces settled abroad'),
  ADOPTION: both('Sổ đăng ký nuôi con nuôi', 'Adoptions'),
  EXTRACT_COPY: both('Sổ cấp bản sao trích lục', 'Extract copies'),
  CONFIRMATION: both('Sổ theo dõi xác nhận thông tin hộ tịch', 'Confirmations'),
})

/** Every register book, in the order of the law. */
export const registerChoices = (): { value: RegisterKind; label: string }[] =>
  (Object.entries(registers()) as [RegisterKind, string][]).map(([value, label]) => ({ value, label }))

/** The name of a register book. An unknown one is shown as it is. */
export const registerWords = (register: string): string =>
  registerChoices().find(({ value }) => value === register)?.label ?? register

/** Who somebody is in an entry. An unknown role is shown as it is. */
export function roleName(role: string): string {
  const words = Object.entries(roleWords).find(([known]) => known === role)?.[1]
  return words ? both(...words) : role
}

/** Loại đăng ký, as the birth book numbers it. */
export function registrationKindWords(kind: string): string {
  const words: Record<string, string> = {
    '1': both('Đúng hạn', 'In time'),
    '2': both('Đăng ký lại', 'Re-registered'),
    '3': both('Ghi vào Sổ việc đã đăng ký ở nước ngoài', 'Transcribed from abroad'),
    '4': both('Quá hạn', 'Late'),
    '5': both('Cấp bản chính', 'New original'),
    '6': both('Không xác định', 'Undetermined'),
  }
  return words[kind] ?? kind
}
