import { adultAge, ageOn, oldestAge } from '../../law/ages.ts'
import { type DeathDeclarant, deathDeclarants } from '../../law/death.ts'
import { inForce } from '../../law/in-force.ts'
import { deathRegistrationPeriod } from '../../law/registration-periods.ts'
import { mobileGrounds } from '../../law/special-places.ts'
import { daysBetween, formatDate } from '../../values/calendar-date.ts'
import { earliestDay } from '../../values/partial-date.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import type { KnownMarriage } from '../known.ts'
import { advice, error, latestDay, sameWords, warning } from '../parts/rule-tools.ts'
import { type DeathDeclaration, type DeathRelationship, deceasedName } from './declaration.ts'
import { ageAtDeath, isForeign, isLate, lastTimelyDay } from './facts.ts'

const lht33 = 'Luật Hộ tịch 2014, Điều 33'

/** R-A4: one death, one entry: whoever is registered as dead is not registered again (LHT art. 5.4). */
export function notRegisteredAlready({ caseKind }: DeathDeclaration, { people }: Circumstances): Problem[] {
  const death = people?.DECEASED?.death
  if (!death) return []
  const ground = { rule: 'R-A4', cite: 'Luật Hộ tịch 2014, Điều 5 khoản 4', pointer: '/deceased/pin' }
  if (death.declared)
    return [
      error(
        ground,
        `Người này đã được đăng ký khai tử theo quyết định tuyên bố chết (${death.reference}). Khi có quyết định hủy của Tòa án thì ghi chú trước, rồi mới đăng ký lại từ đầu.`,
        `Registered as declared dead (${death.reference}); note the reversal of the court first.`,
      ),
    ]
  return [
    error(
      ground,
      `Người này đã được đăng ký khai tử (${death.reference}). Cấp bản sao trích lục thay cho ${caseKind === 'AGAIN' ? 'đăng ký lại' : 'đăng ký mới'}.`,
      `This death is registered already (${death.reference}); issue an extract copy instead.`,
    ),
  ]
}

/** R-H1: nobody who is registered as dead declares anything (LHT art. 34.2). */
export function declarantIsAlive({ informant, deceased }: DeathDeclaration, { people }: Circumstances): Problem[] {
  const ground = { rule: 'R-H1', cite: 'Luật Hộ tịch 2014, Điều 34 khoản 2', pointer: '/informant/pin' }
  if (informant.pin !== null && informant.pin === deceased.pin)
    return [
      error(
        ground,
        'Người yêu cầu không thể là người chết; kiểm tra số định danh.',
        'The requester cannot be the deceased; check the PIN.',
      ),
    ]
  const death = people?.INFORMANT?.death
  if (!death) return []
  return [
    error(
      ground,
      `Người yêu cầu đã được đăng ký khai tử (${death.reference}), thông tin hộ tịch đã khóa; chọn người yêu cầu khác.`,
      `The requester is registered as dead (${death.reference}); choose another.`,
    ),
  ]
}

export const openMarriage = ({ people }: Circumstances): KnownMarriage | undefined =>
  people?.DECEASED?.marriages.find((marriage) => marriage.endedBy === null)

/** R-H2: the marriage ends on the day of the death, and the other spouse becomes widowed (HNGĐ art. 65). */
export function spouseBecomesWidowed(_: DeathDeclaration, circumstances: Circumstances): Problem[] {
  const marriage = openMarriage(circumstances)
  if (!marriage) return []
  const { spouse, reference } = marriage
  return [
    advice(
      { rule: 'R-H2', cite: 'Luật Hôn nhân và gia đình 2014, Điều 65', pointer: '/deceased/pin' },
      `Hôn nhân với ${spouse?.name ?? 'người vợ (chồng)'}${reference === '' ? '' : ` (${reference})`} chấm dứt từ ngày chết; người còn sống chuyển sang tình trạng góa.`,
      `The marriage with ${spouse?.name ?? 'the spouse'} ends; ${spouse?.name ?? 'the spouse'} becomes widowed.`,
    ),
  ]
}

/** R-H5: who stood under a guardian, or was one: the guardianship ends or another guardian is needed (BLDS art. 60, 62). */
export function guardianshipIsFlagged(declaration: DeathDeclaration, { people }: Circumstances): Problem[] {
  const deceased = people?.DECEASED
  const ground = { rule: 'R-H5', cite: 'Bộ luật Dân sự 2015, Điều 60, 62', pointer: '/deceased/pin' }
  const name = deceasedName(declaration)
  return [
    ...(deceased?.guardianship
      ? [
          advice(
            ground,
            `${name} đang được giám hộ (${deceased.guardianship.reference}): việc giám hộ chấm dứt, nơi đăng ký giám hộ được báo.`,
            'The deceased was a ward: the guardianship ends and its office is told.',
          ),
        ]
      : []),
    ...(deceased?.guardianOf ?? []).map(({ ward, reference }) =>
      advice(
        ground,
        `${name} đang giám hộ cho ${ward.name} (${reference}): cần người giám hộ khác, nơi đăng ký giám hộ được báo.`,
        `The deceased was the guardian of ${ward.name}: another is needed, and the office is told.`,
      ),
    ),
  ]
}

/** R-H6: nobody marries after the own death: a marriage in the registers that began later is asked about (NĐ 123/2015 art. 4.2). */
export function deathFollowsMarriages({ death }: DeathDeclaration, { people }: Circumstances): Problem[] {
  const latest = latestDay(death.date)
  const later = people?.DECEASED?.marriages.find(({ from }) => from !== null && latest !== undefined && from > latest)
  if (!later) return []
  return [
    warning(
      { rule: 'R-H6', cite: 'Nghị định 123/2015/NĐ-CP, Điều 4 khoản 2', pointer: '/death/date' },
      `Sổ hộ tịch có việc kết hôn sau ngày chết đã ghi (${later.reference}); kiểm tra nhân thân và ngày chết, hoặc ghi lý do.`,
      `The registers have a marriage after this day of death (${later.reference}); check, or give the reason.`,
    ),
  ]
}

/** R-H6: the death lies not before the birth and not after today; the time may be unknown (NĐ 123/2015 art. 4.2). */
export function deathFitsLife(
  { deceased, death, found, caseKind }: DeathDeclaration,
  { today }: Circumstances,
): Problem[] {
  const ground = { rule: 'R-H6', cite: 'Nghị định 123/2015/NĐ-CP, Điều 4 khoản 2', pointer: '/death/date' }
  const earliest = earliestDay(death.date)
  const born = earliestDay(deceased.birthDate)
  const latest = latestDay(death.date)
  const whole = death.date.known === 'day'
  const oldest = inForce(oldestAge, today).value
  return [
    ...(earliest !== undefined && earliest > today
      ? [error(ground, 'Ngày chết không được sau hôm nay.', 'The death cannot lie after today.')]
      : []),
    ...(latest !== undefined && born !== undefined && latest < born
      ? [error(ground, 'Ngày chết không được trước ngày sinh.', 'The death cannot lie before the birth.')]
      : []),
    ...(born !== undefined && earliest !== undefined && (ageOn(deceased.birthDate, earliest) ?? 0) > oldest
      ? [
          warning(
            { ...ground, pointer: '/deceased/birthDate' },
            `Người chết đã hơn ${oldest} tuổi; kiểm tra năm sinh, đúng thì ghi lý do.`,
            `Older than ${oldest} at death; check the year of birth, or give the reason.`,
          ),
        ]
      : []),
    ...(found !== null && earliest !== undefined && earliest > found.on
      ? [error(ground, 'Ngày chết không được sau ngày phát hiện thi thể.', 'The death lies after the body was found.')]
      : []),
    ...(found !== null && found.on > today
      ? [
          error(
            { ...ground, pointer: '/found/on' },
            'Ngày phát hiện thi thể không được sau hôm nay.',
            'The body cannot be found after today.',
          ),
        ]
      : []),
    ...(!whole && caseKind === 'NORMAL'
      ? [
          warning(
            ground,
            'Ghi đủ ngày, tháng, năm chết (dương lịch); nếu không xác định được thì ghi lý do.',
            'Give the whole solar date of death; if it cannot be known, give the reason.',
          ),
        ]
      : []),
    ...(death.time !== null && !whole
      ? [
          error(
            { ...ground, pointer: '/death/time' },
            'Chưa biết ngày chết thì không ghi giờ chết.',
            'Without the day there is no time of death.',
          ),
        ]
      : []),
    ...(death.time === null && whole && caseKind === 'NORMAL'
      ? [
          advice(
            { ...ground, pointer: '/death/time' },
            'Giờ, phút chết để trống nếu không biết; Giấy báo tử thường có.',
            'The time of death may stay blank; the notification usually tells it.',
          ),
        ]
      : []),
  ]
}

const knowsBirth = ({ birthEntry, birthReference }: DeathDeclaration, { people, entries }: Circumstances): boolean =>
  Boolean(people?.DECEASED?.birthEntry) ||
  (birthEntry !== null && entries?.[birthEntry.entryId]?.kind === 'BIRTH') ||
  birthReference !== ''

/** R-H8: an infant that lived 24 hours or more has a birth entry first; one that lived less is registered only when a birth parent asks (BLDS art. 30.3). */
export function infantHasBirthEntry(declaration: DeathDeclaration, circumstances: Circumstances): Problem[] {
  const { deceased, death, informant, livedUnderDay } = declaration
  const ground = { rule: 'R-H8', cite: 'Bộ luật Dân sự 2015, Điều 30 khoản 3', pointer: '/birthEntry' }
  if (livedUnderDay) {
    const days =
      deceased.birthDate.known === 'day' && death.date.known === 'day'
        ? daysBetween(deceased.birthDate.date, death.date.date)
        : 0
    return [
      ...(days > 1
        ? [
            error(
              { ...ground, pointer: '/livedUnderDay' },
              'Theo ngày sinh và ngày chết, trẻ đã sống từ 24 giờ trở lên; bỏ đánh dấu.',
              'By the dates the child lived 24 hours or more; clear the tick.',
            ),
          ]
        : []),
      ...(informant.relationship === 'PARENT'
        ? []
        : [
            error(
              { ...ground, pointer: '/informant/relationship' },
              'Trẻ sống dưới 24 giờ chỉ đăng ký khai tử khi cha đẻ, mẹ đẻ yêu cầu.',
              'A child that lived under 24 hours is registered only when a birth parent asks.',
            ),
          ]),
    ]
  }
  if (ageAtDeath(declaration) !== 0 || declaration.caseKind !== 'NORMAL' || knowsBirth(declaration, circumstances))
    return []
  return [
    error(
      ground,
      'Trẻ sống từ 24 giờ trở lên phải được khai sinh trước hoặc cùng lúc: đăng ký khai sinh rồi chọn mục khai sinh ở đây.',
      'A child that lived 24 hours must have a birth entry first: register the birth, then choose the entry here.',
    ),
  ]
}

/** R-H9: the deceased has no birth entry in the registers: told, never a ground to refuse (LHT art. 33). */
export function missingBirthIsTold(declaration: DeathDeclaration, circumstances: Circumstances): Problem[] {
  const { caseKind } = declaration
  const asked = caseKind !== 'UNIDENTIFIED' && caseKind !== 'TRANSCRIBED' && !declaration.livedUnderDay
  if (!asked || isForeign(declaration) || ageAtDeath(declaration) === 0 || knowsBirth(declaration, circumstances))
    return []
  return [
    advice(
      { rule: 'R-H9', cite: lht33, pointer: '/birthEntry' },
      'Chưa tìm thấy mục khai sinh của người chết trong cơ sở dữ liệu; vẫn đăng ký khai tử.',
      'No birth entry of the deceased is known; the death is registered all the same.',
    ),
  ]
}

const callOf = (relationship: DeathRelationship): DeathDeclarant => {
  if (relationship === 'OFFICER') return 'OFFICER'
  return ['CARER', 'INSTITUTION', 'OTHER'].includes(relationship) ? 'BODY_OR_PERSON_CONCERNED' : 'RELATIVE'
}

/** H2: relatives declare, else the body or person concerned, and the officer registers when nobody can be found (LHT art. 33). */
export function declarantIsCalled(declaration: DeathDeclaration, circumstances: Circumstances): Problem[] {
  const { informant } = declaration
  const { receivedOn, people } = circumstances
  const called = inForce(deathDeclarants, receivedOn)
  const ground = { rule: 'H2', cite: called.cite, pointer: '/informant/relationship' }
  const call = callOf(informant.relationship)
  if (!called.value.includes(call))
    return [
      error(
        ground,
        'Pháp luật ngày tiếp nhận không cho công chức tự đăng ký; chọn người thân thích hoặc cơ quan, tổ chức liên quan.',
        'The law of that day knows no registration by the officer; choose a relative or the body concerned.',
      ),
    ]
  const adult = inForce(adultAge, receivedOn)
  const age = ageOn(informant.birthDate, receivedOn)
  const deceased = people?.DECEASED
  const relative = openMarriage(circumstances)?.spouse ?? deceased?.mother ?? deceased?.father
  return [
    ...(call === 'OFFICER'
      ? [
          warning(
            ground,
            relative
              ? `Trong Sổ có người thân thích (${relative.name}). Công chức chỉ tự đăng ký khi không xác định được ai đi khai tử; ghi lý do.`
              : 'Công chức tự đăng ký khi không xác định được ai đi khai tử; ghi đã tìm những ai.',
            'The officer registers only when nobody can be found to declare; give the reason.',
          ),
        ]
      : []),
    ...(informant.relationship === 'OTHER' && informant.relationshipText === ''
      ? [
          error(
            { ...ground, pointer: '/informant/relationshipText' },
            'Ghi rõ quan hệ của người yêu cầu với người chết.',
            'Say how the requester is related to the deceased.',
          ),
        ]
      : []),
    ...(age !== undefined && age < adult.value
      ? [
          warning(
            { ...ground, cite: adult.cite, pointer: '/informant/birthDate' },
            `Người yêu cầu chưa đủ ${adult.value} tuổi; mời người khác hoặc ghi lý do.`,
            `The requester is under ${adult.value}; ask somebody else or give a reason.`,
          ),
        ]
      : []),
  ]
}

/** R-A9: who was looked up by the number is who was declared (NĐ 07/2025). */
export function deceasedIsWhoWasFound({ deceased }: DeathDeclaration, { people }: Circumstances): Problem[] {
  const known = people?.DECEASED
  if (!known || deceased.name === null || sameWords(known.name, deceased.name)) return []
  return [
    warning(
      { rule: 'R-A9', cite: 'Nghị định 07/2025/NĐ-CP, Điều 2', pointer: '/deceased/name' },
      `Trong Sổ, người này là ${known.name}; kiểm tra số định danh và họ tên, hoặc ghi lý do khác nhau.`,
      `The registers know this person as ${known.name}; check number and name, or give the reason.`,
    ),
  ]
}

/** Late is told, not refused; it costs the exemption (LHT art. 11, 33). */
export function lateIsTold(declaration: DeathDeclaration, circumstances: Circumstances): Problem[] {
  if (!isLate(declaration, circumstances)) return []
  const last = lastTimelyDay(declaration, circumstances)
  const { cite } = inForce(deathRegistrationPeriod, circumstances.receivedOn)
  return [
    advice(
      { rule: 'H2', cite, pointer: '/death/date' },
      `Khai tử quá hạn${last ? ` (hạn cuối ${formatDate(last)})` : ''}: vẫn đăng ký, không được miễn lệ phí vì đúng hạn; đánh dấu "Quá hạn".`,
      `Late${last ? ` (last day ${last})` : ''}: registered all the same, the exemption of timely deaths is lost.`,
    ),
  ]
}

/** O, P: the mobile and border ways have their grounds (TT 04/2020 art. 24, 26; LHT art. 7.1.d). */
export function specialWayFits(declaration: DeathDeclaration, { receivedOn }: Circumstances): Problem[] {
  const mobile = inForce(mobileGrounds, receivedOn)
  return [
    ...(declaration.mobile
      ? [
          advice(
            { rule: 'O', cite: mobile.cite, pointer: '/mobile' },
            `Đăng ký lưu động khi: ${mobile.value.DEATH.map(({ vi }) => vi.toLocaleLowerCase('vi')).join('; ')}; trường hợp khác do xã quyết định.`,
            `Mobile registration: ${mobile.value.DEATH.map(({ en }) => en).join('; ')}.`,
          ),
        ]
      : []),
    ...(declaration.borderArea && !isForeign(declaration)
      ? [
          warning(
            { rule: 'R-A1', cite: 'Luật Hộ tịch 2014, Điều 7 khoản 1 điểm d', pointer: '/borderArea' },
            'Thủ tục khu vực biên giới dành cho người nước ngoài cư trú ổn định lâu dài tại đó; bỏ chọn hoặc ghi lý do.',
            'The border procedure is for a foreigner settled in the border area; clear it or give a reason.',
          ),
        ]
      : []),
  ]
}
