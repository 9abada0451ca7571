import {
  type DeathPaper,
  deathPaperOf,
  deathPaperWords,
  electronicDeathNotificationSuffices,
  foreignDeathIsTold,
  mayTakeDeathPaper,
  oldDeathEvidence,
} from '../../law/death.ts'
import { inForce } from '../../law/in-force.ts'
import { earliestDay } from '../../values/partial-date.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import { reRegistrationProblems } from '../parts/re-registration.ts'
import { advice, error, isCitizen, warning } from '../parts/rule-tools.ts'
import { foreignPaperMayBeUsed } from '../parts/transcription.ts'
import type { DeathDeclaration, DeathNotice } from './declaration.ts'
import { isForeigner, isLate } from './facts.ts'

const cite4 = 'Nghị định 123/2015/NĐ-CP, Điều 4 khoản 2'

const isListed = (kind: DeathNotice['kind']): kind is Exclude<DeathPaper, '0'> => /^\d$/.test(kind)

/** Kinds a sub-case takes besides those of the national list. */
const ownPapers: Readonly<Partial<Record<DeathDeclaration['caseKind'], readonly DeathNotice['kind'][]>>> = {
  LONG_AGO: ['EVIDENCE', 'SWORN_STATEMENT', '5', '6', '7'],
  AGAIN: ['EARLIER_PAPERS', 'EVIDENCE', 'SWORN_STATEMENT', '5', '6', '7'],
  TRANSCRIBED: ['FOREIGN_PAPER'],
}

/** H4: each way of dying has its paper and who gives it; an old death is proven by evidence, else sworn to (NĐ 123/2015 art. 4.2). */
export function paperFitsDeath(declaration: DeathDeclaration, { receivedOn, office }: Circumstances): Problem[] {
  const { caseKind, notice, death } = declaration
  const ground = { rule: 'H4', cite: cite4, pointer: '/notice/kind' }
  if (ownPapers[caseKind]?.includes(notice.kind)) {
    if (caseKind !== 'LONG_AGO' || notice.kind !== 'SWORN_STATEMENT') return []
    const evidence = inForce(oldDeathEvidence, receivedOn)
    return [
      advice(
        { ...ground, cite: evidence.cite },
        `Chỉ nhận văn bản cam đoan khi không có: ${evidence.value[0]?.vi ?? ''}.`,
        'A sworn statement is taken only without papers of a competent body.',
      ),
    ]
  }
  if (notice.kind === 'FOREIGN_PAPER' && office.kind === 'MISSION' && death.place?.countryCode !== 'VN') return []
  const expected = inForce(deathPaperOf, receivedOn)
  const situation = caseKind === 'DECLARED' ? 'DECLARED' : death.situation
  const { paper, issuer } = expected.value[situation]
  const asked = `${deathPaperWords[paper].vi} (${issuer.vi})`
  const askedEn = `${deathPaperWords[paper].en} (${issuer.en})`
  if (!isListed(notice.kind) || !mayTakeDeathPaper(notice.kind, receivedOn))
    return [
      error(
        ground,
        `Trường hợp này cần ${asked}; giấy đã chọn không thay được.`,
        `This needs ${askedEn}; the chosen paper does not stand for it.`,
      ),
    ]
  if (notice.kind === paper) return []
  const court = situation === 'DECLARED' || notice.kind === '3'
  return [
    (court ? error : warning)(
      { ...ground, cite: expected.cite },
      `Trường hợp này thường có ${asked}; đổi giấy hoặc ${court ? 'đổi loại việc' : 'ghi lý do'}.`,
      `This usually has ${askedEn}; change the paper ${court ? 'or the kind of matter' : 'or give a reason'}.`,
    ),
  ]
}

/** H4: a paper of the list says who gave it and when; the paper is not older than the death nor younger than the intake. */
export function paperIsDescribed(declaration: DeathDeclaration, { receivedOn }: Circumstances): Problem[] {
  const { notice, death, caseKind } = declaration
  if (!isListed(notice.kind)) return []
  const ground = { rule: 'H4', cite: cite4, pointer: '/notice/issuer' }
  const died = earliestDay(death.date)
  return [
    ...(notice.issuer === '' || notice.issuedOn === null
      ? [
          error(
            notice.issuer === '' ? ground : { ...ground, pointer: '/notice/issuedOn' },
            'Ghi nơi cấp và ngày cấp của giấy báo tử hoặc giấy tờ thay thế.',
            'Give who issued the paper and when.',
          ),
        ]
      : []),
    ...(notice.number === ''
      ? [
          advice(
            { ...ground, pointer: '/notice/number' },
            'Ghi số của giấy, nếu có; Trích lục khai tử in số này.',
            'Give the number of the paper, if any; the extract prints it.',
          ),
        ]
      : []),
    ...(notice.issuedOn !== null && notice.issuedOn > receivedOn
      ? [
          error(
            { ...ground, pointer: '/notice/issuedOn' },
            'Ngày cấp giấy không được sau ngày tiếp nhận.',
            'The paper cannot be younger than the intake.',
          ),
        ]
      : []),
    ...(notice.issuedOn !== null && died !== undefined && notice.issuedOn < died && caseKind !== 'DECLARED'
      ? [
          warning(
            { ...ground, pointer: '/notice/issuedOn' },
            'Giấy cấp trước ngày chết đã ghi; kiểm tra hai ngày, hoặc ghi lý do.',
            'The paper is older than the death; check both days or give a reason.',
          ),
        ]
      : []),
  ]
}

/** R-H7: a declared death has the day the decision determines, and counts from the decision's effect (BLDS art. 71); the officer does not re-judge it. */
export function declaredDeathFollowsDecision(declaration: DeathDeclaration, { today }: Circumstances): Problem[] {
  const { caseKind, death, notice } = declaration
  if (caseKind !== 'DECLARED') return []
  const ground = { rule: 'R-H7', cite: 'Bộ luật Dân sự 2015, Điều 71, 72', pointer: '/notice/effectiveOn' }
  return [
    ...(notice.effectiveOn === null
      ? [
          error(
            ground,
            'Ghi ngày có hiệu lực của bản án, quyết định tuyên bố chết.',
            'Give the day on which the judgment or decision took effect.',
          ),
        ]
      : []),
    ...(notice.effectiveOn !== null && notice.effectiveOn > today
      ? [
          error(
            ground,
            'Quyết định chưa có hiệu lực; chờ đến ngày có hiệu lực rồi đăng ký.',
            'The decision has no effect yet; wait for that day.',
          ),
        ]
      : []),
    ...(death.date.known === 'nothing'
      ? [
          error(
            { ...ground, pointer: '/death/date' },
            'Ghi ngày chết theo bản án, quyết định của Tòa án.',
            'Give the day of death as the decision determines it.',
          ),
        ]
      : []),
  ]
}

/** R-H4: the death of a foreigner is told to the Ministry of Foreign Affairs, with an extract, for the State of nationality (LHT art. 52.3). */
export function foreignMinistryIsTold(declaration: DeathDeclaration, { receivedOn }: Circumstances): Problem[] {
  const told = inForce(foreignDeathIsTold, receivedOn)
  if (!isForeigner(declaration) || !told.value || declaration.caseKind === 'TRANSCRIBED') return []
  return [
    advice(
      { rule: 'R-H4', cite: told.cite, pointer: '/deceased/nationalities' },
      'Sau khi ghi Sổ, hệ thống gửi thông báo kèm trích lục đến Bộ Ngoại giao để báo cho nước mà người đó là công dân.',
      'After the entry the Ministry of Foreign Affairs is told, with an extract.',
    ),
  ]
}

/** H4: who died within the period of declaration did not die long ago: the commune where the death happened still gives the notice (NĐ 123/2015 art. 4.2). */
export function longAgoIsLongAgo(declaration: DeathDeclaration, circumstances: Circumstances): Problem[] {
  if (declaration.caseKind !== 'LONG_AGO' || isLate(declaration, circumstances)) return []
  return [
    error(
      { rule: 'H4', cite: cite4, pointer: '/caseKind' },
      'Việc chết còn trong thời hạn khai tử nên không phải “chết đã lâu”: chọn khai tử thông thường và xin Giấy báo tử của nơi chết.',
      'The death is still within the period of declaration: an ordinary death, with its notice.',
    ),
  ]
}

/** H5: sex and nationality stand in the book and on the extract; somebody without nationality is said to be so (NĐ 123/2015 art. 4.2). */
export function deceasedIsDescribed({ caseKind, deceased }: DeathDeclaration): Problem[] {
  if (caseKind === 'UNIDENTIFIED') return []
  const ground = { rule: 'H5', cite: cite4, pointer: '/deceased/sex' }
  const judge = caseKind === 'NORMAL' ? error : advice
  return [
    ...(deceased.sex === null
      ? [judge(ground, 'Ghi giới tính của người chết; Trích lục in nội dung này.', 'Give the sex of the deceased.')]
      : []),
    ...(deceased.nationalities.length === 0
      ? [
          warning(
            { ...ground, pointer: '/deceased/nationalities' },
            'Ghi quốc tịch của người chết; không có quốc tịch hoặc không xác định được thì ghi lý do.',
            'Give the nationality of the deceased, or say that there is none.',
          ),
        ]
      : []),
  ]
}

/** NĐ 123/2015 art. 4.2: the content of the book: place and cause, and for an unidentified body what the record says. */
export function contentIsWhole(declaration: DeathDeclaration): Problem[] {
  const { death, caseKind, found } = declaration
  const ground = { rule: 'H5', cite: cite4, pointer: '/death/place' }
  const judge = caseKind === 'NORMAL' ? error : advice
  return [
    ...(death.place === null && caseKind !== 'UNIDENTIFIED'
      ? [judge(ground, 'Ghi nơi chết.', 'Give the place of death.')]
      : []),
    ...(death.cause === ''
      ? [
          advice(
            { ...ground, pointer: '/death/cause' },
            'Ghi nguyên nhân chết theo giấy báo tử; không xác định được thì để trống.',
            'Give the cause of death as the paper tells it; blank when unknown.',
          ),
        ]
      : []),
    ...(found !== null && found.description === ''
      ? [
          advice(
            { ...ground, pointer: '/found/description' },
            'Ghi đặc điểm nhận dạng và độ tuổi ước chừng theo biên bản của công an.',
            'Give the marks and estimated age of the record.',
          ),
        ]
      : []),
    ...(found?.ageFrom != null && found.ageTo != null && found.ageFrom > found.ageTo
      ? [
          error(
            { ...ground, pointer: '/found/ageTo' },
            'Độ tuổi ước chừng: tuổi đến phải từ tuổi từ trở lên.',
            'The estimated age ends before it begins.',
          ),
        ]
      : []),
  ]
}

/** Re-registration, only at the commune that had registered, and transcription, once for each foreign paper (NĐ 123/2015 art. 24, 25; LHT art. 48). */
export function earlierAndForeignPapers(declaration: DeathDeclaration, circumstances: Circumstances): Problem[] {
  const { caseKind, earlier, foreign, deceased } = declaration
  if (caseKind === 'TRANSCRIBED' && deceased.nationalities.length > 0 && !isCitizen(deceased))
    return [
      error(
        { rule: 'R-K1', cite: 'Luật Hộ tịch 2014, Điều 48', pointer: '/deceased/nationalities' },
        'Chỉ ghi vào Sổ việc khai tử đã đăng ký ở nước ngoài của công dân Việt Nam.',
        'Only a foreign death of a Vietnamese citizen is transcribed.',
      ),
    ]
  if (caseKind === 'AGAIN' && earlier) return reRegistrationProblems('DEATH', earlier, circumstances)
  if (caseKind === 'TRANSCRIBED' && foreign) return foreignPaperMayBeUsed(foreign, circumstances)
  return []
}

export type DeathPaperCode =
  | 'DEATH_NOTICE'
  | 'COURT_DECISION'
  | 'DEATH_EVIDENCE'
  | 'SWORN_STATEMENT'
  | 'EARLIER_PAPERS'
  | 'FOREIGN_PAPER'
  | 'TRANSLATION'
  | 'FOUND_RECORD'
  | 'POWER_OF_ATTORNEY'

const paperWords: Readonly<Record<DeathPaperCode, string>> = {
  DEATH_NOTICE: 'Giấy báo tử hoặc giấy tờ thay thế Giấy báo tử',
  COURT_DECISION: 'Bản án, quyết định có hiệu lực của Tòa án tuyên bố chết',
  DEATH_EVIDENCE: 'Giấy tờ, tài liệu, chứng cứ chứng minh việc chết',
  SWORN_STATEMENT: 'Văn bản cam đoan về việc chết',
  EARLIER_PAPERS: 'Bản sao giấy tờ có thông tin về việc đăng ký khai tử trước đây',
  FOREIGN_PAPER: 'Bản sao giấy tờ của nước ngoài về việc khai tử',
  TRANSLATION: 'Bản dịch được công chứng hoặc chứng thực chữ ký người dịch',
  FOUND_RECORD: 'Văn bản của công an về việc phát hiện thi thể không rõ tung tích',
  POWER_OF_ATTORNEY: 'Văn bản ủy quyền được chứng thực',
}

/** Where another article than that of the death notice asks for the paper. */
const paperCites: Readonly<Partial<Record<DeathPaperCode, string>>> = {
  POWER_OF_ATTORNEY: 'Thông tư 04/2020/TT-BTP, Điều 2',
  FOREIGN_PAPER: 'Luật Hộ tịch 2014, Điều 49 khoản 1',
  TRANSLATION: 'Nghị định 123/2015/NĐ-CP, Điều 2 khoản 3',
  EARLIER_PAPERS: 'Nghị định 123/2015/NĐ-CP, Điều 28 khoản 1',
}

function demanded({ caseKind, notice, foreign, informant }: DeathDeclaration, receivedOn: Circumstances['receivedOn']) {
  const readable =
    notice.kind === '1' && notice.electronic && inForce(electronicDeathNotificationSuffices, receivedOn).value
  const noticePaper: DeathPaperCode[] =
    notice.kind === '3'
      ? ['COURT_DECISION']
      : notice.kind === 'EVIDENCE'
        ? ['DEATH_EVIDENCE']
        : notice.kind === 'SWORN_STATEMENT'
          ? ['SWORN_STATEMENT']
          : notice.kind === 'EARLIER_PAPERS'
            ? ['EARLIER_PAPERS']
            : notice.kind === 'FOREIGN_PAPER'
              ? ['FOREIGN_PAPER', ...(foreign?.translated ? (['TRANSLATION'] as const) : [])]
              : readable
                ? []
                : [caseKind === 'UNIDENTIFIED' ? 'FOUND_RECORD' : 'DEATH_NOTICE']
  return [...noticePaper, ...(informant.relationship === 'PROXY' ? (['POWER_OF_ATTORNEY'] as const) : [])]
}

/** What lacks, for the written list of an incomplete dossier (LHT art. 9.3, 34.1). */
export function missingPapers(
  declaration: DeathDeclaration,
  attached: readonly string[],
  { receivedOn }: Circumstances,
): { paper: string; text: string; cite: string }[] {
  return demanded(declaration, receivedOn)
    .filter((paper) => !attached.includes(paper))
    .map((paper) => ({
      paper,
      text: paperWords[paper],
      cite: paperCites[paper] ?? `Luật Hộ tịch 2014, Điều 34; ${cite4}`,
    }))
}
