import { daysBetween, formatDate } from '../../values/calendar-date.ts'
import { fold } from '../../values/names.ts'
import type { Circumstances, DuplicateCandidate, EntryPerson, Problem } from '../event.ts'
import type { BirthDeclaration } from './declaration.ts'
import { birthPersons } from './persons.ts'
import { error, warning } from './rules-base.ts'

export type DuplicateVerdict = 'certain' | 'possible' | 'none'

export type DuplicateMatch = {
  reference: string
  verdict: DuplicateVerdict
  /** 0–100, to sort by. */
  score: number
  /** Why, in Vietnamese. */
  reasons: string[]
}

export type DuplicateJudgment = { verdict: DuplicateVerdict; matches: DuplicateMatch[] }

/** Two births of one mother closer than this are hard to believe unless they are one birth. */
const DAYS_BETWEEN_BIRTHS = 180

type Likeness = 'same' | 'probably' | 'different' | 'unknown'

function samePerson(one: EntryPerson | undefined, other: EntryPerson | undefined): Likeness {
  if (!one || !other) return 'unknown'
  if (one.pin !== null && other.pin !== null) return one.pin === other.pin ? 'same' : 'different'
  if (fold(one.name) !== fold(other.name)) return 'different'
  if (one.birth.date !== null && other.birth.date !== null)
    return one.birth.date === other.birth.date ? 'same' : 'different'
  if (one.birth.year === null || other.birth.year === null) return 'probably'
  return one.birth.year === other.birth.year ? 'same' : 'different'
}

const inRole = (persons: readonly EntryPerson[], role: EntryPerson['role']): EntryPerson | undefined =>
  persons.find((person) => person.role === role)

function judgeOne(declaration: BirthDeclaration, candidate: DuplicateCandidate): DuplicateMatch {
  const ours = birthPersons(declaration)
  const child = inRole(ours, 'CHILD')
  const other = inRole(candidate.persons, 'CHILD')
  const result = (verdict: DuplicateVerdict, score: number, ...reasons: string[]): DuplicateMatch => ({
    reference: candidate.reference,
    verdict,
    score,
    reasons,
  })
  if (!child || !other) return result('none', 0)
  if (child.pin !== null && child.pin === other.pin)
    return result('certain', 100, 'Cùng số định danh của người được khai sinh.')

  const sameName = fold(child.name) === fold(other.name)
  const bothDays = child.birth.date !== null && other.birth.date !== null
  const sameDay = bothDays && child.birth.date === other.birth.date
  const sameYear = child.birth.year !== null && child.birth.year === other.birth.year
  const mother = samePerson(inRole(ours, 'MOTHER'), inRole(candidate.persons, 'MOTHER'))
  const father = samePerson(inRole(ours, 'FATHER'), inRole(candidate.persons, 'FATHER'))
  const { code } = declaration.proof
  const sameCode = code !== '' && code === candidate.notificationCode
  const { plurality, order } = declaration.child
  const day = child.birth.date === null ? '' : formatDate(child.birth.date)

  if (mother === 'same' && sameDay) {
    if (sameName) return result('certain', 98, `Cùng người mẹ, cùng ngày sinh ${day}, cùng họ tên con.`)
    const twin = plurality > 1 && candidate.order !== order && (candidate.plurality ?? 2) > 1
    if (twin)
      return result(
        'none',
        20,
        `Cùng người mẹ, cùng ngày sinh ${day}: là con khác của lần sinh ${plurality} con đã khai.`,
      )
    const alike = `Cùng người mẹ, cùng ngày sinh ${day}`
    if (plurality > 1 && candidate.order === order)
      return result('possible', 85, `${alike} và cùng thứ tự con ${order} của lần sinh; kiểm tra thứ tự.`)
    return plurality > 1
      ? result('possible', 82, `${alike}, nhưng việc sinh kia khai chỉ có một con; đối chiếu số con của lần sinh.`)
      : result('possible', 80, `${alike}, khác tên con; nếu sinh đôi trở lên thì ghi số con của lần sinh.`)
  }
  if (sameCode) return result('possible', 75, `Cùng mã giấy chứng sinh ${code}.`)
  if (mother === 'probably' && sameDay && sameName)
    return result('possible', 75, `Cùng họ tên con, cùng ngày sinh ${day}, mẹ cùng họ tên.`)
  if (mother === 'different') return result('none', 5)
  if (mother === 'same' && bothDays && child.birth.date !== null && other.birth.date !== null) {
    const apart = Math.abs(daysBetween(child.birth.date, other.birth.date))
    if (apart > 0 && apart <= DAYS_BETWEEN_BIRTHS)
      return result('possible', 60, `Cùng người mẹ đã khai sinh một con khác cách ${apart} ngày; kiểm tra ngày sinh.`)
  }
  if (mother === 'same' && sameName && !bothDays && sameYear)
    return result('possible', 70, 'Cùng người mẹ, cùng họ tên con, cùng năm sinh.')
  if (sameName && (sameDay || (!bothDays && sameYear))) {
    if (father === 'same')
      return result(
        sameDay && mother === 'unknown' ? 'certain' : 'possible',
        90,
        'Cùng người cha, cùng họ tên và ngày sinh của con.',
      )
    if (father === 'different') return result('none', 10)
    if (sameDay && child.sex === other.sex) return result('possible', 50, `Cùng họ tên, giới tính và ngày sinh ${day}.`)
  }
  return result('none', 0)
}

/** R-A4: one birth, one entry in the nation: same child, same mother and day, twins explained (LHT art. 5.4). Pure; best match first. */
export function judgeDuplicates(
  declaration: BirthDeclaration,
  candidates: readonly DuplicateCandidate[],
): DuplicateJudgment {
  const matches = candidates
    .map((candidate) => judgeOne(declaration, candidate))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
  const has = (verdict: DuplicateVerdict) => matches.some((match) => match.verdict === verdict)
  return { verdict: has('certain') ? 'certain' : has('possible') ? 'possible' : 'none', matches }
}

const duplicateCite = 'Luật Hộ tịch 2014, Điều 5 khoản 4'

/** R-A4: a certain duplicate stops, a possible one needs a reason (LHT art. 5.4). */
export function notRegisteredTwice(declaration: BirthDeclaration, { duplicates }: Circumstances): Problem[] {
  return judgeDuplicates(declaration, duplicates ?? []).matches.flatMap(({ verdict, reference, reasons }) => {
    const ground = { rule: 'R-A4', cite: duplicateCite, pointer: '/child' }
    const why = reasons.join(' ')
    if (verdict === 'certain')
      return [
        error(
          ground,
          `Việc sinh này đã được đăng ký (${reference}). ${why} Cấp bản sao trích lục thay cho đăng ký mới.`,
          `This birth is registered already (${reference}); issue an extract copy instead.`,
        ),
      ]
    if (verdict === 'possible')
      return [
        warning(
          ground,
          `Có thể trùng với ${reference}. ${why} Đối chiếu rồi ghi lý do nếu không trùng.`,
          `Possibly the same birth as ${reference}; compare, and give a reason if it is not.`,
        ),
      ]
    return []
  })
}

/** R-B14: the code of a birth notification serves one entry only (TT 22/2025/TT-BYT; LHT art. 5.4). */
export function notificationUsedOnce({ proof }: BirthDeclaration, { notificationUsedBy }: Circumstances): Problem[] {
  if (!notificationUsedBy || proof.code === '') return []
  return [
    error(
      { rule: 'R-B14', cite: 'Thông tư 22/2025/TT-BYT; Luật Hộ tịch 2014, Điều 5 khoản 4', pointer: '/proof/code' },
      `Mã giấy chứng sinh này đã dùng cho ${notificationUsedBy}; kiểm tra lại mã.`,
      `This notification code was used for ${notificationUsedBy}; check it.`,
    ),
  ]
}
