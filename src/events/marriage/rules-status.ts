import { inForce } from '../../law/in-force.ts'
import { maritalCertificateMonths, marriagePurposes } from '../../law/marital-status.ts'
import { foreignMaritalPaperMonths, healthPaperMonths } from '../../law/marriage.ts'
import { borderNeedsHealthPaper } from '../../law/marriage-papers.ts'
import { foreignDivorceNote } from '../../law/transcription.ts'
import { addMonths, formatDate } from '../../values/calendar-date.ts'
import { earliestDay } from '../../values/partial-date.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import type { KnownMarriage } from '../known.ts'
import { error, isCitizen, sameWords, warning } from '../parts/rule-tools.ts'
import type { MarriageDeclaration } from './declaration.ts'
import { bothOf, endedBefore, foreignElement, marriedFrom } from './nature.ts'
import { certificateIsAsked } from './rules-papers.ts'

const marriedCite = 'Luật Hôn nhân và gia đình 2014, Điều 5 khoản 2 điểm c, Điều 8'

const withWhom = ({ spouse, reference }: KnownMarriage): string =>
  [spouse ? `với ${spouse.name}` : '', reference === '' ? '' : `(${reference})`].filter((part) => part !== '').join(' ')

/**
 * R-C7: each is unmarried from the day the marriage counts: no open marriage of any kind in the registers, unless ended by death, divorce
 * or annulment (HNGĐ art. 5.2.c). R-C8: a divorce ends it on the day the judgment takes effect (HNGĐ art. 57).
 */
export function bothUnmarried(declaration: MarriageDeclaration, circumstances: Circumstances): Problem[] {
  const { people, today } = circumstances
  const from = marriedFrom(declaration, today)
  const ended = endedBefore(declaration, circumstances)
  // A marriage that is over bars only what fell into its own time.
  const overlaps = (other: KnownMarriage): boolean => ended === null || other.from === null || other.from < ended.on
  return bothOf(declaration).flatMap(({ who, role, word, wordEn, spouse }) => {
    const pointer = `/${who}/statusBefore`
    const marriages = people?.[role]?.marriages ?? []
    const open = marriages.find((one) => one.to === null && overlaps(one))
    if (open)
      return [
        error(
          { rule: 'R-C7', cite: marriedCite, pointer },
          `Theo Sổ hộ tịch, ${word} đang có ${who === 'wife' ? 'chồng' : 'vợ'} ${withWhom(open)}.`,
          `According to the registers ${wordEn} is married.`,
        ),
      ]
    if (spouse.statusBefore === '1')
      return [
        error(
          { rule: 'R-C7', cite: marriedCite, pointer },
          `Người khai ghi ${word} đang có vợ hoặc chồng: không được kết hôn.`,
          `${wordEn} is declared as married.`,
        ),
      ]
    const later = marriages.find((one) => one.to !== null && one.to > from && overlaps(one))
    if (!later) return []
    const judged = later.endedBy === 'DIVORCE' || later.endedBy === 'ANNULMENT'
    return [
      error(
        {
          rule: judged ? 'R-C8' : 'R-C7',
          cite: judged ? 'Luật Hôn nhân và gia đình 2014, Điều 57' : marriedCite,
          pointer,
        },
        `Hôn nhân trước của ${word} ${withWhom(later)} chỉ chấm dứt từ ngày ${later.to ? formatDate(later.to) : ''}, sau ngày quan hệ hôn nhân này bắt đầu.`,
        `An earlier marriage of ${wordEn} ended only later than this one begins.`,
      ),
    ]
  })
}

/** R-C8: a declared divorce counts from the day the judgment took effect, not from its date (HNGĐ art. 57); who is divorced or widowed says by which paper. */
export function earlierMarriageHasEnded(declaration: MarriageDeclaration, { people, today }: Circumstances): Problem[] {
  const from = marriedFrom(declaration, today)
  return bothOf(declaration).flatMap(({ who, role, word, wordEn, spouse }) => {
    const ground = { rule: 'R-C8', cite: 'Luật Hôn nhân và gia đình 2014, Điều 57, 65', pointer: `/${who}/earlierEnd` }
    const ended = (people?.[role]?.marriages ?? []).filter(({ to }) => to !== null)
    const end = spouse.earlierEnd
    if (end && end.effectiveOn > from)
      return [
        error(
          { ...ground, pointer: `/${who}/earlierEnd/effectiveOn` },
          `Bản án, quyết định (hoặc việc chết) của hôn nhân trước của ${word} có hiệu lực từ ngày ${formatDate(end.effectiveOn)}, sau ngày kết hôn này.`,
          `The earlier marriage of ${wordEn} ends later than this one begins.`,
        ),
      ]
    const formerly = spouse.statusBefore === '3' || spouse.statusBefore === '4'
    if (formerly && end === null && ended.length === 0)
      return [
        warning(
          ground,
          `${word === 'bên nữ' ? 'Bên nữ' : 'Bên nam'} khai đã ly hôn hoặc vợ/chồng đã chết nhưng Sổ chưa có: ghi bản án, quyết định hoặc trích lục khai tử, hoặc lý do.`,
          `${wordEn} is declared as divorced or widowed, which the registers do not know: give the paper or a reason.`,
        ),
      ]
    if (!formerly && spouse.statusBefore === '2' && ended.length > 0)
      return [
        warning(
          { ...ground, rule: 'R-C7', cite: marriedCite, pointer: `/${who}/statusBefore` },
          `Theo Sổ hộ tịch, ${word} đã từng kết hôn: sửa tình trạng hôn nhân hoặc ghi lý do.`,
          `According to the registers ${wordEn} was married before.`,
        ),
      ]
    return []
  })
}

/**
 * R-C8: how the earlier marriage ended is described: the way fits the status, the judgment or extract has its number and authority where the registers do
 * not know it, and nothing ends before the person was born (HNGĐ art. 57, 65).
 */
export function endIsDescribed(declaration: MarriageDeclaration, { people }: Circumstances): Problem[] {
  if (declaration.kind !== 'NEW' && declaration.kind !== 'COHABITATION') return []
  return bothOf(declaration).flatMap(({ who, role, word, wordEn, spouse }) => {
    const end = spouse.earlierEnd
    if (end === null) return []
    const ground = { rule: 'R-C8', cite: 'Luật Hôn nhân và gia đình 2014, Điều 57, 65', pointer: `/${who}/earlierEnd` }
    const born = earliestDay(spouse.birthDate)
    if (born !== undefined && end.effectiveOn <= born)
      return [
        error(
          { ...ground, pointer: `/${who}/earlierEnd/effectiveOn` },
          `Ngày hôn nhân trước của ${word} chấm dứt lại trước ngày sinh; kiểm tra lại.`,
          `The earlier marriage of ${wordEn} ends before the birth.`,
        ),
      ]
    const widowed = spouse.statusBefore === '4'
    if ((widowed || spouse.statusBefore === '3') && widowed !== (end.how === 'DEATH'))
      return [
        error(
          { ...ground, pointer: `/${who}/earlierEnd/how` },
          `Tình trạng hôn nhân của ${word} (${widowed ? 'vợ/chồng đã chết' : 'đã ly hôn'}) không khớp với lý do hôn nhân trước chấm dứt; sửa một trong hai.`,
          `Status and end of the earlier marriage of ${wordEn} do not fit.`,
        ),
      ]
    const known = (people?.[role]?.marriages ?? []).some(({ to }) => to !== null)
    return known || (end.number !== '' && end.authority !== '')
      ? []
      : [
          warning(
            { ...ground, pointer: `/${who}/earlierEnd/${end.number === '' ? 'number' : 'authority'}` },
            `Ghi số và cơ quan ban hành ${end.how === 'DEATH' ? 'trích lục khai tử' : 'bản án, quyết định'} của hôn nhân trước của ${word}, hoặc ghi lý do.`,
            `Give number and authority of the paper that ended the earlier marriage of ${wordEn}.`,
          ),
        ]
  })
}

/**
 * R-C9: nobody who is dead, declared dead or missing marries (BLDS art. 68, 71; LHT art. 34.2). A marriage concluded abroad is written
 * though one of the two has died since; then the day it ended is written with it.
 */
export function bothAlive(declaration: MarriageDeclaration, { people, today }: Circumstances): Problem[] {
  const from = marriedFrom(declaration, today)
  const transcribed = declaration.kind === 'TRANSCRIBED'
  return bothOf(declaration).flatMap(({ who, role, word, wordEn, spouse }) => {
    const known = people?.[role]
    const ground = {
      rule: 'R-C9',
      cite: 'Bộ luật Dân sự 2015, Điều 68, 71; Luật Hộ tịch 2014, Điều 34 khoản 2',
      pointer: `/${who}/name`,
    }
    if (transcribed && declaration.ended && !(known?.death?.on && known.death.on <= from)) return []
    if (transcribed && known?.death?.on && known.death.on > from) return []
    if (transcribed && (spouse.deceased || known?.death?.on === null))
      return [
        error(
          { ...ground, pointer: '/ended/on' },
          `${word === 'bên nữ' ? 'Bên nữ' : 'Bên nam'} đã chết: ghi ngày chết tại mục “Hôn nhân đã chấm dứt”.`,
          `${wordEn} has died: give the day the marriage ended.`,
        ),
      ]
    if (known?.death)
      return [
        error(
          ground,
          `Theo Sổ hộ tịch, ${word} ${known.death.declared ? 'bị tuyên bố là đã chết' : 'đã chết'} (${known.death.reference}).`,
          `According to the registers ${wordEn} is dead.`,
        ),
      ]
    if (known?.conditions.some(({ condition }) => condition === 'MISSING'))
      return [
        error(
          ground,
          `Tòa án đã tuyên bố ${word} mất tích; cần quyết định hủy tuyên bố trước.`,
          `A court declared ${wordEn} missing.`,
        ),
      ]
    if (spouse.deceased) return [error(ground, `Hồ sơ ghi ${word} đã chết.`, `${wordEn} is marked as dead.`)]
    return []
  })
}

/**
 * R-C10: a certificate of marital status is used within its six months, for the marriage it names (NĐ 123/2015 art. 23); a foreign paper
 * within its own term, else six months (art. 30). Where the law of the day asks for one, it is asked for (art. 22; NĐ 07/2025).
 */
export function statusProofIsGood(declaration: MarriageDeclaration, circumstances: Circumstances): Problem[] {
  if (declaration.kind !== 'NEW' && declaration.kind !== 'COHABITATION') return []
  const { receivedOn } = circumstances
  return bothOf(declaration).flatMap(({ who, word, wordEn, spouse, other }): Problem[] => {
    const proof = spouse.statusProof
    const pointer = `/${who}/statusProof`
    if (proof === null) {
      const foreigner = !isCitizen(spouse)
      if (!foreigner && !certificateIsAsked(spouse, circumstances)) return []
      return [
        warning(
          { rule: 'R-C10', cite: 'Nghị định 123/2015/NĐ-CP, Điều 22, Điều 30 khoản 1', pointer },
          foreigner
            ? `Ghi giấy tờ do nước ngoài cấp chứng minh ${word} chưa có vợ, có chồng, hoặc lý do không có.`
            : `Theo luật của ngày tiếp nhận, ${word} phải nộp Giấy xác nhận tình trạng hôn nhân; ghi giấy đã nộp hoặc lý do.`,
          `Give the paper that proves that ${wordEn} is unmarried, or a reason.`,
        ),
      ]
    }
    const foreign = proof.kind === 'FOREIGN_PAPER'
    const months = inForce(foreign ? foreignMaritalPaperMonths : maritalCertificateMonths, proof.issuedOn)
    const until = (foreign ? proof.validUntil : null) ?? addMonths(proof.issuedOn, months.value)
    const purposes = inForce(marriagePurposes, receivedOn)
    return [
      ...(proof.issuedOn <= receivedOn && receivedOn <= until
        ? []
        : [
            error(
              { rule: 'R-C10', cite: months.cite, pointer: `${pointer}/issuedOn` },
              `Giấy về tình trạng hôn nhân của ${word} chỉ có giá trị từ ${formatDate(proof.issuedOn)} đến ${formatDate(until)}; đề nghị cấp lại.`,
              `The paper on the status of ${wordEn} is good until ${formatDate(until)} only.`,
            ),
          ]),
      ...(foreign || proof.purpose === null || purposes.value.includes(proof.purpose as never)
        ? []
        : [
            error(
              {
                rule: 'R-C10',
                cite: 'Nghị định 123/2015/NĐ-CP, Điều 23 khoản 2; Thông tư 04/2020/TT-BTP, Điều 12',
                pointer: `${pointer}/purpose`,
              },
              `Giấy xác nhận của ${word} được cấp cho mục đích khác, không có giá trị để đăng ký kết hôn.`,
              `The certificate of ${wordEn} was issued for another purpose.`,
            ),
          ]),
      ...(proof.intendedSpouse === '' || sameWords(proof.intendedSpouse, other.name)
        ? []
        : [
            error(
              {
                rule: 'R-C10',
                cite: 'Nghị định 123/2015/NĐ-CP, Điều 23 khoản 2; Thông tư 04/2020/TT-BTP, Điều 12',
                pointer: `${pointer}/intendedSpouse`,
              },
              `Giấy xác nhận của ${word} ghi người dự định kết hôn khác (${proof.intendedSpouse}).`,
              `The certificate of ${wordEn} names another intended spouse.`,
            ),
          ]),
    ]
  })
}

/** C4: the medical certificates of both are not older than six months (LHT art. 38.1); only with a foreign element, not at the border. */
export function healthPapersAreFresh(declaration: MarriageDeclaration, { receivedOn }: Circumstances): Problem[] {
  if (declaration.kind !== 'NEW' || !foreignElement(declaration)) return []
  if (declaration.borderArea && !inForce(borderNeedsHealthPaper, receivedOn).value) return []
  const months = inForce(healthPaperMonths, receivedOn)
  return bothOf(declaration).flatMap(({ who, word, wordEn, spouse }) => {
    const ground = { rule: 'C4', cite: months.cite, pointer: `/${who}/health` }
    if (spouse.health === null)
      return [
        warning(
          ground,
          `Ghi giấy xác nhận của tổ chức y tế về ${word} (không mắc bệnh tâm thần hoặc bệnh khác làm mất khả năng nhận thức), hoặc lý do.`,
          `Give the medical certificate of ${wordEn}, or a reason.`,
        ),
      ]
    const until = addMonths(spouse.health.issuedOn, months.value)
    return spouse.health.issuedOn <= receivedOn && receivedOn <= until
      ? []
      : [
          error(
            { ...ground, pointer: `/${who}/health/issuedOn` },
            `Giấy xác nhận của tổ chức y tế của ${word} chỉ có giá trị đến ${formatDate(until)}.`,
            `The medical certificate of ${wordEn} was good until ${formatDate(until)}.`,
          ),
        ]
  })
}

/** C4: a citizen divorced abroad has the divorce noted here before marrying (NĐ 123/2015 art. 37.2). */
export function foreignDivorceIsNoted(declaration: MarriageDeclaration, { receivedOn }: Circumstances): Problem[] {
  const law = inForce(foreignDivorceNote, receivedOn)
  if (!law.value.mustBeNotedWhen.includes('MARRIES_IN_VIETNAM')) return []
  return bothOf(declaration).flatMap(({ who, word, wordEn, spouse }) => {
    const end = spouse.earlierEnd
    if (!end?.abroad || end.how === 'DEATH' || !isCitizen(spouse) || end.noteNumber !== '') return []
    return [
      error(
        { rule: 'R-C8', cite: law.cite, pointer: `/${who}/earlierEnd/noteNumber` },
        `Việc ly hôn ở nước ngoài của ${word} phải được ghi vào Sổ trước: ghi số Trích lục ghi chú ly hôn.`,
        `The foreign divorce of ${wordEn} must first be noted here.`,
      ),
    ]
  })
}

/** R-C11: "kết hôn lần thứ mấy" is at least one more than the marriages known to have ended (TT 04/2024, declaration). */
export function timesMarriedFit(declaration: MarriageDeclaration, { people }: Circumstances): Problem[] {
  return bothOf(declaration).flatMap(({ who, role, word, wordEn, spouse }) => {
    const known = (people?.[role]?.marriages ?? []).filter(({ to }) => to !== null).length
    const declared = spouse.statusBefore === '3' || spouse.statusBefore === '4' || spouse.earlierEnd !== null ? 1 : 0
    const least = 1 + Math.max(known, declared)
    if (spouse.timesMarried > 1 && least === 1 && declaration.kind === 'NEW')
      return [
        warning(
          {
            rule: 'R-C11',
            cite: 'Thông tư 04/2024/TT-BTP (mẫu Tờ khai đăng ký kết hôn)',
            pointer: `/${who}/timesMarried`,
          },
          `Ghi ${word} chưa đăng ký kết hôn nhưng kết hôn lần thứ ${spouse.timesMarried}: sửa một trong hai, hoặc ghi lý do.`,
          `${wordEn} never married, but this is marriage number ${spouse.timesMarried}.`,
        ),
      ]
    if (spouse.timesMarried >= least) return []
    return [
      error(
        {
          rule: 'R-C11',
          cite: 'Thông tư 04/2024/TT-BTP (mẫu Tờ khai đăng ký kết hôn)',
          pointer: `/${who}/timesMarried`,
        },
        `Đây ít nhất là lần kết hôn thứ ${least} của ${word}; sửa mục "Kết hôn lần thứ mấy".`,
        `This is at least marriage number ${least} of ${wordEn}.`,
      ),
    ]
  })
}
