import type { RegisterKind } from '../../law/register-books.ts'
import { formatDate } from '../../values/calendar-date.ts'
import type { ConfirmationDeclaration } from './declaration.ts'

/** Events that are searched for or confirmed, by their book. */
export const confirmedBooks = {
  BIRTH: ['khai sinh', 'birth'],
  MARRIAGE: ['kết hôn', 'marriage'],
  DEATH: ['khai tử', 'death'],
  RECOGNITION: ['nhận cha, mẹ, con', 'recognition'],
  GUARDIANSHIP: ['giám hộ', 'guardianship'],
  GUARDIANSHIP_END: ['chấm dứt giám hộ', 'end of guardianship'],
  CHANGE: ['thay đổi, cải chính, bổ sung hộ tịch', 'change, correction, supplement'],
  MARITAL_STATUS: ['cấp Giấy xác nhận tình trạng hôn nhân', 'marital-status certificate'],
  DIVORCE_NOTE: ['ghi chú ly hôn', 'divorce settled abroad'],
  ADOPTION: ['nuôi con nuôi', 'adoption'],
} as const satisfies Readonly<Partial<Record<RegisterKind, readonly [string, string]>>>

const bookWords: Readonly<Partial<Record<RegisterKind, readonly [string, string]>>> = confirmedBooks
export const eventOfBook = (register: RegisterKind): string => bookWords[register]?.[0] ?? 'hộ tịch'

/** `Đăng ký khai sinh số 05/2020, ngày 02/03/2020, tại …`; empty without an entry. */
export function entryWords({ register, number, registeredOn, officeName }: ConfirmationDeclaration): string {
  if (register === null) return ''
  return [
    `Đăng ký ${eventOfBook(register)}${number === '' ? '' : ` số ${number}`}`,
    registeredOn ? `ngày ${formatDate(registeredOn)}` : '',
    officeName === '' ? '' : `tại ${officeName}`,
  ]
    .filter((part) => part !== '')
    .join(', ')
}

/** What the letter confirms: the words of the officer, or the result of the search. */
export function confirmedWords(declaration: ConfirmationDeclaration): string[] {
  const { kind, search, content, subject } = declaration
  if (kind !== 'NOT_REGISTERED' || search === null) return content === '' ? [] : [content]
  const years = search.years === '' ? '' : ` (${search.years})`
  return [
    `Đã tra cứu ngày ${formatDate(search.on)} tại: ${search.where}${years}.`,
    `Kết quả: không tìm thấy thông tin đăng ký ${eventOfBook(search.register)} của ông/bà ${subject.name}.`,
    ...(content === '' ? [] : [content]),
  ]
}
