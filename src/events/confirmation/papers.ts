import { ALWAYS, type Provision } from '../../law/in-force.ts'
import { date } from '../../values/calendar-date.ts'
import { inCapitals } from '../../values/names.ts'
import type { DeclarationPaper, EventPaper, PaperLine } from '../parts/papers.ts'
import { partyLines, requesterLines } from '../parts/words/party.ts'
import { signerWords } from '../parts/words/register.ts'
import type { ConfirmationDeclaration } from './declaration.ts'
import { confirmedWords, entryWords } from './words.ts'

const models = (name: string): readonly Provision<string>[] => [
  { from: ALWAYS, cite: 'Nghị định 110/2004/NĐ-CP (thể thức văn bản)', value: name },
  { from: date('2020-09-15'), cite: 'Nghị định 87/2020/NĐ-CP, Điều 8; Nghị định 30/2020/NĐ-CP', value: name },
]

const asker = ({ organisation, informant }: ConfirmationDeclaration): string =>
  organisation === '' ? `ông/bà ${informant.name}` : organisation

const confirmed = (declaration: ConfirmationDeclaration): PaperLine[] => [
  ...(entryWords(declaration) === '' ? [] : [{ text: `${entryWords(declaration)}.` }]),
  ...confirmedWords(declaration).map((text): PaperLine => ({ text })),
]

/** The letter and the line of the book in which the letters are followed. */
export const confirmationPapers: readonly EventPaper<ConfirmationDeclaration>[] = [
  {
    kind: 'CONFIRMATION_LETTER',
    use: 'original',
    name: ['Văn bản xác nhận thông tin hộ tịch', 'Confirmation of civil-status information'],
    series: 'CONFIRMATION_LETTER',
    models: models('letter-2016'),
    body: (entry, names) => ({
      model: 'letter',
      title: 'XÁC NHẬN THÔNG TIN HỘ TỊCH',
      lines: [
        {
          text: `Xét đề nghị của ${asker(entry.content)}${entry.content.legalBasis === '' ? '' : ` (${entry.content.legalBasis})`}, ${entry.officeName} xác nhận thông tin hộ tịch của:`,
        },
        ...partyLines(entry.content.subject, names),
        { gap: true },
        { heading: 'Nội dung xác nhận' },
        ...confirmed(entry.content),
        { gap: true },
        { label: 'Văn bản này được sử dụng để:', value: entry.content.purpose },
      ],
      signature: { title: 'NGƯỜI KÝ', under: '(Ký, ghi rõ họ, chữ đệm, tên, chức vụ và đóng dấu)' },
    }),
  },
  {
    kind: 'CONFIRMATION_REGISTER_PAGE',
    use: 'page',
    name: ['Trang Sổ theo dõi xác nhận thông tin hộ tịch', 'Page of the register of confirmations'],
    models: models('register-page-2016'),
    body: (entry, names) => ({
      model: 'register-page',
      title: 'SỔ THEO DÕI XÁC NHẬN THÔNG TIN HỘ TỊCH',
      lines: [
        { heading: 'Người được xác nhận thông tin' },
        ...partyLines(entry.content.subject, names),
        { heading: 'Nội dung' },
        ...confirmed(entry.content),
        { label: 'Mục đích:', value: entry.content.purpose },
        { heading: 'Người yêu cầu' },
        ...requesterLines(entry.content.informant, names),
        { label: 'Họ, chữ đệm, tên, chức vụ người ký văn bản:', value: signerWords(entry.signer) },
      ],
      ticks: [
        { label: 'Thông tin của mục đã đăng ký', ticked: entry.content.kind === 'ENTRY' },
        { label: 'Không tìm thấy thông tin đăng ký', ticked: entry.content.kind === 'NOT_REGISTERED' },
      ],
      signatures: [
        { title: 'Người yêu cầu', name: inCapitals(entry.content.informant.name) },
        { title: 'Người thực hiện', name: entry.officerName },
      ],
    }),
  },
]

/** Tờ khai đề nghị xác nhận thông tin hộ tịch. */
export const confirmationDeclarationPaper: DeclarationPaper<ConfirmationDeclaration> = {
  title: 'TỜ KHAI ĐỀ NGHỊ XÁC NHẬN THÔNG TIN HỘ TỊCH',
  lines: (declaration, names) => [
    ...requesterLines(declaration?.informant, names),
    { gap: true },
    { heading: 'Đề nghị cơ quan xác nhận thông tin hộ tịch của người dưới đây:' },
    ...partyLines(declaration?.subject, names),
    { gap: true },
    { label: 'Đã đăng ký:', value: declaration ? entryWords(declaration) : '' },
    { label: 'Nội dung đề nghị xác nhận:', value: declaration ? confirmedWords(declaration).join(' ') : '' },
    { label: 'Mục đích sử dụng:', value: declaration?.purpose ?? '' },
  ],
  sworn:
    'Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật về cam đoan của mình.',
  signatures: ['Người yêu cầu'],
}
