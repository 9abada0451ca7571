import type { PaperLine } from '../../events/parts/papers.ts'
import { momentLine } from '../../events/parts/words/dates.ts'
import { documentNumber } from '../../law/document-numbers.ts'
import { type CalendarDate, formatDate } from '../../values/calendar-date.ts'
import { dayInVietnam, type Moment } from '../../values/moment.ts'
import type { OfficeNames } from './office.ts'
import { type LetterWords, officeLetterWords } from './paper-words.ts'

/** What a dossier waits for, as its letter tells it. */
export type LetterTask = {
  kind: 'POSTING' | 'POSTING_ELSEWHERE' | 'INTERVIEW' | 'VERIFICATION' | 'APPOINTMENT'
  /** What is posted or asked. */
  text: string
  /** The office that is asked; empty at the own office. */
  toOffice: string
  startsOn: CalendarDate | null
  dueAt: Moment | null
  /** Of the dossier: its code, its procedure and whom it is about. */
  code: string
  procedure: string
  subject: string
}

const blank = '          '
/** The number is written by hand when the paper goes out: `     /NY-HT`. */
const numberOf = (kind: 'POSTING' | 'VERIFICATION_REQUEST' | 'NOTICE', on: CalendarDate): string =>
  documentNumber(kind, 0, on).replace(/^00/, blank)

const period = ({ startsOn, dueAt }: LetterTask): string => {
  const last = dueAt ? formatDate(dayInVietnam(dueAt)) : '…/…/……'
  return `Từ ngày ${startsOn ? formatDate(startsOn) : '…/…/……'} đến hết ngày ${last}`
}

const dossier = ({ code, procedure, subject }: LetterTask): PaperLine[] => [
  ...(subject ? [{ label: 'Người được đăng ký:', value: subject, bold: true }] : []),
  ...(code
    ? [
        {
          row: [
            { label: 'Mã hồ sơ:', value: code },
            { label: 'Thủ tục:', value: procedure },
          ],
        },
      ]
    : []),
]

/** The letter of a task: posting on the notice board, question to another office, invitation. Its number stays blank until it goes out. */
export function taskLetterWords(task: LetterTask, office: OfficeNames, on: CalendarDate): LetterWords {
  const signature = { title: 'NGƯỜI KÝ', under: '(Ký, ghi rõ họ tên, chức vụ và đóng dấu)' }
  const common = { subject: task.subject, office, on, signature }
  const due = task.dueAt ? momentLine(task.dueAt) : ''
  switch (task.kind) {
    case 'POSTING':
      return officeLetterWords({
        ...common,
        kind: 'POSTING',
        number: numberOf('POSTING', on),
        title: 'THÔNG BÁO NIÊM YẾT',
        lines: [
          { text: `${office.name} niêm yết công khai:` },
          { label: 'Nội dung:', value: task.text, bold: true },
          ...dossier(task),
          { label: 'Thời gian niêm yết:', value: period(task) },
          { label: 'Nơi niêm yết:', value: `Trụ sở ${office.name}` },
          { gap: true },
          {
            text: `Trong thời gian niêm yết, ai có ý kiến, khiếu nại, tố cáo hoặc biết tin về việc này đề nghị gửi đến ${office.name} để xem xét, giải quyết.`,
          },
        ],
      })
    case 'VERIFICATION':
    case 'POSTING_ELSEWHERE': {
      const posting = task.kind === 'POSTING_ELSEWHERE'
      return officeLetterWords({
        ...common,
        kind: 'VERIFICATION_REQUEST',
        number: numberOf('VERIFICATION_REQUEST', on),
        title: posting ? 'VĂN BẢN ĐỀ NGHỊ NIÊM YẾT' : 'VĂN BẢN ĐỀ NGHỊ XÁC MINH',
        lines: [
          { label: 'Kính gửi:', value: task.toOffice, bold: true },
          {
            text: `${office.name} đang giải quyết hồ sơ đăng ký hộ tịch, đề nghị quý cơ quan ${posting ? 'niêm yết tại trụ sở' : 'xác minh'} nội dung sau:`,
          },
          { label: 'Nội dung:', value: task.text, bold: true },
          ...dossier(task),
          ...(posting ? [{ label: 'Thời gian niêm yết:', value: period(task) }] : []),
          ...(due ? [{ label: 'Đề nghị trả lời trước:', value: due }] : []),
          { gap: true },
          {
            text: `Kết quả gửi về ${office.name} qua Cơ sở dữ liệu hộ tịch điện tử hoặc bằng văn bản. Trân trọng cảm ơn.`,
          },
        ],
      })
    }
    case 'INTERVIEW':
    case 'APPOINTMENT': {
      const interview = task.kind === 'INTERVIEW'
      return officeLetterWords({
        ...common,
        kind: 'NOTICE',
        number: numberOf('NOTICE', on),
        title: interview ? 'GIẤY MỜI' : 'GIẤY HẸN',
        subtitle: interview ? 'làm việc trực tiếp về hồ sơ đăng ký hộ tịch' : 'có mặt nhận kết quả đăng ký hộ tịch',
        lines: [
          ...dossier(task),
          { label: 'Nội dung:', value: task.text, bold: true },
          { label: 'Thời gian:', value: due || (task.startsOn ? `Ngày ${formatDate(task.startsOn)}` : '') },
          { label: 'Địa điểm:', value: `Bộ phận tiếp nhận và trả kết quả, ${office.name}` },
          { gap: true },
          { text: 'Khi đến đề nghị mang theo giấy tờ tùy thân và các giấy tờ liên quan đến hồ sơ.' },
        ],
      })
    }
  }
}

/** The posting another office asked for, as the posting office puts it up. */
export function postingForAnother(
  task: { text: string; fromOffice: string; subject: string; dueAt: Moment | null },
  office: OfficeNames,
  on: CalendarDate,
): LetterWords {
  const { text, fromOffice, subject, dueAt } = task
  return taskLetterWords(
    {
      kind: 'POSTING',
      text: `${text} (theo đề nghị của ${fromOffice})`,
      toOffice: '',
      startsOn: on,
      dueAt,
      code: '',
      procedure: '',
      subject,
    },
    office,
    on,
  )
}
