import { managingOffices } from '../../law/competence-places.ts'
import {
  booksWithoutCopies,
  copyRequesters,
  heirsProveInterest,
  noCopiesOf,
  organisationsNamePurpose,
} from '../../law/extract-copies.ts'
import { inForce } from '../../law/in-force.ts'
import { yearOf } from '../../values/partial-date.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import type { KnownEntry } from '../known.ts'
import { feeIsTold } from '../parts/fee.ts'
import { error, sameWords, warning } from '../parts/rule-tools.ts'
import { type CopyItem, copiesAsked, type ExtractCopyDeclaration } from './declaration.ts'

type Rule = (declaration: ExtractCopyDeclaration, circumstances: Circumstances) => Problem[]
type Found = { item: CopyItem; at: string; known: KnownEntry }

/** The items whose entry the registers know, with where they stand in the declaration. */
const foundItems = ({ items }: ExtractCopyDeclaration, { entries }: Circumstances): Found[] =>
  items.flatMap((item, index) => {
    const known = item.entry && entries?.[item.entry.entryId]
    return known ? [{ item, at: `/items/${index}`, known }] : []
  })

/** R-A1: any office that manages the database gives copies, wherever the person lives (LHT art. 4.5, 63). */
export const anyManagingOffice: Rule = (_, { office, receivedOn }) => {
  const offices = inForce(managingOffices, receivedOn)
  if (offices.value.includes(office.kind)) return []
  return [
    error(
      { rule: 'R-A1', cite: offices.cite, pointer: '/informant/name' },
      'Cơ quan này không quản lý cơ sở dữ liệu hộ tịch; giúp người yêu cầu nộp đến Ủy ban nhân dân cấp xã.',
      'This office does not manage the database; help to file at a commune.',
    ),
  ]
}

/** R-L1: purpose and legal basis of each look-up are written; an organisation names both in its request (LHT art. 64.3). */
export const organisationNamesItsGround: Rule = ({ interest, organisation, legalBasis }, { receivedOn }) => {
  const law = inForce(organisationsNamePurpose, receivedOn)
  if (interest !== 'ORGANISATION' || !law.value) return []
  const lacks = (value: string, at: string, vi: string, en: string): Problem[] =>
    value === '' ? [error({ rule: 'R-L1', cite: law.cite, pointer: at }, vi, en)] : []
  return [
    ...lacks(organisation, '/organisation', 'Ghi tên cơ quan, tổ chức yêu cầu.', 'Name the organisation.'),
    ...lacks(
      legalBasis,
      '/legalBasis',
      'Ghi số văn bản đề nghị và căn cứ pháp luật.',
      'Give the number of the request and its legal basis.',
    ),
  ]
}

/** Whether the requester is one of the people of an entry, by number or by name and year. */
function standsIn({ informant }: ExtractCopyDeclaration, { persons }: KnownEntry): boolean {
  const year = yearOf(informant.birthDate)
  return persons.some((person) =>
    informant.pin !== null && person.pin !== null
      ? informant.pin === person.pin
      : sameWords(person.name, informant.name) &&
        (year === undefined || person.birth.year === null || person.birth.year === year),
  )
}

/** R-L1: who asks in the own name is named in the entry (LHT art. 63). */
export const requesterIsNamedInIt: Rule = (declaration, circumstances) => {
  if (declaration.interest !== 'THE_PERSON') return []
  const { cite } = inForce(copyRequesters, circumstances.receivedOn)
  return foundItems(declaration, circumstances)
    .filter(({ known }) => !standsIn(declaration, known))
    .map(({ item }) =>
      warning(
        { rule: 'R-L1', cite, pointer: '/interest' },
        `Người yêu cầu không có tên trong mục của ${item.subject}; chọn đúng tư cách (đại diện, ủy quyền, thừa kế, tổ chức) hoặc ghi lý do.`,
        `The requester is not named in the entry of ${item.subject}; choose another right or give the reason.`,
      ),
    )
}

/** R-L2: an entry that was revoked or annulled gives no copy (LHT art. 12.2). */
export const revokedGivesNone: Rule = (declaration, circumstances) => {
  const law = inForce(noCopiesOf, circumstances.receivedOn)
  if (!law.value.includes('REVOKED')) return []
  return foundItems(declaration, circumstances)
    .filter(({ known }) => known.revoked)
    .map(({ at, item }) =>
      error(
        { rule: 'R-L2', cite: law.cite, pointer: `${at}/entry` },
        `Mục của ${item.subject} đã bị thu hồi, hủy bỏ: không cấp bản sao; giải thích và đề nghị xác nhận thông tin nếu cần.`,
        `The entry of ${item.subject} is revoked: no copy is issued.`,
      ),
    )
}

/** R-L3: of a person who died, who is not named in the entry proves an heir's interest (LHT art. 63). */
export const heirsShowTheirInterest: Rule = (declaration, circumstances) => {
  const law = inForce(heirsProveInterest, circumstances.receivedOn)
  if (!law.value) return []
  const { interest, interestProof } = declaration
  const ground = { rule: 'R-L3', cite: law.cite }
  if (interest === 'HEIR')
    return [
      ...(interestProof === ''
        ? [
            error(
              { ...ground, pointer: '/interestProof' },
              'Ghi giấy tờ chứng minh quyền, lợi ích của người thừa kế.',
              "Give what proves the heir's interest.",
            ),
          ]
        : []),
      ...foundItems(declaration, circumstances)
        .filter(({ known }) => known.dead?.length === 0)
        .map(({ item }) =>
          warning(
            { ...ground, pointer: '/interest' },
            `Sổ hộ tịch chưa ghi ${item.subject} đã chết; kiểm tra lại tư cách, hoặc ghi lý do (ví dụ khai tử ở nước ngoài).`,
            `The registers know no death of ${item.subject}; check, or give the reason.`,
          ),
        ),
    ]
  if (interest !== 'THE_PERSON') return []
  return foundItems(declaration, circumstances)
    .filter(({ known }) => (known.dead?.length ?? 0) > 0 && !standsIn(declaration, known))
    .map(({ item }) =>
      error(
        { ...ground, pointer: '/interest' },
        `${item.subject} đã chết: người yêu cầu là người thừa kế thì chọn tư cách đó và nộp giấy tờ chứng minh.`,
        `${item.subject} has died: an heir asks as such and proves the interest.`,
      ),
    )
}

const sourceCite = 'Luật Hộ tịch 2014, Điều 63, Điều 64; Nghị định 87/2020/NĐ-CP'

/** L: a copy is made from the entry itself; one that is in no database is asked of the office that keeps the book. */
export const sourceIsFound: Rule = ({ items }, { entries }) =>
  items.flatMap((item, index) => {
    const ground = { rule: 'L', cite: sourceCite, pointer: `/items/${index}/entry` }
    if (item.entry === null)
      return [
        error(
          ground,
          `Chưa có mục của ${item.subject} trong dữ liệu: tiếp nhận hồ sơ, gửi yêu cầu xác minh đến cơ quan giữ sổ, chọn mục khi đã được số hóa.`,
          `The entry of ${item.subject} is not in the data: take the dossier in and ask the keeper of the book.`,
        ),
      ]
    const known = entries?.[item.entry.entryId]
    if (!known)
      return [error(ground, 'Không tìm thấy mục này trong Sổ; chọn lại.', 'The entry does not exist; choose again.')]
    const same = known.register === item.register && (item.number === '' || item.number === known.number)
    if (!same)
      return [
        error(
          ground,
          `Mục đã chọn là số ${known.number}; chọn lại để ghi đúng số và việc hộ tịch.`,
          `The chosen entry is number ${known.number}; choose it again.`,
        ),
      ]
    return []
  })

/** L: papers given out are no registered events, so no copy of them is made. */
export const bookHasCopies: Rule = ({ items }, { receivedOn }) => {
  const law = inForce(booksWithoutCopies, receivedOn)
  return items.flatMap((item, index) =>
    law.value.includes(item.register)
      ? [
          error(
            { rule: 'L', cite: law.cite, pointer: `/items/${index}/register` },
            'Giấy tờ này không có bản sao trích lục; làm thủ tục cấp lại hoặc xác nhận thông tin hộ tịch.',
            'This paper has no extract copy.',
          ),
        ]
      : [],
  )
}

/** L: each entry is named once; more copies are a number. */
export const eachEntryOnce: Rule = ({ items }) =>
  items.flatMap((item, index) =>
    item.entry !== null &&
    items.slice(0, index).some(({ entry, paper }) => entry?.entryId === item.entry?.entryId && paper === item.paper)
      ? [
          error(
            { rule: 'L', cite: sourceCite, pointer: `/items/${index}/entry` },
            'Mục này đã có ở trên; tăng số bản thay vì ghi hai lần.',
            'This entry is named above; raise the number of copies instead.',
          ),
        ]
      : [],
  )

export const extractCopyFee = (declaration: ExtractCopyDeclaration) =>
  ({
    procedure: 'EXTRACT_COPY',
    exemption: declaration.feeExemption,
    inTime: true,
    copies: copiesAsked(declaration),
    digitalCitizen: declaration.digitalCitizen,
  }) as const

export const extractCopyRules: readonly Rule[] = [
  anyManagingOffice,
  organisationNamesItsGround,
  requesterIsNamedInIt,
  sourceIsFound,
  bookHasCopies,
  eachEntryOnce,
  revokedGivesNone,
  heirsShowTheirInterest,
  (declaration, circumstances) => feeIsTold(extractCopyFee(declaration), circumstances),
]
