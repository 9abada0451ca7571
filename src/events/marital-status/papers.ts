import { ALWAYS, inForce, type Provision } from '../../law/in-force.ts'
import { maritalCertificateMonths, maritalPurposes, notForMarriageWords } from '../../law/marital-status.ts'
import { type CalendarDate, date, formatDate } from '../../values/calendar-date.ts'
import { inCapitals } from '../../values/names.ts'
import { yearOf } from '../../values/partial-date.ts'
import type { EventPaper, PaperEntry, PaperLine, Tick } from '../parts/papers.ts'
import { partyLines, relationshipWords } from '../parts/words/party.ts'
import { type CodeNames, informantPaper, nationalityWords } from '../parts/words/people.ts'
import { signerWords } from '../parts/words/register.ts'
import type { MaritalDeclaration } from './declaration.ts'

type MaritalEntry = PaperEntry<MaritalDeclaration>

const model = (name: string): readonly Provision<string>[] => [
  { from: ALWAYS, cite: 'Thông tư 15/2015/TT-BTP (mẫu dùng cho cả sổ lập trước ngày 01/01/2016)', value: name },
  { from: date('2016-01-01'), cite: 'Thông tư 15/2015/TT-BTP', value: name },
  { from: date('2020-07-16'), cite: 'Thông tư 04/2020/TT-BTP (cùng các trường, cùng thứ tự)', value: name },
]

const lowerFirst = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)

/** `đăng ký kết hôn trong nước (với người Việt Nam) với bà …, sinh năm …, tại …`; another purpose says that it is not for a marriage. */
export function purposeWords(declaration: MaritalDeclaration, names: CodeNames, on: CalendarDate): string {
  const { purpose, purposeText, intendedSpouse, intendedPlace, subject } = declaration
  if (purpose === '5') return `${purposeText}; ${inForce(notForMarriageWords, on).value}`
  const title = subject.sex === '1' ? 'bà' : subject.sex === '2' ? 'ông' : 'ông/bà'
  const year = intendedSpouse && yearOf(intendedSpouse.birthDate)
  const parts = intendedSpouse
    ? [
        `với ${title} ${inCapitals(intendedSpouse.name)}`,
        year === undefined || year === null ? '' : `sinh năm ${year}`,
        `quốc tịch ${nationalityWords(intendedSpouse.nationalities, names)}`,
        lowerFirst(informantPaper(intendedSpouse, names)),
        `tại ${intendedPlace}`,
      ]
    : []
  const what = lowerFirst(maritalPurposes[purpose].vi.replace(/^Để /, ''))
  return [what, parts.filter((part) => part !== '').join(', ')].filter((part) => part !== '').join(' ')
}

const day = (one: CalendarDate | null, otherwise: string): string => (one ? formatDate(one) : otherwise)

function stayLine({ content }: Pick<MaritalEntry, 'content'>): PaperLine[] {
  const { statement } = content
  if (!statement || statement.residence === '') return []
  return [
    {
      label: 'Trong thời gian cư trú tại:',
      value: `${statement.residence} từ ngày ${day(statement.from, '…')} đến ${statement.to ? `ngày ${formatDate(statement.to)}` : 'nay'}`,
    },
  ]
}

const statusLine = ({ content }: Pick<MaritalEntry, 'content'>): PaperLine => ({
  label: 'Tình trạng hôn nhân:',
  value: content.statement?.text ?? '',
})

/** `ỦY BAN NHÂN DÂN XÃ …`: the office without its province. */
const officeInCapitals = (officeName: string): string => inCapitals(officeName.split(',')[0] ?? officeName)

/** What the letter says between its head and the signature (domain/02 §5.8, §10.4). */
export function certificateLines(entry: MaritalEntry, names: CodeNames, on: CalendarDate): PaperLine[] {
  const { content } = entry
  const months = inForce(maritalCertificateMonths, on).value
  return [
    {
      text: `Xét đề nghị của ông/bà: ${entry.officerName} - Công chức Tư pháp - Hộ tịch, về việc cấp Giấy xác nhận tình trạng hôn nhân cho: ${inCapitals(content.subject.name)}`,
    },
    { heading: 'XÁC NHẬN:' },
    ...partyLines(content.subject, names),
    ...stayLine(entry),
    statusLine(entry),
    {
      text: `Giấy này có giá trị sử dụng trong thời hạn ${months} tháng, kể từ ngày cấp, được sử dụng để: ${purposeWords(content, names, on)}.`,
    },
  ]
}

/** The three boxes of the register (domain/02 §6.2). */
export function registerTicks({ content }: Pick<MaritalEntry, 'content'>): Tick[] {
  const is = (...purposes: readonly string[]): boolean => purposes.includes(content.purpose)
  return [
    { label: 'Để ĐKKH trong nước', ticked: is('1', '2') },
    { label: 'Để ĐKKH ở nước ngoài', ticked: is('3', '4') },
    { label: 'Mục đích khác', ticked: is('5') },
  ]
}

/** Left side of a page of the Sổ cấp Giấy xác nhận tình trạng hôn nhân. */
export function registerPageLines(entry: MaritalEntry, names: CodeNames): PaperLine[] {
  const { content } = entry
  const { informant } = content
  return [
    { heading: 'Người được cấp' },
    ...partyLines(content.subject, names),
    ...stayLine(entry),
    statusLine(entry),
    { label: 'Mục đích sử dụng:', value: purposeWords(content, names, entry.registeredOn) },
    { heading: 'Người đề nghị' },
    { label: 'Họ, chữ đệm, tên:', value: inCapitals(informant.name) },
    { label: 'Giấy tờ tùy thân:', value: informantPaper(informant, names) },
    { label: 'Quan hệ với người được cấp:', value: relationshipWords(informant) },
    { gap: true },
    { label: 'Họ, chữ đệm, tên, chức vụ người ký Giấy xác nhận:', value: signerWords(entry.signer) },
  ]
}

/** Papers of the entry: one certificate for a marriage, as many as asked for other purposes (TT 04/2020 art. 12), and the page of the book. There are no extract copies of it. */
export const maritalEventPapers: readonly EventPaper<MaritalDeclaration>[] = [
  {
    kind: 'MARITAL_STATUS_CERTIFICATE',
    use: 'original',
    name: ['Giấy xác nhận tình trạng hôn nhân', 'Marital-status certificate'],
    series: 'MARITAL_STATUS_CERTIFICATE',
    originals: ({ content }) => (content.purpose === '5' ? Math.max(1, content.copies) : 1),
    models: model('letter-2016'),
    body: (entry, names, issue) => ({
      model: 'letter',
      title: 'GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN',
      subtitle: officeInCapitals(entry.officeName),
      lines: certificateLines(entry, names, issue.on),
      signature: { title: 'NGƯỜI KÝ GIẤY XÁC NHẬN', under: '(ký, ghi rõ họ tên, chức vụ và đóng dấu)' },
    }),
  },
  {
    kind: 'MARITAL_STATUS_REGISTER_PAGE',
    use: 'page',
    name: ['Trang Sổ cấp Giấy xác nhận tình trạng hôn nhân', 'Page of the register of certificates'],
    models: model('register-page-2016'),
    body: (entry, names) => ({
      model: 'register-page',
      title: 'SỔ CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN',
      lines: registerPageLines(entry, names),
      ticks: registerTicks(entry),
      signatures: [{ title: 'Người thực hiện', name: entry.officerName }],
    }),
  },
]
