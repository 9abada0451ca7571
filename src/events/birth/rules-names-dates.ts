import { ageOn, oldestAge, plausibleMotherAge } from '../../law/ages.ts'
import { inForce } from '../../law/in-force.ts'
import { policyValue } from '../../law/policies.ts'
import { birthRegistrationPeriod, registrableLife } from '../../law/registration-periods.ts'
import { lastDayOfPeriod } from '../../law/working-calendar.ts'
import { type CalendarDate, formatDate } from '../../values/calendar-date.ts'
import { fold } from '../../values/names.ts'
import { earliestDay, yearOf } from '../../values/partial-date.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import { type BirthDeclaration, registeredBefore } from './declaration.ts'
import { advice, calendarOf, error, latestDay, parentsOf, warning } from './rules-base.ts'

const letters = /^[\p{Script=Latin}\p{M}'’ʼ. -]+$/u
const placeholder = /^(khong ro|khong biet|khong xac dinh|chua ro|chua biet|chua xac dinh|vo danh)$/

/** R-A11: letters only, NFC, not too long to use; there is no statutory length (BLDS art. 26.3; TT 04/2020 art. 6). */
export function namesAreLetters(declaration: BirthDeclaration, { policies }: Circumstances): Problem[] {
  const cite = 'Bộ luật Dân sự 2015, Điều 26 khoản 3; Thông tư 04/2020/TT-BTP, Điều 6'
  const named = [
    { name: declaration.child.name, pointer: '/child/name' },
    ...parentsOf(declaration).map(({ who, parent }) => ({ name: parent.name, pointer: `/${who}/name` })),
    { name: declaration.informant.name, pointer: '/informant/name' },
  ]
  const found = named.flatMap(({ name, pointer }): Problem[] => {
    const ground = { rule: 'R-A11', cite, pointer }
    if (!letters.test(name) || name !== name.normalize('NFC'))
      return [
        error(
          ground,
          'Ghi tên bằng chữ cái, không dùng số hay ký hiệu.',
          'Write the name in letters only, without digits or signs.',
        ),
      ]
    if (placeholder.test(fold(name)))
      return [
        error(
          ground,
          'Để trống cả phần này nếu chưa xác định được người, không ghi "Không rõ".',
          'Leave the whole group empty when the person is undetermined; do not write "unknown".',
        ),
      ]
    return []
  })
  if (declaration.child.name.length > policyValue('long-name-letters', policies))
    found.push(
      advice(
        { rule: 'R-A11', cite, pointer: '/child/name' },
        'Tên khá dài; hỏi lại cha, mẹ để tên không gây khó khăn khi sử dụng.',
        'The name is long; ask the parents whether it will be practical to use.',
      ),
    )
  return found
}

/** R-A12: the day of birth is known in full; only a person with old papers may lack day or month (NĐ 123/2015 art. 4). */
export function birthDateIsFull({ caseKind, child }: BirthDeclaration): Problem[] {
  const ground = { rule: 'R-A12', cite: 'Nghị định 123/2015/NĐ-CP, Điều 4 khoản 1', pointer: '/child/birthDate' }
  if (child.birthDate.known === 'day') return []
  if (caseKind !== 'WITH_PAPERS' && caseKind !== 'AGAIN')
    return [
      error(
        ground,
        'Ghi đủ ngày, tháng, năm sinh theo dương lịch.',
        'Give the full day, month and year of birth in the solar calendar.',
      ),
    ]
  if (child.birthDate.known === 'nothing')
    return [
      error(
        ground,
        'Ghi ít nhất năm sinh theo giấy tờ cá nhân.',
        'Give at least the year of birth from the personal papers.',
      ),
    ]
  return [
    advice(
      ground,
      'Giấy tờ không có đủ ngày, tháng sinh thì chỉ ghi phần đã biết, không tự thêm 01/01.',
      'Write only the known part of the date; never add 01/01.',
    ),
  ]
}

/** R-B9: nobody is born after today or after the declaration was handed in, nor longer ago than people live (LHT art. 14). */
export function bornBeforeToday({ child }: BirthDeclaration, { today, receivedOn }: Circumstances): Problem[] {
  const born = earliestDay(child.birthDate)
  if (born === undefined) return []
  const ground = { rule: 'R-B9', cite: 'Luật Hộ tịch 2014, Điều 14', pointer: '/child/birthDate' }
  const limit = receivedOn < today ? receivedOn : today
  if (born > limit)
    return [
      error(
        ground,
        `Ngày sinh không được sau ngày ${formatDate(limit)}; kiểm tra lại ngày sinh.`,
        `The date of birth is after ${limit}; check it.`,
      ),
    ]
  const oldest = inForce(oldestAge, receivedOn).value
  if ((ageOn(child.birthDate, limit) ?? 0) <= oldest) return []
  return [
    error(
      ground,
      `Năm sinh đã quá ${oldest} năm trước; kiểm tra lại năm sinh.`,
      `The year of birth is more than ${oldest} years ago; check it.`,
    ),
  ]
}

/** The last day on which the birth is declared in time; undefined when the date of birth is not known well enough. */
export function lastTimelyDay({ child }: BirthDeclaration, circumstances: Circumstances): CalendarDate | undefined {
  const born = latestDay(child.birthDate)
  if (born === undefined) return undefined
  const period = inForce(birthRegistrationPeriod, circumstances.receivedOn)
  return lastDayOfPeriod(born, period.value, calendarOf(circumstances))
}

/** R-B1: is it LATE? The request date counts, or the entry's by policy (LHT art. 15.1; BLDS art. 147–148). */
export function isLate(declaration: BirthDeclaration, circumstances: Circumstances): boolean {
  if (registeredBefore(declaration)) return false
  const last = lastTimelyDay(declaration, circumstances)
  const byRequest = policyValue('late-flag-uses-request-date', circumstances.policies)
  return last !== undefined && (byRequest ? circumstances.receivedOn : circumstances.today) > last
}

/** R-B1: a late birth is registered all the same, without a fine (LHT art. 15.1). */
export function lateIsToldNotRefused(declaration: BirthDeclaration, circumstances: Circumstances): Problem[] {
  if (!isLate(declaration, circumstances)) return []
  const last = lastTimelyDay(declaration, circumstances)
  const { cite } = inForce(birthRegistrationPeriod, circumstances.receivedOn)
  return [
    advice(
      { rule: 'R-B1', cite, pointer: '/child/birthDate' },
      `Khai sinh quá hạn (hạn cuối ${last ? formatDate(last) : ''}): vẫn đăng ký, không phạt; đánh dấu "Quá hạn" và thu lệ phí nếu không được miễn.`,
      `Late registration (last day ${last ?? ''}): register without a fine, tick "late", take the fee unless exempt.`,
    ),
  ]
}

/** R-B2: lived 24 hours or more: birth and death; less: neither, unless a birth parent asks (BLDS art. 30.3). */
export function childWhoDied({ child }: BirthDeclaration, { receivedOn, today }: Circumstances): Problem[] {
  if (child.died === null) return []
  const ground = { rule: 'R-B2', cite: inForce(registrableLife, receivedOn).cite, pointer: '/child/died' }
  const born = earliestDay(child.birthDate)
  if (child.died.on > today || (born !== undefined && child.died.on < born))
    return [
      error(
        { ...ground, pointer: '/child/died/on' },
        'Ngày chết phải từ ngày sinh đến hôm nay; kiểm tra lại.',
        'The day of death must lie between the birth and today.',
      ),
    ]
  if (child.died.livedDayOrMore)
    return [
      advice(
        ground,
        'Trẻ sống từ 24 giờ trở lên rồi chết: đăng ký khai sinh rồi đăng ký khai tử.',
        'The child lived 24 hours or more: register the birth and then the death.',
      ),
    ]
  if (child.died.parentAsks) return []
  return [
    error(
      ground,
      'Trẻ sống dưới 24 giờ: chỉ đăng ký khai sinh khi cha đẻ hoặc mẹ đẻ yêu cầu; ghi nhận yêu cầu đó hoặc dừng hồ sơ.',
      'The child lived less than 24 hours: register only when a birth parent asks; record the request or stop.',
    ),
  ]
}

/** R-B11: a mother's age at the birth that is hard to believe is asked about, never refused. */
export function motherAgeIsPlausible({ child, mother }: BirthDeclaration, { receivedOn }: Circumstances): Problem[] {
  const born = yearOf(child.birthDate)
  const motherBorn = mother ? yearOf(mother.birthDate) : undefined
  if (born === undefined || motherBorn === undefined || motherBorn >= born) return []
  const { value, cite } = inForce(plausibleMotherAge, receivedOn)
  const age = born - motherBorn
  if (age >= value.from && age <= value.to) return []
  return [
    warning(
      { rule: 'R-B11', cite, pointer: '/mother/birthDate' },
      `Mẹ ${age} tuổi khi sinh con; kiểm tra lại năm sinh và ghi lý do nếu đúng.`,
      `The mother was ${age} at the birth; check the years and give a reason if they are right.`,
    ),
  ]
}

/** R-B12: a parent is born before the child, by the declaration and by the registers (LHT art. 14; NĐ 07/2025). */
export function parentsBornBefore(declaration: BirthDeclaration, { knownParents }: Circumstances): Problem[] {
  const born = latestDay(declaration.child.birthDate)
  if (born === undefined) return []
  return parentsOf(declaration).flatMap(({ who, word, wordEn, parent }) => {
    const known = knownParents?.[who]
    const days = [parent.birthDate, ...(known ? [known.birthDate] : [])].flatMap((day) => earliestDay(day) ?? [])
    if (days.every((day) => day < born)) return []
    return [
      error(
        { rule: 'R-B12', cite: 'Luật Hộ tịch 2014, Điều 14 khoản 1', pointer: `/${who}/birthDate` },
        `Ngày sinh của người ${word} phải trước ngày sinh của con; kiểm tra lại.`,
        `The ${wordEn} must be born before the child; check the dates.`,
      ),
    ]
  })
}

/** R-B13: the order of a twin lies within the number of children born; each child has its own entry and number. */
export function orderWithinBirth({ child }: BirthDeclaration): Problem[] {
  const ground = { rule: 'R-B13', cite: 'Luật Hộ tịch 2014, Điều 5 khoản 4, Điều 14', pointer: '/child/order' }
  if (child.order > child.plurality)
    return [
      error(
        ground,
        `Lần sinh này có ${child.plurality} con; ghi thứ tự của trẻ từ 1 đến ${child.plurality}.`,
        `This birth had ${child.plurality} children; give an order from 1 to ${child.plurality}.`,
      ),
    ]
  if (child.plurality === 1) return []
  return [
    advice(
      ground,
      'Sinh đôi trở lên: mỗi trẻ một hồ sơ, một số đăng ký và một số định danh riêng.',
      'Multiple birth: a case, a number and a PIN of its own for each child.',
    ),
  ]
}
