import type { Circumstances } from '../events/circumstances.ts'
import type { CivilEvent } from '../events/event.ts'
import type { Words } from '../events/parts/form.ts'
import { Informant } from '../events/parts/person.ts'
import type { CodeNames } from '../events/parts/words/people.ts'
import { revocationAuthority } from '../law/competence-places.ts'
import type { NumberedDocument } from '../law/document-numbers.ts'
import { inForce } from '../law/in-force.ts'
import { procedureById, procedureOfCode } from '../law/procedures.ts'
import { recognitionPostings } from '../law/recognition.ts'
import { registerBook } from '../law/register-books.ts'
import { revocationGrounds } from '../law/revocation.ts'
import { addWorkingDays, closingTime, weekendsOnly } from '../law/working-calendar.ts'
import { addDays, type CalendarDate, date, formatDate } from '../values/calendar-date.ts'
import { momentInVietnam } from '../values/moment.ts'
import type { DocumentWords } from './words/document-words.ts'
import { feeReceiptWords } from './words/fee-receipt.ts'
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
import { revocationDecisionWords } from './words/revocation-decision.ts'
import { type LetterTask, taskLetterWords } from './words/task-letters.ts'

/** What the invented entries of the gallery rest on: an office as its papers name it, its place in the law, the day of issue. */
export type GalleryHouse = {
  office: OfficeNames
  circumstances: Circumstances['office']
  names: CodeNames
  on: CalendarDate
}

export type OfficeSheet = {
  paper: string
  title: { example: number; words: Words }
  /** A draft that another office signs bears no signature of this one. */
  draft?: true
  words: () => DocumentWords
}

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

/** What offices ask of each other, post and invite to, in the words of the desk (documents/words/task-letters.ts). */
function taskLetters(house: GalleryHouse, { code }: Dossier): OfficeSheet[] {
  const posting = inForce(recognitionPostings, house.on).value.atTheOffice
  const lastOfPosting =
    posting.unit === 'days' ? addDays(house.on, posting.days) : addWorkingDays(house.on, posting.days, weekendsOnly)
  const elsewhere = 'Ủy ban nhân dân phường Hoàn Kiếm, thành phố Hà Nội'
  const recognition = {
    toOffice: elsewhere,
    startsOn: house.on,
    dueAt: closingTime(lastOfPosting, weekendsOnly),
    code,
    procedure: procedureById('RECOGNITION_FOREIGN', house.on).name,
    subject: 'Étienne Moreau – Nông Gia Hân',
    text: 'Ông Étienne Moreau, sinh ngày 17/06/1992, quốc tịch Pháp, nhận Nông Gia Hân, sinh ngày 08/03/2026, là con',
  }
  const answerBy = closingTime(addWorkingDays(house.on, 3, weekendsOnly), weekendsOnly)
  const tasks: readonly { paper: NumberedDocument; example: number; title: Words; task: LetterTask }[] = [
    {
      paper: 'VERIFICATION_REQUEST',
      example: 1,
      title: ['Xác minh tình trạng hôn nhân', 'About a marital status'],
      task: {
        kind: 'VERIFICATION',
        text: 'Tình trạng hôn nhân của bà Hoàng Thị Duyên trong thời gian cư trú tại địa phương, từ 01/02/1975 đến 30/06/2006',
        toOffice: elsewhere,
        startsOn: null,
        dueAt: answerBy,
        code,
        procedure: procedureById('MARITAL_STATUS', house.on).name,
        subject: 'Hoàng Thị Duyên',
      },
    },
    {
      paper: 'VERIFICATION_REQUEST',
      example: 2,
      title: ['Đề nghị nơi thường trú niêm yết', 'Asking the residence to post'],
      task: { ...recognition, kind: 'POSTING_ELSEWHERE' },
    },
    {
      paper: 'POSTING',
      example: 1,
      title: ['Nhận cha, con có yếu tố nước ngoài', 'A recognition with a foreign element'],
      task: { ...recognition, kind: 'POSTING' },
    },
    {
      paper: 'NOTICE',
      example: 1,
      title: ['Giấy mời làm việc trực tiếp', 'Invitation to an interview'],
      task: {
        ...recognition,
        kind: 'INTERVIEW',
        text: 'Trao đổi về việc nhận con, có người phiên dịch',
        dueAt: momentInVietnam(addDays(house.on, 3), 540),
      },
    },
    {
      paper: 'NOTICE',
      example: 2,
      title: ['Giấy hẹn trao Giấy chứng nhận kết hôn', 'Appointment to hand the marriage certificate over'],
      task: {
        ...recognition,
        kind: 'APPOINTMENT',
        text: 'Hai bên cùng có mặt để ký Sổ và nhận Giấy chứng nhận kết hôn',
        procedure: procedureById('MARRIAGE_FOREIGN', house.on).name,
        subject: 'Lục Thị Vân – Lucas Bernard',
        dueAt: momentInVietnam(addDays(house.on, 3), 540),
      },
    },
  ]
  return tasks.map(({ paper, example, title, task }) => ({
    paper,
    title: { example, words: title },
    words: () => taskLetterWords(task, house.office, house.on),
  }))
}

/** The office above a commune, whose chairman revokes; another office stands for itself. */
function officeAbove({ office }: GalleryHouse): OfficeNames {
  const unit = office.above.at(-1)
  if (!unit) return office
  const name = `Ủy ban nhân dân ${unit.charAt(0).toLocaleLowerCase('vi')}${unit.slice(1)}`
  return { kind: 'PROVINCE', name, unit, above: [] }
}

function sampleFeeReceipt(
  house: GalleryHouse,
  dossier: Dossier,
  refund: Parameters<typeof feeReceiptWords>[0]['refund'],
): DocumentWords {
  const copy = 8_000
  return feeReceiptWords({
    office: house.office,
    series: 'BL-HT',
    number: '0000017',
    on: house.on,
    payer: dossier.requester,
    caseCode: dossier.code,
    procedure: dossier.procedure,
    lines: [
      { text: 'Lệ phí hộ tịch', amount: 15_000, cite: 'Thông tư 85/2019/TT-BTC' },
      { text: 'Phí cấp bản sao trích lục hộ tịch (2 bản)', amount: 2 * copy, cite: 'Thông tư 281/2016/TT-BTC' },
    ],
    amount: 15_000 + 2 * copy,
    currency: 'VND',
    method: 'CASH',
    paymentRef: '',
    issuedBy: 'Vàng Thị Mỷ',
    refund,
  })
}

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
    {
      paper: 'FEE_RECEIPT',
      title: one(['Lệ phí và hai bản sao', 'The fee and two copies']),
      words: () => sampleFeeReceipt(house, dossier, null),
    },
    {
      paper: 'FEE_RECEIPT',
      title: one(['Đã hoàn trả', 'Given back'], 2),
      words: () =>
        sampleFeeReceipt(house, dossier, {
          ground: 'WITHDRAWN',
          reason: 'rút trước khi giải quyết',
          on: addDays(house.on, 1),
        }),
    },
    ...taskLetters(house, dossier),
    {
      paper: 'REVOCATION_DECISION',
      draft: true,
      title: one(['Giấy tờ giả', 'Forged papers']),
      words: () =>
        revocationDecisionWords(
          {
            number: '',
            authority: 'Chủ tịch Ủy ban nhân dân cấp tỉnh',
            cites: [inForce(revocationAuthority, house.on).cite, inForce(revocationGrounds, house.on).cite],
            register: registerBook('BIRTH', house.on).title,
            entryNumber: '12/2020',
            registeredOn: date('2020-03-02'),
            registeredAt: house.office.name,
            keeper: house.office.name,
            names: ['Lục Văn Mẫu'],
            ground: inForce(revocationGrounds, house.on).value.FORGED_PAPERS.vi,
            reason: 'Giấy chứng sinh dùng để đăng ký là giấy giả, theo kết luận của cơ quan công an',
          },
          officeAbove(house),
          house.on,
        ),
    },
  ]
}
