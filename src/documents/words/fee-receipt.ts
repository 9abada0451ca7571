import { amountWords } from '../../events/parts/fee.ts'
import type { PaperLine } from '../../events/parts/papers.ts'
import { numberInWords } from '../../events/parts/words/dates.ts'
import type { FeeCurrency } from '../../law/fees.ts'
import { type CalendarDate, formatDate } from '../../values/calendar-date.ts'
import type { OfficeNames } from './office.ts'
import { type LetterWords, officeLetterWords } from './paper-words.ts'

/** `hai mươi tư nghìn`, `một triệu năm trăm nghìn`: whole amounts up to 9 999 999 999. */
export function amountInWords(amount: number): string {
  const groups = [
    [1_000_000, 'triệu'],
    [1_000, 'nghìn'],
  ] as const
  let rest = Math.round(amount)
  const said: string[] = []
  for (const [size, name] of groups) {
    const part = Math.floor(rest / size)
    if (part > 0) said.push(`${underThousands(part, said.length > 0)} ${name}`)
    rest %= size
  }
  if (rest > 0 || said.length === 0) said.push(underThousands(rest, said.length > 0))
  return said.join(' ')
}

/** After a larger group hundreds are always said: 1 008 → một nghìn không trăm linh tám. */
function underThousands(n: number, after: boolean): string {
  if (!after || n >= 100) return numberInWords(n)
  return n < 10 ? `không trăm linh ${numberInWords(n)}` : `không trăm ${numberInWords(n)}`
}

const methods = { CASH: 'Tiền mặt', TRANSFER: 'Chuyển khoản', ONLINE: 'Thanh toán trực tuyến' } as const
const grounds = {
  REFUSED: 'hồ sơ bị từ chối',
  WITHDRAWN: 'người yêu cầu rút hồ sơ',
  WRONG_AMOUNT: 'thu sai số tiền',
} as const

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)

/** Biên lai thu phí, lệ phí (02 §8). What was given back is said on it, so that a reprint is no proof of payment. */
export function feeReceiptWords(receipt: {
  office: OfficeNames
  series: string
  number: string
  on: CalendarDate
  payer: string
  caseCode: string
  procedure: string
  lines: readonly { text: string; amount: number; cite: string }[]
  amount: number
  currency: FeeCurrency
  method: keyof typeof methods
  paymentRef: string
  issuedBy: string
  refund: { ground: keyof typeof grounds; reason: string; on: CalendarDate } | null
}): LetterWords {
  const { refund, currency } = receipt
  const money = (amount: number) => amountWords(amount, currency)
  const inWords = `${capital(amountInWords(Math.floor(receipt.amount)))} ${currency === 'VND' ? 'đồng' : currency}`
  const lines: PaperLine[] = [
    { label: 'Đơn vị thu:', value: receipt.office.name },
    { label: 'Họ, tên người nộp tiền:', value: receipt.payer, bold: true },
    { label: 'Mã hồ sơ:', value: receipt.caseCode },
    { label: 'Thủ tục:', value: receipt.procedure },
    { heading: 'Các khoản thu' },
    ...receipt.lines.map(
      ({ text, amount, cite }): PaperLine => ({
        label: `${text}:`,
        value: `${money(amount)}${cite === '' ? '' : ` (${cite})`}`,
      }),
    ),
    { label: 'Tổng số tiền:', value: money(receipt.amount), bold: true },
    { label: 'Viết bằng chữ:', value: Number.isInteger(receipt.amount) ? `${inWords}./.` : '' },
    {
      label: 'Hình thức thanh toán:',
      value: [methods[receipt.method], receipt.paymentRef].filter((part) => part !== '').join(', số tham chiếu '),
    },
    ...(refund
      ? [
          { gap: true } as const,
          {
            label: 'ĐÃ HOÀN TRẢ:',
            value: `ngày ${formatDate(refund.on)}, do ${grounds[refund.ground]}: ${refund.reason}`,
            bold: true,
          },
        ]
      : []),
    { label: 'Người thu tiền:', value: receipt.issuedBy },
  ]
  return officeLetterWords({
    kind: 'FEE_RECEIPT',
    subject: receipt.payer,
    number: receipt.number,
    office: receipt.office,
    on: receipt.on,
    title: 'BIÊN LAI THU PHÍ, LỆ PHÍ',
    subtitle: `Ký hiệu: ${receipt.series}`,
    lines,
    signature: { title: 'NGƯỜI THU TIỀN', under: '(Ký, ghi rõ họ tên)' },
  })
}
