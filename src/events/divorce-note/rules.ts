import { inForce } from '../../law/in-force.ts'
import { foreignDivorceNote } from '../../law/transcription.ts'
import { formatDate } from '../../values/calendar-date.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import { officeIsCompetent } from '../parts/competence.ts'
import { bornByToday, knownOf, partiesAsRegistered } from '../parts/party-rules.ts'
import { advice, error, isCitizen, sameWords, warning } from '../parts/rule-tools.ts'
import { foreignPaperMayBeUsed } from '../parts/transcription.ts'
import type { DivorceNoteDeclaration } from './declaration.ts'
import { bothOf, claimOf, endWords, marriageEntry } from './nature.ts'

type Rule = (declaration: DivorceNoteDeclaration, circumstances: Circumstances) => Problem[]

/** K: refused when it breaks the law of Việt Nam, or a court has taken in a request not to recognise it (NĐ 123/2015 art. 38). */
const mayBeNoted: Rule = (declaration, { receivedOn }) => {
  const law = inForce(foreignDivorceNote, receivedOn)
  const at = (pointer: string) => ({ rule: 'K', cite: law.cite, pointer })
  const { refusedWhen } = law.value
  return [
    ...(declaration.againstLaw && refusedWhen.includes('AGAINST_VIETNAMESE_LAW')
      ? [
          error(
            at('/againstLaw'),
            'Việc ly hôn, hủy việc kết hôn vi phạm Luật Hôn nhân và gia đình: từ chối ghi chú, trả lời bằng văn bản.',
            'It breaks the law on marriage and family: the note is refused.',
          ),
        ]
      : []),
    ...(declaration.nonRecognitionAsked && refusedWhen.includes('NON_RECOGNITION_ASKED')
      ? [
          error(
            at('/nonRecognitionAsked'),
            'Tòa án đã thụ lý yêu cầu không công nhận bản án, quyết định này: chưa ghi chú được.',
            'A court has taken in a request not to recognise it.',
          ),
        ]
      : []),
    ...(declaration.latest
      ? []
      : [
          error(
            at('/latest'),
            'Ly hôn nhiều lần thì chỉ ghi chú lần gần nhất; lập tờ khai cho lần đó.',
            'Of several divorces only the latest is noted.',
          ),
        ]),
    ...(declaration.purpose === 'OTHER'
      ? [
          advice(
            at('/purpose'),
            'Chỉ bắt buộc ghi chú khi về thường trú hoặc kết hôn tại Việt Nam; người yêu cầu vẫn có quyền ghi chú.',
            'The note is needed only to live or marry in Việt Nam.',
          ),
        ]
      : []),
  ]
}

/** K: one of the two is a citizen of Việt Nam (LHT art. 48, 50). */
const oneIsCitizen: Rule = ({ wife, husband }) =>
  isCitizen(wife) || isCitizen(husband)
    ? []
    : [
        warning(
          { rule: 'K', cite: 'Luật Hộ tịch 2014, Điều 48, Điều 50', pointer: '/wife/nationalities' },
          'Không bên nào là công dân Việt Nam; chỉ ghi chú khi việc kết hôn đã đăng ký tại Việt Nam, ghi lý do.',
          'Neither is a citizen: noted only when the marriage was registered in Việt Nam.',
        ),
      ]

/** The marriage entry is a marriage of these two and stands (R-G2 for the note on it). */
const marriageIsTheirs: Rule = (declaration, circumstances) => {
  const { entry } = declaration
  if (entry === null || circumstances.entries === undefined) return []
  const known = marriageEntry(declaration, circumstances)
  const at = { rule: 'K', cite: 'Luật Hộ tịch 2014, Điều 48 khoản 2', pointer: '/entry' }
  if (known?.register !== 'MARRIAGE')
    return [error(at, 'Mục đã chọn không phải việc kết hôn; chọn lại.', 'The entry chosen is no marriage.')]
  if (known.revoked) return [error(at, 'Mục kết hôn này đã bị thu hồi, hủy bỏ.', 'The marriage entry was revoked.')]
  const stands = bothOf(declaration).every(({ role, party }) =>
    known.persons.some(
      (other) =>
        other.role === role &&
        (party.pin !== null && other.pin !== null ? party.pin === other.pin : sameWords(party.name, other.name)),
    ),
  )
  return stands
    ? []
    : [error(at, 'Hai người trong tờ khai không phải vợ, chồng của mục kết hôn đã chọn.', 'They are not its spouses.')]
}

/** R-C8: the marriage ends on the day of effect, after it began and not after today. */
const endsAfterItBegan: Rule = (declaration, circumstances) => {
  const { effectiveOn, kind } = declaration
  const began = marriageEntry(declaration, circumstances)?.registeredOn ?? declaration.marriage?.registeredOn ?? null
  const at = { rule: 'R-C8', cite: 'Luật Hôn nhân và gia đình 2014, Điều 57', pointer: '/effectiveOn' }
  return [
    ...(effectiveOn > circumstances.today
      ? [error(at, `Việc ${endWords[kind]} chưa có hiệu lực.`, 'It has not taken effect yet.')]
      : []),
    ...(began !== null && effectiveOn <= began && kind === 'DIVORCE'
      ? [error(at, 'Ngày có hiệu lực phải sau ngày kết hôn; kiểm tra lại.', 'It takes effect after the marriage.')]
      : []),
  ]
}

/** What the registers know: a marriage that has ended is not ended again (R-J4, R-K1). */
const stillMarried: Rule = (declaration, circumstances) =>
  bothOf(declaration).flatMap(({ role, party, pointer, word, wordEn }) => {
    const known = knownOf(role, circumstances)
    const bond = known?.marriages.find(({ entry }) =>
      declaration.entry ? entry?.entryId === declaration.entry.entryId : false,
    )
    const cite = 'Luật Hộ tịch 2014, Điều 5 khoản 4'
    if (bond && bond.endedBy !== null)
      return [
        error(
          { rule: 'R-K1', cite, pointer },
          `Hôn nhân này đã chấm dứt${bond.to ? ` ngày ${formatDate(bond.to)}` : ''}${bond.endBasis === '' ? '' : ` (${bond.endBasis})`}; không ghi chú lại.`,
          'This marriage has ended already.',
        ),
      ]
    const open = known?.marriages.find(({ endedBy }) => endedBy === null)
    if (declaration.entry === null && open?.entry)
      return [
        warning(
          { rule: 'R-K1', cite, pointer },
          `Sổ hộ tịch có việc kết hôn của ${word} ${party.name} (${open.reference}); chọn mục đó nếu là hôn nhân này, hoặc ghi lý do.`,
          `The registers hold a marriage of the ${wordEn}: choose it if it is this one.`,
        ),
      ]
    return []
  })

/** What the law asks of the note of a divorce or annulment abroad (domain/01 K). */
export const divorceRules: readonly Rule[] = [
  (declaration, circumstances) => officeIsCompetent(claimOf(declaration, circumstances), circumstances),
  (declaration, circumstances) => bornByToday(bothOf(declaration), circumstances),
  (declaration, circumstances) => partiesAsRegistered(bothOf(declaration), circumstances),
  ({ foreign }, circumstances) => foreignPaperMayBeUsed(foreign, circumstances),
  mayBeNoted,
  oneIsCitizen,
  marriageIsTheirs,
  endsAfterItBegan,
  stillMarried,
]
