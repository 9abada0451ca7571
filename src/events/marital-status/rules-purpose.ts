import { marriageAge } from '../../law/ages.ts'
import type { FeeQuestion } from '../../law/fees.ts'
import { inForce } from '../../law/in-force.ts'
import {
  maritalCertificateCopies,
  maritalCertificateMonths,
  notForMarriageWords,
  unreturnedCertificateAsked,
} from '../../law/marital-status.ts'
import { barredTies, oldEnoughToMarry, oneManOneWoman } from '../../law/marriage.ts'
import { formatDate } from '../../values/calendar-date.ts'
import { yearOf } from '../../values/partial-date.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import type { KnownPerson } from '../known.ts'
import { feeIsTold } from '../parts/fee.ts'
import {
  certificateStanding,
  certificateStandingWords,
  lastDayOfCertificate,
  sameIntended,
} from '../parts/marital-certificate.ts'
import type { Intended, MaritalCertificate } from '../parts/marital-record.ts'
import { cannotAct } from '../parts/party-rules.ts'
import { advice, error, warning } from '../parts/rule-tools.ts'
import type { MaritalDeclaration } from './declaration.ts'
import { forMarriage, procedureIdOf } from './facts.ts'
import { stateOn } from './statement.ts'

const conditions = 'Nghị định 123/2015/NĐ-CP, Điều 22 khoản 1; Luật Hôn nhân và gia đình 2014, Điều 8'

export const intendedOf = ({ intendedSpouse }: MaritalDeclaration): Intended | null =>
  intendedSpouse && {
    name: intendedSpouse.name,
    birthYear: yearOf(intendedSpouse.birthDate) ?? null,
    pin: intendedSpouse.pin,
  }

/** R-D3: a certificate for a marriage is given only to who may marry: of age, unmarried, of full capacity, of the other sex, not kin (NĐ 123/2015 art. 22.1; HNGĐ art. 5, 8). */
export function mayMarry(declaration: MaritalDeclaration, circumstances: Circumstances): Problem[] {
  const { subject, intendedSpouse } = declaration
  const { today, receivedOn, people, kinship } = circumstances
  if (!forMarriage(declaration, receivedOn)) return []
  const ground = { rule: 'R-D3', cite: conditions, pointer: '/purpose' }
  const sex = subject.sex ?? people?.SUBJECT?.sex
  const old = sex === '1' || sex === '2' ? oldEnoughToMarry(sex, subject.birthDate, today) : undefined
  const ages = inForce(marriageAge, today).value
  const lacks = (who: KnownPerson | undefined) => who?.conditions.find(({ condition }) => condition === 'INCAPABLE')
  const spouseMarried = people?.SPOUSE?.marriages.some(({ endedBy }) => endedBy === null)
  const spouseSex = intendedSpouse?.sex ?? people?.SPOUSE?.sex
  return [
    ...(old === false
      ? [
          error(
            { ...ground, pointer: '/subject/birthDate' },
            `Chưa đủ tuổi kết hôn (nam đủ ${ages.man} tuổi, nữ đủ ${ages.woman} tuổi): chỉ cấp cho mục đích khác.`,
            'Not of the age to marry: only for another purpose.',
          ),
        ]
      : []),
    ...(sex === null || sex === undefined
      ? [
          error(
            { ...ground, pointer: '/subject/sex' },
            'Ghi giới tính: tuổi kết hôn của nam và nữ khác nhau.',
            'Give the sex: the age to marry depends on it.',
          ),
        ]
      : []),
    ...(stateOn(declaration, circumstances, today) === 'MARRIED'
      ? [
          error(
            { ...ground, pointer: '/declaredStatus' },
            'Người đang có vợ, có chồng không được cấp Giấy để đăng ký kết hôn; chọn mục đích khác.',
            'Who is married gets no certificate for a marriage; choose another purpose.',
          ),
        ]
      : []),
    ...(lacks(people?.SUBJECT)
      ? [
          error(
            { ...ground, pointer: '/subject/pin' },
            'Người này mất năng lực hành vi dân sự theo quyết định của Tòa án, không đủ điều kiện kết hôn.',
            'Without civil capacity by a decision of a court: may not marry.',
          ),
        ]
      : []),
    ...(spouseMarried
      ? [
          error(
            { ...ground, pointer: '/intendedSpouse/pin' },
            'Theo Sổ hộ tịch, người dự định kết hôn đang có vợ, có chồng.',
            'The intended spouse is married according to the registers.',
          ),
        ]
      : []),
    ...((kinship ?? []).length > 0
      ? [
          error(
            { ...ground, cite: inForce(barredTies, today).cite, pointer: '/intendedSpouse/name' },
            'Theo Sổ hộ tịch, hai người thuộc trường hợp cấm kết hôn (quan hệ trong gia đình).',
            'A family tie in the registers bars this marriage.',
          ),
        ]
      : []),
    ...(inForce(oneManOneWoman, today).value && sex && spouseSex && sex !== '3' && sex === spouseSex
      ? [
          error(
            { ...ground, cite: inForce(oneManOneWoman, today).cite, pointer: '/intendedSpouse/sex' },
            'Nhà nước không thừa nhận hôn nhân giữa những người cùng giới tính: không cấp cho mục đích này.',
            'A marriage of the same sex is not recognised: no certificate for this purpose.',
          ),
        ]
      : []),
  ]
}

/** R-H1: nobody certifies the status of the dead or of somebody declared missing, nor a marriage with them (LHT art. 34.2). */
export function bothAreAlive(declaration: MaritalDeclaration, circumstances: Circumstances): Problem[] {
  const { subject, intendedSpouse } = declaration
  const placed = [
    { role: 'SUBJECT', party: subject, word: 'Người được cấp', pointer: '/subject/pin' },
    ...(intendedSpouse
      ? [
          {
            role: 'SPOUSE',
            party: intendedSpouse,
            word: 'Người dự định kết hôn',
            pointer: '/intendedSpouse/pin',
          } as const,
        ]
      : []),
  ] as const
  return placed.flatMap(({ role, party, word, pointer }) => {
    const why = cannotAct({ role, party }, circumstances)
    return why === ''
      ? []
      : [
          error(
            { rule: 'R-H1', cite: 'Luật Hộ tịch 2014, Điều 34 khoản 2', pointer },
            `${word} ${why}; không xác nhận được.`,
            'Dead or declared missing: nothing is certified.',
          ),
        ]
  })
}

type Standing = { certificate: MaritalCertificate; standing: ReturnType<typeof certificateStanding> }

/** Earlier certificates of the person with how they stand today, the newest first; those handed back or withdrawn are left out. */
export const earlierCertificates = ({ maritalRecord, people, today }: Circumstances): Standing[] =>
  (maritalRecord?.certificates ?? [])
    .map((certificate) => ({ certificate, standing: certificateStanding(certificate, people?.SUBJECT ?? null, today) }))
    .filter(({ standing }) => standing !== 'REPLACED' && standing !== 'REVOKED')
    .reverse()

/** The certificate that the new one replaces: the one that was named, else the newest that could still be shown. */
export function replacedCertificate(
  declaration: MaritalDeclaration,
  circumstances: Circumstances,
): MaritalCertificate | null {
  const { earlierCertificate } = declaration
  if (earlierCertificate === null) return null
  const earlier = earlierCertificates(circumstances)
  const named = earlier.find(({ certificate }) => certificate.entry.entryId === earlierCertificate.entry?.entryId)
  return (named ?? earlier.find(({ standing }) => standing === 'VALID' || standing === 'EXPIRED'))?.certificate ?? null
}

/**
 * R-D2: one certificate for a marriage, naming one intended spouse: the earlier one is handed back before another is given, or it is explained
 * why it cannot be (NĐ 123/2015 art. 22.6; TT 04/2020 art. 12).
 */
export function oneCertificateAtATime(declaration: MaritalDeclaration, circumstances: Circumstances): Problem[] {
  const { earlierCertificate, copies } = declaration
  const { receivedOn } = circumstances
  const marriage = forMarriage(declaration, receivedOn)
  const limit = inForce(maritalCertificateCopies, receivedOn)
  const cite = `Nghị định 123/2015/NĐ-CP, Điều 22 khoản 6; ${inForce(unreturnedCertificateAsked, receivedOn).cite}`
  const ground = { rule: 'R-D2', cite, pointer: '/earlierCertificate' }
  const found: Problem[] = []
  const intended = intendedOf(declaration)
  const open = earlierCertificates(circumstances).filter(({ certificate, standing }) => {
    if (standing !== 'VALID' && standing !== 'EXPIRED') return false
    // For another purpose any number may stand beside each other.
    return marriage ? certificate.purpose !== '5' : limit.value.OTHER !== null && certificate.purpose === '5'
  })
  const [first] = open
  if (first && earlierCertificate === null) {
    const { certificate, standing } = first
    const same = sameIntended(certificate.intended, intended)
    found.push(
      error(
        ground,
        `Đã cấp Giấy số ${certificate.number} ngày ${formatDate(certificate.issuedOn)} (${certificate.officeName}), ${certificateStandingWords[standing][0]}${same ? ', cho cùng người dự định kết hôn' : ''}. Thu lại Giấy cũ rồi cấp lại: ghi phần Giấy đã cấp.`,
        `A certificate (${certificate.number}) was given before; it is handed back first.`,
      ),
    )
  }
  if (earlierCertificate && !earlierCertificate.returned) {
    if (earlierCertificate.explanation === '')
      found.push(
        error(
          { ...ground, pointer: '/earlierCertificate/explanation' },
          'Không nộp lại được Giấy cũ thì người yêu cầu trình bày rõ lý do bằng văn bản.',
          'Who cannot hand back the earlier certificate explains why in writing.',
        ),
      )
    if (marriage && earlierCertificate.checked === null)
      found.push(
        error(
          { ...ground, pointer: '/earlierCertificate/checked' },
          `Trong ${inForce(unreturnedCertificateAsked, receivedOn).value} ngày làm việc gửi văn bản hỏi nơi dự định đăng ký kết hôn trước đây; không xác minh được thì lấy văn bản cam đoan.`,
          'Ask the place where the marriage was to be registered; else take a sworn statement.',
        ),
      )
  }
  if (marriage && copies > (limit.value.MARRIAGE ?? 1))
    found.push(
      error(
        { rule: 'R-D2', cite: limit.cite, pointer: '/copies' },
        'Giấy để đăng ký kết hôn chỉ cấp 01 bản.',
        'For a marriage one certificate only.',
      ),
    )
  return found
}

/** R-D1: how long it is good is told: six months, or until the status changes (NĐ 123/2015 art. 23; BLDS art. 148.3). */
export function termIsTold(declaration: MaritalDeclaration, { today }: Circumstances): Problem[] {
  const { cite, value } = inForce(maritalCertificateMonths, today)
  const last = formatDate(lastDayOfCertificate(today))
  const other = declaration.purpose === '5' ? ` Ghi rõ: ${inForce(notForMarriageWords, today).value}.` : ''
  return [
    advice(
      { rule: 'R-D1', cite, pointer: '/purpose' },
      `Giấy có giá trị ${value} tháng, đến hết ngày ${last}, hoặc đến khi tình trạng hôn nhân thay đổi.${other}`,
      `Good for ${value} months, to ${last}, or until the status changes.`,
    ),
  ]
}

/** The person or a proxy asks (NĐ 123/2015 art. 22; TT 04/2020 art. 2). */
export function requesterMayAsk({ informant, subject }: MaritalDeclaration): Problem[] {
  const ground = { rule: 'A3', cite: 'Thông tư 04/2020/TT-BTP, Điều 2', pointer: '/informant/relationship' }
  if (informant.relationship === 'SELF') {
    const same = informant.pin === null || subject.pin === null || informant.pin === subject.pin
    return same
      ? []
      : [
          error(
            { ...ground, pointer: '/informant/pin' },
            'Người yêu cầu là chính người được cấp thì số định danh phải trùng.',
            'Who asks for oneself has the same PIN.',
          ),
        ]
  }
  return informant.relationship === 'OTHER' && informant.relationshipText === ''
    ? [
        error(
          { ...ground, pointer: '/informant/relationshipText' },
          'Ghi rõ quan hệ của người yêu cầu với người được cấp.',
          'Say how the requester is related to the person.',
        ),
      ]
    : []
}

/** TT 04/2020 art. 12: who the intended spouse is, so that nobody else can use the certificate. */
export function spouseIsDescribed({ intendedSpouse, purpose }: MaritalDeclaration): Problem[] {
  if (!intendedSpouse || purpose === '5') return []
  const foreign = purpose === '2' || purpose === '4'
  const ground = { rule: 'R-D2', cite: 'Thông tư 04/2020/TT-BTP, Điều 12 khoản 2', pointer: '/intendedSpouse' }
  const citizen = intendedSpouse.nationalities.includes('VN')
  return [
    ...(intendedSpouse.pin === null && intendedSpouse.idDocument === null
      ? [
          warning(
            { ...ground, pointer: '/intendedSpouse/idDocument' },
            'Ghi số định danh hoặc giấy tờ tùy thân của người dự định kết hôn; Giấy in nội dung này.',
            'Give the identity paper of the intended spouse; the certificate prints it.',
          ),
        ]
      : []),
    ...(foreign === citizen
      ? [
          error(
            { ...ground, pointer: '/purpose' },
            'Mục đích và quốc tịch của người dự định kết hôn không khớp; chọn lại mục đích.',
            'Purpose and nationality of the intended spouse do not fit.',
          ),
        ]
      : []),
  ]
}

/** What the fee depends on; the certificate has no copies (TT 85/2019/TT-BTC). */
export const maritalFeeQuestion = (
  declaration: MaritalDeclaration,
  circumstances: Pick<Circumstances, 'office'>,
): FeeQuestion => ({
  procedure: procedureIdOf(circumstances),
  exemption: declaration.feeExemption,
  inTime: true,
  livingInCountry: !declaration.subject.settledAbroad,
  copies: 0,
  digitalCitizen: declaration.digitalCitizen,
})

/** A8: what is to be paid is told before the receipt (LHT art. 11). */
export const feeOfCertificateIsTold = (declaration: MaritalDeclaration, circumstances: Circumstances): Problem[] =>
  feeIsTold(maritalFeeQuestion(declaration, circumstances), circumstances)
