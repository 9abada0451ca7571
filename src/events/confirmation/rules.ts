import { managingOffices } from '../../law/competence-places.ts'
import { organisationsNamePurpose } from '../../law/extract-copies.ts'
import { inForce } from '../../law/in-force.ts'
import { procedureIsOffered, proceduresNotOffered } from '../../law/procedures.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import type { KnownEntry } from '../known.ts'
import { feeIsTold } from '../parts/fee.ts'
import { error, warning } from '../parts/rule-tools.ts'
import type { ConfirmationDeclaration } from './declaration.ts'
import { eventOfBook } from './words.ts'

type Rule = (declaration: ConfirmationDeclaration, circumstances: Circumstances) => Problem[]
const cite = 'Nghị định 87/2020/NĐ-CP, Điều 8'

/** L: information is confirmed since Decree 87 took force, by any office that manages the database (NĐ 87/2020 art. 8; NĐ 120/2025). */
export const officeConfirms: Rule = (_, { office, receivedOn }) => {
  if (!procedureIsOffered('CONFIRMATION', receivedOn))
    return [
      error(
        { rule: 'L', cite: inForce(proceduresNotOffered, receivedOn).cite, pointer: '/kind' },
        'Ngày tiếp nhận chưa có thủ tục xác nhận thông tin hộ tịch.',
        'There was no such procedure on the day of intake.',
      ),
    ]
  const offices = inForce(managingOffices, receivedOn)
  if (offices.value.includes(office.kind)) return []
  return [
    error(
      { rule: 'R-A1', cite: offices.cite, pointer: '/kind' },
      'Cơ quan này không quản lý cơ sở dữ liệu hộ tịch; giúp người yêu cầu nộp đến Ủy ban nhân dân cấp xã.',
      'This office does not manage the database; help to file at a commune.',
    ),
  ]
}

/** R-L1: purpose and legal basis of the look-up are written (LHT art. 64.3; NĐ 87/2020). */
export const organisationNamesItsBasis: Rule = ({ organisation, legalBasis }, { receivedOn }) => {
  const law = inForce(organisationsNamePurpose, receivedOn)
  if (organisation === '' || legalBasis !== '' || !law.value) return []
  return [
    error(
      { rule: 'R-L1', cite: law.cite, pointer: '/legalBasis' },
      'Cơ quan, tổ chức đề nghị phải nêu số văn bản và căn cứ pháp luật.',
      'An organisation gives the number of its request and its legal basis.',
    ),
  ]
}

/** L: what is confirmed of an entry is written from that entry, and a revoked one is said to be revoked. */
export const entryIsKnown: Rule = ({ kind, entry, content }, { entries }) => {
  if (kind !== 'ENTRY') return []
  const known = entry ? entries?.[entry.entryId] : undefined
  const found: Problem[] = []
  if (!known)
    found.push(
      error(
        { rule: 'L', cite, pointer: '/entry' },
        'Chọn mục trong Sổ mà thông tin được xác nhận; chưa có trong dữ liệu thì gửi xác minh đến cơ quan giữ sổ.',
        'Choose the entry; if it is not in the data, ask the keeper of the book.',
      ),
    )
  if (content === '')
    found.push(
      error({ rule: 'L', cite, pointer: '/content' }, 'Ghi nội dung được xác nhận.', 'Write what is confirmed.'),
    )
  if (known?.revoked)
    found.push(
      warning(
        { rule: 'R-L2', cite: 'Luật Hộ tịch 2014, Điều 12 khoản 2', pointer: '/content' },
        'Mục này đã bị thu hồi, hủy bỏ: nội dung xác nhận phải nêu rõ; ghi lý do khi đã nêu.',
        'The entry is revoked: the letter must say so; give the reason once it does.',
      ),
    )
  return found
}

const inBook = (known: readonly KnownEntry[], register: string): KnownEntry | undefined =>
  known.find((entry) => entry.register === register && !entry.revoked)

/** L: that nothing is registered is confirmed after a search that is kept, and not against what the registers know. */
export const searchIsKept: Rule = ({ kind, search }, { standsIn, today }) => {
  if (kind !== 'NOT_REGISTERED') return []
  const ground = { rule: 'L', cite, pointer: '/search/result' }
  if (search === null)
    return [
      error(
        { ...ground, pointer: '/search/where' },
        'Tra cứu Sổ và dữ liệu, ghi nơi, ngày và kết quả tra cứu.',
        'Search books and data, and write where, when and the result.',
      ),
    ]
  if (search.on > today)
    return [error({ ...ground, pointer: '/search/on' }, 'Ngày tra cứu sau hôm nay.', 'The search lies in the future.')]
  if (search.result === 'FOUND')
    return [
      error(
        ground,
        'Đã tìm thấy thông tin đăng ký: cấp bản sao trích lục hoặc xác nhận thông tin của mục đó.',
        'A registration was found: issue a copy or confirm its facts.',
      ),
    ]
  const known = inBook(standsIn?.SUBJECT ?? [], search.register)
  if (!known) return []
  return [
    error(
      ground,
      `Sổ hộ tịch có đăng ký ${eventOfBook(search.register)} số ${known.number}, ${known.officeName}: không xác nhận là không có.`,
      `The registers hold entry ${known.number} of ${known.officeName}.`,
    ),
  ]
}

export const confirmationFee = (declaration: ConfirmationDeclaration) =>
  ({
    procedure: 'CONFIRMATION',
    exemption: declaration.feeExemption,
    inTime: true,
    copies: 0,
    digitalCitizen: declaration.digitalCitizen,
  }) as const

export const confirmationRules: readonly Rule[] = [
  officeConfirms,
  organisationNamesItsBasis,
  entryIsKnown,
  searchIsKept,
  (declaration, circumstances) => feeIsTold(confirmationFee(declaration), circumstances),
]
