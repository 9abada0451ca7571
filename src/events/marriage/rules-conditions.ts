import { ageOn, marriageAge } from '../../law/ages.ts'
import { inForce } from '../../law/in-force.ts'
import {
  type BarredTie,
  barredGenerations,
  barredTies,
  barredTieWords,
  cohabitationBefore,
  marriageAgeCounting,
  oldEnoughToMarry,
  oneManOneWoman,
} from '../../law/marriage.ts'
import { defectiveMarriageAccepted } from '../../law/transcription.ts'
import { type CalendarDate, formatDate } from '../../values/calendar-date.ts'
import { fold } from '../../values/names.ts'
import type { PartialDate } from '../../values/partial-date.ts'
import { earliestDay } from '../../values/partial-date.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import type { Kinship, KnownPerson } from '../known.ts'
import { error, latestDay, warning } from '../parts/rule-tools.ts'
import type { MarriageDeclaration } from './declaration.ts'
import { bothOf, marriedFrom } from './nature.ts'

/** Whether the conditions stop it, or what was once defective may be accepted with a reason (NĐ 123/2015 art. 34.2). */
const forgiven = ({ kind }: MarriageDeclaration): boolean =>
  kind === 'TRANSCRIBED' || kind === 'AGAIN' || kind === 'COHABITATION'

const knownBirth = (known: KnownPerson | undefined): PartialDate =>
  known?.birth.date
    ? { known: 'day', date: known.birth.date }
    : known?.birth.year
      ? { known: 'year', year: known.birth.year }
      : { known: 'nothing' }

/**
 * R-C1: the man has completed 20 years and the woman 18 on the day of registration (HNGĐ art. 8.1.a); a foreign or earlier marriage is
 * judged by the day it was concluded, and may be accepted when the defect has been cured (NĐ 123/2015 art. 34).
 */
export function oldEnough(declaration: MarriageDeclaration, circumstances: Circumstances): Problem[] {
  const day = marriedFrom(declaration, circumstances.today)
  const law = inForce(marriageAge, day)
  const counting = inForce(marriageAgeCounting, day)
  return bothOf(declaration).flatMap(({ who, role, word, wordEn, spouse }) => {
    const sex = who === 'wife' ? '2' : '1'
    const needed = law.value[who === 'wife' ? 'woman' : 'man']
    const ground = { rule: 'R-C1', cite: `${law.cite}; ${counting.cite}`, pointer: `/${who}/birthDate` }
    const verdicts = [spouse.birthDate, knownBirth(circumstances.people?.[role])].map((birth) =>
      oldEnoughToMarry(sex, birth, day),
    )
    if (verdicts.every((verdict) => verdict === undefined))
      return [
        error(
          ground,
          `Ghi ngày, tháng, năm sinh của ${word} để xét tuổi kết hôn.`,
          `Give the birth of ${wordEn}: the age of marriage is checked.`,
        ),
      ]
    if (!verdicts.includes(false)) return []
    if (!forgiven(declaration))
      return [
        error(
          ground,
          `Ngày ${formatDate(day)} ${word} chưa đủ tuổi kết hôn (${who === 'wife' ? 'nữ' : 'nam'} từ đủ ${needed} tuổi).`,
          `On ${formatDate(day)} ${wordEn} is below the age of marriage (${needed}).`,
        ),
      ]
    const accepted = inForce(defectiveMarriageAccepted, circumstances.receivedOn)
    const age = ageOn(spouse.birthDate, circumstances.today) ?? 0
    const cured = age >= needed && accepted.value.includes('CURED_SINCE')
    return [
      (cured ? warning : error)(
        { ...ground, cite: `${law.cite}; ${accepted.cite}` },
        cured
          ? `Khi kết hôn ${word} chưa đủ tuổi, nay đã đủ: ghi lý do chấp nhận (hậu quả đã khắc phục, bảo vệ quyền lợi phụ nữ, trẻ em).`
          : `Khi kết hôn ${word} chưa đủ tuổi và nay vẫn chưa đủ: không ghi vào Sổ.`,
        cured
          ? `${wordEn} was too young then and is old enough now: say why it is accepted.`
          : `${wordEn} was and is too young.`,
      ),
    ]
  })
}

/** R-C3: neither has lost civil capacity (HNGĐ art. 8.1.c); known from decisions of courts and from the medical certificate. */
export function bothCapable(declaration: MarriageDeclaration, circumstances: Circumstances): Problem[] {
  if (declaration.kind === 'TRANSCRIBED' || declaration.kind === 'AGAIN') return []
  return bothOf(declaration).flatMap(({ who, role, word, wordEn, spouse }) => {
    const ground = {
      rule: 'R-C3',
      cite: 'Luật Hôn nhân và gia đình 2014, Điều 8 khoản 1 điểm c',
      pointer: `/${who}/name`,
    }
    const incapable = circumstances.people?.[role]?.conditions.some(({ condition }) => condition === 'INCAPABLE')
    if (incapable)
      return [
        error(
          ground,
          `Tòa án đã tuyên bố ${word} mất năng lực hành vi dân sự: không được kết hôn.`,
          `A court found that ${wordEn} lacks civil capacity.`,
        ),
      ]
    if (spouse.health && !spouse.health.fit)
      return [
        error(
          { ...ground, pointer: `/${who}/health` },
          `Giấy xác nhận của tổ chức y tế nói ${word} không nhận thức, làm chủ được hành vi.`,
          `The medical certificate says that ${wordEn} cannot govern the own acts.`,
        ),
      ]
    return []
  })
}

const tieOf: Readonly<Record<Kinship['relation'], readonly BarredTie[]>> = {
  DIRECT_LINE: ['DIRECT_LINE'],
  SIBLING: ['WITHIN_THREE_GENERATIONS'],
  AUNT_UNCLE_NIECE_NEPHEW: ['WITHIN_THREE_GENERATIONS'],
  FIRST_COUSIN: ['WITHIN_THREE_GENERATIONS'],
  ADOPTION: ['ADOPTIVE_PARENT_AND_CHILD', 'FORMER_ADOPTIVE_PARENT_AND_CHILD'],
  PARENT_IN_LAW: ['FATHER_IN_LAW_AND_DAUGHTER_IN_LAW', 'MOTHER_IN_LAW_AND_SON_IN_LAW'],
  STEP_PARENT: ['STEP_PARENT_AND_STEP_CHILD'],
}

/**
 * R-C4: no tie that bars the marriage: direct line, within three generations, adoption, in-laws, step-parents, also former
 * (HNGĐ art. 5.2, 3.17, 3.18). Found in the family graph, or declared; the two swear that there is none.
 */
export function noBarredTie(declaration: MarriageDeclaration, circumstances: Circumstances): Problem[] {
  const day = marriedFrom(declaration, circumstances.today)
  const law = inForce(barredTies, day)
  const found = (circumstances.kinship ?? []).flatMap(({ relation }) => tieOf[relation])
  const declared = declaration.declaredTie === 'NONE' ? [] : [declaration.declaredTie]
  const barred = law.value.filter((tie) => found.includes(tie) || declared.includes(tie))
  const words = (tie: BarredTie, language: 'vi' | 'en') => barredTieWords[tie][language]
  const [first] = barred
  if (!first) return []
  const generations = inForce(barredGenerations, day)
  const known = found.includes(first)
  return [
    error(
      {
        rule: 'R-C4',
        cite: first === 'WITHIN_THREE_GENERATIONS' ? generations.cite : law.cite,
        pointer: known ? '/wife/name' : '/declaredTie',
      },
      known
        ? `Theo Sổ hộ tịch, hai bên thuộc trường hợp cấm kết hôn: ${words(first, 'vi')}.`
        : `Hai bên khai có quan hệ bị cấm kết hôn: ${words(first, 'vi')}.`,
      `A tie bars this marriage: ${words(first, 'en')}.`,
    ),
  ]
}

/** R-C4: a sham marriage is refused; with a foreign element doubt is settled by an interview (HNGĐ art. 5.2.a; NĐ 123/2015 art. 31, 33). */
export function interviewWasClear({ interview }: MarriageDeclaration, { today }: Circumstances): Problem[] {
  if (interview && interview.heldOn > today)
    return [
      error(
        { rule: 'R-C4', cite: 'Nghị định 123/2015/NĐ-CP, Điều 31', pointer: '/interview/heldOn' },
        'Ngày phỏng vấn sau hôm nay: ghi ngày đã phỏng vấn, hoặc để trống đến khi phỏng vấn.',
        'The interview lies after today.',
      ),
    ]
  if (interview?.result !== 'DOUBTFUL') return []
  return [
    error(
      {
        rule: 'R-C4',
        cite: 'Luật Hôn nhân và gia đình 2014, Điều 5 khoản 2 điểm a; Nghị định 123/2015/NĐ-CP, Điều 31, 33',
        pointer: '/interview/result',
      },
      'Phỏng vấn còn nghi vấn kết hôn giả tạo, môi giới: xác minh, phỏng vấn lại, hoặc từ chối.',
      'The interview left a doubt about a sham or brokered marriage: verify, ask again, or refuse.',
    ),
  ]
}

/** R-C5: two people marry: not one who stands in both parts by mistake of the number or of the name (HNGĐ art. 3.1, 8). */
export function twoPeopleMarry({ wife, husband }: MarriageDeclaration, { people }: Circumstances): Problem[] {
  const samePerson = people?.WIFE !== undefined && people.WIFE.personId === people.HUSBAND?.personId
  const samePin = wife.pin !== null && wife.pin === husband.pin
  const sameName =
    (wife.pin === null || husband.pin === null) &&
    fold(wife.name) === fold(husband.name) &&
    wife.birthDate.known === 'day' &&
    husband.birthDate.known === 'day' &&
    wife.birthDate.date === husband.birthDate.date
  if (!samePerson && !samePin && !sameName) return []
  return [
    error(
      {
        rule: 'R-C5',
        cite: 'Luật Hôn nhân và gia đình 2014, Điều 3 khoản 1, Điều 8',
        pointer: samePin || samePerson ? '/husband/pin' : '/husband/name',
      },
      samePin || samePerson
        ? 'Hai bên mang cùng một số định danh: kiểm tra, sửa số của từng người.'
        : 'Hai bên cùng họ tên và ngày sinh: hình như ghi một người ở cả hai phần; kiểm tra, sửa hoặc ghi số định danh của từng người.',
      'One person stands in both parts; check the numbers.',
    ),
  ]
}

/** R-C5: one man and one woman; the law knows no marriage of the same sex (HNGĐ art. 8.2). */
export function oneManOneWomanMarry(declaration: MarriageDeclaration, circumstances: Circumstances): Problem[] {
  const law = inForce(oneManOneWoman, circumstances.today)
  if (!law.value) return []
  return bothOf(declaration).flatMap(({ who, role, word, wordEn, spouse }) => {
    const expected = who === 'wife' ? '2' : '1'
    const sexes = [spouse.sex ?? expected, circumstances.people?.[role]?.sex ?? expected]
    if (sexes.every((sex) => sex === expected)) return []
    return [
      error(
        { rule: 'R-C5', cite: law.cite, pointer: `/${who}/sex` },
        `Giới tính của ${word} trong hồ sơ hoặc trong Sổ không phải là ${who === 'wife' ? 'nữ' : 'nam'}; Nhà nước không thừa nhận hôn nhân giữa những người cùng giới tính.`,
        `The sex of ${wordEn} as declared or registered does not fit; a marriage of the same sex is not recognised.`,
      ),
    ]
  })
}

const dayOf = (date: PartialDate | null): CalendarDate | undefined => (date === null ? undefined : earliestDay(date))

/** A life together begins after both are born, and its day decides when the year alone may lie on either side of the limit. */
function lifeTogetherFits({ relationFrom, wife, husband }: MarriageDeclaration, limit: CalendarDate, cite: string) {
  const ground = { rule: 'R-C6', cite, pointer: '/relationFrom' }
  const from = dayOf(relationFrom)
  if (relationFrom === null || from === undefined) return []
  const unborn = [wife, husband].some(({ birthDate }) => (earliestDay(birthDate) ?? '') >= from)
  if (unborn)
    return [
      error(
        ground,
        'Ngày bắt đầu chung sống trước khi một bên sinh ra: kiểm tra ngày sinh và ngày chung sống.',
        'The life together begins before one of the two was born.',
      ),
    ]
  const last = latestDay(relationFrom)
  return last !== undefined && last >= limit
    ? [
        warning(
          ground,
          `Chưa rõ ngày, tháng nên chưa chắc đã chung sống trước ngày ${formatDate(limit)}: ghi đủ ngày, hoặc ghi lý do và căn cứ.`,
          'Without day and month it is not certain that it began before the limit: give the day, or the reason.',
        ),
      ]
    : []
}

/** R-C6: the day the relation counts from is known where it is not the day of the entry (NĐ 123/2015 art. 27.4, 44.2; Nghị quyết 35/2000/QH10). */
export function relationDayFits(declaration: MarriageDeclaration, { receivedOn, today }: Circumstances): Problem[] {
  const { kind, relationFrom, earlier, foreign } = declaration
  if (kind === 'NEW') return []
  if (kind === 'COHABITATION') {
    const law = inForce(cohabitationBefore, receivedOn)
    const from = dayOf(relationFrom)
    if (from !== undefined && from < law.value) return lifeTogetherFits(declaration, law.value, law.cite)
    return [
      error(
        { rule: 'R-C6', cite: law.cite, pointer: '/relationFrom' },
        `Ghi ngày bắt đầu chung sống như vợ chồng, trước ngày ${formatDate(law.value)}; sau ngày đó thì đăng ký kết hôn như thông thường.`,
        `Give the day the life together began, before ${formatDate(law.value)}; later it is an ordinary marriage.`,
      ),
    ]
  }
  const day = kind === 'AGAIN' ? earlier?.registeredOn : (foreign?.registeredOn ?? foreign?.issuedOn)
  const pointer = kind === 'AGAIN' ? '/earlier/registeredOn' : '/foreign/issuedOn'
  if (day && day <= today) return []
  return [
    error(
      { rule: 'R-C6', cite: 'Nghị định 123/2015/NĐ-CP, Điều 27 khoản 4, Điều 34', pointer },
      kind === 'AGAIN'
        ? 'Ghi ngày đăng ký trước đây (chỉ biết năm thì ghi 01/01 của năm đó): quan hệ hôn nhân tính từ ngày này.'
        : 'Ghi ngày kết hôn ở nước ngoài, không sau hôm nay: quan hệ hôn nhân tính từ ngày này.',
      'Give the day from which the marriage counts.',
    ),
  ]
}
