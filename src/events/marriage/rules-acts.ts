import type { Anchor } from '../../law/competence.ts'
import type { FeeQuestion } from '../../law/fees.ts'
import { inForce } from '../../law/in-force.ts'
import { marriageHandOver } from '../../law/marriage.ts'
import { borderMatters, mobileGrounds } from '../../law/special-places.ts'
import { fold } from '../../values/names.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import { anchorsOf, type Claim, officeIsCompetent, requesterSigns } from '../parts/competence.ts'
import { feeIsTold } from '../parts/fee.ts'
import { personsAreAlive, reRegistrationProblems } from '../parts/re-registration.ts'
import { advice, covers, error, isCitizen, sameWords, warning } from '../parts/rule-tools.ts'
import { foreignPaperMayBeUsed } from '../parts/transcription.ts'
import type { MarriageDeclaration, Spouse } from './declaration.ts'
import { approvedFirst, bothOf, foreignElement, marriageProcedure, marriedFrom, traitsOf } from './nature.ts'

/** Places that make an office competent: one of the two lives there; with a foreign element where the citizen lives (LHT art. 17, 37, 48). */
export function competenceClaim(declaration: MarriageDeclaration, circumstances: Pick<Circumstances, 'office'>): Claim {
  const { wife, husband, earlier } = declaration
  const { mission, ...traits } = traitsOf(declaration, circumstances)
  const two = [
    ['nơi cư trú của bên nữ', wife],
    ['nơi cư trú của bên nam', husband],
  ] as const
  const of = (those: (spouse: Spouse) => boolean, kind?: 'PERMANENT'): Anchor[] =>
    two.flatMap(([words, spouse]) => (those(spouse) ? anchorsOf(words, spouse, kind) : []))
  return {
    matter: 'MARRIAGE',
    ...traits,
    abroad: mission,
    pointer: '/wife/residence',
    places: {
      RESIDENCE_OF_A_SPOUSE: of(() => true),
      RESIDENCE_OF_THE_CITIZEN: of(isCitizen),
      PERMANENT_RESIDENCE: of(() => true, 'PERMANENT'),
      PERMANENT_RESIDENCE_OF_BOTH: of(() => true, 'PERMANENT'),
      EARLIER_REGISTRATION: earlier
        ? [{ of: 'nơi đã đăng ký trước đây', unitCode: earlier.unitCode, countryCode: 'VN' }]
        : [],
    },
  }
}

/** R-A1, R-A2: the office is competent for this marriage on the day of intake (LHT art. 7, 17, 37; NĐ 120/2025 art. 4). */
export const officeMarries = (declaration: MarriageDeclaration, circumstances: Circumstances): Problem[] =>
  officeIsCompetent(competenceClaim(declaration, circumstances), circumstances)

const ownWill = 'Luật Hôn nhân và gia đình 2014, Điều 8 khoản 1 điểm b'

/** R-C2: both say of their own free will that they marry, asked when they stand before the officer (HNGĐ art. 8.1.b; LHT art. 18, 38.3). */
export function bothConsent({ kind, presence }: MarriageDeclaration): Problem[] {
  if (kind === 'TRANSCRIBED' || (presence.wifeConsents && presence.husbandConsents)) return []
  return [
    error(
      {
        rule: 'R-C2',
        cite: `${ownWill}; Luật Hộ tịch 2014, Điều 18, Điều 38 khoản 3`,
        pointer: '/presence/wifeConsents',
      },
      'Hỏi từng bên có tự nguyện kết hôn không, ghi câu trả lời trước khi ghi vào Sổ.',
      'Ask each whether they marry of free will and record it before writing the entry.',
    ),
  ]
}

/** R-C12: both appear in person at the registration and sign the book (LHT art. 18.2, 38.3; NĐ 123/2015 art. 27). */
export function bothAppear({ kind, presence }: MarriageDeclaration): Problem[] {
  if (kind === 'TRANSCRIBED' || presence.bothPresent) return []
  return [
    error(
      { rule: 'R-C12', cite: 'Luật Hộ tịch 2014, Điều 18 khoản 2, Điều 38 khoản 3', pointer: '/presence/bothPresent' },
      'Hai bên nam, nữ phải cùng có mặt, ký vào Sổ và Giấy chứng nhận kết hôn; đánh dấu khi đã có mặt.',
      'Both must be present and sign the book and the certificates.',
    ),
  ]
}

/** R-C12: one of the two may hand the dossier in without the other; nobody acts for them (TT 04/2020 art. 2). */
export function oneOfTheTwoFiles({ kind, informant, wife, husband }: MarriageDeclaration): Problem[] {
  // A transcription may be handed in by a proxy.
  if (kind === 'TRANSCRIBED') return []
  const isOne = [wife, husband].some((spouse) =>
    informant.pin !== null && spouse.pin !== null
      ? informant.pin === spouse.pin
      : sameWords(informant.name, spouse.name),
  )
  if (isOne && informant.relationship === 'SELF') return []
  return [
    error(
      { rule: 'R-C12', cite: 'Thông tư 04/2020/TT-BTP, Điều 2 khoản 1', pointer: '/informant/name' },
      'Đăng ký kết hôn không được ủy quyền: người nộp hồ sơ phải là một trong hai bên.',
      'Nobody may act for the couple: one of the two hands the dossier in.',
    ),
  ]
}

/** R-C6: the chair approves a marriage with a foreign element first; handing over and entry follow within the days of the law (NĐ 123/2015 art. 32). */
export function handOverIsTold(declaration: MarriageDeclaration, circumstances: Circumstances): Problem[] {
  if (!approvedFirst(declaration, circumstances)) return []
  const law = inForce(marriageHandOver, circumstances.receivedOn)
  return [
    advice(
      { rule: 'R-C6', cite: law.cite, pointer: '/presence/bothPresent' },
      `Trình lãnh đạo ký duyệt trước; trao Giấy chứng nhận và ghi vào Sổ trong ${law.value.workingDays} ngày làm việc từ khi ký; quá ${law.value.cancelledAfterDays} ngày không nhận thì hủy.`,
      `The chair approves first; entry and hand-over within ${law.value.workingDays} working days, cancelled after ${law.value.cancelledAfterDays} days.`,
    ),
  ]
}

/** A case has what its kind needs and nothing of another: earlier registration, foreign paper (NĐ 123/2015 art. 24–27, 34–36). */
export function blocksFitKind({ kind, earlier, foreign }: MarriageDeclaration): Problem[] {
  const lacks = (pointer: string, cite: string, vi: string, en: string) => [
    error({ rule: 'C7', cite, pointer }, vi, en),
  ]
  if (kind === 'AGAIN' && earlier === null)
    return lacks(
      '/earlier',
      'Nghị định 123/2015/NĐ-CP, Điều 27',
      'Ghi việc kết hôn đã đăng ký trước đây.',
      'Give the earlier registration.',
    )
  if (kind === 'TRANSCRIBED' && foreign === null)
    return lacks(
      '/foreign',
      'Luật Hộ tịch 2014, Điều 50',
      'Ghi việc kết hôn đã đăng ký ở nước ngoài.',
      'Give the foreign registration.',
    )
  return []
}

/** R-I1, R-I2, R-I3, R-I4: what is registered again was registered before 2016, is lost, searched for, and both are alive (NĐ 123/2015 art. 24–27). */
export function mayBeRegisteredAgain(declaration: MarriageDeclaration, circumstances: Circumstances): Problem[] {
  if (declaration.kind !== 'AGAIN' || declaration.earlier === null) return []
  const people = bothOf(declaration).map(({ who, role, spouse }) => ({
    name: spouse.name,
    dead: spouse.deceased || circumstances.people?.[role]?.death != null,
    pointer: `/${who}/name`,
  }))
  return [
    ...reRegistrationProblems('MARRIAGE', declaration.earlier, circumstances),
    ...personsAreAlive('MARRIAGE', people, circumstances),
  ]
}

/** R-K3: the end of a marriage concluded abroad lies between its beginning and today (NĐ 123/2015 art. 34; a divorce abroad is noted too, art. 37). */
function endFits(declaration: MarriageDeclaration, { today }: Circumstances): Problem[] {
  const { ended } = declaration
  if (!ended) return []
  const ground = { rule: 'R-K3', cite: 'Nghị định 123/2015/NĐ-CP, Điều 34, 37', pointer: '/ended/on' }
  if (ended.on > today || ended.on <= marriedFrom(declaration, today))
    return [
      error(
        ground,
        'Ngày hôn nhân chấm dứt phải sau ngày kết hôn và không sau hôm nay; kiểm tra lại.',
        'The marriage ends after it began and not later than today.',
      ),
    ]
  if (ended.how === 'DEATH') return []
  return [
    advice(
      ground,
      'Ly hôn, hủy việc kết hôn đã giải quyết ở nước ngoài còn phải ghi vào Sổ ghi chú ly hôn khi người đó kết hôn hoặc về thường trú.',
      'A divorce or annulment abroad is noted in its own book too.',
    ),
  ]
}

/** R-K1, R-K3: the foreign paper may be used; from its day the two are married for every check (LHT art. 50; NĐ 123/2015 art. 34). */
export function foreignMarriageMayBeWritten(declaration: MarriageDeclaration, circumstances: Circumstances): Problem[] {
  const { kind, foreign, wife, husband } = declaration
  if (kind !== 'TRANSCRIBED' || foreign === null) return []
  const citizen = isCitizen(wife) || isCitizen(husband)
  return [
    ...foreignPaperMayBeUsed(foreign, circumstances),
    ...endFits(declaration, circumstances),
    ...(citizen
      ? []
      : [
          error(
            { rule: 'R-K3', cite: 'Luật Hộ tịch 2014, Điều 48', pointer: '/wife/nationalities' },
            'Chỉ ghi chú việc kết hôn ở nước ngoài của công dân Việt Nam.',
            'Only a foreign marriage of a Vietnamese citizen is transcribed.',
          ),
        ]),
  ]
}

/** P: a border marriage is one of a citizen with a citizen of the neighbouring country, both permanently resident in the border area (NĐ 123/2015 art. 18). */
export function borderMarriageFits(declaration: MarriageDeclaration, { receivedOn }: Circumstances): Problem[] {
  if (!declaration.borderArea) return []
  const law = inForce(borderMatters, receivedOn)
  const citizens = [declaration.wife, declaration.husband].filter(isCitizen).length
  const permanent = [declaration.wife, declaration.husband].every(({ residence }) => residence?.kind === 'PERMANENT')
  if (law.value.includes('MARRIAGE') && citizens === 1 && permanent) return []
  return [
    error(
      { rule: 'P', cite: law.cite, pointer: '/borderArea' },
      'Kết hôn tại khu vực biên giới là giữa công dân Việt Nam và công dân nước láng giềng, hai bên cùng thường trú ở khu vực biên giới.',
      'A border marriage is between a citizen and a citizen of the neighbouring country, both permanently resident at the border.',
    ),
  ]
}

/** O: the office goes to the couple when both live permanently in the commune and one is disabled or ill; else it decides by local conditions (TT 04/2020 art. 24, 26). */
export function mobileMarriageFits(declaration: MarriageDeclaration, circumstances: Circumstances): Problem[] {
  if (!declaration.mobile) return []
  const { office, unitsCovering, receivedOn } = circumstances
  const law = inForce(mobileGrounds, receivedOn)
  const here = [declaration.wife, declaration.husband].every(
    ({ residence }) =>
      residence?.kind === 'PERMANENT' &&
      residence.unitCode !== null &&
      covers(office.unitCode, residence.unitCode, unitsCovering),
  )
  if (here) return []
  const [ground] = law.value.MARRIAGE
  return [
    warning(
      { rule: 'O', cite: law.cite, pointer: '/mobile' },
      `${ground?.vi ?? ''}: trường hợp khác thì ghi lý do theo điều kiện thực tế của địa phương.`,
      'Mobile registration is for couples of the commune; else give the local reason.',
    ),
  ]
}

/** R-A9: the people of the declaration are those the registers know under their numbers (NĐ 07/2025). */
export function peopleAsRegistered(declaration: MarriageDeclaration, { people }: Circumstances): Problem[] {
  return bothOf(declaration).flatMap(({ who, role, word, wordEn, spouse }) => {
    const known = people?.[role]
    if (!known || fold(known.name) === fold(spouse.name)) return []
    return [
      warning(
        { rule: 'R-A9', cite: 'Nghị định 07/2025/NĐ-CP, Điều 2', pointer: `/${who}/name` },
        `Họ tên của ${word} khác với Sổ hộ tịch (${known.name}); kiểm tra số định danh hoặc ghi lý do.`,
        `The name of ${wordEn} differs from the registers.`,
      ),
    ]
  })
}

/**
 * C6: the entry and the certificate state where each of the two lives (LHT art. 17.2.a). Of a marriage concluded abroad it is told when the
 * foreign paper says it; one who has died since lives nowhere.
 */
export function bothLiveSomewhere(declaration: MarriageDeclaration, { people }: Circumstances): Problem[] {
  return bothOf(declaration).flatMap(({ who, role, word, wordEn, spouse }) => {
    if (spouse.residence !== null || spouse.deceased || people?.[role]?.death) return []
    const ground = { rule: 'C6', cite: 'Luật Hộ tịch 2014, Điều 17 khoản 2', pointer: `/${who}/residence` }
    return [
      declaration.kind === 'TRANSCRIBED'
        ? warning(
            ground,
            `Ghi nơi cư trú của ${word}; giấy tờ nước ngoài không có thì ghi lý do để trống.`,
            `Give the residence of ${wordEn}, or say why it is left blank.`,
          )
        : error(
            ground,
            `Ghi nơi cư trú của ${word} (thường trú, nếu không có thì tạm trú, nơi đang sinh sống): Giấy chứng nhận kết hôn phải có mục này.`,
            `Give the residence of ${wordEn}: the certificate states it.`,
          ),
    ]
  })
}

/** R-A7: both sign the book (LHT art. 18, 38). */
export const bothSignTheBook = ({ kind }: MarriageDeclaration, circumstances: Circumstances): Problem[] =>
  kind === 'TRANSCRIBED'
    ? []
    : requesterSigns('MARRIAGE', circumstances).map((problem) => ({
        ...problem,
        // The exceptions of NĐ 120/2025 leave the marriage out: its own articles hold.
        cite:
          circumstances.office.kind === 'MISSION' || circumstances.receivedOn < '2016-01-01'
            ? problem.cite
            : 'Luật Hộ tịch 2014, Điều 18 khoản 2, Điều 38 khoản 3',
        pointer: '/presence/bothPresent',
        message: 'Hai bên phải có mặt, ký, ghi rõ họ tên trong Sổ và trên hai bản Giấy chứng nhận kết hôn.',
        messageEn: 'Both sign the book and the two certificates.',
      }))

/** What the fee depends on: a marriage of citizens who live in the country is free, also at the border (LHT art. 11). */
export const marriageFeeQuestion = (
  declaration: MarriageDeclaration,
  circumstances: Pick<Circumstances, 'office'>,
): FeeQuestion => ({
  procedure: marriageProcedure(declaration, circumstances),
  exemption: declaration.feeExemption,
  inTime: true,
  copies: declaration.copies,
  livingInCountry: !foreignElement(declaration),
  borderArea: declaration.borderArea,
  digitalCitizen: declaration.digitalCitizen,
})

/** A8: what is to be paid is told before the receipt (LHT art. 11). */
export const feeOfMarriageIsTold = (declaration: MarriageDeclaration, circumstances: Circumstances): Problem[] =>
  feeIsTold(marriageFeeQuestion(declaration, circumstances), circumstances)
