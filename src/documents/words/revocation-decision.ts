import { documentNumber } from '../../law/document-numbers.ts'
import { type CalendarDate, formatDate } from '../../values/calendar-date.ts'
import { inCapitals } from '../../values/names.ts'
import type { OfficeNames } from './office.ts'
import { type LetterWords, officeLetterWords } from './paper-words.ts'

/** What a decision to revoke tells of the entry and of why. */
export type RevocationTold = {
  /** `99/QĐ-UBND`; empty while it has none. */
  number: string
  /** Who decides: `Chủ tịch Ủy ban nhân dân cấp tỉnh`. */
  authority: string
  /** Articles that give the right to decide, and of the ground. */
  cites: readonly string[]
  /** `Sổ đăng ký khai sinh` */
  register: string
  entryNumber: string
  registeredOn: CalendarDate
  /** Office that registered, as it was named, with `nay là …`. */
  registeredAt: string
  /** Office that keeps the book and notes it. */
  keeper: string
  names: readonly string[]
  /** `Đăng ký trên cơ sở giấy tờ giả` */
  ground: string
  reason: string
}

const small = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
const ended = (text: string): string => text.trim().replace(/[.;]+$/, '')

/**
 * The decision to revoke an entry and the papers issued from it (LHT 69, 70; NĐ 120/2025), for the signature of whoever decides. Number and day stay
 * blank until it has them.
 */
export function revocationDecisionWords(told: RevocationTold, office: OfficeNames, on: CalendarDate): LetterWords {
  const { number, authority, cites, register, entryNumber, registeredOn, registeredAt, keeper, names, ground, reason } =
    told
  const people = names.join(' – ')
  const chairman = office.kind === 'PROVINCE'
  const decides = chairman ? `Chủ tịch ${office.name}` : authority
  return officeLetterWords({
    kind: 'REVOCATION_DECISION',
    subject: people,
    number:
      number ||
      (chairman ? documentNumber('REVOCATION_DECISION', 0, on).replace(/^00/, '          ') : '          /QĐ'),
    office,
    on,
    title: 'QUYẾT ĐỊNH',
    subtitle: 'Về việc thu hồi, hủy bỏ giấy tờ hộ tịch',
    lines: [
      { heading: inCapitals(decides) },
      // A citation may explain itself in brackets; the decision names the law alone.
      ...[...new Set(cites)].map((cite) => ({
        text: `Căn cứ ${ended(cite.replace(/\s*\([^)]*\)\s*$/, ''))};`,
        italic: true,
      })),
      ...(chairman ? [{ text: 'Theo đề nghị của Giám đốc Sở Tư pháp.', italic: true }] : []),
      { gap: true },
      { heading: 'QUYẾT ĐỊNH:' },
      {
        text: `Điều 1. Thu hồi, hủy bỏ mục số ${entryNumber}, ngày ${formatDate(registeredOn)}, ${register}, tại ${registeredAt}, của ${inCapitals(people)}, và các giấy tờ hộ tịch đã cấp từ mục này.`,
      },
      { text: `Lý do: ${small(ended(ground))}. ${ended(reason)}.` },
      {
        text: `Điều 2. ${keeper} ghi chú việc thu hồi, hủy bỏ vào Sổ hộ tịch, cập nhật Cơ sở dữ liệu hộ tịch điện tử. Người đang giữ các giấy tờ nêu tại Điều 1 nộp lại cho ${keeper}.`,
      },
      {
        text: `Điều 3. Quyết định này có hiệu lực kể từ ngày ký. ${keeper} và người có tên tại Điều 1 thi hành Quyết định này./.`,
      },
    ],
    signature: { title: chairman ? 'CHỦ TỊCH' : 'NGƯỜI KÝ', under: '(Ký, ghi rõ họ tên, đóng dấu)' },
  })
}
