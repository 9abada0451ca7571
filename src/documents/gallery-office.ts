import type { Circumstances, CivilEvent } from '../events/event.ts'
import type { Words } from '../events/parts/form.ts'
import type { PaperLine } from '../events/parts/papers.ts'
import { Informant } from '../events/parts/person.ts'
import type { CodeNames } from '../events/parts/words/people.ts'
import { documentNumber, type NumberedDocument } from '../law/document-numbers.ts'
import { procedureOfCode } from '../law/procedures.ts'
import { addDays, type CalendarDate, formatDate } from '../values/calendar-date.ts'
import { momentInVietnam } from '../values/moment.ts'
import type { DocumentWords } from './words/document-words.ts'
import { returnedJudgmentWords } from './words/judgment-letter.ts'
import type { OfficeNames } from './words/office.ts'
import {
  apologyWords,
  completionRequestWords,
  type Dossier,
  type ReceiptWords,
  receiptWords,
  refusalWords,
} from './words/office-papers.ts'
import { officeLetterWords } from './words/paper-words.ts'

/** What the invented entries of the gallery rest on: an office as its papers name it, its place in the law, the day of issue. */
export type GalleryHouse = {
  office: OfficeNames
  circumstances: Circumstances['office']
  names: CodeNames
  on: CalendarDate
}

export type OfficeSheet = { paper: string; title: { example: number; words: Words }; words: () => DocumentWords }

const officer = 'Lù Văn Páo'
const contactPhone = '0900 000 010'

const circumstancesOf = ({ on, circumstances }: GalleryHouse): Circumstances => ({
  receivedAt: momentInVietnam(on, 540),
  receivedOn: on,
  today: on,
  office: circumstances,
})

/** The dossier of an invented declaration, as receipts and refusals name it. */
export function sampleDossier(event: CivilEvent, declaration: unknown, house: GalleryHouse): Dossier {
  const informant = Informant.safeParse((declaration as { informant?: unknown }).informant)
  const { name = '', residence = null, phone = '', email = '' } = informant.success ? informant.data : {}
  const { procedureCode } = event.plan(declaration, circumstancesOf(house))
  return {
    code: `H26-${house.on.slice(2).replaceAll('-', '')}-0005`,
    office: house.office,
    procedure: procedureOfCode(procedureCode, house.on).name,
    requester: name || event.subjectOf(declaration).name,
    address: residence?.asWritten || 'thôn Má Lủng, xã Đồng Văn, tỉnh Tuyên Quang',
    phone: phone || '0900 000 001',
    email,
  }
}

export function sampleReceipt(event: CivilEvent, declaration: unknown, house: GalleryHouse): ReceiptWords {
  const circumstances = circumstancesOf(house)
  const title = event.declarationPaper?.title.toLocaleLowerCase('vi') ?? event.name[0]
  return receiptWords(sampleDossier(event, declaration, house), {
    papers: [
      title.charAt(0).toLocaleUpperCase('vi') + title.slice(1),
      ...event.missingPapers(declaration, [], circumstances).map(({ text }) => text),
    ],
    receivedAt: circumstances.receivedAt,
    dueAt: event.plan(declaration, circumstances).dueAt,
    receivedBy: officer,
  })
}

type Letter = { kind: NumberedDocument; title: string; subtitle?: string; lines: readonly PaperLine[] }

/** Letters between offices, on an invented case of theirs. */
const letters = (house: GalleryHouse): readonly Letter[] => [
  {
    kind: 'NOTICE',
    title: 'THÔNG BÁO',
    subtitle: 'Về việc đăng ký khai tử',
    lines: [
      { label: 'Kính gửi:', value: 'Ủy ban nhân dân phường Hoàn Kiếm, thành phố Hà Nội', bold: true },
      {
        text: `${house.office.name} thông báo đã đăng ký khai tử cho người có thông tin dưới đây để ghi chú vào Sổ hộ tịch (Luật Hộ tịch 2014, Điều 30).`,
      },
      { label: 'Họ, chữ đệm, tên:', value: 'NÔNG VĂN KHẢI', bold: true },
      { label: 'Ngày, tháng, năm sinh:', value: '12/03/1948' },
      { label: 'Đã chết vào ngày:', value: '12/11/2026' },
      { label: 'Số đăng ký:', value: `14/2026 ngày ${formatDate(house.on)}` },
    ],
  },
  {
    kind: 'VERIFICATION_REQUEST',
    title: 'VĂN BẢN ĐỀ NGHỊ XÁC MINH',
    lines: [
      { label: 'Kính gửi:', value: 'Ủy ban nhân dân phường Hoàn Kiếm, thành phố Hà Nội', bold: true },
      { text: 'Đề nghị xác minh tình trạng hôn nhân trong thời gian cư trú tại địa phương của người dưới đây.' },
      { label: 'Họ, chữ đệm, tên:', value: 'HOÀNG THỊ DUYÊN', bold: true },
      { label: 'Thời gian cư trú:', value: 'từ 01/02/1975 đến 30/06/2006' },
      { label: 'Trả lời trước ngày:', value: formatDate(addDays(house.on, 5)) },
    ],
  },
  {
    kind: 'POSTING',
    title: 'THÔNG BÁO NIÊM YẾT',
    subtitle: 'Về việc nhận cha, con có yếu tố nước ngoài',
    lines: [
      { label: 'Người nhận:', value: 'ÉTIENNE MOREAU, sinh ngày 17/06/1992, quốc tịch Pháp', bold: true },
      { label: 'Người được nhận:', value: 'NÔNG GIA HÂN, sinh ngày 08/03/2026' },
      { label: 'Niêm yết tại:', value: `Trụ sở ${house.office.name}` },
      { label: 'Thời gian niêm yết:', value: `07 ngày liên tục, từ ngày ${formatDate(house.on)}` },
      { text: 'Ai có ý kiến đề nghị gửi văn bản đến cơ quan niêm yết trong thời gian trên.', italic: true },
    ],
  },
  {
    kind: 'REVOCATION_DECISION',
    title: 'QUYẾT ĐỊNH',
    subtitle: 'Về việc thu hồi, hủy bỏ giấy tờ hộ tịch',
    lines: [
      { text: 'Căn cứ Luật Hộ tịch ngày 20 tháng 11 năm 2014;', italic: true },
      { heading: 'QUYẾT ĐỊNH' },
      {
        text: 'Điều 1. Thu hồi, hủy bỏ Giấy khai sinh số 12/2020 cấp cho LỤC VĂN MẪU do đăng ký không đúng thẩm quyền.',
      },
      { text: 'Điều 2. Cơ quan giữ Sổ hộ tịch ghi chú việc hủy bỏ; người đang giữ nộp lại giấy tờ.' },
      { text: 'Điều 3. Quyết định này có hiệu lực kể từ ngày ký./.' },
    ],
  },
]

/** Papers that belong to no event, filled for one invented dossier. */
export function officeSheets(house: GalleryHouse, dossier: Dossier): OfficeSheet[] {
  const receivedAt = momentInVietnam(house.on, 540)
  const one = (words: Words, example = 1) => ({ example, words })
  return [
    {
      paper: 'COMPLETION_REQUEST',
      title: one(['Thiếu Giấy chứng sinh', 'Without the birth notice']),
      words: () =>
        completionRequestWords(dossier, {
          lacking: ['Giấy chứng sinh (bản chính), hoặc văn bản của người làm chứng'],
          reason: 'Hồ sơ chưa có giấy tờ chứng minh việc sinh (Luật Hộ tịch 2014, khoản 1 Điều 16).',
          askedOn: house.on,
          officer,
          contactPhone,
        }),
    },
    {
      paper: 'REFUSAL',
      title: one(['Từ chối tiếp nhận', 'Refused at intake']),
      words: () =>
        refusalWords(dossier, {
          stage: 'INTAKE',
          reasons: ['Không thuộc thẩm quyền của Ủy ban nhân dân xã (Luật Hộ tịch 2014, Điều 13).'],
          refusedOn: house.on,
          officer,
        }),
    },
    {
      paper: 'REFUSAL',
      title: one(['Từ chối giải quyết', 'Refused on the merits'], 2),
      words: () =>
        refusalWords(dossier, {
          stage: 'MERITS',
          reasons: ['Việc sinh đã được đăng ký, số 12/2026.'],
          refusedOn: house.on,
          officer,
        }),
    },
    {
      paper: 'APOLOGY',
      title: one(['Trễ hạn do chờ xác minh', 'Late for a verification']),
      words: () =>
        apologyWords(dossier, {
          receivedAt,
          promisedAt: momentInVietnam(addDays(house.on, 3), 990),
          newDueAt: momentInVietnam(addDays(house.on, 6), 990),
          reason: 'đang chờ kết quả xác minh của Ủy ban nhân dân phường Hoàn Kiếm',
          writtenOn: addDays(house.on, 3),
        }),
    },
    {
      paper: 'JUDGMENT_RETURN',
      title: one(['Không tìm thấy việc kết hôn', 'No such marriage in the books']),
      words: () =>
        returnedJudgmentWords(
          {
            decision: `Bản án số 12/2026/HNGĐ-ST ngày ${formatDate(addDays(house.on, -60))} của Tòa án nhân dân khu vực 1 – Tuyên Quang`,
            effectiveOn: addDays(house.on, -30),
            receivedOn: addDays(house.on, -1),
            matter: 'Ly hôn',
            persons: ['Nông Thị Hoài', 'Hoàng Văn Mẫu'],
            entry: `số 05/2019, ${house.office.name}`,
            to: 'Tòa án nhân dân khu vực 1 – Tuyên Quang',
            reason: 'Không tìm thấy việc kết hôn của hai người trên trong Sổ đăng ký kết hôn năm 2019 của xã.',
            cite: 'Luật Hộ tịch 2014, Điều 30, 31',
          },
          house.office,
          house.on,
        ),
    },
    ...letters(house).map(({ kind, title, subtitle = '', lines }) => ({
      paper: kind,
      title: one([subtitle || title, subtitle || title]),
      words: () =>
        officeLetterWords({
          kind,
          subject: dossier.requester,
          number: documentNumber(kind, 7, house.on),
          office: house.office,
          on: house.on,
          title,
          subtitle,
          lines,
          signature: { title: 'NGƯỜI KÝ', under: '(Ký, ghi rõ họ, chữ đệm, tên, chức vụ và đóng dấu)' },
        }),
    })),
  ]
}
