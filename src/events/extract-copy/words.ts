import type { RegisterKind } from '../../law/register-books.ts'
import { formatDate } from '../../values/calendar-date.ts'
import type { CopyItem } from './declaration.ts'

/** Events of which copies exist, by the book they stand in. */
export const copiedBooks = {
  BIRTH: ['Khai sinh', 'Birth'],
  MARRIAGE: ['Kết hôn', 'Marriage'],
  DEATH: ['Khai tử', 'Death'],
  RECOGNITION: ['Nhận cha, mẹ, con', 'Recognition'],
  GUARDIANSHIP: ['Giám hộ', 'Guardianship'],
  GUARDIANSHIP_END: ['Chấm dứt giám hộ', 'End of guardianship'],
  CHANGE: ['Thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc', 'Change, correction, supplement'],
  DIVORCE_NOTE: ['Ghi chú ly hôn', 'Divorce settled abroad'],
  ADOPTION: ['Nuôi con nuôi', 'Adoption'],
} as const satisfies Readonly<Partial<Record<RegisterKind, readonly [string, string]>>>

/** `Trích lục khai sinh (bản sao)`, by the book of the entry. */
export function kindOfCopy(register: RegisterKind): string {
  const words: Readonly<Partial<Record<RegisterKind, readonly [string, string]>>> = copiedBooks
  return `Trích lục ${(words[register]?.[0] ?? 'hộ tịch').toLocaleLowerCase('vi')} (bản sao)`
}

/** `số 05/2020, quyển số 01/2020, ngày 02/03/2020, Ủy ban nhân dân xã Đồng Văn`; what is not known is left out. */
export const placeOfItem = ({ number, volume, registeredOn, officeName }: CopyItem): string =>
  [
    number === '' ? '' : `số ${number}`,
    volume === '' ? '' : `quyển số ${volume}`,
    registeredOn ? `ngày ${formatDate(registeredOn)}` : '',
    officeName,
  ]
    .filter((part) => part !== '')
    .join(', ')
