import { type CalendarDate, formatDate } from '../../values/calendar-date.ts'
import type { OfficeNames } from './office.ts'
import { type LetterWords, officeLetterWords } from './paper-words.ts'

/** A judgment or decision that goes back, as its letter tells it. */
export type ReturnedJudgment = {
  /** `Bản án số 12/2026/HNGĐ-ST ngày 03/03/2026 của Tòa án nhân dân khu vực 1` */
  decision: string
  effectiveOn: CalendarDate
  receivedOn: CalendarDate
  /** `Ly hôn` */
  matter: string
  /** Names of those it is about, the wife before the husband. */
  persons: readonly string[]
  /** The entry as the decision names it; empty when it names none. */
  entry: string
  /** The court or authority; of a decision another office passed on, that office. */
  to: string
  reason: string
  /** Under which law it was to be noted. */
  cite: string
}

/**
 * The letter with which a judgment or decision goes back to whoever sent it (R-J5). Its number is written by hand when it goes out; the sign
 * names the body alone (NĐ 30/2020/NĐ-CP, Phụ lục I).
 */
export function returnedJudgmentWords(returned: ReturnedJudgment, office: OfficeNames, on: CalendarDate): LetterWords {
  const { decision, effectiveOn, receivedOn, matter, persons, entry, to, reason, cite } = returned
  const people = persons.join(' – ')
  return officeLetterWords({
    kind: 'JUDGMENT_RETURN',
    subject: people,
    number: `          /${['COMMUNE', 'DISTRICT', 'PROVINCE'].includes(office.kind) ? 'UBND' : ''}`,
    office,
    on,
    title: 'CÔNG VĂN TRẢ LẠI',
    subtitle: 'Về việc trả lại bản án, quyết định gửi để ghi chú vào Sổ hộ tịch',
    lines: [
      { label: 'Kính gửi:', value: to, bold: true },
      {
        text: `Ngày ${formatDate(receivedOn)}, ${office.name} nhận được văn bản dưới đây để ghi chú vào Sổ hộ tịch (${cite}):`,
      },
      { label: 'Văn bản:', value: decision },
      {
        row: [
          { label: 'Về việc:', value: matter },
          { label: 'Có hiệu lực từ ngày:', value: formatDate(effectiveOn) },
        ],
      },
      { label: 'Người được ghi chú:', value: people, bold: true },
      ...(entry === '' ? [] : [{ label: 'Mục đăng ký nêu trong văn bản:', value: entry }]),
      { gap: true },
      { text: `${office.name} chưa ghi chú được và trả lại văn bản nêu trên.` },
      { label: 'Lý do:', value: reason, bold: true },
      {
        text: 'Đề nghị quý cơ quan kiểm tra, bổ sung thông tin, hoặc gửi đến cơ quan đang giữ Sổ hộ tịch để ghi chú theo quy định./.',
      },
    ],
    signature: { title: 'NGƯỜI KÝ', under: '(Ký, ghi rõ họ tên, chức vụ và đóng dấu)' },
  })
}
